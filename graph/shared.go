package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// Shared is a graph in a file that several processes use. The file is its own while a transaction runs
// and no longer: others read and write it in between. It stays mapped for some time, so that the next
// transaction need not open it where they did not write. Its methods may be called from many goroutines
// at once; readers run beside each other and beside a writer of the same Shared.
//
// Locks are the system's, and it promises no order. So that nobody waits for ever, a Shared that has
// had the file for a turn lets go of it for long enough that whoever waits gets it.
type Shared struct {
	path   string
	opts   Options
	turn   time.Duration // how long it uses the file before it lets go of it for a pause
	linger time.Duration // how long the file stays open after its last use

	mu      sync.Mutex
	changed chan struct{} // closed and made anew when any of the following changes
	graph   *Graph        // nil while nobody uses it
	lent    *Graph        // which was used last, and whose file others may use now
	forget  *time.Timer   // to close lent
	users   int           // of graph
	writing int           // users that asked to write
	opening bool          // somebody is
	waiting int           // for the graph to be open for writing
	file    os.FileInfo   // that was open last
	taken   time.Time     // when the file was opened
	used    time.Time     // when the last use ended
	watched bool          // closeIdle is to be called
	free    time.Time     // when it was closed
	held    time.Duration // how long it has been open since the last pause, up to free
}

const (
	// standardTurn is how long a Shared uses the file before it lets go of it for a pause.
	standardTurn = 250 * time.Millisecond
	// pause is some times as long as others sleep before they try again.
	pause = 20 * time.Millisecond
	// patience is how long newcomers wait for the last users of a turn to end. What goes on for longer
	// does not hold up the rest.
	patience = 100 * time.Millisecond
	// remembered is how long a file stays mapped that is not used.
	remembered = 10 * time.Second
)

// Share returns the graph in the file at path for use beside other processes. It does not open the
// file yet: what is wrong with it is the error of the first use. opts are those of each opening.
func Share(path string, opts *Options) *Shared {
	s := &Shared{path: path, turn: standardTurn, changed: make(chan struct{})}
	if opts != nil {
		s.opts = *opts
	}
	return s
}

// Linger makes the file stay open for a while after each use, and sets how long it may be open before others get
// a chance. That is for a server, whose uses are short and many. Call it before the first use, and Close after the last.
func (s *Shared) Linger(idle, turn time.Duration) *Shared {
	s.linger, s.turn = idle, turn
	return s
}

// Close closes a file that lingers, or is still mapped. The next use opens it again.
func (s *Shared) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.graph != nil && s.users == 0 {
		if err := s.close(); err != nil {
			return err
		}
	}
	return s.closeLent()
}

// Path is the file of the graph.
func (s *Shared) Path() string { return s.path }

// View is Graph.View with the file open for it.
func (s *Shared) View(ctx context.Context, f func(*Tx) error) error {
	return s.Read(ctx, func(g *Graph) error { return g.View(ctx, f) })
}

// Update is Graph.Update with the file open for it.
func (s *Shared) Update(ctx context.Context, f func(*Tx) error) error {
	return s.Write(ctx, func(g *Graph) error { return g.Update(ctx, f) })
}

// Backup is Graph.Backup with the file open for it.
func (s *Shared) Backup(ctx context.Context, w io.Writer) (n int64, err error) {
	err = s.Read(ctx, func(g *Graph) error {
		n, err = g.Backup(ctx, w)
		return err
	})
	return n, err
}

// Read calls f with the graph open for reading. f must not keep it, and not call a method of s.
func (s *Shared) Read(ctx context.Context, f func(*Graph) error) error { return s.use(ctx, false, f) }

// Write calls f with the graph open for writing, and makes the file if there is none. f must not
// keep it, and not call a method of s.
func (s *Shared) Write(ctx context.Context, f func(*Graph) error) error { return s.use(ctx, true, f) }

func (s *Shared) use(ctx context.Context, write bool, f func(*Graph) error) (err error) {
	if write && s.opts.ReadOnly {
		return fmt.Errorf("write to %s: %w", s.path, ErrReadOnly)
	}
	g, err := s.acquire(ctx, write)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.release(write)) }()
	return f(g)
}

// acquire returns the graph, open at least for what is asked.
func (s *Shared) acquire(ctx context.Context, write bool) (g *Graph, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if write {
		s.waiting++
		defer func() {
			s.waiting--
			if err == nil {
				s.writing++
			}
			s.tell()
		}()
	}
	for {
		if s.graph != nil && s.users == 0 && (s.heldFor() >= s.turn || s.graph.refusesWrites() && s.waiting > 0) {
			if err := s.close(); err != nil {
				return nil, err
			}
		}
		if s.graph == nil && !s.opening && (write || s.waiting == 0) {
			return s.open(ctx, write)
		}
		wait := s.join(write)
		if wait == 0 {
			s.users++
			return s.graph, nil
		}
		changed := s.changed
		s.mu.Unlock()
		select {
		case <-changed:
		case <-time.After(wait):
		case <-ctx.Done():
		}
		s.mu.Lock()
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

// join returns how long a newcomer has to wait before it asks again, 0 where it can use the graph as
// it is open.
func (s *Shared) join(write bool) time.Duration {
	switch {
	case s.graph == nil, s.graph.refusesWrites() && (write || s.waiting > 0):
		return patience
	case !write && s.writing > 0:
		return 0 // the file is needed for longer anyway
	}
	held := s.heldFor()
	if held >= s.turn && held < s.turn+patience {
		return s.turn + patience - held
	}
	if held >= s.turn {
		s.held -= held // somebody goes on for long
	}
	return 0
}

// heldFor is how long the file, which is open, has been since the last pause.
func (s *Shared) heldFor() time.Duration { return s.held + time.Since(s.taken) }

// open opens the graph for its first user. It lets go of s.mu meanwhile.
func (s *Shared) open(ctx context.Context, write bool) (*Graph, error) {
	s.opening = true
	checked := s.file
	opts := s.opts
	opts.ReadOnly = opts.ReadOnly || !write
	if s.lent != nil && s.lent.readOnly && write {
		if err := s.closeLent(); err != nil {
			s.opening = false
			return nil, err
		}
	}
	lent := s.takeLent()
	rest := time.Duration(0)
	if s.held >= s.turn {
		rest = pause - time.Since(s.free)
	}
	s.mu.Unlock()
	var g *Graph
	err := sleep(ctx, rest)
	if err == nil {
		g, err = openAgain(ctx, s.path, &opts, checked, lent)
	} else if lent != nil {
		err = errors.Join(err, lent.Close())
	}
	s.mu.Lock()
	s.opening = false
	s.tell()
	if err != nil {
		return nil, err
	}
	s.taken = time.Now()
	if s.taken.Sub(s.free) >= pause {
		s.held = 0
	}
	s.graph, s.users, s.file = g, 1, g.file
	return g, nil
}

// release ends one use. The last one closes the file, at once or when it has lingered.
func (s *Shared) release(write bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if write {
		s.writing--
	}
	s.users--
	s.used = time.Now()
	switch {
	case s.users > 0:
		return nil
	case s.linger > 0 && s.waiting == 0 && s.heldFor() < s.turn:
		s.watch(s.linger)
		return nil
	}
	return s.close()
}

// watch has closeIdle called after a while.
func (s *Shared) watch(after time.Duration) {
	if !s.watched {
		s.watched = true
		time.AfterFunc(after, s.closeIdle)
	}
}

// closeIdle closes the file if it has lingered.
func (s *Shared) closeIdle() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.watched = false
	if s.graph == nil || s.users > 0 {
		return // the end of the next use watches again
	}
	if rest := s.linger - time.Since(s.used); rest > 0 {
		s.watch(rest)
		return
	}
	_ = s.close() // all is durable, and there is nobody to tell
}

// close lets go of the file, which nobody uses.
func (s *Shared) close() (err error) {
	if s.graph.lend() {
		s.lent = s.graph
		s.forget = time.AfterFunc(remembered, func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			_ = s.closeLent() // as closeIdle
		})
	} else {
		err = s.graph.Close()
	}
	s.graph, s.free = nil, time.Now()
	s.held += s.free.Sub(s.taken)
	s.tell()
	return err
}

// takeLent returns the graph whose file was lent, nil if there is none, for the caller alone.
func (s *Shared) takeLent() *Graph {
	g := s.lent
	if g != nil {
		s.forget.Stop()
		s.lent = nil
	}
	return g
}

func (s *Shared) closeLent() error {
	if g := s.takeLent(); g != nil {
		return g.Close()
	}
	return nil
}

// tell wakes all who wait for a change.
func (s *Shared) tell() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// sleep waits for a time or for ctx to end.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
