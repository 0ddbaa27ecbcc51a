package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// latin reports whether a paragraph is written in Latin letters.
func latin(text string) bool {
	han, letters := 0, 0
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			letters++
		case r < utf8.RuneSelf:
		case 0x4e00 <= r && r <= 0x9fff || unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 0 && han*20 < letters
}

// english attributes the speech of an English paragraph, sentence by sentence.
// The cue (english_cue.go) stands before its content (X said on Tuesday that …)
// or behind it (“…,” said X; …, X said); its source (english_source.go) is its
// subject. A quotation alone goes on with the statement before.
func (a *attributor) english(p *document.Paragraph) {
	var open *document.Statement // statement that the next quotation goes on with
	flush := func() {
		if open != nil {
			a.record(*open)
			open = nil
		}
	}
	for i, s := range a.englishUnits(p) {
		quotes := a.englishSpeech(s)
		c, ok := a.englishCue(s, quotes)
		switch {
		case ok:
			flush()
			a.lastCue = c.source
			first, second := a.englishStatements(s, c, quotes)
			if first.Text != "" {
				open = &first
			}
			if second.Text != "" {
				flush()
				open = &second
			}
		case len(quotes) > 0 && a.mostly(s, quotes) && (open != nil || i == 0 && a.speaksOn(p)):
			if open == nil {
				more := a.englishStatement(a.speakers[len(a.speakers)-1], a.inners(quotes))
				more.Rule, more.Confidence = "quotation of the last speaker", 0.6
				open = &more
				continue
			}
			more := a.englishStatement(open.Speaker, a.inners(quotes))
			open.Text = joinParts(open.Text, more.Text)
			open.Content = append(open.Content, more.Content...)
			open.Evidence = append(open.Evidence, more.Content...)
			if open.Form == document.Indirect {
				open.Form = document.Mixed
			}
		default:
			flush()
		}
	}
	flush()
}

// englishUnits are the sentences of a paragraph; those within one quotation are
// one unit.
func (a *attributor) englishUnits(p *document.Paragraph) []document.Span {
	var units []document.Span
	r := a.quotationsIn(p.Span)
	q := r.First
	for i := p.Sentences.First; i < p.Sentences.End; i++ {
		s := a.d.Sentences[i].Span
		if n := len(units); n > 0 {
			for q < r.End && a.d.Quotations[q].End <= units[n-1].End {
				q++
			}
			if q < r.End && a.d.Quotations[q].Start < units[n-1].End && s.End-units[n-1].Start < maxUnit {
				units[n-1].End = s.End
				continue
			}
		}
		units = append(units, s)
	}
	return units
}

// maxUnit bounds, in bytes, a quotation of several sentences and its cue.
const maxUnit = 4000

// englishSpeech lists the outermost quotations of a unit that are somebody's
// words and no title, term or scare quotes.
func (a *attributor) englishSpeech(s document.Span) []int {
	var ids []int
	r := a.quotationsIn(s)
	for i := r.First; i < r.End; i++ {
		q := &a.d.Quotations[i]
		if q.End > s.End || q.Depth > 0 || q.Title {
			continue
		}
		inner := strings.TrimSpace(a.d.Slice(q.Inner))
		words := len(strings.Fields(inner))
		ended := inner != "" && strings.ContainsAny(inner[len(inner)-1:], ",.!?") || strings.HasSuffix(inner, "…") || strings.HasSuffix(inner, "—")
		if words >= 4 || ended && (words >= 2 || q.Start == s.Start) {
			ids = append(ids, i)
		}
	}
	return ids
}

// speaksOn reports whether a paragraph that is a quotation goes on with what the
// paragraph right before it reported.
func (a *attributor) speaksOn(p *document.Paragraph) bool {
	n := len(a.statements)
	if n == 0 || p.Start == 0 {
		return false
	}
	last := &a.statements[n-1]
	end := last.Cue.End
	for _, c := range last.Content {
		end = max(end, c.End)
	}
	return !strings.Contains(strings.TrimRight(a.d.Text[min(end, p.Start):p.Start], "\n"), "\n")
}

// englishStatements are what the source of a cue says in unit s, and what a
// second verb (…, adding that …) has it say.
func (a *attributor) englishStatements(s document.Span, c cue, quotes []int) (first, second document.Statement) {
	lead := document.Span{Start: s.Start, End: c.start}
	rest := document.Span{Start: a.behindCue(c, s.End), End: s.End}
	if c.class == accordVerb {
		if body := a.d.Slice(lead); wordsIn(body) < 2 || hasAnySuffix(strings.TrimRight(body, " ,"), " and", " but", ", while", ", though") {
			lead = rest // According to Acme, …
		}
		return a.said(c, a.clauseParts(lead, quotes)), second
	}
	if c.strong { // the cue stands behind its content
		parts := a.clauseParts(lead, quotes)
		if asked(a.d.Slice(lead)) {
			parts = nil // Asked about the deal, he said, “…”
		}
		if q := a.quotesWithin(rest, quotes); len(q) > 0 {
			parts = append(parts, a.inners(q)...)
		}
		first = a.said(c, parts)
	}
	if at, verb := a.participle(rest, quotes); at >= 0 {
		more := c
		more.verb = verb
		behind := document.Span{Start: a.behindCue(more, s.End), End: s.End}
		if !c.strong {
			first = a.said(c, a.clauseParts(document.Span{Start: rest.Start, End: at}, quotes))
		}
		return first, a.said(more, a.clauseParts(behind, quotes))
	}
	if !c.strong {
		rest.End = a.endsAtTurn(rest, c.source)
		first = a.said(c, a.clauseParts(rest, quotes))
	}
	return first, second
}

// asked reports whether the words before a cue only tell what was asked.
func asked(lead string) bool {
	return hasAnyPrefix(lead, "Asked ", "When asked ", "Pressed ", "Speaking ", "Questioned ")
}

// endsAtTurn is the end of what a firm says in s: where the sentence turns to another
// firm and what that does (Acme said …, and Widget plans …), else the end of s.
func (a *attributor) endsAtTurn(s document.Span, src source) int {
	if src.kind != document.Company && src.kind != document.Organization {
		return s.End
	}
	for _, act := range []string{", and named ", ", and appointed ", ", and promoted ", ", and hired "} {
		if k := strings.Index(a.d.Slice(s), act); k >= 0 && wordsIn(a.d.Text[s.Start:s.Start+k]) >= 4 {
			return s.Start + k // Acme said …, and named
		}
	}
	for _, m := range a.mentionsIn(s) {
		if m.Kind != document.Company || m.Form != document.Named || m.Entity == src.entity || m.End > s.End || !hasAnyPrefix(a.d.Text[m.End:s.End], " ") {
			continue
		}
		if before := a.d.Text[s.Start:m.Start]; wordsIn(before) >= 4 {
			for _, turn := range []string{", and ", ", while ", ", but ", "; "} {
				if strings.HasSuffix(before, turn) {
					return m.Start - len(turn)
				}
			}
		}
	}
	return s.End
}

// participle finds a second verb of saying that goes on with the first: , adding
// that; , saying it.
func (a *attributor) participle(s document.Span, quotes []int) (at int, verb document.Span) {
	text := a.d.Slice(s)
	for _, w := range []string{", adding ", ", saying ", ", noting ", " and warned ", " and added ", " and said ", " and noted "} {
		k := strings.Index(text, w)
		if k < 0 {
			continue
		}
		start := s.Start + k + strings.LastIndexByte(strings.TrimRight(w, " "), ' ') + 1
		end := s.Start + k + len(w) - len(" ")
		if a.quoteAt(start, quotes) != nil || !takesClause(a.d.Text[end:s.End]) {
			continue
		}
		return s.Start + k, document.Span{Start: start, End: end}
	}
	return -1, document.Span{}
}

// said is the statement that the cue makes of parts, with an empty text when
// they say too little.
func (a *attributor) said(c cue, parts []part) document.Statement {
	if len(parts) == 0 {
		return document.Statement{}
	}
	st := a.englishStatement(c.source.entity, parts)
	if wordsIn(st.Text) < 3 && st.Form != document.Direct {
		return document.Statement{}
	}
	st.SpeakerSpan, st.Cue, st.Verb = c.source.span, c.verb, a.d.Slice(c.verb)
	st.Rule, st.Confidence = "English cue", 0.8
	return st
}

// clauseParts is the content within s: its quotations where they are nearly all
// of it, else its words.
func (a *attributor) clauseParts(s document.Span, quotes []int) []part {
	text := a.d.Text
	for s.Start < s.End && strings.IndexByte(" ,:;", text[s.Start]) >= 0 {
		s.Start++
	}
	for s.Start < s.End && strings.IndexByte(" ,", text[s.End-1]) >= 0 {
		s.End--
	}
	if s.Empty() {
		return nil
	}
	inside := a.quotesWithin(s, quotes)
	if len(inside) > 0 {
		outside, from := 0, s.Start
		for _, k := range inside {
			outside += wordsIn(text[from:a.d.Quotations[k].Start])
			from = a.d.Quotations[k].End
		}
		if outside+wordsIn(text[from:s.End]) < 3 || outside == 0 {
			return a.inners(inside)
		}
	}
	return []part{{Span: s, mixed: a.quotes(s)}}
}

// quotesWithin are those of quotes that lie within s.
func (a *attributor) quotesWithin(s document.Span, quotes []int) []int {
	return slices.DeleteFunc(slices.Clone(quotes), func(k int) bool { return !s.Contains(a.d.Quotations[k].Span) })
}

// englishStatement is a statement whose parts are joined as English joins them.
func (a *attributor) englishStatement(speaker int, parts []part) document.Statement {
	s := statement(a.d, speaker, parts)
	text := ""
	for _, p := range parts {
		if words := strings.TrimSpace(a.d.Slice(p.Span)); text == "" {
			text = words
		} else {
			text = joinParts(text, words)
		}
	}
	s.Text = strings.TrimRight(text, ", ")
	return s
}

// quotes reports whether words of a clause stand in quotation marks.
func (a *attributor) quotes(s document.Span) bool {
	r := a.quotationsIn(s)
	for _, q := range a.d.Quotations[r.First:r.End] {
		if inner := a.d.Slice(q.Inner); q.End <= s.End && strings.ToLower(inner[:min(1, len(inner))]) == inner[:min(1, len(inner))] && wordsIn(inner) > 0 {
			return true
		}
	}
	return false
}

func (a *attributor) quoteAt(i int, quotes []int) *document.Quotation {
	for _, k := range quotes {
		if q := &a.d.Quotations[k]; q.Start <= i && i < q.End {
			return q
		}
	}
	return nil
}

func (a *attributor) inners(quotes []int) []part {
	var parts []part
	for _, k := range quotes {
		parts = append(parts, part{Span: a.d.Quotations[k].Inner, speech: true})
	}
	return parts
}

// mostly reports whether the quotations are nearly all of s.
func (a *attributor) mostly(s document.Span, quotes []int) bool {
	n := 0
	for _, k := range quotes {
		n += a.d.Quotations[k].Len()
	}
	return n*10 >= s.Len()*8
}

// joinParts sets two runs of English content behind each other.
func joinParts(a, b string) string {
	if !endsWithMark(a) {
		a += ","
	}
	return a + " " + b
}

func wordsIn(s string) int { return len(strings.Fields(s)) }
