package exec

import (
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/shortest"
	"github.com/newsgraph/kg/query/value"
)

func direction(d cypher.Direction) graph.Direction {
	switch d {
	case cypher.Outgoing:
		return graph.Out
	case cypher.Incoming:
		return graph.In
	}
	return graph.Both
}

func relOf(from graph.NodeID, h graph.Half) value.Rel {
	r := value.Rel{ID: h.Edge, Type: h.Type, From: from, To: h.Other}
	if h.Dir == graph.In {
		r.From, r.To = r.To, r.From
	}
	return r
}

// taken tells whether a relationship has been taken by one of the slots, alone or in a list.
func taken(r *Run, slots []int, id graph.EdgeID) bool {
	for _, slot := range slots {
		if list, many := r.row[slot].([]any); many {
			for _, e := range list {
				if rel, ok := e.(value.Rel); ok && rel.ID == id {
					return true
				}
			}
		} else if r.edges[slot] == id {
			return true
		}
	}
	return false
}

func (c *compiler) expand(op *plan.Expand, next stage) (operator, error) {
	dir := direction(op.Dir)
	relTypes := relTypes{names: op.Types}
	return streaming(func(r *Run) error {
		node, ok := r.row[op.Node].(value.Node)
		if !ok {
			return nil
		}
		other, closed := r.row[op.Other].(value.Node)
		if op.Closed && !closed {
			return nil
		}
		types, never := relTypes.in(r)
		if never {
			return nil
		}
		x := r.Tx.Expander()
		defer x.Close()
		if op.Count {
			x.Start(node.ID, dir, types...)
			if r.more = int64(x.Count()) - 1; r.more < 0 {
				r.more = 0
				return r.Tx.Err()
			}
			err := next(r)
			r.more = 0
			return err
		}
		if op.Closed {
			x.StartBetween(node.ID, other.ID, dir, types...)
		} else {
			x.Start(node.ID, dir, types...)
		}
		for h, ok := x.Next(); ok; h, ok = x.Next() {
			if err := r.tick(); err != nil {
				return err
			}
			if len(op.Unique) > 0 && taken(r, op.Unique, h.Edge) {
				continue
			}
			r.edges[op.Rel] = h.Edge
			if op.Keep {
				r.row[op.Rel] = relOf(node.ID, h)
			}
			if !op.Closed {
				r.row[op.Other] = value.Node{ID: h.Other}
			}
			if err := next(r); err != nil {
				return err
			}
		}
		return r.Tx.Err()
	}), nil
}

func (c *compiler) endpoints(op *plan.Endpoints, next stage) (operator, error) {
	relTypes := relTypes{names: op.Types}
	return streaming(func(r *Run) error {
		rel, ok := r.row[op.Rel].(value.Rel)
		if !ok || taken(r, op.Unique, rel.ID) {
			return nil
		}
		if types, never := relTypes.in(r); never || len(types) > 0 && !slices.Contains(types, rel.Type) {
			return nil
		}
		r.edges[op.Rel] = rel.ID
		left, right := r.row[op.Left], r.row[op.Right]
		try := func(from, to graph.NodeID) error {
			a, b := value.Node{ID: from}, value.Node{ID: to}
			if op.LeftBound && left != any(a) || op.RightBound && right != any(b) || op.Left == op.Right && a != b {
				return nil
			}
			r.row[op.Left], r.row[op.Right] = a, b
			return next(r)
		}
		if op.Dir != cypher.Incoming {
			if err := try(rel.From, rel.To); err != nil {
				return err
			}
		}
		if op.Dir == cypher.Incoming || op.Dir == cypher.Both && rel.From != rel.To {
			return try(rel.To, rel.From)
		}
		return nil
	}), nil
}

// walk is a depth-first walk along a variable number of relationships.
type walk struct {
	op     *plan.ExpandMany
	where  eval
	next   stage
	dir    graph.Direction
	types  []graph.TypeID
	closed graph.NodeID
	rels   []value.Rel // of the walk so far
	taken  map[graph.EdgeID]bool
}

func (c *compiler) expandMany(op *plan.ExpandMany, next stage) (operator, error) {
	where, err := c.optional(op.Where)
	relTypes := relTypes{names: op.Types}
	return streaming(func(r *Run) error {
		node, ok := r.row[op.Node].(value.Node)
		if !ok {
			return nil
		}
		w := &walk{op: op, where: where, next: next, dir: direction(op.Dir), taken: map[graph.EdgeID]bool{}}
		if op.Closed {
			end, ok := r.row[op.Other].(value.Node)
			if !ok {
				return nil
			}
			w.closed = end.ID
		}
		var never bool
		if w.types, never = relTypes.in(r); never && op.Min > 0 {
			return nil
		}
		return w.from(r, node.ID, never)
	}), err
}

// from passes on the walk that ends at a node, then goes on from there.
func (w *walk) from(r *Run, id graph.NodeID, never bool) error {
	if len(w.rels) >= w.op.Min && (!w.op.Closed || id == w.closed) {
		if err := w.emit(r, id); err != nil {
			return err
		}
	}
	if never || w.op.Max >= 0 && len(w.rels) >= w.op.Max {
		return nil
	}
	x := r.Tx.Expander()
	defer x.Close()
	x.Start(id, w.dir, w.types...)
	for h, ok := x.Next(); ok; h, ok = x.Next() {
		if err := r.tick(); err != nil {
			return err
		}
		if w.taken[h.Edge] || len(w.op.Unique) > 0 && taken(r, w.op.Unique, h.Edge) {
			continue
		}
		rel := relOf(id, h)
		if w.where != nil {
			r.row[w.op.Step] = rel
			if ok, err := holds(r, w.where); err != nil {
				return err
			} else if !ok {
				continue
			}
		}
		w.taken[h.Edge] = true
		w.rels = append(w.rels, rel)
		err := w.from(r, h.Other, false)
		w.rels = w.rels[:len(w.rels)-1]
		delete(w.taken, h.Edge)
		if err != nil {
			return err
		}
	}
	return r.Tx.Err()
}

func (w *walk) emit(r *Run, id graph.NodeID) error {
	if w.op.Keep {
		list := make([]any, len(w.rels))
		for i, rel := range w.rels {
			if w.op.Reverse {
				i = len(list) - 1 - i
			}
			list[i] = rel
		}
		r.row[w.op.Rel] = list
	}
	if !w.op.Closed {
		r.row[w.op.Other] = value.Node{ID: id}
	}
	return w.next(r)
}

func (c *compiler) shortestPath(op *plan.ShortestPath, next stage) (operator, error) {
	where, err := c.optional(op.Where)
	relTypes := relTypes{names: op.Types}
	var s shortest.Search
	return streaming(func(r *Run) error {
		from, okA := r.row[op.Node].(value.Node)
		to, okB := r.row[op.Other].(value.Node)
		types, never := relTypes.in(r)
		if !okA || !okB || never && from != to || from == to && op.Min > 0 {
			return nil
		}
		used := int64(0)
		s.Tx, s.Ctx, s.Dir, s.Types, s.Max, s.One = r.Tx, r.Ctx, direction(op.Dir), types, op.Max, !op.All
		defer func() { s.Tx, s.Ctx, s.Accept, s.Charge = nil, nil, nil, nil }() // of this run
		s.Charge = func(n int64) error { used += n; return r.Charge(n) }
		if where != nil {
			s.Accept = func(rel value.Rel) (bool, error) {
				r.row[op.Step] = rel
				return holds(r, where)
			}
		}
		one := &stop{}
		err := s.Paths(from.ID, to.ID, func(rels []value.Rel) error {
			list := make([]any, len(rels))
			for i, rel := range rels {
				list[i] = rel
			}
			r.row[op.Rel] = list
			if err := next(r); err != nil || op.All {
				return err
			}
			return one
		})
		_ = r.Charge(-used) // giving back cannot fail
		return one.after(err)
	}), err
}
