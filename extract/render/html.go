package render

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// HTML writes the article with its speakers, cues, contents and names marked, as
// one page without scripts.
func HTML(w io.Writer, d *document.Document) error {
	b := bufio.NewWriter(w)
	title := d.Meta.Title
	if title == "" {
		title = d.Meta.Path
	}
	fmt.Fprintf(b, page, html.EscapeString(title), html.EscapeString(title))
	marks := marksOf(d)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		tag := map[document.ParagraphKind]string{document.Title: "h2", document.Heading: "h3", document.Boilerplate: `p class="boilerplate"`}[p.Kind]
		if tag == "" {
			tag = "p"
		}
		fmt.Fprintf(b, "<%s>", tag)
		writeMarked(b, d.Text, p.Span, marks)
		fmt.Fprintf(b, "</%s>\n", strings.Fields(tag)[0])
	}
	b.WriteString("</main>\n")
	return b.Flush()
}

const page = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%s</title>
<style>
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #222; --said: #fff1b8; --cue: #b45309; --company: #1d4ed8; --person: #be185d; --product: #047857; --organization: #7c3aed }
@media (prefers-color-scheme: dark) { :root { --paper: #17181b; --ink: #ddd; --said: #4a3f12; --cue: #fbbf24; --company: #93c5fd; --person: #f9a8d4; --product: #6ee7b7; --organization: #c4b5fd } }
body { background: var(--paper); color: var(--ink); margin: 2rem auto; padding: 0 1rem; max-width: 46rem; font: 17px/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", Georgia, serif }
header { font: 13px/2 system-ui, sans-serif }
.content { background: var(--said); border-radius: 3px; padding: .1em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone }
.cue { color: var(--cue); border-bottom: 2px solid var(--cue) }
.speaker { font-weight: bold }
.company { color: var(--company) } .person { color: var(--person) } .product { color: var(--product) } .organization { color: var(--organization) }
.boilerplate { opacity: .5; font-size: 85%% }
</style>
<header><b>%s</b><br><span class="company">company</span> · <span class="person">person</span> · <span class="product">product</span> · <span class="organization">organization</span> · <span class="cue">verb of saying</span> · <span class="content">what was said</span></header>
<main>
`

// A textMark gives a span of text a class and a tip.
type textMark struct {
	document.Span
	class, tip string
}

// marksOf lists what is to be marked in d, in order.
func marksOf(d *document.Document) []textMark {
	var marks []textMark
	for _, m := range d.Mentions {
		if m.Entity < 0 || d.Entities[m.Entity].Kind == document.Topic {
			continue
		}
		e := &d.Entities[m.Entity]
		marks = append(marks, textMark{m.Span, e.Kind.String(), e.Name})
	}
	for _, s := range d.Facts.Statements {
		name := d.Entities[s.Speaker].Name
		for _, c := range s.Content {
			marks = append(marks, textMark{c, "content", name + " " + s.Verb})
		}
		marks = append(marks, textMark{s.SpeakerSpan, "speaker", name}, textMark{s.Cue, "cue", name})
	}
	marks = slices.DeleteFunc(marks, func(m textMark) bool { return m.Empty() })
	slices.SortStableFunc(marks, func(a, b textMark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return marks
}

// writeMarked writes span of text, cut at every border of a mark; each piece
// carries the classes of all marks over it and the tip of the innermost.
func writeMarked(b *bufio.Writer, text string, span document.Span, marks []textMark) {
	cuts := []int{span.Start, span.End}
	var here []textMark
	for _, m := range marks {
		if m.Overlaps(span) {
			here = append(here, m)
			cuts = append(cuts, max(m.Start, span.Start), min(m.End, span.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 1; i < len(cuts); i++ {
		piece := document.Span{Start: cuts[i-1], End: cuts[i]}
		var classes []string
		tip := ""
		for _, m := range here {
			if m.Contains(piece) {
				classes, tip = append(classes, m.class), m.tip
			}
		}
		words := html.EscapeString(text[piece.Start:piece.End])
		if len(classes) == 0 {
			b.WriteString(words)
			continue
		}
		fmt.Fprintf(b, `<span class="%s" title="%s">%s</span>`, strings.Join(classes, " "), html.EscapeString(tip), words)
	}
}
