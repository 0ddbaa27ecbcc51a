package profile

import (
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/passage"
)

// Citation is a place of an article that states a fact, as it reads there.
type Citation struct {
	Article       *Article // without its count of facts
	Start, End    int      // bytes of the article's text
	Text          string
	Before, After string // the rest of its sentences, on one line
	Confidence    float64
}

// Citations read evidence, and every article once.
type Citations struct {
	tx       *graph.Tx
	articles map[graph.NodeID]*Article
}

// NewCitations reads within a transaction.
func NewCitations(tx *graph.Tx) *Citations {
	return &Citations{tx, map[graph.NodeID]*Article{}}
}

// Of are the places that state an edge, in order of article and place. Places that are not in their article
// are left out.
func (c *Citations) Of(edge graph.EdgeID) ([]Citation, error) {
	var list []Citation
	for e := range c.tx.Evidence(edge) {
		cited, ok, err := c.At(e)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, cited)
		}
	}
	return list, c.tx.Err()
}

// At reads one place. It is false where the article has no such place.
func (c *Citations) At(e graph.Evidence) (Citation, bool, error) {
	a, err := c.Article(e.Article)
	if err != nil {
		return Citation{}, false, err
	}
	if e.Start > e.End || e.End > len(a.Text) {
		return Citation{}, false, nil
	}
	before, _, after := passage.Around(a.Text, e.Start, e.End)
	return Citation{a, e.Start, e.End, a.Text[e.Start:e.End], before, after, e.Confidence}, true, nil
}

// Article is an article without its count of facts.
func (c *Citations) Article(id graph.NodeID) (*Article, error) {
	if a := c.articles[id]; a != nil {
		return a, nil
	}
	a, err := readHead(c.tx, id)
	if err != nil {
		return nil, err
	}
	c.articles[id] = &a
	return &a, nil
}
