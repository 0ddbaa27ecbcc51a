package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

type pathOptions struct {
	*global
	format string
	limit  int
}

func newPath(g *global) *cobra.Command {
	o := &pathOptions{global: g}
	cmd := &cobra.Command{
		Use:   "path A B",
		Short: "Show how two are connected, with the evidence",
		Long: `Path finds the shortest chains of facts between two entities and prints each step
with a sentence that states it. Only where no facts connect them do articles that
mention both count.`,
		Example: `  kg path 刘炽平 微信
  kg path --limit 1 --format json 腾讯 微软`,
		Args: exactly(2, "two NAMEs"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.format != "text" && o.format != "json" {
				return usagef("--format %q: choose text or json", o.format)
			}
			if o.limit < 1 {
				return usagef("--limit %d is less than one", o.limit)
			}
			var paths [][]profile.Step
			err := o.view(cmd.Context(), func(tx *graph.Tx) error {
				a, err := entity(tx, args[0], "")
				if err != nil {
					return err
				}
				b, err := entity(tx, args[1], "")
				if err != nil {
					return err
				}
				if a.ID == b.ID {
					return fmt.Errorf("%s and %s are the same", args[0], args[1])
				}
				paths, err = profile.Connect(cmd.Context(), tx, a.ID, b.ID, o.limit)
				if err != nil {
					return err
				}
				if len(paths) == 0 {
					return fmt.Errorf("nothing connects %s and %s", profile.Title(a), profile.Title(b))
				}
				return nil
			})
			if err != nil {
				return err
			}
			return o.io.paged(func() error { return o.print(paths) })
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "output `format`: text or json")
	cmd.Flags().IntVar(&o.limit, "limit", 3, "the most chains to show")
	return cmd
}

func (o *pathOptions) print(paths [][]profile.Step) error {
	s := o.io
	if o.format == "json" {
		e := json.NewEncoder(s.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(paths)
	}
	for i, steps := range paths {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		fmt.Fprintln(s.out, s.styled(bold, printable(steps[0].From)))
		for _, step := range steps {
			arrow := "<-"
			if step.Forward {
				arrow = "->"
			}
			fmt.Fprintf(s.out, "  %s %s\n", arrow, s.styled(cyan, printable(strings.TrimSpace(step.Type+" "+step.Detail))))
			for _, q := range step.Quotes[:min(1, len(step.Quotes))] {
				fmt.Fprintf(s.out, "     %s\n", s.styled(faint, printable(fmt.Sprintf("%s (%s)", strings.ReplaceAll(q.Text, "\n", " "), q.Article))))
			}
			if _, err := fmt.Fprintln(s.out, s.styled(bold, printable(step.To))); err != nil {
				return err
			}
		}
	}
	return nil
}
