package graph

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// TestMain lets the test binary be its own child: the process that crashes.
func TestMain(m *testing.M) {
	if path := os.Getenv("KG_CRASH_FILE"); path != "" {
		crashChild(path, os.Getenv("KG_CRASH_LOAD") != "")
	}
	code := m.Run()
	for _, dir := range benchDirs {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// crashChild writes until it is killed. It tells each number as soon as it is durable.
func crashChild(path string, load bool) {
	g := must(Open(path, nil))
	if load {
		no(g.Load(bg, &LoadOptions{Memory: 1 << 16}, func(l *Loader) error {
			text := strings.Repeat("文字", 100)
			last := must(l.Node([]string{"Loaded"}, nil))
			for i := 0; ; i++ {
				id := must(l.Node([]string{"Company", "Loaded"}, map[string]any{"name": fmt.Sprint("loaded ", i), "n": i, "text": text}))
				no(l.Name(id, fmt.Sprint("loaded ", i)))
				must(l.Edge(id, "NEXT", last, map[string]any{"i": i}))
				must(l.Edge(1, "TO", id, nil))
				if last = id; i%1000 == 0 {
					fmt.Println(i)
				}
			}
		}))
	}
	for i := int64(0); ; i++ {
		no(g.Update(bg, func(tx *Tx) error {
			id := must(tx.CreateNode([]string{"Company"}, map[string]any{"n": i, "name": fmt.Sprint(i), "text": strings.Repeat("文字 text ", int(i%50))}))
			no(tx.AddName(id, fmt.Sprint("n", i)))
			other := NodeID(i/2 + 1)
			if !tx.HasNode(other) {
				other = id
			}
			edge := must(tx.CreateEdge(id, "KNOWS", other, map[string]any{"n": i}))
			no(tx.AddEvidence(edge, Evidence{Article: id, End: 3, Confidence: 1}))
			if i%3 == 2 {
				no(tx.DetachDelete(NodeID(i)))
			}
			return nil
		}))
		fmt.Println(i)
	}
}

func TestWhatWasCommittedOutlivesAKilledProcess(t *testing.T) {
	for _, kill := range []int{0, 1, 40, 200} {
		t.Run(fmt.Sprint("killed after ", kill), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph")
			g := must(Open(path, nil))
			update(t, g, declareCrash)
			no(g.Close())
			last := killChild(t, path, kill)
			g = must(Open(path, nil))
			defer g.Close()
			sound(t, g)
			view(t, g, func(tx *Tx) {
				edges := int64(0)
				for e := range tx.Edges("KNOWS") {
					n, _ := tx.EdgeProp(e, "n")
					if got := slices.Collect(tx.EdgeSeek("KNOWS", "n", n)); !slices.Equal(got, []EdgeID{e}) {
						t.Errorf("seek %v: %v, not %d", n, got, e)
					}
					edges = max(edges, n.(int64)+1)
				}
				if edges <= last-1 {
					t.Errorf("%d was told to be durable, but the newest edge is %d", last, edges-1)
				}
			})
			update(t, g, func(tx *Tx) { must(tx.CreateNode(nil, nil)) })
		})
	}
}

func TestALoadThatIsKilledIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph")
	g := must(Open(path, nil))
	update(t, g, func(tx *Tx) {
		declareCrash(tx)
		must(tx.CreateNode([]string{"Company"}, map[string]any{"name": "before", "text": "文字"}))
	})
	no(g.Close())
	killChild(t, path, 60_000, "KG_CRASH_LOAD=1")
	if _, err := Open(path, &Options{ReadOnly: true}); !errors.Is(err, ErrUnsettled) {
		t.Errorf("reading a half loaded graph: %v", err)
	}
	g = must(Open(path, nil))
	defer g.Close()
	sound(t, g)
	view(t, g, func(tx *Tx) {
		if tx.CountNodes() != 1 || tx.CountEdges() != 0 || tx.CountLabel("Loaded") != 0 {
			t.Errorf("%d nodes and %d edges are left of it", tx.CountNodes()-1, tx.CountEdges())
		}
	})
	rest, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".kg-sort-*"))
	if len(rest) > 0 {
		t.Errorf("temporary files are left: %v", rest)
	}
}

func declareCrash(tx *Tx) {
	no(tx.EnsureKey("Company", "name"))
	no(tx.EnsureIndex("Company", "n"))
	no(tx.EnsureText("Company", "text"))
	no(tx.EnsureEdgeIndex("NEXT", "i"))
	no(tx.EnsureEdgeIndex("KNOWS", "n"))
}

func sound(t *testing.T, g *Graph) {
	t.Helper()
	for err := range g.Check(bg) {
		t.Error(err)
	}
}

// killChild runs a child until it has told a number, and kills it. It returns the last number told.
func killChild(t *testing.T, path string, until int, env ...string) int64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), "KG_CRASH_FILE="+path), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	no(err)
	no(cmd.Start())
	var kill sync.Once
	last := int64(-1)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		n, err := strconv.ParseInt(lines.Text(), 10, 64)
		if err != nil {
			t.Fatalf("child says %q", lines.Text())
		}
		last = n
		if n >= int64(until) {
			kill.Do(func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait()
	if last < int64(until) {
		t.Fatalf("the child ended by itself after %d", last)
	}
	return last
}
