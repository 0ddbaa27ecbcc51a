package serve

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path"
	"time"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/source"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// Ingested is what became of an article.
type Ingested struct {
	Outcome    string         `json:"outcome"`
	Article    graph.NodeID   `json:"article,omitempty"`
	Articles   map[string]int `json:"articles"`
	Statements int            `json:"statements"`
	Figures    int            `json:"figures"`
	NewNames   map[string]int `json:"new_names"`
}

// ingest reads the article of a request's body and stores what it says.
func (s *Server) ingest(w http.ResponseWriter, r *http.Request) {
	if !s.opts.Write {
		s.fail(w, r, newProblem(http.StatusForbidden, kindReadOnly, "this server changes nothing; start kg serve with --write to allow it"))
		return
	}
	ctx, cancel := timed(r, s.opts.Timeout)
	defer cancel()
	leave, err := s.writes.enter(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer leave()
	body, err := s.ingestBody(ctx, w, r)
	if err != nil && ctx.Err() != nil && !isProblem(err) {
		err = context.Cause(ctx)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	sendJSON(w, body)
}

func (s *Server) ingestBody(ctx context.Context, w http.ResponseWriter, r *http.Request) ([]byte, error) {
	article, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxArticleBody))
	if err != nil {
		return nil, err
	}
	opts, err := ingestOptions(r.URL.Query())
	if err != nil {
		return nil, err
	}
	var summary *ingest.Summary
	var id graph.NodeID
	err = s.use(ctx, true, func(g *graph.Graph) error {
		if summary, err = ingest.Run(ctx, g, []string{"-"}, bytes.NewReader(article), opts); err != nil {
			return err
		}
		return g.View(ctx, func(tx *graph.Tx) error {
			sum := sha256.Sum256(article)
			id, err = tx.NodeByKey("Article", hex.EncodeToString(sum[:]))
			if errors.Is(err, graph.ErrNotFound) {
				return nil // it was packed, or there are several
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	if len(summary.Failed) > 0 {
		return nil, unreadable(summary.Failed[0])
	}
	out := ingested(summary)
	out.Article = id
	return encode(out)
}

// ingestOptions are what the address tells of the article.
func ingestOptions(query url.Values) (*ingest.Options, error) {
	const most = 2000
	opts := &ingest.Options{Jobs: 1}
	name, address := path.Base(path.Clean("/"+query.Get("name"))), query.Get("url")
	if name == "/" {
		name = ""
	}
	if len(name) > most || len(address) > most {
		return nil, badRequest("parameters name and url have at most %d bytes", most).bounded(most)
	}
	if u, err := url.Parse(address); address != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return nil, badRequest("parameter url is %q; give the address of the article, with http or https", address)
	}
	opts.Name, opts.Extract.URL = name, address
	if published := query.Get("published"); published != "" {
		day, err := time.Parse(dayFormat, published)
		if err != nil {
			return nil, badRequest("parameter published is %q; give a day as 2023-03-22", published)
		}
		opts.Extract.Published = day
	}
	return opts, nil
}

// unreadable says what is wrong with an article.
func unreadable(err error) error {
	switch {
	case errors.Is(err, source.ErrTooLarge):
		return newProblem(http.StatusRequestEntityTooLarge, kindTooLarge, "%v", err).bounded(maxArticleBody)
	case errors.Is(err, source.ErrBinary), errors.Is(err, extract.ErrEmpty), errors.Is(err, graph.ErrInvalid):
		return newProblem(http.StatusUnprocessableEntity, kindBadRequest, "%v", err)
	}
	return newProblem(http.StatusUnprocessableEntity, kindBadRequest, "the article cannot be read: %v", err)
}

func ingested(s *ingest.Summary) *Ingested {
	out := &Ingested{Articles: map[string]int{}, Statements: s.Statements, Figures: s.Figures, NewNames: map[string]int{}}
	for outcome, n := range s.Articles {
		out.Articles[outcome.String()] = n
	}
	for label, n := range s.Nodes {
		if label != "Article" && label != "Statement" {
			out.NewNames[label] = n
		}
	}
	for _, outcome := range []store.Outcome{store.Added, store.Replaced, store.Unchanged} {
		if s.Articles[outcome] > 0 {
			out.Outcome = outcome.String()
			break
		}
	}
	return out
}
