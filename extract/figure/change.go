package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// rate adds the share at anchor i as a relative change.
func (r *reader) rate(f *frame, l *lead, i int) {
	g := r.changed(f, l, i)
	if g == nil || r.ofIndex(i) {
		return
	}
	v := rateOf(&r.quantities[r.anchors[i].index], l)
	if r.sign(l, i) < 0 && v.Sign() > 0 {
		v = v.Neg()
	}
	r.grow(g, f, l, i, document.Growth{Rate: &v})
}

// rateOf is the change that a share, a multiple or a factor tells: 翻番 is 1,
// 增长1.5倍 is 1.5, 增长至3倍 is 2.
func rateOf(q *quantity.Quantity, l *lead) document.Decimal {
	v := q.Value
	if q.Kind == quantity.Factor || q.Kind == quantity.Multiple && l.reach {
		if d, ok := v.Sub(document.Decimal{Coef: 1}); ok {
			v = d
		}
	}
	return v
}

// delta adds the amount or the points at anchor i as an absolute change.
func (r *reader) delta(f *frame, l *lead, i int) {
	q := &r.quantities[r.anchors[i].index]
	if isPoint(q) && (l.change < 0 && l.compare < 0 && r.changeAfter(i) < 0 || r.ofGrowth(i)) {
		return
	}
	g := r.changed(f, l, i)
	if g == nil || !isPoint(q) && !r.fits(g.metric, i) {
		return
	}
	n := q.Number
	if isPoint(q) {
		n.Unit = "1"
	} else {
		n = r.numberOf(q, g.metric)
		n.Value = positive(n.Value)
	}
	if r.sign(l, i) < 0 && n.Value.Sign() > 0 {
		n.Value = n.Value.Neg()
		n.Min, n.Max = negated(n.Max), negated(n.Min)
	}
	r.grow(g, f, l, i, document.Growth{Delta: &n})
}

// ofGrowth reports whether the points at anchor i are by how much a rate of growth changed: 资产增速
// 较上年回落4.47个百分点.
func (r *reader) ofGrowth(i int) bool {
	for k := i - 1; k >= 0 && r.anchors[k].kind != breakAnchor && r.anchors[k].kind != stopAnchor; k-- {
		if a := &r.anchors[k]; a.kind == changeAnchor && oneOf(a.text, "增速", "增幅", "增长率", "降幅", "跌幅") {
			return true
		}
	}
	return false
}

func positive(d document.Decimal) document.Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// sign is the direction of the change before or behind the number at anchor i,
// 0 when only the number's own sign tells.
func (r *reader) sign(l *lead, i int) int {
	if l.change >= 0 {
		return r.anchors[l.change].sign
	}
	if k := r.changeAfter(i); k >= 0 {
		return r.anchors[k].sign
	}
	return 0
}

// changed is the frame of what changed by the number at anchor i: this
// clause's metric, else the one before when nothing else is named (，同比增长
// 5%, 经调整后的增幅为5%); nil when that is not known.
func (r *reader) changed(f *frame, l *lead, i int) *frame {
	clause := r.clauseStart(i)
	if f.metric.code == "market_share" && f.valued && oneOf(f.former.code, "shipments", "sales_volume", "revenue") && isShare(&r.quantities[r.anchors[i].index]) && f.metricAt < len(r.anchors) && (f.metricAt < 0 || r.anchors[f.metricAt].Start < clause) {
		g := *f // 出货2010万部，市场份额17.5%，同比增长106%: of what was shipped
		g.metric, g.metricAt = f.former, -1
		return &g
	}
	if f.metric.code != "" {
		if k := r.gainIn(i); k >= 0 {
			return r.turnMetric(f, k, i)
		}
		if f.metricAt >= 0 && r.anchors[f.metricAt].Start >= clause {
			return f
		}
		if r.unread(f, i) {
			return nil
		}
		if k := r.metricOfChange(i); k >= 0 {
			return r.turnMetric(f, k, i)
		}
		if l.name >= 0 && r.anchors[l.name].kind == segmentAnchor || f.listed && l.name >= 0 {
			r.takeName(f, l, i)
			return f
		}
		if r.unknown(max(clause, l.start), r.changeStart(l, i)) <= 3 {
			return f
		}
		return nil
	}
	if k := r.metricOfChange(i); k >= 0 {
		return r.turnMetric(f, k, i)
	}
	if q := &r.quantities[r.anchors[i].index]; isAmount(q) && r.metricAfter(f, i) {
		return f // 净增300家门店
	}
	if r.priceAhead(l, i) {
		g := *f
		g.metric, g.metricAt = metric{code: "share_price", class: "money", text: "股价"}, -1
		r.settleCompany(&g, i)
		return &g
	}
	if r.last.metric.code == "" || f.company >= 0 && f.company != r.last.company || l.name >= 0 || r.unknown(r.start, r.changeStart(l, i)) > 4 {
		return nil
	}
	g := r.last
	g.basis = f.basis
	if f.periodAt >= 0 {
		g.period, g.periodAt = f.period, f.periodAt
	}
	return &g
}

// priceAhead reports whether the share at anchor i is by how much a share rose or fell, whose price
// follows it: 华星涨超7%，截至发稿，涨6.89%，报25.6港元.
func (r *reader) priceAhead(l *lead, i int) bool {
	if r.d.Meta.Lang == "en" || l.change < 0 || !oneOf(r.anchors[l.change].text, "涨", "跌", "上涨", "下跌", "升", "挫") {
		return false
	}
	for k := i + 1; k < len(r.anchors); k++ {
		switch a := &r.anchors[k]; a.kind {
		case metricAnchor:
			return a.metric.code == "share_price"
		case companyAnchor, stopAnchor:
			return false
		}
	}
	return false
}

// unread reports whether the number before anchor i was of something that is
// not known; what changed then is that.
func (r *reader) unread(f *frame, i int) bool {
	for k := i - 1; k > f.reported && k > f.metricAt; k-- {
		if r.anchors[k].kind == quantityAnchor {
			return isAmount(&r.quantities[r.anchors[k].index])
		}
	}
	return false
}

// metricOfChange finds the metric that a change behind its number is of: a 5%
// increase in revenue, 5%的营收增长.
func (r *reader) metricOfChange(i int) int {
	for k := i + 1; k < len(r.anchors) && k <= i+2; k++ {
		switch a := &r.anchors[k]; a.kind {
		case metricAnchor:
			if !a.used && r.unknown(r.anchors[i].End, a.Start) <= 2 && (k > i+1 || k+1 < len(r.anchors) && r.anchors[k+1].kind == changeAnchor) {
				return k
			}
			return -1
		case changeAnchor:
			continue
		default:
			return -1
		}
	}
	return -1
}

// gainIn is the metric that an English noun of change behind the number at anchor i is of,
// whatever the clause spoke of before: a 52 percent jump in net profit, a 27 percent
// revenue rise; -1 for none.
func (r *reader) gainIn(i int) int {
	if r.d.Meta.Lang != "en" || i+2 >= len(r.anchors) {
		return -1
	}
	next, last := &r.anchors[i+1], &r.anchors[i+2]
	switch {
	case next.kind == changeAnchor && last.kind == metricAnchor && !last.used && oneOf(r.between(i, i+1), " ", "-") && oneOf(r.between(i+1, i+2), " in ", " in its ", " in quarterly ", " in the "):
		return i + 2
	case next.kind == metricAnchor && last.kind == changeAnchor && !next.used && oneOf(r.between(i, i+1), " ") && oneOf(r.between(i+1, i+2), " "):
		return i + 1
	}
	return -1
}

func (r *reader) turnMetric(f *frame, k, i int) *frame {
	f.metric, f.metricAt, f.valued = r.anchors[k].metric, k, false
	r.findSubject(f, i)
	r.settleCompany(f, i)
	return f
}

// changeStart is where the words of a change begin.
func (r *reader) changeStart(l *lead, i int) int {
	at := r.anchors[i].Start
	for _, k := range []int{l.change, l.compare} {
		if k >= 0 {
			at = min(at, r.anchors[k].Start)
		}
	}
	return at
}

// grow adds a change of g's metric.
func (r *reader) grow(g, f *frame, l *lead, i int, growth document.Growth) {
	if g.company < 0 || r.nobody(g, g.metric) || g.metric.code == "deal_value" {
		return
	}
	growth.Basis = document.Basis{Evidence: r.evidence(g.metricAt, i), Confidence: 0.85, Rule: "change of a metric"}
	growth.Company, growth.Subject, growth.SubjectText = g.company, g.entity, g.segment
	growth.Metric, growth.MetricText, growth.Accounting = g.metric.code, g.metric.text, g.basis
	if l.period >= 0 && l.period > g.metricAt && l.period != g.periodAt && !r.periods[r.anchors[l.period].index].Compared && r.periods[r.anchors[l.period].index].Value != "" && fitsTime(&r.periods[r.anchors[l.period].index], g.metric) {
		growth.Period = r.periods[r.anchors[l.period].index].Value
	} else {
		growth.Period = r.periodOf(g, g.metric)
	}
	year := ""
	if g.metric.code == "share_price" {
		if year = r.yearToDate(i); year != "" {
			growth.Period = year
		}
	}
	growth.Compare = r.compared(l, i)
	if growth.Compare == "" && f.compared != "" && (f.listed || r.contrasted(i)) {
		growth.Compare = f.compared
	}
	f.compared = growth.Compare
	if growth.Compare == "qoq" && len(growth.Period) == len("2022-09") && growth.Period[4] == '-' {
		growth.Compare = "mom" // 环比 of a month
	}
	growth.Forecast, growth.Source = r.forecast(l, g.metric)
	growth.Forecast = growth.Forecast || r.future(growth.Period)
	r.addGrowth(growth)
	f.reported = i
	if !growth.Forecast && year == "" {
		r.remember(g)
	}
}

// yearToDate is the year in which a share has changed so far by the number at anchor i: up
// 30 percent this year; "" for none.
func (r *reader) yearToDate(i int) string {
	if r.d.Meta.Lang != "en" {
		return ""
	}
	for k := i + 1; k < len(r.anchors) && k <= i+2; k++ {
		switch a := &r.anchors[k]; a.kind {
		case changeAnchor:
		case periodAnchor:
			if p := &r.periods[a.index]; p.Kind == period.Year && strings.Contains(r.d.Slice(a.Span), "this year") {
				return p.Value
			}
			return ""
		default:
			return ""
		}
	}
	return ""
}

// contrasted reports whether the clause of anchor i sets what it tells against
// the one before: 而净利润反而下降30%.
func (r *reader) contrasted(i int) bool {
	return hasAnyPrefix(strings.TrimLeft(r.d.Text[r.clauseStart(i):r.anchors[i].Start], " "), []string{"而", "但", "则", "反观"})
}

// compared is what the change at anchor i is measured against: yoy, qoq, mom,
// or "" when not said.
func (r *reader) compared(l *lead, i int) string {
	if l.compare >= 0 {
		return r.comparison(l.compare)
	}
	if l.change > 0 && r.anchors[l.change-1].kind == compareAnchor {
		return r.anchors[l.change-1].code
	}
	for k := i + 1; k < len(r.anchors); k++ {
		switch a := &r.anchors[k]; a.kind {
		case compareAnchor:
			if a.sign == 0 && r.d.Meta.Lang == "en" {
				return a.code
			}
			return ""
		case periodAnchor:
			if p := &r.periods[a.index]; p.Compared {
				return r.comparison(k)
			} else if p.Kind == period.Year && r.led(k, "from ", "over ", "from its ", "on its ", "on ") && r.d.Meta.Lang == "en" {
				return "yoy" // up 14% from 2016
			}
		case quantityAnchor, breakAnchor:
			if r.d.Meta.Lang != "en" {
				return ""
			}
		case stopAnchor, metricAnchor, changeAnchor, companyAnchor:
			return ""
		}
	}
	return ""
}

// comparison is what the anchor at k compares with.
func (r *reader) comparison(k int) string {
	a := &r.anchors[k]
	if a.kind == compareAnchor {
		return a.code
	}
	p, text := &r.periods[a.index], r.d.Slice(a.Span)
	switch {
	case strings.HasSuffix(text, "末") || strings.HasSuffix(text, "底") || strings.HasSuffix(text, "初"):
		return ""
	case strings.Contains(text, "同期"), strings.Contains(text, "年"), strings.Contains(text, "year"):
		return "yoy"
	case p.Kind == period.Quarter:
		for i := range r.periods {
			if o := r.periods[i].Value; len(o) == len(p.Value) && o != p.Value && len(o) > 4 && o[4:] == p.Value[4:] {
				return "yoy" // the same quarter of another year
			}
		}
		return "qoq"
	case p.Kind == period.Month:
		return "mom"
	}
	return ""
}

func growthRate(v document.Decimal) document.Growth { return document.Growth{Rate: &v} }
