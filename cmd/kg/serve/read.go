package serve

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/newsgraph/kg/graph"
)

// call is a request that reads, within its transaction.
type call struct {
	ctx     context.Context
	request *http.Request
	query   url.Values
	tag     string // of the state of the database
	*reader
}

// reading makes the answer to a call: what encoding/json writes.
type reading func(*call) (any, error)

// read serves a GET: the answer is made in a transaction, and sent when that has ended.
func (s *Server) read(f reading) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := timed(r, s.opts.Timeout)
		defer cancel()
		body, err := s.readBody(ctx, w, r, f)
		switch {
		case err != nil:
			s.fail(w, r, err)
		case body == nil:
			w.WriteHeader(http.StatusNotModified)
		default:
			sendJSON(w, body)
		}
	}
}

// readBody returns nothing where the client has the answer already.
func (s *Server) readBody(ctx context.Context, w http.ResponseWriter, r *http.Request, f reading) (body []byte, err error) {
	leave, err := s.reads.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var answer any
	fresh := false
	err = s.use(ctx, false, func(g *graph.Graph) error {
		return g.View(ctx, func(tx *graph.Tx) error {
			tag := s.tag(g, tx.Version())
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			if fresh = matches(r.Header.Get("If-None-Match"), tag); fresh {
				return nil
			}
			answer, err = f(&call{ctx: ctx, request: r, query: r.URL.Query(), tag: tag, reader: newReader(tx)})
			return err
		})
	})
	if err != nil && ctx.Err() != nil && r.Context().Err() == nil {
		err = context.Cause(ctx)
	}
	if err != nil || fresh {
		return nil, err
	}
	return encode(answer)
}

// kept is something that takes many reads, kept for as long as the database does not change.
type kept[T any] struct {
	mu    sync.Mutex
	tag   string
	value T
}

func (k *kept[T]) read(tag string, from func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.tag == tag {
		return k.value, nil
	}
	value, err := from()
	if err == nil {
		k.tag, k.value = tag, value
	}
	return value, err
}

// tag is the weak ETag of all answers from one state of the database by one version of kg. A transaction's number alone
// would not do: compacting starts it anew.
func (s *Server) tag(g *graph.Graph, version uint64) string {
	sum := fnv.New32a()
	fmt.Fprint(sum, s.opts.Version, s.opts.Write, s.opts.MaxRows, s.opts.Timeout)
	return fmt.Sprintf(`W/"%x-%x-%x"`, version, g.File().ModTime().UnixNano(), sum.Sum32())
}

// matches tells whether a list of ETags, of an If-None-Match, has tag. The comparison is weak.
func matches(list, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}

// encode is JSON that is no larger than an answer may be. It is safe within HTML, too.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		return nil, err
	}
	if b.Len() > maxAnswerBytes {
		return nil, newProblem(http.StatusUnprocessableEntity, kindTooLarge, "the answer has more than %d MiB; ask for less, or stream it", maxAnswerBytes>>20).bounded(maxAnswerBytes)
	}
	return b.Bytes(), nil
}

func sendJSON(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	allowTime(w)
	_, _ = w.Write(body) // a client that has gone needs no answer
}

func badRequest(format string, args ...any) *Problem {
	return newProblem(http.StatusBadRequest, kindBadRequest, format, args...)
}

// id is the number in the path.
func (c *call) id() (uint64, error) {
	return parseID("the number in the path", c.request.PathValue("id"))
}

func parseID(what, s string) (uint64, error) {
	id, err := strconv.ParseUint(s, 10, 63)
	if err != nil || id == 0 {
		return 0, badRequest("%s is %q; give a number from 1 on", what, s)
	}
	return id, nil
}

// text is a parameter that has to be given.
func (c *call) text(name string, most int) (string, error) {
	s := c.query.Get(name)
	switch {
	case strings.TrimSpace(s) == "":
		return "", badRequest("parameter %s is missing", name)
	case len(s) > most:
		return "", badRequest("parameter %s has %d bytes; the most are %d", name, len(s), most).bounded(int64(most))
	}
	return s, nil
}

// number is a parameter between two bounds.
func (c *call) number(name string, standard, least, most int) (int, error) {
	s := c.query.Get(name)
	if s == "" {
		return standard, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		return 0, badRequest("parameter %s is %q; give a number from %d to %d", name, s, least, most).bounded(int64(most))
	}
	return n, nil
}

// date is a parameter that is a day, or "".
func (c *call) date(name string) (string, error) {
	s := c.query.Get(name)
	if _, err := time.Parse(time.DateOnly, s); s != "" && err != nil {
		return "", badRequest("parameter %s is %q; give a day as 2023-03-22", name, s)
	}
	return s, nil
}

// list is a parameter of words joined by commas.
func (c *call) list(name string) []string {
	words := strings.Split(c.query.Get(name), ",")
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	return slices.DeleteFunc(words, func(s string) bool { return s == "" })
}

//go:embed openapi.yaml
var openAPI []byte

// description serves the API's description.
func (s *Server) description(w http.ResponseWriter, r *http.Request) {
	sum := fnv.New64a()
	_, _ = sum.Write(openAPI) // it never fails
	h := w.Header()
	h.Set("Content-Type", "application/yaml")
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", fmt.Sprintf(`W/"%x"`, sum.Sum64()))
	allowTime(w)
	http.ServeContent(w, r, "openapi.yaml", time.Time{}, bytes.NewReader(openAPI))
}
