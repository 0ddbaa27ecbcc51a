package figure

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
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
	return strings.HasPrefix(text[at:], "valued") && hasAnySuffix(text[:at], []string{"deal ", "transaction ", "purchase ", "acquisition ", "deal is ", "transaction is ", "deal was ", "acquisition is ", "takeover is "})
}

// uncertain reports whether a deal is only thought of: what a firm said it would
// do is not.
func (r *reader) uncertain(verb int) bool {
	before := r.d.Text[r.start:r.anchors[verb].Start]
	return containsAny(before, []string{" could ", " may ", " might ", "considering", "talks"}) ||
		strings.Contains(before, " would ") && !(strings.Contains(before, " it would ") && containsAny(before, []string{" said ", " announced "}))
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
	words := ""
	for _, w := range []string{" of ", " from ", " in "} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			words = after
		}
	}
	if words == "" {
		return ""
	}
	start := r.anchors[i].End + len(rest) - len(words)
	part := ""
	for n, w := range strings.Fields(words) {
		if n > 4 {
			return ""
		}
		if strings.HasPrefix(w, "quarter") || strings.HasPrefix(w, "year") || strings.HasPrefix(w, "month") || w == "half" || w == "period" {
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
	if hasAnySuffix(before, []string{" bought in ", " acquired in ", " founded in ", " launched in ", " joined in "}) && strings.Contains(before[max(0, len(before)-60):], ", which ") {
		return true
	}
	if p.Kind == period.Year && strings.HasSuffix(before, " in ") {
		if words := strings.Fields(before[max(0, len(before)-60):]); slices.ContainsFunc(words[max(0, len(words)-6):], func(w string) bool {
			return w == "started" || w == "founded" || w == "joined" || w == "co-founded" || w == "established"
		}) {
			return true
		}
	}
	k := strings.LastIndex(before, " since ")
	return k >= 0 && len(strings.Fields(before[k:])) <= 10 && !strings.ContainsAny(before[k:], ",;")
}

// englishPart are the words directly before the metric at byte end that name a
// part of the business: Software of Software revenue rose; "" for none. They begin
// a clause or follow an article or a possessive.
func (r *reader) englishPart(end, floor int) string {
	text := strings.TrimRight(r.d.Text[floor:end], " ")
	part := ""
	for n := 0; n < 3 && text != ""; n++ {
		k := strings.LastIndexByte(text, ' ') + 1
		word := text[k:]
		if opensPart[strings.ToLower(word)] || strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") || strings.HasSuffix(word, ",") {
			return part
		}
		if notPart[strings.ToLower(word)] || strings.ContainsAny(word, ".;:()$%0123456789“”\"'’•·*–—") || hasAnySuffix(word, []string{"-quarter", "-year", "ed"}) || r.inName(document.Span{Start: floor + k, End: floor + len(text)}) {
			return ""
		}
		part = strings.TrimSpace(word + " " + part)
		text = strings.TrimRight(text[:k], " ")
	}
	if text == "" {
		return part
	}
	return ""
}

// opensPart stand before the words that name a part; notPart never name one.
var (
	opensPart = wordSet("the its their and while but as with in to from of for because after")
	notPart   = wordSet(`a an that which this these those core net total overall quarterly annual full-year monthly weekly global worldwide record higher lower strong stronger weak weaker slow slower
		rising falling growing organic comparable same-store adjusted reported said says new company company's group our your his her where when if although though however meanwhile on by at is was were
		has have had it he she they we not no more less most gross operating combined recent future total consolidated boosting hurting driving lifting expects sees saw report reports posting fiscal first second third fourth last next previous prior current
		average annualized additional pro-forma u.s. analysts estimated projected expected about around nearly generate generates generating increase increased boost boosted drive drove hurt lift lifted`)
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// listJoint reports whether words between two names only list them.
func listJoint(words string) bool { return words == " and " || words == ", " || words == ", and " }

// namedLater is the firm that an English sentence names behind the metric at
// anchor i when what it says first is of it: Once valued at $4 billion, Acme has;
// revenue rose 5%, Acme said; -1 for none.
func (r *reader) namedLater(i int) int {
	for k := i + 1; k < len(r.anchors); k++ {
		a := &r.anchors[k]
		if a.kind != companyAnchor {
			continue
		}
		if a.object || a.source || !strings.HasSuffix(r.d.Text[:a.Start], ", ") || !hasAnyPrefix(r.d.Text[a.End:r.end], []string{" said", " says", " has ", " had ", " reported", " announced"}) {
			return -1
		}
		return a.index
	}
	return -1
}

// ofIndex reports whether the change at anchor i is one of a market: outpacing a 0.4
// percent gain in the Nikkei average.
func (r *reader) ofIndex(i int) bool {
	after := r.d.Text[r.anchors[i].End:min(r.end, r.anchors[i].End+40)]
	if k := strings.IndexAny(after, ",;"); k >= 0 {
		after = after[:k]
	}
	return containsAny(after, []string{" in the Nikkei", " in the S&P", " in the Dow", " in the Nasdaq", " in the FTSE", " in the index", " in the benchmark", " in the broader", " for the S&P", " for the Nasdaq", " for the Dow", " for the index"})
}

// passing reports whether a company is named only once in an article that is about
// another.
func (r *reader) passing(company int) bool {
	return r.main >= 0 && company != r.main && len(r.d.Entities[company].Mentions) == 1 && len(r.d.Entities[r.main].Mentions) > 3
}

// converted reports whether quantity i only repeats the one before in another
// currency: 7.1 billion pounds ($9.2 billion), 315亿元（43.7亿美元）.
func (r *reader) converted(i int) bool {
	if i == 0 {
		return false
	}
	last, q := &r.quantities[i-1], &r.quantities[i]
	if q.Kind != quantity.Money || last.Kind != quantity.Money || q.Unit == last.Unit || last.End >= q.Start {
		return false
	}
	switch strings.TrimSpace(r.d.Text[last.End:q.Start]) {
	case "（", "(", "（约", "（约合", "（合", "（折合", "（折合约", "(约", "(约合":
		return true
	}
	return false
}
