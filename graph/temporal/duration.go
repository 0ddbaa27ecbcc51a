package temporal

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// secondsPerMonth is the mean month of the Gregorian calendar, which a fraction of a month is measured by.
const secondsPerMonth = 2_629_746

// durationUnits are the names that a duration is made of, each with its length as months, days or
// nanoseconds.
var durationUnits = []struct {
	name                string
	months, days, nanos int64
}{
	{"years", 12, 0, 0}, {"quarters", 3, 0, 0}, {"months", 1, 0, 0}, {"weeks", 0, 7, 0}, {"days", 0, 1, 0},
	{"hours", 0, 0, 3600 * nanosPerSec}, {"minutes", 0, 0, 60 * nanosPerSec}, {"seconds", 0, 0, nanosPerSec},
	{"milliseconds", 0, 0, 1_000_000}, {"microseconds", 0, 0, 1000}, {"nanoseconds", 0, 0, 1},
}

// amount is a duration under construction: exact, so that fractions pass down without loss.
type amount struct{ months, days, nanos big.Rat }

func (a *amount) add(n *big.Rat, months, days, nanos int64) {
	for _, part := range []struct {
		sum  *big.Rat
		unit int64
	}{{&a.months, months}, {&a.days, days}, {&a.nanos, nanos}} {
		if part.unit != 0 {
			part.sum.Add(part.sum, new(big.Rat).Mul(n, new(big.Rat).SetInt64(part.unit)))
		}
	}
}

// whole splits r into its integer part, towards zero, and the rest.
func whole(r *big.Rat) (*big.Int, *big.Rat) {
	n := new(big.Int).Quo(r.Num(), r.Denom())
	return n, new(big.Rat).Sub(r, new(big.Rat).SetInt(n))
}

// duration passes the fraction of a month down to days, and that of a day to seconds.
func (a *amount) duration() (Duration, error) {
	months, rest := whole(&a.months)
	rest.Mul(rest, big.NewRat(secondsPerMonth, secondsPerDay))
	days, rest := whole(rest.Add(rest, &a.days))
	rest.Mul(rest, new(big.Rat).SetInt64(nanosPerDay))
	nanos, _ := whole(rest.Add(rest, &a.nanos))
	seconds, fraction := new(big.Int).DivMod(nanos, big.NewInt(nanosPerSec), new(big.Int))
	if !months.IsInt64() || !days.IsInt64() || !seconds.IsInt64() {
		return Duration{}, fmt.Errorf("the duration is too long")
	}
	return Duration{months.Int64(), days.Int64(), seconds.Int64(), int32(fraction.Int64())}, nil
}

func ratOf(v any) (*big.Rat, error) {
	switch v := v.(type) {
	case int64:
		return new(big.Rat).SetInt64(v), nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e18 {
			return nil, fmt.Errorf("%v is not a length of time", v)
		}
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64)) // what was written: 0.1, not its binary neighbour
		return r, nil
	}
	return nil, fmt.Errorf("%v is not a number", v)
}

// NewDuration makes a duration of a map such as {days: 14, hours: 16.5}.
func NewDuration(fields map[string]any) (Duration, error) {
	var a amount
	known := 0
	for _, u := range durationUnits {
		v, ok := fields[u.name]
		if !ok {
			continue
		}
		known++
		n, err := ratOf(v)
		if err != nil {
			return Duration{}, fmt.Errorf("%s of a duration: %w", u.name, err)
		}
		a.add(n, u.months, u.days, u.nanos)
	}
	if known != len(fields) {
		return Duration{}, unknownField(fields, "a duration", durationFieldNames())
	}
	return a.duration()
}

func durationFieldNames() []string {
	names := make([]string, len(durationUnits))
	for i, u := range durationUnits {
		names[i] = u.name
	}
	return names
}

// ParseDuration reads P[nY][nM][nW][nD][T[nH][nM][nS]], where each n may have a sign and a fraction,
// or the form of a date and time, P2012-02-02T14:37:21.545.
func ParseDuration(text string) (Duration, error) {
	bad := func(why string) (Duration, error) {
		return Duration{}, fmt.Errorf("%q is not a duration such as P1Y2M3DT4H5M6.7S: %s", text, why)
	}
	s := text
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if !strings.HasPrefix(s, "P") || len(s) == 1 {
		return bad("it starts with P and a number")
	}
	s = s[1:]
	if len(s) > 4 && s[4] == '-' && isDigits(s[:4]) {
		d, err := parseDateForm(s)
		if err != nil {
			return bad(err.Error())
		}
		return d, nil
	}
	var a amount
	units := "YMWD"
	for s != "" {
		if s[0] == 'T' {
			units, s = "HMS", s[1:]
			if s == "" {
				return bad("nothing follows T")
			}
			continue
		}
		end := strings.IndexFunc(s, func(r rune) bool { return r != '-' && r != '+' && r != '.' && (r < '0' || r > '9') })
		if end <= 0 || strings.IndexByte(units, s[end]) < 0 {
			return bad("unexpected " + strconv.Quote(s))
		}
		n, ok := new(big.Rat).SetString(s[:end])
		if !ok || end > 30 {
			return bad(strconv.Quote(s[:end]) + " is not a number")
		}
		if negative {
			n.Neg(n)
		}
		addDesignated(&a, n, s[end], units)
		units, s = units[strings.IndexByte(units, s[end])+1:], s[end+1:]
	}
	d, err := a.duration()
	if err != nil {
		return bad(err.Error())
	}
	return d, nil
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func addDesignated(a *amount, n *big.Rat, unit byte, units string) {
	time := strings.HasSuffix(units, "S")
	switch {
	case unit == 'Y':
		a.add(n, 12, 0, 0)
	case unit == 'M' && !time:
		a.add(n, 1, 0, 0)
	case unit == 'W':
		a.add(n, 0, 7, 0)
	case unit == 'D':
		a.add(n, 0, 1, 0)
	case unit == 'H':
		a.add(n, 0, 0, 3600*nanosPerSec)
	case unit == 'M':
		a.add(n, 0, 0, 60*nanosPerSec)
	case unit == 'S':
		a.add(n, 0, 0, nanosPerSec)
	}
}

// parseDateForm reads yyyy-mm-ddThh:mm:ss.f as amounts.
func parseDateForm(text string) (Duration, error) {
	s := scanner{text}
	year, _ := s.digits(4)
	s.accept('-')
	month, okMonth := s.digits(2)
	dash := s.accept('-')
	day, okDay := s.digits(2)
	if !okMonth || !dash || !okDay {
		return Duration{}, errDateForm
	}
	d := Duration{Months: year*12 + month, Days: day}
	if s.accept('T') {
		nanos, err := s.clock()
		if err != nil {
			return Duration{}, err
		}
		d.Seconds, d.Nanos = nanos/nanosPerSec, int32(nanos%nanosPerSec)
	}
	if s.rest != "" {
		return Duration{}, fmt.Errorf("unexpected %q", s.rest)
	}
	return d, nil
}

// Add is the sum of two durations, part by part.
func (d Duration) Add(e Duration) Duration {
	nanos := int64(d.Nanos) + int64(e.Nanos)
	return Duration{d.Months + e.Months, d.Days + e.Days, d.Seconds + e.Seconds + floorDiv(nanos, nanosPerSec), int32(floorMod(nanos, nanosPerSec))}
}

// Negate is the duration backwards.
func (d Duration) Negate() Duration {
	nanos := -int64(d.Nanos)
	return Duration{-d.Months, -d.Days, -d.Seconds + floorDiv(nanos, nanosPerSec), int32(floorMod(nanos, nanosPerSec))}
}

// Multiply scales a duration by an int64 or float64, passing fractions down to smaller units.
func (d Duration) Multiply(by any) (Duration, error) {
	n, err := ratOf(by)
	if err != nil {
		return Duration{}, err
	}
	return d.scale(n)
}

// Divide is Multiply by the inverse.
func (d Duration) Divide(by any) (Duration, error) {
	n, err := ratOf(by)
	if err != nil {
		return Duration{}, err
	}
	if n.Sign() == 0 {
		return Duration{}, fmt.Errorf("a duration cannot be divided by zero")
	}
	return d.scale(n.Inv(n))
}

func (d Duration) scale(n *big.Rat) (Duration, error) {
	var a amount
	a.add(n, d.Months, d.Days, d.Seconds)
	a.nanos.Mul(&a.nanos, new(big.Rat).SetInt64(nanosPerSec))
	a.nanos.Add(&a.nanos, new(big.Rat).Mul(n, new(big.Rat).SetInt64(int64(d.Nanos))))
	return a.duration()
}

// AverageSeconds is the length with mean months and days of 24 hours, which orders durations.
func (d Duration) AverageSeconds() float64 {
	return float64(d.Months)*secondsPerMonth + float64(d.Days)*secondsPerDay + float64(d.Seconds) + float64(d.Nanos)/nanosPerSec
}
