package figure

import (
	"strings"
)

// lead is what leads up to a number: the anchors before it in its clause and
// after the number before. Indexes are of reader.anchors, -1 for none.
type lead struct {
	change, compare, share, forecast, period, name int

	start  int    // byte where the lead begins
	before string // the text directly before the number, without 约 and the like
	reach  bool   // 至, 到, to: the number is the new value
	is     bool   // 为, 达, was: the number is the value
	from   bool   // 由, 从, from: the number is the old value
}

// lead reads what leads up to the number at anchor i.
func (r *reader) lead(i int) lead {
	l := lead{change: -1, compare: -1, share: -1, forecast: -1, period: -1, name: -1, start: r.start}
	first := func(at *int, k int) {
		if *at < 0 {
			*at = k
		}
	}
	k := i - 1
scan:
	for ; k >= 0; k-- {
		switch a := &r.anchors[k]; a.kind {
		case quantityAnchor:
			if between := r.between(k, k+1); (between == " or " || between == ", or " || between == ", to " || between == "或" || between == "，或") && l.change < 0 {
				continue // rose 85 cents or 1.5 percent
			}
			if l.compare < 0 {
				l.compare = r.comparedValue(k)
			}
			l.start = a.End
			break scan
		case breakAnchor, stopAnchor, listAnchor:
			l.start = a.End
			break scan
		case changeAnchor:
			if a.mode != bare || r.unknown(a.End, r.anchors[i].Start) == 0 && !r.anchorBetween(k, i) {
				first(&l.change, k)
			}
		case compareAnchor:
			first(&l.compare, k)
			if a.sign != 0 {
				first(&l.change, k)
			}
		case periodAnchor:
			first(&l.period, k)
			if r.periods[a.index].Compared {
				first(&l.compare, k)
			}
		case shareAnchor:
			first(&l.share, k)
		case forecastAnchor:
			first(&l.forecast, k)
		case companyAnchor, productAnchor, segmentAnchor:
			first(&l.name, k)
		}
	}
	if l.compare < 0 && k > 0 && r.anchors[k].kind == breakAnchor {
		l.compare = r.comparisonClause(k)
	}
	if l.forecast < 0 {
		l.forecast = r.foretold(k)
	}
	if l.forecast < 0 && r.d.Meta.Lang == "en" {
		l.forecast = r.expectedBefore(k)
		if l.forecast < 0 {
			l.forecast = r.expectedBehind(i)
		}
	}
	l.words(r.d.Text[l.start:r.anchors[i].Start])
	return l
}

// between is the text between anchors i and k.
func (r *reader) between(i, k int) string {
	if k >= len(r.anchors) {
		return ""
	}
	return r.d.Text[r.anchors[i].End:r.anchors[k].Start]
}

// comparedValue is the period of comparison that the number at anchor k is the
// value of: 较上年同期的3.589亿美元 compares what follows with that period; -1 for
// none.
func (r *reader) comparedValue(k int) int {
	if k > 1 && r.anchors[k-1].kind == metricAnchor && r.between(k-2, k-1) == "的" {
		k-- // 较上年同期的净利润8亿元
	}
	if k > 0 && r.anchors[k-1].kind == periodAnchor && r.periods[r.anchors[k-1].index].Compared {
		if gap := r.between(k-1, k); gap == "" || gap == "的" {
			return k - 1
		}
	}
	return -1
}

// expectedBefore finds the word of forecast in the clause that ends at anchor k:
// expected a profit of 43 cents a share on sales of $481 million.
func (r *reader) expectedBefore(k int) int {
	for ; k >= 0; k-- {
		switch r.anchors[k].kind {
		case forecastAnchor:
			return k
		case breakAnchor, stopAnchor, changeAnchor:
			return -1
		}
	}
	return -1
}

// expectedBehind finds the word of forecast that the number at anchor i is the
// object of: the 20 cents a share analysts had expected.
func (r *reader) expectedBehind(i int) int {
	if i+1 >= len(r.anchors) || r.anchors[i+1].kind != forecastAnchor {
		return -1
	}
	if words := r.between(i, i+1); containsAny(words, []string{"analysts", "Wall Street"}) && !containsAny(words, []string{"beat", "top", "exceed", "miss", "above", "below"}) {
		return i + 1
	}
	return -1
}

// anchorBetween reports whether an anchor stands between k and i.
func (r *reader) anchorBetween(k, i int) bool { return k+1 < i }

// comparisonClause is the comparison of the clause that ends at anchor k when
// it says nothing else: 与去年同期相比，.
func (r *reader) comparisonClause(k int) int {
	a := &r.anchors[k-1]
	if a.kind == compareAnchor || a.kind == periodAnchor && r.periods[a.index].Compared {
		if after := r.d.Text[a.End:r.anchors[k].Start]; after == "相比" || after == "" && r.led(k-1, "较", "比", "from ") {
			return k - 1
		}
	}
	return -1
}

// foretold finds the word of forecast before anchor k that holds for the rest
// of its sentence.
func (r *reader) foretold(k int) int {
	for ; k >= 0 && r.anchors[k].kind != stopAnchor; k-- {
		if r.anchors[k].kind == forecastAnchor && (r.anchors[k].mode == wide || r.expects(k)) {
			return k
		}
	}
	return -1
}

// expects reports whether 预期 at anchor k is what the subject does, and what it expects follows
// behind a comma: 华星预期，第四季收入…, but not 好于预期，.
func (r *reader) expects(k int) bool {
	a := &r.anchors[k]
	if a.text != "预期" || !strings.HasPrefix(r.d.Text[a.End:r.end], "，") || k == 0 || r.anchors[k-1].kind != companyAnchor {
		return false
	}
	return r.between(k-1, k) == ""
}

// words reads the text directly before the number.
func (l *lead) words(text string) {
	text = trimWords(text, approximations)
	text = " " + text // so that a Latin word stands alone
	for _, w := range []string{"至", "到", " to", "到了"} {
		l.reach = l.reach || strings.HasSuffix(text, w)
	}
	l.reach = l.reach && !strings.HasSuffix(text, "达到")
	for _, w := range []string{"为", "达", "达到", "报", "录得", "实现", "收", "作收", "收在", " was", " were", " of", " at", " reached", " totaled", " hit"} {
		l.is = l.is || strings.HasSuffix(text, w)
	}
	for _, w := range []string{"由", "从", " from"} {
		l.from = l.from || strings.HasSuffix(text, w)
	}
	l.before = text[1:]
}

var approximations = []string{"约", "近", "逾", "超过", "超", "大约", "高达", "将近", "接近", "不到", "至少", "约为", "了", " ", "人民币", "突破", "仅", "共", "合计", "about", "around", "nearly", "almost", "roughly", "approximately", "more than", "some", "over", "a record"}

func trimWords(text string, words []string) string {
	for again := true; again; {
		again = false
		for _, w := range words {
			if rest, ok := strings.CutSuffix(text, w); ok {
				text, again = rest, true
			}
		}
	}
	return text
}
