package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

type ingestOptions struct {
	*global
	paths     []string
	published string
}

func newIngest(g *global) *cobra.Command {
	o := &ingestOptions{global: g}
	cmd := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Read articles and store what they say",
		Long: `Ingest reads articles from files and folders, extracts what they say and stores
it in the database. An article that is stored already is left as it is.`,
		Example: `  kg ingest article.txt
  kg ingest articles/ --db news.db
  kg ingest --published 2023-03-22 tencent.html`,
		Args: atLeast(1, "a PATH"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runIngest(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.published, "published", "", "the `date` on which the articles were published, as 2023-03-22")
	return cmd
}

// tally counts what an ingest did.
type tally struct {
	articles   map[store.Outcome]int
	nodes      map[string]int
	statements int
	figures    int
	failed     []error
}

func runIngest(ctx context.Context, o *ingestOptions) error {
	published, err := parseDate(o.published)
	if err != nil {
		return err
	}
	for _, path := range o.paths {
		if path == "-" {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return fmt.Errorf("cannot read %s: %w; name a file or a folder of articles, or - for standard input", path, errors.Unwrap(err))
		}
	}
	g, err := o.openForWriting(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	t := &tally{articles: map[store.Outcome]int{}, nodes: map[string]int{}}
	for _, path := range o.paths {
		for d, err := range extract.Read(ctx, path, o.io.in, extract.Options{Published: published}) {
			if err == nil {
				err = t.store(ctx, g, d)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				t.failed = append(t.failed, err)
			}
		}
	}
	t.print(o.io)
	for _, err := range t.failed {
		fmt.Fprintf(o.io.err, "kg: %s\n", oneLine(err))
	}
	if len(t.failed) > 0 {
		return errSilent
	}
	return nil
}

// openForWriting opens the database and declares the model in it.
func (g *global) openForWriting(ctx context.Context) (*graph.Graph, error) {
	db, err := graph.Open(g.db, nil)
	if err != nil {
		return nil, databaseError(g.db, err)
	}
	if err := db.Update(ctx, store.Prepare); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// databaseError says what to do about a database that does not open.
func databaseError(path string, err error) error {
	switch {
	case errors.Is(err, graph.ErrLocked):
		return fmt.Errorf("%w; wait for it to end, or name another database with --db", err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no database %s; make one with kg ingest, or name yours with --db", path)
	case errors.Is(err, graph.ErrFormat):
		return fmt.Errorf("%w; name a kg database with --db", err)
	}
	return err
}

// store writes one article in a transaction of its own.
func (t *tally) store(ctx context.Context, g *graph.Graph, d *document.Document) error {
	var res store.Result
	err := g.Update(ctx, func(tx *graph.Tx) (err error) {
		res, err = store.Article(tx, d, lexicon.Default())
		return err
	})
	if err == nil {
		t.add(res)
	}
	return err
}

func (t *tally) add(r store.Result) {
	t.articles[r.Outcome]++
	for label, n := range r.Nodes {
		t.nodes[label] += n
	}
	t.statements += r.Statements
	t.figures += r.Figures
}

func (t *tally) print(io *streams) {
	fmt.Fprintf(io.out, "articles    %d new, %d unchanged, %d replaced, %d failed\n",
		t.articles[store.Added], t.articles[store.Unchanged], t.articles[store.Replaced], len(t.failed))
	if t.articles[store.Added]+t.articles[store.Replaced] == 0 {
		fmt.Fprintln(io.out, "nothing changed")
		return
	}
	fmt.Fprintf(io.out, "new names   %d companies, %d people, %d products, %d organizations\n",
		t.nodes["Company"], t.nodes["Person"], t.nodes["Product"], t.nodes["Organization"])
	fmt.Fprintf(io.out, "facts       %d statements, %d figures and changes\n", t.statements, t.figures)
}
