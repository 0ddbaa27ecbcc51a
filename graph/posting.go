package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// A text index is a log-structured merge tree (O'Neil and others, 1996), so that adding a text does not
// touch a page for each of its terms. What a transaction adds becomes a segment, a run of keys in the
// order of the terms; when several segments are about as large, they become one. A node's postings
// in an index are all in one segment, or none is.
//
// A posting list is, for each node in ascending order, the distance from the one before as a varint
// and then its positions, each the distance from the one before, times two, plus one if another
// position of the node follows.
const (
	// segmentFanout is how many segments of a size are merged.
	segmentFanout = 8
	// segmentSmall is what the smallest size of segments ends at, in bytes; each other at
	// segmentFanout times the one before.
	segmentSmall = 4 << 10
	// segmentFull is the size from which a segment is left as it is, which bounds what a merge
	// holds in memory.
	segmentFull = 2 << 20
	// bufferFull is how many terms are written before the transaction ends.
	bufferFull = 1 << 20
)

// addText adds a node's text to an index and returns the number of terms in it.
func (tx *Tx) addText(x index, id NodeID, list []string) (total int, err error) {
	b := tx.texts[x.id]
	if b != nil && (b.last >= id || id-b.first > math.MaxUint32 || b.size() >= bufferFull) {
		if err := tx.flushText(x.id); err != nil {
			return 0, err
		}
		b = nil
	}
	if b == nil {
		b = &textBuffer{first: id}
		tx.texts[x.id] = b
	}
	b.last = id
	return b.add(id, list), nil
}

// flushTexts makes segments of what was added.
func (tx *Tx) flushTexts() error {
	for _, id := range slices.Sorted(maps.Keys(tx.texts)) {
		if err := tx.flushText(id); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) flushText(index uint64) error {
	b := tx.texts[index]
	delete(tx.texts, index)
	if b == nil || b.size() == 0 {
		return nil
	}
	lists := b.lists()
	if err := tx.putSegment(index, lists, b.first, b.last); err != nil {
		return err
	}
	return tx.mergeSegments(index)
}

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
func (tx *Tx) putSegment(index uint64, lists []termList, first, last NodeID) error {
	s := segment{index: index, id: tx.meta.nextID, first: first, last: last}
	tx.meta.nextID++
	tx.metaChanged = true
	key := s.key()
	prefix := len(key)
	err := tx.putSorted(tablePosting, func(yield func(k, v []byte) bool) {
		for _, l := range lists {
			s.size += uint64(len(l.term) + len(l.list))
			key = append(key[:prefix], l.term...)
			if !yield(key, l.list) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return tx.put(tableSegment, key[:prefix], s.encode())
}

// terms yields the terms of a segment and their posting lists.
func (tx *Tx) terms(s *segment) iter.Seq2[[]byte, []byte] { return tx.run(tablePosting, s.key()) }

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
		if err := tx.merge(merge); err != nil {
			return err
		}
	}
}

// merge makes one segment of several.
func (tx *Tx) merge(segments []segment) error {
	var all []termList
	first, last := segments[0].first, segments[0].last
	for i := range segments {
		s := &segments[i]
		first, last = min(first, s.first), max(last, s.last)
		for term, list := range tx.terms(s) {
			all = append(all, termList{bytes.Clone(term), list})
		}
		if err := tx.dropSegment(s); err != nil {
			return err
		}
	}
	slices.SortStableFunc(all, func(a, b termList) int { return bytes.Compare(a.term, b.term) })
	merged := all[:0]
	var postings []posting
	for len(all) > 0 {
		term := all[0].term
		postings = postings[:0]
		n := 0
		for ; n < len(all) && bytes.Equal(all[n].term, term); n++ {
			var ok bool
			if postings, ok = appendPostings(postings, all[n].list); !ok {
				return tx.damaged(tablePosting, idKey(nil, segments[0].index))
			}
		}
		list := all[0].list
		if n > 1 {
			list = encodePostings(postings)
		}
		all = all[n:]
		merged = append(merged, termList{term, list})
	}
	if len(merged) == 0 {
		return tx.err
	}
	return tx.putSegment(segments[0].index, merged, first, last)
}

func (tx *Tx) dropSegment(s *segment) error {
	prefix := s.key()
	for term := range tx.run(tablePosting, prefix) {
		if err := tx.delete(tablePosting, slices.Concat(prefix, term)); err != nil {
			return err
		}
	}
	if tx.err != nil {
		return tx.err
	}
	return tx.delete(tableSegment, prefix)
}

// removeText removes a node's text from an index and returns the number of terms in it.
func (tx *Tx) removeText(x index, id NodeID, list []string) (total int, err error) {
	if err := tx.flushText(x.id); err != nil {
		return 0, err
	}
	b := textBuffer{first: id}
	if total = b.add(id, list); total == 0 {
		return 0, nil
	}
	terms := b.lists()
	for _, s := range tx.segments(x.id) {
		if id < s.first || id > s.last {
			continue
		}
		if found, err := tx.removeTerms(&s, id, terms); found || err != nil {
			return total, err
		}
	}
	return total, tx.err
}

// removeTerms removes the postings of a node from a segment, if it has any.
func (tx *Tx) removeTerms(s *segment, id NodeID, terms []termList) (found bool, err error) {
	prefix := s.key()
	var postings []posting
	for _, t := range terms {
		key := slices.Concat(prefix, t.term)
		list := tx.get(tablePosting, key)
		var ok bool
		if postings, ok = appendPostings(postings[:0], list); !ok {
			return found, tx.damaged(tablePosting, key)
		}
		i, has := slices.BinarySearchFunc(postings, id, func(p posting, id NodeID) int { return cmp.Compare(p.node, id) })
		if !has {
			if !found {
				return false, nil // it is in another
			}
			continue
		}
		found = true
		if err := tx.replaceList(s, key, list, slices.Delete(postings, i, i+1)); err != nil {
			return true, err
		}
	}
	return found, tx.putSize(s)
}

// replaceList puts other postings in the place of a list, and the change of the size into s.
func (tx *Tx) replaceList(s *segment, key, list []byte, postings []posting) error {
	if len(postings) == 0 {
		s.size -= min(uint64(len(key)-len(s.key())+len(list)), s.size)
		return tx.delete(tablePosting, key)
	}
	now := encodePostings(postings)
	s.size = s.size + uint64(len(now)) - uint64(len(list))
	return tx.put(tablePosting, key, now)
}

// putSize writes the record of a segment, of which a part was removed.
func (tx *Tx) putSize(s *segment) error {
	if s.size == 0 {
		return tx.delete(tableSegment, s.key())
	}
	return tx.put(tableSegment, s.key(), s.encode())
}

// cutTexts removes the postings of all nodes from one on.
func (tx *Tx) cutTexts(from NodeID) error {
	var segments []segment
	for k, v := range tx.run(tableSegment, nil) {
		s, ok := decodeSegment(k, v)
		if !ok {
			return tx.damaged(tableSegment, k)
		}
		segments = append(segments, s)
	}
	var postings []posting
	for i := range segments {
		s := &segments[i]
		if s.last < from {
			continue
		}
		prefix := s.key()
		for term, list := range tx.terms(s) {
			key := slices.Concat(prefix, term)
			var ok bool
			if postings, ok = appendPostings(postings[:0], list); !ok {
				return tx.damaged(tablePosting, key)
			}
			n := 0
			for n < len(postings) && postings[n].node < from {
				n++
			}
			if n == len(postings) {
				continue
			}
			if err := tx.replaceList(s, key, list, postings[:n]); err != nil {
				return err
			}
		}
		s.last = max(min(s.last, from-1), s.first)
		if err := tx.putSize(s); err != nil {
			return err
		}
	}
	return tx.err
}

// posting is a node of a list with its positions, encoded.
type posting struct {
	node      NodeID
	positions []byte
}

// appendPostings decodes a list. What it appends refers to the list.
func appendPostings(postings []posting, list []byte) (_ []posting, ok bool) {
	node := uint64(0)
	for len(list) > 0 {
		d, n := binary.Uvarint(list)
		if n <= 0 || d == 0 || node+d < node {
			return postings, false
		}
		node += d
		start := list[n:]
		list = start
		for more := true; more; {
			if len(list) == 0 {
				return postings, false
			}
			more = list[0]&1 != 0
			_, n := binary.Uvarint(list)
			if n <= 0 {
				return postings, false
			}
			list = list[n:]
		}
		postings = append(postings, posting{NodeID(node), start[:len(start)-len(list)]})
	}
	return postings, true
}

func encodePostings(postings []posting) []byte {
	if !slices.IsSortedFunc(postings, comparePostings) {
		slices.SortFunc(postings, comparePostings)
	}
	size := 0
	for _, p := range postings {
		size += binary.MaxVarintLen32 + len(p.positions)
	}
	b := make([]byte, 0, size)
	last := NodeID(0)
	for _, p := range postings {
		b = binary.AppendUvarint(b, uint64(p.node-last))
		b = append(b, p.positions...)
		last = p.node
	}
	return slices.Clip(b)
}

func comparePostings(a, b posting) int { return cmp.Compare(a.node, b.node) }

// appendPositions decodes the positions of a posting.
func appendPositions(positions []int, encoded []byte) []int {
	last := 0
	for len(encoded) > 0 {
		d, n := binary.Uvarint(encoded)
		if n <= 0 {
			break
		}
		last += int(d >> 1)
		positions, encoded = append(positions, last), encoded[n:]
	}
	return positions
}

// dropTexts is the migration from format 1, which had a key for each node of a term: text indexes are
// made anew.
func dropTexts(tx *Tx) error {
	const old = "text"
	if err := tx.kv.Drop(old); err != nil {
		return fmt.Errorf("drop table %s: %w", old, err)
	}
	for _, list := range tx.schema.byLabel {
		for _, x := range list {
			if x.kind != FullText {
				continue
			}
			if err := errors.Join(tx.emptyIndex(x), tx.fillIndex(x)); err != nil {
				return err
			}
		}
	}
	return nil
}
