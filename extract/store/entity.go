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
	w.nodes = make([]graph.NodeID, len(w.d.Entities))
	var order []graph.NodeID
	mentions := map[graph.NodeID][]document.Span{}
	for i := range w.d.Entities {
		e := &w.d.Entities[i]
		id, err := w.entity(e)
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

func (w *writer) entity(e *document.Entity) (graph.NodeID, error) {
	if e.Kind == document.Source {
		// Nobody knows whether two articles' 业内人士 are the same people.
		id, err := w.create(labels[e.Kind], map[string]any{"key": w.d.Meta.Hash + " " + e.Name, "name": e.Name})
		if err != nil {
			return 0, err
		}
		return id, w.tx.AddName(id, e.Name)
	}
	label, name, err := w.correctedEntity(e)
	if err != nil {
		return 0, err
	}
	id, err := w.known(label, name, e)
	if err != nil {
		return 0, err
	}
	if id == 0 {
		props := map[string]any{"name": name}
		if e.English != "" {
			props["english_name"] = e.English
		}
		if len(e.Tickers) > 0 {
			tickers := make([]any, len(e.Tickers))
			for i, t := range e.Tickers {
				tickers[i] = t
			}
			props["tickers"] = tickers
		}
		if id, err = w.create(label, props); err != nil {
			return 0, err
		}
	}
	return id, w.teach(id, label, name, e)
}

// known finds the node that the graph already has for e: by its key, else by
// one of the names that only one node of the label bears; 0 when there is none.
func (w *writer) known(label, name string, e *document.Entity) (graph.NodeID, error) {
	id, err := w.tx.NodeByKey(label, name)
	if err == nil {
		return id, nil
	}
	if !errors.Is(err, graph.ErrNotFound) {
		return 0, err
	}
	if e.Known != "" {
		return 0, nil // the tables know it as a thing of its own
	}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		found := graph.NodeID(0)
		for other := range w.tx.NodesByName(n) {
			if !w.tx.HasLabel(other, label) {
				continue
			}
			if found != 0 {
				found = 0
				break
			}
			found = other
		}
		if found != 0 {
			return found, nil
		}
	}
	return 0, w.tx.Err()
}

// teach adds the names by which the article and the tables call e, but for those
// that mean something else by the user's word.
func (w *writer) teach(id graph.NodeID, label, name string, e *document.Entity) error {
	names := append([]string{name, e.Name}, e.Aliases...)
	if e.English != "" {
		names = append(names, e.English)
	}
	names = append(names, e.Tickers...)
	if e.Known != "" {
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
		if n == "" || ok && means != (identity{label, name}) {
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
