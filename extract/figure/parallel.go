package figure

import (
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/period"
)

// An item is one of the things that a construction with 分别 lists: a metric, a
// company, a product, a segment or a period.
type item struct {
	anchor int // of reader.anchors, -1 for a year of a span
	year   string
}

// openParallel takes up what the 分别 at anchor i distributes its numbers over:
// the list of as many things before it as numbers follow.
func (r *reader) openParallel(f *frame, i int) {
	n := r.numbersListed(i)
	if r.anchors[i].text == "respectively" || n < 2 {
		return
	}
	for _, kind := range []anchorKind{metricAnchor, companyAnchor, productAnchor, segmentAnchor, periodAnchor} {
		if list := r.listBefore(i, kind, n); list != nil {
			r.parallel = list
			f.reported = -1
			if kind != metricAnchor {
				r.listed = list
			}
			return
		}
	}
	if len(r.listed) == n {
		r.parallel = r.listed // the same companies, for the next metric
		f.reported = -1
		return
	}
	if years := r.yearsBefore(i, n); years != nil {
		r.parallel = years
		return
	}
	f.scattered = i
}

// numbersListed counts the numbers that are listed behind anchor i.
func (r *reader) numbersListed(i int) int {
	n := 0
	for k := i + 1; k < len(r.anchors); k++ {
		switch r.anchors[k].kind {
		case quantityAnchor:
			n++
		case breakAnchor, stopAnchor, metricAnchor, respectiveAnchor:
			return n
		}
	}
	return n
}

// listBefore is the last list of n anchors of a kind before i.
func (r *reader) listBefore(i int, kind anchorKind, n int) []item {
	list := make([]item, n)
	at := n
	for k := i - 1; k >= 0 && at > 0; k-- {
		a := &r.anchors[k]
		switch {
		case a.kind == kind:
			if at < n && !r.joined(k, list[at].anchor) {
				return nil
			}
			at--
			list[at] = item{anchor: k}
		case a.kind == quantityAnchor && kind != metricAnchor, a.kind == stopAnchor:
			return nil
		}
	}
	if at > 0 {
		return nil
	}
	return list
}

// joined reports whether the anchors a and b are items of one list.
func (r *reader) joined(a, b int) bool {
	numbers := 0
	for k := a + 1; k < b; k++ {
		if r.anchors[k].kind == quantityAnchor {
			numbers++
		}
	}
	if numbers > 0 {
		return numbers == 1 // 营收10亿元，净利润2亿元，分别增长5%和6%
	}
	gap := r.d.Text[r.anchors[a].End:r.anchors[b].Start]
	for _, w := range []string{"、", "和", "及", "与", "以及", "，", " and ", ", "} {
		if gap == w {
			return true
		}
	}
	return containsAny(gap, []string{"、", "和", "及", "与"}) && len(gap) < 40
}

// yearsBefore are the n years of the span before anchor i: 2020年至2022年.
func (r *reader) yearsBefore(i, n int) []item {
	for k := i - 1; k >= 0; k-- {
		if r.anchors[k].kind != periodAnchor {
			continue
		}
		p := &r.periods[r.anchors[k].index]
		from, err1 := strconv.Atoi(p.From)
		to, err2 := strconv.Atoi(p.To)
		if p.Kind != period.Span || err1 != nil || err2 != nil || to-from+1 != n {
			return nil
		}
		years := make([]item, n)
		for y := range years {
			years[y] = item{anchor: -1, year: strconv.Itoa(from + y)}
		}
		return years
	}
	return nil
}

// parallelItem reads the number at anchor i as that of the item with its place
// in the list.
func (r *reader) parallelItem(f *frame, l *lead, i int) bool {
	place, opener := r.place(i)
	if opener < 0 || place >= len(r.parallel) || r.numbersListed(opener) != len(r.parallel) {
		return false
	}
	it := r.parallel[place]
	g := *f
	switch {
	case it.year != "":
		g.period, g.periodAt = period.Period{Value: it.year, Kind: period.Year}, -1
		r.last.period = g.period
	case r.anchors[it.anchor].kind == metricAnchor:
		g.metric, g.metricAt = r.anchors[it.anchor].metric, it.anchor
		g.basis = r.itemBasis(f, it.anchor)
	case r.anchors[it.anchor].kind == companyAnchor:
		g.subject = subject{company: r.anchors[it.anchor].index, entity: -1}
	case r.anchors[it.anchor].kind == productAnchor:
		g.entity, g.segment = r.anchors[it.anchor].index, ""
	case r.anchors[it.anchor].kind == segmentAnchor:
		g.entity, g.segment = -1, r.anchors[it.anchor].text
	case r.anchors[it.anchor].kind == periodAnchor:
		g.period, g.periodAt = r.periods[r.anchors[it.anchor].index], it.anchor
	}
	r.settleCompany(&g, i)
	if g.metric.code == "" {
		g.metric, g.metricAt = f.prior, -1
	}
	if g.metric.code == "" {
		return true
	}
	f.reported = i
	head := r.headLead(opener, i, *l)
	q := &r.quantities[r.anchors[i].index]
	switch {
	case isShare(q) && (head.change >= 0 || head.compare >= 0) && !(g.metric.ratio() && (head.reach || head.is)):
		r.rateItem(&g, &head, i)
	case isPoint(q) || head.change >= 0 && isAmount(q) && !head.reach:
		r.delta(&g, &head, i)
	case r.fits(g.metric, i):
		head.period = -1
		r.report(&g, &head, i, g.metric)
	default:
		return true
	}
	return true
}

// itemBasis is the accounting basis of the listed metric at anchor k: its own
// words', that before it, or that before the whole list.
func (r *reader) itemBasis(f *frame, k int) string {
	if b := basisOf(r.anchors[k].metric.text); b != "" {
		return b
	}
	if k > 0 && r.anchors[k-1].kind == basisAnchor {
		return r.anchors[k-1].code
	}
	if f.basisAt >= 0 && f.basisAt < r.parallel[0].anchor-1 {
		return f.basis
	}
	return ""
}

// rateItem adds a relative change whose frame is known.
func (r *reader) rateItem(g *frame, l *lead, i int) {
	v := rateOf(&r.quantities[r.anchors[i].index], l)
	if r.sign(l, i) < 0 && v.Sign() > 0 {
		v = v.Neg()
	}
	r.grow(g, g, l, i, growthRate(v))
}

// place is the number of quantities between the 分别 that governs anchor i and
// i itself, and that 分别.
func (r *reader) place(i int) (place, opener int) {
	for k := i - 1; k >= 0; k-- {
		switch r.anchors[k].kind {
		case quantityAnchor:
			place++
		case respectiveAnchor:
			return place, k
		case breakAnchor:
			if r.changesInTurn(k) {
				return place, k
			}
			return 0, -1
		case stopAnchor, metricAnchor:
			return 0, -1
		}
	}
	return 0, -1
}

// changesInTurn reports whether the clause behind the break at anchor k tells nothing but by how
// much each of the things changed that the clause before told of with 分别: 分别为8亿元和2亿元，|同比增长5%和6%.
func (r *reader) changesInTurn(k int) bool {
	changed, numbers := false, 0
	for j := k + 1; j < len(r.anchors); j++ {
		switch r.anchors[j].kind {
		case changeAnchor:
			changed = changed || numbers == 0
		case compareAnchor, listAnchor:
		case quantityAnchor:
			if !isShare(&r.quantities[r.anchors[j].index]) || numbers > 0 && !oneOf(strings.TrimSpace(r.d.Text[r.anchors[j-1].End:r.anchors[j].Start]), "、", "和", "及", "与", "") {
				return false
			}
			numbers++
		case breakAnchor, stopAnchor:
			j = len(r.anchors)
		default:
			return false
		}
	}
	if !changed || numbers < 2 || numbers != len(r.parallel) {
		return false
	}
	for j := k - 1; j >= 0 && r.anchors[j].kind != breakAnchor && r.anchors[j].kind != stopAnchor; j-- {
		if r.anchors[j].kind == respectiveAnchor {
			return true
		}
	}
	return false
}

// headLead is what leads up to the list behind a 分别: the words of change and
// comparison around it hold for each number of the list.
func (r *reader) headLead(opener, i int, own lead) lead {
	first := opener
	for first < i && r.anchors[first].kind != quantityAnchor {
		first++
	}
	head := r.lead(first)
	for k := opener - 1; k >= 0; k-- {
		switch a := &r.anchors[k]; a.kind {
		case compareAnchor:
			if head.compare < 0 {
				head.compare = k
			}
			continue
		case changeAnchor:
			if head.change < 0 {
				head.change = k
			}
			continue
		}
		break
	}
	if own.change >= 0 {
		head.change = own.change
	}
	return head
}
