package store

import (
	"errors"
	"time"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

var labels = map[document.Kind]string{
	document.Company: "Company", document.Person: "Person", document.Product: "Product",
	document.Organization: "Organization", document.Topic: "Topic", document.Source: "Source",
}

// entities finds or adds the node of every entity, teaches it the names that
// the article uses, and ties the article to it.
func (w *writer) entities() error {
	decisions, err := Decide(w.tx, w.d)
	if err != nil {
		return err
	}
	w.nodes = make([]graph.NodeID, len(w.d.Entities))
	var order []graph.NodeID
	mentions := map[graph.NodeID][]document.Span{}
	for i := range w.d.Entities {
		e := &w.d.Entities[i]
		id, err := w.entity(e, &decisions[i])
		if err != nil {
			return err
		}
		w.nodes[i] = id
		if e.Kind == document.Source {
			continue
		}
		if _, ok := mentions[id]; !ok {
			order = append(order, id)
		}
		for _, m := range e.Mentions {
			mentions[id] = append(mentions[id], w.d.Mentions[m].Span)
		}
	}
	for _, id := range order {
		spans := mentions[id]
		edge, err := w.tx.CreateEdge(w.id, "MENTIONS", id, map[string]any{"count": int64(len(spans))})
		if err != nil {
			return err
		}
		if err := w.cite(edge, document.Basis{Evidence: spans, Confidence: 1}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) entity(e *document.Entity, is *Decision) (graph.NodeID, error) {
	if e.Kind == document.Source {
		// Nobody knows whether two articles' 业内人士 are the same people.
		id, err := w.create(labels[e.Kind], map[string]any{"key": w.d.Meta.Hash + " " + e.Name, "name": e.Name})
		if err != nil {
			return 0, err
		}
		return id, w.tx.AddName(id, e.Name)
	}
	id := is.Node
	if id == 0 { // of two entities that mean one new node the first adds it
		var err error
		if id, err = w.tx.NodeByKey(is.Label, is.Name); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return 0, err
		}
	}
	if id == 0 {
		props := map[string]any{"name": is.Name}
		if e.English != "" && is.known == e.Known {
			props["english_name"] = e.English
		}
		if len(e.Tickers) > 0 {
			tickers := make([]any, len(e.Tickers))
			for i, t := range e.Tickers {
				tickers[i] = t
			}
			props["tickers"] = tickers
		}
		var err error
		if id, err = w.create(is.Label, props); err != nil {
			return 0, err
		}
	}
	for _, other := range is.same {
		if err := w.join(id, other); err != nil {
			return 0, err
		}
	}
	return id, w.teach(id, is, e)
}

// join makes one of two nodes that an article shows to be the same.
func (w *writer) join(into, from graph.NodeID) error {
	kept, err := identify(w.tx, into)
	if err != nil {
		return err
	}
	gone, err := identify(w.tx, from)
	if err != nil {
		return err
	}
	if err := w.tx.MergeNodes(into, from); err != nil {
		return err
	}
	if err := joinStatements(w.tx, into, kept.name, gone.name); err != nil {
		return err
	}
	if err := renameTeller(w.tx, into, kept.name, gone.name); err != nil {
		return err
	}
	return joinEdges(w.tx, into)
}

// teach adds the names by which the article and the tables call e, but for those
// that mean something else by the user's word.
func (w *writer) teach(id graph.NodeID, is *Decision, e *document.Entity) error {
	names := append([]string{is.Name, e.Name}, e.Aliases...)
	if e.English != "" && is.known == e.Known {
		names = append(names, e.English)
	}
	names = append(names, e.Tickers...)
	if is.known != "" {
		for _, c := range w.lex.Lookup(lexicon.Names, e.Known) {
			if entry := w.lex.Entry(c.ID); entry.Name == e.Known && entry.Kind.Entity() == e.Kind {
				names = append(names, entry.Full, entry.English)
				names = append(append(names, entry.Aliases...), entry.Tickers...)
			}
		}
	}
	for _, n := range names {
		means, ok, err := corrected(w.tx, labels[e.Kind], n)
		if err != nil {
			return err
		}
		if n == "" || ok && means != (identity{is.Label, is.Name}) {
			continue
		}
		if err := w.tx.AddName(id, n); err != nil {
			return err
		}
	}
	return nil
}

// node is the node of entity e, 0 for none.
func (w *writer) node(e int) graph.NodeID {
	if e < 0 {
		return 0
	}
	return w.nodes[e]
}

func date(t time.Time) temporal.Date {
	return temporal.Date{Days: t.Unix() / (24 * 60 * 60)}
}
