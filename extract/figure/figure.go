// Package figure reads the numbers of an article: what a company reported and
// how it grew.
//
// A sentence is a row of anchors: names, metrics, periods, numbers, and the cues
// around them: words of change, comparison, accounting and forecast (anchor.go,
// words.go). Read from left to right they fill a frame, which says whose number,
// of what, for when (nameanchor.go, frame.go, subject.go). Each number then finds its part from
// what leads up to it (lead.go, number.go): a value of the frame's metric
// (value.go, and when.go for its period), a change of it (change.go), a share of
// the revenue (share.go), an item of a parallel construction (parallel.go) or
// the price of a deal (deal.go). What nobody reported is left out: sizes of
// markets, prices of goods, what a source counted of others (market.go).
//
// Find needs Sentences, Tokens, Mentions and Entities of the Document and sets
// Facts.Figures and Facts.Growth. Numbers are read by package quantity, periods
// by package period; metrics come from the lexicon.
package figure

import (
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/market"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// Find reads the figures and the growth of d.
func Find(d *document.Document, lex *lexicon.Lexicon) {
	r := newReader(d, lex)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		switch d.Paragraphs[s.Paragraph].Kind {
		case document.Heading:
			r.heading(s)
			continue
		case document.Boilerplate:
			continue
		case document.Title:
			r.broken(s)
			continue
		}
		r.enter(s.Paragraph)
		r.sentence(s)
	}
}

// reader carries what one sentence must know of those before it.
type reader struct {
	d    *document.Document
	lex  *lexicon.Lexicon
	ref  period.Reference
	home string // currency of a bare 元

	quarter    string // named last
	month      string // the same
	first      string // period of the first number that was reported
	fiscal     string // quarter of the company's own year that the text named last
	yearly     bool   // the text compares with the year before
	fiscalName string // how it is called within its year: 第二财季
	buyer      int    // who buys in the last deal that the text told of, -1 for none
	bought     int    // what is bought in it
	told       bool   // the sentence at hand reported a number
	paragraph  int
	mention    int   // first mention that the sentence at hand may hold
	main       int   // company that the article names most, -1 for none
	focus      int   // company that the text speaks of, -1 for none
	product    int   // product named last, -1 for none
	last       frame // of the number before, in this paragraph

	// Of the sentence at hand; the slices are used again for the next.
	start, end int
	anchors    []anchor
	quantities []quantity.Quantity
	periods    []period.Period
	parallel   []item // what a construction with 分别 lists
	listed     []item // the last list of names that one did

	metrics map[lexicon.ID]code
	seen    map[figureKey]int // figures by what they say
	grown   map[growthKey]int
}

// code is what the lexicon tells of a metric.
type code struct{ code, class string }

func newReader(d *document.Document, lex *lexicon.Lexicon) *reader {
	r := &reader{d: d, lex: lex, ref: period.Reference{Date: d.Meta.Published, FiscalYearEnd: fiscalYearEnd(d)}, home: market.Currency(d),
		paragraph: -1, main: mainCompany(d), focus: -1, buyer: -1, bought: -1, product: -1, last: newFrame(),
		metrics: map[lexicon.ID]code{}, seen: map[figureKey]int{}, grown: map[growthKey]int{}}
	r.focus, r.yearly = r.main, yearly(d)
	return r
}

// mainCompany is the company that the article names most, the first of equals.
func mainCompany(d *document.Document) int {
	best := -1
	for i := range d.Entities {
		if d.Entities[i].Kind == document.Company && (best < 0 || len(d.Entities[i].Mentions) > len(d.Entities[best].Mentions)) {
			best = i
		}
	}
	return best
}

// enter begins a paragraph: what it says without a name is of the company that
// reported last.
func (r *reader) enter(paragraph int) {
	if paragraph == r.paragraph {
		return
	}
	r.paragraph = paragraph
	if r.last.company >= 0 {
		r.focus = r.last.company
	}
	company := r.last.company
	r.last = newFrame()
	r.last.company = company
}

// heading takes up the period that a heading names in full: 2014年第三季度财务表现.
func (r *reader) heading(s *document.Sentence) {
	r.periods = period.Append(r.periods[:0], r.d.Slice(s.Span), r.ref)
	if len(r.periods) != 1 {
		return
	}
	if p := r.periods[0]; !p.Relative && p.Kind != period.Month && !r.future(p.Value) {
		r.ref = r.ref.Advance(p)
	}
}

// broken takes up the period at which a title breaks off, which is no title then but the first line
// of a text in short lines: 华星公布，截至去年12月31日止年度.
func (r *reader) broken(s *document.Sentence) {
	text := strings.TrimRight(r.d.Slice(s.Span), " ")
	r.periods = period.Append(r.periods[:0], text, r.ref)
	if len(r.periods) == 0 {
		return
	}
	if p := r.periods[len(r.periods)-1]; p.End == len(text) && p.Start > 0 && p.Kind != period.Day && !r.future(p.Value) && containsAny(text[p.Start:], []string{"止"}) {
		r.ref = r.ref.Advance(p)
	}
}

// sentence reads one sentence.
func (r *reader) sentence(s *document.Sentence) {
	if r.told = false; !r.collect(s) {
		r.follow()
		return
	}
	f := newFrame()
	before := len(r.d.Facts.Figures) + len(r.d.Facts.Growth)
	r.markCompared()
	r.presetPeriod(&f)
	r.parallel, r.listed = r.parallel[:0], r.listed[:0]
	for i := range r.anchors {
		a := &r.anchors[i]
		switch a.kind {
		case companyAnchor:
			r.turnTo(&f, a)
		case productAnchor:
			r.product = a.index
		case periodAnchor:
			r.setPeriod(&f, i)
		case basisAnchor:
			if i > 0 && r.anchors[i-1].kind == basisAnchor && r.between(i-1, i) == " (" {
				break // Non-GAAP (adjusted)
			}
			f.basis, f.basisAt = a.code, i
		case metricAnchor:
			r.openMetric(&f, i)
		case respectiveAnchor:
			r.openParallel(&f, i)
		case againstAnchor:
			f.against = i
		case amongAnchor:
			f.listed = true
		case stopAnchor:
			f.stop()
		case quantityAnchor:
			r.number(&f, i)
		}
	}
	r.told = len(r.d.Facts.Figures)+len(r.d.Facts.Growth) > before
	r.follow()
}

// follow moves the discourse on past a sentence.
func (r *reader) follow() {
	if !r.foresees() {
		for i := range r.periods {
			if !r.told && containsAny(r.d.Text[r.start:r.end], asides) {
				continue // 此前，公司曾于今年2月融资: no numbers of that month follow
			}
			if r.future(r.periods[i].Value) || !r.told && r.unfinished(&r.periods[i]) || !r.told && r.bygone(&r.periods[i]) {
				continue
			}
			if r.lookedBack(&r.periods[i]) {
				continue // 利润为63亿元，几乎是去年的三倍
			}
			if i > 0 && r.within(r.periods[i].Start) {
				continue // 其中四季度
			}
			if r.d.Meta.Lang == "en" && r.earlier(r.periods[i].Value) {
				continue // English goes back only to compare
			}
			if p := &r.periods[i]; r.d.Meta.Lang == "en" && p.Kind == period.Year && p.Relative && len(r.ref.Current) == len("2006Q1") && strings.HasPrefix(r.ref.Current, p.Value) {
				continue // up 30 percent this year, in a report of a quarter
			}
			r.ref = r.ref.Advance(r.periods[i])
		}
	}
	turned := false
	r.rememberDeal()
	for i := range r.anchors {
		switch a := &r.anchors[i]; {
		case a.kind == companyAnchor && !a.object && !a.source:
			if r.d.Meta.Lang == "en" && (turned || r.passing(a.index) || r.led(i, " at ", " of ", " joined ", " joining ")) {
				continue // English goes on with the subject
			}
			r.focus, turned = a.index, true
		case a.kind == productAnchor:
			r.product = a.index
		}
	}
}

// earlier reports whether a period lies before the time that the text speaks of: of the
// same kind, or of a year before.
func (r *reader) earlier(p string) bool {
	now := r.ref.Current
	return len(p) == len(now) && p < now || len(p) >= len("2006") && len(now) >= len("2006") && p[:4] < now[:4]
}

// lookedBack reports whether a year that is named by its distance lies before the time of which the
// text tells numbers: it is only compared with.
func (r *reader) lookedBack(p *period.Period) bool {
	current := r.ref.Current
	return r.told && p.Relative && p.Kind == period.Year && len(current) > len("2006") && len(p.Value) == len("2006") && p.Value < current[:4]
}

// within reports whether 其中 stands before byte at in its part of the sentence.
func (r *reader) within(at int) bool {
	for k := range r.anchors {
		if a := &r.anchors[k]; a.kind == amongAnchor && a.Start < at {
			return true
		}
	}
	return false
}

// bygone reports whether a year lies more than two before the time that the text
// speaks of: 2011年他第一次见到….
func (r *reader) bygone(p *period.Period) bool {
	if p.Kind != period.Year || len(r.ref.Current) < 4 || len(p.Value) != 4 {
		return false
	}
	now, err1 := strconv.Atoi(r.ref.Current[:4])
	year, err2 := strconv.Atoi(p.Value)
	return err1 == nil && err2 == nil && year < now-2
}

// unfinished reports whether a period is the year, half or quarter of the article's day, of
// which no numbers of the whole can be told yet.
func (r *reader) unfinished(p *period.Period) bool {
	day := r.d.Meta.Published
	if day.IsZero() || !strings.HasPrefix(p.Value, day.Format("2006")) {
		return false
	}
	month := int(day.Month())
	switch p.Kind {
	case period.Year:
		return len(p.Value) == len("2006")
	case period.Half:
		return p.Value[4:] == "H"+strconv.Itoa((month+5)/6)
	case period.Quarter:
		return p.Value[4:] == "Q"+strconv.Itoa((month+2)/3)
	}
	return false
}

// asides begin what happened before the time that the text speaks of.
var asides = []string{"此前", "曾于", "曾在", "早在", "早前"}

// foresees reports whether the sentence speaks of what is to come; its periods
// are not those that the text goes on to report.
func (r *reader) foresees() bool {
	if r.d.Meta.Lang == "en" && containsAny(r.d.Text[r.start:r.end], []string{" expected to ", " expects to ", " will ", " plans to ", " aims to ", " by the end of "}) {
		return true
	}
	for i := range r.anchors {
		if r.told && r.anchors[i].kind == quantityAnchor {
			return false // 营收538亿元，高于市场预测
		}
		if r.anchors[i].kind == forecastAnchor && r.anchors[i].mode == wide {
			return true
		}
	}
	return false
}

func (r *reader) metricOf(id lexicon.ID) code {
	c, ok := r.metrics[id]
	if !ok {
		c = code{r.lex.Code(id), r.lex.Class(id)}
		r.metrics[id] = c
	}
	return c
}
