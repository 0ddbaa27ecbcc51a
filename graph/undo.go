package graph

import (
	"bytes"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// undoLoad removes what a Load left that was cut off: every key that speaks of a node or an edge with
// a number that the load gave out. Counters were not written yet.
func (tx *Tx) undoLoad() error {
	m := tx.meta
	node := func(id uint64) bool { return id >= m.loadingNode }
	edge := func(id uint64) bool { return id >= m.loadingEdge }
	first := func(is func(uint64) bool) func(k, v []byte) bool {
		return func(k, _ []byte) bool { id, _ := codec.Uint(k); return is(id) }
	}
	// numbered keys end in a node behind one number, named ones behind a zero byte.
	numbered := func(k, _ []byte) bool { _, n := codec.Uint(k); id, _ := codec.Uint(k[n:]); return node(id) }
	named := func(k, _ []byte) bool { id, _ := codec.Uint(k[bytes.IndexByte(k, 0)+1:]); return node(id) }
	s, err := readSchema(tx)
	if err != nil {
		return err
	}
	ofEdges := map[uint64]bool{}
	for _, list := range s.byType {
		for _, x := range list {
			ofEdges[x.id] = true
		}
	}
	for _, t := range []struct {
		table  tableID
		loaded func(k, v []byte) bool
	}{
		{tableNode, first(node)},
		{tableEdge, first(edge)},
		{tableAdjacency, func(k, _ []byte) bool { h, _ := decodeHalf(0, skipID(k[1:])); return edge(uint64(h.Edge)) }},
		{tableLabel, numbered},
		{tableKey, func(_, v []byte) bool { return first(node)(v, nil) }},
		{tableIndex, func(k, _ []byte) bool {
			x, _ := codec.Uint(k)
			id, _ := lastID(k)
			return ofEdges[x] && edge(id) || !ofEdges[x] && node(id)
		}},
		{tableName, named},
		{tableAlias, first(node)},
		{tableEvidence, first(edge)},
		{tableCited, func(k, _ []byte) bool { _, n := codec.Uint(k); id, _ := codec.Uint(k[n:]); return edge(id) }},
		{tableTextNode, numbered},
	} {
		for k, v := range tx.run(t.table, nil) {
			if !t.loaded(k, v) {
				continue
			}
			if err := tx.delete(t.table, slices.Clone(k)); err != nil {
				return err
			}
		}
	}
	if err := tx.cutTexts(NodeID(m.loadingNode)); err != nil {
		return err
	}
	tx.meta.loading = false
	tx.metaChanged = true
	return tx.err
}

// skipID returns what is behind the number that a key begins with.
func skipID(k []byte) []byte {
	_, n := codec.Uint(k)
	return k[n:]
}
