// Package shortest finds shortest paths between two nodes by breadth-first search from both ends at once:
// with a mean degree of d and a distance of n it looks at about 2·d^(n/2) relationships, not d^n.
package shortest

import (
	"context"
	"errors"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/value"
)

// Search is what to search for. Its zero Dir and Types must be set as for graph.Tx.Expand.
type Search struct {
	Tx    *graph.Tx
	Ctx   context.Context
	Dir   graph.Direction
	Types []graph.TypeID
	Max   int // hops; -1 for any number
	// One says that one path is enough: the search ends as soon as the two sides meet, and yields some of the
	// shortest paths.
	One bool
	// Accept, if set, tells whether a relationship may be taken.
	Accept func(value.Rel) (bool, error)
	// Charge, if set, is told of memory in use, in bytes; its error ends the search.
	Charge func(int64) error
}

// side is the search from one end: for each node reached, how far it is and by which relationships it
// is reached in that many hops.
type side struct {
	depth    map[graph.NodeID]int
	parents  map[graph.NodeID][]value.Rel
	frontier []graph.NodeID
	hops     int
	dir      graph.Direction
}

func newSide(start graph.NodeID, dir graph.Direction) *side {
	return &side{map[graph.NodeID]int{start: 0}, map[graph.NodeID][]value.Rel{}, []graph.NodeID{start}, 0, dir}
}

// bytesPerNode is about what a side keeps for a node.
const bytesPerNode = 160

// Paths calls yield with the relationships of every shortest path from a to b, in order. A path from a
// node to itself has none. An error of yield ends the search and is returned.
func (s *Search) Paths(a, b graph.NodeID, yield func([]value.Rel) error) error {
	if a == b {
		return yield([]value.Rel{})
	}
	from, to := newSide(a, s.Dir), newSide(b, reverse(s.Dir))
	for len(from.frontier) > 0 && len(to.frontier) > 0 && (s.Max < 0 || from.hops+to.hops < s.Max) {
		near, far := from, to
		if len(to.frontier) < len(from.frontier) {
			near, far = to, from
		}
		met, err := s.advance(near, far)
		if err != nil {
			return err
		}
		for _, m := range met {
			if err := s.walk(from, to, m, yield); err != nil {
				return err
			}
		}
		if len(met) > 0 {
			return nil
		}
	}
	return nil
}

func reverse(d graph.Direction) graph.Direction {
	switch d {
	case graph.Out:
		return graph.In
	case graph.In:
		return graph.Out
	}
	return d
}

// advance goes one hop further on one side and returns the nodes at which it meets the other.
func (s *Search) advance(near, far *side) (met []graph.NodeID, err error) {
	var next []graph.NodeID
	near.hops++
	for _, id := range near.frontier {
		if err := s.Ctx.Err(); err != nil {
			return nil, err
		}
		for h := range s.Tx.Expand(id, near.dir, s.Types...) {
			depth, seen := near.depth[h.Other]
			if seen && depth < near.hops {
				continue
			}
			r := value.Rel{ID: h.Edge, Type: h.Type, From: id, To: h.Other}
			if h.Dir == graph.In {
				r.From, r.To = r.To, r.From
			}
			if s.Accept != nil {
				if ok, err := s.Accept(r); err != nil || !ok {
					if err != nil {
						return nil, err
					}
					continue
				}
			}
			near.parents[h.Other] = append(near.parents[h.Other], r)
			if seen {
				continue
			}
			near.depth[h.Other] = near.hops
			next = append(next, h.Other)
			if _, ok := far.depth[h.Other]; ok {
				met = append(met, h.Other)
				if s.One {
					return met, s.Tx.Err()
				}
			}
		}
	}
	near.frontier = next
	if s.Charge != nil {
		err = s.Charge(int64(len(next)) * bytesPerNode)
	}
	return met, errors.Join(err, s.Tx.Err())
}

// walk yields all shortest paths through a node at which the sides met.
func (s *Search) walk(from, to *side, met graph.NodeID, yield func([]value.Rel) error) error {
	return backward(from, met, nil, func(head []value.Rel) error {
		ordered := make([]value.Rel, len(head))
		for i, r := range head {
			ordered[len(head)-1-i] = r
		}
		return backward(to, met, nil, func(tail []value.Rel) error {
			return yield(append(ordered[:len(ordered):len(ordered)], tail...))
		})
	})
}

// backward follows parents from a node to the start of a side.
func backward(s *side, id graph.NodeID, path []value.Rel, yield func([]value.Rel) error) error {
	if s.depth[id] == 0 {
		return yield(path)
	}
	for _, r := range s.parents[id] {
		if err := backward(s, r.Other(id), append(path, r), yield); err != nil {
			return err
		}
	}
	return nil
}
