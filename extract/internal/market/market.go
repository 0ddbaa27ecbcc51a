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

// taiwanese reports whether an article is of Taiwan's market: its tickers or
// its currency are written, or it counts growth in Taiwan's words.
func taiwanese(d *document.Document) bool {
	for _, w := range []string{"-TW)", "-TW）", "(TW", ".TW)", ".TW）", "新台币", "台股", "上柜", "柜买"} {
		if strings.Contains(d.Text, w) {
			return true
		}
	}
	return d.Meta.Lang == "zh-Hant" && (strings.Contains(d.Text, "年增") || strings.Contains(d.Text, "年减"))
}
