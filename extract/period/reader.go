package period

import (
	"strings"
	"unicode/utf8"
)

// reader is a place in a text from which an expression is read. What does not
// match leaves it where it was.
type reader struct {
	text string
	i    int
}

func (p *reader) rest() string { return p.text[p.i:] }

// lit takes the first of words that follows.
func (p *reader) lit(words ...string) bool {
	for _, w := range words {
		end := p.i + len(w)
		if end <= len(p.text) && p.text[end-1] == w[len(w)-1] && p.text[p.i:end] == w {
			p.i = end
			return true
		}
	}
	return false
}

// sees reports whether one of words follows.
func (p *reader) sees(words ...string) bool {
	at := p.i
	ok := p.lit(words...)
	p.i = at
	return ok
}

// space takes one space.
func (p *reader) space() {
	if p.i < len(p.text) && p.text[p.i] == ' ' {
		p.i++
	}
}

// number takes Arabic digits, up to four, or a Chinese numeral below a hundred.
func (p *reader) number() (n int, ok bool) {
	j := p.i
	for j < len(p.text) && isDigit(p.text[j]) {
		j++
	}
	if j > p.i {
		if j-p.i > 4 {
			return 0, false
		}
		n, _ = digits(p.text[p.i:j])
		p.i = j
		return n, true
	}
	return p.hanNumber()
}

// hanNumber takes a Chinese numeral below a hundred.
func (p *reader) hanNumber() (n int, ok bool) {
	at, tens := p.i, false
	for range 4 {
		r, size := utf8.DecodeRuneInString(p.rest())
		if r == '十' && !tens {
			n, tens = max(n, 1)*10, true
		} else if d := hanDigit(r); d > 0 && (n == 0 || tens && n%10 == 0) {
			n += d
		} else if d >= 0 || r == '十' {
			p.i = at
			return 0, false
		} else {
			break
		}
		p.i += size
	}
	return n, p.i > at
}

// yearDigits takes 二〇二二.
func (p *reader) yearDigits() (year int, ok bool) {
	at := p.i
	for range 4 {
		r, size := utf8.DecodeRuneInString(p.rest())
		d := hanDigit(r)
		if d < 0 {
			p.i = at
			return 0, false
		}
		year = year*10 + d
		p.i += size
	}
	return year, true
}

func hanDigit(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// word takes one of words, in lower case, after an optional space or hyphen,
// whatever its case in the text.
func (p *reader) word(words ...string) bool {
	at := p.i
	if at < len(p.text) && (p.text[at] == ' ' || p.text[at] == '-') {
		at++
	}
	for _, w := range words {
		if end := at + len(w); end <= len(p.text) && p.text[at]|0x20 == w[0] && !(end < len(p.text) && isLetter(p.text[end])) && equalFold(p.text[at:end], w) {
			p.i = end
			return true
		}
	}
	return false
}

// words takes a sequence of words, all or none.
func (p *reader) words(phrase string) bool {
	at := p.i
	for w := range strings.SplitSeq(phrase, " ") {
		if !p.word(w) {
			p.i = at
			return false
		}
	}
	return true
}

// phrase takes the first of several sequences of words.
func (p *reader) phrase(phrases ...string) bool {
	for _, s := range phrases {
		if p.words(s) {
			return true
		}
	}
	return false
}

func equalFold(text, w string) bool {
	for i := range len(w) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
