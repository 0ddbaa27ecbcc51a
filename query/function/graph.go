package function

import (
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

var graphFuncs = []Func{
	{Name: "id", Min: 1, Max: 1, Call: id},
	{Name: "elementId", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		n, err := id(env, args)
		if err != nil {
			return nil, err
		}
		return value.Text(n), nil
	}},
	{Name: "labels", Min: 1, Max: 1, Call: labels},
	{Name: "type", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		if r, ok := args[0].(value.Rel); ok {
			return env.Tx.TypeName(r.Type), nil
		}
		return nil, wrongType("type", args[0], "a relationship")
	}},
	{Name: "startNode", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		if r, ok := args[0].(value.Rel); ok {
			return value.Node{ID: r.From}, nil
		}
		return nil, wrongType("startNode", args[0], "a relationship")
	}},
	{Name: "endNode", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		if r, ok := args[0].(value.Rel); ok {
			return value.Node{ID: r.To}, nil
		}
		return nil, wrongType("endNode", args[0], "a relationship")
	}},
	{Name: "properties", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		m, ok, err := Properties(env.Tx, args[0])
		if err == nil && !ok {
			err = wrongType("properties", args[0], "a node, a relationship or a map")
		}
		if err != nil {
			return nil, err
		}
		return m, nil
	}},
	{Name: "keys", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		m, ok, err := Properties(env.Tx, args[0])
		if err == nil && !ok {
			err = wrongType("keys", args[0], "a node, a relationship or a map")
		}
		if err != nil {
			return nil, err
		}
		return stringList(slices.Sorted(maps.Keys(m))), nil
	}},
	{Name: "nodes", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		p, ok := args[0].(*value.Path)
		if !ok {
			return nil, wrongType("nodes", args[0], "a path")
		}
		return anyList(p.Nodes), nil
	}},
	{Name: "relationships", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		p, ok := args[0].(*value.Path)
		if !ok {
			return nil, wrongType("relationships", args[0], "a path")
		}
		return anyList(p.Rels), nil
	}},
	{Name: "length", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		p, ok := args[0].(*value.Path)
		if !ok {
			return nil, wrongType("length", args[0], "a path")
		}
		return int64(len(p.Rels)), nil
	}},
	{Name: "exists", Min: 1, Max: 1, Nulls: true, Call: func(_ *Env, args []any) (any, error) { return args[0] != nil, nil }},
	{Name: "degree", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		n, ok := args[0].(value.Node)
		if !ok {
			return nil, wrongType("degree", args[0], "a node")
		}
		return int64(env.Tx.Degree(n.ID, graph.Both)), nil
	}},
	{Name: "names", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
		n, ok := args[0].(value.Node)
		if !ok {
			return nil, wrongType("names", args[0], "a node")
		}
		return stringList(env.Tx.Names(n.ID)), nil
	}},
	{Name: "evidence", Min: 1, Max: 1, Call: evidence},
}

func id(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case value.Node:
		return int64(v.ID), nil
	case value.Rel:
		return int64(v.ID), nil
	}
	return nil, wrongType("id", args[0], "a node or a relationship")
}

func labels(env *Env, args []any) (any, error) {
	n, ok := args[0].(value.Node)
	if !ok {
		return nil, wrongType("labels", args[0], "a node")
	}
	if !env.Tx.HasNode(n.ID) {
		return nil, Deleted(n)
	}
	return stringList(env.Tx.Labels(n.ID)), nil
}

// Deleted is the error of looking into what the query has deleted.
func Deleted(v any) error {
	return cypher.RuntimeErrorf("EntityNotFound", "DeletedEntityAccess", "%s %s has been deleted", value.TypeName(v), value.Literal(v))
}

// Properties returns the properties of a node or relationship, or a map as it is. ok is false for
// other values.
func Properties(tx *graph.Tx, v any) (props map[string]any, ok bool, err error) {
	switch v := v.(type) {
	case value.Node:
		n, err := tx.Node(v.ID)
		if err != nil {
			return nil, true, Deleted(v)
		}
		return n.Props, true, nil
	case value.Rel:
		e, err := tx.Edge(v.ID)
		if err != nil {
			return nil, true, Deleted(v)
		}
		return e.Props, true, nil
	case map[string]any:
		return v, true, nil
	}
	return nil, false, nil
}

func stringList(names []string) any { return anyList(names) }

func anyList[T any](items []T) any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = item
	}
	return list
}
