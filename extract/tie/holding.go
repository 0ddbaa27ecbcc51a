package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// partOnly reports whether the words behind what is bought say that it is only a business or
// goods of it.
func (r *reader) partOnly(m *document.Mention, c document.Span) bool {
	const most = 16 // characters up to the noun
	words := r.d.Text[m.End:max(m.End, c.End)]
	if hasAnyPrefix(words, "后", "并", "、", "和", "及", "与", "（", "(", "以", "时", "前") {
		return false
	}
	for _, noun := range []string{"业务", "资产", "部门", "项目", "专利", "工厂", "产品线", "品牌使用权", "债权", "地块"} {
		if k := strings.Index(words, noun); k >= 0 && runes(words[:k]) <= most && !containsAny(words[:k], "股权", "股份", "%", "来", "进入", "拓展", "布局", "从事") {
			return true
		}
	}
	return false
}

// heldBy is what the firms of a list are said to hold right behind them: 大河、远山|所持有的
// 新河. nil when nothing is said.
func (r *reader) heldBy(list []*document.Mention) []*document.Mention {
	last := list[len(list)-1]
	rest := strings.TrimPrefix(r.d.Text[last.End:r.s.End], "合计")
	for _, w := range []string{"所持有的", "所持的", "所持有", "持有的", "所持", "手中的", "手中持有的"} {
		if strings.HasPrefix(rest, w) {
			return r.starting(r.s.End-len(rest)+len(w), 6, company)
		}
	}
	return nil
}

// sharing reads 五源资本持股16%，百度、腾讯分别持股9%和6%: of the company whose shares the
// sentence spoke of before, else of the one that the text speaks of.
func (r *reader) sharing(t *trigger, s document.Span) {
	from, of := r.sharer(t, s)
	if from == nil || !strings.ContainsAny(r.d.Text[s.End:min(r.s.End, s.End+9)], "0123456789约近超逾比") {
		return
	}
	var held *document.Mention
	if k := max(strings.Index(r.d.Text[from.End:s.Start], "于"), strings.Index(r.d.Text[from.End:s.Start], "在该")); k >= 0 {
		if held = r.firstIn(from.End+k, s.Start, t.to); held == nil {
			return // 于境外公司持股10%: of what is not known
		}
	}
	for k := len(r.d.Facts.Relations) - 1; k >= 0 && held == nil; k-- {
		rel := &r.d.Facts.Relations[k]
		if rel.Type == "holds_stake" && rel.Evidence[len(rel.Evidence)-1].Start >= r.s.Start {
			held = &document.Mention{Span: document.Span{Start: s.Start, End: s.Start}, Kind: document.Company, Entity: rel.To}
		}
	}
	if held == nil {
		held = of
	}
	if held == nil {
		held = r.implied(s.Start)
	}
	if held == nil {
		return
	}
	for _, m := range r.list(r.index(from), t.from) {
		if m.End <= s.Start {
			r.join(t, r.one(m), r.one(held), s)
		}
	}
}

// sharer is who has the share that the words at s tell, and of what when the sentence says before
// that it is bought: 华星公开收购大河普通股，预计持股比将增至3成.
func (r *reader) sharer(t *trigger, s document.Span) (from, of *document.Mention) {
	from = r.subject(s.Start, t.from)
	if from == nil || from.Start >= r.clause(s).Start {
		return from, nil
	}
	from = nil
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > s.Start || !r.is(m, t.from) || r.isObject(m) {
			continue
		}
		if before := lastOf(r.d.Text[r.s.Start:m.Start], 12); containsAny(before, "收购", "并购", "入股") {
			of = m
			continue
		}
		return m, of
	}
	return from, nil
}

// firstOf is the first n characters of words.
func firstOf(words string, n int) string {
	for runes(words) > n {
		_, size := utf8.DecodeLastRuneInString(words)
		words = words[:len(words)-size]
	}
	return words
}

// lastOf is the last n characters of words.
func lastOf(words string, n int) string {
	for runes(words) > n {
		_, size := utf8.DecodeRuneInString(words)
		words = words[size:]
	}
	return words
}

// sameHolder is who holds what the clause at s begins with, when the clause before begins so too
// and had a holder: 华星持有大河5%股份；|持有远山3%股份. nil when none is told.
func (r *reader) sameHolder(t *trigger, s document.Span) *document.Mention {
	before := strings.TrimRight(r.d.Text[r.s.Start:s.Start], " ")
	if t.relation != "holds_stake" || !hasAnySuffix(before, "；", "；还", "；并") {
		return nil
	}
	for k := len(r.d.Facts.Relations) - 1; k >= 0; k-- {
		rel := &r.d.Facts.Relations[k]
		if rel.Type == "holds_stake" && rel.Evidence[len(rel.Evidence)-1].Start >= r.s.Start {
			return &document.Mention{Span: document.Span{Start: s.Start, End: s.Start}, Kind: document.Company, Entity: rel.From}
		}
	}
	return nil
}

// controlled reads 华星及其子公司大河，均为远山所控制: all that the sentence names before.
func (r *reader) controlled(t *trigger, s document.Span) {
	owner := r.touching(s.Start, t.from)
	if owner == nil || !hasAnySuffix(r.d.Text[r.s.Start:owner.Start], "为", "由", "被") {
		return
	}
	words := strings.TrimRight(r.d.Text[r.s.Start:owner.Start-len("为")], "，,均都皆系 ")
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if !r.is(m, t.to) || m.End > r.s.Start+len(words) {
			continue
		}
		gap := strings.TrimSpace(r.d.Text[m.End : r.s.Start+len(words)])
		if gap != "" && !listing(gap) && !(hasAnyPrefix(gap, "、", "和", "及", "与") && runes(gap) <= 8 && !strings.ContainsAny(gap, "，。；")) {
			return
		}
		r.join(t, r.one(owner), r.one(m), s)
		words = r.d.Text[r.s.Start:m.Start]
	}
}

// justFounded is the firm that the sentence founds before a share of it is told
// without its name: 华星与大河成立新河，其中华星持股49%.
func (r *reader) justFounded(c, s document.Span) *document.Mention {
	if rest := strings.TrimLeft(r.d.Text[s.End:c.End], "约近比例为达 "); rest == "" || rest[0] < '0' || rest[0] > '9' {
		return nil
	}
	var founded *document.Mention
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.End <= c.Start && r.is(m, company) && hasAnySuffix(r.d.Text[r.s.Start:m.Start], "成立", "成立了", "设立", "设立了", "组建", "组建了", "新公司", "合资公司") {
			founded = m
		}
	}
	return founded
}

// throughOwn is who acts through a subsidiary of its own: 华星宣布，由|间接全资|附属公司….
func (r *reader) throughOwn(t *trigger, s document.Span) *document.Mention {
	if t.relation != "owns" {
		return nil
	}
	before := r.d.Text[r.s.Start:s.Start]
	for again := true; again; {
		again = false
		for _, w := range []string{"全资", "间接", "直接", "其", "旗下", "控股", "非"} {
			if rest, ok := strings.CutSuffix(before, w); ok {
				before, again = rest, true
			}
		}
	}
	switch {
	case before == "" || hasAnySuffix(before, "此外，", "同时，", "另外，", "。"):
		return r.implied(s.Start) // 此外，子公司大河营收为…
	case hasAnySuffix(before, "设立了", "设立", "成立了", "成立", "组建了", "组建"):
		return r.firstIn(r.clause(s).Start, s.Start, t.from) // 公司与大河共同设立了控股子公司
	case hasAnySuffix(before, "宣布，", "公布，", "公告，", "公告称，", "披露，", "指出，", "表示，"):
		if m := r.firstIn(r.s.Start, r.s.Start+len(before), t.from); m != nil {
			return m // 华星宣布，旗下全资附属公司大河…
		}
		return r.implied(s.Start)
	case hasAnySuffix(before, "公司的", "集团的", "，公司", "本公司", "该公司"):
		return r.implied(s.Start) // 公司的间接全资附属公司大河
	case !hasAnySuffix(before, "由", "通过", "透过", "经由", "携手", "委托", "授权", "因为", "因", "造成", "导致", "代", "带动", "受惠", "受累", "受到", "认列", "来自", "包括", "以及", "加上", "投资"):
		return nil
	}
	if m := r.subject(r.s.Start+len(before), t.from); m != nil {
		return m
	}
	return r.implied(s.Start)
}
