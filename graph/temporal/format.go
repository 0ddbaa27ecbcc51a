package temporal

import (
	"fmt"
	"strconv"
	"strings"
)

// String is the ISO 8601 extended form, as for every type here.
func (d Date) String() string { return string(appendDate(nil, d.Days)) }

func appendDate(b []byte, days int64) []byte {
	year, month, day := civil(days)
	switch {
	case year < 0:
		b = fmt.Appendf(b, "-%04d", -year)
	case year > 9999:
		b = fmt.Appendf(b, "+%d", year)
	default:
		b = fmt.Appendf(b, "%04d", year)
	}
	return fmt.Appendf(b, "-%02d-%02d", month, day)
}

// appendClock leaves out seconds that are zero and the zeros that end a fraction.
func appendClock(b []byte, nanos int64) []byte {
	second, fraction := nanos/nanosPerSec, nanos%nanosPerSec
	b = fmt.Appendf(b, "%02d:%02d", second/3600, second/60%60)
	if second%60 == 0 && fraction == 0 {
		return b
	}
	b = fmt.Appendf(b, ":%02d", second%60)
	return appendFraction(b, fraction)
}

func appendFraction(b []byte, nanos int64) []byte {
	if nanos == 0 {
		return b
	}
	return append(b, strings.TrimRight(fmt.Sprintf(".%09d", nanos), "0")...)
}

func appendOffset(b []byte, offset int32) []byte {
	if offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	b = fmt.Appendf(append(b, sign), "%02d:%02d", offset/3600, offset/60%60)
	if offset%60 != 0 {
		b = fmt.Appendf(b, ":%02d", offset%60)
	}
	return b
}

func (t LocalTime) String() string { return string(appendClock(nil, t.Nanos)) }

func (t Time) String() string { return string(appendOffset(appendClock(nil, t.Nanos), t.Offset)) }

func appendLocal(b []byte, seconds int64, nanos int32) []byte {
	b = append(appendDate(b, floorDiv(seconds, secondsPerDay)), 'T')
	return appendClock(b, floorMod(seconds, secondsPerDay)*nanosPerSec+int64(nanos))
}

func (d LocalDateTime) String() string { return string(appendLocal(nil, d.Seconds, d.Nanos)) }

func (d DateTime) String() string {
	b := appendOffset(appendLocal(nil, d.local(), d.Nanos), d.Offset)
	if d.Zone != "" {
		b = append(append(append(b, '['), d.Zone...), ']')
	}
	return string(b)
}

func (d Duration) String() string {
	b := []byte{'P'}
	b = appendUnit(b, d.Months/12, 'Y')
	b = appendUnit(b, d.Months%12, 'M')
	b = appendUnit(b, d.Days, 'D')
	seconds, nanos := d.Seconds, int64(d.Nanos)
	if seconds < 0 && nanos > 0 { // one sign for both
		seconds, nanos = seconds+1, nanos-nanosPerSec
	}
	if seconds != 0 || nanos != 0 {
		b = append(b, 'T')
		b = appendUnit(b, seconds/3600, 'H')
		b = appendUnit(b, seconds/60%60, 'M')
		b = appendSeconds(b, seconds%60, nanos)
	}
	if len(b) == 1 {
		return "PT0S"
	}
	return string(b)
}

func appendUnit(b []byte, n int64, unit byte) []byte {
	if n == 0 {
		return b
	}
	return append(strconv.AppendInt(b, n, 10), unit)
}

func appendSeconds(b []byte, seconds, nanos int64) []byte {
	if seconds == 0 && nanos == 0 {
		return b
	}
	if seconds < 0 || nanos < 0 {
		b, seconds, nanos = append(b, '-'), -seconds, -nanos
	}
	b = strconv.AppendInt(b, seconds, 10)
	return append(appendFraction(b, nanos), 'S')
}
