package temporal

import "strings"

// Component reads a part of a value by its openCypher name, such as year, offset or minutesOfHour.
// ok is false where the value has no such part.
func Component(v any, name string) (part any, ok bool) {
	if d, isDuration := v.(Duration); isDuration {
		return d.component(name)
	}
	m, err := momentOf(v)
	if err != nil {
		return nil, false
	}
	if m.hasDate {
		if part, ok := dateComponent(m.days, name); ok {
			return part, true
		}
	}
	if m.hasClock {
		if part, ok := clockComponent(m.nanos, name); ok {
			return part, true
		}
	}
	switch v := v.(type) {
	case Time:
		return zoneComponent(v.Offset, "", name)
	case DateTime:
		switch name {
		case "epochSeconds":
			return v.Seconds, true
		case "epochMillis":
			return v.Seconds*1000 + int64(v.Nanos)/1_000_000, true
		}
		return zoneComponent(v.Offset, v.Zone, name)
	}
	return nil, false
}

func dateComponent(days int64, name string) (any, bool) {
	year, month, day := civil(days)
	switch name {
	case "year":
		return year, true
	case "quarter":
		return (month + 2) / 3, true
	case "month":
		return month, true
	case "week":
		_, week := isoWeek(days)
		return week, true
	case "weekYear":
		weekYear, _ := isoWeek(days)
		return weekYear, true
	case "day":
		return day, true
	case "ordinalDay":
		return days - daysOf(year, 1, 1) + 1, true
	case "weekDay", "dayOfWeek":
		return weekday(days), true
	case "dayOfQuarter":
		return days - quarterStart(year, (month+2)/3) + 1, true
	}
	return nil, false
}

func clockComponent(nanos int64, name string) (any, bool) {
	second, fraction := nanos/nanosPerSec, nanos%nanosPerSec
	switch name {
	case "hour":
		return second / 3600, true
	case "minute":
		return second / 60 % 60, true
	case "second":
		return second % 60, true
	case "millisecond":
		return fraction / 1_000_000, true
	case "microsecond":
		return fraction / 1000, true
	case "nanosecond":
		return fraction, true
	}
	return nil, false
}

func zoneComponent(offset int32, zone, name string) (any, bool) {
	switch name {
	case "timezone":
		if zone != "" {
			return zone, true
		}
		return string(appendOffset(nil, offset)), true
	case "offset":
		return string(appendOffset(nil, offset)), true
	case "offsetMinutes":
		return int64(offset / 60), true
	case "offsetSeconds":
		return int64(offset), true
	}
	return nil, false
}

func (d Duration) component(name string) (any, bool) {
	nanos := int64(d.Nanos)
	switch name {
	case "years":
		return d.Months / 12, true
	case "quarters":
		return d.Months / 3, true
	case "months":
		return d.Months, true
	case "weeks":
		return d.Days / 7, true
	case "days":
		return d.Days, true
	case "hours":
		return d.Seconds / 3600, true
	case "minutes":
		return d.Seconds / 60, true
	case "seconds":
		return d.Seconds, true
	case "milliseconds":
		return d.Seconds*1000 + nanos/1_000_000, true
	case "microseconds":
		return d.Seconds*1_000_000 + nanos/1000, true
	case "nanoseconds":
		return d.Seconds*nanosPerSec + nanos, true
	}
	if unit, of, found := strings.Cut(name, "Of"); found {
		return d.remainder(unit, of)
	}
	return nil, false
}

// remainder reads what is left of a unit within the next larger one.
func (d Duration) remainder(unit, of string) (any, bool) {
	nanos := int64(d.Nanos)
	switch unit + "Of" + of {
	case "quartersOfYear":
		return d.Months / 3 % 4, true
	case "monthsOfQuarter":
		return d.Months % 3, true
	case "monthsOfYear":
		return d.Months % 12, true
	case "daysOfWeek":
		return d.Days % 7, true
	case "minutesOfHour":
		return d.Seconds / 60 % 60, true
	case "secondsOfMinute":
		return d.Seconds % 60, true
	case "millisecondsOfSecond":
		return nanos / 1_000_000, true
	case "microsecondsOfSecond":
		return nanos / 1000, true
	case "nanosecondsOfSecond":
		return nanos, true
	}
	return nil, false
}
