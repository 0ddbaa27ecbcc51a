package serve

import (
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/newsgraph/kg/cmd/kg/serve/web"
)

func TestThePageIsServedForItsOwnAddresses(t *testing.T) {
	c := newClient(t, nil)
	for _, target := range []string{"/", "/index.html", "/q?text=x", "/entity/3", "/article/1?at=3-9", "/stats", "/..%2f..%2fetc%2fpasswd", "/a/../../etc/passwd"} {
		w := c.do(request("GET", target, ""))
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(w.Body.String(), "<html") {
			if w.Code != http.StatusTemporaryRedirect && w.Code != http.StatusMovedPermanently { // to the cleaned path
				t.Errorf("%s: status %d, %s", target, w.Code, w.Header().Get("Content-Type"))
			}
		}
	}
}

var nonce = regexp.MustCompile(`'nonce-([A-Z0-9]{20,})'`)

func TestEveryIndexHasANonceOfItsOwn(t *testing.T) {
	index, err := fs.ReadFile(web.Files(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(index), noncePlace) {
		t.Skip("the page needs no nonce")
	}
	c := newClient(t, nil)
	seen := map[string]bool{}
	for range 3 {
		w := c.do(request("GET", "/", ""))
		found := nonce.FindStringSubmatch(w.Header().Get("Content-Security-Policy"))
		if found == nil || !strings.Contains(w.Body.String(), found[1]) || strings.Contains(w.Body.String(), noncePlace) {
			t.Fatalf("policy %q does not go with the page", w.Header().Get("Content-Security-Policy"))
		}
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Error("a page with a nonce may be kept")
		}
		seen[found[1]] = true
	}
	if len(seen) != 3 {
		t.Error("a nonce came twice")
	}
}

func TestFilesOfThePageAreKeptByBrowsers(t *testing.T) {
	c := newClient(t, nil)
	err := fs.WalkDir(web.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "index.html" {
			return err
		}
		w := c.do(request("GET", "/"+name, ""))
		h := w.Header()
		if w.Code != http.StatusOK || h.Get("ETag") == "" || h.Get("Content-Type") == "" {
			t.Errorf("%s: status %d, headers %v", name, w.Code, h)
		}
		if immutable := strings.Contains(h.Get("Cache-Control"), "immutable"); immutable != strings.HasPrefix(name, "assets/") {
			t.Errorf("%s: Cache-Control %q", name, h.Get("Cache-Control"))
		}
		if w := c.do(request("GET", "/"+name, "", "If-None-Match", h.Get("ETag"))); w.Code != http.StatusNotModified {
			t.Errorf("%s again: status %d, want 304", name, w.Code)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
