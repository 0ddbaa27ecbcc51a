package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
	"github.com/newsgraph/kg/query/cypher"
)

// The kinds of problem, for programs.
const (
	kindSyntax       = "syntax"
	kindSemantic     = "semantic"
	kindForm         = "unknown_form"
	kindName         = "unknown_name"
	kindAmbiguous    = "ambiguous_name"
	kindReadOnly     = "read_only"
	kindTimeout      = "timeout"
	kindTooLarge     = "too_large"
	kindMemory       = "memory"
	kindLocked       = "locked"
	kindBusy         = "busy"
	kindNotFound     = "not_found"
	kindBadRequest   = "bad_request"
	kindMethod       = "method_not_allowed"
	kindForbidden    = "forbidden"
	kindUnauthorized = "unauthorized"
	kindDamaged      = "damaged"
	kindInternal     = "internal"
)

// titles of the kinds, for people.
var titles = map[string]string{
	kindSyntax: "The query is wrong", kindSemantic: "The query is wrong", kindForm: "No question that kg knows",
	kindName: "The graph does not know the name", kindAmbiguous: "The name may be several things", kindReadOnly: "Changes are not allowed",
	kindTimeout: "It took too long", kindTooLarge: "It is too large", kindMemory: "It needs too much memory",
	kindLocked: "Another process has the database", kindBusy: "The server is busy", kindNotFound: "There is no such thing",
	kindBadRequest: "The request is wrong", kindMethod: "The method is wrong", kindForbidden: "The request is not allowed",
	kindUnauthorized: "A token is needed", kindDamaged: "The database is damaged", kindInternal: "The server failed",
}

// Problem is an error as a client gets it: RFC 9457, application/problem+json.
type Problem struct {
	Type       string    `json:"type"`
	Title      string    `json:"title"`
	Status     int       `json:"status"`
	Detail     string    `json:"detail"`
	Kind       string    `json:"kind"`
	Position   *Position `json:"position,omitempty"`
	Near       []string  `json:"near,omitempty"`
	Candidates []Ref     `json:"candidates,omitempty"`
	Limit      int64     `json:"limit,omitempty"`

	retryAfter int // seconds; 0 for no such header
	cause      error
}

// Position is a place in a query's text; Line and Column count from 1, columns in characters.
type Position struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (p *Problem) Error() string { return p.Detail }

func newProblem(status int, kind, format string, args ...any) *Problem {
	return &Problem{Type: "about:blank", Title: titles[kind], Status: status, Kind: kind, Detail: fmt.Sprintf(format, args...)}
}

// retry tells the client to come back after some seconds.
func (p *Problem) retry(seconds int) *Problem {
	p.retryAfter = seconds
	return p
}

// bounded names the bound that was passed.
func (p *Problem) bounded(limit int64) *Problem {
	p.Limit = limit
	return p
}

// problemOf tells any error of kg as a Problem.
func problemOf(err error) *Problem {
	var (
		known     *Problem
		wrong     *query.Error
		form      *ask.UnknownFormError
		name      *ask.UnknownNameError
		ambiguous *ask.AmbiguousNameError
		large     *http.MaxBytesError
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &wrong):
		return queryProblem(wrong)
	case errors.As(err, &form):
		p := newProblem(http.StatusUnprocessableEntity, kindForm, "%v", err)
		p.Near = form.Near
		return p
	case errors.As(err, &name):
		p := newProblem(http.StatusUnprocessableEntity, kindName, "%v", err)
		for _, c := range name.Near {
			p.Near = append(p.Near, c.Shown)
		}
		if len(p.Near) == 0 {
			p.Near = name.Known
		}
		return p
	case errors.As(err, &ambiguous):
		p := newProblem(http.StatusUnprocessableEntity, kindAmbiguous, "%v", err)
		for _, c := range ambiguous.Candidates {
			p.Candidates = append(p.Candidates, Ref{ID: c.Node, Label: c.Label, Name: c.Shown})
		}
		return p
	case errors.As(err, &large):
		return newProblem(http.StatusRequestEntityTooLarge, kindTooLarge, "the body is larger than %d bytes", large.Limit).bounded(large.Limit)
	case errors.Is(err, query.ErrReadOnly), errors.Is(err, graph.ErrReadOnly):
		return newProblem(http.StatusForbidden, kindReadOnly, "%v", err)
	case errors.Is(err, context.DeadlineExceeded):
		return newProblem(http.StatusGatewayTimeout, kindTimeout, "%v", err)
	case errors.Is(err, context.Canceled): // by the client, who reads no answer
		return newProblem(http.StatusGatewayTimeout, kindTimeout, "the request was given up")
	case errors.Is(err, graph.ErrLocked):
		return newProblem(http.StatusServiceUnavailable, kindLocked, "%v", err).retry(2)
	case errors.Is(err, graph.ErrNotFound):
		return newProblem(http.StatusNotFound, kindNotFound, "%v", err)
	case errors.Is(err, graph.ErrDamaged), errors.Is(err, graph.ErrFormat):
		p := newProblem(http.StatusInternalServerError, kindDamaged, "%v", err)
		p.cause = err
		return p
	case errors.Is(err, fs.ErrNotExist):
		return newProblem(http.StatusServiceUnavailable, kindNotFound, "the database is not there; make one with kg ingest").retry(2)
	}
	p := newProblem(http.StatusInternalServerError, kindInternal, "the server failed; its own output tells more")
	p.cause = err
	return p
}

// queryProblem says where a query is wrong.
func queryProblem(e *query.Error) *Problem {
	status, kind := http.StatusBadRequest, kindSemantic
	switch {
	case e.Kind == "SyntaxError" && e.Phase == cypher.CompileTime:
		kind = kindSyntax
	case e.Detail == "MemoryLimitExceeded":
		status, kind = http.StatusUnprocessableEntity, kindMemory
	}
	detail := e.Kind + ": " + e.Message
	if e.Hint != "" {
		detail += "; " + e.Hint
	}
	p := newProblem(status, kind, "%s", detail)
	if line, column := e.Position(); line > 0 {
		p.Position = &Position{Offset: e.Offset, Line: line, Column: column}
	}
	return p
}

// fail answers with a problem.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody listens any more
	}
	p := problemOf(err)
	s.logged(r, p)
	p.write(w)
}

// logged tells the person who runs the server what only they can act on.
func (s *Server) logged(r *http.Request, p *Problem) {
	if p.cause != nil {
		s.log.Printf("%s %s: %v", r.Method, r.URL.EscapedPath(), p.cause)
	}
}

func (p *Problem) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	if p.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(p.retryAfter))
	}
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // it is strings and numbers
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.Status)
	_, _ = w.Write(body) // a client that has gone needs no answer
}
