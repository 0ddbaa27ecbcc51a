package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// article is a short article that differs by n.
func article(n int) string {
	return fmt.Sprintf("2023年3月22日，腾讯控股公布第%d份业绩。腾讯总裁刘炽平表示：“第%d份业绩令人满意。”", n, n)
}

// folder holds n articles.
func folder(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		write(t, filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), article(i))
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "kg.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	if err := g.Update(t.Context(), store.Prepare); err != nil {
		t.Fatal(err)
	}
	return g
}

// paths are the articles of the graph in the order in which they were stored.
func paths(t *testing.T, g *graph.Graph) (list []string) {
	t.Helper()
	err := g.View(t.Context(), func(tx *graph.Tx) error {
		for id := range tx.NodesByLabel("Article") {
			path, _ := tx.Prop(id, "path")
			list = append(list, filepath.Base(path.(string)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestArticlesAreStoredInTheOrderOfReadingHoweverManyWork(t *testing.T) {
	dir := folder(t, 40)
	var want []string
	for i := range 40 {
		want = append(want, fmt.Sprintf("%04d.txt", i))
	}
	for _, jobs := range []int{1, 8} {
		g := open(t)
		summary, err := ingest.Run(t.Context(), g, []string{dir}, nil, &ingest.Options{Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		if summary.Articles[store.Added] != 40 || summary.Statements < 40 {
			t.Errorf("%d jobs: %+v; want 40 articles with a statement each", jobs, summary)
		}
		if diff := cmp.Diff(want, paths(t, g)); diff != "" {
			t.Errorf("%d jobs: order (-want +got):\n%s", jobs, diff)
		}
	}
}

func TestTheSameArticlesAgainAreUnchanged(t *testing.T) {
	dir, g := folder(t, 3), open(t)
	for i, want := range []map[store.Outcome]int{{store.Added: 3}, {store.Unchanged: 3}} {
		summary, err := ingest.Run(t.Context(), g, []string{dir}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, summary.Articles); diff != "" {
			t.Errorf("run %d (-want +got):\n%s", i+1, diff)
		}
	}
}

func TestADryRunCountsWhatARunWouldStoreAndStoresNothing(t *testing.T) {
	for _, articles := range []int{3, 40} { // one batch and several
		dir, dry, real := folder(t, articles), open(t), open(t)
		got, err := ingest.Run(t.Context(), dry, []string{dir}, nil, &ingest.Options{DryRun: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := paths(t, dry); len(got) != 0 {
			t.Errorf("stored %v, want nothing", got)
		}
		want, err := ingest.Run(t.Context(), real, []string{dir}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d articles (-want +got):\n%s", articles, diff)
		}
	}
}

func TestAFailedArticleDoesNotStopTheRest(t *testing.T) {
	dir, g := folder(t, 3), open(t)
	write(t, filepath.Join(dir, "0001.txt"), " \n")
	summary, err := ingest.Run(t.Context(), g, []string{dir, filepath.Join(dir, "gone.txt"), t.TempDir()}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if summary.Articles[store.Added] != 2 || len(summary.Failed) != 3 {
		t.Fatalf("%d stored, failed: %v; want 2 and 3", summary.Articles[store.Added], summary.Failed)
	}
	for i, want := range []string{"0001.txt", "gone.txt", "no articles"} {
		if !strings.Contains(summary.Failed[i].Error(), want) {
			t.Errorf("failure %d is %q, want it to name %s", i, summary.Failed[i], want)
		}
	}
}

// endless is standard input that has one article and then keeps the reader
// waiting until the test ends.
type endless struct{ end <-chan struct{} }

func (e endless) Read([]byte) (int, error) { <-e.end; return 0, errors.New("ended") }

func TestAnInterruptedRunStoresWhatItHasAndTheNextGoesOn(t *testing.T) {
	dir, g := folder(t, 300), open(t)
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	first, err := ingest.Run(ctx, g, []string{dir, "-"}, endless{t.Context().Done()}, &ingest.Options{
		Jobs: 2,
		Progress: func(p ingest.Progress) {
			if p.Articles >= 100 {
				interrupt()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want that of the context", err)
	}
	stored := len(paths(t, g))
	if stored != first.Total() || stored == 0 || stored == 300 {
		t.Fatalf("%d stored, %d counted; want the same, and not all", stored, first.Total())
	}
	second, err := ingest.Run(t.Context(), g, []string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[store.Outcome]int{store.Added: 300 - stored, store.Unchanged: stored}
	if diff := cmp.Diff(want, second.Articles); diff != "" {
		t.Errorf("second run (-want +got):\n%s", diff)
	}
}

func BenchmarkRun(b *testing.B) {
	dir := folder(b, 500)
	b.SetBytes(int64(500 * len(article(100))))
	for b.Loop() {
		if _, err := ingest.Run(b.Context(), open(b), []string{dir}, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}
