package query_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
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

func TestAnIndexOfRelationshipsFindsWhatEqualsDoes(t *testing.T) {
	ctx := context.Background()
	values := []string{"1", "1.0", "-0.0", "0.0/0.0", "'1'", "''", "true", "[1]", "date('2023-03-22')", "duration({hours: 24})", "duration({days: 1})", "null"}
	plain, seeking := openScratch(t), openScratch(t)
	if err := seeking.Update(ctx, func(tx *graph.Tx) error { return tx.EnsureEdgeIndex("R", "v") }); err != nil {
		t.Fatal(err)
	}
	for _, g := range []*graph.Graph{plain, seeking} {
		mustRun(t, g, "UNWIND range(1, 20) AS i CREATE (:N:P {i: i})")
		for i, v := range append(values, values...) {
			mustRun(t, g, fmt.Sprintf("MATCH (a:N {i: %d}), (b:N {i: %d}) CREATE (a)-[:R {v: %s}]->(b), (b)-[:R]->(a), (b)-[:S {v: %[3]s}]->(a)", 1+i%7, 1+(i*i)%5, v))
		}
	}
	seeks := 0
	for _, pattern := range []string{
		"(a)-[r:R {v: %s}]->(b)", "(a)<-[r:R {v: %s}]-(b)", "(a)-[r:R {v: %s}]-(b)", "(a)-[r:R {v: %s}]->(a), (b:N {i: 2})", "(a:N)-[r:R {v: %s}]->(b:P)", "(a:X)-[r:R {v: %s}]->(b)",
		"(a)-[r:R {v: %s}]->(b)-[s]->(c)", "(a)-[r:R {v: %s}]->()<-[s:R {v: 1}]-(b)", "(a)-[r:R]->(b) WHERE %s = r.v", "(a)-[r:R|S {v: %s}]->(b)", "(a {i: 1})-[r:R {v: %s}]->(b)",
		"p = (a)-[r:R {v: %s}]->(b)", "(a)-[r:R {v: %s}]->(b), (c)-[s:R {v: r.v}]->(d)", "(a)-[r:R*1..2 {v: %s}]->(b)",
	} {
		for _, v := range values {
			text := "MATCH " + fmt.Sprintf(pattern, v) + " RETURN a.i, b.i, count(*) AS n ORDER BY a.i, b.i"
			want, err := rowsOf(t, plain, text, nil)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			if got, err := rowsOf(t, seeking, text, nil); err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: by the index %v, %v, without it %v", text, got, err, want)
			}
			if strings.Contains(mustRun(t, seeking, "EXPLAIN "+text).Plan, "RelSeek [r:R] by index of v = ") {
				seeks++
			}
		}
	}
	if seeks < 6*len(values) {
		t.Errorf("only %d queries used the index", seeks)
	}
	mustRun(t, seeking, "MATCH ()-[r:R {v: 1}]->() SET r.v = 2")
	mustRun(t, seeking, "MATCH ()-[r:R {v: true}]->() DELETE r")
	for v, want := range map[string]string{"1": "0", "2": "4", "true": "0", "'1'": "2"} {
		if got, err := rowsOf(t, seeking, "MATCH ()-[r:R {v: "+v+"}]->() RETURN count(r)", nil); err != nil || got[0] != want {
			t.Errorf("after changes there are %v, %v with %s, want %s", got, err, v, want)
		}
	}
}

func TestAPlanIsMadeAnewWhenItsIndexOfRelationshipsGoes(t *testing.T) {
	ctx := context.Background()
	g := openScratch(t)
	mustRun(t, g, "UNWIND range(1, 100) AS i CREATE (:P)-[:R {v: i}]->(:P)")
	const text = "MATCH (:P)-[r:R {v: 7}]->(:P) RETURN r.v"
	for _, change := range []func(tx *graph.Tx) error{
		func(tx *graph.Tx) error { return tx.EnsureEdgeIndex("R", "v") },
		func(tx *graph.Tx) error { return tx.DropEdgeIndex("R", "v") },
	} {
		if rows, err := rowsOf(t, g, text, nil); err != nil || !slices.Equal(rows, []string{"7"}) {
			t.Errorf("%v, %v", rows, err)
		}
		if err := g.Update(ctx, change); err != nil {
			t.Fatal(err)
		}
	}
	if rows, err := rowsOf(t, g, text, nil); err != nil || !slices.Equal(rows, []string{"7"}) {
		t.Errorf("after the index went: %v, %v", rows, err)
	}
}
