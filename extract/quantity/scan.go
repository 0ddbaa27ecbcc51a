package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

// scanner walks over a text once, byte by byte, and stops where a number may
// begin.
type scanner struct {
	text    string
	out     []Quantity
	pending []item // numbers that stand together, not yet settled
	buffer  [8]item
}

// context bounds how many bytes around a number are looked at for its unit.
const context = 64

func (s *scanner) run() {
	s.pending = s.buffer[:0]
	for i := 0; i < len(s.text); {
		switch c := s.text[i]; {
		case isDigit(c):
			i = s.arabic(i)
		case isLetter(c):
			i = s.word(i)
		case c >= 0xE3 && c <= 0xE9:
			i = s.han(i)
		default:
			i++
		}
	}
	s.flush()
}

// arabic reads the number whose digits start at i and returns where to go on.
func (s *scanner) arabic(i int) int {
	n, next, ok := arabicAt(s.text, i)
	if !ok || s.partOfName(i) {
		return nameEnd(s.text, next)
	}
	if date, end := dateAfter(s.text, &n); date {
		return end
	}
	_, _, symbol := currencyBefore(s.before(i))
	n.readScale(s.text, symbol || countedByLetter(s.text[n.end:]))
	if c := byteAt(s.text, n.end); isLetter(c) {
		if _, ok := unitAfter(s.text[n.end:]); !ok {
			if _, _, ok := currencyAfter(s.text[n.end:], n.scaled); !ok {
				return nameEnd(s.text, n.end)
			}
		}
	}
	return s.add(n)
}

// partOfName tells digits that belong to what stands before them: GPT-3, M6,
// 第3, No. 1.
func (s *scanner) partOfName(i int) bool {
	before := s.text[:i]
	if before == "" {
		return false
	}
	c := before[len(before)-1]
	switch {
	case isLetter(c):
		_, start, ok := currencyBefore(s.before(i))
		return !ok || start == len(s.before(i))
	case c == '_' || c == '#' || c == '@':
		return true
	case c == '-' && len(before) > 1:
		return isLetter(before[len(before)-2]) && !s.joins(i-1)
	}
	return numbering.Ends(strings.TrimSuffix(before, " "))
}

// numbering are the words before an ordinal or a number that names.
var numbering = wordset.Of("第", "双", "No.", "no.", "NO.", "№")

// joins reports whether a number ends where the hyphen at i stands.
func (s *scanner) joins(i int) bool {
	return len(s.pending) > 0 && s.pending[len(s.pending)-1].End == i
}

// nameEnd is the end of the letters and digits at i: G of 5G.
func nameEnd(text string, i int) int {
	for i < len(text) && (isLetter(text[i]) || isDigit(text[i])) {
		i++
	}
	return i
}

// han reads the number that begins with the character at i, if one does.
func (s *scanner) han(i int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	switch r {
	case '数', '几':
		return s.figureless(i + size)
	case '翻':
		return s.doubling(i, i+size)
	case '半':
		return s.half(i, i+size)
	case '百', '千', '万':
		if n, ok := fractionOf(s.text, i); ok {
			return s.add(n)
		}
	default:
		if hanDigit(r) < 0 && hanPower(r) == 0 {
			return i + size
		}
	}
	n, next, ok := hanAt(s.text, i)
	if !ok || s.hanName(i) {
		return next
	}
	if strings.HasPrefix(s.text[next:], "分之") {
		if n, ok := fractionOf(s.text, i); ok {
			return s.add(n)
		}
		return next
	}
	if n.one && strings.HasPrefix(s.text[next:], "半") {
		return s.half(i, next+len("半"))
	}
	if date, end := dateAfter(s.text, &n); date {
		return end
	}
	if !n.only && n.scaled && hanPower(r) >= 2 {
		return next // 万一
	}
	n.readScale(s.text, false)
	return s.add(n)
}

// hanName tells numerals that belong to the character before them: 第三, 周三.
func (s *scanner) hanName(i int) bool { return beforeHanName.Ends(s.text[:i]) }

var beforeHanName = wordset.Of("第", "周", "星期", "礼拜", "双", "统", "唯", "惟", "之", "初")

// figureless skips 数以亿计, 数十亿元 and 几百万: no figure is given.
func (s *scanner) figureless(i int) int {
	i += len(s.text[i:]) - len(strings.TrimPrefix(s.text[i:], "以"))
	for {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if hanPower(r) == 0 {
			return i
		}
		i += size
	}
}

// fractionOf reads 三分之一, 百分之十二 and 百分百, which start at i.
func fractionOf(text string, i int) (n numeral, ok bool) {
	if strings.HasPrefix(text[i:], "百分百") {
		n, _ = quotient(decimalOf(1), decimalOf(1))
		n.start, n.end = i, i+len("百分百")
		return n, true
	}
	divided := strings.Index(text[i:min(len(text), i+context)], "分之")
	if divided <= 0 {
		return n, false
	}
	var runes []rune
	for _, r := range text[i : i+divided] {
		if hanDigit(r) < 0 && hanPower(r) == 0 {
			return n, false
		}
		runes = append(runes, r)
	}
	denominator, ok := hanValue(runes)
	if !ok {
		return n, false
	}
	at := i + divided + len("分之")
	var numerator numeral
	switch c := byteAt(text, at); {
	case isDigit(c):
		numerator, _, ok = arabicAt(text, at)
	case strings.HasPrefix(text[at:], "百") && !strings.HasPrefix(text[at:], "百分"):
		numerator, ok = numeral{mantissa: decimalOf(100), end: at + len("百")}, true
	default:
		numerator, _, ok = hanAt(text, at)
	}
	if !ok {
		return n, false
	}
	n, ok = quotient(numerator.mantissa, denominator)
	if ok && numerator.between {
		var upper numeral
		upper, ok = quotient(numerator.upper, denominator)
		n.between, n.upper = true, upper.mantissa
	}
	n.start, n.end = i, numerator.end
	return n, ok
}

// half reads 一半, 过半 and 半数, whose 半 ends at next.
func (s *scanner) half(i, next int) int {
	rest := s.text[next:]
	past := strings.HasSuffix(s.text[:i], "过") && !strings.HasSuffix(s.text[:i], "通过")
	whole := strings.HasPrefix(s.text[i:], "一半")
	for _, w := range [...]string{"导", "岛", "个", "径", "年", "天", "月", "小时", "成品"} {
		if strings.HasPrefix(rest, w) {
			return next
		}
	}
	if !past && !whole && !strings.HasPrefix(rest, "数") {
		return next
	}
	n, _ := quotient(decimalOf(1), decimalOf(2))
	n.start, n.end = i, next
	n.more = past
	if !past && !whole {
		n.end += len("数")
	}
	return s.add(n)
}

// doubling reads 翻番, 翻了两番 and 翻倍, whose 翻 stands at i.
func (s *scanner) doubling(i, next int) int {
	rest := strings.TrimPrefix(s.text[next:], "了")
	side := exact
	for _, w := range [...]boundWord{{"近", atMost}, {"约", about}, {"超", atLeast}, {"逾", atLeast}} {
		if tail, ok := strings.CutPrefix(rest, w.text); ok {
			rest, side = tail, w.side
			break
		}
	}
	at := len(s.text) - len(rest)
	times, end := int64(1), at
	switch {
	case strings.HasPrefix(rest, "番"), strings.HasPrefix(rest, "倍"):
		end += len("番")
	default:
		n, after, ok := numeral{}, at, false
		if isDigit(byteAt(s.text, at)) {
			n, after, ok = arabicAt(s.text, at)
		} else if r, _ := utf8.DecodeRuneInString(rest); hanDigit(r) > 0 {
			n, after, ok = hanAt(s.text, at)
		}
		v, whole := n.mantissa.Int64()
		if !ok || !whole || v < 1 || v > 30 || !strings.HasPrefix(s.text[after:], "番") {
			return next
		}
		times, end = v, after+len("番")
	}
	it := s.item(numeral{start: i, end: end, mantissa: decimalOf(1 << times), han: true})
	it.Kind, it.Unit, it.Measure, it.suffix = Factor, "1", s.text[i:end], true
	it.side = tighter(it.side, side)
	return s.push(it)
}

// dateAfter tells numbers that belong to a date, a time of day or the like by
// what follows them, and where that ends.
func dateAfter(text string, n *numeral) (date bool, end int) {
	rest := text[n.end:]
	space := len(rest) - len(strings.TrimPrefix(rest, " "))
	rest = rest[space:]
	after, found := strings.CutPrefix(rest, "年")
	if found {
		return isYear(n, after), n.end + space + len("年")
	}
	if i := dateWords.Index(rest); i >= 0 {
		return true, n.end + space + len(dateWords.Word(i))
	}
	switch {
	case strings.HasPrefix(rest, "日") && !strings.HasPrefix(rest, "日元") && !strings.HasPrefix(rest, "日圆") && !strings.HasPrefix(rest, "日币"):
		return true, n.end + space + len("日")
	case strings.HasPrefix(rest, "点") && n.value().Cmp(decimalOf(100)) < 0:
		return true, n.end + space + len("点")
	case strings.HasPrefix(rest, "分") && !strings.HasPrefix(rest, "分钟") && !strings.HasPrefix(rest, "分钱"):
		return true, n.end + space + len("分")
	case space == 0 && len(rest) > 1 && (rest[0] == '.' || rest[0] == '-') && isUpper(rest[1]) && n.integer > 2:
		return true, nameEnd(text, n.end+1) // 600519.SH
	}
	if n.integer > 0 && (monthName(rest) || n.integer <= 4 && endsInMonth(text[:n.start])) {
		return true, n.end
	}
	return false, 0
}

var dateWords = wordset.Of("月", "号", "季", "届", "期", "级", "层", "楼", "版", "世纪", "章", "代", "时", "后", "财年", "财政年度", "全年", "上半年", "下半年", "年度", "学年", "环", "栋", "室")

// isYear reports whether a number and 年 name a year, not a length of time.
func isYear(n *numeral, after string) bool {
	v, whole := n.value().Int64()
	if !whole {
		return false
	}
	if v >= 1800 && v <= 2200 && (n.han || n.integer == 4) {
		return true
	}
	if v < 20 || v > 199 {
		return strings.HasPrefix(after, "代")
	}
	if yearTails.Begins(after) {
		return true
	}
	j := digitsEnd(after, 0)
	return j > 0 && strings.HasPrefix(after[j:], "月")
}

var yearTails = wordset.Of("代", "第", "Q", "度", "上半", "下半", "全年", "底", "初", "末", "一季", "二季", "三季", "四季", "前三季")

var monthSet = wordset.Of(months...)

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"}

func monthName(rest string) bool {
	if !monthSet.Begins(rest) {
		return false
	}
	for _, m := range months {
		if begins(rest, m) && !isLetter(byteAt(rest, len(m))) {
			return true
		}
	}
	return false
}

func endsInMonth(before string) bool {
	before = strings.TrimSuffix(before, " ")
	before = strings.TrimSuffix(before, ".")
	return monthSet.Ends(before)
}

// before is the text before i in which its currency and bounds stand, as far
// back as the item before it.
func (s *scanner) before(i int) string {
	from := max(0, i-context)
	if k := len(s.pending); k > 0 && s.pending[k-1].End <= i {
		from = max(from, s.pending[k-1].End)
	}
	return s.text[from:i]
}

// clause is the part of before since the last mark of punctuation.
func clause(before string) string {
	i := clauseMarks.FindLast(before)
	if i < 0 {
		return before
	}
	return before[i+len(clauseMarks.Word(clauseMarks.Index(before[i:]))):]
}

var clauseMarks = wordset.Of("，", "。", "；", "、", "\n", ", ", "; ", "(")

func byteAt(text string, i int) byte {
	if i < len(text) {
		return text[i]
	}
	return 0
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }

// hasWord reports whether text starts with the word w, in lower case, whatever
// its own case.
func hasWord(text, w string) bool {
	if len(text) < len(w) || text[0]|0x20 != w[0]|0x20 || isLetter(byteAt(text, len(w))) && isLetter(w[len(w)-1]) {
		return false
	}
	return equalFold(text[:len(w)], w)
}

func hasSuffixFold(text, w string) bool {
	return len(text) >= len(w) && equalFold(text[len(text)-len(w):], w)
}

// equalFold compares with w, which is in lower case, folding ASCII only.
func equalFold(text, w string) bool {
	for i := range len(w) {
		c := text[i]
		if isUpper(c) {
			c |= 0x20
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

// begins and ends are HasPrefix and HasSuffix for long lists of words: one byte
// tells most of them apart.
func begins(text, w string) bool {
	return len(text) >= len(w) && text[len(w)-1] == w[len(w)-1] && text[:len(w)] == w
}

func ends(text, w string) bool {
	from := len(text) - len(w)
	return from >= 0 && text[len(text)-1] == w[len(w)-1] && text[from] == w[0] && text[from:] == w
}
