package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// foreign proposes transliterated names: with a middle dot they cannot be
// anything else (詹姆斯·米歇尔); without one they need a Latin name in brackets
// behind them (波特(Dan Porter)), or transliteration characters and the company
// of a person (马斯克表示).
func (f *finder) foreign() {
	text := f.d.Text
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '·' {
			f.dotted(i, size)
		}
		i += size
	}
	f.transliterated()
}

// dotted proposes the name around the middle dot at i.
func (f *finder) dotted(i, size int) {
	text := f.d.Text
	start := i
	for n := 0; n < 8 && start > 0; n++ {
		r, s := utf8.DecodeLastRuneInString(text[:start])
		if !isHan(r) && !isLatin(r) && r != '·' {
			break
		}
		if n > 0 && !f.translit(start-s) && !isLatin(r) {
			break
		}
		start -= s
	}
	end := i + size
	for n := 0; n < 12 && end < len(text); n++ {
		r, s := utf8.DecodeRuneInString(text[end:])
		if !isHan(r) && !isLatin(r) && r != '·' && r != '.' && r != '-' {
			break
		}
		if n > 0 && isHan(r) && !f.translit(end) {
			break
		}
		if _, ok := f.startsAt[end]; ok && n > 0 && f.verbAt(end) > 0 {
			break
		}
		end += s
	}
	start = f.afterTitle(start, i)
	if start < i && end > i+size {
		f.propose(start, end, document.Person, 1.2, "transliterated name with a dot")
	}
}

// afterTitle moves start past a title or a company that ends within [start, dot).
func (f *finder) afterTitle(start, dot int) int {
	for k := dot; k > start; {
		_, s := utf8.DecodeLastRuneInString(f.d.Text[:k])
		if k < dot && f.titleBefore(k) {
			return k
		}
		k -= s
	}
	return start
}

// transliterated proposes runs of transliteration characters.
func (f *finder) transliterated() {
	text := f.d.Text
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		if !f.boundary(i) || !f.translit(i) {
			i += size
			continue
		}
		end := i
		n := 0
		for end < len(text) && n < 7 {
			if !f.translit(end) {
				break
			}
			_, s := utf8.DecodeRuneInString(text[end:])
			end += s
			n++
		}
		for ; n >= 2; n-- {
			if w := f.foreignWeight(i, end, n); w >= threshold {
				f.propose(i, end, document.Person, w, "transliterated name and context")
				break
			}
			_, s := utf8.DecodeLastRuneInString(text[:end])
			end -= s
		}
		i += size
	}
}

func (f *finder) foreignWeight(i, end, n int) float64 {
	single, tag := f.tokenOver(i, end)
	if single && tag != "nr" && tag != "nrt" && tag != "nrfg" || !f.boundary(end) {
		return 0
	}
	w := 0.0
	if n >= 3 {
		w += 0.15
	}
	if single {
		w += 0.25
	}
	after := f.after(end)
	if f.titleBefore(i) {
		w += 0.35
	}
	if f.speechAfter(end) {
		w += 0.4
	}
	if latinBracket(after) {
		w += 0.5
	}
	if hasAnyPrefix(after, []string{"先生", "女士", "本人"}) {
		w += 0.4
	}
	return w
}

// translit reports whether a transliteration character starts at byte i.
func (f *finder) translit(i int) bool {
	_, weight := f.weightAt(lexicon.Transliterations, i)
	return weight > 0
}

// latinBracket reports whether after opens a bracket with a Latin name of a
// person: two or more capitalized words.
func latinBracket(after string) bool {
	inner, ok := strings.CutPrefix(after, "（")
	if !ok {
		if inner, ok = strings.CutPrefix(after, "("); !ok {
			return false
		}
	}
	end := strings.IndexAny(inner, "），)，,")
	if end <= 0 {
		return false
	}
	words := strings.Fields(inner[:end])
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if w[0] < 'A' || w[0] > 'Z' {
			return false
		}
	}
	return true
}
