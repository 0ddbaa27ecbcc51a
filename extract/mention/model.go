package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// models proposes products that are called by letters and a number, as phones and
// cars are: 小米MIX3, 旗舰手机Mate20 Pro, ES8车型. At one place of the article the
// name's firm must stand right before it or a word must say what it is, of it or of another of its series.
func (f *finder) models() {
	var codes []document.Span
	named := map[string]bool{}
	for _, t := range f.d.Tokens {
		end := modelLen(f.d.Text[t.Start:])
		if end == 0 || t.Start > 0 && latinOrDigit(f.runeBefore(t.Start)) {
			continue
		}
		if !isUpper(f.runeAt(t.Start)) && !f.makerBefore(t.Start) {
			continue // e5 behind its maker only
		}
		s := document.Span{Start: t.Start, End: t.Start + end}
		codes = append(codes, s)
		if f.makerBefore(s.Start) || f.wareAround(s) || f.surelyKind(strings.TrimRight(f.d.Slice(s), "0123456789 -"), lexicon.Product) {
			named[seriesOf(f.d.Slice(s))] = true
		}
	}
	for _, s := range codes {
		if name := f.d.Slice(s); named[seriesOf(name)] && !f.term(name) && !f.isTopic(name) {
			f.propose(s.Start, s.End, document.Product, 0.9, "model by letters and number")
			f.productFrom[s.Start] = true
		}
	}
}

// seriesOf is what the models of a series have in common: MIX of MIX2s.
func seriesOf(name string) string {
	return strings.ToUpper(strings.TrimRight(name[:strings.IndexAny(name, "0123456789")], " -"))
}

// modelLen is the length of the letters, number and variant of a model at the start
// of text, 0 for none: P20 Pro, MIX2s, Model 3. A quarter, a half and a rank of
// nations are none.
func modelLen(text string) int {
	letters := 0
	for letters < len(text) && isLatin(rune(text[letters])) {
		letters++
	}
	if letters == 0 || letters > 8 || letters > 1 && !isUpper(rune(text[0])) {
		return 0
	}
	at := letters
	if at+1 < len(text) && (text[at] == ' ' || text[at] == '-') && text[at+1] >= '0' && text[at+1] <= '9' && letters > 2 {
		at++
	}
	end := at
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	digits := end - at
	if digits == 0 || digits > 4 || measured(text[end:]) || text[at:end] >= "1900" && text[at:end] <= "2100" && digits == 4 {
		return 0
	}
	switch text[:letters] {
	case "V", "K":
		if digits < 2 || text[at:end] == "12" {
			return 0 // a version, school; but 云麓V30
		}
	case "Q", "H", "G", "FY", "CO", "PM", "TOP", "Top", "No", "NO", "COVID", "IPv", "IPV", "Web", "WEB":
		return 0
	}
	for end < len(text) && isLatin(rune(text[end])) && end-at-digits < 2 && text[end] != 'P' && text[end] != 'B' && text[end] != 'C' {
		end++
	}
	if end < len(text) && (latinOrDigit(rune(text[end])) || text[end] == '.' || text[end] == '%') && variantLen(text[end:]) == 0 {
		return 0
	}
	return end + variantLen(text[end:])
}

// variantLen is the length of the words for a variant of a model at the start of
// text.
func variantLen(text string) int {
	for _, word := range []string{" Pro Max", " Pro+", " Pro", " Plus", " Max", " Ultra", " Turbo", " Lite", " mini", " Air", " EYEs", " Edge", " Fold", " Flip", " SE", "+", "Pro", "Plus", "Max", "Ultra"} {
		if strings.HasPrefix(text, word) && !latinAt(text, len(word)) {
			return len(word)
		}
	}
	return 0
}

// makerBefore reports whether the name of a firm or of its brand ends at byte i.
func (f *finder) makerBefore(i int) bool {
	spaced := i > 0 && f.d.Text[i-1] == ' '
	if spaced {
		i--
	}
	if rest, of := strings.CutSuffix(f.d.Text[:i], "的"); of {
		i, spaced = len(rest), false // 索尼的HMZ1
	}
	t, ok := f.tokenBefore(i)
	if !ok {
		return false
	}
	for _, c := range f.lex.Lookup(lexicon.Names, f.d.Slice(t.Span)) {
		if k := f.lex.Kind(c.ID); k == lexicon.Company || k == lexicon.Product {
			return isHan(f.runeAt(t.Start)) || spaced && k == lexicon.Company
		}
	}
	return false
}

// wareAround reports whether the words around s say that it is a phone, a car or
// the like.
func (f *finder) wareAround(s document.Span) bool {
	after, before := strings.TrimLeft(f.after(s.End), " ”》"), strings.TrimRight(f.before(s.Start), " “《")
	return hasAnyPrefix(after, "系列", "手机", "新机", "真机", "车型", "轿车", "平板", "手表", "耳机", "电动车", "发布会") || hasAnyPrefix(after, hanWares...) ||
		hasAnySuffix(before, "手机", "旗舰", "旗舰机", "新机", "轿车", "车型", "SUV", "新款", "机型", "新品", "平板电脑", "笔记本", "推出", "推出了", "发布了")
}

// isTopic reports whether the tables know word as a topic.
func (f *finder) isTopic(word string) bool { return f.isKind(word, lexicon.Topic) }
