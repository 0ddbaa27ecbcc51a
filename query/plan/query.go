package plan

import (
	"fmt"

	"github.com/newsgraph/kg/query/cypher"
)

// Plan is a planned query.
type Plan struct {
	Root    Op
	Columns []string // in order; none where the query returns nothing
	Slots   []int    // of the columns

	made     made
	scans    []*Scan // those that need an index
	relSeeks []*RelSeek
	implied  []implied
}

// Query plans a whole query, one that changes nothing if reading is set. It has been checked by package semantic.
func (p *Planner) Query(q *cypher.Query, reading bool) (*Plan, error) {
	p.reading = reading
	defer func() { p.reading = false }() // expressions are planned later, and their plans not looked at again
	root, columns, slots, err := p.union(&Argument{}, NewScope(), q)
	if err != nil {
		return nil, err
	}
	made := &Plan{Root: root, Columns: columns, Slots: slots, made: madeOf(p.stats), implied: p.implied}
	made.noteIndexed(root)
	return made, nil
}

// Subquery plans a query within an expression or clause, which may use the variables of scope.
func (p *Planner) Subquery(scope *Scope, q *cypher.Query) (*Plan, error) {
	root, columns, slots, err := p.union(&Argument{}, scope, q)
	if err != nil {
		return nil, err
	}
	return &Plan{Root: root, Columns: columns, Slots: slots}, nil
}

func (p *Planner) union(from Op, scope *Scope, q *cypher.Query) (Op, []string, []int, error) {
	if len(q.Parts) == 1 {
		return p.single(from, scope, q.Parts[0])
	}
	u := &Union{}
	var columns []string
	var out []int
	for i, part := range q.Parts {
		op, names, slots, err := p.single(&Argument{}, scope, part)
		if err != nil {
			return nil, nil, nil, err
		}
		if i == 0 {
			columns = names
			for range names {
				out = append(out, p.NewSlot())
			}
		}
		project := &Project{In: In{From: op, Rows: rows(op)}}
		for j, name := range columns {
			for k := range names {
				if names[k] == name {
					s := NewScope().With(name, slots[k])
					project.Items = append(project.Items, Item{Expr{&cypher.Variable{Name: name}, s}, out[j]})
				}
			}
		}
		u.Branches = append(u.Branches, project)
	}
	var op Op = u
	if !q.UnionAll {
		op = &Distinct{In{u, rows(u)}, out}
	}
	return op, columns, out, nil
}

// rows is what an operator is expected to pass on.
func rows(op Op) float64 {
	switch op := op.(type) {
	case Estimated:
		return op.Expected()
	case *Union:
		sum := 0.0
		for _, b := range op.Branches {
			sum += rows(b)
		}
		return sum
	}
	return 1
}

// builder strings the operators of one single query together.
type builder struct {
	*Planner
	op      Op
	scope   *Scope
	columns []string
	slots   []int
	groups  map[string]bool // variables by which the next clause groups
}

func (p *Planner) single(from Op, scope *Scope, q *cypher.SingleQuery) (Op, []string, []int, error) {
	b := &builder{Planner: p, op: from, scope: scope}
	for i, c := range q.Clauses {
		b.groups = nil
		if i+1 < len(q.Clauses) {
			b.groups = grouping(q.Clauses[i+1])
		}
		if err := b.clause(c); err != nil {
			return nil, nil, nil, err
		}
	}
	return b.op, b.columns, b.slots, nil
}

func (b *builder) in() In { return In{From: b.op, Rows: rows(b.op)} }

func (b *builder) expr(e cypher.Expr) Expr { return Expr{e, b.scope} }

func (b *builder) optionalExpr(e cypher.Expr) *Expr {
	if e == nil {
		return nil
	}
	return &Expr{e, b.scope}
}

// bind gives a new variable a slot.
func (b *builder) bind(name string) int {
	slot := b.NewSlot()
	b.scope = b.scope.With(name, slot)
	return slot
}

func (b *builder) clause(c cypher.Clause) error {
	switch c := c.(type) {
	case *cypher.Match:
		return b.match(c)
	case *cypher.Unwind:
		list := b.expr(c.List)
		in := b.in()
		in.Rows *= 10
		b.op = &Unwind{in, list, b.bind(c.Var.Name)}
	case *cypher.With:
		b.projection(&c.Projection, c.Where)
	case *cypher.Return:
		b.columns = b.projection(&c.Projection, nil)
		for _, name := range b.columns {
			slot, _ := b.scope.Slot(name)
			b.slots = append(b.slots, slot)
		}
	case *cypher.Create:
		b.create(c)
	case *cypher.Merge:
		return b.merge(c)
	case *cypher.Set:
		b.op = &Set{b.in(), b.changes(c.Items), b.scope.Live()}
	case *cypher.Remove:
		b.op = &Set{b.in(), b.removals(c.Items), b.scope.Live()}
	case *cypher.Delete:
		d := &Delete{In: b.in(), Detach: c.Detach, Live: b.scope.Live()}
		for _, e := range c.Exprs {
			d.Exprs = append(d.Exprs, b.expr(e))
		}
		b.op = d
	case *cypher.Foreach:
		return b.foreach(c)
	case *cypher.Call:
		return b.call(c)
	case *cypher.CallSubquery:
		return b.subquery(c)
	default:
		return fmt.Errorf("no plan for %T", c)
	}
	return nil
}

func (b *builder) foreach(c *cypher.Foreach) error {
	list := b.expr(c.List)
	inner := &builder{Planner: b.Planner, op: &Argument{}, scope: b.scope}
	inner.op = &Unwind{inner.in(), list, inner.bind(c.Var.Name)}
	for _, clause := range c.Body {
		if err := inner.clause(clause); err != nil {
			return err
		}
	}
	b.op = &Each{b.in(), inner.op, b.scope.Live()}
	return nil
}

// call plans CALL of a procedure. A call that is the whole query yields all columns.
func (b *builder) call(c *cypher.Call) error {
	outputs, ok := b.procs.Outputs(c.Procedure)
	if !ok {
		return fmt.Errorf("no procedure %s", c.Procedure)
	}
	op := &Call{In: b.in(), Procedure: c.Procedure, Void: len(outputs) == 0}
	for _, a := range c.Args {
		op.Args = append(op.Args, b.expr(a))
	}
	items := c.Yield
	all := c.Standalone && !c.HasYield || c.YieldAll
	if all {
		for _, name := range outputs {
			items = append(items, cypher.YieldItem{Field: name, Var: &cypher.Variable{Name: name}})
		}
	}
	for _, item := range items {
		op.Fields = append(op.Fields, item.Field)
		op.Slots = append(op.Slots, b.bind(item.Var.Name))
		if c.Standalone {
			b.columns = append(b.columns, item.Var.Name)
		}
	}
	if c.Standalone {
		b.slots = op.Slots
	}
	op.Rows *= 10
	b.op = op
	b.filter(c.Where)
	return nil
}

func (b *builder) filter(where cypher.Expr) {
	if where == nil {
		return
	}
	f := &Filter{In: b.in()}
	for _, e := range cypher.Conjuncts(where) {
		f.Where = append(f.Where, b.expr(e))
		f.Rows *= selectivity
	}
	b.op = f
}

// subquery plans CALL { … }. A leading WITH imports variables; without it, the query sees none.
func (b *builder) subquery(c *cypher.CallSubquery) error {
	scope := NewScope()
	if w, ok := c.Query.Parts[0].Clauses[0].(*cypher.With); ok && importing(w) {
		scope = b.scope
	}
	inner, columns, slots, err := b.union(&Argument{}, scope, c.Query)
	if err != nil {
		return err
	}
	if len(columns) == 0 {
		b.op = &Each{b.in(), inner, b.scope.Live()}
		return nil
	}
	in := b.in()
	in.Rows *= rows(inner)
	b.op = &Apply{In: in, Inner: inner}
	for i, name := range columns {
		b.scope = b.scope.With(name, slots[i])
	}
	return nil
}

// importing tells whether a WITH does nothing but name variables.
func importing(w *cypher.With) bool {
	for _, item := range w.Items {
		if _, ok := item.Expr.(*cypher.Variable); !ok || item.Alias != nil {
			return false
		}
	}
	return true
}
