package figure_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/figure"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
)

// parse builds the Document of a text in which companies stand in braces and
// products in angle brackets: {腾讯}旗下<微信>. {华星=公司} is 公司, meaning 华星.
func parse(marked, lang, published string) *document.Document {
	d := &document.Document{Meta: document.Meta{Lang: lang}}
	d.Meta.Published, _ = time.Parse(time.DateOnly, published)
	var text strings.Builder
	index := map[string]int{}
	for marked != "" {
		k := strings.IndexAny(marked, "{<")
		if k < 0 {
			text.WriteString(marked)
			break
		}
		text.WriteString(marked[:k])
		kind, closing := document.Company, "}"
		if marked[k] == '<' {
			kind, closing = document.Product, ">"
		}
		inner, rest, _ := strings.Cut(marked[k+1:], closing)
		marked = rest
		name, surface, pointer := strings.Cut(inner, "=")
		form := document.Nominal
		if !pointer {
			surface, form = name, document.Named
		}
		e, ok := index[name]
		if !ok {
			e = len(d.Entities)
			index[name] = e
			d.Entities = append(d.Entities, document.Entity{Kind: kind, Name: name})
		}
		start := text.Len()
		text.WriteString(surface)
		d.Entities[e].Mentions = append(d.Entities[e].Mentions, len(d.Mentions))
		d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: start, End: text.Len()}, Kind: kind, Form: form, Entity: e})
	}
	d.Text = text.String()
	segment.Text(d)
	for i := range d.Paragraphs {
		d.Paragraphs[i].Kind = document.Body
	}
	var names []document.Span
	for _, m := range d.Mentions {
		names = append(names, m.Span)
	}
	segment.WordsWith(d, names)
	return d
}

// read lists what a marked text reports, one line a fact:
//
//	腾讯/微信 mau 2022 1313000000 user
//	腾讯 revenue 2022Q4 +0.01 yoy
func read(marked, lang, published string) []string {
	d := parse(marked, lang, published)
	figure.Find(d, lexicon.Default())
	var out []string
	for _, f := range d.Facts.Figures {
		out = append(out, line(d, f.Company, f.Subject, f.SubjectText, f.Metric, f.Period, f.Number.Value.String(), unitOf(f.Number), f.Accounting, f.Forecast))
	}
	for _, g := range d.Facts.Growth {
		change, unit := "", ""
		if g.Rate != nil {
			change = g.Rate.String()
		} else {
			change, unit = g.Delta.Value.String(), unitOf(*g.Delta)
		}
		if !strings.HasPrefix(change, "-") {
			change = "+" + change
		}
		out = append(out, line(d, g.Company, g.Subject, g.SubjectText, g.Metric, g.Period, change, unit, g.Compare, g.Accounting, g.Forecast))
	}
	return out
}

func unitOf(n document.Number) string {
	if n.Unit == "1" {
		return ""
	}
	return n.Unit
}

func line(d *document.Document, company, entity int, segment string, rest ...any) string {
	owner := ""
	if company >= 0 {
		owner = d.Entities[company].Name
	}
	switch {
	case entity >= 0:
		owner += "/" + d.Entities[entity].Name
	case segment != "":
		owner += "/" + segment
	}
	words := []string{owner}
	for _, r := range rest {
		switch r := r.(type) {
		case bool:
			if r {
				words = append(words, "forecast")
			}
		default:
			if s := fmt.Sprint(r); s != "" {
				words = append(words, s)
			}
		}
	}
	return strings.Join(words, " ")
}

type sample struct {
	text string
	want []string
}

func check(t *testing.T, lang, published string, samples []sample) {
	t.Helper()
	for _, tt := range samples {
		if d := cmp.Diff(tt.want, read(tt.text, lang, published)); d != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, d)
		}
	}
}
