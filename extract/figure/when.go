package figure

import (
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
)

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
		value = r.yearBefore(f, l, m)
		return value, value != ""
	}
	if p := r.topicPeriod(f, i); p != nil {
		return p.Value, true
	}
	return r.periodOf(f, m), true
}

// yearBefore is the period a year before that of the frame when a number is only told to
// be the old one, in an English report that compares with the year before throughout:
// revenue rose to $10.8 billion from $9.8 billion. "" for none.
func (r *reader) yearBefore(f *frame, l *lead, m metric) string {
	if r.d.Meta.Lang != "en" || !l.from || l.forecast >= 0 || !r.yearly {
		return ""
	}
	switch m.code {
	case "revenue", "net_profit", "operating_profit", "gross_profit", "eps", "ebitda":
	default:
		return ""
	}
	current := r.periodOf(f, m)
	if len(current) < len("2006") || strings.Contains(current, "-") || r.future(current) {
		return ""
	}
	year, err := strconv.Atoi(current[:4])
	if err != nil {
		return ""
	}
	return strconv.Itoa(year-1) + current[4:]
}

// yearly reports whether an English text compares with the year before, and never with
// the quarter before.
func yearly(d *document.Document) bool {
	return d.Meta.Lang == "en" && containsAny(d.Text, []string{"a year earlier", "a year ago", "year-ago", "year-earlier", "a year before", "last year", "prior year", "prior-year", "same period", "same quarter", "previous year"}) &&
		!containsAny(d.Text, []string{"previous quarter", "prior quarter", "sequential", "from the second quarter", "from the third quarter", "from the first quarter", "from the fourth quarter", "quarter-over-quarter"})
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
	if gap := r.between(l.period, i); l.period == i-1 && (gap == "" || gap == "的") || l.period == i-2 && r.anchors[i-1].kind == metricAnchor && oneOf(r.between(l.period, i-1), "的", "") && p.Compared {
		return false // 较上年同期的8亿元, 较上年同期的净利润8亿元
	}
	if r.d.Meta.Lang == "en" && (l.change >= 0 && l.change < l.period || l.reach) && r.led(l.period, " from ", " over ") {
		return true // grew 30 percent from last year to $10.4 billion
	}
	if p.Compared && l.change < 0 && l.compare == l.period && r.opensClause(l.period) {
		return false // 而去年同期归属于股东的亏损为6亿元
	}
	return p.Compared && (r.led(l.period, "较", "比", "与", "from ", "than ", "over ") || l.change > l.period || l.compare > l.period || r.unknown(r.anchors[l.period].End, r.anchors[i].Start) > 6)
}

// opensClause reports whether nothing but a word that contrasts stands before anchor k in its clause.
func (r *reader) opensClause(k int) bool {
	return oneOf(strings.TrimSpace(r.d.Text[r.clauseStart(k):r.anchors[k].Start]), "", "而", "但", "而在", "上年", "，而")
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
			if p.Compared && p.Value != "" && r.opensClause(k-1) && r.d.Text[r.anchors[k-1].End:a.Start] == "" && !r.led(k-1, "较", "比", "与") {
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
	if r.d.Meta.Lang == "en" && (m.code == "employees" || m.code == "stores") {
		return "" // how many there are, not of the quarter that the text reports
	}
	if m.code == "dividend" && strings.Contains(r.ref.Current, "Q") && r.d.Meta.Lang != "en" {
		return "" // paid for the year, told beside a quarter's numbers
	}
	if r.last.period.Value != "" && !r.future(r.last.period.Value) && fitsTime(&r.last.period, m) {
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
	case r.last.day != "" && r.last.metric.code == "share_price":
		f.day = r.last.day // of the one named before in the paragraph
		return f.day
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
