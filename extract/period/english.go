package period

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
var monthShorts = []string{"jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
var weekdayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// english takes an English expression that begins with a word.
func (p *reader) english() (e expression, ok bool) {
	at := p.i
	if e, ok = p.englishDate(); ok {
		return e, true
	}
	p.i = at
	if e, ok = p.englishQuarter(); ok {
		return e, true
	}
	p.i = at
	if e, ok = p.fiscalYear(); ok {
		return e, true
	}
	p.i = at
	if e, ok = p.sameAsBefore(); ok {
		return e, true
	}
	p.i = at
	if e, ok = p.englishStep(); ok {
		return e, true
	}
	p.i = at
	if e, ok = p.monthsEnded(); ok {
		return e, true
	}
	p.i = at
	return p.englishDay()
}

// month takes the name of a month.
func (p *reader) month() (month int, ok bool) {
	at := p.i
	for m, name := range monthNames {
		if p.word(name) || m == 8 && p.word("sept") || monthShorts[m] != "" && p.word(monthShorts[m]) {
			if p.i-at <= len("sept ") && m != 4 {
				p.lit(".")
			}
			return m + 1, true
		}
	}
	return 0, false
}

// englishDate takes March 22, 2023, Sept. 30 and March 2023.
func (p *reader) englishDate() (e expression, ok bool) {
	at := p.i
	m, ok := p.month()
	if !ok || p.text[at] >= 'a' {
		p.i = at
		return e, false
	}
	e = expression{part: monthsPart, a: m, b: m}
	if m%3 == 0 && p.word("quarter") {
		e.a = m - 2
		p.ofYear(&e)
		return e, true
	}
	named := p.i
	p.space()
	if n, ok := p.number(); ok && n >= 1 && n <= 31 {
		p.lit("st", "nd", "rd", "th")
		e.part, e.b = dayPart, n
		comma := p.i
		p.lit(",")
		if !p.year(&e) {
			p.i = comma
		}
		return e, true
	}
	p.i = named
	p.lit(",")
	p.word("of")
	if p.year(&e) {
		return e, true
	}
	p.i = named
	// May and March are verbs too.
	if (m == 3 || m == 5) && !afterPreposition(p.text[:at]) {
		return e, false
	}
	return e, true
}

// year takes a year after what it is the year of: 2023, '23, last year.
func (p *reader) year(e *expression) bool {
	at := p.i
	switch {
	case p.phrase("last year", "of last year"):
		e.ref, e.year = offsetYear, -1
		return true
	case p.phrase("this year", "of this year", "of the year"):
		e.ref, e.year = offsetYear, 0
		return true
	case p.phrase("next year", "of next year"):
		e.ref, e.year = offsetYear, 1
		return true
	}
	p.space()
	p.lit("-")
	if p.word("fiscal year", "fiscal") || p.lit("FY") {
		e.fiscal = true
		p.space()
	}
	short := p.lit("'", "’")
	start := p.i
	n, ok := p.number()
	width := p.i - start
	if ok && p.text[start] < 0x80 && !(p.i < len(p.text) && (isLetter(p.text[p.i]) || p.text[p.i] == '%')) {
		if width == 4 && plausible(n) && !short {
			e.ref, e.year = absoluteYear, n
			return true
		}
		if width == 2 && (short || e.fiscal || start > 0 && (isLetter(p.text[start-1]) || isDigit(p.text[start-1]))) {
			e.ref, e.year = absoluteYear, 2000+n
			return true
		}
	}
	p.i = at
	return false
}

// ofYear takes the year of a part of it, when it is named.
func (p *reader) ofYear(e *expression) {
	at := p.i
	if p.phrase("of the", "in the") {
		if p.word("fiscal") && p.word("year") {
			e.fiscal = true
			return
		}
		p.i = at
	}
	p.lit(",")
	p.word("of", "in")
	if !p.year(e) {
		p.i = at
	}
}

var ordinals = []string{"first", "second", "third", "fourth"}

// englishQuarter takes first-quarter, third quarter of 2022, Q4 2022, the first
// nine months, full year.
func (p *reader) englishQuarter() (e expression, ok bool) {
	p.word("the")
	e.part = monthsPart
	if p.word("fiscal") {
		e.fiscal = true
	}
	for q, name := range ordinals {
		at := p.i
		if !p.word(name) {
			continue
		}
		if p.word("fiscal") {
			e.fiscal = true
		}
		switch {
		case p.word("quarter", "quarter's"):
			if p.sees(" in a row") || p.sees(" running") {
				return e, false // the third quarter in a row is no period
			}
			e.a, e.b = 3*q+1, 3*q+3
		case q < 2 && p.word("half"):
			e.a, e.b = 6*q+1, 6*q+6
		case q == 0:
			n, ok := p.count()
			switch {
			case ok && n <= 3 && p.word("quarters"):
				n *= 3
			case ok && n <= 12 && p.word("months"):
			default:
				p.i = at
				return e, false
			}
			e.a, e.b = 1, n
		default:
			return e, false
		}
		p.quarterEnded(&e)
		if e.length == 0 {
			p.ofYear(&e)
		}
		return e, true
	}
	if p.phrase("full year", "full-year", "whole year", "entire year") {
		e.part, e.full = wholeYear, true
		p.ofYear(&e)
		return e, true
	}
	for q := 1; q <= 4; q++ {
		if p.letterNumber('Q', q) || p.letterYear('Q', q) {
			e.a, e.b = 3*q-2, 3*p.lastQuarter(q)
			p.ofYear(&e)
			return e, true
		}
		if q < 3 && (p.letterNumber('H', q) || p.letterYear('H', q)) {
			e.a, e.b = 6*q-5, 6*q
			p.ofYear(&e)
			return e, true
		}
	}
	return e, false
}

// letterYear takes the 4Q of 4Q22, the 1H of 1H23.
func (p *reader) letterYear(letter byte, n int) bool {
	s := p.rest()
	if len(s) < 4 || s[0] != byte('0'+n) || s[1]&^0x20 != letter || !isDigit(s[2]) || !isDigit(s[3]) {
		return false
	}
	if len(s) > 4 && isLetter(s[4]) {
		return false
	}
	p.i += 2
	return true
}

// count takes a number up to twelve, in digits or as a word.
func (p *reader) count() (n int, ok bool) {
	for k, w := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if p.word(w) {
			return k + 1, true
		}
	}
	p.space()
	if p.i < len(p.text) && p.text[p.i] < 0x80 {
		return p.number()
	}
	return 0, false
}

// fiscalYear takes fiscal 2023, fiscal year 2023's second quarter and FY2022.
func (p *reader) fiscalYear() (e expression, ok bool) {
	e.fiscal = true
	if p.lit("FY", "fy") {
		p.space()
		p.lit("'")
		start := p.i
		n, ok := p.number()
		switch width := p.i - start; {
		case ok && width == 4 && plausible(n):
			e.year = n
		case ok && width == 2:
			e.year = 2000 + n
		default:
			return e, false
		}
	} else {
		if !p.phrase("fiscal year", "financial year", "fiscal") {
			return e, false
		}
		p.word("of")
		p.space()
		n, ok := p.number()
		if !ok || !plausible(n) {
			return e, false
		}
		e.year = n
	}
	e.ref = absoluteYear
	p.partOfYear(&e)
	if e.part == monthsPart {
		p.quarterEnded(&e) // fiscal 2024 second quarter ended July 31
	}
	return e, true
}

// partOfYear takes a quarter or half after its year: 2023 second quarter, 2023 Q2.
func (p *reader) partOfYear(e *expression) {
	at := p.i
	p.lit("'s")
	for q, name := range ordinals {
		p.space()
		if p.letterNumber('Q', q+1) {
			e.part, e.a, e.b = monthsPart, 3*q+1, 3*q+3
			return
		}
		if q < 2 && p.letterNumber('H', q+1) {
			e.part, e.a, e.b = monthsPart, 6*q+1, 6*q+6
			return
		}
		if p.word(name) {
			switch {
			case p.word("quarter"):
				e.part, e.a, e.b = monthsPart, 3*q+1, 3*q+3
				return
			case q < 2 && p.word("half"):
				e.part, e.a, e.b = monthsPart, 6*q+1, 6*q+6
				return
			}
		}
	}
	p.i = at
}

// sameAsBefore takes a year earlier, the year-ago quarter, the same period last
// year.
func (p *reader) sameAsBefore() (e expression, ok bool) {
	e = expression{part: samePeriod, a: -1, against: true}
	switch {
	case p.phrase("a year earlier", "a year ago", "a year before", "year ago", "year earlier", "one year ago", "one year earlier", "the year before"):
		p.word("quarter", "period", "month", "half")
		return e, true
	case p.phrase("the same quarter", "same quarter", "the same period", "same period", "the same month", "same month", "the same time", "same time"):
		p.word("of", "in")
		if p.phrase("last year", "a year ago", "a year earlier", "the previous year", "the prior year", "the year before", "previous year") {
			return e, true
		}
		if p.year(&e) {
			return e, true
		}
	}
	return e, false
}

// englishStep takes last year, this quarter, the prior month.
func (p *reader) englishStep() (e expression, ok bool) {
	article := p.word("the")
	step := 0
	spoken := false
	switch {
	case p.word("last") && !article:
		step = -1
	case p.word("latest") && p.sees(" quarter"):
		step = -1
	case p.word("this", "current"):
	case p.word("next"):
		step = 1
	case p.word("previous", "prior", "preceding"):
		spoken = true
	case article:
		switch {
		case p.word("quarter"):
			return expression{part: current, a: int(Quarter)}, !p.sees(" ended", " ending")
		case p.word("reporting") && p.word("period"), p.word("period"):
			return expression{part: current}, !p.sees(" ended", " ending")
		}
		return e, false
	default:
		return e, false
	}
	fiscal := p.word("fiscal")
	switch {
	case p.word("year"):
		if spoken {
			return expression{part: previousOne, a: int(Year), against: true}, true
		}
		e = expression{ref: offsetYear, year: step, fiscal: fiscal}
		p.partOfYear(&e)
		return e, true
	case spoken && p.word("quarter"):
		return expression{part: previousOne, a: int(Quarter), against: true}, true
	case spoken && p.word("month"):
		return expression{part: previousOne, a: int(Month), against: true}, true
	case p.word("quarter"):
		return expression{part: quarterStep, a: step}, true
	case p.word("month"):
		return expression{part: monthStep, a: step}, true
	case p.word("week"):
		return expression{part: vague}, true
	}
	for d, name := range weekdayNames {
		if p.word(name) {
			return expression{part: weekdayPart, a: d, b: weekOf(step)}, true
		}
	}
	if m, ok := p.month(); ok {
		return expression{part: monthsPart, a: m, b: m, ref: noYear}, true
	}
	return e, false
}

// weekOf is the week of last, this and next before a day's name. Last Monday
// is the last one that was.
func weekOf(step int) int {
	if step == -1 {
		return recent
	}
	return step
}

// monthsEnded takes three months ended Sept. 30, quarter ended March 31, 2023
// and year ended Dec. 31, 2022.
func (p *reader) monthsEnded() (e expression, ok bool) {
	p.word("the")
	length := 0
	switch {
	case p.phrase("fiscal year", "financial year", "year"):
		length = 12
	case p.phrase("fiscal quarter", "quarter"):
		length = 3
	case p.phrase("half year", "half-year"):
		length = 6
	default:
		n, ok := p.count()
		if !ok || n > 12 || !p.word("months", "month") {
			return e, false
		}
		length = n
	}
	e.length = length
	return e, p.endedOn(&e)
}

// quarterEnded takes the end of a quarter that was named by number.
func (p *reader) quarterEnded(e *expression) {
	end := expression{length: e.b - e.a + 1}
	at := p.i
	if p.endedOn(&end) {
		*e = end
		return
	}
	p.i = at
}

// endedOn takes ended Sept. 30, 2022.
func (p *reader) endedOn(e *expression) bool {
	if !p.word("ended", "ending", "to", "through") {
		return false
	}
	p.word("on")
	p.space()
	if p.i >= len(p.text) {
		return false
	}
	end, ok := p.englishDate()
	if !ok {
		return false
	}
	length := e.length
	*e = end
	e.length = length
	return true
}

// englishDay takes today, Tuesday and N years ago.
func (p *reader) englishDay() (e expression, ok bool) {
	at := p.i
	switch {
	case p.word("today"):
		return expression{part: dayStep}, true
	case p.word("yesterday"):
		return expression{part: dayStep, a: -1}, true
	case p.word("tomorrow"):
		return expression{part: dayStep, a: 1}, true
	}
	for d, name := range weekdayNames {
		if p.word(name) {
			return expression{part: weekdayPart, a: d, b: recent}, p.text[at] < 'a'
		}
	}
	if n, ok := p.count(); ok && n > 1 && p.phrase("years ago") {
		return expression{part: yearsAgo, a: n}, true
	}
	return e, false
}

// afterPreposition reports whether before ends in a word that dates follow.
func afterPreposition(before string) bool {
	end := len(before)
	for end > 0 && before[end-1] == ' ' {
		end--
	}
	start := end
	for start > 0 && isLetter(before[start-1]) {
		start--
	}
	switch word := before[start:end]; len(word) {
	case 2:
		return equalFold(word, "in") || equalFold(word, "of") || equalFold(word, "by") || equalFold(word, "to")
	case 3:
		return equalFold(word, "for") || equalFold(word, "mid") || equalFold(word, "end")
	case 4:
		return equalFold(word, "from") || equalFold(word, "late") || equalFold(word, "last") || equalFold(word, "next") || equalFold(word, "this") || equalFold(word, "year") || equalFold(word, "than")
	case 5:
		return equalFold(word, "since") || equalFold(word, "early") || equalFold(word, "until") || equalFold(word, "after") || equalFold(word, "ended")
	case 6:
		return equalFold(word, "during") || equalFold(word, "before") || equalFold(word, "around") || equalFold(word, "fiscal")
	case 7:
		return equalFold(word, "through") || equalFold(word, "between")
	}
	return false
}
