package pinyin_test

import (
	"testing"

	"github.com/newsgraph/kg/extract/internal/pinyin"
)

func TestReads(t *testing.T) {
	tests := []struct {
		r        rune
		syllable string
		want     bool
	}{
		{'術', "shù", true}, {'行', "háng", true}, {'行', "xíng", true}, {'长', "zhǎnɡ", true}, {'长', "cháng", true},
		{'術', "shú", false}, {'術', "sh", false}, {'術', "", false}, {'術', "shù,", false}, {'A', "ā", false}, {'女', "nǚ", true},
	}
	for _, test := range tests {
		if got := pinyin.Reads(test.r, test.syllable); got != test.want {
			t.Errorf("Reads(%c, %q) = %t", test.r, test.syllable, got)
		}
	}
}

func TestEveryCharacterCanBeLookedUp(t *testing.T) {
	for r := rune(pinyin.First - 1); r <= pinyin.Last+1; r++ {
		if pinyin.Reads(r, "none") {
			t.Errorf("%c is read none", r)
		}
	}
}
