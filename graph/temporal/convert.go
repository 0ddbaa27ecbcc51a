package temporal

import (
	"fmt"
	"time"
)

// FromTime is t as a DateTime. Its location's name is kept where it names a zone.
func FromTime(t time.Time) DateTime {
	_, offset := t.Zone()
	d := DateTime{Seconds: t.Unix(), Nanos: int32(t.Nanosecond()), Offset: int32(offset)}
	if name := t.Location().String(); name != "UTC" && name != "Local" && name != "" {
		if z, err := namedZone(name); err == nil {
			d.Zone = z.name
		}
	}
	return d
}

// DateTimeOfEpoch is the instant seconds and nanoseconds after 1970-01-01T00:00:00Z.
func DateTimeOfEpoch(seconds, nanos int64) DateTime {
	return newDateTime(seconds+floorDiv(nanos, nanosPerSec), int32(floorMod(nanos, nanosPerSec)), utc)
}

// Kind names a type of this package; the names are those of the functions of openCypher.
type Kind string

// The kinds.
const (
	KindDate          Kind = "date"
	KindLocalTime     Kind = "localtime"
	KindTime          Kind = "time"
	KindLocalDateTime Kind = "localdatetime"
	KindDateTime      Kind = "datetime"
	KindDuration      Kind = "duration"
)

// Parse reads text as a value of the kind.
func Parse(kind Kind, text string) (any, error) {
	switch kind {
	case KindDate:
		return ParseDate(text)
	case KindLocalTime:
		return ParseLocalTime(text)
	case KindTime:
		return ParseTime(text)
	case KindLocalDateTime:
		return ParseLocalDateTime(text)
	case KindDateTime:
		return ParseDateTime(text)
	}
	return ParseDuration(text)
}

// New makes a value of the kind out of a map of fields.
func New(kind Kind, fields map[string]any) (any, error) {
	switch kind {
	case KindDate:
		return NewDate(fields)
	case KindLocalTime:
		return NewLocalTime(fields)
	case KindTime:
		return NewTime(fields)
	case KindLocalDateTime:
		return NewLocalDateTime(fields)
	case KindDateTime:
		return NewDateTime(fields)
	}
	return NewDuration(fields)
}

// Convert makes a value of the kind out of a value of another, which must have the parts it needs.
func Convert(kind Kind, v any) (any, error) {
	if d, ok := v.(Duration); ok && kind == KindDuration {
		return d, nil
	}
	m, err := momentOf(v)
	if err != nil {
		return nil, err
	}
	needDate := kind != KindLocalTime && kind != KindTime
	needClock := kind == KindLocalTime || kind == KindTime
	if kind == KindDuration || needDate && !m.hasDate || needClock && !m.hasClock {
		return nil, fmt.Errorf("%v cannot be made into a %s", v, kind)
	}
	return m.as(kind), nil
}

// as is the moment as a value of the kind; a zone that is missing is UTC.
func (m moment) as(kind Kind) any {
	if !m.zone.known {
		m.zone = utc
	}
	switch kind {
	case KindDate:
		return m.date()
	case KindLocalTime:
		return m.localTime()
	case KindTime:
		return m.time()
	case KindLocalDateTime:
		return m.localDateTime()
	}
	return m.dateTime()
}
