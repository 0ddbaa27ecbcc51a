package lexicon

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/doublearray"
)

// Table is a set of forms that are looked for together.
type Table uint8

// The tables.
const (
	Names Table = iota // companies, organizations, products, people, topics
	Titles
	Verbs
	Metrics
	Places
	Surnames
	Transliterations
	Tickers
	tables // how many there are
)

func tableOf(k Kind) Table {
	switch k {
	case Title:
		return Titles
	case Verb:
		return Verbs
	case Metric:
		return Metrics
	case Place:
		return Places
	case Surname:
		return Surnames
	case Transliteration:
		return Transliterations
	}
	return Names
}

// first is the rune that starts the keys of a table in the trie. It lies in a
// private area, where no name does.
func (t Table) first() rune { return 0xE000 + rune(t) }

func (t Table) key(form string) string { return string(t.first()) + strings.Map(fold, form) }

// fold makes letters lower case and narrow, and one of the several dots,
// brackets, apostrophes, hyphens and spaces that names are written with.
func fold(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		r -= 0xFEE0
	}
	switch {
	case 'A' <= r && r <= 'Z':
		return r + ('a' - 'A')
	case r < 0x80:
		return r
	case 0x3400 <= r && r <= 0x9fff:
		return r
	}
	switch r {
	case '\u00a0', '\u3000':
		return ' '
	case '•', '‧', '・', '･', '∙', '⋅':
		return '·'
	case '‘', '’':
		return '\''
	case '‐', '‑', '–':
		return '-'
	}
	return unicode.ToLower(r)
}

// Candidate is an entry that a form may stand for.
type Candidate struct {
	ID        ID
	Ambiguous bool // it does so only in context
}

// Match is a form of one or more entries at a place in a text.
type Match struct {
	document.Span
	Candidates []Candidate // valid until the next match is asked for
}

// Find yields the forms of a table in text from left to right, the longest at
// each place, and goes on after it. Letters match in any case; a Latin name
// matches only whole words.
func (l *Lexicon) Find(t Table, text string) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		var buffer [8]Candidate
		for i := 0; i < len(text); {
			m, ok := l.longest(t, text, i, buffer[:0])
			if !ok {
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			if !yield(m) {
				return
			}
			i = m.End
		}
	}
}

// Longest is the longest form of a table that starts at byte i of text.
func (l *Lexicon) Longest(t Table, text string, i int) (Match, bool) {
	return l.longest(t, text, i, nil)
}

func (l *Lexicon) longest(t Table, text string, i int, buffer []Candidate) (Match, bool) {
	end := i
	for n := range l.layers {
		end = max(end, l.layers[n].longest(t, text, i))
	}
	if end == i {
		return Match{}, false
	}
	return Match{document.Span{Start: i, End: end}, l.candidates(t, text[i:end], buffer)}, true
}

// Lookup is the entries of a table that have the form, those of later
// additions first.
func (l *Lexicon) Lookup(t Table, form string) []Candidate { return l.candidates(t, form, nil) }

// Knows reports whether an entry of a kind has the form.
func (l *Lexicon) Knows(form string, k Kind) bool {
	var buffer [8]Candidate
	for _, c := range l.candidates(tableOf(k), form, buffer[:0]) {
		if l.Kind(c.ID) == k {
			return true
		}
	}
	return false
}

// Ticker is the entries with a ticker such as 600519.SH, 00700.HK or AAPL.US.
func (l *Lexicon) Ticker(ticker string) []Candidate {
	return l.candidates(Tickers, plainTicker(ticker), nil)
}

// plainTicker drops leading zeros in Hong Kong, where 700, 0700 and 00700 are
// all in use.
func plainTicker(ticker string) string {
	ticker = strings.ToUpper(ticker)
	if strings.HasSuffix(ticker, ".HK") {
		return strings.TrimLeft(ticker, "0")
	}
	return ticker
}

func (l *Lexicon) candidates(t Table, form string, found []Candidate) []Candidate {
	for n := len(l.layers) - 1; n >= 0; n-- {
		layer := &l.layers[n]
		node, ok := layer.root(t)
		for _, r := range form {
			if !ok {
				break
			}
			node, ok = layer.trie.Step(node, layer.trie.Code(fold(r)))
		}
		list, isForm := node.Value()
		if !ok || !isForm {
			continue
		}
		for i := u32(layer.lists, int(list)); i < u32(layer.lists, int(list)+1); i++ {
			c := u32(layer.candidates, int(i))
			id := layer.first + ID(c>>1)
			if by, old := l.replaced[id]; old {
				id = by
			}
			if !contains(found, id) {
				found = append(found, Candidate{id, c&1 != 0})
			}
		}
	}
	return found
}

func contains(candidates []Candidate, id ID) bool {
	for _, c := range candidates {
		if c.ID == id {
			return true
		}
	}
	return false
}

func (l *layer) root(t Table) (doublearray.Node, bool) { return l.roots[t].node, l.roots[t].ok }

func (l *layer) findRoots() {
	for t := range tables {
		l.roots[t].node, l.roots[t].ok = l.trie.Step(l.trie.Root(), l.trie.Code(t.first()))
	}
}

// longest is the end of the longest form at i, i when there is none.
func (l *layer) longest(t Table, text string, i int) int {
	end := i
	node, ok := l.root(t)
	if !ok {
		return end
	}
	for at := i; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if node, ok = l.trie.Step(node, l.trie.Code(fold(r))); !ok {
			break
		}
		if at == i && splitsWord(text, i) {
			break
		}
		at += size
		if _, isForm := node.Value(); isForm && !splitsWord(text, at) {
			end = at
		}
	}
	return end
}

// splitsWord reports whether i lies within a Latin word or a number.
func splitsWord(text string, i int) bool {
	if i == 0 || i >= len(text) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[i:])
	if !joins(after) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return joins(before)
}

func joins(r rune) bool {
	switch {
	case r < 0x80:
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	case r < 0x530:
		return unicode.IsLetter(r)
	}
	return false
}
