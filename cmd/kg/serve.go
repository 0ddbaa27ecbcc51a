package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/cmd/kg/serve"
	"github.com/newsgraph/kg/graph"
)

type serveOptions struct {
	*global
	addr     string
	open     bool
	readOnly bool
	write    bool
	token    string
	timeout  time.Duration
	maxRows  int
}

func newServe(g *global) *cobra.Command {
	o := &serveOptions{global: g}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Explore the graph in the browser, and ask it over HTTP",
		Long: `Serve opens the database to the browser of this machine: ask, see the answer and
the graph around it, and read the sentence in its article. The same is there for
programs as JSON; /api/openapi.yaml describes it.

It listens on this machine alone and changes nothing unless --write is given. On any
other address every request needs a token, which is made and printed if --token gives
none. The database is open only while requests come, so that kg ingest and kg watch
can go on beside it.`,
		Example: `  kg serve --open
  kg serve --addr 127.0.0.1:0 --db news.db
  kg serve --addr 0.0.0.0:8484 --write
  curl -H 'Content-Type: application/json' -d '{"text": "who is 刘炽平"}' http://127.0.0.1:8484/api/query`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := oneOf(cmd, "write", "read-only"); err != nil {
				return err
			}
			if cmd.Flags().Changed("read-only") && !o.readOnly {
				o.write = true
			}
			return runServe(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8484", "the `host:port` to listen on; port 0 takes one that is free")
	f.BoolVar(&o.open, "open", false, "open it in the browser")
	f.BoolVar(&o.readOnly, "read-only", true, "change nothing")
	f.BoolVar(&o.write, "write", false, "allow queries that change the graph, and new articles")
	f.StringVar(&o.token, "token", "", "a `secret` that every request needs ($KG_TOKEN)")
	f.DurationVar(&o.timeout, "timeout", serve.DefaultTimeout, "end a request that takes `longer`")
	f.IntVar(&o.maxRows, "max-rows", serve.DefaultMaxRows, "the most rows of one answer")
	return cmd
}

func runServe(ctx context.Context, o *serveOptions) error {
	switch _, _, err := net.SplitHostPort(o.addr); {
	case err != nil:
		return usagef("--addr %q: give host:port, as 127.0.0.1:8484", o.addr)
	case o.timeout <= 0:
		return usagef("--timeout %v is no time; give one as 30s", o.timeout)
	case o.token != "" && len(o.token) < serve.LeastToken && !serve.Loopback(o.addr):
		return usagef("a --token of %d characters can be guessed; give %d or more, or none and one is made", len(o.token), serve.LeastToken)
	case o.maxRows <= 0:
		return usagef("--max-rows %d is less than one", o.maxRows)
	}
	if !o.write {
		if err := o.read(ctx, func(*graph.Graph) error { return nil }); err != nil && !errors.Is(err, graph.ErrLocked) {
			return err
		}
	}
	collectSeldom() // answers are short-lived
	version, revision := buildInfo()
	ready := func(address string, token bool) {
		fmt.Fprintf(o.io.out, "kg serve: %s\n", address)
		if token {
			fmt.Fprintln(o.io.out, "Keep the address to yourself: its token opens the database.")
		}
	}
	return serve.Run(ctx, serve.Listen{Addr: o.addr, Open: o.open, Ready: ready}, serve.Options{
		Path: o.db, Write: o.write, Wait: o.wait, Timeout: o.timeout, MaxRows: o.maxRows, Token: o.token,
		Version: version + " " + revision, Log: o.io.err,
	})
}
