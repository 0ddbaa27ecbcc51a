// Package query answers openCypher over a graph.
//
//	res, err := query.Run(ctx, g, "MATCH (p:Person) RETURN p.name ORDER BY p.name LIMIT 10", nil, nil)
//	...
//	for row, err := range res.Rows() {
//		...
//	}
//
// Start with Run. A query passes through a room each: cypher (text to tree), semantic (does the tree mean
// something), plan (in which order), exec (do it); value and function say what the language's values and
// functions are, procedure holds what CALL can call.
package query

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/exec"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/procedure"
	"github.com/newsgraph/kg/query/semantic"
	"github.com/newsgraph/kg/query/value"
)

// ErrReadOnly says that a query would write where it must not.
var ErrReadOnly = errors.New("the query writes")

// Error is what was wrong with a query: kind, place and what to do; see package cypher.
type Error = cypher.Error

// Counters count the changes that a query made.
type Counters = exec.Counters

// DefaultMemoryLimit bounds what a query may hold at a time where Options do not say, in bytes.
const DefaultMemoryLimit = 1 << 30

// Options of Run. A nil *Options and its zero value mean the same.
type Options struct {
	// Write allows a query that changes the graph; without it such a query gives ErrReadOnly.
	Write bool
	// Timeout ends a query that takes longer. 0 does not.
	Timeout time.Duration
	// MemoryLimit ends a query that holds more, in bytes, roughly counted. 0 means
	// DefaultMemoryLimit, less than 0 no limit.
	MemoryLimit int64
	// Convert, if set, makes what Rows yields of each value, within the transaction of the query. It gets the values
	// that a row has otherwise.
	Convert func(tx *graph.Tx, v any) any
	// Procedures can be called besides kg's own.
	Procedures []procedure.Procedure
}

// Path is a walk through the graph; there is one node more than there are edges.
type Path struct {
	Nodes []graph.Node
	Edges []graph.Edge
}

// Result is the answer to a query.
type Result struct {
	// Columns are the names of the columns; none if the query returns nothing.
	Columns []string
	// Counters count what a writing query changed.
	Counters Counters
	// Plan is the plan as text, of EXPLAIN and, after Rows has ended, of PROFILE.
	Plan string
	// Notes tell of what is no error but may be a mistake: a label or a type that nothing has.
	Notes []string

	rows iter.Seq2[[]any, error]
}

// Rows yields the rows of the result, each with a value for every column: nil, bool, int64, float64,
// string, []byte, []any, map[string]any, the types of graph/temporal, graph.Node, graph.Edge or *Path.
// A node that a row holds twice has the same Props both times.
// A reading query runs while its rows are taken, in a transaction of its own, each time anew; leaving the
// loop ends it. The rows of one Result cannot be taken in two loops at the same time, and the graph must
// not be written to within the loop. The rows of a writing query are in memory. After an error there are no more rows.
func (r *Result) Rows() iter.Seq2[[]any, error] { return r.rows }

// Run parses, checks, plans and runs a query. params are the values of $parameters. The error is an *Error
// where the query itself is wrong; it wraps ErrReadOnly, a context's error, or an error of package graph
// where those are the cause. A query that writes is done when Run returns: all of it, or nothing.
func Run(ctx context.Context, g *graph.Graph, text string, params map[string]any, opts *Options) (*Result, error) {
	if opts == nil {
		opts = &Options{}
	}
	q := &running{ctx: ctx, g: g, text: text, opts: *opts, procs: procedure.Builtin(opts.Procedures...)}
	if q.opts.MemoryLimit == 0 {
		q.opts.MemoryLimit = DefaultMemoryLimit
	}
	var err error
	if q.params, err = parameters(params); err != nil {
		return nil, err
	}
	if err := q.parse(); err != nil {
		return nil, err
	}
	res := &Result{}
	switch {
	case q.tree.Mode == cypher.ModeExplain:
		return res, q.explain(res)
	case semantic.Writes(q.tree):
		if !opts.Write {
			return nil, fmt.Errorf("%w: it has %s; allow writing to run it", ErrReadOnly, "CREATE, MERGE, SET, REMOVE, DELETE or FOREACH")
		}
		return res, q.write(res)
	}
	return res, q.read(res)
}

func parameters(params map[string]any) (map[string]any, error) {
	values := make(map[string]any, len(params))
	for name, v := range params {
		x, ok := value.From(v)
		if !ok {
			return nil, fmt.Errorf("parameter $%s: a %T is no value of the language", name, v)
		}
		values[name] = x
	}
	return values, nil
}

// running is a query on its way.
type running struct {
	ctx    context.Context
	g      *graph.Graph
	text   string
	params map[string]any
	opts   Options
	procs  *procedure.Registry

	prepared
	key     planKey
	program *program
}

// parse parses and checks the query, or finds that done.
func (q *running) parse() (err error) {
	if q.keeps() {
		q.key = newPlanKey(q.g, q.text, q.params)
		if kept := recent.get(q.key); kept != nil {
			q.prepared = *kept
			return nil
		}
	}
	if q.tree, err = cypher.Parse(q.text); err != nil {
		return err
	}
	return q.locate(semantic.Check(q.tree, q.procs, q.params))
}

// keeps tells whether the plan may be kept: not where the caller's procedures have a part in it.
func (q *running) keeps() bool { return len(q.opts.Procedures) == 0 }

// locate gives an error of the query the text that it is about.
func (q *running) locate(err error) error {
	var e *Error
	if errors.As(err, &e) && e.Source == "" {
		e.In(q.text)
	}
	return err
}

func (q *running) timeLimited() (context.Context, context.CancelFunc) {
	if q.opts.Timeout <= 0 {
		return q.ctx, func() {}
	}
	return context.WithTimeoutCause(q.ctx, q.opts.Timeout, fmt.Errorf("the query took longer than %v: %w", q.opts.Timeout, context.DeadlineExceeded))
}

// prepare plans and compiles the query within a transaction.
func (q *running) prepare(tx *graph.Tx) (err error) {
	if !q.holds(tx) {
		q.planner = plan.New(tx, q.procs)
		if q.plan, err = q.planner.Query(q.tree, !semantic.Writes(q.tree)); err != nil {
			return err
		}
		if q.keeps() {
			q.checked, q.spare = &atomic.Uint64{}, &sync.Pool{}
			kept := q.prepared
			kept.planner = q.planner.Over(nil) // the transaction ends
			recent.put(q.key, &kept)
		}
	}
	if q.program = q.spareFor(tx); q.program == nil {
		p, err := exec.Compile(q.planner.Over(tx), q.procs, q.plan, q.tree.Mode == cypher.ModeProfile)
		if err != nil {
			return err
		}
		q.program = &program{p, tx.Version()}
	}
	return nil
}

func (q *running) newRun(ctx context.Context, tx *graph.Tx, writing bool) *exec.Run {
	return exec.NewRun(ctx, tx, q.params, writing, q.opts.MemoryLimit)
}

func (q *running) explain(res *Result) error {
	res.rows = func(func([]any, error) bool) {}
	err := q.g.View(q.ctx, func(tx *graph.Tx) error {
		res.Notes = notes(tx, q.tree)
		return q.prepare(tx)
	})
	if err == nil {
		res.Plan = plan.Text(q.plan, nil)
	}
	return q.locate(err)
}

// read prepares the query now and runs it when rows are asked for.
func (q *running) read(res *Result) error {
	// Where nothing has changed since the same query ran last, there is nothing to prepare.
	if q.plan == nil || q.checked.Load() != q.g.Version() {
		err := q.g.View(q.ctx, func(tx *graph.Tx) error {
			res.Notes = notes(tx, q.tree)
			if err := q.prepare(tx); err != nil {
				return err
			}
			if q.checked != nil && len(res.Notes) == 0 {
				q.checked.Store(tx.Version())
			}
			return nil
		})
		if err != nil {
			return q.locate(err)
		}
	}
	res.Columns = q.plan.Columns
	res.rows = func(yield func([]any, error) bool) {
		ctx, cancel := q.timeLimited()
		defer cancel()
		done := false
		err := q.g.View(ctx, func(tx *graph.Tx) error {
			if q.program == nil || q.program.version != tx.Version() {
				if err := q.prepare(tx); err != nil {
					return err
				}
			}
			p := q.program
			q.program = nil
			r := q.newRun(ctx, tx, false)
			err := p.Run(r, func(row []any) error {
				if len(row) == 0 {
					return nil // nothing but calls of procedures that return nothing
				}
				if done = !yield(q.resultRow(tx, row), nil); done {
					return errDone
				}
				return nil
			})
			q.profile(res, r)
			if err == nil && q.spare != nil {
				q.spare.Put(p)
			}
			return err
		})
		if err != nil && !done {
			yield(nil, q.cause(ctx, err))
		}
	}
	return nil
}

func (q *running) profile(res *Result, r *exec.Run) {
	if q.tree.Mode == cypher.ModeProfile {
		res.Plan = plan.Text(q.plan, r.Measured())
	}
}

// errDone ends a query whose caller wants no more rows.
var errDone = errors.New("no more rows wanted")

// cause tells a timeout by its own error.
func (q *running) cause(ctx context.Context, err error) error {
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return q.locate(err)
}

func (q *running) write(res *Result) error {
	ctx, cancel := q.timeLimited()
	defer cancel()
	var rows [][]any
	err := q.g.Update(ctx, func(tx *graph.Tx) error {
		if err := q.prepare(tx); err != nil {
			return err
		}
		r := q.newRun(ctx, tx, true)
		err := q.program.Run(r, func(row []any) error {
			size := int64(48)
			for _, v := range row {
				size += value.Size(v)
			}
			rows = append(rows, q.resultRow(tx, row))
			return r.Charge(size)
		})
		res.Columns, res.Counters = q.plan.Columns, r.Counters
		q.profile(res, r)
		return err
	})
	if err != nil {
		return q.cause(ctx, err)
	}
	if len(res.Columns) == 0 {
		rows = nil
	}
	res.rows = func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
	return nil
}

// resultRow makes the values of a row the caller's to keep. A node that stands in it more than once, as an
// article does in a list of evidence, is read once.
func (q *running) resultRow(tx *graph.Tx, row []any) []any {
	r := &rowReader{tx: tx}
	values := r.list(row)
	if q.opts.Convert != nil {
		for i, v := range values {
			values[i] = q.opts.Convert(tx, v)
		}
	}
	return values
}

// rowReader reads what the values of one row stand for.
type rowReader struct {
	tx    *graph.Tx
	nodes map[graph.NodeID]graph.Node // nil until there is one
}

func (r *rowReader) list(values []any) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = r.value(v)
	}
	return out
}

func (r *rowReader) value(v any) any {
	switch v := v.(type) {
	case value.Node:
		return r.node(v)
	case value.Rel:
		return resultEdge(r.tx, v)
	case *value.Path:
		p := &Path{}
		for _, n := range v.Nodes {
			p.Nodes = append(p.Nodes, r.node(n))
		}
		for _, e := range v.Rels {
			p.Edges = append(p.Edges, resultEdge(r.tx, e))
		}
		return p
	case []any:
		return r.list(v)
	case map[string]any:
		m := make(map[string]any, len(v))
		for key, e := range v {
			m[key] = r.value(e)
		}
		return m
	}
	return v
}

// node reads a node; one that the query has deleted has nothing but its id.
func (r *rowReader) node(n value.Node) graph.Node {
	node, ok := r.nodes[n.ID]
	if !ok {
		var err error
		if node, err = r.tx.Node(n.ID); err != nil {
			node = graph.Node{ID: n.ID}
		}
		if r.nodes == nil {
			r.nodes = map[graph.NodeID]graph.Node{}
		}
		r.nodes[n.ID] = node
	}
	return node
}

func resultEdge(tx *graph.Tx, r value.Rel) graph.Edge {
	edge, err := tx.Edge(r.ID)
	if err != nil {
		return graph.Edge{ID: r.ID, Type: tx.TypeName(r.Type), From: r.From, To: r.To}
	}
	return edge
}
