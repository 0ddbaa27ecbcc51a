package document

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number, Coef × 10^Exp. The zero value is 0.
// 1449.5亿 is {1449_5, 7}; no float stands between the text and the graph.
type Decimal struct {
	Coef int64
	Exp  int32
}

// Normalize returns the same number without trailing zeros in Coef.
func (d Decimal) Normalize() Decimal {
	if d.Coef == 0 {
		return Decimal{}
	}
	for d.Coef%10 == 0 {
		d.Coef /= 10
		d.Exp++
	}
	return d
}

// Neg returns -d.
func (d Decimal) Neg() Decimal { return Decimal{-d.Coef, d.Exp} }

// Shift returns d × 10^n.
func (d Decimal) Shift(n int32) Decimal { return Decimal{d.Coef, d.Exp + n} }

// Float64 returns the nearest float.
func (d Decimal) Float64() float64 {
	f, err := strconv.ParseFloat(fmt.Sprintf("%de%d", d.Coef, d.Exp), 64)
	if err != nil {
		return math.Inf(1)
	}
	return f
}

// Int64 returns d when it is a whole number that fits.
func (d Decimal) Int64() (int64, bool) {
	d = d.Normalize()
	if d.Exp < 0 || d.Exp > 18 {
		return 0, false
	}
	c := d.Coef
	for range d.Exp {
		if c > math.MaxInt64/10 || c < math.MinInt64/10 {
			return 0, false
		}
		c *= 10
	}
	return c, true
}

// String writes d without an exponent: 144950000000, 0.035, -12.
func (d Decimal) String() string {
	d = d.Normalize()
	s := strconv.FormatInt(d.Coef, 10)
	if d.Exp >= 0 {
		return s + strings.Repeat("0", int(d.Exp))
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	point := len(s) + int(d.Exp)
	if point <= 0 {
		return sign + "0." + strings.Repeat("0", -point) + s
	}
	return sign + s[:point] + "." + s[point:]
}

// MarshalJSON writes the exact number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }
