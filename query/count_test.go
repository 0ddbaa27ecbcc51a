package query_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/kg/graph"
)

// countable are patterns of which relationships, nodes or rows are counted, with what groups them.
var countable = []struct{ match, keys string }{
	{"(a)", ""}, {"(a:A)", ""}, {"(a:A)", "a.x"}, {"(a:Nothing)", ""},
	{"(a)-[r]->(b)", ""}, {"(a)-[r:T]->(b)", ""}, {"(a)<-[r:T]-(b)", ""}, {"(a)-[r:T]-(b)", ""}, {"(a)-[r:T|T|U]->(b)", ""},
	{"(a:A)-[r:T]->(b)", ""}, {"(a:A)<-[r:T]-(b)", ""}, {"(a:A)-[r]->(b)", ""}, {"(a:A)-[r:T]-(b)", ""}, {"(a)-[r:Nothing]->(b)", ""},
	{"(a:A)-[r:T]->(b:B)", ""}, {"(a:A)-[r:T]->(b:B)", "b.x"}, {"(a:A)-[r:T]->(b:B)", "a"}, {"(a:A)-[r:U]->(b:A)", "b.x"}, {"(a:A)-[r:U]->(b:A)", "a.x, b.x"},
	{"(a)-[r:T]->(b)", "a.x"}, {"(a)-[r:T]-(b)", "a.x"}, {"(a)-[r:T]->(b)", "b.x"}, {"(a)-[r:T]->(b)", "type(r)"}, {"(a)-[r:T]->(a)", "a.x"},
	{"(a)-[:T]->(m)-[r:T]->(b)", "a.x"}, {"(a)-[:U]->(m)-[r:T]->(b)", "a.x"}, {"(a:A)-[r:T {w: 1}]->(b)", "a.x"},
}

func TestCountsAreThoseOfAddingUpRows(t *testing.T) {
	g := openScratch(t)
	r := rand.New(rand.NewPCG(1, 2))
	err := g.Update(context.Background(), func(tx *graph.Tx) error {
		var nodes []graph.NodeID
		for i := range 40 {
			labels := [][]string{{"A"}, {"B"}, {"A", "B"}, nil}[i%4]
			id, err := tx.CreateNode(labels, map[string]any{"x": r.IntN(4)})
			if err != nil {
				return err
			}
			nodes = append(nodes, id)
		}
		for range 300 {
			// Relationships of type U join nodes of label A alone.
			from, to, typ := r.IntN(40), r.IntN(40), "T"
			if r.IntN(3) == 0 {
				from, to, typ = from/2*2, to/2*2, "U"
				if from%4 == 2 || to%4 == 2 { // A and B
					to = from
				}
			}
			if _, err := tx.CreateEdge(nodes[from], typ, nodes[to], map[string]any{"w": r.IntN(2)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	both := func(when string) {
		for _, c := range countable {
			keys := ""
			if c.keys != "" {
				keys = c.keys + ", "
			}
			counts := []string{"count(*)", "count(a)"}
			if strings.Contains(c.match, "r") {
				counts = append(counts, "count(r)", "count(r) + count(*)")
			}
			for _, count := range counts {
				added := "sum(1)"
				if strings.Contains(count, "+") {
					added = "sum(2)"
				}
				got, err := rowsOf(t, g, fmt.Sprintf("MATCH %s RETURN %s%s", c.match, keys, count), nil)
				if err != nil {
					t.Fatal(err)
				}
				want, err := rowsOf(t, g, fmt.Sprintf("MATCH %s RETURN %s%s", c.match, keys, added), nil)
				if err != nil {
					t.Fatal(err)
				}
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(got, want) {
					t.Errorf("%s: %s by %q: %s is\n%v, want\n%v", when, c.match, c.keys, count, got, want)
				}
			}
		}
	}
	both("at first")
	// The same plans, once no label is implied any more.
	mustRun(t, g, "MATCH (a:A)-[:U]->() WITH a LIMIT 3 MATCH (b) WHERE NOT b:A WITH a, b LIMIT 9 CREATE (a)-[:U]->(b)-[:U]->(a)")
	both("after a change")
	mustRun(t, g, "MATCH (a:A) WITH a LIMIT 5 REMOVE a:A")
	both("after labels went")
}

func TestACountSeesWhatTheQueryHasDone(t *testing.T) {
	g := openScratch(t)
	for _, tt := range []struct{ text, want string }{
		{"CREATE (:A)-[:T]->(:A) WITH count(*) AS one MATCH (a:A)-[:T]->() RETURN count(*) AS n", "1"},
		{"CREATE (:A) WITH count(*) AS one CALL { MATCH (a:A) RETURN count(*) AS n } RETURN n", "3"},
	} {
		for row, err := range mustRun(t, g, tt.text).Rows() {
			if err != nil || fmt.Sprint(row[0]) != tt.want {
				t.Errorf("%s: %v, %v, want %s", tt.text, row, err, tt.want)
			}
		}
	}
}
