package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/exchange"
)

type exportOptions struct {
	*global
	format string
	output string
}

func newExport(g *global) *cobra.Command {
	o := &exportOptions{global: g}
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph for other programs, or for kg import",
		Long: `Export writes the whole graph:

  jsonl    JSON Lines, with names, evidence and indexes; kg import reads it
  graphml  for Gephi and yEd
  csv      a folder of files for neo4j-admin database import
           (give that --multiline-fields=true: texts have several lines)
  cypher   a script of CREATE statements

The format is that of --output's extension unless --format names one.`,
		Example: `  kg export >graph.jsonl
  kg export -o graph.graphml
  kg export --format csv -o neo4j/
  kg export --format cypher | cypher-shell`,
		Args: exactly(0, "no arguments; name the file with --output"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "output `format`: jsonl, graphml, csv or cypher")
	f.StringVarP(&o.output, "output", "o", "", "write to `file`, or for csv to a folder, instead of standard output")
	return cmd
}

// exporters write a graph to one file.
var exporters = map[string]func(*graph.Tx, io.Writer) error{
	"jsonl":   exchange.WriteJSONL,
	"graphml": exchange.WriteGraphML,
	"cypher":  exchange.WriteCypher,
}

func runExport(ctx context.Context, o *exportOptions) error {
	format := o.format
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(o.output), ".")
	}
	if format == "" {
		format = "jsonl"
	}
	write, ok := exporters[format]
	switch {
	case format == "csv":
		return o.csv(ctx)
	case !ok:
		return usagef("export to %q: choose --format jsonl, graphml, csv or cypher", format)
	case o.output == "":
		return o.view(ctx, func(tx *graph.Tx) error { return write(tx, o.io.out) })
	}
	return o.view(ctx, func(tx *graph.Tx) error {
		return writeFile(o.output, 0o666, func(w io.Writer) error { return write(tx, w) })
	})
}

// csv writes the files of the CSV format to a folder.
func (o *exportOptions) csv(ctx context.Context) error {
	if o.output == "" {
		return usagef("--format csv writes several files; name a folder with --output")
	}
	return o.view(ctx, func(tx *graph.Tx) error {
		if err := os.MkdirAll(o.output, 0o777); err != nil {
			return fmt.Errorf("%w; --format csv needs a folder", err)
		}
		return exchange.WriteCSV(tx, func(name string) (io.WriteCloser, error) {
			return os.Create(filepath.Join(o.output, name))
		})
	})
}
