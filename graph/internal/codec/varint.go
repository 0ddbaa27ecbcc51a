// Package codec is how the graph writes values and keys as bytes. Start with AppendUint, the
// integer that all keys are made of; then AppendValue, a property's value inside a record; then
// AppendOrdered, a property's value inside an index key, where byte order is value order.
package codec

import "encoding/binary"

// Integers in keys keep their order as bytes and are short when small:
//
//	0x00..0xf7             the number itself
//	0xf8+n-1, n bytes      the number in n big-endian bytes, n from 1 to 8, no leading zero byte
const wide = 0xf8

// AppendUint appends v so that bytes.Compare orders encodings as their numbers.
func AppendUint(b []byte, v uint64) []byte {
	switch {
	case v < wide:
		return append(b, byte(v))
	case v < 1<<8:
		return append(b, wide, byte(v))
	case v < 1<<16:
		return append(b, wide+1, byte(v>>8), byte(v))
	case v < 1<<24:
		return append(b, wide+2, byte(v>>16), byte(v>>8), byte(v))
	case v < 1<<32:
		return append(b, wide+3, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
	}
	n := 5
	for n < 8 && v>>(8*n) != 0 {
		n++
	}
	b = append(b, byte(wide+n-1))
	for i := n - 1; i >= 0; i-- {
		b = append(b, byte(v>>(8*i)))
	}
	return b
}

// Uint reads what AppendUint wrote and returns the number and its length in bytes. The length is 0
// where b does not begin with a whole, shortest encoding.
func Uint(b []byte) (v uint64, n int) {
	if len(b) == 0 {
		return 0, 0
	}
	c := b[0]
	if c < wide {
		return uint64(c), 1
	}
	if c == wide+2 && len(b) >= 4 { // ids of mid-sized graphs, most of what is ever read
		v = uint64(b[1])<<16 | uint64(b[2])<<8 | uint64(b[3])
		if v >= 1<<16 {
			return v, 4
		}
		return 0, 0
	}
	n = int(c-wide) + 2
	if len(b) < n {
		return 0, 0
	}
	for _, x := range b[1:n] {
		v = v<<8 | uint64(x)
	}
	if b[1] == 0 || v < wide {
		return 0, 0
	}
	return v, n
}

// appendUvarint and uvarint are for numbers inside values, where order does not matter.
func appendUvarint(b []byte, v uint64) []byte { return binary.AppendUvarint(b, v) }

func uvarint(b []byte) (uint64, []byte, bool) {
	v, n := binary.Uvarint(b)
	if n <= 0 {
		return 0, nil, false
	}
	return v, b[n:], true
}
