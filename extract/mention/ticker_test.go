package mention

import "testing"

func TestBracketsOfStockCodes(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string // the bracket that is read, without its end; "" for none
	}{
		{"（00700.HK）今日", "（00700.HK"},
		{"(6244-TW)、", "(6244-TW"},
		{"（股票代码：600519）", "（股票代码：600519"},
		{"（NASDAQ：LI；HKEX：2015）发布", "（NASDAQ：LI；HKEX：2015"},
		{"(NYSE: BABA)", "(NYSE: BABA"},
		{"（2022）年报", ""},
		{"（以下简称华星）", ""},
		{"（AI）技术", ""},
		{"（", ""},
		{"腾讯（00700.HK）", ""},
	} {
		if got := tt.text[:tickerLen(tt.text)]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}
