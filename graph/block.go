package graph

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// A segment is written in blocks, a key each: the segment and the first term. A block is, for each of its
// terms in order,
//
//	how many bytes it shares with the term before; for the first, with the key
//	how many bytes follow those, and these
//	how many bytes its posting list has, and that
//
// the numbers as varints, and a checksum. So a term takes few bytes of its own and few keys are put and
// deleted when segments come and go.

// blockSize is how large a block becomes, unless one list alone is larger. Four fill a page of 4 KiB.
const blockSize = 940

// block is a block of a segment.
type block struct{ first, encoded []byte }

// entries returns the entries of a block whose checksum has been looked at.
func (b block) entries() entries {
	return entries{term: bytes.Clone(b.first), rest: b.encoded[:max(len(b.encoded)-codec.SumSize, 0)]}
}

// entries reads the entries of a block.
type entries struct {
	term    []byte // of the entry at hand, valid until the next
	list    []byte // part of the block
	rest    []byte // entries to come
	damaged bool
}

// next moves to the next entry. It is false after the last and where the block is not readable.
func (e *entries) next() bool {
	if len(e.rest) == 0 {
		return false
	}
	shared, b, ok := cutUvarint(e.rest)
	suffix, b, ok1 := cutChunk(b)
	list, b, ok2 := cutChunk(b)
	if !ok || !ok1 || !ok2 || shared > uint64(len(e.term)) {
		e.rest, e.damaged = nil, true
		return false
	}
	e.term = append(e.term[:shared], suffix...)
	e.list, e.rest = list, b
	return true
}

func cutUvarint(b []byte) (n uint64, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 {
		return 0, nil, false
	}
	return n, b[size:], true
}

// cutChunk cuts off a length and so many bytes.
func cutChunk(b []byte) (chunk, rest []byte, ok bool) {
	n, b, ok := cutUvarint(b)
	if !ok || n > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n:n], b[n:], true
}

// blockWriter makes blocks of terms that come in order.
type blockWriter struct {
	key    []byte // of the block at hand; at first, of the segment
	prefix int    // the length of the segment's
	put    func(key, block []byte) bool
	last   []byte // term
	block  []byte
}

// add reports whether put wants more.
func (w *blockWriter) add(term, list []byte) bool {
	const numbers = 1 + 1 + binary.MaxVarintLen32
	if size := numbers + len(term) + len(list); len(w.block)+size+codec.SumSize > blockSize {
		if !w.flush() {
			return false
		}
		w.block = make([]byte, 0, max(size+codec.SumSize, blockSize))
	}
	w.append(term, list)
	return true
}

// append adds to the block at hand, however large it is.
func (w *blockWriter) append(term, list []byte) {
	if len(w.block) == 0 {
		w.key = append(w.key[:w.prefix], term...)
		w.last = append(w.last[:0], term...)
	}
	shared := 0
	for shared < len(term) && shared < len(w.last) && term[shared] == w.last[shared] {
		shared++
	}
	w.block = binary.AppendUvarint(w.block, uint64(shared))
	w.block = append(binary.AppendUvarint(w.block, uint64(len(term)-shared)), term[shared:]...)
	w.block = append(binary.AppendUvarint(w.block, uint64(len(list))), list...)
	w.last = append(w.last[:shared], term[shared:]...)
}

// flush puts the block at hand.
func (w *blockWriter) flush() bool {
	if len(w.block) == 0 {
		return true
	}
	b := codec.AppendSum(w.block, w.key)
	w.block = nil
	return w.put(w.key, b)
}

// blockSound reports whether the checksum of a block holds, and records damage where it does not.
func (tx *Tx) blockSound(key, encoded []byte) bool {
	if len(encoded) > codec.SumSize && codec.SumHolds(encoded, len(encoded)-codec.SumSize, key) {
		return true
	}
	tx.damaged(tablePosting, key)
	return false
}

// entriesFrom calls yield with the terms of a segment and their lists, from the block on in which a term is or
// would be. The term is valid until yield returns.
func (tx *Tx) entriesFrom(s *segment, term []byte, yield func(term, list []byte) bool) {
	c := tx.scan(tablePosting)
	defer c.release()
	prefix := s.key()
	k, v := c.floor(prefix, term)
	if k == nil {
		k, v = c.seek(prefix)
	}
	for ; k != nil; k, v = c.next() {
		if !tx.blockSound(k, v) {
			return
		}
		e := block{k[len(prefix):], v}.entries()
		for e.next() {
			if !yield(e.term, e.list) {
				return
			}
		}
		if e.damaged {
			tx.damaged(tablePosting, k)
			return
		}
		if tx.interrupted() {
			return
		}
	}
}

// floor moves to the last key with a prefix that is not behind the prefix and what is behind it; nil if there is none.
func (s *scan) floor(prefix, behind []byte) (k, v []byte) {
	s.prefix = append(s.prefix[:0], prefix...)
	s.writes = s.tx.writes
	key := slices.Concat(prefix, behind)
	if k, v = s.cursor.Seek(key); k == nil {
		k, v = s.cursor.Last()
	} else if !bytes.Equal(k, key) {
		k, v = s.cursor.Prev()
	}
	return s.here(k, v)
}

// list returns the posting list of a term in a segment, nil if it has none.
func (tx *Tx) list(s *segment, term []byte) (found []byte) {
	tx.entriesFrom(s, term, func(t, list []byte) bool {
		order := bytes.Compare(t, term)
		if order == 0 {
			found = list
		}
		return order < 0
	})
	return found
}

// blockOf returns the block of a segment in which a term is or would be; nil if that is before all.
func (tx *Tx) blockOf(s *segment, term []byte) (key, encoded []byte) {
	c := tx.scan(tablePosting)
	defer c.release()
	k, v := c.floor(s.key(), term)
	return bytes.Clone(k), v
}

// editBlock gives the terms of a block other lists, none where edit returns an empty one, and puts the change of the
// size into s. edit is false for a list that it cannot read.
func (tx *Tx) editBlock(s *segment, key, encoded []byte, edit func(term, list []byte) (_ []byte, ok bool)) error {
	if !tx.blockSound(key, encoded) {
		return tx.err
	}
	prefix := len(s.key())
	var nowKey, now []byte
	w := blockWriter{key: bytes.Clone(key[:prefix]), prefix: prefix, put: func(k, b []byte) bool { nowKey, now = k, b; return true }}
	e := block{key[prefix:], encoded}.entries()
	for e.next() {
		list, ok := edit(e.term, e.list)
		if !ok {
			return tx.damaged(tablePosting, key)
		}
		before, after := uint64(len(e.term)+len(e.list)), uint64(0)
		if len(list) > 0 {
			w.append(e.term, list)
			after = uint64(len(e.term) + len(list))
		}
		s.size = max(s.size+after, before) - before
	}
	if e.damaged {
		return tx.damaged(tablePosting, key)
	}
	w.flush()
	if bytes.Equal(now, encoded) {
		return nil
	}
	if !bytes.Equal(nowKey, key) {
		if err := tx.delete(tablePosting, key); err != nil || nowKey == nil {
			return err
		}
	}
	return tx.put(tablePosting, nowKey, now)
}
