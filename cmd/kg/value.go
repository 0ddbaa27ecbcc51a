package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// printed makes a value of a query's row one that prints well: as a pattern in a
// table, as an object in JSON.
func printed(v any) any {
	switch v := v.(type) {
	case graph.Node:
		return printedNode(v)
	case graph.Edge:
		return printedEdge(v)
	case *query.Path:
		return printedPath{v}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = printed(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = printed(e)
		}
		return out
	}
	return v
}

type printedNode graph.Node

func (n printedNode) String() string {
	return "(:" + strings.Join(n.Labels, ":") + properties(n.Props) + ")"
}

func (n printedNode) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"id": n.ID, "labels": n.Labels, "properties": texts(n.Props)})
}

type printedEdge graph.Edge

func (e printedEdge) String() string { return "[:" + e.Type + properties(e.Props) + "]" }

func (e printedEdge) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"id": e.ID, "type": e.Type, "from": e.From, "to": e.To, "properties": texts(e.Props)})
}

type printedPath struct{ *query.Path }

func (p printedPath) String() string {
	var b strings.Builder
	for i, n := range p.Nodes {
		if i > 0 {
			e := p.Edges[i-1]
			left, right := "-", "->"
			if e.To != n.ID {
				left, right = "<-", "-"
			}
			b.WriteString(left + printedEdge(e).String() + right)
		}
		b.WriteString(printedNode(n).String())
	}
	return b.String()
}

func (p printedPath) MarshalJSON() ([]byte, error) {
	nodes := make([]printedNode, len(p.Nodes))
	for i, n := range p.Nodes {
		nodes[i] = printedNode(n)
	}
	edges := make([]printedEdge, len(p.Edges))
	for i, e := range p.Edges {
		edges[i] = printedEdge(e)
	}
	return json.Marshal(map[string]any{"nodes": nodes, "edges": edges})
}

// properties writes a map as Cypher does, in order of its keys.
func properties(props map[string]any) string {
	if len(props) == 0 {
		return ""
	}
	keys := make([]string, 0, len(props))
	for k := range props {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteString(", ")
		}
		v := cell(props[k])
		if _, ok := props[k].(string); ok {
			v = "'" + v + "'"
		}
		b.WriteString(k + ": " + v)
	}
	return " {" + b.String() + "}"
}

// texts replaces the values that JSON has no form for by their text.
func texts(props map[string]any) map[string]any {
	out := make(map[string]any, len(props))
	for k, v := range props {
		if s, ok := v.(fmt.Stringer); ok {
			v = s.String()
		}
		out[k] = v
	}
	return out
}

// changes says what a writing query changed.
func changes(c query.Counters) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{
		{c.NodesCreated, "nodes created"}, {c.NodesDeleted, "nodes deleted"}, {c.RelationshipsCreated, "edges created"}, {c.RelationshipsDeleted, "edges deleted"},
		{c.PropertiesSet, "properties set"}, {c.LabelsAdded, "labels added"}, {c.LabelsRemoved, "labels removed"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return "no changes"
	}
	return strings.Join(parts, ", ")
}
