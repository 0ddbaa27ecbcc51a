package store

import (
	"errors"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// joinStatements gives the statements of a speaker who has a new name the keys
// that go with it. Where there is such a statement already the two become one.
func joinStatements(tx *graph.Tx, speaker graph.NodeID, name, before string) error {
	var said []graph.NodeID
	for e := range tx.Out(speaker, "SAID") {
		said = append(said, e.To)
	}
	for _, id := range said {
		key, _ := tx.Prop(id, "key")
		words, ok := strings.CutPrefix(asString(key), before+"|")
		if !ok || saidByOthers(tx, id, speaker) {
			continue
		}
		same, err := tx.NodeByKey("Statement", name+"|"+words)
		switch {
		case errors.Is(err, graph.ErrNotFound):
			err = tx.SetProp(id, "key", name+"|"+words)
		case err == nil && same != id:
			if err = tx.MergeNodes(same, id); err == nil {
				err = joinEdges(tx, same)
			}
		}
		if err != nil {
			return err
		}
	}
	return tx.Err()
}

// saidByOthers reports whether a statement is also another's.
func saidByOthers(tx *graph.Tx, statement, speaker graph.NodeID) bool {
	for e := range tx.In(statement, "SAID") {
		if e.From != speaker {
			return true
		}
	}
	return false
}

// renameTeller has what a company tells of its products bear the company's new name.
func renameTeller(tx *graph.Tx, company graph.NodeID, name, before string) error {
	told, err := toldOfProducts(tx, company, before)
	if err != nil {
		return err
	}
	for _, e := range told {
		if err := tx.SetEdgeProp(e.ID, "company", name); err != nil {
			return err
		}
	}
	return joinEdgesFrom(tx, told)
}

// toldOfProducts are the figures and growth of products that a company tells under
// a name, product by product, in articles that mention it.
func toldOfProducts(tx *graph.Tx, company graph.NodeID, name string) (told []graph.Edge, err error) {
	if !tx.HasLabel(company, "Company") {
		return nil, tx.Err()
	}
	seen := map[graph.NodeID]bool{}
	for article := range tx.In(company, "MENTIONS") {
		for mention := range tx.Out(article.From, "MENTIONS") {
			product := mention.To
			if seen[product] || !tx.HasLabel(product, "Product") {
				continue
			}
			seen[product] = true
			for e := range tx.Out(product, "REPORTED", "GREW_BY") {
				if e.Props["company"] == name {
					told = append(told, e)
				}
			}
		}
	}
	return told, tx.Err()
}

// joinEdgesFrom is joinEdges of the nodes from which edges lead, those of one node
// side by side.
func joinEdgesFrom(tx *graph.Tx, edges []graph.Edge) error {
	for i, e := range edges {
		if i > 0 && edges[i-1].From == e.From {
			continue
		}
		if err := joinEdges(tx, e.From); err != nil {
			return err
		}
	}
	return nil
}

// joinEdges makes one of the edges of a node that say the same, with the
// evidence of all, and drops those that lead from it to itself.
func joinEdges(tx *graph.Tx, id graph.NodeID) error {
	type course struct {
		typ      string
		from, to graph.NodeID
	}
	var edges []graph.Edge
	for e := range tx.Both(id) {
		edges = append(edges, e)
	}
	seen := map[course][]graph.Edge{}
	for _, e := range edges {
		if e.From == e.To {
			if err := tx.DeleteEdge(e.ID); err != nil {
				return err
			}
			continue
		}
		c := course{e.Type, e.From, e.To}
		joined := false
		for i, other := range seen[c] {
			if e.Type != "MENTIONS" && !same(other.Props, e.Props) {
				continue
			}
			if err := joinEdge(tx, &seen[c][i], e); err != nil {
				return err
			}
			joined = true
			break
		}
		if !joined {
			seen[c] = append(seen[c], e)
		}
	}
	return tx.Err()
}

// joinEdge moves the evidence of from to into and removes from. Of MENTIONS the
// counts add up.
func joinEdge(tx *graph.Tx, into *graph.Edge, from graph.Edge) error {
	var all []graph.Evidence
	for ev := range tx.Evidence(from.ID) {
		all = append(all, ev)
	}
	for _, ev := range all {
		if err := tx.AddEvidence(into.ID, ev); err != nil {
			return err
		}
	}
	a, ok := into.Props["count"].(int64)
	if b, too := from.Props["count"].(int64); ok && too && from.Type == "MENTIONS" {
		into.Props["count"] = a + b
		if err := tx.SetEdgeProp(into.ID, "count", a+b); err != nil {
			return err
		}
	}
	return tx.DeleteEdge(from.ID)
}

func asString(v any) string {
	s, _ := v.(string)
	return s
}

// same reports whether two edges have the same properties.
func same(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}
