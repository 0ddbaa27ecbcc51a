package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// holderCues end with the word for those who hold or buy shares, whose names follow.
var holderCues = []string{"关联方", "一致行动人", "认购对象", "发行对象", "交易对方", "转让方", "受让方", "出让方", "认购人", "质权人"}

// shareholders proposes the names that stand behind the word for holders of shares, up to
// what they do: 及其关联方|红土创业、红土创客，合计持有.
func (f *finder) shareholders() {
	for at := range f.behind(holderCues...) {
		f.holderList(at)
	}
}

// holderList proposes the items of a list that starts at byte i and that a verb of holding
// ends.
func (f *finder) holderList(i int) {
	after := f.after(i)
	lead := strings.TrimLeft(after, "为是：“")
	i += len(after) - len(lead)
	end := -1
	for _, verb := range []string{"合计", "持有", "共持有", "共计", "拟", "计划", "减持", "增持", "的", "，", "。", "（", "分别", "已", "将", "所", "于", "直接", "等"} {
		if k := strings.Index(lead, verb); k >= 0 && (end < 0 || k < end) {
			end = k
		}
	}
	if end <= 0 || !hasAnyPrefix(strings.TrimLeft(lead[end:], "，"), "合计", "持有", "共持有", "共计持有", "拟减持", "拟增持", "计划减持", "计划增持", "减持", "增持", "分别", "直接持有") {
		return
	}
	list := lead[:end]
	start := i
	for _, item := range strings.FieldsFunc(list, func(r rune) bool { return r == '、' || r == '及' || r == '和' }) {
		start += strings.Index(f.d.Text[start:], item)
		f.holder(document.Span{Start: start, End: start + len(item)})
		start += len(item)
	}
}

// holder proposes s as a person or a firm by its form.
func (f *finder) holder(s document.Span) {
	name := f.d.Slice(s)
	n := runes(name)
	if n < 2 || n > 18 || strings.ContainsAny(name, "0123456789%，。；：”“ ") || f.ordinary(s) || f.holdsFunctionWord(s) || hasAnyPrefix(name, "其", "该", "公司", "上述") {
		return
	}
	if f.shaped(s) && n <= 3 && !f.isCompany(name) {
		f.propose(s.Start, s.End, document.Person, 0.7, "holder of shares")
		f.personFrom[s.Start] = true
		return
	}
	if n >= 4 && isHan(f.runeAt(s.Start)) {
		f.propose(s.Start, s.End, document.Company, 0.75, "holder of shares")
	}
}
