package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// numeral is a number as written: mantissa × 10^scale, at text[start:end].
type numeral struct {
	start, end int
	mantissa   document.Decimal
	scale      int32
	upper      document.Decimal // mantissa of the upper end, where between is set
	between    bool             // 两三, 十五六: not one figure but two neighbours
	scaled     bool             // has 万, 亿, million
	more       bool             // 多, 余: at least that
	han        bool             // in Chinese numerals or in words
	one        bool             // nothing but 一: most often no number
	only       bool             // nothing but words of scale: 百亿, 万
	integer    int              // count of digits when it is an undivided whole number
	inexact    bool             // a fraction that no decimal equals: 1/3
	ratio      bool             // a fraction
	overflow   bool             // beyond what a number in a text can mean
}

func (n *numeral) value() document.Decimal { return n.mantissa.Shift(n.scale) }

// maxDigits bounds how long a number can be and still mean something.
const maxDigits = 40

// arabicAt reads the digits that start at i, with separators, point or slash.
// When they are no number but a date, a time, a version, a telephone number
// or out of range, ok is false. next is where to go on reading.
func arabicAt(text string, i int) (n numeral, next int, ok bool) {
	j := digitsEnd(text, i)
	n.start = i
	n.integer = j - i
	grouped := false
	for n.integer <= 3 && j < len(text) && text[j] == ',' && digitsEnd(text, j+1) == j+4 {
		j, grouped = j+4, true
	}
	decimal := false
	if digitFollows(text, j, '.') {
		j, decimal = digitsEnd(text, j+1), true
	}
	if grouped || decimal {
		n.integer = 0
	}
	if j > i+1 && text[i] == '0' && !decimal && !grouped {
		return n, runEnd(text, i, "-.:/"), false
	}
	switch {
	case digitFollows(text, j, ':'):
		return n, runEnd(text, j, ":."), false
	case decimal && digitFollows(text, j, '.'):
		return n, runEnd(text, j, "."), false
	case n.integer > 0 && digitFollows(text, j, '-'):
		if end := runEnd(text, i, "-"); hyphenatedCode(text[i:end]) {
			return n, end, false
		}
	case digitFollows(text, j, '/'):
		return fractionAt(text, i, j)
	}
	n.end = j
	if n.mantissa, ok = parseGrouped(text[i:j]); !ok {
		return n, j, false
	}
	return n, j, true
}

// fractionAt reads 1/3. Only fractions of up to tenths are taken for numbers:
// 24/7 and 9/11 are not.
func fractionAt(text string, i, slash int) (n numeral, next int, ok bool) {
	end := runEnd(text, slash, "/.")
	denominator := text[slash+1 : end]
	if slash != i+1 || text[i] == '0' || len(denominator) > 2 || strings.ContainsAny(denominator, "/.") {
		return n, end, false
	}
	d, _ := document.ParseDecimal(denominator)
	if d.Cmp(document.Decimal{Coef: 10}) > 0 || d.Cmp(document.Decimal{Coef: int64(text[i] - '0')}) <= 0 {
		return n, end, false
	}
	n, ok = quotient(document.Decimal{Coef: int64(text[i] - '0')}, d)
	n.start, n.end = i, end
	return n, end, ok
}

// quotient is the numeral of num/den, rounded down to twelve places when no
// decimal equals it.
func quotient(num, den document.Decimal) (n numeral, ok bool) {
	const places = 12
	a, aok := num.Shift(places).Int64()
	b, bok := den.Int64()
	if !aok || !bok || b <= 0 {
		return n, false
	}
	return numeral{
		mantissa: document.Decimal{Coef: a / b, Exp: -places}.Normalize(),
		inexact:  a%b != 0, ratio: true, han: true,
	}, true
}

// hyphenatedCode tells dates and telephone numbers from ranges: 2022-03-22,
// 2022-03, 400-8888-888, 010-65001234 against 14-16 and 2000-12000.
func hyphenatedCode(s string) bool {
	first, rest, _ := strings.Cut(s, "-")
	if strings.Contains(rest, "-") || len(rest) >= 7 || first[0] == '0' {
		return true
	}
	return len(first) == 4 && (first[:2] == "19" || first[:2] == "20") && len(rest) == 2 && rest <= "12"
}

// parseGrouped reads digits with thousands separators.
func parseGrouped(s string) (document.Decimal, bool) {
	if !strings.Contains(s, ",") {
		return document.ParseDecimal(s)
	}
	if len(s) > maxDigits {
		return document.Decimal{}, false
	}
	var buf [maxDigits]byte
	plain := buf[:0]
	for i := range len(s) {
		if s[i] != ',' {
			plain = append(plain, s[i])
		}
	}
	return document.ParseDecimal(string(plain))
}

func digitsEnd(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// digitFollows reports whether text has sep and then a digit at j.
func digitFollows(text string, j int, sep byte) bool {
	return j+1 < len(text) && text[j] == sep && isDigit(text[j+1])
}

// runEnd is the end of the digits at i, whichever of seps divide them.
func runEnd(text string, i int, seps string) int {
	for i < len(text) && (isDigit(text[i]) || strings.IndexByte(seps, text[i]) >= 0 && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

// hanDigit is the value of a Chinese digit, or -1.
func hanDigit(r rune) int64 {
	switch r {
	case '零', '〇':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanPower is the power of ten of a Chinese word of scale, or 0. 兆 is 10^12 as in
// Taiwan.
func hanPower(r rune) int32 {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	case '兆':
		return 12
	}
	return 0
}

// hanAt reads the Chinese numeral that starts at i.
func hanAt(text string, i int) (n numeral, next int, ok bool) {
	const maxRunes = 24
	var buf [maxRunes]rune
	runes := buf[:0]
	j := i
	for j < len(text) {
		r, size := utf8.DecodeRuneInString(text[j:])
		if hanDigit(r) < 0 && (hanPower(r) == 0 || beginsUnit(text[j:])) {
			break
		}
		if len(runes) == maxRunes {
			for ; size > 0 && (hanDigit(r) >= 0 || hanPower(r) > 0); r, size = utf8.DecodeRuneInString(text[j:]) {
				j += size
			}
			return n, j, false
		}
		runes = append(runes, r)
		j += size
	}
	if len(runes) == 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		return n, i + size, false
	}
	n = numeral{start: i, end: j, han: true}
	n.one = len(runes) == 1 && hanDigit(runes[0]) == 1
	n.only = onlyScale(runes)
	n.scaled = containsMyriad(runes)
	if k := neighbours(runes); k >= 0 {
		var low, high [maxRunes]rune
		upper, uok := hanValue(append(append(high[:0], runes[:k]...), runes[k+1:]...))
		lower, lok := hanValue(append(append(low[:0], runes[:k+1]...), runes[k+2:]...))
		n.mantissa, n.upper, n.between = lower, upper, true
		return n, j, uok && lok
	}
	n.mantissa, ok = hanValue(runes)
	if !ok {
		return n, j, false
	}
	return hanFraction(text, n)
}

// hanFraction reads 点五 and 点五亿 after the whole part n.
func hanFraction(text string, n numeral) (numeral, int, bool) {
	rest, found := strings.CutPrefix(text[n.end:], "点")
	if !found || n.scaled {
		return n, n.end, true
	}
	digits := n.mantissa
	j := len(text) - len(rest)
	read := 0
	for read < maxDigits {
		r, size := utf8.DecodeRuneInString(text[j:])
		d := hanDigit(r)
		if d < 0 || size == 0 {
			break
		}
		next, ok := digits.Shift(1).Add(document.Decimal{Coef: d})
		if !ok {
			return n, j, false
		}
		digits = next
		j, read = j+size, read+1
	}
	if r, _ := utf8.DecodeRuneInString(text[j:]); read == 0 || r == '十' || r == '分' {
		return n, n.end, true // 三点五十分: the time of day
	}
	n.mantissa, n.end, n.one = digits.Shift(int32(-read)), j, false
	return n, j, true
}

// onlyScale reports whether no digit stands before the words of scale: 百亿.
// 十 alone does count for ten.
func onlyScale(runes []rune) bool {
	for _, r := range runes {
		if hanPower(r) < 2 {
			return false
		}
	}
	return true
}

func containsMyriad(runes []rune) bool {
	for _, r := range runes {
		if hanPower(r) >= 4 {
			return true
		}
	}
	return false
}

// neighbours is the index of the first of two neighbouring digits that name a
// span, as in 两三万, 十五六 and 三五, or -1.
func neighbours(runes []rune) int {
	at := -1
	for k := 0; k+1 < len(runes); k++ {
		a, b := hanDigit(runes[k]), hanDigit(runes[k+1])
		if a < 0 || b < 0 {
			continue
		}
		if at >= 0 || a == 0 || b != a+1 && (a != 3 || b != 5) {
			return -1
		}
		at = k
	}
	return at
}

// hanValue is the value of Chinese numerals: 十三亿四千万, 一万二 (12000), 二〇二二.
// The greatest word of scale divides the runes into what it multiplies and
// what is added.
func hanValue(runes []rune) (document.Decimal, bool) {
	at, power := -1, int32(0)
	for k, r := range runes {
		if p := hanPower(r); p > 0 && p >= power {
			at, power = k, p
		}
	}
	if at < 0 {
		return hanDigits(runes)
	}
	left, right := runes[:at], runes[at+1:]
	value := document.Decimal{Coef: 1}
	if len(left) > 0 {
		if power < 4 && (len(left) > 1 || hanDigit(left[0]) < 1) {
			return value, false
		}
		var ok bool
		if value, ok = hanValue(left); !ok {
			return value, false
		}
	}
	value = value.Shift(power)
	if len(right) == 0 {
		return value, true
	}
	var rest document.Decimal
	if len(right) == 1 && hanDigit(right[0]) > 0 {
		rest = document.Decimal{Coef: hanDigit(right[0]), Exp: power - 1} // 一万二
	} else {
		zeros := len(right)
		for len(right) > 1 && hanDigit(right[0]) == 0 {
			right = right[1:]
		}
		var ok bool
		if rest, ok = hanValue(right); !ok || zeros == len(right) && onlyDigits(right) {
			return value, false
		}
	}
	return value.Add(rest)
}

// hanDigits is the value of digits one by one, as years and codes are written.
func hanDigits(runes []rune) (value document.Decimal, ok bool) {
	for _, r := range runes {
		if value, ok = value.Shift(1).Add(document.Decimal{Coef: hanDigit(r)}); !ok {
			return value, false
		}
	}
	return value, len(runes) > 0
}

func onlyDigits(runes []rune) bool {
	for _, r := range runes {
		if hanDigit(r) < 0 {
			return false
		}
	}
	return true
}

// beginsUnit tells units that begin with a word of scale: 千瓦, 兆瓦, 百分点.
func beginsUnit(rest string) bool {
	for _, u := range [...]string{"千瓦", "千克", "千米", "千伏", "兆瓦", "兆赫", "兆帕", "兆宽", "兆光", "兆网", "兆字", "兆比", "兆位", "兆易", "兆驰", "百分", "百度", "万科", "万达", "万华"} {
		if strings.HasPrefix(rest, u) {
			return true
		}
	}
	return false
}

// readScale extends n by its words of scale and what they allow to follow:
// 100多万, 2千万, 13亿4000万, 1.2 billion. symbol tells that a sign of currency
// stands before, so that letters are scale too: $5m.
func (n *numeral) readScale(text string, symbol bool) {
	if n.ratio {
		return
	}
	if !n.scaled {
		n.readMore(text)
		n.readHanScale(text)
		for n.readCompound(text) {
		}
	}
	if !n.scaled {
		n.readWordScale(text, symbol)
	}
	n.readMore(text)
}

// readMore reads 多 and 余.
func (n *numeral) readMore(text string) {
	rest := text[n.end:]
	for _, w := range [...]string{"多", "余", "+"} {
		if strings.HasPrefix(rest, w) && !otherWord(rest) && (w != "+" || !digitFollows(text, n.end, '+')) {
			n.end, n.more, n.one = n.end+len(w), true, false
			return
		}
	}
}

// otherWord tells words that begin with 多 or 余 and belong to what follows.
func otherWord(rest string) bool {
	for _, w := range [...]string{"多元化", "多元", "多数", "多媒体", "多头", "多晶", "多模", "多层", "多地", "多国", "余额", "余下", "余地", "余款"} {
		if strings.HasPrefix(rest, w) {
			after := rest[len(w):]
			return w != "多元" || after != "" && !endsWord(after) && !strings.HasPrefix(after, "人民币") && !strings.HasPrefix(after, "的")
		}
	}
	return false
}

func (n *numeral) readHanScale(text string) {
	j := n.end
	if j < len(text) && text[j] == ' ' {
		j++
	}
	for j < len(text) {
		r, size := utf8.DecodeRuneInString(text[j:])
		power := hanPower(r)
		if power == 0 || beginsUnit(text[j:]) {
			return
		}
		j += size
		if n.scale+power > 24 {
			n.overflow = true
			continue
		}
		n.scale += power
		n.end, n.scaled, n.integer = j, true, 0
	}
}

// readCompound adds a smaller part that follows at once: 4000万 of 13亿4000万,
// 2000 of 1万2000辆.
func (n *numeral) readCompound(text string) bool {
	if !n.scaled || n.more || n.end >= len(text) {
		return false
	}
	var part numeral
	var ok bool
	if isDigit(text[n.end]) {
		part, _, ok = arabicAt(text, n.end)
		ok = ok && !part.ratio
		if ok {
			part.readHanScale(text)
		}
	} else if r, _ := utf8.DecodeRuneInString(text[n.end:]); hanDigit(r) > 0 {
		part, _, ok = hanAt(text, n.end)
		ok = ok && !part.between
	}
	if !ok || part.value().Cmp(document.Decimal{Coef: 1, Exp: n.scale}) >= 0 {
		return false
	}
	if !part.scaled && part.scale == 0 {
		rest := text[part.end:]
		_, _, money := currencyAfter(rest, true)
		_, counted := unitAfter(rest)
		if isDate, _ := dateAfter(text, &part); isDate || !money && !counted {
			return false
		}
	}
	sum, ok := n.value().Add(part.value())
	if !ok {
		return false
	}
	smallest := part.scale
	n.mantissa, n.scale, n.end = sum.Shift(-smallest), smallest, part.end
	return smallest > 0
}

// readWordScale reads million and its like.
func (n *numeral) readWordScale(text string, symbol bool) {
	rest := text[n.end:]
	space := 0
	if rest != "" && (rest[0] == ' ' || rest[0] == '-') {
		space = 1
	}
	power, length := wordScale(rest[space:])
	if power == 0 && space == 0 && symbol {
		power, length = letterScale(rest)
	}
	if power == 0 {
		return
	}
	n.scale += power
	n.end += space + length
	n.scaled, n.integer, n.one = true, 0, false
}

func wordScale(rest string) (power int32, length int) {
	for _, w := range [...]struct {
		text  string
		power int32
	}{{"million", 6}, {"billion", 9}, {"trillion", 12}, {"thousand", 3}, {"bn", 9}, {"bln", 9}, {"mn", 6}, {"mln", 6}, {"tn", 12}, {"trn", 12}, {"crore", 7}, {"lakh", 5}} {
		if hasWord(rest, w.text) {
			return w.power, len(w.text)
		}
	}
	return 0, 0
}

func letterScale(rest string) (power int32, length int) {
	if rest == "" || len(rest) > 1 && (isLetter(rest[1]) || isDigit(rest[1])) {
		return 0, 0
	}
	switch rest[0] {
	case 'k', 'K':
		return 3, 1
	case 'm', 'M':
		return 6, 1
	case 'b', 'B':
		return 9, 1
	case 't', 'T':
		return 12, 1
	}
	return 0, 0
}
