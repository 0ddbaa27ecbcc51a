package clean

import "strings"

// lostIndents is from how many lines on that begin with the same run of question
// marks these are what is left of an indent, and no lost bytes of words.
const lostIndents = 3

// findIndents removes the question marks as which wide spaces at the start of
// paragraphs were stored: ????10月21日消息. They stand at every paragraph alike,
// where bytes are lost here and there.
func findIndents(text string) (edits []edit) {
	if !strings.Contains(text, "??") {
		return nil
	}
	counts := map[int]int{}
	marks := func(found func(start, n int)) {
		for at := 0; at < len(text); {
			end := len(text)
			if k := strings.IndexByte(text[at:], '\n'); k >= 0 {
				end = at + k
			}
			rest := strings.TrimLeft(text[at:end], "?")
			if n := end - at - len(rest); n >= 2 && rest != "" {
				found(at, n)
			}
			at = end + 1
		}
	}
	marks(func(_, n int) { counts[n]++ })
	marks(func(start, n int) {
		if counts[n] >= lostIndents {
			edits = append(edits, edit{start, start + n, ""})
		}
	})
	return edits
}
