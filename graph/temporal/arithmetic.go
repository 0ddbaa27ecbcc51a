package temporal

import "fmt"

// Add moves a value of this package by a duration. What the value has no room for, such as the hours
// of a duration added to a date, does not count but for the whole days in it.
func Add(v any, d Duration) (any, error) {
	switch v := v.(type) {
	case Duration:
		return v.Add(d), nil
	case Date:
		return Date{addMonths(v.Days, d.Months) + d.Days + d.Seconds/secondsPerDay}, nil
	case LocalTime:
		return LocalTime{addClock(v.Nanos, d)}, nil
	case Time:
		return Time{addClock(v.Nanos, d), v.Offset}, nil
	case LocalDateTime:
		seconds, nanos := addSeconds(addDays(v.Seconds, d), int64(v.Nanos), d)
		return LocalDateTime{seconds, nanos}, nil
	case DateTime:
		z := v.zoneOf()
		instant := v.Seconds
		if d.Months != 0 || d.Days != 0 {
			instant = z.instant(addDays(v.local(), d))
		}
		seconds, nanos := addSeconds(instant, int64(v.Nanos), d)
		return newDateTime(seconds, nanos, z), nil
	}
	return nil, fmt.Errorf("a duration cannot be added to %v", v)
}

func addDays(local int64, d Duration) int64 {
	days := addMonths(floorDiv(local, secondsPerDay), d.Months) + d.Days
	return days*secondsPerDay + floorMod(local, secondsPerDay)
}

func addSeconds(seconds, nanos int64, d Duration) (int64, int32) {
	nanos += int64(d.Nanos)
	return seconds + d.Seconds + floorDiv(nanos, nanosPerSec), int32(floorMod(nanos, nanosPerSec))
}

func addClock(nanos int64, d Duration) int64 {
	return floorMod(nanos+floorMod(d.Seconds, secondsPerDay)*nanosPerSec+int64(d.Nanos), nanosPerDay)
}

// Between is the duration from one value to another in months, days and seconds. Of values that lack
// a date only the times are compared, and of values that lack a zone the local clocks.
func Between(from, to any) (Duration, error) {
	p, err := pairOf(from, to)
	if err != nil {
		return Duration{}, err
	}
	if !p.dated {
		return p.elapsed(p.a), nil
	}
	months := p.months()
	moved := p.a
	moved.days = addMonths(moved.days, months)
	days := wholeDays(moved, p.b)
	moved.days += days
	d := p.elapsed(moved)
	d.Months, d.Days = months, days
	return d, nil
}

// BetweenMonths is Between in whole months.
func BetweenMonths(from, to any) (Duration, error) {
	p, err := pairOf(from, to)
	if err != nil || !p.dated {
		return Duration{}, err
	}
	return Duration{Months: p.months()}, nil
}

// BetweenDays is Between in whole days.
func BetweenDays(from, to any) (Duration, error) {
	p, err := pairOf(from, to)
	if err != nil || !p.dated {
		return Duration{}, err
	}
	return Duration{Days: wholeDays(p.a, p.b)}, nil
}

// BetweenSeconds is Between in seconds, over days and months of whatever length they had.
func BetweenSeconds(from, to any) (Duration, error) {
	p, err := pairOf(from, to)
	if err != nil {
		return Duration{}, err
	}
	return p.elapsed(p.a), nil
}

// pair is two moments of one zone; dated says that both came with a date.
type pair struct {
	a, b  moment
	dated bool
}

func pairOf(from, to any) (pair, error) {
	a, err := momentOf(from)
	if err != nil {
		return pair{}, err
	}
	b, err := momentOf(to)
	if err != nil {
		return pair{}, err
	}
	p := pair{dated: a.hasDate && b.hasDate}
	switch {
	case !a.hasDate:
		a.days = b.days
	case !b.hasDate:
		b.days = a.days
	}
	switch {
	case !a.zone.known && !b.zone.known:
		a.zone, b.zone = utc, utc
	case !a.zone.known:
		a.zone = b.zone
	case !b.zone.known:
		b.zone = a.zone
	}
	p.a, p.b = a, b.in(a.zone)
	return p, nil
}

// elapsed is the time from a moment to the pair's second, by the instants.
func (p pair) elapsed(from moment) Duration {
	nanos := p.b.nanos%nanosPerSec - from.nanos%nanosPerSec
	seconds := p.b.zone.instant(p.b.local()) - from.zone.instant(from.local())
	return Duration{Seconds: seconds + floorDiv(nanos, nanosPerSec), Nanos: int32(floorMod(nanos, nanosPerSec))}
}

// months counts whole months towards zero.
func (p pair) months() int64 {
	y1, m1, _ := civil(p.a.days)
	y2, m2, _ := civil(p.b.days)
	months := (y2-y1)*12 + m2 - m1
	reached := p.a
	reached.days = addMonths(p.a.days, months)
	switch c := reached.compare(p.b); {
	case months > 0 && c > 0:
		months--
	case months < 0 && c < 0:
		months++
	}
	return months
}

func wholeDays(a, b moment) int64 {
	days := b.days - a.days
	switch {
	case days > 0 && b.nanos < a.nanos:
		days--
	case days < 0 && b.nanos > a.nanos:
		days++
	}
	return days
}

func (m moment) compare(o moment) int {
	switch {
	case m.days != o.days:
		return sign(m.days - o.days)
	default:
		return sign(m.nanos - o.nanos)
	}
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Compare orders two values of one kind, earlier first; instants with the same time by their offset.
// ok is false where the kinds differ, and for durations, which have no order of their own.
func Compare(a, b any) (order int, ok bool) {
	switch a := a.(type) {
	case Date:
		b, ok := b.(Date)
		return sign(a.Days - b.Days), ok
	case LocalTime:
		b, ok := b.(LocalTime)
		return sign(a.Nanos - b.Nanos), ok
	case Time:
		b, ok := b.(Time)
		instantA, instantB := a.Nanos-int64(a.Offset)*nanosPerSec, b.Nanos-int64(b.Offset)*nanosPerSec
		return first(sign(instantA-instantB), sign(int64(a.Offset)-int64(b.Offset))), ok
	case LocalDateTime:
		b, ok := b.(LocalDateTime)
		return first(sign(a.Seconds-b.Seconds), sign(int64(a.Nanos)-int64(b.Nanos))), ok
	case DateTime:
		b, ok := b.(DateTime)
		return first(sign(a.Seconds-b.Seconds), sign(int64(a.Nanos)-int64(b.Nanos)), sign(int64(a.Offset)-int64(b.Offset))), ok
	}
	return 0, false
}

func first(orders ...int) int {
	for _, o := range orders {
		if o != 0 {
			return o
		}
	}
	return 0
}
