// Package plan turns a query into a tree of operators, cheapest first by the graph's statistics. The tree
// says what to do in which order; package exec does it.
//
// A row is an array of slots. Every variable of a query has a slot of its own, and all operators of a
// query work on one row. Start with Planner.Query in query.go; pattern.go orders the steps of a MATCH.
package plan

import (
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
)

// Statistics is what the planner asks of the graph; *graph.Tx has it.
type Statistics interface {
	CountNodes() int64
	CountEdges() int64
	CountLabel(label string) int64
	CountType(typ string) int64
	CountPattern(label string, dir graph.Direction, typ string) int64
	HasIndex(label, prop string) bool
	KeyOf(label string) string
	IndexStats(label, prop string) (entries, distinct int64)
	HasEdgeIndex(typ, prop string) bool
	EdgeIndexStats(typ, prop string) (entries, distinct int64)
	IndexVersion() uint64
}

// Procedures tells which columns a procedure yields.
type Procedures interface {
	Outputs(procedure string) ([]string, bool)
	// OrderedBy is the column by which the rows come, the highest first; "" if there is none.
	OrderedBy(procedure string) string
}

// Scope says which slot holds each variable that can be seen at one place of a query.
type Scope struct {
	slots map[string]int
	// known are expressions that have been computed already, such as aggregates, with their slots.
	known map[cypher.Expr]int
}

// NewScope returns an empty scope.
func NewScope() *Scope { return &Scope{slots: map[string]int{}} }

// Slot returns the slot of a variable.
func (s *Scope) Slot(name string) (int, bool) {
	slot, ok := s.slots[name]
	return slot, ok
}

// Known returns the slot of an expression that has been computed already.
func (s *Scope) Known(e cypher.Expr) (int, bool) {
	slot, ok := s.known[e]
	return slot, ok
}

// With returns the scope with a variable more.
func (s *Scope) With(name string, slot int) *Scope {
	t := s.clone()
	t.slots[name] = slot
	return t
}

func (s *Scope) clone() *Scope { return &Scope{maps.Clone(s.slots), s.known} }

// Names lists the variables that a query can name, sorted.
func (s *Scope) Names() []string {
	var names []string
	for name := range s.slots {
		if !anonymous(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Live lists the slots in use, in ascending order.
func (s *Scope) Live() []int {
	return slices.Compact(slices.Sorted(maps.Values(s.slots)))
}

// Expr is an expression and the scope that its variables belong to.
type Expr struct {
	cypher.Expr
	Scope *Scope
}

// Item is an expression whose value goes to a slot.
type Item struct {
	Expr Expr
	Slot int
}

// Planner plans one query and hands out its slots.
type Planner struct {
	stats Statistics
	procs Procedures
	slots int
	names int // anonymous ones

	reading bool      // it plans a query, not yet an expression, that changes nothing
	implied []implied // labels that the plan does not test
}

// New returns a planner. procs knows the procedures that a query may call.
func New(stats Statistics, procs Procedures) *Planner {
	return &Planner{stats: stats, procs: procs}
}

// Over returns a planner that goes on from here over other statistics, to plan what expressions hold.
func (p *Planner) Over(stats Statistics) *Planner {
	q := *p
	q.stats = stats
	return &q
}

// NewSlot hands out a slot.
func (p *Planner) NewSlot() int {
	p.slots++
	return p.slots - 1
}

// Slots is the number of slots that a row needs.
func (p *Planner) Slots() int { return p.slots }

// anonymous names begin with a byte that no name in a query begins with.
const anonymousMark = '\x00'

func anonymous(name string) bool { return name != "" && name[0] == anonymousMark }

func (p *Planner) anonymousName() string {
	p.names++
	return string([]rune{anonymousMark, rune('0' + p.names)})
}
