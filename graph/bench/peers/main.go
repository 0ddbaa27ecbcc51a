// Command peers runs one workload over package graph, over openCypher on it, and over its neighbours, and prints
// one table:
//
//	cd graph/bench/peers && go run .
//
// bbolt used by hand is the floor under the graph, adjacency arrays in memory are the limit. SQLite has an edges
// table with an index each way. Kùzu and LadybugDB are column engines, driven by kuzu.mjs in Node.js with
// prepared statements, from packages that npm installs into the user's cache; where node or npm cannot do
// that, they are left out, and a line says so. Cayley on bolt takes minutes for what others do in seconds: it gets
// a table of its own, at a tenth of the size and of one round.
//
// Each peer loads and answers in processes of its own, so that the peak of memory is its own. It counts pages of
// a mapped file, which the system can take back. The peers answer by turns, some rounds long, and the best of
// the rounds is printed, since others may use the machine. Answers are compared; if two peers differ, the
// command fails. Loads end durable, and every commit is synchronous (SQLite: WAL, synchronous=FULL).
//
// peers is a module of its own, so that nobody who embeds the graph gets the neighbours' code. Start reading
// with runTable here, then workload in workload.go.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// options are the flags.
type options struct {
	nodes, edges int
	rounds       int
	slice        time.Duration
	npm          string

	// Set for a process of a peer.
	peer, phase, dir string
}

func main() {
	o := options{}
	cache, _ := os.UserCacheDir() // without one, -npm says where
	flag.IntVar(&o.nodes, "nodes", 200_000, "nodes of the graph")
	flag.IntVar(&o.edges, "edges", 1_500_000, "edges of the graph")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds, of which the best counts")
	flag.DurationVar(&o.slice, "time", 700*time.Millisecond, "time for each figure in each round")
	flag.StringVar(&o.npm, "npm", filepath.Join(cache, "kg-peers"), "folder for the npm packages of Kùzu and LadybugDB")
	flag.StringVar(&o.peer, "peer", "", "set for the process of a peer")
	flag.StringVar(&o.phase, "phase", "", "set for the process of a peer")
	flag.StringVar(&o.dir, "dir", "", "set for the process of a peer")
	flag.Parse()
	if err := run(&o); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(o *options) error {
	if o.peer != "" {
		return runPhase(o)
	}
	node := installNode(o.npm)
	columns := []string{"graph", "cypher", "bbolt", "arrays", "sqlite"}
	if node == nil {
		columns = append(columns, "kuzu", "ladybug")
	}
	err := runTable(o, columns)
	if node != nil {
		fmt.Printf("\nkuzu and ladybug are left out: %v\n", node)
	}
	small := *o
	small.nodes, small.edges, small.rounds = o.nodes/10, o.edges/10, 1
	return errors.Join(err, runTable(&small, []string{"graph", "cayley"}))
}

// runTable generates a graph of a size, lets the peers load it, answer by turns and commit, and prints the
// figures.
func runTable(o *options, peers []string) error {
	dir, err := os.MkdirTemp("", "kg-peers-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := generate(dir, o.nodes, o.edges); err != nil {
		return err
	}
	t := newTable(o, peers)
	turn := func(phase string) error {
		for _, peer := range peers {
			fmt.Fprintf(os.Stderr, "%s: %s\n", peer, phase)
			r, err := startPhase(o, peer, phase, dir)
			if err != nil {
				return fmt.Errorf("%s of %s: %w", phase, peer, err)
			}
			t.add(peer, phase, r)
		}
		return nil
	}
	if err := turn("load"); err != nil {
		return err
	}
	for _, phase := range []string{"ask", "commit"} {
		for range o.rounds {
			if err := turn(phase); err != nil {
				return err
			}
		}
	}
	t.print(os.Stdout)
	return t.agree()
}

// startPhase runs one phase of a peer in a process of its own.
func startPhase(o *options, peer, phase, dir string) (*result, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self, "-peer", peer, "-phase", phase, "-dir", dir, "-time", o.slice.String())
	if name, ok := nodePackages[peer]; ok {
		script := filepath.Join(dir, "kuzu.mjs")
		if err := os.WriteFile(script, nodeScript, 0o600); err != nil {
			return nil, err
		}
		cmd = exec.Command("node", script, o.npm, name, peer, phase, dir, strconv.FormatInt(o.slice.Milliseconds(), 10))
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	r := &result{}
	if err := json.Unmarshal(out, r); err != nil {
		return nil, fmt.Errorf("what it printed: %w", err)
	}
	return r, nil
}

// runPhase is the process of a peer. It prints its result.
func runPhase(o *options) error {
	p, ok := peers[o.peer]
	if !ok {
		return fmt.Errorf("no peer is called %q", o.peer)
	}
	r, err := p.run(o)
	if err != nil {
		return err
	}
	if r.Memory, err = peakMemory(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}
