// Package mention finds where the text names or points at a company, a person,
// a product, an organization or a post.
//
// Finders propose candidates, each a span with a kind, a weight and the name of
// its rule: the tables (table.go), names by their form (company.go, person.go,
// foreign.go, product.go, organization.go), and the linear model in the room
// tagger. Candidates that overlap compete: the set with the greatest weight
// stays (choose.go). Names that were found once are then found wherever the
// article repeats them (repeat.go), and words that only point (该公司, 他) are
// added (nominal.go).
//
// Find needs Paragraphs, Sentences, Tokens and Quotations of the Document and
// sets Mentions; resolve then tells which of them are the same thing.
package mention

import (
	"slices"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Find sets d.Mentions.
func Find(d *document.Document, lex *lexicon.Lexicon) {
	f := newFinder(d, lex)
	for _, find := range finders {
		find(f)
	}
	chosen := choose(f.candidates)
	chosen = f.repeat(chosen)
	d.Mentions = d.Mentions[:0]
	for _, c := range chosen {
		d.Mentions = append(d.Mentions, document.Mention{Span: c.Span, Kind: c.kind, Form: document.Named, Entity: -1, Known: c.known, Rule: c.rule})
	}
	d.Mentions = append(d.Mentions, f.pointers()...)
	slices.SortStableFunc(d.Mentions, func(a, b document.Mention) int { return a.Start - b.Start })
}

// finders propose candidates, in no order of importance: weights decide.
var finders = []func(*finder){
	(*finder).tables,
	(*finder).tickers,
	(*finder).companies,
	(*finder).organizations,
	(*finder).tagged,
	(*finder).persons,
	(*finder).foreign,
	(*finder).products,
	(*finder).titles,
}
