package shortest

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/value"
)

// naive finds the shortest paths by trying all paths of each length in turn.
func naive(edges []value.Rel, a, b graph.NodeID, dir graph.Direction, most int) []string {
	paths := [][]value.Rel{{}}
	at := func(p []value.Rel) graph.NodeID {
		id := a
		for _, r := range p {
			id = r.Other(id)
		}
		return id
	}
	for length := 0; length <= most; length++ {
		var found []string
		var longer [][]value.Rel
		for _, p := range paths {
			if at(p) == b {
				found = append(found, text(p))
			}
			for _, r := range edges {
				if dir != graph.In && r.From == at(p) || dir != graph.Out && r.To == at(p) {
					longer = append(longer, append(slices.Clone(p), r))
				}
			}
		}
		if len(found) > 0 {
			slices.Sort(found)
			return slices.Compact(found)
		}
		paths = longer
	}
	return nil
}

func text(p []value.Rel) string {
	s := ""
	for _, r := range p {
		s += fmt.Sprint(r.ID, " ")
	}
	return s
}

func TestPathsAreThoseThatTryingEverythingFinds(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		g, err := graph.Open(filepath.Join(dir, fmt.Sprint(n)), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer g.Close()
		err = g.Update(context.Background(), func(tx *graph.Tx) error {
			var nodes []graph.NodeID
			for range 5 {
				id, err := tx.CreateNode(nil, nil)
				if err != nil {
					return err
				}
				nodes = append(nodes, id)
			}
			var edges []value.Rel
			for range rapid.IntRange(0, 8).Draw(t, "edges") {
				r := value.Rel{From: rapid.SampledFrom(nodes).Draw(t, "from"), To: rapid.SampledFrom(nodes).Draw(t, "to")}
				var err error
				if r.ID, err = tx.CreateEdge(r.From, "R", r.To, nil); err != nil {
					return err
				}
				edges = append(edges, r)
			}
			dir := rapid.SampledFrom([]graph.Direction{graph.Out, graph.In, graph.Both}).Draw(t, "dir")
			most := rapid.IntRange(0, 4).Draw(t, "most")
			search := Search{Tx: tx, Ctx: context.Background(), Dir: dir, Max: most}
			var got []string
			err := search.Paths(nodes[0], nodes[1], func(p []value.Rel) error {
				got = append(got, text(p))
				return nil
			})
			if err != nil {
				return err
			}
			slices.Sort(got)
			all := naive(edges, nodes[0], nodes[1], dir, most)
			if diff := cmp.Diff(all, got); diff != "" {
				t.Error(diff)
			}
			search.One = true
			var some []string
			err = search.Paths(nodes[0], nodes[1], func(p []value.Rel) error {
				some = append(some, text(p))
				return nil
			})
			if len(some) == 0 && len(all) > 0 || slices.ContainsFunc(some, func(p string) bool { return !slices.Contains(all, p) }) {
				t.Errorf("some paths are %q, all %q", some, all)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
