// Package segment divides the text of a document into paragraphs, sentences,
// quotations and words. Each has a file of its own; for words start with
// [Words], then read words_lattice.go.
package segment

import (
	"slices"
	"sync"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

// Words splits every sentence of d into words. It needs d.Sentences and sets
// d.Tokens and the Tokens of each sentence. White space is no token.
func Words(d *document.Document) { WordsWith(d, nil) }

// WordsWith is Words with some spans known beforehand: each becomes one token
// and no word reaches across its ends, whatever the dictionary holds. The
// tables of names and earlier mentions overrule the dictionary in this way.
// Of spans that overlap, the one that starts first stays, the longer one when
// they start together.
func WordsWith(d *document.Document, known []document.Span) {
	known = disjoint(known)
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	if d.Tokens == nil {
		d.Tokens = make([]document.Token, 0, len(d.Text)/5)
	}
	d.Tokens = d.Tokens[:0]
	for i := range d.Sentences {
		s := &d.Sentences[i]
		var within []document.Span
		within, known = spansIn(known, s.Span)
		s.Tokens.First = len(d.Tokens)
		d.Tokens = c.cut(d.Tokens, d.Text, s.Span, within)
		s.Tokens.End = len(d.Tokens)
	}
}

// spansIn are those of spans that start within s, and those that start from its
// start on.
func spansIn(spans []document.Span, s document.Span) (within, rest []document.Span) {
	for len(spans) > 0 && spans[0].Start < s.Start {
		spans = spans[1:]
	}
	n := 0
	for n < len(spans) && spans[n].Start < s.End {
		n++
	}
	return spans[:n], spans
}

// Cut splits text into words.
func Cut(text string) []document.Token {
	c := cutters.Get().(*cutter)
	defer cutters.Put(c)
	return c.cut(make([]document.Token, 0, len(text)/5), text, document.Span{End: len(text)}, nil)
}

var cutters = sync.Pool{New: func() any { return &cutter{dict: dictionary.Default()} }}

// disjoint sorts spans and drops the empty and the overlapped.
func disjoint(spans []document.Span) []document.Span {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, func(a, b document.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	kept := sorted[:0]
	for _, s := range sorted {
		if !s.Empty() && (len(kept) == 0 || s.Start >= kept[len(kept)-1].End) {
			kept = append(kept, s)
		}
	}
	return kept
}
