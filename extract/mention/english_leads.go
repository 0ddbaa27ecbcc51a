package mention

import "strings"

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
		case "companies", "holdings", "buyers", "bidders", "suitors", "peers", "competitors", "clients", "subsidiaries", "businesses":
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
