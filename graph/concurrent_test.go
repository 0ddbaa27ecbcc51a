package graph

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
)

func TestReadersBesideAWriterSeeWholeTransactions(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) { no(tx.EnsureIndex("Pair", "n")) })
	const rounds = 50
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			for {
				view(t, g, func(tx *Tx) {
					nodes, edges := tx.CountNodes(), tx.CountEdges()
					if nodes != 2*edges {
						t.Errorf("%d nodes, %d edges", nodes, edges)
					}
					for n := range tx.NodesByLabel("Pair") {
						for e := range tx.Both(n) {
							if e.Type == "" || e.Props["n"] == nil {
								t.Errorf("edge %+v lacks a part", e)
							}
						}
					}
				})
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range rounds {
		update(t, g, func(tx *Tx) {
			// New names in every round: readers must not see numbers that they cannot name.
			typ := "T" + string(rune('a'+i%26))
			a := must(tx.CreateNode([]string{"Pair"}, map[string]any{"n": i, "k" + typ: 1}))
			b := must(tx.CreateNode([]string{"Pair", typ}, map[string]any{"n": i}))
			must(tx.CreateEdge(a, typ, b, map[string]any{"n": i}))
		})
	}
	close(done)
	wg.Wait()
	sound(t, g)
}

func TestAnUpdateStopsWaitingWhenItsContextEnds(t *testing.T) {
	g := open(t)
	update(t, g, func(*Tx) {
		ctx, cancel := context.WithCancel(bg)
		cancel()
		if err := g.Update(ctx, func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("Update = %v", err)
		}
	})
}

func TestIterationGoesOnWhileTheGraphChanges(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) {
		no(tx.EnsureIndex("N", "n"))
		hub := must(tx.CreateNode(nil, nil))
		for i := range 3000 {
			n := must(tx.CreateNode([]string{"N"}, map[string]any{"n": i}))
			must(tx.CreateEdge(hub, "TO", n, nil))
		}
		seen := 0
		for h := range tx.Expand(hub, Out) {
			seen++
			if seen%2 == 0 {
				no(tx.DeleteEdge(h.Edge))
			}
		}
		for range tx.IndexRange("N", "n", Bound{}, Bound{}, true) {
			must(tx.CreateNode([]string{"M"}, nil))
			seen++
		}
		for n := range tx.NodesByLabel("N") {
			seen++
			no(tx.DetachDelete(n))
		}
		if seen != 9000 || tx.CountLabel("N") != 0 || tx.CountEdges() != 0 {
			t.Errorf("%d seen, %d nodes and %d edges left", seen, tx.CountLabel("N"), tx.CountEdges())
		}
	})
	sound(t, g)
}

func TestLeavingAnIteratorEarlyIsFine(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) {
		for range 10 {
			must(tx.CreateNode([]string{"N"}, nil))
		}
		for range 3 {
			for range tx.NodesByLabel("N") {
				break
			}
		}
		n := 0
		for range tx.Nodes() {
			for range tx.Nodes() { // one within the other
				n++
			}
		}
		if n != 100 {
			t.Errorf("%d, want 100", n)
		}
	})
}

func TestExpansionAllocatesNothing(t *testing.T) {
	g := open(t)
	var hub NodeID
	update(t, g, func(tx *Tx) {
		hub = must(tx.CreateNode(nil, nil))
		for range 100 {
			must(tx.CreateEdge(hub, "TO", hub, nil))
		}
	})
	view(t, g, func(tx *Tx) {
		to, n := tx.TypeID("TO"), 0
		if allocs := testing.AllocsPerRun(100, func() {
			for range tx.Expand(hub, Out, to) {
				n++
			}
			x := tx.Expander()
			x.Start(hub, Both, to)
			for _, ok := x.Next(); ok; _, ok = x.Next() {
				n++
			}
			x.Close()
		}); allocs > 0 {
			t.Errorf("%v allocations", allocs)
		}
	})
}

func TestBackupAndCompactAreTheSameGraph(t *testing.T) {
	g := must(Open(write(t, smallFile()), nil))
	defer g.Close()
	dir := t.TempDir()
	f := must(os.Create(filepath.Join(dir, "backup")))
	must(g.Backup(bg, f))
	no(f.Close())
	no(g.Compact(bg, filepath.Join(dir, "compact"), nil))
	want := must(g.Stats(bg))
	for _, name := range []string{"backup", "compact"} {
		copied := must(Open(filepath.Join(dir, name), nil))
		sound(t, copied)
		got := must(copied.Stats(bg))
		if got.Nodes != want.Nodes || got.Edges != want.Edges || !reflect.DeepEqual(got.Index, want.Index) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		no(copied.Close())
	}
	if err := g.Compact(bg, filepath.Join(dir, "compact"), nil); !errors.Is(err, ErrExists) {
		t.Errorf("compacting over a file: %v", err)
	}
}

func TestReindexMendsWhatCheckFinds(t *testing.T) {
	g := must(Open(write(t, smallFile()), nil))
	defer g.Close()
	update(t, g, func(tx *Tx) {
		for _, table := range []tableID{tableIndex, tablePosting, tableKey} {
			k, _ := tx.table(table).Cursor().First()
			no(tx.delete(table, append([]byte(nil), k...)))
		}
	})
	found := 0
	for range g.Check(bg) {
		found++
	}
	if found < 3 {
		t.Errorf("Check finds %d faults, want 3 or more", found)
	}
	var told []Progress
	no(g.Reindex(bg, func(p Progress) { told = append(told, p) }))
	sound(t, g)
	indexes := 0
	view(t, g, func(tx *Tx) {
		for range tx.Indexes() {
			indexes++
		}
	})
	if len(told) != indexes {
		t.Errorf("Reindex told of %d steps, there are %d indexes", len(told), indexes)
	}
	for i, p := range told {
		if p.Phase == "" || p.Done != int64(i) || p.Total != int64(indexes) {
			t.Errorf("step %d: %+v", i, p)
		}
	}
}

func TestALoadIsTheSameAsUpdates(t *testing.T) {
	for _, memory := range []int{0, 1 << 12} {
		g := open(t)
		update(t, g, func(tx *Tx) {
			declareCrash(tx)
			must(tx.CreateNode([]string{"Company"}, map[string]any{"name": "old", "n": 1}))
		})
		phases := map[string]int64{}
		tell := func(p Progress) {
			if p.Done < phases[p.Phase] {
				t.Errorf("progress went back from %d to %+v", phases[p.Phase], p)
			}
			phases[p.Phase] = p.Done
		}
		no(g.Load(bg, &LoadOptions{Memory: memory, Progress: tell}, func(l *Loader) error {
			last := NodeID(1)
			for i := range 10_000 {
				id := must(l.Node([]string{"Company"}, map[string]any{"name": i, "n": i % 10, "text": "some 文字"}))
				no(l.Name(id, "name of it"))
				must(l.Edge(last, "NEXT", id, map[string]any{"i": i}))
				last = id
			}
			return nil
		}))
		if phases["read"] == 0 || phases["write adjacency"] == 0 {
			t.Errorf("phases told: %v", phases)
		}
		sound(t, g)
		view(t, g, func(tx *Tx) {
			entries, distinct := tx.IndexStats("Company", "n")
			if tx.CountNodes() != 10_001 || tx.CountEdges() != 10_000 || entries != 10_001 || distinct != 10 {
				t.Errorf("%d nodes, %d edges, %d entries, %d values", tx.CountNodes(), tx.CountEdges(), entries, distinct)
			}
			if edges := slices.Collect(tx.EdgeSeek("NEXT", "i", 9_999)); len(edges) != 1 {
				t.Errorf("seek of an edge: %v", edges)
			}
		})
	}
}

func TestALoadThatFailsLeavesNothing(t *testing.T) {
	g := open(t)
	update(t, g, declareCrash)
	err := g.Load(bg, nil, func(l *Loader) error {
		must(l.Node([]string{"Company"}, map[string]any{"name": "twice"}))
		must(l.Node([]string{"Company"}, map[string]any{"name": "twice"}))
		return nil
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("Load = %v, want ErrExists", err)
	}
	view(t, g, func(tx *Tx) {
		if tx.CountNodes() != 0 || len(tx.AllLabels()) != 0 {
			t.Error("something is left")
		}
	})
	sound(t, g)
}

func TestANewerFormatIsRefusedAndAnOlderOneMigrated(t *testing.T) {
	set := func(path string, format uint32) {
		g := must(Open(path, nil))
		update(t, g, func(tx *Tx) { tx.meta.format, tx.metaChanged = format, true })
		no(g.Close())
	}
	path := filepath.Join(t.TempDir(), "graph")
	set(path, 0)
	if _, err := Open(path, nil); !errors.Is(err, ErrFormat) {
		t.Errorf("a format that nothing migrates: %v", err)
	}
	migrations[0] = func(tx *Tx) error { _, err := tx.CreateNode([]string{"Migrated"}, nil); return err }
	defer delete(migrations, 0)
	if _, err := Open(path, &Options{ReadOnly: true}); !errors.Is(err, ErrUnsettled) {
		t.Errorf("an older format, read-only: %v", err)
	}
	g := must(Open(path, nil))
	view(t, g, func(tx *Tx) {
		if tx.CountLabel("Migrated") != 1 {
			t.Error("not migrated")
		}
	})
	no(g.Close())
	set(path, formatVersion+1)
	if _, err := Open(path, nil); !errors.Is(err, ErrFormat) {
		t.Errorf("a newer format: %v", err)
	}
}
