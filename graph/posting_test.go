package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph/text"
)

// found are the nodes of a search in order of their ids.
func found(tx *Tx, query string) []NodeID {
	var list []NodeID
	for h := range tx.Search("A", query, 0) {
		list = append(list, h.Node)
	}
	slices.Sort(list)
	return list
}

func TestManySmallTransactionsLeaveFewSegments(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) { no(tx.EnsureText("A", "text")) })
	const n = 600
	for i := range n {
		update(t, g, func(tx *Tx) {
			must(tx.CreateNode([]string{"A"}, map[string]any{"text": fmt.Sprintf("净利润 增长 %d", i)}))
		})
	}
	view(t, g, func(tx *Tx) {
		x := must(tx.find(FullText, "A", ""))
		if segments := tx.segments(x.id); len(segments) > 3*segmentFanout {
			t.Errorf("%d segments of %d texts", len(segments), n)
		}
		if hits := found(tx, "“净利润”"); len(hits) != n {
			t.Errorf("found %d of %d", len(hits), n)
		}
		if hits := found(tx, "17*"); len(hits) != 11 {
			t.Errorf("found %d numbers that begin with 17, not 11", len(hits))
		}
	})
	sound(t, g)
}

func TestChangedTextsAreFoundByTheirNewWordsAlone(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) { no(tx.EnsureText("A", "text")) })
	r := rand.New(rand.NewPCG(1, 1))
	words := []string{"收购", "增长", "net profit", "AI", "腾讯", "营收"}
	texts := map[NodeID]string{}
	for range 100 {
		update(t, g, func(tx *Tx) {
			for range 1 + r.IntN(10) {
				s := words[r.IntN(len(words))] + " " + words[r.IntN(len(words))]
				if id := NodeID(1 + r.IntN(40)); texts[id] == "" {
					id = must(tx.CreateNode([]string{"A"}, map[string]any{"text": s}))
					texts[id] = s
				} else if r.IntN(4) > 0 {
					no(tx.SetProp(id, "text", s))
					texts[id] = s
				} else {
					no(tx.DeleteNode(id))
					delete(texts, id)
				}
				for _, w := range words { // within the transaction, too
					want := []NodeID(nil)
					for id, s := range texts {
						if strings.Contains(s, w) {
							want = append(want, id)
						}
					}
					slices.Sort(want)
					if diff := cmp.Diff(want, found(tx, `"`+w+`"`)); diff != "" {
						t.Fatalf("%s: %s", w, diff)
					}
				}
			}
		})
	}
	sound(t, g)
}

func TestCheckFindsPostingsThatAreWrong(t *testing.T) {
	for name, damage := range map[string]func(tx *Tx, s *segment, key, list []byte) error{
		"a term too much": func(tx *Tx, s *segment, key, list []byte) error {
			return tx.put(tablePosting, append(slices.Clone(key), 'x'), list)
		},
		"a node missing": func(tx *Tx, s *segment, key, list []byte) error {
			postings, _ := appendPostings(nil, list)
			if err := tx.replaceList(s, key, list, postings[1:]); err != nil {
				return err
			}
			return tx.putSize(s)
		},
		"a position moved": func(tx *Tx, _ *segment, key, list []byte) error {
			list = slices.Clone(list)
			list[len(list)-1] += 2
			return tx.put(tablePosting, key, list)
		},
		"no segment": func(tx *Tx, s *segment, _, _ []byte) error { return tx.delete(tableSegment, s.key()) },
		"a size":     func(tx *Tx, s *segment, _, _ []byte) error { s.size++; return tx.putSize(s) },
	} {
		t.Run(name, func(t *testing.T) {
			g := must(Open(write(t, smallFile()), nil))
			defer g.Close()
			update(t, g, func(tx *Tx) {
				k, v := tx.table(tablePosting).Cursor().First()
				for _, list := range tx.schema.byLabel {
					for _, x := range list {
						for _, s := range tx.segments(x.id) {
							no(damage(tx, &s, slices.Clone(k), slices.Clone(v)))
						}
					}
				}
			})
			for range g.Check(bg) {
				return
			}
			t.Error("not found")
		})
	}
}

// asFormat1 writes a graph as format 1 had it, with a key for each term and node of a text index.
func asFormat1(tx *Tx) error {
	for _, list := range tx.schema.byLabel {
		for _, x := range list {
			if x.kind != FullText {
				continue
			}
			old := must(tx.kv.Table("text"))
			for id := range tx.ids(tableLabel, idKey(nil, uint64(x.label))) {
				for _, s := range x.text(must(tx.nodeRecord(id))) {
					for term := range text.Terms(s) {
						no(old.Put(idKey(append(append(idKey(nil, x.id), term.Text...), 0), uint64(id)), []byte{byte(term.Position)}))
					}
				}
			}
		}
	}
	for k := range tx.run(tableAdjacency, nil) {
		no(tx.put(tableAdjacency, slices.Clone(k), nil)) // it had no checksums
	}
	for _, t := range []tableID{tablePosting, tableSegment} {
		no(tx.kv.Drop(tableNames[t]))
		tx.tables[t] = nil
	}
	tx.meta.format, tx.metaChanged = 1, true
	return nil
}

func TestAFileOfFormat1IsMigrated(t *testing.T) {
	g := must(Open(write(t, smallFile()), nil))
	path := g.Path()
	want := 0
	view(t, g, func(tx *Tx) { want = len(slices.Collect(tx.Search("Company", "“人工智能”", 0))) })
	no(g.Update(bg, asFormat1))
	no(g.Close())
	g = must(Open(path, nil))
	defer g.Close()
	view(t, g, func(tx *Tx) {
		if got := len(slices.Collect(tx.Search("Company", "“人工智能”", 0))); got != want || want == 0 {
			t.Errorf("found %d, before it was %d", got, want)
		}
		if _, err := tx.FindEdge(2, "KNOWS", 1, map[string]any{"n": 1}); err != nil {
			t.Error(err)
		}
		if table := must(tx.kv.Table("text")); table != nil {
			t.Error("the old table is still there")
		}
	})
	sound(t, g)
}

// newsTexts are texts of words as seldom as they are in news.
func newsTexts(n int) []string {
	r := rand.New(rand.NewPCG(1, 1))
	zipf := rand.NewZipf(r, 1.1, 10, 5000)
	texts := make([]string, n)
	for i := range texts {
		s := make([]rune, 1000)
		for j := range s {
			s[j] = 0x4e00 + rune(zipf.Uint64())
		}
		texts[i] = string(s)
	}
	return texts
}

func addTexts(g *Graph, texts []string) error {
	return g.Update(bg, func(tx *Tx) error {
		no(tx.EnsureText("A", "text"))
		for _, s := range texts {
			must(tx.CreateNode([]string{"A"}, map[string]any{"text": s}))
		}
		return nil
	})
}

func BenchmarkSearchOfManyCommonPairs(b *testing.B) {
	g := open(b)
	no(addTexts(g, newsTexts(2000)))
	b.ReportAllocs()
	for b.Loop() {
		no(g.View(bg, func(tx *Tx) error {
			for range tx.Search("A", "一丁丂七丄丅丆万丈三", 100) {
			}
			return tx.Err()
		}))
	}
}

func BenchmarkAddText(b *testing.B) {
	texts := newsTexts(500)
	g := open(b)
	b.SetBytes(500 * 3000)
	b.ReportAllocs()
	for b.Loop() {
		no(addTexts(g, texts))
	}
}
