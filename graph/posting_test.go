package graph

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph/internal/codec"
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

// reblock puts a block with what f makes of its terms in the place of one.
func reblock(tx *Tx, s *segment, key, encoded []byte, f func([]termList) []termList) error {
	prefix := len(s.key())
	var lists []termList
	for e := (block{key[prefix:], encoded}).entries(); e.next(); {
		lists = append(lists, termList{slices.Clone(e.term), slices.Clone(e.list)})
	}
	no(tx.delete(tablePosting, key))
	w := blockWriter{key: slices.Clone(key[:prefix]), prefix: prefix, put: func(k, b []byte) bool { no(tx.put(tablePosting, k, b)); return true }}
	for _, l := range f(lists) {
		w.append(l.term, l.list)
	}
	w.flush()
	return nil
}

func TestCheckFindsPostingsThatAreWrong(t *testing.T) {
	for name, damage := range map[string]func(tx *Tx, s *segment, key, encoded []byte) error{
		"a term too much": func(tx *Tx, s *segment, key, encoded []byte) error {
			return reblock(tx, s, key, encoded, func(lists []termList) []termList {
				last := lists[len(lists)-1]
				return append(lists, termList{append(slices.Clone(last.term), 'x'), last.list})
			})
		},
		"terms out of order": func(tx *Tx, s *segment, key, encoded []byte) error {
			return reblock(tx, s, key, encoded, func(lists []termList) []termList {
				return append(lists, termList{[]byte{0}, lists[0].list})
			})
		},
		"a node missing": func(tx *Tx, s *segment, key, encoded []byte) error {
			return reblock(tx, s, key, encoded, func(lists []termList) []termList {
				postings, _ := appendPostings(nil, lists[0].list)
				list := encodePostings(postings[1:])
				s.size -= uint64(len(lists[0].list) - len(list))
				if lists[0].list = list; len(list) == 0 {
					s.size -= uint64(len(lists[0].term))
					lists = lists[1:]
				}
				no(tx.putSize(s))
				return lists
			})
		},
		"a position moved": func(tx *Tx, s *segment, key, encoded []byte) error {
			return reblock(tx, s, key, encoded, func(lists []termList) []termList {
				lists[0].list[len(lists[0].list)-1] += 2
				return lists
			})
		},
		"a block that is not readable": func(tx *Tx, _ *segment, key, encoded []byte) error {
			return tx.put(tablePosting, key, codec.AppendSum(append(encoded[:len(encoded)-codec.SumSize], 9), key))
		},
		"a checksum": func(tx *Tx, _ *segment, key, encoded []byte) error {
			encoded[len(encoded)-1]++
			return tx.put(tablePosting, key, encoded)
		},
		"no segment": func(tx *Tx, s *segment, _, _ []byte) error { return tx.delete(tableSegment, s.key()) },
		"a size":     func(tx *Tx, s *segment, _, _ []byte) error { s.size++; return tx.putSize(s) },
	} {
		t.Run(name, func(t *testing.T) {
			g := must(Open(write(t, smallFile()), nil))
			defer g.Close()
			update(t, g, func(tx *Tx) {
				k, v := tx.table(tablePosting).Cursor().First()
				for x := range textIndexes(tx) {
					for _, s := range tx.segments(x.id) {
						if bytes.HasPrefix(k, s.key()) {
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
	old := must(tx.kv.Table("text"))
	for x := range textIndexes(tx) {
		for id := range tx.ids(tableLabel, idKey(nil, uint64(x.label))) {
			for _, s := range x.text(must(tx.nodeRecord(id))) {
				for term := range text.Terms(s) {
					no(old.Put(idKey(append(append(idKey(nil, x.id), term.Text...), 0), uint64(id)), []byte{byte(term.Position)}))
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
	wholeKeys(tx)
	no(asFormat3(tx))
	tx.meta.format = 1
	return nil
}

// asFormat2 writes a graph as format 2 had it, with a key for each term of a segment and whole values in unique keys.
func asFormat2(tx *Tx) error {
	for x := range textIndexes(tx) {
		for _, s := range tx.segments(x.id) {
			var lists []termList
			tx.entriesFrom(&s, nil, func(term, list []byte) bool {
				lists = append(lists, termList{slices.Clone(term), list})
				return true
			})
			for key := range tx.run(tablePosting, s.key()) {
				no(tx.delete(tablePosting, slices.Concat(s.key(), key)))
			}
			for _, l := range lists {
				no(tx.put(tablePosting, slices.Concat(s.key(), l.term), l.list))
			}
		}
	}
	wholeKeys(tx)
	no(asFormat3(tx))
	tx.meta.format = 2
	return nil
}

// asFormat3 writes a graph as format 3 had it, without indexes over edges.
func asFormat3(tx *Tx) error {
	for _, x := range tx.schema.all() {
		if x.kind == OfEdges {
			no(tx.dropIndex(x))
		}
	}
	tx.meta.format, tx.metaChanged = 3, true
	return nil
}

func wholeKeys(tx *Tx) {
	for _, list := range tx.schema.byLabel {
		for _, x := range list {
			if x.kind != UniqueKey {
				continue
			}
			x.kind = Ordered // whose values are whole
			for id := range tx.ids(tableLabel, idKey(nil, uint64(x.label))) {
				if whole, ok := x.entry(must(tx.nodeRecord(id))); ok {
					x.kind = UniqueKey
					entry, _ := x.entry(must(tx.nodeRecord(id)))
					x.kind = Ordered
					no(tx.delete(tableKey, entry))
					no(tx.put(tableKey, whole, idKey(nil, uint64(id))))
				}
			}
		}
	}
}

func textIndexes(tx *Tx) iter.Seq[index] {
	return func(yield func(index) bool) {
		for _, list := range tx.schema.byLabel {
			for _, x := range list {
				if x.kind == FullText && !yield(x) {
					return
				}
			}
		}
	}
}

func TestAFileOfAnOlderFormatIsMigrated(t *testing.T) {
	for name, age := range map[string]func(*Tx) error{"1": asFormat1, "2": asFormat2, "3": asFormat3} {
		t.Run(name, func(t *testing.T) {
			g := must(Open(write(t, smallFile()), nil))
			path := g.Path()
			want := 0
			view(t, g, func(tx *Tx) { want = len(slices.Collect(tx.Search("Company", "“人工智能”", 0))) })
			no(g.Update(bg, age))
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
		})
	}
}

func FuzzBlock(f *testing.F) {
	var encoded []byte
	w := blockWriter{put: func(_, b []byte) bool { encoded = b; return true }}
	w.append([]byte("人工"), []byte{1, 2})
	w.append([]byte("人智"), []byte{2, 8})
	w.flush()
	f.Add([]byte("人工"), encoded)
	f.Fuzz(func(t *testing.T, first, encoded []byte) {
		size := 0
		for e := (block{first, encoded}).entries(); e.next(); {
			size += len(e.list)
			if list, ok := appendPostings(nil, e.list); ok && len(list) > len(e.list) {
				t.Errorf("%d postings in %d bytes", len(list), len(e.list))
			}
		}
		if size > len(encoded) {
			t.Errorf("lists of %d bytes in a block of %d", size, len(encoded))
		}
	})
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

func BenchmarkAddText(b *testing.B) {
	texts := newsTexts(500)
	g := open(b)
	b.SetBytes(500 * 3000)
	b.ReportAllocs()
	for b.Loop() {
		no(addTexts(g, texts))
	}
}
