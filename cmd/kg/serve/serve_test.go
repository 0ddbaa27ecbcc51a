package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

const (
	articleFile = "../../../testdata/articles/tencent-2022q4.txt"
	ownAddress  = "127.0.0.1:8484"
)

// sample is a database with the article of testdata, made once.
var sample = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "kg-serve-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "kg.db")
	if err := ingestInto(path, articleFile); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// ingestInto does what kg ingest does.
func ingestInto(path string, articles ...string) error {
	g, err := graph.Open(path, &graph.Options{Timeout: 10 * time.Second})
	if err != nil {
		return err
	}
	defer g.Close()
	if err := g.Update(context.Background(), store.Prepare); err != nil {
		return err
	}
	_, err = ingest.Run(context.Background(), g, articles, nil, nil)
	return err
}

// sampleFile is the database of a test: its own copy of the sample.
func sampleFile(t testing.TB) string {
	t.Helper()
	data, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "kg.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// client asks a server within the process and holds every answer against openapi.yaml.
type client struct {
	t      testing.TB
	server *Server
}

func newClient(t testing.TB, change func(*Options)) *client {
	t.Helper()
	opts := Options{Path: sampleFile(t), Host: "127.0.0.1", Port: "8484", Version: "test", Log: t.Output()}
	if change != nil {
		change(&opts)
	}
	s := New(opts)
	t.Cleanup(func() { s.Close() })
	return &client{t, s}
}

func writable(o *Options) { o.Write = true }

// request makes a request as a browser on this machine does; headers are pairs.
func request(method, target, body string, headers ...string) *http.Request {
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, target, reader)
	r.Host = ownAddress
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		switch headers[i] {
		case "Host":
			r.Host = headers[i+1]
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	return r
}

func (c *client) do(r *http.Request) *httptest.ResponseRecorder {
	c.t.Helper()
	w := httptest.NewRecorder()
	c.server.ServeHTTP(w, r)
	checkContract(c.t, r, w)
	return w
}

// get decodes the answer of a GET that has to be good.
func (c *client) get(target string, into any) {
	c.t.Helper()
	c.decode(c.do(request(http.MethodGet, target, "")), into)
}

func (c *client) decode(w *httptest.ResponseRecorder, into any) {
	c.t.Helper()
	if w.Code != http.StatusOK {
		c.t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		c.t.Fatalf("%v in %s", err, w.Body)
	}
}

// ask decodes the answer to a query that has to be good.
func (c *client) ask(q queryRequest, into any) {
	c.t.Helper()
	c.decode(c.query(q), into)
}

func (c *client) query(q queryRequest, headers ...string) *httptest.ResponseRecorder {
	c.t.Helper()
	body := map[string]any{"text": q.Text, "write": q.Write, "explain": q.Explain}
	if q.Params != nil {
		body["params"] = q.Params
	}
	if q.Limit != 0 {
		body["limit"] = q.Limit
	}
	if q.TimeoutMS != 0 {
		body["timeout_ms"] = q.TimeoutMS
	}
	b, err := json.Marshal(body)
	if err != nil {
		c.t.Fatal(err)
	}
	return c.do(request(http.MethodPost, "/api/query", string(b), headers...))
}

// problem is what went wrong with a response; it fails the test if nothing did.
func (c *client) problem(w *httptest.ResponseRecorder) Problem {
	c.t.Helper()
	var p Problem
	if kind := w.Header().Get("Content-Type"); kind != "application/problem+json" {
		c.t.Fatalf("status %d, content type %q; want a problem: %s", w.Code, kind, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		c.t.Fatal(err)
	}
	if p.Status != w.Code {
		c.t.Errorf("status %d in the body, %d of the response", p.Status, w.Code)
	}
	return p
}

// id is the node with a name.
func (c *client) id(name string) graph.NodeID {
	c.t.Helper()
	var found Found
	c.get("/api/search?q="+url.QueryEscape(name), &found)
	if len(found.Entities) == 0 {
		c.t.Fatalf("there is no %s", name)
	}
	return found.Entities[0].ID
}

// streamed are the lines of a stream.
func streamed(t testing.TB, body *bytes.Buffer) (list []map[string]json.RawMessage) {
	t.Helper()
	for line := range strings.Lines(body.String()) {
		var m map[string]json.RawMessage
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v in line %q", err, line)
		}
		list = append(list, m)
	}
	return list
}

// resource is the path of a resource.
func resource[ID ~uint64](prefix string, id ID) string {
	return prefix + strconv.FormatUint(uint64(id), 10)
}

// liveServer listens on a port of its own.
func liveServer(t testing.TB, change func(*Options)) *httptest.Server {
	t.Helper()
	c := newClient(t, change)
	server := httptest.NewServer(c.server)
	t.Cleanup(server.Close)
	return server
}
