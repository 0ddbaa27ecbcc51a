package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// latin reports whether a paragraph is written in Latin letters.
func latin(text string) bool {
	han, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 0 && han*20 < letters
}

// english attributes the speech of an English paragraph, sentence by sentence:
// the source stands beside the verb of saying, before it (X said that …) or
// after it (“…,” said X); the content is the sentence's quotations, else what
// follows the verb, else what stands before the source. A quotation alone goes
// on with the statement before.
func (a *attributor) english(p *document.Paragraph) {
	var open *document.Statement // statement that the next quotation goes on with
	flush := func() {
		if open != nil {
			a.record(*open)
			open = nil
		}
	}
	for i := p.Sentences.First; i < p.Sentences.End; i++ {
		s := a.d.Sentences[i].Span
		quotes := a.speechIn(s)
		c, ok := a.englishCue(s, quotes)
		switch {
		case ok:
			flush()
			parts := a.englishContent(s, c, quotes)
			if len(parts) == 0 {
				continue
			}
			st := statement(a.d, c.source.entity, parts)
			st.SpeakerSpan, st.Cue, st.Verb = c.source.span, c.verb, a.d.Slice(c.verb)
			st.Rule, st.Confidence = "English cue", 0.8
			if st.Text != "" {
				open = &st
			}
		case open != nil && len(quotes) > 0 && a.mostly(s, quotes):
			more := statement(a.d, open.Speaker, a.inners(quotes))
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

// englishCue finds the verb of saying and its source in sentence s, outside its
// quotations.
func (a *attributor) englishCue(s document.Span, quotes []int) (cue, bool) {
	for i := s.Start; i < s.End; i++ {
		if q := a.quoteAt(i, quotes); q != nil {
			i = q.End - 1
			continue
		}
		if i > s.Start && isWord(rune(a.d.Text[i-1])) {
			continue
		}
		m, ok := a.lex.Longest(lexicon.Verbs, a.d.Text, i)
		if !ok || m.End > s.End || !isWord(rune(a.d.Text[i])) {
			continue
		}
		e := a.lex.Entry(m.Candidates[0].ID)
		c := cue{verb: m.Span, class: verbClassOf(a.d.Slice(m.Span), e.Class)}
		rest := strings.TrimLeft(a.d.Text[m.End:s.End], " ")
		if e.Class == "admit" && toInfinitive(rest) {
			continue // agreed on Tuesday to buy
		}
		if m.Candidates[0].Ambiguous && !strings.HasPrefix(rest, "that ") && !strings.HasPrefix(rest, "“") && !strings.HasPrefix(rest, "\"") {
			continue
		}
		if src, ok := a.englishSource(s, &c, e.Class == "accord"); ok {
			c.source = src
			return c, true
		}
	}
	return cue{}, false
}

// toInfinitive reports whether an infinitive follows, perhaps behind a day.
func toInfinitive(rest string) bool {
	if words := strings.Fields(rest); len(words) > 2 && words[0] == "on" {
		return words[2] == "to"
	}
	return strings.HasPrefix(rest, "to ")
}

func (a *attributor) quoteAt(i int, quotes []int) *document.Quotation {
	for _, k := range quotes {
		if q := &a.d.Quotations[k]; q.Start <= i && i < q.End {
			return q
		}
	}
	return nil
}

// englishSource is the name directly after the verb (said Tim Cook, according to
// IDC) or the last one before it with nothing but an apposition or the day
// between.
func (a *attributor) englishSource(s document.Span, c *cue, accord bool) (source, bool) {
	verb := c.verb
	var before, after source
	for _, m := range a.mentionsIn(s) {
		src, ok := a.mentioned(&m)
		if !ok {
			continue
		}
		switch {
		case m.End <= verb.Start && (before.span.Empty() || src.kind == document.Person || before.kind != document.Person):
			before = src
		case m.Start >= verb.End && after.span.Empty():
			after = src
		}
	}
	inverted := !after.span.Empty() && strings.TrimLeft(a.d.Text[verb.End:after.span.Start], " the") == ""
	if inverted && !strings.HasPrefix(a.d.Slice(verb), "t") { // told X: X is the listener
		return after, true
	}
	if accord {
		return source{}, false
	}
	if src, ok := a.englishSubject(s, verb); ok {
		return src, true
	}
	if before.span.Empty() {
		return source{}, false
	}
	between := strings.TrimSpace(a.d.Text[before.span.End:verb.Start])
	if between == "" || strings.HasPrefix(between, ",") && strings.HasSuffix(between, ",") && len(between) < 120 || len(strings.Fields(between)) <= 3 && !strings.ContainsAny(between, ",.;:") {
		return before, true
	}
	return source{}, false
}

// englishHeads are the nouns of described sources.
var englishHeads = []string{"person", "people", "source", "sources", "spokesman", "spokeswoman", "spokesperson", "analyst", "analysts", "official", "officials", "executive", "executives", "economists", "investors", "management", "representative", "lawyer", "lawyers"}

// englishSubject is the pronoun or the described source directly before the
// verb: He said, a person familiar with the matter told.
func (a *attributor) englishSubject(s, verb document.Span) (source, bool) {
	lead := a.d.Text[s.Start:verb.Start]
	if k := strings.LastIndexAny(lead, ",.;:”\""); k >= 0 {
		lead = lead[k:]
		lead = strings.TrimLeft(lead, ",.;:”\" ")
	}
	phrase := strings.TrimSpace(lead)
	words := strings.Fields(phrase)
	if len(words) == 0 || len(words) > 9 {
		return source{}, false
	}
	start := verb.Start - len(lead)
	span := document.Span{Start: start, End: start + len(phrase)}
	switch strings.ToLower(words[len(words)-1]) {
	case "he", "she":
		e := a.antecedent(&document.Mention{Span: span})
		if e < 0 {
			return source{}, false
		}
		return source{entity: e, kind: a.d.Entities[e].Kind, span: span}, true
	}
	for _, m := range a.mentionsIn(span) {
		if m.Kind == document.Person {
			return source{}, false // the person is named
		}
	}
	for _, h := range englishHeads {
		for _, w := range words {
			if strings.EqualFold(w, h) {
				e, ok := a.describe(span, h)
				return source{entity: e, kind: document.Source, span: span}, ok
			}
		}
	}
	return source{}, false
}

// englishContent is what the cue's source says in sentence s.
func (a *attributor) englishContent(s document.Span, c cue, quotes []int) []part {
	text := a.d.Text
	if len(quotes) > 0 {
		if p, ok := a.partlyQuoted(s, c, quotes); ok {
			return []part{p}
		}
		return a.inners(quotes)
	}
	after := document.Span{Start: max(c.verb.End, c.source.span.End), End: s.End}
	if c.source.span.Start < c.verb.Start {
		after.Start = c.verb.End
	}
	body := strings.TrimLeft(text[after.Start:after.End], " ,:")
	for _, lead := range []string{"that ", "on Monday ", "on Tuesday ", "on Wednesday ", "on Thursday ", "on Friday ", "on Saturday ", "on Sunday ", "Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "in a statement ", "in a statement, ", "in an interview ", "that "} {
		body = strings.TrimPrefix(body, lead)
	}
	if len(strings.Fields(body)) >= 3 {
		return []part{{Span: document.Span{Start: s.End - len(body), End: s.End}}}
	}
	// …, X said.
	start := min(c.source.span.Start, c.verb.Start)
	lead := strings.TrimRight(text[s.Start:start], " ,")
	if len(strings.Fields(lead)) < 3 {
		return nil
	}
	return []part{{Span: document.Span{Start: s.Start, End: s.Start + len(lead)}}}
}

// partlyQuoted is the clause behind the verb of which a quotation is only a part:
// said the deal would help it go “after the market head on.”
func (a *attributor) partlyQuoted(s document.Span, c cue, quotes []int) (part, bool) {
	q := &a.d.Quotations[quotes[0]]
	start := max(c.verb.End, c.source.span.End)
	if q.Start < start {
		return part{}, false
	}
	lead := strings.TrimSpace(a.d.Text[start:q.Start])
	first, _ := utf8.DecodeRuneInString(a.d.Slice(q.Inner))
	if len(strings.Fields(lead)) < 3 || strings.HasSuffix(lead, ",") || strings.HasSuffix(lead, ":") || !unicode.IsLower(first) {
		return part{}, false
	}
	for _, opening := range []string{"that ", "in a statement ", "in an interview "} {
		lead = strings.TrimPrefix(lead, opening)
	}
	start = q.Start - len(a.d.Text[start:q.Start]) + strings.Index(a.d.Text[start:q.Start], lead)
	return part{Span: document.Span{Start: start, End: s.End}, mixed: true}, true
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
