package exchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// WriteGraphML writes the graph in GraphML (graphml.graphdrawing.org), as Gephi
// and yEd read it: labels and a node's title in the attributes "labels" and
// "label", an edge's type in "type" and "label". Lists and what GraphML has no
// type for are strings.
func WriteGraphML(tx *graph.Tx, w io.Writer) error {
	onNodes, onEdges := columns{}, columns{}
	err := nodes(tx, func(n graph.Node, names []string) error {
		onNodes.add(withNames(n, names))
		return nil
	})
	if err != nil {
		return err
	}
	err = edges(tx, "", func(e graph.Edge, list []graph.Evidence) error {
		props, err := withEvidence(e, list)
		onEdges.add(props)
		return err
	})
	if err != nil {
		return err
	}
	g := &graphml{Writer: bufio.NewWriter(w)}
	g.head(onNodes, onEdges)
	err = nodes(tx, func(n graph.Node, names []string) error {
		fmt.Fprintf(g, "<node id=\"n%d\">", n.ID)
		g.data("labels", strings.Join(n.Labels, ":"))
		g.data("label", caption(n))
		err := g.props("n_", onNodes, withNames(n, names))
		g.WriteString("</node>\n")
		return err
	})
	if err != nil {
		return err
	}
	err = edges(tx, "", func(e graph.Edge, list []graph.Evidence) error {
		fmt.Fprintf(g, "<edge id=\"e%d\" source=\"n%d\" target=\"n%d\">", e.ID, e.From, e.To)
		g.data("type", e.Type)
		g.data("edgelabel", e.Type)
		props, err := withEvidence(e, list)
		if err == nil {
			err = g.props("e_", onEdges, props)
		}
		g.WriteString("</edge>\n")
		return err
	})
	if err != nil {
		return err
	}
	g.WriteString("</graph>\n</graphml>\n")
	return g.Flush()
}

// caption is what a drawing writes beside a node.
func caption(n graph.Node) string {
	for _, key := range []string{"name", "title", "text", "code"} {
		if s, ok := n.Props[key].(string); ok && s != "" {
			return s
		}
	}
	return fmt.Sprintf("n%d", n.ID)
}

// graphml writes elements. bufio keeps the first error for Flush.
type graphml struct{ *bufio.Writer }

func (g *graphml) head(onNodes, onEdges columns) {
	g.WriteString(xml.Header)
	g.WriteString(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	g.key("labels", "node", "labels", "string")
	g.key("label", "node", "label", "string")
	g.key("type", "edge", "type", "string")
	g.key("edgelabel", "edge", "label", "string")
	for _, key := range onNodes.keys() {
		g.key("n_"+key, "node", free(key), onNodes[key])
	}
	for _, key := range onEdges.keys() {
		g.key("e_"+key, "edge", free(key), onEdges[key])
	}
	g.WriteString(`<graph id="G" edgedefault="directed">` + "\n")
}

// free is an attribute name for a property that is none of GraphML's own above.
func free(key string) string {
	switch key {
	case "label", "labels", "type":
		return "_" + key
	}
	return key
}

func (g *graphml) key(id, of, name, typ string) {
	switch typ {
	case "boolean", "long", "double":
	default:
		typ = "string"
	}
	g.WriteString(`<key id="`)
	g.text(id)
	fmt.Fprintf(g, `" for="%s" attr.name="`, of)
	g.text(name)
	fmt.Fprintf(g, `" attr.type="%s"/>`+"\n", typ)
}

func (g *graphml) data(key, value string) {
	g.WriteString(`<data key="`)
	g.text(key)
	g.WriteString(`">`)
	g.text(value)
	g.WriteString(`</data>`)
}

// text writes escaped text; characters that XML cannot hold become U+FFFD.
func (g *graphml) text(s string) { _ = xml.EscapeText(g, []byte(s)) }

func (g *graphml) props(prefix string, c columns, props map[string]any) error {
	for _, key := range c.keys() {
		v, ok := props[key]
		if !ok {
			continue
		}
		s, err := plain(v)
		if err != nil {
			return fmt.Errorf("property %s: %w", key, err)
		}
		g.data(prefix+key, s)
	}
	return nil
}
