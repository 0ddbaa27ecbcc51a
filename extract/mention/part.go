package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
)

// What the model marks may be more than a name: the article itself shows it by writing
// the name alone more often.

// withoutPlace is where the Latin name in s begins behind a country, when the article
// writes it mostly by itself: 美国|AUTOZONE.
func (f *finder) withoutPlace(s document.Span) int {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	if !ok || place.End >= s.End || !isUpper(f.runeAt(place.End)) {
		return s.Start
	}
	if f.moreOften(f.d.Text[place.End:s.End], f.d.Slice(s)) {
		return place.End
	}
	return s.Start
}

// withoutEpithet is where the name in s begins behind 新 or 老, when the article
// writes it mostly without: 新|云麓.
func (f *finder) withoutEpithet(s document.Span) int {
	text := f.d.Slice(s)
	for _, market := range []string{"港股", "美股", "中概股"} {
		if rest, ok := strings.CutPrefix(text, market); ok && runes(rest) >= 2 {
			return s.Start + len(market) // 港股|云麓金融
		}
	}
	if f.isCompany(text) || !hasAnyPrefix(text, "新", "老", "原", "前", "大", "小") {
		return s.Start
	}
	rest := text[len("新"):]
	if runes(rest) >= 2 && (f.isCompany(rest) || f.markedAs(rest)) && f.moreOften(rest, text) {
		return s.Start + len("新")
	}
	return s.Start
}

// withoutDeal is where the Latin name in s ends before a verb that goes on to what the
// firm did: Kestrix|投资|的公司.
func (f *finder) withoutDeal(s document.Span) int {
	text := f.d.Slice(s)
	if name := strings.TrimSuffix(text, "投资"); name != text && len(name) > 2 && latinOrDigit(f.runeBefore(s.Start+len(name))) && hasAnyPrefix(f.after(s.End), "的", "了") {
		return s.Start + len(name)
	}
	return s.End
}

// moreOften reports whether the article writes part, without the rest of whole, more
// often than whole.
func (f *finder) moreOften(part, whole string) bool {
	return f.count(part) > 2*f.count(whole)
}

// markedAs reports whether the model marks name by itself somewhere in the article.
func (f *finder) markedAs(name string) bool {
	_, ok := f.places[name]
	return ok
}

// dealVerbs stand between two firms and make a clause of them.
var dealVerbs = []string{"战略投资", "投资", "收购", "入股", "并购", "控股", "增持", "减持", "牵手", "联手", "携手", "联姻", "合并", "起诉", "力挺", "叫板", "注资", "参股"}

// clause reports whether s begins with one firm and goes on, with or without a verb,
// to another that the article names by itself: 阿里|投资|银泰, 阿里|银泰.
func (f *finder) clause(s document.Span) bool {
	h, ok := f.hitWithin(s)
	if !ok || h.Start != s.Start || h.End >= s.End {
		return false
	}
	rest := f.d.Text[h.End:s.End]
	if companySuffix(rest).form != weak {
		return false
	}
	i := slices.IndexFunc(dealVerbs, func(v string) bool { return strings.HasPrefix(rest, v) })
	if i >= 0 {
		rest = rest[len(dealVerbs[i]):]
	}
	if runes(rest) < 2 || companySuffix(rest).text == rest || isWord(rest) {
		return false
	}
	return (i >= 0 && f.isCompany(rest) || f.markedAs(rest)) && f.moreOften(rest, f.d.Slice(s))
}

// wordBehindLatin reports whether s is a Latin name and an ordinary word behind it,
// and the article writes the name mostly without: GetJar|移动.
func (f *finder) wordBehindLatin(s document.Span) bool {
	text := f.d.Slice(s)
	k := strings.IndexFunc(text, isHan)
	if k < 3 || !isUpper(rune(text[0])) || f.isCompany(text) || companySuffix(text[k:]).form != weak {
		return false
	}
	words := segment.Cut(text[k:])
	return len(words) == 1 && words[0].Tag != "x" && words[0].Tag != "" && f.moreOften(text[:k], text)
}
