package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// A roster is a noun that brings in a list: 客户包括A、B和C. The names are tied to
// the company whose customers or rivals they are.
type roster struct {
	relation string
	noun     string
	to       kinds
	inverse  bool // the list's names are the first end
}

var rosterNouns = []roster{
	{"supplies", "客户", company, false},
	{"supplies", "供应商", company, true},
	{"competes_with", "竞争对手", company, false},
	{"competes_with", "对手", company, false},
	{"cooperates_with", "合作伙伴", firms, false},
	{"cooperates_with", "合作方", firms, false},
	{"owns", "子公司", company, false},
	{"owns", "品牌", company, false},
	{"offers", "品牌", product, false},
	{"offers", "产品", product, false},
	{"offers", "应用", product, false},
	{"holds_stake", "股东", firms | person, true},
}

// rosters reads the lists of the sentence.
func (r *reader) rosters() {
	for i := range r.mentions {
		m := &r.mentions[i]
		before := r.d.Text[r.s.Start:m.Start]
		verb := ""
		for _, w := range []string{"主要包括", "包括了", "包括", "包含", "涵盖", "有", "为", "是"} {
			if strings.HasSuffix(before, w) {
				verb = w
				break
			}
		}
		if verb == "" {
			continue
		}
		before = before[:len(before)-len(verb)]
		for _, n := range rosterNouns {
			if strings.HasSuffix(before, n.noun) && r.is(m, n.to) && (len(verb) > len("有") || n.noun != "品牌") {
				r.roster(n, i, r.s.Start+len(before)-len(n.noun))
			}
		}
	}
}

// roster ties the names that are listed from i on, for the noun at byte at.
func (r *reader) roster(n roster, i, at int) {
	owner := r.rosterOwner(at)
	if owner == nil {
		return
	}
	t := &trigger{relation: n.relation}
	s := document.Span{Start: at, End: at + len(n.noun)}
	list := r.list(i, n.to)
	if n.inverse {
		r.join(t, list, r.one(owner), s)
	} else {
		r.join(t, r.one(owner), list, s)
	}
}

// rosterOwner is the company whose customers a noun at byte at means.
func (r *reader) rosterOwner(at int) *document.Mention {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.End <= at && r.is(m, company) && !r.isObject(m) {
			return m
		}
	}
	return r.implied(at)
}

// possessed reads a post that somebody has, called one: 终止了张三的CEO职务, 李四的首席运营官
// (COO)职务. It is at the firm that the sentence or the text speaks of.
func (r *reader) possessed(p *document.Mention) bool {
	if !strings.HasPrefix(r.d.Text[p.End:], "的") {
		return false
	}
	k := r.index(p) + 1
	if k >= len(r.mentions) {
		return false
	}
	t := &r.mentions[k]
	if t.Kind != document.JobTitle || t.Start != p.End+len("的") {
		return false
	}
	rest := r.d.Text[t.End:r.s.End]
	if end := strings.IndexAny(rest, "）)"); hasAnyPrefix(rest, "（", "(") && end > 0 {
		rest = strings.TrimLeft(rest[end:], "）)")
	}
	if !hasAnyPrefix(rest, "职务", "一职", "职位", "的职务") {
		return false
	}
	firm := r.employer(p.Start, p)
	if firm == nil {
		return false
	}
	former := containsAny(r.d.Text[r.s.Start:p.Start], "终止", "解除", "免去", "罢免", "撤销", "撤去", "解聘", "停止")
	r.hold(p, firm, []document.Span{t.Span}, t.Start, t.Span, former, former)
	return true
}
