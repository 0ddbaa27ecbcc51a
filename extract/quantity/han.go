package quantity

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

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
