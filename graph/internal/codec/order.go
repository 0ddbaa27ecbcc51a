package codec

import (
	"crypto/sha256"
	"encoding/binary"
	"math"

	"github.com/newsgraph/kg/graph/temporal"
)

// Kinds of ordered values, in openCypher's order of types. The first byte of an ordered value.
const (
	kindDateTime      = 0x10
	kindLocalDateTime = 0x14
	kindDate          = 0x18
	kindTime          = 0x1c
	kindLocalTime     = 0x20
	kindDuration      = 0x24
	kindString        = 0x28
	kindBytes         = 0x2c
	kindBool          = 0x30
	kindNumber        = 0x34
)

// MaxOrderedString is how many bytes of a string are kept in an index key. A longer string is cut
// and ends in a hash of the whole, so that equality stays exact and order is that of the cut.
const MaxOrderedString = 512

// AppendOrdered appends a canonical value so that bytes.Compare orders as openCypher's ORDER BY
// does; no ordered value is a prefix of another. It reports false for nil, lists and maps, which have no
// place in an index.
func AppendOrdered(b []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return append(b, kindBool, 1), true
		}
		return append(b, kindBool, 0), true
	case int64:
		return appendNumber(append(b, kindNumber), float64(v), v, true), true
	case float64:
		return appendNumber(append(b, kindNumber), v, 0, false), true
	case string:
		return appendText(append(b, kindString), v), true
	case []byte:
		return appendText(append(b, kindBytes), string(v)), true
	case temporal.Date:
		return appendSigned(append(b, kindDate), v.Days), true
	case temporal.LocalTime:
		return appendSigned(append(b, kindLocalTime), v.Nanos), true
	case temporal.Time:
		return appendSigned(append(b, kindTime), v.Nanos-int64(v.Offset)*1e9, int64(v.Offset)), true
	case temporal.LocalDateTime:
		return appendSigned(append(b, kindLocalDateTime), v.Seconds, int64(v.Nanos)), true
	case temporal.DateTime:
		b = appendSigned(append(b, kindDateTime), v.Seconds, int64(v.Nanos), int64(v.Offset))
		return appendText(b, v.Zone), true
	case temporal.Duration:
		// A month counts 30.436875 days in the order, as in openCypher.
		seconds := float64(v.Months)*2629746 + float64(v.Days)*86400 + float64(v.Seconds) + float64(v.Nanos)/1e9
		b = binary.BigEndian.AppendUint64(append(b, kindDuration), orderedFloat(seconds))
		return appendSigned(b, v.Months, v.Days, v.Seconds, int64(v.Nanos)), true
	}
	return b, false
}

// maxUniqueString is how long a string is that AppendUnique keeps whole, and uniquePrefix how much it keeps of others.
const (
	maxUniqueString = 34
	uniquePrefix    = 16
)

// AppendUnique is AppendOrdered for keys that are only looked up: of longer strings it keeps the beginning, so that
// those with the same one lie together, and a hash of the whole, so that they do not fill the file twice.
func AppendUnique(b []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case string:
		return appendCut(append(b, kindString), v, maxUniqueString, uniquePrefix), true
	case []byte:
		return appendCut(append(b, kindBytes), string(v), maxUniqueString, uniquePrefix), true
	}
	return AppendOrdered(b, v)
}

// Kind returns the kind byte that the ordered form of v begins with.
func Kind(v any) (byte, bool) {
	var buf [64]byte
	if s, ok := v.(string); ok && len(s) > 0 {
		v = ""
	}
	b, ok := AppendOrdered(buf[:0], v)
	if !ok {
		return 0, false
	}
	return b[0], true
}

// AppendOrderedPrefix appends what the ordered forms of all strings that begin with prefix have in
// common.
func AppendOrderedPrefix(b []byte, prefix string) []byte {
	if len(prefix) > MaxOrderedString {
		prefix = prefix[:MaxOrderedString]
	}
	return escape(append(b, kindString), prefix)
}

// appendNumber orders integers and floats on one line: the nearest float, and beyond 2^53, where a
// float stands for many integers, the distance of the integer from it.
func appendNumber(b []byte, f float64, i int64, isInt bool) []byte {
	b = binary.BigEndian.AppendUint64(b, orderedFloat(f))
	if f > -1<<53 && f < 1<<53 || f != f {
		return b
	}
	distance := int64(0)
	if isInt {
		// The difference is small; two's complement makes it right where 2^63 itself wraps.
		if f >= 1<<63 {
			distance = i - math.MinInt64
		} else {
			distance = i - int64(f)
		}
	}
	return binary.BigEndian.AppendUint16(b, uint16(distance+1<<15))
}

// orderedFloat maps floats to integers in the same order: -Inf, ..., -0 = 0, ..., +Inf, NaN.
func orderedFloat(f float64) uint64 {
	if f != f {
		return math.MaxUint64
	}
	if f == 0 {
		f = 0 // minus zero
	}
	bits := math.Float64bits(f)
	if bits>>63 != 0 {
		return ^bits
	}
	return bits | 1<<63
}

func appendSigned(b []byte, ints ...int64) []byte {
	for _, i := range ints {
		b = binary.BigEndian.AppendUint64(b, uint64(i)^1<<63)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return appendCut(b, s, MaxOrderedString, MaxOrderedString)
}

// appendCut writes zero bytes as 00 ff and ends in 00 01, or for a string that is longer than it may be, and is cut, in
// 00 02 and a hash of the whole.
func appendCut(b []byte, s string, longest, cut int) []byte {
	if len(s) <= longest {
		return append(escape(b, s), 0, 1)
	}
	sum := sha256.Sum256([]byte(s))
	b = append(escape(b, s[:cut]), 0, 2)
	return append(b, sum[:16]...)
}

func escape(b []byte, s string) []byte {
	for i := range len(s) {
		if b = append(b, s[i]); s[i] == 0 {
			b = append(b, 0xff)
		}
	}
	return b
}

// OrderedSize returns the length of the ordered value that b begins with.
func OrderedSize(b []byte) (n int, ok bool) {
	if len(b) == 0 {
		return 0, false
	}
	switch b[0] {
	case kindBool:
		n = 2
	case kindDate, kindLocalTime:
		n = 1 + 8
	case kindTime, kindLocalDateTime:
		n = 1 + 2*8
	case kindDuration:
		n = 1 + 5*8
	case kindNumber:
		if n = 1 + 8; len(b) >= n {
			bits := binary.BigEndian.Uint64(b[1:])
			if bits <= ^math.Float64bits(-1<<53) || bits >= orderedFloat(1<<53) && bits != math.MaxUint64 {
				n += 2
			}
		}
	case kindString, kindBytes:
		return textSize(b, 1)
	case kindDateTime:
		return textSize(b, 1+3*8)
	}
	return n, n > 0 && n <= len(b)
}

// textSize finds the end of what appendText wrote at a place.
func textSize(b []byte, at int) (int, bool) {
	for i := at; i+1 < len(b); i++ {
		if b[i] != 0 {
			continue
		}
		switch b[i+1] {
		case 1:
			return i + 2, true
		case 2:
			return i + 2 + 16, i+2+16 <= len(b)
		}
		i++
	}
	return 0, false
}
