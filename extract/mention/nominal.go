package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// pointing words and what they point at, longest first.
var pointing = []struct {
	text string
	kind document.Kind
	form document.MentionForm
}{
	{"该公司", document.Company, document.Nominal}, {"本公司", document.Company, document.Nominal}, {"我公司", document.Company, document.Nominal}, {"这家公司", document.Company, document.Nominal},
	{"该集团", document.Company, document.Nominal}, {"本集团", document.Company, document.Nominal}, {"该企业", document.Company, document.Nominal}, {"该银行", document.Company, document.Nominal}, {"该行", document.Company, document.Nominal},
	{"公司", document.Company, document.Nominal},
	{"他们", document.None, document.Pronoun}, {"她们", document.None, document.Pronoun}, {"其他", document.None, document.Pronoun},
	{"他", document.Person, document.Pronoun}, {"她", document.Person, document.Pronoun},
}

// pointers finds the words that point at an entity without naming it.
func (f *finder) pointers() []document.Mention {
	text := f.d.Text
	var found []document.Mention
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for _, p := range pointing {
			if !strings.HasPrefix(text[i:], p.text) {
				continue
			}
			size = len(p.text)
			if p.kind != document.None && f.boundary(i) && f.boundary(i+size) {
				found = append(found, document.Mention{Span: document.Span{Start: i, End: i + size}, Kind: p.kind, Form: p.form, Entity: -1, Rule: "pointer"})
			}
			break
		}
		i += size
	}
	return found
}
