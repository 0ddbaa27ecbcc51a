package plan

import (
	"math/bits"
	"slices"
)

// made is what a plan was made of: which indexes there were, and how large the graph was, by powers of 2.
type made struct {
	indexes      uint64
	nodes, edges int
}

func madeOf(s Statistics) made {
	return made{s.IndexVersion(), bits.Len64(uint64(s.CountNodes())), bits.Len64(uint64(s.CountEdges()))}
}

// Holds tells whether a plan that Planner.Query made can be used again: the indexes that it needs are there, no
// other has come since, labels that it does not test are implied still, and the graph has not grown or shrunk to another size.
func (p *Plan) Holds(s Statistics) bool {
	if p.made != madeOf(s) {
		return false
	}
	// The version is that of the last commit, which the snapshot may not have yet.
	for _, scan := range p.scans {
		if scan.Access == ByKey && s.KeyOf(scan.Label) != scan.Prop || scan.Access != ByKey && !s.HasIndex(scan.Label, scan.Prop) {
			return false
		}
	}
	return !slices.ContainsFunc(p.implied, func(i implied) bool { return !i.holds(s) })
}

// indexed appends the scans of a tree that need an index.
func indexed(op Op, list []*Scan) []*Scan {
	for ; op != nil; op = op.Input() {
		if scan, ok := op.(*Scan); ok && scan.Access != AllNodes && scan.Access != ByLabel {
			list = append(list, scan)
		}
		for _, inner := range branches(op) {
			list = indexed(inner, list)
		}
	}
	return list
}
