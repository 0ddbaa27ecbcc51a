package graph

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph/kv"
)

// failing is a store whose writes fail from the nth on, as on a full disk.
type failing struct {
	kv.Store
	left    int  // writes that still succeed; less than 0 stands for all
	inDoubt bool // commits happen and fail all the same, as where the last sync fails
}

func (s *failing) write() error {
	if s.left == 0 {
		return fmt.Errorf("write: %w", syscall.ENOSPC)
	}
	s.left--
	return nil
}

func (s *failing) Begin(writable bool) (kv.Tx, error) {
	tx, err := s.Store.Begin(writable)
	if err != nil {
		return nil, err
	}
	return &failingTx{tx, s}, nil
}

type failingTx struct {
	kv.Tx
	store *failing
}

func (tx *failingTx) Table(name string) (kv.Table, error) {
	t, err := tx.Tx.Table(name)
	if t == nil || err != nil {
		return nil, err
	}
	return &failingTable{t, tx.store}, nil
}

func (tx *failingTx) Commit() error {
	if err := tx.store.write(); err != nil {
		return err
	}
	err := tx.Tx.Commit()
	if tx.store.inDoubt {
		err = errors.Join(err, syscall.EIO)
	}
	return err
}

type failingTable struct {
	kv.Table
	store *failing
}

func (t *failingTable) Put(key, value []byte) error {
	if err := t.store.write(); err != nil {
		return err
	}
	return t.Table.Put(key, value)
}

func (t *failingTable) PutSorted(pairs iter.Seq2[[]byte, []byte]) error {
	if err := t.store.write(); err != nil {
		return err
	}
	return t.Table.PutSorted(pairs)
}

func (t *failingTable) Delete(key []byte) error {
	if err := t.store.write(); err != nil {
		return err
	}
	return t.Table.Delete(key)
}

// change uses every kind of write there is.
func change(tx *Tx) error {
	a, err := tx.CreateNode([]string{"Company", "New"}, map[string]any{"name": "一", "n": 1, "text": "公司 text"})
	if err != nil {
		return err
	}
	b, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "二", "n": 2})
	if err != nil {
		return err
	}
	edge, err := tx.CreateEdge(a, "OWNS", b, map[string]any{"share": 0.5})
	if err != nil {
		return err
	}
	old, err := tx.NodeByKey("Company", "before")
	if err != nil {
		return err
	}
	for _, f := range []func() error{
		func() error { return tx.AddName(a, "壹") },
		func() error { return tx.AddEvidence(edge, Evidence{Article: b, End: 3, Confidence: 1}) },
		func() error { return tx.SetProps(old, map[string]any{"n": 7, "text": "another text"}) },
		func() error { _, err := tx.CreateEdge(old, "KNOWS", a, nil); return err },
		func() error { return tx.RemoveName(old, "vorher") },
		func() error { return tx.MergeNodes(a, old) },
		func() error { _, err := tx.Forget(b); return err },
		func() error { return tx.DetachDelete(b) },
		func() error { return tx.EnsureIndex("Company", "name") },
	} {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// contents are the keys and values of all tables.
func contents(t *testing.T, g *Graph) map[string]string {
	t.Helper()
	all := map[string]string{}
	view(t, g, func(tx *Tx) {
		for id := range tableEnd {
			for k, v := range tx.run(id, nil) {
				all[fmt.Sprintf("%s %x", tableNames[id], k)] = fmt.Sprintf("%x", v)
			}
		}
	})
	return all
}

func TestAWriteThatFailsAnywhereTakesTheWholeUpdateBack(t *testing.T) {
	g := must(Open(filepath.Join(t.TempDir(), "graph"), nil))
	defer g.Close()
	update(t, g, func(tx *Tx) {
		declareCrash(tx)
		id := must(tx.CreateNode([]string{"Company"}, map[string]any{"name": "before", "n": 0, "text": "text"}))
		no(tx.AddName(id, "vorher"))
	})
	before := contents(t, g)
	store := &failing{Store: g.store, left: -1}
	g.store = store
	failures := 0
	for ; ; failures++ {
		store.left = failures
		err := g.Update(bg, func(tx *Tx) error {
			if err := change(tx); failures%2 == 0 {
				return err
			}
			return nil // a caller that does not look must not get half a change
		})
		store.left = -1
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("after %d writes: %v, want the error of the write", failures, err)
		}
		if diff := cmp.Diff(before, contents(t, g)); diff != "" {
			t.Fatalf("after %d writes (-before +after):\n%s", failures, diff)
		}
	}
	if failures < 50 {
		t.Errorf("it failed at %d places, want each of many", failures)
	}
	sound(t, g)
	view(t, g, func(tx *Tx) {
		if must(tx.NodeByName("壹")).Props["name"] != "一" {
			t.Error("the update that did not fail is not whole")
		}
	})
}

func TestAfterACommitThatFailedOnceItWasWrittenTheGraphGoesOn(t *testing.T) {
	g := must(Open(filepath.Join(t.TempDir(), "graph"), nil))
	update(t, g, declareCrash)
	store := &failing{Store: g.store, left: -1, inDoubt: true}
	g.store = store
	err := g.Update(bg, func(tx *Tx) error {
		must(tx.CreateNode([]string{"First"}, map[string]any{"a": 1, "b": 2}))
		no(tx.EnsureIndex("First", "a"))
		return nil
	})
	store.inDoubt = false
	if !errors.Is(err, syscall.EIO) {
		t.Fatalf("Update = %v, want the error of the commit", err)
	}
	update(t, g, func(tx *Tx) {
		must(tx.CreateNode([]string{"Second", "First"}, map[string]any{"c": 3, "a": 4}))
		no(tx.EnsureIndex("Second", "c"))
	})
	no(g.Close())
	g = must(Open(g.Path(), nil))
	defer g.Close()
	sound(t, g)
	view(t, g, func(tx *Tx) {
		for id := range tx.NodesByLabel("Second") {
			n := must(tx.Node(id))
			if diff := cmp.Diff(map[string]any{"c": int64(3), "a": int64(4)}, n.Props); diff != "" {
				t.Error(diff)
			}
		}
		if tx.CountLabel("First") != 2 || tx.CountLabel("Second") != 1 {
			t.Errorf("%d and %d nodes, want 2 and 1", tx.CountLabel("First"), tx.CountLabel("Second"))
		}
	})
}
