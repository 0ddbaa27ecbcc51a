package fold

import "testing"

func TestWaysToWriteANameFoldToOne(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"騰訊控股", "腾讯控股"},
		{"ＱＱ音樂", "qq音乐"},
		{"Léon  Müller", "leon muller"},
		{"列夫·托爾斯泰", "列夫托尔斯泰"},
		{"列夫•托尔斯泰", "列夫托尔斯泰"},
		{"Coca-Cola", "cocacola"},
		{"腾讯 控股", "腾讯控股"},
		{"腾讯 AI Lab", "腾讯ai lab"},
		{"「微信」", "微信"},
		{"ｱｲﾌﾙ", "アイフル"},
		{"AT&T", "at&t"},
		{"a\x00b\u200bc", "abc"},
		{" \t", ""},
		{"", ""},
		{"\xff腾", "腾"},
	} {
		if got := Name(tt.in); got != tt.want {
			t.Errorf("Name(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTheTableIsSortedAndFindsBothEnds(t *testing.T) {
	for i := pairSize; i < len(simplified); i += pairSize {
		if codePoint(i) <= codePoint(i-pairSize) {
			t.Fatalf("character %#x stands after %#x", codePoint(i), codePoint(i-pairSize))
		}
	}
	if codePoint(0) != firstTraditional {
		t.Errorf("the first character is %#x, not %#x", codePoint(0), firstTraditional)
	}
	for i := 0; i < len(simplified); i += pairSize {
		if got := Simplified(codePoint(i)); got != codePoint(i+pairSize/2) {
			t.Fatalf("Simplified(%c) = %c", codePoint(i), got)
		}
	}
	if Simplified('人') != '人' {
		t.Error("人 has changed")
	}
}

func FuzzName(f *testing.F) {
	f.Add("列夫·托爾斯泰 Léon ＱＱ")
	f.Fuzz(func(t *testing.T, s string) {
		once := Name(s)
		for i := range len(once) {
			if once[i] == 0 {
				t.Fatalf("Name(%q) = %q has a zero byte", s, once)
			}
		}
	})
}

func BenchmarkName(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Name("騰訊控股有限公司")
	}
}
