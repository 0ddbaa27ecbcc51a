package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// roundWords say what part an investor plays in a round of financing.
var roundWords = []string{"领投", "跟投", "参投", "独家投资", "联合投资", "共同投资", "独家战略投资", "追加投资", "参与其中", "参与本轮", "参与投资", "参与了本轮"}

// financingWords tell that a sentence may be about a round.
var financingWords = wordset.Of(append([]string{"融资", "投资方"}, roundWords...)...)

// financing reads who put money into whom in a round: 华星完成B轮融资，由红杉领投，
// 高瓴、腾讯跟投; 投资方包括红杉.
func (r *reader) financing() {
	text := r.d.Slice(r.s.Span)
	if !financingWords.In(text) {
		return
	}
	investee := r.financed()
	if investee == nil {
		return
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.is(m, firms|person) || m.Entity == investee.Entity {
			continue
		}
		if word, ok := r.invests(i); ok {
			t := &trigger{relation: "invested_in", from: firms | person, to: company}
			r.join(t, r.one(m), r.one(investee), word)
		}
	}
}

// financed is the company that a round of the sentence is of: the one before
// 完成 or 获得, the one right behind 领投, else the one that the text speaks of.
func (r *reader) financed() *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.is(m, company) {
			continue
		}
		if _, ok := r.invests(i); ok || r.isObject(m) && !hasAnySuffix(r.d.Text[r.s.Start:m.Start], "对", "向") {
			continue
		}
		return m
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; r.is(m, company) && hasAnySuffix(r.d.Text[r.s.Start:m.Start], "领投了", "跟投了", "参投了") {
			return m
		}
	}
	return r.implied(r.s.Start)
}

// invests reports whether the firm at i is named as an investor of a round, and
// the word that says so.
func (r *reader) invests(i int) (document.Span, bool) {
	// 由A领投, A、B等机构跟投
	for k := i; k < len(r.mentions); k++ {
		m := &r.mentions[k]
		if r.alias(k) {
			if k == i {
				break
			}
		} else if k > i && !(r.is(m, firms|person) && (listing(pastBracket(r.between(r.mentions[k-1].End, m.Start))) || r.between(r.mentions[k-1].End, m.Start) == "等，")) {
			break
		}
		rest := pastBracket(r.d.Text[m.End:r.s.End])
		after := strings.TrimLeft(rest, "”）) ")
		if k := strings.Index(after, "机构"); strings.HasPrefix(after, "等") && k > 0 && runes(after[:k]) <= 10 && !strings.ContainsAny(after[:k], "，。；、") {
			after = after[k+len("机构"):] // 等多家国内外知名机构|跟投
		}
		for _, w := range []string{"等老股东", "等新老股东", "等多家机构", "等知名机构", "等机构", "等原股东", "等投资机构", "等", "先后", "曾", "均", "也", "继续", "持续", "战略", "联合", "共同", "旗下", "基金"} {
			if !hasAnyPrefix(after, roundWords...) {
				after = strings.TrimPrefix(after, w)
			}
		}
		for _, w := range roundWords {
			if strings.HasPrefix(after, w) {
				start := r.s.End - len(after)
				return document.Span{Start: start, End: start + len(w)}, true
			}
		}
	}
	// 投资方包括A、B; 获A、B的投资
	first := i
	for first > 0 && r.is(&r.mentions[first-1], firms|person) && listing(r.between(r.mentions[first-1].End, r.mentions[first].Start)) {
		first--
	}
	before := r.d.Text[r.s.Start:r.mentions[first].Start]
	for _, w := range []string{"投资方包括", "投资方为", "投资方有", "投资方还包括", "投资方是", "投资人包括", "投资机构包括", "股东包括"} {
		if strings.HasSuffix(before, w) {
			return document.Span{Start: r.mentions[first].Start - len(w), End: r.mentions[first].Start}, true
		}
	}
	return document.Span{}, false
}

// pastBracket is text without the bracket that it begins with, which only says what else
// the name before is called: (Ocean Ridge)等.
func pastBracket(text string) string {
	if !hasAnyPrefix(text, "（", "(") {
		return text
	}
	if end := strings.IndexAny(text, "）)"); end >= 0 {
		return strings.TrimLeft(text[end:], "）)")
	}
	return text
}
