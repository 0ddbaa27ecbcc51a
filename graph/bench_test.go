package graph

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// The benchmarks' graph: degrees follow a power law, as those of companies in the news do.
//
// KG_BENCH_NODES and KG_BENCH_EDGES set another size than the issue's.
var (
	benchNodes = envInt("KG_BENCH_NODES", 200_000)
	benchEdges = envInt("KG_BENCH_EDGES", 1_500_000)
)

func envInt(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// benchPairs are the edges, as node numbers from 0.
var benchPairs = sync.OnceValue(func() [][2]uint32 {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.3, 20, uint64(benchNodes-1))
	pairs := make([][2]uint32, benchEdges)
	for i := range pairs {
		// The popular nodes are spread over the ids, not all first.
		popular := uint32(zipf.Uint64() * 2654435761 % uint64(benchNodes))
		pairs[i] = [2]uint32{uint32(r.IntN(benchNodes)), popular}
	}
	return pairs
})

func benchName(i int) string { return "company " + strconv.Itoa(i) }

// loadGraph loads the benchmark's graph and returns its size on disk.
func loadGraph(tb testing.TB, path string) int64 {
	g := must(Open(path, nil))
	defer g.Close()
	err := g.Load(bg, nil, func(l *Loader) error {
		first := NodeID(0)
		for i := range benchNodes {
			id := must(l.Node([]string{"Company"}, map[string]any{"name": benchName(i)}))
			no(l.Name(id, benchName(i)))
			if i == 0 {
				first = id
			}
		}
		for _, p := range benchPairs() {
			must(l.Edge(first+NodeID(p[0]), "KNOWS", first+NodeID(p[1]), nil))
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return must(os.Stat(path)).Size()
}

// rawKey is how one writes an edge's end straight on bbolt: node, type, other, edge.
func rawKey(node, typ, other, edge uint64) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 32), node)
	b = binary.BigEndian.AppendUint64(b, typ)
	b = binary.BigEndian.AppendUint64(b, other)
	return binary.BigEndian.AppendUint64(b, edge)
}

var rawTables = [][]byte{[]byte("node"), []byte("name"), []byte("edge"), []byte("out"), []byte("in")}

// loadRaw does the same work straight on bbolt: nodes, names, edges, and both directions, each
// sorted in memory and put in one transaction a table.
func loadRaw(tb testing.TB, path string) int64 {
	db := must(bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType}))
	defer db.Close()
	type pair struct{ k, v []byte }
	tables := make([][]pair, len(rawTables))
	for i := range benchNodes {
		id := binary.BigEndian.AppendUint64(nil, uint64(i))
		tables[0] = append(tables[0], pair{id, []byte(`{"name":"` + benchName(i) + `"}`)})
		tables[1] = append(tables[1], pair{[]byte(benchName(i)), id})
	}
	for i, p := range benchPairs() {
		from, to, id := uint64(p[0]), uint64(p[1]), uint64(i)
		tables[2] = append(tables[2], pair{binary.BigEndian.AppendUint64(nil, id), rawKey(from, 1, to, 0)[:24]})
		tables[3] = append(tables[3], pair{rawKey(from, 1, to, id), nil})
		tables[4] = append(tables[4], pair{rawKey(to, 1, from, id), nil})
	}
	for t, pairs := range tables {
		slices.SortFunc(pairs, func(a, b pair) int { return bytes.Compare(a.k, b.k) })
		no(db.Update(func(tx *bolt.Tx) error {
			b := must(tx.CreateBucket(rawTables[t]))
			b.FillPercent = loadFillOfRaw
			for _, p := range pairs {
				no(b.Put(p.k, p.v))
			}
			return nil
		}))
	}
	return must(os.Stat(path)).Size()
}

const loadFillOfRaw = 0.95

func BenchmarkLoad(b *testing.B) {
	for name, load := range map[string]func(testing.TB, string) int64{"graph": loadGraph, "bbolt": loadRaw} {
		b.Run(name, func(b *testing.B) {
			benchPairs()
			for b.Loop() {
				path := filepath.Join(b.TempDir(), name)
				size := load(b, path)
				b.ReportMetric(float64(size)/(1<<20), "MiB")
				no(os.Remove(path))
			}
			b.ReportMetric(float64(benchEdges)*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
		})
	}
}

// benchDirs are removed by TestMain.
var benchDirs []string

// benchFiles are both stores, loaded once.
var benchFiles = sync.OnceValues(func() (graph, raw string) {
	dir := must(os.MkdirTemp("", "kg-bench-*"))
	benchDirs = append(benchDirs, dir)
	graph, raw = filepath.Join(dir, "graph"), filepath.Join(dir, "raw")
	loadGraph(nil, graph)
	loadRaw(nil, raw)
	return graph, raw
})

// expander calls f with the other end of each edge that leaves a node, numbered from 0.
type expander func(node uint64, f func(other uint64))

// withStores runs a benchmark over the graph and over raw bbolt.
func withStores(b *testing.B, bench func(b *testing.B, out expander)) {
	graph, raw := benchFiles()
	b.Run("graph", func(b *testing.B) {
		g := must(Open(graph, nil))
		defer g.Close()
		no(g.View(bg, func(tx *Tx) error {
			known := tx.TypeID("KNOWS")
			bench(b, func(node uint64, f func(uint64)) {
				for h := range tx.Expand(NodeID(node+1), Out, known) {
					f(uint64(h.Other - 1))
				}
			})
			return nil
		}))
	})
	b.Run("bbolt", func(b *testing.B) {
		db := must(bolt.Open(raw, 0o600, &bolt.Options{ReadOnly: true}))
		defer db.Close()
		no(db.View(func(tx *bolt.Tx) error {
			c := tx.Bucket([]byte("out")).Cursor()
			prefix := make([]byte, 16)
			bench(b, func(node uint64, f func(uint64)) {
				binary.BigEndian.PutUint64(prefix, node)
				binary.BigEndian.PutUint64(prefix[8:], 1)
				for k, _ := c.Seek(prefix); k != nil && string(k[:16]) == string(prefix); k, _ = c.Next() {
					f(binary.BigEndian.Uint64(k[16:]))
				}
			})
			return nil
		}))
	})
}

func BenchmarkExpand(b *testing.B) {
	withStores(b, func(b *testing.B, out expander) {
		r := rand.New(rand.NewPCG(3, 4))
		edges := 0
		b.ReportAllocs()
		for b.Loop() {
			out(r.Uint64N(uint64(benchNodes)), func(uint64) { edges++ })
		}
		b.ReportMetric(float64(edges)/b.Elapsed().Seconds(), "edges/s")
	})
}

// reach counts the distinct nodes within some hops of a node, itself among them.
func reach(out expander, start uint64, hops int) int {
	seen := map[uint64]bool{start: true}
	frontier := []uint64{start}
	for range hops {
		var next []uint64
		for _, n := range frontier {
			out(n, func(other uint64) {
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

func BenchmarkReach(b *testing.B) {
	for _, hops := range []int{2, 3} {
		b.Run(fmt.Sprintf("%d hops", hops), func(b *testing.B) {
			withStores(b, func(b *testing.B, out expander) {
				r := rand.New(rand.NewPCG(5, 6))
				for b.Loop() {
					reach(out, r.Uint64N(uint64(benchNodes)), hops)
				}
			})
		})
	}
}

// distance is the length of the shortest path, -1 if there is none.
func distance(out expander, from, to uint64) int {
	seen := map[uint64]bool{from: true}
	frontier := []uint64{from}
	for d := 0; len(frontier) > 0; d++ {
		var next []uint64
		for _, n := range frontier {
			if n == to {
				return d
			}
			out(n, func(other uint64) {
				if !seen[other] {
					seen[other] = true
					next = append(next, other)
				}
			})
		}
		frontier = next
	}
	return -1
}

func BenchmarkShortestPath(b *testing.B) {
	withStores(b, func(b *testing.B, out expander) {
		r := rand.New(rand.NewPCG(7, 8))
		for b.Loop() {
			distance(out, r.Uint64N(uint64(benchNodes)), uint64(benchPairs()[r.IntN(benchEdges)][1]))
		}
	})
}

func BenchmarkNodeByName(b *testing.B) {
	graph, raw := benchFiles()
	b.Run("graph", func(b *testing.B) {
		g := must(Open(graph, nil))
		defer g.Close()
		r := rand.New(rand.NewPCG(9, 10))
		for b.Loop() {
			no(g.View(bg, func(tx *Tx) error {
				must(tx.NodeByName(benchName(r.IntN(benchNodes))))
				return nil
			}))
		}
	})
	b.Run("bbolt", func(b *testing.B) {
		db := must(bolt.Open(raw, 0o600, &bolt.Options{ReadOnly: true}))
		defer db.Close()
		r := rand.New(rand.NewPCG(9, 10))
		for b.Loop() {
			no(db.View(func(tx *bolt.Tx) error {
				id := tx.Bucket([]byte("name")).Get([]byte(benchName(r.IntN(benchNodes))))
				_ = string(tx.Bucket([]byte("node")).Get(id))
				return nil
			}))
		}
	})
}

// BenchmarkCommit makes one edge with its two nodes durable at a time.
func BenchmarkCommit(b *testing.B) {
	b.Run("graph", func(b *testing.B) {
		g := open(b)
		for b.Loop() {
			update(b, g, func(tx *Tx) {
				from := must(tx.CreateNode([]string{"Company"}, nil))
				to := must(tx.CreateNode([]string{"Company"}, nil))
				must(tx.CreateEdge(from, "KNOWS", to, nil))
			})
		}
	})
	b.Run("bbolt", func(b *testing.B) {
		db := must(bolt.Open(filepath.Join(b.TempDir(), "raw"), 0o600, nil))
		defer db.Close()
		id := uint64(0)
		for b.Loop() {
			no(db.Update(func(tx *bolt.Tx) error {
				for _, name := range rawTables {
					bucket := must(tx.CreateBucketIfNotExists(name))
					id++
					no(bucket.Put(rawKey(id, 1, id, id), nil))
				}
				return nil
			}))
		}
	})
}

// BenchmarkShortView looks at one thing in each transaction, as a server does.
func BenchmarkShortView(b *testing.B) {
	graph, raw := benchFiles()
	b.Run("graph", func(b *testing.B) {
		g := must(Open(graph, nil))
		defer g.Close()
		r := rand.New(rand.NewPCG(3, 4))
		edges := 0
		b.ReportAllocs()
		for b.Loop() {
			no(g.View(bg, func(tx *Tx) error {
				for range tx.Expand(NodeID(1+r.Uint64N(uint64(benchNodes))), Out, tx.TypeID("KNOWS")) {
					edges++
				}
				return nil
			}))
		}
	})
	b.Run("bbolt", func(b *testing.B) {
		db := must(bolt.Open(raw, 0o600, &bolt.Options{ReadOnly: true}))
		defer db.Close()
		r := rand.New(rand.NewPCG(3, 4))
		edges := 0
		b.ReportAllocs()
		for b.Loop() {
			no(db.View(func(tx *bolt.Tx) error {
				prefix := rawKey(r.Uint64N(uint64(benchNodes)), 1, 0, 0)[:16]
				c := tx.Bucket(rawTables[3]).Cursor()
				for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
					edges++
				}
				return nil
			}))
		}
	})
}

// BenchmarkLargeUpdate fills a new graph in one transaction, in no order.
func BenchmarkLargeUpdate(b *testing.B) {
	const nodes, edges = 20_000, 100_000
	for b.Loop() {
		g := open(b)
		r := rand.New(rand.NewPCG(11, 12))
		update(b, g, func(tx *Tx) {
			no(tx.EnsureKey("Company", "name"))
			no(tx.EnsureText("Company", "about"))
			for i := range nodes {
				about := benchName(r.IntN(nodes)) + " " + benchName(i)
				id := must(tx.CreateNode([]string{"Company"}, map[string]any{"name": benchName(i * 2654435761 % (1 << 32)), "about": about}))
				no(tx.AddName(id, about))
			}
			for range edges {
				must(tx.CreateEdge(NodeID(1+r.IntN(nodes)), "KNOWS", NodeID(1+r.IntN(nodes)), nil))
			}
		})
	}
	b.ReportMetric(edges*float64(b.N)/b.Elapsed().Seconds(), "edges/s")
}

// BenchmarkDegrees counts the edges that enter each node.
func BenchmarkDegrees(b *testing.B) {
	graph, raw := benchFiles()
	b.Run("graph", func(b *testing.B) {
		g := must(Open(graph, nil))
		defer g.Close()
		for b.Loop() {
			no(g.View(bg, func(tx *Tx) error {
				n, known := 0, tx.TypeID("KNOWS")
				for id := range tx.NodesByLabel("Company") {
					n += tx.Degree(id, In, known)
				}
				if n != benchEdges {
					b.Fatalf("%d edges", n)
				}
				return nil
			}))
		}
	})
	b.Run("bbolt", func(b *testing.B) {
		db := must(bolt.Open(raw, 0o600, &bolt.Options{ReadOnly: true}))
		defer db.Close()
		for b.Loop() {
			no(db.View(func(tx *bolt.Tx) error {
				degrees := map[uint64]int{}
				c := tx.Bucket(rawTables[4]).Cursor()
				for k, _ := c.First(); k != nil; k, _ = c.Next() {
					degrees[binary.BigEndian.Uint64(k)]++
				}
				return nil
			}))
		}
	})
}
