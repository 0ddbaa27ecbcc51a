package lexicon

import (
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// Learned is a form of a name that articles have taught, and no table.
type Learned struct {
	Kind      Kind
	Form      string // as the articles write it, in simplified script
	Ambiguous bool   // a name only where the context says so
}

// learned finds forms without having to be built first, as a trie has: a
// database may have learned a hundred thousand, and is opened for one article.
type learned struct {
	forms   map[string]Learned
	longest map[[2]rune]int // bytes of the longest form that begins with two runes
}

// WithLearned is the lexicon with these forms, and no others that were learned.
// The first of two that are equal counts.
func (l *Lexicon) WithLearned(forms []Learned) *Lexicon {
	taught := &learned{forms: make(map[string]Learned, len(forms)), longest: make(map[[2]rune]int, len(forms))}
	for _, t := range forms {
		first, n := firstTwo(t.Form)
		if n == 0 {
			continue
		}
		if _, twice := taught.forms[t.Form]; !twice {
			taught.forms[t.Form] = t
			taught.longest[first] = max(taught.longest[first], len(t.Form))
		}
	}
	return &Lexicon{layers: l.layers, replaced: l.replaced, learned: taught}
}

// firstTwo are the first two runes of s and their bytes; 0 bytes where there are
// fewer or s is not UTF-8.
func firstTwo(s string) (two [2]rune, bytes int) {
	for i := range two {
		r, size := utf8.DecodeRuneInString(s[bytes:])
		if r == utf8.RuneError {
			return two, 0
		}
		two[i], bytes = r, bytes+size
	}
	return two, bytes
}

// LearnsAny reports whether the lexicon has forms that were learned.
func (l *Lexicon) LearnsAny() bool { return l.learned != nil && len(l.learned.forms) > 0 }

// LongestLearned is the longest form at byte i of text that articles have taught
// and that no table has: what the tables and the user say of a form goes first. The
// case counts, and a Latin name is found as whole words.
func (l *Lexicon) LongestLearned(text string, i int) (document.Span, Learned, bool) {
	if !l.LearnsAny() {
		return document.Span{}, Learned{}, false
	}
	first, n := firstTwo(text[i:])
	if n == 0 {
		return document.Span{}, Learned{}, false
	}
	for end := min(i+l.learned.longest[first], len(text)); end >= i+n; end-- {
		t, ok := l.learned.forms[text[i:end]]
		if ok && !splitsWord(text, i) && !splitsWord(text, end) && len(l.Lookup(Names, t.Form)) == 0 {
			return document.Span{Start: i, End: end}, t, true
		}
	}
	return document.Span{}, Learned{}, false
}
