package clean

import (
	"strings"
	"unicode/utf8"
)

// findQuotes writes the quotation marks of Chinese paragraphs as “ ” and,
// inside of those, ‘ ’: straight marks, 「」『』 and 〝〞. Where a paragraph has
// the same curly mark at both ends of its quotations, every other one is
// turned round.
func findQuotes(text string) (edits []edit) {
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		edits = findQuotesIn(edits, text[start:end], start)
		start = end + 1
	}
	return edits
}

// chineseSoon is how far into a Chinese paragraph its first Chinese character
// may stand.
const chineseSoon = 400

func findQuotesIn(edits []edit, p string, base int) []edit {
	if strings.IndexFunc(p[:min(len(p), chineseSoon)], han) < 0 {
		return edits
	}
	opening, closing := strings.Count(p, "“"), strings.Count(p, "”")
	turned := opening > 1 && closing == 0 && opening%2 == 0 || closing > 1 && opening == 0 && closing%2 == 0
	straight, corner := false, 0 // inside of a straight quotation; depth of corner marks
	put := func(i, size int, with string) { edits = append(edits, edit{base + i, base + i + size, with}) }
	for i, size := 0, 1; i < len(p); i += size {
		r := rune(p[i])
		size = 1
		switch c := p[i]; {
		case c == 0xe2 || c == 0xe3 || c == 0xef: // where the marks are
			r, size = utf8.DecodeRuneInString(p[i:])
		case c > 0xe3: // Chinese
			size = 3
			continue
		}
		switch r {
		case '"', '＂', '“', '”':
			if r == '“' || r == '”' {
				if !turned {
					continue
				}
			} else if r == '"' && !straight && digit(before(p, i)) {
				continue // inches
			}
			straight = !straight
			with := "”"
			if straight {
				with = "“"
			}
			if p[i:i+size] != with {
				put(i, size, with)
			}
		case '「', '『', '〝':
			with := "“"
			if corner%2 == 1 {
				with = "‘"
			}
			corner++
			put(i, size, with)
		case '」', '』', '〞', '〟':
			corner = max(0, corner-1)
			with := "”"
			if corner%2 == 1 {
				with = "’"
			}
			put(i, size, with)
		}
	}
	return edits
}
