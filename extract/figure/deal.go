package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/quantity"
)

// deal reads the money at anchor i as the price of a deal: 斥资1.83亿美元收购了
// OMGPOP, acquire OMGPOP for $183 million. It is of the buyer, and what was
// bought is its subject.
func (r *reader) deal(f *frame, l *lead, i int) bool {
	q := &r.quantities[r.anchors[i].index]
	if q.Kind != quantity.Money || i == 0 {
		return false
	}
	verb, target := -1, -1
	pay := r.anchors[i-1].kind == payAnchor && trimWords(r.d.Text[r.anchors[i-1].End:r.anchors[i].Start], approximations) == ""
	paid := pay || r.anchors[i-1].kind == metricAnchor && r.anchors[i-1].metric.code == "deal_value" && r.unknown(r.anchors[i-1].End, r.anchors[i].Start) == 0
	switch {
	case r.anchors[i-1].kind == dealAnchor && r.d.Meta.Lang != "en" && hasAnyPrefix(r.d.Text[r.anchors[i].End:r.end], []string{"参与", "入股", "认购", "增资", "战略入股", "投资入股"}):
		verb, target = i-1, r.nameAfter(i) // 投资约283亿元参与苏宁云商的非公开发行
	case paid && r.d.Meta.Lang != "en":
		verb = r.next(i, dealAnchor)
		target = r.nameAfter(verb)
	case pay:
		for k := i - 1; k >= 0 && r.anchors[k].kind != breakAnchor; k-- {
			if r.anchors[k].kind == dealAnchor {
				verb = k
				target = r.nameAfter(k)
				break
			}
		}
	}
	if r.d.Meta.Lang == "en" {
		if small(q) {
			return false // $48.50 for each share
		}
		if verb < 0 {
			verb, target = r.englishDeal(i)
		}
	}
	buyer := f.company
	if verb >= 0 && target >= 0 && buyer == r.anchors[target].index {
		buyer = r.companyBefore(verb)
	}
	if buyer < 0 {
		buyer = r.focus
	}
	if verb >= 0 && target >= 0 && r.d.Meta.Lang == "en" {
		if r.uncertain(verb) {
			return true
		}
		if strings.HasPrefix(r.d.Text[r.anchors[verb].End:], " by ") {
			return r.sold(f, l, i, verb, target)
		}
	}
	if verb < 0 || target < 0 || buyer < 0 || r.anchors[target].index == buyer {
		return false
	}
	return r.priced(f, l, i, verb, buyer, target, r.anchors[target].index)
}

// rememberDeal keeps who buys whom, for the price that a later sentence tells:
// 此次收购对价为27亿美元.
func (r *reader) rememberDeal() {
	if !containsAny(r.d.Text[r.start:r.end], []string{"收购", "并购"}) {
		return
	}
	buyer, bought := -1, -1
	for i := range r.anchors {
		switch a := &r.anchors[i]; {
		case a.kind == companyAnchor && r.holder(i):
		case a.kind == companyAnchor && !a.source && !a.object && buyer < 0:
			buyer = a.index
		case a.kind == companyAnchor && !a.source && a.index != buyer && buyer >= 0 && bought < 0:
			bought = a.index
		}
	}
	if bought >= 0 {
		r.buyer, r.bought = buyer, bought
	}
}

// holder reports whether the name at anchor i, or one listed behind it, is said to hold
// what is bought: 收购大河、远山|所持有的新河股份.
func (r *reader) holder(i int) bool {
	const most = 8 // names of such a list
	for n := 0; n < most && r.anchors[i].kind == companyAnchor; n++ {
		if hasAnyPrefix(r.d.Text[r.anchors[i].End:r.end], []string{"所持", "持有的", "合计持有的", "手中"}) {
			return true
		}
		next := i + 1
		for next < len(r.anchors) && r.anchors[next].kind == listAnchor {
			next++
		}
		if next == len(r.anchors) || r.anchors[next].Start < r.anchors[i].End || !oneOf(strings.Trim(r.d.Text[r.anchors[i].End:r.anchors[next].Start], "、"), "", "和", "及", "与", "以及") {
			return false
		}
		i = next
	}
	return false
}

// companyBefore is the last company before anchor i that the sentence speaks
// of, or -1.
func (r *reader) companyBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		if a := &r.anchors[k]; a.kind == companyAnchor && !a.object && !a.source {
			return a.index
		}
	}
	return -1
}

// sold reads the passive, in which the buyer stands at anchor target: Slack was
// acquired by Salesforce for $27.7 billion.
func (r *reader) sold(f *frame, l *lead, i, verb, target int) bool {
	for k := verb - 1; k >= 0; k-- {
		if a := &r.anchors[k]; a.kind == companyAnchor || a.kind == productAnchor {
			return a.index != r.anchors[target].index && r.priced(f, l, i, verb, r.anchors[target].index, target, a.index)
		}
	}
	return false
}

// priced adds the price at anchor i that buyer paid for an entity.
func (r *reader) priced(f *frame, l *lead, i, verb, buyer, target, entity int) bool {
	q := &r.quantities[r.anchors[i].index]
	price := *f
	price.metric, price.metricAt = metric{code: "deal_value", class: "money"}, -1
	fig := document.Figure{
		Basis:   document.Basis{Evidence: r.evidence(min(i, verb), max(i, target)), Confidence: 0.85, Rule: "price of a deal"},
		Company: buyer, Subject: entity, Metric: "deal_value", MetricText: strings.TrimSpace(r.anchors[verb].text),
		Period: r.periodOf(&price, price.metric), Number: r.numberOf(q, price.metric), Source: -1,
	}
	fig.Forecast, fig.Source = r.forecast(l, price.metric)
	r.addFigure(fig)
	f.valued = true
	return true
}

// next is the next anchor of a kind after i in its clause, or -1.
func (r *reader) next(i int, kind anchorKind) int {
	for k := i + 1; k < len(r.anchors); k++ {
		switch r.anchors[k].kind {
		case kind:
			return k
		case breakAnchor, stopAnchor, quantityAnchor:
			return -1
		}
	}
	return -1
}

// nameAfter is the company or product that follows anchor i, or -1.
func (r *reader) nameAfter(i int) int {
	if i < 0 {
		return -1
	}
	for k := i + 1; k < len(r.anchors); k++ {
		switch r.anchors[k].kind {
		case companyAnchor, productAnchor:
			return k
		case breakAnchor, stopAnchor:
			return -1
		}
	}
	return -1
}
