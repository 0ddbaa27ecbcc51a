package clean

import (
	"html"
	"strings"

	"golang.org/x/net/html/atom"
)

// findEntities finds HTML's character references, &lt; &#8220; &nbsp;, that
// end with a semicolon.
func findEntities(text string) (edits []edit) {
	for i := 0; ; {
		amp := strings.IndexByte(text[i:], '&')
		if amp < 0 {
			return edits
		}
		i += amp
		name := text[i:min(len(text), i+34)]
		semicolon := strings.IndexByte(name, ';')
		if semicolon < 2 {
			i++
			continue
		}
		name = name[:semicolon+1]
		if with := html.UnescapeString(name); with != name && !strings.HasSuffix(with, ";") {
			edits = append(edits, edit{i, i + len(name), with})
			i += len(name)
		} else {
			i++
		}
	}
}

// findMarkup removes HTML's tags and comments, and the tails of tags whose <
// was lost. A tag that breaks the line becomes a line break.
func findMarkup(text string) (edits []edit) {
	for i := 0; i < len(text); {
		gt := strings.IndexAny(text[i:], "<>")
		if gt < 0 {
			break
		}
		i += gt
		if text[i] == '>' {
			if start := brokenTag(text, i); start >= 0 && (len(edits) == 0 || start >= edits[len(edits)-1].end) {
				edits = append(edits, edit{start, i + 1, "\n"})
			}
			i++
			continue
		}
		end, with := tag(text, i)
		if end > i {
			edits = append(edits, edit{i, end, with})
			i = end
		} else {
			i++
		}
	}
	return edits
}

// maxTag bounds the length of a tag with its attributes.
const maxTag = 2000

// tag reads the tag or comment at i, up to and with its end; end is i when
// there is none.
func tag(text string, i int) (end int, with string) {
	rest := text[i+1 : min(len(text), i+maxTag)]
	if strings.HasPrefix(rest, "!--") {
		if n := strings.Index(rest, "-->"); n >= 0 {
			return i + 1 + n + 3, ""
		}
		return i, ""
	}
	name := elementName(strings.TrimPrefix(rest, "/"))
	known := atom.Lookup([]byte(strings.ToLower(name)))
	if known == 0 || !element(known) {
		return i, ""
	}
	head := 1 + len(name)
	if rest[0] == '/' {
		head++
	}
	if next := after(text, i+head); next != '>' && next != '/' && next != ' ' && next != '\n' && next != '\t' && next != '\r' {
		return i, ""
	}
	gt := strings.IndexByte(rest, '>')
	if lt := strings.IndexByte(rest, '<'); gt < 0 || lt >= 0 && lt < gt {
		return i, ""
	}
	end = i + 1 + gt + 1
	if known == atom.Script || known == atom.Style {
		closing := "</" + strings.ToLower(name)
		if n := strings.Index(text[end:min(len(text), end+20*maxTag)], closing); n >= 0 && rest[0] != '/' {
			if gt := strings.IndexByte(text[end+n:], '>'); gt >= 0 {
				return end + n + gt + 1, ""
			}
		}
	}
	if inline(known) {
		return end, ""
	}
	return end, "\n"
}

func elementName(s string) string {
	n := 0
	for n < len(s) && n < 12 && (latin(rune(s[n])) || n > 0 && digit(rune(s[n]))) {
		n++
	}
	return s[:n]
}

// brokenTag is the start of "/p>" or "br />" before the > at gt, or -1.
func brokenTag(text string, gt int) int {
	i := gt
	for i > 0 && (latin(rune(text[i-1])) || digit(rune(text[i-1]))) && gt-i < 10 {
		i--
	}
	name := strings.ToLower(text[i:gt])
	if i == 0 || text[i-1] != '/' || len(name) == 0 {
		return -1
	}
	switch name {
	case "p", "br", "div", "span", "strong", "li", "ul", "h1", "h2", "h3", "td", "tr", "b", "em", "a", "section", "article":
		return i - 1
	}
	return -1
}

// element reports whether a names an element, not an attribute.
func element(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.Article, atom.Aside, atom.Audio, atom.B, atom.Blockquote, atom.Body, atom.Br,
		atom.Button, atom.Center, atom.Cite, atom.Code, atom.Dd, atom.Del, atom.Div, atom.Dl, atom.Dt, atom.Em,
		atom.Embed, atom.Figcaption, atom.Figure, atom.Font, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hr, atom.Html, atom.I, atom.Iframe, atom.Img,
		atom.Input, atom.Ins, atom.Label, atom.Li, atom.Link, atom.Main, atom.Meta, atom.Nav, atom.Noscript,
		atom.Object, atom.Ol, atom.Option, atom.P, atom.Picture, atom.Pre, atom.Q, atom.S, atom.Script, atom.Section,
		atom.Small, atom.Source, atom.Span, atom.Strong, atom.Style, atom.Sub, atom.Sup, atom.Svg, atom.Table,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Time, atom.Title, atom.Tr, atom.U, atom.Ul, atom.Video:
		return true
	}
	return false
}

// inline reports whether an element runs on within its line.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins,
		atom.Label, atom.Q, atom.S, atom.Script, atom.Small, atom.Span, atom.Strong, atom.Style, atom.Sub, atom.Sup,
		atom.Time, atom.U:
		return true
	}
	return false
}
