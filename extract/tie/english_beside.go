package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// possessives reads Acme's new Widget 3, Acme's Lumen unit and its Widget 3.
func (r *reader) possessives() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.is(m, company|product) || m.Form != document.Named {
			continue
		}
		owner := r.nameOwning(m.Start, company)
		if owner == nil {
			if before := lastWords(r.d.Text[r.s.Start:m.Start], 3); r.is(m, product) && containsAny(" "+before+" ", " its ", " their ") {
				if s := r.lastFirm(m.Start); s != nil {
					r.join(&trigger{relation: "offers"}, r.one(s), r.englishList(i, product), document.Span{Start: m.Start, End: m.Start})
				} else if e := r.spokenOf(); e >= 0 {
					r.join(&trigger{relation: "offers"}, []*document.Mention{{Span: m.Span, Entity: e}}, r.englishList(i, product), document.Span{Start: m.Start, End: m.Start})
				}
			}
			continue
		}
		words := r.d.Text[owner.End:m.Start]
		if containsAny(words+" ", " for ", " of ", " to ", " and ", " on ", " in ", " with ", " by ", " rival", " bid ", " parent", " competitor", " partner", " supplier", " former", " owner") {
			continue
		}
		mark := document.Span{Start: owner.End, End: owner.End + 1}
		after := r.d.Text[m.End:r.s.End]
		switch {
		case r.is(m, product):
			r.join(&trigger{relation: "offers"}, r.one(owner), r.englishList(i, product), mark)
		case hasAnyPrefix(after, " unit", " subsidiary", " division", " business", " arm", " brand") || containsAny(words, "unit", "subsidiary"):
			r.join(&trigger{relation: "owns"}, r.one(owner), r.one(m), mark)
		}
	}
}

// lastFirm is the company that a sentence names last before byte at.
func (r *reader) lastFirm(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= at && r.is(m, company) {
			return m
		}
	}
	return nil
}

// hyphens reads Acme-owned Widget, Acme parent Holding and Widget maker Acme.
func (r *reader) hyphens() {
	for i := 0; i+1 < len(r.mentions); i++ {
		a, b := &r.mentions[i], &r.mentions[i+1]
		if b.Start < a.End || !r.is(b, company) {
			continue
		}
		mark := document.Span{Start: a.End, End: b.Start}
		switch words := strings.TrimSpace(r.d.Text[a.End:b.Start]); {
		case words == "-owned" && r.is(a, firms):
			r.join(&trigger{relation: "owns"}, r.one(a), r.one(b), mark)
		case words == "-backed" && r.is(a, firms):
			r.join(&trigger{relation: "invested_in"}, r.one(a), r.one(b), mark)
		case (words == "parent" || words == "owner" || words == "'s parent" || words == "'s parent," || words == "'s owner," || words == "parent company" || words == "'s parent company,") && r.is(a, company|product):
			rel := "owns"
			if r.is(a, product) {
				rel = "offers"
			}
			r.join(&trigger{relation: rel}, r.one(b), r.one(a), mark)
		case (words == "maker" || words == "developer" || words == "creator" || words == "publisher" || words == "operator") && r.is(a, product):
			r.join(&trigger{relation: "offers"}, r.one(b), r.one(a), mark)
		case (words == "supplier" || words == "'s supplier") && r.is(a, company):
			r.join(&trigger{relation: "supplies"}, r.one(b), r.one(a), mark)
		case (words == "'s largest shareholder," || words == "shareholder" || words == "'s biggest shareholder,") && r.is(a, company):
			r.join(&trigger{relation: "holds_stake"}, r.one(b), r.one(a), mark)
		}
	}
}
