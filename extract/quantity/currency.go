package quantity

import "strings"

// currency is one way to write a currency. Unit "" is the home market's.
type currency struct {
	text  string
	unit  string
	shift int32 // power of ten of the named coin: -2 for cents
	bare  bool  // names no country
}

// suffixes are currencies after the number; of two that fit the longer stands
// first.
var suffixes = []currency{
	{text: "元人民币", unit: "CNY"}, {text: "元新台币", unit: "TWD"}, {text: "元台币", unit: "TWD"}, {text: "元港币", unit: "HKD"},
	{text: "元美金", unit: "USD"}, {text: "元(人民币", unit: "CNY"}, {text: "元(新台币", unit: "TWD"},
	{text: "元", bare: true}, {text: "块钱", bare: true}, {text: "圆", bare: true},
	{text: "角钱", shift: -1, bare: true}, {text: "毛钱", shift: -1, bare: true}, {text: "分钱", shift: -2, bare: true},
	{text: "人民币", unit: "CNY"},
	{text: "美元", unit: "USD"}, {text: "美金", unit: "USD"}, {text: "美分", unit: "USD", shift: -2},
	{text: "港元", unit: "HKD"}, {text: "港币", unit: "HKD"}, {text: "港仙", unit: "HKD", shift: -2}, {text: "仙", unit: "HKD", shift: -2},
	{text: "新台币", unit: "TWD"}, {text: "台币", unit: "TWD"}, {text: "台元", unit: "TWD"},
	{text: "日元", unit: "JPY"}, {text: "日圆", unit: "JPY"}, {text: "日币", unit: "JPY"},
	{text: "韩元", unit: "KRW"}, {text: "韩圆", unit: "KRW"}, {text: "韩币", unit: "KRW"},
	{text: "欧元", unit: "EUR"}, {text: "英镑", unit: "GBP"}, {text: "镑", unit: "GBP"}, {text: "便士", unit: "GBP", shift: -2},
	{text: "瑞士法郎", unit: "CHF"}, {text: "瑞郎", unit: "CHF"},
	{text: "澳元", unit: "AUD"}, {text: "澳币", unit: "AUD"}, {text: "澳大利亚元", unit: "AUD"},
	{text: "加元", unit: "CAD"}, {text: "加币", unit: "CAD"}, {text: "加拿大元", unit: "CAD"},
	{text: "新加坡元", unit: "SGD"}, {text: "新元", unit: "SGD"}, {text: "新币", unit: "SGD"}, {text: "坡元", unit: "SGD"},
	{text: "新西兰元", unit: "NZD"}, {text: "纽元", unit: "NZD"}, {text: "澳门元", unit: "MOP"}, {text: "澳门币", unit: "MOP"},
	{text: "印度卢比", unit: "INR"}, {text: "印尼卢比", unit: "IDR"}, {text: "印尼盾", unit: "IDR"}, {text: "巴基斯坦卢比", unit: "PKR"}, {text: "卢比", unit: "INR"},
	{text: "卢布", unit: "RUB"}, {text: "泰铢", unit: "THB"}, {text: "越南盾", unit: "VND"}, {text: "越盾", unit: "VND"},
	{text: "林吉特", unit: "MYR"}, {text: "令吉", unit: "MYR"}, {text: "马币", unit: "MYR"}, {text: "菲律宾比索", unit: "PHP"}, {text: "墨西哥比索", unit: "MXN"},
	{text: "雷亚尔", unit: "BRL"}, {text: "瑞典克朗", unit: "SEK"}, {text: "挪威克朗", unit: "NOK"}, {text: "丹麦克朗", unit: "DKK"},
	{text: "里拉", unit: "TRY"}, {text: "兰特", unit: "ZAR"}, {text: "迪拉姆", unit: "AED"}, {text: "沙特里亚尔", unit: "SAR"}, {text: "谢克尔", unit: "ILS"}, {text: "兹罗提", unit: "PLN"},
	{text: "€", unit: "EUR"}, {text: "£", unit: "GBP"},
}

// wordSuffixes are currencies in Latin letters after the number, lower case.
var wordSuffixes = []currency{
	{text: "u.s. dollars", unit: "USD"}, {text: "us dollars", unit: "USD"}, {text: "american dollars", unit: "USD"},
	{text: "hong kong dollars", unit: "HKD"}, {text: "new taiwan dollars", unit: "TWD"}, {text: "taiwan dollars", unit: "TWD"},
	{text: "canadian dollars", unit: "CAD"}, {text: "australian dollars", unit: "AUD"}, {text: "singapore dollars", unit: "SGD"}, {text: "new zealand dollars", unit: "NZD"},
	{text: "dollars", unit: "USD", bare: true}, {text: "dollar", unit: "USD", bare: true},
	{text: "u.s. cents", unit: "USD", shift: -2}, {text: "us cents", unit: "USD", shift: -2},
	{text: "cents", unit: "USD", shift: -2, bare: true}, {text: "cent", unit: "USD", shift: -2, bare: true},
	{text: "chinese yuan", unit: "CNY"}, {text: "yuan", unit: "CNY"}, {text: "renminbi", unit: "CNY"}, {text: "rmb", unit: "CNY"},
	{text: "japanese yen", unit: "JPY"}, {text: "yen", unit: "JPY"}, {text: "korean won", unit: "KRW"}, {text: "south korean won", unit: "KRW"}, {text: "won", unit: "KRW"},
	{text: "euros", unit: "EUR"}, {text: "euro", unit: "EUR"}, {text: "euro cents", unit: "EUR", shift: -2},
	{text: "pounds sterling", unit: "GBP"}, {text: "british pounds", unit: "GBP"}, {text: "pence", unit: "GBP", shift: -2},
	{text: "swiss francs", unit: "CHF"}, {text: "rupees", unit: "INR"}, {text: "indian rupees", unit: "INR"}, {text: "rubles", unit: "RUB"}, {text: "roubles", unit: "RUB"}, {text: "baht", unit: "THB"}, {text: "ringgit", unit: "MYR"},
	{text: "usd", unit: "USD"}, {text: "cny", unit: "CNY"}, {text: "hkd", unit: "HKD"}, {text: "twd", unit: "TWD"}, {text: "ntd", unit: "TWD"}, {text: "jpy", unit: "JPY"}, {text: "eur", unit: "EUR"}, {text: "gbp", unit: "GBP"},
	{text: "krw", unit: "KRW"}, {text: "inr", unit: "INR"}, {text: "sgd", unit: "SGD"}, {text: "aud", unit: "AUD"}, {text: "cad", unit: "CAD"}, {text: "chf", unit: "CHF"},
}

// prefixes are currencies before the number; of two that fit the longer stands
// first.
var prefixes = []currency{
	{text: "U.S.$", unit: "USD"}, {text: "US$", unit: "USD"}, {text: "HK$", unit: "HKD"}, {text: "NT$", unit: "TWD"}, {text: "CA$", unit: "CAD"}, {text: "AU$", unit: "AUD"}, {text: "NZ$", unit: "NZD"}, {text: "SG$", unit: "SGD"}, {text: "MOP$", unit: "MOP"},
	{text: "C$", unit: "CAD"}, {text: "A$", unit: "AUD"}, {text: "S$", unit: "SGD"}, {text: "R$", unit: "BRL"},
	{text: "CN¥", unit: "CNY"}, {text: "JP¥", unit: "JPY"}, {text: "CN￥", unit: "CNY"}, {text: "RMB¥", unit: "CNY"}, {text: "RMB￥", unit: "CNY"},
	{text: "$", unit: "USD", bare: true}, {text: "¥", bare: true}, {text: "￥", bare: true},
	{text: "€", unit: "EUR"}, {text: "£", unit: "GBP"}, {text: "₩", unit: "KRW"}, {text: "₹", unit: "INR"}, {text: "₽", unit: "RUB"}, {text: "฿", unit: "THB"},
	{text: "RMB", unit: "CNY"}, {text: "CNY", unit: "CNY"}, {text: "USD", unit: "USD"}, {text: "HKD", unit: "HKD"}, {text: "NTD", unit: "TWD"}, {text: "TWD", unit: "TWD"}, {text: "JPY", unit: "JPY"}, {text: "EUR", unit: "EUR"}, {text: "GBP", unit: "GBP"},
	{text: "KRW", unit: "KRW"}, {text: "INR", unit: "INR"}, {text: "SGD", unit: "SGD"}, {text: "AUD", unit: "AUD"}, {text: "CAD", unit: "CAD"}, {text: "CHF", unit: "CHF"}, {text: "Rs.", unit: "INR"}, {text: "Rs", unit: "INR"}, {text: "RM", unit: "MYR"},
	{text: "人民币", unit: "CNY"}, {text: "新台币", unit: "TWD"}, {text: "台币", unit: "TWD"}, {text: "港币", unit: "HKD"}, {text: "港元", unit: "HKD"}, {text: "美金", unit: "USD"}, {text: "美元", unit: "USD"},
}

var (
	prefixSet = setOf(prefixes, func(c currency) string { return c.text })
	suffixSet = setOf(suffixes, func(c currency) string { return c.text })
)

// currencyBefore finds a currency that ends where text ends, and where it
// starts. A name after 兑 or 对 is one side of a rate of exchange, not a prefix.
func currencyBefore(text string) (c currency, start int, ok bool) {
	if text == "" {
		return c, 0, false
	}
	trimmed := strings.TrimSuffix(text, " ")
	if !prefixSet.Ends(trimmed) {
		return c, 0, false
	}
	for _, c := range prefixes {
		if !ends(trimmed, c.text) {
			continue
		}
		start := len(trimmed) - len(c.text)
		if isLetter(c.text[0]) && start > 0 && isLetter(trimmed[start-1]) {
			continue
		}
		if c.text[0] >= 0x80 && (strings.HasSuffix(trimmed[:start], "兑") || strings.HasSuffix(trimmed[:start], "对")) {
			return currency{}, 0, false
		}
		return c, start, true
	}
	return currency{}, 0, false
}

// immortal reports whether 仙 with the text behind it is no cent: 8仙女, 8仙过海.
func immortal(rest string) bool {
	for _, w := range []string{"女", "人", "子", "侠", "丹", "草", "山", "境", "过", "桥", "界", "岛", "剑"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// currencyAfter finds a currency that text starts with, and its length. In
// scaled amounts a bare "pounds" is sterling, elsewhere it may be a weight.
func currencyAfter(text string, scaled bool) (c currency, length int, ok bool) {
	if text == "" {
		return c, 0, false
	}
	if isLetter(text[0]) {
		for _, c := range wordSuffixes {
			if hasWord(text, c.text) {
				return c, len(c.text), true
			}
		}
		if scaled && hasWord(text, "pounds") {
			return currency{unit: "GBP"}, len("pounds"), true
		}
		return currency{}, 0, false
	}
	first := suffixSet.Index(text)
	if first < 0 {
		first = len(suffixes)
	}
	for _, c := range suffixes[first:] {
		if begins(text, c.text) {
			if strings.Contains(c.text, "(") && strings.HasPrefix(text[len(c.text):], ")") {
				return c, len(c.text) + 1, true
			}
			if c.text == "元" && followsName(text[len(c.text):]) || c.text == "仙" && immortal(text[len(c.text):]) {
				continue
			}
			return c, len(c.text), true
		}
	}
	if strings.HasPrefix(text, "块") && endsWord(text[len("块"):]) {
		return currency{bare: true}, len("块"), true
	}
	return currency{}, 0, false
}

// followsName tells words that begin with 元 and are no money: 十元素, 三元锂.
func followsName(rest string) bool {
	for _, w := range [...]string{"素", "锂", "件", "宵", "旦", "老"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// endsWord reports whether nothing follows, or something other than a word.
func endsWord(rest string) bool {
	if rest == "" {
		return true
	}
	for _, p := range [...]string{"，", "。", "、", "；", "！", "？", "”", "）", ",", ".", ";", ")", " ", "\n"} {
		if strings.HasPrefix(rest, p) {
			return true
		}
	}
	return false
}
