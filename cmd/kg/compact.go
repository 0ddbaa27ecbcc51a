package main

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
)

type compactOptions struct {
	*global
	output string
}

func newCompact(g *global) *cobra.Command {
	o := &compactOptions{global: g}
	cmd := &cobra.Command{
		Use:   "compact",
		Short: "Write the database anew without unused space",
		Long: `Compact writes the database to a new file, without the space that changes left
unused, and puts that in its place, or leaves it where --output says.`,
		Example: `  kg compact
  kg compact --output small.db`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runCompact(cmd.Context(), o) },
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "leave the database and write to a new `file`")
	return cmd
}

func runCompact(ctx context.Context, o *compactOptions) error {
	path := cmp.Or(o.output, o.db)
	var before os.FileInfo
	bar := o.io.progress("compact")
	err := o.open(ctx, o.output != "", func(db *graph.Graph) (err error) {
		if before, err = os.Stat(o.db); err != nil {
			return err
		}
		if o.output == "" {
			return db.CompactInPlace(ctx, bar.graph)
		}
		if err := absent(path); err != nil {
			return err
		}
		return db.Compact(ctx, path, bar.graph)
	})
	bar.finish()
	if err != nil {
		return err
	}
	after, err := os.Stat(path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.io.out, "%s: %d bytes, %d before\n", path, after.Size(), before.Size())
	return err
}
