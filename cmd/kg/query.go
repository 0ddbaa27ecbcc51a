package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/ask"
)

type queryOptions struct {
	*global
	text     string
	format   string
	wide     bool
	write    bool
	explain  bool
	evidence bool
	timeout  time.Duration
	params   []string // name=value
}

func newQuery(g *global) *cobra.Command {
	o := &queryOptions{global: g}
	cmd := &cobra.Command{
		Use:   "query TEXT",
		Short: "Ask a question or run openCypher",
		Long: `Query answers a question in English or Chinese, or runs openCypher. Every answer
shows the sentence that it came from.`,
		Example: `  kg query "who said AI将成为公司未来业务增长的放大器"
  kg query 谁提到大型语言模型
  kg query "what did Tencent report in 2022Q4"
  kg query "MATCH (p:Person)-[:SAID]->(s:Statement) RETURN p.name, count(s) ORDER BY count(s) DESC"
  kg query --format jsonl --param name=腾讯控股 "MATCH (c:Company {name: \$name})-[r:REPORTED]->(m) RETURN m.name, r.period, r.value"`,
		Args: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return usagef("kg query needs a TEXT; see kg query --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.text = strings.Join(args, " ")
			return runQuery(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "table", "output `format`: "+strings.Join(formats, ", "))
	f.BoolVar(&o.wide, "wide", false, "do not cut tables to the terminal")
	f.BoolVar(&o.explain, "explain", false, "print the openCypher that a question becomes, or the plan of a query")
	f.BoolVar(&o.evidence, "evidence", false, "show the sentence of every fact with its context")
	f.BoolVar(&o.write, "write", false, "allow a query that changes the graph")
	f.DurationVar(&o.timeout, "timeout", 0, "end a query that takes `longer`, as 10s")
	f.StringArrayVar(&o.params, "param", nil, "value of a $parameter, as `name=value`; again for another")
	return cmd
}

func runQuery(ctx context.Context, o *queryOptions) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	var show func() error
	err := o.open(ctx, !o.write, func(db *graph.Graph) (err error) {
		if ask.IsCypher(o.text) {
			show, err = o.cypher(ctx, db)
		} else {
			show, err = o.question(ctx, db)
		}
		return err
	})
	if err != nil {
		return err
	}
	return show() // without the database, as this lasts as long as its reader likes
}

// question answers a question for people, or as rows for machines. What it
// returns prints the answer.
func (o *queryOptions) question(ctx context.Context, db *graph.Graph) (show func() error, err error) {
	if o.explain {
		q, err := ask.Understand(ctx, db, o.text, nil)
		if err != nil {
			return nil, err
		}
		return func() error {
			_, err := fmt.Fprintln(o.io.out, printable(q.Compile().String()))
			return err
		}, nil
	}
	a, err := ask.Ask(ctx, db, o.text, &ask.Options{Timeout: o.timeout})
	if err != nil {
		return nil, err
	}
	if o.format != "table" {
		r := &rows{}
		r.columns, r.values = a.Table()
		return func() error { return o.io.print(r, o.format, o.wide) }, nil
	}
	style := ask.Style{Evidence: o.evidence}
	if o.io.color {
		style.Bold = func(s string) string { return text.Bold.Sprint(s) }
	}
	return func() error { return a.WriteText(o.io.out, style) }, nil
}

// cypher runs openCypher. What it returns prints the rows.
func (o *queryOptions) cypher(ctx context.Context, db *graph.Graph) (show func() error, err error) {
	params := make(map[string]any, len(o.params))
	for _, p := range o.params {
		name, value, ok := strings.Cut(p, "=")
		if !ok || name == "" {
			return nil, usagef("--param %q: write it as name=value", p)
		}
		params[name] = value
	}
	cypher := o.text
	if o.explain {
		cypher = "EXPLAIN " + cypher
	}
	res, err := query.Run(ctx, db, cypher, params, &query.Options{Write: o.write, Timeout: o.timeout})
	if err != nil {
		return nil, o.queryError(err)
	}
	for _, note := range res.Notes {
		fmt.Fprintf(o.io.err, "kg: note: %s\n", printable(note))
	}
	r := &rows{columns: res.Columns}
	for row, err := range res.Rows() {
		if err != nil {
			return nil, o.queryError(err)
		}
		for i, v := range row {
			row[i] = printed(v)
		}
		r.add(row...)
	}
	return func() error {
		switch {
		case res.Plan != "":
			fmt.Fprint(o.io.out, printable(res.Plan))
		case len(res.Columns) > 0:
			if err := o.io.print(r, o.format, o.wide); err != nil {
				return err
			}
		}
		if o.write {
			fmt.Fprintln(o.io.err, changes(res.Counters))
		}
		return nil
	}, nil
}

// queryError shows where a query is wrong, on lines of its own.
func (o *queryOptions) queryError(err error) error {
	var wrong *query.Error
	if errors.As(err, &wrong) {
		fmt.Fprintf(o.io.err, "kg: %s\n", printable(err.Error()))
		return errSilent
	}
	if errors.Is(err, query.ErrReadOnly) {
		return fmt.Errorf("%w; add --write to run it", query.ErrReadOnly)
	}
	return err
}
