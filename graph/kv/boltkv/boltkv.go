// Package boltkv is the bbolt driver of package kv. Start with Open. It adds to bbolt what a
// program that opens other people's files needs: an error instead of a crash where the file is
// damaged (guard.go, pages.go), and a lock error that names the holder (holder.go).
package boltkv

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
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
}

// lockOnce is the shortest wait that bbolt knows: it tries the lock and gives up.
const lockOnce = time.Nanosecond

// Open opens or creates the bbolt file at path. It returns an error that wraps kv.ErrLocked or
// kv.ErrDamaged where that is what is wrong.
func Open(path string, opts Options) (kv.Store, error) {
	if opts.Mode == 0 {
		opts.Mode = 0o600
	}
	if opts.Timeout <= 0 {
		opts.Timeout = lockOnce
	}
	began := time.Now()
	if err := checkBeforeOpen(path, opts.Timeout); errors.Is(err, kv.ErrLocked) {
		return nil, fmt.Errorf("%w%s", err, holder(path))
	} else if err != nil {
		return nil, err
	}
	opts.Timeout = max(opts.Timeout-time.Since(began), lockOnce)
	// bbolt spreads the lock and the first pages over several calls; an empty file is fine.
	info, err := os.Stat(path)
	fresh := err != nil || info.Size() == 0
	switch {
	case opts.ReadOnly && err == nil && fresh:
		return nil, kv.ErrEmpty
	case !opts.ReadOnly && err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a directory", path)
	}
	var db *bolt.DB
	err = Guard(func() error {
		var err error
		db, err = bolt.Open(path, opts.Mode, &bolt.Options{
			ReadOnly:     opts.ReadOnly,
			Timeout:      opts.Timeout,
			FreelistType: bolt.FreelistMapType,
			NoStatistics: true,
		})
		return err
	})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("%w%s", kv.ErrLocked, holder(path))
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%w: %v", kv.ErrDamaged, err)
	case err != nil:
		if fresh && !opts.ReadOnly {
			removeUnfinished(path)
		}
		return nil, err
	}
	return &store{db: db, path: path}, nil
}

// removeUnfinished removes a file that could not be created as a whole, on a full disk say: the next
// Open would take it for a damaged one.
func removeUnfinished(path string) {
	const firstPages = 4 // two metas, the freelist and an empty leaf
	if info, err := os.Stat(path); err == nil && info.Size() < int64(firstPages*os.Getpagesize()) {
		os.Remove(path)
	}
}

type store struct {
	db   *bolt.DB
	path string
}

func (s *store) Begin(writable bool) (kv.Tx, error) {
	tx, err := s.db.Begin(writable)
	if err != nil {
		return nil, err
	}
	return &transaction{tx}, nil
}

func (s *store) Close() error { return s.db.Close() }

// Check verifies the pages of the file as the last commit left them.
func (s *store) Check() iter.Seq[error] {
	return func(yield func(error) bool) {
		// An open reader keeps the pages of its snapshot from being used again.
		tx, err := s.db.Begin(false)
		if err != nil {
			yield(err)
			return
		}
		defer tx.Rollback()
		f, err := os.Open(s.path)
		if err != nil {
			yield(err)
			return
		}
		defer f.Close()
		checkPages(f, uint64(tx.ID()), wholeTree, yield)
	}
}

type transaction struct{ tx *bolt.Tx }

func (t *transaction) Table(name string) (kv.Table, error) {
	if t.tx.Writable() {
		b, err := t.tx.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return nil, fmt.Errorf("open table %s: %w", name, err)
		}
		return &table{b}, nil
	}
	b := t.tx.Bucket([]byte(name))
	if b == nil {
		return nil, nil
	}
	return &table{b}, nil
}

func (t *transaction) Drop(name string) error {
	err := t.tx.DeleteBucket([]byte(name))
	if errors.Is(err, bolterrors.ErrBucketNotFound) {
		return nil
	}
	return err
}

func (t *transaction) Empty() bool {
	first, _ := t.tx.Cursor().First()
	return first == nil
}

func (t *transaction) Commit() error                      { return t.tx.Commit() }
func (t *transaction) Version() uint64                    { return uint64(t.tx.ID()) }
func (t *transaction) Size() int64                        { return t.tx.Size() }
func (t *transaction) WriteTo(w io.Writer) (int64, error) { return t.tx.WriteTo(w) }

func (t *transaction) Rollback() error {
	if err := t.tx.Rollback(); !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

type table struct{ b *bolt.Bucket }

func (t *table) Get(key []byte) []byte       { return t.b.Get(key) }
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

// checkBeforeOpen refuses files that would make bbolt itself crash: it walks the branch pages.
// It does so once no process writes to the file.
func checkBeforeOpen(path string, timeout time.Duration) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if err := share(f, timeout); err != nil {
		return err
	}
	if info, err := f.Stat(); err != nil || info.Size() == 0 {
		return err
	}
	var first error
	checkPages(f, anyTx, branchPages, func(err error) bool {
		first = err
		return false
	})
	return first
}
