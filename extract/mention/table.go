package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// tables proposes the names that the lexicon knows. A name that is also an
// ordinary word, or that several things share, needs the context to say so.
func (f *finder) tables() {
	for m := range f.lex.Find(lexicon.Names, f.d.Text) {
		f.known(m)
	}
}

func (f *finder) known(m lexicon.Match) {
	best, bestWeight := -1, 0.0
	for i, c := range m.Candidates {
		w := 1.0
		if c.Ambiguous {
			w = f.inContext(m.Span, f.lex.Kind(c.ID))
		} else if f.splitsWord(m.Span) {
			w = 0.45
		}
		if w > bestWeight {
			best, bestWeight = i, w
		}
	}
	if best < 0 || bestWeight < threshold {
		return
	}
	e := f.lex.Entry(m.Candidates[best].ID)
	kind := e.Kind.Entity()
	if kind == document.None {
		return
	}
	f.candidates = append(f.candidates, candidate{Span: m.Span, kind: kind, weight: bestWeight, known: e.Name, rule: "table of names"})
}

// splitsWord reports whether a short Han name begins or ends inside a longer
// word of the dictionary, as 中信 in 其中信息 does.
func (f *finder) splitsWord(s document.Span) bool {
	r, _ := utf8.DecodeRuneInString(f.d.Text[s.Start:])
	return isHan(r) && runes(f.d.Slice(s)) <= 3 && !(f.boundary(s.Start) && f.boundary(s.End))
}

// inContext weighs whether an ambiguous word at s is used as a name.
func (f *finder) inContext(s document.Span, kind lexicon.Kind) float64 {
	if f.splitsWord(s) {
		return 0
	}
	before, after := f.before(s.Start), f.after(s.End)
	w := 0.0
	if tickerLen(after) > 0 {
		return 1
	}
	switch kind {
	case lexicon.Company:
		if hasAnyPrefix(after, []string{"公司", "集团", "旗下", "股份", "股价", "财报", "总裁", "董事长", "副总裁", "高管", "创始人", "发言人", "CEO", "官方", "宣布", "发布", "表示", "称", "回应", "则", "方面", "手机", "员工", "门店", "市值", "的营收", "营收", "净利润"}) {
			w += 0.6
		}
		if f.speechAfter(s.End) {
			w += 0.5
		}
		if hasAnySuffix(before, []string{"收购", "投资", "入股", "持有", "起诉", "公司", "巨头", "厂商", "子公司", "母公司", "供应商", "加盟", "加入", "离开"}) {
			w += 0.5
		}
		if hasAnyPrefix(after, []string{"、", "和", "与"}) || hasAnySuffix(before, []string{"、", "和", "与"}) {
			w += 0.25
		}
	case lexicon.Person:
		if f.titleBefore(s.Start) || f.speechAfter(s.End) {
			w += 0.6
		}
		if _, ok := f.titleAt(s.End); ok {
			w += 0.5
		}
	case lexicon.Product, lexicon.Organization:
		if hasAnyPrefix(after, []string{"App", "APP", "用户", "平台", "软件", "应用", "手机", "系统", "游戏"}) || strings.HasSuffix(before, "旗下") {
			w += 0.55
		}
		if strings.HasSuffix(before, "《") || strings.HasSuffix(before, "“") {
			w += 0.3
		}
	}
	return min(w, 0.95)
}

// titles proposes the posts.
func (f *finder) titles() {
	for start, end := range f.titleFrom {
		if f.boundary(start) || f.boundary(end) {
			f.propose(start, end, document.JobTitle, 0.9, "table of titles")
		}
	}
}
