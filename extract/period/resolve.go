package period

import (
	"time"
)

// resolver turns expressions into stretches, and remembers what the text
// speaks of.
type resolver struct {
	ref Reference

	current stretch // the last period that was reported on
	quarter stretch // the last of each kind
	month   stretch
	day     stretch

	sentence stretch // the last period named in this sentence
}

func newResolver(ref Reference) resolver {
	r := resolver{ref: ref}
	if s, ok := parse(ref.Current); ok {
		r.note(s)
		r.sentence = stretch{}
	}
	return r
}

// note moves the discourse on to s.
func (r *resolver) note(s stretch) {
	kind := s.kind()
	switch kind {
	case None:
		return
	case Day:
		r.day, r.sentence = s, s
		return
	case Quarter:
		r.quarter = s
	case Month:
		r.month = s
	}
	r.current, r.sentence = s, s
}

// future reports whether s is still to come. What is said in passing of the
// future does not become what the text speaks of.
func (r *resolver) future(s stretch) bool {
	return r.dated() && s.known() && s.first > dayOf(r.ref.Date).first
}

func (r *resolver) dated() bool { return !r.ref.Date.IsZero() }

// resolve finds what e means. forward tells that its sentence speaks of what is to come.
func (r *resolver) resolve(e *expression, forward bool) (s stretch, base Base) {
	switch e.part {
	case wholeYear:
		year, base := r.yearOf(e, forward)
		return r.within(e, year, 1, 12), base
	case monthsPart:
		year, base := r.yearFor(e, e.a, e.b, 0, forward)
		if base == ArticleDate && e.fiscal && e.ref == noYear && !forward {
			year = r.fiscalYearBegun(e)
		}
		return r.within(e, year, e.a, e.b), base
	case dayPart:
		year, base := r.yearFor(e, e.a, e.a, e.b, forward)
		if year == 0 {
			return stretch{}, Unresolved
		}
		return newDay(year, e.a, e.b), base
	case dayOnly:
		return r.dayInMonth(e.a)
	case quarterStep:
		return r.step(e, Quarter, 3, forward)
	case monthStep:
		return r.step(e, Month, 1, forward)
	case dayStep:
		return r.dayBy(e)
	case weekdayPart:
		return r.weekday(time.Weekday(e.a), e.b, forward)
	case current:
		return r.spokenOf(Kind(e.a))
	case samePeriod:
		if r.current.known() {
			return r.current.shift(12 * e.a), Discourse
		}
	case previousOne:
		return r.before(Kind(e.a))
	case yearsAgo:
		if r.dated() {
			y := r.ref.Date.Year() - e.a
			return months(y, 1, 12), ArticleDate
		}
	}
	return stretch{}, Unresolved
}

// yearOf is the year that e names, or 0.
func (r *resolver) yearOf(e *expression, forward bool) (year int, base Base) {
	switch e.ref {
	case absoluteYear:
		return e.year, Absolute
	case offsetYear:
		if r.dated() {
			return r.thisYear(e.fiscal) + e.year, ArticleDate
		}
		return 0, Unresolved
	case sameYear:
		if r.sentence.known() {
			return r.sentence.year() + e.year, Discourse
		}
		if r.current.known() {
			return r.current.year() + e.year, Discourse
		}
		return 0, Unresolved
	}
	switch {
	case !e.full && e.end && r.dated():
		return r.ref.Date.Year(), ArticleDate
	case r.sentence.known() && r.sentence.day == 0:
		return r.sentence.year(), Discourse
	case forward && r.dated():
		return r.ref.Date.Year(), ArticleDate
	case r.current.known():
		return r.current.year(), Discourse
	case r.dated() && r.ref.Date.Month() <= time.April:
		return r.ref.Date.Year() - 1, ArticleDate
	case r.dated():
		return r.ref.Date.Year(), ArticleDate
	}
	return 0, Unresolved
}

// thisYear is the year of the article, the company's own when fiscal.
func (r *resolver) thisYear(fiscal bool) int {
	year := r.ref.Date.Year()
	if fiscal && r.ref.FiscalYearEnd != 0 && r.ref.Date.Month() > r.ref.FiscalYearEnd {
		year++
	}
	return year
}

// fiscalYearBegun is the company's own year of which months e.a to e.b began last by the
// article's date.
func (r *resolver) fiscalYearBegun(e *expression) int {
	year := r.ref.Date.Year() + 1
	now := months(r.ref.Date.Year(), int(r.ref.Date.Month()), int(r.ref.Date.Month())).first
	for r.within(e, year, e.a, e.b).first > now {
		year--
	}
	return year
}

// yearFor is the year of months from to to, or of a day, when e may not name
// it: that of the sentence, if it spoke of the like, else the latest that has
// begun by the article's date (or the next, when forward), else that of the
// discourse.
func (r *resolver) yearFor(e *expression, from, to, day int, forward bool) (year int, base Base) {
	if e.ref != noYear {
		return r.yearOf(e, forward)
	}
	if r.sentence.known() && alike(r.sentence.kind(), from, to, day) {
		return r.sentence.year(), Discourse
	}
	if r.dated() {
		date := r.ref.Date
		year := date.Year()
		if forward {
			if month := int(date.Month()); to < month || day > 0 && to == month && day < date.Day() {
				year++
			}
			return year, ArticleDate
		}
		if day > 0 {
			date = date.AddDate(0, 0, 1) // east of here it is tomorrow already
		}
		if day > 0 && e.length == 0 && !e.asOf {
			date = date.AddDate(0, 0, soon)
		}
		if e.closed {
			from = to + 1
		}
		if time.Date(year, time.Month(from), max(day, 1), 0, 0, 0, 0, time.UTC).After(date) {
			year--
		} else if day > 0 && time.Date(year+1, time.Month(from), day, 0, 0, 0, 0, time.UTC).Before(date) {
			year++
		}
		return year, ArticleDate
	}
	if r.current.known() {
		return r.current.year(), Discourse
	}
	return 0, Unresolved
}

// soon is how many days ahead a day without a year may be: nearer than that
// the coming one is meant, not last year's.
const soon = 60

// alike reports whether a sentence that named a period of this kind goes on to
// name months from to to, or a day, in the same year.
func alike(kind Kind, from, to, day int) bool {
	switch {
	case day > 0:
		return kind == Month || kind == Day
	case from == to:
		return kind == Month || kind == Day || kind == Year
	}
	return kind != Month && kind != Day
}

// within is months from to to of a year, of the company's own when e is fiscal.
func (r *resolver) within(e *expression, year, from, to int) stretch {
	if year == 0 {
		return stretch{}
	}
	s := months(year, from, to)
	if e.fiscal && r.ref.FiscalYearEnd != 0 {
		s = s.shift(int(r.ref.FiscalYearEnd) - 12)
	}
	return s
}

// dayInMonth is a day of the month of the day spoken of, or the latest by the
// article's date.
func (r *resolver) dayInMonth(day int) (stretch, Base) {
	if r.sentence.kind() == Day || r.sentence.kind() == Month {
		return newDay(r.sentence.year(), r.sentence.month(), day), Discourse
	}
	if r.dated() {
		date := r.ref.Date.AddDate(0, 0, 1)
		year, month := date.Year(), int(date.Month())
		if day > date.Day() {
			year, month = year-(13-month)/12, (month+10)%12+1
		}
		return newDay(year, month, day), ArticleDate
	}
	if r.day.known() {
		return newDay(r.day.year(), r.day.month(), day), Discourse
	}
	return stretch{}, Unresolved
}

// dayBy is the day that e counts from the article's. 当日 is the day spoken of,
// where there is one; 今 (7) 日 without a date is the 7th.
func (r *resolver) dayBy(e *expression) (stretch, Base) {
	if e.ref == sameYear && r.day.known() {
		return r.day, Discourse
	}
	if !r.dated() {
		if e.b > 0 {
			return r.dayInMonth(e.b)
		}
		return stretch{}, Unresolved
	}
	return dayOf(r.ref.Date.AddDate(0, 0, e.a)), ArticleDate
}

// step is the quarter or month a steps from the present one: that of the
// discourse for 本季 and in comparisons, else that of the article's date.
func (r *resolver) step(e *expression, kind Kind, size int, forward bool) (stretch, Base) {
	spoken, _ := r.spokenOf(kind)
	if spoken.known() && !forward && (e.a == 0 || e.against) || spoken.known() && !r.dated() {
		return spoken.shift(size * e.a), Discourse
	}
	if !r.dated() {
		return stretch{}, Unresolved
	}
	month := int(r.ref.Date.Month())
	s := months(r.ref.Date.Year(), month, month)
	if kind == Quarter {
		s = quarter(r.ref.Date.Year(), (month+2)/3)
	}
	return s.shift(size * e.a), ArticleDate
}

// spokenOf is the last period of a kind that the text named; None means any.
func (r *resolver) spokenOf(kind Kind) (stretch, Base) {
	s := r.current
	switch kind {
	case Quarter:
		s = r.quarter
	case Month:
		s = r.month
	case Year:
		if s.known() {
			s = months(s.year(), 1, 12)
		}
	case Half, NineMonths:
		if s.kind() != kind {
			s = stretch{}
		}
	}
	if !s.known() {
		return s, Unresolved
	}
	return s, Discourse
}

// before is the period of a kind before the one spoken of.
func (r *resolver) before(kind Kind) (stretch, Base) {
	s, base := r.spokenOf(kind)
	switch {
	case s.known():
		return s.shift(-(s.last - s.first + 1)), base
	case kind == Quarter:
		return r.step(&expression{a: -1}, Quarter, 3, false)
	case kind == Month:
		return r.step(&expression{a: -1}, Month, 1, false)
	}
	return s, base
}

// weekday is that day of the week some weeks on, or the last one.
func (r *resolver) weekday(day time.Weekday, weeks int, forward bool) (stretch, Base) {
	if !r.dated() {
		return stretch{}, Unresolved
	}
	date := r.ref.Date
	since := (int(date.Weekday()) - int(day) + 7) % 7
	if weeks == recent {
		if forward && since > 0 {
			since -= 7
		}
		return dayOf(date.AddDate(0, 0, -since)), ArticleDate
	}
	monday := date.AddDate(0, 0, -((int(date.Weekday()) + 6) % 7))
	return dayOf(monday.AddDate(0, 0, 7*weeks+(int(day)+6)%7)), ArticleDate
}
