package serve

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

// Ref names a node.
type Ref struct {
	ID    graph.NodeID `json:"id"`
	Label string       `json:"label"`
	Name  string       `json:"name"`

	EnglishName string `json:"english_name,omitempty"`
}

// Node is a node as clients see it.
type Node struct {
	Ref
	Labels []string       `json:"labels"`
	Props  map[string]any `json:"props"`
	Degree int            `json:"degree"`
}

// Edge is an edge as clients see it.
type Edge struct {
	ID       graph.EdgeID   `json:"id"`
	Type     string         `json:"type"`
	From     graph.NodeID   `json:"from"`
	To       graph.NodeID   `json:"to"`
	Props    map[string]any `json:"props"`
	Detail   string         `json:"detail"`
	Evidence int            `json:"evidence"`
}

// Head is an article without its text.
type Head struct {
	ID        graph.NodeID `json:"id"`
	Hash      string       `json:"hash"`
	Title     string       `json:"title,omitempty"`
	Outlet    string       `json:"outlet,omitempty"`
	Author    string       `json:"author,omitempty"`
	Published string       `json:"published,omitempty"`
	URL       string       `json:"url,omitempty"`
	Path      string       `json:"path,omitempty"`
	Lang      string       `json:"lang,omitempty"`
	Facts     *int         `json:"facts,omitempty"`
}

// Evidence is a place of an article that states a fact.
type Evidence struct {
	Article    Head    `json:"article"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Text       string  `json:"text"`
	Before     string  `json:"before"`
	After      string  `json:"after"`
	Confidence float64 `json:"confidence"`
}

// Fact is an edge with its evidence.
type Fact struct {
	Edge     graph.EdgeID   `json:"edge"`
	Type     string         `json:"type"`
	From     Ref            `json:"from"`
	To       Ref            `json:"to"`
	Detail   string         `json:"detail"`
	Props    map[string]any `json:"props"`
	Evidence []Evidence     `json:"evidence"`
}

// reader reads what clients see, within a transaction.
type reader struct {
	tx       *graph.Tx
	cites    *profile.Citations
	refs     map[graph.NodeID]Ref
	mentions graph.TypeID
}

func newReader(tx *graph.Tx) *reader {
	return &reader{tx: tx, cites: profile.NewCitations(tx), refs: map[graph.NodeID]Ref{}, mentions: tx.TypeID("MENTIONS")}
}

func refOf(n graph.Node) Ref {
	r := Ref{ID: n.ID, Name: profile.Title(n)}
	r.EnglishName, _ = n.Props["english_name"].(string)
	if len(n.Labels) > 0 {
		r.Label = n.Labels[0]
	}
	if title, _ := n.Props["title"].(string); r.Label == "Article" && title == "" {
		r.Name = untitled(n)
	}
	return r
}

// untitled names an article that has no title: by its address, or by its file.
func untitled(n graph.Node) string {
	if url, _ := n.Props["url"].(string); url != "" {
		return url
	}
	file, _ := n.Props["path"].(string)
	if file = filepath.Base(file); file == "." || file == "-" {
		return fmt.Sprintf("#%d", n.ID)
	}
	return file
}

func (r *reader) ref(id graph.NodeID) (Ref, error) {
	if ref, ok := r.refs[id]; ok {
		return ref, nil
	}
	n, err := r.tx.Node(id)
	if err != nil {
		return Ref{}, err
	}
	r.refs[id] = refOf(n)
	return r.refs[id], nil
}

func (r *reader) node(n graph.Node) Node {
	return Node{Ref: refOf(n), Labels: some(n.Labels), Props: props(n), Degree: r.degree(n.ID)}
}

// props are the properties of a node but for those that kg keeps for itself.
func props(n graph.Node) map[string]any {
	out := make(map[string]any, len(n.Props))
	for key, v := range n.Props {
		if !strings.HasPrefix(key, "sketch") || refOf(n).Label != "Statement" {
			out[key] = plain(v)
		}
	}
	return out
}

// mostDegree is how far edges are counted.
const mostDegree = 1000

// degree counts the edges of a node but for MENTIONS.
func (r *reader) degree(id graph.NodeID) int {
	n, seen := 0, 0
	for h := range r.tx.Expand(id, graph.Both) {
		if h.Type != r.mentions {
			n++
		}
		if seen++; seen > mostDegree {
			return r.highDegree(id)
		}
	}
	return n
}

// highDegree is degree for a node that may have many more MENTIONS than other edges.
func (r *reader) highDegree(id graph.NodeID) int {
	n := 0
	for range r.tx.Expand(id, graph.Both, r.otherTypes()...) {
		if n++; n == mostDegree {
			break
		}
	}
	return n
}

// otherTypes are all types of edges but MENTIONS.
func (r *reader) otherTypes() []graph.TypeID {
	var list []graph.TypeID
	for _, name := range r.tx.AllTypes() {
		if id := r.tx.TypeID(name); id != r.mentions {
			list = append(list, id)
		}
	}
	return list
}

func (r *reader) edge(e graph.Edge) Edge {
	return Edge{e.ID, e.Type, e.From, e.To, plainMap(e.Props), profile.Details(e.Props), r.tx.CountEvidence(e.ID)}
}

// fact reads an edge's ends and evidence.
func (r *reader) fact(e graph.Edge) (Fact, error) {
	f := Fact{Edge: e.ID, Type: e.Type, Detail: profile.Details(e.Props), Props: plainMap(e.Props)}
	var err error
	if f.From, err = r.ref(e.From); err != nil {
		return f, err
	}
	if f.To, err = r.ref(e.To); err != nil {
		return f, err
	}
	f.Evidence, err = r.evidence(e.ID)
	return f, err
}

// evidence is that of some edges, together.
func (r *reader) evidence(edges ...graph.EdgeID) ([]Evidence, error) {
	list := []Evidence{}
	for _, id := range edges {
		cited, err := r.cites.Of(id)
		if err != nil {
			return nil, err
		}
		for _, c := range cited {
			list = append(list, evidenceOf(c))
		}
	}
	return list, nil
}

func evidenceOf(c profile.Citation) Evidence {
	return Evidence{headOf(*c.Article), c.Start, c.End, c.Text, c.Before, c.After, c.Confidence}
}

func headOf(a profile.Article) Head {
	return Head{ID: a.ID, Hash: a.Hash, Title: a.Title, Outlet: a.Source, Author: a.Author, Published: a.Published, URL: a.URL, Path: a.Path, Lang: a.Lang}
}

// countedHead is a head with the count of facts.
func countedHead(a profile.Article) Head {
	h := headOf(a)
	h.Facts = &a.Facts
	return h
}
