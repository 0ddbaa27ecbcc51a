package ask

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/temporal"
)

// Source is an article that states a fact, with the places where it does.
type Source struct {
	Article   graph.NodeID
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

// contextLimit bounds, in bytes, how far the context of a place reaches to each side.
const contextLimit = 400

// Context returns the place with the sentences that it stands in: what is before it, itself, and
// what is behind it.
func (s *Source) Context(p Place) (before, at, behind string) {
	if p.Text == "" {
		return "", "", ""
	}
	start := sentenceStart(s.text, p.Start)
	end := sentenceEnd(s.text, p.End)
	return oneLine(s.text[start:p.Start]), oneLine(p.Text), oneLine(s.text[p.End:end])
}

// sentenceStart is where the sentence that holds at begins.
func sentenceStart(text string, at int) int {
	for i := at; i > 0 && at-i < contextLimit; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if endsSentence(r) || r == '.' && i < len(text) && text[i] == ' ' {
			return i
		}
		i -= n
	}
	return runeStart(text, max(0, at-contextLimit))
}

// sentenceEnd is where the sentence that holds at ends.
func sentenceEnd(text string, at int) int {
	if r, _ := utf8.DecodeLastRuneInString(text[:at]); endsSentence(r) {
		return at
	}
	for i, r := range text[at:] {
		if i > contextLimit {
			return at + i
		}
		if r == '\n' {
			return at + i
		}
		if endsSentence(r) || r == '.' && (at+i+1 == len(text) || text[at+i+1] == ' ' || text[at+i+1] == '\n') {
			return at + i + utf8.RuneLen(r)
		}
	}
	return len(text)
}

func endsSentence(r rune) bool { return strings.ContainsRune("。！？!?\n", r) }

func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// oneLine writes white space of any kind as one space.
func oneLine(s string) string {
	lead, trail := "", ""
	if strings.HasPrefix(s, " ") {
		lead = " "
	}
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		trail = " "
	}
	return lead + strings.Join(strings.Fields(s), " ") + trail
}
