// Package profile gathers what a graph of news knows of one entity, as one page:
// names, posts, statements, figures by period, relations and articles.
//
// Start with [Find], which leads from a name to nodes, and [Read].
package profile

import (
	"cmp"
	"slices"

	"github.com/newsgraph/kg/graph"
)

// Profile is what is known of an entity.
type Profile struct {
	ID         graph.NodeID `json:"id"`
	Labels     []string     `json:"labels"`
	Name       string       `json:"name"`
	Names      []string     `json:"names"` // other than Name
	Posts      []Post       `json:"posts"`
	Statements []Statement  `json:"statements"` // the latest first
	Figures    []Series     `json:"figures"`
	Relations  []Relation   `json:"relations"`
	Articles   []Article    `json:"articles"` // the latest first

	SpokenOf []Statement    `json:"-"` // that are about it, the latest first
	More     map[string]int `json:"-"` // how many a limit has left out: posts, statements, spoken_of, relations, articles
}

// Post is a post that a person holds or held.
type Post struct {
	Person string `json:"person"`
	Title  string `json:"title"`
	At     string `json:"at"`
	Former bool   `json:"former,omitempty"`

	Edge graph.Edge `json:"-"`
}

// Statement is something that somebody said.
type Statement struct {
	Text string `json:"text"`
	Verb string `json:"verb,omitempty"`
	Form string `json:"form,omitempty"`
	On   string `json:"on,omitempty"` // YYYY-MM-DD

	ID      graph.NodeID `json:"-"`
	Speaker graph.NodeID `json:"-"`
	Edge    graph.EdgeID `json:"-"` // from the speaker
}

// Relation is any other edge of the entity.
type Relation struct {
	Type   string `json:"type"`
	Other  string `json:"other"`
	Out    bool   `json:"out"` // from the entity to the other
	Detail string `json:"detail,omitempty"`

	Edge graph.Edge `json:"-"`
}

// Read gathers the profile of a node. limit, if not 0, is the most of every list but names and figures.
func Read(tx *graph.Tx, n graph.Node, limit int) (*Profile, error) {
	p := &Profile{ID: n.ID, Labels: n.Labels, Name: Title(n), More: map[string]int{}}
	for _, name := range tx.Names(n.ID) {
		if name != p.Name {
			p.Names = append(p.Names, name)
		}
	}
	g := &gathering{tx: tx, figures: newCollector(tx)}
	for h := range tx.Expand(n.ID, graph.Both) {
		if err := g.take(h); err != nil {
			return nil, err
		}
	}
	p.Figures = g.figures.sorted()
	for _, part := range []struct {
		name string
		list []place
		add  func(*graph.Tx, place) error
	}{
		{"posts", formerLast(g.posts), p.post}, {"statements", latestFirst(g.said), p.said}, {"spoken_of", latestFirst(g.about), p.spokenOf},
		{"relations", g.relations, p.relation}, {"articles", latestFirst(g.mentions), p.article},
	} {
		list := part.list
		if limit > 0 && len(list) > limit {
			p.More[part.name] = len(list) - limit
			list = list[:limit]
		}
		for _, at := range list {
			if err := part.add(tx, at); err != nil {
				return nil, err
			}
		}
	}
	return p, tx.Err()
}

// gathering sorts the edges of a node, of which most are read only when they are shown.
type gathering struct {
	tx                                      *graph.Tx
	posts, said, about, relations, mentions []place
	figures                                 *collector
}

// place is an edge, and what it is sorted by.
type place struct {
	graph.Half
	on     string
	former bool
}

func (g *gathering) take(h graph.Half) error {
	at := place{Half: h}
	outward := h.Dir == graph.Out
	switch g.tx.TypeName(h.Type) {
	case "MENTIONS":
		if at.on = g.prop(h.Other, "published"); !outward {
			g.mentions = append(g.mentions, at)
		}
	case "SAID":
		if at.on = g.prop(h.Other, "said_on"); outward {
			g.said = append(g.said, at)
		}
	case "ABOUT":
		if at.on = g.prop(h.Other, "said_on"); !outward {
			g.about = append(g.about, at)
		}
	case "REPORTED", "GREW_BY":
		if !outward {
			g.relations = append(g.relations, at)
			break
		}
		e, err := g.tx.Edge(h.Edge)
		if err != nil {
			return err
		}
		return g.figures.add(e)
	case "HOLDS_POSITION":
		former, _ := g.tx.EdgeProp(h.Edge, "former")
		at.former, _ = former.(bool)
		g.posts = append(g.posts, at)
	default:
		g.relations = append(g.relations, at)
	}
	return nil
}

func (g *gathering) prop(id graph.NodeID, key string) string {
	v, _ := g.tx.Prop(id, key)
	return text(v)
}

func latestFirst(list []place) []place {
	slices.SortStableFunc(list, func(a, b place) int { return cmp.Compare(b.on, a.on) })
	return list
}

func formerLast(list []place) []place {
	slices.SortStableFunc(list, func(a, b place) int {
		if a.former != b.former {
			if b.former {
				return -1
			}
			return 1
		}
		return 0
	})
	return list
}

func (p *Profile) article(tx *graph.Tx, at place) error {
	a, err := ReadArticle(tx, at.Other)
	p.Articles = append(p.Articles, a)
	return err
}

func (p *Profile) said(tx *graph.Tx, at place) error {
	s, err := statement(tx, at.Other, p.ID, at.Edge)
	p.Statements = append(p.Statements, s)
	return err
}

// spokenOf takes a statement with each of its speakers.
func (p *Profile) spokenOf(tx *graph.Tx, at place) error {
	for said := range tx.Expand(at.Other, graph.In, tx.TypeID("SAID")) {
		s, err := statement(tx, at.Other, said.Other, said.Edge)
		if err != nil {
			return err
		}
		p.SpokenOf = append(p.SpokenOf, s)
	}
	return nil
}

func statement(tx *graph.Tx, id, speaker graph.NodeID, edge graph.EdgeID) (Statement, error) {
	n, err := tx.Node(id)
	verb, _ := tx.EdgeProp(edge, "verb")
	return Statement{
		Text: text(n.Props["text"]), Verb: text(verb), Form: text(n.Props["form"]), On: text(n.Props["said_on"]),
		ID: id, Speaker: speaker, Edge: edge,
	}, err
}

func (p *Profile) post(tx *graph.Tx, at place) error {
	e, err := tx.Edge(at.Edge)
	if err != nil {
		return err
	}
	person, err := title(tx, e.From)
	if err != nil {
		return err
	}
	employer, err := title(tx, e.To)
	p.Posts = append(p.Posts, Post{person, text(e.Props["title"]), employer, at.former, e})
	return err
}

func (p *Profile) relation(tx *graph.Tx, at place) error {
	e, err := tx.Edge(at.Edge)
	if err != nil {
		return err
	}
	other, err := title(tx, at.Other)
	p.Relations = append(p.Relations, Relation{e.Type, other, at.Dir == graph.Out, Details(e.Props), e})
	return err
}
