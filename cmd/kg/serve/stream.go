package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// A stream is sent on when it has so many bytes, or has waited so long with any.
const (
	chunkBytes = 32 << 10
	chunkTime  = 100 * time.Millisecond
)

// streamEnd is the last line of a stream that came to its end.
type streamEnd struct {
	Rows      int            `json:"rows"`
	Truncated bool           `json:"truncated"`
	Notes     []string       `json:"notes"`
	Plan      string         `json:"plan,omitempty"`
	Counters  map[string]int `json:"counters,omitempty"`
	ElapsedMS float64        `json:"elapsed_ms"`
}

// stream sends the rows of a query as they are found, one a line. A client that takes none for a while, and any after
// the time of the request, is cut off, so that it holds the database no longer.
func (s *Server) stream(ctx context.Context, w http.ResponseWriter, r *http.Request, q *running) {
	var out *lines
	err := s.use(ctx, q.Write, func(g *graph.Graph) error {
		res, err := q.start(ctx, g)
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", streamType)
		w.Header().Set("Cache-Control", "no-store")
		out = &lines{w: w, flushed: time.Now()}
		out.end, _ = ctx.Deadline()
		return q.send(out, res)
	})
	if err != nil && ctx.Err() != nil && !isProblem(err) {
		err = context.Cause(ctx)
	}
	switch {
	case err == nil:
	case out == nil:
		s.fail(w, r, err)
	default:
		p := problemOf(err)
		s.logged(r, p)
		out.end = time.Now().Add(writeTime)        // the database is let go of
		_ = out.line(map[string]any{"problem": p}) // if this fails, too, the missing end tells
		_ = out.flush()
	}
}

func (q *running) send(out *lines, res *query.Result) error {
	if err := out.line(map[string]any{"columns": some(res.Columns)}); err != nil {
		return err
	}
	end := streamEnd{Notes: some(res.Notes)}
	for row, err := range res.Rows() {
		if err != nil {
			return err
		}
		if end.Rows == q.most(q.opts.MaxRows) {
			end.Truncated = true
			break
		}
		end.Rows++
		if err := out.line(map[string]any{"row": row}); err != nil {
			return err
		}
	}
	end.Plan, end.Counters, end.ElapsedMS = res.Plan, counters(res.Counters), q.elapsed()
	if err := out.line(map[string]any{"end": end}); err != nil {
		return err
	}
	return out.flush()
}

// lines writes JSON, a value a line, in chunks.
type lines struct {
	w       http.ResponseWriter
	b       bytes.Buffer
	flushed time.Time
	end     time.Time // when it has to be taken, at the latest
}

func (l *lines) line(v any) error {
	if err := json.NewEncoder(&l.b).Encode(v); err != nil {
		return err
	}
	if l.b.Len() < chunkBytes && time.Since(l.flushed) < chunkTime {
		return nil
	}
	return l.flush()
}

func (l *lines) flush() error {
	end := time.Now().Add(writeTime)
	if l.end.Before(end) {
		end = l.end
	}
	allowUntil(l.w, end)
	if _, err := l.w.Write(l.b.Bytes()); err != nil {
		return err
	}
	l.b.Reset()
	l.flushed = time.Now()
	return http.NewResponseController(l.w).Flush()
}
