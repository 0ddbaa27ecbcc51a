package plan

import (
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
)

// selectivity is the share of rows that a condition is taken to pass where nothing better is known.
const selectivity = 0.25

// match plans MATCH and OPTIONAL MATCH.
func (b *builder) match(c *cypher.Match) error {
	if !c.Optional {
		return b.pattern(c.Paths, c.Where)
	}
	inner := &builder{Planner: b.Planner, op: &Argument{}, scope: b.scope}
	if err := inner.pattern(c.Paths, c.Where); err != nil {
		return err
	}
	apply := &Apply{In: b.in(), Inner: inner.op, Optional: true}
	apply.Rows *= max(1, rows(inner.op))
	for name, slot := range inner.scope.slots {
		if _, bound := b.scope.slots[name]; !bound {
			apply.Nulls = append(apply.Nulls, slot)
		}
	}
	slices.Sort(apply.Nulls)
	b.op, b.scope = apply, inner.scope
	return nil
}

// Pattern plans the matching of one path pattern within an expression.
func (p *Planner) Pattern(scope *Scope, path *cypher.PathPattern, where cypher.Expr) (Op, *Scope, error) {
	b := &builder{Planner: p, op: &Argument{}, scope: scope}
	err := b.pattern([]*cypher.PathPattern{path}, where)
	return b.op, b.scope, err
}

// patternNode and patternRel are the pattern as a graph: nodes of the same name are one.
type patternNode struct {
	name  string
	slot  int
	bound bool
	// labels that the node must have, from plain conjunctions in the pattern
	labels []string
}

type patternRel struct {
	*cypher.RelPattern
	name        string
	slot        int
	bound       bool // before this pattern
	done        bool
	inPath      bool // of a path with a name
	tested      bool // has conditions
	left, right *patternNode
	shortest    cypher.Shortest
	types       []string
	step        int // slot of one relationship of a variable length
	where       *Expr
}

// predicate is a condition and the variables of the pattern that it waits for.
type predicate struct {
	expr   cypher.Expr
	vars   []string
	done   bool
	passes float64 // the share of rows that it is expected to pass; 0 if that was not found yet
}

// patternGraph is a pattern while its plan is made.
type patternGraph struct {
	*builder
	nodes []*patternNode
	rels  []*patternRel
	preds []*predicate
	free  map[string]bool // variables of the pattern that are not bound yet
}

// pattern plans the matching of some paths: it starts where the fewest nodes are expected, goes on where
// the fewest rows come of it, and tests every condition as soon as it can.
func (b *builder) pattern(paths []*cypher.PathPattern, where cypher.Expr) error {
	g := &patternGraph{builder: b, free: map[string]bool{}}
	named := make([]*cypher.PathPattern, len(paths))
	for i, path := range paths {
		named[i] = b.named(path)
		g.addPath(named[i])
	}
	for _, path := range named {
		if path.Var != nil {
			b.bind(path.Var.Name)
			g.free[path.Var.Name] = true
		}
	}
	for _, e := range cypher.Conjuncts(where) {
		g.require(e)
	}
	g.waitFor()
	g.test()
	for g.step() {
		g.test()
	}
	for _, path := range named {
		g.buildPath(path)
	}
	g.test()
	b.forgetAnonymous()
	return nil
}

func (b *builder) forgetAnonymous() {
	scope := b.scope.clone()
	for name := range scope.slots {
		if anonymous(name) {
			delete(scope.slots, name)
		}
	}
	b.scope = scope
}

func (g *patternGraph) addPath(path *cypher.PathPattern) {
	nodes := make([]*patternNode, len(path.Nodes))
	for i, n := range path.Nodes {
		nodes[i] = g.addNode(n)
	}
	if len(path.Rels) == 0 && nodes[0].bound { // null is no node, and nothing else would notice
		g.require(&cypher.IsNull{Pos: path.Pos, X: path.Nodes[0].Var, Not: true})
	}
	for i, r := range path.Rels {
		rel := g.addRel(r, nodes[i], nodes[i+1], path.Shortest)
		rel.inPath = path.Var != nil
	}
}

func (g *patternGraph) addNode(n *cypher.NodePattern) *patternNode {
	name := n.Var.Name
	i := slices.IndexFunc(g.nodes, func(m *patternNode) bool { return m.name == name })
	if i < 0 {
		node := &patternNode{name: name}
		if slot, ok := g.scope.Slot(name); ok {
			node.slot, node.bound = slot, true
		} else {
			node.slot = g.bind(name)
			g.free[name] = true
		}
		g.nodes = append(g.nodes, node)
		i = len(g.nodes) - 1
	}
	node := g.nodes[i]
	if n.Labels != nil {
		if labels, ok := cypher.AllOf(n.Labels); ok {
			node.labels = append(node.labels, labels...)
		}
		for _, l := range labelConjuncts(n.Labels) {
			g.require(&cypher.HasLabels{Pos: n.Pos, X: n.Var, Labels: l})
		}
	}
	g.requireProps(n.Var, n.Props)
	if n.Where != nil {
		g.require(n.Where)
	}
	return node
}

func labelConjuncts(e cypher.LabelExpr) []cypher.LabelExpr {
	if and, ok := e.(*cypher.LabelAnd); ok {
		return append(labelConjuncts(and.X), labelConjuncts(and.Y)...)
	}
	return []cypher.LabelExpr{e}
}

func (g *patternGraph) require(e cypher.Expr) {
	g.preds = append(g.preds, &predicate{expr: e})
}

func (g *patternGraph) requireProps(v *cypher.Variable, props cypher.Expr) {
	for _, e := range propConditions(v, props) {
		g.require(e)
	}
}

// propConditions turns {key: value} into comparisons.
func propConditions(v *cypher.Variable, props cypher.Expr) []cypher.Expr {
	m, ok := props.(*cypher.MapLiteral)
	if !ok {
		return nil
	}
	var list []cypher.Expr
	for i, key := range m.Keys {
		list = append(list, &cypher.Comparison{Pos: m.Pos, Ops: []cypher.Op{cypher.OpEqual},
			Operands: []cypher.Expr{&cypher.Property{Pos: m.Pos, X: v, Name: key}, m.Values[i]}})
	}
	return list
}

func (g *patternGraph) addRel(r *cypher.RelPattern, left, right *patternNode, shortest cypher.Shortest) *patternRel {
	rel := &patternRel{RelPattern: r, name: r.Var.Name, left: left, right: right, shortest: shortest}
	slot, bound := g.scope.Slot(rel.name)
	switch {
	case bound && r.VarLength: // match anew, and require the same
		rel.name, rel.tested = g.anonymousName(), true
		g.require(&cypher.Comparison{Pos: r.Pos, Ops: []cypher.Op{cypher.OpEqual},
			Operands: []cypher.Expr{&cypher.Variable{Pos: r.Pos, Name: rel.name}, r.Var}})
		fallthrough
	case !bound:
		rel.slot = g.bind(rel.name)
		g.free[rel.name] = true
	default:
		rel.slot, rel.bound = slot, true
	}
	g.relConditions(rel)
	g.rels = append(g.rels, rel)
	return rel
}

// relConditions sets the types of a relationship and what else it must meet.
func (g *patternGraph) relConditions(rel *patternRel) {
	v := &cypher.Variable{Pos: rel.Pos, Name: rel.name}
	if rel.VarLength || rel.shortest != cypher.AnyLength {
		v = &cypher.Variable{Pos: rel.Pos, Name: g.anonymousName()}
	}
	var conditions []cypher.Expr
	var plain bool
	if rel.types, plain = cypher.AnyOf(rel.Types); !plain {
		conditions = append(conditions, &cypher.HasLabels{Pos: rel.Pos, X: v, Labels: rel.Types})
	}
	conditions = append(conditions, propConditions(v, rel.Props)...)
	if rel.RelPattern.Where != nil {
		conditions = append(conditions, rel.RelPattern.Where)
	}
	if !rel.VarLength && rel.shortest == cypher.AnyLength {
		for _, e := range conditions {
			g.require(e)
		}
		rel.tested = len(conditions) > 0
		return
	}
	if len(conditions) == 0 {
		return
	}
	rel.step = g.NewSlot()
	all := conditions[0]
	for _, e := range conditions[1:] {
		all = &cypher.Binary{Pos: rel.Pos, Op: cypher.OpAnd, X: all, Y: e}
	}
	rel.where = &Expr{all, g.scope.With(v.Name, rel.step)}
}

// waitFor finds out what each condition waits for.
func (g *patternGraph) waitFor() {
	for _, p := range g.preds {
		for name := range cypher.Variables(p.expr) {
			if g.free[name] {
				p.vars = append(p.vars, name)
			}
		}
	}
}

func (g *patternGraph) ready(p *predicate, except string) bool {
	return !slices.ContainsFunc(p.vars, func(name string) bool { return name != except && g.free[name] })
}

// test filters by the conditions that can be tested now.
func (g *patternGraph) test() {
	f := &Filter{In: g.in()}
	for _, p := range g.preds {
		if !p.done && g.ready(p, "") {
			p.done = true
			f.Where = append(f.Where, g.expr(p.expr))
			if p.passes == 0 {
				p.passes = g.passes(p.expr)
			}
			f.Rows *= p.passes
		}
	}
	if len(f.Where) > 0 {
		g.op = f
	}
}

// passes estimates the share of rows that a condition passes.
func (g *patternGraph) passes(e cypher.Expr) float64 {
	switch e := e.(type) {
	case *cypher.HasLabels:
		if l, ok := e.Labels.(*cypher.LabelName); ok {
			return share(g.stats.CountLabel(l.Name), g.stats.CountNodes())
		}
	case *cypher.Comparison:
		if len(e.Ops) == 1 && e.Ops[0] == cypher.OpEqual {
			return 0.1
		}
	}
	return selectivity
}

func share(part, of int64) float64 {
	if of == 0 {
		return 1
	}
	return float64(part) / float64(of)
}

// step adds the operator that is expected to cost least; false when all is bound.
func (g *patternGraph) step() bool {
	if r := g.nextRel(); r != nil {
		g.expand(r)
		return true
	}
	var best *Scan
	var bestNode *patternNode
	var used *predicate
	for _, n := range g.nodes {
		if !n.bound {
			s, p := g.scan(n)
			if best == nil || s.Rows < best.Rows || s.Rows == best.Rows && g.groups[n.name] && !g.groups[bestNode.name] {
				best, bestNode, used = s, n, p
			}
		}
	}
	if best == nil {
		return false
	}
	if seek, r, used := g.relSeek(); seek != nil && seek.Rows < best.Rows {
		used.done, r.bound = true, true
		delete(g.free, r.name)
		g.op = seek
		return true
	}
	g.satisfied(best, used)
	g.op = best
	g.bound(bestNode)
	return true
}

func (g *patternGraph) bound(n *patternNode) {
	n.bound = true
	delete(g.free, n.name)
}

// nextRel chooses the relationship to go along next, nil if none can be reached.
func (g *patternGraph) nextRel() *patternRel {
	var best *patternRel
	var bestCost float64
	for _, r := range g.rels {
		reachable := r.bound || r.left.bound || r.right.bound
		if r.shortest != cypher.AnyLength {
			reachable = r.left.bound && r.right.bound
		}
		if r.done || !reachable {
			continue
		}
		if cost := g.fanOut(r); best == nil || cost < bestCost {
			best, bestCost = r, cost
		}
	}
	return best
}

// fanOut estimates how many rows come of one by a relationship.
func (g *patternGraph) fanOut(r *patternRel) float64 {
	nodes := max(1, g.stats.CountNodes())
	if r.bound {
		return 1
	}
	degree := g.degree(r)
	closed := r.left.bound && r.right.bound
	if r.VarLength {
		hops := 4
		if r.Max >= 0 {
			hops = min(hops, r.Max)
		}
		once := max(degree, 1)
		for range hops - 1 {
			degree *= once
		}
		degree = 1 + degree
	}
	if closed {
		degree /= float64(nodes)
	}
	return degree
}

// degree estimates how many relationships a node has to go along.
func (g *patternGraph) degree(r *patternRel) float64 {
	from, dir := r.left, r.Dir
	if !from.bound {
		from, dir = r.right, opposite(dir)
	}
	directions := map[cypher.Direction][]graph.Direction{cypher.Outgoing: {graph.Out}, cypher.Incoming: {graph.In},
		cypher.Both: {graph.Out, graph.In}}[dir]
	if len(r.types) == 0 || len(from.labels) == 0 {
		return float64(len(directions)) * share(g.edges(r.types), g.stats.CountNodes())
	}
	label := from.labels[0]
	sum := 0.0
	for _, d := range directions {
		for _, t := range r.types {
			sum += share(g.stats.CountPattern(label, d, t), g.stats.CountLabel(label))
		}
	}
	return sum
}

func (g *patternGraph) edges(types []string) int64 {
	if len(types) == 0 {
		return g.stats.CountEdges()
	}
	var n int64
	for _, t := range types {
		n += g.stats.CountType(t)
	}
	return n
}
