package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

type articlesOptions struct {
	*global
	format string
	wide   bool
}

func newArticles(g *global) *cobra.Command {
	o := &articlesOptions{global: g}
	cmd := &cobra.Command{
		Use:   "articles",
		Short: "List the articles, or show one with its facts marked",
		Long: `Articles lists the articles in the database, the latest first. An article goes by
the first letters of its hash, its path, its title or its URL.`,
		Example: `  kg articles
  kg articles --format csv
  kg articles show 3f9a1c`,
		Args: exactly(0, "no arguments; kg articles show takes an ARTICLE"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runArticles(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.format, "format", "table", formatUsage)
	cmd.Flags().BoolVar(&o.wide, "wide", false, "do not cut lines to the terminal")
	cmd.AddCommand(newArticlesShow(g))
	return cmd
}

func runArticles(ctx context.Context, o *articlesOptions) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	r := &rows{columns: []string{"hash", "published", "title", "source", "path", "facts"}}
	err := o.view(ctx, func(tx *graph.Tx) error {
		var list []profile.Article
		for id := range tx.NodesByLabel("Article") {
			a, err := profile.ReadArticle(tx, id)
			if err != nil {
				return err
			}
			list = append(list, a)
		}
		slices.SortStableFunc(list, func(a, b profile.Article) int { return cmp.Compare(b.Published, a.Published) })
		for _, a := range list {
			if o.format == "table" && o.io.outWidth > 0 && !o.wide {
				a.Path = shortPath(a.Path, o.io.outWidth/3)
			}
			r.add(shortHash(a.Hash), a.Published, a.Title, a.Source, a.Path, a.Facts)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return o.io.paged(func() error { return o.io.print(r, o.format, o.wide) })
}

// shortPath keeps the end of a path, which tells more than its beginning.
func shortPath(path string, width int) string {
	if over := runewidth.StringWidth(path) - width; over > 0 {
		return runewidth.TruncateLeft(path, over+1, "…")
	}
	return path
}

// shortHash is enough of a hash to tell articles apart.
func shortHash(hash string) string { return hash[:min(12, len(hash))] }

func newArticlesShow(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "show ARTICLE",
		Short: "Show an article with its names and statements marked",
		Long: `Show prints an article as it was cleaned. On a terminal names are in colour and
what somebody said is underlined; below stand the facts that it states.`,
		Example: `  kg articles show 3f9a1c
  kg articles show articles/tencent-2022q4.txt`,
		Args: exactly(1, "one ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var a profile.Article
			var facts []profile.Fact
			err := g.view(cmd.Context(), func(tx *graph.Tx) error {
				id, err := oneArticle(tx, args[0])
				if err != nil {
					return err
				}
				if a, err = profile.ReadArticle(tx, id); err != nil {
					return err
				}
				facts, err = profile.Facts(tx, id)
				return err
			})
			if err != nil {
				return err
			}
			return g.io.paged(func() error { return showArticle(g.io, a, facts) })
		},
	}
}

// oneArticle is the article that a user's word stands for.
func oneArticle(tx *graph.Tx, word string) (graph.NodeID, error) {
	found, err := store.FindArticles(tx, word)
	switch {
	case err != nil:
		return 0, err
	case len(found) == 0:
		return 0, fmt.Errorf("there is no article %q; kg articles lists them", word)
	case len(found) > 1:
		var hashes []string
		for _, id := range found {
			hash, _ := tx.Prop(id, "hash")
			hashes = append(hashes, shortHash(cell(hash)))
		}
		return 0, fmt.Errorf("%q stands for %d articles; name one by its hash: %s", word, len(found), strings.Join(hashes, ", "))
	}
	return found[0], nil
}

func showArticle(io *streams, a profile.Article, facts []profile.Fact) error {
	head := nonEmpty(a.Source, a.Author, a.Published, a.URL, a.Path)
	if a.Title != "" {
		fmt.Fprintln(io.out, io.styled(bold, printable(a.Title)))
	}
	fmt.Fprintf(io.out, "%s\n\n", io.styled(faint, printable(strings.Join(head, " · "))))
	fmt.Fprintln(io.out, io.marked(a.Text, facts))
	if len(facts) > 0 {
		fmt.Fprintln(io.out)
	}
	for _, f := range facts {
		if f.Type == "MENTIONS" {
			continue
		}
		if _, err := fmt.Fprintf(io.out, "%s %s %s %s\n", printable(f.From), io.styled(cyan, f.Type), printable(f.To), io.styled(faint, printable(f.Detail))); err != nil {
			return err
		}
	}
	return nil
}

// marked is a text with names in colour and statements underlined; without
// colour, as it is.
func (s *streams) marked(text string, facts []profile.Fact) string {
	if !s.color {
		return printable(text)
	}
	const name, said = 1, 2
	marks := make([]byte, len(text)+1)
	for _, f := range facts {
		for _, e := range f.Evidence {
			for i := e.Start; i < e.End && i < len(text); i++ {
				switch f.Type {
				case "MENTIONS":
					marks[i] |= name
				case "SAID":
					marks[i] |= said
				}
			}
		}
	}
	styles := [...]string{"", cyan, "4", cyan + ";4"}
	var b strings.Builder
	for start := 0; start < len(text); {
		end := start + 1
		for end < len(text) && marks[end] == marks[start] {
			end++
		}
		piece := printable(text[start:end])
		if style := styles[marks[start]]; style != "" {
			piece = s.styled(style, piece)
		}
		b.WriteString(piece)
		start = end
	}
	return b.String()
}

func nonEmpty(words ...string) []string {
	return slices.DeleteFunc(words, func(s string) bool { return s == "" })
}
