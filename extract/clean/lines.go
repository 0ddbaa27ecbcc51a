package clean

import (
	"strings"
	"unicode/utf8"
)

// findLines leaves one paragraph on each line: white space at the edges and
// empty lines go, and lines that were broken within a sentence are joined.
func findLines(text string) (edits []edit) {
	lines := splitLines(text)
	wrapped := wrapWidth(text, lines)
	cut := cutByTags(text, lines)
	done := 0
	for i, l := range lines {
		with := ""
		switch {
		case i == 0:
		case lines[i-1].runsOn(text, l, wrapped), cut && lines[i-1].cutOff(text, l):
			if letter(before(text, lines[i-1].end)) && letter(after(text, l.start)) {
				with = " "
			}
		default:
			with = "\n"
		}
		if text[done:l.start] != with {
			edits = append(edits, edit{done, l.start, with})
		}
		done = l.end
	}
	if done < len(text) {
		edits = append(edits, edit{done, len(text), ""})
	}
	return edits
}

// line is a line of the text that is not blank, without the space around it.
type line struct {
	start, end int
	width      int  // in columns
	apart      bool // a blank line or an indent stands before it
	indented   bool
}

func splitLines(text string) (lines []line) {
	blank := false
	indented := 0
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		trimmed := strings.TrimRight(text[at:end], " \u3000")
		start := len(trimmed) - len(strings.TrimLeft(trimmed, " \u3000"))
		if body := trimmed[start:]; body != "" {
			lines = append(lines, line{at + start, at + len(trimmed), width(body), blank, start > 0})
			if start > 0 {
				indented++
			}
			blank = false
		} else {
			blank = true
		}
		at = end + 1
	}
	for i := range lines {
		l := &lines[i]
		l.apart = l.apart || l.indented && indented*4 < len(lines)*3 // an indent of all lines sets none apart
	}
	return lines
}

func width(s string) int {
	n := utf8.RuneCountInString(s)
	return n + (len(s)-n)/2 // a character of three bytes is two columns wide
}

// maxWrap bounds the width of lines that an editor or a mailer broke.
const maxWrap = 100

// wrapWidth is the width at which the text was broken into lines, 0 when each
// line is a paragraph: most lines must come near to the widest.
func wrapWidth(text string, lines []line) int {
	widest, full := 0, 0
	for _, l := range lines {
		widest = max(widest, l.width)
	}
	if widest > maxWrap || widest < 30 {
		return 0
	}
	for _, l := range lines {
		if l.width*10 >= widest*9 && !endsSentence(before(text, l.end)) {
			full++
		}
	}
	if full < 3 || full*2 < len(lines) {
		return 0
	}
	return widest
}

// runsOn reports whether the sentence that l breaks off runs on in next.
func (l line) runsOn(text string, next line, wrapped int) bool {
	if next.apart {
		return false
	}
	switch last := before(text, l.end); last {
	case '，', '、', '（', '《', '“', '‘':
		return true
	default:
		return wrapped > 0 && l.width*100 >= wrapped*85 && !endsSentence(last) && last != '.' && last != '：'
	}
}

// cutByTags reports whether scraping put what stood within tags, links and bold words, on lines of
// their own: twice or more a line begins as no sentence does.
func cutByTags(text string, lines []line) bool {
	const enough = 2
	n := 0
	for i, l := range lines {
		if i > 0 && !l.apart && goesOn(text[l.start:l.end]) {
			n++
		}
	}
	return n >= enough
}

// cutOff reports whether the sentence of l goes on in next, of a text that is cut by tags: next
// begins as no sentence does, or l ends as none does, with a clause before that it is no heading for.
func (l line) cutOff(text string, next line) bool {
	body, last := text[l.start:l.end], before(text, l.end)
	switch {
	case next.apart || last == '。' || last == '！' || last == '？':
		return false
	case goesOn(text[next.start:next.end]):
		return true
	}
	return !endsSentence(last) && !strings.ContainsRune("：:；;.", last) && strings.ContainsAny(body, "，。；")
}

// goesOn reports whether a line begins with what only stands within a sentence: a mark that
// closes or parts, or how somebody is addressed behind the name.
func goesOn(line string) bool {
	for _, mark := range [...]string{"，", "。", "；", "、", "：", "！", "？", "）", "》", "先生", "女士"} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}
