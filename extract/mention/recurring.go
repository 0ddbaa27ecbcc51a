package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// oftenNamed is how many times an article must write a name that no cue stands beside.
const oftenNamed = 3

// recurring proposes people by nothing but that the article goes on naming them: a frequent
// surname and two characters that make no word, always together, and never as a firm
// stands.
func (f *finder) recurring() {
	judged := map[string]bool{}
	for _, t := range f.d.Tokens {
		if f.chars.surname.of(f.runeAt(t.Start)) < 20 || f.personFrom[t.Start] {
			continue
		}
		s, ok := f.threeUnknown(t)
		if !ok {
			continue
		}
		name := f.d.Slice(s)
		person, known := judged[name]
		if !known {
			person = f.recurs(name)
			judged[name] = person
		}
		if person {
			f.propose(s.Start, s.End, document.Person, 0.75, "name that recurs")
			f.personFrom[s.Start] = true
		}
	}
}

// threeUnknown is the surname that t begins with and the two characters behind it, where
// the dictionary knows no word of them.
func (f *finder) threeUnknown(t document.Token) (document.Span, bool) {
	surname := utf8.RuneLen(f.runeAt(t.Start))
	s := document.Span{Start: t.Start, End: t.Start + surname}
	for n := 0; n < 2; n++ {
		r := f.runeAt(s.End)
		if !mayBeGiven(r) {
			return s, false
		}
		s.End += utf8.RuneLen(r)
	}
	if !f.boundary(s.End) || t.Len() != surname && !(t.End == s.End && (t.Tag == "x" || strings.HasPrefix(t.Tag, "nr"))) {
		return s, false
	}
	if before := f.runeBefore(t.Start); before >= '0' && before <= '9' {
		return s, false
	}
	given := f.d.Text[s.Start+surname : s.End]
	if next, ok := f.token(s.Start + surname); ok && next.End <= s.End && next.Tag != "x" && !nameTag(next.Tag) && next.Len() > surname {
		return s, false // 高|质量
	}
	return s, f.shaped(s) && !f.nothingPersonal(s) && !isWord(given) && companySuffix(f.d.Slice(s)).text == ""
}

// recurs reports whether the article writes name often enough, its given part never alone,
// and nowhere as the name of a firm or of a product.
func (f *finder) recurs(name string) bool {
	_, surname := utf8.DecodeRuneInString(name)
	if n := f.count(name); n < oftenNamed || f.count(name[surname:]) != n || f.otherKind(name) {
		return false
	}
	if _, marked := f.places[name]; marked {
		return false
	}
	for at := range f.behind(name) {
		if f.firmLike(document.Span{Start: at - len(name), End: at}) {
			return false
		}
	}
	return true
}

// firmLike reports whether the words around s are those around a firm or its product and
// not around a person.
func (f *finder) firmLike(s document.Span) bool {
	return hasAnyPrefix(f.after(s.End), "公司", "集团", "旗下", "股份", "股价", "财报", "产品", "平台", "手机", "用户", "系列", "品牌", "App", "APP", "官网", "官方", "门店", "市", "县", "镇", "区", "省", "路", "酒", "茶", "车", "机", "器", "病", "症", "化", "性", "业", "们", "型", "类") ||
		hasAnySuffix(f.before(s.Start), "旗下", "收购", "投资", "平台", "品牌", "公司", "产品")
}
