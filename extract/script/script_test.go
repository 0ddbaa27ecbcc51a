package script_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/script"
)

func TestSimplify(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"Taiwan's characters", "騰訊發佈財報，營收為1449.5億元，裡面", "腾讯发布财报，营收为1449.5亿元，里面"},
		{"Hong Kong's characters", "説啟動温州的裏面", "说启动温州的里面"},
		{"a word decides", "乾隆乾燥，著名與看著，瞭望與瞭解", "乾隆干燥，著名与看着，瞭望与了解"},
		{"simplified text stays", "什么后面的干部发现，么", "什么后面的干部发现，么"},
		{"characters beyond the first plane", "𠮷野家", "𠮷野家"},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := script.Simplify(test.in); got != test.want {
				t.Errorf("Simplify(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestFoldKnowsTheWordsOfTaiwan(t *testing.T) {
	for in, want := range map[string]string{"軟體": "软件", "資料庫": "数据库", "網際網路": "互联网", "騰訊": "腾讯", "软件": "软件"} {
		if got := script.Fold(in); got != want {
			t.Errorf("Fold(%s) = %s, want %s", in, got, want)
		}
	}
}

func FuzzSimplify(f *testing.F) {
	f.Add("騰訊\xff乾隆")
	f.Fuzz(func(t *testing.T, s string) {
		if once := script.Simplify(s); len(s) > 0 && once == "" {
			t.Errorf("Simplify(%q) is empty", s)
		}
	})
}

func BenchmarkSimplify(b *testing.B) {
	const text = "伴隨著技術的火爆，近月來，各個互聯網企業在領域的布局成為各方關注的焦點。"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		script.Simplify(text)
	}
}
