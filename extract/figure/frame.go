package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

// A frame says what a number is of.
type frame struct {
	company  int
	subject  int    // an entity other than the company, or -1
	segment  string // words of a segment
	product  int    // product named in the sentence, 0 for none
	metric   string
	unit     string
	text     string // the metric's words
	metricAt int
	period   period.Period
	periodAt int
	basis    string

	change   int
	changeAt int
	compare  string
}

// openMetric begins the frame of the metric at anchors[i].
func (r *reader) openMetric(f *frame, anchors []anchor, i int) {
	a := &anchors[i]
	if a.vague && !numberNear(anchors, i) {
		return
	}
	f.metric, f.unit, f.text, f.metricAt = a.metric, a.unit, a.text, a.Start
	f.subject, f.segment = -1, ""
	if f.company < 0 {
		f.company = r.last.company
	}
	if f.company < 0 {
		f.company = r.focus
	}
	r.findSubject(f, anchors, i)
	if f.period.Value == "" && f.period.Span.Empty() {
		f.period = r.last.period
	}
}

// numberNear reports whether a quantity follows the anchor i before the clause
// ends.
func numberNear(anchors []anchor, i int) bool {
	for _, a := range anchors[i+1:] {
		switch a.kind {
		case quantityAnchor:
			return true
		case clauseAnchor, metricAnchor:
			return false
		}
	}
	return false
}

// quantity reads the number at anchors[i].
func (r *reader) quantity(f *frame, anchors []anchor, i int) {
	q := &anchors[i].quantity
	between := ""
	if f.change != 0 && f.changeAt <= anchors[i].Start {
		between = strings.TrimLeft(r.d.Text[f.changeAt:anchors[i].Start], "了约近超达逾高幅为：的 ")
		if reaches(strings.TrimLeft(r.d.Text[f.changeAt:anchors[i].Start], "了 ")) && q.Kind != quantity.Percent {
			f.change = 0
		}
	}
	switch {
	case f.change != 0 && len(between) <= 12 && isRate(q):
		r.rate(f, anchors, i)
	case f.change != 0 && between == "" && (q.Kind == quantity.Money || q.Kind == quantity.Count):
		r.delta(f, anchors, i)
	case f.compare != "" && isRate(q) && !isRatio(f.unit):
		r.rate(f, anchors, i)
	default:
		r.value(f, anchors, i)
	}
}

func isRate(q *quantity.Quantity) bool {
	return q.Kind == quantity.Percent || q.Kind == quantity.Factor || q.Kind == quantity.Multiple
}

func isRatio(unit string) bool { return unit == "ratio" }

// value records the quantity as a figure when it fits the frame's metric.
func (r *reader) value(f *frame, anchors []anchor, i int) {
	q := &anchors[i].quantity
	if !fits(f.unit, q) || f.metric == "" {
		if !r.metricAfter(f, anchors, i) {
			return
		}
	}
	if f.company < 0 || forecast(r.d.Text, anchors[i].Start) {
		return
	}
	n := q.Number
	if q.Kind == quantity.Money || q.Kind == quantity.Price {
		if n.Unit == "" {
			n.Unit = r.home
		}
	}
	if isCount(f.unit) && n.Unit == "" {
		n.Unit = f.unit
	}
	per := r.periodOf(f, anchors, i)
	r.d.Facts.Figures = append(r.d.Facts.Figures, document.Figure{
		Basis:   document.Basis{Evidence: []document.Span{{Start: min(f.metricAt, anchors[i].Start), End: anchors[i].End}}, Confidence: 0.8, Rule: "metric and number"},
		Company: f.company, Subject: f.subject, SubjectText: f.segment, Metric: f.metric, MetricText: f.text,
		Period: per, Number: n, Accounting: f.basis, Source: -1,
	})
	r.last = *f
	r.last.change, r.last.compare = 0, ""
}

// fits reports whether the quantity can be of a metric counted in unit.
func fits(unit string, q *quantity.Quantity) bool {
	switch unit {
	case "money":
		return q.Kind == quantity.Money || q.Kind == quantity.Price || q.Kind == quantity.Plain && q.Scaled
	case "ratio":
		return q.Kind == quantity.Percent
	case "":
		return false
	}
	return q.Kind == quantity.Count || q.Kind == quantity.Plain && q.Scaled
}

func isCount(unit string) bool { return unit != "money" && unit != "ratio" && unit != "" }

// rate records the quantity as a growth rate.
func (r *reader) rate(f *frame, anchors []anchor, i int) {
	q := &anchors[i].quantity
	g := *f
	if f.metric == "" || f.metricAt < r.sentenceStart(anchors) {
		g = r.last
		g.change, g.compare = f.change, f.compare
		if f.basis != "" {
			g.basis = f.basis
		}
	}
	if g.metric == "" || g.company < 0 || forecast(r.d.Text, anchors[i].Start) {
		return
	}
	v := q.Value
	if q.Kind == quantity.Factor {
		v = document.Decimal{Coef: v.Coef - 1, Exp: 0}
	}
	if f.change < 0 && v.Coef > 0 {
		v = v.Neg()
	}
	compare := f.compare
	r.d.Facts.Growth = append(r.d.Facts.Growth, document.Growth{
		Basis:   document.Basis{Evidence: []document.Span{{Start: min(g.metricAt, anchors[i].Start), End: anchors[i].End}}, Confidence: 0.8, Rule: "change of a metric"},
		Company: g.company, Subject: g.subject, SubjectText: g.segment, Metric: g.metric, MetricText: g.text,
		Period: r.periodOf(&g, anchors, i), Rate: &v, Compare: compare, Accounting: g.basis, Source: -1,
	})
	f.compare, f.change = "", 0
}

// delta records the quantity as an absolute change.
func (r *reader) delta(f *frame, anchors []anchor, i int) {
	q := &anchors[i].quantity
	g := *f
	if f.metric == "" {
		g = r.last
		g.change, g.compare = f.change, f.compare
	}
	if g.metric == "" || g.company < 0 || !fits(g.unit, q) {
		return
	}
	n := q.Number
	if n.Unit == "" {
		n.Unit = r.home
	}
	if f.change < 0 {
		n.Value = n.Value.Neg()
	}
	r.d.Facts.Growth = append(r.d.Facts.Growth, document.Growth{
		Basis:   document.Basis{Evidence: []document.Span{{Start: min(g.metricAt, anchors[i].Start), End: anchors[i].End}}, Confidence: 0.7, Rule: "absolute change of a metric"},
		Company: g.company, Subject: g.subject, SubjectText: g.segment, Metric: g.metric, MetricText: g.text,
		Period: r.periodOf(&g, anchors, i), Delta: &n, Compare: f.compare, Accounting: g.basis, Source: -1,
	})
	f.compare, f.change = "", 0
}

func (r *reader) sentenceStart(anchors []anchor) int {
	if len(anchors) == 0 {
		return 0
	}
	return anchors[0].Start
}

// periodOf is the period of the number at anchors[i]: one that stands directly
// before the number in its clause (去年全年的61.6亿元), else the frame's, else
// the one that the text speaks of.
func (r *reader) periodOf(f *frame, anchors []anchor, i int) string {
	for k := i - 1; k >= 0 && anchors[k].kind != clauseAnchor && anchors[k].kind != quantityAnchor; k-- {
		if anchors[k].kind == periodAnchor && anchors[k].Start > f.metricAt && anchors[k].period.Value != "" {
			return anchors[k].period.Value
		}
	}
	if f.period.Value != "" {
		return f.period.Value
	}
	return r.ref.Current
}

// forecast reports whether the number at byte at is expected, aimed at or estimated.
func forecast(text string, at int) bool {
	from := max(strings.LastIndex(text[:at], "，"), strings.LastIndex(text[:at], "。"), strings.LastIndex(text[:at], "\n"), 0)
	clause := text[from:at]
	for _, w := range []string{"预计", "预期", "预测", "有望", "目标", "料将", "或将", "估计", "将达", "力争", "计划", "分析师平均", "市场预期", "expect", "forecast", "estimate", "projection"} {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}
