package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// openForWriting opens a database, which is made if there is none, and declares
// the model in it.
func openForWriting(ctx context.Context, path string, wait time.Duration) (*graph.Graph, error) {
	return openDatabase(ctx, path, &graph.Options{Timeout: wait})
}

func openDatabase(ctx context.Context, path string, opts *graph.Options) (*graph.Graph, error) {
	db, err := graph.Open(path, opts)
	if err != nil {
		return nil, databaseError(path, err)
	}
	if err := db.Update(ctx, store.Prepare); err != nil {
		db.Close()
		return nil, databaseError(path, err)
	}
	return db, nil
}

// view runs f over the database that --db names, which has to be there.
func (g *global) view(ctx context.Context, f func(*graph.Tx) error) error {
	db, err := g.openExisting(true)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(ctx, f)
}

// update runs f in a transaction on the database that --db names, which has to
// be there.
func (g *global) update(ctx context.Context, f func(*graph.Tx) error) error {
	db, err := g.openExisting(false)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Update(ctx, func(tx *graph.Tx) error {
		if err := store.Prepare(tx); err != nil {
			return err
		}
		return f(tx)
	})
}

// openExisting opens the database that --db names and makes none.
func (g *global) openExisting(readOnly bool) (*graph.Graph, error) {
	_, err := os.Stat(g.db)
	var db *graph.Graph
	if err == nil {
		db, err = graph.Open(g.db, &graph.Options{ReadOnly: readOnly, Timeout: g.wait})
	}
	if err != nil {
		return nil, databaseError(g.db, err)
	}
	return db, nil
}

// databaseError says what to do about a database that does not open.
func databaseError(path string, err error) error {
	switch {
	case errors.Is(err, graph.ErrLocked):
		return fmt.Errorf("%w; wait for it with --wait, or name another database, a kg backup say, with --db", err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no database %s; make one with kg ingest, or name yours with --db", path)
	case errors.Is(err, graph.ErrFormat):
		return fmt.Errorf("%w; name a kg database with --db", err)
	}
	return err
}
