package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

type showOptions struct {
	*global
	label  string
	format string
	limit  int
	wide   bool
}

func newShow(g *global) *cobra.Command {
	o := &showOptions{global: g}
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show all that is known of a company, person or product",
		Long: `Show prints a page about one entity: its names and posts, what it said, the latest
first, its figures by period, its relations, and the articles that name it.

NAME is any name of it in any script, or #number for a node by its number.`,
		Example: `  kg show 腾讯
  kg show --label Product 微信
  kg show --format json 刘炽平`,
		Args: exactly(1, "one NAME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runShow(cmd.Context(), o, args[0])
		},
	}
	labelFlag(cmd, &o.label)
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "output `format`: text or json")
	f.IntVar(&o.limit, "limit", 20, "the most lines of each part, 0 for all")
	f.BoolVar(&o.wide, "wide", false, "do not cut lines to the terminal")
	return cmd
}

func runShow(ctx context.Context, o *showOptions, name string) error {
	if o.format != "text" && o.format != "json" {
		return usagef("--format %q: choose text or json", o.format)
	}
	var p *profile.Profile
	err := o.view(ctx, func(tx *graph.Tx) error {
		n, err := entity(tx, name, o.label)
		if err != nil {
			return err
		}
		p, err = profile.Read(tx, n, 0)
		return err
	})
	if err != nil {
		return err
	}
	return o.io.paged(func() error { return o.print(p) })
}

func (o *showOptions) print(p *profile.Profile) error {
	if o.format == "json" {
		e := json.NewEncoder(o.io.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(p)
	}
	s := o.io
	fmt.Fprintf(s.out, "%s  %s\n", s.styled(bold, printable(p.Name)), s.styled(faint, fmt.Sprintf("%s #%d", strings.Join(p.Labels, ":"), p.ID)))
	if len(p.Names) > 0 {
		fmt.Fprintln(s.out, o.cut("also "+strings.Join(p.Names, ", ")))
	}
	var lines []string
	for _, post := range p.Posts {
		line := fmt.Sprintf("%s, %s of %s", post.Person, post.Title, post.At)
		if post.Former {
			line += " (former)"
		}
		lines = append(lines, line)
	}
	o.section("Posts", lines)
	lines = nil
	for _, said := range p.Statements {
		lines = append(lines, strings.Join(nonEmpty(said.On, quoted(said)), "  "))
	}
	o.section("Said", lines)
	if err := o.figures(p.Figures); err != nil {
		return err
	}
	lines = nil
	for _, r := range p.Relations {
		arrow := "←"
		if r.Out {
			arrow = "→"
		}
		lines = append(lines, strings.Join(nonEmpty(arrow, r.Type, r.Other, r.Detail), " "))
	}
	o.section("Relations", lines)
	lines = nil
	for _, a := range p.Articles {
		lines = append(lines, strings.Join(nonEmpty(shortHash(a.Hash), a.Published, a.Title, a.Source, a.Path), "  "))
	}
	o.section("Articles", lines)
	return nil
}

func quoted(s profile.Statement) string {
	if s.Form == "direct" {
		return "“" + s.Text + "”"
	}
	return s.Text
}

// section prints lines under a title, no more than the limit.
func (o *showOptions) section(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(o.io.out, "\n%s\n", o.io.styled(bold, title))
	for i, line := range lines {
		if o.limit > 0 && i == o.limit {
			fmt.Fprintf(o.io.out, "  %s\n", o.io.styled(faint, fmt.Sprintf("and %d more; --limit 0 shows all", len(lines)-i)))
			break
		}
		fmt.Fprintln(o.io.out, o.cut("  "+line))
	}
}

// cut makes a text a line that fits the terminal.
func (o *showOptions) cut(line string) string {
	line = strings.ReplaceAll(printable(line), "\n", " ")
	if o.io.outWidth == 0 || o.wide {
		return line
	}
	return runewidth.Truncate(line, o.io.outWidth, "…")
}

// figures prints the series as a table with a column for each period.
func (o *showOptions) figures(list []profile.Series) error {
	if len(list) == 0 {
		return nil
	}
	fmt.Fprintf(o.io.out, "\n%s\n", o.io.styled(bold, "Figures"))
	periods := map[string]bool{}
	for _, s := range list {
		for _, p := range s.Points {
			periods[p.Period] = true
		}
	}
	columns := make([]string, 0, len(periods))
	for p := range periods {
		columns = append(columns, p)
	}
	slices.Sort(columns)
	const most = 8
	if !o.wide && len(columns) > most {
		columns = columns[len(columns)-most:]
	}
	t := &rows{columns: append([]string{"metric"}, columns...)}
	t.columns = append(t.columns, "")
	for _, s := range list {
		row := seriesRow(s, columns)
		if row == nil {
			continue
		}
		if n := len(t.values); n > 0 && t.values[n-1][0] == row[0] {
			joinRows(t.values[n-1], row) // of years and of quarters
			continue
		}
		t.add(row...)
	}
	return o.io.print(t, "table", o.wide)
}

// joinRows adds the cells of row to those of into.
func joinRows(into, row []any) {
	for i := 1; i < len(row); i++ {
		into[i] = strings.Join(nonEmpty(cell(into[i]), cell(row[i])), " ")
	}
}

// seriesRow is a row of figures, nil where none is of the periods.
func seriesRow(s profile.Series, periods []string) []any {
	name := strings.Join(nonEmpty(s.Segment, s.Basis, s.Metric, s.Compare), " ")
	if s.Unit != "" && s.Unit != "1" && s.Unit != "%" {
		name += " (" + s.Unit + ")"
	}
	row := []any{name}
	shown := false
	for _, period := range periods {
		var values []string
		for _, p := range s.Points {
			if p.Period != period {
				continue
			}
			for _, v := range p.Values {
				values = append(values, shortValue(s, v))
			}
		}
		shown = shown || len(values) > 0
		row = append(row, strings.Join(values, " / "))
	}
	if !shown {
		return nil
	}
	return append(row, s.Sparkline())
}

func shortValue(s profile.Series, v float64) string {
	switch {
	case s.Growth && s.Unit == "%":
		return signed(v, profile.Short(v)) + "%"
	case s.Growth:
		return signed(v, profile.Short(v))
	case s.Unit == "1": // a ratio
		return profile.Short(v*100) + "%"
	}
	return profile.Short(v)
}

func signed(v float64, s string) string {
	if v > 0 {
		return "+" + s
	}
	return s
}
