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
}

// Post is a post that a person holds or held.
type Post struct {
	Person string `json:"person"`
	Title  string `json:"title"`
	At     string `json:"at"`
	Former bool   `json:"former,omitempty"`
}

// Statement is something that the entity said.
type Statement struct {
	Text string `json:"text"`
	Verb string `json:"verb,omitempty"`
	Form string `json:"form,omitempty"`
	On   string `json:"on,omitempty"` // YYYY-MM-DD
}

// Relation is any other edge of the entity.
type Relation struct {
	Type   string `json:"type"`
	Other  string `json:"other"`
	Out    bool   `json:"out"` // from the entity to the other
	Detail string `json:"detail,omitempty"`
}

// Read gathers the profile of a node.
func Read(tx *graph.Tx, n graph.Node) (*Profile, error) {
	p := &Profile{ID: n.ID, Labels: n.Labels, Name: Title(n)}
	for _, name := range tx.Names(n.ID) {
		if name != p.Name {
			p.Names = append(p.Names, name)
		}
	}
	series := newCollector(tx)
	for e := range tx.Both(n.ID) {
		var err error
		switch e.Type {
		case "MENTIONS":
			var a Article
			a, err = ReadArticle(tx, e.From)
			p.Articles = append(p.Articles, a)
		case "SAID":
			err = p.said(tx, e, n.ID)
		case "REPORTED", "GREW_BY":
			err = series.add(e)
		case "HOLDS_POSITION":
			err = p.post(tx, e)
		case "ABOUT": // of every statement there are too many
		default:
			err = p.relation(tx, e, n.ID)
		}
		if err != nil {
			return nil, err
		}
	}
	p.Figures = series.sorted()
	slices.SortStableFunc(p.Statements, func(a, b Statement) int { return cmp.Compare(b.On, a.On) })
	slices.SortStableFunc(p.Articles, func(a, b Article) int { return cmp.Compare(b.Published, a.Published) })
	slices.SortStableFunc(p.Posts, func(a, b Post) int {
		if a.Former != b.Former {
			if b.Former {
				return -1
			}
			return 1
		}
		return 0
	})
	return p, tx.Err()
}

func (p *Profile) said(tx *graph.Tx, e graph.Edge, id graph.NodeID) error {
	if e.From != id {
		return nil
	}
	n, err := tx.Node(e.To)
	if err != nil {
		return err
	}
	p.Statements = append(p.Statements, Statement{
		Text: text(n.Props["text"]), Verb: text(e.Props["verb"]), Form: text(n.Props["form"]), On: text(n.Props["said_on"]),
	})
	return nil
}

func (p *Profile) post(tx *graph.Tx, e graph.Edge) error {
	person, err := title(tx, e.From)
	if err != nil {
		return err
	}
	at, err := title(tx, e.To)
	if err != nil {
		return err
	}
	former, _ := e.Props["former"].(bool)
	p.Posts = append(p.Posts, Post{person, text(e.Props["title"]), at, former})
	return nil
}

func (p *Profile) relation(tx *graph.Tx, e graph.Edge, id graph.NodeID) error {
	r := Relation{Type: e.Type, Out: e.From == id, Detail: Details(e.Props)}
	other := e.From
	if r.Out {
		other = e.To
	}
	var err error
	if r.Other, err = title(tx, other); err != nil {
		return err
	}
	p.Relations = append(p.Relations, r)
	return nil
}
