// Package market tells in which market an article is at home.
package market

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// Currency is the ISO 4217 code of a bare 元 or $ in d: that of the market at
// home. Papers of the mainland name Hong Kong's dollar, as 港元; its own do not.
func Currency(d *document.Document) string {
	switch {
	case d.Meta.Lang == "en":
		return "USD"
	case taiwanese(d):
		return "TWD"
	case hongkong(d):
		return "HKD"
	}
	return "CNY"
}

// hongkong reports whether an article is of Hong Kong's own papers: in traditional
// script, with the exchange's codes of five digits, or with its words.
func hongkong(d *document.Document) bool {
	if d.Meta.Lang != "zh-Hant" {
		return false
	}
	return codeOfFive(d.Text) || containsAny(d.Text, "恒指", "按年", "股东应占", "港交所", "大市")
}

// codeOfFive reports whether a stock code like (00011) stands in text.
func codeOfFive(text string) bool {
	for i := 0; i+6 < len(text); i++ {
		if text[i] != '(' && !strings.HasPrefix(text[i:], "（") {
			continue
		}
		digits := strings.TrimLeft(text[i:min(len(text), i+12)], "(（")
		n := 0
		for n < len(digits) && digits[n] >= '0' && digits[n] <= '9' {
			n++
		}
		if n == 5 && digits[0] == '0' && hasAnyPrefix(digits[n:], ")", "）", ".HK", "-HK") {
			return true
		}
	}
	return false
}

// taiwanese reports whether an article is of Taiwan's market: its tickers are
// written, or it uses Taiwan's words in traditional script. One mention of its
// currency makes no article of the mainland Taiwan's.
func taiwanese(d *document.Document) bool {
	if containsAny(d.Text, "-TW)", "-TW）", ".TW)", ".TW）") {
		return true
	}
	if d.Meta.Lang != "zh-Hant" {
		return false
	}
	if containsAny(d.Text, "新台币", "台股", "上柜", "柜买") {
		return true
	}
	for _, w := range []string{"年增", "年减", "季增", "季减", "月增", "月减"} {
		for at := 0; ; {
			k := strings.Index(d.Text[at:], w)
			if k < 0 {
				break
			}
			at += k + len(w)
			if !hasAnyPrefix(d.Text[at:], "加", "长", "多", "持", "少", "幅", "薪", "至") {
				return true // 年增5%, but not 较2021年增加
			}
		}
	}
	return false
}

func hasAnyPrefix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
