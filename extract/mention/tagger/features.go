package tagger

import "unicode"

// appendFeatures appends the hashed features of character i.
func appendFeatures(dst []uint32, in *Input, i int) []uint32 {
	t := in.Text
	c := [7]uint32{}
	for k := range c {
		c[k] = uint32(charAt(t, i+k-3))
	}
	const w = 3 // c[w] is the character itself
	switch c[w] {
	case '，', '。', '；', '：', '！', '？', '、':
		return append(dst, hash(3, c[w], 0, 0)) // names hold none, so there is little to know
	}
	dst = append(dst,
		hash(1, c[w-2], 0, 0), hash(2, c[w-1], 0, 0), hash(3, c[w], 0, 0), hash(4, c[w+1], 0, 0), hash(5, c[w+2], 0, 0),
		hash(6, c[w-2], c[w-1], 0), hash(7, c[w-1], c[w], 0), hash(8, c[w], c[w+1], 0), hash(9, c[w+1], c[w+2], 0),
		hash(10, c[w-1], c[w+1], 0),
		hash(11, c[w-1], c[w], c[w+1]), hash(12, c[w-2], c[w-1], c[w]), hash(13, c[w], c[w+1], c[w+2]),
		hash(14, c[w-3], c[w-2], c[w-1]), hash(15, c[w+1], c[w+2], c[w+3]),
		hash(17, c[w-3]<<16^c[w-2], c[w-1], c[w]), hash(18, c[w], c[w+1], c[w+2]<<16^c[w+3]),
	)
	shape := uint32(0)
	for k := w - 2; k <= w+2; k++ {
		shape = shape*8 + class(rune(c[k]))
	}
	dst = append(dst, hash(16, shape, 0, 0))
	word := func(k int) uint32 { return uint32(bitsAt(in.Words, i+k)) }
	dst = append(dst,
		hash(20, word(0), 0, 0), hash(21, word(-1), word(0), 0), hash(22, word(0), word(1), 0), hash(23, word(-1), word(0), word(1)),
		hash(24, word(0), c[w], 0), hash(25, word(-2), word(-1), word(0)), hash(26, word(0), word(1), word(2)),
	)
	again := in.again(i)
	dst = append(dst, hash(50, again, 0, 0), hash(51, again, uint32(bitsAt(in.Table, i)), 0))
	own, at := in.word(i)
	prev, next := in.neighbours(i)
	dst = append(dst, hash(40, own, at, 0), hash(41, prev, at, 0), hash(42, next, at, 0), hash(43, prev, own, at), hash(44, own, next, at))
	hit := func(k int) uint32 { return uint32(bitsAt(in.Table, i+k)) }
	return append(dst,
		hash(30, hit(0), 0, 0), hash(31, hit(-1), hit(0), 0), hash(32, hit(0), hit(1), 0), hash(33, hit(0), c[w+1], 0), hash(34, hit(0), c[w-1], 0),
		hash(35, hit(0), word(0), 0), hash(36, hit(0), hit(1), hit(-1)), hash(37, hit(0), next, at), hash(38, hit(0), prev, at),
	)
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
	if t[i] >= '0' && t[i] <= '9' {
		return '0'
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
	case 0x3400 <= r && r <= 0x9fff:
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

// hash mixes a template's number with up to three values. Characters have 21
// bits, so that three of them stand side by side; the rest is the finalizer of
// a multiplicative hash. Values that a template does not have are 0.
func hash(template, a, b, c uint32) uint32 {
	h := uint64(a)<<42 ^ uint64(b)<<21 ^ uint64(c)
	h += uint64(template) * 0x9e3779b97f4a7c15
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return uint32(h >> 32)
}
