package codec

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/newsgraph/kg/graph/temporal"
)

// A value is a tag byte and what follows it. Lengths, counts and parts of dates are varints.
const (
	tagNull          = iota // only inside lists and maps
	tagFalse                // nothing follows
	tagTrue                 // nothing follows
	tagInt                  // zigzag
	tagFloat                // 8 bytes, little-endian
	tagString               // length, bytes
	tagBytes                // length, bytes
	tagList                 // count, values
	tagMap                  // count, (length, key, value) by key
	tagDate                 // days
	tagLocalTime            // nanos
	tagTime                 // nanos, offset
	tagLocalDateTime        // seconds, nanos
	tagDateTime             // seconds, nanos, offset, length, zone
	tagDuration             // months, days, seconds, nanos
	tagPacked               // see packed.go
)

// maxDepth bounds lists in lists, so that neither a value nor a damaged record can exhaust the stack.
const maxDepth = 64

var (
	// ErrDamaged says that bytes are not what this package writes.
	ErrDamaged = errors.New("damaged value")
	// ErrUnsupported says that a Go value has no form in a graph.
	ErrUnsupported = errors.New("unsupported value")
)

// Canonical returns v as the graph hands it back: int64 for integers, float64 for floats, []any and
// map[string]any for lists and maps, temporal.DateTime for a time.Time. It copies what could be
// changed behind the graph's back.
func Canonical(v any) (any, error) { return canonical(v, 0) }

func canonical(v any, depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("%w: lists nested deeper than %d", ErrUnsupported, maxDepth)
	}
	switch v := v.(type) {
	case nil, bool, int64, float64, string, temporal.Date, temporal.LocalTime, temporal.Time,
		temporal.LocalDateTime, temporal.DateTime, temporal.Duration:
		return v, nil
	case int:
		return int64(v), nil
	case int32:
		return int64(v), nil
	case uint32:
		return int64(v), nil
	case uint64:
		if v > math.MaxInt64 {
			return nil, fmt.Errorf("%w: %d does not fit int64", ErrUnsupported, v)
		}
		return int64(v), nil
	case float32:
		return float64(v), nil
	case time.Time:
		_, offset := v.Zone()
		zone := v.Location().String()
		if zone == "Local" {
			zone = ""
		}
		return temporal.DateTime{Seconds: v.Unix(), Nanos: int32(v.Nanosecond()), Offset: int32(offset), Zone: zone}, nil
	case []byte:
		return slices.Clone(v), nil
	case []string:
		return listOf(v), nil
	case []int64:
		return listOf(v), nil
	case []float64:
		return listOf(v), nil
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			c, err := canonical(e, depth+1)
			if err != nil {
				return nil, err
			}
			list[i] = c
		}
		return list, nil
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, e := range v {
			c, err := canonical(e, depth+1)
			if err != nil {
				return nil, err
			}
			m[k] = c
		}
		return m, nil
	}
	return nil, fmt.Errorf("%w of Go type %T", ErrUnsupported, v)
}

func listOf[T any](v []T) []any {
	list := make([]any, len(v))
	for i, e := range v {
		list[i] = e
	}
	return list
}

// AppendValue appends a canonical value. It panics on any other: callers go through Canonical.
func AppendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, tagNull)
	case bool:
		if v {
			return append(b, tagTrue)
		}
		return append(b, tagFalse)
	case int64:
		return binary.AppendVarint(append(b, tagInt), v)
	case float64:
		return binary.LittleEndian.AppendUint64(append(b, tagFloat), math.Float64bits(v))
	case string:
		b = appendUvarint(append(b, tagString), uint64(len(v)))
		return append(b, v...)
	case []byte:
		b = appendUvarint(append(b, tagBytes), uint64(len(v)))
		return append(b, v...)
	case []any:
		b = appendUvarint(append(b, tagList), uint64(len(v)))
		for _, e := range v {
			b = AppendValue(b, e)
		}
		return b
	case map[string]any:
		b = appendUvarint(append(b, tagMap), uint64(len(v)))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b = appendUvarint(b, uint64(len(k)))
			b = append(b, k...)
			b = AppendValue(b, v[k])
		}
		return b
	case temporal.Date:
		return appendInts(append(b, tagDate), v.Days)
	case temporal.LocalTime:
		return appendInts(append(b, tagLocalTime), v.Nanos)
	case temporal.Time:
		return appendInts(append(b, tagTime), v.Nanos, int64(v.Offset))
	case temporal.LocalDateTime:
		return appendInts(append(b, tagLocalDateTime), v.Seconds, int64(v.Nanos))
	case temporal.DateTime:
		b = appendInts(append(b, tagDateTime), v.Seconds, int64(v.Nanos), int64(v.Offset))
		b = appendUvarint(b, uint64(len(v.Zone)))
		return append(b, v.Zone...)
	case temporal.Duration:
		return appendInts(append(b, tagDuration), v.Months, v.Days, v.Seconds, int64(v.Nanos))
	}
	panic(fmt.Sprintf("codec: value of Go type %T is not canonical", v))
}

func appendInts(b []byte, ints ...int64) []byte {
	for _, i := range ints {
		b = binary.AppendVarint(b, i)
	}
	return b
}

// Value reads one value and returns the bytes after it. Nothing in it points into b.
func Value(b []byte) (v any, rest []byte, err error) { return value(b, 0) }

func value(b []byte, depth int) (any, []byte, error) {
	if len(b) == 0 || depth > maxDepth {
		return nil, nil, ErrDamaged
	}
	tag, b := b[0], b[1:]
	switch tag {
	case tagNull:
		return nil, b, nil
	case tagFalse:
		return false, b, nil
	case tagTrue:
		return true, b, nil
	case tagFloat:
		if len(b) < 8 {
			return nil, nil, ErrDamaged
		}
		return math.Float64frombits(binary.LittleEndian.Uint64(b)), b[8:], nil
	case tagString:
		s, rest, ok := chunk(b)
		if !ok {
			return nil, nil, ErrDamaged
		}
		return string(s), rest, nil
	case tagPacked:
		s, rest, ok := unpack(b)
		if !ok {
			return nil, nil, ErrDamaged
		}
		return s, rest, nil
	case tagBytes:
		s, rest, ok := chunk(b)
		if !ok {
			return nil, nil, ErrDamaged
		}
		return append([]byte{}, s...), rest, nil
	case tagList:
		return list(b, depth)
	case tagMap:
		return mapping(b, depth)
	}
	return scalar(tag, b)
}

// scalar reads the values that are a fixed number of varints.
func scalar(tag byte, b []byte) (any, []byte, error) {
	var p [4]int64
	n := varints(tag)
	if n == 0 {
		return nil, nil, ErrDamaged
	}
	for i := range n {
		x, size := binary.Varint(b)
		if size <= 0 {
			return nil, nil, ErrDamaged
		}
		p[i], b = x, b[size:]
	}
	switch tag {
	case tagInt:
		return p[0], b, nil
	case tagDate:
		return temporal.Date{Days: p[0]}, b, nil
	case tagLocalTime:
		return temporal.LocalTime{Nanos: p[0]}, b, nil
	case tagTime:
		return temporal.Time{Nanos: p[0], Offset: int32(p[1])}, b, nil
	case tagLocalDateTime:
		return temporal.LocalDateTime{Seconds: p[0], Nanos: int32(p[1])}, b, nil
	case tagDuration:
		return temporal.Duration{Months: p[0], Days: p[1], Seconds: p[2], Nanos: int32(p[3])}, b, nil
	}
	zone, rest, ok := chunk(b)
	if !ok {
		return nil, nil, ErrDamaged
	}
	return temporal.DateTime{Seconds: p[0], Nanos: int32(p[1]), Offset: int32(p[2]), Zone: string(zone)}, rest, nil
}

// varints is how many varints follow a tag, 0 for tags that are not made of them.
func varints(tag byte) int {
	switch tag {
	case tagInt, tagDate, tagLocalTime:
		return 1
	case tagTime, tagLocalDateTime:
		return 2
	case tagDateTime:
		return 3
	case tagDuration:
		return 4
	}
	return 0
}

// chunk reads a length and that many bytes.
func chunk(b []byte) (s, rest []byte, ok bool) {
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}

func list(b []byte, depth int) (any, []byte, error) {
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) { // a value takes a byte at least
		return nil, nil, ErrDamaged
	}
	l := make([]any, n)
	for i := range l {
		var err error
		if l[i], b, err = value(b, depth+1); err != nil {
			return nil, nil, err
		}
	}
	return l, b, nil
}

func mapping(b []byte, depth int) (any, []byte, error) {
	n, b, ok := uvarint(b)
	if !ok || n > uint64(len(b)) {
		return nil, nil, ErrDamaged
	}
	m := make(map[string]any, n)
	for range n {
		k, rest, ok := chunk(b)
		if !ok {
			return nil, nil, ErrDamaged
		}
		v, rest, err := value(rest, depth+1)
		if err != nil {
			return nil, nil, err
		}
		m[string(k)], b = v, rest
	}
	return m, b, nil
}

// skip returns the bytes after the value that b begins with.
func skip(b []byte, depth int) ([]byte, bool) {
	if len(b) == 0 || depth > maxDepth {
		return nil, false
	}
	tag, b := b[0], b[1:]
	switch tag {
	case tagNull, tagFalse, tagTrue:
		return b, true
	case tagFloat:
		if len(b) < 8 {
			return nil, false
		}
		return b[8:], true
	case tagString, tagBytes:
		_, rest, ok := chunk(b)
		return rest, ok
	case tagPacked:
		_, b, ok := uvarint(b)
		if !ok {
			return nil, false
		}
		_, rest, ok := chunk(b)
		return rest, ok
	case tagList, tagMap:
		n, b, ok := uvarint(b)
		for i := uint64(0); ok && i < n; i++ {
			if tag == tagMap {
				if _, b, ok = chunk(b); !ok {
					return nil, false
				}
			}
			b, ok = skip(b, depth+1)
		}
		return b, ok
	}
	n := varints(tag)
	if n == 0 {
		return nil, false
	}
	for range n {
		_, size := binary.Varint(b)
		if size <= 0 {
			return nil, false
		}
		b = b[size:]
	}
	if tag == tagDateTime {
		_, rest, ok := chunk(b)
		return rest, ok
	}
	return b, true
}
