package ask

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/query/passage"
)

// sentences yields the sentences of a text, with their marks.
func sentences(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s != "" {
			end := len(s)
			for i, r := range s {
				if passage.EndsSentence(r) {
					end = i + utf8.RuneLen(r)
					// A closing quotation mark goes with the sentence before it.
					if next, n := utf8.DecodeRuneInString(s[end:]); strings.ContainsRune("”」』\"", next) {
						end += n
					}
					break
				}
			}
			if sentence := strings.TrimSpace(s[:end]); sentence != "" && !yield(sentence) {
				return
			}
			s = s[end:]
		}
	}
}

// matches returns the stretches of a sentence that are of the words searched for: of Chinese, two
// characters or more that stand in the text in the same order; of Latin, whole words.
func (w *wanted) matches(sentence string) [][2]int {
	var folded []rune
	var at []int // of each folded rune in the sentence
	for i, r := range sentence {
		if f := fold.Rune(r); f >= 0 {
			folded, at = append(folded, f), append(at, i)
		}
	}
	at = append(at, len(sentence))
	marked := make([]bool, len(folded))
	mark := func(words string) {
		rs := []rune(words)
		for i := 0; len(rs) > 0 && i+len(rs) <= len(folded); i++ {
			if string(folded[i:i+len(rs)]) == words && !insideWord(folded, i) && !insideWord(folded, i+len(rs)) {
				for j := i; j < i+len(rs); j++ {
					marked[j] = true
				}
			}
		}
	}
	for _, t := range w.marks {
		mark(t)
	}
	for name, others := range w.synonyms {
		mark(name)
		for _, o := range others {
			mark(o)
		}
	}
	var list [][2]int
	for i := 0; i < len(marked); i++ {
		if !marked[i] {
			continue
		}
		start := i
		for i < len(marked) && (marked[i] || joins(marked, folded, i)) {
			i++
		}
		list = append(list, [2]int{at[start], at[i]})
	}
	return list
}

// joins tells whether what stands between two marked words is but a space.
func joins(marked []bool, folded []rune, i int) bool {
	return folded[i] == ' ' && i+1 < len(marked) && marked[i+1]
}

func insideWord(folded []rune, i int) bool {
	return i > 0 && i < len(folded) && wordRune(folded[i-1]) && wordRune(folded[i])
}
