// Package boltkv is the bbolt driver of package kv. Start with Open. It adds to bbolt what a
// program that opens other people's files needs: an error instead of a crash where the file is
// damaged (guard.go, pages.go), and a lock error that names the holder (holder.go).
package boltkv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/newsgraph/kg/graph/kv"
)

// Options of Open. The zero value creates the file where there is none and does not wait for locks.
type Options struct {
	ReadOnly bool          // share the file with other readers; it must exist
	Timeout  time.Duration // how long to wait for another process to let go of the file
	Mode     os.FileMode   // of a file that Open creates; 0 means 0600
	// Waiting, if set, is called once when the file has been waited for for half a second, with the
	// process that has it, as "process 1234, kg ingest", or "" where the system does not tell.
	Waiting func(holder string)
	// Checked is a file that this process had open before. Where it stands at the path still, it is
	// not looked at for damage again.
	Checked os.FileInfo
	// Lent is a Store on which Lend was called. Open returns it where nobody changed its file meanwhile, and closes it
	// where somebody did. It has to have been opened without ReadOnly, unless that is asked now.
	Lent *Store
}

const (
	// lockOnce is the shortest wait that bbolt knows: it tries the lock and gives up.
	lockOnce = time.Nanosecond
	// pollEvery is how often a lock that another process holds is tried again.
	pollEvery = 5 * time.Millisecond
	// tellAfter is how long a wait is nobody's concern.
	tellAfter = 500 * time.Millisecond
)

// mapAhead is how much of a file is mapped at first, in bytes, be it there or not; it takes addresses, not memory.
// When a file outgrows its map, bbolt makes another, for which it waits until all readers are done and
// copies all keys that a writer holds.
const mapAhead = 1 << 30

// A file grows by what it has, but by no less and no more than this.
const (
	leastGrowth = 32 << 10
	mostGrowth  = 16 << 20
)

// Open opens or creates the bbolt file at path. It returns an error that wraps kv.ErrLocked or
// kv.ErrDamaged where that is what is wrong, and ctx's where that ends while it waits.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	told := opts.Waiting == nil
	for began := time.Now(); ; {
		s, err := open(path, &opts)
		waited := time.Since(began)
		switch {
		case !errors.Is(err, kv.ErrLocked):
			return s, err
		case waited >= opts.Timeout:
			if h := holder(path); h != "" {
				err = fmt.Errorf("%w (%s)", err, h)
			}
			return nil, err
		case waited >= tellAfter && !told:
			told = true
			opts.Waiting(holder(path))
		}
		select {
		case <-time.After(pollEvery):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// open is Open without waiting.
func open(path string, opts *Options) (*Store, error) {
	if s := opts.Lent; s != nil {
		same, err := s.retake(!opts.ReadOnly)
		switch {
		case err != nil:
			return nil, err
		case same:
			return s, nil
		}
		opts.Lent = nil
		if err := s.Close(); err != nil {
			return nil, err
		}
	}
	if opts.Mode == 0 {
		opts.Mode = 0o600
	}
	// An empty file is fine: bbolt spreads the lock and the first pages over several calls.
	checked, err := checkBeforeOpen(path, opts.Checked, !opts.ReadOnly)
	if err != nil {
		return nil, err
	}
	fresh := checked == nil || checked.Size() == 0
	switch {
	case checked != nil && opts.ReadOnly && fresh:
		return nil, kv.ErrEmpty
	case checked != nil && !opts.ReadOnly && checked.IsDir():
		return nil, fmt.Errorf("%s is a directory", path)
	}
	mapped := 0
	if !opts.ReadOnly && strconv.IntSize == 64 && runtime.GOOS != "windows" { // where it would make the file as large
		mapped = mapAhead
	}
	var db *bolt.DB
	var file *os.File
	err = Guard(func() error {
		var err error
		db, err = bolt.Open(path, opts.Mode, &bolt.Options{
			ReadOnly:     opts.ReadOnly,
			Timeout:      lockOnce,
			FreelistType: bolt.FreelistMapType,
			NoStatistics: true,

			InitialMmapSize: mapped,
			OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
				var err error
				file, err = os.OpenFile(name, flag, mode)
				return file, err
			},
		})
		return err
	})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, kv.ErrLocked
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%w: %v", kv.ErrDamaged, err)
	case err != nil:
		if fresh && !opts.ReadOnly {
			removeUnfinished(path)
		}
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if now, err := os.Stat(path); err != nil || !os.SameFile(info, now) || checked != nil && !os.SameFile(info, checked) {
		// Another file was put in its place before it was locked, as kg compact does.
		if err := db.Close(); err != nil {
			return nil, err
		}
		return open(path, opts)
	}
	return &Store{db: db, path: path, info: info, file: file}, nil
}

// removeUnfinished removes a file that could not be created as a whole, on a full disk say: the next
// Open would take it for a damaged one.
func removeUnfinished(path string) {
	const firstPages = 4 // two metas, the freelist and an empty leaf
	if info, err := os.Stat(path); err == nil && info.Size() < int64(firstPages*os.Getpagesize()) {
		os.Remove(path)
	}
}

// Store is an open bbolt file.
type Store struct {
	db   *bolt.DB
	path string
	info os.FileInfo
	file *os.File // which db closes
	lent *lent    // while it is
}

// File tells which file it is, for Options.Checked.
func (s *Store) File() os.FileInfo { return s.info }

// Begin implements kv.Store.
func (s *Store) Begin(writable bool) (kv.Tx, error) {
	tx, err := s.db.Begin(writable)
	if err != nil {
		return nil, err
	}
	if writable {
		// bbolt does this by the size of its map, which is not that of the file here.
		s.db.AllocSize = min(max(int(tx.Size()), leastGrowth), mostGrowth)
		return &writing{transaction{tx}, map[string]*writeTable{}}, nil
	}
	return transaction{tx}, nil
}

// Close implements kv.Store.
func (s *Store) Close() error { return s.db.Close() }

// Check verifies the pages of the file as the last commit left them.
func (s *Store) Check() iter.Seq[error] {
	return func(yield func(error) bool) {
		f, err := os.Open(s.path)
		if err != nil {
			yield(err)
			return
		}
		defer f.Close()
		for outdated := true; outdated; {
			// An open reader keeps the pages of its snapshot from being used again.
			tx, err := s.db.Begin(false)
			if err != nil {
				yield(err)
				return
			}
			outdated = false
			checkPages(f, uint64(tx.ID()), wholeTree, func(err error) bool {
				outdated = errors.Is(err, errOutdated)
				return !outdated && yield(err)
			})
			if err := tx.Rollback(); err != nil {
				yield(err)
				return
			}
		}
	}
}

type transaction struct{ tx *bolt.Tx }

func (t transaction) Table(name string) (kv.Table, error) {
	b := t.tx.Bucket([]byte(name))
	if b == nil {
		return nil, nil
	}
	return &table{b: b}, nil
}

// writing is a writing transaction.
type writing struct {
	transaction
	tables map[string]*writeTable
}

func (t *writing) Table(name string) (kv.Table, error) {
	if w := t.tables[name]; w != nil {
		return w, nil
	}
	b, err := t.tx.CreateBucketIfNotExists([]byte(name))
	if err != nil {
		return nil, fmt.Errorf("open table %s: %w", name, err)
	}
	w := &writeTable{table: table{b: b}}
	t.tables[name] = w
	return w, nil
}

func (t *writing) Drop(name string) error {
	delete(t.tables, name)
	return t.transaction.Drop(name)
}

func (t *writing) Commit() error {
	for _, name := range slices.Sorted(maps.Keys(t.tables)) {
		if err := t.tables[name].flush(); err != nil {
			return fmt.Errorf("write table %s: %w", name, err)
		}
	}
	return t.tx.Commit()
}

func (t transaction) Drop(name string) error {
	err := t.tx.DeleteBucket([]byte(name))
	if errors.Is(err, bolterrors.ErrBucketNotFound) {
		return nil
	}
	return err
}

func (t transaction) Empty() bool {
	first, _ := t.tx.Cursor().First()
	return first == nil
}

func (t transaction) Commit() error                      { return t.tx.Commit() }
func (t transaction) Version() uint64                    { return uint64(t.tx.ID()) }
func (t transaction) Size() int64                        { return t.tx.Size() }
func (t transaction) WriteTo(w io.Writer) (int64, error) { return t.tx.WriteTo(w) }

func (t transaction) Rollback() error {
	if err := t.tx.Rollback(); !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

type table struct {
	b      *bolt.Bucket
	finder *bolt.Cursor // of Get; bbolt's own makes a cursor each time, and its stack
}

func (t *table) Get(key []byte) []byte {
	if t.finder == nil {
		t.finder = t.b.Cursor()
	}
	k, v := t.finder.Seek(key)
	if !bytes.Equal(k, key) {
		return nil
	}
	return v
}

func (t *table) Put(key, value []byte) error { return t.b.Put(key, value) }
func (t *table) Delete(key []byte) error     { return t.b.Delete(key) }
func (t *table) Cursor() kv.Cursor           { return t.b.Cursor() }

// loadFill is how full Ascending and PutSorted leave pages. Keys that come in order never go back to
// split one, but a graph goes on growing after a load.
const loadFill = 0.95

func (t *table) Ascending() { t.b.FillPercent = loadFill }

func (t *table) PutSorted(pairs iter.Seq2[[]byte, []byte]) error {
	t.Ascending()
	for k, v := range pairs {
		if err := t.b.Put(k, v); err != nil {
			return err
		}
	}
	return nil
}

// checkBeforeOpen refuses files that would make bbolt itself crash: it walks the branch pages, of large trees
// those above the lowest, unless the file was checked before. It does so while no process writes to the file, and, where it is to be
// exclusive, none reads it. It returns which file it saw, nil if there is none.
func checkBeforeOpen(path string, checked os.FileInfo, exclusive bool) (os.FileInfo, error) {
	if info, err := os.Stat(path); err == nil && checked != nil && os.SameFile(info, checked) {
		return info, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := lock(f, exclusive); err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.Size() == 0 || info.IsDir() {
		return info, err
	}
	var first error
	checkPages(f, anyTx, branchPages, func(err error) bool {
		first = err
		return false
	})
	return info, first
}
