package temporal

import (
	"fmt"
	"strings"
)

// scanner reads fixed-width digits off the front of a string.
type scanner struct{ rest string }

// digits reads exactly n digits.
func (s *scanner) digits(n int) (int64, bool) {
	if len(s.rest) < n {
		return 0, false
	}
	var v int64
	for i := range n {
		c := s.rest[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int64(c-'0')
	}
	s.rest = s.rest[n:]
	return v, true
}

func (s *scanner) accept(c byte) bool {
	if s.rest != "" && s.rest[0] == c {
		s.rest = s.rest[1:]
		return true
	}
	return false
}

// countDigits is the length of the run of digits at the front.
func (s *scanner) countDigits() int {
	n := 0
	for n < len(s.rest) && s.rest[n] >= '0' && s.rest[n] <= '9' {
		n++
	}
	return n
}

// ParseDate reads an ISO 8601 date, basic or extended: calendar, week or ordinal, to any precision.
func ParseDate(text string) (Date, error) {
	s := scanner{text}
	days, err := s.date()
	if err == nil && s.rest != "" {
		err = fmt.Errorf("unexpected %q", s.rest)
	}
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date: %w", text, err)
	}
	return Date{days}, nil
}

var errDateForm = fmt.Errorf("want a form such as 2015-07-21, 2015-W30-2 or 2015-202")

func (s *scanner) date() (int64, error) {
	year, ok := s.year()
	if !ok {
		return 0, errDateForm
	}
	dashed := s.accept('-')
	if s.accept('W') {
		week, ok := s.digits(2)
		if !ok {
			return 0, errDateForm
		}
		day := int64(1)
		if (!dashed || s.accept('-')) && s.countDigits() > 0 {
			if day, ok = s.digits(1); !ok {
				return 0, errDateForm
			}
		}
		return dateOfWeek(year, week, day)
	}
	switch n := s.countDigits(); {
	case n == 0 && !dashed:
		return dateOfYMD(year, 1, 1)
	case n == 3:
		ordinal, _ := s.digits(3)
		return dateOfOrdinal(year, ordinal)
	case n == 4 && !dashed:
		month, _ := s.digits(2)
		day, _ := s.digits(2)
		return dateOfYMD(year, month, day)
	case n == 2:
		month, _ := s.digits(2)
		day := int64(1)
		if dashed && s.accept('-') {
			if day, ok = s.digits(2); !ok {
				return 0, errDateForm
			}
		}
		return dateOfYMD(year, month, day)
	}
	return 0, errDateForm
}

// year reads four digits, or up to nine after a sign.
func (s *scanner) year() (int64, bool) {
	negative := s.accept('-')
	if !negative && !s.accept('+') {
		return s.digits(4)
	}
	n := s.countDigits()
	if n < 4 || n > 9 {
		return 0, false
	}
	year, ok := s.digits(n)
	if negative {
		year = -year
	}
	return year, ok
}

var errTimeForm = fmt.Errorf("want a form such as 21:40:32.142 or 214032")

// clock reads a time of day, in nanoseconds since midnight.
func (s *scanner) clock() (int64, error) {
	hour, ok := s.digits(2)
	if !ok {
		return 0, errTimeForm
	}
	var minute, second, nanos int64
	if s.accept(':') || s.countDigits() >= 2 {
		colon := len(s.rest) >= 2 && !strings.HasPrefix(s.rest, ":")
		if minute, ok = s.digits(2); !ok || !colon {
			return 0, errTimeForm
		}
		if s.accept(':') || s.countDigits() >= 2 {
			if second, ok = s.digits(2); !ok {
				return 0, errTimeForm
			}
			if s.accept('.') || s.accept(',') {
				if nanos, ok = s.fraction(); !ok {
					return 0, errTimeForm
				}
			}
		}
	}
	return clockOf(hour, minute, second, nanos)
}

// fraction reads up to nine digits as nanoseconds.
func (s *scanner) fraction() (int64, bool) {
	n := s.countDigits()
	if n < 1 || n > 9 {
		return 0, false
	}
	v, _ := s.digits(n)
	for ; n < 9; n++ {
		v *= 10
	}
	return v, true
}

func clockOf(hour, minute, second, nanos int64) (int64, error) {
	if err := within("hour", hour, 0, 23); err != nil {
		return 0, err
	}
	if err := within("minute", minute, 0, 59); err != nil {
		return 0, err
	}
	if err := within("second", second, 0, 59); err != nil {
		return 0, err
	}
	if err := within("nanosecond", nanos, 0, nanosPerSec-1); err != nil {
		return 0, err
	}
	return ((hour*60+minute)*60+second)*nanosPerSec + nanos, nil
}

// zone reads what remains as Z, an offset, [a name], or an offset and [a name]. Nothing is UTC.
func (s *scanner) zone() (zone, error) {
	if s.rest == "" {
		return utc, nil
	}
	text, name := s.rest, ""
	s.rest = ""
	if open := strings.IndexByte(text, '['); open >= 0 {
		if !strings.HasSuffix(text, "]") {
			return zone{}, fmt.Errorf("the name of the zone is not closed with ]")
		}
		text, name = text[:open], text[open+1:len(text)-1]
	}
	var z zone
	if text != "" {
		if c := text[0]; c != 'Z' && c != 'z' && c != '+' && c != '-' {
			return zone{}, fmt.Errorf("unexpected %q", text)
		}
		var err error
		if z, err = parseZone(text); err != nil {
			return zone{}, err
		}
	}
	if name != "" {
		return namedZone(name)
	}
	return z, nil
}

// ParseLocalTime reads an ISO 8601 time of day, basic or extended.
func ParseLocalTime(text string) (LocalTime, error) {
	s := scanner{strings.TrimPrefix(text, "T")}
	nanos, err := s.clock()
	if err == nil && s.rest != "" {
		err = fmt.Errorf("unexpected %q", s.rest)
	}
	if err != nil {
		return LocalTime{}, fmt.Errorf("%q is not a local time: %w", text, err)
	}
	return LocalTime{nanos}, nil
}

// ParseTime reads a time of day with an offset; without one it is UTC.
func ParseTime(text string) (Time, error) {
	s := scanner{strings.TrimPrefix(text, "T")}
	nanos, err := s.clock()
	var z zone
	if err == nil {
		z, err = s.zone()
	}
	if err == nil && z.name != "" {
		err = fmt.Errorf("a time needs an offset, not the name of a zone")
	}
	if err != nil {
		return Time{}, fmt.Errorf("%q is not a time: %w", text, err)
	}
	return Time{Nanos: nanos, Offset: z.offset}, nil
}

// dateAndClock reads date, T, time; a date alone is midnight.
func (s *scanner) dateAndClock() (days, nanos int64, err error) {
	if days, err = s.date(); err != nil || !s.accept('T') {
		return days, 0, err
	}
	nanos, err = s.clock()
	return days, nanos, err
}

// ParseLocalDateTime reads a date and a time of day joined by T.
func ParseLocalDateTime(text string) (LocalDateTime, error) {
	s := scanner{text}
	days, nanos, err := s.dateAndClock()
	if err == nil && s.rest != "" {
		err = fmt.Errorf("unexpected %q", s.rest)
	}
	if err != nil {
		return LocalDateTime{}, fmt.Errorf("%q is not a local date and time: %w", text, err)
	}
	return LocalDateTime{Seconds: days*secondsPerDay + nanos/nanosPerSec, Nanos: int32(nanos % nanosPerSec)}, nil
}

// ParseDateTime reads a date, a time of day and a zone: Z, an offset, [a name] or both.
func ParseDateTime(text string) (DateTime, error) {
	s := scanner{text}
	days, nanos, err := s.dateAndClock()
	var z zone
	if err == nil {
		z, err = s.zone()
	}
	if err != nil {
		return DateTime{}, fmt.Errorf("%q is not a date and time: %w", text, err)
	}
	local := days*secondsPerDay + nanos/nanosPerSec
	return newDateTime(z.instant(local), int32(nanos%nanosPerSec), z), nil
}
