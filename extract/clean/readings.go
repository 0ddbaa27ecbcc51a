package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/pinyin"
)

// findReadings removes the reading of a character that stands behind it in
// brackets, 技術(shù). The bracket must hold one syllable with a tone mark that
// is a reading of that very character; (AI) and (Non-IFRS) stay. Syllables in
// the neutral tone carry no mark: where a text has several marked readings,
// an unmarked one that fits its character is taken for one too.
func findReadings(text string) (edits []edit) {
	var neutral []edit
	for i := 0; i < len(text); {
		open, size := i, 1
		switch c := text[i]; {
		case c == '(':
		case c == 0xef && strings.HasPrefix(text[i:], "（"):
			size = len("（")
		default:
			i++
			continue
		}
		syllable, toned := reading(text[open+size:])
		end := open + size + len(syllable)
		i = end
		closing := after(text, end)
		if syllable == "" || closing != ')' && closing != '）' || !pinyin.Reads(before(text, open), syllable) {
			continue
		}
		i += utf8.RuneLen(closing)
		if toned {
			edits = append(edits, edit{open, i, ""})
		} else {
			neutral = append(neutral, edit{open, i, ""})
		}
	}
	if len(edits) >= 3 {
		edits = merge(edits, neutral)
	}
	return edits
}

// reading is the run of pinyin letters at the start of s, at most a syllable.
func reading(s string) (syllable string, toned bool) {
	n := 0
	for i, r := range s {
		if !pinyin.Letter(r) || n == 6 {
			return s[:i], toned
		}
		toned = toned || pinyin.Toned(r)
		n++
	}
	return s, toned
}

// merge joins two ordered lists of edits that do not overlap.
func merge(a, b []edit) []edit {
	if len(b) == 0 {
		return a
	}
	all := make([]edit, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].start < b[0].start {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
