// Package doublearray is a read-only trie over runes that is stored as one
// flat image and read in place: opening it costs nothing, however many keys
// it holds. The segmenter's dictionary and the tables of names stand on it.
//
// It is the double array of Aoe, "An Efficient Digital Search Algorithm by
// Using a Double-Array Structure" (1989), over codes for runes instead of
// bytes, with the check reduced to the code of the edge (as in Yata's
// darts-clone), which holds because no two nodes share a base.
//
// Start with [Trie]; [Build] makes the image. Its layout, little-endian:
//
//	u32 number of code blocks B
//	u32 number of units N
//	4352 x u16   block of the 256 runes r with r>>8 = index; block 0 is all zeros
//	B x 256 x u16 code of the rune, 0 for none
//	padding to 8 bytes
//	N x u64      units; unit 0 is the root
//
// and of a unit, from its lowest bit:
//
//	16 bits  code of the edge that leads here, 0 in an empty unit
//	24 bits  value + 1, 0 when no key ends here
//	24 bits  base: the child by code c is unit base + c; 0 when there is none
package doublearray

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"
)

const (
	pages      = (utf8.MaxRune + 1) >> 8
	blockBytes = 256 * 2
	headBytes  = 8 + pages*2

	valueShift = 16
	baseShift  = 40
	valueMask  = 1<<24 - 1

	// MaxValue is the largest value a key can have.
	MaxValue = valueMask - 1
)

// Trie reads an image. It holds no copy of it and is safe for concurrent use.
type Trie struct {
	index []byte // page of runes to block
	codes []byte // blocks
	units []byte
}

// Open reads the trie at the start of image and returns what follows it.
func Open(image []byte) (t Trie, rest []byte, err error) {
	if len(image) < headBytes {
		return Trie{}, nil, fmt.Errorf("doublearray: image of %d bytes is shorter than its head of %d", len(image), headBytes)
	}
	blocks := uint64(binary.LittleEndian.Uint32(image))
	units := uint64(binary.LittleEndian.Uint32(image[4:]))
	first := align(headBytes + blocks*blockBytes)
	end := first + units*8
	if blocks == 0 || units == 0 || end > uint64(len(image)) {
		return Trie{}, nil, fmt.Errorf("doublearray: %d blocks and %d units do not fit an image of %d bytes", blocks, units, len(image))
	}
	t = Trie{
		index: image[8:headBytes],
		codes: image[headBytes : headBytes+blocks*blockBytes],
		units: image[first:end],
	}
	for page := range pages {
		if uint64(binary.LittleEndian.Uint16(t.index[2*page:])) >= blocks {
			return Trie{}, nil, fmt.Errorf("doublearray: page %d points outside of %d blocks", page, blocks)
		}
	}
	return t, image[end:], nil
}

func align(n uint64) uint64 { return (n + 7) &^ 7 }

// Code is the trie's number for r, 0 when no key holds r.
func (t *Trie) Code(r rune) uint16 {
	if uint32(r) > utf8.MaxRune {
		return 0
	}
	block := int(binary.LittleEndian.Uint16(t.index[2*(r>>8):]))
	return binary.LittleEndian.Uint16(t.codes[block*blockBytes+int(r&0xff)*2:])
}

// Node is a place in the trie. It is valid for the trie it came from.
type Node uint64

// Root is the node before the first rune.
func (t *Trie) Root() Node { return t.unit(0) }

// Step follows the edge of a rune, given by its code.
func (t *Trie) Step(n Node, code uint16) (Node, bool) {
	base := uint64(n >> baseShift)
	if base == 0 || code == 0 {
		return 0, false
	}
	next := base + uint64(code)
	if next*8 >= uint64(len(t.units)) {
		return 0, false
	}
	child := t.unit(next)
	return child, uint16(child) == code
}

// Pairs sets nodes[i] to the node of codes[i] and codes[i+1], 0 for none; the last
// one is 0. What a text begins lies all over the units, and most of it out of the
// cache: asked for at once and without a branch between, the processor fetches
// many of them at the same time.
func (t *Trie) Pairs(nodes []Node, codes []uint16) {
	if len(codes) == 0 {
		return
	}
	last := len(codes) - 1
	nodes = nodes[:last+1]
	nodes[last] = 0
	units := uint64(len(t.units) / 8)
	root := uint64(t.Root() >> baseShift)
	for i := range last {
		first, second := uint64(codes[i]), uint64(codes[i+1])
		var parent, child Node
		if at := root + first; at < units {
			parent = t.unit(at)
		}
		base := uint64(parent >> baseShift)
		if at := base + second; at < units {
			child = t.unit(at)
		}
		if uint64(uint16(parent)) != first || uint64(uint16(child)) != second || first == 0 || second == 0 || base == 0 {
			child = 0
		}
		nodes[i] = child
	}
}

func (t *Trie) unit(i uint64) Node { return Node(binary.LittleEndian.Uint64(t.units[i*8:])) }

// Value is the value of the key that ends at n.
func (n Node) Value() (uint32, bool) {
	v := uint32(n>>valueShift) & valueMask
	return v - 1, v != 0
}

// Lookup is the value of key.
func (t *Trie) Lookup(key string) (uint32, bool) {
	n, ok := t.Root(), true
	for _, r := range key {
		if n, ok = t.Step(n, t.Code(r)); !ok {
			return 0, false
		}
	}
	return n.Value()
}
