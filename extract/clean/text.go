package clean

import (
	"unicode"
	"unicode/utf8"
)

// han reports whether r is a Chinese character.
func han(r rune) bool {
	return 0x4e00 <= r && r <= 0x9fff || 0x3400 <= r && r <= 0x4dbf || r == '〇' || r == '々' ||
		0xf900 <= r && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// chineseMark reports whether r is punctuation of Chinese text, quotation
// marks and full-width forms included.
func chineseMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return 0x3001 <= r && r <= 0x3003 || 0x3008 <= r && r <= 0x3011 || 0x3014 <= r && r <= 0x301f ||
		0xff00 < r && r < 0xff5f && !fullWidthAlphanumeric(r)
}

func chinese(r rune) bool { return han(r) || chineseMark(r) }

func fullWidthAlphanumeric(r rune) bool {
	return '０' <= r && r <= '９' || 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ'
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

func latin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func letter(r rune) bool { return r < 0x80 && latin(r) || r >= 0x80 && unicode.IsLetter(r) && !han(r) }

// before is the character that ends at i, after the one that starts there; 0
// for none.
func before(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func after(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// characters counts what an edit touched.
func characters(old, with string) int {
	return max(utf8.RuneCountInString(old), utf8.RuneCountInString(with))
}
