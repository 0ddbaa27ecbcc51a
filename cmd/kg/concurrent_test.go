package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
)

func TestQueriesBesideAnIngestSeeWholeArticles(t *testing.T) {
	folder := generated(t, 300)
	g, err := openForWriting(t.Context(), filepath.Join(t.TempDir(), "kg.db"), 0)
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
	g, err := openForWriting(t.Context(), db, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if info, err := os.Stat(db); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want one's own alone", info.Mode(), err)
	}
	article := filepath.Join(generated(t, 1), "00000.txt")
	for _, args := range [][]string{{"stats"}, {"query", "RETURN 1"}, {"ingest", article}, {"check"}} {
		out, err := exec.Command("kg", append(args, "--db", db)...).CombinedOutput()
		said := string(out)
		if err == nil || strings.Count(said, "\n") != 1 || !strings.Contains(said, "--wait") {
			t.Errorf("kg %s: %v, it said %q; want a line that tells of --wait", args[0], err, said)
		}
		if holder := fmt.Sprintf("process %d", os.Getpid()); runtime.GOOS == "linux" && !strings.Contains(said, holder) {
			t.Errorf("kg %s said %q; want it to name %s", args[0], said, holder)
		}
	}
	var said bytes.Buffer
	waiting := exec.Command("kg", "ingest", article, "--db", db, "--wait", "10m")
	waiting.Stderr = &said
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if err := waiting.Wait(); err != nil {
		t.Errorf("kg ingest --wait: %v, it said %s", err, said.Bytes())
	}
	if n := stored(t, db); n != 1 {
		t.Errorf("%d articles stored, want 1", n)
	}
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
