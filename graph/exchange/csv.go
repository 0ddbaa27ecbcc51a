package exchange

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/kg/graph"
)

// arrayDelimiter parts the elements of a list, as neo4j-admin has it unless
// told otherwise.
const arrayDelimiter = ";"

// WriteCSV writes the graph as neo4j-admin database import reads it: a file
// nodes_LABEL.csv for each set of labels and edges_TYPE.csv for each type, each
// with a header that types its columns. create makes a file, which WriteCSV
// closes.
func WriteCSV(tx *graph.Tx, create func(name string) (io.WriteCloser, error)) error {
	kinds := map[string]columns{}
	var order []string
	err := nodes(tx, func(n graph.Node, names []string) error {
		kind := strings.Join(n.Labels, arrayDelimiter)
		if kinds[kind] == nil {
			kinds[kind] = columns{}
			order = append(order, kind)
		}
		kinds[kind].add(withNames(n, names))
		return nil
	})
	if err != nil {
		return err
	}
	for _, kind := range order {
		if err := writeNodes(tx, kind, kinds[kind], create); err != nil {
			return err
		}
	}
	for _, typ := range tx.AllTypes() {
		if err := writeEdges(tx, typ, create); err != nil {
			return err
		}
	}
	return nil
}

func writeNodes(tx *graph.Tx, kind string, c columns, create func(string) (io.WriteCloser, error)) error {
	name := "nodes_" + fileName(strings.ReplaceAll(kind, arrayDelimiter, "_")) + ".csv"
	if kind == "" {
		name = "nodes.csv"
	}
	return writeTable(name, c, []string{":ID"}, ":LABEL", create, func(row func(fixed []string, last string, props map[string]any) error) error {
		return nodes(tx, func(n graph.Node, names []string) error {
			if strings.Join(n.Labels, arrayDelimiter) != kind {
				return nil
			}
			return row([]string{fmt.Sprint(n.ID)}, kind, withNames(n, names))
		})
	})
}

func writeEdges(tx *graph.Tx, typ string, create func(string) (io.WriteCloser, error)) error {
	c := columns{}
	err := edges(tx, typ, func(e graph.Edge, list []graph.Evidence) error {
		props, err := withEvidence(e, list)
		c.add(props)
		return err
	})
	if err != nil {
		return err
	}
	name := "edges_" + fileName(typ) + ".csv"
	return writeTable(name, c, []string{":START_ID", ":END_ID"}, ":TYPE", create, func(row func([]string, string, map[string]any) error) error {
		return edges(tx, typ, func(e graph.Edge, list []graph.Evidence) error {
			props, err := withEvidence(e, list)
			if err != nil {
				return err
			}
			return row([]string{fmt.Sprint(e.From), fmt.Sprint(e.To)}, typ, props)
		})
	})
}

// writeTable writes one file: fixed columns, properties, and a last one.
func writeTable(name string, c columns, fixed []string, last string, create func(string) (io.WriteCloser, error),
	each func(row func(fixed []string, last string, props map[string]any) error) error) (err error) {
	file, err := create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	w := csv.NewWriter(file)
	keys := c.keys()
	header := append([]string{}, fixed...)
	for _, key := range keys {
		header = append(header, strings.ReplaceAll(key, ":", "_")+":"+c[key])
	}
	if err := w.Write(append(header, last)); err != nil {
		return err
	}
	err = each(func(fixed []string, last string, props map[string]any) error {
		row := append([]string{}, fixed...)
		for _, key := range keys {
			field, err := csvField(props[key], c[key])
			if err != nil {
				return fmt.Errorf("property %s: %w", key, err)
			}
			row = append(row, field)
		}
		return w.Write(append(row, last))
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// csvField is a value as a field. Elements of lists cannot hold the delimiter;
// it becomes a comma there.
func csvField(v any, typ string) (string, error) {
	if v == nil {
		return "", nil
	}
	list, ok := v.([]any)
	if !ok || !strings.HasSuffix(typ, "[]") {
		return plain(v)
	}
	elements := make([]string, len(list))
	for i, x := range list {
		s, err := plain(x)
		if err != nil {
			return "", err
		}
		elements[i] = strings.ReplaceAll(s, arrayDelimiter, ",")
	}
	return strings.Join(elements, arrayDelimiter), nil
}

// fileName keeps of a label what every file system takes.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, s)
}
