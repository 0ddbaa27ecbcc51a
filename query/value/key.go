package value

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
)

// AppendKey appends bytes that are the same for two values exactly if DISTINCT and grouping take them
// for one: null is null, NaN is NaN, and 1 is 1.0.
func AppendKey(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, 'z')
	case bool:
		if v {
			return append(b, 't')
		}
		return append(b, 'f')
	case int64:
		return binary.BigEndian.AppendUint64(append(b, 'i'), uint64(v))
	case float64:
		return appendFloatKey(b, v)
	case string:
		b = binary.AppendUvarint(append(b, 's'), uint64(len(v)))
		return append(b, v...)
	case Node:
		return binary.BigEndian.AppendUint64(append(b, 'n'), uint64(v.ID))
	case Rel:
		return binary.BigEndian.AppendUint64(append(b, 'r'), uint64(v.ID))
	case *Path:
		b = binary.AppendUvarint(append(b, 'p'), uint64(len(v.Nodes)))
		for _, n := range v.Nodes {
			b = binary.AppendUvarint(b, uint64(n.ID))
		}
		for _, r := range v.Rels {
			b = binary.AppendUvarint(b, uint64(r.ID))
		}
		return b
	case []any:
		b = binary.AppendUvarint(append(b, 'l'), uint64(len(v)))
		for _, e := range v {
			b = AppendKey(b, e)
		}
		return b
	case map[string]any:
		b = binary.AppendUvarint(append(b, 'm'), uint64(len(v)))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			b = AppendKey(AppendKey(b, key), v[key])
		}
		return b
	}
	text := fmt.Sprintf("%T%#v", v, v) // temporal values and bytes: all of their fields
	return append(binary.AppendUvarint(append(b, 'x'), uint64(len(text))), text...)
}

func appendFloatKey(b []byte, f float64) []byte {
	if f == math.Trunc(f) && f >= -(1<<63) && f < 1<<63 {
		return binary.BigEndian.AppendUint64(append(b, 'i'), uint64(int64(f)))
	}
	if f != f {
		f = math.NaN() // one NaN for all
	}
	return binary.BigEndian.AppendUint64(append(b, 'd'), math.Float64bits(f))
}

// Size estimates the memory that a value holds, in bytes.
func Size(v any) int64 {
	switch v := v.(type) {
	case string:
		return 16 + int64(len(v))
	case []byte:
		return 24 + int64(len(v))
	case Rel:
		return 48
	case *Path:
		return 64 + 8*int64(len(v.Nodes)) + 32*int64(len(v.Rels))
	case []any:
		size := int64(40)
		for _, e := range v {
			size += Size(e)
		}
		return size
	case map[string]any:
		size := int64(64)
		for key, e := range v {
			size += 32 + int64(len(key)) + Size(e)
		}
		return size
	}
	return 24
}
