package graph

import (
	"errors"
	"fmt"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// migrations bring a file from the format that is their key to the next.
var migrations = map[uint32]func(*Tx) error{1: dropTexts, 2: remakeIndexes, 3: allowEdgeIndexes}

// dropTexts is the migration from format 1, which had a table of its own with a key for each node of a term.
func dropTexts(tx *Tx) error {
	const old = "text"
	if err := tx.kv.Drop(old); err != nil {
		return fmt.Errorf("drop table %s: %w", old, err)
	}
	return nil
}

// remakeIndexes is the migration from format 2, which had a key for each term of a segment and the whole value in
// unique keys: both kinds of index are made anew. Edges from format 1 have no checksums in adjacency yet.
func remakeIndexes(tx *Tx) error {
	if err := sumEdges(tx); err != nil {
		return err
	}
	for _, x := range tx.schema.all() {
		if x.kind == Ordered {
			continue
		}
		if err := errors.Join(tx.emptyIndex(x), tx.fillIndex(x)); err != nil {
			return err
		}
	}
	return nil
}

// allowEdgeIndexes is the migration from format 3, which had no indexes over edges: nothing else is new.
func allowEdgeIndexes(*Tx) error { return nil }

// sumEdges puts the checksums of edges into adjacency.
func sumEdges(tx *Tx) error {
	for k, record := range tx.run(tableEdge, nil) {
		id, n := codec.Uint(k)
		e, err := codec.EdgeRecord(record)
		if err != nil || n != len(k) {
			return tx.damaged(tableEdge, k)
		}
		tx.key = adjacencyKey(tx.key[:0], e.From, 0, e.Type, e.To, id)
		if err := tx.put(tableAdjacency, tx.key, edgeSum(e, record)); err != nil {
			return err
		}
	}
	return tx.err
}
