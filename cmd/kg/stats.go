package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
)

type statsOptions struct {
	*global
	format string
}

func newStats(g *global) *cobra.Command {
	o := &statsOptions{global: g}
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the database holds",
		Long: `Stats counts the nodes of each label and the edges of each type, and names the
indexes with the nodes that are in them.`,
		Example: `  kg stats
  kg stats --format json --db news.db`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runStats(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.format, "format", "table", formatUsage)
	return cmd
}

func runStats(ctx context.Context, o *statsOptions) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	var s graph.Stats
	err := o.read(ctx, func(db *graph.Graph) (err error) {
		s, err = db.Stats(ctx)
		return err
	})
	if err != nil {
		return err
	}
	r := &rows{columns: []string{"what", "name", "count"}}
	r.add("nodes", "", s.Nodes)
	for _, label := range slices.Sorted(maps.Keys(s.Labels)) {
		r.add("label", label, s.Labels[label])
	}
	r.add("edges", "", s.Edges)
	for _, typ := range slices.Sorted(maps.Keys(s.Types)) {
		r.add("type", typ, s.Types[typ])
	}
	for _, x := range s.Index {
		r.add(x.Kind.String(), fmt.Sprintf("%s%v", x.Label, x.Props), x.Entries)
	}
	r.add("bytes", "", s.Bytes)
	return o.io.print(r, o.format, true)
}
