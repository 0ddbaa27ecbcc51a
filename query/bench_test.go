package query_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

const benchNodes, benchEdges = 20_000, 200_000

// openBench opens a graph of people who know people, ten each on average.
func openBench(b *testing.B) *graph.Graph {
	g := openScratch(b)
	r := rand.New(rand.NewPCG(1, 2))
	err := g.Load(context.Background(), nil, func(l *graph.Loader) error {
		first := graph.NodeID(0)
		for i := range benchNodes {
			id, err := l.Node([]string{"P"}, map[string]any{"n": i, "age": r.IntN(90)})
			if err != nil {
				return err
			}
			if i == 0 {
				first = id
			}
		}
		node := func() graph.NodeID { return first + graph.NodeID(r.IntN(benchNodes)) }
		for range benchEdges {
			if _, err := l.Edge(node(), "K", node(), nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = g.Update(context.Background(), func(tx *graph.Tx) error { return tx.EnsureKey("P", "n") })
	}
	if err != nil {
		b.Fatal(err)
	}
	return g
}

// hops counts the walks of some hops from a node by the Go API, none of which takes an edge twice.
func hops(tx *graph.Tx, id graph.NodeID, n int, types []graph.TypeID, taken []graph.EdgeID) int {
	if n == 0 {
		return 1
	}
	sum := 0
next:
	for h := range tx.Expand(id, graph.Out, types...) {
		for _, t := range taken {
			if t == h.Edge {
				continue next
			}
		}
		sum += hops(tx, h.Other, n-1, types, append(taken, h.Edge))
	}
	return sum
}

func BenchmarkQuery(b *testing.B) {
	g := openBench(b)
	benchmarks := []struct{ name, query string }{
		{"parse and plan", "EXPLAIN MATCH (a:P {n: $n})-[:K]->(b)-[:K]->(c) WHERE c.age > 30 RETURN c.n ORDER BY c.age LIMIT 10"},
		{"key", "MATCH (a:P {n: $n}) RETURN a.age"},
		{"1 hop", "MATCH (a:P {n: $n})-[:K]->(b) RETURN count(*)"},
		{"2 hops", "MATCH (a:P {n: $n})-[:K]->(b)-[:K]->(c) RETURN count(*)"},
		{"3 hops", "MATCH (a:P {n: $n})-[:K]->(b)-[:K]->(c)-[:K]->(d) RETURN count(*)"},
		{"1 to 3 hops", "MATCH (a:P {n: $n})-[:K*1..3]->(b) RETURN count(*)"},
		{"other nodes within 3 hops", "MATCH (a:P {n: $n})-[:K*1..3]->(b) WHERE b <> a RETURN count(DISTINCT b)"},
		{"shortest path", "MATCH (a:P {n: $n}), (b:P {n: $m}) MATCH p = shortestPath((a)-[:K*]->(b)) RETURN length(p)"},
		{"aggregate", "MATCH (a:P) RETURN a.age, count(*)"},
		{"top 10", "MATCH (a:P) RETURN a.n ORDER BY a.age DESC, a.n LIMIT 10"},
		{"top 10 by degree", "MATCH (a:P)<-[:K]-(b) RETURN a.n, count(*) AS degree ORDER BY degree DESC, a.n LIMIT 10"},
		{"aggregate by neighbour", "MATCH (a:P)-[:K]->(b:P) RETURN b.age, count(*)"},
		{"limit", "MATCH (a:P)-[:K]->(b) RETURN b LIMIT 10"},
	}
	for _, bm := range benchmarks {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				params := map[string]any{"n": i * 7919 % benchNodes, "m": i * 104729 % benchNodes}
				res, err := query.Run(context.Background(), g, bm.query, params, nil)
				if err != nil {
					b.Fatal(err)
				}
				for _, err := range res.Rows() {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkAPI does by hand what BenchmarkQuery asks for, to see what the language costs.
func BenchmarkAPI(b *testing.B) {
	g := openBench(b)
	for n, name := range []string{"key", "1 hop", "2 hops", "3 hops"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				err := g.View(context.Background(), func(tx *graph.Tx) error {
					id, err := tx.NodeByKey("P", i*7919%benchNodes)
					hops(tx, id, n, []graph.TypeID{tx.TypeID("K")}, nil)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("aggregate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			counts := map[any]int{}
			_ = g.View(context.Background(), func(tx *graph.Tx) error {
				for id := range tx.NodesByLabel("P") {
					age, _ := tx.Prop(id, "age")
					counts[age]++
				}
				return nil
			})
		}
	})
}
