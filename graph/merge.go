package graph

import (
	"fmt"
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// withoutEdges returns those of some nodes that have no edge, in order of their ids.
func (tx *Tx) withoutEdges(nodes map[NodeID]bool) []NodeID {
	x := tx.Expander()
	defer x.Close()
	var list []NodeID
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		x.Start(id, Both)
		if _, ok := x.Next(); !ok {
			list = append(list, id)
		}
	}
	return list
}

// MergeNodes makes one node of two that turned out to be the same: into takes over the edges, names,
// labels and citations of from, and those properties that it lacks; from is then removed. Edges keep
// their ids and evidence; an edge between the two becomes a loop.
func (tx *Tx) MergeNodes(into, from NodeID) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if into == from {
		return fmt.Errorf("merge node %d into itself: %w", from, ErrInvalid)
	}
	target, err := tx.nodeRecord(into)
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	source, err := tx.nodeRecord(from)
	if err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	if err := tx.moveEdges(into, from); err != nil {
		return err
	}
	if err := tx.moveCitations(into, from); err != nil {
		return err
	}
	for _, name := range tx.Names(from) {
		if err := tx.AddName(into, name); err != nil {
			return err
		}
	}
	// First the source goes, so that a unique key of its can pass to the target.
	if err := tx.DeleteNode(from); err != nil {
		return err
	}
	merged := codec.Node{Labels: slices.Concat(target.Labels, source.Labels), Props: slices.Clone(target.Props)}
	slices.Sort(merged.Labels)
	merged.Labels = slices.Compact(merged.Labels)
	for _, p := range source.Props {
		if i, found := codec.Find(merged.Props, p.Key); !found {
			merged.Props = slices.Insert(merged.Props, i, p)
		}
	}
	return tx.storeNode(into, target, &merged)
}

func (tx *Tx) moveEdges(into, from NodeID) error {
	for h := range tx.Expand(from, Both) {
		rec, err := tx.edgeRecord(h.Edge)
		if err != nil {
			return err
		}
		if err := tx.unlink(h.Edge, rec); err != nil {
			return err
		}
		if rec.From == uint64(from) {
			rec.From = uint64(into)
		}
		if rec.To == uint64(from) {
			rec.To = uint64(into)
		}
		record := codec.AppendEdge(nil, rec)
		if err := tx.link(h.Edge, rec, record); err != nil {
			return err
		}
		if err := tx.put(tableEdge, idKey(nil, uint64(h.Edge)), record); err != nil {
			return err
		}
	}
	return tx.err
}

func (tx *Tx) moveCitations(into, from NodeID) error {
	for edge := range tx.cited(from) {
		var moved []Evidence
		for e := range tx.Evidence(edge) {
			if e.Article == from {
				moved = append(moved, e)
			}
		}
		if _, err := tx.RemoveEvidence(edge, from); err != nil {
			return err
		}
		for _, e := range moved {
			e.Article = into
			if err := tx.AddEvidence(edge, e); err != nil {
				return err
			}
		}
	}
	return tx.err
}
