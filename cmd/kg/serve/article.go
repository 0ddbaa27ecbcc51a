package serve

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/profile"
)

// Articles is a page of the list of articles.
type Articles struct {
	Articles []Head `json:"articles"`
	Total    int64  `json:"total"`
}

// ArticleWithFacts is an article with what it states.
type ArticleWithFacts struct {
	Article  articleText `json:"article"`
	Mentions []Mention   `json:"mentions"`
	Facts    []Fact      `json:"facts"`
}

type articleText struct {
	Head
	Text string `json:"text"`
}

// Mention is a place of a name.
type Mention struct {
	Start int `json:"start"`
	End   int `json:"end"`
	Ref   Ref `json:"ref"`
}

func articles(c *call) (any, error) {
	limit, err := c.number("limit", 50, 1, 500)
	if err != nil {
		return nil, err
	}
	offset, err := c.number("offset", 0, 0, 1<<30)
	if err != nil {
		return nil, err
	}
	out := &Articles{Articles: []Head{}, Total: c.tx.CountLabel("Article")}
	for id := range latestArticles(c.tx) {
		if offset > 0 {
			offset--
			continue
		}
		if len(out.Articles) == limit {
			break
		}
		a, err := profile.ReadArticle(c.tx, id)
		if err != nil {
			return nil, err
		}
		out.Articles = append(out.Articles, countedHead(a))
	}
	return out, nil
}

// latestArticles yields the dated articles, the latest first, by their index, and then the others.
func latestArticles(tx *graph.Tx) func(func(graph.NodeID) bool) {
	return func(yield func(graph.NodeID) bool) {
		const label, date = "Article", "published"
		for id := range tx.IndexRange(label, date, graph.Bound{}, graph.Bound{}, true) {
			if !yield(id) {
				return
			}
		}
		indexed := tx.HasIndex(label, date)
		for id := range tx.NodesByLabel(label) {
			if _, dated := tx.Prop(id, date); !(dated && indexed) && !yield(id) {
				return
			}
		}
	}
}

func article(c *call) (any, error) {
	id, err := c.id()
	if err != nil {
		return nil, err
	}
	node := graph.NodeID(id)
	if !c.tx.HasLabel(node, "Article") {
		return nil, fmt.Errorf("article %d: %w", id, graph.ErrNotFound)
	}
	a, err := profile.ReadArticle(c.tx, node)
	if err != nil {
		return nil, err
	}
	facts, err := profile.Facts(c.tx, node)
	if err != nil {
		return nil, err
	}
	out := &ArticleWithFacts{Article: articleText{countedHead(a), a.Text}, Mentions: []Mention{}, Facts: []Fact{}}
	for _, f := range facts {
		if f.Type == "MENTIONS" {
			err = c.mentioned(out, f)
		} else {
			err = c.stated(out, f)
		}
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out.Mentions, func(a, b Mention) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return out, nil
}

func (r *reader) mentioned(out *ArticleWithFacts, f profile.Fact) error {
	ref, err := r.ref(f.Edge.To)
	for _, e := range f.Evidence {
		if e.Start < e.End && e.End <= len(out.Article.Text) {
			out.Mentions = append(out.Mentions, Mention{e.Start, e.End, ref})
		}
	}
	return err
}

// stated adds a fact with its evidence of this article.
func (r *reader) stated(out *ArticleWithFacts, f profile.Fact) error {
	fact := Fact{Edge: f.Edge.ID, Type: f.Type, Detail: f.Detail, Props: plainMap(f.Edge.Props), Evidence: []Evidence{}}
	var err error
	if fact.From, err = r.ref(f.Edge.From); err != nil {
		return err
	}
	if fact.To, err = r.ref(f.Edge.To); err != nil {
		return err
	}
	for _, e := range f.Evidence {
		cited, ok, err := r.cites.At(e)
		if err != nil {
			return err
		}
		if ok {
			fact.Evidence = append(fact.Evidence, evidenceOf(cited))
		}
	}
	out.Facts = append(out.Facts, fact)
	return nil
}

// edge is a fact with all of its evidence.
func edge(c *call) (any, error) {
	id, err := c.id()
	if err != nil {
		return nil, err
	}
	e, err := c.tx.Edge(graph.EdgeID(id))
	if err != nil {
		return nil, err
	}
	return c.fact(e)
}
