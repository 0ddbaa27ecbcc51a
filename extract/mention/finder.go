package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// A candidate is a span that may be a name.
type candidate struct {
	document.Span
	kind   document.Kind
	weight float64 // how sure the rule is, 0 to 1; more than 1 for what cannot be otherwise
	known  string  // the tables' name for it
	rule   string
}

// finder proposes candidates for one Document.
type finder struct {
	d          *document.Document
	lex        *lexicon.Lexicon
	candidates []candidate
	startsAt   map[int]int // byte offset -> token that starts there
	endsAt     map[int]int // byte offset -> token that ends there
	titleFrom  map[int]int // byte offset -> end of the longest title that starts there
	titleTo    map[int]int // byte offset -> start of the longest title that ends there
}

func newFinder(d *document.Document, lex *lexicon.Lexicon) *finder {
	f := &finder{d: d, lex: lex, startsAt: make(map[int]int, len(d.Tokens)), endsAt: make(map[int]int, len(d.Tokens)),
		titleFrom: map[int]int{}, titleTo: map[int]int{}}
	for i := range d.Text {
		if m, ok := lex.Longest(lexicon.Titles, d.Text, i); ok {
			f.titleFrom[i] = m.End
			if start, ok := f.titleTo[m.End]; !ok || i < start {
				f.titleTo[m.End] = i
			}
		}
	}
	for i, t := range d.Tokens {
		f.startsAt[t.Start] = i
		f.endsAt[t.End] = i
	}
	return f
}

func (f *finder) propose(start, end int, kind document.Kind, weight float64, rule string) {
	f.candidates = append(f.candidates, candidate{Span: document.Span{Start: start, End: end}, kind: kind, weight: weight, rule: rule})
}

// before is the text of the paragraph up to i, after what follows.
func (f *finder) before(i int) string {
	start := strings.LastIndexByte(f.d.Text[:i], '\n') + 1
	return f.d.Text[start:i]
}

func (f *finder) after(i int) string {
	text := f.d.Text[i:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return text[:end]
	}
	return text
}

// boundary reports whether a word ends or starts at byte i.
func (f *finder) boundary(i int) bool {
	if i == 0 || i == len(f.d.Text) {
		return true
	}
	if _, ok := f.startsAt[i]; ok {
		return true
	}
	_, ok := f.endsAt[i]
	return ok
}

// titleBefore reports whether a title ends at byte i.
func (f *finder) titleBefore(i int) bool { _, ok := f.titleTo[i]; return ok }

// titleAt reports whether a title starts at byte i, and where it ends.
func (f *finder) titleAt(i int) (end int, ok bool) { end, ok = f.titleFrom[i]; return }

// verbAt is the end of the verb of saying that starts at byte i, or 0.
func (f *finder) verbAt(i int) int {
	if m, ok := f.lex.Longest(lexicon.Verbs, f.d.Text, i); ok {
		return m.End
	}
	return 0
}

// weightAt is the weight of the surname or the transliteration character at
// byte i and where it ends, 0 when there is none.
func (f *finder) weightAt(t lexicon.Table, i int) (end int, weight float64) {
	m, ok := f.lex.Longest(t, f.d.Text, i)
	if !ok {
		return i, 0
	}
	return m.End, f.lex.Entry(m.Candidates[0].ID).Weight
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isLatin(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

func hasAnyPrefix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
