package clean

import "unicode/utf8"

// findFullWidth writes full-width Latin letters, digits and the signs that go
// with numbers as ASCII.
func findFullWidth(text string) (edits []edit) {
	for i := 0; i < len(text); {
		if text[i] != 0xef {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if fullWidthAlphanumeric(r) || fullWidthSign(text, i, i+size, r) {
			edits = append(edits, edit{i, i + size, string(r - 0xff00 + 0x20)})
		}
		i += size
	}
	return edits
}

// fullWidthSign reports whether the full-width r at [start, end) is part of a
// number or an address: 5％, 3．5, １，000, ＋2, user＠host.
func fullWidthSign(text string, start, end int, r rune) bool {
	left, right := narrow(before(text, start)), narrow(after(text, end))
	switch r {
	case '％', '＆', '＃', '＠', '＄', '＋', '＝', '＿', '＊':
		return true
	case '．', '，':
		return digit(left) && digit(right) && (r == '．' || thousands(text[end:]))
	case '－', '／':
		return digit(right) || latin(left) && latin(right)
	}
	return false
}

// thousands reports whether s starts with exactly three digits.
func thousands(s string) bool {
	n := 0
	for _, r := range s {
		if !digit(narrow(r)) {
			break
		}
		n++
	}
	return n == 3 && fullWidthAlphanumeric(after(s, 0)) // １，０００; 5月3，120人 has ASCII digits
}

func narrow(r rune) rune {
	if fullWidthAlphanumeric(r) {
		return r - 0xff00 + 0x20
	}
	return r
}
