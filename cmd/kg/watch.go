package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/watch"
	"github.com/newsgraph/kg/graph"
)

type watchOptions struct {
	ingestOptions
	settle time.Duration
}

func newWatch(g *global) *cobra.Command {
	o := &watchOptions{ingestOptions: ingestOptions{global: g}}
	cmd := &cobra.Command{
		Use:   "watch DIR...",
		Short: "Ingest articles as they come into folders",
		Long: `Watch ingests what folders hold and then every article that is written to them,
until Ctrl-C. The database is open only while something is stored, so that
other commands can use it meanwhile.`,
		Example: `  kg watch incoming/
  kg watch --settle 10s incoming/ /srv/feeds`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("kg watch needs a DIR; see kg watch --help")
			}
			o.paths = args
			o.waitForever(cmd)
			return runWatch(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringToStringVar(&o.fields, "field", nil, "of JSON: where a field stands, as `text=data.content`")
	f.StringVar(&o.names, "names", "", "a `table` of names of your own")
	f.IntVarP(&o.jobs, "jobs", "j", 0, "articles to extract at the same time (default: one a processor)")
	f.DurationVar(&o.settle, "settle", time.Second, "how long nothing may have been written before files are read")
	return cmd
}

func runWatch(ctx context.Context, o *watchOptions) error {
	opts, err := o.options()
	if err != nil {
		return err
	}
	if err := readable(o.paths); err != nil {
		return err
	}
	ready := func() error { return o.take(ctx, o.paths, opts) }
	for paths, err := range watch.Folders(ctx, o.paths, o.settle, ready) {
		if err != nil {
			return err
		}
		if err := o.take(ctx, paths, opts); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(o.io.out, "stopped watching")
	return err
}

// take stores the articles of paths and tells what came.
func (o *watchOptions) take(ctx context.Context, paths []string, opts *ingest.Options) error {
	summary, err := ingest.Run(ctx, graph.Share(o.db, o.global.options(false)), paths, nil, opts)
	if err != nil {
		if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
			return nil // the watch is over; the rest comes with the next
		}
		return databaseError(o.db, err)
	}
	summary.Failed = slices.DeleteFunc(summary.Failed, func(err error) bool { return errors.Is(err, ingest.ErrNoArticles) })
	printSummary(o.io, summary, false)
	_ = tellFailures(o.io, summary) // and go on
	return nil
}
