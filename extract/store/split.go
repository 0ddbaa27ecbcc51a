package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// ErrOwnName says that a node cannot lose the name that is its key.
var ErrOwnName = errors.New("it is the name that the node is kept under")

// Split takes a name from a node and gives it to another, of the same label and
// called as, which is made if there is none. What articles say of the node
// where they call it by that name goes over too. It returns the other node, and
// how many pieces of evidence moved.
func Split(tx *graph.Tx, id graph.NodeID, name, as string) (graph.NodeID, int, error) {
	was, err := identify(tx, id)
	if err != nil {
		return 0, 0, err
	}
	folded := fold.Name(name)
	if fold.Name(was.name) == folded {
		return 0, 0, fmt.Errorf("%s: %w", name, ErrOwnName)
	}
	found := false
	for _, n := range tx.Names(id) {
		if fold.Name(n) != folded {
			continue
		}
		found = true
		if err := tx.RemoveName(id, n); err != nil {
			return 0, 0, err
		}
	}
	if !found {
		return 0, 0, fmt.Errorf("%s is no name of %s: %w", name, was.name, graph.ErrNotFound)
	}
	other, err := another(tx, was.label, as, name)
	if err != nil {
		return 0, 0, err
	}
	if err := correct(tx, was.label, name, identity{was.label, as}); err != nil {
		return 0, 0, err
	}
	s := &splitter{tx: tx, from: id, to: other, name: folded, places: map[graph.NodeID][]place{}}
	err = s.move(was.name, as)
	return other, s.moved, err
}

// SplitIn gives what some articles say of a node to another, of the same label and
// called as, which is made if there is none: they call two by one name. Both bear
// it from now on. The articles are told again by their URLs, or by their content
// where they have none. It returns the other node, and how many pieces of evidence
// moved.
func SplitIn(tx *graph.Tx, id graph.NodeID, articles []graph.NodeID, name, as string) (graph.NodeID, int, error) {
	was, err := identify(tx, id)
	if err != nil {
		return 0, 0, err
	}
	if fold.Name(was.name) == fold.Name(as) {
		return 0, 0, fmt.Errorf("%s: %w", as, ErrOwnName)
	}
	if !bears(tx, id, name) {
		return 0, 0, fmt.Errorf("%s is no name of %s: %w", name, was.name, graph.ErrNotFound)
	}
	other, err := another(tx, was.label, as, name)
	if err != nil {
		return 0, 0, err
	}
	s := &splitter{tx: tx, from: id, to: other, in: articles, places: map[graph.NodeID][]place{}}
	for _, article := range articles {
		if _, ok := between(tx, article, "MENTIONS", id); !ok {
			title, _ := tx.Prop(article, "title")
			path, _ := tx.Prop(article, "path")
			return 0, 0, fmt.Errorf("article %s does not speak of %s: %w", cmp.Or(asString(title), asString(path)), was.name, graph.ErrNotFound)
		}
		url, _ := tx.Prop(article, "url")
		hash, _ := tx.Prop(article, "hash")
		if err := correctIn(tx, was.label, name, cmp.Or(asString(url), asString(hash)), identity{was.label, as}); err != nil {
			return 0, 0, err
		}
	}
	err = s.move(was.name, as)
	return other, s.moved, err
}

// FreeName is name with the first number behind it under which no node of the kind
// of id is kept: 王芳（2）.
func FreeName(tx *graph.Tx, id graph.NodeID, name string) string {
	for n := 2; ; n++ {
		numbered := fmt.Sprintf("%s（%d）", name, n)
		free := true
		for _, label := range tx.Labels(id) {
			_, err := tx.NodeByKey(label, numbered)
			free = free && err != nil
		}
		if free {
			return numbered
		}
	}
}

// another is the node of a label that is kept under as, made if there is none. It
// bears name too, and no article joins it with a namesake.
func another(tx *graph.Tx, label, as, name string) (graph.NodeID, error) {
	other, err := tx.NodeByKey(label, as)
	if errors.Is(err, graph.ErrNotFound) {
		other, err = tx.CreateNode([]string{label}, map[string]any{"name": as})
	}
	if err != nil {
		return 0, err
	}
	for _, n := range []string{as, name} {
		if err := tx.AddName(other, n); err != nil {
			return 0, err
		}
	}
	return other, correct(tx, label, as, identity{label, as})
}

// bears reports whether a node has a name.
func bears(tx *graph.Tx, id graph.NodeID, name string) bool {
	for bearer := range tx.NodesByName(name) {
		if bearer == id {
			return true
		}
	}
	return false
}

// splitter moves what belongs to a name, or is said by some articles, from one
// node to another.
type splitter struct {
	tx       *graph.Tx
	from, to graph.NodeID
	name     string                   // folded
	in       []graph.NodeID           // the articles; nil for those that call the node so
	places   map[graph.NodeID][]place // of each article, in order
	moved    int
}

// move does it, from the node called was to the one called as.
func (s *splitter) move(was, as string) error {
	if s.in == nil {
		if err := s.mentions(); err != nil {
			return err
		}
	}
	if err := s.edges(func(typ string) bool { return s.in != nil || typ != "MENTIONS" }); err != nil {
		return err
	}
	if err := s.toldOfProducts(was, as); err != nil {
		return err
	}
	if err := joinStatements(s.tx, s.to, as, was); err != nil {
		return err
	}
	return joinEdges(s.tx, s.to)
}

// toldOfProducts divides what a company tells of its products.
func (s *splitter) toldOfProducts(was, as string) error {
	told, err := toldOfProducts(s.tx, s.to, was)
	if err != nil {
		return err
	}
	for _, e := range told {
		e.Props["company"] = as
		if err := s.moveEvidence(e, e.From, e.To); err != nil {
			return err
		}
	}
	return joinEdgesFrom(s.tx, told)
}

// place is a mention of the node in an article.
type place struct {
	start, end int
	goes       bool // by the name that goes, or by a pronoun after it
}

// mentions divides the mentions of every article.
func (s *splitter) mentions() error {
	kept := map[string]bool{}
	for _, n := range s.tx.Names(s.from) {
		kept[fold.Name(n)] = true
	}
	var edges []graph.Edge
	for e := range s.tx.In(s.from, "MENTIONS") {
		edges = append(edges, e)
	}
	for _, e := range edges {
		text, _ := s.tx.Prop(e.From, "text")
		goes := false
		for ev := range s.tx.Evidence(e.ID) {
			if t := asString(text); ev.End <= len(t) {
				switch called := fold.Name(t[ev.Start:ev.End]); {
				case called == s.name:
					goes = true
				case kept[called]:
					goes = false
				}
			}
			s.places[e.From] = append(s.places[e.From], place{ev.Start, ev.End, goes})
		}
		if err := s.edge(e); err != nil {
			return err
		}
	}
	return s.tx.Err()
}

// edges moves the edges of the types that move wants.
func (s *splitter) edges(want func(typ string) bool) error {
	var edges []graph.Edge
	for e := range s.tx.Both(s.from) {
		if want(e.Type) {
			edges = append(edges, e)
		}
	}
	for _, e := range edges {
		if err := s.edge(e); err != nil {
			return err
		}
	}
	return s.tx.Err()
}

// edge moves the evidence of e that belongs to the name, and e with it when
// none stays.
func (s *splitter) edge(e graph.Edge) error {
	from, to := e.From, e.To
	if from == s.from {
		from = s.to
	} else {
		to = s.to
	}
	return s.moveEvidence(e, from, to)
}

// moveEvidence moves the evidence of e that belongs to the name to a new edge with
// the properties of e and the ends given, and removes e when none stays.
func (s *splitter) moveEvidence(e graph.Edge, from, to graph.NodeID) error {
	var stay, leave []graph.Evidence
	for ev := range s.tx.Evidence(e.ID) {
		if s.belongs(ev) {
			leave = append(leave, ev)
		} else {
			stay = append(stay, ev)
		}
	}
	if len(leave) == 0 {
		return s.tx.Err()
	}
	s.moved += len(leave)
	props := e.Props
	if e.Type == "MENTIONS" {
		props = map[string]any{"count": int64(len(leave))}
	}
	created, err := s.tx.CreateEdge(from, e.Type, to, props)
	if err != nil {
		return err
	}
	for _, ev := range leave {
		if err := s.tx.AddEvidence(created, ev); err != nil {
			return err
		}
	}
	if len(stay) == 0 {
		return s.tx.DeleteEdge(e.ID)
	}
	if e.Type == "MENTIONS" {
		if err := s.tx.SetEdgeProp(e.ID, "count", int64(len(stay))); err != nil {
			return err
		}
	}
	for _, ev := range leave {
		if _, err := s.tx.RemoveEvidence(e.ID, ev.Article); err != nil {
			return err
		}
	}
	for _, ev := range stay {
		if err := s.tx.AddEvidence(e.ID, ev); err != nil {
			return err
		}
	}
	return nil
}

// belongs reports whether evidence is of the articles or, where they are not told,
// speaks of the name: it calls the node by it
// and by no other, or, where it does not call it at all, the mention before it does.
func (s *splitter) belongs(ev graph.Evidence) bool {
	if s.in != nil {
		return slices.Contains(s.in, ev.Article)
	}
	places := s.places[ev.Article]
	goes, stays := false, false
	for _, p := range places {
		if p.start >= ev.Start && p.end <= ev.End {
			goes, stays = goes || p.goes, stays || !p.goes
		}
	}
	if goes || stays {
		return goes && !stays
	}
	i, _ := slices.BinarySearchFunc(places, ev.Start, func(p place, start int) int { return p.start - start })
	return i > 0 && places[i-1].goes
}
