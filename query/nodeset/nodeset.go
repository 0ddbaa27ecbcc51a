// Package nodeset holds sets of nodes that remember the order in which they came. Searches mark with them what they
// have reached, and go on from there: what the last hop reached is the end of the set.
package nodeset

import (
	"math/bits"
	"slices"

	"github.com/newsgraph/kg/graph"
)

// Set is a set of nodes, each with its place: 0 for the first that was added. The zero Set is empty. It is a hash
// table with open addressing.
type Set struct {
	nodes []graph.NodeID // by place
	table []uint32       // places + 1, or 0; its length is a power of 2, more than 4/3 of the nodes
	shift uint8          // 64 - log2 of that length
}

// Bytes is about what a set takes for a node.
const Bytes = 20

const leastTable = 16

// Add adds a node and returns its place, and whether it is new.
func (s *Set) Add(id graph.NodeID) (place int, added bool) {
	if len(s.nodes)*4 >= len(s.table)*3 {
		s.resize(max(leastTable, 2*len(s.table)))
	}
	slot, found := s.find(id)
	if found {
		return int(s.table[slot]) - 1, false
	}
	s.nodes = append(s.nodes, id)
	s.table[slot] = uint32(len(s.nodes))
	return len(s.nodes) - 1, true
}

// Place returns the place of a node, and whether the set has it.
func (s *Set) Place(id graph.NodeID) (place int, ok bool) {
	if len(s.nodes) == 0 {
		return 0, false
	}
	slot, found := s.find(id)
	return int(s.table[slot]) - 1, found
}

// At returns the node at a place.
func (s *Set) At(place int) graph.NodeID { return s.nodes[place] }

// Len is the number of nodes.
func (s *Set) Len() int { return len(s.nodes) }

// Reset empties the set. It keeps its memory for as many nodes as it had.
func (s *Set) Reset() {
	if len(s.table) > leastTable && len(s.nodes)*8 < len(s.table) {
		*s = Set{} // it was larger once; wiping that would take longer than filling it did
		return
	}
	s.nodes = s.nodes[:0]
	clear(s.table)
}

// find returns the slot where a node is, or would be.
func (s *Set) find(id graph.NodeID) (slot int, found bool) {
	// Fibonacci hashing: the high bits of the product depend on all bits of the id.
	for i := uint64(id) * 0x9e3779b97f4a7c15 >> s.shift; ; i = (i + 1) & uint64(len(s.table)-1) {
		switch place := s.table[i]; {
		case place == 0:
			return int(i), false
		case s.nodes[place-1] == id:
			return int(i), true
		}
	}
}

func (s *Set) resize(n int) {
	s.table = make([]uint32, n)
	s.shift = uint8(64 - bits.TrailingZeros(uint(n)))
	s.nodes = slices.Grow(s.nodes, n*3/4-len(s.nodes))
	for i, id := range s.nodes {
		slot, _ := s.find(id)
		s.table[slot] = uint32(i + 1)
	}
}
