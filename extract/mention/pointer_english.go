package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

func isEnglish(d *document.Document) bool { return strings.HasPrefix(d.Meta.Lang, "en") }

// englishPointers finds the company, the firm, he and she.
func (f *finder) englishPointers(names []candidate) []document.Mention {
	var found []document.Mention
	for _, t := range f.d.Tokens {
		m := document.Mention{Span: t.Span, Entity: -1, Rule: "pointing word"}
		switch f.d.Slice(t.Span) {
		case "he", "He", "she", "She":
			m.Kind, m.Form = document.Person, document.Pronoun
		default:
			start := f.firmPhrase(t)
			if start < 0 {
				continue
			}
			m.Kind, m.Form, m.Start = document.Company, document.Nominal, start
			if overlapsAny(names, m.Span) {
				continue // the Acme-based chain
			}
			for n := len(found); n > 0 && found[n-1].End > start; n-- {
				found = found[:n-1] // the startup of the startup company
			}
		}
		found = append(found, m)
	}
	return found
}

// firmPhrase is where the phrase begins whose noun is t when it points at a firm:
// the company, the Ohio-based chain, the British cruise operator; -1 when it does
// not.
func (f *finder) firmPhrase(t document.Token) int {
	word := f.d.Slice(t.Span)
	plain := firmNoun(word)
	if !plain && word != "operator" && word != "provider" && word != "giant" && word != "developer" && word != "producer" && word != "owner" && word != "publisher" && word != "maker" {
		return -1
	}
	before := f.before(t.Start)
	k := max(strings.LastIndex(before, " the "), strings.LastIndex(before, "“the "), strings.LastIndex(before, ",the "))
	if upper := strings.LastIndex(before, "The "); upper >= 0 && upper-1 > k {
		k = upper - 1
	}
	if k < 0 && !strings.HasPrefix(before, "the ") && !strings.HasPrefix(before, "The ") {
		return -1
	}
	words := before[k+1:]
	start := t.Start - len(words)
	n := len(strings.Fields(words))
	switch after := f.after(t.End); {
	case hasAnyPrefix(after, " of ", " behind ", " that ", "-"), len(after) > 1 && after[0] == ' ' && isUpper(rune(after[1])) && n > 1:
		return -1
	case n == 1 && plain:
		return start
	case n == 1 || n > 6 || strings.HasSuffix(strings.TrimRight(f.d.Text[:start], " "), ",") && !hasAnyPrefix(after, " said", " says"):
		return -1
	case strings.HasSuffix(words, "-based "):
		return start
	case strings.ContainsAny(words, ",.;:“”()\"'’") || n > 4 || containsAny(words, " and ", " of ", " in ", " for ", " first ", " largest ", " biggest ", " only ", " other ", " parent ", " new "):
		return -1
	}
	return start
}

// firmNoun reports whether a word says what kind of firm is pointed at: the
// company, the chipmaker. What scrapers make of company's is one too.
func firmNoun(word string) bool {
	switch word {
	case "company", "companys", "firm", "bank", "group", "carrier", "automaker", "retailer", "airline", "lender", "insurer", "startup", "manufacturer", "conglomerate", "chipmaker", "drugmaker", "carmaker", "brewer", "utility", "chain":
		return true
	}
	return len(word) > len("maker")+2 && strings.HasSuffix(word, "maker")
}
