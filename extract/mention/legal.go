package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// legalEnds end the names of firms in Latin letters, as they are written in registers.
var legalEnds = []string{"LTD", "Ltd", "LIMITED", "Limited", "INC", "Inc", "LLC", "CORP", "Corp", "BHD", "Bhd", "GMBH", "GmbH", "PLC"}

// registered proposes the Latin names in Chinese text that end with a legal form, from
// their first capital on: CALIWAY GLOBAL CO., LTD., INVENTEC ELECTRONICS（THAILAND）
// CO., LTD.
func (f *finder) registered() {
	if isEnglish(f.d) {
		return
	}
	text := f.d.Text
	for i := 0; i < len(text); i++ {
		if !isUpper(rune(text[i])) {
			continue
		}
		from := i
		end := f.latinRun(from)
		if stop := lastLegal(text[from:end]); stop > 0 {
			if from+stop < len(text) && text[from+stop] == '.' {
				stop++
			}
			f.propose(from, from+stop, document.Company, surest, "Latin name with a legal form")
		}
		i = end
	}
}

// latinRun is where the Latin letters, marks and spaces that start at byte i end, a
// bracketed place among them.
func (f *finder) latinRun(i int) int {
	text := f.d.Text
	for i < len(text) {
		switch c := text[i]; {
		case isLatin(rune(c)), '0' <= c && c <= '9', strings.IndexByte(" .,&-'", c) >= 0:
			i++
		default:
			inner, ok := bracket(text[i:min(len(text), i+40)])
			if !ok || inner == "" || !isUpper(rune(inner[0])) || strings.IndexFunc(inner, func(r rune) bool { return !isLatin(r) && r != ' ' }) >= 0 {
				return i
			}
			close := i + strings.Index(text[i:], inner) + len(inner)
			i = close + len(string(f.runeAt(close)))
		}
	}
	return i
}

// lastLegal is the length of run up to its last legal form as a word behind another;
// 0 when there is none.
func lastLegal(run string) int {
	for at := len(run); at > 0; {
		start := strings.LastIndexAny(run[:at], " ,.)）")
		word := run[start+1 : at]
		for _, l := range legalEnds {
			if start > 2 && word == l {
				return at
			}
			if len(word) > len(l)+6 && strings.HasSuffix(word, "COMPANY"+l) {
				return at
			}
		}
		at = max(start, 0)
	}
	return 0
}
