package learn

import (
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/graph"
)

// The forms that were learned lie on shelves, nodes of one label with many forms
// each: they are read quickly when a run starts, and a change costs little.
//
//	key       of the forms on this shelf
//	Company, Organization, Product, Person
//	          the forms of names of these labels, in order; ? before one says that it
//	          is a name only where the context says so
const (
	shelfLabel = "LearnedNames"
	shelves    = 256
)

// kinds are the labels whose names are learned.
var kinds = map[string]lexicon.Kind{
	"Company": lexicon.Company, "Organization": lexicon.Organization,
	"Product": lexicon.Product, "Person": lexicon.Person,
}

// shelfOf is the key of the shelf for a form.
func shelfOf(form string) string {
	h := fnv.New32a()
	h.Write([]byte(form))
	return fmt.Sprintf("%02x", h.Sum32()%shelves)
}

// all are the forms that were learned.
func all(tx *graph.Tx) ([]lexicon.Learned, error) {
	var forms []lexicon.Learned
	for id := range tx.NodesByLabel(shelfLabel) {
		n, err := tx.Node(id)
		if err != nil {
			return nil, err
		}
		for form := range onShelf(n.Props) {
			forms = append(forms, form)
		}
	}
	return forms, tx.Err()
}

// onShelf yields the forms of a shelf.
func onShelf(props map[string]any) iter.Seq[lexicon.Learned] {
	return func(yield func(lexicon.Learned) bool) {
		for label, kind := range kinds {
			for _, word := range list(props[label]) {
				form, ambiguous := strings.CutPrefix(word, "?")
				if !yield(lexicon.Learned{Kind: kind, Form: form, Ambiguous: ambiguous}) {
					return
				}
			}
		}
	}
}

// shelf is the node for a key and what is on it; 0 where there is none.
func shelf(tx *graph.Tx, key string) (graph.NodeID, map[string]any, error) {
	id, err := tx.NodeByKey(shelfLabel, key)
	if errors.Is(err, graph.ErrNotFound) {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	n, err := tx.Node(id)
	return id, n.Props, err
}

// kept are those of the names that are learned.
func kept(tx *graph.Tx, names []string) ([]string, error) {
	var found []string
	for _, name := range names {
		_, props, err := shelf(tx, shelfOf(name))
		if err != nil {
			return nil, err
		}
		for form := range onShelf(props) {
			if form.Form == name {
				found = append(found, name)
				break
			}
		}
	}
	return found, nil
}

// keep puts forms on their shelves and takes those off that are not to be learned,
// whose verdict is zero.
func keep(tx *graph.Tx, verdicts map[string]lexicon.Learned) error {
	byShelf := map[string][]string{}
	for form := range verdicts {
		key := shelfOf(form)
		byShelf[key] = append(byShelf[key], form)
	}
	for _, key := range slices.Sorted(maps.Keys(byShelf)) {
		id, props, err := shelf(tx, key)
		if err != nil {
			return err
		}
		forms := map[string]lexicon.Learned{}
		for form := range onShelf(props) {
			forms[form.Form] = form
		}
		changed := false
		for _, form := range byShelf[key] {
			v := verdicts[form]
			if v == forms[form] {
				continue
			}
			changed = true
			if forms[form] = v; v.Form == "" {
				delete(forms, form)
			}
		}
		if !changed {
			continue
		}
		if err := refill(tx, id, key, forms); err != nil {
			return err
		}
	}
	return nil
}

// refill makes the forms all that is on a shelf, which is made, or removed, as
// needed.
func refill(tx *graph.Tx, id graph.NodeID, key string, forms map[string]lexicon.Learned) error {
	if len(forms) == 0 {
		return tx.DeleteNode(id)
	}
	props := map[string]any{"key": key}
	for label, kind := range kinds {
		var words []any
		for _, form := range slices.Sorted(maps.Keys(forms)) {
			switch f := forms[form]; {
			case f.Kind != kind:
			case f.Ambiguous:
				words = append(words, "?"+form)
			default:
				words = append(words, form)
			}
		}
		if words != nil {
			props[label] = words
		}
	}
	if id != 0 {
		return tx.ReplaceProps(id, props)
	}
	_, err := tx.CreateNode([]string{shelfLabel}, props)
	return err
}
