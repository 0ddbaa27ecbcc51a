package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkRequests are those of the page, each through all of the handler but for the network.
func BenchmarkRequests(b *testing.B) {
	c := newClient(b, nil)
	company := c.id("腾讯")
	var list Articles
	c.get("/api/articles", &list)
	for _, bench := range []struct{ name, method, target, body string }{
		{"question", "POST", "/api/query", `{"text": "what did 刘炽平 say"}`},
		{"cypher", "POST", "/api/query", `{"text": "MATCH (p:Person)-[:SAID]->(s:Statement) RETURN p.name, count(s) ORDER BY count(s) DESC"}`},
		{"graph", "POST", "/api/query", `{"text": "MATCH (n)-[r]-(m) RETURN n, r, m LIMIT 25"}`},
		{"entity", "GET", resource("/api/entities/", company), ""},
		{"neighbourhood", "GET", resource("/api/graph/neighbourhood?depth=2&id=", company), ""},
		{"search", "GET", "/api/search?q=%E8%85%BE%E8%AE%AF", ""},
		{"complete", "GET", "/api/complete?text=what%20did%20%E8%85%BE", ""},
		{"article", "GET", resource("/api/articles/", list.Articles[0].ID), ""},
		{"stats", "GET", "/api/stats", ""},
		{"page", "GET", "/", ""},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w := httptest.NewRecorder()
				if c.server.ServeHTTP(w, request(bench.method, bench.target, bench.body)); w.Code != http.StatusOK {
					b.Fatalf("status %d: %s", w.Code, w.Body)
				}
			}
		})
	}
}

func BenchmarkNotModified(b *testing.B) {
	c := newClient(b, nil)
	tag := c.do(request("GET", "/api/stats", "")).Header().Get("ETag")
	for b.Loop() {
		w := httptest.NewRecorder()
		if c.server.ServeHTTP(w, request("GET", "/api/stats", "", "If-None-Match", tag)); w.Code != http.StatusNotModified {
			b.Fatalf("status %d", w.Code)
		}
	}
}
