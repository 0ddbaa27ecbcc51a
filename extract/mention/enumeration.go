package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// enumerations proposes what stands between two firms of one list, or behind two, as
// a firm too, unless it is an ordinary word: 喜茶、台澜、瑞幸.
func (f *finder) enumerations() {
	tokens := f.d.Tokens
	firms := 0 // that the list has shown so far
	start := 0 // of the item being read
	for i := range tokens {
		switch word := f.d.Slice(tokens[i].Span); {
		case word == "、":
			firms = f.listItem(start, tokens[i].Start, firms, f.firmAt(tokens[i].End))
			start = tokens[i].End
		case strings.HasPrefix(word, "等") && start > 0 && f.runeBefore(start) == '、':
			f.listItem(start, tokens[i].Start, firms, false)
			start, firms = 0, 0
		case strings.ContainsRune("，。；：！？（）“”\n", f.runeAt(tokens[i].Start)):
			start, firms = tokens[i].End, 0
		}
	}
}

// listItem counts the item [start, end) of a list that has shown firms before, and
// proposes it when it has shown two or shows another next.
func (f *finder) listItem(start, end, firms int, next bool) int {
	s := document.Span{Start: start, End: end}
	if start >= end {
		return 0
	}
	if f.surelyCompany(s) || f.isCompany(f.d.Slice(s)) {
		return firms + 1
	}
	name := f.d.Slice(s)
	n := runes(name)
	latin := isUpper(f.runeAt(start))
	if firms == 0 || firms < 2 && !next || f.runeBefore(start) != '、' || n < 2 || n > 5 && !latin || n > 24 || f.ordinary(s) || f.plainWords(s) || f.place(name) || f.term(name) || f.isTopic(name) || f.personFrom[start] || strings.ContainsAny(name, "的和与《》0123456789") || !latin && strings.Contains(name, " ") {
		return firms
	}
	if r := f.runeAt(start); !isHan(r) && !isUpper(r) {
		return firms
	}
	f.propose(start, end, document.Company, 0.6, "name in a list of firms")
	return firms + 1
}

// firmAt reports whether the name of a firm begins at byte i.
func (f *finder) firmAt(i int) bool {
	t, ok := f.token(i)
	return ok && f.surelyCompany(t.Span)
}

// plainWords reports whether s is nothing but ordinary words.
func (f *finder) plainWords(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok || nameTag(t.Tag) {
			return false
		}
		at = t.End
	}
	return true
}

// longerPerson is the end of the personal name that goes on behind the two characters
// of one in the tables: 周杰|伦. Wherever the article writes the two, the third
// follows.
func (f *finder) longerPerson(s document.Span) (end int, ok bool) {
	next, size := utf8.DecodeRuneInString(f.d.Text[s.End:])
	if f.runes(s) != 2 || !isHan(f.runeAt(s.Start)) || !mayBeGiven(next) || f.speechAfter(s.End) {
		return 0, false
	}
	end = s.End + size
	short, long := f.count(f.d.Slice(s)), f.count(f.d.Text[s.Start:end])
	return end, long == short && (long > 1 || f.goesOn(s))
}

// count is how often the article writes name. It is remembered, so that a name that
// the article repeats costs one search.
func (f *finder) count(name string) int {
	n, ok := f.counts[name]
	if !ok {
		if f.counts == nil {
			f.counts = map[string]int{}
		}
		n = strings.Count(f.d.Text, name)
		f.counts[name] = n
	}
	return n
}
