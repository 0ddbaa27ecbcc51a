// Package script writes Chinese in one script. [Simplify] turns traditional
// characters, those of Taiwan and Hong Kong included, into simplified ones;
// [Fold] goes further and also turns Taiwan's words into the mainland's, so
// that 軟體 and 软件 meet in an index.
//
// The tables are OpenCC's, compiled by gen into two images that are read in
// place. A text is converted by the longest key at each position, as OpenCC
// does.
package script

//go:generate go run ./gen

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/doublearray"
)

//go:embed simplify.img
var simplifyImage []byte

//go:embed words.img
var wordsImage []byte

// table is an image: a trie of keys, then u32 lengths and the values that the
// trie's values point into, each a length byte and its text.
type table struct {
	trie   doublearray.Trie
	values []byte
}

var (
	simplified = sync.OnceValue(func() *table { return open("simplify.img", simplifyImage) })
	words      = sync.OnceValue(func() *table { return open("words.img", wordsImage) })
)

func open(name string, image []byte) *table {
	trie, rest, err := doublearray.Open(image)
	if err != nil {
		panic(fmt.Sprintf("script: %s is damaged: %v", name, err)) // it is part of the binary
	}
	n := binary.LittleEndian.Uint32(rest)
	return &table{trie: trie, values: rest[4 : 4+n]}
}

// longest is the length and replacement of the longest key that s starts
// with, and whether there is one.
func (t *table) longest(s string) (n int, value []byte) {
	node := t.trie.Root()
	for i, r := range s {
		next, ok := t.trie.Step(node, t.trie.Code(r))
		if !ok {
			break
		}
		node = next
		if v, ok := node.Value(); ok {
			n = i + utf8.RuneLen(r)
			value = t.values[v+1 : v+1+uint32(t.values[v])]
		}
	}
	return n, value
}

// Each calls replace for every part of s that the simplified script writes
// differently, in order: s[start:end] becomes text, which is valid until
// replace returns.
func Each(s string, replace func(start, end int, text []byte)) {
	t := simplified()
	for i := 0; i < len(s); {
		if s[i] < 0xe3 { // nothing before U+3000 is in the table
			i++
			continue
		}
		n, value := t.longest(s[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:])
		} else if string(value) != s[i:i+n] {
			replace(i, i+n, value)
		}
		i += n
	}
}

// Simplify is s in simplified characters.
func Simplify(s string) string { return convert(s, Each) }

// Rune is the simplified form of a single character.
func Rune(r rune) rune {
	if r < 0x3400 {
		return r
	}
	t := simplified()
	node, ok := t.trie.Step(t.trie.Root(), t.trie.Code(r))
	if !ok {
		return r
	}
	v, ok := node.Value()
	if !ok {
		return r
	}
	simple, _ := utf8.DecodeRune(t.values[v+1:])
	return simple
}

// Fold is s in simplified characters and the mainland's words. It is meant
// for index keys and comparisons, not for showing: a word may be folded inside
// of a longer one that it is no part of.
func Fold(s string) string {
	s = Simplify(s)
	return convert(s, func(s string, replace func(int, int, []byte)) {
		t := words()
		for i := 0; i < len(s); {
			n, value := t.longest(s[i:])
			if n == 0 {
				_, n = utf8.DecodeRuneInString(s[i:])
			} else {
				replace(i, i+n, value)
			}
			i += n
		}
	})
}

func convert(s string, each func(string, func(int, int, []byte))) string {
	var b strings.Builder
	done := 0
	each(s, func(start, end int, text []byte) {
		b.WriteString(s[done:start])
		b.Write(text)
		done = end
	})
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}
