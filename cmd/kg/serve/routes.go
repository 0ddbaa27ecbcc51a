package serve

import (
	"net/http"
	"strings"
)

// route is a method and a path with what serves it.
type route struct {
	method, path string
	handler      http.HandlerFunc
}

func (s *Server) routes() []route {
	return []route{
		{"POST", "/api/query", s.query},
		{"GET", "/api/complete", s.read(s.complete)},
		{"GET", "/api/search", s.read(search)},
		{"GET", "/api/entities/{id}", s.read(entity)},
		{"GET", "/api/articles", s.read(articles)},
		{"POST", "/api/articles", s.ingest},
		{"GET", "/api/articles/{id}", s.read(article)},
		{"GET", "/api/graph/neighbourhood", s.read(neighbourhood)},
		{"GET", "/api/edges/{id}", s.read(edge)},
		{"GET", "/api/stats", s.read(s.stats)},
		{"GET", "/api/openapi.yaml", s.description},
	}
}

// mux serves the routes; another method of theirs is 405, another path below /api is 404, and any other is the page.
func (s *Server) mux() http.Handler {
	mux := http.NewServeMux()
	methods := map[string][]string{}
	for _, r := range s.routes() {
		mux.HandleFunc(r.method+" "+r.path, r.handler)
		methods[r.path] = append(methods[r.path], r.method)
		if r.method == "GET" {
			methods[r.path] = append(methods[r.path], "HEAD")
		}
	}
	for path, allowed := range methods {
		allow := strings.Join(allowed, ", ")
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", allow)
			s.fail(w, r, newProblem(http.StatusMethodNotAllowed, kindMethod, "%s is not for %s; use %s", r.URL.Path, r.Method, allow))
		})
	}
	unknown := func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, newProblem(http.StatusNotFound, kindNotFound, "there is no %s; /api/openapi.yaml lists what there is", r.URL.Path))
	}
	mux.HandleFunc("/api", unknown)
	mux.HandleFunc("/api/", unknown)
	mux.HandleFunc("/", s.servePage)
	return mux
}
