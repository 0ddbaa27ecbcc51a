package figure

import (
	"strings"

	"github.com/newsgraph/kg/extract/period"
)

// orRate is the length of a comma that only sets off the same change as a rate,
// and of one behind such a rate: jumped $10.90, or 29.4%, to $47.95. It is 0 where
// text starts otherwise.
func orRate(text string) int {
	if strings.HasPrefix(text, ", to $") {
		return 1
	}
	rest, ok := strings.CutPrefix(text, ", or ")
	if !ok {
		return 0
	}
	n := 0
	for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '.') {
		n++
	}
	if n > 0 && hasAnyPrefix(rest[n:], []string{"%", " percent", " per cent"}) {
		return 1
	}
	return 0
}

// priced reports whether the word at byte at of text tells the price of a deal
// and not what a firm is valued at: in a deal valued at.
func priced(text string, at int) bool {
	if strings.HasPrefix(text[at:], "worth") {
		return hasAnySuffix(text[:at], []string{"deal ", "contract ", "order ", "orders ", "agreement ", "transaction "})
	}
	if strings.HasPrefix(text[at:], "deal ") && strings.HasSuffix(text[:at], "in a ") {
		return true
	}
	return strings.HasPrefix(text[at:], "valued") && hasAnySuffix(text[:at], []string{"deal ", "transaction ", "purchase ", "acquisition "})
}

// uncertain reports whether a deal is only thought of: what a firm said it would
// do is not.
func (r *reader) uncertain(verb int) bool {
	before := r.d.Text[r.start:r.anchors[verb].Start]
	return containsAny(before, []string{" could ", " may ", " might ", "considering", "talks"}) ||
		strings.Contains(before, " would ") && !containsAny(before, []string{"said it would", "announced it would", "that it would"})
}

// englishDeal is the deal that the money at anchor i is the price of, and the
// anchor of what is bought: a $27 billion acquisition of Acme, pay $27 billion for
// Acme; -1 for none.
func (r *reader) englishDeal(i int) (verb, target int) {
	if i+1 < len(r.anchors) && r.anchors[i+1].kind == dealAnchor && strings.TrimSpace(strings.TrimPrefix(r.between(i, i+1), "-")) == "" {
		if target = r.nameAfter(i + 1); target >= 0 {
			return i + 1, target
		}
	}
	before := trimWords(r.d.Text[r.start:r.anchors[i].Start], approximations)
	if hasAnySuffix(before, []string{"deal valued at", "transaction valued at", "deal worth", "deal for", ", for", "for a total of"}) || strings.HasSuffix(before, " for") {
		for k := i - 1; k >= 0 && r.anchors[k].kind != stopAnchor && r.anchors[k].kind != quantityAnchor; k-- {
			if target = r.nameAfter(k); r.anchors[k].kind == dealAnchor && target >= 0 && target < i {
				return k, target
			}
		}
	}
	if i+2 < len(r.anchors) && r.anchors[i+1].kind == payAnchor && (r.anchors[i+2].kind == companyAnchor || r.anchors[i+2].kind == productAnchor) && hasAnySuffix(before, []string{" pay", " paid", " paying", " offered", " offering"}) {
		return i + 1, i + 2
	}
	return -1, -1
}

// partBehind is what was sold, in small letters behind the metric at anchor i:
// specialty materials of sales of specialty materials were flat; "" for none.
func (r *reader) partBehind(i int) string {
	rest := r.d.Text[r.anchors[i].End:r.end]
	words, ok := strings.CutPrefix(rest, " of ")
	if !ok {
		if words, ok = strings.CutPrefix(rest, " from "); !ok {
			return ""
		}
	}
	start := r.anchors[i].End + len(rest) - len(words)
	part := ""
	for n, w := range strings.Fields(words) {
		if n > 4 {
			return ""
		}
		if n > 0 && (partEnds[w] || r.changeAt(start+strings.Index(words, part)+len(part)+1)) {
			return part
		}
		if c := w[0]; c < 'a' || c > 'z' || strings.ContainsAny(w, ",.;$%0123456789") || n == 0 && (w == "the" || w == "about" || w == "a" || w == "more" || w == "its" || w == "nearly" || w == "around" || w == "at") {
			return ""
		}
		part = strings.TrimSpace(part + " " + w)
	}
	return ""
}

// partEnds are the words that end what was sold.
var partEnds = map[string]bool{"was": true, "were": true, "is": true, "are": true, "came": true, "totaled": true, "reached": true, "hit": true, "also": true, "more": true, "remained": true, "stood": true}

// changeAt reports whether a word of change stands at byte at.
func (r *reader) changeAt(at int) bool {
	for i := range r.anchors {
		if a := &r.anchors[i]; a.Start == at {
			return a.kind == changeAnchor
		}
	}
	return false
}

// sinceEvent reports whether a period only tells when something began that
// numbers are counted from: its slowest growth since going public in 2017.
func (r *reader) sinceEvent(p *period.Period) bool {
	before := r.d.Text[r.start:p.Start]
	k := strings.LastIndex(before, " since ")
	return k >= 0 && len(strings.Fields(before[k:])) <= 10 && !strings.ContainsAny(before[k:], ",;")
}
