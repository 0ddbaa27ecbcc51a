package quantity

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// item is a quantity whose unit may yet come from its neighbours: 12.3 and
// 15.6 of 12.3、15.6和20亿元.
type item struct {
	Quantity
	numeral  numeral
	shift    int32 // power of ten of the unit: -2 for %
	side     bound
	negative bool
	weak     bool // no quantity unless a neighbour gives it a unit
	year     bool // looks like a year, takes no unit from a list
	symbol   bool // the currency stands before the number
	suffix   bool // the unit stands after the number
	from     bool // 从, 由, from: the start of a change, not of a range
	changed  bool // a verb of change stands before: 增加3亿元至10亿元
	between  bool // 介于, between
	link     link // what joins it to the item before
}

// link is what stands between two numbers.
type link uint8

const (
	apart link = iota
	listed
	ranged
)

// linkOf reads the text between two numbers.
func linkOf(gap string) link {
	if len(gap) > 12 {
		return apart
	}
	switch strings.TrimSpace(gap) {
	case "-", "--", "–", "—", "——", "―", "~", "～", "〜", "~~", "至", "到", "－", "−":
		return ranged
	case "to":
		if gap == " to " {
			return ranged
		}
	case "、", "和", "及", "与", "以及", "或", "&", "/":
		return listed
	case "and", "or", ", and", ", or", ",":
		if strings.HasSuffix(gap, " ") {
			return listed
		}
	}
	return apart
}

// low is the value of the item, or of its lower end.
func (it *item) low() document.Decimal { return it.value(it.numeral.mantissa) }

func (it *item) value(mantissa document.Decimal) document.Decimal {
	d := mantissa.Shift(it.numeral.scale + it.shift).Normalize()
	if it.negative {
		return d.Neg()
	}
	return d
}

// flush settles the items that stand together and appends them to out.
func (s *scanner) flush() {
	items := s.pending
	for i := len(items) - 2; i >= 0; i-- {
		items[i].takeUnit(&items[i+1])
	}
	for i := 1; i < len(items); i++ {
		items[i].takeCurrency(&items[i-1])
	}
	for i := 0; i < len(items); i++ {
		it := &items[i]
		if it.weak {
			continue
		}
		if i+1 < len(items) && it.spans(&items[i+1], s.text) {
			s.out = append(s.out, it.until(&items[i+1]))
			i++
			continue
		}
		s.out = append(s.out, it.settled())
	}
	s.pending = items[:0]
}

// takeUnit gives it the unit and the scale of the item after it, when its own
// are missing.
func (it *item) takeUnit(next *item) {
	if it.suffix || next.link == apart || next.weak || it.year && (next.link == listed || next.Kind == Plain) {
		return
	}
	bare := it.Kind == Plain
	if it.symbol && next.Kind == Plain && next.numeral.scaled && !it.numeral.scaled && it.sharesScale(next) {
		it.numeral.scale, it.numeral.scaled = it.numeral.scale+next.numeral.scale, true // $1.5-2 billion
		return
	}
	if !bare && (it.Kind != next.Kind || it.numeral.scaled) {
		return
	}
	if bare && next.Kind == Plain && !next.numeral.scaled {
		return
	}
	if it.numeral.han && next.numeral.han != it.numeral.han {
		return
	}
	if !it.numeral.scaled && next.numeral.scaled && it.sharesScale(next) {
		it.numeral.scale += next.numeral.scale
		it.numeral.scaled, it.Scaled = true, true
	}
	if bare {
		it.Kind, it.Unit, it.Bare, it.Per, it.Measure = next.Kind, next.Unit, next.Bare, next.Per, next.Measure
		it.shift = next.shift
	}
	it.weak = it.Kind == Plain && !it.numeral.scaled
}

// sharesScale reports whether the word of scale of next is meant for it as
// well: of 3-5亿, but not of 5000-1万.
func (it *item) sharesScale(next *item) bool {
	if it.numeral.scale != 0 {
		return false
	}
	scaled, own := it.numeral.mantissa.Shift(next.numeral.scale), next.numeral.value()
	if next.link == ranged && !it.from {
		return scaled.Cmp(own) < 0
	}
	return scaled.Cmp(own.Shift(2)) <= 0
}

// takeCurrency gives it the currency that the item before it was more explicit
// about: 人民币3亿元和5亿元, $1.2 billion and 1.5 billion.
func (it *item) takeCurrency(before *item) {
	if it.link == apart || before.Kind != Money && before.Kind != Price {
		return
	}
	switch {
	case it.Kind == before.Kind && it.Bare && it.Unit == "" && before.Unit != "":
		it.Unit, it.Bare = before.Unit, before.Bare
	case it.Kind == Plain && before.symbol && it.numeral.scaled:
		it.Kind, it.Unit, it.Bare, it.Measure = before.Kind, before.Unit, before.Bare, before.Measure
		it.weak = false
	}
}

// spans reports whether it and next are the ends of one range.
func (it *item) spans(next *item, text string) bool {
	if next.link != ranged {
		joined := next.link == listed && (it.between || strings.HasPrefix(text[next.End:], "之间"))
		if !joined {
			return false
		}
	}
	if it.from || it.Kind != next.Kind || it.Unit != next.Unit || it.Per != next.Per || it.numeral.between || next.numeral.between {
		return false
	}
	if it.changed && it.complete() && next.complete() && (it.Kind == Money || it.Kind == Count) && !strings.ContainsAny(text[it.End:next.Start], "-~–—") {
		return false
	}
	return it.low().Cmp(next.low()) < 0
}

// complete reports whether the item has all that it needs of itself.
func (it *item) complete() bool { return it.suffix || it.symbol && it.numeral.scaled }

// until is the range from it to next.
func (it *item) until(next *item) Quantity {
	q := it.Quantity
	low, high := it.low(), next.low()
	q.End = next.End
	q.Value, q.Min, q.Max, q.About = low, &low, &high, true
	q.Measure, q.Attributive = next.Measure, next.Attributive
	q.Scaled = it.numeral.scaled || next.numeral.scaled
	return q
}

// settled is the quantity of an item that stands alone or in a list.
func (it *item) settled() Quantity {
	q := it.Quantity
	q.Scaled = it.numeral.scaled
	q.Value = it.low()
	q.About = it.side != exact || it.numeral.inexact
	if it.numeral.between {
		low, high := q.Value, it.value(it.numeral.upper)
		q.Min, q.Max, q.About = &low, &high, true
		return q
	}
	switch it.side {
	case atLeast:
		low := q.Value
		q.Min = &low
	case atMost:
		high := q.Value
		q.Max = &high
	}
	return q
}
