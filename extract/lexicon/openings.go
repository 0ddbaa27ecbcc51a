package lexicon

import (
	"math/bits"
	"unicode/utf8"
)

// openings tells with which two runes forms begin, so that the trie, of which
// most lies far from the processor, is asked only where a form may stand. It is
// a Bloom filter with one hash (Bloom, "Space/Time Trade-offs in Hash Coding
// with Allowable Errors", 1970): a set of bits, as many as a power of two.
type openings []byte

// openingBits is how many bits there are at least for each opening: the trie is
// asked in vain at one place of eight or less.
const openingBits = 4

// newOpenings notes how the keys of the trie begin. They are sorted.
func newOpenings(keys []string) openings {
	var all [][3]rune
	for _, key := range keys {
		var opening [3]rune // the rune of the table and two more
		copy(opening[:], []rune(key))
		if len(all) == 0 || all[len(all)-1] != opening {
			all = append(all, opening)
		}
	}
	o := make(openings, max(1<<bits.Len(uint(len(all)*openingBits)), 64)/8)
	for _, opening := range all {
		i := o.bit(opening[0], opening[1], opening[2])
		o[i/8] |= 1 << (i % 8)
	}
	return o
}

// may reports whether a form of the table may begin with the two folded runes,
// or be the first of them alone. The second is 0 at the end of a text.
func (o openings) may(t Table, first, second rune) bool {
	i, alone := o.bit(t.first(), first, second), o.bit(t.first(), first, 0)
	return o[i/8]>>(i%8)&1|o[alone/8]>>(alone%8)&1 != 0
}

// opening is the two folded runes from byte i on, 0 for one beyond the end.
func opening(text string, i int) (first, second rune) {
	if i >= len(text) {
		return 0, 0
	}
	first, size := utf8.DecodeRuneInString(text[i:])
	if i += size; i < len(text) {
		second, _ = utf8.DecodeRuneInString(text[i:])
	}
	return fold(first), fold(second)
}

func (o openings) bit(table, first, second rune) uint32 {
	h := (uint32(table)<<21 ^ uint32(first)) * 0x9e3779b1 // by the golden ratio, as Knuth has it
	h = (h ^ uint32(second)) * 0x85ebca6b
	return (h ^ h>>15) & uint32(len(o)*8-1)
}
