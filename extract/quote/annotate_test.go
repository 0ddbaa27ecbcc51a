package quote

import (
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/document"
)

// annotate builds a Document from text in which [name] marks a person, {name} a
// company and <name> an organization; names that are written again without
// marks are the same entity. Each line is a paragraph, one that begins with #
// a heading.
func annotate(t *testing.T, marked string) *document.Document {
	t.Helper()
	d := &document.Document{}
	var b strings.Builder
	kinds := map[rune]document.Kind{'[': document.Person, '{': document.Company, '<': document.Organization}
	entities := map[string]int{}
	start, kind := 0, document.None
	for _, line := range strings.Split(strings.TrimSpace(marked), "\n") {
		line = strings.TrimSpace(line)
		p := document.Paragraph{}
		if rest, ok := strings.CutPrefix(line, "#"); ok {
			line, p.Kind = rest, document.Heading
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		p.Start = b.Len()
		for _, r := range line {
			switch r {
			case '[', '{', '<':
				start, kind = b.Len(), kinds[r]
			case ']', '}', '>':
				name := b.String()[start:]
				e, ok := entities[name]
				if !ok {
					e = len(d.Entities)
					entities[name] = e
					d.Entities = append(d.Entities, document.Entity{Kind: kind, Name: name})
				}
				d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: start, End: b.Len()}, Kind: kind, Entity: e})
			default:
				b.WriteRune(r)
			}
		}
		p.End = b.Len()
		d.Paragraphs = append(d.Paragraphs, p)
	}
	d.Text = b.String()
	d.Quotations = quotations(d.Text)
	for i := range d.Paragraphs {
		sentences(d, i)
	}
	for i := 0; i < len(d.Text); i++ {
		for _, w := range []string{"他", "她"} {
			if strings.HasPrefix(d.Text[i:], w) && !strings.HasPrefix(d.Text[i:], "他们") {
				d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: i, End: i + len(w)}, Kind: document.Person, Form: document.Pronoun, Entity: -1})
			}
		}
	}
	return d
}

// sentences splits paragraph i after each period that ends a quotation or a
// sentence.
func sentences(d *document.Document, i int) {
	p := &d.Paragraphs[i]
	p.Sentences.First = len(d.Sentences)
	start := p.Start
	for k := p.Start; k < p.End; k++ {
		if d.Text[k] != '.' {
			continue
		}
		end := k + 1
		if strings.HasPrefix(d.Text[end:], "”") {
			end += len("”")
			if rest := d.Text[end:p.End]; rest != "" && !strings.HasPrefix(rest, " “") {
				continue // “Q.” he said
			}
		}
		if end == p.End || d.Text[end] == ' ' {
			d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: end}, Paragraph: i})
			start = min(end+1, p.End)
		}
	}
	if start < p.End {
		d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: start, End: p.End}, Paragraph: i})
	}
	p.Sentences.End = len(d.Sentences)
}

// quotations pairs “” and 《》, nested.
func quotations(text string) []document.Quotation {
	var out []document.Quotation
	var open []int
	for i, r := range text {
		switch r {
		case '“', '《':
			q := document.Quotation{Depth: len(open), Parent: -1, Title: r == '《'}
			q.Start, q.Inner.Start = i, i+3
			if len(open) > 0 {
				q.Parent = open[len(open)-1]
			}
			open = append(open, len(out))
			out = append(out, q)
		case '”', '》':
			if len(open) > 0 {
				k := open[len(open)-1]
				open = open[:len(open)-1]
				out[k].Inner.End, out[k].End = i, i+3
			}
		}
	}
	return out
}

// said lists a document's statements as "speaker|content".
func said(d *document.Document) []string {
	var out []string
	for _, s := range d.Facts.Statements {
		out = append(out, d.Entities[s.Speaker].Name+"|"+s.Text)
	}
	return out
}
