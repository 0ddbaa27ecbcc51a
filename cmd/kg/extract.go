package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/render"
)

type extractOptions struct {
	*global
	path      string
	format    string
	output    string
	published string
}

func newExtract(g *global) *cobra.Command {
	o := &extractOptions{global: g}
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "Print the facts of one article without storing them",
		Long: `Extract reads one article and prints who said what, what was reported and how it
grew, who holds which post and who owns what. Nothing is stored.`,
		Example: `  kg extract testdata/articles/tencent-2022q4.txt
  kg extract --format html -o article-marked.html article.txt
  kg extract --format json --published 2023-03-22 article.html
  cat article.txt | kg extract -`,
		Args: exactly(1, "one FILE (- for standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.path = args[0]
			return runExtract(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "output `format`: text, json or html")
	f.StringVarP(&o.output, "output", "o", "", "write to `file` instead of standard output")
	f.StringVar(&o.published, "published", "", "the `date` on which the article was published, as 2023-03-22")
	return cmd
}

// writers are the forms in which extract prints an article.
var writers = map[string]func(io.Writer, *document.Document) error{
	"text": render.Minutes,
	"json": render.JSON,
	"html": render.HTML,
}

func runExtract(ctx context.Context, o *extractOptions) error {
	write, ok := writers[o.format]
	if !ok {
		return usagef("unknown format %q; choose text, json or html", o.format)
	}
	published, err := parseDate(o.published)
	if err != nil {
		return err
	}
	var docs []*document.Document
	for d, err := range extract.Read(ctx, o.path, o.io.in, extract.Options{Published: published}) {
		if err != nil {
			return err
		}
		docs = append(docs, d)
	}
	if o.output == "" {
		return writeDocuments(o.io.out, docs, write)
	}
	file, err := os.Create(o.output)
	if err != nil {
		return err
	}
	if err := writeDocuments(file, docs, write); err != nil {
		file.Close()
		return fmt.Errorf("write %s: %w", o.output, err)
	}
	return file.Close()
}

func writeDocuments(w io.Writer, docs []*document.Document, write func(io.Writer, *document.Document) error) error {
	for _, d := range docs {
		if err := write(w, d); err != nil {
			return err
		}
	}
	return nil
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
