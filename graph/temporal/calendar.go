package temporal

import "fmt"

const (
	secondsPerDay = 86400
	nanosPerSec   = 1_000_000_000
	nanosPerDay   = secondsPerDay * nanosPerSec
	maxYear       = 999_999_999
)

// floorDiv and floorMod divide towards minus infinity.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }

// daysOf counts the days from 1970-01-01 to a day of the proleptic Gregorian calendar
// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
func daysOf(year int64, month, day int64) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146097 + dayOfEra - 719468
}

// civil is the inverse of daysOf (civil_from_days).
func civil(days int64) (year, month, day int64) {
	days += 719468
	era := floorDiv(days, 146097)
	dayOfEra := days - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*m+2)/5 + 1
	month = m + 3
	if month > 12 {
		month -= 12
	}
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysInMonth(year, month int64) int64 {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(days int64) int64 { return floorMod(days+3, 7) + 1 }

// firstWeek is the Monday of ISO week 1 of the year.
func firstWeek(year int64) int64 {
	fourth := daysOf(year, 1, 4)
	return fourth - (weekday(fourth) - 1)
}

// isoWeek gives the ISO 8601 week and the year it belongs to.
func isoWeek(days int64) (year, week int64) {
	year, _, _ = civil(days - weekday(days) + 4) // the Thursday of the week
	return year, (days-firstWeek(year))/7 + 1
}

func weeksInYear(year int64) int64 { return (firstWeek(year+1) - firstWeek(year)) / 7 }

func quarterStart(year, quarter int64) int64 { return daysOf(year, quarter*3-2, 1) }

// addMonths moves a day by months, to the last day of the month where the month is shorter.
func addMonths(days, months int64) int64 {
	year, month, day := civil(days)
	total := year*12 + month - 1 + months
	year, month = floorDiv(total, 12), floorMod(total, 12)+1
	return daysOf(year, month, min(day, daysInMonth(year, month)))
}

func within(name string, v, low, high int64) error {
	if v < low || v > high {
		return fmt.Errorf("%s must be from %d to %d, not %d", name, low, high, v)
	}
	return nil
}

func dateOfYMD(year, month, day int64) (int64, error) {
	if err := within("year", year, -maxYear, maxYear); err != nil {
		return 0, err
	}
	if err := within("month", month, 1, 12); err != nil {
		return 0, err
	}
	if err := within("day", day, 1, daysInMonth(year, month)); err != nil {
		return 0, err
	}
	return daysOf(year, month, day), nil
}

func dateOfWeek(year, week, dayOfWeek int64) (int64, error) {
	if err := within("year", year, -maxYear, maxYear); err != nil {
		return 0, err
	}
	if err := within("week", week, 1, weeksInYear(year)); err != nil {
		return 0, err
	}
	if err := within("dayOfWeek", dayOfWeek, 1, 7); err != nil {
		return 0, err
	}
	return firstWeek(year) + (week-1)*7 + dayOfWeek - 1, nil
}

func dateOfQuarter(year, quarter, dayOfQuarter int64) (int64, error) {
	if err := within("year", year, -maxYear, maxYear); err != nil {
		return 0, err
	}
	if err := within("quarter", quarter, 1, 4); err != nil {
		return 0, err
	}
	start := quarterStart(year, quarter)
	length := addMonths(start, 3) - start
	if err := within("dayOfQuarter", dayOfQuarter, 1, length); err != nil {
		return 0, err
	}
	return start + dayOfQuarter - 1, nil
}

func dateOfOrdinal(year, ordinal int64) (int64, error) {
	if err := within("year", year, -maxYear, maxYear); err != nil {
		return 0, err
	}
	start := daysOf(year, 1, 1)
	if err := within("ordinalDay", ordinal, 1, daysOf(year+1, 1, 1)-start); err != nil {
		return 0, err
	}
	return start + ordinal - 1, nil
}
