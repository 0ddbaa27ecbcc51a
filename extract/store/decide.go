package store

import (
	"errors"
	"fmt"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// A Decision tells which node of the graph an entity of an article is, and why.
type Decision struct {
	Node        graph.NodeID // 0 for a new one
	Label, Name string       // under which the node is kept
	Why         string       // for people to read

	known string         // what the tables know it as; "" when they mean somebody else
	same  []graph.NodeID // nodes that the article shows to be the same
}

// Decide tells of each entity of d which node it is, as storing d would. Described
// sources are new nodes each time.
func Decide(tx *graph.Tx, d *document.Document) ([]Decision, error) {
	s := &decider{tx: tx, d: d, decisions: make([]Decision, len(d.Entities)), links: map[graph.NodeID]map[graph.NodeID]bool{}}
	s.posts = s.postTypes()
	for _, people := range []bool{false, true} { // whose firms tell them apart
		for i := range d.Entities {
			e := &d.Entities[i]
			if (e.Kind == document.Person) != people {
				continue
			}
			var err error
			if s.decisions[i], err = s.decide(i, e); err != nil {
				return nil, err
			}
		}
	}
	return s.decisions, nil
}

type decider struct {
	tx        *graph.Tx
	d         *document.Document
	decisions []Decision

	posts []posts
	links map[graph.NodeID]map[graph.NodeID]bool // see linked
}

func (s *decider) decide(i int, e *document.Entity) (Decision, error) {
	if e.Kind == document.Source {
		return Decision{Label: labels[e.Kind], Name: e.Name, Why: "a speaker whom this article alone describes"}, nil
	}
	here, ok, err := s.correctedHere(e)
	if err != nil {
		return Decision{}, err
	}
	if ok {
		d := Decision{Label: here.label, Name: here.name, Why: fmt.Sprintf("you said that %s is %s in this article", e.Name, here.name)}
		d.Node, err = s.byKey(here.label, here.name)
		return d, err
	}
	label, name, byUser, err := s.corrected(e)
	if err != nil {
		return Decision{}, err
	}
	if byUser {
		d := Decision{Label: label, Name: name, Why: fmt.Sprintf("you said that %s is %s", e.Name, name), known: e.Known}
		d.Node, err = s.byKey(label, name)
		return d, err
	}
	if e.Kind == document.Person {
		return s.person(i, e, name)
	}
	return s.thing(e, Decision{Label: label, Name: name, known: e.Known})
}

// thing finds the node that the graph already has for e: by its key, else by one
// of the names that only one node of the label bears.
func (s *decider) thing(e *document.Entity, d Decision) (Decision, error) {
	id, err := s.byKey(d.Label, d.Name)
	if err != nil {
		return d, err
	}
	if id != 0 {
		d.Node, d.Why = id, "kept under this name"
		return d, nil
	}
	if d.known != "" {
		d.Why = "new; the tables know it"
		return d, nil
	}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if found := s.bearers(d.Label, n); len(found) == 1 {
			d.Node, d.Name = found[0], s.name(found[0])
			d.Why = fmt.Sprintf("%s is a name of %s", n, d.Name)
			return d, nil
		}
	}
	d.Why = "new"
	return d, s.tx.Err()
}

// byKey is the node of a label that is kept under a name, 0 when there is none.
func (s *decider) byKey(label, name string) (graph.NodeID, error) {
	id, err := s.tx.NodeByKey(label, name)
	if errors.Is(err, graph.ErrNotFound) {
		return 0, nil
	}
	return id, err
}

// bearers are the nodes of a label that bear a name.
func (s *decider) bearers(label, name string) []graph.NodeID {
	var found []graph.NodeID
	for id := range s.tx.NodesByName(name) {
		if s.tx.HasLabel(id, label) {
			found = append(found, id)
		}
	}
	return found
}

func (s *decider) name(id graph.NodeID) string {
	name, _ := s.tx.Prop(id, "name")
	return asString(name)
}

// corrected is the label and the name of e by the user's word, else by the
// article's and the tables'.
func (s *decider) corrected(e *document.Entity) (label, name string, byUser bool, err error) {
	label, name = labels[e.Kind], e.Name
	if e.Known != "" {
		name = e.Known
	}
	for _, n := range []string{e.Name, name} {
		means, ok, err := corrected(s.tx, label, n)
		if err != nil {
			return "", "", false, err
		}
		if ok {
			return means.label, means.name, true, nil
		}
	}
	return label, name, false, nil
}

// correctedHere is what a name of e means in this article by the user's word.
func (s *decider) correctedHere(e *document.Entity) (means identity, ok bool, err error) {
	for _, in := range []string{s.d.Meta.URL, s.d.Meta.Hash} {
		if in == "" {
			continue
		}
		for _, n := range append([]string{e.Name, e.Known}, e.Aliases...) {
			if means, ok, err = correctedIn(s.tx, labels[e.Kind], n, in); ok || err != nil {
				return means, ok, err
			}
		}
	}
	return identity{}, false, nil
}

// sameName reports whether two names are one but for script, case and width.
func sameName(a, b string) bool { return fold.Name(a) == fold.Name(b) }
