package codec

import (
	"encoding/binary"
	"hash/crc32"
)

// SumSize is the size of a checksum. A value that is not a record and that nothing else in the graph repeats ends with one:
// 4 bytes, CRC-32C of the key and of the value before it, little-endian.
const SumSize = 4

// AppendSum appends the checksum of a key, given in parts, and of the value so far.
func AppendSum(value []byte, key ...[]byte) []byte {
	return binary.LittleEndian.AppendUint32(value, sum(value, key))
}

// SumHolds tells whether a value is n bytes and a checksum that agrees with its key, or those bytes
// alone, as earlier builds wrote them.
func SumHolds(value []byte, n int, key ...[]byte) bool {
	switch len(value) {
	case n:
		return true
	case n + SumSize:
		return binary.LittleEndian.Uint32(value[n:]) == sum(value[:n], key)
	}
	return false
}

func sum(value []byte, key [][]byte) (c uint32) {
	for _, part := range key {
		c = crc32.Update(c, castagnoli, part)
	}
	return crc32.Update(c, castagnoli, value)
}
