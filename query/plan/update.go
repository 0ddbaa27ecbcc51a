package plan

import (
	"maps"
	"slices"

	"github.com/newsgraph/kg/query/cypher"
)

func (b *builder) create(c *cypher.Create) {
	b.op = b.creation(c.Paths)
}

// creation plans what CREATE and MERGE make. Variables that are bound are joined to; the others get
// slots.
func (b *builder) creation(paths []*cypher.PathPattern) *Create {
	op := &Create{In: b.in()}
	live := b.scope.Live()
	for _, path := range paths {
		build := &BuildPath{Slot: -1}
		for _, n := range path.Nodes {
			build.Nodes = append(build.Nodes, b.newNode(op, n))
		}
		for i, r := range path.Rels {
			rel := NewRel{From: build.Nodes[i], To: build.Nodes[i+1]}
			if r.Dir == cypher.Incoming {
				rel.From, rel.To = rel.To, rel.From
			}
			names, _ := cypher.AnyOf(r.Types)
			rel.Type = names[0]
			rel.Props = b.optionalExpr(r.Props)
			if r.Var != nil {
				rel.Slot = b.bind(r.Var.Name)
			} else {
				rel.Slot = b.NewSlot()
			}
			op.Rels = append(op.Rels, rel)
			build.Rels = append(build.Rels, rel.Slot)
		}
		if path.Var != nil {
			build.Slot = b.bind(path.Var.Name)
			op.Paths = append(op.Paths, build)
		}
	}
	op.Live = union(live, b.scope.Live())
	return op
}

func union(a, b []int) []int {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (b *builder) newNode(op *Create, n *cypher.NodePattern) int {
	if n.Var != nil {
		if slot, ok := b.scope.Slot(n.Var.Name); ok {
			return slot
		}
	}
	labels, _ := cypher.AllOf(n.Labels)
	node := NewNode{Labels: labels, Props: b.optionalExpr(n.Props)}
	if n.Var != nil {
		node.Slot = b.bind(n.Var.Name)
	} else {
		node.Slot = b.NewSlot()
	}
	op.Nodes = append(op.Nodes, node)
	return node.Slot
}

func (b *builder) merge(c *cypher.Merge) error {
	path := b.named(c.Path)
	m := &Merge{In: b.in()}
	before := b.scope
	inner := &builder{Planner: b.Planner, op: &Argument{}, scope: before}
	if err := inner.pattern([]*cypher.PathPattern{path}, nil); err != nil {
		return err
	}
	m.Match = inner.op
	b.scope = before
	m.Create = b.creation([]*cypher.PathPattern{path})
	// What the match binds goes to the slots that the creation binds.
	copies := &Project{In: In{From: m.Match, Rows: rows(m.Match)}}
	for _, name := range slices.Sorted(maps.Keys(b.scope.slots)) {
		slot := b.scope.slots[name]
		if found, ok := inner.scope.Slot(name); ok && found != slot {
			copies.Items = append(copies.Items, Item{Expr{&cypher.Variable{Name: name}, inner.scope}, slot})
		}
	}
	m.Match = copies
	m.OnCreate, m.OnMatch = b.changes(c.OnCreate), b.changes(c.OnMatch)
	m.Live = b.scope.Live()
	b.op = m
	return nil
}

// named gives every node and relationship of a pattern a name, so that what one plan of it binds can be
// told from what another binds.
func (b *builder) named(p *cypher.PathPattern) *cypher.PathPattern {
	q := *p
	q.Nodes = slices.Clone(p.Nodes)
	q.Rels = slices.Clone(p.Rels)
	for i, n := range q.Nodes {
		if n.Var == nil {
			m := *n
			m.Var = &cypher.Variable{Pos: n.Pos, Name: b.anonymousName()}
			q.Nodes[i] = &m
		}
	}
	for i, r := range q.Rels {
		if r.Var == nil {
			s := *r
			s.Var = &cypher.Variable{Pos: r.Pos, Name: b.anonymousName()}
			q.Rels[i] = &s
		}
	}
	return &q
}

func (b *builder) changes(items []cypher.SetItem) []Change {
	var changes []Change
	for _, item := range items {
		c := Change{Target: b.expr(item.Target), Labels: item.Labels, Merge: item.Merge, Value: b.optionalExpr(item.Value)}
		if p, ok := item.Target.(*cypher.Property); ok {
			c.Target, c.Key = b.expr(p.X), p.Name
		}
		changes = append(changes, c)
	}
	return changes
}

func (b *builder) removals(items []cypher.RemoveItem) []Change {
	var changes []Change
	for _, item := range items {
		c := Change{Target: b.expr(item.Target), Labels: item.Labels, Remove: true}
		if p, ok := item.Target.(*cypher.Property); ok {
			c.Target, c.Key = b.expr(p.X), p.Name
		}
		changes = append(changes, c)
	}
	return changes
}
