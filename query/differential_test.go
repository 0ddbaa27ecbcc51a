package query_test

import (
	gocmp "cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// A small graph and a query over it, both made at random, and an evaluator that finds the rows by trying
// everything: all nodes for every node of the pattern, all edges for every relationship. It shares nothing
// with the engine but the graph's contents.
type (
	smallNode struct {
		id     int64
		labels []string
		x      any // int64 or nil
	}
	smallEdge struct {
		id, from, to int64
		typ          string
	}
	smallGraph struct {
		nodes []smallNode
		edges []smallEdge
	}

	nodeForm struct {
		name, label string
		x           int // -1 for none
	}
	relForm struct {
		name, typ string
		dir       int // -1 to the left, 1 to the right, 0 both
		low, high int // -1 for one hop exactly, with no list
	}
	pathForm struct {
		nodes []nodeForm
		rels  []relForm
	}
	clauseForm struct {
		optional bool
		paths    []pathForm
		where    whereForm
	}
	whereForm struct {
		kind string // "", "<", "same", "prop", "exists", "not exists"
		a, b string
		n    int
	}
)

func (n nodeForm) String() string {
	s := "(" + n.name
	if n.label != "" {
		s += ":" + n.label
	}
	if n.x >= 0 {
		s += fmt.Sprintf(" {x: %d}", n.x)
	}
	return s + ")"
}

func (r relForm) String() string {
	s := "-[" + r.name
	if r.typ != "" {
		s += ":" + r.typ
	}
	if r.low >= 0 {
		s += fmt.Sprintf("*%d..%d", r.low, r.high)
	}
	s += "]-"
	switch r.dir {
	case -1:
		s = "<" + s
	case 1:
		s += ">"
	}
	return s
}

func (p pathForm) String() string {
	s := p.nodes[0].String()
	for i, r := range p.rels {
		s += r.String() + p.nodes[i+1].String()
	}
	return s
}

func (w whereForm) String() string {
	switch w.kind {
	case "<":
		return fmt.Sprintf(" WHERE %s.x < %d", w.a, w.n)
	case "prop":
		return fmt.Sprintf(" WHERE %s.x = %s.x", w.a, w.b)
	case "same":
		return fmt.Sprintf(" WHERE %s <> %s", w.a, w.b)
	case "exists":
		return fmt.Sprintf(" WHERE (%s)-[:R]->()", w.a)
	case "not exists":
		return fmt.Sprintf(" WHERE NOT (%s)<-[:S]-()", w.a)
	}
	return ""
}

func (c clauseForm) String() string {
	var paths []string
	for _, p := range c.paths {
		paths = append(paths, p.String())
	}
	s := "MATCH " + strings.Join(paths, ", ") + c.where.String()
	if c.optional {
		s = "OPTIONAL " + s
	}
	return s
}

// binding holds ids for nodes and edges, lists of ids for relationships of variable length.
type binding map[string]any

func (g *smallGraph) node(id int64) smallNode {
	return g.nodes[slices.IndexFunc(g.nodes, func(n smallNode) bool { return n.id == id })]
}

func (g *smallGraph) accepts(f nodeForm, id int64, b binding) bool {
	n := g.node(id)
	if f.label != "" && !slices.Contains(n.labels, f.label) || f.x >= 0 && n.x != any(int64(f.x)) {
		return false
	}
	bound, ok := b[f.name]
	return !ok || bound == any(id)
}

// steps yields where an edge leads from a node, in the direction of a form.
func (r relForm) steps(e smallEdge, from int64) (to int64, ok bool) {
	if r.typ != "" && r.typ != e.typ {
		return 0, false
	}
	if e.from == from && r.dir >= 0 {
		return e.to, true
	}
	if e.to == from && r.dir <= 0 {
		return e.from, true
	}
	return 0, false
}

// walkPath tries everything from the i-th relationship of a path on, standing at a node.
func (g *smallGraph) walkPath(p pathForm, i int, at int64, b binding, used []int64, emit func(binding, []int64)) {
	if i == len(p.rels) {
		emit(b, used)
		return
	}
	r, next := p.rels[i], p.nodes[i+1]
	arrive := func(to int64, value any, used []int64) {
		if !g.accepts(next, to, b) {
			return
		}
		c := cloneBinding(b)
		c[next.name] = to
		c[r.name] = value
		g.walkPath(p, i+1, to, c, used, emit)
	}
	if r.low < 0 {
		for _, e := range g.edges {
			if to, ok := r.steps(e, at); ok && !slices.Contains(used, e.id) {
				arrive(to, e.id, append(slices.Clone(used), e.id))
			}
		}
		return
	}
	var hop func(at int64, list []any, used []int64)
	hop = func(at int64, list []any, used []int64) {
		if len(list) >= r.low {
			arrive(at, slices.Clone(list), used)
		}
		if len(list) == r.high {
			return
		}
		for _, e := range g.edges {
			if to, ok := r.steps(e, at); ok && !slices.Contains(used, e.id) {
				hop(to, append(slices.Clone(list), e.id), append(slices.Clone(used), e.id))
			}
		}
	}
	hop(at, []any{}, used)
}

func cloneBinding(b binding) binding {
	c := binding{}
	for k, v := range b {
		c[k] = v
	}
	return c
}

func (g *smallGraph) clause(c clauseForm, b binding) []binding {
	var found []binding
	var paths func(i int, b binding, used []int64)
	paths = func(i int, b binding, used []int64) {
		if i == len(c.paths) {
			if g.holds(c.where, b) {
				found = append(found, b)
			}
			return
		}
		p := c.paths[i]
		for _, n := range g.nodes {
			if g.accepts(p.nodes[0], n.id, b) {
				start := cloneBinding(b)
				start[p.nodes[0].name] = n.id
				g.walkPath(p, 0, n.id, start, used, func(b binding, used []int64) { paths(i+1, b, used) })
			}
		}
	}
	paths(0, b, nil)
	if len(found) == 0 && c.optional {
		return []binding{b}
	}
	return found
}

func (g *smallGraph) holds(w whereForm, b binding) bool {
	x := func(name string) any {
		id, ok := b[name].(int64)
		if !ok {
			return nil
		}
		return g.node(id).x
	}
	switch w.kind {
	case "<":
		n, ok := x(w.a).(int64)
		return ok && n < int64(w.n)
	case "prop":
		return x(w.a) != nil && x(w.a) == x(w.b)
	case "same":
		return b[w.a] != nil && b[w.b] != nil && b[w.a] != b[w.b]
	case "exists":
		return slices.ContainsFunc(g.edges, func(e smallEdge) bool { return e.typ == "R" && b[w.a] == any(e.from) })
	case "not exists":
		return !slices.ContainsFunc(g.edges, func(e smallEdge) bool { return e.typ == "S" && b[w.a] == any(e.to) })
	}
	return true
}

// form is a random query.
type form struct {
	clauses []clauseForm
	names   []string // of all variables, nodes before relationships
}

func drawForm(t *rapid.T) form {
	var f form
	var nodes, rels []string
	for i := range rapid.IntRange(1, 3).Draw(t, "clauses") {
		c := clauseForm{optional: i > 0 && rapid.Bool().Draw(t, "optional")}
		for range rapid.IntRange(1, 2).Draw(t, "paths") {
			var p pathForm
			for j := range rapid.IntRange(1, 3).Draw(t, "length") {
				if j > 0 {
					r := relForm{name: fmt.Sprintf("r%d", len(rels)), low: -1}
					r.typ = rapid.SampledFrom([]string{"", "R", "S"}).Draw(t, "type")
					r.dir = rapid.IntRange(-1, 1).Draw(t, "dir")
					if rapid.IntRange(0, 4).Draw(t, "many") == 0 {
						r.low = rapid.IntRange(0, 1).Draw(t, "low")
						r.high = rapid.IntRange(1, 2).Draw(t, "high")
					}
					rels = append(rels, r.name)
					p.rels = append(p.rels, r)
				}
				n := nodeForm{x: -1}
				if len(nodes) > 0 && rapid.Bool().Draw(t, "again") {
					n.name = rapid.SampledFrom(nodes).Draw(t, "name")
				} else {
					n.name = fmt.Sprintf("n%d", len(nodes))
					nodes = append(nodes, n.name)
				}
				n.label = rapid.SampledFrom([]string{"", "", "A", "B", "C"}).Draw(t, "label")
				if rapid.IntRange(0, 3).Draw(t, "prop") == 0 {
					n.x = rapid.IntRange(0, 2).Draw(t, "x")
				}
				p.nodes = append(p.nodes, n)
			}
			c.paths = append(c.paths, p)
		}
		c.where = whereForm{
			kind: rapid.SampledFrom([]string{"", "", "<", "same", "prop", "exists", "not exists"}).Draw(t, "where"),
			a:    rapid.SampledFrom(nodes).Draw(t, "a"), b: rapid.SampledFrom(nodes).Draw(t, "b"),
			n: rapid.IntRange(0, 3).Draw(t, "n"),
		}
		f.clauses = append(f.clauses, c)
	}
	f.names = append(nodes, rels...)
	return f
}

// String is the query, which returns ids.
func (f form) String() string {
	var lines, items []string
	for _, c := range f.clauses {
		lines = append(lines, c.String())
	}
	for _, name := range f.names {
		item := fmt.Sprintf("id(%s) AS %s", name, name)
		if f.many(name) {
			item = fmt.Sprintf("[x IN %s | id(x)] AS %s", name, name)
		}
		items = append(items, item)
	}
	return strings.Join(lines, "\n") + "\nRETURN " + strings.Join(items, ", ")
}

func (f form) many(name string) bool {
	for _, c := range f.clauses {
		for _, p := range c.paths {
			for _, r := range p.rels {
				if r.name == name {
					return r.low >= 0
				}
			}
		}
	}
	return false
}

func (f form) rows(g *smallGraph) []string {
	rows := []binding{{}}
	for _, c := range f.clauses {
		var next []binding
		for _, b := range rows {
			next = append(next, g.clause(c, b)...)
		}
		// A name that an OPTIONAL MATCH left unbound is null from then on and matches nothing.
		for _, b := range next {
			for _, p := range c.paths {
				for _, n := range p.nodes {
					if _, ok := b[n.name]; !ok {
						b[n.name] = nil
					}
				}
				for _, r := range p.rels {
					if _, ok := b[r.name]; !ok {
						b[r.name] = nil
					}
				}
			}
		}
		rows = next
	}
	var texts []string
	for _, b := range rows {
		var cells []string
		for _, name := range f.names {
			cells = append(cells, fmt.Sprint(b[name]))
		}
		texts = append(texts, strings.Join(cells, " "))
	}
	slices.Sort(texts)
	return texts
}

func drawGraph(t *rapid.T, tx *graph.Tx) (*smallGraph, error) {
	g := &smallGraph{}
	for range rapid.IntRange(1, 5).Draw(t, "nodes") {
		n := smallNode{}
		for _, l := range []string{"A", "B", "C"} {
			if rapid.IntRange(0, 2).Draw(t, l) == 0 {
				n.labels = append(n.labels, l)
			}
		}
		props := map[string]any{}
		if rapid.Bool().Draw(t, "has x") {
			n.x = int64(rapid.IntRange(0, 2).Draw(t, "x"))
			props["x"] = n.x
		}
		id, err := tx.CreateNode(n.labels, props)
		if err != nil {
			return nil, err
		}
		n.id = int64(id)
		g.nodes = append(g.nodes, n)
	}
	for range rapid.IntRange(0, 6).Draw(t, "edges") {
		from := rapid.SampledFrom(g.nodes).Draw(t, "from").id
		to := rapid.SampledFrom(g.nodes).Draw(t, "to").id
		e := smallEdge{from: from, to: to, typ: rapid.SampledFrom([]string{"R", "S"}).Draw(t, "type")}
		id, err := tx.CreateEdge(graph.NodeID(from), e.typ, graph.NodeID(to), nil)
		if err != nil {
			return nil, err
		}
		e.id = int64(id)
		g.edges = append(g.edges, e)
	}
	return g, nil
}

func TestQueriesGiveTheRowsThatTryingEverythingFinds(t *testing.T) {
	g := openScratch(t)
	indexed := openScratch(t)
	if err := indexed.Update(context.Background(), func(tx *graph.Tx) error { return tx.EnsureIndex("A", "x") }); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom([]*graph.Graph{g, indexed}).Draw(t, "graph")
		if err := wipe(g); err != nil {
			t.Fatal(err)
		}
		var small *smallGraph
		err := g.Update(context.Background(), func(tx *graph.Tx) (err error) {
			small, err = drawGraph(t, tx)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		f := drawForm(t)
		res, err := query.Run(context.Background(), g, f.String(), nil, nil)
		if err != nil {
			t.Fatalf("%s\n%v", f, err)
		}
		got := resultTexts(t, res)
		slices.Sort(got)
		if diff := cmp.Diff(f.rows(small), got); diff != "" {
			t.Fatalf("%s\nnaive to engine:\n%s", f, diff)
		}
		checkProjections(t, g, f, small)
	})
}

func resultTexts(t rapid.TB, res *query.Result) []string {
	var texts []string
	for row, err := range res.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, v := range row {
			cells = append(cells, fmt.Sprint(v))
		}
		texts = append(texts, strings.Join(cells, " "))
	}
	return texts
}

// checkProjections groups, sorts and cuts the rows of a form by hand and by the engine.
func checkProjections(t *rapid.T, g *graph.Graph, f form, small *smallGraph) {
	matches, _, _ := strings.Cut(f.String(), "\nRETURN ")
	counts := map[int64]int{}
	for _, row := range f.rows(small) {
		id := int64(-1) // null
		fmt.Sscan(row, &id)
		counts[id]++
	}
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int { return gocmp.Compare(uint64(b), uint64(a)) })
	skip, limit := rapid.IntRange(0, 2).Draw(t, "skip"), rapid.IntRange(0, 3).Draw(t, "limit")
	var grouped, distinct []string
	for i, id := range ids {
		text := fmt.Sprint(id)
		if id < 0 {
			text = "<nil>"
		}
		distinct = append(distinct, text)
		if i >= skip && i < skip+limit {
			grouped = append(grouped, fmt.Sprint(text, " ", counts[id], " ", counts[id]+1))
		}
	}
	for text, want := range map[string][]string{
		fmt.Sprintf("%s\nRETURN id(n0) AS i, count(*) AS c, 1 + count(*) AS d ORDER BY i DESC SKIP %d LIMIT %d", matches, skip, limit): grouped,
		matches + "\nWITH DISTINCT n0 AS m ORDER BY id(m) DESC RETURN id(m)":                                                           distinct,
	} {
		res, err := query.Run(context.Background(), g, text, nil, nil)
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		if diff := cmp.Diff(want, resultTexts(t, res)); diff != "" {
			t.Fatalf("%s\nnaive to engine:\n%s", text, diff)
		}
	}
}
