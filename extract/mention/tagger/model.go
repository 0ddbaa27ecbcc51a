package tagger

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// A model file is a magic word, the scale of the weights, the transitions, the
// logarithm of the number of places and the rows, little-endian:
//
//	"kgt2" | scale float64 | labels*labels float64 | u32 | rows of 8 bytes
//
// The rows are a hash table with linear probing whose rows are in order: that of
// a feature stands at the place that its highest bits tell or in one of the rows
// behind, before any of a larger feature and before any free row, which is 0. A
// row's higher half is the feature, the lower half its weights: an int8 for each
// label but Outside, whose weights are 0, as only differences count.
const magic = "kgt2"

const header = len(magic) + 8 + labels*labels*8 + 4

// A table finds the weights of a feature.
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

// mostPlaces is the logarithm of the largest number of places: the rows shall
// fit a processor's cache.
const mostPlaces = 18

// newTable lays out the rows that weigh most, as many as keep an eighth of the
// places free.
func newTable(rows []uint64) table {
	logPlaces := 8
	for logPlaces < mostPlaces && len(rows)*8 > 7<<logPlaces {
		logPlaces++
	}
	if most := 7 << logPlaces / 8; len(rows) > most {
		slices.SortFunc(rows, func(a, b uint64) int { return cmp.Or(largest(b)-largest(a), cmp.Compare(a, b)) })
		rows = rows[:most]
	}
	slices.Sort(rows)
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
	logPlaces := binary.LittleEndian.Uint32(data[at:])
	at += 4
	rows := (len(data) - at) / 8
	if logPlaces > mostPlaces || rows < 1<<logPlaces {
		return nil, errors.New("a tagger model without all of its rows")
	}
	m.table = table{shift: uint8(32 - logPlaces), rows: make([]uint64, rows)}
	for i := range m.table.rows {
		m.table.rows[i] = binary.LittleEndian.Uint64(data[at+8*i:])
	}
	m.table.makeFilter()
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
	out = binary.LittleEndian.AppendUint32(out, uint32(32-m.table.shift))
	for _, row := range m.table.rows {
		out = binary.LittleEndian.AppendUint64(out, row)
	}
	return out
}
