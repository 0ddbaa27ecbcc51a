package plan

import (
	"slices"

	"github.com/newsgraph/kg/query/cypher"
)

// expand adds the operator that goes along a relationship of which one end is bound.
func (g *patternGraph) expand(r *patternRel) {
	in := g.in()
	in.Rows *= g.fanOut(r)
	left := r.left.bound // and so the side to start from
	from, to, dir := r.left, r.right, r.Dir
	if !left {
		from, to, dir = r.right, r.left, opposite(r.Dir)
	}
	names := [3]string{from.name, r.name, to.name}
	switch {
	case r.shortest != cypher.AnyLength:
		lo, hi := r.Min, r.Max
		g.op = &ShortestPath{in, r.left.slot, r.slot, r.right.slot, r.Dir, r.types, lo, hi, r.shortest == cypher.ShortestAll, r.step, r.where}
	case r.bound:
		g.op = &Endpoints{in, r.slot, r.left.slot, r.right.slot, r.left.bound, r.right.bound, r.Dir, r.types, g.unique(r)}
	case r.VarLength:
		g.op = &ExpandMany{In: in, Node: from.slot, Rel: r.slot, Other: to.slot, Names: names, Dir: dir, Types: r.types,
			Closed: to.bound, Min: r.Min, Max: r.Max, Reverse: !left, Unique: g.unique(r),
			Keep: g.wanted(r) || g.excludes(r), Step: r.step, Where: r.where}
	default:
		g.op = &Expand{In: in, Node: from.slot, Rel: r.slot, Other: to.slot, Names: names, Dir: dir, Types: r.types,
			Closed: to.bound, Unique: g.unique(r), Keep: g.wanted(r)}
		if !to.bound {
			g.skipImplied(r, to, dir)
		}
	}
	r.done = true
	delete(g.free, r.name)
	g.bound(r.left)
	g.bound(r.right)
}

// wanted tells whether anything can ask for a relationship: by its name, by the path that it is part of, or by
// a condition.
func (g *patternGraph) wanted(r *patternRel) bool { return r.inPath || r.tested || !anonymous(r.name) }

func opposite(d cypher.Direction) cypher.Direction {
	switch d {
	case cypher.Outgoing:
		return cypher.Incoming
	case cypher.Incoming:
		return cypher.Outgoing
	}
	return d
}

// unique lists the relationships of the pattern that r must differ from: those already bound whose types
// it could have.
func (g *patternGraph) unique(r *patternRel) []int {
	var slots []int
	for _, other := range g.rels {
		if other != r && other.done && other.shortest == cypher.AnyLength && overlap(r.types, other.types) {
			slots = append(slots, other.slot)
		}
	}
	return slots
}

// excludes tells whether there are other relationships in the pattern that must differ from r.
func (g *patternGraph) excludes(r *patternRel) bool {
	return slices.ContainsFunc(g.rels, func(other *patternRel) bool { return other != r && overlap(r.types, other.types) })
}

func overlap(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(t string) bool { return slices.Contains(b, t) })
}

func (g *patternGraph) buildPath(path *cypher.PathPattern) {
	if path.Var == nil {
		return
	}
	slot, _ := g.scope.Slot(path.Var.Name)
	op := &BuildPath{In: g.in(), Slot: slot}
	for _, n := range path.Nodes {
		s, _ := g.scope.Slot(n.Var.Name)
		op.Nodes = append(op.Nodes, s)
	}
	for _, r := range path.Rels {
		i := slices.IndexFunc(g.rels, func(x *patternRel) bool { return x.RelPattern == r })
		op.Rels = append(op.Rels, g.rels[i].slot)
	}
	g.op = op
	delete(g.free, path.Var.Name)
}

// scan is the cheapest way to find all that a node of the pattern may be, and the condition that it has
// used, if any.
func (g *patternGraph) scan(n *patternNode) (*Scan, *predicate) {
	in := g.in()
	once := in.Rows
	best := &Scan{In: in, Slot: n.slot, Name: n.name}
	best.Rows = once * float64(g.stats.CountNodes())
	var used, current *predicate
	offer := func(s Scan, rows float64) {
		s.In, s.Slot, s.Name = in, n.slot, n.name
		s.Rows = once * rows
		if s.Rows < best.Rows || s.Rows == best.Rows && s.Access > best.Access {
			best, used = &s, current
		}
	}
	for _, label := range n.labels {
		current = nil
		offer(Scan{Access: ByLabel, Label: label}, float64(g.stats.CountLabel(label)))
		for _, p := range g.preds {
			if !p.done && g.ready(p, n.name) {
				current = p
				g.seek(n, label, p.expr, offer)
			}
		}
	}
	return best, used
}

// relSeek is the cheapest way to find relationships by an index, of those that are reached by nothing bound yet, nil if
// there is none, and the condition that it uses.
func (g *patternGraph) relSeek() (best *RelSeek, of *patternRel, used *predicate) {
	in := g.in()
	once := in.Rows
	for _, r := range g.rels {
		if r.done || r.bound || r.VarLength || r.shortest != cypher.AnyLength || len(r.types) != 1 {
			continue
		}
		for _, p := range g.preds {
			c, ok := p.expr.(*cypher.Comparison)
			if p.done || !g.ready(p, r.name) || !ok || len(c.Ops) != 1 {
				continue
			}
			prop, other, op, ok := propComparison(r.name, c)
			if !ok || op != cypher.OpEqual || !g.stats.HasEdgeIndex(r.types[0], prop) {
				continue
			}
			entries, distinct := g.stats.EdgeIndexStats(r.types[0], prop)
			in.Rows = once * float64(entries) / float64(max(1, distinct))
			if best == nil || in.Rows < best.Rows {
				best, of, used = &RelSeek{in, r.slot, r.name, r.types[0], prop, g.expr(other), g.expr(p.expr)}, r, p
			}
		}
	}
	return best, of, used
}

// satisfied notes which conditions a scan has made true: that of its label need not be tested, that of its
// property is left to the scan where it asks for one value.
func (g *patternGraph) satisfied(s *Scan, used *predicate) {
	if used != nil {
		used.passes = 1
		if s.Access >= BySeek {
			test := g.expr(used.expr)
			s.Test, used.done = &test, true
		}
	}
	for _, p := range g.preds {
		h, ok := p.expr.(*cypher.HasLabels)
		if !ok || s.Access == AllNodes {
			continue
		}
		v, isName := h.X.(*cypher.Variable)
		l, isLabel := h.Labels.(*cypher.LabelName)
		if isName && isLabel && v.Name == s.Name && l.Name == s.Label {
			p.done = true
		}
	}
}

// seek offers the scans by an index that a condition allows. The condition is to be tested all the same.
func (g *patternGraph) seek(n *patternNode, label string, e cypher.Expr, offer func(Scan, float64)) {
	switch e := e.(type) {
	case *cypher.Comparison:
		if len(e.Ops) != 1 {
			return
		}
		if prop, other, op, ok := propComparison(n.name, e); ok {
			g.seekComparison(label, prop, op, g.expr(other), offer)
		}
	case *cypher.Binary:
		prop, ok := propertyOf(n.name, e.X)
		if ok && e.Op == cypher.OpStartsWith && !cypher.Variables(e.Y)[n.name] && g.stats.HasIndex(label, prop) {
			entries, _ := g.stats.IndexStats(label, prop)
			offer(Scan{Access: ByPrefix, Label: label, Prop: prop, Value: g.expr(e.Y)}, float64(entries)/20)
		}
	}
}

func (g *patternGraph) seekComparison(label, prop string, op cypher.Op, v Expr, offer func(Scan, float64)) {
	s := Scan{Label: label, Prop: prop}
	if op == cypher.OpEqual && g.stats.KeyOf(label) == prop {
		s.Access, s.Value = ByKey, v
		offer(s, 1)
		return
	}
	if !g.stats.HasIndex(label, prop) {
		return
	}
	entries, distinct := g.stats.IndexStats(label, prop)
	switch op {
	case cypher.OpEqual:
		s.Access, s.Value = BySeek, v
		offer(s, float64(entries)/float64(max(1, distinct)))
		return
	case cypher.OpLess, cypher.OpLessEq:
		s.Access, s.Hi = ByRange, Bound{v, op == cypher.OpLessEq}
	case cypher.OpGreater, cypher.OpGreaterEq:
		s.Access, s.Low = ByRange, Bound{v, op == cypher.OpGreaterEq}
	default:
		return
	}
	offer(s, float64(entries)/3)
}

// propComparison reads n.prop op other, either way round.
func propComparison(name string, c *cypher.Comparison) (prop string, other cypher.Expr, op cypher.Op, ok bool) {
	x, y, op := c.Operands[0], c.Operands[1], c.Ops[0]
	if prop, ok = propertyOf(name, x); ok && !cypher.Variables(y)[name] {
		return prop, y, op, true
	}
	if prop, ok = propertyOf(name, y); ok && !cypher.Variables(x)[name] {
		return prop, x, mirrored(op), true
	}
	return "", nil, "", false
}

func mirrored(op cypher.Op) cypher.Op {
	switch op {
	case cypher.OpLess:
		return cypher.OpGreater
	case cypher.OpLessEq:
		return cypher.OpGreaterEq
	case cypher.OpGreater:
		return cypher.OpLess
	case cypher.OpGreaterEq:
		return cypher.OpLessEq
	}
	return op
}

func propertyOf(name string, e cypher.Expr) (string, bool) {
	p, ok := e.(*cypher.Property)
	if !ok {
		return "", false
	}
	v, ok := p.X.(*cypher.Variable)
	if !ok || v.Name != name {
		return "", false
	}
	return p.Name, true
}
