package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/bystander"
)

// together ties the first fitting name before the trigger that acts to the others
// of its clause that are joined to it: 光大与移动、联通、电信合作.
func (r *reader) together(t *trigger, s document.Span) {
	c := r.clause(s)
	if t.relation == "competes_with" && r.rivals(t, c, s) {
		return
	}
	if t.relation == "cooperates_with" && strings.HasPrefix(r.d.Slice(s), "签") && containsAny(r.d.Text[s.End:c.End], "收购", "转让", "出售", "并购") {
		r.signed(t, c, s)
		return
	}
	from := r.partnerOf(t, c)
	if from == nil && t.relation == "cooperates_with" && (r.ledByWith(t, c, s) || strings.HasSuffix(r.d.Text[c.Start:s.Start], "加入")) {
		return // 我们宣布了与大河、远山的合作: of whom is not said
	}
	if t.relation == "competes_with" {
		if owner := r.ownerOfRival(s.Start); owner != nil {
			from = owner
		}
	}
	var behind *document.Mention // the last that was tied behind the trigger
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < c.Start || m.End > c.End || m.Overlaps(s) || from != nil && m.Entity == from.Entity {
			continue
		}
		switch {
		case from == nil && r.is(m, t.from) && m.End <= s.Start && !r.attributes(m, s.Start) && !bystander.Reports(r.d.Text[:r.s.End], m.Start, m.End):
			from = m
		case t.relation == "listed_on" && !hasAnySuffix(r.d.Text[r.s.Start:m.Start], "在", "于", "赴", "登陆", "美国", "香港"):
		case from == nil && t.relation == "listed_on" && m.End <= s.Start && r.is(m, t.to):
			if from = r.subject(s.Start, company); from == nil {
				from = r.implied(s.Start)
			}
			r.join(t, r.one(from), r.one(m), s)
		case from != nil && behind != nil && m.Start >= s.End && r.is(m, t.to) && !listing(r.between(behind.End, m.Start)):
			return // 竞争对手大河由|远山|投资
		case from != nil && r.is(m, t.to) && (t.order == joining && m.Start >= s.End && runes(r.d.Text[s.End:m.Start]) <= 6 || m.End <= s.Start && r.partners(from, m)):
			if m.Start >= s.End {
				behind = m
			}
			r.join(t, r.one(from), r.one(m), s)
		case from != nil && m.Start > s.End && r.is(m, t.to):
			return
		}
	}
}

// ownerOfRival is the company whose rival the words at byte at are about to name: 大河投资了|华星|的主要竞争对手.
func (r *reader) ownerOfRival(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || !r.is(m, company) {
			continue
		}
		switch r.d.Text[m.End:at] {
		case "的主要", "最主要的", "的最大", "最大的", "的", "的直接", "的老", "的头号":
			return m
		}
		return nil
	}
	return nil
}

// ledByWith reports whether the first name of a clause before the trigger at s stands behind 与, so
// that it is a partner and not who acts.
func (r *reader) ledByWith(t *trigger, c, s document.Span) bool {
	m := r.firstIn(c.Start, s.Start, t.from)
	return m != nil && hasAnySuffix(strings.TrimRight(r.d.Text[c.Start:m.Start], "“《 "), "与", "同", "跟")
}

// signed reads 美团与摩拜签署收购协议: the first named buys the other.
func (r *reader) signed(t *trigger, c, s document.Span) {
	if !strings.Contains(r.d.Text[s.End:c.End], "收购协议") {
		return
	}
	buyer := r.firstIn(c.Start, s.Start, company)
	if buyer == nil {
		return
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Start >= buyer.End && m.End <= s.Start && r.is(m, company) && r.partners(buyer, m) {
			r.join(&trigger{relation: "acquired"}, r.one(buyer), r.one(m), s)
			return
		}
	}
}

// partnerOf is who acts in a clause that begins with the one acted with: 华星宣布，
// 与大河合作; nil in other clauses.
func (r *reader) partnerOf(t *trigger, c document.Span) *document.Mention {
	if t.relation != "cooperates_with" || !hasAnyPrefix(plain(strings.TrimLeft(r.d.Text[c.Start:c.End], " ")), "与", "和", "同", "跟", "携手", "联合") {
		return nil
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.End <= c.Start && r.is(m, t.from) && !r.isObject(m) && !r.attributes(m, c.Start) {
			return m
		}
	}
	return nil
}

// rivals reads lists of rivals that are those of the subject or of the company
// spoken of: 华星不担心大河、远山等对手, 竞争对手大河也降价.
func (r *reader) rivals(t *trigger, c, s document.Span) bool {
	if !strings.HasSuffix(r.d.Slice(s), "对手") {
		return false
	}
	list := r.listUntil(s.Start, t.to)
	first := s.Start
	if list != nil {
		first = list[0].Start
	} else if r.firstIn(c.Start, s.Start, t.from) == nil {
		list = r.starting(s.End, 6, t.to)
	}
	if list == nil {
		return false
	}
	from := r.subject(first, t.from)
	if from == nil {
		from = r.implied(s.Start)
	}
	r.join(t, r.one(from), list, s)
	return true
}

// listUntil are the fitting names of a list that 等 closes before byte at.
func (r *reader) listUntil(at int, kinds kinds) []*document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || !r.is(m, kinds) {
			continue
		}
		words := r.d.Text[m.End:at]
		if !strings.HasPrefix(words, "等") || runes(words) > 6 || strings.ContainsAny(words, "，。；：") {
			return nil
		}
		for i > 0 && r.is(&r.mentions[i-1], kinds) && listing(r.between(r.mentions[i-1].End, r.mentions[i].Start)) {
			i--
		}
		return r.list(i, kinds)
	}
	return nil
}

// partners reports whether a word that joins stands between two names before a
// trigger.
func (r *reader) partners(a, b *document.Mention) bool {
	if b.Start < a.End {
		return false
	}
	words := r.d.Text[a.End:b.Start]
	if runes(words) > 24 {
		return false
	}
	return words == "" || containsAny(words, "与", "和", "同", "跟", "及", "、", "从", "在", "赴", "于", "联合", "携手")
}
