package graph

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math/bits"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// textOf is the text that a node has in an index.
type textOf struct {
	index uint64
	node  NodeID
}

// text says that an index must have a node's text.
func (c *checker) text(x index, id NodeID, list []string) {
	b := textBuffer{first: id}
	total := b.add(id, list)
	if total == 0 {
		return
	}
	c.add(1, countEntries, x.id)
	c.add(int64(total), countTokens, x.id)
	c.expect(tableTextNode, idKey(idKey(nil, x.id), uint64(id)), codec.AppendUint(nil, uint64(total)))
	for _, l := range b.lists() {
		_, n := binary.Uvarint(l.list) // the node
		c.texts[textOf{x.id, id}] += c.hash(l.term, l.list[n:])
	}
}

func (c *checker) hash(term, positions []byte) uint64 {
	return maphash.Bytes(c.seed, term) ^ bits.RotateLeft64(maphash.Bytes(c.seed, positions), 1)
}

// postings compares the segments of text indexes with the texts: what is there is taken from the sums
// of hashes, so that what was missing or too much leaves one that is not zero.
func (c *checker) postings() {
	sizes := map[string]segment{} // of the segments, by the beginning of their keys
	for k, v := range c.tx.run(tableSegment, nil) {
		s, ok := decodeSegment(k, v)
		if !ok {
			c.report(tableSegment, k, "not readable")
			continue
		}
		sizes[string(k)] = s
	}
	for k, v := range c.tx.run(tablePosting, nil) {
		_, n := codec.Uint(k)
		_, m := codec.Uint(k[n:])
		s, known := sizes[string(k[:n+m])]
		switch {
		case n == 0 || m == 0 || !c.block(&s, k, k[n+m:], v):
			c.report(tablePosting, k, "not readable")
		case !known:
			c.report(tablePosting, k, "its segment does not exist")
		default:
			sizes[string(k[:n+m])] = s
		}
		if c.stopped {
			return
		}
	}
	for k, s := range sizes {
		if s.size != 0 {
			c.report(tableSegment, []byte(k), "its terms have %d bytes less than it says", int64(s.size))
		}
	}
	for t, sum := range c.texts {
		if sum != 0 {
			c.report(tablePosting, idKey(nil, t.index), "the words of node %d are not those of its text", t.node)
		}
	}
}

// block takes what a block holds from the size of its segment and from the sums of the texts. It is false where that
// is not readable.
func (c *checker) block(s *segment, key, first, encoded []byte) bool {
	if n := len(encoded) - codec.SumSize; n <= 0 || !codec.SumHolds(encoded, n, key) {
		return false
	}
	e := block{first, encoded}.entries()
	var last []byte
	for e.next() {
		list, ok := appendPostings(nil, e.list)
		if !ok || len(list) == 0 {
			return false
		}
		switch {
		case last == nil && !bytes.Equal(e.term, first), last != nil && bytes.Compare(last, e.term) >= 0:
			c.report(tablePosting, key, "its terms are out of order")
		case s.id != 0 && (list[0].node < s.first || list[len(list)-1].node > s.last):
			c.report(tablePosting, key, "nodes %d to %d are not all in its segment", list[0].node, list[len(list)-1].node)
		}
		last = append(last[:0], e.term...)
		s.size -= uint64(len(e.term) + len(e.list))
		for _, p := range list {
			c.texts[textOf{s.index, p.node}] -= c.hash(e.term, p.positions)
		}
	}
	return !e.damaged
}
