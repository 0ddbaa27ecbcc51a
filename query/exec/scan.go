package exec

import (
	"iter"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

func (c *compiler) scan(op *plan.Scan, next stage) (operator, error) {
	if op.Access >= plan.BySeek {
		return c.seek(op, next)
	}
	nodes, err := c.access(op)
	return streaming(func(r *Run) error {
		ids, err := nodes(r)
		if err != nil || ids == nil {
			return err
		}
		for id := range ids {
			if err := r.tick(); err != nil {
				return err
			}
			r.row[op.Slot] = value.Node{ID: id}
			if err := next(r); err != nil {
				return err
			}
		}
		return r.Tx.Err()
	}), err
}

// sought is the value that an index is asked for, and the condition that it serves.
type sought struct{ value, test eval }

func (c *compiler) sought(value, test plan.Expr) (s sought, err error) {
	if s.value, err = c.planned(value); err != nil {
		return s, err
	}
	s.test, err = c.planned(test)
	return s, err
}

// take passes on what an index found for key, which is in the row, where that is what the condition asks for.
func (s *sought) take(r *Run, key any, next stage) error {
	if !exact(key) {
		if ok, err := holds(r, s.test); err != nil || !ok {
			return err
		}
	}
	return next(r)
}

// seek scans for one value.
func (c *compiler) seek(op *plan.Scan, next stage) (operator, error) {
	s, err := c.sought(op.Value, *op.Test)
	if err != nil {
		return nil, err
	}
	return streaming(func(r *Run) error {
		key, err := s.value(r)
		if err != nil || key == nil {
			return err
		}
		take := func(id graph.NodeID) error {
			if err := r.tick(); err != nil {
				return err
			}
			r.row[op.Slot] = value.Node{ID: id}
			return s.take(r, key, next)
		}
		if op.Access == plan.ByKey && indexed(key) {
			if id, err := r.Tx.NodeByKey(op.Label, key); err == nil {
				return take(id)
			}
			return r.Tx.Err()
		}
		ids := r.Tx.NodesByLabel(op.Label)
		if indexed(key) {
			ids = r.Tx.IndexSeek(op.Label, op.Prop, key)
		}
		for id := range ids {
			if err := take(id); err != nil {
				return err
			}
		}
		return r.Tx.Err()
	}), nil
}

// relSeek finds relationships by an index for one value.
func (c *compiler) relSeek(op *plan.RelSeek, next stage) (operator, error) {
	s, err := c.sought(op.Value, op.Test)
	if err != nil {
		return nil, err
	}
	return streaming(func(r *Run) error {
		key, err := s.value(r)
		if err != nil || key == nil {
			return err
		}
		ids := r.Tx.Edges(op.Type)
		if indexed(key) {
			ids = r.Tx.EdgeSeek(op.Type, op.Prop, key)
		}
		for id := range ids {
			if err := r.tick(); err != nil {
				return err
			}
			typ, from, to, err := r.Tx.Ends(id)
			if err != nil {
				return err
			}
			r.row[op.Rel] = value.Rel{ID: id, Type: typ, From: from, To: to}
			if err := s.take(r, key, next); err != nil {
				return err
			}
		}
		return r.Tx.Err()
	}), nil
}

// exact tells whether an index takes just those values for equal to key that = does.
func exact(key any) bool {
	switch key.(type) {
	case string, int64, bool:
		return true
	}
	return false
}

// indexed tells whether an index can hold a value.
func indexed(v any) bool {
	_, list := v.([]any)
	return !list
}

// access is how a scan of many values finds its nodes.
func (c *compiler) access(op *plan.Scan) (func(r *Run) (iter.Seq[graph.NodeID], error), error) {
	bound := func(b plan.Bound) (eval, error) {
		if b.Expr.Expr == nil {
			return nil, nil
		}
		return c.planned(b.Expr)
	}
	switch op.Access {
	case plan.AllNodes:
		return func(r *Run) (iter.Seq[graph.NodeID], error) { return r.Tx.Nodes(), nil }, nil
	case plan.ByLabel:
		return func(r *Run) (iter.Seq[graph.NodeID], error) { return r.Tx.NodesByLabel(op.Label), nil }, nil
	case plan.ByRange:
		low, err := bound(op.Low)
		if err != nil {
			return nil, err
		}
		high, err := bound(op.Hi)
		return func(r *Run) (iter.Seq[graph.NodeID], error) { return indexRange(r, op, low, high) }, err
	}
	v, err := c.planned(op.Value)
	return func(r *Run) (iter.Seq[graph.NodeID], error) {
		key, err := v(r)
		if err != nil {
			return nil, err
		}
		if prefix, ok := key.(string); ok {
			return r.Tx.IndexPrefix(op.Label, op.Prop, prefix), nil
		}
		return nil, nil
	}, err
}

func indexRange(r *Run, op *plan.Scan, low, high eval) (iter.Seq[graph.NodeID], error) {
	var bounds [2]graph.Bound
	for i, e := range []eval{low, high} {
		if e == nil {
			continue
		}
		v, err := e(r)
		if err != nil || v == nil {
			return nil, err
		}
		if !indexed(v) {
			return r.Tx.NodesByLabel(op.Label), nil
		}
		bounds[i] = graph.Excluding(v)
		if i == 0 && op.Low.Inclusive || i == 1 && op.Hi.Inclusive {
			bounds[i] = graph.Including(v)
		}
	}
	return r.Tx.IndexRange(op.Label, op.Prop, bounds[0], bounds[1], false), nil
}
