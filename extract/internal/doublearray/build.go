package doublearray

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// Entry is a key and its value, at most MaxValue.
type Entry struct {
	Key   string
	Value uint32
}

// Build makes the image of a trie with the entries, in any order. The extra
// runes get codes too, so that tables indexed by code can cover more than the
// keys do. The same input gives the same bytes.
func Build(entries []Entry, extra []rune) ([]byte, error) {
	codes, err := assignCodes(entries, extra)
	if err != nil {
		return nil, err
	}
	keys, err := encodeKeys(entries, codes)
	if err != nil {
		return nil, err
	}
	b := builder{nodes: buildNodes(keys)}
	b.place()
	units, err := b.units()
	if err != nil {
		return nil, err
	}
	return appendUnits(appendCodes(nil, codes, len(units)), units), nil
}

// assignCodes numbers the runes from 1, the frequent ones first: small codes
// pack the array densely.
func assignCodes(entries []Entry, extra []rune) (map[rune]uint16, error) {
	count := map[rune]int{}
	for _, e := range entries {
		if e.Key == "" || !utf8.ValidString(e.Key) {
			return nil, fmt.Errorf("doublearray: key %q is empty or not valid UTF-8", e.Key)
		}
		if e.Value > MaxValue {
			return nil, fmt.Errorf("doublearray: value %d of key %q is above %d", e.Value, e.Key, MaxValue)
		}
		for _, r := range e.Key {
			count[r]++
		}
	}
	for _, r := range extra {
		count[r] += 0
	}
	if len(count) > math.MaxUint16 {
		return nil, fmt.Errorf("doublearray: %d different runes, at most %d have codes", len(count), math.MaxUint16)
	}
	runes := make([]rune, 0, len(count))
	for r := range count {
		runes = append(runes, r)
	}
	slices.SortFunc(runes, func(a, b rune) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	codes := make(map[rune]uint16, len(runes))
	for i, r := range runes {
		codes[r] = uint16(i + 1)
	}
	return codes, nil
}

type codedKey struct {
	codes []uint16
	value uint32
}

func encodeKeys(entries []Entry, codes map[rune]uint16) ([]codedKey, error) {
	keys := make([]codedKey, len(entries))
	for i, e := range entries {
		k := codedKey{value: e.Value}
		for _, r := range e.Key {
			k.codes = append(k.codes, codes[r])
		}
		keys[i] = k
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return slices.Compare(keys[a].codes, keys[b].codes) })
	sorted := make([]codedKey, len(keys))
	for i, at := range order {
		if i > 0 && slices.Equal(sorted[i-1].codes, keys[at].codes) {
			return nil, fmt.Errorf("doublearray: key %q is given twice", entries[at].Key)
		}
		sorted[i] = keys[at]
	}
	return sorted, nil
}

// node is a node of the plain trie that the double array is made from. Its
// children lie together in the slice of nodes, in order of their codes.
type node struct {
	code        uint16
	value       uint32 // plus 1; 0 for none
	first, last int    // children, half-open
	base        int
}

// buildNodes turns sorted keys into nodes, breadth first; the root is node 0.
func buildNodes(keys []codedKey) []node {
	type span struct{ lo, hi, depth int } // the keys below a node
	nodes := []node{{}}
	spans := []span{{0, len(keys), 0}}
	for i := 0; i < len(nodes); i++ {
		s := spans[i]
		lo := s.lo
		if lo < s.hi && len(keys[lo].codes) == s.depth {
			nodes[i].value = keys[lo].value + 1
			lo++
		}
		nodes[i].first = len(nodes)
		for lo < s.hi {
			code, from := keys[lo].codes[s.depth], lo
			for lo < s.hi && keys[lo].codes[s.depth] == code {
				lo++
			}
			nodes = append(nodes, node{code: code})
			spans = append(spans, span{from, lo, s.depth + 1})
		}
		nodes[i].last = len(nodes)
	}
	return nodes
}

type builder struct {
	nodes    []node
	taken    []bool // units in use
	nextFree []int  // for runs of taken units, a unit at or before the next free one
	based    []bool // bases in use
}

// place finds a base for every node with children, the largest families
// first, so that the many only children fill the gaps that are left.
func (b *builder) place() {
	var parents []int
	for i, n := range b.nodes {
		if n.last > n.first {
			parents = append(parents, i)
		}
	}
	slices.SortStableFunc(parents, func(x, y int) int {
		return cmp.Compare(b.nodes[y].last-b.nodes[y].first, b.nodes[x].last-b.nodes[x].first)
	})
	b.take(0)
	// Families of one size fail at much the same places, so the search goes on
	// where the last one of that size had to go far.
	const far = 500
	start, size := 1, 0
	for _, p := range parents {
		n := &b.nodes[p]
		if n.last-n.first != size {
			start, size = 1, n.last-n.first
		}
		tries := 0
		for at := b.free(start); ; at = b.free(at + 1) {
			if tries++; tries == far {
				start = at
			}
			if base := at - int(b.nodes[n.first].code); base > 0 && b.fits(base, n) {
				n.base = base
				break
			}
		}
		b.based = grow(b.based, n.base)
		b.based[n.base] = true
		for _, child := range b.nodes[n.first:n.last] {
			b.take(n.base + int(child.code))
		}
	}
}

func (b *builder) fits(base int, n *node) bool {
	if base < len(b.based) && b.based[base] {
		return false
	}
	for _, child := range b.nodes[n.first:n.last] {
		if at := base + int(child.code); at < len(b.taken) && b.taken[at] {
			return false
		}
	}
	return true
}

func (b *builder) take(at int) {
	b.taken = grow(b.taken, at)
	b.taken[at] = true
	for len(b.nextFree) < len(b.taken) {
		b.nextFree = append(b.nextFree, len(b.nextFree))
	}
	b.nextFree[at] = at + 1
}

// free is the first free unit at or after at, found as in a disjoint set
// with path halving.
func (b *builder) free(at int) int {
	for at < len(b.nextFree) && b.nextFree[at] != at {
		if next := b.nextFree[at]; next < len(b.nextFree) {
			b.nextFree[at] = b.nextFree[next]
		}
		at = b.nextFree[at]
	}
	return at
}

func grow(s []bool, at int) []bool {
	for len(s) <= at {
		s = append(s, false)
	}
	return s
}

// units writes the placed nodes down.
func (b *builder) units() ([]uint64, error) {
	if len(b.taken) > valueMask {
		return nil, errors.New("doublearray: too many keys for 24-bit units")
	}
	units := make([]uint64, len(b.taken))
	for i, n := range b.nodes {
		if i == 0 {
			units[0] = uint64(n.value)<<valueShift | uint64(n.base)<<baseShift
		}
		for _, child := range b.nodes[n.first:n.last] {
			units[n.base+int(child.code)] = uint64(child.code) | uint64(child.value)<<valueShift | uint64(child.base)<<baseShift
		}
	}
	return units, nil
}

// appendCodes writes the head and the table of codes.
func appendCodes(image []byte, codes map[rune]uint16, units int) []byte {
	blocks := [][256]uint16{{}}
	var index [pages]uint16
	runes := make([]rune, 0, len(codes))
	for r := range codes {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	for _, r := range runes {
		page := r >> 8
		if index[page] == 0 {
			index[page] = uint16(len(blocks))
			blocks = append(blocks, [256]uint16{})
		}
		blocks[index[page]][r&0xff] = codes[r]
	}
	image = binary.LittleEndian.AppendUint32(image, uint32(len(blocks)))
	image = binary.LittleEndian.AppendUint32(image, uint32(units))
	for _, block := range index {
		image = binary.LittleEndian.AppendUint16(image, block)
	}
	for _, block := range blocks {
		for _, code := range block {
			image = binary.LittleEndian.AppendUint16(image, code)
		}
	}
	return image
}

func appendUnits(image []byte, units []uint64) []byte {
	for len(image)%8 != 0 {
		image = append(image, 0)
	}
	for _, u := range units {
		image = binary.LittleEndian.AppendUint64(image, u)
	}
	return image
}
