package segment

import (
	"unicode"

	"github.com/newsgraph/kg/extract/document"
)

// A unit is what no word may begin or end within: a character, or a number,
// date, time or Latin word of many. Units stand at the index of their first
// rune; those of the other runes are zero.
type unit struct {
	end  int // index of the rune after it
	kind unitKind
}

type unitKind uint8

const (
	mark   unitKind = iota // punctuation and symbols; a run of the same one is a unit
	han                    // a Chinese character
	latin                  // a word: iPhone14, AT&T, GPT-4, 600519.SH
	number                 // 1,449.5亿, 3.5%
	date                   // 2022年, 3月份, 31日, 2022-03-31, 9:30
	space
	fixed // a span that was known beforehand
)

// tag is the part of speech of a unit that the dictionary does not know.
func (k unitKind) tag() string {
	switch k {
	case latin:
		return "eng"
	case number:
		return "m"
	case date:
		return "t"
	case fixed:
		return "nz"
	}
	return "x"
}

// inWords reports whether the dictionary's words may hold the unit, as A股
// holds A and 1号店 holds 1.
func (k unitKind) inWords() bool { return k <= number }

// findUnits divides the runes into units.
func (c *cutter) findUnits(known []document.Span) {
	n := len(c.runes)
	if cap(c.units) < n {
		c.units = make([]unit, 2*n)
	}
	c.units = c.units[:n]
	clear(c.units)
	for i := 0; i < n; {
		limit := n
		for len(known) > 0 && (known[0].Start < c.at[i] || known[0].End > c.at[n]) {
			known = known[1:]
		}
		if len(known) > 0 {
			limit = c.indexOf(i, known[0].Start)
		}
		u := unit{kind: fixed}
		if limit == i {
			u.end = c.indexOf(i, known[0].End)
			known = known[1:]
		} else {
			u = c.unitAt(i, limit)
		}
		c.units[i] = u
		i = u.end
	}
}

// indexOf is the first rune, from i on, at or after a byte offset.
func (c *cutter) indexOf(i, offset int) int {
	for c.at[i] < offset {
		i++
	}
	return i
}

// unitAt is the unit that starts at i and ends at limit or before.
func (c *cutter) unitAt(i, limit int) unit {
	r := c.runes[i]
	switch {
	case isHan(r):
		return unit{i + 1, han}
	case isDigit(r):
		return c.numeral(i, limit)
	case isLatin(r):
		return unit{c.latinWord(i, limit), latin}
	case unicode.IsSpace(r):
		return unit{c.while(i, limit, unicode.IsSpace), space}
	}
	return unit{c.while(i, limit, func(next rune) bool { return next == r }), mark}
}

func (c *cutter) while(i, limit int, is func(rune) bool) int {
	for i < limit && is(c.runes[i]) {
		i++
	}
	return i
}

// peek is the rune at i, 0 from limit on.
func (c *cutter) peek(i, limit int) rune {
	if i < limit {
		return c.runes[i]
	}
	return 0
}

// numeral is the unit that starts with the digit at i.
func (c *cutter) numeral(i, limit int) unit {
	end := c.while(i, limit, isDigit)
	if end := c.dateFrom(i, end, limit); end > 0 {
		return unit{end, date}
	}
	for {
		next := c.peek(end, limit)
		fraction := c.while(min(end+1, limit), limit, isDigit)
		if next == '.' && fraction > end+1 || next == ',' && fraction == end+4 {
			end = fraction
			continue
		}
		if isLatin(next) || next == '.' && isLatin(c.peek(end+1, limit)) {
			return unit{c.latinWord(end, limit), latin}
		}
		break
	}
	switch c.peek(end, limit) {
	case '%', '％', '‰':
		return unit{end + 1, number}
	}
	return unit{c.magnitude(end, limit), number}
}

// magnitude is the end of 万, 亿, 万亿, 千万, 百万 at i, and i when none stands there.
func (c *cutter) magnitude(i, limit int) int {
	if r := c.peek(i, limit); (r == '百' || r == '千') && c.peek(i+1, limit) == '万' {
		i++
	}
	return c.while(i, limit, func(r rune) bool { return r == '万' || r == '亿' })
}

// dateFrom is the end of the date or time that starts with the digits from i
// to end, 0 when they are only a number.
func (c *cutter) dateFrom(i, end, limit int) int {
	digits := end - i
	switch next := c.peek(end, limit); {
	case next == '年' && digits == 4 && !c.yearIsOfNextWord(end, limit):
		return end + 1
	case next == '月' && c.between(i, end, 1, 12):
		if c.peek(end+1, limit) == '份' {
			return end + 2
		}
		return end + 1
	case next == '日' && c.between(i, end, 1, 31) && c.peek(end+1, limit) != '元':
		return end + 1
	case (next == ':' || next == '：') && c.between(i, end, 0, 24):
		return c.clock(end, limit)
	case (next == '-' || next == '/' || next == '.') && digits == 4:
		month := c.while(end+1, limit, isDigit)
		day := c.while(min(month+1, limit), limit, isDigit)
		if c.between(end+1, month, 1, 12) && c.peek(month, limit) == next && c.between(month+1, day, 1, 31) {
			return day
		}
	}
	return 0
}

// clock is the end of a time whose minutes, and perhaps seconds, follow the
// colon at i, 0 when they do not.
func (c *cutter) clock(i, limit int) int {
	end := 0
	for part := 0; part < 2 && (c.peek(i, limit) == ':' || c.peek(i, limit) == '：'); part++ {
		next := c.while(i+1, limit, isDigit)
		if next != i+3 || !c.between(i+1, next, 0, 59) {
			return end
		}
		i, end = next, next
	}
	return end
}

// yearIsOfNextWord reports whether the 年 at i belongs to what follows, as in
// 2022年报 and 2022年度, and not in 2022年报告期.
func (c *cutter) yearIsOfNextWord(i, limit int) bool {
	switch c.peek(i+1, limit) {
	case '报', '度', '代', '初', '末', '底':
	default:
		return false
	}
	_, isWord := c.wordAt(i+1, min(i+3, limit)).Value()
	return i+3 > limit || !isWord
}

// between reports whether the runes are one or two digits of a number in the range.
func (c *cutter) between(from, to, least, most int) bool {
	if to <= from || to-from > 2 {
		return false
	}
	n := 0
	for _, r := range c.runes[from:to] {
		n = n*10 + int(r-'0')
	}
	return least <= n && n <= most
}

// latinWord is the end of the word of letters and digits around i. Points,
// hyphens, ampersands and apostrophes belong to it between two of them.
func (c *cutter) latinWord(i, limit int) int {
	for {
		i = c.while(i, limit, isLatinOrDigit)
		switch c.peek(i, limit) {
		case '.', '-', '&', '\'', '’', '_', '@':
			if !isLatinOrDigit(c.peek(i+1, limit)) {
				return i
			}
			i++
		case '+':
			if c.peek(i+1, limit) != '+' {
				return i
			}
			return i + 2
		default:
			return i
		}
	}
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isLatin reports whether r is a letter of a script that writes words apart.
func isLatin(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 0xaa <= r && r < 0x530 && unicode.IsLetter(r)
}

func isLatinOrDigit(r rune) bool { return isLatin(r) || isDigit(r) }
