package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/exchange"
)

func newImport(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Make a database from an export",
		Long: `Import makes a new database from what kg export wrote as JSON Lines. The database
must not exist: it is there when all of it has been read, and not before.`,
		Example: `  kg import graph.jsonl --db copy.db
  zcat graph.jsonl.gz | kg import - --db copy.db`,
		Args: exactly(1, "one FILE (- for standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd.Context(), g, args[0]) },
	}
}

func runImport(ctx context.Context, g *global, path string) error {
	if err := absent(g.db); err != nil {
		return err
	}
	in := g.io.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return unreadable(path, err, "name a file that kg export wrote, or - for standard input")
		}
		defer file.Close()
		in = file
	}
	partial := g.db + ".import"
	if err := absent(partial); err != nil {
		return fmt.Errorf("an import is under way or was cut off: %w or remove it", err)
	}
	read, err := importInto(ctx, partial, in)
	if err == nil {
		err = rename(partial, g.db)
	}
	if err != nil {
		os.Remove(partial)
		return fmt.Errorf("import %s: %w", path, err)
	}
	_, err = fmt.Fprintf(g.io.out, "%s: %d nodes, %d edges\n", g.db, read.Nodes, read.Edges)
	return err
}

// importInto makes a database at path.
func importInto(ctx context.Context, path string, in io.Reader) (read exchange.Read, err error) {
	db, err := graph.Open(path, nil)
	if err != nil {
		return read, databaseError(path, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return exchange.ReadJSONL(ctx, db, in)
}
