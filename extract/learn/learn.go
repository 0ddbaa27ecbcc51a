// Package learn lets the names that articles taught help to read later ones: once
// an article has told who 云麓智能 is, the next need only name it.
//
// A run of ingest reads all of its articles with what runs before it learned, and
// learns when it has stored them all. So what an article yields depends on the runs
// before its own but not on how far that had come, and a run that was killed and
// started again ends as one undisturbed would have.
//
// Start with [Note], which a batch of articles calls as it is stored, [Learn], which
// a run calls at its end, and [Lexicon], with which the next one reads. support.go
// tells which forms are learned, shelf.go keeps them.
package learn

import (
	"context"
	"errors"
	"fmt"

	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// unlearned is the label of a node for each batch of articles that nothing has been
// learned from yet.
//
//	articles  their hashes
//	names     what articles that they replaced spoke of
const unlearned = "Unlearned"

// Prepare declares the keys that learning needs. Declaring them again changes
// nothing.
func Prepare(tx *graph.Tx) error { return tx.EnsureKey(shelfLabel, "key") }

// Note keeps in mind what was stored, for Learn.
func Note(tx *graph.Tx, stored []store.Result) error {
	var articles, names []any
	for i := range stored {
		r := &stored[i]
		if r.Outcome == store.Unchanged {
			continue
		}
		hash, _ := tx.Prop(r.Article, "hash")
		articles = append(articles, hash)
		for _, n := range r.Lost {
			names = append(names, n)
		}
	}
	if len(articles) == 0 {
		return nil
	}
	_, err := tx.CreateNode([]string{unlearned}, map[string]any{"articles": articles, "names": names})
	return err
}

// Graph is what Learn changes: a *graph.Graph or a *graph.Shared.
type Graph interface {
	View(ctx context.Context, f func(*graph.Tx) error) error
	Update(ctx context.Context, f func(*graph.Tx) error) error
}

// Learn learns from all articles that were noted. lex is the lexicon of the tables
// and the user; what it knows need not be learned. What Learn makes of an article
// depends on all that the graph holds but not on what else it has to learn from, so
// that it may stop after any batch and go on later.
func Learn(ctx context.Context, g Graph, lex *lexicon.Lexicon) error {
	left := 0
	err := g.View(ctx, func(tx *graph.Tx) error {
		left = int(tx.CountLabel(unlearned))
		return nil
	})
	for ; left > 0 && err == nil; left-- {
		err = g.Update(ctx, func(tx *graph.Tx) error {
			for id := range tx.NodesByLabel(unlearned) {
				return learnFrom(tx, id, lex)
			}
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("learn names: %w", err)
	}
	return nil
}

// learnFrom judges all names that a batch of articles speaks of.
func learnFrom(tx *graph.Tx, batch graph.NodeID, lex *lexicon.Lexicon) error {
	j := newJudge(tx, lex)
	articles, _ := tx.Prop(batch, "articles")
	for _, hash := range list(articles) {
		id, err := tx.NodeByKey("Article", hash)
		if errors.Is(err, graph.ErrNotFound) {
			continue // it was forgotten
		}
		if err != nil {
			return err
		}
		for h := range tx.Expand(id, graph.Out, j.mentions) {
			if j.looksAt(id, h.Other) {
				j.node(h.Other)
			}
		}
	}
	lost, _ := tx.Prop(batch, "names")
	for _, name := range list(lost) {
		j.name(name)
	}
	if err := tx.Err(); err != nil {
		return err
	}
	if err := keep(tx, j.verdicts); err != nil {
		return err
	}
	return tx.DeleteNode(batch)
}

// Review unlearns those of the names that what is left of the articles no longer
// supports. It is for the names of an article that was forgotten, and learns
// nothing.
func Review(tx *graph.Tx, names []string, lex *lexicon.Lexicon) error {
	known, err := kept(tx, names)
	if err != nil {
		return err
	}
	j := newJudge(tx, lex)
	for _, name := range known {
		j.name(name)
	}
	if err := tx.Err(); err != nil {
		return err
	}
	return keep(tx, j.verdicts)
}

// Lexicon is base with what users of the graph have said of names, and with the
// names that it has learned.
func Lexicon(tx *graph.Tx, base *lexicon.Lexicon) (*lexicon.Lexicon, error) {
	entries, err := store.Corrections(tx)
	if err != nil {
		return nil, err
	}
	if len(entries) > 0 {
		if base, err = base.With(entries); err != nil {
			return nil, err
		}
	}
	forms, err := all(tx)
	if err != nil || len(forms) == 0 {
		return base, err
	}
	return base.WithLearned(forms), nil
}

// list is the strings of a property that holds several.
func list(v any) []string {
	values, _ := v.([]any)
	strings := make([]string, 0, len(values))
	for _, v := range values {
		if s, ok := v.(string); ok {
			strings = append(strings, s)
		}
	}
	return strings
}
