package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
)

func newBackup(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database",
		Long: `Backup writes a whole and sound copy of the database to a new file, or to standard
output for -; others may read it meanwhile. The copy is a database itself: name
it with --db.`,
		Example: `  kg backup monday.db
  kg backup - | gzip >monday.db.gz`,
		Args: exactly(1, "one FILE (- for standard output)"),
		RunE: func(cmd *cobra.Command, args []string) error { return runBackup(cmd.Context(), g, args[0]) },
	}
}

func runBackup(ctx context.Context, g *global, path string) error {
	if path == "-" {
		return g.read(ctx, func(db *graph.Graph) error {
			_, err := db.Backup(ctx, g.io.out)
			return err
		})
	}
	if err := absent(path); err != nil {
		return err
	}
	return g.read(ctx, func(db *graph.Graph) error {
		return writeFile(path, 0o600, func(w io.Writer) error {
			b := bufio.NewWriter(w)
			n, err := db.Backup(ctx, b)
			if err != nil {
				return err
			}
			if err := b.Flush(); err != nil {
				return err
			}
			_, err = fmt.Fprintf(g.io.out, "%s: %d bytes\n", path, n)
			return err
		})
	})
}

// absent refuses a file that is there already.
func absent(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s exists already; name a file that does not", path)
	}
	return nil
}
