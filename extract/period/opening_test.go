package period

import (
	"slices"
	"testing"
)

// TestNoExpressionBeginsWhereOpensRulesItOut reads on from every pair of
// characters that opens rules out, with what could complete an expression.
func TestNoExpressionBeginsWhereOpensRulesItOut(t *testing.T) {
	const firsts = "去今明前后上下本当该同全首头年昨近最过截民第报期次翌大周星礼这整"
	tails := []string{"", "年", "月", "日", "季度", "一年", "半年", "3日", "3)日", "三季度", "年度", "财年", "个月", "月份", "天", "期", "期一", "拜天", "到2022年3月", "1年前", "111年", "内"}
	seconds := []rune(" ()（）0123456789QHh，。公司的一二三四五六七八九十两零〇")
	for _, w := range slices.Concat(relatives, relativeYears) {
		seconds = append(seconds, []rune(w.text)...)
	}
	for r := rune(0x4e00); r <= 0x9fff; r += 97 {
		seconds = append(seconds, r)
	}
	for _, first := range firsts {
		for _, second := range seconds {
			for _, tail := range tails {
				text := string(first) + string(second) + tail
				if opens(text, len(string(first)), first) {
					continue
				}
				p := reader{text, 0}
				if e, ok := p.chinese(); ok {
					t.Errorf("%q is read as %+v", text, e)
				}
			}
		}
	}
	for _, first := range firsts {
		if head := string(first); opens(head, len(head), first) != (first == '周') {
			t.Errorf("opens(%q) is wrong", head)
		}
	}
}
