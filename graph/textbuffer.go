package graph

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph/text"
)

// textBuffer gathers the terms that a transaction adds to an index. To add one costs no more than to
// write it down: they are sorted when a segment is made of them.
type textBuffer struct {
	first, last NodeID
	pairs       []occurrence // of characters
	words       []occurrence
	ids         map[string]uint64 // of the words
}

// An occurrence is a term at a place. Of characters the term is the two code points, which sort as
// their UTF-8 does.
type occurrence struct {
	term uint64
	node uint32 // counted from the buffer's first
	pos  uint32
}

const (
	codePointBits = 21
	codePointMask = 1<<codePointBits - 1
)

func (b *textBuffer) size() int { return len(b.pairs) + len(b.words) }

// add adds the text of a node that is not before the last one, and returns the number of its terms.
func (b *textBuffer) add(id NodeID, list []string) (total int) {
	before := b.size()
	start := 0
	for _, s := range list {
		end := start
		text.Tokens(s, func(t text.Token) bool {
			end = start + t.Position
			o := occurrence{node: uint32(id - b.first), pos: uint32(end)}
			if t.Word == "" {
				o.term = uint64(t.First)<<codePointBits | uint64(t.Second)
				b.pairs = append(b.pairs, o)
			} else {
				o.term = b.word(t.Word)
				b.words = append(b.words, o)
			}
			return true
		})
		start = end + textGap
	}
	return b.size() - before
}

func (b *textBuffer) word(s string) uint64 {
	id, ok := b.ids[s]
	if !ok {
		if b.ids == nil {
			b.ids = map[string]uint64{}
		}
		id = uint64(len(b.ids))
		b.ids[s] = id
	}
	return id
}

// lists returns the terms in order with their posting lists. The buffer is of no use after it.
func (b *textBuffer) lists() []termList {
	words := slices.Sorted(maps.Keys(b.ids))
	ranks := make([]uint64, len(words))
	for rank, s := range words {
		ranks[b.ids[s]] = uint64(rank)
	}
	for i := range b.words {
		b.words[i].term = ranks[b.words[i].term]
	}
	return merged(
		b.encode(b.words, func(dst []byte, term uint64) []byte { return append(dst, words[term]...) }),
		b.encode(b.pairs, func(dst []byte, term uint64) []byte {
			dst = utf8.AppendRune(dst, rune(term>>codePointBits))
			if second := rune(term & codePointMask); second != 0 {
				dst = utf8.AppendRune(dst, second)
			}
			return dst
		}))
}

// encode makes posting lists of occurrences.
func (b *textBuffer) encode(list []occurrence, appendTerm func([]byte, uint64) []byte) (lists []termList) {
	list = sortByTerm(list)
	w := postingWriter{encoded: make([]byte, 0, 5*len(list))}
	var ends []int // of each term and its list, in turn
	for len(list) > 0 {
		term := list[0].term
		w.encoded = appendTerm(w.encoded, term)
		ends = append(ends, len(w.encoded))
		w.node = 0
		for len(list) > 0 && list[0].term == term {
			w.add(b.first+NodeID(list[0].node), int(list[0].pos))
			list = list[1:]
		}
		ends = append(ends, len(w.encoded))
	}
	start := 0
	for i := 0; i < len(ends); i += 2 {
		term, end := ends[i], ends[i+1]
		lists = append(lists, termList{w.encoded[start:term:term], w.encoded[term:end:end]})
		start = end
	}
	return lists
}

// merged merges lists that are in order.
func merged(a, b []termList) []termList {
	if len(a) == 0 {
		return b
	}
	all := make([]termList, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if bytes.Compare(a[0].term, b[0].term) < 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// sortByTerm sorts occurrences, of which those of a term are in order already. It may use list for
// the result and may not.
func sortByTerm(list []occurrence) []occurrence {
	const few = 1 << 10
	if len(list) < few {
		slices.SortStableFunc(list, func(a, b occurrence) int {
			switch {
			case a.term < b.term:
				return -1
			case a.term > b.term:
				return 1
			}
			return 0
		})
		return list
	}
	// A radix sort from the lowest digit up, without the digits that are all the same.
	const digit = 11
	used := uint64(0)
	for _, o := range list {
		used |= o.term ^ list[0].term
	}
	other := make([]occurrence, len(list))
	for shift := 0; used>>shift != 0; shift += digit {
		if used>>shift&(1<<digit-1) == 0 {
			continue
		}
		var ends [1 << digit]int
		for i := range list {
			ends[list[i].term>>shift&(1<<digit-1)]++
		}
		sum := 0
		for i, n := range ends {
			ends[i] = sum
			sum += n
		}
		for i := range list {
			end := &ends[list[i].term>>shift&(1<<digit-1)]
			other[*end] = list[i]
			*end++
		}
		list, other = other, list
	}
	return list
}

// postingWriter encodes posting lists, one behind the other.
type postingWriter struct {
	encoded []byte
	node    NodeID // the last one in the list at hand, 0 before the first
	pos     int    // the last position of it
	at      int    // where that is encoded
}

// add appends a position of a node, both of which only ever grow.
func (w *postingWriter) add(id NodeID, pos int) {
	if w.node == id {
		w.encoded[w.at] |= 1 // the lowest bits come first
		pos -= w.pos
		w.pos += pos
	} else {
		w.encoded = binary.AppendUvarint(w.encoded, uint64(id-w.node))
		w.node, w.pos = id, pos
	}
	w.at = len(w.encoded)
	w.encoded = binary.AppendUvarint(w.encoded, uint64(pos)<<1)
}
