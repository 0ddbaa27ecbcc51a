// Package figure reads the numbers of an article: what a company reported and
// how it grew.
//
// Each sentence is a row of anchors: metrics, periods, quantities, words of
// change, accounting bases (anchor.go). Read from left to right they fill a
// frame, which says whose number, of what, for when (frame.go, subject.go); a
// quantity that meets a full frame is a figure, one that a word of change
// governs is growth of the figure before it (change.go).
//
// Find needs Sentences, Tokens, Mentions and Entities of the Document and sets
// Facts.Figures and Facts.Growth. Numbers are read by package quantity, periods
// by package period; metrics come from the lexicon.
package figure

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
)

// Find reads the figures and the growth of d.
func Find(d *document.Document, lex *lexicon.Lexicon) {
	r := newReader(d, lex)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		p := &d.Paragraphs[s.Paragraph]
		if p.Kind == document.Boilerplate || p.Kind == document.Title {
			continue
		}
		if s.Paragraph != r.paragraph {
			r.paragraph = s.Paragraph
			r.last = frame{company: -1, subject: -1}
		}
		r.sentence(s)
	}
}

// reader carries what one sentence must know of those before it.
type reader struct {
	d         *document.Document
	lex       *lexicon.Lexicon
	ref       period.Reference
	home      string // currency of a bare 元
	paragraph int
	focus     int   // company that the text speaks of, -1 for none
	last      frame // of the number before
	mention   int   // first mention that the sentence at hand may hold
}

func newReader(d *document.Document, lex *lexicon.Lexicon) *reader {
	return &reader{d: d, lex: lex, ref: period.Reference{Date: d.Meta.Published}, home: homeCurrency(d),
		paragraph: -1, focus: -1, last: frame{company: -1, subject: -1}}
}

// homeCurrency is the currency that a bare 元 is in the article's market: the
// New Taiwan dollar where Taiwan's tickers or its currency are written.
func homeCurrency(d *document.Document) string {
	if d.Meta.Lang == "en" {
		return "USD"
	}
	for _, e := range d.Entities {
		for _, t := range e.Tickers {
			if len(t) > 3 && (t[len(t)-3:] == ".TW" || len(t) > 4 && t[len(t)-4:] == ".TWO") && taiwanese(d) {
				return "TWD"
			}
		}
	}
	if taiwanese(d) {
		return "TWD"
	}
	return "CNY"
}

// sentence reads one sentence.
func (r *reader) sentence(s *document.Sentence) {
	anchors := r.anchors(s)
	f := frame{company: -1, subject: -1}
	for i := range anchors {
		a := &anchors[i]
		switch a.kind {
		case companyAnchor:
			if !a.object {
				f.company, f.subject, f.segment = a.entity, -1, ""
				r.focus = a.entity
			}
		case productAnchor:
			f.product = a.entity
		case periodAnchor:
			f.period, f.periodAt = a.period, a.Start
		case basisAnchor:
			f.basis = a.text
		case metricAnchor:
			r.openMetric(&f, anchors, i)
		case quantityAnchor:
			r.quantity(&f, anchors, i)
		case clauseAnchor:
			f.compare, f.change = "", 0
		case changeAnchor:
			f.change, f.changeAt = a.sign, a.End
		case compareAnchor:
			f.compare = a.text
			if a.sign != 0 {
				f.change, f.changeAt = a.sign, a.End
			}
		}
	}
	if f.period.Value != "" {
		r.ref = r.ref.Advance(f.period)
	}
}
