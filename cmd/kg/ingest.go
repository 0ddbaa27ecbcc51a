package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/ingest"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

type ingestOptions struct {
	*global
	paths     []string
	fromFile  string
	published string
	fields    map[string]string
	names     string
	jobs      int
	dryRun    bool
}

func newIngest(g *global) *cobra.Command {
	o := &ingestOptions{global: g}
	cmd := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Read articles and store what they say",
		Long: `Ingest reads articles from files and folders, extracts what they say and stores
it in the database. An article that is stored already is left as it is, so that
the same command after an interruption goes on where that stopped; one with the
URL of a stored article and other content replaces it.

All articles are read with the names that the database has learned before, and
in the end it learns from them: the next ingest finds a firm by its short name
where nothing around it says that it is one.

The database is open only while a batch of articles is stored, so that other
commands can use it meanwhile.

Text, HTML, Markdown, JSON and JSON Lines are read, packed with gzip or zip too.`,
		Example: `  kg ingest article.txt
  kg ingest articles/ --db news.db
  kg ingest --published 2023-03-22 tencent.html
  kg ingest --field text=data.content --field url=data.link news.jsonl
  find . -name '*.html' -mtime -1 | kg ingest --from-file -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			o.waitForever(cmd)
			return runIngest(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.published, "published", "", "the `date` on which the articles were published, as 2023-03-22")
	f.StringVar(&o.fromFile, "from-file", "", "read the paths from a `list`, one a line (- for standard input)")
	f.StringToStringVar(&o.fields, "field", nil, "of JSON: where a field stands, as `text=data.content`; fields are text, title, url, outlet, author, published and lang")
	f.StringVar(&o.names, "names", "", "a `table` of names of your own")
	f.IntVarP(&o.jobs, "jobs", "j", 0, "articles to extract at the same time (default: one a processor)")
	f.BoolVar(&o.dryRun, "dry-run", false, "count what would be stored, and store nothing")
	return cmd
}

func runIngest(ctx context.Context, o *ingestOptions) error {
	opts, err := o.options()
	if err != nil {
		return err
	}
	if o.fromFile != "" {
		listed, err := readList(o.fromFile, o.io.in)
		if err != nil {
			return err
		}
		o.paths = append(o.paths, listed...)
	}
	if len(o.paths) == 0 {
		return usagef("kg ingest needs a PATH or --from-file; see kg ingest --help")
	}
	if err := readable(o.paths); err != nil {
		return err
	}
	collectSeldom()
	collectWhenWriting()
	g, done, err := o.database()
	if err != nil {
		return err
	}
	defer done()
	bar := o.io.progress("ingest")
	if bar != nil {
		opts.Progress = func(p ingest.Progress) {
			bar.report(p.Read, p.Total, fmt.Sprintf("%d articles", p.Articles))
		}
	}
	defer context.AfterFunc(ctx, func() {
		fmt.Fprintln(o.io.err, "\nkg: stopping after the batch at hand; Ctrl-C again stops at once, without it")
	})()
	began := time.Now()
	summary, err := ingest.Run(ctx, g, o.paths, o.io.in, opts)
	bar.finish()
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		printSummary(o.io, summary, o.dryRun)
		fmt.Fprintf(o.io.err, "kg: interrupted after %d articles, which are stored; run the same command again to go on\n", summary.Total())
		return errInterrupted
	}
	if err != nil {
		return databaseError(o.db, err)
	}
	printSummary(o.io, summary, o.dryRun)
	if bar != nil {
		took := time.Since(began)
		fmt.Fprintf(o.io.err, "%d articles in %s\n", summary.Total(), took.Round(10*time.Millisecond))
	}
	return tellFailures(o.io, summary)
}

// collectSeldom has garbage collected when there is twice as much of it as of what
// is in use. The user's own wish, in the environment, goes first.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
}

// ingestMemory is what an ingest is held to, if it can be. What is in use at a time
// grows to some 250 MB with the database; a limit near that has the collector run
// without end, which cost a fifth of the time in one of 400,000 statements.
const ingestMemory = 512 << 20

// collectWhenWriting has garbage collected sooner, too, where an ingest would take
// more than ingestMemory.
func collectWhenWriting() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(ingestMemory)
	}
}

func (o *ingestOptions) options() (*ingest.Options, error) {
	published, err := parseDate(o.published)
	if err != nil {
		return nil, err
	}
	if o.jobs < 0 {
		return nil, usagef("--jobs %d is less than one", o.jobs)
	}
	names, err := readNames(o.names)
	if err != nil {
		return nil, err
	}
	return &ingest.Options{
		Extract: extract.Options{Published: published, Fields: o.fields, Lexicon: names},
		Jobs:    o.jobs, DryRun: o.dryRun,
	}, nil
}

// database is the database that is to be written to, which others use between
// batches. A dry run without one runs in a temporary one, which done removes.
func (o *ingestOptions) database() (db *graph.Shared, done func(), err error) {
	path := o.db
	done = func() {}
	if _, err := os.Stat(path); o.dryRun && errors.Is(err, os.ErrNotExist) {
		folder, err := os.MkdirTemp("", "kg-dry-run-*")
		if err != nil {
			return nil, nil, err
		}
		path = filepath.Join(folder, "kg.db")
		done = func() { os.RemoveAll(folder) }
	}
	return graph.Share(path, o.global.options(false)), done, nil
}

// readList reads paths, one a line.
func readList(path string, in io.Reader) ([]string, error) {
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err, "--from-file takes a list of paths, one a line")
		}
		defer file.Close()
		in = file
	}
	var paths []string
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			paths = append(paths, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the list %s: %w", path, err)
	}
	return paths, nil
}

// readable reports the first path that is not there, before anything is done.
func readable(paths []string) error {
	for _, path := range paths {
		if path == "-" {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return unreadable(path, err, "name a file or a folder of articles, or - for standard input")
		}
	}
	return nil
}

// unreadable says why a path cannot be read and what to do.
func unreadable(path string, err error, fix string) error {
	var pathError *os.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err // its text has the path, too
	}
	return fmt.Errorf("cannot read %s: %w; %s", path, err, fix)
}

func printSummary(io *streams, s *ingest.Summary, dry bool) {
	fmt.Fprintf(io.out, "articles    %d new, %d unchanged, %d replaced, %d failed\n",
		s.Articles[store.Added], s.Articles[store.Unchanged], s.Articles[store.Replaced], len(s.Failed))
	switch {
	case s.Articles[store.Added]+s.Articles[store.Replaced] == 0:
		fmt.Fprintln(io.out, "nothing changed")
		return
	case dry:
		defer fmt.Fprintln(io.out, "nothing was stored: this was a dry run")
	}
	fmt.Fprintf(io.out, "new names   %d companies, %d people, %d products, %d organizations, %d topics\n",
		s.Nodes["Company"], s.Nodes["Person"], s.Nodes["Product"], s.Nodes["Organization"], s.Nodes["Topic"])
	fmt.Fprintf(io.out, "facts       %d statements, %d figures and changes\n", s.Statements, s.Figures)
}

// tellFailures names every failed article with its reason.
func tellFailures(io *streams, s *ingest.Summary) error {
	for _, err := range s.Failed {
		fmt.Fprintf(io.err, "kg: %s\n", oneLine(err))
	}
	if len(s.Failed) > 0 {
		return errSilent
	}
	return nil
}
