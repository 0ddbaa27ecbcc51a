package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
)

// queryRequest is the body of POST /api/query.
type queryRequest struct {
	Text      string         `json:"text"`
	Params    map[string]any `json:"params"`
	Write     bool           `json:"write"`
	Explain   bool           `json:"explain"`
	Limit     int            `json:"limit"`
	TimeoutMS int64          `json:"timeout_ms"`
}

// standardLimit is the most rows of an answer where the request names no number.
const standardLimit = 1000

const streamType = "application/x-ndjson"

// query answers a question or runs openCypher.
func (s *Server) query(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	q, err := s.readQuery(w, r)
	if err == nil {
		err = s.bound(q)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	ctx, cancel := timed(r, s.timeout(q))
	defer cancel()
	leave, err := s.queries.enter(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer leave()
	run := &running{Server: s, queryRequest: q, began: began, shown: newPicture()}
	if ask.IsCypher(q.Text) && accepts(r, streamType) {
		s.stream(ctx, w, r, run)
		return
	}
	body, err := run.answer(ctx)
	leaveEarly := context.Cause(ctx)
	if err != nil && leaveEarly != nil && r.Context().Err() == nil && !isProblem(err) {
		err = leaveEarly
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	sendJSON(w, body)
}

// readQuery reads the body, strictly: what is misspelt would silently not count.
func (s *Server) readQuery(w http.ResponseWriter, r *http.Request) (*queryRequest, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, newProblem(http.StatusUnsupportedMediaType, kindBadRequest, "send the query as JSON with Content-Type: application/json")
	}
	if r.ContentLength < 0 || r.ContentLength > smallBody {
		leave, err := s.bodies.enter(r.Context())
		if err != nil {
			return nil, err
		}
		defer leave()
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxQueryBody))
	d.DisallowUnknownFields()
	d.UseNumber()
	q := &queryRequest{}
	err := d.Decode(q)
	if err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			err = errors.New("there is more after the object")
		}
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, err
	case err != nil:
		return nil, badRequest("the body is not as openapi.yaml describes it: %v", err)
	}
	if q.Params, err = params(q.Params); err != nil {
		return nil, err
	}
	return q, nil
}

// params turns the numbers of a decoded body into those of openCypher.
func params(m map[string]any) (map[string]any, error) {
	for name, v := range m {
		x, err := param(v)
		if err != nil {
			return nil, badRequest("parameter $%s: %v", name, err)
		}
		m[name] = x
	}
	return m, nil
}

func param(v any) (any, error) {
	var err error
	switch v := v.(type) {
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return i, nil
		}
		if !strings.ContainsAny(v.String(), ".eE") {
			return nil, fmt.Errorf("%s is beyond 64 bits", v)
		}
		return v.Float64()
	case []any:
		for i, e := range v {
			if v[i], err = param(e); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		for key, e := range v {
			if v[key], err = param(e); err != nil {
				return nil, err
			}
		}
	}
	return v, nil
}

// bound checks a request against what this server allows and fills in what it leaves open.
func (s *Server) bound(q *queryRequest) error {
	const mostText = 100_000
	switch {
	case strings.TrimSpace(q.Text) == "":
		return badRequest("text is missing: a question, or openCypher")
	case len(q.Text) > mostText:
		return newProblem(http.StatusRequestEntityTooLarge, kindTooLarge, "text has %d bytes; the most are %d", len(q.Text), mostText).bounded(mostText)
	case !utf8.ValidString(q.Text):
		return badRequest("text is not UTF-8")
	case q.Limit < 0:
		return badRequest("limit is %d; give a number from 1 to %d", q.Limit, s.opts.MaxRows)
	case q.TimeoutMS < 0:
		return badRequest("timeout_ms is %d; give a number from 1 to %d", q.TimeoutMS, s.opts.Timeout.Milliseconds())
	case q.Write && !s.opts.Write:
		return newProblem(http.StatusForbidden, kindReadOnly, "this server changes nothing; start kg serve with --write to allow it")
	}
	return nil
}

func (s *Server) timeout(q *queryRequest) time.Duration {
	if asked := time.Duration(q.TimeoutMS) * time.Millisecond; q.TimeoutMS > 0 && q.TimeoutMS < s.opts.Timeout.Milliseconds() {
		return asked
	}
	return s.opts.Timeout
}

// accepts tells whether a client asks for a media type by its name.
func accepts(r *http.Request, media string) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		if kind, _, err := mime.ParseMediaType(part); err == nil && kind == media {
			return true
		}
	}
	return false
}

func isProblem(err error) bool {
	var p *Problem
	var e *query.Error
	return errors.As(err, &p) || errors.As(err, &e)
}

// running is a query at work.
type running struct {
	*Server
	*queryRequest
	began time.Time
	shown picture // what the rows hold
}

// answer is the body of the answer.
func (q *running) answer(ctx context.Context) (body []byte, err error) {
	err = q.use(ctx, q.Write, func(g *graph.Graph) error {
		if ask.IsCypher(q.Text) {
			body, err = q.rows(ctx, g)
		} else {
			body, err = q.question(ctx, g)
		}
		return err
	})
	return body, err
}

// Rows is what openCypher returned.
type Rows struct {
	rowsHead
	Rows json.RawMessage `json:"rows"`
	rowsTail
}

type rowsHead struct {
	Kind    string   `json:"kind"`
	Columns []string `json:"columns"`
}

type rowsTail struct {
	Plan      string         `json:"plan,omitempty"`
	Notes     []string       `json:"notes"`
	Counters  map[string]int `json:"counters"`
	Truncated bool           `json:"truncated"`
	Graph     Graph          `json:"graph"`
	ElapsedMS float64        `json:"elapsed_ms"`
}

// encode writes the rows as they have been encoded already, one by one, so that their size was known as they came.
func (r *Rows) encode() ([]byte, error) {
	head, err := encode(r.rowsHead)
	if err != nil {
		return nil, err
	}
	tail, err := encode(r.rowsTail)
	if err != nil {
		return nil, err
	}
	body := append(bytes.TrimSuffix(head, []byte("}\n")), `,"rows":`...)
	body = append(append(body, r.Rows...), ',')
	return append(body, bytes.TrimPrefix(tail, []byte("{"))...), nil
}

func (q *running) rows(ctx context.Context, g *graph.Graph) ([]byte, error) {
	res, err := q.start(ctx, g)
	if err != nil {
		return nil, err
	}
	out := Rows{rowsHead: rowsHead{"rows", some(res.Columns)}, rowsTail: rowsTail{Notes: some(res.Notes)}}
	var rows bytes.Buffer
	encoder := json.NewEncoder(&rows)
	rows.WriteByte('[')
	n := 0
	for row, err := range res.Rows() {
		if err != nil {
			return nil, err
		}
		if n == q.most(standardLimit) {
			out.Truncated = true
			break
		}
		if n++; n > 1 {
			rows.WriteByte(',')
		}
		if err := encoder.Encode(row); err != nil {
			return nil, err
		}
		if rows.Len() > maxAnswerBytes {
			return nil, newProblem(http.StatusUnprocessableEntity, kindTooLarge,
				"the first %d rows have more than %d MiB; add a LIMIT, return less of each, or stream them", n, maxAnswerBytes>>20).bounded(maxAnswerBytes)
		}
	}
	rows.WriteByte(']')
	out.Rows, out.Plan, out.Counters = rows.Bytes(), res.Plan, counters(res.Counters)
	err = g.View(ctx, func(tx *graph.Tx) error {
		out.Graph, err = q.shown.joined(newReader(tx))
		return err
	})
	if err != nil {
		return nil, err
	}
	out.ElapsedMS = q.elapsed()
	return out.encode()
}

// start runs the query so far that rows can be taken, whose values are ready for encoding/json.
func (q *running) start(ctx context.Context, g *graph.Graph) (*query.Result, error) {
	text := q.Text
	if q.Explain {
		text = "EXPLAIN " + text
	}
	var r *reader
	convert := func(tx *graph.Tx, v any) any {
		if r == nil || r.tx != tx {
			r = newReader(tx)
		}
		q.shown.take(v)
		return r.value(v)
	}
	res, err := query.Run(ctx, g, text, q.Params, &query.Options{Write: q.Write, MemoryLimit: queryMemory, Convert: convert})
	if errors.Is(err, query.ErrReadOnly) {
		if !q.opts.Write {
			return nil, newProblem(http.StatusForbidden, kindReadOnly, "the query writes, and this server changes nothing; start kg serve with --write to allow it")
		}
		return nil, newProblem(http.StatusForbidden, kindReadOnly, `the query writes; send "write": true to allow it`)
	}
	return res, err
}

// most is how many rows are wanted and allowed.
func (q *running) most(standard int) int {
	if q.Limit == 0 {
		return min(standard, q.opts.MaxRows)
	}
	return min(q.Limit, q.opts.MaxRows)
}

func (q *running) elapsed() float64 { return float64(time.Since(q.began).Microseconds()) / 1000 }

// counters are those that are not 0.
func counters(c query.Counters) map[string]int {
	out := map[string]int{}
	for name, n := range map[string]int{
		"nodes_created": c.NodesCreated, "nodes_deleted": c.NodesDeleted, "edges_created": c.RelationshipsCreated, "edges_deleted": c.RelationshipsDeleted,
		"properties_set": c.PropertiesSet, "labels_added": c.LabelsAdded, "labels_removed": c.LabelsRemoved,
	} {
		if n != 0 {
			out[name] = n
		}
	}
	return out
}
