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
		case "company", "firm", "bank", "group", "carrier", "automaker", "retailer":
			if i == 0 || !strings.EqualFold(f.d.Slice(f.d.Tokens[i-1].Span), "the") {
				continue
			}
			m.Kind, m.Form, m.Start = document.Company, document.Nominal, f.d.Tokens[i-1].Start
		default:
			continue
		}
		found = append(found, m)
	}
	return found
}
