// Package peers runs one workload over package graph and over neighbours that can be embedded too: SQLite with
// an edges table and both indexes, and Cayley on bolt. It is a module of its own, so that nobody who
// embeds the graph gets their code:
//
//	cd graph/bench/peers && go test -bench . -benchtime 1s
//
// KG_BENCH_NODES and KG_BENCH_EDGES set the size.
package peers

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/cayleygraph/cayley"
	cgraph "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/quad"
	_ "modernc.org/sqlite"

	"github.com/newsgraph/kg/graph"
)

var (
	nodes = envInt("KG_BENCH_NODES", 20_000)
	edges = envInt("KG_BENCH_EDGES", 150_000)
	bg    = context.Background()
)

func envInt(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// pairs are the edges, with power-law in-degrees, as node numbers from 1. No pair comes twice, because
// Cayley keeps a set.
var pairs = sync.OnceValue(func() [][2]int {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.3, 20, uint64(nodes-1))
	seen := map[[2]int]bool{}
	var list [][2]int
	for len(list) < edges {
		p := [2]int{1 + r.IntN(nodes), 1 + int(zipf.Uint64()*2654435761%uint64(nodes))}
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	return list
})

// store is a peer with the benchmark's graph in it.
type store interface {
	out(node int, f func(other int))
	close()
}

var peers = []struct {
	name string
	load func(tb testing.TB, path string)
	open func(tb testing.TB, path string) store
}{
	{"graph", loadGraph, openGraph},
	{"sqlite", loadSQLite, openSQLite},
	{"cayley", loadCayley, openCayley},
}

func check(tb testing.TB, err error) {
	if err != nil {
		tb.Helper()
		tb.Fatal(err)
	}
}

func nodeName(i int) string { return "company " + strconv.Itoa(i) }

func loadGraph(tb testing.TB, path string) {
	g, err := graph.Open(path, nil)
	check(tb, err)
	check(tb, g.Load(bg, nil, func(l *graph.Loader) error {
		for i := 1; i <= nodes; i++ {
			id, err := l.Node([]string{"Company"}, map[string]any{"name": nodeName(i)})
			if err != nil {
				return err
			}
			if err := l.Name(id, nodeName(i)); err != nil {
				return err
			}
		}
		for _, p := range pairs() {
			if _, err := l.Edge(graph.NodeID(p[0]), "KNOWS", graph.NodeID(p[1]), nil); err != nil {
				return err
			}
		}
		return nil
	}))
	check(tb, g.Close())
}

// graphStore reads within one View that lasts as long as the store.
type graphStore struct {
	tx    *graph.Tx
	knows graph.TypeID
	end   chan struct{}
	done  chan struct{}
}

func openGraph(tb testing.TB, path string) store {
	g, err := graph.Open(path, nil)
	check(tb, err)
	s := &graphStore{end: make(chan struct{}), done: make(chan struct{})}
	ready := make(chan struct{})
	go func() {
		defer close(s.done)
		defer g.Close()
		g.View(bg, func(tx *graph.Tx) error {
			s.tx, s.knows = tx, tx.TypeID("KNOWS")
			close(ready)
			<-s.end
			return nil
		})
	}()
	<-ready
	return s
}

func (s *graphStore) out(node int, f func(int)) {
	for h := range s.tx.Expand(graph.NodeID(node), graph.Out, s.knows) {
		f(int(h.Other))
	}
}

func (s *graphStore) close() { close(s.end); <-s.done }

func loadSQLite(tb testing.TB, path string) {
	db, err := sql.Open("sqlite", path)
	check(tb, err)
	defer db.Close()
	for _, q := range []string{
		"PRAGMA journal_mode=WAL", "CREATE TABLE node (id INTEGER PRIMARY KEY, name TEXT)",
		"CREATE TABLE edge (id INTEGER PRIMARY KEY, type INTEGER, a INTEGER, b INTEGER)",
	} {
		_, err := db.Exec(q)
		check(tb, err)
	}
	tx, err := db.Begin()
	check(tb, err)
	stmt, err := tx.Prepare("INSERT INTO node VALUES (?, ?)")
	check(tb, err)
	for i := 1; i <= nodes; i++ {
		_, err := stmt.Exec(i, nodeName(i))
		check(tb, err)
	}
	stmt, err = tx.Prepare("INSERT INTO edge VALUES (?, 1, ?, ?)")
	check(tb, err)
	for i, p := range pairs() {
		_, err := stmt.Exec(i+1, p[0], p[1])
		check(tb, err)
	}
	for _, q := range []string{
		"CREATE INDEX node_name ON node(name)", "CREATE INDEX edge_out ON edge(a, type, b)", "CREATE INDEX edge_in ON edge(b, type, a)",
	} {
		_, err := tx.Exec(q)
		check(tb, err)
	}
	check(tb, tx.Commit())
}

type sqliteStore struct {
	tb   testing.TB
	db   *sql.DB
	stmt *sql.Stmt
}

func openSQLite(tb testing.TB, path string) store {
	db, err := sql.Open("sqlite", path)
	check(tb, err)
	db.SetMaxOpenConns(1)
	stmt, err := db.Prepare("SELECT b FROM edge WHERE a = ? AND type = 1")
	check(tb, err)
	return &sqliteStore{tb, db, stmt}
}

func (s *sqliteStore) out(node int, f func(int)) {
	rows, err := s.stmt.Query(node)
	check(s.tb, err)
	defer rows.Close()
	for rows.Next() {
		var other int
		check(s.tb, rows.Scan(&other))
		f(other)
	}
	check(s.tb, rows.Err())
}

func (s *sqliteStore) close() { s.db.Close() }

var knows = quad.IRI("knows")

func loadCayley(tb testing.TB, path string) {
	check(tb, cgraph.InitQuadStore("bolt", path, nil))
	qs, err := cgraph.NewQuadStore("bolt", path, nil)
	check(tb, err)
	defer qs.Close()
	w, err := qs.NewQuadWriter()
	check(tb, err)
	batch := make([]quad.Quad, 0, 10_000)
	flush := func() {
		_, err := w.WriteQuads(batch)
		check(tb, err)
		batch = batch[:0]
	}
	for i := 1; i <= nodes; i++ {
		if batch = append(batch, quad.Make(quad.Int(i), quad.IRI("name"), quad.String(nodeName(i)), nil)); len(batch) == cap(batch) {
			flush()
		}
	}
	for _, p := range pairs() {
		if batch = append(batch, quad.Make(quad.Int(p[0]), knows, quad.Int(p[1]), nil)); len(batch) == cap(batch) {
			flush()
		}
	}
	flush()
	check(tb, w.Close())
}

type cayleyStore struct {
	tb testing.TB
	qs cgraph.QuadStore
}

func openCayley(tb testing.TB, path string) store {
	qs, err := cgraph.NewQuadStore("bolt", path, nil)
	check(tb, err)
	return &cayleyStore{tb, qs}
}

func (s *cayleyStore) out(node int, f func(int)) {
	err := cayley.StartPath(s.qs, quad.Int(node)).Out(knows).Iterate(bg).EachValue(s.qs, func(v quad.Value) {
		f(int(v.(quad.Int)))
	})
	check(s.tb, err)
}

func (s *cayleyStore) close() { s.qs.Close() }

func size(path string) (n int64) {
	filepath.Walk(path, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}

func BenchmarkLoad(b *testing.B) {
	for _, p := range peers {
		b.Run(p.name, func(b *testing.B) {
			pairs()
			for b.Loop() {
				path := filepath.Join(b.TempDir(), "db")
				p.load(b, path)
				b.ReportMetric(float64(size(path))/(1<<20), "MiB")
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for _, p := range peers {
		path := filepath.Join(b.TempDir(), "db")
		p.load(b, path)
		for hops := 1; hops <= 3; hops++ {
			b.Run(fmt.Sprintf("%d hops/%s", hops, p.name), func(b *testing.B) {
				s := p.open(b, path)
				defer s.close()
				r := rand.New(rand.NewPCG(3, 4))
				reached := 0
				for b.Loop() {
					reached += reach(s, 1+r.IntN(nodes), hops)
				}
				b.ReportMetric(float64(reached)/float64(b.N), "nodes/op")
			})
		}
	}
}

// reach counts the distinct nodes within some hops.
func reach(s store, start, hops int) int {
	seen := map[int]bool{start: true}
	frontier := []int{start}
	for range hops {
		var next []int
		for _, n := range frontier {
			s.out(n, func(other int) {
				if !seen[other] {
					seen[other] = true
					next = append(next, other)
				}
			})
		}
		frontier = next
	}
	return len(seen)
}

// TestPeersReachTheSame keeps the comparison honest.
func TestPeersReachTheSame(t *testing.T) {
	want := map[int]int{}
	for _, p := range peers {
		path := filepath.Join(t.TempDir(), "db")
		p.load(t, path)
		s := p.open(t, path)
		for i := 1; i <= 20; i++ {
			n := reach(s, i, 2)
			if p.name == "graph" {
				want[i] = n
			} else if n != want[i] {
				t.Errorf("%s reaches %d nodes from %d, graph %d", p.name, n, i, want[i])
			}
		}
		s.close()
	}
}
