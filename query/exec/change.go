package exec

import (
	"maps"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// changes compiles the items of SET, REMOVE, ON CREATE and ON MATCH.
func (c *compiler) changes(list []plan.Change) (stage, error) {
	type item struct {
		plan.Change
		target, value eval
	}
	items := make([]item, len(list))
	for i, ch := range list {
		target, err := c.planned(ch.Target)
		if err != nil {
			return nil, err
		}
		v, err := c.optional(ch.Value)
		if err != nil {
			return nil, err
		}
		items[i] = item{ch, target, v}
	}
	return func(r *Run) error {
		for _, it := range items {
			target, err := it.target(r)
			if err != nil {
				return err
			}
			if target == nil {
				continue
			}
			var v any
			if it.value != nil {
				if v, err = it.value(r); err != nil {
					return err
				}
			}
			if err := change(r, it.Change, target, v); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

func change(r *Run, c plan.Change, target, v any) error {
	switch {
	case len(c.Labels) > 0:
		return changeLabels(r, c, target)
	case c.Key != "":
		return setProps(r, target, map[string]any{c.Key: v}, true)
	}
	props, ok, err := function.Properties(r.Tx, v)
	if err != nil {
		return err
	}
	if !ok && v != nil {
		return cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "properties are set from a map, a node or a relationship, not from a %s", value.TypeName(v))
	}
	return setProps(r, target, props, c.Merge)
}

func changeLabels(r *Run, c plan.Change, target any) error {
	n, ok := target.(value.Node)
	if !ok {
		return cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s has no labels", value.TypeName(target))
	}
	if !r.Tx.HasNode(n.ID) {
		return function.Deleted(n)
	}
	for _, label := range c.Labels {
		if r.Tx.HasLabel(n.ID, label) != c.Remove {
			continue
		}
		if c.Remove {
			r.Counters.LabelsRemoved++
			if err := r.Tx.RemoveLabel(n.ID, label); err != nil {
				return writeError(err)
			}
			continue
		}
		r.Counters.LabelsAdded++
		if err := r.Tx.AddLabel(n.ID, label); err != nil {
			return writeError(err)
		}
	}
	return nil
}

// setProps sets properties of a node or relationship: all of them, or with merge those given.
func setProps(r *Run, target any, props map[string]any, merge bool) error {
	if err := storable(props); err != nil {
		return err
	}
	before, _, err := function.Properties(r.Tx, target)
	if err != nil {
		return err
	}
	props = maps.Clone(props)
	for key, v := range props {
		if old, had := before[key]; had || v != nil {
			if !had || value.Equal(old, v) != value.True {
				r.Counters.PropertiesSet++
			}
		}
	}
	switch t := target.(type) {
	case value.Node:
		if merge {
			return writeErrorOrNil(r.Tx.SetProps(t.ID, props))
		}
		return writeErrorOrNil(r.Tx.ReplaceProps(t.ID, props))
	case value.Rel:
		if merge {
			return writeErrorOrNil(r.Tx.SetEdgeProps(t.ID, props))
		}
		return writeErrorOrNil(r.Tx.ReplaceEdgeProps(t.ID, props))
	}
	return cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "properties of a %s cannot be set", value.TypeName(target))
}

func writeErrorOrNil(err error) error {
	if err == nil {
		return nil
	}
	return writeError(err)
}

// deletion is DELETE: what is to go is collected over all rows, then relationships go before nodes.
type deletion struct {
	nodes map[value.Node]bool
	rels  map[value.Rel]bool
}

func (c *compiler) delete(op *plan.Delete) (operator, error) {
	exprs, err := c.conditions(op.Exprs)
	d := &deletion{}
	u := newUpdate(op.Live, perRow(func(r *Run) error {
		if d.nodes == nil {
			d.nodes, d.rels = map[value.Node]bool{}, map[value.Rel]bool{}
		}
		for _, e := range exprs {
			v, err := e(r)
			if err != nil {
				return err
			}
			if err := d.add(v); err != nil {
				return err
			}
		}
		return nil
	}))
	u.finish = func(r *Run) error { return d.apply(r, op.Detach) }
	return u, err
}

func (d *deletion) add(v any) error {
	switch v := v.(type) {
	case nil:
	case value.Node:
		d.nodes[v] = true
	case value.Rel:
		d.rels[v] = true
	case *value.Path:
		for _, n := range v.Nodes {
			d.nodes[n] = true
		}
		for _, rel := range v.Rels {
			d.rels[rel] = true
		}
	default:
		return cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s cannot be deleted", value.TypeName(v))
	}
	return nil
}

func (d *deletion) apply(r *Run, detach bool) error {
	for rel := range d.rels {
		if _, _, _, err := r.Tx.Ends(rel.ID); err != nil {
			continue // gone already
		}
		if err := r.Tx.DeleteEdge(rel.ID); err != nil {
			return writeError(err)
		}
		r.Counters.RelationshipsDeleted++
	}
	for n := range d.nodes {
		if !r.Tx.HasNode(n.ID) {
			continue
		}
		if detach {
			r.Counters.RelationshipsDeleted += r.Tx.Degree(n.ID, graph.Both)
			if err := r.Tx.DetachDelete(n.ID); err != nil {
				return writeError(err)
			}
		} else if err := r.Tx.DeleteNode(n.ID); err != nil {
			return writeError(err)
		}
		r.Counters.NodesDeleted++
	}
	d.nodes, d.rels = nil, nil
	return nil
}
