package graph

import (
	"bytes"
	"iter"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// A text index is a log-structured merge tree (O'Neil and others, 1996), so that adding a text does not
// touch a page for each of its terms. What a transaction adds becomes a segment, a run of keys in the
// order of the terms; when several segments are about as large, they become one. A node's postings
// in an index are all in one segment, or none is.
const (
	// segmentFanout is how many segments of a size are merged.
	segmentFanout = 8
	// segmentSmall is what the smallest size of segments ends at, in bytes; each other at
	// segmentFanout times the one before.
	segmentSmall = 4 << 10
	// segmentFull is the size from which a segment is left as it is, which bounds what a merge
	// holds in memory.
	segmentFull = 2 << 20
)

// termList is a term of a segment with its posting list.
type termList struct{ term, list []byte }

// segment is a record of tableSegment.
type segment struct {
	index, id   uint64
	size        uint64 // bytes of terms and posting lists
	first, last NodeID // none is less or greater
}

func (s *segment) key() []byte { return idKey(idKey(nil, s.index), s.id) }

func (s *segment) encode() []byte {
	return idKey(idKey(codec.AppendUint(nil, s.size), uint64(s.first)), uint64(s.last))
}

func decodeSegment(k, v []byte) (s segment, ok bool) {
	var n [5]int
	s.index, n[0] = codec.Uint(k)
	s.id, n[1] = codec.Uint(k[n[0]:])
	s.size, n[2] = codec.Uint(v)
	v = v[n[2]:]
	first, a := codec.Uint(v)
	last, b := codec.Uint(v[a:])
	n[3], n[4] = a, b
	s.first, s.last = NodeID(first), NodeID(last)
	return s, !slices.Contains(n[:], 0) && n[0]+n[1] == len(k) && a+b == len(v) && s.first <= s.last
}

// segments returns the segments of an index, the oldest first.
func (tx *Tx) segments(index uint64) (list []segment) {
	prefix := idKey(nil, index)
	for k, v := range tx.run(tableSegment, prefix) {
		key := slices.Concat(prefix, k)
		s, ok := decodeSegment(key, v)
		if !ok {
			tx.damaged(tableSegment, key)
			return nil
		}
		list = append(list, s)
	}
	return list
}

// putSegment writes a new segment.
func (tx *Tx) putSegment(index uint64, lists iter.Seq[termList], first, last NodeID) error {
	s := segment{index: index, id: tx.meta.nextID, first: first, last: last}
	tx.meta.nextID++
	tx.metaChanged = true
	err := tx.putSorted(tablePosting, func(yield func(k, v []byte) bool) {
		w := blockWriter{key: s.key(), put: yield}
		w.prefix = len(w.key)
		for l := range lists {
			s.size += uint64(len(l.term) + len(l.list))
			if !w.add(l.term, l.list) {
				return
			}
		}
		w.flush()
	})
	if err != nil || s.size == 0 {
		return err
	}
	return tx.put(tableSegment, s.key(), s.encode())
}

// mergeSegments merges segments of about one size as long as there are enough of them.
func (tx *Tx) mergeSegments(index uint64) error {
	for {
		var sizes [16][]segment
		var merge []segment
		for _, s := range tx.segments(index) {
			if s.size >= segmentFull {
				continue
			}
			class := 0
			for limit := uint64(segmentSmall); s.size >= limit; limit *= segmentFanout {
				class++
			}
			if sizes[class] = append(sizes[class], s); len(sizes[class]) == segmentFanout {
				merge = sizes[class]
				break
			}
		}
		if merge == nil {
			return tx.err
		}
		if err := tx.mergeAll(merge); err != nil {
			return err
		}
	}
}

// mergeAll makes one segment of several.
func (tx *Tx) mergeAll(segments []segment) error {
	m := &merging{}
	first, last := segments[0].first, segments[0].last
	for i := range segments {
		s := &segments[i]
		first, last = min(first, s.first), max(last, s.last)
		var blocks []block
		for term, v := range tx.run(tablePosting, s.key()) {
			blocks = append(blocks, block{bytes.Clone(term), v})
		}
		if err := tx.dropSegment(s, blocks); err != nil {
			return err
		}
		m.add(blocks)
	}
	err := tx.putSegment(segments[0].index, m.lists(), first, last)
	if m.damaged {
		return tx.damaged(tablePosting, idKey(nil, segments[0].index))
	}
	return err
}

func (tx *Tx) dropSegment(s *segment, blocks []block) error {
	key := s.key()
	prefix := len(key)
	for _, b := range blocks {
		key = append(key[:prefix], b.first...)
		if err := tx.delete(tablePosting, key); err != nil {
			return err
		}
	}
	return tx.delete(tableSegment, key[:prefix])
}

// merging merges the terms of several segments, the older ones first.
type merging struct {
	segments []*segmentReader
	damaged  bool
}

// segmentReader stands at a term of a segment.
type segmentReader struct {
	entries
	blocks []block // to come
}

// add adds a segment, given its blocks.
func (m *merging) add(blocks []block) {
	r := &segmentReader{blocks: blocks}
	if m.step(r) {
		m.segments = append(m.segments, r)
	}
}

// step moves r to its next term and reports whether it has one.
func (m *merging) step(r *segmentReader) bool {
	for !r.next() {
		if m.damaged = m.damaged || r.damaged; m.damaged || len(r.blocks) == 0 {
			return false
		}
		r.entries, r.blocks = r.blocks[0].entries(), r.blocks[1:]
	}
	return true
}

// lists yields the terms in order. What it yields is valid until it goes on.
func (m *merging) lists() iter.Seq[termList] {
	return func(yield func(termList) bool) {
		var postings []posting
		var term []byte
		for len(m.segments) > 0 && !m.damaged {
			least := m.segments[0].term
			for _, r := range m.segments[1:] {
				if bytes.Compare(r.term, least) < 0 {
					least = r.term
				}
			}
			term = append(term[:0], least...)
			var list []byte
			lists := 0
			postings = postings[:0]
			for _, r := range m.segments {
				if !bytes.Equal(r.term, term) {
					continue
				}
				list = r.list
				lists++
				var ok bool
				if postings, ok = appendPostings(postings, list); !ok {
					m.damaged = true
					return
				}
			}
			if lists > 1 {
				list = encodePostings(postings)
			}
			if !yield(termList{term, list}) {
				return
			}
			m.segments = slices.DeleteFunc(m.segments, func(r *segmentReader) bool { return bytes.Equal(r.term, term) && !m.step(r) })
		}
	}
}
