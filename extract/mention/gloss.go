package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// longestGlossed is how many characters a transliterated name without a dot has.
const longestGlossed = 12

// glossed proposes the transliterated names without a dot that have the Latin name of
// a person in brackets behind them, however long they are: 史蒂夫辛诺夫斯基(Steve
// Sinofsky), and the surname by which the article goes on.
func (f *finder) glossed() {
	text := f.d.Text
	for at := 0; ; {
		k := strings.IndexAny(text[at:], "(（")
		if k < 0 {
			return
		}
		k += at
		_, size := utf8.DecodeRuneInString(text[k:])
		at = k + size
		inner, ok := bracket(text[k:min(len(text), k+60)])
		if !ok || !latinName(inner) || f.place(inner) {
			continue
		}
		if start := f.glossStart(k); start < k {
			s := document.Span{Start: start, End: k}
			f.propose(s.Start, s.End, document.Person, dottedName, "transliterated name with its Latin form")
			f.goesOnBy(s)
		}
	}
}

// glossStart is where the transliterated name begins that ends at byte end; end itself
// when none of four or more characters does, which the rules for short names read.
func (f *finder) glossStart(end int) int {
	start, n := end, 0
	for n < longestGlossed && start > 0 {
		r, size := utf8.DecodeLastRuneInString(f.d.Text[:start])
		if f.chars.translit.of(r) == 0 || n > 0 && f.titleBefore(start) {
			break
		}
		if t, ok := f.tokenBefore(start); ok && n > 0 && t.Len() > size && !nameTag(t.Tag) && t.Tag != "n" {
			break // 认为|约翰
		}
		start -= size
		n++
	}
	if n < 4 || n == longestGlossed || strings.HasSuffix(f.d.Text[:start], "·") || strings.HasSuffix(f.d.Text[:start], "-") {
		return end
	}
	return start
}

// goesOnBy notes the last part of the full name s by which the article calls him
// elsewhere, and proposes it there: 辛诺夫斯基.
func (f *finder) goesOnBy(s document.Span) {
	full := f.d.Slice(s)
	whole := strings.Count(f.d.Text, full)
	for i := range full {
		part := full[i:]
		if i < 2*len("史") || runes(part) < 2 {
			continue
		}
		if strings.Count(f.d.Text, part) <= whole || runes(part) == 2 && isWord(part) {
			continue
		}
		f.personParts = append(f.personParts, part)
		for at := 0; ; {
			k := strings.Index(f.d.Text[at:], part)
			if k < 0 {
				return
			}
			at += k + len(part)
			if start := at - len(part); !strings.HasSuffix(f.d.Text[:start], full[:i]) {
				f.propose(start, at, document.Person, 1.2, "part of a transliterated name")
			}
		}
	}
}
