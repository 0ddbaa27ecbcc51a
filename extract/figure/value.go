package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// value reads the number at anchor i as a figure of the metric that it fits.
func (r *reader) value(f *frame, l *lead, i int) {
	q := &r.quantities[r.anchors[i].index]
	if q.Kind == quantity.Price {
		r.price(f, l, i)
		return
	}
	switch {
	case r.ownMetric(f, l, i):
	case r.metricAfter(f, i):
	case r.carriedMetric(f, l, i):
	default:
		return
	}
	r.report(f, l, i, f.metric)
	f.valued = true
	f.perShare = false
}

// ownMetric reports whether the number is the first of the metric of its
// clause: 营收为10亿元.
func (r *reader) ownMetric(f *frame, l *lead, i int) bool {
	if f.metricAt < 0 || f.valued || !r.fits(f.metric, i) || !r.sameClause(f.metricAt, i) {
		return false
	}
	limit := 10
	if f.metric.vague {
		limit = 4
	}
	return r.unknown(r.anchors[f.metricAt].End, r.anchors[i].Start) <= limit
}

// metricAfter takes the metric that follows the number: 2876亿元年收入,
// 3500万用户, $3 billion in revenue.
func (r *reader) metricAfter(f *frame, i int) bool {
	k := i + 1
	if k < len(r.anchors) && r.anchors[k].kind == basisAnchor {
		k++
	}
	if k >= len(r.anchors) {
		return false
	}
	a := &r.anchors[k]
	if a.kind != metricAnchor || !r.fits(a.metric, i) || r.unknown(r.anchors[i].End, a.Start) > 2 {
		return false
	}
	if a.metric.class == "user" && a.metric.vague && oneOf(r.quantities[r.anchors[i].index].Unit, "person", "company") {
		return false // 30名投资者 are people, not users
	}
	if a.metric.code == "share_price" || a.metric.code == "other" {
		return false
	}
	a.used = true
	f.metric, f.metricAt, f.valued = a.metric, k, false
	if b := basisOf(a.metric.text); b != "" {
		f.basis = b
	}
	f.entity, f.segment = -1, ""
	r.findSubject(f, i)
	r.settleCompany(f, i)
	return true
}

// carriedMetric reports whether the number is one more of the metric before:
// for another period (去年同期为8亿元), of another segment (其中A业务3亿元), or
// as its new value (，增至10亿元).
func (r *reader) carriedMetric(f *frame, l *lead, i int) bool {
	if f.metric.code == "" || !r.fits(f.metric, i) || f.metric.vague && !f.valued {
		return false
	}
	if l.name >= 0 && !r.anchors[l.name].object && r.unknown(r.anchors[l.name].End, r.anchors[i].Start) <= 1 && (f.listed || r.anchors[l.name].kind == segmentAnchor || r.rival(l, i)) {
		return r.takeName(f, l, i)
	}
	if limit := 2; r.unknown(l.start, r.anchors[i].Start) > limit && !(l.forecast >= 0 && r.anchors[l.forecast].mode == narrow && r.unknown(l.start, r.anchors[i].Start) <= 3*limit) {
		return false
	}
	switch {
	case l.forecast >= 0, l.from, l.period >= 0, f.against >= 0:
		return true
	case !f.valued:
		return l.reach || l.is || l.change >= 0 || strings.TrimSpace(l.before) == ""
	}
	return l.reach && (l.change >= 0 || f.reported >= 0 && r.sameClause(f.reported, i)) || l.is && l.before != "为"
}

// rival reports whether the number is a named company's: 超过阿里的50亿元.
func (r *reader) rival(l *lead, i int) bool {
	return r.anchors[l.name].kind == companyAnchor && r.d.Text[r.anchors[l.name].End:r.anchors[i].Start] == "的"
}

// takeName makes the name directly before the number its subject.
func (r *reader) takeName(f *frame, l *lead, i int) bool {
	switch a := &r.anchors[l.name]; a.kind {
	case companyAnchor:
		f.subject = subject{company: a.index, entity: -1}
	case productAnchor:
		f.entity, f.segment = a.index, ""
	case segmentAnchor:
		f.entity, f.segment, f.lasting = -1, a.text, true
	}
	r.settleCompany(f, i)
	return true
}

// price reads money for one share: earnings, a dividend or the share's price.
func (r *reader) price(f *frame, l *lead, i int) {
	q := &r.quantities[r.anchors[i].index]
	if q.Per != "share" {
		return
	}
	m := f.metric
	switch m.code {
	case "eps", "dividend", "share_price":
		if f.metricAt < 0 || r.unknown(r.anchors[f.metricAt].End, r.anchors[i].Start) > 10 {
			return
		}
	case "net_profit", "operating_profit":
		m = metric{code: "eps", class: "money", text: m.text}
	case "":
		if l.forecast < 0 || r.d.Meta.Lang != "en" {
			return
		}
		m, f.company = metric{code: "eps", class: "money"}, r.focus
	default:
		return
	}
	r.report(f, l, i, m)
	f.perShare = true
}

// report adds the number at anchor i as a figure of metric m.
func (r *reader) report(f *frame, l *lead, i int, m metric) {
	q := &r.quantities[r.anchors[i].index]
	if f.perShare && m.code == "net_profit" && small(q) {
		m = metric{code: "eps", class: "money", text: m.text}
	}
	if strings.Contains(m.text, "裁") || strings.Contains(m.text, "layoffs") || strings.Contains(m.text, "job cuts") {
		return // how many left, not how many there are
	}
	per, known := r.periodOfValue(f, l, i, m)
	if !known || f.company < 0 || r.nobody(f, m) {
		return
	}
	n := r.numberOf(q, m)
	fig := document.Figure{
		Basis:   document.Basis{Evidence: r.evidence(f.metricAt, i), Confidence: 0.85, Rule: "metric and number"},
		Company: f.company, Subject: f.entity, SubjectText: f.segment, Metric: m.code, MetricText: m.text,
		Period: per, Number: n, Accounting: f.basis, Source: -1,
	}
	fig.Forecast, fig.Source = r.forecast(l)
	fig.Forecast = fig.Forecast || strings.Contains(m.text, "目标") || strings.Contains(m.text, "target")
	r.addFigure(fig)
	f.reported = i
	if l.from && r.d.Meta.Lang == "en" {
		f.against = i
	}
	if !fig.Forecast {
		r.last = *f
		r.last.metricAt, r.last.reported, r.last.periodAt, r.last.basisAt, r.last.against = -1, -1, -1, -1, -1
	}
}

// small reports whether money can be of one share.
func small(q *quantity.Quantity) bool {
	return q.Kind == quantity.Money && !q.Scaled && q.Value.Cmp(document.Decimal{Coef: 1000}) < 0
}

// numberOf is the number in the units of the metric.
func (r *reader) numberOf(q *quantity.Quantity, m metric) document.Number {
	n := q.Number
	switch {
	case q.Kind == quantity.Money || q.Kind == quantity.Price:
		if n.Unit == "" {
			n.Unit = r.home
		}
	case q.Kind == quantity.Percent:
		n.Unit = "1"
	case m.class == "money":
		n.Unit = r.home
	case m.class == "user" || m.class == "store" || m.class == "person" || n.Unit == "" && m.class != "ratio":
		n.Unit = m.class
	}
	if isLoss(m.text) && q.Kind != quantity.Percent && n.Value.Sign() > 0 {
		n.Value = n.Value.Neg()
		n.Min, n.Max = negated(n.Max), negated(n.Min)
	}
	return n
}

func negated(d *document.Decimal) *document.Decimal {
	if d == nil {
		return nil
	}
	neg := d.Neg()
	return &neg
}

// isLoss reports whether a metric's words are of money lost.
func isLoss(text string) bool {
	return strings.Contains(text, "亏") || strings.Contains(text, "净损") || strings.Contains(text, "损失") || strings.HasSuffix(strings.ToLower(text), "loss") || text == "lost"
}

// fits reports whether the number at anchor i can be of the metric.
func (r *reader) fits(m metric, i int) bool {
	q := &r.quantities[r.anchors[i].index]
	if m.ratio() {
		return q.Kind == quantity.Percent
	}
	scaled := q.Kind == quantity.Plain && q.Scaled
	switch m.class {
	case "money":
		switch m.code {
		case "eps", "share_price":
			return q.Kind == quantity.Price || small(q) || m.code == "share_price" && q.Kind == quantity.Money && !q.Scaled
		}
		return q.Kind == quantity.Money || scaled
	case "user":
		return q.Kind == quantity.Count && oneOf(q.Unit, "user", "household", "person", "company", "") || scaled
	case "store":
		return q.Kind == quantity.Count && oneOf(q.Unit, "store", "site", "company", "item", "")
	case "person":
		return q.Kind == quantity.Count && oneOf(q.Unit, "person", "")
	case "share":
		return q.Kind == quantity.Percent || q.Kind == quantity.Count && q.Unit == "share"
	case "unit":
		if q.Kind == quantity.Money {
			return m.code == "orders" || strings.Contains(m.text, "票房")
		}
		return q.Kind == quantity.Count && !oneOf(q.Unit, "user", "person", "company", "share", "square meter", "country", "city", "point", "age") || scaled && !m.vague
	case "":
		return q.Kind == quantity.Money || q.Kind == quantity.Percent && !m.vague
	}
	return false
}

func oneOf(s string, words ...string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

// periodOfValue is the period of the number at anchor i: one named for it
// alone (去年全年的61.6亿元, 去年同期为8亿元, $44 million a year ago), else the
// frame's. It is not known when the number is an earlier one of no named time.
func (r *reader) periodOfValue(f *frame, l *lead, i int, m metric) (value string, known bool) {
	if l.period >= 0 {
		if p := &r.periods[r.anchors[l.period].index]; l.period != f.periodAt && p.Value != "" && fitsTime(p, m) && !r.onlyCompared(l, i) {
			if f.valued && p.Relative && p.Value == f.period.Value && r.led(l.period+1, "上个季度", "上季度", "上季", "上个月", "上月") {
				return "", false // the one before that of the text, not of the article
			}
			return p.Value, true
		}
	}
	if p := r.periodAfter(f, l, i); p != nil {
		return r.likePeriod(f, p), p.Value != ""
	}
	if l.from || f.against >= 0 && f.against >= f.metricAt && l.forecast < 0 {
		return "", false
	}
	if p := r.topicPeriod(f, i); p != nil {
		return p.Value, true
	}
	return r.periodOf(f, m), true
}

// likePeriod is a year of comparison cut to the part of the year that the frame
// speaks of: a quarter's revenue rose from that of the prior year's quarter.
func (r *reader) likePeriod(f *frame, p *period.Period) string {
	current := f.period.Value
	if f.periodAt < 0 {
		current = r.ref.Current
	}
	if p.Kind == period.Year && len(current) > len("2006") && current[4] != '-' {
		return p.Value + current[4:]
	}
	return p.Value
}

// onlyCompared reports whether the period before a number is what it is
// compared with, not its own: 较去年同期增长至10亿元.
func (r *reader) onlyCompared(l *lead, i int) bool {
	p := &r.periods[r.anchors[l.period].index]
	if gap := r.between(l.period, i); l.period == i-1 && (gap == "" || gap == "的") {
		return false // 较上年同期的8亿元
	}
	return p.Compared && (r.led(l.period, "较", "比", "与", "from ", "than ", "over ") || l.change > l.period || l.compare > l.period || r.unknown(r.anchors[l.period].End, r.anchors[i].Start) > 6)
}

// periodAfter is the period named behind the number: 21 cents a year ago,
// $3 billion in the third quarter.
func (r *reader) periodAfter(f *frame, l *lead, i int) *period.Period {
	earlier := l.from || f.against >= 0 && f.against >= f.metricAt
	for k := i + 1; k < len(r.anchors); k++ {
		a := &r.anchors[k]
		switch a.kind {
		case periodAnchor:
			p := &r.periods[a.index]
			between := strings.TrimSpace(r.d.Text[r.anchors[k-1].End:a.Start])
			switch {
			case earlier && p.Compared, earlier && r.d.Meta.Lang == "en":
				return p
			case p.Compared, p.Kind == period.Day, f.periodAt >= 0:
				return nil
			case k == i+1 && (between == "in" || between == "for" || between == "during"):
				f.period, f.periodAt = *p, k
				return p
			}
			return nil
		case metricAnchor, changeAnchor, companyAnchor, stopAnchor:
			return nil
		case breakAnchor, quantityAnchor:
			if !earlier {
				return nil
			}
		}
	}
	return nil
}

// topicPeriod is the period of comparison that opens the clause before: 去年
// 同期，公司营收为8亿元.
func (r *reader) topicPeriod(f *frame, i int) *period.Period {
	for k := i - 1; k > 0; k-- {
		a := &r.anchors[k]
		if a.kind == quantityAnchor || a.kind == stopAnchor || a.kind == changeAnchor {
			return nil
		}
		if a.kind == breakAnchor && r.anchors[k-1].kind == periodAnchor && k-1 != f.periodAt {
			p := &r.periods[r.anchors[k-1].index]
			if p.Compared && p.Value != "" && r.d.Text[r.anchors[k-1].End:a.Start] == "" && !r.led(k-1, "较", "比", "与") {
				return p
			}
			return nil
		}
	}
	return nil
}

// periodOf is the frame's period for a metric, else the one that the text
// speaks of.
func (r *reader) periodOf(f *frame, m metric) string {
	switch m.code {
	case "share_price", "market_value":
		return r.dayOf(f)
	case "deal_value", "funding", "valuation", "stake":
		switch {
		case f.day != "":
			return f.day
		case f.periodAt >= 0 && !f.period.Since:
			return f.period.Value
		}
		return ""
	}
	if f.periodAt >= 0 && fitsTime(&f.period, m) {
		return f.period.Value
	}
	if r.last.period.Value != "" && fitsTime(&r.last.period, m) {
		f.period = r.last.period
		return f.period.Value
	}
	return r.ref.Current
}

// dayOf is the day that a price is of: one that the sentence names, else the
// article's own.
func (r *reader) dayOf(f *frame) string {
	switch {
	case f.day != "":
		return f.day
	case f.periodAt >= 0 && f.period.AsOf:
		return f.period.Value
	case !r.d.Meta.Published.IsZero():
		return r.d.Meta.Published.Format("2006-01-02")
	}
	return ""
}

// fitsTime reports whether a metric can be told of a period: what flows, like
// revenue, is of no single day.
func fitsTime(p *period.Period, m metric) bool {
	return p.Kind != period.Day || p.AsOf && isStock(m.code) || m.code == "share_price" || m.code == "market_value"
}

// isStock reports whether a metric is of a moment rather than of a stretch of
// time.
func isStock(code string) bool {
	switch code {
	case "users", "mau", "dau", "paying_users", "stores", "employees", "assets", "debt", "stake", "orders", "other", "market_share":
		return true
	}
	return false
}
