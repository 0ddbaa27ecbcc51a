package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"
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
	path := o.output
	if path == "" {
		path = o.db + ".compact"
	}
	if err := absent(path); err != nil {
		return err
	}
	// Opened for writing, so that nobody changes what the copy will replace.
	db, err := o.openExisting(o.output != "")
	if err != nil {
		return err
	}
	defer db.Close()
	before, err := os.Stat(o.db)
	if err != nil {
		return err
	}
	bar := o.io.progress("compact")
	err = db.Compact(ctx, path, bar.graph)
	bar.finish()
	if err != nil {
		return err
	}
	after, err := os.Stat(path)
	if err != nil {
		return err
	}
	if o.output == "" {
		if err := db.Close(); err != nil {
			return err
		}
		if err := os.Rename(path, o.db); err != nil {
			return err
		}
		path = o.db
	}
	_, err = fmt.Fprintf(o.io.out, "%s: %d bytes, %d before\n", path, after.Size(), before.Size())
	return err
}
