package period

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// scanner walks over a text once and stops where a period may begin.
type scanner struct {
	resolver
	text string
	out  []Period
	last int // end of the last period
}

func (s *scanner) run() {
	for i := 0; i < len(s.text); {
		switch c := s.text[i]; {
		case isDigit(c):
			i = s.digits(i)
		case isLetter(c):
			i = s.word(i)
		case c >= 0xE3 && c <= 0xE9:
			i = s.han(i)
		default:
			i++
		}
	}
}

// han reads the expression that begins with the character at i, if one does.
func (s *scanner) han(i int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	switch r {
	case '去', '今', '明', '前', '后', '上', '下', '本', '当', '该', '同', '全', '首', '头', '年', '昨', '近', '最', '过', '截', '民', '第', '报', '期', '次', '翌', '大', '周', '星', '礼', '这', '整', '半', '中':
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两', '零', '〇':
	default:
		return i + size
	}
	numeral := hanDigit(r) >= 0 || r == '十'
	if !numeral && !opens(s.text, i+size, r) {
		return i + size
	}
	p := reader{s.text, i}
	e, ok := p.chinese()
	if ok && !s.partOfWord(i, p.i) {
		return s.emit(i, p.i, &e)
	}
	if !numeral {
		return i + size
	}
	for hanDigit(r) >= 0 || r == '十' { // the rest of a numeral begins nothing
		i += size
		r, size = utf8.DecodeRuneInString(s.text[i:])
	}
	return i
}

// partOfWord tells letters that only look like a period: 以上年, 日期内, 一年底.
func (s *scanner) partOfWord(i, end int) bool {
	before, found := s.text[:i], s.text[i:end]
	switch {
	case strings.HasPrefix(found, "上"), strings.HasPrefix(found, "下"):
		return strings.HasSuffix(before, "以")
	case strings.HasPrefix(found, "期"):
		return strings.HasSuffix(before, "日") || strings.HasSuffix(before, "定") || strings.HasSuffix(before, "短") || strings.HasSuffix(before, "长") || strings.HasSuffix(before, "近") || strings.HasSuffix(before, "限")
	case strings.HasPrefix(found, "年"):
		r, _ := utf8.DecodeLastRuneInString(before) // 两年内, 几年内
		return hanDigit(r) >= 0 || r == '十' || r == '几' || r == '数' || r == '半'
	case found == "同日":
		return strings.HasPrefix(s.text[end:], "而语")
	case found == "同期":
		rest := s.text[end:]
		return strings.HasPrefix(rest, "声") || strings.HasPrefix(rest, "贷款") || strings.HasPrefix(rest, "存款")
	case strings.HasSuffix(found, "年前"):
		return strings.HasSuffix(before, "到") || strings.HasSuffix(before, "至") // 一到三年前
	case strings.HasPrefix(found, "全年"):
		return strings.HasPrefix(s.text[end:], "龄")
	}
	return false
}

// digits reads the expression that begins with the digits at i, if one does.
func (s *scanner) digits(i int) int {
	if i > 0 && (isLetter(s.text[i-1]) || i > 1 && isDigit(s.text[i-2]) && (s.text[i-1] == '.' || s.text[i-1] == ',')) {
		return skipDigits(s.text, i)
	}
	if counts(s.text, i) {
		return skipDigits(s.text, i)
	}
	p := reader{s.text, i}
	if e, ok := p.numeric(); ok {
		return s.emit(i, p.i, &e)
	}
	if i > 1 && s.text[i-1] == '-' && isLetter(s.text[i-2]) {
		return skipDigits(s.text, i)
	}
	p.i = i
	if e, ok := p.yearRange(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.chinese(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.englishQuarter(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.monthsEnded(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.englishDay(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.dayAlone(s.text[:i]); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if e, ok := p.dayBeforeMonth(); ok {
		return s.emit(i, p.i, &e)
	}
	p.i = i
	if n, ok := p.number(); ok && p.i-i == 4 && plausible(n) && yearEnds(p.rest()) {
		e := expression{ref: absoluteYear, year: n}
		year := p.i
		p.partOfYear(&e)
		if p.i > year || afterPreposition(s.text[:i]) || s.inList(i) {
			return s.emit(i, p.i, &e)
		}
	}
	return skipDigits(s.text, i)
}

// inList reports whether only and, or or a comma stands between the period
// before and i.
func (s *scanner) inList(i int) bool {
	if len(s.out) == 0 {
		return false
	}
	switch s.text[s.last:i] {
	case " and ", " or ", ", ", ", and ":
		return s.out[len(s.out)-1].Kind == Year
	}
	return false
}

// counts reports at a glance that the digits at i are an amount: 1449.5, 12%,
// 30万.
func counts(text string, i int) bool {
	j := skipDigits(text, i)
	if j-i > 4 {
		return true
	}
	rest := text[j:]
	if rest == "" {
		return false
	}
	switch rest[0] {
	case '%':
		return true
	case '.', ',':
		return j-i != 4 && len(rest) > 1 && isDigit(rest[1])
	}
	return countWords.Begins(rest)
}

var countWords = wordset.Of("亿", "万", "元", "倍", "家", "名", "人", "美")

// yearEnds reports whether nothing after four digits makes them a number.
func yearEnds(rest string) bool {
	if rest == "" {
		return true
	}
	if isLetter(rest[0]) || rest[0] == '%' || rest[0] == '-' && len(rest) > 1 && isLetter(rest[1]) {
		return false
	}
	if (rest[0] == '.' || rest[0] == ',') && len(rest) > 1 && isDigit(rest[1]) {
		return false
	}
	rest = strings.TrimPrefix(rest, " ")
	return !yearlessWords.Begins(rest)
}

var yearlessWords = wordset.Of("million", "billion", "trillion", "percent", "people", "employees", "stores", "units", "users", "万", "亿", "元")

func skipDigits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// word reads the English expression that begins with the word at i, if one
// does.
func (s *scanner) word(i int) int {
	end := i
	for end < len(s.text) && isLetter(s.text[end]) {
		end++
	}
	if i > 0 && (isLetter(s.text[i-1]) || isDigit(s.text[i-1])) {
		return end
	}
	if !beginsPeriod(s.text[i:end]) {
		return end
	}
	p := reader{s.text, i}
	if e, ok := p.english(); ok {
		return s.emit(i, p.i, &e)
	}
	if s.text[i]|0x20 == 'q' || s.text[i]|0x20 == 'h' {
		var e expression
		if p.i = i; p.part(&e) {
			return s.emit(i, p.i, &e)
		}
	}
	return end
}

// beginsPeriod reports whether an English expression can begin with the word w.
func beginsPeriod(w string) bool {
	var buf [9]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		buf[i] = w[i] | 0x20
	}
	switch string(buf[:len(w)]) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
		"first", "second", "third", "fourth", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"a", "the", "q", "h", "fy", "full", "whole", "entire", "fiscal", "financial", "year", "half", "quarter",
		"same", "last", "latest", "this", "current", "next", "previous", "prior", "preceding":
		return true
	}
	return false
}

// emit resolves e, which stands at text[start:end], keeps it, and returns
// where to go on.
func (s *scanner) emit(start, end int, e *expression) int {
	gap := s.text[s.last:start]
	if sentenceEnds(gap) {
		s.sentence = stretch{}
	}
	s.edges(start, &end, e)
	p := Period{Span: document.Span{Start: start, End: end}, Fiscal: e.fiscal, AsOf: e.asOf && e.length == 0, Since: e.since, Until: e.until, Compared: e.against}
	p.Relative = e.ref != absoluteYear
	got, base := s.find(e, s.forward(start, e))
	p.Base = base
	p.fill(got, e, s.ref)
	if !p.Compared && !p.Since && !p.Until && !s.future(got) {
		s.note(got)
	}
	s.out = append(s.out, p)
	s.last = end
	return end
}

// find is the stretch of e, with its end or its length taken into account.
func (s *scanner) find(e *expression, forward bool) (stretch, Base) {
	got, base := s.resolve(e, forward)
	if e.part == samePeriod && e.ref == absoluteYear && s.current.known() {
		got = s.current.shift(12 * (e.year - s.current.year()))
	}
	switch {
	case !got.known():
		return stretch{}, Unresolved
	case e.length > 0:
		got = got.ending(e.length)
	case e.end && e.asOf:
		got = got.end()
	case e.end:
		got = stretch{first: got.last, last: got.last}
	case e.to != nil:
		if e.to.ref == noYear { // it ends in the year in which it begins, or the next
			e.to.ref, e.to.year = absoluteYear, got.year()
			if e.to.a < e.a {
				e.to.year++
			}
		}
		end, _ := s.resolve(e.to, forward)
		if !end.known() || end.last < got.first || end.last == got.first && end.day < got.day {
			return stretch{}, Unresolved
		}
		got.last, got.lastDay = end.last, end.day
	}
	return got, base
}

// ending is the run of months that ends with s. Companies of 52 weeks close
// up to a week after the month: a quarter to 2 July is that to June.
func (s stretch) ending(length int) stretch {
	last := s.last
	if s.day > 0 && s.day <= 7 {
		last--
	}
	return stretch{first: last - length + 1, last: last}
}

// fill sets what p tells of the stretch that e means.
func (p *Period) fill(got stretch, e *expression, ref Reference) {
	if !got.known() {
		p.Kind, p.Base = e.kind(), Unresolved
		return
	}
	p.Value, p.Kind = got.String(), got.kind()
	if p.Kind != Span {
		return
	}
	p.From = stretch{first: got.first, last: got.first, day: got.day}.String()
	p.To = stretch{first: got.last, last: got.last, day: got.lastDay}.String()
	if got.day == 0 && got.first%12 == 0 && got.last%12 == 11 {
		p.From, p.To = p.From[:4], p.To[:4]
	}
	switch {
	case e.length == 3: // by the calendar quarter that holds its middle month
		named := quarter((got.first+1)/12, (got.first+1)%12/3+1)
		p.Value, p.Kind, p.Fiscal = named.String(), Quarter, true
	case e.length == 12: // named by the year in which it ends
		named := months(got.last/12, 1, 12)
		p.Value, p.Kind, p.Fiscal = named.String(), Year, true
	case e.fiscal && e.to == nil:
		named := got.shift(12 - int(ref.FiscalYearEnd))
		p.Value, p.Kind = named.String(), named.kind()
	}
}

// kind is the kind of period that e names, whatever its year.
func (e *expression) kind() Kind {
	switch e.part {
	case wholeYear, yearsAgo:
		return Year
	case monthsPart:
		return months(2000, e.a, e.b).kind()
	case dayPart, dayOnly, dayStep, weekdayPart:
		return Day
	case quarterStep:
		return Quarter
	case monthStep:
		return Month
	case current, previousOne:
		return Kind(e.a)
	case vague:
		return Span
	}
	return None
}

// edges reads what stands around an expression: 自 … 以来, 较, compared with.
func (s *scanner) edges(start int, end *int, e *expression) {
	before := strings.TrimSuffix(s.text[max(s.last, start-24):start], " ")
	after := s.text[*end:]
	e.since = e.since || sinceAfter.Begins(after) && !strings.HasPrefix(after, "至今年") || e.to == nil && sinceBefore.Ends(before)
	e.until = e.until || e.part != vague && untilAfter.Begins(after) || untilBefore.Ends(before)
	e.against = e.against || againstBefore.Ends(before) || againstAfter.Begins(after)
}

// What stands around a period and makes it the start or the end of one, or what
// something is compared with.
var (
	sinceAfter    = wordset.Of("以来", "至今", "起", "以后", "之后")
	sinceBefore   = wordset.Of("自", "自从", "since", "Since")
	untilAfter    = wordset.Of("以前", "之前", "前")
	untilBefore   = wordset.Of("until", "Until", "before", "Before")
	againstAfter  = wordset.Of("相比", "相较")
	againstBefore = wordset.Of("较", "比", "相比", "相较", "对比", "超越", "超过", "高于", "低于", "优于", "不及", "比较", "than", "than in", "than the", "versus", "vs", "vs.", "compared with", "compared to", "compared with the", "compared to the", "from the", "相比之下，", "相比之下,", "相比之下")
)

// forward reports whether the words before start speak of what is to come.
func (s *scanner) forward(start int, e *expression) bool {
	if e.ref == absoluteYear {
		return false
	}
	before := s.text[max(0, start-90):start]
	if i := clauseMarks.FindLast(before); i >= 0 {
		before = before[i+len(clauseMarks.Word(clauseMarks.Index(before[i:]))):]
	}
	return aheadWords.In(before)
}

var (
	clauseMarks = wordset.Of("。", "，", "；", "\n", ". ", "; ")
	aheadWords  = wordset.Of("预计", "预期", "预估", "预测", "将于", "将在", "计划", "有望", "指引", "展望", "看好", "目标", "可望", "expect", "forecast", "guidance", "outlook", " will ", "slated", "scheduled", "plans to", "project", "due ")
)

func sentenceEnds(gap string) bool { return endMarks.In(gap) }

var endMarks = wordset.Of("。", "\n", "！", "？", ". ")
