package boltkv

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/newsgraph/kg/graph/kv"
)

func TestSmallTablesInsideAPageThatOverflowsAreSound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	tx, err := s.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		table, err := tx.Table(fmt.Sprint("table ", i))
		if err != nil {
			t.Fatal(err)
		}
		if err := table.Put([]byte("key"), bytes.Repeat([]byte{'x'}, 800)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	for err := range s.Check() {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestAPageThatPointsToItselfIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	s, _ := Open(t.Context(), path, Options{})
	for i := range 3 {
		tx, _ := s.Begin(true)
		table, _ := tx.Table("table")
		for j := range 2000 {
			table.Put(fmt.Appendf(nil, "%d-%d", i, j), bytes.Repeat([]byte{'x'}, 100))
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	size := os.Getpagesize()
	for id := 2; id < len(data)/size; id++ {
		page := data[id*size:][:size]
		if order.Uint16(page[8:]) == branchFlag {
			order.PutUint64(page[pageHeader+8:], uint64(id)) // its first child
		}
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("Open = %v, want ErrDamaged", err)
	}
}

func TestGuardLetsThePanicsOfOthersGoOn(t *testing.T) {
	var p *struct{ n int }
	for name, f := range map[string]func(){
		"a value":       func() { panic("mine") },
		"nil pointer":   func() { p.n++ },
		"out of bounds": func() { _ = []int{}[len(name(t))] },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: the panic was swallowed", name)
				}
			}()
			Guard(func() error { f(); return nil })
		}()
	}
}

func name(t *testing.T) string { return t.Name() }
