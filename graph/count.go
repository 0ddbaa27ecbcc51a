package graph

import (
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// Counters, kept for the query planner, are in tableCount; a counter at zero has no key:
//
//	'n'                          nodes
//	'e'                          edges
//	'l' label                    nodes with a label
//	't' type                     edges of a type
//	's' direction label type     edges of a type that leave (0) or enter (1) nodes with a label
//	'i' index                    entries of an index
//	'v' index                    distinct values of an index
//	'w' index                    tokens under a text index
const (
	countNodes    = 'n'
	countEdges    = 'e'
	countLabel    = 'l'
	countType     = 't'
	countPattern  = 's'
	countEntries  = 'i'
	countDistinct = 'v'
	countTokens   = 'w'
)

// add changes a counter when the transaction commits.
func (tx *Tx) add(delta int64, kind byte, ids ...uint64) {
	tx.key2 = countKey(tx.key2[:0], kind, ids...)
	if n := tx.counts[string(tx.key2)]; n != nil {
		*n += delta // without making a string of the key
		return
	}
	first := delta // delta itself would be on the heap then, each time
	tx.counts[string(tx.key2)] = &first
}

func countKey(b []byte, kind byte, ids ...uint64) []byte {
	b = append(b, kind)
	for _, id := range ids {
		b = codec.AppendUint(b, id)
	}
	return b
}

// count reads a counter, with the changes of this transaction.
func (tx *Tx) count(kind byte, ids ...uint64) int64 {
	var buf [32]byte
	key := countKey(buf[:0], kind, ids...)
	n := int64(0)
	if change := tx.counts[string(key)]; change != nil {
		n = *change
	}
	if b := tx.get(tableCount, key); b != nil {
		stored, size := codec.Uint(b)
		if size == 0 {
			tx.damaged(tableCount, key)
		}
		n += int64(stored)
	}
	return n
}

func (tx *Tx) flushCounts() error {
	for key, change := range tx.counts {
		delta := *change
		if delta == 0 {
			continue
		}
		var stored uint64
		if b := tx.get(tableCount, []byte(key)); b != nil {
			stored, _ = codec.Uint(b)
		}
		var err error
		if n := int64(stored) + delta; n == 0 {
			err = tx.delete(tableCount, []byte(key))
		} else {
			err = tx.put(tableCount, []byte(key), codec.AppendUint(nil, uint64(n)))
		}
		if err != nil {
			return err
		}
	}
	clear(tx.counts)
	return nil
}

// CountNodes is the number of nodes.
func (tx *Tx) CountNodes() int64 { return tx.count(countNodes) }

// CountEdges is the number of edges.
func (tx *Tx) CountEdges() int64 { return tx.count(countEdges) }

// CountLabel is the number of nodes with a label.
func (tx *Tx) CountLabel(label string) int64 {
	if id := tx.LabelID(label); id != 0 {
		return tx.count(countLabel, uint64(id))
	}
	return 0
}

// CountType is the number of edges of a type.
func (tx *Tx) CountType(typ string) int64 {
	if id := tx.TypeID(typ); id != 0 {
		return tx.count(countType, uint64(id))
	}
	return 0
}

// CountPattern is the number of edges of a type that leave (Out) or enter (In) nodes with a label;
// for Both, the sum of the two. Divided by CountLabel it is the mean degree.
func (tx *Tx) CountPattern(label string, dir Direction, typ string) int64 {
	l, t := uint64(tx.LabelID(label)), uint64(tx.TypeID(typ))
	if l == 0 || t == 0 {
		return 0
	}
	var n int64
	for _, d := range directions(dir) {
		n += tx.count(countPattern, uint64(d), l, t)
	}
	return n
}

// countPatterns counts one edge of a type, leaving or entering a node with these labels.
func (tx *Tx) countPatterns(delta int64, labels []uint32, dir byte, typ uint32) {
	for _, l := range labels {
		tx.add(delta, countPattern, uint64(dir), uint64(l), uint64(typ))
	}
}

// recountPatterns moves a node's edges from the patterns of its old labels to those of its new.
func (tx *Tx) recountPatterns(id NodeID, old, labels []uint32) {
	lost := slices.DeleteFunc(slices.Clone(old), func(l uint32) bool { return slices.Contains(labels, l) })
	gained := slices.DeleteFunc(slices.Clone(labels), func(l uint32) bool { return slices.Contains(old, l) })
	if len(lost)+len(gained) == 0 {
		return
	}
	x := tx.Expander()
	defer x.Close()
	for _, dir := range directions(Both) {
		// Out and In one by one: Both would pass over one end of a loop.
		x.Start(id, Direction(dir+1))
		for h, ok := x.Next(); ok; h, ok = x.Next() {
			tx.countPatterns(-1, lost, dir, uint32(h.Type))
			tx.countPatterns(1, gained, dir, uint32(h.Type))
		}
	}
}
