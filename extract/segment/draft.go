package segment

import (
	"sync"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

// A Draft is a document cut into words before it is known which names it holds. It
// remembers what the dictionary has for each place, so that cutting it again
// around the names need not ask for the same words once more.
type Draft struct {
	d         *document.Document
	cutter    cutter // whose slices are those of one sentence
	sentences []draftedSentence
	tokens    []document.Token

	// What the cutter knew, sentence after sentence; at and upTo have one more of
	// each.
	runes []rune
	codes []uint16
	at    []int
	units []unit
	words []word
	upTo  []int
}

// draftedSentence is where the parts of a sentence begin in the slices of a Draft.
type draftedSentence struct{ runes, places, words int }

var drafts = sync.Pool{New: func() any { return &Draft{cutter: cutter{dict: dictionary.Default()}} }}

// Begin cuts d as [Words] does. The tokens of d are those of the draft until
// [Draft.Finish], which must follow.
func Begin(d *document.Document) *Draft {
	f := drafts.Get().(*Draft)
	f.d = d
	f.sentences, f.tokens = f.sentences[:0], f.tokens[:0]
	f.runes, f.codes, f.at, f.units, f.words, f.upTo = f.runes[:0], f.codes[:0], f.at[:0], f.units[:0], f.words[:0], f.upTo[:0]
	c := &f.cutter
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Tokens.First = len(f.tokens)
		f.tokens = c.cut(f.tokens, d.Text, s.Span, nil)
		s.Tokens.End = len(f.tokens)
		f.keep()
	}
	d.Tokens = f.tokens
	return f
}

// keep remembers what the cutter knows of the sentence that it has just cut.
func (f *Draft) keep() {
	c := &f.cutter
	f.sentences = append(f.sentences, draftedSentence{len(f.runes), len(f.at), len(f.words)})
	f.runes, f.codes, f.units = append(f.runes, c.runes...), append(f.codes, c.codes...), append(f.units, c.units...)
	f.at, f.upTo = append(f.at, c.at...), append(f.upTo, c.upTo...)
	f.words = append(f.words, c.words...)
}

// Finish cuts the document as [WordsWith] does and lets go of the draft.
func (f *Draft) Finish(known []document.Span) {
	known = disjoint(known)
	d, c := f.d, &f.cutter
	scratch := *c
	tokens := make([]document.Token, 0, len(f.tokens))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		var within []document.Span
		within, known = spansIn(known, s.Span)
		first := len(tokens)
		if len(within) == 0 {
			tokens = append(tokens, f.tokens[s.Tokens.First:s.Tokens.End]...)
		} else {
			tokens = f.cutAround(tokens, i, within)
		}
		s.Tokens = document.Range{First: first, End: len(tokens)}
	}
	d.Tokens = tokens
	c.runes, c.codes, c.at, c.words, c.upTo = scratch.runes, scratch.codes, scratch.at, scratch.words, scratch.upTo
	f.d = nil
	drafts.Put(f)
}

// cutAround appends the words of sentence i around the known spans.
func (f *Draft) cutAround(tokens []document.Token, i int, known []document.Span) []document.Token {
	start, end := f.sentences[i], draftedSentence{len(f.runes), len(f.at), len(f.words)}
	if i+1 < len(f.sentences) {
		end = f.sentences[i+1]
	}
	c := &f.cutter
	c.runes, c.codes, c.at = f.runes[start.runes:end.runes], f.codes[start.runes:end.runes], f.at[start.places:end.places]
	c.findUnits(known)
	if !sameUnits(c.units, f.units[start.runes:end.runes]) {
		c.words, c.upTo = nil, nil // not to write over those of the draft
		c.findBest()
		return c.readBest(tokens)
	}
	words, upTo := f.words[start.words:end.words], f.upTo[start.places:end.places]
	limit := c.growBest() // where the next known span starts
	for i := limit - 1; i >= 0; i-- {
		switch u := c.units[i]; {
		case u.end == 0:
		case u.kind == fixed:
			limit = i
			c.best[i] = c.choose(i, nil)
		default:
			from := words[upTo[i+1]:upTo[i]]
			n := len(from)
			for n > 0 && from[n-1].end > limit {
				n--
			}
			c.best[i] = c.choose(i, from[:n])
		}
	}
	return c.readBest(tokens)
}

// sameUnits reports whether the units around the known spans are what they were
// without them, so that the same words start there.
func sameUnits(units, before []unit) bool {
	for i, u := range units {
		if u.end != 0 && u.kind != fixed && u != before[i] {
			return false
		}
	}
	return true
}
