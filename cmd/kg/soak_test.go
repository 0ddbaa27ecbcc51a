package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
)

// soakRound is one of the rounds of TestSoak, which together keep the same
// number of articles in the database.
type soakRound struct {
	db     string
	folder string
	random *rand.Rand
	next   int // number of the next article
	kept   []string
}

// Articles that a round adds, and that the database keeps.
const (
	soakAdds  = 40
	soakKeeps = 200
)

// run adds articles, forgets the oldest, asks and compacts.
func (s *soakRound) run(t *testing.T) {
	for range soakAdds {
		path := filepath.Join(s.folder, fmt.Sprintf("%d.txt", s.next))
		if err := os.WriteFile(path, []byte(generatedArticle(s.random.IntN(1<<20))+fmt.Sprintf("\n第%d篇。", s.next)), 0o600); err != nil {
			t.Fatal(err)
		}
		s.next++
		s.kept = append(s.kept, path)
	}
	db := graph.Share(s.db, nil)
	if _, err := ingest.Run(t.Context(), db, s.kept[len(s.kept)-soakAdds:], nil, nil); err != nil {
		t.Fatal(err)
	}
	err := db.Update(t.Context(), func(tx *graph.Tx) error {
		for ; len(s.kept) > soakKeeps; s.kept = s.kept[1:] {
			found, err := store.FindArticles(tx, s.kept[0])
			if err != nil || len(found) != 1 {
				return fmt.Errorf("%d articles %s: %w", len(found), s.kept[0], err)
			}
			if _, err := store.Forget(tx, found[0]); err != nil {
				return err
			}
			if err := os.Remove(s.kept[0]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Read(t.Context(), func(g *graph.Graph) error { return s.ask(t, g) }); err != nil {
		t.Fatal(err)
	}
	if s.next/soakAdds%5 == 0 {
		err := db.Write(t.Context(), func(g *graph.Graph) error { return g.CompactInPlace(t.Context(), nil) })
		if err != nil {
			t.Fatal(err)
		}
	}
}

// ask asks the graph, and checks it.
func (s *soakRound) ask(t *testing.T, g *graph.Graph) error {
	res, err := query.Run(t.Context(), g, "MATCH (p)-[:SAID]->(s)-[:ABOUT]->(x) RETURN p.name, x.name, count(s)", nil, nil)
	if err != nil {
		return err
	}
	for _, err := range res.Rows() {
		if err != nil {
			return err
		}
	}
	for err := range g.Check(t.Context()) {
		t.Error(err)
	}
	_, err = ask.Ask(t.Context(), g, "what did 腾讯控股 report", nil)
	return err
}

// TestSoak keeps a database in use and measures that neither the memory nor the
// file grows. KG_SOAK says for how long: 1h, say.
func TestSoak(t *testing.T) {
	const rounds = 6 // before the measures count, and again afterwards
	var long time.Duration
	if asked := os.Getenv("KG_SOAK"); asked != "" {
		var err error
		if long, err = time.ParseDuration(asked); err != nil {
			t.Fatalf("KG_SOAK: %v", err)
		}
	} else if testing.Short() {
		t.Skip("short")
	}
	folder := t.TempDir()
	s := &soakRound{db: filepath.Join(folder, "kg.db"), folder: folder, random: rand.New(rand.NewPCG(1, 1))}
	// measure returns the most bytes of heap and of the file over some rounds.
	measure := func(n int) (heap uint64, file int64) {
		for range n {
			s.run(t)
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			info, err := os.Stat(s.db)
			if err != nil {
				t.Fatal(err)
			}
			heap, file = max(heap, m.HeapAlloc), max(file, info.Size())
		}
		return heap, file
	}
	began := time.Now()
	heap, file := measure(rounds)
	t.Logf("at first: heap %d KiB, file %d KiB", heap>>10, file>>10)
	for n := 2 * rounds; ; n += rounds {
		h, f := measure(rounds)
		if h > heap+heap/4+4<<20 || f > file*2 {
			t.Fatalf("after %d rounds: heap %d KiB, file %d KiB; at first %d and %d", n, h>>10, f>>10, heap>>10, file>>10)
		}
		if time.Since(began) >= long {
			t.Logf("after %d rounds with %d articles: heap %d KiB, file %d KiB", n, s.next, h>>10, f>>10)
			return
		}
	}
}
