package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

func isEnglish(d *document.Document) bool { return strings.HasPrefix(d.Meta.Lang, "en") }

// englishPointers finds the company, the firm, he and she.
func (f *finder) englishPointers() []document.Mention {
	var found []document.Mention
	for i, t := range f.d.Tokens {
		m := document.Mention{Span: t.Span, Entity: -1, Rule: "pointing word"}
		switch f.d.Slice(t.Span) {
		case "he", "He", "she", "She":
			m.Kind, m.Form = document.Person, document.Pronoun
		default:
			if i == 0 || !strings.EqualFold(f.d.Slice(f.d.Tokens[i-1].Span), "the") || !firmNoun(f.d.Slice(t.Span)) {
				continue
			}
			m.Kind, m.Form, m.Start = document.Company, document.Nominal, f.d.Tokens[i-1].Start
		}
		found = append(found, m)
	}
	return found
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
