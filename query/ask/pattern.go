package ask

import (
	"fmt"
	"strings"
)

// A pattern is a wording of a form:
//
//	word          stands as it is
//	(a|b c)       one of these
//	[a|b]         one of these, or nothing
//	<say>         one of a class of words; see classes in forms.go
//	{about}       a slot: any text, which becomes a part of the question
//
// Between Latin words there are spaces, between Chinese ones there need not be any.
type pattern []element

// element is a piece of a pattern: words to choose from, or a slot.
type element struct {
	words    [][]rune // folded; nil for a slot
	optional bool
	slot     string
}

// captures are the slots of a match: stretches of the phrase, by the slot's name.
type captures map[string]phrase

// Bounds on matching one wording to one question: the ways that are found, and the steps that the
// search for them may take, which long texts would otherwise have the square of.
const (
	maxMatches = 16
	maxSteps   = 10_000
)

// patternReader reads patterns. It reads each class of words once.
type patternReader map[string][][]rune

// read reads a pattern. It panics on a malformed one: patterns are part of the program.
func (r patternReader) read(s string) pattern {
	var p pattern
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " ") {
		closing := strings.IndexByte("([<{", s[0])
		if closing < 0 {
			word := s
			if i := strings.IndexAny(s, " ([<{"); i >= 0 {
				word = s[:i]
			}
			p = append(p, r.choice(word))
			s = s[len(word):]
			continue
		}
		end := strings.IndexByte(s, ")]>}"[closing])
		if end < 0 {
			panic(fmt.Sprintf("ask: pattern %q is not closed", s))
		}
		inner := s[1:end]
		switch s[0] {
		case '(':
			p = append(p, r.choice(inner))
		case '[':
			e := r.choice(inner)
			e.optional = true
			p = append(p, e)
		case '<':
			p = append(p, element{words: r.class(inner)})
		case '{':
			p = append(p, element{slot: inner})
		}
		s = s[end+1:]
	}
	return p
}

// choice is the element of words that are separated by bars; <name> among them is a class.
func (r patternReader) choice(words string) element {
	var e element
	for w := range strings.SplitSeq(words, "|") {
		switch {
		case strings.HasPrefix(w, "<"):
			e.words = append(e.words, r.class(strings.Trim(w, "<>"))...)
		case w == "'s":
			e.words = append(e.words, []rune("'s"), []rune("'")) // Tencent's, Games'
		default:
			e.words = append(e.words, []rune(w))
		}
	}
	return e
}

// class returns the words of a class.
func (r patternReader) class(name string) [][]rune {
	if words, ok := r[name]; ok {
		return words
	}
	words, ok := classes[name]
	if !ok {
		panic("ask: no class of words " + name)
	}
	r[name] = r.choice(words).words
	return r[name]
}

// match calls found for each way in which the whole of ph is of the pattern, up to maxMatches.
func (p pattern) match(ph phrase, found func(captures)) {
	m := matcher{phrase: ph, slots: captures{}, found: found}
	m.step(p, 0)
}

type matcher struct {
	phrase  phrase
	slots   captures
	found   func(captures)
	matches int
	steps   int
}

// step matches what is left of the pattern from i on.
func (m *matcher) step(p pattern, i int) {
	if m.steps++; m.matches >= maxMatches || m.steps > maxSteps {
		return
	}
	i = m.phrase.space(i)
	if len(p) == 0 {
		if i == m.phrase.len() {
			m.matches++
			m.found(m.slots)
		}
		return
	}
	e := p[0]
	if e.slot != "" {
		m.fill(e.slot, p[1:], i)
		return
	}
	for _, w := range e.words {
		if end, ok := m.phrase.at(i, w); ok {
			m.step(p[1:], end)
		}
	}
	if e.optional {
		m.step(p[1:], i)
	}
}

// fill tries every text from i on for a slot, the shortest first; the last slot takes all.
func (m *matcher) fill(slot string, rest pattern, i int) {
	first := i + 1
	if len(rest) == 0 {
		first = m.phrase.len()
	}
	for end := first; end <= m.phrase.len() && end > i; end++ {
		text := m.phrase.slice(i, end).trim()
		if text.len() == 0 {
			continue
		}
		m.slots[slot] = text
		m.step(rest, end)
	}
	delete(m.slots, slot)
}
