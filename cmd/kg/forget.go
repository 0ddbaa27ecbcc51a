package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract/learn"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

func newForget(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "forget ARTICLE",
		Short: "Remove an article and what it alone says",
		Long: `Forget removes an article, the facts that no other article states, and the names
that no fact speaks of any more. What it alone taught of names is unlearned. An
article goes by the first letters of its hash, its path, its title or its URL; kg
articles lists them.`,
		Example: `  kg forget articles/tencent-2022q4.txt
  kg forget 3f9a1c`,
		Args: exactly(1, "one ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var f store.Forgotten
			err := g.update(cmd.Context(), func(tx *graph.Tx) error {
				id, err := oneArticle(tx, args[0])
				if err != nil {
					return err
				}
				if f, err = store.Forget(tx, id); err != nil {
					return err
				}
				lex, err := learn.Lexicon(tx, lexicon.Default())
				if err != nil {
					return err
				}
				return learn.Review(tx, f.Names, lex)
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(g.io.out, "forgot 1 article, %d facts, %d names and statements\n", f.Edges, f.Nodes)
			return err
		},
	}
}
