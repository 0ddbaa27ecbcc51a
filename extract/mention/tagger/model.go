package tagger

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
)

// A model file is a magic word, the scale of the weights, the transitions, the
// number of rows and the rows in order, little-endian:
//
//	"kgt3" | scale float64 | labels*labels float64 | u32 | rows of 8 bytes
//
// A row's higher half is the feature, the lower half its weights: an int8 for each
// label but Outside, whose weights are 0, as only differences count.
const magic = "kgt3"

const header = len(magic) + 8 + labels*labels*8 + 4

// A table finds the weights of features. Its rows lie in order, without gaps: they
// are read at random places, and the fewer cache lines they fill, the more of them
// stay near.
type table struct {
	rows   []uint64 // of which the last is a sentinel
	blocks []block  // by the highest blockBits of a feature
}

// A block tells where the rows of a run of features are, by the prefixes of
// blockBits+6 bits that they have.
type block struct {
	prefixes uint64 // a bit for each that any row has: most features have no weights
	before   uint32 // the row before the first
}

const (
	blockBits   = 15
	blockShift  = 32 - blockBits
	prefixShift = blockShift - 6
)

// A place is where a row is looked for: the feature is its higher half, the lower
// half a row that is the feature's or before it.
type place uint64

// known are the places of those of the features whose prefix some row has. It has
// no branch that depends on a feature, so that the processor looks at many at once.
func (t *table) known(dst []place, features []uint32) []place {
	n := len(dst)
	dst = slices.Grow(dst, len(features))[:n+len(features)]
	for _, f := range features {
		b := &t.blocks[f>>blockShift]
		upTo := b.prefixes << (^(f >> prefixShift) & 63) // and its own as the highest bit
		dst[n] = place(f)<<32 | place(b.before+uint32(bits.OnesCount64(upTo)))
		n += int(upTo >> 63)
	}
	return dst[:n]
}

// A sum adds up weights: in each 16 bits those of a label, with the bias of each
// row, and how many rows they are of.
type sum struct {
	weights uint64
	rows    int
}

// bias makes a byte of weights unsigned, so that sums of four do not borrow from each
// other.
const bias = 0x80808080

// add adds to s the rows at places that are those of the features. It keeps the first
// so many places, of those features whose row may be the next one; like known it does
// so without a branch.
func (t *table) add(s *sum, places []place) int {
	n := 0
	rows, weights, found := t.rows, s.weights, 0
	for _, p := range places {
		row := rows[uint32(p)]
		same := int64((row^uint64(p))>>32-1) >> 63 // -1 where the features are equal, else 0
		w := row & uint64(same)
		weights += w&0x00ff00ff | w&0xff00ff00<<24
		found -= int(same)
		places[n] = p + 1
		n += int((row>>32 - uint64(p)>>32) >> 63)
	}
	s.weights, s.rows = weights, s.rows+found
	return n
}

// of is the sum of the weights of a label.
func (s *sum) of(k Label) int {
	lane := 16 * (uint(k-1)>>1 | uint(k-1)&1<<1)
	return int(s.weights>>lane&0xffff) - 0x80*s.rows
}

// mostRows is the largest number of rows: they shall fit a processor's cache.
const mostRows = 7 << 18 / 8

// newTable keeps the rows that weigh most.
func newTable(rows []uint64) table {
	if len(rows) > mostRows {
		slices.SortFunc(rows, func(a, b uint64) int { return cmp.Or(largest(b)-largest(a), cmp.Compare(a, b)) })
		rows = rows[:mostRows]
	}
	slices.Sort(rows)
	return layOut(rows)
}

// layOut makes a table of sorted rows.
func layOut(rows []uint64) table {
	t := table{rows: make([]uint64, len(rows)+1), blocks: make([]block, 1<<blockBits)}
	for i, row := range rows {
		t.rows[i] = row ^ bias
		f := uint32(row >> 32)
		t.blocks[f>>blockShift].prefixes |= 1 << (f >> prefixShift & 63)
	}
	t.rows[len(rows)] = math.MaxUint32<<32 | bias
	next := 0
	for i := range t.blocks {
		t.blocks[i].before = uint32(next) - 1
		for next < len(rows) && int(rows[next]>>(32+blockShift)) == i {
			next++
		}
	}
	return t
}

// largest is the size of the largest weight of a row.
func largest(row uint64) int {
	m := 0
	for k := range labels - 1 {
		w := int(int8(row >> (8 * k)))
		m = max(m, w, -w)
	}
	return m
}

// Decode reads what Encode wrote.
func Decode(data []byte) (*Model, error) {
	if len(data) < header || string(data[:len(magic)]) != magic || (len(data)-header)%8 != 0 {
		return nil, errors.New("not a tagger model")
	}
	m := &Model{}
	at := len(magic)
	number := func() float64 {
		v := math.Float64frombits(binary.LittleEndian.Uint64(data[at:]))
		at += 8
		return v
	}
	m.scale = number()
	for k := range labels {
		for l := range labels {
			m.transitions[k][l] = number()
		}
	}
	rows := make([]uint64, (len(data)-header)/8)
	if n := binary.LittleEndian.Uint32(data[at:]); n > mostRows || int(n) != len(rows) {
		return nil, errors.New("a tagger model without all of its rows")
	}
	at += 4
	last := uint64(0)
	for i := range rows {
		rows[i] = binary.LittleEndian.Uint64(data[at+8*i:])
		if rows[i] <= last {
			return nil, errors.New("a tagger model with rows out of order")
		}
		last = rows[i]
	}
	m.table = layOut(rows)
	return m, nil
}

// Encode writes the model in the form that is embedded.
func (m *Model) Encode() []byte {
	out := append([]byte(nil), magic...)
	number := func(v float64) { out = binary.LittleEndian.AppendUint64(out, math.Float64bits(v)) }
	number(m.scale)
	for k := range labels {
		for l := range labels {
			number(m.transitions[k][l])
		}
	}
	n := len(m.table.rows) - 1
	out = binary.LittleEndian.AppendUint32(out, uint32(n))
	for _, row := range m.table.rows[:n] {
		out = binary.LittleEndian.AppendUint64(out, row^bias)
	}
	return out
}
