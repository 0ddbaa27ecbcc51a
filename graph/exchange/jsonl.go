package exchange

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/newsgraph/kg/graph"
)

// version of the form of JSON Lines, in its first line.
const version = 1

// line is one line of JSON Lines: one of the header, an index, a node and an
// edge.
type line struct {
	Header int `json:"kg,omitempty"` // version

	Index string   `json:"index,omitempty"` // key, index, text or edge
	Label string   `json:"label,omitempty"`
	On    []string `json:"on,omitempty"` // properties

	Node   graph.NodeID `json:"node,omitempty"`
	Labels []string     `json:"labels,omitempty"`
	Names  []string     `json:"names,omitempty"`

	Edge     graph.EdgeID `json:"edge,omitempty"`
	Type     string       `json:"type,omitempty"`
	From     graph.NodeID `json:"from,omitempty"`
	To       graph.NodeID `json:"to,omitempty"`
	Evidence []evidence   `json:"evidence,omitempty"`

	Props json.RawMessage `json:"props,omitempty"`
}

type evidence struct {
	Article    graph.NodeID `json:"article"`
	Start      int          `json:"start"`
	End        int          `json:"end"`
	Confidence float64      `json:"confidence"`
}

// WriteJSONL writes the whole graph, one JSON object a line: the version of the
// form, the indexes, the nodes with their names, the edges with their evidence.
func WriteJSONL(tx *graph.Tx, w io.Writer) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(line{Header: version}); err != nil {
		return err
	}
	for x := range tx.Indexes() {
		if err := e.Encode(line{Index: x.Kind.String(), Label: x.Label, On: x.Props}); err != nil {
			return err
		}
	}
	err := nodes(tx, func(n graph.Node, names []string) error {
		props, err := object(n.Props)
		if err != nil {
			return fmt.Errorf("node %d: %w", n.ID, err)
		}
		return e.Encode(line{Node: n.ID, Labels: n.Labels, Names: names, Props: props})
	})
	if err != nil {
		return err
	}
	err = edges(tx, "", func(x graph.Edge, list []graph.Evidence) error {
		props, err := object(x.Props)
		if err != nil {
			return fmt.Errorf("edge %d: %w", x.ID, err)
		}
		l := line{Edge: x.ID, Type: x.Type, From: x.From, To: x.To, Props: props}
		for _, ev := range list {
			l.Evidence = append(l.Evidence, evidence(ev))
		}
		return e.Encode(l)
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

// object is properties in JSON, nothing for none.
func object(props map[string]any) (json.RawMessage, error) {
	if len(props) == 0 {
		return nil, nil
	}
	return appendObject(nil, props)
}

// ErrForm says that what is read is not what WriteJSONL wrote.
var ErrForm = errors.New("not a graph in JSON Lines")

// Read counts what ReadJSONL has added.
type Read struct{ Nodes, Edges int }

// ReadJSONL adds to g what WriteJSONL wrote. Nodes and edges get new numbers in
// the same order. It writes in many transactions: when it fails, g has a part
// of the graph. The error names the line.
func ReadJSONL(ctx context.Context, g *graph.Graph, r io.Reader) (Read, error) {
	// Lines in a transaction: few at first, because the cost of a change grows
	// with what a transaction has added to the same page.
	batch := 256
	const most = 4096
	in := &reader{lines: bufio.NewReaderSize(r, 1<<20), ids: map[graph.NodeID]graph.NodeID{}}
	for !in.done {
		err := g.Update(ctx, func(tx *graph.Tx) error {
			for range batch {
				if err := in.next(tx); err != nil || in.done {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return in.read, fmt.Errorf("line %d: %w", in.line, err)
		}
		batch = min(2*batch, most)
	}
	return in.read, nil
}

// reader reads lines into a graph.
type reader struct {
	lines *bufio.Reader
	line  int
	done  bool
	read  Read
	ids   map[graph.NodeID]graph.NodeID // of the file to those of the graph
}

// next reads a line and adds what it says.
func (r *reader) next(tx *graph.Tx) error {
	data, err := r.lines.ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(data) == 0 {
		r.done = true
		if r.line == 0 {
			return fmt.Errorf("%w: it is empty", ErrForm)
		}
		return nil
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	r.line++
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return fmt.Errorf("%w: %w", ErrForm, err)
	}
	switch {
	case r.line == 1 && l.Header != version:
		return fmt.Errorf("%w of version %d: the first line is not {\"kg\":%d}", ErrForm, version, version)
	case l.Header != 0:
		return nil
	case l.Index != "":
		return r.index(tx, &l)
	case l.Node != 0:
		return r.node(tx, &l)
	case l.Edge != 0:
		return r.edge(tx, &l)
	}
	return fmt.Errorf("%w: neither index, node nor edge", ErrForm)
}

func (r *reader) index(tx *graph.Tx, l *line) error {
	switch {
	case l.Index == "text" && len(l.On) > 0:
		return tx.EnsureText(l.Label, l.On...)
	case l.Index == "key" && len(l.On) == 1:
		return tx.EnsureKey(l.Label, l.On[0])
	case l.Index == "index" && len(l.On) == 1:
		return tx.EnsureIndex(l.Label, l.On[0])
	case l.Index == "edge" && len(l.On) == 1:
		return tx.EnsureEdgeIndex(l.Label, l.On[0])
	}
	return fmt.Errorf("%w: index %q on %q", ErrForm, l.Index, l.On)
}

func (r *reader) node(tx *graph.Tx, l *line) error {
	props, err := readObject(l.Props)
	if err != nil {
		return fmt.Errorf("node %d: %w", l.Node, err)
	}
	id, err := tx.CreateNode(l.Labels, props)
	if err != nil {
		return fmt.Errorf("node %d: %w", l.Node, err)
	}
	r.ids[l.Node] = id
	for _, name := range l.Names {
		if err := tx.AddName(id, name); err != nil {
			return fmt.Errorf("node %d: %w", l.Node, err)
		}
	}
	r.read.Nodes++
	return nil
}

func (r *reader) edge(tx *graph.Tx, l *line) error {
	props, err := readObject(l.Props)
	if err != nil {
		return fmt.Errorf("edge %d: %w", l.Edge, err)
	}
	ends := []graph.NodeID{l.From, l.To}
	for _, ev := range l.Evidence {
		ends = append(ends, ev.Article)
	}
	for _, end := range slices.Compact(ends) {
		if r.ids[end] == 0 {
			return fmt.Errorf("edge %d: %w: node %d does not stand before it", l.Edge, ErrForm, end)
		}
	}
	id, err := tx.CreateEdge(r.ids[l.From], l.Type, r.ids[l.To], props)
	if err != nil {
		return fmt.Errorf("edge %d: %w", l.Edge, err)
	}
	for _, ev := range l.Evidence {
		found := graph.Evidence(ev)
		found.Article = r.ids[ev.Article]
		if err := tx.AddEvidence(id, found); err != nil {
			return fmt.Errorf("edge %d: %w", l.Edge, err)
		}
	}
	r.read.Edges++
	return nil
}
