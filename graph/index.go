package graph

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// addEntry adds an entry to a unique key, whose value is the node, or to an ordered index, whose key
// ends in the node or edge.
func (tx *Tx) addEntry(x index, entry []byte, id uint64) error {
	if x.kind == UniqueKey {
		if holder := tx.get(tableKey, entry); holder != nil {
			other, _ := codec.Uint(holder)
			return fmt.Errorf("node %d: key %s.%s: %w: node %d has the same value", id,
				tx.name(symbolLabel, x.label), tx.name(symbolKey, x.props[0]), ErrExists, other)
		}
		tx.add(1, countEntries, x.id)
		tx.add(1, countDistinct, x.id)
		return tx.put(tableKey, entry, idKey(nil, id))
	}
	if !tx.any(tableIndex, entry) {
		tx.add(1, countDistinct, x.id)
	}
	tx.add(1, countEntries, x.id)
	return tx.put(tableIndex, idKey(slices.Clip(entry), id), nil)
}

func (tx *Tx) removeEntry(x index, entry []byte, id uint64) error {
	tx.add(-1, countEntries, x.id)
	if x.kind == UniqueKey {
		tx.add(-1, countDistinct, x.id)
		return tx.delete(tableKey, entry)
	}
	if err := tx.delete(tableIndex, idKey(slices.Clip(entry), id)); err != nil {
		return err
	}
	if !tx.any(tableIndex, entry) {
		tx.add(-1, countDistinct, x.id)
	}
	return nil
}

// moveEntry brings a node or edge from its old entry to its new; nil is none.
func (tx *Tx) moveEntry(x index, before, after []byte, id uint64) error {
	if bytes.Equal(before, after) {
		return nil
	}
	if before != nil {
		if err := tx.removeEntry(x, before, id); err != nil {
			return err
		}
	}
	if after != nil {
		return tx.addEntry(x, after, id)
	}
	return nil
}

// any tells whether a table has a key that begins with prefix.
func (tx *Tx) any(t tableID, prefix []byte) bool {
	s := tx.scan(t)
	defer s.release()
	k, _ := s.seek(prefix)
	return k != nil
}

// NodeByKey returns the node with a label whose unique key has a value. The error wraps ErrNotFound
// if there is none, or the label has no unique key.
func (tx *Tx) NodeByKey(label string, value any) (NodeID, error) {
	x, err := tx.find(UniqueKey, label, "")
	if err != nil {
		return 0, err
	}
	if value, err = codec.Canonical(value); err != nil {
		return 0, fmt.Errorf("%w: key of %s: %w", ErrInvalid, label, err)
	}
	entry, ok := codec.AppendUnique(idKey(tx.key[:0], x.id), value)
	tx.key = entry
	if v := tx.get(tableKey, entry); ok && v != nil {
		id, n := codec.Uint(v)
		if n == 0 {
			return 0, tx.damaged(tableKey, entry)
		}
		return NodeID(id), nil
	}
	return 0, fmt.Errorf("%s %s %v: %w", label, tx.name(symbolKey, x.props[0]), value, ErrNotFound)
}

// IndexSeek yields the nodes whose property equals a value, by an ordered index, in order of their
// ids. As in openCypher, 1 and 1.0 are equal. It yields nothing, and HasIndex is false, where there is no such
// index; nor does it for lists and maps, which are not indexed.
func (tx *Tx) IndexSeek(label, prop string, value any) iter.Seq[NodeID] {
	return tx.IndexRange(label, prop, Including(value), Including(value), false)
}

// Bound is an end of a range. The zero Bound is no end.
type Bound struct {
	Value    any
	excluded bool
}

// Including is a bound that is part of the range.
func Including(v any) Bound { return Bound{Value: v} }

// Excluding is a bound that is not.
func Excluding(v any) Bound { return Bound{v, true} }

// IndexRange yields the nodes whose property is between two bounds, by an ordered index, in order of
// the values, and of ids where those are equal; all of it from high to low where descending is set.
// A range with one bound holds values of the bound's type alone, where integers and floats are one
// type; with none, all that is indexed, in openCypher's order of types. Strings are ordered by their bytes, the first 512
// of them.
func (tx *Tx) IndexRange(label, prop string, lo, hi Bound, descending bool) iter.Seq[NodeID] {
	return func(yield func(NodeID) bool) {
		x, err := tx.find(Ordered, label, prop)
		if err != nil {
			return
		}
		from, to, ok := x.limits(lo, hi)
		if !ok {
			return
		}
		accept := tx.longStrings(x, lo, hi)
		for k := range tx.between(tableIndex, from, to, descending) {
			id, ok := lastID(k)
			if !ok {
				tx.damaged(tableIndex, k)
				return
			}
			if accept(NodeID(id)) && !yield(NodeID(id)) {
				return
			}
		}
	}
}

// IndexPrefix yields the nodes whose property is a string that begins with prefix, in order of the
// strings.
func (tx *Tx) IndexPrefix(label, prop, prefix string) iter.Seq[NodeID] {
	return func(yield func(NodeID) bool) {
		x, err := tx.find(Ordered, label, prop)
		if err != nil {
			return
		}
		from := codec.AppendOrderedPrefix(idKey(nil, x.id), prefix)
		for k := range tx.between(tableIndex, from, after(from), false) {
			id, ok := lastID(k)
			if !ok {
				tx.damaged(tableIndex, k)
				return
			}
			if len(prefix) > codec.MaxOrderedString {
				if v, _ := tx.Prop(NodeID(id), prop); !hasPrefix(v, prefix) {
					continue
				}
			}
			if !yield(NodeID(id)) {
				return
			}
		}
	}
}

func hasPrefix(v any, prefix string) bool {
	s, ok := v.(string)
	return ok && strings.HasPrefix(s, prefix)
}

// IndexStats returns how many nodes an ordered index or unique key holds, and how many values they
// have among them. Both are 0 where there is no such index.
func (tx *Tx) IndexStats(label, prop string) (entries, distinct int64) {
	x, err := tx.find(Ordered, label, prop)
	if err != nil {
		x, err = tx.find(UniqueKey, label, "")
		if err != nil || x.props[0] != uint32(tx.KeyID(prop)) {
			return 0, 0
		}
	}
	return tx.count(countEntries, x.id), tx.count(countDistinct, x.id)
}

// limits returns the keys that a range starts at and ends before.
func (x *index) limits(lo, hi Bound) (from, to []byte, ok bool) {
	prefix := idKey(nil, x.id)
	from, to = prefix, after(prefix)
	var loKind, hiKind byte
	if lo.Value != nil {
		v, err := codec.Canonical(lo.Value)
		if err != nil {
			return nil, nil, false
		}
		if from, ok = codec.AppendOrdered(slices.Clone(prefix), v); !ok {
			return nil, nil, false
		}
		loKind = from[len(prefix)]
		if lo.excluded && !long(v) {
			from = after(from)
		} else if long(v) {
			from = codec.AppendOrderedPrefix(slices.Clone(prefix), v.(string))
		}
	}
	if hi.Value != nil {
		v, err := codec.Canonical(hi.Value)
		if err != nil {
			return nil, nil, false
		}
		if to, ok = codec.AppendOrdered(slices.Clone(prefix), v); !ok {
			return nil, nil, false
		}
		hiKind = to[len(prefix)]
		if long(v) {
			to = codec.AppendOrderedPrefix(slices.Clone(prefix), v.(string))
		}
		if !hi.excluded || long(v) {
			to = after(to)
		}
	}
	switch {
	case loKind != 0 && hiKind == 0:
		to = after(append(slices.Clone(prefix), loKind))
	case hiKind != 0 && loKind == 0:
		from = append(slices.Clone(prefix), hiKind)
	case loKind != hiKind:
		return nil, nil, false
	}
	return from, to, true
}

func long(v any) bool {
	s, ok := v.(string)
	return ok && len(s) > codec.MaxOrderedString
}

// longStrings returns a test that compares values whole where a bound is longer than what keys keep.
func (tx *Tx) longStrings(x index, lo, hi Bound) func(NodeID) bool {
	if !long(lo.Value) && !long(hi.Value) {
		return func(NodeID) bool { return true }
	}
	return func(id NodeID) bool {
		v, _ := tx.Prop(id, tx.name(symbolKey, x.props[0]))
		s, ok := v.(string)
		if l, is := lo.Value.(string); is {
			ok = ok && (s > l || s == l && !lo.excluded)
		}
		if h, is := hi.Value.(string); is {
			ok = ok && (s < h || s == h && !hi.excluded)
		}
		return ok
	}
}

// after returns the first key behind all keys that begin with prefix, nil if there can be none.
func after(prefix []byte) []byte {
	b := slices.Clone(prefix)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] != 0 {
			return b[:i+1]
		}
	}
	return nil
}

// between yields the keys from one on and before another.
func (tx *Tx) between(t tableID, from, to []byte, descending bool) iter.Seq[[]byte] {
	if descending {
		return tx.downFrom(t, from, to)
	}
	return func(yield func([]byte) bool) {
		s := tx.scan(t)
		defer s.release()
		s.prefix = s.prefix[:0]
		n := 0
		for k, _ := s.to(from); k != nil && (to == nil || bytes.Compare(k, to) < 0); k, _ = s.next() {
			if n++; !yield(k) || n%1024 == 0 && tx.interrupted() {
				return
			}
		}
	}
}

// downFrom is between in the other order.
func (tx *Tx) downFrom(t tableID, from, to []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		s := tx.scan(t)
		defer s.release()
		last := slices.Clone(to)
		k := seekBefore(s, last)
		for n := 1; k != nil && bytes.Compare(k, from) >= 0; n++ {
			writes := tx.writes
			if tx.writable {
				last = append(last[:0], k...)
			}
			if !yield(k) || n%1024 == 0 && tx.interrupted() {
				return
			}
			if writes != tx.writes {
				k = seekBefore(s, last)
			} else {
				k, _ = s.cursor.Prev()
			}
		}
	}
}

// seekBefore moves to the last key before another.
func seekBefore(s *scan, key []byte) []byte {
	k, _ := s.cursor.Seek(key)
	if k == nil || key == nil {
		k, _ = s.cursor.Last()
		return k
	}
	k, _ = s.cursor.Prev()
	return k
}

// lastID reads the node or edge at the end of an index key: after the index comes the ordered value.
func lastID(k []byte) (uint64, bool) {
	_, n := codec.Uint(k)
	if n == 0 {
		return 0, false
	}
	size, ok := codec.OrderedSize(k[n:])
	if !ok {
		return 0, false
	}
	id, m := codec.Uint(k[n+size:])
	return id, m > 0 && n+size+m == len(k)
}
