package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/quantity"
)

// ranked reads the number of one more company behind another's, of the metric that
// was told before: 碧桂园以2342亿元排名第三, 比亚迪以15.9%位列第二.
func (r *reader) ranked(f *frame, l *lead, i int) bool {
	m := f.metric
	for _, before := range []metric{f.prior, r.last.metric} {
		if m.code == "" {
			m = before
		}
	}
	if l.name < 0 || r.anchors[l.name].kind != companyAnchor || !hasAnySuffix(l.before, []string{"以", "则以", "占"}) || m.code == "" || !r.fits(m, i) {
		return false
	}
	rest := strings.TrimLeft(r.d.Text[r.anchors[i].End:r.end], " ，,")
	for _, w := range []string{"的", "市场份额", "市占率", "份额", "成绩", "规模"} {
		rest = strings.TrimPrefix(rest, w)
	}
	if !hasAnyPrefix(rest, []string{"位列", "位居", "排名", "居", "排在", "排第", "紧随", "名列", "列", "分列", "夺得", "登顶"}) {
		return false
	}
	f.subject = subject{company: r.anchors[l.name].index, entity: -1}
	f.metric, f.metricAt, f.valued = m, -1, true
	r.report(f, l, i, m)
	return true
}

// share reads a share of the revenue: 占总收入的33%, 贡献了游戏总收入的33%.
func (r *reader) share(f *frame, l *lead, i int) bool {
	base := -1
	for k := i - 1; k >= 0 && r.anchors[k].kind != breakAnchor && r.anchors[k].kind != quantityAnchor; k-- {
		if r.anchors[k].kind == metricAnchor && r.anchors[k].metric.code == "revenue" && (k > l.share || r.unknown(r.anchors[k].End, r.anchors[l.share].Start) == 0) {
			base = k
			break
		}
	}
	if base < 0 || r.unknown(max(r.anchors[base].End, r.anchors[l.share].End), r.anchors[i].Start) > 2 {
		return false
	}
	if before := f.subject; f.metric.code != "revenue" || r.nameIn(l.share) {
		r.findSubject(f, min(l.share, base))
		if f.segment == "" && f.entity < 0 {
			f.segment = r.nounsBefore(r.anchors[l.share].Start, r.start)
		}
		if f.segment == "" && f.entity < 0 && before.company == f.company {
			f.subject = before
		}
	}
	r.settleCompany(f, i)
	at, end := min(l.share, base), max(r.anchors[l.share].End, r.anchors[base].End)
	f.metric, f.metricAt, f.valued = metric{code: "revenue_share", class: "ratio", text: r.d.Text[r.anchors[at].Start:end]}, at, true
	r.report(f, l, i, f.metric)
	return true
}

// listedShare reads an item of a list of shares of the revenue: 营收占比，手机产品占41%、云端产品28%.
func (r *reader) listedShare(f *frame, l *lead, i int) bool {
	if f.metric.code != "revenue_share" || r.quantities[r.anchors[i].index].Kind != quantity.Percent || r.d.Meta.Lang == "en" {
		return false
	}
	end := r.anchors[i].Start
	for k := i - 1; k >= 0 && r.anchors[k].Start >= l.start; k-- {
		if k != l.share {
			return false
		}
		end = r.anchors[k].Start
	}
	part := r.nounsBefore(end, l.start)
	if part == "" || strings.Trim(r.d.Text[l.start:end], "其中，、 ") != part {
		return false
	}
	r.settleCompany(f, i)
	f.entity, f.segment, f.valued = -1, part, true
	r.report(f, l, i, f.metric)
	return true
}

// nameIn reports whether the clause names something before anchor i.
func (r *reader) nameIn(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch r.anchors[k].kind {
		case productAnchor, segmentAnchor:
			return true
		case breakAnchor, stopAnchor:
			return false
		}
	}
	return false
}
