package resolve

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// point gives every pointer its antecedent: the entity of a fitting kind that
// the discourse holds in focus at that place. Centering (Grosz, Joshi and
// Weinstein 1995) in its simplest form: the subject of the sentence before, else
// the entity named last.
func point(d *document.Document) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Form == document.Named || m.Entity >= 0 {
			continue
		}
		switch m.Kind {
		case document.Company, document.Organization:
			m.Entity = companyFor(d, i)
		case document.Person:
			m.Entity = personFor(d, i)
		}
		if e := m.Entity; e >= 0 {
			d.Entities[e].Mentions = append(d.Entities[e].Mentions, i)
		}
	}
}

// companyFor finds what 该公司, 公司 or 该行 means: the company named last before
// it in the paragraph, else the company that the article names most.
func companyFor(d *document.Document, i int) int {
	m := &d.Mentions[i]
	word := d.Slice(m.Span)
	p := paragraphOf(d, m.Start)
	for k := i - 1; k >= 0 && d.Mentions[k].Start >= p.Start; k-- {
		o := &d.Mentions[k]
		if o.Form == document.Named && o.Entity >= 0 && fits(d, o, word) {
			return o.Entity
		}
	}
	best, most := -1, 0
	for e := range d.Entities {
		if d.Entities[e].Kind != m.Kind {
			continue
		}
		count := 0
		for _, k := range d.Entities[e].Mentions {
			if d.Mentions[k].Start < m.Start || most == 0 {
				count++
			}
		}
		if count > most {
			best, most = e, count
		}
	}
	return best
}

func fits(d *document.Document, o *document.Mention, word string) bool {
	if strings.HasSuffix(word, "行") {
		return o.Kind == document.Company && strings.HasSuffix(d.Entities[o.Entity].Name, "行")
	}
	return o.Kind == document.Company
}

// personFor finds what 他 or 她 means: the person named last.
func personFor(d *document.Document, i int) int {
	for k := i - 1; k >= 0; k-- {
		o := &d.Mentions[k]
		if o.Kind == document.Person && o.Form == document.Named && o.Entity >= 0 {
			return o.Entity
		}
	}
	return -1
}

func paragraphOf(d *document.Document, at int) document.Span {
	for _, p := range d.Paragraphs {
		if p.Start <= at && at <= p.End {
			return p.Span
		}
	}
	return document.Span{Start: 0, End: len(d.Text)}
}
