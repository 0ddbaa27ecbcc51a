package tagger

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
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

// A table finds the weights of a feature. It is a hash table with linear probing
// whose rows are in order: that of a feature stands at the place that its highest
// bits tell or in one of the rows behind, before any of a larger feature and
// before any free row, which is 0.
type table struct {
	rows  []uint64
	shift uint8 // of a feature, which leaves its place
	// filter has a bit for the highest filterBits of each feature with weights. Most
	// features have none, and the filter stays in a nearer cache than the rows.
	filter []uint64
}

const filterBits = 21

// known keeps the features that the filter lets pass, in place. It has no branch
// that depends on a feature, so that the processor looks at many at once.
func (t *table) known(features []uint32) []uint32 {
	n := 0
	for _, f := range features {
		features[n] = f
		bit := f >> (32 - filterBits)
		n += int(t.filter[bit>>6] >> (bit & 63) & 1)
	}
	return features[:n]
}

// weights of a feature, 0 when it has none.
func (t *table) weights(feature uint32) uint32 {
	for _, row := range t.rows[feature>>t.shift:] {
		if f := uint32(row >> 32); f == feature {
			return uint32(row)
		} else if f > feature || row == 0 {
			return 0
		}
	}
	return 0
}

// makeFilter sets the bits of the rows' features.
func (t *table) makeFilter() {
	t.filter = make([]uint64, 1<<(filterBits-6))
	for _, row := range t.rows {
		if row != 0 {
			bit := uint32(row>>32) >> (32 - filterBits)
			t.filter[bit>>6] |= 1 << (bit & 63)
		}
	}
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

// layOut puts sorted rows in their places. Half of the places or more stay free, so
// that a row stands at or next to its place: longer searches cost more than the
// memory does.
func layOut(rows []uint64) table {
	logPlaces := 8
	for len(rows)*2 > 1<<logPlaces {
		logPlaces++
	}
	t := table{shift: uint8(32 - logPlaces), rows: make([]uint64, 1<<logPlaces, 1<<logPlaces+64)}
	next := 0
	for _, row := range rows {
		at := max(next, int(uint32(row>>32)>>t.shift))
		for at >= len(t.rows) {
			t.rows = append(t.rows, 0)
		}
		t.rows[at] = row
		next = at + 1
	}
	t.makeFilter()
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
	at := len(out)
	out = append(out, 0, 0, 0, 0)
	n := uint32(0)
	for _, row := range m.table.rows {
		if row != 0 {
			out = binary.LittleEndian.AppendUint64(out, row)
			n++
		}
	}
	binary.LittleEndian.PutUint32(out[at:], n)
	return out
}
