// Package schema tells which labels, types and properties a graph uses, and
// which labels its edges join.
//
// Start with [Read].
package schema

import (
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph"
)

// Schema is the shape of a graph. All lists are sorted.
type Schema struct {
	Labels []Label
	Types  []Type
	Keys   []string // of all properties
}

// Label is a label of nodes.
type Label struct {
	Name  string
	Count int64
	Keys  []string // of the properties that its first nodes have
}

// Type is a type of edges.
type Type struct {
	Name     string
	Count    int64
	From, To []string // labels
}

// sample is how many nodes of a label are read for its properties.
const sample = 100

// Read reads the schema, mostly from counters.
func Read(tx *graph.Tx) (*Schema, error) {
	s := &Schema{Keys: tx.AllKeys()}
	for _, name := range tx.AllLabels() {
		keys, err := keysOf(tx, name)
		if err != nil {
			return nil, err
		}
		s.Labels = append(s.Labels, Label{name, tx.CountLabel(name), keys})
	}
	for _, name := range tx.AllTypes() {
		t := Type{Name: name, Count: tx.CountType(name)}
		for _, l := range s.Labels {
			if tx.CountPattern(l.Name, graph.Out, name) > 0 {
				t.From = append(t.From, l.Name)
			}
			if tx.CountPattern(l.Name, graph.In, name) > 0 {
				t.To = append(t.To, l.Name)
			}
		}
		s.Types = append(s.Types, t)
	}
	return s, tx.Err()
}

func keysOf(tx *graph.Tx, label string) ([]string, error) {
	keys := map[string]bool{}
	read := 0
	for id := range tx.NodesByLabel(label) {
		n, err := tx.Node(id)
		if err != nil {
			return nil, err
		}
		for key := range n.Props {
			keys[key] = true
		}
		if read++; read == sample {
			break
		}
	}
	return slices.Sorted(maps.Keys(keys)), tx.Err()
}
