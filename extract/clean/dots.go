package clean

import "unicode/utf8"

// findDots writes the dots that part a foreign name in Chinese text, of which there
// are many, as the middle dot: 杰夫•贝索斯, 萨提亚．纳德拉, and those of numbers as points.
func findDots(text string) (edits []edit) {
	for i := 0; i < len(text); {
		if c := text[i]; c != 0xc2 && c != 0xe2 && c != 0xe3 && c != 0xef {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '•', '‧', '∙', '⋅', '・', '･', '．':
			if han(before(text, i)) && han(after(text, i+size)) {
				edits = append(edits, edit{i, i + size, "·"})
			}
		}
		if (r == '‧' || r == '﹒') && digit(before(text, i)) && digit(after(text, i+size)) {
			edits = append(edits, edit{i, i + size, "."}) // 34﹒5%, as Hong Kong's wires write
		}
		i += size
	}
	return edits
}
