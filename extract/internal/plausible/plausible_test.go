package plausible_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/internal/plausible"
)

func TestChineseIsMorePlausibleThanDamage(t *testing.T) {
	tests := []struct{ better, worse string }{
		{"面对提问", "泵镌釂枺"},
		{"腾讯发布财报", "鑵捐鍙戝竷璐㈡姤"},
		{"夸张的影响", "锯埖挠绊"},
		{"公司的，", "公，的司"},
	}
	for _, test := range tests {
		better, worse := []rune(test.better), []rune(test.worse)
		if a, b := plausible.Text(0, better, 0)/float64(len(better)), plausible.Text(0, worse, 0)/float64(len(worse)); a >= b {
			t.Errorf("%s costs %.1f a character, %s %.1f", test.better, a, test.worse, b)
		}
	}
}

func TestEveryPairHasACost(t *testing.T) {
	for r := rune(plausible.First - 1); r <= plausible.Last+1; r++ {
		if c := plausible.Step('的', r) + plausible.Step(r, '的'); c <= 0 {
			t.Errorf("%c costs %f", r, c)
		}
	}
}
