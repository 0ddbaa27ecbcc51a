// Package plausible tells how much a run of characters looks like Chinese. It
// is the judge of what cannot be known otherwise: the charset of bytes and the
// repair of text that was decoded wrongly.
//
// The model is a bigram of characters. Within words it counts what gse's
// dictionary holds, weighted by the frequency of the words; between words it
// takes the end of one and the start of the next as independent. Punctuation
// has a few fixed costs of its own. Start with [Step]; gen makes the table.
package plausible

//go:generate go run ./gen

import (
	_ "embed"
	"encoding/binary"
	"sort"
)

// The table, little-endian: for each character from First to Last, u32 start
// of its row, u8 cost as the start of a word, u8 cost of ending a word; one
// more u32 for the end; then the rows: u16 character, u8 cost of following
// within a word, sorted by character. Costs are in steps of Unit.
//
//go:embed bigrams.img
var image string

// What the table covers, and its unit in nats.
const (
	First = 0x4e00
	Last  = 0x9fff
	Unit  = 1.0 / 12
	Never = 255 // cost of what the dictionary does not hold

	headBytes = 6
	rowBytes  = 3
)

// Costs in nats, by the judgement of punctuation's share in news text.
const (
	unknown = 18.0 // a character that no word holds
	foreign = 9.0  // Latin letters, digits, signs beside Chinese
)

// Step is the cost, in nats, of b after a in Chinese text: minus the logarithm
// of its probability. Both are simplified characters; 0 stands for the edge of
// a line.
func Step(a, b rune) float64 {
	if !Han(b) {
		return punctuation(a, b)
	}
	start := cost(image[headBytes*(b-First)+4])
	if !Han(a) {
		return start
	}
	apart := cost(image[headBytes*(a-First)+5]) + start
	return min(apart, within(a, b))
}

// Text is the cost of s with what stands before and after it.
func Text(before rune, s []rune, after rune) float64 {
	sum := 0.0
	for _, r := range s {
		sum += Step(before, r)
		before = r
	}
	return sum + Step(before, after)
}

// Known reports whether a word holds b directly after a.
func Known(a, b rune) bool { return Han(a) && Han(b) && within(a, b) < unknown }

// Han reports whether the model knows r as a Chinese character.
func Han(r rune) bool { return First <= r && r <= Last }

func within(a, b rune) float64 {
	row, end := u32(headBytes*(a-First)), u32(headBytes*(a-First+1))
	rows := image[headBytes*(Last-First+1)+4:]
	i := row + sort.Search(end-row, func(i int) bool {
		return rune(u16(rows[(row+i)*rowBytes:])) >= b
	})
	if i < end && rune(u16(rows[i*rowBytes:])) == b {
		return cost(rows[i*rowBytes+2])
	}
	return unknown
}

func cost(b byte) float64 {
	if b == Never {
		return unknown
	}
	return float64(b) * Unit
}

func u16(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }
func u32(at rune) int     { return int(binary.LittleEndian.Uint32([]byte(image[at : at+4]))) }

// punctuation is the cost of a mark, or of anything else that is not a
// character, after a.
func punctuation(a, b rune) float64 {
	base := mark(b)
	switch {
	case b == 0 && (a == '。' || a == '”' || a == '！' || a == '？'):
		return 0.5
	case Han(a) || a == 0:
		return base
	case b == '”' && (a == '。' || a == '，' || a == '！' || a == '？' || a == '…'):
		return 1.5
	case b == '“' && (a == '：' || a == '，' || a == '。'), (b == '，' || b == '。') && a == '”':
		return 1.5
	case b == '—' && a == '—', b == '…' && a == '…':
		return 0.1
	case mark(a) < foreign && mark(b) < foreign: // two marks that do not go together
		return base + 4
	}
	return base
}

func mark(r rune) float64 {
	switch r {
	case 0:
		return 4
	case '，':
		return 2.5
	case '。':
		return 3
	case '、', '“', '”':
		return 4
	case '：', '《', '》', '（', '）', '？':
		return 5
	case '；', '！', '‘', '’', '—', '…', '·', '「', '」', '『', '』':
		return 6
	}
	return foreign
}
