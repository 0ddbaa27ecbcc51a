package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// firmRoles are what firms are to another one.
var firmRoles = []string{"投资方", "投资人", "投资者", "领投方", "跟投方", "股东", "客户", "合作伙伴", "竞争对手", "对手", "供应商", "投资机构"}

// namedRoles proposes the firms that a sentence lists as what they are to another:
// 投资方包括美国经纬和Kestrix.
func (f *finder) namedRoles() {
	for _, role := range firmRoles {
		f.appsOf(role, func(_, end int) {
			for _, verb := range [...]string{"包括了", "包括", "分别为", "分别是", "有", "为"} {
				if strings.HasPrefix(f.d.Text[end:], verb) {
					f.namedList(end + len(verb))
					return
				}
			}
		})
	}
}

// namedList proposes the members of the list at byte i.
func (f *finder) namedList(i int) {
	text := f.after(i)
	if end := strings.IndexAny(text, "，。；：！？（）()“”《》"); end >= 0 {
		text = text[:end]
	} else {
		return
	}
	if end := strings.LastIndex(text, "等"); end > 0 {
		text = text[:end]
	}
	members := f.items(i, text, "、", "以及", "和", "及", "与")
	if len(members) < 2 {
		return
	}
	for _, m := range members {
		name := f.d.Slice(m)
		n := runes(name)
		latin := isUpper(f.runeAt(m.Start))
		if n < 2 || n > 6 && !latin || n > 24 || strings.ContainsAny(name, "的0123456789") || f.ordinary(m) || f.plainWords(m) || f.place(name) || f.otherKind(name) || f.holdsFunctionWord(m) || f.kindOfCompany(name) {
			continue
		}
		f.propose(m.Start, m.End, document.Company, 0.75, "firm named by what it is to another")
	}
}

// items cuts the list that starts at byte i at its marks and joining words, where these stand between words.
func (f *finder) items(i int, list string, marks ...string) (items []document.Span) {
	for list != "" {
		cut, size := len(list), 0
		for _, mark := range marks {
			if k := strings.Index(list, mark); k > 0 && k < cut && f.borders.At(i+k) {
				cut, size = k, len(mark)
			}
		}
		items = append(items, document.Span{Start: i, End: i + cut})
		i, list = i+cut+size, list[cut+size:]
	}
	return items
}
