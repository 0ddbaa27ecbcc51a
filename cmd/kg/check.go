package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
)

type checkOptions struct {
	*global
	repair bool
}

func newCheck(g *global) *cobra.Command {
	o := &checkOptions{global: g}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Look for damage in the database",
		Long: `Check reads the whole database and names everything that is wrong with it: pages,
records, edges, indexes and counters. The exit status is 1 if anything is.

--reindex makes the indexes anew first, which mends those alone.`,
		Example: `  kg check
  kg check --db backup.db
  kg check --reindex`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), o) },
	}
	cmd.Flags().BoolVar(&o.repair, "reindex", false, "make the indexes anew before looking")
	return cmd
}

func runCheck(ctx context.Context, o *checkOptions) error {
	return o.open(ctx, !o.repair, func(db *graph.Graph) error { return o.check(ctx, db) })
}

func (o *checkOptions) check(ctx context.Context, db *graph.Graph) error {
	if o.repair {
		bar := o.io.progress("reindex")
		err := db.Reindex(ctx, bar.graph)
		bar.finish()
		if err != nil {
			return err
		}
	}
	damage := 0
	for err := range db.Check(ctx) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		damage++
		fmt.Fprintf(o.io.err, "kg: %s\n", oneLine(err))
	}
	if damage > 0 {
		return fmt.Errorf("%s: %d things are wrong: %w; kg check --reindex mends indexes, for the rest restore a backup", o.db, damage, graph.ErrDamaged)
	}
	_, err := fmt.Fprintf(o.io.out, "%s is sound\n", o.db)
	return err
}

// graph shows how far a long operation of the graph is.
func (p *progress) graph(g graph.Progress) { p.report(g.Done, g.Total, g.Phase) }
