package query_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// openSearched opens a graph of texts under two labels, 1500 each, of which every third was said by somebody, a few by two.
func openSearched(t *testing.T) *graph.Graph {
	g := openScratch(t)
	r := rand.New(rand.NewPCG(5, 6))
	words := []string{"公司", "增长", "净利润", "微信", "云业务"}
	err := g.Update(context.Background(), func(tx *graph.Tx) error {
		var people []graph.NodeID
		for i := range 5 {
			id, err := tx.CreateNode([]string{"P"}, map[string]any{"i": i})
			if err != nil {
				return err
			}
			people = append(people, id)
		}
		for i := range 3000 {
			var b strings.Builder
			for range 1 + r.IntN(8) {
				b.WriteString(words[r.IntN(len(words))] + "，")
			}
			id, err := tx.CreateNode([]string{[]string{"A", "B"}[i%2]}, map[string]any{"text": b.String()})
			if err != nil {
				return err
			}
			for j := range people {
				if r.IntN(15) > 0 {
					continue
				}
				if _, err := tx.CreateEdge(people[j], "SAID", id, map[string]any{"w": r.IntN(2)}); err != nil {
					return err
				}
			}
		}
		for _, label := range []string{"A", "B"} {
			if err := tx.EnsureText(label, "text"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTheBestOfASearchAreTheFirstOfAllSorted(t *testing.T) {
	g := openSearched(t)
	rows := func(text string) []string {
		res, err := query.Run(context.Background(), g, text, nil, nil)
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		return resultTexts(t, res)
	}
	for _, call := range []string{"kg.search('净利润增长', 'A')", "kg.search('微信 公司')", "kg.search('没有')"} {
		for _, match := range []string{"", "MATCH (p)-[r:SAID]->(n)", "MATCH (p)-[r:SAID {w: 1}]->(n:A) WHERE p.i > 2", "OPTIONAL MATCH (p)-[:SAID]->(n)"} {
			head := fmt.Sprintf("CALL %s YIELD node AS n, score %s ", call, match)
			// A sum is no column of the call, so that these are sorted.
			all := rows(head + "WITH n, score AS s, score + 0 AS sum ORDER BY sum DESC RETURN id(n), s")
			for _, cut := range [][2]int{{0, 0}, {0, 1}, {0, 50}, {7, 13}, {0, 400}, {0, 5000}} {
				limited := fmt.Sprintf("ORDER BY score DESC SKIP %d LIMIT %d", cut[0], cut[1])
				want := all[min(cut[0], len(all)):min(cut[0]+cut[1], len(all))]
				for _, tail := range []string{"RETURN id(n), score " + limited, "WITH n, score " + limited + " RETURN id(n), score"} {
					if diff := cmp.Diff(slices.Clip(want), rows(head+tail), cmp.Transformer("nil", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
						t.Fatalf("%s\nsorted to best: %s", head+tail, diff)
					}
				}
			}
		}
	}
}

func TestASearchForTheBestDoesNotSort(t *testing.T) {
	g := openSearched(t)
	for text, sorts := range map[string]bool{
		"CALL kg.search('微信') YIELD node, score RETURN node ORDER BY score DESC LIMIT 3":                            false,
		"CALL kg.search('微信') YIELD node, score AS s MATCH (p)-->(node) WITH s, p ORDER BY s DESC LIMIT 3 RETURN p": false,
		"CALL kg.search('微信') YIELD node, score RETURN node ORDER BY score LIMIT 3":                                 true,
		"CALL kg.search('微信') YIELD node, score RETURN node ORDER BY score DESC, id(node) DESC LIMIT 3":             true,
		"CALL kg.search('微信') YIELD node, score WITH node, -score AS score RETURN node ORDER BY score DESC":         true,
		"UNWIND ['微信', '公司'] AS w CALL kg.search(w) YIELD node, score RETURN node ORDER BY score DESC LIMIT 3":      true,
		"CALL kg.search('微信') YIELD node, score RETURN DISTINCT score ORDER BY score DESC LIMIT 3":                  true,
	} {
		res, err := query.Run(context.Background(), g, "EXPLAIN "+text, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(res.Plan, "Sort"); got != sorts {
			t.Errorf("%s: sorts is %t\n%s", text, got, res.Plan)
		}
	}
}
