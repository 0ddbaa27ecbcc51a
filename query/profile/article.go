package profile

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

// Article is an article and how many facts it states.
type Article struct {
	ID        graph.NodeID `json:"-"`
	Hash      string       `json:"hash"`
	Title     string       `json:"title,omitempty"`
	Source    string       `json:"source,omitempty"`
	Author    string       `json:"author,omitempty"`
	Published string       `json:"published,omitempty"` // YYYY-MM-DD
	URL       string       `json:"url,omitempty"`
	Path      string       `json:"path,omitempty"`
	Facts     int          `json:"facts"`
	Lang      string       `json:"-"`
	Text      string       `json:"-"`
}

// ReadArticle reads an Article node and counts its facts.
func ReadArticle(tx *graph.Tx, id graph.NodeID) (Article, error) {
	a, err := readHead(tx, id)
	if err != nil {
		return a, err
	}
	mentions := tx.TypeID("MENTIONS")
	for edge := range tx.EdgesCiting(id) {
		typ, _, _, err := tx.Ends(edge)
		if err != nil {
			return a, err
		}
		if typ != mentions {
			a.Facts++
		}
	}
	return a, tx.Err()
}

// readHead reads an Article node alone.
func readHead(tx *graph.Tx, id graph.NodeID) (Article, error) {
	n, err := tx.Node(id)
	if err != nil {
		return Article{}, err
	}
	p := n.Props
	return Article{
		ID: id, Lang: text(p["lang"]), Hash: text(p["hash"]), Title: text(p["title"]), Source: text(p["source"]), Author: text(p["author"]),
		Published: text(p["published"]), URL: text(p["url"]), Path: text(p["path"]), Text: text(p["text"]),
	}, nil
}

// Fact is one edge that an article is evidence of.
type Fact struct {
	Edge     graph.Edge
	Type     string
	From, To string
	Detail   string // its properties
	Evidence []graph.Evidence
}

// Facts are the edges that cite an article, mentions included, in the order in
// which the article states them.
func Facts(tx *graph.Tx, article graph.NodeID) ([]Fact, error) {
	var facts []Fact
	names := map[graph.NodeID]string{}
	for id := range tx.EdgesCiting(article) {
		e, err := tx.Edge(id)
		if err != nil {
			return nil, err
		}
		f := Fact{Edge: e, Type: e.Type, Detail: Details(e.Props)}
		for _, end := range []graph.NodeID{e.From, e.To} {
			if _, known := names[end]; !known {
				if names[end], err = title(tx, end); err != nil {
					return nil, err
				}
			}
		}
		f.From, f.To = names[e.From], names[e.To]
		for ev := range tx.Evidence(id) {
			if ev.Article == article {
				f.Evidence = append(f.Evidence, ev)
			}
		}
		facts = append(facts, f)
	}
	slices.SortStableFunc(facts, func(a, b Fact) int { return a.Evidence[0].Start - b.Evidence[0].Start })
	return facts, tx.Err()
}

// Details are properties in a line, period and value first.
func Details(props map[string]any) string {
	var words []string
	first := []string{"period", "basis", "value", "rate", "delta", "unit", "compare", "title"}
	for _, key := range first {
		if s := text(props[key]); s != "" {
			words = append(words, s)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(props)) {
		if !slices.Contains(first, key) && key != "verb" {
			words = append(words, key+"="+text(props[key]))
		}
	}
	return strings.Join(words, " ")
}

func title(tx *graph.Tx, id graph.NodeID) (string, error) {
	n, err := tx.Node(id)
	return Title(n), err
}

// text is a property as people read it.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return number(v)
	case int64:
		return fmt.Sprint(v)
	case temporal.Date:
		return time.Unix(v.Days*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return fmt.Sprint(v)
}
