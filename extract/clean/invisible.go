package clean

import (
	"strings"
	"unicode/utf8"
)

// findInvalid marks bytes that are no UTF-8 with the replacement character, a
// run of them with one.
func findInvalid(text string) (edits []edit) {
	if utf8.ValidString(text) {
		return nil
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != utf8.RuneError || size != 1 {
			i += size
			continue
		}
		start := i
		for i < len(text) {
			if r, size := utf8.DecodeRuneInString(text[i:]); r != utf8.RuneError || size != 1 {
				break
			}
			i++
		}
		edits = append(edits, edit{start, i, "\ufffd"})
	}
	return edits
}

// findInvisible removes what nobody sees: zero-width characters, soft hyphens,
// byte order marks, direction marks and control characters. Other line and
// space characters become the common ones.
func findInvisible(text string) (edits []edit) {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= ' ' && c < 0x7f || c == '\n':
			i++
			continue
		case 0xe3 <= c && c < 0xee: // Chinese, three bytes each
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch with, found := visible(r); {
		case r == '\r' && strings.HasPrefix(text[i+1:], "\n"):
			edits = append(edits, edit{i, i + 1, ""})
		case found:
			edits = append(edits, edit{i, i + size, with})
		}
		i += size
	}
	return edits
}

// visible is what to write for an invisible character.
func visible(r rune) (with string, found bool) {
	switch {
	case 0x2010 <= r && r < 0x2028, 0xff00 < r && r < 0xfff0: // Chinese punctuation
		return "", false
	case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return "\n", true
	case r == '\t', r == 0xa0, r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f:
		return " ", true
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e,
		r >= 0x2060 && r <= 0x206f, r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f, r >= 0xfff9 && r <= 0xfffb,
		r >= 0xe000 && r <= 0xf8ff:
		return "", true
	}
	return "", false
}
