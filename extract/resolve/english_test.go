package resolve_test

import (
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/resolve"
	"github.com/newsgraph/kg/extract/segment"
)

func TestTheCompanyFindsItsAntecedent(t *testing.T) {
	for _, tt := range []struct{ name, text, word, want string }{
		{"the subject before", "Larkin Foods Inc cut its outlook. The company blamed the weather.", "The company", "Larkin Foods Inc"},
		{"not who counted the estimates", "Larkin Foods Inc earned 9 cents a share. Analysts polled by Thomson Reuters expected 8 cents.\nThe company blamed the weather.", "The company", "Larkin Foods Inc"},
		{"the buyer and not the bought", "Larkin Foods Inc bought Crispo Corp. The company will close a plant.", "The company", "Larkin Foods Inc"},
		{"a trade with its place", "Larkin Foods Inc cut its outlook. The Dayton, Ohio-based chain blamed the weather.", "The Dayton, Ohio-based chain", "Larkin Foods Inc"},
		{"a trade", "Larkin Foods Inc cut its outlook. The snackmaker blamed the weather.", "The snackmaker", "Larkin Foods Inc"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &document.Document{Text: tt.text}
			d.Meta.Lang = "en"
			segment.Text(d)
			hit.Words(d, lexicon.Default())
			mention.Find(d, lexicon.Default())
			resolve.Resolve(d, lexicon.Default())
			for _, m := range d.Mentions {
				if !strings.EqualFold(d.Slice(m.Span), tt.word) || m.Form == document.Named {
					continue
				}
				if m.Entity < 0 || d.Entities[m.Entity].Name != tt.want {
					t.Errorf("%q of %q is entity %d", tt.word, tt.text, m.Entity)
				}
				return
			}
			t.Errorf("%q is no mention of %q", tt.word, tt.text)
		})
	}
}
