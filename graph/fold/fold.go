// Package fold brings the ways in which a name is written into one: traditional and simplified
// script, upper and lower case, full and half width, accents, and the dots and dashes within names. Two texts that
// fold to the same string are taken for the same by name look-up and full text search.
package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Name folds a name: every letter as Rune does; dots, dashes, quotation marks and apostrophes within
// it go; white space becomes one space between Latin words and nothing next to Chinese.
func Name(s string) string {
	return string(AppendName(make([]byte, 0, len(s)), s))
}

// AppendName appends Name of s.
func AppendName(b []byte, s string) []byte {
	space := false
	var last rune
	for _, r := range decomposed(s) {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if r = Rune(r); r < 0 || dropped(r) {
			continue
		}
		if space && last != 0 && !ideographic(last) && !ideographic(r) {
			b = append(b, ' ')
		}
		space = false
		b = utf8.AppendRune(b, r)
		last = r
	}
	return b
}

// decomposed splits accents from letters, where there can be any.
func decomposed(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFKD.String(s)
		}
	}
	return s
}

// Rune folds one character: simplified script, lower case, half width. It is negative for what
// carries no meaning, such as combining accents and control characters.
func Rune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}
	if 0xff01 <= r && r <= 0xff5e {
		return Rune(r - 0xfee0)
	}
	if r == 0x3000 {
		return ' '
	}
	if r >= firstTraditional {
		return Simplified(r)
	}
	if unicode.In(r, unicode.Mn, unicode.Cf, unicode.Cc) {
		return -1
	}
	return unicode.ToLower(r)
}

// dropped tells whether a mark within names is passed over.
func dropped(r rune) bool {
	switch r {
	case '·', '•', '・', '‧', '∙', '⋅', '･', '.', '-', '‐', '‑', '–', '—', '_', '\'', '’', '‘', '`', '"', '“', '”', '「', '」', '『', '』', '《', '》', '〈', '〉':
		return true
	}
	return r == utf8.RuneError
}

func ideographic(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
