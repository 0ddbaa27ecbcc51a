package store

import (
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
	other, err := tx.NodeByKey(was.label, as)
	if errors.Is(err, graph.ErrNotFound) {
		other, err = tx.CreateNode([]string{was.label}, map[string]any{"name": as})
	}
	if err != nil {
		return 0, 0, err
	}
	for _, n := range []string{as, name} {
		if err := tx.AddName(other, n); err != nil {
			return 0, 0, err
		}
		if err := correct(tx, was.label, n, identity{was.label, as}); err != nil {
			return 0, 0, err
		}
	}
	s := &splitter{tx: tx, from: id, to: other, name: folded, places: map[graph.NodeID][]place{}}
	if err := s.mentions(); err != nil {
		return 0, 0, err
	}
	if err := s.facts(); err != nil {
		return 0, 0, err
	}
	if err := joinStatements(tx, other, as, was.name); err != nil {
		return 0, 0, err
	}
	return other, s.moved, joinEdges(tx, other)
}

// splitter moves what belongs to a name from one node to another.
type splitter struct {
	tx       *graph.Tx
	from, to graph.NodeID
	name     string                   // folded
	places   map[graph.NodeID][]place // of each article, in order
	moved    int
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

// facts moves the other edges.
func (s *splitter) facts() error {
	var edges []graph.Edge
	for e := range s.tx.Both(s.from) {
		if e.Type != "MENTIONS" {
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
	from, to := e.From, e.To
	if from == s.from {
		from = s.to
	} else {
		to = s.to
	}
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

// belongs reports whether evidence speaks of the name: it calls the node by it
// and by no other, or, where it does not call it at all, the mention before it does.
func (s *splitter) belongs(ev graph.Evidence) bool {
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
