package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
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

// beginsUnit tells units that begin with a word of scale: 千瓦, 兆瓦, 百分点.
func beginsUnit(rest string) bool {
	return scaleUnits.Begins(rest)
}

var scaleUnits = wordset.Of("千瓦", "千克", "千米", "千伏", "兆瓦", "兆赫", "兆帕", "兆宽", "兆光", "兆网", "兆字", "兆比", "兆位", "兆易", "兆驰", "百分", "百度", "万科", "万达", "万华")

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
	i := moreWords.Index(rest)
	if i < 0 {
		return false
	}
	w := moreWords.Word(i)
	after := rest[len(w):]
	return w != "多元" || after != "" && !endsWord(after) && !strings.HasPrefix(after, "人民币") && !strings.HasPrefix(after, "的")
}

// moreWords are words that begin with 多 or 余, the longer of two first.
var moreWords = wordset.Of("多元化", "多元", "多数", "多媒体", "多头", "多晶", "多模", "多层", "多地", "多国", "余额", "余下", "余地", "余款")

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

// countedByLetter tells the m of 5m barrels and 1.5m users from that of metres.
func countedByLetter(rest string) bool {
	if len(rest) < 2 || rest[1] != ' ' || rest[0] != 'm' && rest[0] != 'k' {
		return false
	}
	if _, ok := nounAfter(rest[2:]); ok {
		return true
	}
	u, ok := unitAfter(rest[2:])
	return ok && u.kind == Count
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
