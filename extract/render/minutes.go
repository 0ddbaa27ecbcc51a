package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// Minutes writes the facts of d as people take minutes: who is who, who said
// what, what was reported.
func Minutes(w io.Writer, d *document.Document) error {
	b := bufio.NewWriter(w)
	v := viewer{d}
	v.head(b)
	v.people(b)
	v.speech(b)
	v.numbers(b)
	v.ties(b)
	return b.Flush()
}

func (v viewer) head(b *bufio.Writer) {
	m := &v.d.Meta
	if m.Title != "" {
		fmt.Fprintln(b, m.Title)
	}
	var line []string
	for _, s := range []string{m.Outlet, m.Author, day(m.Published), m.Lang} {
		if s != "" {
			line = append(line, s)
		}
	}
	if len(line) > 0 {
		fmt.Fprintln(b, strings.Join(line, " · "))
	}
}

func (v viewer) people(b *bufio.Writer) {
	kinds := []struct {
		kind  document.Kind
		title string
	}{{document.Company, "Companies"}, {document.Person, "People"}, {document.Product, "Products"}, {document.Organization, "Organizations"}}
	for _, k := range kinds {
		var names []string
		for i := range v.d.Entities {
			e := &v.d.Entities[i]
			if e.Kind != k.kind {
				continue
			}
			name := e.Name
			if len(e.Aliases) > 0 {
				name += " (" + strings.Join(e.Aliases, ", ") + ")"
			}
			names = append(names, name)
		}
		section(b, k.title, names)
	}
	var posts []string
	for _, r := range v.d.Facts.Roles {
		former := ""
		if r.Former {
			former = " (former)"
		}
		posts = append(posts, fmt.Sprintf("%s: %s, %s%s", v.name(r.Person), r.Title, v.name(r.Company), former))
	}
	section(b, "Posts", posts)
}

func (v viewer) speech(b *bufio.Writer) {
	var lines []string
	for i := range v.d.Facts.Statements {
		s := &v.d.Facts.Statements[i]
		open, end := "", ""
		if s.Form == document.Direct {
			open, end = "“", "”"
		}
		verb := s.Verb
		if verb != "" && verb != "：" {
			verb = " " + verb
		}
		lines = append(lines, fmt.Sprintf("%s%s：%s%s%s", v.name(s.Speaker), strings.TrimSuffix(verb, "："), open, s.Text, end))
	}
	section(b, "Statements", lines)
}

func (v viewer) numbers(b *bufio.Writer) {
	var lines []string
	for i := range v.d.Facts.Figures {
		f := v.figure(&v.d.Facts.Figures[i])
		lines = append(lines, join(owner(f.Company, f.Subject), f.Period, f.Basis, f.Metric, f.Value.String(), f.Unit, mark(f.Forecast, "forecast")))
	}
	section(b, "Figures", lines)
	lines = nil
	for i := range v.d.Facts.Growth {
		g := v.growth(&v.d.Facts.Growth[i])
		change := ""
		switch {
		case g.Rate != nil:
			change = g.Rate.Shift(2).String() + "%"
		case g.Delta != nil:
			change = g.Delta.String() + " " + g.Unit
		}
		if !strings.HasPrefix(change, "-") {
			change = "+" + change
		}
		lines = append(lines, join(owner(g.Company, g.Subject), g.Period, g.Basis, g.Metric, change, g.Compare, mark(g.Forecast, "forecast")))
	}
	section(b, "Growth", lines)
}

func (v viewer) ties(b *bufio.Writer) {
	var lines []string
	for _, r := range v.d.Facts.Relations {
		lines = append(lines, join(v.name(r.From), r.Type, v.name(r.To), r.Date))
	}
	section(b, "Relations", lines)
}

func section(b *bufio.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, l := range lines {
		fmt.Fprintf(b, "  %s\n", l)
	}
}

func owner(company, subject string) string {
	if subject == "" || subject == company {
		return company
	}
	if company == "" {
		return subject
	}
	return company + " / " + subject
}

func mark(on bool, word string) string {
	if on {
		return "(" + word + ")"
	}
	return ""
}

func join(words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
