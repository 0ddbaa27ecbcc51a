package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// A posting list is, for each node in ascending order, the distance from the one before as a varint
// and then its positions, each the distance from the one before, times two, plus one if another
// position of the node follows.

// bufferFull is how many terms are written before the transaction ends.
const bufferFull = 1 << 20

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
	if err := tx.putSegment(index, slices.Values(b.lists()), b.first, b.last); err != nil {
		return err
	}
	return tx.mergeSegments(index)
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

// removeTerms removes the postings of a node from a segment, if it has any. The terms are in order.
func (tx *Tx) removeTerms(s *segment, id NodeID, terms []termList) (found bool, err error) {
	postings, ok := appendPostings(nil, tx.list(s, terms[0].term))
	if !ok || !slices.ContainsFunc(postings, func(p posting) bool { return p.node == id }) {
		return false, tx.err // it is in another
	}
	for len(terms) > 0 {
		key, encoded := tx.blockOf(s, terms[0].term)
		if key == nil {
			terms = terms[1:]
			continue
		}
		before := len(terms)
		err := tx.editBlock(s, key, encoded, func(term, list []byte) ([]byte, bool) {
			for len(terms) > 0 && bytes.Compare(terms[0].term, term) < 0 {
				terms = terms[1:]
			}
			if len(terms) == 0 || !bytes.Equal(term, terms[0].term) {
				return list, true
			}
			if postings, ok = appendPostings(postings[:0], list); !ok {
				return nil, false
			}
			return encodePostings(slices.DeleteFunc(postings, func(p posting) bool { return p.node == id })), true
		})
		if err != nil {
			return true, err
		}
		if len(terms) == before {
			terms = terms[1:]
		}
	}
	return true, tx.putSize(s)
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
	for i := range segments {
		if s := &segments[i]; s.last >= from {
			if err := tx.cutText(s, from); err != nil {
				return err
			}
		}
	}
	return tx.err
}

func (tx *Tx) cutText(s *segment, from NodeID) error {
	var postings []posting
	prefix := s.key()
	for term, encoded := range tx.run(tablePosting, prefix) {
		err := tx.editBlock(s, slices.Concat(prefix, term), encoded, func(_, list []byte) (_ []byte, ok bool) {
			if postings, ok = appendPostings(postings[:0], list); !ok {
				return nil, false
			}
			n := 0
			for n < len(postings) && postings[n].node < from {
				n++
			}
			if n == len(postings) {
				return list, true
			}
			return encodePostings(postings[:n]), true
		})
		if err != nil {
			return err
		}
	}
	s.last = max(min(s.last, from-1), s.first)
	return tx.putSize(s)
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

// appendMatches decodes a list as appendPostings does, but for the positions, which it counts.
func appendMatches(found []match, list []byte) (_ []match, ok bool) {
	found = slices.Grow(found, len(list)/4) // most postings are of one position, far down the text
	node := uint64(0)
	for i := 0; i < len(list); {
		d := uint64(list[i])
		if i++; d >= 0x80 {
			var n int
			if d, n = binary.Uvarint(list[i-1:]); n <= 0 {
				return found, false
			}
			i += n - 1
		}
		if d == 0 || node+d < node {
			return found, false
		}
		node += d
		n := 0
		for more := true; more; n++ {
			if i == len(list) {
				return found, false
			}
			more = list[i]&1 != 0
			for ; list[i] >= 0x80; i++ {
				if i+1 == len(list) {
					return found, false
				}
			}
			i++
		}
		found = append(found, match{NodeID(node), n})
	}
	return found, true
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
