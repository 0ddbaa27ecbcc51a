package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/graph/fold"
)

// Explain writes why d has the entity called name: the rule that found it, what
// the tables know it as, what makes its other names the same, and every mention,
// by its bytes in the text as repaired, with its rule and its sentence. It reports
// false when the article names nothing so.
//
// in says of the entity with an index which node of a graph it is, "" for nothing;
// nil when there is no graph.
func Explain(w io.Writer, d *document.Document, name string, in func(entity int) string) (found bool, err error) {
	b := bufio.NewWriter(w)
	wanted := fold.Name(name)
	for i := range d.Entities {
		e := &d.Entities[i]
		if !called(e, wanted) {
			continue
		}
		found = true
		fmt.Fprintf(b, "%s %s\n", e.Kind, e.Name)
		line(b, "rule", e.Rule)
		line(b, "known as", e.Known)
		if tie := e.Ties[e.Name]; tie != "" {
			line(b, "name", because(e.Name, tie))
		}
		for _, alias := range e.Aliases {
			line(b, "also", because(alias, e.Ties[alias]))
		}
		line(b, "english", e.English)
		line(b, "tickers", strings.Join(e.Tickers, ", "))
		line(b, "of", e.Owner)
		if in != nil {
			line(b, "graph", in(i))
		}
		for _, m := range slices.Sorted(slices.Values(e.Mentions)) { // mentions lie in the order of the text
			explainMention(b, d, &d.Mentions[m])
		}
	}
	return found, b.Flush()
}

func called(e *document.Entity, wanted string) bool {
	for _, n := range append([]string{e.Name, e.Known, e.English}, e.Aliases...) {
		if n != "" && fold.Name(n) == wanted {
			return true
		}
	}
	return false
}

// because is a name with what makes it the entity's, where anything has to.
func because(name, tie string) string {
	if tie != "" {
		name += ": " + tie
	}
	return name
}

func line(b *bufio.Writer, what, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %-9s %s\n", what, value)
	}
}

func explainMention(b *bufio.Writer, d *document.Document, m *document.Mention) {
	fmt.Fprintf(b, "  %d-%d %s: %s\n", m.Start, m.End, d.Slice(m.Span), m.Rule)
	for _, s := range d.Sentences {
		if s.Contains(m.Span) {
			fmt.Fprintf(b, "    %s[%s]%s\n", d.Text[s.Start:m.Start], d.Slice(m.Span), d.Text[m.End:s.End])
			return
		}
	}
}
