// Package ingest brings many articles into a graph: extraction runs in
// parallel, one writer stores the results in the order in which they were read,
// a batch of articles in a transaction.
//
// Start with [Run]. read.go finds the articles, extract.go works on them,
// batch.go stores them, dryrun.go does so without effect.
package ingest

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/learn"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"

	"golang.org/x/sync/semaphore"
)

// Options of Run. The zero value extracts with all processors and stores.
type Options struct {
	Extract  extract.Options
	Name     string         // what the article of standard input is called; "" means "-"
	Jobs     int            // articles extracted at the same time; 0 means one a processor
	DryRun   bool           // store nothing, but count what would be
	Progress func(Progress) // called after every article, from one goroutine; nil for none
}

// Progress tells how far a Run is.
type Progress struct {
	Articles    int   // read and extracted, failed ones included
	Stored      int   // durable, those that were before included
	Read, Total int64 // bytes of the files; Total is 0 while unknown
}

// Summary counts what a Run did.
type Summary struct {
	Articles   map[store.Outcome]int
	Nodes      map[string]int // new nodes by label
	Statements int            // of new and replaced articles
	Figures    int            // figures and growth of these
	Failed     []error        // one an article or file, in the order of reading
}

// Total is the number of articles that were read without failure.
func (s *Summary) Total() int {
	n := 0
	for _, count := range s.Articles {
		n += count
	}
	return n
}

func (s *Summary) add(r store.Result) {
	s.Articles[r.Outcome]++
	for label, n := range r.Nodes {
		s.Nodes[label] += n
	}
	s.Statements += r.Statements
	s.Figures += r.Figures
}

// Graph is where Run keeps articles: a *graph.Graph, which nobody else can write
// to meanwhile, or a *graph.Shared, which other processes use between batches.
type Graph interface {
	View(ctx context.Context, f func(*graph.Tx) error) error
	Update(ctx context.Context, f func(*graph.Tx) error) error
	Backup(ctx context.Context, w io.Writer) (int64, error)
}

// Run reads the articles of paths, files, folders and "-" for in, and stores
// what they say, after [store.Prepare]. Articles that the graph has already are
// not extracted again, so that the same Run after an interruption goes on where
// that stopped. All are read with the names that the graph had learned before, and
// when all are stored it learns from them, see package learn. What is wrong with a
// file or an article is in the Summary and does not stop the rest; what is wrong
// with the graph does. When ctx ends, what has been extracted of the batch at hand
// is stored and the error is ctx's; the Summary is always valid.
func Run(ctx context.Context, g Graph, paths []string, in io.Reader, opts *Options) (*Summary, error) {
	r := &run{graph: g, paths: paths, in: in, ahead: semaphore.NewWeighted(aheadBytes)}
	if opts != nil {
		r.opts = *opts
	}
	if r.opts.Jobs <= 0 {
		r.opts.Jobs = runtime.GOMAXPROCS(0)
	}
	if r.opts.Extract.Lexicon == nil {
		r.opts.Extract.Lexicon = lexicon.Default()
	}
	r.summary = &Summary{Articles: map[store.Outcome]int{}, Nodes: map[string]int{}}
	if err := g.Update(ctx, prepare); err != nil {
		return r.summary, err
	}
	err := g.View(ctx, func(tx *graph.Tx) (err error) {
		r.opts.Extract.Lexicon, err = learn.Lexicon(tx, r.opts.Extract.Lexicon)
		return err
	})
	if err != nil {
		return r.summary, err
	}
	if err := r.all(ctx); err != nil || r.opts.DryRun {
		return r.summary, err
	}
	return r.summary, learn.Learn(ctx, g, r.opts.Extract.Lexicon)
}

// prepare declares what the graph needs to hold articles.
func prepare(tx *graph.Tx) error {
	if err := store.Prepare(tx); err != nil {
		return err
	}
	return learn.Prepare(tx)
}

// run is one Run.
type run struct {
	graph   Graph
	paths   []string
	in      io.Reader
	opts    Options
	summary *Summary

	read     meter
	articles int                 // read and extracted
	ahead    *semaphore.Weighted // bytes of text that are read and not yet in a batch
}

// all reads, extracts and stores. It does not wait for the goroutine that
// reads: standard input may keep that for as long as it likes.
func (r *run) all(ctx context.Context) (err error) {
	work, stop := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer stop()
	if r.opts.Progress != nil {
		workers.Go(func() { r.read.measure(work, r.paths) })
	}
	jobs := make(chan *job)
	order := make(chan *job, aheadArticles)
	go r.find(work, jobs, order)
	for range r.opts.Jobs {
		workers.Go(func() {
			for j, ok := receive(work, jobs); ok; j, ok = receive(work, jobs) {
				r.extract(work, j)
				close(j.done)
			}
		})
	}
	b := &batch{run: r, graph: r.graph}
	defer func() { err = errors.Join(err, b.removeCopy()) }()
	for j, ok := receive(work, order); ok; j, ok = receive(work, order) {
		if receive(work, j.done); ctx.Err() != nil {
			break
		}
		r.ahead.Release(j.size)
		if err := b.take(j); err != nil {
			return err
		}
	}
	if err := b.finish(); err != nil {
		return err
	}
	return ctx.Err()
}

// receive is a receive from c that ends with ctx.
func receive[T any](ctx context.Context, c <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-c:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}

// tell reports one more article.
func (r *run) tell() {
	r.articles++
	if r.opts.Progress != nil {
		r.opts.Progress(Progress{Articles: r.articles, Stored: r.summary.Total(), Read: r.read.done.Load(), Total: r.read.total.Load()})
	}
}
