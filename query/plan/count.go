package plan

import (
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
)

// countOnly looks at an Aggregation that does nothing but count, and at where its rows come from. Where the last
// relationship and the node behind it are only counted, the degree of the node before it is enough; where there is
// nothing else, the statistics of the graph are.
func (b *builder) countOnly(a *Aggregation) {
	counted := map[int]bool{}
	e, expands := a.From.(*Expand)
	if expands {
		if e.Closed || len(e.Unique) > 0 {
			return
		}
		counted[e.Rel], counted[e.Other] = true, true
	}
	scan, scans := a.From.(*Scan)
	if scans {
		counted[scan.Slot] = true
	}
	if !b.countsOnly(a, counted) {
		return
	}
	if expands {
		e.Count = true
		scan, scans = e.From.(*Scan)
	}
	if !scans || len(a.Keys) > 0 {
		return
	}
	if _, first := scan.From.(*Argument); !first || scan.Access > ByLabel {
		return
	}
	c := &Count{Label: scan.Label}
	if expands {
		if e.Dir == cypher.Both || len(e.Types) == 0 && scan.Access == ByLabel {
			return
		}
		c.Rels, c.Dir, c.Types = true, e.Dir, slices.Compact(slices.Sorted(slices.Values(e.Types)))
	}
	for _, call := range a.Calls {
		c.Slots = append(c.Slots, call.Slot)
	}
	c.In = In{From: scan.From, Rows: 1}
	b.op = c
}

// countsOnly tells whether the calls of an Aggregation count rows, and its keys have nothing to do with the slots
// that are counted. It notes which calls do.
func (b *builder) countsOnly(a *Aggregation, counted map[int]bool) bool {
	if len(a.Carry) > 0 && slices.ContainsFunc(a.Carry, func(slot int) bool { return !counted[slot] }) {
		return false
	}
	for _, key := range a.Keys {
		e := key.Expr.Expr
		if p, ok := e.(*cypher.Property); ok {
			e = p.X
		}
		v, ok := e.(*cypher.Variable)
		if !ok {
			return false
		}
		if slot, bound := key.Expr.Scope.Slot(v.Name); !bound || counted[slot] {
			return false
		}
	}
	rows := make([]bool, len(a.Calls))
	for i, call := range a.Calls {
		if rows[i] = call.Call.Star; rows[i] {
			continue
		}
		if call.Call.Name != "count" || call.Call.Distinct || len(call.Call.Args) != 1 {
			return false
		}
		v, ok := call.Call.Args[0].(*cypher.Variable)
		if !ok {
			return false
		}
		if slot, bound := call.Scope.Slot(v.Name); !bound || !counted[slot] {
			return false
		}
	}
	for i := range a.Calls {
		a.Calls[i].Rows = true
	}
	a.Carry = nil
	return len(rows) > 0
}

// Number is the count, by the statistics.
func (c *Count) Number(s Statistics) int64 {
	switch {
	case !c.Rels && c.Label == "":
		return s.CountNodes()
	case !c.Rels:
		return s.CountLabel(c.Label)
	case len(c.Types) == 0:
		return s.CountEdges()
	}
	var n int64
	for _, t := range c.Types {
		switch {
		case c.Label == "":
			n += s.CountType(t)
		case c.Dir == cypher.Incoming:
			n += s.CountPattern(c.Label, graph.In, t)
		default:
			n += s.CountPattern(c.Label, graph.Out, t)
		}
	}
	return n
}

// grouping returns the variables by which the clause after a MATCH groups what it counts: a pattern is better begun
// there, so that what is at its other end need not be looked at.
func grouping(next cypher.Clause) map[string]bool {
	var pr *cypher.Projection
	switch c := next.(type) {
	case *cypher.With:
		pr = &c.Projection
	case *cypher.Return:
		pr = &c.Projection
	default:
		return nil
	}
	names := map[string]bool{}
	aggregating := false
	for _, item := range pr.Items {
		if Aggregating(item.Expr) {
			aggregating = true
			continue
		}
		for name := range cypher.Variables(item.Expr) {
			names[name] = true
		}
	}
	if !aggregating {
		return nil
	}
	return names
}

// implied is a label that all edges of a type have at one end.
type implied struct {
	label, typ string
	dir        graph.Direction // seen from the node with the label
}

func (i implied) holds(s Statistics) bool {
	return s.CountPattern(i.label, i.dir, i.typ) == s.CountType(i.typ)
}

// skipImplied notes which labels of the node that r leads to need not be tested, because the statistics, which are
// exact, say that all such nodes have them. Where the query may change that itself, it tests.
func (g *patternGraph) skipImplied(r *patternRel, to *patternNode, dir cypher.Direction) {
	if !g.reading || len(r.types) != 1 || dir == cypher.Both || r.VarLength || r.shortest != cypher.AnyLength {
		return
	}
	end := graph.In
	if dir == cypher.Incoming {
		end = graph.Out
	}
	for _, p := range g.preds {
		h, ok := p.expr.(*cypher.HasLabels)
		if !ok || p.done {
			continue
		}
		v, isName := h.X.(*cypher.Variable)
		l, isLabel := h.Labels.(*cypher.LabelName)
		if !isName || !isLabel || v.Name != to.name {
			continue
		}
		if i := (implied{l.Name, r.types[0], end}); i.holds(g.stats) {
			p.done = true
			g.implied = append(g.implied, i)
		}
	}
}
