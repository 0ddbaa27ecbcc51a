package serve

import (
	"encoding/base64"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// maxExact is the largest integer up to which a JSON number of JavaScript is exact.
const maxExact = 1 << 53

// value is a value of a query's row as encoding/json writes it. What JSON has no form for becomes an object with
// one key that begins with $; see Value in openapi.yaml.
func (r *reader) value(v any) any {
	switch v := v.(type) {
	case nil, bool, string:
		return v
	case int64:
		if v > maxExact || v < -maxExact {
			return map[string]any{"$number": strconv.FormatInt(v, 10)}
		}
		return v
	case float64:
		if text, odd := notJSON(v); odd {
			return map[string]any{"$number": text}
		}
		return v
	case []byte:
		return map[string]any{"$bytes": base64.StdEncoding.EncodeToString(v)}
	case graph.Node:
		return map[string]any{"$node": r.node(v)}
	case graph.Edge:
		return map[string]any{"$edge": r.edge(v)}
	case *query.Path:
		path := struct {
			Nodes []Node `json:"nodes"`
			Edges []Edge `json:"edges"`
		}{[]Node{}, []Edge{}}
		for _, n := range v.Nodes {
			path.Nodes = append(path.Nodes, r.node(n))
		}
		for _, e := range v.Edges {
			path.Edges = append(path.Edges, r.edge(e))
		}
		return map[string]any{"$path": path}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = r.value(e)
		}
		return out
	case map[string]any:
		return r.mapValue(v)
	case fmt.Stringer:
		return map[string]any{"$temporal": v.String()}
	}
	return fmt.Sprint(v)
}

func (r *reader) mapValue(m map[string]any) any {
	out := make(map[string]any, len(m))
	reserved := false
	for key, e := range m {
		out[key] = r.value(e)
		reserved = reserved || strings.HasPrefix(key, "$")
	}
	if reserved {
		return map[string]any{"$map": out}
	}
	return out
}

// notJSON tells of a number that JSON cannot write, and its name.
func notJSON(f float64) (name string, odd bool) {
	switch {
	case math.IsNaN(f):
		return "NaN", true
	case math.IsInf(f, 1):
		return "Infinity", true
	case math.IsInf(f, -1):
		return "-Infinity", true
	}
	return "", false
}

// plain is a property for people: temporal values and what JSON has no form for as text.
func plain(v any) any {
	switch v := v.(type) {
	case int64:
		if v > maxExact || v < -maxExact {
			return strconv.FormatInt(v, 10)
		}
		return v
	case float64:
		if text, odd := notJSON(v); odd {
			return text
		}
		return v
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = plain(e)
		}
		return out
	case map[string]any:
		return plainMap(v)
	case fmt.Stringer:
		return v.String()
	}
	return v
}

func plainMap(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for key, v := range m {
		out[key] = plain(v)
	}
	return out
}
