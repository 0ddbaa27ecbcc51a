package temporal

import (
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // named zones must work on machines without a zone database
)

// zone is a named zone, a fixed offset, or (known is false) none at all.
type zone struct {
	known  bool
	name   string
	offset int32
	loc    *time.Location
}

var utc = zone{known: true}

func fixedZone(offset int32) zone { return zone{known: true, offset: offset} }

var locations sync.Map // name -> *time.Location

func namedZone(name string) (zone, error) {
	if loc, ok := locations.Load(name); ok {
		return zone{known: true, name: name, loc: loc.(*time.Location)}, nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return zone{}, fmt.Errorf("unknown time zone %q: give an offset such as +08:00 or a name such as Asia/Shanghai", name)
	}
	locations.Store(name, loc)
	return zone{known: true, name: name, loc: loc}, nil
}

// parseZone reads "Z", an offset or a name.
func parseZone(s string) (zone, error) {
	if s == "Z" || s == "z" {
		return utc, nil
	}
	if strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-") {
		offset, err := parseOffset(s)
		return fixedZone(offset), err
	}
	return namedZone(s)
}

// parseOffset reads ±HH, ±HHMM, ±HH:MM or ±HH:MM:SS, in seconds east.
func parseOffset(s string) (int32, error) {
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) != 2 && len(digits) != 4 && len(digits) != 6 {
		return 0, fmt.Errorf("%q is not an offset such as +08:00", s)
	}
	var parts [3]int32
	for i := range len(digits) / 2 {
		a, b := digits[2*i], digits[2*i+1]
		if a < '0' || a > '9' || b < '0' || b > '9' {
			return 0, fmt.Errorf("%q is not an offset such as +08:00", s)
		}
		parts[i] = int32(a-'0')*10 + int32(b-'0')
	}
	offset := parts[0]*3600 + parts[1]*60 + parts[2]
	if parts[1] > 59 || parts[2] > 59 || offset > 18*3600 {
		return 0, fmt.Errorf("%q is not an offset from -18:00 to +18:00", s)
	}
	if s[0] == '-' {
		offset = -offset
	}
	return offset, nil
}

// offsetAt is the offset in effect at an instant (seconds since the epoch).
func (z zone) offsetAt(utcSeconds int64) int32 {
	if z.loc == nil {
		return z.offset
	}
	_, offset := time.Unix(utcSeconds, 0).In(z.loc).Zone()
	return int32(offset)
}

// instant turns a local time (seconds since the epoch on the zone's clock) into an instant. In the
// hour that a clock skips, the offset before the skip counts; in the hour it repeats, the first one.
func (z zone) instant(local int64) int64 {
	if z.loc == nil {
		return local - int64(z.offset)
	}
	before := z.offsetAt(local - secondsPerDay)
	if first := local - int64(before); z.offsetAt(first) == before {
		return first
	}
	after := z.offsetAt(local + secondsPerDay)
	if second := local - int64(after); z.offsetAt(second) == after {
		return second
	}
	return local - int64(before)
}

// zoneOf is the zone that a DateTime carries. A name that is no longer known leaves the offset.
func (d DateTime) zoneOf() zone {
	if d.Zone != "" {
		if z, err := namedZone(d.Zone); err == nil {
			return z
		}
	}
	return fixedZone(d.Offset)
}

func newDateTime(utcSeconds int64, nanos int32, z zone) DateTime {
	return DateTime{Seconds: utcSeconds, Nanos: nanos, Offset: z.offsetAt(utcSeconds), Zone: z.name}
}

// In is the same instant seen from another zone: an offset such as +08:00, or a name.
func (d DateTime) In(name string) (DateTime, error) {
	z, err := parseZone(name)
	if err != nil {
		return DateTime{}, err
	}
	return newDateTime(d.Seconds, d.Nanos, z), nil
}

// local is the reading of the clock, in seconds since the epoch as if it were UTC.
func (d DateTime) local() int64 { return d.Seconds + int64(d.Offset) }
