package main

import (
	"cmp"
	"slices"
)

// neighbours calls f with the other end of each edge that leaves, or enters, a node.
type neighbours func(node int, f func(other int))

// seen marks nodes, and forgets all marks at once.
type seen struct {
	marks []uint32
	now   uint32
}

func (s *seen) clear() { s.now++ }

// add tells whether a node had no mark yet and gives it one.
func (s *seen) add(node int) bool {
	if node >= len(s.marks) {
		s.marks = append(s.marks, make([]uint32, node+1)...)
	}
	if s.marks[node] == s.now {
		return false
	}
	s.marks[node] = s.now
	return true
}

func (s *seen) has(node int) bool { return node < len(s.marks) && s.marks[node] == s.now }

// searcher is how a program searches a store that has no search of its own: breadth first.
type searcher struct {
	near, far seen
}

// reach counts the nodes that some hops or fewer lead to, without the start.
func (s *searcher) reach(out neighbours, start, hops int) int {
	s.near.clear()
	s.near.add(start)
	frontier, n := []int{start}, 0
	for range hops {
		var next []int
		for _, node := range frontier {
			out(node, func(other int) {
				if s.near.add(other) {
					next = append(next, other)
				}
			})
		}
		n += len(next)
		frontier = next
	}
	return n
}

// distance searches from both ends at once, each time from the end with fewer nodes to go on from.
func (s *searcher) distance(out, in neighbours, from, to int) int {
	if from == to {
		return 0
	}
	near, far := side{&s.near, out, []int{from}}, side{&s.far, in, []int{to}}
	near.seen.clear()
	far.seen.clear()
	near.seen.add(from)
	far.seen.add(to)
	for d := 1; len(near.frontier) > 0 && len(far.frontier) > 0; d++ {
		if len(far.frontier) < len(near.frontier) {
			near, far = far, near
		}
		if near.advance(far) {
			return d
		}
	}
	return -1
}

type side struct {
	seen     *seen
	next     neighbours
	frontier []int
}

// advance goes a hop further and tells whether it met the other side.
func (s *side) advance(other side) (met bool) {
	var next []int
	for _, node := range s.frontier {
		s.next(node, func(n int) {
			if met = met || other.seen.has(n); s.seen.add(n) {
				next = append(next, n)
			}
		})
		if met {
			return true
		}
	}
	s.frontier = next
	return false
}

// ten returns the nodes with the ten highest degrees. degrees are by node.
func ten(degrees []int) []int {
	nodes := make([]int, 0, 2*10)
	worse := func(a, b int) int { return cmp.Or(cmp.Compare(degrees[b], degrees[a]), cmp.Compare(a, b)) }
	for node := range degrees {
		nodes = append(nodes, node)
		if len(nodes) == cap(nodes) {
			slices.SortFunc(nodes, worse)
			nodes = nodes[:10]
		}
	}
	slices.SortFunc(nodes, worse)
	return nodes[:min(10, len(nodes))]
}
