package figure

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

type anchorKind uint8

const (
	clauseAnchor anchorKind = iota
	periodAnchor
	companyAnchor
	productAnchor
	basisAnchor
	metricAnchor
	compareAnchor
	changeAnchor
	quantityAnchor
)

// An anchor is a place of a sentence that bears on a number.
type anchor struct {
	document.Span
	kind     anchorKind
	entity   int
	object   bool // a company that is not the clause's subject
	period   period.Period
	metric   string // code
	unit     string // what the metric is counted in
	vague    bool   // a metric word that needs its number near
	text     string
	sign     int
	quantity quantity.Quantity
}

// anchors lists the anchors of a sentence in order.
func (r *reader) anchors(s *document.Sentence) []anchor {
	text := r.d.Slice(s.Span)
	var out []anchor
	add := func(a anchor, start, end int) {
		a.Start, a.End = s.Start+start, s.Start+end
		out = append(out, a)
	}
	for _, q := range quantity.Find(text) {
		if q.Kind != quantity.Duration {
			add(anchor{kind: quantityAnchor, quantity: q}, q.Start, q.End)
		}
	}
	for _, p := range period.Find(text, r.ref) {
		add(anchor{kind: periodAnchor, period: p}, p.Start, p.End)
	}
	for m := range r.lex.Find(lexicon.Metrics, text) {
		e := r.lex.Entry(m.Candidates[0].ID)
		add(anchor{kind: metricAnchor, metric: e.Code, unit: e.Class, vague: m.Candidates[0].Ambiguous, text: text[m.Start:m.End]}, m.Start, m.End)
	}
	r.words(text, add)
	for i := range text {
		if strings.HasPrefix(text[i:], "，") || strings.HasPrefix(text[i:], "；") || strings.HasPrefix(text[i:], "、") {
			add(anchor{kind: clauseAnchor, text: text[i : i+3]}, i, i+3)
		}
	}
	out = append(out, r.names(s)...)
	slices.SortStableFunc(out, func(a, b anchor) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return int(a.kind) - int(b.kind)
	})
	return slices.DeleteFunc(out, func(a anchor) bool { return a.kind != quantityAnchor && insideQuantity(out, a) })
}

// insideQuantity drops what is part of a number's own words.
func insideQuantity(all []anchor, a anchor) bool {
	for i := range all {
		if q := &all[i]; q.kind == quantityAnchor && q.Contains(a.Span) {
			return true
		}
	}
	return false
}

// names are the sentence's companies and products.
func (r *reader) names(s *document.Sentence) []anchor {
	var out []anchor
	for r.mention < len(r.d.Mentions) && r.d.Mentions[r.mention].Start < s.Start {
		r.mention++
	}
	for i := r.mention; i < len(r.d.Mentions) && r.d.Mentions[i].Start < s.End; i++ {
		m := &r.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		switch r.d.Entities[m.Entity].Kind {
		case document.Company:
			out = append(out, anchor{Span: m.Span, kind: companyAnchor, entity: m.Entity, object: r.isObject(m, s)})
		case document.Product:
			out = append(out, anchor{Span: m.Span, kind: productAnchor, entity: m.Entity})
		}
	}
	return out
}

// isObject reports whether a company is named only for comparison, as a source
// or as the partner of a deal.
func (r *reader) isObject(m *document.Mention, s *document.Sentence) bool {
	before := r.d.Text[s.Start:m.Start]
	for _, w := range []string{"收购", "入股", "投资", "对", "向", "与", "比", "超过", "超越", "高于", "低于", "据", "持有", "给", "由", "于", "并购", "竞购", "相较"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

var accountings = []struct{ text, basis string }{
	{"Non-IFRS", "Non-IFRS"}, {"非国际财务报告准则", "Non-IFRS"}, {"非国际准则", "Non-IFRS"}, {"Non-GAAP", "Non-GAAP"}, {"非美国通用会计准则", "Non-GAAP"}, {"非公认会计准则", "Non-GAAP"}, {"非通用会计准则", "Non-GAAP"},
	{"美国通用会计准则", "GAAP"}, {"GAAP", "GAAP"}, {"扣除非经常性损益", "扣非"}, {"扣非", "扣非"}, {"经调整", "经调整"}, {"调整后", "经调整"},
}

// words finds accounting bases, words of change and of comparison.
func (r *reader) words(text string, add func(anchor, int, int)) {
	for i := 0; i < len(text); {
		step := 1
		for _, a := range accountings {
			if strings.HasPrefix(text[i:], a.text) {
				add(anchor{kind: basisAnchor, text: a.basis}, i, i+len(a.text))
				step = len(a.text)
				break
			}
		}
		if step == 1 {
			if c, ok := comparisonAt(text[i:]); ok {
				add(anchor{kind: compareAnchor, text: c.compare, sign: c.sign}, i, i+len(c.text))
				step = len(c.text)
			} else if v, ok := changeAt(text[i:]); ok {
				add(anchor{kind: changeAnchor, sign: v.sign, text: v.text}, i, i+len(v.text))
				step = len(v.text)
			}
		}
		i += step
	}
}
