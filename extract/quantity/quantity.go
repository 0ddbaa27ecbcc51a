// Package quantity finds the numbers of Chinese and English news: money,
// shares of a whole, counts, points, multiples and prices, with their units,
// ranges and bounds, exact in decimal.
//
// Text is expected cleaned: valid UTF-8, simplified script, digits folded to
// half width. Dates, times, ordinals, codes and product names (2022年, 10:30,
// 第三, 600519, GPT-3) are not quantities and are left out; so are figures
// without a figure (数以亿计, 两位数).
//
// Start with [Quantity] and [Append]. The scanner in scan.go finds where
// numbers stand; numeral.go reads Arabic numerals and words of scale,
// han.go Chinese numerals, english.go number words; unit.go and currency.go hold the units; bound.go reads 超过 and
// 左右; group.go joins ranges and lists that share a unit.
package quantity

import (
	"iter"
	"sync"

	"github.com/newsgraph/kg/extract/document"
)

// Kind tells what a quantity measures.
type Kind uint8

// The kinds of quantity.
const (
	Plain        Kind = iota // a number without unit: 5.72亿, 12.3
	Money                    // an amount of money
	Price                    // money for one of something: 每股0.33元, $1,600 a ton
	Count                    // a number of things, or of a physical unit
	Percent                  // a share of one: 12%, 三成, 百分之十二, 1/3
	PercentPoint             // a difference of shares: 3.5个百分点
	BasisPoint               // the same in hundredths: 50个基点
	Multiple                 // times something else: 1.5倍, 10x
	Factor                   // grew to that many times: 翻番 is 2, tripled is 3, halved is 0.5
	Duration                 // a length of time: 3个月, 10 years
)

var kindNames = [...]string{"plain", "money", "price", "count", "percent", "percent point", "basis point", "multiple", "factor", "duration"}

// String is the kind's name.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Quantity is one number of a text.
//
// Value is in base units: 1449.5亿元 is 144950000000, 12% is 0.12, 3.5个百分点 is
// 0.035, 50个基点 is 0.005, 33 cents is 0.33. Unit is an ISO 4217 code for money,
// "1" for ratios, points and multiples, else the counted thing (user,
// vehicle, unit, store, person, share, ton, kWh, ...), "" when not said.
//
// About is set when the text does not give the figure itself but one near it.
// A bound (超过3000家) has Min or Max equal to Value; a range (6亿~7亿元) has both,
// and Value is the lower end.
type Quantity struct {
	// Span covers sign, currency, number and unit. It covers neither words of
	// bound (约, 超过, 左右) nor the counted noun (用户 of 3500万用户).
	document.Span
	document.Number
	Kind Kind

	// Bare tells that the currency was not named in full. For 元, 块 and ¥ Unit
	// is then "": it is that of the article's home market. For $ and dollars
	// Unit is "USD", which a home market of another dollar overrides.
	Bare bool

	// Per is what one of costs a Price: share, ton, barrel, ...
	Per string

	// Measure is the unit as the text writes it: 元, 美元, 万户's 户, %, users.
	Measure string

	// Scaled tells that the number had a word of scale: 亿, 万, million.
	Scaled bool

	// Attributive tells that the quantity is a share of or attribute to what
	// follows (12%的股份, 12% of the shares, 51% stake) rather than
	// the end of a statement (增长12%).
	Attributive bool

	// Signed tells that the text wrote a sign: -3.5%, +2%, 负3.5%.
	Signed bool
}

// Find returns the quantities of text in order.
func Find(text string) []Quantity { return Append(nil, text) }

// Append appends the quantities of text to dst, in order, and returns it. It
// allocates for dst, and for the ends of ranges and bounds.
func Append(dst []Quantity, text string) []Quantity {
	s := scanners.Get().(*scanner)
	s.text, s.out = text, dst
	s.run()
	dst = s.out
	s.text, s.out = "", nil
	scanners.Put(s)
	return dst
}

// scanners are large, and a text has many sentences.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// All iterates over the quantities of text in order.
func All(text string) iter.Seq[Quantity] {
	return func(yield func(Quantity) bool) {
		for _, q := range Find(text) {
			if !yield(q) {
				return
			}
		}
	}
}
