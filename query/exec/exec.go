// Package exec runs plans. Each operator becomes a stage: a function that takes the row as it stands, and
// calls the next stage once for each row that it makes. So rows stream from the scans to the caller with no
// copy in between; only sorting, grouping and changing the graph keep rows.
//
// Start with Compile, then stage.go. Expressions are compiled to closures in expr.go.
package exec

import (
	"context"
	"errors"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/procedure"
	"github.com/newsgraph/kg/query/value"
)

// Counters count the changes that a query made.
type Counters struct {
	NodesCreated, NodesDeleted                 int
	RelationshipsCreated, RelationshipsDeleted int
	PropertiesSet, LabelsAdded, LabelsRemoved  int
}

// Run is one execution: the row that all stages work on, and what they share.
type Run struct {
	function.Env
	Params   map[string]any
	Counters Counters

	row     []any
	edges   []graph.EdgeID // by slot, of the relationships that the patterns at work have taken
	more    int64          // how many rows like this one are left out, for an aggregation that only counts
	emit    func(row []any) error
	writing bool
	ticks   int
	rows    map[plan.Op]int64 // what each operator passed on, where that is measured
}

// NewRun prepares an execution in a transaction. writing says that the query may change the graph. A
// memory limit of 0 does not limit.
func NewRun(ctx context.Context, tx *graph.Tx, params map[string]any, writing bool, memoryLimit int64) *Run {
	return &Run{
		Env:    function.Env{Ctx: ctx, Tx: tx, Now: time.Now(), MemoryLimit: memoryLimit},
		Params: params, writing: writing,
	}
}

// tick is called for every row that a stage makes out of the graph; it ends the run with its context.
func (r *Run) tick() error {
	if r.ticks++; r.ticks%256 == 0 {
		return r.Ctx.Err()
	}
	return nil
}

// stage takes the row as it stands.
type stage func(r *Run) error

// stop is how a stage tells those before it that it needs no more rows. Each stage that stops others
// makes its own.
type stop struct{}

func (*stop) Error() string { return "no more rows needed" }

// after takes s for the good end of what it stopped.
func (s *stop) after(err error) error {
	if errors.Is(err, s) {
		return nil
	}
	return err
}

// Program is a plan made ready to run, once or more often, by one Run at a time.
type Program struct {
	start stage
	row   []any // of the Run at work
	edges []graph.EdgeID
}

// Compile makes a plan ready to run, and to be run again when that has ended, in this transaction or, if it only
// reads, in others that see the same graph. It keeps nothing of the transaction.
func Compile(p *plan.Planner, procs *procedure.Registry, root *plan.Plan, measure bool) (*Program, error) {
	c := &compiler{planner: p, procs: procs, measure: measure}
	out := make([]any, len(root.Slots))
	start, err := c.compile(root.Root, func(r *Run) error {
		for i, slot := range root.Slots {
			out[i] = r.row[slot]
		}
		return r.emit(out)
	})
	if err != nil {
		return nil, err
	}
	return &Program{start, make([]any, p.Slots()), make([]graph.EdgeID, p.Slots())}, nil
}

// Run runs the program to its end. emit is called for each row of the result with the values of the plan's
// columns, valid until it returns; an error from it ends the run.
func (p *Program) Run(r *Run, emit func(row []any) error) error {
	r.row, r.edges, r.emit = p.row, p.edges, emit
	err := p.start(r)
	clear(p.row) // what it holds may be large
	return err
}

// Measured returns how many rows each operator passed on.
func (r *Run) Measured() map[plan.Op]int64 { return r.rows }

type compiler struct {
	planner *plan.Planner
	procs   *procedure.Registry
	measure bool
}

// saved is a copy of some slots of a row.
type saved []any

func save(r *Run, slots []int) saved {
	s := make(saved, len(slots))
	for i, slot := range slots {
		s[i] = r.row[slot]
	}
	return s
}

func (s saved) restore(r *Run, slots []int) {
	for i, slot := range slots {
		r.row[slot] = s[i]
	}
}

func (s saved) size() int64 {
	n := int64(24)
	for _, v := range s {
		n += value.Size(v)
	}
	return n
}

// buffer keeps rows until all of them are there.
type buffer struct {
	slots []int
	rows  []saved
	bytes int64
}

func (b *buffer) add(r *Run) error {
	s := save(r, b.slots)
	n := s.size()
	b.bytes += n
	b.rows = append(b.rows, s)
	return r.Charge(n)
}

// each restores the rows one by one and empties the buffer.
func (b *buffer) each(r *Run, f stage) error {
	rows := b.rows
	defer b.clear(r)
	b.rows = nil
	for i, s := range rows {
		s.restore(r, b.slots)
		rows[i] = nil
		if err := f(r); err != nil {
			return err
		}
	}
	return nil
}

func (b *buffer) clear(r *Run) {
	b.rows = nil
	_ = r.Charge(-b.bytes) // giving back cannot fail
	b.bytes = 0
}
