package codec

import (
	"sync"

	"github.com/klauspost/compress/zstd"
)

// A long string of a node, the text of an article say, is packed as a zstd frame (RFC 8878):
//
//	tagPacked, length of the string, length of the frame, frame
//
// Edges are left as they are, because equal ones are found by comparing records.
const (
	packedFrom = 1 << 10 // bytes; what is shorter gains little
	// packedMost bounds what a few damaged bytes can ask of memory. A string that packs better is left as it is.
	packedMost = 64
)

var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithSingleSegment(true))
	if err != nil {
		panic(err) // the options are constant
	}
	return e
})

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
	if err != nil {
		panic(err) // the options are constant
	}
	return d
})

// appendPacked appends a string, packed if it is long and becomes shorter.
func appendPacked(b []byte, s string) []byte {
	if len(s) >= packedFrom {
		frame := packer().EncodeAll([]byte(s), nil)
		if len(frame) < len(s) && len(s) <= packedMost*len(frame) {
			b = appendUvarint(append(b, tagPacked), uint64(len(s)))
			return append(appendUvarint(b, uint64(len(frame))), frame...)
		}
	}
	return AppendValue(b, s)
}

// unpack reads what follows tagPacked.
func unpack(b []byte) (s string, rest []byte, ok bool) {
	size, b, ok := uvarint(b)
	if !ok {
		return "", nil, false
	}
	frame, rest, ok := chunk(b)
	if !ok || size > packedMost*uint64(len(frame)) {
		return "", nil, false
	}
	var head zstd.Header
	if err := head.Decode(frame); err != nil || !head.HasFCS || head.FrameContentSize != size {
		return "", nil, false
	}
	out, err := unpacker().DecodeAll(frame, make([]byte, 0, size))
	if err != nil || uint64(len(out)) != size {
		return "", nil, false
	}
	return string(out), rest, true
}

// Unpacked remembers strings that were unpacked, for who reads the same bytes again while they stay where they are: to unpack
// an article takes longer than all else that is read of it.
type Unpacked struct {
	values map[*byte]unpacked // by where they are packed
	bytes  int
}

type unpacked struct {
	value any
	size  int // packed
}

// unpackedMost is how many bytes are remembered.
const unpackedMost = 4 << 20

// value is Value, but for strings that u remembers.
func (u *Unpacked) value(b []byte) (v any, rest []byte, err error) {
	if u == nil || len(b) == 0 || b[0] != tagPacked {
		return Value(b)
	}
	if known, ok := u.values[&b[0]]; ok {
		return known.value, b[known.size:], nil
	}
	if v, rest, err = Value(b); err != nil {
		return v, rest, err
	}
	if u.bytes += len(v.(string)); u.bytes > unpackedMost || u.values == nil {
		u.values, u.bytes = map[*byte]unpacked{}, len(v.(string))
	}
	u.values[&b[0]] = unpacked{v, len(b) - len(rest)}
	return v, rest, nil
}
