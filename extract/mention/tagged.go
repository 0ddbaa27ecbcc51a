package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/mention/tagger"
)

// tagged proposes the company names that the linear model marks.
func (f *finder) tagged() {
	t := tagger.New(tagger.Default())
	var names []tagger.Name
	var in tagger.Input
	hits := f.hits
	for _, s := range f.d.Sentences {
		for len(hits) > 0 && hits[0].Start < s.Start {
			hits = hits[1:]
		}
		n := 0
		for n < len(hits) && hits[n].Start < s.End {
			n++
		}
		if !mostlyHan(f.d.Slice(s.Span)) {
			continue
		}
		in.Read(f.d.Text, s.Span, f.d.Tokens[s.Tokens.First:s.Tokens.End], hits[:n], f.lex)
		names = t.Names(names[:0], &in)
		for _, name := range names {
			start, end := in.Bytes(name)
			span := document.Span{Start: s.Start + start, End: s.Start + end}
			span.Start = f.pastIntroduction(span)
			span.End = f.withoutAdverb(span)
			if f.plausible(span) && !hit.PlaceAndWord(f.lex, f.d.Text, span) {
				f.propose(span.Start, span.End, document.Company, f.modelWeight(span, name.Margin), "linear model")
			}
		}
	}
}

// pastIntroduction is where s starts without the words that introduce a name:
// 平台|众贷网.
func (f *finder) pastIntroduction(s document.Span) int {
	for {
		t, ok := f.token(s.Start)
		if !ok || t.End >= s.End || !introduces(f.d.Slice(t.Span), t.Tag) || f.isCompany(f.d.Slice(t.Span)) {
			return s.Start
		}
		s.Start = t.End
	}
}

// withoutAdverb is where s ends when all but its last character is a name of the
// tables and the last one begins the predicate: 鸿海|并与辉达合作.
func (f *finder) withoutAdverb(s document.Span) int {
	i, _ := slices.BinarySearchFunc(f.hits, s.Start, func(h hit.Hit, at int) int { return h.Start - at })
	if i < len(f.hits) && f.hits[i].Start == s.Start && f.hits[i].Sure() {
		if rest := f.d.Text[f.hits[i].End:max(s.End, f.hits[i].End)]; runes(rest) == 1 && strings.Contains("并则也将与和及还又已仍再均曾在向对因受", rest) {
			return f.hits[i].End
		}
	}
	return s.End
}

// modelWeight turns the model's margin into a weight: the margins of names lie
// between 50 and 200. The model is believed where it makes more of a name that
// the tables know; ordinary words, names made of them and short names need a
// wider margin.
func (f *finder) modelWeight(s document.Span, margin float64) float64 {
	w := min(0.25+margin/170, 0.95)
	if h, ok := f.hitWithin(s); ok && h.Span != s && h.Sure() && margin >= 50 {
		return 0.95
	} else if ok && h.Span == s {
		if h.Sure() {
			return 0 // the tables tell what it is
		}
		if t, ok := f.tokenBefore(s.Start); ok && (t.Tag == "m" || t.Tag == "q" || t.Tag == "mq") {
			w -= 0.4 // 一个苹果
		}
		if margin < 80 && f.ordinary(s) {
			w -= 0.2
		}
		return w
	}
	switch {
	case f.ordinary(s):
		w -= 0.35
	case len(f.d.Slice(s)) == 3:
		w -= 0.2 // an abbreviation: FMG
	case f.common(s):
		w -= 0.15
	case f.runes(s) == 2:
		w -= 0.1
	}
	switch context := f.companyContext(s); {
	case context >= 0.5:
		w += 0.1
	case context < 0.3 && f.runes(s) == 2:
		w -= 0.1
	}
	return w
}

// hitWithin is a company of the tables that s begins or ends with.
func (f *finder) hitWithin(s document.Span) (*hit.Hit, bool) {
	i, _ := slices.BinarySearchFunc(f.hits, s.Start, func(h hit.Hit, at int) int { return h.Start - at })
	for ; i < len(f.hits) && f.hits[i].Start < s.End; i++ {
		h := &f.hits[i]
		if h.Start != s.Start && h.End != s.End || h.End > s.End {
			continue
		}
		for _, c := range h.Candidates {
			if f.lex.Kind(c.ID) == lexicon.Company {
				return h, true
			}
		}
	}
	return nil, false
}

// plausible reports whether a span that the model marks can be a company's name
// at all: Han, or capitalized Latin, that is no ordinary word and cuts no
// dictionary word in two.
func (f *finder) plausible(s document.Span) bool {
	text := f.d.Slice(s)
	first, last := f.runeAt(s.Start), f.runeBefore(s.End)
	switch {
	case f.titledEnd(s), f.twoFirms(s):
		return false
	case s.Empty(), f.productFrom[s.Start], f.technology(s), !f.boundary(s.Start), !f.boundary(s.End), f.term(text), f.kindOfCompany(text), f.personParts.begins(text):
		return false
	case !isHan(first):
		return !(latinName(text) && (f.titleBefore(s.Start) || inBracket(f.before(s.Start)) && f.translitBefore(s.Start-1))) && isUpper(first) && !strings.ContainsAny(text, ",;/“”") && !(strings.ToUpper(text) == text && len(text) < 3)
	case runes(text) < 2, runes(text) == 2 && (last == '总' || last == '董') && f.chars.surname[first] > 0, last == '的', last == '等', strings.ContainsAny(text, "，。；：、“”《》 "), !isHan(last) && last != '）' && last != ')' && !latinOrDigit(last):
		return false
	case last == '为' && f.posted(s), hasAnySuffix(text, "领投", "跟投", "参投"):
		return false
	case f.foreignPerson(s), f.place(text), companySuffix(text).form == weak && f.suffixGoesOn(s.End), hasAnyPrefix(f.after(s.End), "银行部", "事业部"):
		return false
	}
	return !hasAnyPrefix(text, "该", "本", "其", "某", "各", "这", "那", "两", "多家", "数家", "上述", "有关", "相关", "当季", "当月", "当年", "当日", "今年", "去年", "上半年", "下半年") && !f.holdsFunctionWord(s)
}

// titledEnd reports whether s ends with the post of somebody at the firm that it
// begins with: 百济神州|联合创始人.
func (f *finder) titledEnd(s document.Span) bool {
	start := int(f.titleTo[s.End]) - 1
	return start > s.Start
}

// twoFirms reports whether s is two names of the tables without a word between
// them: 阿里|苏宁.
func (f *finder) twoFirms(s document.Span) bool {
	i, _ := slices.BinarySearchFunc(f.hits, s.Start, func(h hit.Hit, at int) int { return h.Start - at })
	for ; i < len(f.hits) && f.hits[i].Start == s.Start; i++ {
		rest := f.d.Text[f.hits[i].End:max(f.hits[i].End, s.End)]
		if f.hits[i].End < s.End && runes(rest) >= 2 && f.isCompany(rest) && f.isCompany(f.d.Slice(f.hits[i].Span)) && companySuffix(rest).text != rest {
			return true
		}
	}
	return false
}

// posted reports whether a post follows s, and a verb of choosing stands before
// it, so that its last character is no part of a name: 聘任韩慧华为执行副总裁.
func (f *finder) posted(s document.Span) bool {
	_, ok := f.titleAt(s.End)
	return ok && f.choosing(s.Start)
}

// technology reports whether s is a topic of the tables, or a technology in
// Latin letters with words behind it: AI伺服器, VR眼镜.
func (f *finder) technology(s document.Span) bool {
	i, _ := slices.BinarySearchFunc(f.hits, s.Start, func(h hit.Hit, at int) int { return h.Start - at })
	if i == len(f.hits) || f.hits[i].Start != s.Start || companySuffix(f.d.Slice(s)).form == strong {
		return false
	}
	h := &f.hits[i]
	if h.Span == s {
		return h.Sure() && h.Topic(f.lex)
	}
	return !isHan(f.runeAt(s.Start)) && h.End < s.End && slices.ContainsFunc(h.Candidates, func(c lexicon.Candidate) bool {
		return !c.Ambiguous && f.lex.Kind(c.ID) == lexicon.Topic
	})
}

// foreignPerson reports whether s is a transliterated name behind a post or
// before its Latin form, which are a person's.
func (f *finder) foreignPerson(s document.Span) bool {
	text := f.d.Slice(s)
	for _, r := range text {
		if f.chars.translit[r] == 0 {
			return false
		}
	}
	inner, ok := bracket(f.after(s.End))
	return runes(text) <= longestPart && (f.titleBefore(s.Start) || ok && latinName(inner) && wordKind(strings.Fields(inner)) == document.Person)
}

// holdsFunctionWord reports whether a word of s is one that no name holds.
func (f *finder) holdsFunctionWord(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok {
			return false
		}
		switch t.Tag {
		case "p", "c", "d", "r", "uj", "ul", "uz", "ud", "u", "y":
			return t.Len() > 3 || strings.ContainsRune(stopWords, f.runeAt(at))
		}
		at = t.End
	}
	return false
}

// common reports whether every word of s is an ordinary one and the last is no
// suffix of companies.
func (f *finder) common(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok || t.Tag == "x" || t.Tag == "" || t.Tag == "eng" || t.End > s.End {
			return false
		}
		at = t.End
	}
	return companySuffix(f.d.Slice(s)).text == ""
}

// mostlyHan reports whether a sentence is Chinese.
func mostlyHan(text string) bool {
	han := 0
	for _, r := range text {
		if isHan(r) {
			han++
		}
	}
	return han*6 > len(text)
}
