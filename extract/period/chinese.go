package period

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

// relative is a phrase that is a whole expression by itself.
type relative struct {
	text string
	expr expression
}

// Of two phrases that fit the longer stands first.
var relatives = []relative{
	{"上一季度", expression{part: quarterStep, a: -1}}, {"上一季", expression{part: quarterStep, a: -1}}, {"上季度", expression{part: quarterStep, a: -1}}, {"上季", expression{part: quarterStep, a: -1}}, {"上个季度", expression{part: quarterStep, a: -1}},
	{"前一季度", expression{part: previousOne, a: int(Quarter), against: true}}, {"前一季", expression{part: previousOne, a: int(Quarter), against: true}},
	{"本季度", expression{part: quarterStep}}, {"本季", expression{part: quarterStep}}, {"这个季度", expression{part: quarterStep}}, {"这一季度", expression{part: quarterStep}},
	{"下一季度", expression{part: quarterStep, a: 1}}, {"下一季", expression{part: quarterStep, a: 1}}, {"下季度", expression{part: quarterStep, a: 1}}, {"下季", expression{part: quarterStep, a: 1}}, {"下个季度", expression{part: quarterStep, a: 1}},
	{"当季度", expression{part: current, a: int(Quarter)}}, {"当季", expression{part: current, a: int(Quarter)}}, {"该季度", expression{part: current, a: int(Quarter)}}, {"该季", expression{part: current, a: int(Quarter)}},
	{"上个月", expression{part: monthStep, a: -1}}, {"上月", expression{part: monthStep, a: -1}}, {"本月", expression{part: monthStep}}, {"这个月", expression{part: monthStep}}, {"下个月", expression{part: monthStep, a: 1}}, {"下月", expression{part: monthStep, a: 1}},
	{"当月", expression{part: current, a: int(Month)}}, {"该月", expression{part: current, a: int(Month)}},
	{"报告期内", expression{part: current}}, {"报告期", expression{part: current}}, {"期内", expression{part: current}}, {"本期", expression{part: current}},
	{"同期", expression{part: samePeriod}},
	{"昨日", expression{part: dayStep, a: -1}}, {"昨天", expression{part: dayStep, a: -1}}, {"昨晚", expression{part: dayStep, a: -1}}, {"昨夜", expression{part: dayStep, a: -1}},
	{"今日", expression{part: dayStep}}, {"今天", expression{part: dayStep}}, {"今晚", expression{part: dayStep}}, {"今早", expression{part: dayStep}}, {"今晨", expression{part: dayStep}},
	{"前日", expression{part: dayStep, a: -2}}, {"前天", expression{part: dayStep, a: -2}}, {"明日", expression{part: dayStep, a: 1}}, {"明天", expression{part: dayStep, a: 1}}, {"明晚", expression{part: dayStep, a: 1}},
	{"当日", expression{part: dayStep, ref: sameYear}}, {"当天", expression{part: dayStep, ref: sameYear}}, {"当晚", expression{part: dayStep, ref: sameYear}}, {"同日", expression{part: dayStep, ref: sameYear}},
	{"年内", expression{ref: offsetYear}}, {"年底", expression{end: true}}, {"年末", expression{end: true}}, {"全年", expression{full: true}}, {"整年", expression{full: true}},
	{"近年来", expression{part: vague}}, {"近年", expression{part: vague}},
	{"上周", expression{part: vague}}, {"本周", expression{part: vague}}, {"下周", expression{part: vague}},
}

// relativeYears are words for years, by the article's or the discourse's.
var relativeYears = []relative{
	{"今年度", expression{ref: offsetYear}}, {"今年", expression{ref: offsetYear}}, {"本年度", expression{ref: offsetYear}}, {"本年", expression{ref: offsetYear}},
	{"去年度", expression{ref: offsetYear, year: -1}}, {"去年", expression{ref: offsetYear, year: -1}}, {"昨年", expression{ref: offsetYear, year: -1}}, {"上年度", expression{ref: offsetYear, year: -1}}, {"上年", expression{ref: offsetYear, year: -1}}, {"上一年", expression{ref: offsetYear, year: -1}},
	{"大前年", expression{ref: offsetYear, year: -3}}, {"前年", expression{ref: offsetYear, year: -2}}, {"明年", expression{ref: offsetYear, year: 1}}, {"后年", expression{ref: offsetYear, year: 2}},
	{"同年", expression{ref: sameYear}}, {"当年度", expression{ref: sameYear}}, {"当年", expression{ref: sameYear}}, {"该年度", expression{ref: sameYear}}, {"该年", expression{ref: sameYear}}, {"次年", expression{ref: sameYear, year: 1}}, {"翌年", expression{ref: sameYear, year: 1}},
	{"本财政年度", expression{ref: offsetYear, fiscal: true}}, {"本财年", expression{ref: offsetYear, fiscal: true}}, {"上一财年", expression{ref: offsetYear, year: -1, fiscal: true}}, {"上财年", expression{ref: offsetYear, year: -1, fiscal: true}}, {"上个财年", expression{ref: offsetYear, year: -1, fiscal: true}}, {"下一财年", expression{ref: offsetYear, year: 1, fiscal: true}}, {"下财年", expression{ref: offsetYear, year: 1, fiscal: true}},
}

// openings are how Chinese expressions begin that begin with no numeral; most
// places of a text need not be read any further.
var openings = sync.OnceValue(func() *wordset.Set {
	words := []string{"截至", "截止", "民国", "上半", "下半", "首半", "首季", "半年报", "半年度报告", "半年度业绩", "中报", "最近", "过去", "周", "星期", "礼拜"}
	for _, r := range slices.Concat(relatives, relativeYears) {
		words = append(words, r.text)
	}
	for _, week := range []string{"上", "本", "这", "下"} {
		words = append(words, week+"周", week+"星期", week+"礼拜")
	}
	for _, day := range []string{"今", "昨"} {
		for _, after := range []string{"收", "股价", "早", "晚", "午", "开市", "跌", "升", "挫", " ", "(", "（"} {
			words = append(words, day+after)
		}
	}
	return wordset.Of(words...)
})

// opens reports whether an expression can begin with r, which ends at byte i of
// text and is no numeral.
func opens(text string, i int, r rune) bool {
	if openings().Begins(text[i-utf8.RuneLen(r):]) {
		return true
	}
	switch r {
	case '前', '首', '头', '第', '近', '今', '昨': // a number follows
	default:
		return false
	}
	if i == len(text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i:])
	return isDigit(text[i]) || hanDigit(next) >= 0 || next == '十'
}

// chinese takes a Chinese expression.
func (p *reader) chinese() (e expression, ok bool) {
	at := p.i
	if p.lit("截至", "截止到", "截止至", "截止") {
		p.lit("于", "到", "目前")
		if e, ok = p.chinesePlain(); ok {
			e.asOf = true
			p.periodEnded(&e)
			return e, true
		}
		p.i = at
		return e, false
	}
	if e, ok = p.chinesePlain(); ok {
		p.periodEnded(&e)
		return e, true
	}
	p.i = at
	return e, false
}

// chinesePlain takes an expression without 截至.
func (p *reader) chinesePlain() (e expression, ok bool) {
	at := p.i
	if e, ok = p.chineseYear(); ok {
		p.space()
		p.lit("的")
		p.space()
		if !p.part(&e) {
			p.i = trimBack(p.text, at, p.i)
			p.yearEdge(&e)
		}
		p.rangeEnd(&e)
		return e, true
	}
	if e, ok = p.relative(); ok {
		return e, true
	}
	e = expression{}
	if p.part(&e) {
		p.rangeEnd(&e)
		return e, true
	}
	p.i = at
	return e, false
}

// trimBack gives back what was taken after the year: a space, 的.
func trimBack(text string, from, to int) int {
	s := strings.TrimSuffix(text[from:to], " ")
	s = strings.TrimSuffix(s, "的")
	return from + len(strings.TrimSuffix(s, " "))
}

// yearEdge takes 底 and 初 after a year.
func (p *reader) yearEdge(e *expression) {
	switch {
	case p.lit("年底", "年末"), !p.sees("底层") && p.lit("底", "末"):
		e.end = true
	case p.lit("年初", "初"):
		e.part, e.a, e.b = monthsPart, 1, 1
	}
}

// chineseYear takes a year: 2022年, 22年 before a part of a year, 民国111年, 去年.
func (p *reader) chineseYear() (e expression, ok bool) {
	for _, r := range relativeYears {
		if p.lit(r.text) {
			return r.expr, true
		}
	}
	at := p.i
	e.ref = absoluteYear
	if p.lit("民国") {
		p.space()
		if n, ok := p.number(); ok && n > 0 && n < 200 {
			p.space()
			if p.lit("年度", "年") {
				e.year = 1911 + n
				return e, true
			}
		}
		p.i = at
		return e, false
	}
	if y, ok := p.yearDigits(); ok && plausible(y) && p.lit("年度", "年") {
		e.year = y
		return e, true
	}
	p.i = at
	n, ok := p.number()
	width := p.i - at
	if !ok || p.text[at] >= 0x80 {
		p.i = at
		return e, false
	}
	if width == 4 && plausible(n) && len(p.rest()) > 3 && p.rest()[0] == '/' && isDigit(p.rest()[1]) && isDigit(p.rest()[2]) {
		if tail := p.rest()[3:]; strings.HasPrefix(tail, "财年") || strings.HasPrefix(tail, "财政年度") {
			n, p.i = n+1, p.i+3 // 2022/23财年 is named by its end
		}
	}
	e.year = n
	if width == 2 {
		e.year = 2000 + n
	} else if width == 3 {
		e.year = 1911 + n
	}
	p.space()
	switch {
	case p.lit("财政年度", "财政年", "财年"):
		e.fiscal = true
		return e, width != 3 && plausible(e.year)
	case p.sees("年代", "年期", "年级"):
	case width == 4 && plausible(n) && p.lit("年度", "年"):
		return e, true
	case width == 4 && plausible(n) && p.sees("全年", "上半", "下半", "前三", "第一", "第二", "第三", "第四", "Q1", "Q2", "Q3", "Q4", "H1", "H2"):
		return e, true
	case width == 2 && p.sees("Q1", "Q2", "Q3", "Q4", "H1", "H2"):
		return e, true
	case (width == 2 || width == 3 && n >= 100 && n < 150) && p.lit("年度", "年"):
		probe, ignored := *p, e
		probe.space()
		if width == 3 && strings.HasSuffix(p.text[at:p.i], "年度") || probe.part(&ignored) || probe.lit("底") {
			return e, true
		}
	}
	p.i = at
	return e, false
}

func plausible(year int) bool { return year >= 1900 && year <= 2100 }

// relative takes a phrase that says no year.
func (p *reader) relative() (e expression, ok bool) {
	at := p.i
	for _, r := range relatives {
		if p.lit(r.text) {
			if r.expr.end && at > 0 && isDigit(p.text[at-1]) {
				p.i = at
				return e, false
			}
			if r.expr.part != vague || !p.sees("一", "二", "三", "四", "五", "六", "日", "天") {
				return r.expr, true
			}
			p.i = at
			break
		}
	}
	if e, ok = p.chineseWeekday(); ok {
		return e, true
	}
	for k, w := range [...]string{"今", "昨"} { // 今 (7) 日
		if p.lit(w) {
			if p.sees("收报", "收市", "收盘", "收", "股价", "早", "晚", "午", "开市", "跌", "升", "挫") {
				return expression{part: dayStep, a: -k}, true // 昨收报60元
			}
			p.space()
			open := p.lit("(", "（")
			n, ok := p.number()
			if inside := p.lit("日"); ok && n <= 31 && n > 0 && (!open || p.lit(")", "）")) {
				p.space()
				if inside || p.lit("日") {
					return expression{part: dayStep, a: -k, b: n}, true
				}
			}
			p.i = at
			return e, false
		}
	}
	if p.lit("近", "最近", "过去") {
		if _, ok := p.number(); ok && p.lit("年", "个月", "个季度") {
			p.lit("来", "间")
			return expression{part: vague}, true
		}
		p.i = at
		return e, false
	}
	if n, ok := p.number(); ok && n > 0 && n < 200 && p.lit("年前") {
		return expression{part: yearsAgo, a: n}, true
	}
	p.i = at
	return e, false
}

func (p *reader) chineseWeekday() (e expression, ok bool) {
	at := p.i
	e = expression{part: weekdayPart, b: recent}
	switch {
	case p.lit("上"):
		e.b = -1
	case p.lit("本", "这"):
		e.b = 0
	case p.lit("下"):
		e.b = 1
	}
	if p.lit("周", "星期", "礼拜") {
		for d, w := range [...]string{"日", "一", "二", "三", "四", "五", "六"} {
			if p.lit(w) || d == 0 && p.lit("天") {
				e.a = d
				return e, true
			}
		}
	}
	p.i = at
	return expression{}, false
}

// part takes what stands within a year: a quarter, a half, months, a day.
func (p *reader) part(e *expression) bool {
	at := p.i
	set := func(from, to int) bool {
		e.part, e.a, e.b = monthsPart, from, to
		return true
	}
	switch {
	case p.lit("上半财年", "上半年度", "上半年", "首半年"), p.letterNumber('H', 1):
		return set(1, 6)
	case p.lit("下半财年", "下半年度", "下半年"), p.letterNumber('H', 2):
		return set(7, 12)
	case p.lit("首季度", "首季", "一季报"):
		return set(1, 3)
	case p.lit("半年报", "中报", "半年度报告", "半年度业绩"), e.ref != noYear && p.lit("半年度", "中期业绩", "中期报告", "中期财报"):
		e.closed = true
		return set(1, 6)
	case p.lit("第三季报", "三季报"): // it reports the year so far
		return set(1, 9)
	case e.ref != noYear && p.lit("全年", "年报", "年全年"):
		e.part, e.full = wholeYear, true
		return true
	case e.ref != noYear && p.lit("同期", "同季", "同月"):
		e.part, e.a, e.against = samePeriod, e.year, true
		return true
	}
	for q := 1; q <= 4; q++ {
		if p.letterNumber('Q', q) {
			return set(3*q-2, 3*p.lastQuarter(q))
		}
	}
	if p.lit("前", "首", "头") {
		n, ok := p.number()
		counted := p.lit("个")
		switch {
		case ok && n >= 1 && n <= 4 && p.lit("季度", "季", "财季"):
			return set(1, 3*n)
		case ok && n >= 1 && n <= 12 && p.lit("月份", "月") && (counted || n > 1):
			return set(1, n)
		}
		p.i = at
		return false
	}
	ordinal := p.lit("第")
	n, ok := p.number()
	if !ok {
		p.i = at
		return false
	}
	p.space()
	to := n
	if save := p.i; p.connector() {
		p.lit("第")
		if m, ok := p.number(); ok && m > n {
			to = m
		} else {
			p.i = save
		}
	}
	counted := p.lit("个")
	switch {
	case to <= 4 && n >= 1 && (p.lit("季度", "财季") || (ordinal || counted || e.ref != noYear || to > n) && p.lit("季")) && (!counted || ordinal):
		return set(3*n-2, 3*to)
	case counted || ordinal:
	case p.sees("月球", "月饼", "月薪", "月租", "月嫂"):
	case to <= 12 && n >= 1 && p.lit("月份", "月"):
		set(n, to)
		if to == n {
			p.dayOfMonth(e)
		}
		return true
	}
	p.i = at
	return false
}

// lastQuarter takes the rest of Q1-Q3, whose first quarter is q, and returns its
// last.
func (p *reader) lastQuarter(q int) int {
	at := p.i
	if p.connector() {
		for last := q + 1; last <= 4; last++ {
			if p.letterNumber('Q', last) {
				return last
			}
		}
	}
	p.i = at
	return q
}

// letterNumber takes Q4 or 4Q, H1 or 1H.
func (p *reader) letterNumber(letter byte, n int) bool {
	s := p.rest()
	if len(s) < 2 || len(s) > 2 && (isDigit(s[2]) || isLetter(s[2])) {
		return false
	}
	d := byte('0' + n)
	if s[0]&^0x20 == letter && s[1] == d || s[0] == d && s[1]&^0x20 == letter {
		p.i += 2
		return true
	}
	return false
}

// dayOfMonth takes what follows a month: a day, 底, another month.
func (p *reader) dayOfMonth(e *expression) {
	at := p.i
	p.space()
	if p.lit("上旬", "中旬", "下旬", "初") {
		return
	}
	if p.lit("底", "末") {
		e.end = true
		return
	}
	if n, ok := p.number(); ok && n >= 1 && n <= 31 {
		p.space()
		if p.lit("日", "号") {
			e.part, e.b = dayPart, n
			return
		}
	}
	p.i = at
	if p.connector() {
		if m, ok := p.number(); ok && m > e.a && m <= 12 {
			p.space()
			if p.lit("月份", "月") && !p.dayFollows() {
				e.b = m
				return
			}
		}
		p.i = at
	}
}

func (p *reader) dayFollows() bool {
	probe := *p
	n, ok := probe.number()
	probe.space()
	return ok && n <= 31 && probe.lit("日", "号")
}

// connector takes what joins the ends of a range.
func (p *reader) connector() bool {
	at := p.i
	p.space()
	if p.lit("——", "—", "–", "-", "~", "～", "至", "到", "－") {
		p.space()
		return true
	}
	p.i = at
	return false
}

// rangeEnd takes the second end of a range of years or days.
func (p *reader) rangeEnd(e *expression) {
	at := p.i
	if !p.connector() {
		return
	}
	end := expression{}
	switch e.part {
	case wholeYear, monthsPart:
		if e.ref != noYear {
			if next, ok := p.chineseYear(); ok {
				end = next
				p.part(&end)
				e.to = &end
				return
			}
		}
	case dayPart:
		end.ref, end.year = e.ref, e.year
		if next, ok := p.chineseYear(); ok {
			end = next
		}
		if p.part(&end) && end.part == dayPart {
			e.to = &end
			return
		}
		if n, ok := p.number(); ok && n >= 1 && n <= 31 && p.lit("日", "号") {
			end.part, end.a, end.b = dayPart, e.a, n
			e.to = &end
			return
		}
	}
	p.i = at
}

// periodEnded takes what ends on the day before it: 止三个月, 止年度, 止季度.
func (p *reader) periodEnded(e *expression) {
	at := p.i
	stop := p.lit("止")
	if !stop && !(e.asOf && p.lit("的")) {
		return
	}
	p.lit("的", "之")
	switch {
	case p.lit("全年", "年度", "财政年度", "财政年", "财年", "一年"):
		e.length = 12
	case p.lit("半年度", "半年", "上半年", "中期"):
		e.length = 6
	case p.lit("季度", "季", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度", "财季"):
		e.length = 3
	default:
		if n, ok := p.number(); ok && n >= 1 && n <= 12 && p.lit("个月", "月") {
			e.length = n
			return
		}
		p.i = at
		p.lit("止")
	}
}
