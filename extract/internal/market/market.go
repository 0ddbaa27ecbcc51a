// Package market tells in which market an article is at home.
package market

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// Currency is the ISO 4217 code of a bare 元 or $ in d: that of the market at
// home. Hong Kong's dollar is taken only where it is named, as 港元: its own papers
// write a bare 元 of yuan too, behind one number in 人民币.
func Currency(d *document.Document) string {
	switch {
	case d.Meta.Lang == "en":
		return "USD"
	case Taiwanese(d):
		return "TWD"
	}
	return "CNY"
}

// Taiwanese reports whether an article is of Taiwan's market: its tickers are
// written, or it uses Taiwan's words, offices or bylines in traditional script. One
// mention of its currency makes no article of the mainland Taiwan's.
func Taiwanese(d *document.Document) bool {
	if containsAny(d.Text, "-TW)", "-TW）", ".TW)", ".TW）") {
		return true
	}
	if containsAny(d.Text, "/台北报导", "/台北报道", "/综合报导", "/新竹报导", "中央社记者") {
		return true // also where a reader of the mainland converted its script
	}
	if d.Meta.Lang != "zh-Hant" {
		return false
	}
	if containsAny(d.Text, "新台币", "台股", "上柜", "柜买", "每股盈余", "每股税后", "税后净利", "税后纯益", "合并营收", "法说会", "联准会", "股东临时会", "三大法人",
		"台北报导", "台北电", "即时报导", "综合报导", "中央社记者", "中央社台北", "钜亨网", "投审会", "金管会", "立法院", "行政院", "经济部", "上市柜", "兴柜", "自结", "纯益", "法说") {
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
