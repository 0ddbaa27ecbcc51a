package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/learn"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/render"
	"github.com/newsgraph/kg/extract/source"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

type extractOptions struct {
	*global
	path      string
	format    string
	output    string
	published string
	fields    map[string]string
	names     string
	text      bool
	diff      bool
	explain   string
	dbNamed   bool // by a flag or a setting

	lexicon *lexicon.Lexicon // to read with
}

func newExtract(g *global) *cobra.Command {
	o := &extractOptions{global: g}
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "Print the facts of one article without storing them",
		Long: `Extract reads one article and prints who said what, what was reported and how it
grew, who holds which post and who owns what. Nothing is stored.

It also shows the work behind that: the text as repaired, every repair, and why
something was taken for a company or a person, and what makes its other names the
same. The numbers before a mention are its bytes in the text as repaired. Where
there is a database, --explain also tells which of its nodes a name would be, and
why.

With --db, and always with --explain, the article is read as kg ingest would read
it: with the names that users of the database taught, and those that it learned
from articles.

--names reads a table of your own names: lines of values separated by tabs, the
first line naming the columns: kind, name, aliases, english, tickers, owner.`,
		Example: `  kg extract testdata/articles/tencent-2022q4.txt
  kg extract --format html -o article-marked.html article.txt
  kg extract --format json --published 2023-03-22 article.html
  kg extract --diff article.html
  kg extract --explain 腾讯 article.txt
  cat article.txt | kg extract -`,
		Args: exactly(1, "one FILE (- for standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.path = args[0]
			o.dbNamed = cmd.Flags().Changed("db")
			if err := oneOf(cmd, "text", "diff", "explain", "format"); err != nil {
				return err
			}
			return runExtract(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "output `format`: text, json or html")
	f.StringVarP(&o.output, "output", "o", "", "write to `file` instead of standard output")
	f.StringVar(&o.published, "published", "", "the `date` on which the article was published, as 2023-03-22")
	f.StringToStringVar(&o.fields, "field", nil, "of JSON: where a field stands, as `text=data.content`")
	f.StringVar(&o.names, "names", "", "a `table` of names of your own")
	f.BoolVar(&o.text, "text", false, "print the repaired text alone")
	f.BoolVar(&o.diff, "diff", false, "print every repair of the text in its context")
	f.StringVar(&o.explain, "explain", "", "print the mentions of `name` and the rules that found them")
	return cmd
}

// writers are the forms in which extract prints an article.
var writers = map[string]func(io.Writer, *document.Document) error{
	"text": render.Minutes,
	"json": render.JSON,
	"html": render.HTML,
}

func runExtract(ctx context.Context, o *extractOptions) error {
	write, err := o.writer(ctx)
	if err != nil {
		return err
	}
	published, err := parseDate(o.published)
	if err != nil {
		return err
	}
	if err := readable([]string{o.path}); err != nil {
		return err
	}
	names, err := readNames(o.names)
	if err != nil {
		return err
	}
	if o.lexicon, err = o.withTaught(ctx, names); err != nil {
		return err
	}
	opts := extract.Options{Published: published, Fields: o.fields, Lexicon: o.lexicon}
	return o.toOutput(func(w io.Writer) error {
		if o.diff {
			return o.repairs(ctx, w)
		}
		for d, err := range extract.Read(ctx, o.path, o.io.in, opts) {
			if err != nil {
				return err
			}
			if err := write(w, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// writer is what prints an article by the flags.
func (o *extractOptions) writer(ctx context.Context) (func(io.Writer, *document.Document) error, error) {
	switch {
	case o.text:
		return func(w io.Writer, d *document.Document) error {
			_, err := fmt.Fprintln(w, d.Text)
			return err
		}, nil
	case o.explain != "":
		return func(w io.Writer, d *document.Document) error {
			in, err := o.inGraph(ctx, d)
			if err != nil {
				return err
			}
			found, err := render.Explain(w, d, o.explain, in)
			if err == nil && !found {
				err = fmt.Errorf("%s names no %q; kg extract without --explain lists the names", d.Meta.Path, o.explain)
			}
			return err
		}, nil
	}
	write, ok := writers[o.format]
	if !ok {
		return nil, usagef("unknown format %q; choose text, json or html", o.format)
	}
	return write, nil
}

// withTaught is names, or the tables where that is nil, and what the database's
// users and articles have taught, if it was named or is asked anyway: what kg ingest
// would read the article with.
func (o *extractOptions) withTaught(ctx context.Context, names *lexicon.Lexicon) (*lexicon.Lexicon, error) {
	if names == nil {
		names = lexicon.Default()
	}
	if !o.dbNamed && o.explain == "" || o.text || o.diff || !o.hasDatabase() {
		return names, nil
	}
	err := o.view(ctx, func(tx *graph.Tx) (err error) {
		names, err = learn.Lexicon(tx, names)
		return err
	})
	return names, err
}

// hasDatabase reports whether there is a database.
func (o *extractOptions) hasDatabase() bool {
	_, err := os.Stat(o.db)
	return !errors.Is(err, os.ErrNotExist)
}

// inGraph tells which nodes of the database the entities of d are; nil when there
// is no database.
func (o *extractOptions) inGraph(ctx context.Context, d *document.Document) (func(int) string, error) {
	if !o.hasDatabase() {
		return nil, nil
	}
	said := make([]string, len(d.Entities))
	err := o.view(ctx, func(tx *graph.Tx) error {
		decisions, err := store.Decide(tx, d)
		if err != nil {
			return err
		}
		for i, is := range decisions {
			said[i] = is.Name + ": " + is.Why
			if o.learned(&d.Entities[i]) && is.Node != 0 {
				articles := tx.Degree(is.Node, graph.In, tx.TypeID("MENTIONS"))
				said[i] += fmt.Sprintf("; learned; articles that name it: %d", articles)
			}
		}
		return nil
	})
	return func(entity int) string { return said[entity] }, err
}

// learned reports whether articles have taught a form of e.
func (o *extractOptions) learned(e *document.Entity) bool {
	for _, form := range append([]string{e.Name}, e.Aliases...) {
		if s, _, ok := o.lexicon.LongestLearned(form, 0); ok && s.End == len(form) {
			return true
		}
	}
	return false
}

// repairs prints what cleaning did.
func (o *extractOptions) repairs(ctx context.Context, w io.Writer) error {
	opts := &source.Options{Fields: o.fields}
	articles := source.Read(ctx, o.path, opts)
	if o.path == "-" {
		articles = source.ReadFrom(ctx, o.path, o.io.in, opts)
	}
	for a, err := range articles {
		if err != nil {
			return err
		}
		d := &document.Document{Meta: a.Meta}
		report := clean.Clean(d, a.Text, a.Offsets, &clean.Options{List: true})
		if err := render.Repairs(w, a.Meta.Path, report); err != nil {
			return err
		}
	}
	return nil
}

// toOutput runs write on the file that --output names, else on standard output.
func (o *extractOptions) toOutput(write func(io.Writer) error) error {
	if o.output == "" {
		return o.io.paged(func() error { return write(o.io.out) })
	}
	return writeFile(o.output, 0o666, write)
}

// parseDate reads the --published flag.
func parseDate(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, usagef("--published %q is not a date; write it as 2023-03-22", s)
	}
	return t, nil
}
