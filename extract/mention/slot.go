package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// slots proposes what stands where only a company or the like can: between a
// mark and the post of a person (掌中付常务副总张圣), between 从 and 获悉. A name of
// ordinary words must stand elsewhere in the article too.
func (f *finder) slots() {
	for start, end := range f.titleFrom {
		if end > 0 && f.personFrom[int(end)] && !strings.HasPrefix(f.d.Text[start:], "事业") {
			if t, ok := f.tokenBefore(start); ok && (f.d.Slice(t.Span) == "前" || f.d.Slice(t.Span) == "原") {
				start = t.Start // 麒麟网|前|副总裁
			}
			f.slot(f.slotStart(start), start)
		}
	}
	for _, t := range f.d.Tokens {
		switch f.d.Slice(t.Span) {
		case "获悉", "了解到", "处获悉":
			before := f.before(t.Start)
			if k := strings.LastIndex(before, "从"); k >= 0 {
				f.slot(t.Start-len(before)+k+len("从"), t.Start)
			}
		}
	}
}

// slotStart walks back from a post to a mark or a function word.
func (f *finder) slotStart(end int) int {
	start := end
	for n := 0; n < 4; n++ {
		t, ok := f.tokenBefore(start)
		if !ok || !isHan(f.runeAt(t.Start)) && t.Tag != "eng" {
			break
		}
		word := f.d.Slice(t.Span)
		if strings.ContainsAny(stopWords, word) && t.Len() <= 3 || roleWord(word) || t.Tag == "p" || t.Tag == "c" || t.Tag == "r" || t.Tag == "d" || t.Tag == "t" || t.Tag == "m" {
			break
		}
		start = t.Start
	}
	return start
}

// slot proposes [start, end) as a company.
func (f *finder) slot(start, end int) {
	s := document.Span{Start: start, End: end}
	if start >= end || !f.boundary(start) {
		return
	}
	name := f.d.Slice(s)
	n := runes(name)
	if n < 2 || n > 6 || !isHan(f.runeAt(start)) || f.place(name) || f.ordinary(s) || roleWord(name) || strings.ContainsAny(name, "，。、；：的“”（）()《》 ") ||
		hasAnyPrefix(name, "该", "本", "原", "现任", "前", "时任", "某") || hasAnySuffix(name, "部", "部门", "司", "处", "厅", "局", "委", "院", "所", "会", "中心", "人士", "方面", "处", "现场", "高级", "首席", "资深", "公司", "区", "市", "省", "办", "大学", "学院", "系", "记者", "VC", "PE", "风投", "投行") || f.holdsFunctionWord(s) {
		return
	}
	again := strings.Count(f.d.Text, name) - 1
	w := 0.25 + 0.15*float64(min(again, 3))
	if !f.common(s) {
		w += 0.2
	}
	if companySuffix(name).text != "" {
		w += 0.1
	}
	f.propose(start, end, document.Company, w, "name in a company's place")
}
