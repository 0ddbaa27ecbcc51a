package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/mention/hit"
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

// falseAcronym reports whether an ordinary English word was taken for a name that is
// written in capitals alone: See for SEE.
func (f *finder) falseAcronym(h *hit.Hit) bool {
	const longest = 5
	word := f.d.Slice(h.Span)
	if len(word) > longest || len(word) < 2 || !isUpper(rune(word[0])) || strings.ToLower(word[1:]) != word[1:] || strings.ToUpper(word[1:]) == word[1:] {
		return false // nearly all, in Chinese text
	}
	if f.lowercase == nil && !hasAnyPrefix(f.after(h.End), "'s ", "’s ", " is ", " are ", " we ") {
		return false
	}
	for _, c := range h.Candidates {
		e := f.lex.Entry(c.ID)
		forms := slices.Concat([]string{e.Name, e.English, e.Full}, e.Aliases, e.Ambiguous)
		if !slices.Contains(forms, strings.ToUpper(word)) || slices.Contains(forms, word) {
			return false
		}
	}
	return true
}

// studied reports whether the words before byte i say that a subject of study follows:
// an M.B.A. in, a Bachelor of.
func (f *finder) studied(i int) bool {
	before := f.before(i)
	if hasAnySuffix(before, "Bachelor of ", "Master of ", "Doctor of ", "Bachelors of ", "Masters of ", "bachelor of ", "master of ") {
		return true
	}
	rest, ok := strings.CutSuffix(before, " in ")
	if !ok {
		if rest, ok = strings.CutSuffix(before, " and "); !ok || !containsAny(rest, " degree in ", " degrees in ", "MBA in ", "B.A. in ", "B.S. in ") {
			return false
		}
		return !strings.ContainsAny(rest[strings.LastIndex(rest, " in "):], ".;")
	}
	return hasAnySuffix(rest, " degree", " degrees", " major", " doctorate", " bachelor's", " bachelor’s", " master's", " master’s", "MBA", "M.B.A.", "B.A.", "B.S.", "BA", "BS", "MS", "M.S.", "M.A.", "Ph.D.", "PhD", "BSc", "MSc", " of Arts", " of Science", "B.Sc.", "M.Sc.")
}

// namesNobody reports whether a name of several words is that of an agreement, an index or
// a department, which nobody is called by.
func namesNobody(name, last string) bool {
	switch last {
	case "Program", "Programme", "Agreement", "Act", "Treaty", "Pact", "Index", "Award", "Awards", "Prize", "Doctor", "Degree":
		return true
	}
	switch name {
	case "Information Technology", "Human Resources", "Business Development", "Corporate Development", "Investor Relations", "Public Relations", "Business Administration", "Supply Chain", "Product Management", "Corporate Strategy",
		"Artificial Intelligence", "Corporate Communications", "Research & Development", "Computer Science", "Electrical Engineering", "Mechanical Engineering", "Public Affairs", "Customer Service", "Risk Management", "Asset Management", "Wealth Management", "Investment Management", "Business School":
		return true
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
