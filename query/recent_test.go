package query_test

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"weak"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// scanOf returns how the plan of a query finds its first nodes.
func scanOf(t *testing.T, g *graph.Graph, text string) string {
	t.Helper()
	plan := mustRun(t, g, "EXPLAIN "+text).Plan
	for line := range strings.Lines(plan) {
		if scan, ok := strings.CutPrefix(strings.TrimSpace(line), "Scan (p:P) "); ok {
			how, _, _ := strings.Cut(scan, " ")
			_, rest, _ := strings.Cut(scan, " ")
			word, _, _ := strings.Cut(rest, " ")
			return how + " " + word
		}
	}
	t.Fatalf("%s has no scan:\n%s", text, plan)
	return ""
}

func TestAQueryIsPlannedAnewWhenIndexesComeAndGo(t *testing.T) {
	g := openScratch(t)
	mustRun(t, g, "UNWIND range(1, 100) AS i CREATE (:P {n: i, m: i})")
	queries := []string{"MATCH (p:P {n: 7}) RETURN p.m", "MATCH (p:P {m: 7}) RETURN p.n"}
	steps := []struct {
		change func(tx *graph.Tx) error
		want   []string
	}{
		{func(tx *graph.Tx) error { return nil }, []string{"by label", "by label"}},
		{func(tx *graph.Tx) error { return tx.EnsureKey("P", "n") }, []string{"by key", "by label"}},
		{func(tx *graph.Tx) error { return tx.EnsureIndex("P", "m") }, []string{"by key", "by index"}},
		{func(tx *graph.Tx) error { return tx.DropKey("P") }, []string{"by label", "by index"}},
		{func(tx *graph.Tx) error { return tx.EnsureKey("P", "m") }, []string{"by label", "by key"}},
		{func(tx *graph.Tx) error { return tx.DropIndex("P", "m") }, []string{"by label", "by key"}},
	}
	for i, step := range steps {
		if err := g.Update(context.Background(), step.change); err != nil {
			t.Fatal(err)
		}
		var scans []string
		for _, text := range queries {
			rows, err := rowsOf(t, g, text, nil)
			if err != nil || !slices.Equal(rows, []string{"7"}) {
				t.Errorf("step %d: %s answers %v, %v", i, text, rows, err)
			}
			scans = append(scans, scanOf(t, g, text))
		}
		if !slices.Equal(scans, step.want) {
			t.Errorf("step %d: plans scan %q, want %q", i, scans, step.want)
		}
	}
}

func TestRowsOfAResultHoldWhenAnIndexWasDroppedSince(t *testing.T) {
	g := openScratch(t)
	mustRun(t, g, "UNWIND range(1, 100) AS i CREATE (:P {n: i})")
	ctx := context.Background()
	if err := g.Update(ctx, func(tx *graph.Tx) error { return tx.EnsureKey("P", "n") }); err != nil {
		t.Fatal(err)
	}
	res := mustRun(t, g, "MATCH (p:P {n: 7}) RETURN p.n")
	if err := g.Update(ctx, func(tx *graph.Tx) error { return tx.DropKey("P") }); err != nil {
		t.Fatal(err)
	}
	for row, err := range res.Rows() {
		if err != nil || row[0] != int64(7) {
			t.Errorf("row %v, %v", row, err)
		}
		return
	}
	t.Error("no rows")
}

func TestTheSameQueryRunsInManyGoroutinesAtOnce(t *testing.T) {
	g := openScratch(t)
	mustRun(t, g, "UNWIND range(1, 50) AS i CREATE (:P {n: i})-[:K]->(:Q {n: i})")
	const text = "MATCH (p:P)-[:K]->(q) WHERE p.n <= $n AND EXISTS { (q)<-[:K]-() } WITH q ORDER BY q.n DESC LIMIT 3 RETURN collect(DISTINCT q.n)"
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for j := range 20 {
				n := 3 + (i*20+j)%40
				want := fmt.Sprintf("[%d %d %d]", n, n-1, n-2)
				rows, err := rowsOf(t, g, text, map[string]any{"n": n})
				if err != nil || !slices.Equal(rows, []string{want}) {
					t.Errorf("n=%d: %v, %v", n, rows, err)
				}
			}
		})
	}
	wait.Wait()
}

func TestAParameterThatIsMissingIsToldOfAQueryThatRanWithIt(t *testing.T) {
	g := openScratch(t)
	const text = "RETURN $a"
	if _, err := rowsOf(t, g, text, map[string]any{"a": 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := query.Run(context.Background(), g, text, map[string]any{"b": 1}, nil); err == nil {
		t.Error("no error")
	}
}

func TestANoteIsGivenAndTakenBackAsLabelsComeAndGo(t *testing.T) {
	g := openScratch(t)
	const text = "MATCH (c:Company) RETURN c"
	for _, want := range []int{1, 0, 1} {
		if got := len(mustRun(t, g, text).Notes); got != want {
			t.Errorf("%d notes, want %d", got, want)
		}
		if want == 1 {
			mustRun(t, g, "CREATE (:Company)")
		} else {
			mustRun(t, g, "MATCH (c:Company) DELETE c")
		}
	}
}

func TestAKeptPlanDoesNotKeepAClosedGraph(t *testing.T) {
	path := t.TempDir() + "/graph.kg"
	g, err := graph.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, g, "RETURN 1 AS one")
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	kept := weak.Make(g)
	g = nil
	for range 100 {
		runtime.GC()
		if kept.Value() == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("the graph is still in memory")
}

func TestPlansOfManyQueriesAreForgotten(t *testing.T) {
	g := openScratch(t)
	for i := range 1000 {
		rows, err := rowsOf(t, g, fmt.Sprintf("RETURN %d AS n", i), nil)
		if err != nil || !slices.Equal(rows, []string{fmt.Sprint(i)}) {
			t.Fatalf("%v, %v", rows, err)
		}
	}
	if n := query.KeptPlans(); n > 256 {
		t.Errorf("%d plans are kept", n)
	}
}
