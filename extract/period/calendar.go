package period

import (
	"time"
)

// Kind tells how long a period is.
type Kind uint8

// The kinds of period. Span is every stretch that has no canonical form: one of
// several years, of five months, a week, or one not told exactly.
const (
	None Kind = iota
	Year
	Half
	Quarter
	NineMonths
	Month
	Day
	Span
)

var kindNames = [...]string{"none", "year", "half", "quarter", "nine months", "month", "day", "span"}

// String is the kind's name.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// stretch is a run of whole calendar months, one day or a run of days. Months
// count from year 0, so that 2023-03 is 2023×12 + 2. The zero value is no
// stretch.
type stretch struct {
	first, last int
	day         int // of first: 1 to 31, or 0 for whole months
	lastDay     int // of last, for a run of days; else 0
}

const (
	minYear = 1000
	maxYear = 9999
)

func months(year, from, to int) stretch {
	return stretch{first: year*12 + from - 1, last: year*12 + to - 1}
}

func dayOf(t time.Time) stretch {
	m := t.Year()*12 + int(t.Month()) - 1
	return stretch{first: m, last: m, day: t.Day()}
}

// newDay is the day, or no stretch when the calendar has none such.
func newDay(year, month, day int) stretch {
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return stretch{}
	}
	m := year*12 + month - 1
	return stretch{first: m, last: m, day: day}
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (s stretch) known() bool {
	return s.first >= minYear*12 && s.last < (maxYear+1)*12 && s.first <= s.last
}

func (s stretch) year() int  { return s.first / 12 }
func (s stretch) month() int { return s.first%12 + 1 }

// kind is the kind of canonical period that s is, Span when it is none.
func (s stretch) kind() Kind {
	if !s.known() {
		return None
	}
	length, month := s.last-s.first+1, s.first%12
	switch {
	case s.lastDay > 0:
		return Span
	case s.day > 0:
		return Day
	case length == 1:
		return Month
	case length == 3 && month%3 == 0:
		return Quarter
	case length == 6 && month%6 == 0:
		return Half
	case length == 9 && month == 0:
		return NineMonths
	case length == 12 && month == 0:
		return Year
	}
	return Span
}

// String is the canonical form of s, "" when it has none.
func (s stretch) String() string {
	kind := s.kind()
	if kind == None || kind == Span {
		return ""
	}
	var buf [10]byte
	b := buf[:4]
	year := s.year()
	for i := 3; i >= 0; i-- {
		b[i] = byte('0' + year%10)
		year /= 10
	}
	switch kind {
	case Half:
		b = append(b, 'H', byte('1'+s.first%12/6))
	case Quarter:
		b = append(b, 'Q', byte('1'+s.first%12/3))
	case NineMonths:
		b = append(b, "9M"...)
	case Month, Day:
		b = appendTwo(append(b, '-'), s.month())
	}
	if kind == Day {
		b = appendTwo(append(b, '-'), s.day)
	}
	return string(b)
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// parse reads a canonical period.
func parse(s string) (stretch, bool) {
	if len(s) < 4 {
		return stretch{}, false
	}
	year, ok := digits(s[:4])
	if !ok || year < minYear {
		return stretch{}, false
	}
	var got stretch
	switch rest := s[4:]; {
	case rest == "":
		got = months(year, 1, 12)
	case rest == "9M":
		got = months(year, 1, 9)
	case len(rest) == 2 && rest[0] == 'H' && rest[1] >= '1' && rest[1] <= '2':
		got = half(year, int(rest[1]-'0'))
	case len(rest) == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4':
		got = quarter(year, int(rest[1]-'0'))
	case (len(rest) == 3 || len(rest) == 6 && rest[3] == '-') && rest[0] == '-':
		month, ok := digits(rest[1:3])
		if !ok || month < 1 || month > 12 {
			return stretch{}, false
		}
		got = months(year, month, month)
		if len(rest) == 6 {
			day, ok := digits(rest[4:])
			if !ok {
				return stretch{}, false
			}
			got = newDay(year, month, day)
		}
	}
	return got, got.known()
}

func half(year, n int) stretch    { return months(year, 6*n-5, 6*n) }
func quarter(year, n int) stretch { return months(year, 3*n-2, 3*n) }

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// shift moves s by a number of months; a day that the month has not becomes
// its last.
func (s stretch) shift(n int) stretch {
	s.first, s.last = s.first+n, s.last+n
	if s.day > 0 && s.known() {
		s.day = min(s.day, daysIn(s.year(), s.month()))
	}
	if s.lastDay > 0 && s.known() {
		s.lastDay = min(s.lastDay, daysIn(s.last/12, s.last%12+1))
	}
	return s
}

// bounds are the first and the last day of s.
func (s stretch) bounds() (first, last time.Time) {
	if s.day > 0 {
		first = time.Date(s.year(), time.Month(s.month()), s.day, 0, 0, 0, 0, time.UTC)
		if s.lastDay > 0 {
			return first, time.Date(s.last/12, time.Month(s.last%12+1), s.lastDay, 0, 0, 0, 0, time.UTC)
		}
		return first, first
	}
	first = time.Date(s.year(), time.Month(s.month()), 1, 0, 0, 0, 0, time.UTC)
	return first, time.Date(s.last/12, time.Month(s.last%12+2), 0, 0, 0, 0, 0, time.UTC)
}

// end is the last day of s.
func (s stretch) end() stretch {
	if !s.known() {
		return stretch{}
	}
	_, last := s.bounds()
	return dayOf(last)
}

// Bounds returns the first and the last day of a canonical period, at midnight
// UTC. It is not ok when period is not canonical.
func Bounds(period string) (first, last time.Time, ok bool) {
	s, ok := parse(period)
	if !ok {
		return first, last, false
	}
	first, last = s.bounds()
	return first, last, true
}

// Contains reports whether every day of inner is one of outer, both canonical.
func Contains(outer, inner string) bool {
	of, ol, ok := Bounds(outer)
	f, l, ok2 := Bounds(inner)
	return ok && ok2 && !f.Before(of) && !l.After(ol)
}

// Previous returns the canonical period that period is compared with: a year
// before ("yoy"), the quarter or half-year before ("qoq"), the month before ("mom").
// It is "" when period is not canonical or has no such predecessor.
func Previous(period, compare string) string {
	s, ok := parse(period)
	if !ok {
		return ""
	}
	return s.previous(compare).String()
}

func (s stretch) previous(compare string) stretch {
	kind := s.kind()
	switch {
	case compare == "yoy":
		return s.shift(-12)
	case compare == "qoq" && kind == Quarter:
		return s.shift(-3)
	case compare == "qoq" && kind == Half:
		return s.shift(-6)
	case compare == "mom" && kind == Month:
		return s.shift(-1)
	}
	return stretch{}
}
