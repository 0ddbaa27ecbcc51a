package tagger

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
)

// A model file is a magic word, the scale of the weights, the transitions and
// the weights, little-endian:
//
//	"kgt1" | scale float64 | labels*labels float64 | buckets*labels int8, buckets a power of two
const magic = "kgt1"

const header = len(magic) + 8 + labels*labels*8

func decode(data []byte) (*Model, error) {
	if len(data) <= header || string(data[:len(magic)]) != magic || (len(data)-header)%labels != 0 || bits.OnesCount(uint(len(data)-header)/labels) != 1 {
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
	m.rows = make([]uint64, (len(data)-header)/labels)
	for i := range m.rows {
		for k := range labels {
			m.rows[i] |= uint64(data[at]) << (8 * k)
			at++
		}
	}
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
	for _, row := range m.rows {
		for k := range labels {
			out = append(out, byte(row>>(8*k)))
		}
	}
	return out
}
