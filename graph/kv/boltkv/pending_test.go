package boltkv

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/newsgraph/kg/graph/kv"
)

// TestALargeTransactionReadsAndKeepsWhatItWrote compares a table with a map, in transactions so large that
// their changes wait, and that keep or drop what they did.
func TestALargeTransactionReadsAndKeepsWhatItWrote(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "store"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := rand.New(rand.NewPCG(1, 2))
	kept := map[string]string{}
	for round := range 8 {
		tx, err := s.Begin(true)
		if err != nil {
			t.Fatal(err)
		}
		table, err := tx.Table("t")
		if err != nil {
			t.Fatal(err)
		}
		cursor := table.Cursor()
		model := maps.Clone(kept)
		for i := range 4 * pendingAfter {
			key := fmt.Sprintf("%04d", r.IntN(3000))
			if r.IntN(3) == 0 {
				err = table.Delete([]byte(key))
				delete(model, key)
			} else {
				model[key] = fmt.Sprint(round, i)
				err = table.Put([]byte(key), []byte(model[key]))
			}
			if err != nil {
				t.Fatal(err)
			}
			if i%64 == 0 {
				walk(t, r, cursor, table, model)
			}
		}
		if round%3 == 2 {
			err = tx.Rollback()
		} else {
			kept = model
			err = tx.Commit()
		}
		if err != nil {
			t.Fatal(err)
		}
		for err := range s.Check() {
			t.Fatal(err)
		}
	}
	tx, err := s.Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	table, err := tx.Table("t")
	if err != nil {
		t.Fatal(err)
	}
	walk(t, r, table.Cursor(), table, kept)
}

// walk places a cursor somewhere and moves it to and fro.
func walk(t *testing.T, r *rand.Rand, c kv.Cursor, table kv.Table, model map[string]string) {
	t.Helper()
	keys := slices.Sorted(maps.Keys(model))
	at := 0
	var k, v []byte
	switch r.IntN(4) {
	case 0:
		k, v = c.First()
	case 1:
		k, v = c.Last()
		at = len(keys) - 1
	default:
		key := fmt.Sprintf("%04d", r.IntN(3000))
		k, v = c.Seek([]byte(key))
		at, _ = slices.BinarySearch(keys, key)
	}
	for range 20 {
		if at < 0 || at >= len(keys) {
			if k != nil {
				t.Fatalf("cursor stands at %q, behind the end", k)
			}
			return
		}
		if string(k) != keys[at] || string(v) != model[keys[at]] || !bytes.Equal(table.Get(k), v) {
			t.Fatalf("cursor stands at %q = %q, want %q = %q", k, v, keys[at], model[keys[at]])
		}
		if r.IntN(2) == 0 {
			k, v = c.Next()
			at++
		} else {
			k, v = c.Prev()
			at--
		}
	}
}

func TestAKeyThatBboltRefusesIsRefusedWhileItWaits(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "store"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tx, err := s.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	table, err := tx.Table("t")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 * pendingAfter {
		if err := table.Put(fmt.Append(nil, i), nil); err != nil {
			t.Fatal(err)
		}
	}
	if v := table.Get([]byte("2000")); v == nil || len(v) > 0 {
		t.Errorf("an empty value comes back as %v", v)
	}
	for _, key := range [][]byte{nil, make([]byte, 1<<15+1)} {
		if err := table.Put(key, nil); err == nil {
			t.Errorf("a key of %d bytes is taken", len(key))
		}
	}
}
