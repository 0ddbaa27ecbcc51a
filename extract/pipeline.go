// Package extract reads news articles: bytes in, facts with evidence out.
//
// Reading [stages] is reading the design: each stage is a room of its own that
// annotates one document.Document and can be tested alone. Start with [Article]
// for one article and [File] for a file.
package extract

import (
	"context"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/figure"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/quote"
	"github.com/newsgraph/kg/extract/resolve"
	"github.com/newsgraph/kg/extract/segment"
	"github.com/newsgraph/kg/extract/tie"
)

// A stage annotates the Document with what it finds.
type stage struct {
	name string
	run  func(*document.Document, *lexicon.Lexicon)
}

// stages in the order in which they run, on a Document that source has read and
// clean has repaired.
var stages = []stage{
	{"paragraphs, sentences, quotations", func(d *document.Document, _ *lexicon.Lexicon) { segment.Text(d) }},
	{"the day, where only a report tells it", published},
	{"words", hit.Words},
	{"mentions", mention.Find},
	{"entities", resolve.Resolve},
	{"figures", figure.Find},
	{"posts and relations", tie.Find},
	{"statements", quote.Attribute},
}

// Annotate runs every stage on a Document whose text has been cleaned.
func Annotate(ctx context.Context, d *document.Document, lex *lexicon.Lexicon) error {
	for _, s := range stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.run(d, lex)
	}
	return nil
}
