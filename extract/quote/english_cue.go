package quote

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// englishCue finds the first verb of saying of unit s, outside its quotations,
// that has a source. Its start is where the words of the cue begin; strong says
// that they stand behind the content.
func (a *attributor) englishCue(s document.Span, quotes []int) (cue, bool) {
	tried := 0
	for i := s.Start; i < s.End && tried < maxVerbs; i++ {
		if q := a.quoteAt(i, quotes); q != nil {
			i = q.End - 1
			continue
		}
		if !isWord(rune(a.d.Text[i])) || i > s.Start && (isWord(rune(a.d.Text[i-1])) || a.d.Text[i-1] == '-') {
			continue
		}
		m, ok := a.lex.Longest(lexicon.Verbs, a.d.Text, i)
		if !ok || m.End > s.End || m.End < s.End && (isWord(rune(a.d.Text[m.End])) || a.d.Text[m.End] == '-') {
			continue
		}
		tried++
		e := a.lex.Entry(m.Candidates[0].ID)
		word := strings.ToLower(a.d.Slice(m.Span))
		c := cue{verb: m.Span, class: verbClassOf(word, e.Class), start: m.Start}
		switch {
		case e.Class == "accord":
			c.class = accordVerb
		case word == "told" || word == "tells":
			c.class = tellVerb
		}
		if ok := a.readCue(s, &c, word, quotes); ok {
			return c, true
		}
		i = m.End - 1
	}
	return cue{}, false
}

// readCue finds the source of a verb of saying and on which side its content
// stands.
func (a *attributor) readCue(s document.Span, c *cue, word string, quotes []int) bool {
	if c.class == accordVerb {
		src, ok := a.sourceBehind(c.verb.End, s.End)
		if !ok || word != "according to" && word != "in the words of" && word != "as quoted by" || polled(a.d.Slice(s)) {
			return false
		}
		c.source, c.class = src, accordVerb
		return true
	}
	if word == "saying" || word == "adding" || word == "noting" {
		return a.readParticiple(s, c, quotes)
	}
	lead := strings.TrimRight(a.d.Text[s.Start:c.verb.Start], " ")
	trailing := wordsIn(lead) >= 2 && (strings.HasSuffix(lead, ",") || a.endsQuoted(s.Start+len(lead), quotes)) || lead != "" && a.endsQuoted(s.Start+len(lead), quotes)
	if trailing && plainVerb(word) {
		if src, ok := a.sourceBehind(c.verb.End, s.End); ok && src.span.Start-c.verb.End < maxTitle && inverts(a.d.Text[c.verb.End:src.span.Start]) && !acts(a.d.Text[src.span.End:s.End]) {
			c.source, c.strong = src, true
			return true
		}
	}
	src, start, ok := a.sourceBefore(s, c.verb.Start, quotes)
	if !ok {
		return false
	}
	c.source, c.start = src, start
	lead = strings.TrimRight(a.d.Text[s.Start:start], " ")
	rest := a.d.Text[c.verb.End:s.End]
	if lead != "" && (strings.HasSuffix(lead, ",") && endsSaying(word) || a.endsQuoted(s.Start+len(strings.TrimRight(lead, " ,")), quotes)) && a.contentBefore(s, start, rest, quotes) {
		c.strong = true
		return true
	}
	switch {
	case word == "said" || word == "says" || word == "say":
		return true
	case c.class == tellVerb:
		return a.listens(c.verb.End, s.End)
	}
	return takesClause(rest) || a.quoteFollows(c.verb.End, s.End, quotes)
}

// maxTitle bounds, in bytes, the titles between a verb and its source: said
// Acme's chief executive officer, Jane Doe.
const maxTitle = 90

// inverts reports whether words between a verb and a name leave the name its
// subject: said (Acme's chief executive) Jane Doe, but not said in May that Acme.
func inverts(words string) bool {
	for _, w := range strings.Fields(words) {
		switch w {
		case "in", "on", "at", "that", "it", "he", "she", "they", "during", "last", "this", "late", "early", "to", "by", "via", "was", "is", "were", "would", "will", "has", "had":
			return false
		}
	}
	return true
}

// acts reports whether rest begins with the predicate of the name before it, which is then
// what is spoken of and not who speaks: Acme, a maker of ferries, said Jane Doe will leave.
func acts(rest string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	switch word {
	case "will", "would", "has", "had", "have", "is", "was", "are", "were", "can", "could", "may", "might", "should", "must", "did", "does", "plans", "wants", "intends", "expects", "agreed", "resigned", "joined", "left":
		return strings.HasPrefix(rest, " ")
	}
	return false
}

// plainVerb reports whether a verb takes its subject behind it: said Jane Doe.
func plainVerb(word string) bool {
	switch word {
	case "said", "says", "added", "adds", "wrote", "writes", "asked", "explained", "noted", "recalled":
		return true
	}
	return false
}

// readParticiple reads the company backed its outlook, saying it still expects ….
func (a *attributor) readParticiple(s document.Span, c *cue, quotes []int) bool {
	before := strings.TrimRight(a.d.Text[s.Start:c.verb.Start], " ")
	if !strings.HasSuffix(before, ",") || !takesClause(a.d.Text[c.verb.End:s.End]) && !a.quoteFollows(c.verb.End, s.End, quotes) {
		return false
	}
	src, ok := a.mainSubject(document.Span{Start: s.Start, End: c.verb.Start}, quotes)
	c.source = src
	return ok
}

// contentBefore reports whether what stands before a cue that begins at byte
// start is its content: a quotation, or a clause while little follows.
func (a *attributor) contentBefore(s document.Span, start int, rest string, quotes []int) bool {
	lead := strings.TrimRight(a.d.Text[s.Start:start], " ,")
	if a.endsQuoted(s.Start+len(lead), quotes) {
		return true
	}
	if wordsIn(lead) < 3 {
		return false
	}
	n := skipOccasion(rest)
	if n > 0 && strings.HasSuffix(strings.TrimRight(rest[:n], " "), ",") {
		return true // …, Acme said on Monday, while
	}
	rest = strings.TrimLeft(rest[n:], " ")
	return strings.HasPrefix(rest, ",") || wordsIn(rest) <= 3
}

// endsSaying reports whether a verb may close a sentence behind its content: …, Acme
// said.
func endsSaying(word string) bool {
	switch word {
	case "said", "says", "say", "announced", "added", "adds", "wrote", "noted", "confirmed", "disclosed", "told":
		return true
	}
	return false
}

// endsQuoted reports whether a quotation ends at byte i.
func (a *attributor) endsQuoted(i int, quotes []int) bool {
	for _, k := range quotes {
		if a.d.Quotations[k].End == i {
			return true
		}
	}
	return false
}

// quoteFollows reports whether a quotation stands right behind byte i, but for a
// mark and the occasion.
func (a *attributor) quoteFollows(i, end int, quotes []int) bool {
	at := i + skipOccasion(a.d.Text[i:end])
	for at < end && strings.IndexByte(" ,:", a.d.Text[at]) >= 0 {
		at++
	}
	return a.quoteAt(at, quotes) != nil
}

// takesClause reports whether text goes on with a clause that is said.
func takesClause(text string) bool {
	text = strings.TrimLeft(text[skipOccasion(text):], " ,")
	word, _, _ := strings.Cut(text, " ")
	switch strings.ToLower(word) {
	case "that", "it", "they", "he", "she", "we", "there", "i":
		return len(text) > len(word)
	}
	return strings.HasPrefix(text, "the company ")
}

// behindCue is where what follows a cue begins: behind its listener, the
// occasion, the day and that.
func (a *attributor) behindCue(c cue, end int) int {
	at := c.verb.End
	if c.class == accordVerb || c.strong && c.source.span.Start >= c.verb.End {
		at = c.source.span.End
		if c.class == accordVerb {
			if k := strings.IndexByte(a.d.Text[at:end], ','); k >= 0 {
				at += k + 1
			}
		}
		return at
	}
	if c.class == tellVerb {
		at = a.behindListener(at, end)
	}
	at += skipOccasion(a.d.Text[at:end])
	rest := strings.TrimLeft(a.d.Text[at:end], " ,:")
	if after, ok := strings.CutPrefix(rest, "that "); ok {
		rest = strings.TrimLeft(after, " ,")
	}
	return end - len(rest)
}

// listens reports whether somebody is told something at byte i.
func (a *attributor) listens(i, end int) bool { return a.behindListener(i, end) > i }

// behindListener is the end of who is told at byte i: Reuters, analysts, the
// newspaper.
func (a *attributor) behindListener(i, end int) int {
	rest := a.d.Text[i:end]
	at := i + len(rest) - len(strings.TrimLeft(rest, " "))
	for _, m := range a.mentionsIn(document.Span{Start: at, End: min(end, at+30)}) {
		if m.Kind == document.JobTitle || m.End > end {
			continue
		}
		if gap := a.d.Text[at:m.Start]; gap == "" || gap == "the " || hasAnyPrefix(gap, "'s ", "’s ") {
			if at = m.End; !hasAnyPrefix(a.d.Text[at:end], "'s ", "’s ") {
				return at
			}
		}
	}
	for n := 0; n < 4 && at < end; n++ {
		word, _, _ := strings.Cut(a.d.Text[at:end], " ")
		bare := strings.Trim(word, ",.:")
		if listeners[strings.ToLower(bare)] {
			return at + len(bare)
		}
		at += len(word)
		for at < end && a.d.Text[at] == ' ' {
			at++
		}
	}
	return i
}

var listeners = map[string]bool{"reporters": true, "analysts": true, "investors": true, "employees": true, "newspaper": true, "journalists": true, "shareholders": true, "conference": true, "lawmakers": true,
	"staff": true, "customers": true, "magazine": true, "paper": true, "audience": true, "court": true, "judge": true, "regulators": true, "agency": true, "network": true, "channel": true, "attendees": true, "developers": true, "workers": true, "us": true, "me": true, "blog": true, "publication": true, "jury": true, "panel": true, "committee": true}

// polled reports whether a sentence tells what analysts expect, as a data
// service counted it: that is no statement of the service.
func polled(sentence string) bool {
	for _, w := range []string{"nalysts", "stimate", "onsensus", "expected by", "forecast"} {
		if strings.Contains(sentence, w) {
			for _, service := range []string{"Thomson Reuters", "FactSet", "Refinitiv", "Zacks", "StreetAccount", "LSEG", "Bloomberg", "S&P", "IBES", "I/B/E/S", "Capital IQ", "Visible Alpha", "data compiled"} {
				if strings.Contains(sentence, service) {
					return true
				}
			}
		}
	}
	return false
}
