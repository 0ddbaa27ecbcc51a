package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// Text divides the text of d into paragraphs, sentences and quotations. It
// needs d.Text and d.Boilerplate and sets d.Paragraphs, d.Sentences and
// d.Quotations, and d.Meta.Title where only the text tells the title.
func Text(d *document.Document) {
	Paragraphs(d)
	Quotations(d)
	Sentences(d)
}

// maxHeading and maxTitle bound, in columns (a Chinese character is two), the
// lines that can be headings and titles.
const (
	maxHeading = 70
	maxTitle   = 120
)

// Paragraphs sets d.Paragraphs, one for each line that is not empty, with
// their kinds. The first line is the title when it reads like one or when
// d.Meta.Title says so.
func Paragraphs(d *document.Document) {
	d.Paragraphs = d.Paragraphs[:0]
	boilerplate := d.Boilerplate
	for start := 0; start < len(d.Text); {
		end := strings.IndexByte(d.Text[start:], '\n')
		if end < 0 {
			end = len(d.Text)
		} else {
			end += start
		}
		span := document.Span{Start: start, End: end}
		start = end + 1
		if span.Empty() {
			continue
		}
		for len(boilerplate) > 0 && boilerplate[0].End <= span.Start {
			boilerplate = boilerplate[1:]
		}
		p := document.Paragraph{Span: span}
		line := d.Slice(span)
		switch {
		case len(boilerplate) > 0 && boilerplate[0].Contains(span):
			p.Kind = document.Boilerplate
		case len(d.Paragraphs) == 0 && isTitle(d, line, end < len(d.Text)):
			p.Kind = document.Title
		case isHeading(line):
			p.Kind = document.Heading
		}
		d.Paragraphs = append(d.Paragraphs, p)
	}
	if len(d.Paragraphs) == 0 {
		return
	}
	// A heading stands above something; a file of one line is its text.
	if last := &d.Paragraphs[len(d.Paragraphs)-1]; last.Kind == document.Heading && len(d.Paragraphs) == 1 {
		last.Kind = document.Body
	}
	if first := d.Paragraphs[0]; first.Kind == document.Title && d.Meta.Title == "" {
		d.Meta.Title = d.Slice(first.Span)
	}
}

// isTitle reports whether the first line is the article's title. more says
// that the article goes on after it.
func isTitle(d *document.Document, line string, more bool) bool {
	if t := d.Meta.Title; t != "" && (line == t || strings.HasPrefix(t, line) && 2*len(line) > len(t)) {
		return true
	}
	if !more || columns(line) > maxTitle {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if last == '？' || last == '！' || last == '?' || last == '!' {
		return columns(line) <= maxHeading
	}
	return !strings.ContainsRune("。；，：、.,;:", last) && !strings.Contains(line, "。")
}

// isHeading reports whether line is short and ends without a mark, as
// headings and captions do.
func isHeading(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return columns(line) <= maxHeading && !strings.ContainsRune("。！？…；，：、”’」』.!?;,:\"", last) &&
		!strings.ContainsAny(line, "。；") && strings.ContainsFunc(line, unicode.IsLetter)
}

// columns is the width of s on a terminal, nearly.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	return n + (len(s)-n)/2
}
