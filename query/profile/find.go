package profile

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// Entities are the labels of nodes that people ask about by name.
var Entities = []string{"Company", "Person", "Product", "Organization", "Topic"}

// Find is the entities with a name, in any script, or the node that #number
// gives; label, if not empty, is one that they must have.
func Find(tx *graph.Tx, name, label string) ([]graph.Node, error) {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		if id, err := strconv.ParseUint(number, 10, 64); err == nil {
			n, err := tx.Node(graph.NodeID(id))
			if errors.Is(err, graph.ErrNotFound) {
				return nil, nil
			}
			return []graph.Node{n}, err
		}
	}
	var found []graph.Node
	for id := range tx.NodesByName(name) {
		n, err := tx.Node(id)
		if err != nil {
			return nil, err
		}
		if label != "" && slices.Contains(n.Labels, label) || label == "" && isEntity(n) {
			found = append(found, n)
		}
	}
	return found, tx.Err()
}

func isEntity(n graph.Node) bool {
	return slices.ContainsFunc(n.Labels, func(l string) bool { return slices.Contains(Entities, l) })
}

// Similar is up to limit names of entities that contain name or are contained
// in it, the nearest in length first. It reads all entities: for the case that
// Find has found nothing.
func Similar(tx *graph.Tx, name string, limit int) ([]string, error) {
	wanted := fold.Name(name)
	var near []string
	for _, label := range Entities {
		for id := range tx.NodesByLabel(label) {
			title, _ := tx.Prop(id, "name")
			text, _ := title.(string)
			if f := fold.Name(text); f != "" && (strings.Contains(f, wanted) || strings.Contains(wanted, f)) {
				near = append(near, text)
			}
		}
	}
	distance := func(s string) int { d := len(s) - len(name); return max(d, -d) }
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(distance(a), distance(b)) })
	near = slices.Compact(near)
	return near[:min(limit, len(near))], tx.Err()
}

// Title is what a node is called: its name, else its title, text or key.
func Title(n graph.Node) string {
	for _, key := range []string{"name", "title", "text", "key", "path", "code"} {
		if s, ok := n.Props[key].(string); ok && s != "" {
			return s
		}
	}
	return "#" + strconv.FormatUint(uint64(n.ID), 10)
}
