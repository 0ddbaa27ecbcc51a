// Package shortest finds shortest paths between two nodes by breadth-first search from both ends at once:
// with a mean degree of d and a distance of n it looks at about 2·d^(n/2) relationships, not d^n.
package shortest

import (
	"context"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/nodeset"
	"github.com/newsgraph/kg/query/value"
)

// Search is what to search for. Dir and Types must be set as for graph.Tx.Expand. It keeps its memory for the next
// search.
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

	sides [2]side
}

// side is the search from one end.
type side struct {
	reached nodeset.Set // in order of their distance
	parents []chain     // by place in reached: the links that lead there, in the order in which they were found
	links   []link
	from    int // the place where the frontier begins: what the last hop reached
	hops    int
	dir     graph.Direction
}

// link is a relationship by which a node is reached in the fewest hops.
type link struct {
	value.Rel
	next int32 // another that leads to the same node, -1 for none
}

// chain is the first and the last of the links to a node, -1 for none.
type chain struct{ first, last int32 }

func (s *side) start(id graph.NodeID, dir graph.Direction) {
	s.reached.Reset()
	s.reached.Add(id)
	s.parents, s.links = append(s.parents[:0], chain{-1, -1}), s.links[:0]
	s.from, s.hops, s.dir = 0, 0, dir
}

func (s *side) frontier() int { return s.reached.Len() - s.from }

// bytesPerLink is about what a side keeps for a link and the node that it leads to.
const bytesPerLink = nodeset.Bytes + 80

// Paths calls yield with the relationships of every shortest path from a to b, in order. A path from a
// node to itself has none. An error of yield ends the search and is returned.
func (s *Search) Paths(a, b graph.NodeID, yield func([]value.Rel) error) error {
	if a == b {
		return yield([]value.Rel{})
	}
	from, to := &s.sides[0], &s.sides[1]
	from.start(a, s.Dir)
	to.start(b, reverse(s.Dir))
	for from.frontier() > 0 && to.frontier() > 0 && (s.Max < 0 || from.hops+to.hops < s.Max) {
		near, far := from, to
		if to.frontier() < from.frontier() {
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
	x := s.Tx.Expander()
	defer x.Close()
	begin, end := near.from, near.reached.Len()
	near.from = end
	near.hops++
	for place := begin; place < end; place++ {
		if err := s.Ctx.Err(); err != nil {
			return nil, err
		}
		links := len(near.links)
		id := near.reached.At(place)
		x.Start(id, near.dir, s.Types...)
		for h, ok := x.Next(); ok; h, ok = x.Next() {
			r := relOf(id, h)
			if ok, err := s.accepts(near, r, h.Other); err != nil {
				return nil, err
			} else if !ok {
				continue
			}
			if !near.link(r, h.Other, s.One) {
				continue
			}
			if _, ok := far.reached.Place(h.Other); ok {
				met = append(met, h.Other)
				if s.One {
					return met, s.Tx.Err()
				}
			}
		}
		if s.Charge != nil {
			if err := s.Charge(int64(len(near.links)-links) * bytesPerLink); err != nil {
				return nil, err
			}
		}
	}
	return met, s.Tx.Err()
}

func relOf(from graph.NodeID, h graph.Half) value.Rel {
	if h.Dir == graph.In {
		return value.Rel{ID: h.Edge, Type: h.Type, From: h.Other, To: from}
	}
	return value.Rel{ID: h.Edge, Type: h.Type, From: from, To: h.Other}
}

// accepts asks Accept about a relationship that leads to a node, if that was not reached in fewer hops.
func (s *Search) accepts(near *side, r value.Rel, to graph.NodeID) (bool, error) {
	if s.Accept == nil {
		return true, nil
	}
	if place, reached := near.reached.Place(to); reached && place < near.from {
		return false, nil
	}
	return s.Accept(r)
}

// link notes that a relationship leads to a node, and tells whether the node is new. Of the links to one node it keeps
// those of the fewest hops, or one of them.
func (s *side) link(r value.Rel, to graph.NodeID, one bool) (added bool) {
	place, added := s.reached.Add(to)
	switch {
	case added:
		n := int32(len(s.links))
		s.parents = append(s.parents, chain{n, n})
	case one || place < s.from:
		return false
	default:
		c := &s.parents[place]
		s.links[c.last].next = int32(len(s.links))
		c.last = int32(len(s.links))
	}
	s.links = append(s.links, link{r, -1})
	return added
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

// backward follows links from a node to the start of a side.
func backward(s *side, id graph.NodeID, path []value.Rel, yield func([]value.Rel) error) error {
	place, _ := s.reached.Place(id)
	if place == 0 {
		return yield(path)
	}
	for i := s.parents[place].first; i >= 0; i = s.links[i].next {
		r := s.links[i].Rel
		if err := backward(s, r.Other(id), append(path, r), yield); err != nil {
			return err
		}
	}
	return nil
}
