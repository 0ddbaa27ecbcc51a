package temporal

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

// The names of the fields that dates and times are made of.
var (
	dateFields  = []string{"year", "quarter", "month", "week", "day", "dayOfWeek", "dayOfQuarter", "ordinalDay", "date", "datetime"}
	clockFields = []string{"hour", "minute", "second", "millisecond", "microsecond", "nanosecond", "time", "datetime"}
	zoneFields  = []string{"timezone"}
)

func unknownField(fields map[string]any, of string, known []string) error {
	var unknown []string
	for name := range fields {
		if !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	sort.Strings(unknown)
	return fmt.Errorf("%s has no %s; it is made of %s", of, strings.Join(unknown, ", "), strings.Join(known, ", "))
}

func checkFields(fields map[string]any, of string, known ...[]string) error {
	names := slices.Concat(known...)
	for name := range fields {
		if !slices.Contains(names, name) {
			return unknownField(fields, of, names)
		}
	}
	return nil
}

// moment is a value of any type taken apart: the parts that it has, and the zone.
type moment struct {
	hasDate, hasClock bool
	days, nanos       int64
	zone              zone
}

// momentOf takes a value of this package but Duration apart.
func momentOf(v any) (moment, error) {
	switch v := v.(type) {
	case Date:
		return moment{hasDate: true, days: v.Days}, nil
	case LocalTime:
		return moment{hasClock: true, nanos: v.Nanos}, nil
	case Time:
		return moment{hasClock: true, nanos: v.Nanos, zone: fixedZone(v.Offset)}, nil
	case LocalDateTime:
		return localMoment(v.Seconds, v.Nanos, zone{}), nil
	case DateTime:
		return localMoment(v.local(), v.Nanos, v.zoneOf()), nil
	}
	return moment{}, fmt.Errorf("%v is not a date or time", v)
}

func localMoment(local int64, nanos int32, z zone) moment {
	return moment{hasDate: true, hasClock: true, days: floorDiv(local, secondsPerDay),
		nanos: floorMod(local, secondsPerDay)*nanosPerSec + int64(nanos), zone: z}
}

func (m moment) local() int64 { return m.days*secondsPerDay + m.nanos/nanosPerSec }

// in moves a moment to another zone, as the same instant where it had a zone already.
func (m moment) in(z zone) moment {
	if m.zone.known && z.known {
		instant := m.zone.instant(m.local())
		moved := localMoment(instant+int64(z.offsetAt(instant)), int32(m.nanos%nanosPerSec), z)
		moved.hasDate, moved.hasClock = m.hasDate, m.hasClock
		return moved
	}
	m.zone = z
	return m
}

func (m moment) date() Date           { return Date{m.days} }
func (m moment) localTime() LocalTime { return LocalTime{m.nanos} }
func (m moment) localDateTime() LocalDateTime {
	return LocalDateTime{m.local(), int32(m.nanos % nanosPerSec)}
}

func (m moment) time() Time {
	return Time{Nanos: m.nanos, Offset: m.zone.offsetAt(m.zone.instant(m.local()))}
}

func (m moment) dateTime() DateTime {
	return newDateTime(m.zone.instant(m.local()), int32(m.nanos%nanosPerSec), m.zone)
}

// fieldReader reads integer fields and keeps the first error.
type fieldReader struct {
	fields map[string]any
	err    error
}

func (r *fieldReader) has(name string) bool { _, ok := r.fields[name]; return ok }

func (r *fieldReader) int(name string, fallback int64) int64 {
	switch v := r.fields[name].(type) {
	case nil:
		if r.has(name) && r.err == nil {
			r.err = fmt.Errorf("%s is null", name)
		}
		return fallback
	case int64:
		return v
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return int64(v)
		}
	}
	if r.err == nil {
		r.err = fmt.Errorf("%s must be an integer, not %v", name, r.fields[name])
	}
	return fallback
}

// source is the moment under the first of names that the fields have.
func (r *fieldReader) source(names ...string) (moment, bool) {
	for _, name := range names {
		if v, ok := r.fields[name]; ok {
			m, err := momentOf(v)
			if err != nil && r.err == nil {
				r.err = fmt.Errorf("%s: %w", name, err)
			}
			return m, err == nil
		}
	}
	return moment{}, false
}

// days reads the fields of a date; what they leave open comes from base, or is the first of its kind.
func (r *fieldReader) days(base moment) (int64, error) {
	if from, ok := r.source("date", "datetime"); ok {
		if !from.hasDate {
			return 0, fmt.Errorf("a time has no date to take")
		}
		base = from
	}
	if !base.hasDate && !r.has("year") && r.err == nil {
		return 0, fmt.Errorf("a date needs a year")
	}
	year, month, day := int64(1), int64(1), int64(1)
	if base.hasDate {
		year, month, day = civil(base.days)
	}
	return r.daysFrom(base, r.int("year", year), month, day)
}

func (r *fieldReader) daysFrom(base moment, year, month, day int64) (int64, error) {
	switch {
	case r.has("week") || r.has("dayOfWeek"):
		week, dayOfWeek := int64(1), int64(1)
		if base.hasDate {
			weekYear, w := isoWeek(base.days)
			week, dayOfWeek = w, weekday(base.days)
			if !r.has("year") {
				year = weekYear
			}
		}
		week, dayOfWeek = r.int("week", week), r.int("dayOfWeek", dayOfWeek)
		if r.err != nil {
			return 0, r.err
		}
		return dateOfWeek(year, week, dayOfWeek)
	case r.has("ordinalDay"):
		ordinal := r.int("ordinalDay", 1)
		if r.err != nil {
			return 0, r.err
		}
		return dateOfOrdinal(year, ordinal)
	case r.has("quarter") || r.has("dayOfQuarter"):
		return r.daysOfQuarter(base, year, month, day)
	}
	month, day = r.int("month", month), r.int("day", day)
	if r.err != nil {
		return 0, r.err
	}
	return dateOfYMD(year, month, day)
}

// daysOfQuarter keeps month of quarter and day of a base, as {date: d, quarter: 3} asks for.
func (r *fieldReader) daysOfQuarter(base moment, year, month, day int64) (int64, error) {
	quarter := r.int("quarter", (month+2)/3)
	if base.hasDate && !r.has("dayOfQuarter") {
		month, day = (quarter-1)*3+(month-1)%3+1, r.int("day", day)
		if r.err != nil {
			return 0, r.err
		}
		return dateOfYMD(year, month, day)
	}
	dayOfQuarter := r.int("dayOfQuarter", 1)
	if r.err != nil {
		return 0, r.err
	}
	return dateOfQuarter(year, quarter, dayOfQuarter)
}

// clock reads the fields of a time of day over a base, and gives the zone of where it came from.
func (r *fieldReader) clock(base moment) (int64, zone, error) {
	if from, ok := r.source("time", "datetime"); ok {
		if !from.hasClock {
			return 0, zone{}, fmt.Errorf("a date has no time to take")
		}
		base = from
	}
	second := base.nanos / nanosPerSec
	h, m, s := r.int("hour", second/3600), r.int("minute", second/60%60), r.int("second", second%60)
	nanos := r.subsecond(base.nanos % nanosPerSec)
	if r.err != nil {
		return 0, zone{}, r.err
	}
	n, err := clockOf(h, m, s, nanos)
	return n, base.zone, err
}

// subsecond adds milli-, micro- and nanoseconds. A coarse one given leaves the finer ones to be given
// in their remainders; a fine one alone replaces what it can hold, and keeps what is coarser in base.
func (r *fieldReader) subsecond(base int64) int64 {
	milli, micro, nano := r.has("millisecond"), r.has("microsecond"), r.has("nanosecond")
	us, ns := r.int("microsecond", 0), r.int("nanosecond", 0)
	switch {
	case milli:
		return r.int("millisecond", 0)*1_000_000 + us*1000 + ns
	case micro && us < 1000:
		return base/1_000_000*1_000_000 + us*1000 + ns
	case micro:
		return us*1000 + ns
	case nano && ns < 1000:
		return base/1000*1000 + ns
	case nano:
		return ns
	}
	return base
}

func (r *fieldReader) zone(fallback zone) (zone, error) {
	v, ok := r.fields["timezone"]
	if !ok {
		return fallback, nil
	}
	name, isString := v.(string)
	if !isString {
		return zone{}, fmt.Errorf("timezone must be a string, not %v", v)
	}
	return parseZone(name)
}

// NewDate makes a date of a map such as {year: 2022, month: 3}, {date: d, day: 1} or {year: 2022, week: 7}.
func NewDate(fields map[string]any) (Date, error) {
	if err := checkFields(fields, "a date", dateFields); err != nil {
		return Date{}, err
	}
	r := fieldReader{fields: fields}
	days, err := r.days(moment{})
	return Date{days}, err
}

// NewLocalTime makes a time of day of a map such as {hour: 12, minute: 31} or {time: t, second: 0}.
func NewLocalTime(fields map[string]any) (LocalTime, error) {
	if err := checkFields(fields, "a local time", clockFields); err != nil {
		return LocalTime{}, err
	}
	r := fieldReader{fields: fields}
	nanos, _, err := r.clock(moment{})
	return LocalTime{nanos}, err
}

// NewTime is NewLocalTime with a field timezone more.
func NewTime(fields map[string]any) (Time, error) {
	if err := checkFields(fields, "a time", clockFields, zoneFields); err != nil {
		return Time{}, err
	}
	m, err := (&fieldReader{fields: fields}).zoned(moment{}, false)
	return m.time(), err
}

// NewLocalDateTime makes a date and time of a map with the fields of both.
func NewLocalDateTime(fields map[string]any) (LocalDateTime, error) {
	if err := checkFields(fields, "a local date and time", dateFields, clockFields); err != nil {
		return LocalDateTime{}, err
	}
	r := fieldReader{fields: fields}
	m, err := r.dated(moment{})
	return m.localDateTime(), err
}

// NewDateTime is NewLocalDateTime with a field timezone more, or {epochSeconds}, {epochMillis}.
func NewDateTime(fields map[string]any) (DateTime, error) {
	if err := checkFields(fields, "a date and time", dateFields, clockFields, zoneFields, []string{"epochSeconds", "epochMillis"}); err != nil {
		return DateTime{}, err
	}
	r := fieldReader{fields: fields}
	if r.has("epochSeconds") || r.has("epochMillis") {
		millis := r.int("epochMillis", 0)
		seconds := r.int("epochSeconds", floorDiv(millis, 1000))
		nanos := floorMod(millis, 1000)*1_000_000 + r.int("nanosecond", 0)
		z, err := r.zone(utc)
		if r.err != nil {
			err = r.err
		}
		return newDateTime(seconds, int32(nanos), z), err
	}
	m, err := r.zoned(moment{}, true)
	return m.dateTime(), err
}

// dated reads date and clock over a base.
func (r *fieldReader) dated(base moment) (moment, error) {
	days, err := r.days(base)
	if err != nil {
		return moment{}, err
	}
	nanos, z, err := r.clock(base)
	return moment{hasDate: true, hasClock: true, days: days, nanos: nanos, zone: z}, err
}

// zoned reads clock, zone and, if wanted, date over a base. A zone asked for moves a clock that had a
// zone to the same instant; one that had none is taken to be of that zone.
func (r *fieldReader) zoned(base moment, withDate bool) (moment, error) {
	var m moment
	var err error
	if withDate {
		m, err = r.dated(base)
	} else {
		m.hasClock = true
		m.nanos, m.zone, err = r.clock(base)
		if from, ok := r.source("time", "datetime"); ok {
			m.days = from.days // which side of a change of clocks it is on
		}
	}
	if err != nil {
		return moment{}, err
	}
	z, err := r.zone(m.zone)
	if err != nil {
		return moment{}, err
	}
	if !z.known {
		z = utc
	}
	return m.in(z), nil
}
