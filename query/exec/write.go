package exec

import (
	"errors"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// update is an operator that changes the graph: it keeps all rows of its input, then changes, then passes
// on.
type update struct {
	in, out buffer
	// change makes the changes for the row as it stands and calls done for each row to pass on.
	change func(r *Run, done stage) error
	// finish, if set, is called after the last row.
	finish func(r *Run) error
}

func newUpdate(live []int, change func(r *Run, done stage) error) *update {
	return &update{in: buffer{slots: live}, out: buffer{slots: live}, change: change}
}

func (u *update) take(r *Run) error { return u.in.add(r) }

func (u *update) around(input, next stage) stage {
	return func(r *Run) error {
		if err := input(r); err != nil {
			return err
		}
		if err := u.in.each(r, func(r *Run) error { return u.change(r, u.out.add) }); err != nil {
			return err
		}
		if u.finish != nil {
			if err := u.finish(r); err != nil {
				return err
			}
		}
		return u.out.each(r, next)
	}
}

// perRow is a change that passes on the row that it was made for.
func perRow(change stage) func(r *Run, done stage) error {
	return func(r *Run, done stage) error {
		if err := change(r); err != nil {
			return err
		}
		return done(r)
	}
}

func (c *compiler) each(op *plan.Each) (operator, error) {
	inner, err := c.compile(op.Inner, func(*Run) error { return nil })
	return newUpdate(op.Live, perRow(inner)), err
}

func (c *compiler) create(op *plan.Create) (operator, error) {
	change, err := c.creation(op)
	return newUpdate(op.Live, perRow(change)), err
}

// creation makes the nodes and relationships of a pattern.
func (c *compiler) creation(op *plan.Create) (stage, error) {
	nodeProps := make([]eval, len(op.Nodes))
	relProps := make([]eval, len(op.Rels))
	var err error
	for i, n := range op.Nodes {
		if nodeProps[i], err = c.optional(n.Props); err != nil {
			return nil, err
		}
	}
	for i, rel := range op.Rels {
		if relProps[i], err = c.optional(rel.Props); err != nil {
			return nil, err
		}
	}
	return func(r *Run) error {
		for i, n := range op.Nodes {
			if err := createNode(r, n, nodeProps[i]); err != nil {
				return err
			}
		}
		for i, rel := range op.Rels {
			if err := createRel(r, rel, relProps[i]); err != nil {
				return err
			}
		}
		for _, p := range op.Paths {
			r.row[p.Slot] = buildPath(r, p)
		}
		return nil
	}, nil
}

func createNode(r *Run, n plan.NewNode, e eval) error {
	props, err := newProps(r, e)
	if err != nil {
		return err
	}
	id, err := r.Tx.CreateNode(n.Labels, props)
	if err != nil {
		return writeError(err)
	}
	r.row[n.Slot] = value.Node{ID: id}
	r.Counters.NodesCreated++
	r.Counters.LabelsAdded += len(n.Labels)
	return nil
}

func createRel(r *Run, n plan.NewRel, e eval) error {
	from, okA := r.row[n.From].(value.Node)
	to, okB := r.row[n.To].(value.Node)
	if !okA || !okB {
		return cypher.RuntimeErrorf("SemanticError", "InvalidArgumentValue", "a relationship of type %s cannot be created: one of its nodes is null", n.Type)
	}
	props, err := newProps(r, e)
	if err != nil {
		return err
	}
	id, err := r.Tx.CreateEdge(from.ID, n.Type, to.ID, props)
	if err != nil {
		if errors.Is(err, graph.ErrNotFound) {
			return function.Deleted(from)
		}
		return writeError(err)
	}
	r.row[n.Slot] = value.Rel{ID: id, Type: r.Tx.TypeID(n.Type), From: from.ID, To: to.ID}
	r.Counters.RelationshipsCreated++
	return nil
}

// newProps computes the properties of something new.
func newProps(r *Run, e eval) (map[string]any, error) {
	if e == nil {
		return nil, nil
	}
	v, err := e(r)
	if err != nil || v == nil {
		return nil, err
	}
	m, ok := v.(map[string]any)
	if !ok {
		return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "properties are a map, not a %s", value.TypeName(v))
	}
	if err := storable(m); err != nil {
		return nil, err
	}
	for _, v := range m {
		if v != nil {
			r.Counters.PropertiesSet++
		}
	}
	return m, nil
}

func storable(m map[string]any) error {
	for key, v := range m {
		if v != nil && !value.Storable(v) {
			return cypher.RuntimeErrorf("TypeError", "InvalidPropertyType",
				"property %s cannot hold a %s; it can hold a plain value or a list of those", key, value.TypeName(v))
		}
	}
	return nil
}

// writeError gives what the graph refuses the language's name for it.
func writeError(err error) error {
	e := cypher.RuntimeErrorf("ConstraintVerificationFailed", "ConstraintVerificationFailed", "%v", err)
	switch {
	case errors.Is(err, graph.ErrExists):
		e.Detail = "UniqueKeyTaken"
	case errors.Is(err, graph.ErrInUse):
		e.Detail = "DeleteConnectedNode"
	case errors.Is(err, graph.ErrInvalid):
		e.Kind, e.Detail = "TypeError", "InvalidPropertyType"
	default:
		return err
	}
	return e
}

func (c *compiler) merge(op *plan.Merge) (operator, error) {
	create, err := c.creation(op.Create)
	if err != nil {
		return nil, err
	}
	onCreate, err := c.changes(op.OnCreate)
	if err != nil {
		return nil, err
	}
	onMatch, err := c.changes(op.OnMatch)
	if err != nil {
		return nil, err
	}
	nulls, err := c.nullProps(op.Create)
	if err != nil {
		return nil, err
	}
	matches := buffer{slots: op.Live}
	match, err := c.compile(op.Match, matches.add)
	return newUpdate(op.Live, func(r *Run, done stage) error {
		if err := nulls(r); err != nil {
			return err
		}
		if err := match(r); err != nil {
			return err
		}
		if len(matches.rows) > 0 {
			return matches.each(r, func(r *Run) error {
				if err := onMatch(r); err != nil {
					return err
				}
				return done(r)
			})
		}
		if err := create(r); err != nil {
			return err
		}
		if err := onCreate(r); err != nil {
			return err
		}
		return done(r)
	}), err
}

// nullProps refuses to merge by a property that is null, which no match could find again.
func (c *compiler) nullProps(op *plan.Create) (stage, error) {
	var props []eval
	add := func(e *plan.Expr) error {
		x, err := c.optional(e)
		if x != nil {
			props = append(props, x)
		}
		return err
	}
	for _, n := range op.Nodes {
		if err := add(n.Props); err != nil {
			return nil, err
		}
	}
	for _, rel := range op.Rels {
		if err := add(rel.Props); err != nil {
			return nil, err
		}
	}
	return func(r *Run) error {
		for _, e := range props {
			v, err := e(r)
			if err != nil {
				return err
			}
			m, _ := v.(map[string]any)
			for key, x := range m {
				if x == nil {
					return cypher.RuntimeErrorf("SemanticError", "MergeReadOwnWrites", "MERGE cannot use property %s, which is null", key)
				}
			}
		}
		return nil
	}, nil
}

func (c *compiler) set(op *plan.Set) (operator, error) {
	change, err := c.changes(op.Changes)
	return newUpdate(op.Live, perRow(change)), err
}
