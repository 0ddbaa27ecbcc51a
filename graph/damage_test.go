package graph

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph/internal/codec"
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
		for range tx.EdgeSeek("KNOWS", "n", 7) {
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

// stand is all that a graph's tables hold, but for the checksums of names, evidence and symbols, which
// files of earlier builds lack.
func stand(g *Graph) (map[string]string, error) {
	all := map[string]string{}
	err := g.View(bg, func(tx *Tx) error {
		for id := range tableEnd {
			for k, v := range tx.run(id, nil) {
				switch {
				case id == tableAlias:
					v = nil
				case id == tableEvidence && len(v) > 8:
					v = v[:8]
				case id == tableSymbol:
					_, n := codec.Uint(v)
					v = v[:n]
				}
				all[fmt.Sprintf("%s %x", tableNames[id], k)] = string(v)
			}
		}
		return nil
	})
	return all, err
}

// answer is what readers who look at everything see of a graph.
func answer(g *Graph) (string, error) {
	var b strings.Builder
	err := g.View(bg, func(tx *Tx) error {
		for id := range tx.Nodes() {
			n, err := tx.Node(id)
			if err != nil {
				return err
			}
			fmt.Fprintln(&b, n, tx.Names(id))
			for e := range tx.Both(id) {
				fmt.Fprintln(&b, e)
				for v := range tx.Evidence(e.ID) {
					fmt.Fprintln(&b, v)
				}
			}
			for _, name := range tx.Names(id) {
				fmt.Fprintln(&b, slices.Collect(tx.NodesByName(name)))
			}
		}
		for id := range tx.IndexRange("Company", "n", Bound{}, Bound{}, true) {
			fmt.Fprintln(&b, id)
		}
		for hit := range tx.Search("Company", "智能 text", 0) {
			fmt.Fprintln(&b, hit)
		}
		return nil
	})
	return b.String(), err
}

// TestCheckFindsEveryFlippedBit damages files in one bit, or by leaving out their
// end. KG_DAMAGE_TRIALS says how many, KG_DAMAGE_FILE of which graph.
func TestCheckFindsEveryFlippedBit(t *testing.T) {
	data, trials := smallFile(), 150
	if path := os.Getenv("KG_DAMAGE_FILE"); path != "" {
		data = must(os.ReadFile(path))
	}
	if asked := os.Getenv("KG_DAMAGE_TRIALS"); asked != "" {
		trials = must(strconv.Atoi(asked))
	}
	g := must(Open(write(t, data), &Options{ReadOnly: true}))
	wantStand, _ := stand(g)
	wantAnswer, err := answer(g)
	no(errors.Join(err, g.Close()))
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	path := filepath.Join(t.TempDir(), "graph")
	found := map[string]int{}
	for range trials {
		at := r.IntN(len(data))
		damaged := bytes.Clone(data)
		if r.IntN(20) == 0 {
			damaged = damaged[:at]
		} else {
			damaged[at] ^= 1 << r.IntN(8)
		}
		no(os.WriteFile(path, damaged, 0o600))
		g, err := Open(path, &Options{ReadOnly: true})
		if err != nil {
			found["refused to open"]++
			continue
		}
		complaint := error(nil)
		for complaint = range g.Check(bg) {
			break
		}
		gotStand, standErr := stand(g)
		gotAnswer, answerErr := answer(g)
		no(g.Close())
		same := standErr == nil && maps.Equal(gotStand, wantStand)
		switch {
		case complaint == nil && same:
			found["in unused space"]++
			continue
		case complaint == nil:
			t.Errorf("seed %d: byte %d of %d: check finds nothing:\n%s", seed, at, len(data), cmp.Diff(wantStand, gotStand))
		}
		switch {
		case answerErr != nil:
			found["found by check and by readers"]++
		case gotAnswer == wantAnswer:
			found["found by check, unseen by readers"]++
		default:
			found["found by check, readers see something else"]++
		}
	}
	t.Logf("of %d: %v", trials, found)
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
