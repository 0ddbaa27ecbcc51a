package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/pinyin"
)

// findReadings removes the reading of a character that stands behind it in
// brackets, 技術(shù), also where there are several, 和(hé / huò), or a space
// before the bracket closes. The bracket must hold syllables of which the first
// carries a tone mark and is a reading of that very character; (AI) and
// (Non-IFRS) stay. Syllables in
// the neutral tone carry no mark: where a text has several marked readings,
// an unmarked one that fits its character is taken for one too.
func findReadings(text string) (edits []edit) {
	edits = lostReport(text)
	if edits != nil {
		defer func() {
			slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
		}()
	}
	var neutral []edit
	for i := 0; i < len(text); {
		open, size := i, 1
		switch c := text[i]; {
		case c == '(':
		case c == 0xef && strings.HasPrefix(text[i:], "（"):
			size = len("（")
		case c == 0xe3 && strings.HasPrefix(text[i:], "【"):
			size = len("【")
		default:
			i++
			continue
		}
		syllable, toned := reading(text[open+size:])
		end := pastReadings(text, open+size+len(syllable))
		i = end
		closing := after(text, end)
		if syllable == "" || closing != ')' && closing != '）' && closing != '】' || !pinyin.Reads(before(text, open), syllable) {
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

// lostReport finds the 报 of a newspaper's name that was lost with its own reading: some
// sites write 日報 as 日?qǐng)?bào).
func lostReport(text string) (edits []edit) {
	const damage = "?qǐng)?bào)"
	for at := 0; ; {
		k := strings.Index(text[at:], damage)
		if k < 0 {
			return edits
		}
		at += k
		edits = append(edits, edit{at, at + len(damage), "报"})
		at += len(damage)
	}
}

// pastReadings is the end of the further readings, and of the spaces, at byte i.
func pastReadings(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '/') {
		i++
		more, _ := reading(text[i:])
		i += len(more)
	}
	return i
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
