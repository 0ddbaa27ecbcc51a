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
	if r.rival(l, i) && f.metric.code != "" && r.fits(f.metric, i) {
		g := *f // 超过阿里的50亿元: the sentence goes on about the first
		g.subject = subject{company: r.anchors[l.name].index, entity: -1}
		r.report(&g, l, i, g.metric)
		return
	}
	if f.metric.code == "eps" && f.former.class == "money" && q.Scaled && l.compare >= 0 {
		f.metric, f.valued = f.former, true // 每股收益1.10美元，较去年同期的24亿美元: of the profit again
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
	if f.metricAt < 0 || f.valued || !r.fits(f.metric, i) || strings.Contains(r.d.Text[r.anchors[f.metricAt].End:r.anchors[i].Start], "包括") {
		return false // 总代价包括现金2亿元: a part
	}
	if !r.sameClause(f.metricAt, i) {
		return r.topical(f, i)
	}
	limit := 10
	if f.metric.vague {
		limit = 4
	}
	if r.d.Meta.Lang == "en" {
		limit += 2 * len(strings.Fields(f.segment)) // sales of specialty materials were
	}
	return r.unknown(r.anchors[f.metricAt].End, r.anchors[i].Start) <= limit
}

// topical reports whether the clause of the metric only says what the sentence is about, and
// the number at anchor i is the first behind it: 资本支出方面，公司预期维持18亿美元.
func (r *reader) topical(f *frame, i int) bool {
	const most = 16 // other characters up to the number
	rest, ok := strings.CutPrefix(r.d.Text[r.anchors[f.metricAt].End:r.end], "方面，")
	if !ok {
		return false
	}
	from := r.end - len(rest)
	return from <= r.anchors[i].Start && r.unknown(from, r.anchors[i].Start) <= most && !strings.Contains(r.d.Text[from:r.anchors[i].Start], "，")
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
	if a.metric.code == "employees" && !r.employs(i) {
		return false // 约600名员工将转任: some of them
	}
	if a.metric.class == "user" && a.metric.vague && oneOf(r.quantities[r.anchors[i].index].Unit, "person", "company") {
		return false // 30名投资者 are people, not users
	}
	if a.metric.class == "user" && (strings.HasPrefix(r.d.Text[a.End:r.end], "的目标") || strings.HasPrefix(a.metric.text, "新增")) {
		return false // 10亿用户的目标
	}
	if a.metric.text == "现金" && (f.metric.code == "deal_value" || hasAnyPrefix(r.d.Text[a.End:r.end], []string{"收购", "方式", "购买", "入股", "并购"})) {
		a.used = true
		return false // 12亿美元现金: how the price is paid
	}
	if a.metric.code == "share_price" || a.metric.code == "other" || a.metric.text == "cash" {
		return false // $26.79 in cash
	}
	a.used = true
	if f.metric.code != "" {
		f.former = f.metric
	}
	f.metric, f.metricAt, f.valued = a.metric, k, false
	if b := basisOf(a.metric.text); b != "" {
		f.basis = b
	}
	f.entity, f.segment = -1, ""
	r.findSubject(f, i)
	r.settleCompany(f, i)
	return true
}

// employs reports whether the words before the number at anchor i say that a firm
// has so many people.
func (r *reader) employs(i int) bool {
	before := trimWords(" "+r.d.Text[r.clauseStart(i):r.anchors[i].Start], approximations)
	return hasAnySuffix(before, []string{"有", "雇用", "雇佣", "雇员", "聘用", "达", "employs", "employed", "has", "had", "with", "of its", "of"})
}

// carriedMetric reports whether the number is one more of the metric before:
// for another period (去年同期为8亿元), of another segment (其中A业务3亿元), or
// as its new value (，增至10亿元).
func (r *reader) carriedMetric(f *frame, l *lead, i int) bool {
	if f.metric.code == "" || !r.fits(f.metric, i) || f.metric.vague && !f.valued {
		return false
	}
	if l.name >= 0 && !r.anchors[l.name].object && r.unknown(r.anchors[l.name].End, r.anchors[i].Start) <= 1 && (f.listed || r.anchors[l.name].kind == segmentAnchor) {
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
	return l.name >= 0 && r.anchors[l.name].kind == companyAnchor && r.d.Text[r.anchors[l.name].End:r.anchors[i].Start] == "的"
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
	if m.code == "share_price" && (r.priceOfProduct(f, i) || containsAny(r.d.Text[r.clauseStart(i):r.anchors[i].Start], []string{"最高", "最低"})) {
		return // what goods sell for; how far it went within a year
	}
	if m.code == "net_profit" && small(q) && (f.perShare || r.d.Meta.Lang == "en") {
		m = metric{code: "eps", class: "money", text: m.text}
	}
	if strings.Contains(m.text, "裁") || strings.Contains(m.text, "layoffs") || strings.Contains(m.text, "job cuts") {
		return // how many left, not how many there are
	}
	if m.code == "employees" && containsAny(r.d.Text[r.start:r.anchors[i].Start], []string{"裁员", "裁掉", "裁撤", "裁减", "解雇", "离职"}) {
		return
	}
	if m.code == "net_profit" && f.metricAt >= 0 && strings.HasSuffix(r.d.Text[r.start:r.anchors[f.metricAt].Start], "账面") {
		return // what shares are worth more
	}
	if fined := r.fined(f, m); fined >= 0 {
		f.subject = subject{company: fined, entity: -1}
	}
	if hasAnySuffix(trimWords(r.d.Text[r.start:r.anchors[i].Start], approximations), []string{"失守", "跌破", "摔破", "守住", "保住"}) {
		return // 毛利率失守一成大关: a mark that it passed
	}
	per, known := r.periodOfValue(f, l, i, m)
	if !known || f.company < 0 {
		return
	}
	if r.nobody(f, m) {
		f.reported = i // read, and of nobody
		return
	}
	n := r.numberOf(q, m)
	fig := document.Figure{
		Basis:   document.Basis{Evidence: r.evidence(f.metricAt, i), Confidence: 0.85, Rule: "metric and number"},
		Company: f.company, Subject: f.entity, SubjectText: f.segment, Metric: m.code, MetricText: m.text,
		Period: per, Number: n, Accounting: f.basis, Source: -1,
	}
	fig.Forecast, fig.Source = r.forecast(l, m)
	if l.period >= 0 && r.periods[r.anchors[l.period].index].Compared {
		fig.Forecast = false // 预计亏损2亿元，上年同期盈利1亿元
	}
	fig.Forecast = fig.Forecast || r.future(per)
	fig.Forecast = fig.Forecast || strings.Contains(m.text, "目标") || strings.Contains(m.text, "target")
	r.addFigure(fig)
	f.reported = i
	if l.from && r.d.Meta.Lang == "en" {
		f.against = i
	}
	if !fig.Forecast {
		r.remember(f)
		if r.first == "" && !isStock(m.code) {
			r.first = per
		}
	}
}

// fined is the company that a penalty is imposed on, though it stands behind a preposition:
// 对|华星|罚款3万元; -1 for other metrics.
func (r *reader) fined(f *frame, m metric) int {
	if !strings.HasPrefix(m.text, "罚") || f.metricAt < 0 {
		return -1
	}
	for k := f.metricAt - 1; k >= 0; k-- {
		if a := &r.anchors[k]; a.kind == companyAnchor && strings.HasSuffix(r.d.Text[r.start:a.Start], "对") {
			return a.index
		}
	}
	return -1
}

// future reports whether a period begins only after the article's day.
func (r *reader) future(p string) bool {
	if r.d.Meta.Published.IsZero() || len(p) < 4 || p == r.fiscal {
		return false
	}
	year, month := p[:4], 1
	switch {
	case len(p) >= len("2006-01") && p[4] == '-':
		month = int(p[5]-'0')*10 + int(p[6]-'0')
	case len(p) == len("2006Q1") && p[4] == 'Q':
		month = int(p[5]-'1')*3 + 1
	case strings.HasSuffix(p, "H2"):
		month = 7
	}
	now := r.d.Meta.Published.Format("2006")
	return year > now || year == now && month > int(r.d.Meta.Published.Month())
}

// remember keeps what the next sentences may leave out.
func (r *reader) remember(f *frame) {
	r.last = *f
	r.last.metricAt, r.last.reported, r.last.periodAt, r.last.basisAt, r.last.against = -1, -1, -1, -1, -1
	if f.whole.Value != "" {
		r.last.period, r.last.whole = f.whole, period.Period{}
	}
}

// priceOfProduct reports whether a product is named in the clause of the metric,
// so that the price is what it sells for: 泽布替尼的定价为每月12935美元.
func (r *reader) priceOfProduct(f *frame, i int) bool {
	if f.metricAt < 0 {
		return false
	}
	for k := f.metricAt - 1; k >= 0 && r.anchors[k].kind != breakAnchor && r.anchors[k].kind != stopAnchor; k-- {
		if r.anchors[k].kind == productAnchor {
			return true
		}
	}
	return false
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
	case m.code == "orders" && (hasAnySuffix(m.text, []string{"量", "数", "总数"}) || m.text == "订单" && n.Unit == ""):
		n.Unit = "unit" // 日订单量超过2500万, 日均订单增长至80万: money has its sign
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
	return strings.Contains(text, "亏") || strings.Contains(text, "净损") || strings.Contains(text, "纯损") || strings.Contains(text, "损失") || strings.HasSuffix(strings.ToLower(text), "loss") || text == "lost"
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
		return q.Kind == quantity.Count && (q.Scaled || q.Value.Cmp(document.Decimal{Coef: 100}) >= 0) && oneOf(q.Unit, "user", "household", "person", "company", "") || scaled
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
		if containsAny(m.text, []string{"same-store", "comparable", "like-for-like"}) {
			return q.Kind == quantity.Percent
		}
		return q.Kind == quantity.Money || q.Kind == quantity.Percent && containsAny(m.text, []string{"息差", "回报", "ROE", "ROA", "ROI", "margin", "ratio", "return", "yield", "rate", "occupancy", "load factor"})
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
