package serve

import (
	"errors"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// Graph is nodes and edges between them.
type Graph struct {
	Nodes     []Node `json:"nodes"`
	Edges     []Edge `json:"edges"`
	Truncated bool   `json:"truncated"`
}

// picture gathers what of a graph is to be drawn.
type picture struct {
	mostNodes, mostEdges int
	keep                 func(graph.NodeID, graph.Half) bool // what join adds; nil for all

	nodes     []graph.NodeID
	edges     []graph.EdgeID
	seen      map[graph.NodeID]bool
	seenEdges map[graph.EdgeID]bool
	truncated bool
}

// newPicture is one of an answer: more cannot be told apart.
func newPicture() picture { return picture{mostNodes: 300, mostEdges: 1000} }

// take adds what a value of a row holds.
func (p *picture) take(v any) {
	switch v := v.(type) {
	case graph.Node:
		p.addNode(v.ID)
	case graph.Edge:
		p.addEdge(v.ID, v.From, v.To)
	case *query.Path:
		for _, n := range v.Nodes {
			p.addNode(n.ID)
		}
		for _, e := range v.Edges {
			p.addEdge(e.ID, e.From, e.To)
		}
	case []any:
		for _, e := range v {
			p.take(e)
		}
	case map[string]any:
		for _, e := range v {
			p.take(e)
		}
	}
}

// addNode reports whether the node is in the picture.
func (p *picture) addNode(id graph.NodeID) bool {
	switch {
	case p.seen[id]:
		return true
	case len(p.nodes) == p.mostNodes:
		p.truncated = true
		return false
	case p.seen == nil:
		p.seen, p.seenEdges = map[graph.NodeID]bool{}, map[graph.EdgeID]bool{}
	}
	p.seen[id] = true
	p.nodes = append(p.nodes, id)
	return true
}

func (p *picture) addEdge(id graph.EdgeID, from, to graph.NodeID) {
	if !p.addNode(from) || !p.addNode(to) || p.seenEdges[id] {
		return
	}
	if len(p.edges) == p.mostEdges {
		p.truncated = true
		return
	}
	p.seenEdges[id] = true
	p.edges = append(p.edges, id)
}

// join adds the edges between the nodes, of some types or of all. Those of a node with more than a thousand
// are found from their other ends.
func (p *picture) join(r *reader, types ...graph.TypeID) {
	for _, id := range p.nodes {
		seen := 0
		for h := range r.tx.Expand(id, graph.Both, types...) {
			if seen++; seen > mostDegree {
				break
			}
			if !p.seen[h.Other] || p.keep != nil && !p.keep(id, h) {
				continue
			}
			if h.Dir == graph.Out {
				p.addEdge(h.Edge, id, h.Other)
			} else {
				p.addEdge(h.Edge, h.Other, id)
			}
		}
	}
}

// joined is the picture with all edges between its nodes.
func (p *picture) joined(r *reader) (Graph, error) {
	p.join(r)
	return p.graph(r)
}

// graph reads what is in the picture; what has been deleted since is left out.
func (p *picture) graph(r *reader) (Graph, error) {
	g := Graph{Nodes: []Node{}, Edges: []Edge{}, Truncated: p.truncated}
	for _, id := range p.nodes {
		n, err := r.tx.Node(id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return g, err
		}
		if shown := r.node(n); shown.Label == "Article" {
			delete(shown.Props, "text")
			g.Nodes = append(g.Nodes, shown)
		} else {
			g.Nodes = append(g.Nodes, shown)
		}
	}
	for _, id := range p.edges {
		e, err := r.tx.Edge(id)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return g, err
		}
		g.Edges = append(g.Edges, r.edge(e))
	}
	return g, r.tx.Err()
}
