package plan

import (
	"maps"
	"slices"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
)

// Aggregating tells whether an expression is an aggregate or contains one.
func Aggregating(e cypher.Expr) bool { return cypher.Any(e, isAggregate) }

func isAggregate(e cypher.Expr) bool {
	call, ok := e.(*cypher.FunctionCall)
	return ok && function.LookupAggregate(call.Name) != nil
}

// projection plans WITH or RETURN and returns the names of its columns.
func (b *builder) projection(pr *cypher.Projection, where cypher.Expr) []string {
	items := b.expand(pr)
	before := b.scope
	aggregating := slices.ContainsFunc(items, func(i cypher.ReturnItem) bool { return Aggregating(i.Expr) })
	if aggregating {
		b.aggregate(items, pr.OrderBy)
	}
	columns, outputs := b.project(items)
	if pr.Distinct {
		b.op = &Distinct{b.in(), slotsOf(outputs, columns)}
	}
	grouped := aggregating || pr.Distinct
	behind := b.behind(before, outputs)
	b.order(pr, items, behind, outputs, grouped, where)
	b.scope = behind
	if where != nil && (grouped || !overlaid(where, before, outputs)) {
		markKnown(where, items, outputs, behind.known)
	}
	b.filter(where)
	b.scope = outputs
	return columns
}

func slotsOf(s *Scope, names []string) []int {
	var slots []int
	for _, name := range names {
		slots = append(slots, s.slots[name])
	}
	return slots
}

// expand replaces * by the variables in scope.
func (b *builder) expand(pr *cypher.Projection) []cypher.ReturnItem {
	if !pr.All {
		return pr.Items
	}
	var items []cypher.ReturnItem
	for _, name := range b.scope.Names() {
		items = append(items, cypher.ReturnItem{Expr: &cypher.Variable{Name: name}})
	}
	return append(items, pr.Items...)
}

// project computes the items and returns the scope that holds them alone. A variable keeps its slot.
func (b *builder) project(items []cypher.ReturnItem) (columns []string, outputs *Scope) {
	outputs = NewScope()
	p := &Project{In: b.in()}
	for i := range items {
		name := items[i].Name()
		columns = append(columns, name)
		if slot, ok := b.scope.Known(items[i].Expr); ok {
			outputs.slots[name] = slot
			continue
		}
		if v, ok := items[i].Expr.(*cypher.Variable); ok {
			outputs.slots[name] = b.scope.slots[v.Name]
			continue
		}
		item := Item{b.expr(items[i].Expr), b.NewSlot()}
		p.Items = append(p.Items, item)
		outputs.slots[name] = item.Slot
	}
	if len(p.Items) > 0 {
		b.op = p
	}
	return columns, outputs
}

// aggregate plans grouping: items without aggregates are the keys; in the others each aggregate is
// computed to a slot, and what stands around it is computed once for the group.
func (b *builder) aggregate(items []cypher.ReturnItem, orderBy []cypher.SortItem) {
	a := &Aggregation{In: b.in()}
	known := map[cypher.Expr]int{}
	carry := map[int]bool{}
	byText := map[string]int{}
	collect := func(e cypher.Expr) {
		cypher.Any(e, func(x cypher.Expr) bool {
			if isAggregate(x) {
				text := cypher.PrintExpr(x)
				slot, ok := byText[text]
				if !ok || nondeterministic(x) {
					slot = b.NewSlot()
					byText[text] = slot
					a.Calls = append(a.Calls, AggregateCall{Call: x.(*cypher.FunctionCall), Scope: b.scope, Slot: slot})
				}
				known[x] = slot
			}
			return false
		})
		for name := range cypher.Variables(e) {
			if slot, ok := b.scope.Slot(name); ok {
				carry[slot] = true
			}
		}
	}
	for i := range items {
		e := items[i].Expr
		if Aggregating(e) {
			collect(e)
			continue
		}
		item := Item{b.expr(e), -1}
		if v, ok := e.(*cypher.Variable); ok {
			item.Slot = b.scope.slots[v.Name]
		} else {
			item.Slot = b.NewSlot()
			known[e] = item.Slot
		}
		a.Keys = append(a.Keys, item)
	}
	for _, s := range orderBy {
		if Aggregating(s.Expr) {
			collect(s.Expr)
		}
	}
	a.Carry = slices.Sorted(maps.Keys(carry))
	if len(a.Keys) == 0 {
		a.Rows = 1
	} else {
		a.Rows /= 2
	}
	b.op = a
	b.countOnly(a)
	b.scope = &Scope{b.scope.slots, known}
}

func nondeterministic(e cypher.Expr) bool {
	return cypher.Any(e, func(x cypher.Expr) bool {
		f, ok := x.(*cypher.FunctionCall)
		return ok && f.Name == "rand"
	})
}

// behind is the scope that ORDER BY and WHERE see: the columns and, behind them, what was there before.
func (b *builder) behind(before, outputs *Scope) *Scope {
	s := &Scope{maps.Clone(before.slots), maps.Clone(b.scope.known)}
	maps.Copy(s.slots, outputs.slots)
	if s.known == nil {
		s.known = map[cypher.Expr]int{}
	}
	return s
}

// order plans ORDER BY, SKIP and LIMIT. After DISTINCT or grouping, sort keys are made of expressions that
// are columns. Sorted rows keep what WHERE wants of them.
func (b *builder) order(pr *cypher.Projection, items []cypher.ReturnItem, behind, outputs *Scope, grouped bool, where cypher.Expr) {
	var skip, limit *Expr
	if pr.Skip != nil {
		skip = &Expr{pr.Skip, NewScope()}
	}
	if pr.Limit != nil {
		limit = &Expr{pr.Limit, NewScope()}
	}
	if call := b.inOrder(pr.OrderBy, behind); call != nil {
		call.Skip, call.Limit = skip, limit
	} else if len(pr.OrderBy) > 0 {
		s := &Sort{In: b.in(), Live: outputs.Live(), Limit: limit, Skip: skip}
		for name := range cypher.Variables(where) {
			if slot, ok := behind.Slot(name); ok {
				s.Live = union(s.Live, []int{slot})
			}
		}
		for _, item := range pr.OrderBy {
			if grouped || !overlaid(item.Expr, b.scope, outputs) {
				markKnown(item.Expr, items, outputs, behind.known)
			}
			s.Keys = append(s.Keys, SortKey{Expr{item.Expr, behind}, item.Descending})
		}
		b.op = s
	}
	if skip != nil {
		b.op = &Skip{b.in(), *skip}
	}
	if limit != nil {
		in := b.in()
		if n, ok := limit.Expr.(*cypher.Literal); ok {
			if count, ok := n.Value.(int64); ok {
				in.Rows = min(in.Rows, float64(count))
			}
		}
		b.op = &Limit{in, *limit}
	}
}

// inOrder returns the call of a procedure that yields its rows in the order asked for, if the rows at hand still are
// in that order; nil if not.
func (b *builder) inOrder(orderBy []cypher.SortItem, s *Scope) *Call {
	if len(orderBy) != 1 || !orderBy[0].Descending {
		return nil
	}
	v, ok := orderBy[0].Expr.(*cypher.Variable)
	if !ok {
		return nil
	}
	slot, _ := s.Slot(v.Name)
	for op := b.op; op != nil; op = op.Input() {
		switch op := op.(type) {
		case *Filter, *Expand, *ExpandMany, *Endpoints, *Project, *BuildPath:
			continue // they keep the order
		case *Call:
			by := slices.Index(op.Fields, b.procs.OrderedBy(op.Procedure))
			if _, once := op.From.(*Argument); once && by >= 0 && op.Slots[by] == slot {
				return op
			}
		}
		return nil
	}
	return nil
}

// overlaid tells whether an expression mentions a name that means another thing after the projection.
func overlaid(e cypher.Expr, before, outputs *Scope) bool {
	for name := range cypher.Variables(e) {
		slot, ok := outputs.slots[name]
		if old, was := before.slots[name]; ok && was && old != slot {
			return true
		}
	}
	return false
}

// markKnown finds the parts of a sort key that are columns.
func markKnown(e cypher.Expr, items []cypher.ReturnItem, outputs *Scope, known map[cypher.Expr]int) {
	if _, ok := known[e]; ok {
		return
	}
	if v, ok := e.(*cypher.Variable); ok {
		if _, isColumn := outputs.slots[v.Name]; isColumn {
			return
		}
	}
	text := cypher.PrintExpr(e)
	for i := range items {
		if cypher.PrintExpr(items[i].Expr) == text {
			known[e] = outputs.slots[items[i].Name()]
			return
		}
	}
	cypher.Children(e, func(x cypher.Expr) { markKnown(x, items, outputs, known) })
}
