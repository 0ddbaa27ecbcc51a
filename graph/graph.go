package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/kv"
	"github.com/newsgraph/kg/graph/kv/boltkv"
)

// Errors that callers may want to tell apart. The graph wraps them with what was wrong and where;
// ask with errors.Is.
var (
	// ErrLocked says that another process has the graph open for writing.
	ErrLocked = errors.New("graph is locked")
	// ErrNotFound says that there is no such node, edge, name or index.
	ErrNotFound = errors.New("not found")
	// ErrExists says that a unique key is taken.
	ErrExists = errors.New("already exists")
	// ErrAmbiguous says that a name stands for several nodes.
	ErrAmbiguous = errors.New("ambiguous")
	// ErrInUse says that a node still has edges or is cited by evidence.
	ErrInUse = errors.New("in use")
	// ErrInvalid says that a value, a name or an argument cannot be stored.
	ErrInvalid = errors.New("invalid")
	// ErrFormat says that a file is no graph, or of a format this version does not know.
	ErrFormat = errors.New("unknown format")
	// ErrUnsettled says that a file is of an older format, or that a bulk load into it was cut off, and that it cannot be
	// read before it was open for writing once, which settles both.
	ErrUnsettled = errors.New("open it for writing once")
	// ErrDamaged says that the file contradicts itself; Check tells where.
	ErrDamaged = errors.New("graph is damaged")
	// ErrReadOnly says that a write was tried in a View or on a graph opened read-only.
	ErrReadOnly = errors.New("read-only")
	// ErrClosed says that the graph has been closed.
	ErrClosed = errors.New("graph is closed")
)

// Options of Open. A nil *Options and its zero value mean the same.
type Options struct {
	// ReadOnly opens an existing graph without changing its file. Several processes can.
	ReadOnly bool
	// Timeout is how long to wait for another process to let go of the file. 0 does not wait.
	Timeout time.Duration
	// Waiting, if set, is called once when the file has been waited for for half a second, with the
	// process that has it, as "process 1234, kg ingest", or "" where the system does not tell.
	Waiting func(holder string)
	// Mode is the permission of a file that Open creates. 0 means 0600.
	Mode os.FileMode
}

// Graph is an open graph. Its methods may be called from many goroutines at once.
type Graph struct {
	path     string
	file     os.FileInfo
	store    kv.Store
	readOnly bool          // the file was opened so
	reading  bool          // it is to be read only at present; Shared sets it while nobody uses the graph
	writer   chan struct{} // holds a token while somebody writes
	closed   atomic.Bool
	failed   atomic.Bool // a transaction did, so that the store may not be as its file is

	// symbols as of the last commit. They only ever grow, so that a reader of an older snapshot
	// is not misled by newer ones; one that began between a commit and its publication reads
	// what is missing from its snapshot.
	symbols atomic.Pointer[symbols]
	schema  *schema       // owned by the writer
	memo    memo          // too
	version atomic.Uint64 // of the last commit
	schemas atomic.Uint64 // counts the commits that changed the schema
}

// Open opens the graph in the file at path and creates it if there is none. It wraps ErrLocked where
// another process has it, ErrFormat where it is none or from a newer version, and ErrDamaged where
// the file is broken. The caller must Close it. No other process can write to the file until then,
// nor read it unless it is opened ReadOnly; Share is for files that several processes use.
func Open(path string, opts *Options) (*Graph, error) {
	return OpenContext(context.Background(), path, opts)
}

// OpenContext is Open that stops waiting for another process when ctx ends.
func OpenContext(ctx context.Context, path string, opts *Options) (*Graph, error) {
	return openAgain(ctx, path, opts, nil, nil)
}

// openAgain opens a graph without looking for damage again where its file is the one that was
// checked before. It returns lent, a graph whose file was lent, where that is as it was, and closes it
// where it is not, or there is an error.
func openAgain(ctx context.Context, path string, opts *Options, checked os.FileInfo, lent *Graph) (*Graph, error) {
	if opts == nil {
		opts = &Options{}
	}
	if opts.ReadOnly {
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("open graph %s: %w", path, err)
		}
	}
	how := boltkv.Options{
		ReadOnly: opts.ReadOnly, Timeout: opts.Timeout, Mode: opts.Mode, Waiting: opts.Waiting, Checked: checked,
	}
	if lent != nil {
		how.Lent, _ = lent.store.(*boltkv.Store)
	}
	store, err := boltkv.Open(ctx, path, how)
	if lent != nil && (err != nil || store != how.Lent) {
		err = errors.Join(err, lent.Close())
		lent = nil
	}
	if err != nil {
		return nil, openError(path, err)
	}
	if lent != nil {
		lent.reading = opts.ReadOnly
		return lent, nil
	}
	g := &Graph{path: path, file: store.File(), store: store, readOnly: opts.ReadOnly, writer: make(chan struct{}, 1)}
	if err := boltkv.Guard(g.load); err != nil {
		boltkv.Guard(store.Close) // the first error tells more
		return nil, openError(path, err)
	}
	return g, nil
}

func openError(path string, err error) error {
	switch {
	case errors.Is(err, kv.ErrLocked):
		return fmt.Errorf("open %s: %w: %w", path, ErrLocked, err)
	case errors.Is(err, kv.ErrEmpty):
		return fmt.Errorf("open %s: %w: %w", path, ErrFormat, err)
	case errors.Is(err, kv.ErrDamaged), errors.Is(err, codec.ErrDamaged):
		return fmt.Errorf("open %s: %w: %w; restore it from a backup", path, ErrDamaged, err)
	}
	return fmt.Errorf("open %s: %w", path, err)
}

// File describes the file as it was when the graph was opened.
func (g *Graph) File() os.FileInfo { return g.file }

// Path is the file that the graph was opened from.
func (g *Graph) Path() string { return g.path }

// Version is the Tx.Version of the last commit: while it stays the same, so does the graph.
func (g *Graph) Version() uint64 { return g.version.Load() }

// Close waits for open transactions to end and closes the file. Closing twice does nothing.
func (g *Graph) Close() error {
	if g.closed.Swap(true) {
		return nil
	}
	g.writer <- struct{}{}
	defer func() { <-g.writer }()
	return boltkv.Guard(g.store.Close)
}

// refusesWrites tells whether the file is not open for writing.
func (g *Graph) refusesWrites() bool { return g.readOnly || g.reading }

// lend lets other processes use the file, until openAgain, where that is possible. Nobody may use the
// graph meanwhile.
func (g *Graph) lend() bool {
	s, ok := g.store.(*boltkv.Store)
	return ok && !g.closed.Load() && !g.failed.Load() && s.Lend()
}

// View runs f over a snapshot of the graph. Any number of views run beside each other and beside an
// Update. It returns f's error or, if f had none, the Tx.Err of damage met on the way.
func (g *Graph) View(ctx context.Context, f func(*Tx) error) error {
	return g.transact(ctx, false, f)
}

// Update runs f in the one writing transaction there is at a time, waiting for an earlier one to end
// or for ctx. If f returns nil, and damage was not met, all of its changes become durable together;
// otherwise none of them happens. The exception is a disk that fails at the very end, when the change
// is written but not known to be durable: the error is the disk's, and the change may be there.
// f must not call Update itself.
func (g *Graph) Update(ctx context.Context, f func(*Tx) error) error {
	if g.refusesWrites() {
		return fmt.Errorf("update %s: %w", g.path, ErrReadOnly)
	}
	select {
	case g.writer <- struct{}{}:
		defer func() { <-g.writer }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return g.transact(ctx, true, f)
}

func (g *Graph) transact(ctx context.Context, writable bool, f func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if g.closed.Load() {
		return fmt.Errorf("%s: %w", g.path, ErrClosed)
	}
	var tx *Tx
	err := boltkv.Guard(func() (err error) {
		ktx, err := g.store.Begin(writable)
		if err != nil {
			return err
		}
		defer ktx.Rollback()
		tx = newTx(ctx, g, ktx, writable)
		if err := f(tx); err != nil {
			return err
		}
		if tx.err != nil || !writable || tx.writes == 0 && !tx.metaChanged {
			return tx.err // there is nothing to make durable
		}
		return tx.commit()
	})
	if err != nil {
		g.failed.Store(true)
		if writable {
			g.memo = memo{}
		}
	}
	if errors.Is(err, kv.ErrDamaged) && !errors.Is(err, ErrDamaged) {
		err = fmt.Errorf("%s: %w: %w", g.path, ErrDamaged, err)
	}
	return err
}
