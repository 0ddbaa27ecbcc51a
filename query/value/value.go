// Package value is what openCypher's values mean: equality that may be unknown, the order of values of
// one and of different types, equivalence for grouping, and how they are shown.
//
// A value is an any: nil for null, bool, int64, float64, string, []byte, []any, map[string]any, a type
// of graph/temporal, or one of Node, Rel and *Path, which stand for parts of the graph and are
// read through a transaction. Start with compare.go.
package value

import (
	"fmt"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

// Node is a node of the graph by its id.
type Node struct{ ID graph.NodeID }

// Rel is a relationship of the graph, without its properties.
type Rel struct {
	ID       graph.EdgeID
	Type     graph.TypeID
	From, To graph.NodeID
}

// Other is the end of the relationship that is not id; id itself for a loop.
func (r Rel) Other(id graph.NodeID) graph.NodeID {
	if r.From == id {
		return r.To
	}
	return r.From
}

// Path is a walk through the graph; there is one node more than there are relationships.
type Path struct {
	Nodes []Node
	Rels  []Rel
}

// Equal tells whether two paths take the same steps.
func (p *Path) Equal(q *Path) bool {
	return slices.Equal(p.Nodes, q.Nodes) &&
		slices.EqualFunc(p.Rels, q.Rels, func(a, b Rel) bool { return a.ID == b.ID })
}

// TypeName names the type of a value, for messages.
func TypeName(v any) string {
	switch v := v.(type) {
	case nil:
		return "Null"
	case bool:
		return "Boolean"
	case int64:
		return "Integer"
	case float64:
		return "Float"
	case string:
		return "String"
	case []byte:
		return "Bytes"
	case []any:
		return "List"
	case map[string]any:
		return "Map"
	case Node:
		return "Node"
	case Rel:
		return "Relationship"
	case *Path:
		return "Path"
	case temporal.Date:
		return "Date"
	case temporal.LocalTime:
		return "LocalTime"
	case temporal.Time:
		return "Time"
	case temporal.LocalDateTime:
		return "LocalDateTime"
	case temporal.DateTime:
		return "DateTime"
	case temporal.Duration:
		return "Duration"
	default:
		return fmt.Sprintf("%T", v)
	}
}

// Storable tells whether a value can be a property: a plain value or a list of plain values.
func Storable(v any) bool {
	list, ok := v.([]any)
	if !ok {
		return plain(v)
	}
	for _, e := range list {
		if e == nil || !plain(e) {
			return false
		}
	}
	return true
}

func plain(v any) bool {
	switch v.(type) {
	case []any, map[string]any, Node, Rel, *Path:
		return false
	}
	return true
}

// Float returns a number as a float.
func Float(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// From turns what a caller of the Go API may pass as a parameter into a value. It is false for what has
// no counterpart.
func From(v any) (any, bool) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte, temporal.Date, temporal.LocalTime, temporal.Time,
		temporal.LocalDateTime, temporal.DateTime, temporal.Duration, Node, Rel, *Path:
		return v, true
	case int:
		return int64(v), true
	case int32:
		return int64(v), true
	case uint32:
		return int64(v), true
	case float32:
		return float64(v), true
	case graph.NodeID:
		return Node{v}, true
	case graph.Node:
		return Node{v.ID}, true
	case []string:
		return fromList(v)
	case []int:
		return fromList(v)
	case []int64:
		return fromList(v)
	case []float64:
		return fromList(v)
	case []any:
		return fromList(v)
	case map[string]any:
		m := make(map[string]any, len(v))
		for key, e := range v {
			x, ok := From(e)
			if !ok {
				return nil, false
			}
			m[key] = x
		}
		return m, true
	}
	return nil, false
}

func fromList[T any](v []T) (any, bool) {
	list := make([]any, len(v))
	for i, e := range v {
		x, ok := From(e)
		if !ok {
			return nil, false
		}
		list[i] = x
	}
	return list, true
}
