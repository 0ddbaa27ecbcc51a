package serve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/text"
	"github.com/newsgraph/kg/query/passage"
	"github.com/newsgraph/kg/query/profile"
)

// Found is what a search found.
type Found struct {
	Entities   []foundEntity    `json:"entities"`
	Statements []foundStatement `json:"statements"`
	Articles   []foundArticle   `json:"articles"`
}

type foundEntity struct {
	Node
	Aliases []string `json:"aliases"`
}

type foundStatement struct {
	Ref     Ref     `json:"ref"`
	Text    string  `json:"text"`
	Speaker *Ref    `json:"speaker"`
	SaidOn  string  `json:"said_on,omitempty"`
	Score   float64 `json:"score"`
}

type foundArticle struct {
	Article Head    `json:"article"`
	Score   float64 `json:"score"`
	Snippet string  `json:"snippet"`
}

func search(c *call) (any, error) {
	q, err := c.text("q", 1000)
	if err != nil {
		return nil, err
	}
	limit, err := c.number("limit", 20, 1, 100)
	if err != nil {
		return nil, err
	}
	label := c.query.Get("label")
	out := &Found{Entities: []foundEntity{}, Statements: []foundStatement{}, Articles: []foundArticle{}}
	if label != "Statement" && label != "Article" {
		if out.Entities, err = c.named(q, label, limit); err != nil {
			return nil, err
		}
	}
	if label == "" || label == "Statement" {
		for hit := range c.tx.Search("Statement", q, limit) {
			s, err := c.statement(hit)
			if err != nil {
				return nil, err
			}
			out.Statements = append(out.Statements, s)
		}
	}
	if label == "" || label == "Article" {
		for hit := range c.tx.Search("Article", q, limit) {
			a, err := c.cites.Article(hit.Node)
			if err != nil {
				return nil, err
			}
			out.Articles = append(out.Articles, foundArticle{headOf(*a), hit.Score, snippet(a.Text, q)})
		}
	}
	return out, nil
}

func (r *reader) statement(hit graph.Hit) (foundStatement, error) {
	n, err := r.tx.Node(hit.Node)
	if err != nil {
		return foundStatement{}, err
	}
	s := foundStatement{Ref: refOf(n), Text: textOf(n.Props["text"]), SaidOn: textOf(n.Props["said_on"]), Score: hit.Score}
	for said := range r.tx.In(hit.Node, "SAID") {
		speaker, err := r.ref(said.From)
		if err != nil {
			return s, err
		}
		s.Speaker = &speaker
		break
	}
	return s, nil
}

// Bounds of the search for names.
const (
	mostCandidates = 500     // that are ranked
	mostScanned    = 200_000 // names that are looked at for those that have the words within
)

// match is a node with a name that was searched for.
type match struct {
	id     graph.NodeID
	rank   int // 0 it is called so, 1 its name begins so, 2 its name has it within
	length int // of the name
	degree int
}

// named finds entities by their names, the nearest first, of equal ones the most connected.
func (r *reader) named(q, label string, limit int) ([]foundEntity, error) {
	wanted := fold.Name(q)
	if wanted == "" {
		return []foundEntity{}, nil
	}
	found := map[graph.NodeID]match{}
	take := func(name string, id graph.NodeID, rank int) {
		if m, known := found[id]; known && (m.rank < rank || m.rank == rank && m.length <= len(name)) {
			return
		}
		if label == "" || r.tx.HasLabel(id, label) {
			found[id] = match{id: id, rank: rank, length: len(name)}
		}
	}
	for name, id := range r.tx.NamesByPrefix(wanted) {
		rank := 1
		if name == wanted {
			rank = 0
		}
		if take(name, id, rank); len(found) == mostCandidates {
			break
		}
	}
	if len(found) < limit && len([]rune(wanted)) > 1 {
		scanned := 0
		for name, id := range r.tx.NamesByPrefix("") {
			if strings.Contains(name, wanted) && !strings.HasPrefix(name, wanted) {
				take(name, id, 2)
			}
			if scanned++; scanned == mostScanned || len(found) == mostCandidates {
				break
			}
		}
	}
	return r.ranked(found, limit)
}

func (r *reader) ranked(found map[graph.NodeID]match, limit int) ([]foundEntity, error) {
	list := make([]match, 0, len(found))
	for _, m := range found {
		m.degree = r.degree(m.id)
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.degree, a.degree), cmp.Compare(a.length, b.length), cmp.Compare(a.id, b.id))
	})
	out := []foundEntity{}
	for _, m := range list[:min(limit, len(list))] {
		n, err := r.tx.Node(m.id)
		if err != nil {
			return nil, err
		}
		names := r.tx.Names(m.id)
		names = slices.DeleteFunc(names, func(s string) bool { return s == profile.Title(n) })
		out = append(out, foundEntity{r.node(n), some(names)})
	}
	return out, r.tx.Err()
}

// snippet is the sentence of a text that has most of the terms of a query, the first of equal ones.
func snippet(article, q string) string {
	terms := map[string]bool{}
	for t := range text.Terms(q) {
		terms[t.Text] = true
	}
	best, bestStart, bestEnd := 0, 0, 0
	for start := 0; start < len(article); {
		end := start
		for i, c := range article[start:] {
			end = start + i + len(string(c))
			if passage.EndsSentence(c) {
				break
			}
		}
		if n := common(article[start:end], terms); n > best {
			best, bestStart, bestEnd = n, start, end
		}
		if best == len(terms) {
			break
		}
		start = end
	}
	const most = 300 // bytes
	for bestEnd-bestStart > most {
		bestEnd = bestStart + strings.LastIndexFunc(article[bestStart:bestEnd], func(rune) bool { return true })
	}
	return strings.Join(strings.Fields(article[bestStart:bestEnd]), " ")
}

// common counts the terms that a sentence has.
func common(sentence string, terms map[string]bool) int {
	seen := map[string]bool{}
	for t := range text.Terms(sentence) {
		if terms[t.Text] {
			seen[t.Text] = true
		}
	}
	return len(seen)
}
