// Package offset keeps the way back from a text to the bytes that it was made
// from, through every decoding and repair.
//
// A [Map] is one step of that way, written by a [Builder] while the text is
// made; a [Chain] is several steps. Both are a document.OffsetMap.
package offset

import (
	"sort"

	"github.com/newsgraph/kg/extract/document"
)

// Map leads every range of a text back to the range it was made from. It is a
// list of pieces, so its size follows the number of changes, not the text.
// A nil Map changes nothing.
type Map struct {
	pieces   []piece
	to, from int // lengths of both sides
}

// piece starts at to in the text, at from in its origin, and reaches to the
// next piece. Its text is units of unitTo bytes, each made from unitFrom bytes
// of the origin; unitTo 0 is a piece that cannot be divided.
type piece struct {
	to, from         int
	unitTo, unitFrom uint8
}

// Original implements document.OffsetMap. A position within a unit counts for
// the whole unit. Text made from nothing has an empty origin.
func (m *Map) Original(start, end int) (int, int) {
	if m == nil {
		return start, end
	}
	first := m.at(start)
	from := first.from
	switch {
	case start >= m.to:
		from = m.from
	case first.unitTo > 0:
		from += (start - first.to) / int(first.unitTo) * int(first.unitFrom)
	}
	if end <= start {
		return from, from
	}
	i := m.index(end - 1)
	last := m.pieces[i]
	until := m.from
	if last.unitTo > 0 {
		units := (end - last.to + int(last.unitTo) - 1) / int(last.unitTo)
		until = min(until, last.from+units*int(last.unitFrom))
	} else if i+1 < len(m.pieces) {
		until = m.pieces[i+1].from
	}
	return from, max(from, until)
}

// index finds the last piece that starts at pos or before it. What was
// deleted before pos starts there too, but earlier in the list.
func (m *Map) index(pos int) int {
	return max(0, sort.Search(len(m.pieces), func(i int) bool { return m.pieces[i].to > pos })-1)
}

func (m *Map) at(pos int) piece {
	if len(m.pieces) == 0 {
		return piece{}
	}
	return m.pieces[m.index(pos)]
}

// Builder writes a Map from the start of the text to its end. The zero value
// is ready for use.
type Builder struct{ m Map }

// Copy says that the next n bytes of the text are the next n of the origin.
func (b *Builder) Copy(n int) { b.units(n, n, 1, 1) }

// Units says that the next n units of the text, of to bytes each, are made
// from as many units of from bytes each. Both are from 1 to 255.
func (b *Builder) Units(n, to, from int) { b.units(n*to, n*from, uint8(to), uint8(from)) }

func (b *Builder) units(to, from int, unitTo, unitFrom uint8) {
	if to == 0 {
		return
	}
	last := len(b.m.pieces) - 1
	if last < 0 || b.m.pieces[last].unitTo != unitTo || b.m.pieces[last].unitFrom != unitFrom {
		b.m.pieces = append(b.m.pieces, piece{b.m.to, b.m.from, unitTo, unitFrom})
	}
	b.m.to += to
	b.m.from += from
}

// Replace says that the next to bytes of the text stand for the next from
// bytes of the origin as a whole. Replace(0, n) is a deletion, Replace(n, 0)
// an insertion.
func (b *Builder) Replace(to, from int) {
	if to == 0 && from == 0 {
		return
	}
	b.m.pieces = append(b.m.pieces, piece{to: b.m.to, from: b.m.from})
	b.m.to += to
	b.m.from += from
}

// From is the position in the origin that the Builder has come to.
func (b *Builder) From() int { return b.m.from }

// Map is what was built. The Builder must not be used any further.
func (b *Builder) Map() *Map { return &b.m }

// Shift is a Map's neighbour: a text that stands, unchanged, n bytes into its
// origin.
type Shift int

// Original implements document.OffsetMap.
func (n Shift) Original(start, end int) (int, int) { return start + int(n), end + int(n) }

// Chain leads back through several steps, the one taken first standing first.
type Chain []document.OffsetMap

// Original implements document.OffsetMap.
func (c Chain) Original(start, end int) (int, int) {
	for i := len(c) - 1; i >= 0; i-- {
		start, end = c[i].Original(start, end)
	}
	return start, end
}

// Join is the chain of the steps that change anything; nil for none.
func Join(steps ...document.OffsetMap) document.OffsetMap {
	var chain Chain
	for _, s := range steps {
		switch s := s.(type) {
		case nil:
		case *Map:
			if s != nil {
				chain = append(chain, s)
			}
		case Chain:
			chain = append(chain, s...)
		default:
			chain = append(chain, s)
		}
	}
	switch len(chain) {
	case 0:
		return nil
	case 1:
		return chain[0]
	}
	return chain
}
