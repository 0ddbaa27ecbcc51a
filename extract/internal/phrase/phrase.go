// Package phrase finds fixed words in Chinese and English text: a [Table] of
// them, compiled once, tells which is the longest that starts at a place.
//
// Latin words match in any case and only whole; a hyphen counts as part of a
// word, so that "expected" is not found in "worse-than-expected".
package phrase

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Table maps words to what they mean. It is safe for concurrent use.
type Table[T any] struct {
	buckets map[rune][]row[T] // by how words begin, longest first
	some    [64]uint64        // a bit for each beginning, by its lowest 12 bits: most places have none
}

type row[T any] struct {
	word  string // Latin letters in lower case
	value T
}

// Add gives the words a meaning. Words have at least two bytes.
func (t *Table[T]) Add(value T, words ...string) {
	if t.buckets == nil {
		t.buckets = map[rune][]row[T]{}
	}
	for _, w := range words {
		key := beginning(w, 0)
		rows := append(t.buckets[key], row[T]{w, value})
		slices.SortStableFunc(rows, func(a, b row[T]) int { return cmp.Compare(len(b.word), len(a.word)) })
		t.buckets[key] = rows
		t.some[key>>6&63] |= 1 << (key & 63)
	}
}

// At finds the longest word of the table that starts at byte i of text.
func (t *Table[T]) At(text string, i int) (value T, word string, ok bool) {
	if len(text)-i < 2 || latin(text, i-1) && latin(text, i) {
		return value, "", false
	}
	key := beginning(text, i)
	if t.some[key>>6&63]>>(key&63)&1 == 0 {
		return value, "", false
	}
	for _, r := range t.buckets[key] {
		if hasPrefix(text[i:], r.word) && !(latin(text, i+len(r.word)-1) && latin(text, i+len(r.word))) {
			return r.value, r.word, true
		}
	}
	return value, "", false
}

// beginning stands for the first character of a word at byte i, or for the first
// two if that is of ASCII.
func beginning(text string, i int) rune {
	if c := text[i]; c < utf8.RuneSelf {
		return -rune(lower(c))<<8 - rune(lower(text[i+1]))
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// Next is the place of the character that follows the one at byte i.
func Next(text string, i int) int {
	if text[i] < utf8.RuneSelf {
		return i + 1
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}

func hasPrefix(text, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		if lower(text[i]) != word[i] {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

// latin reports whether the byte at i belongs to a Latin word or number.
func latin(text string, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := lower(text[i])
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-'
}
