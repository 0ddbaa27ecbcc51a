package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// firmsWithPersonalNames stand before the name of a firm, though it may be that of
// its founder: investment bank Peter J. Ames.
var firmsWithPersonalNames = []string{"investment bank ", "law firm ", "equity firm ", "buyout firm ", "research firm ", "consulting firm ", "accounting firm ", "hedge fund ", "brokerage ", "consultancy ", "investment manager "}

// drugLeads stand before the name of a drug.
var drugLeads = []string{" treatment ", " therapy ", " medicine ", " vaccine ", " pill ", " painkiller ", " antidepressant ", " blockbuster "}

// instancesOfFirms reports whether the words before a name say that it is one of
// several firms: retailers including, holdings that include, bids from.
func instancesOfFirms(before string) bool {
	if hasAnySuffix(before, "bid from ", "bids from ", "offer from ", "offers from ") {
		return true
	}
	for _, link := range []string{" including ", " such as ", " like ", " that include ", " which include "} {
		noun, ok := strings.CutSuffix(before, link)
		if !ok {
			continue
		}
		noun = strings.TrimSuffix(noun[strings.LastIndexByte(noun, ' ')+1:], ",")
		switch noun {
		case "companies", "holdings", "buyers", "customers", "rivals", "investors", "partners", "bidders", "suitors", "peers", "competitors", "clients", "subsidiaries", "businesses":
			return true
		}
		return firmNoun(strings.TrimSuffix(noun, "s"))
	}
	return false
}

// withoutBracket is what stands between two names without the bracket behind the
// first, or what is left of it behind the code in it, which is a name too to look
// at: Acme (ACM), Widget (WDG) and Quillon.
func withoutBracket(gap string) string {
	if rest, ok := strings.CutPrefix(gap, " ("); ok {
		if k := strings.IndexByte(rest, ')'); k >= 0 && k < 16 {
			return rest[k+1:]
		}
	}
	return strings.TrimPrefix(gap, ")")
}

// employs reports whether a person and a post stand right before the place p:
// Jane Doe, former chief executive, Acme.
func (f *finder) employs(last, p *namePlace) bool {
	between := f.d.Text[last.End:min(p.Start, last.End+context)]
	post, ok := strings.CutPrefix(between, ", ")
	if !ok || !strings.HasSuffix(post, ", ") || strings.Contains(strings.TrimSuffix(post, ", "), ",") || !f.titleBefore(p.Start-len(", ")) {
		return false
	}
	kind, weight := last.kind(f)
	return weight >= threshold && kind == document.Person || last.words > 1 && latinName(last.name) && f.titleWithin(last.End, f.after(last.End))
}
