package main

import (
	"github.com/cayleygraph/cayley"
	cgraph "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
)

var knows, named, inSector = quad.IRI("knows"), quad.IRI("name"), quad.IRI("sector")

func loadCayley(dir, file string) error {
	if err := cgraph.InitQuadStore("bolt", file, nil); err != nil {
		return err
	}
	qs, err := cgraph.NewQuadStore("bolt", file, nil)
	if err != nil {
		return err
	}
	w, err := qs.NewQuadWriter()
	if err != nil {
		return err
	}
	batch := make([]quad.Quad, 0, 10_000)
	flush := func() error {
		_, err := w.WriteQuads(batch)
		batch = batch[:0]
		return err
	}
	add := func(s int, p quad.IRI, o quad.Value) error {
		if batch = append(batch, quad.Make(quad.Int(s), p, o, nil)); len(batch) == cap(batch) {
			return flush()
		}
		return nil
	}
	err = eachNode(dir, func(id int, name string, sector int) error {
		if err := add(id, named, quad.String(name)); err != nil {
			return err
		}
		return add(id, inSector, quad.Int(sector))
	})
	if err != nil {
		return err
	}
	if err := eachEdge(dir, func(from, to int) error { return add(from, knows, quad.Int(to)) }); err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return qs.Close()
}

type cayleyStore struct {
	*cayley.Handle
	search searcher
}

func openCayley(_, file string) store {
	return &cayleyStore{Handle: must(cayley.NewGraph("bolt", file, nil))}
}

func (s *cayleyStore) close() { check(s.Close()) }

func (s *cayleyStore) each(p *path.Path, f func(int)) {
	check(p.Iterate(bg).EachValue(s.QuadStore, func(v quad.Value) { f(int(v.(quad.Int))) }))
}

func (s *cayleyStore) sector(name string) (sector int) {
	s.each(cayley.StartPath(s, quad.String(name)).In(named).Out(inSector), func(n int) { sector = n })
	return sector
}

func (s *cayleyStore) out(node int, f func(int)) {
	s.each(cayley.StartPath(s, quad.Int(node)).Out(knows), f)
}

func (s *cayleyStore) in(node int, f func(int)) {
	s.each(cayley.StartPath(s, quad.Int(node)).In(knows), f)
}

func (s *cayleyStore) around(node int) (n int) {
	s.out(node, func(int) { n++ })
	return n
}

func (s *cayleyStore) reach(node, hops int) int { return s.search.reach(s.out, node, hops) }

func (s *cayleyStore) distance(from, to int) int { return s.search.distance(s.out, s.in, from, to) }

// quads calls f with both ends of all quads that have a predicate.
func (s *cayleyStore) quads(p quad.IRI, f func(subject, object int)) {
	it := s.QuadIterator(quad.Predicate, s.ValueOf(p))
	defer it.Close()
	for it.Next(bg) {
		q := s.Quad(it.Result())
		f(int(q.Subject.(quad.Int)), int(q.Object.(quad.Int)))
	}
	check(it.Err())
}

func (s *cayleyStore) sectors() []int {
	sector := map[int]int{}
	s.quads(inSector, func(node, n int) { sector[node] = n })
	counts := make([]int, sectors)
	s.quads(knows, func(_, to int) { counts[sector[to]]++ })
	return counts
}

func (s *cayleyStore) top() []int {
	var degrees []int
	s.quads(knows, func(_, to int) {
		for to >= len(degrees) {
			degrees = append(degrees, 0)
		}
		degrees[to]++
	})
	return ten(degrees)
}

// link adds a quad that there may be already; then it does nothing, which counts for Cayley.
func (s *cayleyStore) link(from, to int) {
	err := s.AddQuad(quad.Make(quad.Int(from), knows, quad.Int(to), nil))
	if !cgraph.IsQuadExist(err) {
		check(err)
	}
}
