package ask

import "testing"

func TestAmountsAreWrittenAsPeopleReadThem(t *testing.T) {
	for _, test := range []struct {
		value   any
		unit    string
		chinese string
		english string
	}{
		{int64(144950000000), "CNY", "1449.5 亿元", "CNY 144.95 billion"},
		{int64(29710000000), "CNY", "297.1 亿元", "CNY 29.71 billion"},
		{int64(1313000000), "user", "13.13 亿用户", "1.313 billion users"},
		{int64(572000000), "user", "5.72 亿用户", "572 million users"},
		{0.33, "1", "33%", "33%"},
		{0.035, "1", "3.5%", "3.5%"},
		{int64(1400000), "USD", "140 万美元", "USD 1.4 million"},
		{int64(2500000000000), "USD", "2.5 万亿美元", "USD 2.5 trillion"},
		{int64(-5000000), "CNY", "-500 万元", "CNY -5 million"},
		{int64(12345), "store", "1.2345 万家", "12,345 stores"},
		{int64(1), "person", "1 人", "1 person"},
		{0.31, "HKD", "0.31 港元", "HKD 0.31"},
		{int64(3000), "BRL", "3000 BRL", "BRL 3,000"},
		{int64(100000000), "CNY", "1 亿元", "CNY 100 million"},
		{int64(7), "", "7", "7"},
		{"x", "CNY", "", ""},
	} {
		if got := formatAmount(test.value, test.unit, Chinese); got != test.chinese {
			t.Errorf("%v %s in Chinese is %q, want %q", test.value, test.unit, got, test.chinese)
		}
		if got := formatAmount(test.value, test.unit, English); got != test.english {
			t.Errorf("%v %s in English is %q, want %q", test.value, test.unit, got, test.english)
		}
	}
}

func TestRatesHaveASign(t *testing.T) {
	for rate, want := range map[float64]string{0.12: "+12%", -0.035: "-3.5%", 0: "0%", 1.5: "+150%", 0.07: "+7%", -0.3: "-30%"} {
		if got := formatRate(rate); got != want {
			t.Errorf("%v is %q, want %q", rate, got, want)
		}
	}
}
