// Package store writes what articles say into a graph: entities, statements and
// metrics as nodes, facts as edges, each with the places of the articles that
// state it as evidence.
//
// Start with [Prepare], which declares the model's keys and indexes once, and
// [Article], which writes one Document within the caller's transaction, so that
// a batch of articles is stored whole or not at all.
package store

import (
	"errors"
	"fmt"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/graph"
)

// keys are the property that is unique for each label.
var keys = []struct{ label, property string }{
	{"Company", "name"}, {"Person", "name"}, {"Product", "name"}, {"Organization", "name"}, {"Topic", "name"},
	{"Source", "key"}, {"Metric", "code"}, {"Statement", "key"}, {"Article", "hash"}, {correctionLabel, "key"},
}

// Prepare declares the model's keys and indexes in the graph. Declaring them
// again changes nothing.
func Prepare(tx *graph.Tx) error {
	for _, k := range keys {
		if err := tx.EnsureKey(k.label, k.property); err != nil {
			return err
		}
	}
	if err := tx.EnsureIndex("Article", "url"); err != nil {
		return err
	}
	if err := tx.EnsureIndex("Article", "published"); err != nil {
		return err
	}
	for _, s := range sketches {
		if err := tx.EnsureIndex("Statement", s); err != nil {
			return err
		}
	}
	// What a company tells of its products is found without a look at the figures of all products.
	if err := tx.EnsureEdgeIndex("REPORTED", "company"); err != nil {
		return err
	}
	if err := tx.EnsureText("Statement", "text"); err != nil {
		return err
	}
	return tx.EnsureText("Article", "title", "text")
}

// Outcome tells what became of an article.
type Outcome uint8

// The outcomes.
const (
	Added     Outcome = iota
	Unchanged         // the same bytes are stored already
	Replaced          // an article of the same URL was, with other content
)

func (o Outcome) String() string { return [...]string{"new", "unchanged", "replaced"}[o] }

// Result counts what one article brought.
type Result struct {
	Outcome    Outcome
	Article    graph.NodeID
	Nodes      map[string]int // new nodes by label
	Statements int            // statements of the article, known before or not
	Figures    int            // figures and growth
	Lost       []string       // names that the article it replaced spoke of
}

// Article writes d. The same bytes again change nothing; another article of the
// same URL takes the place of the one before.
func Article(tx *graph.Tx, d *document.Document, lex *lexicon.Lexicon) (Result, error) {
	res := Result{Nodes: map[string]int{}}
	old, err := tx.NodeByKey("Article", d.Meta.Hash)
	switch {
	case err == nil:
		res.Outcome, res.Article = Unchanged, old
		return res, nil
	case !errors.Is(err, graph.ErrNotFound):
		return res, err
	}
	w := &writer{tx: tx, d: d, lex: lex, res: &res, written: map[graph.NodeID]bool{}}
	if err := w.replace(); err != nil {
		return res, err
	}
	for _, write := range []func() error{w.article, w.entities, w.statements, w.figures, w.growth, w.roles, w.relations} {
		if err := write(); err != nil {
			return res, fmt.Errorf("store %s: %w", d.Meta.Path, err)
		}
	}
	res.Statements = len(d.Facts.Statements)
	res.Figures = len(d.Facts.Figures) + len(d.Facts.Growth)
	return res, nil
}

// writer writes one Document.
type writer struct {
	tx    *graph.Tx
	d     *document.Document
	lex   *lexicon.Lexicon
	res   *Result
	id    graph.NodeID   // of the article
	nodes []graph.NodeID // of d.Entities

	written  map[graph.NodeID]bool // statements of this article
	evidence []graph.Evidence      // of the edge at hand
}

// replace forgets the article that had the same URL.
func (w *writer) replace() error {
	if w.d.Meta.URL == "" {
		return nil
	}
	for old := range w.tx.IndexSeek("Article", "url", w.d.Meta.URL) {
		w.res.Outcome = Replaced
		f, err := Forget(w.tx, old)
		w.res.Lost = f.Names
		return err
	}
	return w.tx.Err()
}

// article adds the article's own node.
func (w *writer) article() (err error) {
	m := &w.d.Meta
	props := map[string]any{"hash": m.Hash, "text": w.d.Text, "lang": m.Lang}
	set := func(key, value string) {
		if value != "" {
			props[key] = value
		}
	}
	set("title", m.Title)
	set("url", m.URL)
	set("source", m.Outlet)
	set("author", m.Author)
	set("path", m.Path)
	if !m.Published.IsZero() {
		props["published"] = date(m.Published)
	}
	w.id, err = w.create("Article", props)
	w.res.Article = w.id
	return err
}

// create adds a node and counts it.
func (w *writer) create(label string, props map[string]any) (graph.NodeID, error) {
	w.res.Nodes[label]++
	return w.tx.CreateNode([]string{label}, props)
}

// cite adds the evidence of a fact to an edge; the whole article where the fact
// has no place of its own.
func (w *writer) cite(edge graph.EdgeID, b document.Basis) error {
	w.evidence = w.evidence[:0]
	for _, s := range b.Evidence {
		w.evidence = append(w.evidence, graph.Evidence{Article: w.id, Start: s.Start, End: s.End, Confidence: min(max(b.Confidence, 0), 1)})
	}
	return w.tx.AddEvidence(edge, w.evidence...)
}

// edge returns the edge of this type and these properties between two nodes and
// adds it when there is none.
func (w *writer) edge(from graph.NodeID, typ string, to graph.NodeID, props map[string]any) (graph.EdgeID, error) {
	id, err := w.tx.FindEdge(from, typ, to, props)
	if errors.Is(err, graph.ErrNotFound) {
		return w.tx.CreateEdge(from, typ, to, props)
	}
	return id, err
}

// between is the first edge of a type between two nodes, if there is one.
func between(tx *graph.Tx, from graph.NodeID, typ string, to graph.NodeID) (graph.EdgeID, bool) {
	if id := tx.TypeID(typ); id != 0 {
		for h := range tx.Between(from, to, graph.Out, id) {
			return h.Edge, true
		}
	}
	return 0, false
}
