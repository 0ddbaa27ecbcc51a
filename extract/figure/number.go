package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/quantity"
)

// number reads the number at anchor i.
func (r *reader) number(f *frame, i int) {
	q := &r.quantities[r.anchors[i].index]
	l := r.lead(i)
	switch {
	case r.itemised(f, &l, i):
	case r.astray(f, i):
	case len(r.parallel) > 0 && r.parallelItem(f, &l, i):
	case r.ranked(f, &l, i):
	case r.deal(f, &l, i):
	case isShare(q) && l.share >= 0 && r.share(f, &l, i):
	case isShare(q) && r.listedShare(f, &l, i):
	case isShare(q) && r.isRate(f, &l, i):
		r.rate(f, &l, i)
	case isPoint(q):
		r.delta(f, &l, i)
	case l.change >= 0 && isAmount(q) && r.isDelta(&l, i):
		r.delta(f, &l, i)
	default:
		r.value(f, &l, i)
	}
}

// astray reports whether the number belongs to a list of which it is not known
// what it lists.
func (r *reader) astray(f *frame, i int) bool {
	_, opener := r.place(i)
	return opener >= 0 && opener == f.scattered
}

func isShare(q *quantity.Quantity) bool {
	return q.Kind == quantity.Percent || q.Kind == quantity.Factor || q.Kind == quantity.Multiple
}

func isPoint(q *quantity.Quantity) bool {
	return q.Kind == quantity.PercentPoint || q.Kind == quantity.BasisPoint
}

func isAmount(q *quantity.Quantity) bool {
	return q.Kind == quantity.Money || q.Kind == quantity.Count || q.Kind == quantity.Price || q.Kind == quantity.Plain && q.Scaled
}

// isRate reports whether a share at anchor i says how much something changed.
func (r *reader) isRate(f *frame, l *lead, i int) bool {
	q := &r.quantities[r.anchors[i].index]
	if q.Kind == quantity.Factor {
		return true
	}
	if q.Attributive && r.changeAfter(i) < 0 {
		return false
	}
	switch {
	case l.change >= 0:
		c := &r.anchors[l.change]
		if q.Kind == quantity.Percent && (l.reach && c.mode != nominal || f.metric.ratio() && (l.reach || l.is && c.mode != nominal)) {
			return false // 升至35% is the new value
		}
		return r.unknown(c.End, r.anchors[i].Start) <= 3
	case l.compare >= 0:
		return (!f.metric.ratio() || q.Signed) && q.Kind == quantity.Percent && !r.periodValue(l, i)
	case r.changeAfter(i) >= 0:
		return true
	}
	return false
}

// periodValue reports whether a comparison is the period of the number itself:
// 去年同期为5%.
func (r *reader) periodValue(l *lead, i int) bool {
	return l.period >= 0 && l.period == l.compare && r.unknown(r.anchors[l.period].End, r.anchors[i].Start) == 0 && l.is
}

// changeAfter finds the noun of change that the number at anchor i belongs to:
// 5%的增长, a 5% increase.
func (r *reader) changeAfter(i int) int {
	k := i + 1
	if k+1 < len(r.anchors) && r.anchors[k].kind == metricAnchor && r.d.Text[r.anchors[i].End:r.anchors[k].Start] == "的" {
		k++ // 5%的营收增长
	}
	if k >= len(r.anchors) || r.anchors[k].kind != changeAnchor || r.anchors[k].mode == bare {
		return -1
	}
	switch r.d.Text[r.anchors[k-1].End:r.anchors[k].Start] {
	case "的", " ", "的同比", "以上的", "左右的", "的正", "的高":
		return k
	case "":
		if k > i+1 {
			return k
		}
	}
	return -1
}

// isDelta reports whether an amount at anchor i is by how much something
// changed: the word of change stands directly before it.
func (r *reader) isDelta(l *lead, i int) bool {
	c := &r.anchors[l.change]
	if c.mode == nominal || l.reach || strings.HasSuffix(c.text, "至") {
		return false
	}
	gap := trimWords(strings.TrimSuffix(r.d.Text[c.End:r.anchors[i].Start], " by "), approximations)
	return gap == "" && !(c.mode == bare && l.compare < 0)
}

func (m metric) ratio() bool {
	return m.class == "ratio" || strings.HasSuffix(m.text, "率") || strings.HasSuffix(m.text, "比例") || strings.HasSuffix(m.text, "占比") ||
		strings.HasSuffix(m.text, "margin") || strings.HasSuffix(m.text, "ratio")
}

// unknown measures the words between two places of the sentence that are
// neither anchors nor fillers: a Han character counts one, a Latin word two.
func (r *reader) unknown(from, to int) int {
	n := 0
	k, _ := slices.BinarySearchFunc(r.anchors, from, func(a anchor, at int) int { return a.Start - at })
	for i := from; i < to; {
		if k < len(r.anchors) && r.anchors[k].Start <= i {
			i = max(i, r.anchors[k].End)
			k++
			continue
		}
		if _, w, ok := fillers().At(r.d.Text, i); ok {
			i += len(w)
			continue
		}
		c, size := utf8.DecodeRuneInString(r.d.Text[i:])
		switch {
		case c < utf8.RuneSelf && unicode.IsLetter(c):
			for i < to && r.d.Text[i] < utf8.RuneSelf && r.d.Text[i] != ' ' {
				i++
			}
			n += 2
			continue
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			n++
		}
		i += size
	}
	return n
}

// evidence is the place of a fact: from what it is of to its number.
func (r *reader) evidence(at, i int) []document.Span {
	start := r.anchors[i].Start
	if at >= 0 {
		start = min(start, r.anchors[at].Start)
	}
	return []document.Span{{Start: start, End: r.anchors[i].End}}
}

// clauseStart is the byte at which the clause of anchor i begins.
func (r *reader) clauseStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		if r.anchors[k].kind == breakAnchor || r.anchors[k].kind == stopAnchor {
			return r.anchors[k].End
		}
	}
	return r.start
}
