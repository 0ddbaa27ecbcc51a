package tagger

import "unicode"

// appendFeatures appends the hashed features of character i.
func appendFeatures(dst []uint32, in Input, i int) []uint32 {
	t := in.Text
	c := [7]uint32{}
	for k := range c {
		c[k] = uint32(charAt(t, i+k-3))
	}
	const w = 3 // c[w] is the character itself
	dst = append(dst,
		hash(1, c[w-2]), hash(2, c[w-1]), hash(3, c[w]), hash(4, c[w+1]), hash(5, c[w+2]),
		hash(6, c[w-2], c[w-1]), hash(7, c[w-1], c[w]), hash(8, c[w], c[w+1]), hash(9, c[w+1], c[w+2]),
		hash(10, c[w-1], c[w+1]),
		hash(11, c[w-1], c[w], c[w+1]), hash(12, c[w-2], c[w-1], c[w]), hash(13, c[w], c[w+1], c[w+2]),
		hash(14, c[w-3], c[w-2], c[w-1]), hash(15, c[w+1], c[w+2], c[w+3]),
	)
	shape := uint32(0)
	for k := w - 2; k <= w+2; k++ {
		shape = shape*8 + class(rune(c[k]))
	}
	dst = append(dst, hash(16, shape))
	if in.Words != nil {
		b := func(k int) uint32 { return uint32(bitsAt(in.Words, k)) }
		dst = append(dst, hash(20, b(i)), hash(21, b(i-1), b(i)), hash(22, b(i), b(i+1)), hash(23, b(i-1), b(i), b(i+1)),
			hash(24, b(i), c[w]), hash(25, b(i-2), b(i-1), b(i)), hash(26, b(i), b(i+1), b(i+2)))
	}
	if in.Table != nil {
		b := func(k int) uint32 { return uint32(bitsAt(in.Table, k)) }
		dst = append(dst, hash(30, b(i)), hash(31, b(i-1), b(i)), hash(32, b(i), b(i+1)), hash(33, b(i), c[w+1]), hash(34, b(i), c[w-1]))
	}
	return dst
}

// The characters before and after a sentence.
const (
	before rune = 2
	after  rune = 3
)

func charAt(t []rune, i int) rune {
	switch {
	case i < 0:
		return before
	case i >= len(t):
		return after
	}
	return t[i]
}

func bitsAt(b []uint8, i int) uint8 {
	if i < 0 || i >= len(b) {
		return 0xff
	}
	return b[i]
}

func class(r rune) uint32 {
	switch {
	case r == before || r == after:
		return 0
	case unicode.Is(unicode.Han, r):
		return 1
	case r >= '0' && r <= '9':
		return 2
	case r >= 'A' && r <= 'Z':
		return 3
	case r >= 'a' && r <= 'z':
		return 4
	case unicode.IsPunct(r):
		return 5
	}
	return 6
}

// hash mixes a template's number with its values (FNV-1a over 32-bit words,
// then a finalizer, so that the low bits are good).
func hash(template uint32, values ...uint32) uint32 {
	h := uint32(2166136261)
	h = (h ^ template) * 16777619
	for _, v := range values {
		h = (h ^ (v & 0xffff)) * 16777619
		h = (h ^ (v >> 16)) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// MarkWord sets the bits of one dictionary word's characters by its tag.
func MarkWord(bits []uint8, tag string) {
	if len(bits) == 0 {
		return
	}
	bits[0] |= WordStart
	bits[len(bits)-1] |= WordEnd
	var kind uint8
	switch {
	case tag == "" || tag == "x":
		kind = WordUnknown
	case tag == "nt" || tag == "ns" || tag == "nz" || len(tag) >= 2 && tag[:2] == "nr":
		kind = WordName
	case tag[0] == 'v':
		kind = WordVerb
	case tag[0] == 'n':
		kind = WordNoun
	}
	for i := range bits {
		bits[i] |= kind
	}
}
