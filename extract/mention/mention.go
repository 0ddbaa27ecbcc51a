// Package mention finds where the text names or points at a company, a person,
// a product, an organization or a post.
//
// Finders propose candidates, each a span with a kind, a weight and the name of
// its rule: the tables (table.go), what earlier articles taught (learned.go), names by
// their form and by the words around them (company.go, branch.go, person.go, foreign.go, latin.go, product.go,
// launch.go, model.go, fund.go, owned.go, enumeration.go, named.go, organization.go, ticker.go, define.go, slot.go), and the linear model in the room
// tagger. Candidates of one span and kind add up, those that overlap compete:
// the set of the greatest worth stays (choose.go). Names that were found once are then
// found wherever the article repeats them (repeat.go), and words that only point
// are added (pointer.go).
//
// In an English article every place of a name votes on its kind (english_names.go,
// english_evidence.go).
//
// Find needs Paragraphs, Sentences, Tokens and Quotations of the Document, cut
// into words by the room hit, and sets Mentions; resolve then tells which of
// them are the same thing.
package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Find sets d.Mentions.
func Find(d *document.Document, lex *lexicon.Lexicon) {
	f := newFinder(d, lex)
	for _, find := range finders {
		find(f)
	}
	f.candidates = slices.DeleteFunc(f.candidates, f.inCode)
	names := slices.DeleteFunc(f.repeat(f.oneKind(choose(f.candidates))), f.prompted)
	d.Mentions = d.Mentions[:0]
	for _, c := range names {
		d.Mentions = append(d.Mentions, document.Mention{Span: c.Span, Kind: c.kind, Form: document.Named, Entity: -1, Known: c.known, Rule: c.rule})
	}
	d.Mentions = append(d.Mentions, f.pointers(names)...)
	slices.SortStableFunc(d.Mentions, func(a, b document.Mention) int { return a.Start - b.Start })
}

// prompted reports whether a product stands in a prompt to share or to follow, which
// tells nothing of it: 分享到：微博 微信.
func (f *finder) prompted(c candidate) bool {
	if c.kind != document.Product {
		return false
	}
	if strings.TrimLeft(f.before(c.Start), " ") == "官方" && f.after(c.End) == "" {
		return true // the button of a page
	}
	if f.d.Slice(c.Span) == "微博" && hasAnySuffix(f.before(c.Start), "（", "(", "[", "［") && hasAnyPrefix(f.after(c.End), "）", ")", "]", "］") {
		return true // the link that portals put behind a name: 张云帆(微博)
	}
	i, _ := slices.BinarySearchFunc(f.d.Boilerplate, c.Start, func(b document.Span, at int) int {
		if b.End <= at {
			return -1
		}
		return 1
	})
	return i < len(f.d.Boilerplate) && f.d.Boilerplate[i].Overlaps(c.Span)
}

// finders propose candidates, in no order of importance: weights decide. Only
// mark comes first, for others ask where the model begins a name.
var finders = []func(*finder){
	(*finder).mark,
	(*finder).tables,
	(*finder).learned,
	(*finder).foreign,
	(*finder).tickers,
	(*finder).specialTreatment,
	(*finder).definitions,
	(*finder).companies,
	(*finder).organizations,
	(*finder).launched,
	(*finder).models,
	(*finder).persons,
	(*finder).enumerations,
	(*finder).shareholders,
	(*finder).postedPeople,
	(*finder).rolls,
	(*finder).colleagues,
	(*finder).speakers,
	(*finder).credited,
	(*finder).nicknamed,
	(*finder).bylines,
	(*finder).writers,
	(*finder).signed,
	(*finder).lists,
	(*finder).namedRoles,
	(*finder).recurring,
	(*finder).tagged,
	(*finder).slots,
	(*finder).latin,
	(*finder).registered,
	(*finder).products,
	(*finder).apps,
	(*finder).funds,
	(*finder).owned,
	(*finder).series,
	(*finder).titles,
	(*finder).wholes,
}
