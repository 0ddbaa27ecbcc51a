package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// orphans attributes the quotations of a paragraph that no cue governs. They
// are the last speaker's when they are the paragraph's own matter: a paragraph
// that opens with a quotation, or that is little else.
func (a *attributor) orphans(p *document.Paragraph, pieces []piece, cues []cue, taken []bool) {
	var parts []part
	quoted := 0
	for i, q := range pieces {
		if !q.speech() || taken[i] {
			continue
		}
		inner := a.d.Quotations[q.quotation].Inner
		if !endsSentence(a.d.Slice(inner)) && !endMark(q.end) {
			continue
		}
		parts = append(parts, part{Span: inner, speech: true})
		quoted += q.Len()
	}
	if len(parts) == 0 || len(a.speakers) == 0 {
		return
	}
	if len(cues) > 0 || quoted*10 < p.Len()*7 {
		return
	}
	speaker := a.speakers[len(a.speakers)-1]
	if k := a.d.Entities[speaker].Kind; k != document.Person && k != document.Source {
		return
	}
	s := statement(a.d, speaker, parts)
	s.Rule, s.Confidence = "quotation of the last speaker", 0.6
	a.record(s)
}

// answerCue reads the label of an answer that does not name who answers, 答：…: it
// is the person who spoke last.
func (a *attributor) answerCue(pieces []piece, i int) (cue, bool) {
	p := &pieces[i]
	switch a.d.Slice(p.Span) {
	case "答", "答复", "A":
	default:
		return cue{}, false
	}
	for _, e := range slices.Backward(a.speakers) {
		if k := a.d.Entities[e].Kind; k == document.Person {
			return cue{piece: i, strong: true, start: p.full.End, class: sayVerb, verb: document.Span{Start: p.End, End: p.full.End},
				source: source{entity: e, kind: k}, rule: "answer", confidence: 0.7}, true
		}
	}
	return cue{}, false
}

// labelCue reads the speaker's label of an interview or a heading: 刘炽平：…,
// 记者：…. The label is the whole first clause of the paragraph and names
// nobody but the speaker.
func (a *attributor) labelCue(pieces []piece, i int) (cue, bool) {
	p := &pieces[i]
	if i != 0 || p.end != '：' || utf8.RuneCountInString(a.d.Slice(p.Span)) > 20 {
		return cue{}, false
	}
	if c, ok := a.answerCue(pieces, i); ok {
		return c, true
	}
	for _, m := range a.mentionsIn(p.Span) {
		if m.End != p.End || m.Entity < 0 || m.Form != document.Named {
			continue
		}
		if m.Kind != document.Person || strings.Contains(a.d.Text[p.Start:m.Start], "对") {
			continue
		}
		return cue{piece: i, strong: true, start: p.full.End, class: sayVerb,
			verb:   document.Span{Start: p.End, End: p.full.End},
			source: source{entity: m.Entity, kind: m.Kind, span: m.Span}, rule: "label", confidence: 0.85}, true
	}
	return cue{}, false
}
