package source

import (
	"strings"

	"github.com/newsgraph/kg/extract/offset"
)

// readMarkdown removes Markdown's marks from a.Text and takes what its front
// matter tells. Lines of a paragraph are joined.
func readMarkdown(a *Article) {
	m := markdown{text: a.Text}
	if end := m.frontMatter(a); end > 0 {
		m.drop(end)
	}
	for m.at < len(m.text) {
		m.line()
	}
	a.derive(m.out.String(), m.way.Map())
}

// markdown copies a text without its marks.
type markdown struct {
	text   string
	at     int
	out    strings.Builder
	way    offset.Builder
	fenced bool
}

func (m *markdown) drop(n int) {
	m.way.Replace(0, n)
	m.at += n
}

func (m *markdown) keep(n int) {
	m.out.WriteString(m.text[m.at : m.at+n])
	m.way.Copy(n)
	m.at += n
}

// frontMatter reads the key: value lines between --- and ---, and returns
// where they end.
func (m *markdown) frontMatter(a *Article) int {
	if !strings.HasPrefix(m.text, "---\n") {
		return 0
	}
	end := strings.Index(m.text[3:], "\n---\n")
	if end < 0 {
		return 0
	}
	for line := range strings.Lines(m.text[4 : 4+end]) {
		key, v, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, v = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(v), `"'`)
		for _, f := range fieldNames[1:] {
			for _, name := range f.keys {
				if strings.EqualFold(key, name) {
					set(&a.Meta, f.field, v)
				}
			}
		}
	}
	return 3 + end + len("\n---\n")
}

// line copies one line.
func (m *markdown) line() {
	line, _, broken := strings.Cut(m.text[m.at:], "\n")
	trimmed := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
		m.fenced = !m.fenced
		m.drop(len(line))
	case m.fenced, isRule(trimmed):
		m.drop(len(line))
	default:
		m.drop(len(line) - len(afterMarker(line)))
		end := m.at + len(line) - (len(line) - len(afterMarker(line)))
		if heading := strings.TrimRight(m.text[m.at:end], "# "); strings.HasPrefix(trimmed, "#") {
			m.inline(m.at + len(heading))
			m.drop(end - m.at)
		} else {
			m.inline(end)
		}
	}
	if !broken {
		return
	}
	if next, _, _ := strings.Cut(m.text[m.at+1:], "\n"); m.continues(trimmed, strings.TrimSpace(next)) {
		separator := ""
		if last := trimmed[len(trimmed)-1]; last < 0x80 {
			separator = " "
		}
		m.out.WriteString(separator)
		m.way.Replace(len(separator), 1)
		m.at++
		return
	}
	m.keep(1)
}

// continues reports whether next belongs to the same paragraph as line.
func (m *markdown) continues(line, next string) bool {
	return !m.fenced && line != "" && next != "" && !strings.HasPrefix(line, "#") && !isRule(line) && !isRule(next) &&
		afterMarker(next) == next && !strings.HasPrefix(next, "```") && !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "|")
}

// isRule reports whether line is a rule or the underline of a heading.
func isRule(line string) bool {
	return len(line) >= 3 && (strings.Trim(line, "-") == "" || strings.Trim(line, "=") == "" ||
		strings.Trim(line, "* ") == "" || strings.Trim(line, "_ ") == "" || strings.Trim(line, "|-: ") == "")
}

// afterMarker is line without the marks that open it: #, >, -, *, +, 1.
func afterMarker(line string) string {
	rest := strings.TrimLeft(line, " \t")
	for {
		before := rest
		if t := strings.TrimLeft(rest, "#"); t != rest && (t == "" || t[0] == ' ') {
			rest = t
		} else if t, ok := strings.CutPrefix(rest, ">"); ok {
			rest = t
		} else if len(rest) > 1 && strings.IndexByte("-*+", rest[0]) >= 0 && rest[1] == ' ' {
			rest = rest[1:]
		} else if t := strings.TrimLeft(rest, "0123456789"); t != rest && len(rest)-len(t) <= 3 && strings.HasPrefix(t, ". ") {
			rest = t[1:]
		}
		rest = strings.TrimLeft(rest, " \t")
		if rest == before {
			break
		}
	}
	if len(rest) == len(strings.TrimLeft(line, " \t")) {
		return line
	}
	return rest
}

// inline copies up to end without emphasis, code marks, images and the
// addresses of links.
func (m *markdown) inline(end int) {
	for m.at < end {
		rest := m.text[m.at:end]
		next := strings.IndexAny(rest, "*_`![]\\")
		if next < 0 {
			m.keep(len(rest))
			return
		}
		m.keep(next)
		rest = rest[next:]
		switch {
		case strings.HasPrefix(rest, "!["):
			if n := linkEnd(rest[1:]); n > 0 {
				m.drop(1 + n)
				continue
			}
		case rest[0] == '[':
			if n := linkEnd(rest); n > 0 {
				label := strings.IndexByte(rest, ']')
				m.drop(1)
				m.inline(m.at + label - 1)
				m.drop(n - label)
				continue
			}
		case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("*_`[]()#!\\>-", rest[1]) >= 0:
			m.drop(1)
		case rest[0] == '*', rest[0] == '`', strings.HasPrefix(rest, "__"):
			if !strings.HasPrefix(rest, "* ") {
				m.drop(len(rest) - len(strings.TrimLeft(rest, rest[:1])))
				continue
			}
		}
		m.keep(1)
	}
}

// linkEnd is the length of [label](address) at the start of s, 0 for none.
func linkEnd(s string) int {
	label := strings.IndexByte(s, ']')
	if label < 0 || !strings.HasPrefix(s[label+1:], "(") {
		return 0
	}
	address := strings.IndexByte(s[label:], ')')
	if address < 0 {
		return 0
	}
	return label + address + 1
}
