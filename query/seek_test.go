package query_test

import (
	"context"
	"slices"
	"testing"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

func TestAnIndexFindsWhatEqualsDoes(t *testing.T) {
	values := []string{"1", "1.0", "0", "-0.0", "0.0/0.0", "9007199254740993", "9007199254740992.0", "'1'", "''", "true", "[1]", "[null]",
		"date('2023-03-22')", "duration('P1M')", "duration('P30D')", "duration({hours: 24})", "duration({days: 1})",
		"time('12:00+01:00')", "time('11:00Z')", "datetime('2023-01-01T12:00+01:00')", "datetime('2023-01-01T11:00Z')", "{a: 1}", "null"}
	indexes := map[string]func(tx *graph.Tx) error{
		"none":    func(*graph.Tx) error { return nil },
		"key":     func(tx *graph.Tx) error { return tx.EnsureKey("P", "v") },
		"ordered": func(tx *graph.Tx) error { return tx.EnsureIndex("P", "v") },
	}
	found := map[string][]string{}
	for name, ensure := range indexes {
		for _, stored := range values {
			g := openScratch(t)
			if _, err := query.Run(context.Background(), g, "CREATE (:P {v: "+stored+"})", nil, &query.Options{Write: true}); err != nil {
				continue // a map is no property
			}
			if err := g.Update(context.Background(), ensure); err != nil {
				t.Fatal(err)
			}
			for _, wanted := range values {
				for _, op := range []string{"=", "<", ">=", "STARTS WITH"} {
					condition := op + " " + wanted
					rows, err := rowsOf(t, g, "MATCH (p:P) WHERE p.v "+condition+" RETURN count(p) > 0", nil)
					if err != nil {
						t.Fatalf("%s: %v", condition, err)
					}
					found[name] = append(found[name], stored+" "+condition+": "+rows[0])
				}
			}
		}
	}
	for _, name := range []string{"key", "ordered"} {
		for i, got := range found[name] {
			if want := found["none"][i]; got != want {
				t.Errorf("with %s index %s, without %s", name, got, want)
			}
		}
	}
	if !slices.Contains(found["key"], "1.0 = 1: true") {
		t.Error("nothing was found")
	}
}
