package nodeset_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/nodeset"
)

func TestASetIsLikeAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set nodeset.Set
		places := map[graph.NodeID]int{}
		var order []graph.NodeID
		for range rapid.IntRange(1, 4).Draw(t, "fillings") {
			ids := rapid.SliceOfN(rapid.OneOf(rapid.Uint64Range(0, 300), rapid.Uint64()), 0, 500).Draw(t, "ids")
			for _, n := range ids {
				id := graph.NodeID(n)
				want, had := places[id]
				if place, ok := set.Place(id); ok != had || had && place != want {
					t.Fatalf("Place(%d) = %d, %v, want %d, %v", id, place, ok, want, had)
				}
				if !had {
					want = len(order)
					places[id] = want
					order = append(order, id)
				}
				if place, added := set.Add(id); place != want || added == had {
					t.Fatalf("Add(%d) = %d, %v, want %d, %v", id, place, added, want, !had)
				}
			}
			if set.Len() != len(order) {
				t.Fatalf("%d nodes, want %d", set.Len(), len(order))
			}
			for i, id := range order {
				if set.At(i) != id {
					t.Fatalf("node %d is %d, want %d", i, set.At(i), id)
				}
			}
			set.Reset()
			clear(places)
			order = nil
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	var set nodeset.Set
	b.ReportAllocs()
	for b.Loop() {
		set.Reset()
		for i := range 1000 {
			set.Add(graph.NodeID(i * 7919 % 500))
		}
	}
}
