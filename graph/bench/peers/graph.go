package main

import (
	"context"

	"github.com/newsgraph/kg/graph"
)

var bg = context.Background()

func loadGraph(dir, path string) error {
	g, err := graph.Open(path, nil)
	if err != nil {
		return err
	}
	defer g.Close()
	err = g.Update(bg, func(tx *graph.Tx) error { return tx.EnsureKey("Company", "id") })
	if err != nil {
		return err
	}
	err = g.Load(bg, nil, func(l *graph.Loader) error {
		err := eachNode(dir, func(id int, name string, sector int) error {
			n, err := l.Node([]string{"Company"}, map[string]any{"id": id, "name": name, "sector": sector})
			if err != nil {
				return err
			}
			return l.Name(n, name)
		})
		if err != nil {
			return err
		}
		return eachEdge(dir, func(from, to int) error {
			// A new graph numbers its nodes from 1, as the workload does.
			_, err := l.Edge(graph.NodeID(from), "KNOWS", graph.NodeID(to), nil)
			return err
		})
	})
	if err != nil {
		return err
	}
	return g.Close()
}

// graphStore is package graph, used as a Go program would. NodeIDs are the workload's numbers.
type graphStore struct {
	g      *graph.Graph
	search searcher
}

func openGraph(_, path string) store { return &graphStore{g: must(graph.Open(path, nil))} }

func (s *graphStore) close() { check(s.g.Close()) }

func (s *graphStore) view(f func(tx *graph.Tx)) {
	check(s.g.View(bg, func(tx *graph.Tx) error { f(tx); return nil }))
}

func (s *graphStore) sector(name string) (sector int) {
	s.view(func(tx *graph.Tx) { sector = int(must(tx.NodeByName(name)).Props["sector"].(int64)) })
	return sector
}

func (s *graphStore) around(node int) (n int) {
	s.view(func(tx *graph.Tx) {
		for h := range tx.Expand(graph.NodeID(node), graph.Out, tx.TypeID("KNOWS")) {
			if h.Other != 0 {
				n++
			}
		}
	})
	return n
}

func expand(tx *graph.Tx, dir graph.Direction) neighbours {
	knows := tx.TypeID("KNOWS")
	return func(node int, f func(int)) {
		for h := range tx.Expand(graph.NodeID(node), dir, knows) {
			f(int(h.Other))
		}
	}
}

func (s *graphStore) reach(node, hops int) (n int) {
	s.view(func(tx *graph.Tx) { n = s.search.reach(expand(tx, graph.Out), node, hops) })
	return n
}

func (s *graphStore) distance(from, to int) (d int) {
	s.view(func(tx *graph.Tx) { d = s.search.distance(expand(tx, graph.Out), expand(tx, graph.In), from, to) })
	return d
}

func (s *graphStore) sectors() []int {
	counts := make([]int, sectors)
	s.view(func(tx *graph.Tx) {
		knows := tx.TypeID("KNOWS")
		for id := range tx.NodesByLabel("Company") {
			sector, _ := tx.Prop(id, "sector")
			counts[sector.(int64)] += tx.Degree(id, graph.In, knows)
		}
	})
	return counts
}

func (s *graphStore) top() (best []int) {
	s.view(func(tx *graph.Tx) {
		knows := tx.TypeID("KNOWS")
		degrees := make([]int, tx.CountNodes()+1)
		for id := range tx.NodesByLabel("Company") {
			degrees[id] = tx.Degree(id, graph.In, knows)
		}
		best = ten(degrees)
	})
	return best
}

func (s *graphStore) link(from, to int) {
	check(s.g.Update(bg, func(tx *graph.Tx) error {
		_, err := tx.CreateEdge(graph.NodeID(from), "KNOWS", graph.NodeID(to), nil)
		return err
	}))
}
