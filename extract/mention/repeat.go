package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/segment"
)

// repeat finds every name that was chosen wherever else the article writes it:
// a name is a name in the whole article. So are the parts of a personal name by
// which an article goes on, and the brand of a full company name.
func (f *finder) repeat(chosen []candidate) []candidate {
	f.asPeople(chosen)
	names := f.namesOf(chosen)
	byFirst := map[rune][]string{}
	for name := range names {
		r, _ := utf8.DecodeRuneInString(name)
		byFirst[r] = append(byFirst[r], name)
	}
	for _, list := range byFirst {
		slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	}
	taken := slices.DeleteFunc(slices.Clone(chosen), func(c candidate) bool { return c.kind == document.JobTitle })
	var found []candidate
	next := 0 // the first of taken that ends behind the place
	for i, r := range f.d.Text {
		for next < len(taken) && taken[next].End <= i {
			next++
		}
		if next < len(taken) && taken[next].Start <= i || len(found) > 0 && found[len(found)-1].End > i {
			continue
		}
		for _, name := range byFirst[r] {
			s := document.Span{Start: i, End: i + len(name)}
			if !strings.HasPrefix(f.d.Text[i:], name) || next < len(taken) && taken[next].Start < s.End {
				continue
			}
			if c := names[name]; f.wholeName(s, c.kind) && (c.rule != inContext || f.companyContext(s) >= 0.3 && !f.modifies(s)) {
				c.Span = s
				found = append(found, c)
				break
			}
		}
	}
	chosen = slices.DeleteFunc(chosen, func(c candidate) bool { return c.kind == document.JobTitle && overlapsAny(found, c.Span) })
	chosen = append(chosen, found...)
	slices.SortFunc(chosen, byStart)
	return chosen
}

// asPeople makes the unknown firms of Chinese text people that are a part of the name of
// one which the article names in full: Dorsey of Jack Dorsey, 迈克 of 迈克·克里格.
func (f *finder) asPeople(chosen []candidate) {
	if f.lowercase != nil {
		return
	}
	parts := map[string]string{}
	for _, c := range chosen {
		if c.kind != document.Person {
			continue
		}
		for _, p := range f.partsOf(c) {
			parts[p] = f.d.Slice(c.Span)
		}
	}
	for i := range chosen {
		c := &chosen[i]
		if c.kind == document.Person || c.kind == document.JobTitle || c.known != "" {
			continue
		}
		if full, ok := parts[f.d.Slice(c.Span)]; ok {
			c.kind, c.rule = document.Person, "part of "+full
		}
	}
}

// modifies reports whether s is a word for doing something right before the noun that it
// tells of, and so no name: 移动|广告平台.
func (f *finder) modifies(s document.Span) bool {
	t, ok := f.token(s.Start)
	if !ok || t.End != s.End || t.Tag != "vn" && t.Tag != "v" && t.Tag != "b" && t.Tag != "a" {
		return false
	}
	next, ok := f.token(s.End)
	return ok && next.Start == s.End && (next.Tag == "n" || next.Tag == "vn" || next.Tag == "l" || next.Tag == "nz")
}

// namesOf are the names to look for, each as the candidate to be.
func (f *finder) namesOf(chosen []candidate) map[string]candidate {
	names := map[string]candidate{}
	for _, c := range chosen {
		name := f.d.Slice(c.Span)
		if strings.HasSuffix(f.d.Text[:c.Start], "ST") && isWord(name) {
			continue // *ST商城 makes no other 商城 a name
		}
		if old, ok := names[name]; c.kind != document.JobTitle && utf8.RuneCountInString(name) >= 2 && (!ok || c.weight > old.weight) {
			c.rule = "repeats: " + strings.TrimPrefix(c.rule, "repeats: ")
			names[name] = c
		}
	}
	for _, c := range chosen {
		for _, p := range f.partsOf(c) {
			if _, ok := names[p]; !ok {
				names[p] = candidate{kind: c.kind, weight: c.weight, rule: "part of " + f.d.Slice(c.Span)}
			}
		}
		f.addAmbiguous(names, c)
	}
	return names
}

// addAmbiguous adds the forms of a known company that are also words: once the
// article has named 理想汽车, 理想 may be it.
func (f *finder) addAmbiguous(names map[string]candidate, c candidate) {
	if c.known == "" || c.kind != document.Company {
		return
	}
	for _, k := range f.lex.Lookup(lexicon.Names, c.known) {
		e := f.lex.Entry(k.ID)
		if e.Name != c.known || e.Kind != lexicon.Company {
			continue
		}
		for _, form := range e.Ambiguous {
			if _, ok := names[form]; !ok && runes(form) >= 2 {
				names[form] = candidate{kind: c.kind, weight: c.weight, known: c.known, rule: inContext}
			}
		}
	}
}

// inContext is the rule of ambiguous forms of a company that the article names.
const inContext = "ambiguous form of a company named before"

// partsOf are the parts of a name by which an article may go on.
func (f *finder) partsOf(c candidate) []string {
	name := f.d.Slice(c.Span)
	switch {
	case c.kind == document.Person:
		separator := "·"
		switch {
		case strings.Contains(name, separator):
		case isHan(f.runeAt(c.Start)) && strings.Contains(name, "-"):
			separator = "-"
		default:
			separator = " "
		}
		if last, ok := surnameJoined(name); ok {
			return []string{last}
		}
		parts := withParticles(strings.Split(name, separator))
		if len(parts) < 2 {
			return nil
		}
		return slices.DeleteFunc(parts, func(p string) bool { return runes(p) < 2 || givenNames()[p] })
	case c.kind == document.Company && companySuffix(name).form == strong && c.weight >= 1:
		if b := f.brandOf(name); b != "" {
			return []string{b}
		}
	case c.kind == document.Company && strings.HasPrefix(name, "台湾") && companySuffix(name).text == "公司":
		if rest := strings.TrimPrefix(name, "台湾"); runes(rest) >= 4 && !f.kindOfCompany(rest) {
			return []string{rest} // 台湾港务公司
		}
	case c.kind == document.Company && isUpper(f.runeAt(c.Start)):
		if b := latinBrand(name); b != "" {
			return []string{b}
		}
	}
	return nil
}

// surnameJoined is the surname of a Latin name of which a scraper lost the space:
// EricSchmidt.
func surnameJoined(name string) (string, bool) {
	for i := 2; i+2 < len(name); i++ {
		if isUpper(rune(name[i])) {
			first, last := name[:i], name[i:]
			return last, givenNames()[first] && strings.ToLower(last[1:]) == last[1:] && !strings.ContainsAny(last, " .-")
		}
	}
	return "", false
}

// legalWords say at the end of a Latin name what a firm is by law.
var legalWords = []string{"Inc", "Inc.", "Corp", "Corp.", "Corporation", "Co", "Co.", "Ltd", "Ltd.", "Limited", "LLC", "plc", "PLC", "AG", "SA", "NV", "SE", "GmbH", "Holdings", "Group"}

// adjectives begin Latin names of firms without naming one alone.
var adjectives = set(`General United National International Global First New Standard Best American British Royal Great Capital World Digital Advanced Applied Universal Western Eastern Northern Southern Central Pacific Atlantic Public Federal Bank Credit Union Texas China Blue Red Green Black White Prime Core Live Open Smart`)

// latinBrand is a Latin name without its legal form and the word of its trade:
// Slack of Slack Technologies Inc; "" when nothing was taken off or what is left
// is an ordinary word.
func latinBrand(name string) string {
	words := strings.Fields(strings.NewReplacer(",", "").Replace(name))
	n := len(words)
	for n > 1 && slices.Contains(legalWords, words[n-1]) {
		n--
	}
	if n > 1 && companyWords()[words[n-1]] && !adjectives[words[0]] {
		n--
	}
	brand := strings.Join(words[:n], " ")
	if n == len(words) || n == 1 && (adjectives[brand] || functionWords()[strings.ToLower(brand)] || notNames()[brand] || givenNames()[brand] || len(brand) < 3) {
		return ""
	}
	return brand
}

// brandOf is a full company name without the place before and the generic words
// behind: 宜信 of 北京宜信投资有限公司; empty when what is left is an ordinary word.
func (f *finder) brandOf(name string) string {
	for s := companySuffix(name); s.text != ""; s = companySuffix(name) {
		rest := strings.TrimSuffix(name, s.text)
		if runes(rest) < 2 {
			break
		}
		name = rest
	}
	for _, r := range []int{3, 2} {
		if runes(name) > r+1 {
			if p := string([]rune(name)[:r]); f.place(p) {
				name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(name, p), "市"), "省")
				break
			}
		}
	}
	if n := runes(name); n < 2 || n > 4 || f.place(name) || isWord(name) {
		return ""
	}
	return name
}

// wholeName rejects a place where the name is part of a longer word.
func (f *finder) wholeName(s document.Span, kind document.Kind) bool {
	first, last := f.runeAt(s.Start), f.runeBefore(s.End)
	if f.lowercase != nil && f.lostApostrophe(s, kind) {
		return s.Start == 0 || !latinOrDigit(f.runeBefore(s.Start))
	}
	if isLatin(first) && s.Start > 0 && latinOrDigit(f.runeBefore(s.Start)) || isLatin(last) && s.End < len(f.d.Text) && latinOrDigit(f.runeAt(s.End)) {
		return false
	}
	if isLatin(first) || f.runes(s) >= 4 {
		return true
	}
	if f.runes(s) == 3 {
		return f.borders.Allow(s)
	}
	return f.boundary(s.Start) && f.boundary(s.End) || kind == document.Person && f.borders.Allow(s) && (f.boundary(s.Start) || f.speechAfter(s.End))
}

func latinOrDigit(r rune) bool { return isLatin(r) || '0' <= r && r <= '9' }

// isWord reports whether the dictionary knows text as one ordinary word.
func isWord(text string) bool {
	words := segment.Cut(text)
	return len(words) == 1 && !nameTag(words[0].Tag)
}
