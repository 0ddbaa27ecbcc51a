package graph

import (
	"bytes"
	"iter"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// Direction is the way that edges are followed.
type Direction uint8

const (
	Out  Direction = 1 + iota // from the edge's start
	In                        // from its end
	Both                      // either way
)

// directions as they stand in keys: 0 for Out, 1 for In.
func directions(dir Direction) []byte {
	switch dir {
	case Out:
		return []byte{0}
	case In:
		return []byte{1}
	}
	return []byte{0, 1}
}

// Half is an edge as seen from one of its ends.
type Half struct {
	Edge  EdgeID
	Other NodeID // the node at the other end
	Type  TypeID
	Dir   Direction // Out if the edge leads to Other, In if it comes from there
}

// Expand yields the edges of a node in one direction and of the given types, of all types if none is
// given; in order of direction, type, other node and edge. An edge from a node to itself is yielded
// once, also for Both. A node that does not exist has no edges. It reads nothing but one run of keys
// a direction and type, and allocates nothing.
func (tx *Tx) Expand(id NodeID, dir Direction, types ...TypeID) iter.Seq[Half] {
	return func(yield func(Half) bool) { tx.expand(id, dir, types, yield) }
}

func (tx *Tx) expand(id NodeID, dir Direction, types []TypeID, yield func(Half) bool) {
	x := tx.Expander()
	defer x.Close()
	x.Start(id, dir, types...)
	for h, ok := x.Next(); ok; h, ok = x.Next() {
		if !yield(h) {
			return
		}
	}
}

// Between yields the edges that Expand would and whose other end is other. Where types are given, it reads no
// edges that lead elsewhere.
func (tx *Tx) Between(id, other NodeID, dir Direction, types ...TypeID) iter.Seq[Half] {
	return func(yield func(Half) bool) {
		x := tx.Expander()
		defer x.Close()
		x.StartBetween(id, other, dir, types...)
		for h, ok := x.Next(); ok && other != 0; h, ok = x.Next() {
			if !yield(h) {
				return
			}
		}
	}
}

// Degree counts the edges that Expand would yield.
func (tx *Tx) Degree(id NodeID, dir Direction, types ...TypeID) int {
	x := tx.Expander()
	defer x.Close()
	x.Start(id, dir, types...)
	return x.Count()
}

// Expander is Expand for operators that pull: start it at a node, take edges with Next, start it at
// another. It keeps its place in the store and its memory between nodes.
type Expander struct {
	scan *scan
	node NodeID
	ends NodeID // the only other end that is wanted; 0 for any
	dir  Direction
	now  byte // direction of the current run, as in keys
	// types still to come, and how many were begun in this direction
	types   []TypeID
	begun   int
	known   int // length of direction and node in the keys
	started bool
	key     []byte // the prefix of the current run
	// ahead, in a View, is the key at which the last run was found to end, and where the cursor stands. Nodes that
	// are expanded in order of their ids find their edges there.
	ahead []byte
	last  []byte // the prefix of the run before ahead

	roomForKey   [24]byte
	roomForLast  [24]byte
	roomForTypes [4]TypeID
}

// Expander returns an idle Expander. Close it to let the next one use its memory.
func (tx *Tx) Expander() *Expander {
	x := tx.scan(tableAdjacency).expander
	if x.key == nil {
		x.key, x.last, x.types = x.roomForKey[:0], x.roomForLast[:0], x.roomForTypes[:0]
	}
	return x
}

// Close gives the Expander back. It must not be used after.
func (x *Expander) Close() { x.scan.release() }

// Start places the Expander before the edges of a node; see Tx.Expand. It copies types.
func (x *Expander) Start(id NodeID, dir Direction, types ...TypeID) {
	x.StartBetween(id, 0, dir, types...)
}

// StartBetween places the Expander before those edges of a node that lead to, or come from, one other; see
// Tx.Between. 0 stands for any other.
func (x *Expander) StartBetween(id, other NodeID, dir Direction, types ...TypeID) {
	x.node, x.ends, x.dir = id, other, dir
	x.types = append(x.types[:0], types...)
	x.now, x.begun, x.started = 0, 0, false
	if dir == In {
		x.now = 1
	}
}

// Next returns the next edge, false after the last.
func (x *Expander) Next() (Half, bool) {
	for {
		k := x.nextKey()
		if k == nil {
			return Half{}, false
		}
		h, ok := decodeHalf(x.now, k[x.known:])
		if !ok {
			x.scan.tx.damaged(tableAdjacency, k)
			return Half{}, false
		}
		if x.now == 1 && x.dir == Both && h.Other == x.node {
			continue // a loop, which Out has yielded
		}
		if x.ends != 0 && h.Other != x.ends {
			continue // among edges of all types
		}
		return h, true
	}
}

// Count counts the edges that Next would return, and passes them.
func (x *Expander) Count() int {
	n := 0
	if x.dir == Both || x.ends != 0 {
		for _, ok := x.Next(); ok; _, ok = x.Next() {
			n++
		}
		return n
	}
	for x.nextKey() != nil { // which need not be read
		n++
	}
	return n
}

// nextKey returns the next key of the runs, nil after the last. In a View it asks the cursor itself.
func (x *Expander) nextKey() (k []byte) {
	s := x.scan
	if x.started {
		if s.tx.writable {
			k, _ = s.next()
		} else {
			k = x.inRun(s.cursor.Next())
		}
	}
	for k == nil {
		if !x.nextRun() {
			return nil
		}
		x.started = true
		if s.tx.writable {
			k, _ = s.seek(x.key)
		} else if x.stands() {
			k = x.inRun(x.ahead, nil)
		} else {
			k = x.inRun(s.cursor.Seek(x.key))
		}
	}
	return k
}

// inRun returns the key that the cursor stands at if it is one of the current run.
func (x *Expander) inRun(k, _ []byte) []byte {
	if bytes.HasPrefix(k, x.key) {
		x.ahead = nil
		return k
	}
	x.ahead = k
	x.last = append(x.last[:0], x.key...)
	return nil
}

// stands tells whether the cursor stands where the current run begins, or would if it had keys: all of the run before
// is before it, and the next key is not.
func (x *Expander) stands() bool {
	return x.ahead != nil && bytes.Compare(x.last, x.key) < 0 && !bytes.HasPrefix(x.key, x.last) && bytes.Compare(x.key, x.ahead) <= 0
}

// nextRun builds the prefix of the next run of keys to read: direction, node and, where the caller
// named types, type.
func (x *Expander) nextRun() bool {
	runs := max(len(x.types), 1)
	if x.begun == runs {
		if x.dir != Both || x.now == 1 {
			return false
		}
		x.now, x.begun = 1, 0
	}
	x.key = codec.AppendUint(append(x.key[:0], x.now), uint64(x.node))
	x.known = len(x.key)
	if len(x.types) > 0 {
		x.key = codec.AppendUint(x.key, uint64(x.types[x.begun]))
		if x.ends != 0 {
			x.key = codec.AppendUint(x.key, uint64(x.ends))
		}
	}
	x.begun++
	return true
}

// decodeHalf reads a key of tableAdjacency behind its node.
func decodeHalf(dir byte, k []byte) (h Half, ok bool) {
	h.Dir = Direction(dir) + 1
	// In graphs of some size most ids take 3 bytes, and types 1; see codec.AppendUint.
	if len(k) == 9 && k[0] < 0xf8 && k[1] == 0xfa && k[5] == 0xfa {
		h.Type = TypeID(k[0])
		h.Other = NodeID(k[2])<<16 | NodeID(k[3])<<8 | NodeID(k[4])
		h.Edge = EdgeID(k[6])<<16 | EdgeID(k[7])<<8 | EdgeID(k[8])
		return h, true
	}
	t, n := codec.Uint(k)
	k = k[n:]
	other, m := codec.Uint(k)
	k = k[m:]
	edge, l := codec.Uint(k)
	h.Type, h.Other, h.Edge = TypeID(t), NodeID(other), EdgeID(edge)
	return h, n != 0 && m != 0 && l != 0 && l == len(k)
}

// adjacencyKey appends the key of one end of an edge. The direction comes first, because most
// questions follow edges one way: what they read lies denser so.
func adjacencyKey(b []byte, node uint64, dir byte, typ uint32, other, edge uint64) []byte {
	return codec.AppendUint(adjacencyRun(b, node, dir, typ, other), edge)
}

// adjacencyRun appends what the keys of all edges of a type between two nodes begin with.
func adjacencyRun(b []byte, node uint64, dir byte, typ uint32, other uint64) []byte {
	b = codec.AppendUint(append(b, dir), node)
	b = codec.AppendUint(b, uint64(typ))
	return codec.AppendUint(b, other)
}
