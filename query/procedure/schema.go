package procedure

import (
	"maps"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/value"
)

// The procedures that find out which properties nodes and relationships have. They read all of the graph.
var schemaProcedures = []Procedure{
	{
		Name: "db.schema.nodeTypeProperties",
		Outputs: []Param{{Name: "nodeType", Type: "STRING"}, {Name: "nodeLabels", Type: "LIST"}, {Name: "propertyName", Type: "STRING"},
			{Name: "propertyTypes", Type: "LIST"}, {Name: "mandatory", Type: "BOOLEAN"}},
		Call: func(env *function.Env, _ []any, yield func([]any) error) error {
			shapes := shapes{}
			for id := range env.Tx.Nodes() {
				n, err := env.Tx.Node(id)
				if err != nil {
					return err
				}
				if err := env.Ctx.Err(); err != nil {
					return err
				}
				shapes.add(":`"+strings.Join(n.Labels, "`:`")+"`", n.Labels, n.Props)
			}
			return shapes.each(func(s *shape, row []any) error {
				labels := make([]any, len(s.labels))
				for i, l := range s.labels {
					labels[i] = l
				}
				return yield(slices.Insert(row, 1, any(labels)))
			})
		},
	},
	{
		Name: "db.schema.relTypeProperties",
		Outputs: []Param{{Name: "relType", Type: "STRING"}, {Name: "propertyName", Type: "STRING"}, {Name: "propertyTypes", Type: "LIST"},
			{Name: "mandatory", Type: "BOOLEAN"}},
		Call: func(env *function.Env, _ []any, yield func([]any) error) error {
			shapes := shapes{}
			for id := range env.Tx.Edges("") {
				e, err := env.Tx.Edge(id)
				if err != nil {
					return err
				}
				if err := env.Ctx.Err(); err != nil {
					return err
				}
				shapes.add(":`"+e.Type+"`", nil, e.Props)
			}
			return shapes.each(func(_ *shape, row []any) error { return yield(row) })
		},
	},
	{
		Name:    "db.schema.patterns",
		Outputs: []Param{{Name: "label", Type: "STRING"}, {Name: "relationshipType", Type: "STRING"}, {Name: "direction", Type: "STRING"}, {Name: "count", Type: "INTEGER"}},
		Call:    patterns,
	},
}

// shape is what the nodes with the same labels, or the relationships of a type, have been seen to carry.
type shape struct {
	labels []string
	count  int
	props  map[string]*propertyShape
}

type propertyShape struct {
	count int
	types map[string]bool
}

type shapes map[string]*shape

func (s shapes) add(name string, labels []string, props map[string]any) {
	x := s[name]
	if x == nil {
		x = &shape{labels: labels, props: map[string]*propertyShape{}}
		s[name] = x
	}
	x.count++
	for key, v := range props {
		p := x.props[key]
		if p == nil {
			p = &propertyShape{types: map[string]bool{}}
			x.props[key] = p
		}
		p.count++
		p.types[value.TypeName(v)] = true
	}
}

// each yields a row for every property of every shape: name, property, types, and whether all have it. What
// has no properties gets one row.
func (s shapes) each(yield func(*shape, []any) error) error {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		x := s[name]
		if len(x.props) == 0 {
			if err := yield(x, []any{name, nil, nil, false}); err != nil {
				return err
			}
		}
		for _, key := range slices.Sorted(maps.Keys(x.props)) {
			p := x.props[key]
			var types []any
			for _, t := range slices.Sorted(maps.Keys(p.types)) {
				types = append(types, t)
			}
			if err := yield(x, []any{name, key, types, p.count == x.count}); err != nil {
				return err
			}
		}
	}
	return nil
}

// patterns tells which types of relationships leave and enter nodes of which labels.
func patterns(env *function.Env, _ []any, yield func([]any) error) error {
	types := env.Tx.AllTypes()
	directions := []struct {
		dir  graph.Direction
		name string
	}{{graph.Out, "out"}, {graph.In, "in"}}
	for _, label := range env.Tx.AllLabels() {
		for _, typ := range types {
			for _, d := range directions {
				n := env.Tx.CountPattern(label, d.dir, typ)
				if n == 0 {
					continue
				}
				if err := yield([]any{label, typ, d.name, n}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
