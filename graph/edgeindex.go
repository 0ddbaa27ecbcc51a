package graph

import (
	"iter"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// symbols are the names that indexes of a kind are over: labels or types.
func (k IndexKind) symbols() byte {
	if k == OfEdges {
		return symbolType
	}
	return symbolLabel
}

// EnsureEdgeIndex declares an index over a property of the edges of a type and fills it. Lists and
// maps are not indexed. If there is such an index, nothing happens.
func (tx *Tx) EnsureEdgeIndex(typ, prop string) error { return tx.ensure(OfEdges, typ, prop) }

// DropEdgeIndex removes an index over edges. The error wraps ErrNotFound if there is none.
func (tx *Tx) DropEdgeIndex(typ, prop string) error { return tx.drop(OfEdges, typ, prop) }

// HasEdgeIndex tells whether a property of the edges of a type has an index.
func (tx *Tx) HasEdgeIndex(typ, prop string) bool {
	_, err := tx.find(OfEdges, typ, prop)
	return err == nil
}

// EdgeIndexStats returns how many edges an index holds, and how many values they have among them. Both
// are 0 where there is no such index.
func (tx *Tx) EdgeIndexStats(typ, prop string) (entries, distinct int64) {
	x, err := tx.find(OfEdges, typ, prop)
	if err != nil {
		return 0, 0
	}
	return tx.count(countEntries, x.id), tx.count(countDistinct, x.id)
}

// EdgeSeek yields the edges of a type whose property equals a value, by an index, in order of their
// ids. As in openCypher, 1 and 1.0 are equal. It yields nothing, and HasEdgeIndex is false, where there is no
// such index; nor does it for lists and maps, which are not indexed.
func (tx *Tx) EdgeSeek(typ, prop string, value any) iter.Seq[EdgeID] {
	return func(yield func(EdgeID) bool) {
		x, err := tx.find(OfEdges, typ, prop)
		if err != nil || value == nil {
			return
		}
		from, to, ok := x.limits(Including(value), Including(value))
		if !ok {
			return
		}
		for k := range tx.between(tableIndex, from, to, false) {
			id, ok := lastID(k)
			if !ok {
				tx.damaged(tableIndex, k)
				return
			}
			if long(value) {
				if v, _ := tx.EdgeProp(EdgeID(id), prop); v != value {
					continue
				}
			}
			if !yield(EdgeID(id)) {
				return
			}
		}
	}
}

// edgeEntry returns the key of an edge's entry, without the edge.
func (x *index) edgeEntry(props []codec.Prop) ([]byte, bool) {
	i, ok := codec.Find(props, x.props[0])
	if !ok {
		return nil, false
	}
	return x.entryOf(props[i].Value)
}

// indexEdge brings the indexes over edges of a type from an edge's old properties to its new.
func (tx *Tx) indexEdge(id EdgeID, typ uint32, old, props []codec.Prop) error {
	for _, x := range tx.schema.byType[typ] {
		before, _ := x.edgeEntry(old)
		after, _ := x.edgeEntry(props)
		if err := tx.moveEntry(x, before, after, uint64(id)); err != nil {
			return err
		}
	}
	return nil
}

// fillEdges enters all edges of a type into an index that is empty.
func (tx *Tx) fillEdges(x index) error {
	for k, v := range tx.run(tableEdge, nil) {
		id, n := codec.Uint(k)
		e, err := codec.EdgeRecord(v)
		if err != nil || n != len(k) {
			return tx.damaged(tableEdge, k)
		}
		if e.Type != x.label {
			continue
		}
		if entry, ok := x.edgeEntry(e.Props); ok {
			if err := tx.addEntry(x, entry, id); err != nil {
				return err
			}
		}
	}
	return tx.err
}
