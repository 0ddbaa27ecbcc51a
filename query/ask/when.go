package ask

import (
	"slices"
	"strings"
	"time"
)

// findPeriod finds the first period of a question, read on the day now, and returns the question
// without it and without the words that tie it in: "in", "自...以来".
func findPeriod(ph phrase, now time.Time) (Period, phrase, bool) {
	for i := range ph.len() {
		w := when{phrase: ph, now: now}
		s, end, ok := w.period(i)
		if !ok {
			continue
		}
		if last, to, ok := w.rangeEnd(i, end, s); ok {
			from, to, _ := w.ties(i, to)
			return Period{From: s.String(), To: last.String()}, ph.without(from, to), true
		}
		from, end, tie := w.ties(i, end)
		return tie.period(s), ph.without(from, end), true
	}
	return pastYears(ph, now)
}

// when reads periods within a phrase.
type when struct {
	phrase
	now time.Time
}

// spaces skips spaces alone.
func (w *when) spaces(i int) int {
	for i < w.len() && w.folded[i] == ' ' {
		i++
	}
	return i
}

// rangeEnd reads what follows the first period of "2021 to 2023" and 2021到2023年.
func (w *when) rangeEnd(start, i int, first span) (span, int, bool) {
	for _, word := range []string{"to", "through", "until", "and", "到", "至", "-", "–", "—", "~", "～"} {
		if word == "and" {
			if _, between := w.endsAt(start, "between"); !between {
				continue
			}
		}
		at, ok := w.at(w.spaces(i), []rune(word))
		if !ok {
			continue
		}
		if s, end, ok := w.periodAt(w.spaces(at)); ok && s.first().After(first.first()) {
			return s, end, true
		}
	}
	return span{}, 0, false
}

// pastYears reads "last three years", 近三年, 过去5年: whole years that end with the present one.
func pastYears(ph phrase, now time.Time) (Period, phrase, bool) {
	w := when{phrase: ph, now: now}
	for i := range ph.len() {
		for _, word := range []string{"in the last", "over the last", "in the past", "over the past", "for the past", "the last", "the past", "last", "past", "最近", "过去", "近"} {
			at, ok := w.at(i, []rune(word))
			if !ok {
				continue
			}
			n, at, ok := w.number(w.spaces(at))
			if !ok || n < 1 || n > 100 {
				continue
			}
			for _, unit := range []string{"years", "year", "年来", "年"} {
				if end, ok := w.at(w.spaces(at), []rune(unit)); ok {
					p := Period{From: span{year: now.Year() - n + 1}.String(), To: span{year: now.Year()}.String()}
					return p, ph.without(i, end), true
				}
			}
		}
	}
	return Period{}, ph, false
}

// period reads one period that begins at i.
func (w *when) period(i int) (span, int, bool) {
	if i > 0 && wordRune(w.folded[i]) && (wordRune(w.folded[i-1]) || strings.ContainsRune(".-+", w.folded[i-1])) {
		return span{}, 0, false
	}
	return w.periodAt(i)
}

// periodAt reads one period at i, whatever stands before it.
func (w *when) periodAt(i int) (span, int, bool) {
	for _, read := range []func(int) (span, int, bool){w.date, w.partThenYear, w.yearThenPart, w.relative} {
		if s, end, ok := read(i); ok && !w.within(end) && s.year > 1800 && s.year < 2200 {
			return s, end, true
		}
	}
	return span{}, 0, false
}

// within tells whether i is inside a number or word, or before a unit that makes the number before
// it no year.
func (w *when) within(i int) bool {
	if i >= w.len() || i == 0 {
		return false
	}
	digit := isDigit(w.folded[i-1])
	return wordRune(w.folded[i]) && wordRune(w.folded[i-1]) || digit && strings.ContainsRune("%万亿元块个", w.folded[i])
}

// date reads 2022-03-22, 2022/3, 2022年3月22日, March 22, 2022, 22 March 2022 and March 2022.
func (w *when) date(i int) (span, int, bool) {
	if s, end, ok := w.numericDate(i); ok {
		return s, end, true
	}
	if m, at, ok := w.monthName(i); ok {
		at = w.spaces(at)
		if d, after, ok := w.digits(at, 1, 2); ok && d <= 31 {
			after = w.oneOf(after, "st", "nd", "rd", "th")
			if y, end, ok := w.year(w.spaces(w.oneOf(w.spaces(after), ","))); ok {
				return w.dayOf(y, m, d, end)
			}
		}
		if y, end, ok := w.year(w.spaces(w.oneOf(at, "of", ","))); ok {
			return span{unit: month, year: y, n: m}, end, true
		}
		return span{}, 0, false
	}
	if d, at, ok := w.digits(i, 1, 2); ok && d <= 31 {
		if m, at, ok := w.monthName(w.spaces(w.oneOf(at, "st", "nd", "rd", "th"))); ok {
			if y, end, ok := w.year(w.spaces(w.oneOf(w.spaces(at), ","))); ok {
				return w.dayOf(y, m, d, end)
			}
		}
	}
	return span{}, 0, false
}

func (w *when) dayOf(y, m, d, end int) (span, int, bool) {
	if m < 1 || m > 12 || d < 1 {
		return span{}, 0, false
	}
	s := span{unit: day, year: y, n: m, day: d}
	return s, end, spanOf(day, s.first()) == s
}

// numericDate reads 2022-03-22, 2022/3/22, 2022.03 and 2022-03; 2022-2023 is none.
func (w *when) numericDate(i int) (span, int, bool) {
	y, at, ok := w.digits(i, 4, 4)
	if !ok || at >= w.len() || !strings.ContainsRune("-/.", w.folded[at]) {
		return span{}, 0, false
	}
	mark := string(w.folded[at])
	m, at, ok := w.digits(at+1, 1, 2)
	if !ok || m < 1 || m > 12 {
		return span{}, 0, false
	}
	if at < w.len() && string(w.folded[at]) == mark {
		if d, end, ok := w.digits(at+1, 1, 2); ok {
			return w.dayOf(y, m, d, end)
		}
	}
	return span{unit: month, year: y, n: m}, at, true
}

// partThenYear reads Q4 2022, 4Q22, "fourth quarter of 2022", "first half of last year", FY2022.
func (w *when) partThenYear(i int) (span, int, bool) {
	s, at, ok := w.part(i)
	if !ok {
		if at = w.oneOf(i, "fiscal year", "fiscal", "financial year", "calendar year", "full year", "the year", "year", "fy"); at == i {
			return span{}, 0, false
		}
		y, end, ok := w.year(w.spaces(at))
		return span{unit: year, year: y, n: 1}, end, ok
	}
	at = w.spaces(at)
	for _, word := range []string{"of the fiscal year", "of fiscal year", "of fiscal", "fiscal year", "fiscal", "of", "in", "'", "/", "-", "fy"} {
		if next := w.oneOf(at, word); next != at {
			at = w.spaces(next)
			break
		}
	}
	at = w.spaces(w.oneOf(at, "fy", "the year"))
	y, end, ok := w.year(at)
	s.year = y
	return s, end, ok
}

// yearThenPart reads 2022年第四季度, 2022Q4, 22年上半年, 去年12月, "last year's fourth quarter", 2022.
func (w *when) yearThenPart(i int) (span, int, bool) {
	y, at, ok := w.year(i)
	if !ok {
		return span{}, 0, false
	}
	end := at
	next := w.spaces(w.oneOf(w.spaces(w.oneOf(at, "'s", "的", "-", "/")), "的"))
	if s, to, ok := w.part(next); ok {
		s.year = y
		return s, to, true
	}
	if m, to, ok := w.number(next); ok && m >= 1 && m <= 12 {
		if after := w.oneOf(to, "月份", "月"); after != to {
			if d, to, ok := w.number(after); ok {
				if end := w.oneOf(to, "日", "号"); end != to {
					return w.dayOf(y, m, d, end)
				}
			}
			return span{unit: month, year: y, n: m}, after, true
		}
	}
	for _, word := range []string{"全年", "年度", "财年", "年报", "年终"} {
		if to := w.oneOf(next, word); to != next {
			return span{unit: year, year: y, n: 1}, to, true
		}
	}
	return span{unit: year, year: y, n: 1}, end, true
}

// year reads a year: 2022, 2022年, 22年, '22 after a part, 二〇二二年, last year, 去年.
func (w *when) year(i int) (y, end int, ok bool) {
	for _, r := range []struct {
		words  string
		offset int
	}{
		{"the year before last", -2}, {"last year", -1}, {"last fiscal year", -1}, {"previous year", -1}, {"prior year", -1}, {"this year", 0}, {"current year", 0}, {"next year", 1},
		{"前年", -2}, {"去年", -1}, {"上一年", -1}, {"上年", -1}, {"今年", 0}, {"本年", 0}, {"明年", 1},
	} {
		if end := w.oneOf(i, r.words); end != i {
			return w.now.Year() + r.offset, w.oneOf(end, "度"), true
		}
	}
	if n, at, ok := w.digits(i, 4, 4); ok && n >= 1900 && n < 2100 {
		return n, w.yearMark(at), true
	}
	if n, at, ok := w.digits(i, 2, 2); ok {
		end := w.yearMark(at)
		after := i > 0 && (strings.ContainsRune("'qhy", w.folded[i-1]) || wordRune(w.folded[i-1]))
		if end != at || after {
			return 2000 + n, end, true
		}
	}
	return w.hanYear(i)
}

// yearMark skips the 年 behind a year, and what goes with it.
func (w *when) yearMark(i int) int {
	i = w.oneOf(w.spaces(i), "年度", "年")
	for i > 0 && w.folded[i-1] == ' ' {
		i--
	}
	return i
}

// hanYear reads 二〇二二年 and 二零二二年.
func (w *when) hanYear(i int) (y, end int, ok bool) {
	n := 0
	for ; i < w.len() && n < 4; n++ {
		d := strings.IndexRune("〇一二三四五六七八九", w.folded[i])
		if w.folded[i] == '零' {
			d = 0
		}
		if d < 0 {
			break
		}
		y, i = y*10+d/len("〇"), i+1
	}
	end = w.oneOf(i, "年度", "年")
	return y, end, n == 4 && end != i
}

// parts are the names of the parts of a year.
var parts = []struct {
	words string
	unit  unit
	n     int
}{
	{"上半年", half, 1}, {"下半年", half, 2}, {"h1", half, 1}, {"h2", half, 2}, {"1h", half, 1}, {"2h", half, 2}, {"first half", half, 1}, {"second half", half, 2},
	{"半年报", half, 1}, {"中报", half, 1}, {"中期", half, 1},
	{"前三季度", nineMonths, 1}, {"前三季", nineMonths, 1}, {"前3季度", nineMonths, 1}, {"前九个月", nineMonths, 1}, {"前9个月", nineMonths, 1}, {"9m", nineMonths, 1},
	{"first nine months", nineMonths, 1}, {"first three quarters", nineMonths, 1}, {"三季报", nineMonths, 1},
	{"first quarter", quarter, 1}, {"second quarter", quarter, 2}, {"third quarter", quarter, 3}, {"fourth quarter", quarter, 4}, {"final quarter", quarter, 4},
	{"1st quarter", quarter, 1}, {"2nd quarter", quarter, 2}, {"3rd quarter", quarter, 3}, {"4th quarter", quarter, 4}, {"一季报", quarter, 1},
}

// part reads a part of a year, its year left open.
func (w *when) part(i int) (span, int, bool) {
	for _, p := range parts {
		rs := []rune(p.words)
		if w.len()-i >= len(rs) && slices.Equal(w.folded[i:i+len(rs)], rs) {
			return span{unit: p.unit, n: p.n}, i + len(rs), true
		}
	}
	if at := w.oneOf(i, "q"); at != i || i < w.len() && w.folded[i] == 'q' {
		if n, end, ok := w.digits(i+1, 1, 1); ok && n >= 1 && n <= 4 {
			return span{unit: quarter, n: n}, end, true
		}
	}
	at := w.oneOf(i, "第")
	if n, to, ok := w.number(at); ok && n >= 1 && n <= 4 {
		if to < w.len() && w.folded[to] == 'q' {
			return span{unit: quarter, n: n}, to + 1, true
		}
		if end := w.oneOf(to, "季度", "季"); end != to {
			return span{unit: quarter, n: n}, end, true
		}
	}
	return span{}, 0, false
}

// relative reads last quarter, 上个月, and a part without its year: the last one that has ended.
func (w *when) relative(i int) (span, int, bool) {
	for _, r := range []struct {
		words  string
		unit   unit
		offset int
	}{
		{"last quarter", quarter, -1}, {"previous quarter", quarter, -1}, {"this quarter", quarter, 0}, {"last month", month, -1}, {"this month", month, 0},
		{"上一季度", quarter, -1}, {"上个季度", quarter, -1}, {"上季度", quarter, -1}, {"上季", quarter, -1}, {"本季度", quarter, 0}, {"这个季度", quarter, 0},
		{"上个月", month, -1}, {"上月", month, -1}, {"本月", month, 0}, {"这个月", month, 0},
		{"yesterday", day, -1}, {"today", day, 0}, {"昨天", day, -1}, {"今天", day, 0},
	} {
		if end := w.oneOf(i, r.words); end != i {
			return spanOf(r.unit, w.now).step(r.offset), end, true
		}
	}
	if s, end, ok := w.part(i); ok && !w.within(end) {
		return w.latest(s), end, true
	}
	if m, end, ok := w.monthName(i); ok && w.tied(i) { // march and may are words too
		return w.latest(span{unit: month, n: m}), end, true
	}
	if m, at, ok := w.number(i); ok && m >= 1 && m <= 12 {
		if end := w.oneOf(at, "月份", "月"); end != at && w.oneOf(end, "活") == end { // 月活 is a metric
			return w.latest(span{unit: month, n: m}), end, true
		}
	}
	return span{}, 0, false
}

// latest gives a part of a year the last year in which it has ended.
func (w *when) latest(s span) span {
	s.year, s.anyYear = w.now.Year(), true
	if s.next().After(w.now) {
		s.year--
	}
	return s
}

// oneOf returns the end of the first of some words that stands at i, else i.
func (w *when) oneOf(i int, words ...string) int {
	for _, word := range words {
		rs := []rune(word)
		if w.len()-i < len(rs) || !slices.Equal(w.folded[i:i+len(rs)], rs) {
			continue
		}
		end := i + len(rs)
		if last := rs[len(rs)-1]; 'a' <= last && last <= 'z' && end < w.len() && 'a' <= w.folded[end] && w.folded[end] <= 'z' {
			continue
		}
		return end
	}
	return i
}

// number reads up to two digits, or a Chinese or English number of at most thirty-one.
func (w *when) number(i int) (n, end int, ok bool) {
	if n, end, ok := w.digits(i, 1, 2); ok {
		return n, end, true
	}
	for n, word := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if end := w.oneOf(i, word); end != i {
			return n + 1, end, true
		}
	}
	end = i
	for end < w.len() && end < i+3 && strings.ContainsRune("一二三四五六七八九十两", w.folded[end]) {
		end++
	}
	n, ok = hanNumber(w.folded[i:end])
	return n, end, ok
}

// hanNumber reads 一 to 九十九.
func hanNumber(rs []rune) (n int, ok bool) {
	value := func(r rune) int {
		if r == '两' {
			return 2
		}
		return strings.IndexRune("〇一二三四五六七八九", r) / len("〇")
	}
	ten := slices.Index(rs, '十')
	switch {
	case len(rs) == 0 || len(rs) > 3 || ten > 1 || len(rs)-ten > 2:
		return 0, false
	case ten < 0:
		return value(rs[0]), len(rs) == 1
	}
	n = 10
	if ten == 1 {
		n = 10 * value(rs[0])
	}
	if ten < len(rs)-1 {
		n += value(rs[ten+1])
	}
	return n, true
}

// digits reads a number of at least lo and at most hi digits; more digits are none.
func (w *when) digits(i, lo, hi int) (n, end int, ok bool) {
	for end = i; end < w.len() && isDigit(w.folded[end]); end++ {
		if end-i >= hi {
			return 0, i, false
		}
		n = n*10 + int(w.folded[end]-'0')
	}
	return n, end, end-i >= lo
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// monthName reads an English month.
func (w *when) monthName(i int) (m, end int, ok bool) {
	if i > 0 && i < w.len() && wordRune(w.folded[i-1]) {
		return 0, i, false
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		for _, word := range []string{name, name[:3] + ".", name[:3], name[:min(4, len(name))]} {
			if end := w.oneOf(i, word); end != i && (end >= w.len() || !wordRune(w.folded[end])) {
				return int(m), end, true
			}
		}
	}
	return 0, i, false
}
