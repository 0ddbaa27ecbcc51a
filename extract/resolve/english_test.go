package resolve_test

import (
	"slices"
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
		{"not whom it speaks of", "Larkin Foods Inc owns Crispo Corp. Crispo Corp sells snacks. The company said Crispo Corp did well.", "The company", "Larkin Foods Inc"},
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

func TestEnglishNamesOfOneThing(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a surname of two words", "Larkin Foods Inc named Marco De Santis as chairman. De Santis said he was honored.", "Larkin Foods Inc; Marco De Santis=De Santis"},
		{"what a firm has in Europe is another", "AOL sold its stake in AOL Europe to Larkin Foods Inc.", "AOL; AOL Europe; Larkin Foods Inc"},
		{"a comma before the legal form", "Larkin Foods Inc (NYSE:LKN) fell. Larkin Foods, Inc. (NYSE:LKN) cut its outlook.", "Larkin Foods Inc=Larkin Foods, Inc"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &document.Document{Text: tt.text}
			d.Meta.Lang = "en"
			segment.Text(d)
			hit.Words(d, lexicon.Default())
			mention.Find(d, lexicon.Default())
			resolve.Resolve(d, lexicon.Default())
			var all []string
			for _, e := range d.Entities {
				var forms []string
				for _, m := range e.Mentions {
					if m := &d.Mentions[m]; m.Form == document.Named && !slices.Contains(forms, d.Slice(m.Span)) && d.Slice(m.Span) != e.Name {
						forms = append(forms, d.Slice(m.Span))
					}
				}
				all = append(all, strings.Join(append([]string{e.Name}, forms...), "="))
			}
			if got := strings.Join(all, "; "); got != tt.want {
				t.Errorf("%q names %s, want %s", tt.text, got, tt.want)
			}
		})
	}
}
