package exchange

import (
	"encoding/json"
	"maps"
	"math"
	"slices"

	"github.com/newsgraph/kg/graph"
)

// The properties that stand for what other graphs do not have.
const (
	namesKey    = "names"
	evidenceKey = "evidence"
)

// withNames are the properties of a node and its names.
func withNames(n graph.Node, names []string) map[string]any {
	props := maps.Clone(n.Props)
	if props == nil {
		props = map[string]any{}
	}
	if _, taken := props[namesKey]; !taken && len(names) > 0 {
		list := make([]any, len(names))
		for i, name := range names {
			list[i] = name
		}
		props[namesKey] = list
	}
	return props
}

// withEvidence are the properties of an edge and, in JSON, its evidence.
func withEvidence(e graph.Edge, list []graph.Evidence) (map[string]any, error) {
	props := maps.Clone(e.Props)
	if props == nil {
		props = map[string]any{}
	}
	if _, taken := props[evidenceKey]; taken || len(list) == 0 {
		return props, nil
	}
	places := make([]evidence, len(list))
	for i, ev := range list {
		places[i] = evidence(ev)
	}
	text, err := json.Marshal(places)
	props[evidenceKey] = string(text)
	return props, err
}

// columns are property keys with the one type that all their values have: a
// name of Neo4j's types, "string" where they differ, with [] for lists.
type columns map[string]string

func (c columns) add(props map[string]any) {
	for key, v := range props {
		typ := typeOf(v)
		switch before, ok := c[key]; {
		case !ok, before == typ:
		case before == "long" && typ == "double", before == "double" && typ == "long":
			typ = "double"
		default:
			typ = "string"
		}
		c[key] = typ
	}
}

func (c columns) keys() []string { return slices.Sorted(maps.Keys(c)) }

func typeOf(v any) string {
	switch v := v.(type) {
	case bool:
		return "boolean"
	case int64:
		return "long"
	case float64:
		return "double"
	case []any:
		return listType(v)
	}
	if _, typ, ok := iso(v); ok {
		return typ
	}
	return "string"
}

// listType is the type of a list of equals; lists of lists and mixed ones are
// strings.
func listType(list []any) string {
	if len(list) == 0 {
		return "string[]"
	}
	elements := columns{}
	for _, v := range list {
		switch v.(type) {
		case []any, map[string]any:
			return "string"
		}
		elements.add(map[string]any{"": v})
	}
	return elements[""] + "[]"
}

// plain is a value as text: of what has no form of its own, the JSON.
func plain(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case float64:
		switch {
		case math.IsNaN(v):
			return "NaN", nil
		case math.IsInf(v, 1):
			return "Infinity", nil
		case math.IsInf(v, -1):
			return "-Infinity", nil
		}
	}
	if text, _, ok := iso(v); ok {
		return text, nil
	}
	b, err := appendValue(nil, v)
	return string(b), err
}
