package ask

import (
	"strings"
	"unicode"

	"github.com/newsgraph/kg/graph/fold"
)

// phrase is a text beside its folded form (simplified script, lower case, half width), rune by
// rune, so that words are compared folded and names are cut out as they were written.
type phrase struct {
	written []rune
	folded  []rune
}

func newPhrase(s string) phrase {
	var p phrase
	for _, r := range s {
		f := fold.Rune(r)
		switch {
		case f < 0:
			continue
		case unicode.IsSpace(r):
			r, f = ' ', ' '
		case r == '’' || r == '‘' || r == '＇':
			r, f = '\'', '\''
		}
		p.written = append(p.written, r)
		p.folded = append(p.folded, f)
	}
	return p.trim()
}

func (p phrase) len() int                  { return len(p.folded) }
func (p phrase) slice(from, to int) phrase { return phrase{p.written[from:to], p.folded[from:to]} }
func (p phrase) String() string            { return string(p.written) }

// without is the phrase with a stretch replaced by a space.
func (p phrase) without(from, to int) phrase {
	cut := func(rs []rune) []rune {
		out := append([]rune{}, rs[:from]...)
		return append(append(out, ' '), rs[to:]...)
	}
	return phrase{cut(p.written), cut(p.folded)}.trim()
}

// trim drops the spaces and the sentence's punctuation at both ends.
func (p phrase) trim() phrase {
	from, to := 0, p.len()
	for from < to && strings.ContainsRune(" ,，、:：。;；?？!！", p.folded[from]) {
		from++
	}
	for to > from && strings.ContainsRune(" ,，、:：。.;；?？!！", p.folded[to-1]) {
		to--
	}
	return p.slice(from, to)
}

// at tells whether word, which is folded, stands at i as a word of its own, and where it ends. A
// space in word stands for any number of spaces.
func (p phrase) at(i int, word []rune) (end int, ok bool) {
	if i > 0 && wordRune(word[0]) && wordRune(p.folded[i-1]) {
		return 0, false
	}
	for _, r := range word {
		if r == ' ' {
			j := p.space(i)
			if j == i {
				return 0, false
			}
			i = j
			continue
		}
		if i >= p.len() || p.folded[i] != r {
			return 0, false
		}
		i++
	}
	if i < p.len() && wordRune(word[len(word)-1]) && wordRune(p.folded[i]) {
		return 0, false
	}
	return i, true
}

// space returns the first position from i on that is neither a space nor a pause.
func (p phrase) space(i int) int {
	for i < p.len() && strings.ContainsRune(" ,:、。", p.folded[i]) {
		i++
	}
	return i
}

// wordRune tells whether r is of a script that puts spaces between words.
func wordRune(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

// languageOf is the language that a text is written in, whatever the names in it.
func languageOf(s string) Language {
	words := 0
	for _, f := range strings.Fields(s) {
		if strings.IndexFunc(f, func(r rune) bool { return !unicode.IsLetter(r) || han(r) }) < 0 {
			words++
		}
	}
	if words > 1 || !hasHan(s) {
		return English
	}
	return Chinese
}

// hasHan tells whether s has a Chinese character.
func hasHan(s string) bool { return strings.IndexFunc(s, han) >= 0 }
