package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/graph/fold"
)

// Explain writes why d has the entity called name: the rule that found it, what
// the tables know it as, and every mention with its rule and its sentence. It
// reports false when the article names nothing so.
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
		line(b, "also", strings.Join(e.Aliases, ", "))
		line(b, "english", e.English)
		line(b, "tickers", strings.Join(e.Tickers, ", "))
		if in != nil {
			line(b, "graph", in(i))
		}
		for _, m := range e.Mentions {
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

func line(b *bufio.Writer, what, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %-9s %s\n", what, value)
	}
}

func explainMention(b *bufio.Writer, d *document.Document, m *document.Mention) {
	fmt.Fprintf(b, "  %d-%d %s, by %s\n", m.Start, m.End, d.Slice(m.Span), m.Rule)
	for _, s := range d.Sentences {
		if s.Contains(m.Span) {
			fmt.Fprintf(b, "    %s[%s]%s\n", d.Text[s.Start:m.Start], d.Slice(m.Span), d.Text[m.End:s.End])
			return
		}
	}
}
