package market

import (
	"testing"

	"github.com/newsgraph/kg/extract/document"
)

func TestABareYuanIsThatOfTheArticlesMarket(t *testing.T) {
	for _, tt := range []struct{ text, lang, want string }{
		{"元晶 (6443-TW) 9 月营收 7.73 亿元", "zh-Hant", "TWD"},
		{"元晶 (6443-TW) 9 月营收 7.73 亿元", "zh-Hans", "TWD"},
		{"HTC第三季营收470.5亿元，年减33%", "zh-Hant", "TWD"},
		{"HTC第三季营收470.5亿元新台币，百度营收88.92亿元", "zh-Hans", "CNY"},
		{"腾讯营收1449.5亿元", "zh-Hant", "CNY"},
		{"Alcoa reported a profit of $166 million", "en", "USD"},
	} {
		d := &document.Document{Text: tt.text, Meta: document.Meta{Lang: tt.lang}}
		if got := Currency(d); got != tt.want {
			t.Errorf("%s (%s): %s, want %s", tt.text, tt.lang, got, tt.want)
		}
	}
}
