// Package market tells in which market an article is at home.
package market

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// Currency is the ISO 4217 code of a bare 元 or $ in d: that of the market at
// home. Hong Kong's dollar is always named, as 港元.
func Currency(d *document.Document) string {
	switch {
	case d.Meta.Lang == "en":
		return "USD"
	case taiwanese(d):
		return "TWD"
	}
	return "CNY"
}

// taiwanese reports whether an article is of Taiwan's market: its tickers are
// written, or it uses Taiwan's words in traditional script. One mention of its
// currency makes no article of the mainland Taiwan's.
func taiwanese(d *document.Document) bool {
	if containsAny(d.Text, "-TW)", "-TW）", ".TW)", ".TW）") {
		return true
	}
	return d.Meta.Lang == "zh-Hant" && containsAny(d.Text, "新台币", "台股", "上柜", "柜买", "年增", "年减", "季增", "月增")
}

func containsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
