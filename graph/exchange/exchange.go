// Package exchange writes graphs in forms that other programs read, and reads
// its own back.
//
// [WriteJSONL] and [ReadJSONL] lose nothing: properties with their types, names,
// evidence and indexes. [WriteGraphML], [WriteCSV] and [WriteCypher] are for
// Gephi, yEd and Neo4j, which have neither names nor evidence: both become
// properties, "names" and "evidence", the latter in JSON.
//
// value.go has the JSON form of property values, flat.go what the other forms
// share.
package exchange

import (
	"github.com/newsgraph/kg/graph"
)

// nodes calls f with every node and its names, in order of their ids.
func nodes(tx *graph.Tx, f func(n graph.Node, names []string) error) error {
	for id := range tx.Nodes() {
		n, err := tx.Node(id)
		if err != nil {
			return err
		}
		if err := f(n, tx.Names(id)); err != nil {
			return err
		}
	}
	return tx.Err()
}

// edges calls f with every edge of a type, or of all for "", and its evidence,
// in order of their ids.
func edges(tx *graph.Tx, typ string, f func(e graph.Edge, evidence []graph.Evidence) error) error {
	var evidence []graph.Evidence
	for id := range tx.Edges(typ) {
		e, err := tx.Edge(id)
		if err != nil {
			return err
		}
		evidence = evidence[:0]
		for ev := range tx.Evidence(id) {
			evidence = append(evidence, ev)
		}
		if err := f(e, evidence); err != nil {
			return err
		}
	}
	return tx.Err()
}
