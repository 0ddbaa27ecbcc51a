package procedure

import (
	"slices"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/shortest"
	"github.com/newsgraph/kg/query/value"
)

// searchLimit is how many nodes kg.search finds for each label at most.
const searchLimit = 1000

var graphProcedures = []Procedure{
	{
		Name:    "kg.search",
		Params:  []Param{{Name: "text", Type: "STRING"}, {Name: "label", Type: "STRING", Optional: true}},
		Outputs: []Param{{Name: "node", Type: "NODE"}, {Name: "score", Type: "FLOAT"}},
		By:      "score",
		Best:    searchBest,
		Call: func(env *function.Env, args []any, yield func([]any) error) error {
			return searchBest(env, args, searchLimit, yield)
		},
	},
	{
		Name:    "kg.entity",
		Params:  []Param{{Name: "name", Type: "STRING"}},
		Outputs: []Param{{Name: "node", Type: "NODE"}},
		Call:    entity,
	},
	{
		Name:    "kg.path",
		Params:  []Param{{Name: "from", Type: "ANY"}, {Name: "to", Type: "ANY"}, {Name: "maxHops", Type: "INTEGER", Optional: true, Default: int64(6)}},
		Outputs: []Param{{Name: "path", Type: "PATH"}},
		Call:    path,
	},
}

// searchBest yields what full text finds, under one label or under all that have an index, best first. Where more than a few are
// taken after all, it searches again for the others.
func searchBest(env *function.Env, args []any, few int, yield func([]any) error) error {
	few = min(few, searchLimit)
	hits := search(env, args, few)
	for i := 0; i < len(hits); i++ {
		if err := yield([]any{value.Node{ID: hits[i].Node}, hits[i].Score}); err != nil {
			return err
		}
		if i == few-1 && few < searchLimit {
			hits = search(env, args, searchLimit)
		}
	}
	return nil
}

// search returns the hits of kg.search, as many for each label, best first.
func search(env *function.Env, args []any, limit int) []graph.Hit {
	text, _ := args[0].(string)
	label, _ := args[1].(string)
	var hits []graph.Hit
	for x := range env.Tx.Indexes() {
		if x.Kind == graph.FullText && (label == "" || x.Label == label) {
			hits = slices.AppendSeq(hits, env.Tx.Search(x.Label, text, limit))
		}
	}
	slices.SortStableFunc(hits, func(a, b graph.Hit) int { return value.Order(b.Score, a.Score) })
	return hits
}

// entity yields the nodes that go by a name.
func entity(env *function.Env, args []any, yield func([]any) error) error {
	name, _ := args[0].(string)
	for id := range env.Tx.NodesByName(name) {
		if err := yield([]any{value.Node{ID: id}}); err != nil {
			return err
		}
	}
	return nil
}

// path yields the shortest paths between two nodes or names, in any direction.
func path(env *function.Env, args []any, yield func([]any) error) error {
	hops, ok := args[2].(int64)
	if !ok || hops < 0 {
		return cypher.RuntimeErrorf("ArgumentError", "InvalidArgumentValue", "kg.path() wants a number of hops, not %s", value.Literal(args[2]))
	}
	from, err := ends(env, args[0])
	if err != nil {
		return err
	}
	to, err := ends(env, args[1])
	if err != nil {
		return err
	}
	for _, a := range from {
		for _, b := range to {
			search := shortest.Search{Tx: env.Tx, Ctx: env.Ctx, Dir: graph.Both, Max: int(min(hops, 1<<20))}
			err := search.Paths(a, b, func(rels []value.Rel) error { return yield([]any{pathOf(a, rels)}) })
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// ends are the nodes that an argument stands for.
func ends(env *function.Env, v any) ([]graph.NodeID, error) {
	switch v := v.(type) {
	case value.Node:
		return []graph.NodeID{v.ID}, nil
	case string:
		return slices.Collect(env.Tx.NodesByName(v)), nil
	case nil:
		return nil, nil
	}
	return nil, cypher.RuntimeErrorf("ArgumentError", "InvalidArgumentValue", "kg.path() wants nodes or names, not %s", value.TypeName(v))
}

func pathOf(from graph.NodeID, rels []value.Rel) *value.Path {
	p := &value.Path{Nodes: []value.Node{{ID: from}}, Rels: rels}
	for _, r := range rels {
		from = r.Other(from)
		p.Nodes = append(p.Nodes, value.Node{ID: from})
	}
	return p
}
