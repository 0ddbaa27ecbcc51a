// Package quote attributes quotations: it finds who said what.
//
// As in BBC Citron and the CoreNLP quote annotator, cue, source and content
// are found apart and then joined:
//
//   - [outline] cuts a paragraph into clauses and quotations that are speech;
//   - a cue is a verb or noun of saying in a clause (cue.go);
//   - its source is the person, company, organization or described source
//     whose word it is (source.go, described.go);
//   - its content is the quotations and clauses that the cue governs, over
//     following sentences while the speaker goes on (content.go);
//   - a quotation that no cue governs is its paragraph's last speaker's
//     (discourse.go).
//
// English has the same three by rules of its own (english.go, english_cue.go,
// english_source.go).
//
// Attribute needs Paragraphs, Tokens, Quotations, Mentions and Entities of the
// Document and sets Facts.Statements; it adds an Entity of kind Source for each
// speaker that is only described.
package quote

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Attribute finds every piece of reported speech of d.
func Attribute(d *document.Document, lex *lexicon.Lexicon) {
	a := newAttributor(d, lex)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		switch p.Kind {
		case document.Boilerplate, document.Title:
			continue
		}
		a.heading = p.Kind == document.Heading
		if latin(d.Slice(p.Span)) {
			a.english(p)
		} else {
			a.paragraph(p)
		}
	}
	d.Facts.Statements = append(d.Facts.Statements, a.withoutHeadings()...)
}

// withoutHeadings leaves out the statements of headings that only repeat what
// the speaker says in the text.
func (a *attributor) withoutHeadings() []document.Statement {
	var kept []document.Statement
	for i, s := range a.statements {
		if !a.headings[i] || !slices.ContainsFunc(a.statements, func(o document.Statement) bool {
			return o.Speaker == s.Speaker && len(o.Text) > len(s.Text) && strings.Contains(o.Text, s.Text)
		}) {
			kept = append(kept, s)
		}
	}
	return kept
}

// attributor carries what one paragraph must know of those before it.
type attributor struct {
	d          *document.Document
	lex        *lexicon.Lexicon
	statements []document.Statement
	headings   []bool         // which of the statements stand in a heading
	heading    bool           // the paragraph at hand is one
	speakers   []int          // entities that spoke, latest last
	sources    []int          // entities that cues named so far, latest last
	issuer     int            // the company whose announcement the article tells, or -1
	starts     []bool         // byte offsets at which a token starts or ends
	lastCue    source         // of the last English cue
	described  []described    // mentions of described sources, in order
	byName     map[string]int // described sources by what they are called
	headsAt    []int          // scratch of describedIn
}

func newAttributor(d *document.Document, lex *lexicon.Lexicon) *attributor {
	a := &attributor{d: d, lex: lex, starts: make([]bool, len(d.Text)+1), byName: map[string]int{}, issuer: -1, lastCue: source{entity: -1}}
	for _, t := range d.Tokens {
		a.starts[t.Start] = true
		a.starts[t.End] = true
	}
	for _, m := range d.Mentions {
		a.starts[m.Start] = true
		a.starts[m.End] = true
	}
	if len(d.Tokens) == 0 {
		for i := range d.Text {
			a.starts[i] = true
		}
	}
	a.starts[len(d.Text)] = true
	return a
}

// paragraph attributes the speech of one paragraph.
func (a *attributor) paragraph(p *document.Paragraph) {
	pieces := a.outline(p.Span)
	cues := a.cues(pieces)
	taken := make([]bool, len(pieces))
	for i := range cues {
		c := &cues[i]
		parts := a.content(pieces, cues, i, taken)
		if len(parts) == 0 {
			continue
		}
		a.add(c, parts)
	}
	a.orphans(p, pieces, cues, taken)
}

// add records the statement that cue c makes of parts, once for each who says
// it.
func (a *attributor) add(c *cue, parts []part) {
	for _, src := range append(c.others, c.source) {
		s := statement(a.d, src.entity, parts)
		if s.Text == "" {
			return
		}
		s.SpeakerSpan = src.span
		s.Cue = c.verb
		s.Verb = a.d.Slice(c.verb)
		s.Rule = c.rule
		s.Confidence = c.confidence
		a.record(s)
	}
}

func (a *attributor) record(s document.Statement) {
	s.About = a.about(s.Content, s.Speaker)
	s.Metrics = a.metrics(s.Content)
	a.statements = append(a.statements, s)
	a.headings = append(a.headings, a.heading)
	a.speakers = append(a.speakers, s.Speaker)
}

// about lists the entities other than the speaker that the content names.
func (a *attributor) about(content []document.Span, speaker int) []int {
	var ids []int
	for _, s := range content {
		for _, m := range a.mentionsIn(s) {
			if m.Entity >= 0 && m.Entity != speaker && !slices.Contains(ids, m.Entity) {
				ids = append(ids, m.Entity)
			}
		}
	}
	return ids
}

// metrics lists the codes of the metrics that the content names.
func (a *attributor) metrics(content []document.Span) []string {
	var codes []string
	for _, s := range content {
		for m := range a.lex.Find(lexicon.Metrics, a.d.Slice(s)) {
			if c := m.Candidates[0]; !c.Ambiguous {
				if code := a.lex.Code(c.ID); code != "other" && !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
		}
	}
	return codes
}

// mentionsIn are the mentions that begin within s, in order; one may reach out
// at its end.
func (a *attributor) mentionsIn(s document.Span) []document.Mention {
	before := func(m document.Mention, at int) int { return m.Start - at }
	first, _ := slices.BinarySearchFunc(a.d.Mentions, s.Start, before)
	n, _ := slices.BinarySearchFunc(a.d.Mentions[first:], s.End, before)
	return a.d.Mentions[first : first+n]
}

// quotationsIn are the indexes of the quotations that begin within s.
func (a *attributor) quotationsIn(s document.Span) document.Range {
	before := func(q document.Quotation, at int) int { return q.Start - at }
	first, _ := slices.BinarySearchFunc(a.d.Quotations, s.Start, before)
	n, _ := slices.BinarySearchFunc(a.d.Quotations[first:], s.End, before)
	return document.Range{First: first, End: first + n}
}
