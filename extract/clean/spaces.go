package clean

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// findSpaces puts spaces right within lines. In Chinese text a space parts
// phrases (新浪科技讯 北京时间) and stays; beside a Chinese mark it is only
// width and goes, between characters that stand wide apart (腾 讯 控 股) too,
// and beside numbers and Latin letters where the article sets all of them off
// in that way. Elsewhere a run of spaces becomes one, but a wide gap after the
// end of a sentence was a paragraph's indent and becomes a line break.
func findSpaces(text string) (edits []edit) {
	spread := 0 // single characters in a row with a space between them
	setOff := sync.OnceValue(func() bool { return setsOffLatin(text) })
	paragraphs := sync.OnceValue(func() bool { return gapsAreParagraphs(text) })
	english := sync.OnceValue(func() bool { return english(text) }) // whose quotation marks and dashes stand beside spaces
	for i := 0; i < len(text); {
		if c := text[i]; c != ' ' && (c != 0xe3 || !strings.HasPrefix(text[i:], "\u3000")) {
			i++
			continue
		}
		end, wide := spaceRun(text, i)
		if end == i {
			i++
			continue
		}
		left, right := before(text, i), after(text, end)
		if left == 0 || left == '\n' || right == 0 || right == '\n' {
			i = end // an edge: the rule for lines trims it
			continue
		}
		with := " "
		switch {
		case wide >= 2 && endsSentence(left), end-i == 2 && left == '.' && paragraphs():
			with = "\n"
		case english():
		case chineseMark(left) && !dot(left), chineseMark(right) && !dot(right),
			(han(left) && alphanumeric(right) || alphanumeric(left) && han(right)) && setOff():
			with = ""
		case han(left) && han(right):
			if spread = spreadFrom(text, i, end, spread); spread >= 3 {
				with = ""
			}
		}
		if with != text[i:end] {
			edits = append(edits, edit{i, end, with})
		}
		i = end
	}
	return edits
}

// spaceRun is the end of the run of spaces at i and its ideographic spaces.
func spaceRun(text string, i int) (end, wide int) {
	for end = i; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		if r != ' ' && r != '\u3000' {
			break
		}
		if r == '\u3000' {
			wide++
		}
		end += size
	}
	return end, wide
}

// spreadFrom counts the characters of the spread-out word that the gap
// [start, end) stands in. known is the count at the gap before.
func spreadFrom(text string, start, end, known int) int {
	single := func(i, step int) bool { // is the character on that side alone?
		if step < 0 {
			_, size := utf8.DecodeLastRuneInString(text[:i])
			l := before(text, i-size)
			return l == ' ' || l == '\u3000' || l == 0 || l == '\n'
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		r := after(text, i+size)
		return r == ' ' || r == '\u3000' || r == 0 || r == '\n' || chineseMark(r)
	}
	switch {
	case !single(start, -1):
		return 0
	case known > 0: // the last character stands before whatever follows
		return known
	case !single(end, +1):
		return 0
	}
	n := 2
	for i := end; n < 3; n++ {
		_, size := utf8.DecodeRuneInString(text[i:])
		gap, _ := spaceRun(text, i+size)
		if gap == i+size || !han(after(text, gap)) {
			return 0
		}
		i = gap
	}
	return n
}

// setsOffLatin reports whether the text puts a space between Chinese
// characters and numbers or Latin letters more often than it puts none.
func setsOffLatin(text string) bool {
	apart, together := 0, 0
	var last, beforeLast rune
	for _, r := range text {
		switch {
		case last == ' ' && (han(beforeLast) && alphanumeric(r) || alphanumeric(beforeLast) && han(r)):
			apart++
		case han(last) && alphanumeric(r) || alphanumeric(last) && han(r):
			together++
		}
		beforeLast, last = last, r
	}
	return apart > together
}

func alphanumeric(r rune) bool { return r < 0x80 && (digit(r) || latin(r)) }

// gapsAreParagraphs reports whether a text without line breaks sets its
// paragraphs apart by two spaces: after some full stops there are two, after
// others one.
func gapsAreParagraphs(text string) bool {
	two := strings.Count(text, ".  ")
	return two > 1 && strings.Count(text, ". ") >= 2*two && !strings.Contains(strings.TrimSpace(text), "\n")
}

func dot(r rune) bool { return r == '·' }

// endsSentence reports whether r is a mark that ends a sentence, or closes
// one.
func endsSentence(r rune) bool {
	switch r {
	case '。', '！', '？', '…', '”', '」', '!', '?':
		return true
	}
	return false
}
