package document

import (
	"cmp"
	"math"
	"math/bits"
)

// maxExponent bounds Exp of every Decimal that arithmetic returns, so that
// writing one out stays short: no article counts beyond it.
const maxExponent = 200

// ParseDecimal reads digits with at most one point and an optional sign:
// 1449.5, -3, +0.5. It is not ok when s is anything else or has more than 18
// significant digits.
func ParseDecimal(s string) (d Decimal, ok bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg, s = s[0] == '-', s[1:]
	}
	digits, point := false, false
	var zeros int32 // trailing zeros not yet in Coef
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '.' && !point:
			point = true
			continue
		case c == '.' || c < '0' || c > '9':
			return Decimal{}, false
		}
		digits = true
		if point {
			d.Exp--
		}
		if c == '0' {
			zeros++
			continue
		}
		for ; zeros > 0 && d.Coef != 0; zeros-- {
			if d.Coef, ok = mul64(d.Coef, 10); !ok {
				return Decimal{}, false
			}
		}
		zeros = 0
		if d.Coef, ok = mul64(d.Coef, 10); !ok || d.Coef > math.MaxInt64-9 {
			return Decimal{}, false
		}
		d.Coef += int64(c - '0')
	}
	if !digits || s[len(s)-1] == '.' {
		return Decimal{}, false
	}
	if neg {
		d.Coef = -d.Coef
	}
	return Decimal{d.Coef, d.Exp + zeros}.checked()
}

// Add returns d + e. It is not ok when the exact sum does not fit.
func (d Decimal) Add(e Decimal) (sum Decimal, ok bool) {
	d, e, ok = align(d.Normalize(), e.Normalize())
	if !ok {
		return Decimal{}, false
	}
	coef := d.Coef + e.Coef
	if (d.Coef > 0) == (e.Coef > 0) && (coef > 0) != (d.Coef > 0) && d.Coef != 0 && e.Coef != 0 {
		return Decimal{}, false
	}
	return Decimal{coef, d.Exp}.checked()
}

// Sub returns d - e. It is not ok when the exact difference does not fit.
func (d Decimal) Sub(e Decimal) (difference Decimal, ok bool) {
	e = e.Normalize()
	if e.Coef == math.MinInt64 {
		return Decimal{}, false
	}
	return d.Add(e.Neg())
}

// Mul returns d × e. It is not ok when the exact product does not fit.
func (d Decimal) Mul(e Decimal) (product Decimal, ok bool) {
	d, e = d.Normalize(), e.Normalize()
	coef, ok := mul64(d.Coef, e.Coef)
	if !ok {
		return Decimal{}, false
	}
	return Decimal{coef, d.Exp + e.Exp}.checked()
}

// Cmp compares d and e exactly: -1 when d < e, 0 when equal, +1 when d > e.
func (d Decimal) Cmp(e Decimal) int {
	d, e = d.Normalize(), e.Normalize()
	if c := cmp.Compare(d.Sign(), e.Sign()); c != 0 || d.Coef == 0 {
		return c
	}
	if a, b, ok := align(d, e); ok {
		return cmp.Compare(a.Coef, b.Coef)
	}
	// Coefficients that cannot be brought to one exponent differ in the
	// place of their first digit.
	return cmp.Compare(d.magnitude(), e.magnitude()) * d.Sign()
}

// Sign is -1, 0 or +1.
func (d Decimal) Sign() int { return cmp.Compare(d.Coef, 0) }

// magnitude is the power of ten above the first digit of d.
func (d Decimal) magnitude() int64 {
	n := int64(d.Exp)
	for c := d.Coef; c != 0; c /= 10 {
		n++
	}
	return n
}

// checked returns d in lowest terms, or not ok when its exponent is beyond
// what a number in a text can mean.
func (d Decimal) checked() (Decimal, bool) {
	d = d.Normalize()
	if d.Exp < -maxExponent || d.Exp > maxExponent {
		return Decimal{}, false
	}
	return d, true
}

// align brings both to the lower exponent of the two.
func align(d, e Decimal) (Decimal, Decimal, bool) {
	if d.Coef == 0 {
		d.Exp = e.Exp
	}
	if e.Coef == 0 {
		e.Exp = d.Exp
	}
	ok := true
	for ; ok && d.Exp > e.Exp; d.Exp-- {
		d.Coef, ok = mul64(d.Coef, 10)
	}
	for ; ok && e.Exp > d.Exp; e.Exp-- {
		e.Coef, ok = mul64(e.Coef, 10)
	}
	return d, e, ok
}

// mul64 multiplies without wrapping.
func mul64(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitude64(a), magnitude64(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude64(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}
