package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// firmKinds say behind or before a list that its members are firms.
var firmKinds = []string{"平台", "公司", "企业", "银行", "券商", "机构", "房企", "药企", "车企", "基金", "保险", "厂商", "酒企", "上市公司", "门店", "网站"}

// lists proposes the firms of a list that says so (泰安投、玩友贷等8家平台; 主要企业：…), and
// those of its members that are also words or places where the others are firms.
func (f *finder) lists() {
	for _, s := range f.d.Sentences {
		text := f.d.Slice(s.Span)
		if strings.Count(text, "、") < 2 || !mostlyHan(text) {
			continue
		}
		for start := s.Start; start < s.End; {
			end := s.End
			if k := strings.IndexAny(f.d.Text[start:s.End], "，。；：！？（）()“”\n"); k >= 0 {
				end = start + k
			}
			f.list(document.Span{Start: start, End: end})
			start = end + max(1, len(string(f.runeAt(end))))
		}
	}
}

// list weighs the members of the list in one clause.
func (f *finder) list(clause document.Span) {
	members := f.members(clause)
	if len(members) < 3 {
		return
	}
	firms := 0
	for _, m := range members {
		if f.surelyCompany(m) {
			firms++
		}
	}
	told := f.toldBefore(clause.Start)
	last := &members[len(members)-1]
	if tail := f.d.Slice(*last); firmsCounted(tail) {
		told = true
	} else if productsCounted(tail) {
		f.listProducts(members, listTail(tail))
		return
	}
	last.End = last.Start + listTail(f.d.Slice(*last))
	if told {
		members[0].Start = f.pastLead(members[0])
	}
	for i, m := range members {
		name := f.d.Slice(m)
		n := runes(name)
		switch {
		case i == 0 && f.introduced(m), n < 2 || n > 8 && isHan(f.runeAt(m.Start)) || n > 24, strings.ContainsAny(name, "0123456789的等"), strings.Contains(name, " ") && !isUpper(f.runeAt(m.Start)):
		case firms >= 2 && f.isCompany(name) && !f.surelyCompany(m):
			f.propose(m.Start, m.End, document.Company, surest, "member of a list of firms")
		case told && (i < len(members)-1 || last.End < clause.End) && !f.place(name) && !f.holdsFunctionWord(m) && !generic()[name] && !f.otherKind(name):
			f.propose(m.Start, m.End, document.Company, 1.0, "member of a list of firms")
		}
	}
}

// pastLead is where the first member of a list of Latin names begins behind the word
// that leads to the list: 包括|NAPA.
func (f *finder) pastLead(s document.Span) int {
	text := f.d.Slice(s)
	k := strings.IndexFunc(text, isUpper)
	if k <= 0 || !hasAnySuffix(text[:k], "包括", "包括了", "如", "有", "像", "和", "对") || strings.IndexFunc(text[k:], isHan) >= 0 {
		return s.Start
	}
	return s.Start + k
}

// hitEnds reports whether a name of the tables that is shorter ends s, whatever the
// borders of words: 索引自|优酷.
func (f *finder) hitEnds(s document.Span) bool {
	text := f.d.Slice(s)
	for i := range text {
		if i > 0 && runes(text[i:]) >= 2 && len(f.lex.Lookup(lexicon.Names, text[i:])) > 0 {
			return true
		}
	}
	return false
}

// introduced reports whether the first member of a list is more than a name: words
// lead to it, or it ends with a name of the tables.
func (f *finder) introduced(s document.Span) bool {
	if t, ok := f.token(s.Start); ok && introduces(f.d.Slice(t.Span), t.Tag) && (t.Tag != "v" || f.actingVerb(f.d.Slice(t.Span))) {
		return true
	}
	return slices.ContainsFunc(f.hitsIn(s.Start+1, s.End), func(h hit.Hit) bool { return h.End == s.End })
}

// members are the parts of a clause between the marks of a list.
func (f *finder) members(clause document.Span) []document.Span {
	var members []document.Span
	for start := clause.Start; start < clause.End; {
		end := clause.End
		if k := strings.Index(f.d.Text[start:end], "、"); k >= 0 {
			end = start + k
		}
		members = append(members, document.Span{Start: start, End: end})
		start = end + len("、")
	}
	return members
}

// toldBefore reports whether the words before a colon at byte i say that firms follow:
// 主要企业：.
func (f *finder) toldBefore(i int) bool {
	before, ok := strings.CutSuffix(f.before(i), "：")
	return ok && hasAnySuffix(before, firmKinds...)
}

// firmsCounted reports whether the words behind a list's last member count firms:
// …等8家平台.
func firmsCounted(tail string) bool {
	k := strings.Index(tail, "家")
	if k <= 0 || !strings.ContainsAny(tail[:k], "0123456789一二三四五六七八九十多两几余") {
		return false
	}
	return containsAny(head(tail[k:], 60), firmKinds...)
}

// productKinds say behind a list that its members are products.
var productKinds = []string{"应用", "游戏", "手游", "端游", "页游", "软件", "App", "APP", "app", "小程序", "车型", "机型", "手机", "产品", "新品", "新游"}

// productsCounted reports whether the words behind a list's last member count products:
// …等20余款应用.
func productsCounted(tail string) bool {
	k := strings.Index(tail, "款")
	if k <= 0 || !strings.ContainsAny(tail[:k], "0123456789一二三四五六七八九十多两几余数") {
		return false
	}
	return containsAny(head(tail[k:], 36), productKinds...)
}

// listProducts proposes the members of a list of products, the last of which is long
// bytes.
func (f *finder) listProducts(members []document.Span, long int) {
	last := &members[len(members)-1]
	last.End = last.Start + long
	for i, m := range members {
		name := f.d.Slice(m)
		if n := runes(name); i == 0 && (f.introduced(m) || f.hitEnds(m)) || n < 2 || n > 12 || strings.ContainsAny(name, "的等《》“”") || f.place(name) || f.holdsFunctionWord(m) || f.ordinary(m) {
			continue
		}
		f.propose(m.Start, m.End, document.Product, 0.8, "member of a list of products")
		f.productFrom[m.Start] = true
	}
}

// listTail is the length of the last member of a list within what stands behind the
// last mark.
func listTail(text string) int {
	end := len(text)
	for _, w := range []string{"等", "以及", "和", "及"} {
		if k := strings.Index(text, w); k > 0 && k < end {
			end = k
		}
	}
	if k := strings.IndexAny(text[:end], "0123456789"); k > 0 {
		end = k
	}
	return end
}

// otherKind reports whether the tables know a name, and as no company.
func (f *finder) otherKind(name string) bool {
	found := f.lex.Lookup(lexicon.Names, name)
	return len(found) > 0 && !f.isCompany(name)
}
