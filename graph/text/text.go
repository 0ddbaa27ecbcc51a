// Package text splits text into the terms that full text search is made of. Start with Terms.
//
// No dictionary is needed: of Chinese, Japanese and Korean text every character begins a term, made
// of it and the one behind it, so that a phrase of any length is a row of pairs, and a single
// character the beginning of a term. Other text is split into words.
package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph/fold"
)

// MaxTerm is the length in bytes to which a word is cut.
const MaxTerm = 64

// Term is a term and its place.
type Term struct {
	Text     string
	Position int  // counted in words and Chinese characters
	Last     bool // a single character that ends a run of Chinese; it has no pair
}

// Token is a term and its place, without a string made of it: a pair of characters, a single one or
// a word.
type Token struct {
	First, Second rune   // characters, folded; Second is 0 for the last of a run. Both are 0 for a word
	Word          string // "" for characters
	Position      int    // counted in words and Chinese characters
}

// Text returns the term.
func (t Token) Text() string {
	switch {
	case t.Word != "":
		return t.Word
	case t.Second == 0:
		return string(t.First)
	}
	return string([]rune{t.First, t.Second})
}

// Terms yields the terms of a text, folded as package fold does.
func Terms(s string) iter.Seq[Term] {
	return func(yield func(Term) bool) {
		Tokens(s, func(t Token) bool {
			return yield(Term{t.Text(), t.Position, t.Word == "" && t.Second == 0})
		})
	}
}

// Tokens is Terms for who indexes much text. It calls yield for each until that is false.
func Tokens(s string, yield func(Token) bool) {
	for pos, i := 0, 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case cjk(r):
			i += n
			for first := folded(r); first != 0; pos++ {
				t := Token{First: first, Position: pos}
				if next, n := utf8.DecodeRuneInString(s[i:]); n > 0 && cjk(next) {
					t.Second = folded(next)
					i += n
				}
				if !yield(t) {
					return
				}
				first = t.Second
			}
			continue
		case wordly(r):
			n = wordEnd(s[i:])
			if word := fold.Name(s[i : i+n]); word != "" {
				if !yield(Token{Word: cut(word), Position: pos}) {
					return
				}
				pos++
			}
		}
		i += n
	}
}

// folded folds a character of a pair.
func folded(r rune) rune {
	if r = fold.Rune(r); r <= 0 {
		return utf8.RuneError
	}
	return r
}

// cut shortens a word to MaxTerm bytes or a little less, so as not to split a character.
func cut(word string) string {
	if len(word) <= MaxTerm {
		return word
	}
	n := MaxTerm
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// wordEnd returns the length of the word that s begins with.
func wordEnd(s string) int {
	for i, r := range s {
		if !wordly(r) || cjk(r) {
			return i
		}
	}
	return len(s)
}

func wordly(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// cjk tells whether a character is of a script that is written without spaces.
func cjk(r rune) bool {
	if 0x4e00 <= r && r <= 0x9fff {
		return true // all of them Han
	}
	return r >= 0x2e80 && (r < 0xff00 || r > 0xff9f) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo)
}
