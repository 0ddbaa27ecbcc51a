// Package passage finds the sentences around a place of an article, for showing a fact as it stands there.
//
// Start with [Around].
package passage

import (
	"strings"
	"unicode/utf8"
)

// contextLimit bounds, in bytes, how far the context of a place reaches to each side.
const contextLimit = 400

// Around returns the bytes of a text from start to end, and what is before and behind them in the sentences that
// they stand in, each on one line. All are empty where the text has no such place.
func Around(text string, start, end int) (before, at, behind string) {
	if start < 0 || start > end || end > len(text) {
		return "", "", ""
	}
	from, to := sentenceStart(text, start), sentenceEnd(text, end)
	return oneLine(text[from:start]), oneLine(text[start:end]), oneLine(text[end:to])
}

// sentenceStart is where the sentence that holds at begins.
func sentenceStart(text string, at int) int {
	for i := at; i > 0 && at-i < contextLimit; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if EndsSentence(r) || r == '.' && i < len(text) && text[i] == ' ' {
			return i
		}
		i -= n
	}
	return runeStart(text, max(0, at-contextLimit))
}

// sentenceEnd is where the sentence that holds at ends.
func sentenceEnd(text string, at int) int {
	if r, _ := utf8.DecodeLastRuneInString(text[:at]); EndsSentence(r) {
		return at
	}
	for i, r := range text[at:] {
		if i > contextLimit {
			return at + i
		}
		if r == '\n' {
			return at + i
		}
		if EndsSentence(r) || r == '.' && (at+i+1 == len(text) || text[at+i+1] == ' ' || text[at+i+1] == '\n') {
			return at + i + utf8.RuneLen(r)
		}
	}
	return len(text)
}

// EndsSentence tells whether a character ends a sentence wherever it stands. A full stop does only before a space.
func EndsSentence(r rune) bool { return strings.ContainsRune("。！？!?\n", r) }

func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// oneLine writes white space of any kind as one space.
func oneLine(s string) string {
	lead, trail := "", ""
	if strings.HasPrefix(s, " ") {
		lead = " "
	}
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		trail = " "
	}
	return lead + strings.Join(strings.Fields(s), " ") + trail
}
