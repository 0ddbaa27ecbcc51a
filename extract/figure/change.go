package figure

import "strings"

// A change is a word that says that a number went up or down.
type change struct {
	text string
	sign int
}

// changes, longest first where one begins another. Words that end in 至, 到 or 为
// lead to the new value, not to the difference: see reaches.
var changes = []change{
	{"同步增长", 1}, {"正增长", 1}, {"负增长", -1}, {"增长率", 1}, {"增长幅度", 1}, {"增长", 1}, {"增幅", 1}, {"增速", 1}, {"增加", 1}, {"上涨", 1}, {"涨幅", 1}, {"上升", 1}, {"提升", 1}, {"提高", 1}, {"攀升", 1}, {"飙升", 1}, {"激增", 1}, {"大增", 1}, {"猛增", 1}, {"劲增", 1}, {"暴增", 1}, {"增收", 1}, {"扩大", 1}, {"回升", 1}, {"反弹", 1}, {"成长", 1}, {"大涨", 1}, {"暴涨", 1}, {"升幅", 1}, {"走高", 1},
	{"下降", -1}, {"下滑", -1}, {"下跌", -1}, {"减少", -1}, {"降低", -1}, {"跌幅", -1}, {"降幅", -1}, {"减幅", -1}, {"衰退", -1}, {"缩水", -1}, {"萎缩", -1}, {"收窄", -1}, {"回落", -1}, {"大跌", -1}, {"暴跌", -1}, {"锐减", -1}, {"骤降", -1}, {"大降", -1}, {"大减", -1}, {"走低", -1}, {"缩减", -1}, {"滑落", -1},
}

func changeAt(s string) (change, bool) {
	for _, c := range changes {
		if strings.HasPrefix(s, c.text) {
			return c, true
		}
	}
	return change{}, false
}

// A comparison says what a change is measured against, and in Taiwan's usage
// also its direction.
type comparison struct {
	text    string
	compare string
	sign    int
}

var comparisons = []comparison{
	{"年增率", "yoy", 1}, {"年增长", "yoy", 1}, {"年增", "yoy", 1}, {"年减", "yoy", -1}, {"年成长", "yoy", 1}, {"年衰退", "yoy", -1}, {"年跌", "yoy", -1}, {"年涨", "yoy", 1},
	{"季增", "qoq", 1}, {"季减", "qoq", -1}, {"月增", "mom", 1}, {"月减", "mom", -1},
	{"同比", "yoy", 0}, {"按年", "yoy", 0}, {"较上年同期", "yoy", 0}, {"较去年同期", "yoy", 0}, {"比上年同期", "yoy", 0}, {"比去年同期", "yoy", 0}, {"与去年同期相比", "yoy", 0}, {"与上年同期相比", "yoy", 0}, {"较上年", "yoy", 0}, {"较去年", "yoy", 0}, {"比上年", "yoy", 0}, {"比去年", "yoy", 0}, {"同期", "yoy", 0}, {"较前一年", "yoy", 0},
	{"环比", "qoq", 0}, {"按季", "qoq", 0}, {"较上季", "qoq", 0}, {"较上一季度", "qoq", 0}, {"较上季度", "qoq", 0}, {"比上季", "qoq", 0}, {"较前一季", "qoq", 0},
	{"较上月", "mom", 0}, {"比上月", "mom", 0}, {"按月", "mom", 0},
}

func comparisonAt(s string) (comparison, bool) {
	for _, c := range comparisons {
		if strings.HasPrefix(s, c.text) {
			return c, true
		}
	}
	return comparison{}, false
}

// reaches reports whether the words between a word of change and a number lead
// to the new value: 增至, 增长到, 提升至, 下降为.
func reaches(between string) bool {
	for _, w := range []string{"至", "到", "为"} {
		if strings.HasPrefix(between, w) {
			return true
		}
	}
	return false
}
