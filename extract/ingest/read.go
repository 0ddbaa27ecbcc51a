package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/source"
)

// job is one article on its way. All but article are set when done is closed.
type job struct {
	article  *source.Article
	done     chan struct{}
	document *document.Document // nil for an article that the graph has already
	err      error
	graphErr error // of the graph, which concerns all articles
	size     int64 // what it takes of ahead
}

// ErrNoArticles says that a folder holds no file that could be an article.
var ErrNoArticles = errors.New("no articles in it")

// find sends every article to the workers and, in order, to the writer.
func (r *run) find(ctx context.Context, jobs, order chan<- *job) {
	defer close(order)
	defer close(jobs)
	send := func(a *source.Article, err error) bool {
		j := &job{article: a, err: err, done: make(chan struct{})}
		if a != nil {
			j.size = min(int64(len(a.Text)), aheadBytes)
		}
		if r.ahead.Acquire(ctx, j.size) != nil {
			return false
		}
		select {
		case order <- j:
		case <-ctx.Done():
			return false
		}
		if err != nil {
			close(j.done)
			return true
		}
		select {
		case jobs <- j:
			return true
		case <-ctx.Done():
			close(j.done)
			return false
		}
	}
	opts := &source.Options{Fields: r.opts.Extract.Fields}
	for _, path := range r.paths {
		if path == "-" {
			for a, err := range source.ReadFrom(ctx, cmp.Or(r.opts.Name, path), r.read.reader(r.in), opts) {
				if !send(a, err) {
					return
				}
			}
			continue
		}
		files := 0
		for file, err := range source.Files(ctx, path) {
			files++
			if !r.file(ctx, file, err, opts, send) {
				return
			}
		}
		if files == 0 && !send(nil, fmt.Errorf("read %s: %w", path, ErrNoArticles)) {
			return
		}
	}
}

// file sends the articles of one file.
func (r *run) file(ctx context.Context, name string, err error, opts *source.Options, send func(*source.Article, error) bool) bool {
	var f *os.File
	if err == nil {
		f, err = os.Open(name)
	}
	if err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err // its text has the name, too
		}
		return send(nil, fmt.Errorf("read %s: %w", name, err))
	}
	defer f.Close()
	for a, err := range source.ReadFrom(ctx, name, r.read.reader(f), opts) {
		if !send(a, err) {
			return false
		}
	}
	return true
}

// meter counts the bytes of the files, those read and those there are.
type meter struct{ done, total atomic.Int64 }

// measure adds up the sizes of all files, unless one is standard input, whose
// size nobody knows.
func (m *meter) measure(ctx context.Context, paths []string) {
	total := int64(0)
	for _, path := range paths {
		if path == "-" {
			return
		}
		for file, err := range source.Files(ctx, path) {
			if err != nil {
				continue // find tells it
			}
			if info, err := os.Stat(file); err == nil {
				total += info.Size()
			}
		}
	}
	if ctx.Err() == nil {
		m.total.Store(total)
	}
}

// reader counts what is read from in.
func (m *meter) reader(in io.Reader) io.Reader { return &meteredReader{in, m} }

type meteredReader struct {
	in io.Reader
	m  *meter
}

func (r *meteredReader) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.m.done.Add(int64(n))
	return n, err
}
