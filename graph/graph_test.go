package graph

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var bg = context.Background()

func open(t testing.TB) *Graph {
	t.Helper()
	g, err := Open(filepath.Join(t.TempDir(), "graph.kg"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func update(t testing.TB, g *Graph, f func(tx *Tx)) {
	t.Helper()
	if err := g.Update(bg, func(tx *Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, g *Graph, f func(tx *Tx)) {
	t.Helper()
	if err := g.View(bg, func(tx *Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func no(err error) {
	if err != nil {
		panic(err)
	}
}

func TestWhatIsWrittenIsReadBackAfterReopening(t *testing.T) {
	g := open(t)
	var a, b NodeID
	var e EdgeID
	update(t, g, func(tx *Tx) {
		no(tx.EnsureKey("Company", "name"))
		no(tx.EnsureText("Company", "about"))
		a = must(tx.CreateNode([]string{"Company"}, map[string]any{"name": "腾讯", "about": "游戏与社交 games"}))
		b = must(tx.CreateNode([]string{"Person"}, map[string]any{"name": "马化腾"}))
		e = must(tx.CreateEdge(b, "HOLDS_POSITION", a, map[string]any{"title": "CEO"}))
		no(tx.AddName(a, "騰訊"))
		no(tx.AddEvidence(e, Evidence{Article: a, Start: 3, End: 9, Confidence: 0.5}))
	})
	path := g.Path()
	no(g.Close())
	g = must(Open(path, nil))
	defer g.Close()
	view(t, g, func(tx *Tx) {
		want := Node{a, []string{"Company"}, map[string]any{"name": "腾讯", "about": "游戏与社交 games"}}
		if diff := cmp.Diff(want, must(tx.NodeByName("腾讯"))); diff != "" {
			t.Error(diff)
		}
		wantEdge := []Edge{{e, "HOLDS_POSITION", b, a, map[string]any{"title": "CEO"}}}
		if diff := cmp.Diff(wantEdge, slices.Collect(tx.In(a, "HOLDS_POSITION"))); diff != "" {
			t.Error(diff)
		}
		if got := must(tx.NodeByKey("Company", "腾讯")); got != a {
			t.Errorf("NodeByKey = %d, want %d", got, a)
		}
		hits := slices.Collect(tx.Search("Company", "社交", 0))
		if len(hits) != 1 || hits[0].Node != a || hits[0].Score <= 0 {
			t.Errorf("Search = %v", hits)
		}
		if got := slices.Collect(tx.Evidence(e)); len(got) != 1 || got[0].Start != 3 {
			t.Errorf("Evidence = %v", got)
		}
		if n := tx.CountPattern("Person", Out, "HOLDS_POSITION"); n != 1 {
			t.Errorf("CountPattern = %d, want 1", n)
		}
	})
}

func TestAFailedUpdateChangesNothing(t *testing.T) {
	g := open(t)
	boom := errors.New("boom")
	err := g.Update(bg, func(tx *Tx) error {
		must(tx.CreateNode([]string{"New"}, map[string]any{"x": 1}))
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatalf("Update = %v", err)
	}
	view(t, g, func(tx *Tx) {
		if tx.CountNodes() != 0 || tx.LabelID("New") != 0 {
			t.Error("the node or its label is still there")
		}
	})
}

func TestASecondOpenIsRefusedNamingTheFile(t *testing.T) {
	g := open(t)
	_, err := Open(g.Path(), nil)
	if !errors.Is(err, ErrLocked) {
		t.Fatalf("Open = %v, want ErrLocked", err)
	}
	t.Log(err)
}

func TestAnEdgeIsFoundByItsEndsAndItsProperties(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) {
		a, b := must(tx.CreateNode(nil, nil)), must(tx.CreateNode(nil, nil))
		plain := must(tx.CreateEdge(a, "KNOWS", b, nil))
		since := must(tx.CreateEdge(a, "KNOWS", b, map[string]any{"since": 2020, "of": []any{"x", int64(1)}}))
		for _, tt := range []struct {
			from  NodeID
			typ   string
			to    NodeID
			props map[string]any
			want  EdgeID
		}{
			{a, "KNOWS", b, nil, plain},
			{a, "KNOWS", b, map[string]any{"since": nil}, plain},
			{a, "KNOWS", b, map[string]any{"of": []any{"x", int64(1)}, "since": int64(2020)}, since},
			{a, "KNOWS", b, map[string]any{"since": 2021, "of": []any{"x", int64(1)}}, 0},
			{a, "KNOWS", b, map[string]any{"never": true}, 0},
			{b, "KNOWS", a, nil, 0},
			{a, "LIKES", b, nil, 0},
		} {
			got, err := tx.FindEdge(tt.from, tt.typ, tt.to, tt.props)
			if got != tt.want || (tt.want == 0) != errors.Is(err, ErrNotFound) {
				t.Errorf("%d %s %d %v: edge %d and %v, want %d", tt.from, tt.typ, tt.to, tt.props, got, err, tt.want)
			}
		}
		no(tx.SetEdgeProps(since, map[string]any{"since": 2021}))
		if got, err := tx.FindEdge(a, "KNOWS", b, map[string]any{"since": 2021, "of": []any{"x", int64(1)}}); got != since {
			t.Errorf("a changed edge is found as %d: %v", got, err)
		}
		no(tx.ReplaceEdgeProps(since, map[string]any{"since": 2020}))
		no(tx.DeleteEdge(plain))
		no(tx.ReplaceEdgeProps(since, nil))
		if got, err := tx.FindEdge(a, "KNOWS", b, nil); got != since {
			t.Errorf("an edge that lost its properties is found as %d: %v", got, err)
		}
		if _, err := tx.FindEdge(a, "KNOWS", b, map[string]any{"since": func() {}}); !errors.Is(err, ErrInvalid) {
			t.Errorf("a value that no graph holds: %v", err)
		}
	})
}

func TestBetweenYieldsWhatExpandYieldsOfOneOtherNode(t *testing.T) {
	g := open(t)
	r := rand.New(rand.NewPCG(1, 2))
	const nodes = 6
	update(t, g, func(tx *Tx) {
		for range nodes {
			must(tx.CreateNode(nil, nil))
		}
		for range 80 {
			must(tx.CreateEdge(NodeID(1+r.IntN(nodes)), []string{"A", "B", "C"}[r.IntN(3)], NodeID(1+r.IntN(nodes)), nil))
		}
	})
	view(t, g, func(tx *Tx) {
		a, b := tx.TypeID("A"), tx.TypeID("B")
		for _, types := range [][]TypeID{nil, {a}, {b, a}} {
			for _, dir := range []Direction{Out, In, Both} {
				for id := NodeID(0); id <= nodes; id++ {
					for other := NodeID(0); other <= nodes+1; other++ {
						var want []Half
						for h := range tx.Expand(id, dir, types...) {
							if h.Other == other {
								want = append(want, h)
							}
						}
						got := slices.Collect(tx.Between(id, other, dir, types...))
						if diff := cmp.Diff(want, got); diff != "" {
							t.Errorf("between %d and %d, direction %d, types %v (-want +got):\n%s", id, other, dir, types, diff)
						}
					}
				}
			}
		}
	})
}

func TestExpandingInAnyOrderYieldsTheSame(t *testing.T) {
	g := open(t)
	r := rand.New(rand.NewPCG(3, 4))
	const nodes = 12
	update(t, g, func(tx *Tx) {
		for range nodes {
			must(tx.CreateNode(nil, nil))
		}
		for range 30 { // so that some nodes have no edges
			must(tx.CreateEdge(NodeID(1+r.IntN(nodes)), []string{"A", "B", "C"}[r.IntN(3)], NodeID(1+r.IntN(nodes)), nil))
		}
	})
	view(t, g, func(shared *Tx) {
		for i := range 20_000 {
			id, other := NodeID(i%(nodes+2)), NodeID(0)
			if i/1000%2 == 0 { // otherwise one node after the other
				id = NodeID(r.IntN(nodes + 2))
			}
			dir := []Direction{Out, In, Both}[r.IntN(3)]
			var types []TypeID
			for range r.IntN(3) {
				types = append(types, TypeID(1+r.IntN(3)))
			}
			if r.IntN(4) == 0 {
				other = NodeID(1 + r.IntN(nodes))
			}
			most := 100
			if r.IntN(4) == 0 {
				most = r.IntN(3)
			}
			read := func(tx *Tx) (list []Half) {
				x := tx.Expander()
				defer x.Close()
				x.StartBetween(id, other, dir, types...)
				for h, ok := x.Next(); ok && len(list) < most; h, ok = x.Next() {
					list = append(list, h)
				}
				return list
			}
			var want []Half
			view(t, g, func(tx *Tx) { want = read(tx) })
			if got := read(shared); !slices.Equal(got, want) {
				t.Fatalf("step %d, node %d, other %d, direction %d, types %v: %v, want %v", i, id, other, dir, types, got, want)
			}
		}
	})
}

func TestLongUniqueKeysThatBeginAlikeAreTold(t *testing.T) {
	g := open(t)
	long := strings.Repeat("净利润增长", 200)
	update(t, g, func(tx *Tx) {
		no(tx.EnsureKey("A", "key"))
		a := must(tx.CreateNode([]string{"A"}, map[string]any{"key": long + "1"}))
		b := must(tx.CreateNode([]string{"A"}, map[string]any{"key": long + "2"}))
		if _, err := tx.CreateNode([]string{"A"}, map[string]any{"key": long + "1"}); !errors.Is(err, ErrExists) {
			t.Errorf("the same key again: %v", err)
		}
		if found := must(tx.NodeByKey("A", long+"1")); found != a {
			t.Errorf("found %d, not %d", found, a)
		}
		no(tx.SetProp(b, "key", long+"3"))
		if _, err := tx.NodeByKey("A", long+"2"); !errors.Is(err, ErrNotFound) {
			t.Errorf("a key that changed: %v", err)
		}
	})
}
