package mention

import (
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// A pointing word, and what it points at.
type pointing struct {
	text string
	kind document.Kind // None for words that only look like one: 其他
	form document.MentionForm
}

// pointings by their first character, the longer of two before its beginning.
var pointings = map[rune][]pointing{
	'该': {
		{"该公司", document.Company, document.Nominal}, {"该集团", document.Company, document.Nominal}, {"该企业", document.Company, document.Nominal}, {"该银行", document.Company, document.Nominal},
		{"该行", document.Company, document.Nominal}, {"该券商", document.Company, document.Nominal}, {"该平台", document.Company, document.Nominal}, {"该网站", document.Company, document.Nominal}, {"该厂商", document.Company, document.Nominal},
		{"该机构", document.Organization, document.Nominal}, {"该委员会", document.Organization, document.Nominal}, {"该协会", document.Organization, document.Nominal}, {"该校", document.Organization, document.Nominal}, {"该所", document.Organization, document.Nominal},
	},
	'本': {{"本公司", document.Company, document.Nominal}, {"本集团", document.Company, document.Nominal}, {"本行", document.Company, document.Nominal}},
	'我': {{"我公司", document.Company, document.Nominal}, {"我司", document.Company, document.Nominal}, {"我行", document.Company, document.Nominal}},
	'这': {{"这家公司", document.Company, document.Nominal}, {"这家企业", document.Company, document.Nominal}, {"这家银行", document.Company, document.Nominal}},
	'公': {{"公司", document.Company, document.Nominal}},
	'集': {{"集团", document.Company, document.Nominal}},
	'后': {{"后者", document.Company, document.Pronoun}},
	'前': {{"前者", document.Company, document.Pronoun}},
	'其': {{"其他", document.None, 0}, {"其它", document.None, 0}, {"其中", document.None, 0}, {"其实", document.None, 0}, {"其次", document.None, 0}, {"其余", document.None, 0}, {"其后", document.None, 0}, {"其间", document.None, 0}, {"其", document.Company, document.Pronoun}},
	'他': {{"他们", document.None, 0}, {"他人", document.None, 0}, {"他", document.Person, document.Pronoun}},
	'她': {{"她们", document.None, 0}, {"她", document.Person, document.Pronoun}},
}

// pointers finds the words that point at an entity without naming it, where no
// name of names stands.
func (f *finder) pointers(names []candidate) []document.Mention {
	text := f.d.Text
	var found []document.Mention
	next := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		for next < len(names) && (names[next].End <= i || names[next].kind == document.JobTitle) {
			next++
		}
		inside := next < len(names) && names[next].Start <= i
		for _, p := range pointings[r] {
			if len(text)-i < len(p.text) || text[i:i+len(p.text)] != p.text {
				continue
			}
			size = len(p.text)
			if p.kind != document.None && !inside && f.points(document.Span{Start: i, End: i + size}) {
				found = append(found, document.Mention{Span: document.Span{Start: i, End: i + size}, Kind: p.kind, Form: p.form, Entity: -1, Rule: "pointing word"})
			}
			break
		}
		if !inside && f.chars.surname.of(r) > 0 {
			if end := f.surnameAndTitle(i, i+size); end > 0 {
				found = append(found, document.Mention{Span: document.Span{Start: i, End: end}, Kind: document.Person, Form: document.Nominal, Entity: -1, Rule: "surname and title"})
				size = end - i
			}
		}
		i += size
	}
	if isEnglish(f.d) {
		found = append(found, f.englishPointers(names)...)
	}
	return found
}

// points reports whether a pointing word stands by itself: 公司 does not in
// 上市公司 or 公司法.
func (f *finder) points(s document.Span) bool {
	if !f.boundary(s.Start) || !f.boundary(s.End) {
		return false
	}
	word := f.d.Slice(s)
	if word != "公司" && word != "集团" {
		return true
	}
	t, ok := f.tokenBefore(s.Start)
	if !ok || t.End != s.Start {
		return !hasAnyPrefix(f.after(s.End), "法", "债", "们")
	}
	switch t.Tag {
	case "p", "c", "u", "d", "v", "t", "f", "uj", "ul", "r", "zg", "ud", "y":
		before := f.d.Slice(t.Span)
		return !hasAnySuffix(before, "家", "些", "各", "上市", "挂牌", "控股", "参股", "拟", "的") && !hasAnyPrefix(f.after(s.End), "法", "债", "们") || before == "的"
	}
	return f.runeBefore(s.Start) < 0x80 && !isLatin(f.runeBefore(s.Start)) || hasAnySuffix(f.before(s.Start), "，", "。", "、", "；", "：", "“", "（")
}

// surnameAndTitle is the end of what names a person by surname and post, 刘总 or
// 张先生, at the surname [i, end); or 0.
func (f *finder) surnameAndTitle(i, end int) int {
	if !f.boundary(i) || f.titleBefore(i) {
		return 0
	}
	after := f.after(end)
	for _, word := range []string{"先生", "女士", "小姐", "总", "董"} {
		if len(after) < len(word) || after[:len(word)] != word {
			continue
		}
		stop := end + len(word)
		if (word == "总" || word == "董") && (!f.borders.Free(stop) || hasAnyPrefix(f.after(stop), "裁", "经理", "部", "体", "计", "是", "共", "额", "量", "会", "有", "监", "事", "秘", "局", "资产", "股本")) {
			return 0
		}
		return stop
	}
	return 0
}
