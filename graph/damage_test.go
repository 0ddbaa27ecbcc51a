package graph

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// smallFile is a graph with something in every table.
var smallFile = sync.OnceValue(func() []byte {
	dir := must(os.MkdirTemp("", "kg-damage-*"))
	defer os.RemoveAll(dir)
	g := must(Open(filepath.Join(dir, "graph"), nil))
	no(g.Update(bg, func(tx *Tx) error {
		declareCrash(tx)
		for i := range 300 {
			id := must(tx.CreateNode([]string{"Company"}, map[string]any{"name": fmt.Sprint(i), "n": i % 7, "text": "人工智能 text"}))
			no(tx.AddName(id, fmt.Sprint("name ", i)))
			e := must(tx.CreateEdge(id, "KNOWS", NodeID(i/2+1), map[string]any{"n": i}))
			no(tx.AddEvidence(e, Evidence{Article: 1, End: 9, Confidence: 0.5}))
		}
		return nil
	}))
	no(g.Close())
	return must(os.ReadFile(g.Path()))
})

// exercise opens a file that may be damaged, checks it, reads all of it and, if it seems sound, writes to it. It returns what
// the graph complained of.
func exercise(path string) (complaints []error) {
	g, err := Open(path, nil)
	if err != nil {
		return []error{err}
	}
	defer g.Close()
	for err := range g.Check(bg) {
		if complaints = append(complaints, err); len(complaints) > 10 {
			break
		}
	}
	err = g.View(bg, func(tx *Tx) error {
		for id := range tx.Nodes() {
			tx.Node(id)
			tx.Names(id)
			for range tx.Both(id) {
			}
		}
		for range tx.IndexRange("Company", "n", Bound{}, Bound{}, true) {
		}
		for range tx.Search("Company", "智能 text", 0) {
		}
		tx.NodeByKey("Company", "7")
		tx.NodeByName("name 7")
		return nil
	})
	complaints = append(complaints, err)
	if errors.Join(complaints...) != nil {
		// It may take long to copy what a broken length makes a gigabyte of.
		return complaints
	}
	err = g.Update(bg, func(tx *Tx) error {
		id, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "new", "n": 1, "text": "new"})
		if err != nil {
			return err
		}
		if _, err = tx.CreateEdge(id, "KNOWS", 1, nil); err != nil {
			return err
		}
		return tx.DetachDelete(2)
	})
	return append(complaints, err)
}

func write(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	no(os.WriteFile(path, data, 0o600))
	return path
}

func TestAnUndamagedFileRaisesNoComplaint(t *testing.T) {
	if err := errors.Join(exercise(write(t, smallFile()))...); err != nil {
		t.Error(err)
	}
}

func TestADamagedFileIsAnErrorNotACrash(t *testing.T) {
	data := smallFile()
	r := rand.New(rand.NewPCG(1, 1))
	for _, damage := range []struct {
		name string
		do   func(b []byte) []byte
	}{
		{"cut short", func(b []byte) []byte { return b[:r.IntN(len(b))] }},
		{"a page of zeros", func(b []byte) []byte { clear(b[r.IntN(len(b)/4096)*4096:][:4096]); return b }},
		{"a page of noise", func(b []byte) []byte {
			page := b[r.IntN(len(b)/4096)*4096:][:4096]
			for i := range page {
				page[i] = byte(r.Uint32())
			}
			return b
		}},
		{"a page in place of another", func(b []byte) []byte {
			pages := len(b) / 4096
			copy(b[r.IntN(pages)*4096:][:4096], b[r.IntN(pages)*4096:])
			return b
		}},
		{"a number in a page's head", func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[r.IntN(len(b)/4096)*4096+r.IntN(64):], r.Uint32())
			return b
		}},
		{"a byte", func(b []byte) []byte { b[r.IntN(len(b))] ^= byte(1 + r.IntN(255)); return b }},
	} {
		t.Run(damage.name, func(t *testing.T) {
			for range 20 {
				exercise(write(t, damage.do(bytes.Clone(data))))
			}
		})
	}
}

func TestOpeningWhatIsNoGraphSaysSo(t *testing.T) {
	for name, data := range map[string][]byte{
		"text":  []byte(strings.Repeat("this is no graph\n", 1000)),
		"short": []byte("x"),
		"zeros": make([]byte, 1<<16),
	} {
		if _, err := Open(write(t, data), nil); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
	}
	if _, err := Open(t.TempDir(), nil); err == nil {
		t.Error("a directory was opened")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none"), &Options{ReadOnly: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file, read-only: %v", err)
	}
}

func TestADamagedRecordIsReportedByReadersAndCheck(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) {
		must(tx.CreateNode(nil, map[string]any{"name": "before"}))
		// As a flipped bit would: the record without the index entries that follow from it.
		b := bytes.Clone(tx.get(tableNode, idKey(nil, 1)))
		b[len(b)-1] ^= 1
		no(tx.put(tableNode, idKey(nil, 1), b))
	})
	err := g.View(bg, func(tx *Tx) error {
		tx.Prop(1, "name")
		return nil
	})
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("View = %v, want ErrDamaged", err)
	}
	for err := range g.Check(bg) {
		if errors.Is(err, ErrDamaged) {
			return
		}
	}
	t.Error("Check finds nothing")
}

func FuzzOpenDamaged(f *testing.F) {
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(8192), []byte("noise over a page"))
	f.Fuzz(func(t *testing.T, at uint32, noise []byte) {
		data := bytes.Clone(smallFile())
		copy(data[int(at)%len(data):], noise)
		exercise(write(t, data))
	})
}
