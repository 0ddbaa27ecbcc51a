//go:build unix

package boltkv

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/newsgraph/kg/graph/kv"
)

// put sets a key to a value in a transaction of its own.
func put(t *testing.T, s *Store, value string) {
	t.Helper()
	tx, err := s.Begin(true)
	if err != nil {
		t.Fatal(err)
	}
	table, err := tx.Table("table")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(table.Put([]byte("key"), []byte(value)), tx.Commit()); err != nil {
		t.Fatal(err)
	}
}

func value(t *testing.T, s *Store) string {
	t.Helper()
	tx, err := s.Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	table, err := tx.Table("table")
	if err != nil {
		t.Fatal(err)
	}
	return string(table.Get([]byte("key")))
}

func open1(t *testing.T, path string, opts Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestALentFileIsOpenedAnewOnlyWhereItChanged(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(path string)
		same      bool
		want      string
	}{
		"nobody used it":   {func(string) {}, true, "lent"},
		"another read it":  {func(path string) { s := open1(t, path, Options{ReadOnly: true}); value(t, s); s.Close() }, true, "lent"},
		"another wrote it": {func(path string) { s := open1(t, path, Options{}); put(t, s, "written"); s.Close() }, false, "written"},
		"another file stands in its place": {func(path string) {
			s := open1(t, path+".new", Options{})
			put(t, s, "other")
			s.Close()
			os.Rename(path+".new", path)
		}, false, "other"},
		"it was written over": {func(path string) {
			b, _ := os.ReadFile(path + ".old")
			os.WriteFile(path, b, 0o600)
		}, false, "old"},
	} {
		for _, readOnly := range []bool{false, true} {
			path := filepath.Join(t.TempDir(), "store")
			s := open1(t, path, Options{})
			put(t, s, "old")
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path+".old", b, 0o600); err != nil {
				t.Fatal(err)
			}
			put(t, s, "lent")
			if !s.Lend() {
				t.Fatal("it cannot be lent")
			}
			c.meanwhile(path)
			again := open1(t, path, Options{Lent: s, ReadOnly: readOnly})
			if (again == s) != c.same {
				t.Errorf("%s: the same Store is %v, want %v", name, again == s, c.same)
			}
			if got := value(t, again); got != c.want {
				t.Errorf("%s: read %q, want %q", name, got, c.want)
			}
			again.Close()
		}
	}
}

func TestALentFileIsLockedAgainAsItIsAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	s := open1(t, path, Options{})
	defer s.Close()
	for _, readOnly := range []bool{true, false, true} {
		if !s.Lend() {
			t.Fatal("it cannot be lent")
		}
		if open1(t, path, Options{Lent: s, ReadOnly: readOnly}) != s {
			t.Fatal("it is another")
		}
		other, err := Open(t.Context(), path, Options{ReadOnly: true})
		if locked := errors.Is(err, kv.ErrLocked); locked == readOnly {
			t.Errorf("read-only %v: another reader gets %v", readOnly, err)
		}
		if err == nil {
			other.Close()
		}
		if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, kv.ErrLocked) {
			t.Errorf("read-only %v: another writer gets %v", readOnly, err)
		}
	}
	s.Lend()
	other := open1(t, path, Options{})
	if _, err := Open(t.Context(), path, Options{Lent: s}); !errors.Is(err, kv.ErrLocked) {
		t.Errorf("beside a writer: %v, want ErrLocked", err)
	}
	other.Close()
	if open1(t, path, Options{Lent: s}) != s {
		t.Error("it is another after a writer that changed nothing")
	}
}
