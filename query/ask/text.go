package ask

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Style is how an answer is written for people.
type Style struct {
	Evidence bool                // show the sentence of every fact, with its context
	Bold     func(string) string // marks what was searched for; nil marks nothing
}

// WriteText writes the answer for people to read, in the question's language.
func (a *Answer) WriteText(w io.Writer, style Style) error {
	var b strings.Builder
	notes := &footnotes{}
	for i, blk := range a.blocks() {
		if i > 0 {
			b.WriteByte('\n')
		}
		if blk.heading != "" {
			fmt.Fprintln(&b, plain(blk.heading))
		}
		widths := columnWidths(blk.lines)
		for _, ln := range blk.lines {
			b.WriteString("  ")
			b.WriteString(ln.text(widths, style))
			if ln.remark != "" {
				b.WriteString("\n    " + plain(ln.remark))
			}
			b.WriteString(notes.refer(ln.sources))
			b.WriteByte('\n')
			if style.Evidence || a.Question.Form == Disagreement {
				writeEvidence(&b, ln.sources, style)
			}
		}
	}
	notes.write(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

// columnWidths are the widths to which cells are padded. The last cell of a line needs no padding,
// and wide columns get none.
func columnWidths(lines []line) []int {
	const most = 48
	var widths []int
	for _, ln := range lines {
		for i, c := range ln.cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			w := runewidth.StringWidth(c.text)
			if w > most {
				w = 1
			}
			widths[i] = max(widths[i], w)
		}
	}
	return widths
}

func (ln *line) text(widths []int, style Style) string {
	var b strings.Builder
	for i, c := range ln.cells {
		if widths[i] == 0 { // nobody has one
			continue
		}
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(c.marked(style.Bold))
		if i < len(ln.cells)-1 {
			b.WriteString(strings.Repeat(" ", max(0, widths[i]-runewidth.StringWidth(c.text))))
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// marked is the cell's text with what was searched for marked.
func (c cell) marked(bold func(string) string) string {
	if bold == nil {
		return plain(c.text)
	}
	var b strings.Builder
	at := 0
	for _, m := range c.matches {
		b.WriteString(plain(c.text[at:m[0]]))
		b.WriteString(bold(plain(c.text[m[0]:m[1]])))
		at = m[1]
	}
	b.WriteString(plain(c.text[at:]))
	return b.String()
}

func writeEvidence(b *strings.Builder, list []Source, style Style) {
	bold := style.Bold
	if bold == nil {
		bold = func(s string) string { return "【" + s + "】" }
	}
	for _, s := range list {
		for _, p := range s.Places {
			before, at, behind := s.Context(p)
			if at != "" {
				fmt.Fprintf(b, "      %s%s%s\n", plain(before), bold(plain(at)), plain(behind))
			}
		}
	}
}

// plain replaces what an article could drive a terminal with: control characters and those that
// change the direction of writing.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// footnotes number the sources of an answer in the order in which they come.
type footnotes struct{ list []string }

// refer returns the numbers of sources, as [1] [2].
func (f *footnotes) refer(list []Source) string {
	var b strings.Builder
	for _, s := range list {
		text := plain(s.String())
		i := slices.Index(f.list, text)
		if i < 0 {
			i = len(f.list)
			f.list = append(f.list, text)
		}
		if mark := fmt.Sprintf(" [%d]", i+1); !strings.Contains(b.String(), mark) {
			b.WriteString(mark)
		}
	}
	if b.Len() > 0 {
		return " " + b.String()
	}
	return ""
}

func (f *footnotes) write(b *strings.Builder) {
	if len(f.list) > 0 {
		b.WriteByte('\n')
	}
	for i, s := range f.list {
		fmt.Fprintf(b, "[%d] %s\n", i+1, s)
	}
}
