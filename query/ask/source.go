package ask

import (
	"strings"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
	"github.com/newsgraph/kg/query/passage"
)

// Source is an article that states a fact, with the places where it does.
type Source struct {
	Article   graph.NodeID
	Hash      string
	Title     string
	Outlet    string
	Published string // as 2023-03-22, "" when unknown
	URL       string
	Path      string
	Places    []Place

	text string
}

// Place is a stretch of an article's text.
type Place struct {
	Start, End int // bytes of the article's text
	Text       string
	Confidence float64
}

// sources reads the evidence column of a row: the value of evidence(r), or a list of such values.
func sources(v any) []Source {
	var list []Source
	var add func(any)
	add = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				add(e)
			}
		case map[string]any:
			list = addPlace(list, v)
		}
	}
	add(v)
	return list
}

// addPlace adds one evidence to the source of its article.
func addPlace(list []Source, e map[string]any) []Source {
	article, _ := e["article"].(graph.Node)
	var p Place
	start, _ := e["start"].(int64)
	end, _ := e["end"].(int64)
	p.Start, p.End = int(start), int(end)
	p.Confidence, _ = e["confidence"].(float64)
	text, _ := article.Props["text"].(string)
	if 0 <= p.Start && p.Start <= p.End && p.End <= len(text) {
		p.Text = text[p.Start:p.End]
	}
	for i := range list {
		if list[i].Article == article.ID {
			list[i].Places = append(list[i].Places, p)
			return list
		}
	}
	s := Source{Article: article.ID, Places: []Place{p}, text: text}
	s.Hash, _ = article.Props["hash"].(string)
	s.Title, _ = article.Props["title"].(string)
	s.Outlet, _ = article.Props["source"].(string)
	s.URL, _ = article.Props["url"].(string)
	s.Path, _ = article.Props["path"].(string)
	if d, ok := article.Props["published"].(temporal.Date); ok {
		s.Published = formatDate(d)
	}
	return append(list, s)
}

func formatDate(d temporal.Date) string {
	return time.Unix(d.Days*24*60*60, 0).UTC().Format(time.DateOnly)
}

// String is the source line: title, outlet, date; the URL or the path where there is no title.
func (s *Source) String() string {
	var parts []string
	for _, p := range []string{s.Title, s.Outlet, s.Published} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if s.Title == "" {
		if where := firstOf(s.URL, s.Path); where != "" {
			parts = append([]string{where}, parts...)
		}
	}
	if len(parts) == 0 {
		return "?"
	}
	return strings.Join(parts, ", ")
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// Context returns the place with the sentences that it stands in: what is before it, itself, and
// what is behind it.
func (s *Source) Context(p Place) (before, at, behind string) {
	if p.Text == "" {
		return "", "", ""
	}
	return passage.Around(s.text, p.Start, p.End)
}
