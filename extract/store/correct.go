package store

import (
	"errors"
	"fmt"
	"slices"

	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
)

// A correction is what a user said about a name: as the name of a Company, 小马哥
// is no company of its own but another name of the node whose key is 腾讯. It is
// a node of the label Correction, so that exports carry it, and both extraction
// and Article go by it: what was corrected stays so when articles are read
// again.
//
//	key          label | folded name, and | in for one that holds in an article only
//	label, name  what articles call it
//	in           the URL of that article, or its hash where it has none
//	means_label, means  label and key of the node that it is
const correctionLabel = "Correction"

// named are the labels whose key is their name, which can be corrected.
var named = map[string]lexicon.Kind{
	"Company": lexicon.Company, "Person": lexicon.Person, "Product": lexicon.Product,
	"Organization": lexicon.Organization, "Topic": lexicon.Topic,
}

// ErrNotNamed says that a node is none that articles call by name.
var ErrNotNamed = errors.New("only companies, people, products, organizations and topics can be corrected")

// identity is the label and the key of a named node.
type identity struct{ label, name string }

func identify(tx *graph.Tx, id graph.NodeID) (identity, error) {
	n, err := tx.Node(id)
	if err != nil {
		return identity{}, err
	}
	for _, label := range n.Labels {
		if _, ok := named[label]; ok {
			name, _ := n.Props["name"].(string)
			return identity{label, name}, nil
		}
	}
	return identity{}, fmt.Errorf("node %d: %w", id, ErrNotNamed)
}

func correctionKey(label, name, in string) string {
	key := label + "|" + fold.Name(name)
	if in != "" {
		key += "|" + in
	}
	return key
}

// corrected is what a name of a label means by the user's word in all articles.
func corrected(tx *graph.Tx, label, name string) (identity, bool, error) {
	return correctedIn(tx, label, name, "")
}

// correctedIn is what a name of a label means by the user's word on one article, or
// on all where in is "".
func correctedIn(tx *graph.Tx, label, name, in string) (identity, bool, error) {
	if tx.CountLabel(correctionLabel) == 0 {
		return identity{}, false, nil
	}
	id, err := tx.NodeByKey(correctionLabel, correctionKey(label, name, in))
	if errors.Is(err, graph.ErrNotFound) {
		return identity{}, false, nil
	}
	if err != nil {
		return identity{}, false, err
	}
	n, err := tx.Node(id)
	if err != nil {
		return identity{}, false, err
	}
	return meaning(n), true, nil
}

func meaning(n graph.Node) identity {
	label, _ := n.Props["means_label"].(string)
	name, _ := n.Props["means"].(string)
	return identity{label, name}
}

// correct records that a name of a label means a node, in all articles.
func correct(tx *graph.Tx, label, name string, means identity) error {
	return correctIn(tx, label, name, "", means)
}

// correctIn records that a name of a label means a node, in one article or, where
// in is "", in all.
func correctIn(tx *graph.Tx, label, name, in string, means identity) error {
	key := correctionKey(label, name, in)
	props := map[string]any{"key": key, "label": label, "name": name, "means_label": means.label, "means": means.name}
	if in != "" {
		props["in"] = in
	}
	id, err := tx.NodeByKey(correctionLabel, key)
	if errors.Is(err, graph.ErrNotFound) {
		_, err = tx.CreateNode([]string{correctionLabel}, props)
		return err
	}
	if err != nil {
		return err
	}
	return tx.ReplaceProps(id, props)
}

// Corrections are the corrections that hold in all articles as entries for a
// lexicon, which let extraction find the names that users taught.
func Corrections(tx *graph.Tx) ([]lexicon.Entry, error) {
	var order []identity
	names := map[identity][]string{}
	for id := range tx.NodesByLabel(correctionLabel) {
		n, err := tx.Node(id)
		if err != nil {
			return nil, err
		}
		means := meaning(n)
		if _, ok := named[means.label]; !ok {
			return nil, fmt.Errorf("correction %d means a %q: %w", id, means.label, ErrNotNamed)
		}
		if n.Props["in"] != nil {
			continue
		}
		if _, ok := names[means]; !ok {
			order = append(order, means)
		}
		name, _ := n.Props["name"].(string)
		names[means] = append(names[means], name)
	}
	entries := make([]lexicon.Entry, len(order))
	for i, means := range order {
		aliases := slices.DeleteFunc(names[means], func(s string) bool { return s == means.name || s == "" })
		entries[i] = lexicon.Entry{Kind: named[means.label], Name: means.name, Aliases: aliases}
	}
	return entries, tx.Err()
}

// Alias teaches a node a name and keeps it for the articles to come. The error
// wraps graph.ErrExists when the name is another node's own.
func Alias(tx *graph.Tx, id graph.NodeID, name string) error {
	means, err := identify(tx, id)
	if err != nil {
		return err
	}
	if other, err := tx.NodeByKey(means.label, name); err == nil && other != id {
		return fmt.Errorf("%s is a %s of its own: %w", name, means.label, graph.ErrExists)
	}
	if err := tx.AddName(id, name); err != nil {
		return err
	}
	return correct(tx, means.label, name, means)
}

// Merge makes one node of two that are the same and keeps it so: every name of
// from means into from now on. Facts that both had become one with the evidence
// of both.
func Merge(tx *graph.Tx, into, from graph.NodeID) error {
	kept, err := identify(tx, into)
	if err != nil {
		return err
	}
	gone, err := identify(tx, from)
	if err != nil {
		return err
	}
	for id := range tx.NodesByLabel(correctionLabel) {
		n, err := tx.Node(id)
		if err != nil {
			return err
		}
		if meaning(n) != gone {
			continue
		}
		if err := tx.SetProps(id, map[string]any{"means_label": kept.label, "means": kept.name}); err != nil {
			return err
		}
	}
	for _, name := range append(tx.Names(from), gone.name) {
		if err := correct(tx, gone.label, name, kept); err != nil {
			return err
		}
	}
	if err := tx.MergeNodes(into, from); err != nil {
		return err
	}
	if gone.label != kept.label {
		if err := tx.RemoveLabel(into, gone.label); err != nil {
			return err
		}
	}
	if err := joinStatements(tx, into, kept.name, gone.name); err != nil {
		return err
	}
	if err := renameTeller(tx, into, kept.name, gone.name); err != nil {
		return err
	}
	return joinEdges(tx, into)
}
