package period

import "strings"

// numeric takes 2023-03-22, 2023/3/22, 2023.3.22 and 2023-03.
func (p *reader) numeric() (e expression, ok bool) {
	at := p.i
	year, ok := p.number()
	if !ok || p.i-at != 4 || !plausible(year) || p.i >= len(p.text) {
		return e, false
	}
	sep := p.text[p.i]
	if sep != '-' && sep != '/' && sep != '.' {
		return e, false
	}
	p.i++
	start := p.i
	month, ok := p.number()
	if !ok || month < 1 || month > 12 || p.i-start > 2 || p.text[start] >= 0x80 {
		return e, false
	}
	e = expression{ref: absoluteYear, year: year, part: monthsPart, a: month, b: month}
	if p.i+1 < len(p.text) && p.text[p.i] == sep && isDigit(p.text[p.i+1]) {
		p.i++
		second := p.i
		day, ok := p.number()
		if !ok || p.i-second > 2 || day < 1 || day > daysIn(year, month) {
			return e, false
		}
		e.part, e.b = dayPart, day
		return e, true
	}
	return e, sep == '-' && p.i-start == 2 && !p.sees("年", "月", "亿", "万", "%", "元", "家")
}

// yearRange takes 2019-2021年 and 2019 to 2021.
func (p *reader) yearRange() (e expression, ok bool) {
	at := p.i
	from, ok := p.number()
	if !ok || p.i-at != 4 || !plausible(from) {
		return e, false
	}
	if !p.connector() && !p.word("to") {
		return e, false
	}
	p.space()
	start := p.i
	to, ok := p.number()
	if !ok || p.i-start != 4 || p.text[start] >= 0x80 || !plausible(to) || to <= from {
		return e, false
	}
	fiscal := false
	p.space()
	switch {
	case p.lit("财政年度", "财政年", "财年"):
		fiscal = true
	case p.lit("年度", "年"):
	default:
		if !afterPreposition(p.text[:at]) {
			return e, false
		}
		p.i = start + 4
	}
	e = expression{ref: absoluteYear, year: from, fiscal: fiscal}
	e.to = &expression{ref: absoluteYear, year: to, fiscal: fiscal}
	return e, true
}

// dayAlone takes a day whose month the text has named: 2日，据记者了解.
func (p *reader) dayAlone(before string) (e expression, ok bool) {
	n, ok := p.number()
	if !ok || n < 1 || n > 31 {
		return e, false
	}
	p.space()
	if !p.lit("日") || p.sees("内", "后", "前", "均", "线", "元", "圆", "币", "本", "游", "间", "报", "以", "之") {
		return e, false
	}
	if before == "" {
		return expression{part: dayOnly, a: n}, true
	}
	for _, w := range [...]string{" ", "，", "。", "、", "\n", ",", "于", "在", "(", "（", "；", "“", "截至", "截止"} {
		if strings.HasSuffix(before, w) {
			return expression{part: dayOnly, a: n}, true
		}
	}
	return e, false
}

// dayBeforeMonth takes 22 March 2023.
func (p *reader) dayBeforeMonth() (e expression, ok bool) {
	n, ok := p.number()
	if !ok || n < 1 || n > 31 {
		return e, false
	}
	p.lit("st", "nd", "rd", "th")
	p.space()
	if p.i >= len(p.text) || p.text[p.i] < 'A' || p.text[p.i] > 'Z' {
		return e, false
	}
	m, ok := p.month()
	if !ok {
		return e, false
	}
	e = expression{part: dayPart, a: m, b: n}
	p.year(&e)
	return e, true
}
