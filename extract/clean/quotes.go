package clean

import "strings"

// findQuotes writes the quotation marks of Chinese paragraphs as “ ” and,
// inside of those, ‘ ’: straight marks, 「」『』 and 〝〞. Where a paragraph has
// the same curly mark at both ends of its quotations, every other one is
// turned round.
func findQuotes(text string) (edits []edit) {
	if !strings.ContainsAny(text, "\"＂「『〝“”") {
		return nil
	}
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if p := text[start:end]; strings.IndexFunc(p, han) >= 0 {
			edits = findQuotesIn(edits, p, start)
		}
		start = end + 1
	}
	return edits
}

func findQuotesIn(edits []edit, p string, at int) []edit {
	opening, closing := strings.Count(p, "“"), strings.Count(p, "”")
	turned := opening > 1 && closing == 0 && opening%2 == 0 || closing > 1 && opening == 0 && closing%2 == 0
	straight, corner := false, 0 // inside of a straight quotation; depth of corner marks
	put := func(i, size int, with string) { edits = append(edits, edit{at + i, at + i + size, with}) }
	for i, r := range p {
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
			if size := len(string(r)); p[i:i+size] != with {
				put(i, size, with)
			}
		case '「', '『', '〝':
			with := "“"
			if corner%2 == 1 {
				with = "‘"
			}
			corner++
			put(i, len("「"), with)
		case '」', '』', '〞', '〟':
			corner = max(0, corner-1)
			with := "”"
			if corner%2 == 1 {
				with = "’"
			}
			put(i, len("」"), with)
		}
	}
	return edits
}
