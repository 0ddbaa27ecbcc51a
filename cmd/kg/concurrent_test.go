package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
)

func TestQueriesBesideAnIngestSeeWholeArticles(t *testing.T) {
	folder := generated(t, 300)
	g, err := graph.Open(filepath.Join(t.TempDir(), "kg.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	defer readers.Wait()
	defer stop()
	asked := make([]int, 3)
	for i := range asked {
		readers.Go(func() {
			for ctx.Err() == nil {
				// An article stands in one transaction with all that it says.
				for _, text := range []string{
					"MATCH (a:Article) WHERE NOT (a)-[:MENTIONS]->() RETURN a.path",
					"MATCH ()-[r:SAID|REPORTED|GREW_BY]->() WHERE size(evidence(r)) = 0 RETURN type(r)",
				} {
					res, err := query.Run(ctx, g, text, nil, nil)
					if err != nil {
						if ctx.Err() == nil {
							t.Errorf("%s: %v", text, err)
						}
						return
					}
					for row, err := range res.Rows() {
						if ctx.Err() == nil {
							t.Errorf("%s: %v, %v; want no row", text, row, err)
						}
					}
				}
				if _, err := ask.Ask(ctx, g, "what did 雷军 say", nil); err == nil {
					asked[i]++
				}
			}
		})
	}
	if _, err := ingest.Run(t.Context(), g, []string{folder}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := ask.Ask(t.Context(), g, "what did 雷军 say", nil); err != nil {
		t.Error(err)
	}
	stop()
	readers.Wait()
	for err := range g.Check(t.Context()) {
		t.Error(err)
	}
	t.Logf("questions answered meanwhile: %v", asked)
}

func TestASecondProcessIsToldWhoHasTheDatabaseOrWaits(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kg.db")
	g, err := graph.Open(db, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if info, err := os.Stat(db); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want one's own alone", info.Mode(), err)
	}
	article := filepath.Join(generated(t, 1), "00000.txt")
	for _, args := range [][]string{{"stats"}, {"query", "RETURN 1"}, {"ingest", article}, {"check"}} {
		out, err := exec.Command("kg", append(args, "--db", db, "--wait", "0s")...).CombinedOutput()
		said := string(out)
		if err == nil || strings.Count(said, "\n") != 1 || !strings.Contains(said, "--wait") {
			t.Errorf("kg %s: %v, it said %q; want a line that tells of --wait", args[0], err, said)
		}
		if holder := fmt.Sprintf("process %d", os.Getpid()); runtime.GOOS == "linux" && !strings.Contains(said, holder) {
			t.Errorf("kg %s said %q; want it to name %s", args[0], said, holder)
		}
	}
	waiting := exec.Command("kg", "ingest", article, "--db", db) // it waits as long as it takes
	said, err := waiting.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	if want := "kg: waiting for "; !lines.Scan() || !strings.HasPrefix(lines.Text(), want) || !strings.Contains(lines.Text(), db) {
		t.Errorf("it said %q, want %q and what for", lines.Text(), want)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("it also said %q", lines.Text())
	}
	if err := waiting.Wait(); err != nil {
		t.Errorf("kg ingest: %v", err)
	}
	if n := stored(t, db); n != 1 {
		t.Errorf("%d articles stored, want 1", n)
	}
}

// TestOthersUseADatabaseWhileItIsBeingFilled asks, corrects and compacts while
// kg ingest runs, each in a process of its own. Each gets its turn, and the
// graph is that of an ingest without the others.
func TestOthersUseADatabaseWhileItIsBeingFilled(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	const articles = 600
	folder := generated(t, articles)
	want := &undisturbed{folder: folder, dumps: map[int][]string{}}
	db := filepath.Join(t.TempDir(), "kg.db")
	if out, err := exec.Command("kg", "ingest", filepath.Join(folder, "00000.txt"), "--db", db).CombinedOutput(); err != nil {
		t.Fatalf("kg ingest: %v\n%s", err, out)
	}
	var said bytes.Buffer
	writer := exec.Command("kg", "ingest", folder, "--db", db)
	writer.Stderr = &said
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- writer.Wait() }()
	for uses := 0; ; uses++ {
		args := [][]string{
			{"query", "MATCH (a:Article) RETURN count(a)"}, {"show", "腾讯控股"}, {"compact"},
			{"query", "--write", "MERGE (n:Test) SET n.uses = 1"}, {"check"},
			{"query", "--write", "MATCH (n:Test) DELETE n"},
		}[uses%6]
		if out, err := exec.Command("kg", append(args, "--db", db, "--wait", "2m")...).CombinedOutput(); err != nil {
			t.Fatalf("kg %s: %v\n%s", args[0], err, out)
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("kg ingest: %v\n%s", err, said.Bytes())
			}
			if diff := cmp.Diff(want.first(t, articles), without(dump(t, db), `["Test"]`)); diff != "" {
				t.Errorf("the graph (-alone +beside others):\n%s", diff)
			}
			t.Logf("%d uses", uses+1)
			if uses < 5 {
				t.Errorf("only %d uses beside it", uses)
			}
			return
		default:
		}
	}
}

// without leaves out lines that hold a text.
func without(lines []string, text string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.Contains(line, text) })
}

func TestADatabaseThatIsBeingWrittenIsNotTakenForDamaged(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kg.db")
	writer := exec.Command("kg", "ingest", generated(t, 300), "--db", db, "--wait", "10m")
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- writer.Wait() }()
	for tries := 0; ; tries++ {
		g, err := graph.Open(db, &graph.Options{ReadOnly: true})
		switch {
		case err == nil:
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		case !errors.Is(err, graph.ErrLocked) && !errors.Is(err, os.ErrNotExist) && !strings.Contains(err.Error(), "holds nothing yet"):
			t.Fatalf("try %d: %v", tries, err)
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("kg ingest: %v", err)
			}
			t.Logf("opened %d times", tries)
			return
		default:
		}
	}
}
