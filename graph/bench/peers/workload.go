package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// store is a peer that has the graph. Each call is a transaction of its own, and nodes are told by their
// numbers. Errors are panics: a benchmark has nobody to hand them to.
type store interface {
	// sector returns the sector of the node with a name.
	sector(name string) int
	// around counts the edges that leave a node, reading their ends.
	around(node int) int
	// reach counts the other nodes that some hops or fewer lead to.
	reach(node, hops int) int
	// distance is the number of edges of the shortest path, -1 if there is none.
	distance(from, to int) int
	// sectors counts the edges that enter each sector's nodes.
	sectors() []int
	// top returns the ten nodes that most edges enter; of equals, the one with the lower number.
	top() []int
	// link adds an edge, durably.
	link(from, to int)
	close()
}

// peer is a way to keep a graph.
type peer struct {
	file string // in the folder of the workload
	// load fills the file; nil where another peer has.
	load func(dir, path string) error
	open func(dir, path string) store
}

var peers = map[string]peer{
	"graph":  {"graph.kg", loadGraph, openGraph},
	"cypher": {"graph.kg", nil, openCypher},
	"bbolt":  {"bbolt.db", loadBolt, openBolt},
	"arrays": {"", nil, openArrays},
	"sqlite": {"sqlite.db", loadSQLite, openSQLite},
	"cayley": {"cayley", loadCayley, openCayley},
}

// result is what a process of a peer found out; kuzu.mjs prints the same.
type result struct {
	Memory  int64              // peak, bytes
	Load    float64            // seconds
	Disk    int64              // bytes
	Rates   map[string]float64 // operations per second, by figure
	Answers map[string][]int   // to the first questions
}

// asked are how many answers are compared; a figure is measured on that many operations at least.
const asked = 10

func (p *peer) run(o *options) (r *result, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%v", e)
		}
	}()
	path := filepath.Join(o.dir, p.file)
	r = &result{Rates: map[string]float64{}, Answers: map[string][]int{}}
	if o.phase == "load" {
		if p.load == nil {
			return r, nil
		}
		start := time.Now()
		check(p.load(o.dir, path))
		r.Load = time.Since(start).Seconds()
		r.Disk = size(path)
		return r, nil
	}
	w := &workload{result: r, slice: o.slice}
	check(eachLine(o.dir, startsFile, func(f []string) error {
		w.starts = append(w.starts, number(f[0]))
		return nil
	}))
	check(eachLine(o.dir, pathsFile, func(f []string) error {
		w.paths = append(w.paths, [2]int{number(f[0]), number(f[1])})
		return nil
	}))
	s := p.open(o.dir, path)
	defer s.close()
	switch {
	case o.phase == "ask":
		w.ask(s)
	case p.file != "":
		w.measure("commits/s", func(i int) []int { s.link(w.start(i), w.start(i+1)); return nil })
	}
	return r, nil
}

// workload is what every peer is asked.
type workload struct {
	*result
	slice  time.Duration
	starts []int
	paths  [][2]int
}

func (w *workload) start(i int) int { return w.starts[i%len(w.starts)] }

func (w *workload) ask(s store) {
	w.measure("names/s", func(i int) []int { return []int{s.sector(nodeName(w.start(i)))} })
	w.measure("1 hop/s", func(i int) []int { return []int{s.around(w.start(i))} })
	w.measure("2 hops/s", func(i int) []int { return []int{s.reach(w.start(i), 2)} })
	w.measure("3 hops/s", func(i int) []int { return []int{s.reach(w.start(i), 3)} })
	w.measure("paths/s", func(i int) []int { p := w.paths[i%len(w.paths)]; return []int{s.distance(p[0], p[1])} })
	w.measure("aggregates/s", func(int) []int { return s.sectors() })
	w.measure("top tens/s", func(int) []int { return s.top() })
}

// whole are the figures whose operation reads the whole graph and has one answer.
var whole = map[string]bool{"aggregates/s": true, "top tens/s": true}

// measure runs op until the time is over and keeps its first answers.
func (w *workload) measure(figure string, op func(i int) []int) {
	least := asked
	if whole[figure] {
		least = 1
	}
	start := time.Now()
	n := 0
	for n < least || time.Since(start) < w.slice {
		answer := op(n)
		if n < least {
			w.Answers[figure] = append(w.Answers[figure], answer...)
		}
		n++
	}
	w.Rates[figure] = float64(n) / time.Since(start).Seconds()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func must[T any](v T, err error) T {
	check(err)
	return v
}

// size is what a file, and those that begin with its name, or a folder take.
func size(path string) (n int64) {
	files := must(filepath.Glob(path + "*"))
	for _, f := range files {
		check(filepath.WalkDir(f, func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			n += info.Size()
			return err
		}))
	}
	return n
}

// peakMemory is the most that this process had in memory, in bytes; 0 where the system does not tell.
func peakMemory() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, nil
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kib int64
			_, err := fmt.Sscan(rest, &kib)
			return kib << 10, err
		}
	}
	return 0, nil
}
