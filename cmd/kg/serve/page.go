package serve

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/newsgraph/kg/cmd/kg/serve/web"
)

// page serves the explorer's files.
type page struct {
	files fs.FS
	tags  sync.Map // ETag by name
}

func newPage() *page { return &page{files: web.Files()} }

// noncePlace is what index.html has in place of the nonce of a response.
const noncePlace = "__CSP_NONCE__"

// contentTypes by extension; those of the system may be missing or wrong.
var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".ico": "image/x-icon", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".map": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
}

// servePage serves a file of the page, or index.html for the addresses that the page itself makes.
func (s *Server) servePage(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.fail(w, r, newProblem(http.StatusMethodNotAllowed, kindMethod, "%s is not for %s; use GET", r.URL.Path, r.Method))
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	data, err := fs.ReadFile(s.page.files, name)
	switch {
	case err == nil && name != "index.html":
		s.page.file(w, r, name, data)
	case strings.HasPrefix(name, "assets/"):
		s.fail(w, r, newProblem(http.StatusNotFound, kindNotFound, "there is no %s", r.URL.Path))
	default:
		s.index(w, r)
	}
}

func (p *page) file(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	tag, ok := p.tags.Load(name)
	if !ok {
		sum := sha256.Sum256(data)
		tag, _ = p.tags.LoadOrStore(name, `W/"`+hex.EncodeToString(sum[:8])+`"`)
	}
	h := w.Header()
	h.Set("ETag", tag.(string))
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") { // their names change with their content
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if kind := contentTypes[path.Ext(name)]; kind != "" {
		h.Set("Content-Type", kind)
	}
	allowTime(w)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// index serves index.html with a nonce that no other response has.
func (s *Server) index(w http.ResponseWriter, r *http.Request) {
	data, err := fs.ReadFile(s.page.files, "index.html")
	if err != nil {
		s.fail(w, r, err)
		return
	}
	h := w.Header()
	if bytes.Contains(data, []byte(noncePlace)) {
		nonce := rand.Text()
		data = bytes.ReplaceAll(data, []byte(noncePlace), []byte(nonce))
		h.Set("Content-Security-Policy", policy(nonce))
	}
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", contentTypes[".html"])
	allowTime(w)
	_, _ = w.Write(data) // a client that has gone needs no answer
}
