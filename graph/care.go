package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/newsgraph/kg/graph/internal/extsort"
	"github.com/newsgraph/kg/graph/kv"
	"github.com/newsgraph/kg/graph/kv/boltkv"
)

// Backup writes a copy of the graph, as it is at this moment, to w: a file that Open opens. Readers
// and a writer go on meanwhile. It returns the number of bytes written.
func (g *Graph) Backup(ctx context.Context, w io.Writer) (n int64, err error) {
	err = g.View(ctx, func(tx *Tx) error {
		n, err = tx.kv.WriteTo(&interruptible{ctx, w})
		return err
	})
	if err != nil {
		return n, fmt.Errorf("back up %s: %w", g.path, err)
	}
	return n, nil
}

// interruptible ends a copy when its context does.
type interruptible struct {
	ctx context.Context
	w   io.Writer
}

func (w *interruptible) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(b)
}

// Compact writes the graph anew to a file at path, without the space that changes left unused, and
// with pages filled in order. The file must not exist.
func (g *Graph) Compact(ctx context.Context, path string, progress func(Progress)) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("compact %s: %s: %w", g.path, path, ErrExists)
	}
	return g.compact(ctx, path, progress, func() error { return nil })
}

// CompactInPlace is Compact that puts the new file in the place of the graph's own, which nobody
// writes to meanwhile. Afterwards the graph is closed, also where it failed.
func (g *Graph) CompactInPlace(ctx context.Context, progress func(Progress)) (err error) {
	path, err := filepath.EvalSymlinks(g.path)
	if g.refusesWrites() {
		err = ErrReadOnly
	}
	if err != nil {
		return errors.Join(fmt.Errorf("compact %s: %w", g.path, err), g.Close())
	}
	select {
	case g.writer <- struct{}{}:
		defer func() { <-g.writer }()
	case <-ctx.Done():
		return errors.Join(ctx.Err(), g.Close())
	}
	end := func() error {
		g.closed.Store(true)
		return boltkv.Guard(g.store.Close)
	}
	defer func() { err = errors.Join(err, end()) }()
	return g.compact(ctx, path, progress, func() error {
		if runtime.GOOS == "windows" {
			return end() // no open file can be replaced there
		}
		return nil
	})
}

// compact writes the graph to a new file and renames that to path, after a call of ready.
func (g *Graph) compact(ctx context.Context, path string, progress func(Progress), ready func() error) (err error) {
	// A file that is not whole must not be taken for one that is.
	partial := path + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("compact %s: %w", g.path, err)
	}
	defer func() {
		if err != nil {
			os.Remove(partial)
			err = fmt.Errorf("compact %s: %w", g.path, err)
		}
	}()
	to, err := boltkv.Open(ctx, partial, boltkv.Options{Mode: g.file.Mode().Perm()})
	if err != nil {
		return err
	}
	err = errors.Join(g.View(ctx, func(tx *Tx) error { return tx.copyTo(to, progress) }), to.Close())
	if err != nil {
		return err
	}
	if err := ready(); err != nil {
		return err
	}
	if err := os.Rename(partial, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename durable, where the system has such a thing.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	if err := d.Sync(); errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return nil // others say that this cannot be done
}

// copyTo puts all keys into an empty store.
func (tx *Tx) copyTo(to kv.Store, progress func(Progress)) error {
	done := int64(0)
	for t := range tableEnd {
		var batch []extsort.Pair
		put := func() error {
			ktx, err := to.Begin(true)
			if err != nil {
				return err
			}
			defer ktx.Rollback()
			table, err := ktx.Table(tableNames[t])
			if err != nil {
				return err
			}
			if err := table.PutSorted(pairs(batch)); err != nil {
				return err
			}
			done += int64(len(batch))
			batch = batch[:0]
			if progress != nil {
				progress(Progress{Phase: "copy " + tableNames[t], Done: done})
			}
			return ktx.Commit()
		}
		size := 0
		for k, v := range tx.run(t, nil) {
			// Both stay valid until the View ends.
			batch = append(batch, extsort.Pair{Key: k, Value: v})
			if size += entryOverhead + len(k) + len(v); size >= loadBatch {
				size = 0
				if err := put(); err != nil {
					return err
				}
			}
		}
		if err := put(); err != nil {
			return err
		}
	}
	return tx.err
}

// Reindex makes all indexes anew from the nodes and edges, one after the other, each in one transaction: for a
// graph of which Check says that an index is wrong.
func (g *Graph) Reindex(ctx context.Context, progress func(Progress)) error {
	var all []index
	err := g.View(ctx, func(tx *Tx) error {
		s, err := readSchema(tx)
		if err != nil {
			return err
		}
		all = s.all()
		return nil
	})
	for i, x := range all {
		if err != nil {
			break
		}
		err = g.Update(ctx, func(tx *Tx) error {
			if progress != nil {
				d := tx.describe(x)
				progress(Progress{Phase: fmt.Sprintf("%s of %s %v", d.Kind, d.Label, d.Props), Done: int64(i), Total: int64(len(all))})
			}
			return errors.Join(tx.emptyIndex(x), tx.fillIndex(x))
		})
	}
	if err != nil {
		return fmt.Errorf("reindex %s: %w", g.path, err)
	}
	return nil
}

// Stats is the size of a graph.
type Stats struct {
	Bytes  int64 // of the file
	Format int   // version of the layout
	Nodes  int64
	Edges  int64
	Labels map[string]int64 // nodes with each label
	Types  map[string]int64 // edges of each type
	Index  []IndexStats
}

// IndexStats is the size of an index.
type IndexStats struct {
	Index
	Entries  int64 // nodes or edges in it
	Distinct int64 // values that they have; of a text index 0
	Tokens   int64 // of a text index, the terms in all texts
}

// Stats returns the size of the graph, from its counters.
func (g *Graph) Stats(ctx context.Context) (Stats, error) {
	s := Stats{Labels: map[string]int64{}, Types: map[string]int64{}}
	err := g.View(ctx, func(tx *Tx) error {
		m, err := decodeMeta(tx.get(tableMeta, metaKey))
		if err != nil {
			return err
		}
		s.Bytes, s.Format = tx.kv.Size(), int(m.format)
		s.Nodes, s.Edges = tx.CountNodes(), tx.CountEdges()
		for _, l := range tx.AllLabels() {
			s.Labels[l] = tx.CountLabel(l)
		}
		for _, t := range tx.AllTypes() {
			s.Types[t] = tx.CountType(t)
		}
		for k, v := range tx.run(tableSchema, nil) {
			x, ok := decodeIndex(k, v)
			if !ok {
				return tx.damaged(tableSchema, k)
			}
			s.Index = append(s.Index, IndexStats{tx.describe(x), tx.count(countEntries, x.id), tx.count(countDistinct, x.id), tx.count(countTokens, x.id)})
		}
		return nil
	})
	return s, err
}
