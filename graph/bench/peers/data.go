package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The files that all peers read, without heads: nodes.csv has number, name and sector of each node, edges.csv the
// numbers of both ends of each edge; starts.csv has nodes to ask about, paths.csv two nodes a line.
const (
	nodesFile  = "nodes.csv"
	edgesFile  = "edges.csv"
	startsFile = "starts.csv"
	pathsFile  = "paths.csv"
)

const (
	sectors    = 20
	askedNodes = 20_000
	askedPaths = 1_000
)

func nodeName(i int) string { return "company " + strconv.Itoa(i) }

// generate writes a graph whose in-degrees follow a power law, as those of companies in the news do. No pair of
// nodes has two edges, because Cayley keeps a set.
func generate(dir string, nodes, edges int) error {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.3, 20, uint64(nodes-1))
	// The popular nodes are spread over the numbers, not all first.
	popular := func() int { return 1 + int(zipf.Uint64()*2654435761%uint64(nodes)) }
	files := []struct {
		name  string
		lines int
		line  func(i int) string
	}{
		{nodesFile, nodes, func(i int) string { return fmt.Sprintf("%d,%s,%d", i+1, nodeName(i+1), r.IntN(sectors)) }},
		{startsFile, askedNodes, func(int) string { return strconv.Itoa(1 + r.IntN(nodes)) }},
		{pathsFile, askedPaths, func(int) string { return fmt.Sprintf("%d,%d", 1+r.IntN(nodes), popular()) }},
	}
	for _, f := range files {
		if err := writeLines(filepath.Join(dir, f.name), f.lines, f.line); err != nil {
			return err
		}
	}
	seen := make(map[[2]int]bool, edges)
	return writeLines(filepath.Join(dir, edgesFile), edges, func(int) string {
		for {
			if p := [2]int{1 + r.IntN(nodes), popular()}; !seen[p] {
				seen[p] = true
				return fmt.Sprintf("%d,%d", p[0], p[1])
			}
		}
	})
}

func writeLines(path string, n int, line func(i int) string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for i := range n {
		w.WriteString(line(i))
		w.WriteByte('\n')
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// eachLine calls f with the fields of each line of a file of the workload.
func eachLine(dir, name string, f func(fields []string) error) error {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if err := f(strings.Split(lines.Text(), ",")); err != nil {
			return err
		}
	}
	return lines.Err()
}

func eachNode(dir string, f func(id int, name string, sector int) error) error {
	return eachLine(dir, nodesFile, func(fields []string) error {
		return f(number(fields[0]), fields[1], number(fields[2]))
	})
}

func eachEdge(dir string, f func(from, to int) error) error {
	return eachLine(dir, edgesFile, func(fields []string) error { return f(number(fields[0]), number(fields[1])) })
}

// number reads a number that generate wrote.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}
