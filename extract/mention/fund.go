package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// fundKinds end the names of funds on sale and say what they hold.
var fundKinds = []string{"混合", "股票", "债券", "货币", "ETF", "ETF联接", "指数", "LOF", "FOF", "QDII"}

// funds proposes the funds that are named for their house, for what they are about and for
// what they hold: 云麓消费主题|混合, of 云麓基金.
func (f *finder) funds() {
	for at := range f.behind(fundKinds...) {
		end := at + classLen(f.d.Text[at:])
		if !f.fundEnds(end) {
			continue
		}
		if start, ok := f.fundStart(at); ok {
			f.propose(start, end, document.Product, 2, "fund of a house")
			f.productFrom[start] = true
		}
	}
}

// fundStart is where the name of the fund begins whose kind ends at byte end: at the farthest
// brand of a house.
func (f *finder) fundStart(end int) (start int, ok bool) {
	for n, at := 0, end; n < 8; n++ {
		t, more := f.tokenBefore(at)
		if word := f.d.Slice(t.Span); !more || strings.ContainsAny(word, stopWords+"，。、；：“”（）() ") || dealing[word] {
			break
		}
		at = t.Start
		if n > 0 && f.ofHouse(at, end) {
			start, ok = at, true
		}
	}
	return start, ok
}

// dealing are verbs of what houses do with shares and bonds.
var dealing = set(`买入 卖出 增持 减持 持有 重仓 发行 购买 申购 抛售 认购 投资 加仓 减仓`)

// classLen is the length of the letter that tells the class of a fund's shares: 混合|A.
func classLen(rest string) int {
	if rest != "" && 'A' <= rest[0] && rest[0] <= 'E' && (len(rest) == 1 || !latinOrDigit(rune(rest[1]))) {
		return 1
	}
	return 0
}

// fundEnds reports whether the name of a fund may end at byte i.
func (f *finder) fundEnds(i int) bool {
	after := f.after(i)
	return after == "" || hasAnyPrefix(after, "，", "。", "、", "；", "（", "(", "）", ")", "”", "和", "及", "与", "等", "的", "基金", "型", "成立", "在", "为", "以", "则", "今年", "近", "\n", " ")
}

// ofHouse reports whether the brand of a house of funds begins at byte start, and goes on for
// at least two characters before end. 华夏|银行|股票 is no fund's.
func (f *finder) ofHouse(start, end int) bool {
	const han = len("华")
	for _, n := range []int{4, 3, 2} {
		stop := start + n*han
		if stop+2*han > end || !f.boundary(stop) && n < 3 {
			continue
		}
		brand := f.d.Text[start:stop]
		if house := brand + "基金"; !f.isCompany(house) && f.count(house) == 0 {
			continue
		}
		for _, h := range f.hitsIn(start, start+1) {
			if h.End > stop && h.End <= end && f.isCompany(f.d.Slice(h.Span)) {
				return false
			}
		}
		return true
	}
	return false
}
