package query

import (
	"fmt"
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
)

// notes tells of labels and types in the query's patterns that nothing in the graph has, and of names in use
// that are near them.
func notes(tx *graph.Tx, tree *cypher.Query) []string {
	var list []string
	add := func(what, name string, inUse []string) {
		note := fmt.Sprintf("nothing has %s %s", what, name)
		if near := cypher.Nearest(name, inUse); near != "" {
			note += fmt.Sprintf("; did you mean %s?", near)
		}
		if !slices.Contains(list, note) {
			list = append(list, note)
		}
	}
	var labels, types []string
	check := func(e cypher.LabelExpr, what string, count func(string) int64, inUse *[]string, all func() []string) {
		cypher.LabelNames(e, func(l *cypher.LabelName) {
			if count(l.Name) > 0 {
				return
			}
			if *inUse == nil {
				*inUse = all()
			}
			add(what, l.Name, *inUse)
		})
	}
	cypher.Patterns(tree, func(p *cypher.PathPattern) {
		for _, n := range p.Nodes {
			check(n.Labels, "the label", tx.CountLabel, &labels, tx.AllLabels)
		}
		for _, r := range p.Rels {
			check(r.Types, "the type", tx.CountType, &types, tx.AllTypes)
		}
	})
	return list
}
