package serve

import (
	"context"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// database opens the file when requests come and lets go of it when none do, so that other processes can write
// to it while the explorer is open. Requests share one open graph: for reading, until one comes that writes.
type database struct {
	path  string
	write bool          // requests may change it
	wait  time.Duration // for another process, or for readers when a writer comes

	idle  time.Duration // how long it stays open without requests
	hold  time.Duration // how long it stays open under steady requests, before others get a chance
	pause time.Duration // the chance: more than the 50 ms after which a waiting process tries again
	drain time.Duration // how long new requests wait at most for running ones before a pause

	mu       sync.Mutex
	current  *handle
	opening  *attempt
	writers  int       // requests that wait to write
	draining bool      // current takes no more users
	resume   time.Time // not to be opened before
	closed   bool
	changed  chan struct{} // closed at the next change of the above
}

// handle is an open graph and who uses it.
type handle struct {
	graph    *graph.Graph
	writable bool
	modified int64 // when the file was last written, at opening: Unix nanoseconds
	users    int
	opened   time.Time
	used     time.Time
}

// attempt is an opening under way; err is set when it has failed.
type attempt struct{ err error }

func newDatabase(path string, write bool, wait time.Duration) *database {
	return &database{
		path: path, write: write, wait: wait,
		idle: time.Second, hold: 10 * time.Second, pause: 60 * time.Millisecond, drain: 250 * time.Millisecond,
		changed: make(chan struct{}),
	}
}

// use calls f with the open graph. The error is f's, ctx's, or that of opening.
func (d *database) use(ctx context.Context, writable bool, f func(*handle) error) error {
	h, err := d.acquire(ctx, writable)
	if err != nil {
		return err
	}
	defer d.release(h)
	return f(h)
}

func (d *database) acquire(ctx context.Context, writable bool) (*handle, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if writable {
		d.writers++
		defer func() { d.writers-- }()
	}
	var drained *handle // that was to be let go of
	for {
		waited := d.opening
		switch h := d.current; {
		case d.closed:
			return nil, graph.ErrClosed
		case h == nil && d.opening == nil:
			waited = d.open(d.writers > 0)
		case h == nil || d.draining:
		case h.writable || !writable:
			h.users++
			return h, nil
		case drained == h:
			return nil, newProblem(http.StatusServiceUnavailable, kindBusy, "queries are running that do not end; try again").retry(1)
		default:
			drained = h
			d.letGo(h, d.wait, 0)
			continue
		}
		if err := d.change(ctx); err != nil {
			return nil, err
		}
		if waited != nil && waited.err != nil {
			return nil, waited.err
		}
	}
}

// change waits for the next change, without the lock.
func (d *database) change(ctx context.Context) error {
	changed := d.changed
	d.mu.Unlock()
	defer d.mu.Lock()
	select {
	case <-changed:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (d *database) signal() {
	close(d.changed)
	d.changed = make(chan struct{})
}

// open opens the graph in the background, so that a request that ends does not take the others with it.
func (d *database) open(writable bool) *attempt {
	a := &attempt{}
	d.opening = a
	pause := time.Until(d.resume)
	go func() {
		time.Sleep(pause)
		h, err := d.openGraph(writable)
		d.mu.Lock()
		defer d.mu.Unlock()
		defer d.signal()
		d.opening = nil
		switch {
		case err != nil:
			a.err = err
		case d.closed:
			h.graph.Close()
		default:
			d.current = h
			go d.watch(h)
		}
	}()
	return a
}

func (d *database) openGraph(writable bool) (*handle, error) {
	if !writable {
		if _, err := os.Stat(d.path); err != nil {
			return nil, err
		}
	}
	g, err := graph.Open(d.path, &graph.Options{ReadOnly: !writable, Timeout: d.wait})
	if err != nil {
		return nil, err
	}
	if writable {
		if err := g.Update(context.Background(), store.Prepare); err != nil {
			g.Close()
			return nil, err
		}
	}
	info, err := os.Stat(d.path)
	if err != nil {
		g.Close()
		return nil, err
	}
	now := time.Now()
	return &handle{graph: g, writable: writable, modified: info.ModTime().UnixNano(), opened: now, used: now}, nil
}

func (d *database) release(h *handle) {
	d.mu.Lock()
	defer d.mu.Unlock()
	h.users--
	h.used = time.Now()
	if h.users == 0 && d.draining {
		d.shut(h)
	}
}

// letGo closes the graph as soon as its users are done, and keeps it closed for a pause. If they are not within a limit, it
// stays open.
func (d *database) letGo(h *handle, limit, pause time.Duration) {
	d.draining = true
	d.resume = time.Now().Add(pause)
	if h.users == 0 {
		d.shut(h)
		return
	}
	time.AfterFunc(limit, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.current == h && d.draining {
			d.draining = false
			h.opened = time.Now()
			d.signal()
		}
	})
}

// shut closes a graph that nobody uses.
func (d *database) shut(h *handle) {
	h.graph.Close() // nothing is left to be written, and nobody to tell
	d.current, d.draining = nil, false
	d.signal()
}

// watch lets go of an open graph when nobody has used it for a while, and now and then when it is always used.
func (d *database) watch(h *handle) {
	tick := time.NewTicker(d.idle / 4)
	defer tick.Stop()
	for now := range tick.C {
		if !d.look(h, now) {
			return
		}
	}
}

// look reports whether h is still to be watched.
func (d *database) look(h *handle, now time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.current != h:
		return false
	case h.users == 0 && now.Sub(h.used) >= d.idle:
		d.shut(h)
	case now.Sub(h.opened) >= d.hold && !d.draining:
		d.letGo(h, d.drain, d.pause)
	}
	return d.current == h
}

// close closes the graph. Requests must have ended.
func (d *database) close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	var err error
	if d.current != nil {
		err = d.current.graph.Close()
		d.current = nil
	}
	d.signal()
	return err
}
