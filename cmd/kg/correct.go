package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

func newAlias(g *global) *cobra.Command {
	var label string
	cmd := &cobra.Command{
		Use:   "alias NAME ALIAS",
		Short: "Teach another name of a company, person, product or organization",
		Long: `Alias gives what is known as NAME another name, by which it is found and under
which the articles to come may speak of it.`,
		Example: `  kg alias 马化腾 小马哥
  kg alias --label Company 小米 MI`,
		Args: exactly(2, "a NAME and an ALIAS"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return g.correct(cmd.Context(), func(tx *graph.Tx) (string, error) {
				n, err := entity(tx, args[0], label)
				if err != nil {
					return "", err
				}
				err = store.Alias(tx, n.ID, args[1])
				if errors.Is(err, graph.ErrExists) {
					err = fmt.Errorf("%w; if both are the same, kg merge makes them one", err)
				}
				if err != nil {
					return "", err
				}
				return fmt.Sprintf("%s is also %s", printable(profile.Title(n)), printable(args[1])), nil
			})
		},
	}
	labelFlag(cmd, &label)
	return cmd
}

func newMerge(g *global) *cobra.Command {
	var label string
	cmd := &cobra.Command{
		Use:   "merge NAME OTHER",
		Short: "Make one of two that are the same",
		Long: `Merge makes OTHER another name of NAME: all that was said of either is now said of
NAME, and so it stays when further articles speak of OTHER. Either can be given
by its node's number, as #17, where a name stands for several.`,
		Example: `  kg merge 腾讯控股 腾讯
  kg merge '#17' '#42'`,
		Args: exactly(2, "two NAMEs"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return g.correct(cmd.Context(), func(tx *graph.Tx) (string, error) {
				into, err := entity(tx, args[0], label)
				if err != nil {
					return "", err
				}
				from, err := entity(tx, args[1], label)
				if err != nil {
					return "", err
				}
				if into.ID == from.ID {
					return "", fmt.Errorf("%s and %s are the same already", args[0], args[1])
				}
				if err := store.Merge(tx, into.ID, from.ID); err != nil {
					return "", err
				}
				return fmt.Sprintf("%s is now %s", printable(profile.Title(from)), printable(profile.Title(into))), nil
			})
		},
	}
	labelFlag(cmd, &label)
	return cmd
}

type splitOptions struct {
	*global
	label, as string
	in        []string
}

func newSplit(g *global) *cobra.Command {
	o := &splitOptions{global: g}
	cmd := &cobra.Command{
		Use:   "split NAME [ALIAS]",
		Short: "Take a name, or an article, away that means something else",
		Long: `Split makes ALIAS, which was taken for another name of NAME, one of its own, with
what the articles say under that name. So it stays when further articles speak
of it. --as keeps it under a name other than ALIAS.

With --in it makes two of one name: what the article says of NAME, or ALIAS, it
says of another, who bears the name too and is kept under NAME（2） or what --as
says. So it stays when that article is read again, which is told by its URL or,
where it has none, by its content. --as can also name one who is there already.`,
		Example: `  kg split 小米集团 小米汽车
  kg split --as 苹果树 苹果 苹果
  kg split --in bank.txt 王芳
  kg split --in bank.txt --in 3f9a1c --as 王芳（招商银行） 王芳`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 1 && len(o.in) > 0:
				args = append(args, args[0])
			case len(args) != 2:
				return usagef("kg split takes a NAME and an ALIAS, or a NAME and --in; see kg split --help")
			}
			return g.correct(cmd.Context(), func(tx *graph.Tx) (string, error) { return o.split(tx, args[0], args[1]) })
		},
	}
	labelFlag(cmd, &o.label)
	f := cmd.Flags()
	f.StringVar(&o.as, "as", "", "the `name` to keep it under (default: ALIAS)")
	f.StringArrayVar(&o.in, "in", nil, "an `article` that means another; may be given several times")
	return cmd
}

// split does it and says what was done.
func (o *splitOptions) split(tx *graph.Tx, name, alias string) (string, error) {
	if len(o.in) > 0 {
		return o.splitIn(tx, name, alias)
	}
	n, err := entity(tx, name, o.label)
	if err != nil {
		return "", err
	}
	as := cmp.Or(o.as, alias)
	_, moved, err := store.Split(tx, n.ID, alias, as)
	if errors.Is(err, store.ErrOwnName) {
		err = fmt.Errorf("%w; split the other names from it instead: %s; or say with --in which articles mean another", err, strings.Join(tx.Names(n.ID), ", "))
	}
	return fmt.Sprintf("%s is no longer %s: %d pieces of evidence went with it", printable(as), printable(profile.Title(n)), moved), err
}

func (o *splitOptions) splitIn(tx *graph.Tx, name, alias string) (string, error) {
	var articles []graph.NodeID
	for _, word := range o.in {
		id, err := oneArticle(tx, word)
		if err != nil {
			return "", err
		}
		articles = append(articles, id)
	}
	n, err := spokenOf(tx, name, o.label, articles[0])
	if err != nil {
		return "", err
	}
	as := o.as
	if as == "" {
		as = store.FreeName(tx, n.ID, alias)
	}
	_, moved, err := store.SplitIn(tx, n.ID, articles, alias, as)
	return fmt.Sprintf("%s is another than %s: %d pieces of evidence went over", printable(as), printable(profile.Title(n)), moved), err
}

// spokenOf is the one node that an article means by a name, else the one node that
// the name stands for.
func spokenOf(tx *graph.Tx, name, label string, article graph.NodeID) (graph.Node, error) {
	found, err := profile.Find(tx, name, label)
	if err != nil {
		return graph.Node{}, err
	}
	var meant []graph.Node
	for _, n := range found {
		for range tx.Between(article, n.ID, graph.Out, tx.TypeID("MENTIONS")) {
			meant = append(meant, n)
			break
		}
	}
	if len(meant) == 1 {
		return meant[0], nil
	}
	return entity(tx, name, label)
}

// correct changes the graph and, once that is durable, prints what f says of it.
func (g *global) correct(ctx context.Context, f func(*graph.Tx) (string, error)) error {
	var said string
	err := g.update(ctx, func(tx *graph.Tx) (err error) {
		said, err = f(tx)
		return err
	})
	if err == nil {
		_, err = fmt.Fprintln(g.io.out, said)
	}
	return err
}

func labelFlag(cmd *cobra.Command, label *string) {
	cmd.Flags().StringVar(label, "label", "", "which kind is meant: `Company`, Person, Product, Organization or Topic")
}

// entity is the one node that a name, or #number, stands for.
func entity(tx *graph.Tx, name, label string) (graph.Node, error) {
	found, err := profile.Find(tx, name, label)
	switch {
	case err != nil:
		return graph.Node{}, err
	case len(found) == 0:
		return graph.Node{}, unknown(tx, name, label)
	case len(found) > 1:
		var all []string
		for _, n := range found {
			all = append(all, fmt.Sprintf("#%d %s %s", n.ID, strings.Join(n.Labels, ":"), printable(profile.Title(n))))
		}
		return graph.Node{}, fmt.Errorf("%q stands for several; use --label or a number: %s", name, strings.Join(all, ", "))
	}
	return found[0], nil
}

// unknown says that nothing has a name, and which names are like it.
func unknown(tx *graph.Tx, name, label string) error {
	what := "nothing"
	if label != "" {
		what = "no " + label
	}
	near, err := profile.Similar(tx, name, 5)
	if err != nil {
		return err
	}
	if len(near) == 0 {
		return fmt.Errorf("%s is known as %q; kg query \"MATCH (n:Company) RETURN n.name\" lists names", what, name)
	}
	return fmt.Errorf("%s is known as %q; did you mean %s?", what, name, strings.Join(near, ", "))
}
