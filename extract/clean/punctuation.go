package clean

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// findPunctuation writes doubled and mixed punctuation as one mark: ,, is a
// comma, ,。 a full stop. A run counts only when a comma is in it, so that ……
// and ？！ stay. In Chinese text the mark becomes the Chinese one; in English text
// only commas count, since Ph.D., and Inc., have a full stop of their own.
func findPunctuation(text string) (edits []edit) {
	english := sync.OnceValue(func() bool { return english(text) })
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ',', c == ';', c == ':', c == '.', c == '?', c == '!':
		case c >= 0xe3:
			// Marks are U+3001, U+3002 and from U+FF01 to U+FF1F.
			if i+1 < len(text) && (c == 0xe3 && text[i+1] == 0x80 || c == 0xef && text[i+1] == 0xbc) {
				break
			}
			i++
			continue
		default:
			i++
			continue
		}
		start, best, marks, commas := i, rune(0), 0, 0
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			weight := markWeight(r)
			if weight == 0 {
				break
			}
			if weight == 1 {
				commas++
			}
			if weight >= markWeight(best) {
				best = r
			}
			marks++
			i += size
		}
		switch {
		case marks == 0:
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		case marks > 1 && commas > 0 && (commas == marks || !english()):
			if chineseAround(text, start, i) {
				best = wide(best)
			}
			edits = append(edits, edit{start, i, string(best)})
		}
	}
	return edits
}

// markWeight orders the marks that can stand in a run by what they say; 0 for
// other characters.
func markWeight(r rune) int {
	switch r {
	case ',', '，':
		return 1
	case '、':
		return 2
	case ':', '：', ';', '；':
		return 3
	case '.', '。':
		return 4
	case '?', '？', '!', '！':
		return 5
	}
	return 0
}

// chineseAround reports whether the text on one of the sides of [start, end)
// is Chinese, looking past digits, signs and brackets to the left.
func chineseAround(text string, start, end int) bool {
	if chinese(after(text, end)) {
		return true
	}
	for i := start; i > 0 && start-i < 60; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if chinese(r) {
			return true
		}
		if r == '\n' || r == ' ' && latin(before(text, i-size)) {
			return false
		}
		i -= size
	}
	return false
}

// wide is the Chinese form of a mark.
func wide(r rune) rune {
	switch r {
	case '.':
		return '。'
	case ',', ':', ';', '?', '!', '(', ')':
		return r - 0x20 + 0xff00
	}
	return r
}

// findHalfWidth writes ASCII punctuation in Chinese text as Chinese
// punctuation, never inside of numbers, times, addresses or Latin text. An English
// text has none, though its quotation marks are the same characters.
func findHalfWidth(text string) (edits []edit) {
	if english(text) {
		return nil
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ',', ':', ';', '?', '!', '.', '(', ')':
		default:
			continue
		}
		if text[i] == '(' {
			if end := bracketed(text, i); end > 0 {
				edits = append(edits, edit{i, i + 1, "（"})
			}
			continue
		}
		if text[i] == ')' {
			if start := strings.LastIndexByte(text[max(0, i-maxBracket):i], '('); start >= 0 && bracketed(text, max(0, i-maxBracket)+start) == i {
				edits = append(edits, edit{i, i + 1, "）"})
			}
			continue
		}
		if halfWidth(text, i) {
			edits = append(edits, edit{i, i + 1, string(wide(rune(text[i])))})
		}
	}
	return edits
}

// halfWidth reports whether the mark at i should be a Chinese one.
func halfWidth(text string, i int) bool {
	left, right := before(text, i), after(text, i+1)
	switch text[i] {
	case '.':
		return (han(left) || left == '”' || left == '）') && (right == 0 || right == '\n' || right == '”' || right == '’')
	case ':':
		if strings.HasPrefix(text[i:], "://") {
			return false
		}
	}
	if digit(left) && digit(right) {
		return false
	}
	if (text[i] == ',' || text[i] == ';') && (left == '%' || latin(left)) && latin(right) {
		return chineseAround(text, i, i+1) // 3.5%;QQ的: Latin text would have a space
	}
	return chinese(left) || left == '%' && chinese(right) || han(right) || (chineseMark(right) && (digit(left) || latin(left)))
}

// maxBracket bounds, in bytes, what a pair of brackets holds.
const maxBracket = 600

// bracketed is the place of the bracket that closes the one at i, when the
// two hold Chinese text; else 0.
func bracketed(text string, i int) int {
	found := false
	for j := i + 1; j < len(text) && j-i <= maxBracket; {
		r, size := utf8.DecodeRuneInString(text[j:])
		switch {
		case r == ')' && found:
			return j
		case r == ')', r == '(', r == '\n':
			return 0
		}
		found = found || han(r)
		j += size
	}
	return 0
}
