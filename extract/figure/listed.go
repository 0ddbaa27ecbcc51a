package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// itemised reads the number at anchor i as that of the company that stands directly before it, one
// of several whose numbers of one metric are told in a row: 税后净利以A的5亿元居冠，B 3亿元次之、C 2亿元.
func (r *reader) itemised(f *frame, l *lead, i int) bool {
	if r.d.Meta.Lang == "en" || l.name < 0 || !r.heads(l.name, i) || !r.itemEnds(i) {
		return false
	}
	m := f.metric
	if m.code == "" {
		m = f.prior
	}
	if m.code == "" || !r.fits(m, i) || m.ratio() != (r.quantities[r.anchors[i].index].Kind == quantity.Percent) {
		return false
	}
	f.subject = subject{company: r.anchors[l.name].index, entity: -1}
	f.metric, f.metricAt, f.valued, f.perShare, f.assumed = m, -1, true, false, false
	l.share = -1
	r.report(f, l, i, m)
	return true
}

// heads reports whether the company at anchor k is whose number at anchor i is: nothing but its
// ticker and a word like 以 or 为 stands between them.
func (r *reader) heads(k, i int) bool {
	a := &r.anchors[k]
	if a.kind != companyAnchor || a.source || a.object && !r.headed(k, i) {
		return false
	}
	words := strings.TrimPrefix(r.d.Text[a.End:r.anchors[i].Start], "-KY")
	if strings.HasPrefix(strings.TrimLeft(words, " "), "(") {
		_, words, _ = strings.Cut(words, ")")
	}
	words = strings.TrimSpace(trimWords(words, approximations))
	return oneOf(words, "", "以", "则以", "为", "则为", "达", "则", "有", "则有", "则达")
}

// headed reports whether the word before the company at anchor k only presents it, though names
// behind such words are mostly no subjects: 分别为A 5亿元、B 3亿元, 由A以5亿元夺冠.
func (r *reader) headed(k, i int) bool {
	return r.led(k, "分别为", "依次为", "依序为", "分别是", "依次是") || r.led(k, "由", "和", "与") && strings.HasPrefix(r.d.Text[r.anchors[k].End:r.anchors[i].Start], "以")
}

// itemEnds reports whether what stands behind the number at anchor i ends its item, or ranks it.
func (r *reader) itemEnds(i int) bool {
	rest := strings.TrimLeft(r.d.Text[r.anchors[i].End:r.end], " ")
	return rest == "" || hasAnyPrefix(rest, itemEnds)
}

var itemEnds = []string{"，", "、", "；", "。", "（", "(", ",", ";", "和", "及", "与", "居", "跃居", "稳居", "高居", "屈居", "暂居", "位居", "稳坐", "坐稳", "蝉联", "夺", "抢", "挤进", "紧追", "紧跟", "次之", "排", "名列", "列", "位", "最", "垫底", "敬陪", "摘", "登", "荣登", "拿下", "称", "领先", "仍", "左右", "殿后"}

// single gives the metric at anchor i that counts one month or quarter alone the one that the text
// named last, when the frame speaks of another stretch: 第2季面板涨价，6月…，单月营收3亿元.
func (r *reader) single(f *frame, i int) {
	kind, last := period.None, ""
	switch {
	case r.opensWith(i, "单月"):
		kind, last = period.Month, r.month
	case r.opensWith(i, "单季"):
		kind, last = period.Quarter, r.quarter
	case r.opensWith(i, "累计") && r.ofMonth(f):
		f.period, f.periodAt = period.Period{Value: untilMonth(r.month)}, i
		return
	}
	if last == "" && r.interim(i) {
		kind, last = period.Half, r.d.Meta.Published.Format("2006")+"H1"
	}
	if last == "" || f.periodAt >= 0 && f.period.Kind == kind || r.future(last) {
		return
	}
	f.period, f.periodAt = period.Period{Value: last, Kind: kind}, i
}

// opensWith reports whether the metric at anchor i begins with word or stands directly behind it.
func (r *reader) opensWith(i int, word string) bool {
	return strings.HasPrefix(r.anchors[i].metric.text, word) || r.led(i, word)
}

// interim reports whether the metric at anchor i is one of an interim report (中期纯利) and the article
// is of the season of those on the first half of the year.
func (r *reader) interim(i int) bool {
	m := r.d.Meta.Published.Month()
	return (r.opensWith(i, "中期") || strings.Contains(r.anchors[i].metric.text, "中期息")) && !r.d.Meta.Published.IsZero() && m >= 7 && m <= 9
}

// ofMonth reports whether the frame, or where it has none the text, speaks of the month named last.
func (r *reader) ofMonth(f *frame) bool {
	if f.periodAt < 0 {
		return r.month != "" && r.last.period.Value == r.month
	}
	return f.period.Kind == period.Month && f.period.Value == r.month
}

// untilMonth is the part of the year up to the end of a month: 2022-06 is 2022H1. "" when such parts
// have no name.
func untilMonth(month string) string {
	year, m, _ := strings.Cut(month, "-")
	switch m {
	case "01":
		return month
	case "03":
		return year + "Q1"
	case "06":
		return year + "H1"
	case "09":
		return year + "9M"
	case "12":
		return year
	}
	return ""
}
