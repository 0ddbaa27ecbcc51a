package query_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
	"github.com/newsgraph/kg/query/value"
)

// The notation of results in the TCK, read to Go values: plain values, lists and maps as they are, parts of
// a graph as the types here.
type (
	tckNode struct {
		labels []string
		props  map[string]any
	}
	tckRel struct {
		typ   string
		props map[string]any
	}
	// tckPath is nodes and relationships by turns; a relationship that is walked against its direction
	// is marked.
	tckPath struct {
		nodes    []tckNode
		rels     []tckRel
		backward []bool
	}
)

type expectedParser struct {
	text string
	pos  int
}

func parseExpected(text string) (v any, err error) {
	p := &expectedParser{text: strings.TrimSpace(text)}
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%v at %d of %q", e, p.pos, text)
		}
	}()
	v = p.value()
	p.space()
	if p.pos < len(p.text) {
		panic("trailing text")
	}
	return v, nil
}

func (p *expectedParser) space() {
	for p.pos < len(p.text) && p.text[p.pos] == ' ' {
		p.pos++
	}
}

func (p *expectedParser) accept(s string) bool {
	p.space()
	if strings.HasPrefix(p.text[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

func (p *expectedParser) expect(s string) {
	if !p.accept(s) {
		panic("expected " + s)
	}
}

func (p *expectedParser) word() string {
	p.space()
	start := p.pos
	for p.pos < len(p.text) && !strings.ContainsRune(" ,:{}[]()<>|", rune(p.text[p.pos])) {
		p.pos++
	}
	return p.text[start:p.pos]
}

func (p *expectedParser) value() any {
	p.space()
	if p.pos >= len(p.text) {
		panic("nothing there")
	}
	switch p.text[p.pos] {
	case '\'':
		return p.str()
	case '[':
		if strings.HasPrefix(p.text[p.pos:], "[:") {
			return p.rel()
		}
		return p.list()
	case '{':
		return p.props()
	case '(':
		return p.node()
	case '<':
		return p.path()
	}
	return scalar(p.word())
}

func scalar(w string) any {
	switch w {
	case "null":
		return nil
	case "true", "false":
		return w == "true"
	}
	if n, err := strconv.ParseInt(w, 10, 64); err == nil {
		return n
	}
	f, err := strconv.ParseFloat(w, 64)
	if err != nil {
		panic(err)
	}
	return f
}

func (p *expectedParser) str() string {
	p.pos++
	var b strings.Builder
	for p.pos < len(p.text) && p.text[p.pos] != '\'' {
		if p.text[p.pos] == '\\' && p.pos+1 < len(p.text) {
			p.pos++
		}
		b.WriteByte(p.text[p.pos])
		p.pos++
	}
	p.pos++
	return b.String()
}

func (p *expectedParser) list() any {
	list := []any{}
	p.expect("[")
	for !p.accept("]") {
		list = append(list, p.value())
		p.accept(",")
	}
	return list
}

func (p *expectedParser) props() map[string]any {
	m := map[string]any{}
	p.expect("{")
	for !p.accept("}") {
		key := p.word()
		p.expect(":")
		m[key] = p.value()
		p.accept(",")
	}
	return m
}

func (p *expectedParser) optionalProps() map[string]any {
	p.space()
	if p.pos < len(p.text) && p.text[p.pos] == '{' {
		return p.props()
	}
	return map[string]any{}
}

func (p *expectedParser) node() tckNode {
	var n tckNode
	p.expect("(")
	for p.accept(":") {
		n.labels = append(n.labels, p.word())
	}
	n.props = p.optionalProps()
	p.expect(")")
	return n
}

func (p *expectedParser) rel() tckRel {
	p.expect("[:")
	r := tckRel{typ: p.word()}
	r.props = p.optionalProps()
	p.expect("]")
	return r
}

func (p *expectedParser) path() tckPath {
	var path tckPath
	p.expect("<")
	path.nodes = append(path.nodes, p.node())
	for !p.accept(">") {
		path.backward = append(path.backward, p.accept("<"))
		p.expect("-")
		path.rels = append(path.rels, p.rel())
		p.expect("-")
		if !path.backward[len(path.backward)-1] {
			p.expect(">")
		}
		path.nodes = append(path.nodes, p.node())
	}
	return path
}

// simplify turns a result into the same types.
func simplify(v any) any {
	switch v := v.(type) {
	case graph.Node:
		return tckNode{v.Labels, simplifyProps(v.Props)}
	case graph.Edge:
		return tckRel{v.Type, simplifyProps(v.Props)}
	case *query.Path:
		var p tckPath
		for _, n := range v.Nodes {
			p.nodes = append(p.nodes, tckNode{n.Labels, simplifyProps(n.Props)})
		}
		for i, e := range v.Edges {
			p.rels = append(p.rels, tckRel{e.Type, simplifyProps(e.Props)})
			p.backward = append(p.backward, e.From != v.Nodes[i].ID)
		}
		return p
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = simplify(e)
		}
		return list
	case map[string]any:
		return simplifyProps(v)
	case fmt.Stringer:
		return v.String() // temporal values stand as strings
	}
	return v
}

func simplifyProps(props map[string]any) map[string]any {
	m := map[string]any{}
	for key, v := range props {
		m[key] = simplify(v)
	}
	return m
}

// canonical is the same text for the same value.
func canonical(v any, ignoreListOrder bool) string {
	show := func(v any) string { return canonical(v, ignoreListOrder) }
	switch v := v.(type) {
	case tckNode:
		return "(:" + strings.Join(slices.Sorted(slices.Values(v.labels)), ":") + show(v.props) + ")"
	case tckRel:
		return "[:" + v.typ + show(v.props) + "]"
	case tckPath:
		text := "<" + show(v.nodes[0])
		for i, r := range v.rels {
			text += fmt.Sprintf(" %v %s %s", v.backward[i], show(r), show(v.nodes[i+1]))
		}
		return text + ">"
	case []any:
		var items []string
		for _, e := range v {
			items = append(items, show(e))
		}
		if ignoreListOrder {
			slices.Sort(items)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var items []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			items = append(items, key+": "+show(v[key]))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case float64:
		return value.FormatFloat(v + 0) // -0.0 equals 0.0
	}
	return value.Literal(v)
}
