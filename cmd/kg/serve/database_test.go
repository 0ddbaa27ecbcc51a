package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/newsgraph/kg/graph"
)

// quick makes a server let go of its database in times that a test can wait for.
func quick(d *graph.Shared) { d.Linger(40*time.Millisecond, 200*time.Millisecond) }

// write writes to a database as another process does: it has a lock of its own.
func write(path string, wait time.Duration) error {
	g, err := graph.Open(path, &graph.Options{Timeout: wait})
	if err != nil {
		return err
	}
	defer g.Close()
	return g.Update(context.Background(), func(tx *graph.Tx) error {
		_, err := tx.CreateNode([]string{"Other"}, nil)
		return err
	})
}

func TestAnIdleServerLetsGoOfTheDatabase(t *testing.T) {
	c := newClient(t, nil)
	quick(c.server.db)
	c.get("/api/stats", &Stats{})
	if err := write(c.server.opts.Path, 0); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("right after a request: %v, want that it is locked", err)
	}
	if err := write(c.server.opts.Path, 5*time.Second); err != nil {
		t.Errorf("after a while without requests: %v", err)
	}
	var s Stats
	if c.get("/api/stats", &s); s.Labels == nil {
		t.Error("no answer afterwards")
	}
}

func TestABusyServerLetsOthersWrite(t *testing.T) {
	c := newClient(t, nil)
	quick(c.server.db)
	stop := make(chan struct{})
	var clients sync.WaitGroup
	var answered atomic.Int64
	for range 4 {
		clients.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				w := httptest.NewRecorder()
				if c.server.ServeHTTP(w, request("GET", "/api/stats", "")); w.Code != http.StatusOK {
					t.Errorf("status %d: %s", w.Code, w.Body)
					return
				}
				answered.Add(1)
			}
		})
	}
	for range 3 {
		if err := write(c.server.opts.Path, 10*time.Second); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	clients.Wait()
	var s Stats
	c.get("/api/stats", &s)
	for _, l := range s.Labels {
		if l.Name == "Other" && l.Count != 3 {
			t.Errorf("%d of 3 writes are seen", l.Count)
		}
	}
	if answered.Load() == 0 {
		t.Error("no request was answered meanwhile")
	}
}

func TestADatabaseThatAnotherProcessHasIsAProblemThatPasses(t *testing.T) {
	c := newClient(t, func(o *Options) { o.Wait = 50 * time.Millisecond })
	g, err := graph.Open(c.server.opts.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := c.do(request("GET", "/api/stats", ""))
	if p := c.problem(w); p.Kind != "locked" || p.Status != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%+v, Retry-After %q", p, w.Header().Get("Retry-After"))
	} else if !strings.Contains(p.Detail, fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("the holder is not named: %s", p.Detail)
	}
	g.Close()
	c.get("/api/stats", &Stats{})
}

func TestARequestWaitsForAnotherProcess(t *testing.T) {
	c := newClient(t, nil)
	g, err := graph.Open(c.server.opts.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(100*time.Millisecond, func() { g.Close() })
	c.get("/api/stats", &Stats{})
}

func TestADatabaseThatIsNotThereIsAProblem(t *testing.T) {
	c := newClient(t, func(o *Options) { o.Path = filepath.Join(t.TempDir(), "none.db") })
	if p := c.problem(c.do(request("GET", "/api/stats", ""))); p.Status != http.StatusServiceUnavailable || p.Kind != "not_found" {
		t.Errorf("%+v", p)
	}
	if _, err := os.Stat(c.server.opts.Path); err == nil {
		t.Error("reading has made one")
	}
}

func TestADamagedDatabaseIsAProblem(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kg.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("no database ", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newClient(t, func(o *Options) { o.Path = file })
	if p := c.problem(c.do(request("GET", "/api/stats", ""))); p.Status != http.StatusInternalServerError || p.Kind != "damaged" {
		t.Errorf("%+v", p)
	}
}

// TestIngestWhileServing reads and writes at the same time: by requests and by another process.
func TestIngestWhileServing(t *testing.T) {
	c := newClient(t, writable)
	quick(c.server.db)
	company := c.id("腾讯")
	const articles = 6
	var work sync.WaitGroup
	ended := make(chan struct{})
	for i := range 3 {
		targets := []string{"/api/stats", resource("/api/entities/", company), "/api/articles"}
		work.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
				}
				if w := c.do(request("GET", targets[i], "")); w.Code != http.StatusOK {
					t.Errorf("%s: status %d: %s", targets[i], w.Code, w.Body)
					return
				}
			}
		})
	}
	var writers sync.WaitGroup
	writers.Go(func() {
		for i := range articles {
			text := fmt.Sprintf("2023年3月22日，腾讯控股公布第%d份业绩。腾讯总裁刘炽平表示：“第%d份业绩令人满意。”", i, i)
			if w := c.do(request("POST", "/api/articles", text, "Content-Type", "text/plain")); w.Code != http.StatusOK {
				t.Errorf("POST: status %d: %s", w.Code, w.Body)
			}
		}
	})
	writers.Go(func() {
		folder := t.TempDir()
		for i := range articles {
			file := filepath.Join(folder, fmt.Sprintf("%d.txt", i))
			text := fmt.Sprintf("2023年3月22日，网易公布第%d份业绩。网易首席执行官丁磊表示：“第%d份业绩令人满意。”", i, i)
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Error(err)
			}
			if err := ingestInto(c.server.opts.Path, file); err != nil {
				t.Errorf("kg ingest: %v", err)
			}
		}
	})
	writers.Wait()
	close(ended)
	work.Wait()
	var s Stats
	if c.get("/api/stats", &s); s.Articles != 1+2*articles {
		t.Errorf("%d articles, want %d", s.Articles, 1+2*articles)
	}
}

func TestAWriterDoesNotWaitForAQueryWithoutEnd(t *testing.T) {
	c := newClient(t, func(o *Options) { o.Write, o.Wait = true, 50*time.Millisecond })
	ctx, cancel := context.WithCancel(t.Context())
	began := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		_ = c.server.db.Read(ctx, func(*graph.Graph) error {
			close(began)
			<-ctx.Done()
			return nil
		})
	})
	<-began
	if p := c.problem(c.query(queryRequest{Text: "CREATE (n:X)", Write: true})); p.Kind != "busy" || p.Status != http.StatusServiceUnavailable {
		t.Errorf("%+v", p)
	}
	c.get("/api/stats", &Stats{}) // the readers go on
	cancel()
	reader.Wait()
	c.ask(queryRequest{Text: "CREATE (n:X)", Write: true}, &Rows{})
}

func TestMoreQueriesThanTheServerLetsAreRefused(t *testing.T) {
	c := newClient(t, nil)
	c.server.queries = newGate(1, 1)
	leave, err := c.server.queries.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	waiting := make(chan int, 1)
	go func() {
		w := httptest.NewRecorder()
		c.server.ServeHTTP(w, request("POST", "/api/query", `{"text": "RETURN 1"}`))
		waiting <- w.Code
	}()
	for len(c.server.queries.queue) == 0 {
		time.Sleep(time.Millisecond)
	}
	w := c.query(queryRequest{Text: "RETURN 1"})
	if p := c.problem(w); p.Kind != "busy" || w.Header().Get("Retry-After") != "1" {
		t.Errorf("%+v", p)
	}
	leave()
	if code := <-waiting; code != http.StatusOK {
		t.Errorf("the one that waited got %d", code)
	}
}
