package procedure

import (
	"github.com/newsgraph/kg/query/function"
)

var databaseProcedures = []Procedure{
	{Name: "db.labels", Outputs: []Param{{Name: "label", Type: "STRING"}}, Call: func(env *function.Env, _ []any, yield func([]any) error) error {
		return each(env.Tx.AllLabels(), yield)
	}},
	{Name: "db.relationshipTypes", Outputs: []Param{{Name: "relationshipType", Type: "STRING"}}, Call: func(env *function.Env, _ []any, yield func([]any) error) error {
		return each(env.Tx.AllTypes(), yield)
	}},
	{Name: "db.propertyKeys", Outputs: []Param{{Name: "propertyKey", Type: "STRING"}}, Call: func(env *function.Env, _ []any, yield func([]any) error) error {
		return each(env.Tx.AllKeys(), yield)
	}},
	{Name: "db.indexes", Outputs: []Param{{Name: "kind", Type: "STRING"}, {Name: "label", Type: "STRING"}, {Name: "properties", Type: "LIST"}}, Call: indexes},
	{Name: "db.schema.nodeCounts", Outputs: []Param{{Name: "label", Type: "STRING"}, {Name: "count", Type: "INTEGER"}}, Call: func(env *function.Env, _ []any, yield func([]any) error) error {
		for _, label := range env.Tx.AllLabels() {
			if err := yield([]any{label, env.Tx.CountLabel(label)}); err != nil {
				return err
			}
		}
		return nil
	}},
	{Name: "db.schema.relationshipCounts", Outputs: []Param{{Name: "relationshipType", Type: "STRING"}, {Name: "count", Type: "INTEGER"}}, Call: func(env *function.Env, _ []any, yield func([]any) error) error {
		for _, typ := range env.Tx.AllTypes() {
			if err := yield([]any{typ, env.Tx.CountType(typ)}); err != nil {
				return err
			}
		}
		return nil
	}},
}

func each(names []string, yield func([]any) error) error {
	for _, name := range names {
		if err := yield([]any{name}); err != nil {
			return err
		}
	}
	return nil
}

func indexes(env *function.Env, _ []any, yield func([]any) error) error {
	for x := range env.Tx.Indexes() {
		props := make([]any, len(x.Props))
		for i, p := range x.Props {
			props[i] = p
		}
		if err := yield([]any{x.Kind.String(), x.Label, props}); err != nil {
			return err
		}
	}
	return nil
}
