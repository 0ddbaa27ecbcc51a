package document

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimalReadsWhatIsWritten(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string // "" when it must be refused
	}{
		{"0", "0"}, {"1449.5", "1449.5"}, {"-3", "-3"}, {"+0.50", "0.5"}, {"000", "0"}, {"0.000", "0"},
		{".5", "0.5"}, {"007", "7"}, {"1000000000000000000000", "1000000000000000000000"},
		{"123456789012345678", "123456789012345678"},
		{"", ""}, {"-", ""}, {".", ""}, {"1.", ""}, {"1.2.3", ""}, {"1e5", ""}, {"１", ""},
		{strings.Repeat("9", 1000), ""}, {"1" + strings.Repeat("0", 1000), ""}, {"0." + strings.Repeat("0", 999) + "1", ""},
	} {
		got, ok := ParseDecimal(tt.text)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("ParseDecimal(%.40q) = %v, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func TestArithmeticRefusesWhatDoesNotFit(t *testing.T) {
	huge := Decimal{math.MaxInt64, 0}
	if got, ok := huge.Add(huge); ok {
		t.Errorf("sum = %v", got)
	}
	if got, ok := huge.Mul(Decimal{3, 0}); ok {
		t.Errorf("product = %v", got)
	}
	if got, ok := (Decimal{1, 150}).Mul(Decimal{1, 150}); ok {
		t.Errorf("product = %v", got)
	}
	if got, ok := (Decimal{0, 0}).Sub(Decimal{math.MinInt64, 0}); ok {
		t.Errorf("difference = %v", got)
	}
	if got := (Decimal{math.MinInt64, 0}).Cmp(huge); got != -1 {
		t.Errorf("Cmp = %d", got)
	}
}

// TestArithmeticAgreesWithBigRationals compares with math/big.
func TestArithmeticAgreesWithBigRationals(t *testing.T) {
	rational := func(d Decimal) *big.Rat {
		r, _ := new(big.Rat).SetString(d.String())
		return r
	}
	decimal := rapid.Custom(func(t *rapid.T) Decimal {
		return Decimal{rapid.Int64().Draw(t, "coef"), rapid.Int32Range(-30, 30).Draw(t, "exp")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := decimal.Draw(t, "a"), decimal.Draw(t, "b")
		if got, want := a.Cmp(b), rational(a).Cmp(rational(b)); got != want {
			t.Fatalf("Cmp(%v, %v) = %d, want %d", a, b, got, want)
		}
		if got, ok := a.Add(b); ok && rational(got).Cmp(new(big.Rat).Add(rational(a), rational(b))) != 0 {
			t.Fatalf("%v + %v = %v", a, b, got)
		}
		if got, ok := a.Sub(b); ok && rational(got).Cmp(new(big.Rat).Sub(rational(a), rational(b))) != 0 {
			t.Fatalf("%v - %v = %v", a, b, got)
		}
		if got, ok := a.Mul(b); ok && rational(got).Cmp(new(big.Rat).Mul(rational(a), rational(b))) != 0 {
			t.Fatalf("%v × %v = %v", a, b, got)
		}
	})
}
