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
	rows [buckets][]row[T] // by the hash of how words begin, longest first
	some [64]uint64        // a bit for each hash: most places have none
}

// buckets are how many rows the words of a table are spread over.
const buckets = 128

type row[T any] struct {
	word  string // Latin letters in lower case
	value T
}

// Add gives the words a meaning. Words have at least two bytes.
func (t *Table[T]) Add(value T, words ...string) {
	for _, w := range words {
		h := beginning(w, 0)
		rows := append(t.rows[h%buckets], row[T]{w, value})
		slices.SortStableFunc(rows, func(a, b row[T]) int { return cmp.Compare(len(b.word), len(a.word)) })
		t.rows[h%buckets] = rows
		t.some[h>>6] |= 1 << (h & 63)
	}
}

// At finds the longest word of the table that starts at byte i of text.
func (t *Table[T]) At(text string, i int) (value T, word string, ok bool) {
	if len(text)-i < 2 {
		return value, "", false
	}
	h := beginning(text, i)
	if t.some[h>>6]>>(h&63)&1 == 0 || latin(text, i-1) && latin(text, i) {
		return value, "", false
	}
	for k := range t.rows[h%buckets] {
		r := &t.rows[h%buckets][k]
		if hasPrefix(text[i:], r.word) && !(latin(text, i+len(r.word)-1) && latin(text, i+len(r.word))) {
			return r.value, r.word, true
		}
	}
	return value, "", false
}

// Find finds the first place from byte i on where a word of the table starts, and
// the longest there.
func (t *Table[T]) Find(text string, i int) (at int, value T, word string, ok bool) {
	for i+1 < len(text) {
		if h := beginning(text, i); t.some[h>>6]>>(h&63)&1 != 0 {
			if value, word, ok = t.At(text, i); ok {
				return i, value, word, true
			}
		}
		i = Next(text, i)
	}
	return len(text), value, "", false
}

// beginning is a number below 4096 for the first character of a word at byte i, or
// for the first two if that is of ASCII.
func beginning(text string, i int) uint32 {
	switch c := text[i]; {
	case c < utf8.RuneSelf:
		return uint32(lower(c)&63)<<6 | uint32(lower(text[i+1])&63)
	case c >= 0xe0 && i+2 < len(text):
		return uint32(text[i+1]&63)<<6 | uint32(text[i+2]&63)
	default:
		return uint32(c&63)<<6 | uint32(text[i+1]&63)
	}
}

// Next is the place of the character that follows the one at byte i.
func Next(text string, i int) int {
	switch c := text[i]; {
	case c < utf8.RuneSelf:
		return i + 1
	case 0xe1 <= c && c <= 0xec && i+2 < len(text) && text[i+1]&0xc0 == 0x80 && text[i+2]&0xc0 == 0x80:
		return i + 3 // most of what is not ASCII
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
