package ask

import (
	"strconv"
	"strings"
)

// unitWords are the words for what is counted, in English, its plural, and in Chinese.
var unitWords = map[string][3]string{
	"user": {"user", "users", "用户"}, "person": {"person", "people", "人"}, "store": {"store", "stores", "家"},
	"vehicle": {"vehicle", "vehicles", "辆"}, "unit": {"unit", "units", "件"}, "share": {"share", "shares", "股"},
}

// currencyWords are the Chinese words for currencies.
var currencyWords = map[string]string{
	"CNY": "元", "USD": "美元", "HKD": "港元", "TWD": "新台币", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "KRW": "韩元",
	"SGD": "新加坡元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "INR": "卢比", "RUB": "卢布",
}

// formatAmount writes a value in base units as people read it: 1449.5 亿元, CNY 144.95 billion, 33%.
func formatAmount(value any, unit string, l Language) string {
	digits, ok := decimal(value)
	if !ok {
		return ""
	}
	if unit == "1" {
		return shift(digits, 2) + "%"
	}
	currency := len(unit) == 3 && strings.ToUpper(unit) == unit
	if l == Chinese {
		number, scale := scaleChinese(digits)
		switch {
		case currency && currencyWords[unit] != "":
			return number + " " + scale + currencyWords[unit]
		case currency:
			return strings.TrimSpace(number+" "+scale) + " " + unit
		}
		return strings.TrimSpace(number + " " + scale + unitWord(unit, 2))
	}
	number, scale := scaleEnglish(digits)
	if scale != "" {
		number += " " + scale
	}
	switch {
	case currency:
		return unit + " " + number
	case number == "1":
		return strings.TrimSpace(number + " " + unitWord(unit, 0))
	}
	return strings.TrimSpace(number + " " + unitWord(unit, 1))
}

func unitWord(unit string, i int) string {
	if w, ok := unitWords[unit]; ok {
		return w[i]
	}
	return unit
}

// formatRate writes a fraction as a percentage with its sign: +12%, -3.5%.
func formatRate(value any) string {
	digits, ok := decimal(value)
	if !ok {
		return ""
	}
	return signed(shift(digits, 2)) + "%"
}

// signed writes a plus before what is above zero.
func signed(s string) string {
	if strings.HasPrefix(s, "-") || strings.Trim(s, "0.") == "" {
		return s
	}
	return "+" + s
}

// decimal writes a number in decimal digits, without an exponent.
func decimal(v any) (string, bool) {
	switch v := v.(type) {
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

// scaleChinese brings a number to 万亿, 亿 or 万.
func scaleChinese(digits string) (number, scale string) {
	switch n := wholeDigits(digits); {
	case n > 12:
		return shift(digits, -12), "万亿"
	case n > 8:
		return shift(digits, -8), "亿"
	case n > 4:
		return shift(digits, -4), "万"
	}
	return digits, ""
}

// scaleEnglish brings a number to trillions, billions or millions; a smaller one gets commas.
func scaleEnglish(digits string) (number, scale string) {
	switch n := wholeDigits(digits); {
	case n > 12:
		return shift(digits, -12), "trillion"
	case n > 9:
		return shift(digits, -9), "billion"
	case n > 6:
		return shift(digits, -6), "million"
	}
	return commas(digits), ""
}

// wholeDigits counts the digits before the point.
func wholeDigits(digits string) int {
	whole, _, _ := strings.Cut(strings.TrimPrefix(digits, "-"), ".")
	return len(whole)
}

// shift moves the decimal point n places to the right, exactly.
func shift(digits string, n int) string {
	rest, negative := strings.CutPrefix(digits, "-")
	whole, fraction, _ := strings.Cut(rest, ".")
	if n >= 0 {
		fraction += strings.Repeat("0", max(0, n-len(fraction)))
		whole, fraction = whole+fraction[:n], fraction[n:]
	} else {
		whole = strings.Repeat("0", max(0, 1-n-len(whole))) + whole
		at := len(whole) + n
		whole, fraction = whole[:at], whole[at:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "." + fraction
	}
	if negative && strings.Trim(whole, "0.") != "" {
		return "-" + whole
	}
	return whole
}

// commas sets the thousands apart.
func commas(digits string) string {
	rest, negative := strings.CutPrefix(digits, "-")
	whole, fraction, point := strings.Cut(rest, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return whole
}
