// Package wordset asks a text for many words at once: whether it begins or ends
// with one of a [Set], or holds one. Of a text that has none of them, one look at
// a character tells so, however many the words are.
//
// Words are compared as they stand; where letters may be of any case or words must
// be whole there is package phrase.
package wordset

import (
	"strings"
	"sync"
)

// Set is a set of words. It is safe for concurrent use, and costs nothing before the first.
type Set struct {
	words []string
	once  sync.Once
	*indexes
}

// indexes are made when the set is first used: a command that reads no articles does not pay for the dozens that reading
// has.
type indexes struct{ first, last index }

// index finds words by their first or their last character.
type index struct {
	some [64]uint64        // a bit for each hash: most characters have none
	rows [buckets][]uint16 // words by hash, in the order of the set
}

// buckets are how many rows the words of an index are spread over.
const buckets = 64

// Of is the set of words, of which none is empty.
func Of(words ...string) *Set { return &Set{words: words} }

func (s *Set) index() {
	x := new(indexes)
	for i, w := range s.words {
		x.first.add(firstHash(w), i)
		x.last.add(lastHash(w), i)
	}
	s.indexes = x
}

// Word is the word i of those given to [Of].
func (s *Set) Word(i int) string { return s.words[i] }

func (x *index) add(hash uint32, word int) {
	x.some[hash>>6] |= 1 << (hash & 63)
	x.rows[hash%buckets] = append(x.rows[hash%buckets], uint16(word))
}

// has reports whether a word may have a character of this hash.
func (x *index) has(hash uint32) bool { return x.some[hash>>6]>>(hash&63)&1 != 0 }

// firstHash is a number below 4096 for the character that s begins with.
func firstHash(s string) uint32 {
	switch c := s[0]; {
	case c >= 0xe0 && len(s) > 2:
		return uint32(s[1]&63)<<6 | uint32(s[2]&63)
	case c >= 0xc0 && len(s) > 1:
		return uint32(c&63)<<6 | uint32(s[1]&63)
	default:
		return uint32(c&63)<<6 | uint32(c>>6)
	}
}

// lastHash is the same of the character that s ends with.
func lastHash(s string) uint32 {
	n := len(s)
	c := s[n-1]
	if c < 0x80 || n < 2 {
		return uint32(c&63)<<6 | uint32(c>>6)
	}
	return uint32(s[n-2]&63)<<6 | uint32(c&63)
}

// Index is which word of the set, by its place among those given to [Of], text
// begins with, the first of several; -1 for none.
func (s *Set) Index(text string) int {
	s.once.Do(s.index)
	if text == "" {
		return -1
	}
	h := firstHash(text)
	if !s.first.has(h) {
		return -1
	}
	for _, i := range s.first.rows[h%buckets] {
		if strings.HasPrefix(text, s.words[i]) {
			return int(i)
		}
	}
	return -1
}

// Begins reports whether text begins with a word of the set.
func (s *Set) Begins(text string) bool { return s.Index(text) >= 0 }

// Ends reports whether text ends with a word of the set.
func (s *Set) Ends(text string) bool {
	s.once.Do(s.index)
	if text == "" {
		return false
	}
	h := lastHash(text)
	if !s.last.has(h) {
		return false
	}
	for _, i := range s.last.rows[h%buckets] {
		if strings.HasSuffix(text, s.words[i]) {
			return true
		}
	}
	return false
}

// In reports whether text holds a word of the set.
func (s *Set) In(text string) bool { return s.Find(text) >= 0 }

// Find is the first place in text where a word of the set begins, -1 for none.
func (s *Set) Find(text string) int {
	s.once.Do(s.index)
	for i := 0; i < len(text); i += width(text[i]) {
		if s.first.has(firstHash(text[i:])) && s.Index(text[i:]) >= 0 {
			return i
		}
	}
	return -1
}

// FindLast is the last such place.
func (s *Set) FindLast(text string) int {
	s.once.Do(s.index)
	for i := len(text) - 1; i >= 0; i-- {
		if text[i]&0xc0 == 0x80 { // within a character
			continue
		}
		if s.first.has(firstHash(text[i:])) && s.Index(text[i:]) >= 0 {
			return i
		}
	}
	return -1
}

// Last sets at[i] to the last place in text of the word i of the set, -1 for
// none. at has a place for each word.
func (s *Set) Last(text string, at []int) {
	s.once.Do(s.index)
	for i := range at {
		at[i] = -1
	}
	for k := 0; k < len(text); k += width(text[k]) {
		h := firstHash(text[k:])
		if !s.first.has(h) {
			continue
		}
		for _, i := range s.first.rows[h%buckets] {
			if strings.HasPrefix(text[k:], s.words[i]) {
				at[i] = k
			}
		}
	}
}

// width is how many bytes the character that begins with c has.
func width(c byte) int {
	switch {
	case c < 0xc0, c >= 0xf8:
		return 1
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	}
	return 4
}
