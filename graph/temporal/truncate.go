package temporal

import "fmt"

// Truncate cuts a value down to a unit ("century", "month", "hour", …), makes it a value of the kind,
// and sets fields on it as New would.
func Truncate(kind Kind, unit string, v any, fields map[string]any) (any, error) {
	m, err := momentOf(v)
	if err != nil {
		return nil, err
	}
	if m, err = m.truncate(unit); err != nil {
		return nil, err
	}
	if kind == KindDate && !m.hasDate || (kind == KindLocalDateTime || kind == KindDateTime) && !m.hasDate {
		return nil, fmt.Errorf("%v has no date to make a %s of", v, kind)
	}
	return m.with(kind, fields)
}

// with sets fields on a moment and makes it a value of the kind.
func (m moment) with(kind Kind, fields map[string]any) (any, error) {
	r := fieldReader{fields: fields}
	var err error
	switch kind {
	case KindDate:
		m.days, err = r.days(m)
	case KindLocalTime, KindTime:
		m.nanos, _, err = r.clock(m)
	default:
		if m.days, err = r.days(m); err == nil {
			m.nanos, _, err = r.clock(m)
		}
	}
	if err != nil {
		return nil, err
	}
	if m.zone, err = r.zone(m.zone); err != nil {
		return nil, err
	}
	return m.as(kind), nil
}

func (m moment) truncate(unit string) (moment, error) {
	clock, isClock := map[string]int64{"day": nanosPerDay, "hour": 3600 * nanosPerSec, "minute": 60 * nanosPerSec, "second": nanosPerSec,
		"millisecond": 1_000_000, "microsecond": 1000, "nanosecond": 1}[unit]
	if isClock {
		m.nanos -= m.nanos % clock
		return m, nil
	}
	if !m.hasDate {
		return m, fmt.Errorf("a time cannot be truncated to a %s", unit)
	}
	m.nanos = 0
	year, month, _ := civil(m.days)
	switch unit {
	case "millennium":
		m.days = daysOf(floorDiv(year, 1000)*1000, 1, 1)
	case "century":
		m.days = daysOf(floorDiv(year, 100)*100, 1, 1)
	case "decade":
		m.days = daysOf(floorDiv(year, 10)*10, 1, 1)
	case "year":
		m.days = daysOf(year, 1, 1)
	case "weekYear":
		weekYear, _ := isoWeek(m.days)
		m.days = firstWeek(weekYear)
	case "quarter":
		m.days = quarterStart(year, (month+2)/3)
	case "month":
		m.days = daysOf(year, month, 1)
	case "week":
		m.days -= weekday(m.days) - 1
	default:
		return m, fmt.Errorf("unknown unit %q: want millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second, millisecond or microsecond", unit)
	}
	return m, nil
}
