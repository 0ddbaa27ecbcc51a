package ask

import (
	"fmt"
	"time"
)

// Period is a stretch of time that a question is about, from the beginning of From to the end of
// To. Both are in the graph's canonical form:
//
//	YYYY  YYYYH1 YYYYH2  YYYYQ1..YYYYQ4  YYYY9M  YYYY-MM  YYYY-MM-DD
//
// An empty From or To leaves that end open; the zero Period is any time. Part is that of a period
// named without its year, as Q3 or -09: for figures any year's, for what was said From and To, which are then those of the
// last one that has ended.
type Period struct{ From, To, Part string }

// IsZero tells whether p is any time.
func (p Period) IsZero() bool { return p == Period{} }

// Value is the canonical form of a period that has one, else "".
func (p Period) Value() string {
	if p.From == p.To {
		return p.From
	}
	return ""
}

// String writes p as 2022Q4, 2021..2023, 2023-03.., ..2020 or, of any year, *Q4.
func (p Period) String() string {
	if p.Part != "" {
		return "*" + p.Part
	}
	if p.From == p.To {
		return p.From
	}
	return p.From + ".." + p.To
}

// unit is the length of a period of time.
type unit uint8

const (
	year unit = iota
	half
	nineMonths
	quarter
	month
	day
)

// months of each unit that is made of months.
var months = [...]int{year: 12, half: 6, nineMonths: 9, quarter: 3, month: 1}

// span is a period of one unit: n counts the unit within the year from 1 on, or the month of a day.
type span struct {
	unit    unit
	year, n int
	day     int
	anyYear bool // the year is but the last one in which the part has ended
}

func (s span) String() string {
	switch s.unit {
	case half:
		return fmt.Sprintf("%dH%d", s.year, s.n)
	case nineMonths:
		return fmt.Sprintf("%d9M", s.year)
	case quarter:
		return fmt.Sprintf("%dQ%d", s.year, s.n)
	case month:
		return fmt.Sprintf("%d-%02d", s.year, s.n)
	case day:
		return fmt.Sprintf("%d-%02d-%02d", s.year, s.n, s.day)
	}
	return fmt.Sprint(s.year)
}

// parseSpan reads a canonical period.
func parseSpan(s string) (span, bool) {
	var out span
	for _, f := range []struct {
		unit   unit
		format string
		fields int
	}{
		{day, "%4d-%2d-%2d", 3}, {month, "%4d-%2d", 2}, {quarter, "%4dQ%1d", 2}, {half, "%4dH%1d", 2}, {nineMonths, "%4d9M", 1}, {year, "%4d", 1},
	} {
		out = span{unit: f.unit, n: 1}
		n, _ := fmt.Sscanf(s, f.format, []any{&out.year, &out.n, &out.day}[:f.fields]...)
		if n == f.fields && out.String() == s {
			return out, true
		}
	}
	return span{}, false
}

// first is the first day.
func (s span) first() time.Time {
	if s.unit == day {
		return time.Date(s.year, time.Month(s.n), s.day, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(s.year, time.Month(1+(max(s.n, 1)-1)*months[s.unit]), 1, 0, 0, 0, 0, time.UTC)
}

// next is the first day after.
func (s span) next() time.Time {
	if s.unit == day {
		return s.first().AddDate(0, 0, 1)
	}
	return s.first().AddDate(0, months[s.unit], 0)
}

// step is the span of the same unit n later.
func (s span) step(n int) span {
	if s.unit == nineMonths {
		return span{unit: nineMonths, year: s.year + n, n: 1}
	}
	at := s.first()
	if s.unit == day {
		at = at.AddDate(0, 0, n)
	} else {
		at = at.AddDate(0, n*months[s.unit], 0)
	}
	return spanOf(s.unit, at)
}

// spanOf is the span of a unit that a day is in.
func spanOf(u unit, t time.Time) span {
	s := span{unit: u, year: t.Year(), n: 1}
	if u == day {
		s.n, s.day = int(t.Month()), t.Day()
	} else {
		s.n = (int(t.Month())-1)/months[u] + 1
	}
	return s
}

// Days returns the first day of p and the first day after it; zero times for open ends.
func (p Period) Days() (from, until time.Time) {
	if s, ok := parseSpan(p.From); ok {
		from = s.first()
	}
	if s, ok := parseSpan(p.To); ok {
		until = s.next()
	}
	return from, until
}
