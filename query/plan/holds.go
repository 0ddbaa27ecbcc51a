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
	for _, seek := range p.relSeeks {
		if !s.HasEdgeIndex(seek.Type, seek.Prop) {
			return false
		}
	}
	for _, scan := range p.scans {
		if scan.Access == ByKey && s.KeyOf(scan.Label) != scan.Prop || scan.Access != ByKey && !s.HasIndex(scan.Label, scan.Prop) {
			return false
		}
	}
	return !slices.ContainsFunc(p.implied, func(i implied) bool { return !i.holds(s) })
}

// noteIndexed notes the scans and seeks of a tree that need an index.
func (p *Plan) noteIndexed(op Op) {
	for ; op != nil; op = op.Input() {
		switch op := op.(type) {
		case *Scan:
			if op.Access != AllNodes && op.Access != ByLabel {
				p.scans = append(p.scans, op)
			}
		case *RelSeek:
			p.relSeeks = append(p.relSeeks, op)
		}
		for _, inner := range branches(op) {
			p.noteIndexed(inner)
		}
	}
}
