package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// The database is open only while a command works with it, so that several can
// at the same time: a command that waits for its user, for articles or for a
// pager does not have it. Where another process has it, commands wait so long as
// --wait says.
const (
	defaultWait = 5 * time.Second
	forever     = time.Duration(math.MaxInt64)
)

// waitForever makes a command wait as long as it takes, unless --wait was given:
// one that has extracted articles must not lose them.
func (g *global) waitForever(cmd *cobra.Command) {
	if !cmd.Flags().Changed("wait") {
		g.wait = forever
	}
}

// options are those of opening a database.
func (g *global) options(readOnly bool) *graph.Options {
	told := false
	return &graph.Options{ReadOnly: readOnly, Timeout: g.wait, Waiting: func(holder string) {
		if told && !g.io.errIsTTY {
			return // once is enough for a log
		}
		told = true
		fmt.Fprintf(g.io.err, "kg: waiting for %s, which has %s\n", cmp.Or(holder, "another process"), g.db)
	}}
}

// view runs f over the database that --db names, which has to be there.
func (g *global) view(ctx context.Context, f func(*graph.Tx) error) error {
	return g.read(ctx, func(db *graph.Graph) error { return db.View(ctx, f) })
}

// update runs f in a transaction on the database that --db names, which has to
// be there.
func (g *global) update(ctx context.Context, f func(*graph.Tx) error) error {
	return g.change(ctx, func(db *graph.Graph) error {
		return db.Update(ctx, func(tx *graph.Tx) error {
			if err := store.Prepare(tx); err != nil {
				return err
			}
			return f(tx)
		})
	})
}

// read calls f with the database that --db names open for reading.
func (g *global) read(ctx context.Context, f func(*graph.Graph) error) error {
	return g.open(ctx, true, f)
}

// change calls f with the database that --db names open for writing. It makes
// none.
func (g *global) change(ctx context.Context, f func(*graph.Graph) error) error {
	return g.open(ctx, false, f)
}

func (g *global) open(ctx context.Context, readOnly bool, f func(*graph.Graph) error) (err error) {
	if _, err := os.Stat(g.db); err != nil {
		return databaseError(g.db, err)
	}
	db, err := graph.OpenContext(ctx, g.db, g.options(readOnly))
	if errors.Is(err, graph.ErrUnsettled) {
		if err := g.settle(ctx); err != nil {
			return databaseError(g.db, err)
		}
		db, err = graph.OpenContext(ctx, g.db, g.options(readOnly))
	}
	if err != nil {
		return databaseError(g.db, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return f(db)
}

// settle brings a database of an older kg into the present form.
func (g *global) settle(ctx context.Context) error {
	db, err := graph.OpenContext(ctx, g.db, g.options(false))
	if err != nil {
		return fmt.Errorf("%w; it is of an older form and has to be opened for writing once", err)
	}
	fmt.Fprintf(g.io.err, "kg: note: %s was of an older form and is brought into the present one\n", g.db)
	return db.Close()
}

// databaseError says what to do about a database that does not open.
func databaseError(path string, err error) error {
	switch {
	case errors.Is(err, graph.ErrLocked):
		return fmt.Errorf("%w; wait longer for it with --wait, as --wait 1m, or name another database, a kg backup say, with --db", err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no database %s; make one with kg ingest, or name yours with --db", path)
	case errors.Is(err, graph.ErrFormat):
		return fmt.Errorf("%w; name a kg database with --db", err)
	}
	return err
}
