package serve

import "net/http"

func notYet(*call) (any, error) {
	return nil, newProblem(http.StatusNotImplemented, kindInternal, "not yet")
}

var complete, search = notYet, notYet

func (s *Server) ingest(w http.ResponseWriter, r *http.Request) {
	_, err := notYet(nil)
	s.fail(w, r, err)
}
