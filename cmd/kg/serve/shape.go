package serve

import (
	"github.com/newsgraph/kg/graph"
)

// Ref names a node.
type Ref struct {
	ID    graph.NodeID `json:"id"`
	Label string       `json:"label"`
	Name  string       `json:"name"`
}

// reader reads what answers show.
type reader struct {
	tx *graph.Tx
}

func newReader(tx *graph.Tx) *reader { return &reader{tx: tx} }
