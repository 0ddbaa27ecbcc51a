package graph

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/temporal"
)

// model is the graph as plain maps: what the store is compared with.
type model struct {
	nodes    map[NodeID]*modelNode
	edges    map[EdgeID]*Edge
	evidence map[EdgeID]map[Evidence]bool // confidence is always 1 here
}

type modelNode struct {
	labels map[string]bool
	props  map[string]any
	names  map[string]bool
}

func newModel() *model {
	return &model{map[NodeID]*modelNode{}, map[EdgeID]*Edge{}, map[EdgeID]map[Evidence]bool{}}
}

func (m *model) clone() *model {
	c := newModel()
	for id, n := range m.nodes {
		c.nodes[id] = &modelNode{maps.Clone(n.labels), maps.Clone(n.props), maps.Clone(n.names)}
	}
	for id, e := range m.edges {
		copied := *e
		copied.Props = maps.Clone(e.Props)
		c.edges[id] = &copied
	}
	for id, list := range m.evidence {
		c.evidence[id] = maps.Clone(list)
	}
	return c
}

// keyTaken tells whether another node with label A has a value of the unique key.
func (m *model) keyTaken(except NodeID, labels map[string]bool, v any) bool {
	for id, n := range m.nodes {
		if id != except && v != nil && labels["A"] && n.labels["A"] && number(n.props["key"]) == number(v) {
			return true
		}
	}
	return false
}

func (m *model) around(id NodeID) []EdgeID {
	var list []EdgeID
	for e, edge := range m.edges {
		if edge.From == id || edge.To == id {
			list = append(list, e)
		}
	}
	return list
}

func (m *model) cites(id NodeID) bool {
	for _, list := range m.evidence {
		for e := range list {
			if e.Article == id {
				return true
			}
		}
	}
	return false
}

func (m *model) deleteEdge(id EdgeID) {
	delete(m.edges, id)
	delete(m.evidence, id)
}

func (m *model) forget(article NodeID) {
	for id, list := range m.evidence {
		before := len(list)
		maps.DeleteFunc(list, func(e Evidence, _ bool) bool { return e.Article == article })
		if before > 0 && len(list) == 0 {
			m.deleteEdge(id)
		}
	}
}

var (
	someLabels = rapid.SampledFrom([]string{"A", "B", "公司"})
	someTypes  = rapid.SampledFrom([]string{"KNOWS", "OWNS"})
	someNames  = rapid.SampledFrom([]string{"腾讯", "騰訊", "ＱＱ", "qq", "Léon", "leon", "马·化腾"})
	someKeys   = rapid.SampledFrom([]string{"key", "value", "text"})
	someValues = rapid.OneOf(
		rapid.Just[any](nil),
		rapid.Map(rapid.Int64Range(-3, 3), func(i int64) any { return i }),
		rapid.Map(rapid.SampledFrom([]float64{-1, 0.5, 2, 1e300}), func(f float64) any { return f }),
		rapid.Map(rapid.SampledFrom([]string{"", "a", "ab", "人工智能 AI", "智能手机", strings.Repeat("长", 300)}), func(s string) any { return s }),
		rapid.Map(rapid.Int64Range(0, 3), func(d int64) any { return temporal.Date{Days: d} }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just[any]([]any{"x", int64(1)}),
	)
	// Values of the other types stand beside what is indexed.
	someOthers = rapid.SampledFrom([]any{
		nil, []byte{}, []byte{0, 0xff}, map[string]any{}, map[string]any{"b": []byte{1}, "deep": map[string]any{"list": []any{[]any{}, 1.5}}},
		[]any{}, []any{[]byte("x"), temporal.Date{Days: -1}}, math.Inf(-1), int64(math.MinInt64),
		temporal.DateTime{Seconds: 1e9, Nanos: 1, Offset: 28800, Zone: "Asia/Shanghai"}, temporal.LocalDateTime{Seconds: -1},
		temporal.Duration{Months: -1, Days: 2, Seconds: 3, Nanos: 4},
	})
	someProps = rapid.Custom(func(t *rapid.T) map[string]any {
		props := rapid.MapOfN(someKeys, someValues, 0, 3).Draw(t, "indexed")
		if v := someOthers.Draw(t, "other"); v != nil {
			props["other"] = v
		}
		return props
	})
)

// session is a transaction against both.
type session struct {
	*rapid.T
	tx *Tx
	m  *model
}

func (s *session) node() NodeID {
	ids := slices.Sorted(maps.Keys(s.m.nodes))
	if len(ids) == 0 {
		panic(pointless{})
	}
	return rapid.SampledFrom(ids).Draw(s.T, "node")
}

func (s *session) edge() EdgeID {
	ids := slices.Sorted(maps.Keys(s.m.edges))
	if len(ids) == 0 {
		panic(pointless{})
	}
	return rapid.SampledFrom(ids).Draw(s.T, "edge")
}

// pointless ends an operation that has nothing to work on, or that would fail halfway, after which
// the transaction has to end.
type pointless struct{}

// agree compares an error of the graph with the one that the model predicts.
func (s *session) agree(got, want error) {
	s.Helper()
	if !errors.Is(got, want) {
		s.Fatalf("error %v, want %v", got, want)
	}
}

// applyProps makes a model's properties of those drawn.
func applyProps(old, changes map[string]any) map[string]any {
	props := maps.Clone(old)
	for k, v := range changes {
		if v == nil {
			delete(props, k)
		} else {
			props[k] = v
		}
	}
	return props
}

// fitsKey tells whether the unique key would hold a value; the model compares by ==.
func fitsKey(props map[string]any) bool {
	_, list := props["key"].([]any)
	return !list
}

var operations = map[string]func(s *session){
	"create node": func(s *session) {
		label, props := someLabels.Draw(s.T, "label"), applyProps(map[string]any{}, someProps.Draw(s.T, "props"))
		labels := map[string]bool{label: true}
		if !fitsKey(props) || s.m.keyTaken(0, labels, props["key"]) {
			panic(pointless{})
		}
		id, err := s.tx.CreateNode([]string{label}, props)
		s.agree(err, nil)
		s.m.nodes[id] = &modelNode{labels, props, map[string]bool{}}
	},
	"set properties": func(s *session) {
		id, changes := s.node(), someProps.Draw(s.T, "props")
		n := s.m.nodes[id]
		props := applyProps(n.props, changes)
		if !fitsKey(props) || s.m.keyTaken(id, n.labels, props["key"]) {
			panic(pointless{})
		}
		s.agree(s.tx.SetProps(id, changes), nil)
		n.props = props
	},
	"add label": func(s *session) {
		id, label := s.node(), someLabels.Draw(s.T, "label")
		n := s.m.nodes[id]
		if s.m.keyTaken(id, map[string]bool{label: true}, n.props["key"]) {
			panic(pointless{})
		}
		s.agree(s.tx.AddLabel(id, label), nil)
		n.labels[label] = true
	},
	"remove label": func(s *session) {
		id, label := s.node(), someLabels.Draw(s.T, "label")
		s.agree(s.tx.RemoveLabel(id, label), nil)
		delete(s.m.nodes[id].labels, label)
	},
	"add name": func(s *session) {
		id, name := s.node(), someNames.Draw(s.T, "name")
		s.agree(s.tx.AddName(id, name), nil)
		s.m.nodes[id].names[name] = true
	},
	"remove name": func(s *session) {
		id, name := s.node(), someNames.Draw(s.T, "name")
		s.agree(s.tx.RemoveName(id, name), nil)
		delete(s.m.nodes[id].names, name)
	},
	"delete node": func(s *session) {
		id := s.node()
		if len(s.m.around(id)) > 0 || s.m.cites(id) {
			s.agree(s.tx.DeleteNode(id), ErrInUse)
			return
		}
		s.agree(s.tx.DeleteNode(id), nil)
		delete(s.m.nodes, id)
	},
	"detach delete": func(s *session) {
		id := s.node()
		s.agree(s.tx.DetachDelete(id), nil)
		for _, e := range s.m.around(id) {
			s.m.deleteEdge(e)
		}
		for _, list := range s.m.evidence {
			maps.DeleteFunc(list, func(e Evidence, _ bool) bool { return e.Article == id })
		}
		delete(s.m.nodes, id)
	},
	"create edge": func(s *session) {
		from, to, typ := s.node(), s.node(), someTypes.Draw(s.T, "type")
		props := applyProps(map[string]any{}, someProps.Draw(s.T, "props"))
		id, err := s.tx.CreateEdge(from, typ, to, props)
		s.agree(err, nil)
		s.m.edges[id] = &Edge{id, typ, from, to, props}
	},
	"set edge properties": func(s *session) {
		id, changes := s.edge(), someProps.Draw(s.T, "props")
		s.agree(s.tx.SetEdgeProps(id, changes), nil)
		s.m.edges[id].Props = applyProps(s.m.edges[id].Props, changes)
	},
	"delete edge": func(s *session) {
		id := s.edge()
		s.agree(s.tx.DeleteEdge(id), nil)
		s.m.deleteEdge(id)
	},
	"add evidence": func(s *session) {
		id, e := s.edge(), Evidence{Article: s.node(), Start: rapid.IntRange(0, 3).Draw(s.T, "start"), Confidence: 1}
		e.End = e.Start + 300
		s.agree(s.tx.AddEvidence(id, e), nil)
		if s.m.evidence[id] == nil {
			s.m.evidence[id] = map[Evidence]bool{}
		}
		s.m.evidence[id][e] = true
	},
	"forget": func(s *session) {
		id := s.node()
		_, err := s.tx.Forget(id)
		s.agree(err, nil)
		s.m.forget(id)
	},
	"merge": func(s *session) {
		into, from := s.node(), s.node()
		if into == from {
			s.agree(s.tx.MergeNodes(into, from), ErrInvalid)
			return
		}
		target, source := s.m.nodes[into], s.m.nodes[from]
		labels, props := maps.Clone(target.labels), maps.Clone(source.props)
		maps.Copy(labels, source.labels)
		maps.Copy(props, target.props)
		rest := s.m.clone()
		delete(rest.nodes, from)
		if rest.keyTaken(into, labels, props["key"]) {
			panic(pointless{})
		}
		s.agree(s.tx.MergeNodes(into, from), nil)
		target.labels, target.props = labels, props
		maps.Copy(target.names, source.names)
		delete(s.m.nodes, from)
		for _, e := range s.m.edges {
			if e.From == from {
				e.From = into
			}
			if e.To == from {
				e.To = into
			}
		}
		for _, list := range s.m.evidence {
			for e := range list {
				if e.Article == from {
					delete(list, e)
					e.Article = into
					list[e] = true
				}
			}
		}
	},
}

// compare finds any difference between a transaction and a model.
func (m *model) compare(t *rapid.T, tx *Tx) {
	t.Helper()
	same := func(what string, want, got any) {
		t.Helper()
		if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", what, diff)
		}
	}
	ids := slices.Sorted(maps.Keys(m.nodes))
	same("nodes", ids, slices.Collect(tx.Nodes()))
	same("count of nodes", int64(len(ids)), tx.CountNodes())
	same("edges", slices.Sorted(maps.Keys(m.edges)), slices.Collect(tx.Edges("")))
	same("count of edges", int64(len(m.edges)), tx.CountEdges())
	byLabel, byName := map[string][]NodeID{}, map[string][]NodeID{}
	for _, id := range ids {
		n := m.nodes[id]
		got, err := tx.Node(id)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got.Labels)
		same("labels", slices.Sorted(maps.Keys(n.labels)), got.Labels)
		same("properties", n.props, got.Props)
		same("names", slices.Sorted(maps.Keys(n.names)), tx.Names(id))
		for l := range n.labels {
			byLabel[l] = append(byLabel[l], id)
		}
		folded := map[string]bool{}
		for name := range n.names {
			folded[fold.Name(name)] = true
		}
		for f := range folded {
			byName[f] = append(byName[f], id)
		}
		m.compareAround(t, tx, id)
	}
	for _, l := range []string{"A", "B", "公司"} {
		same("nodes with "+l, byLabel[l], slices.Collect(tx.NodesByLabel(l)))
		same("count of "+l, int64(len(byLabel[l])), tx.CountLabel(l))
	}
	for f, list := range byName {
		same("named "+f, list, slices.Collect(tx.NodesByName(f)))
	}
	for id, want := range m.edges {
		got, err := tx.Edge(id)
		if err != nil {
			t.Fatal(err)
		}
		same("edge", *want, got)
		evidence := slices.SortedFunc(maps.Keys(m.evidence[id]), func(a, b Evidence) int {
			return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
		})
		same("evidence", evidence, slices.Collect(tx.Evidence(id)))
	}
	m.compareIndexes(t, tx, same)
}

func (m *model) compareAround(t *rapid.T, tx *Tx, id NodeID) {
	for _, dir := range []Direction{Out, In, Both} {
		for _, typ := range []string{"", "KNOWS", "OWNS"} {
			want := map[EdgeID]NodeID{}
			for e, edge := range m.edges {
				if typ != "" && edge.Type != typ {
					continue
				}
				if edge.From == id && dir != In {
					want[e] = edge.To
				} else if edge.To == id && dir != Out {
					want[e] = edge.From
				}
			}
			var types []TypeID
			if typ != "" {
				types = append(types, tx.TypeID(typ))
			}
			got := map[EdgeID]NodeID{}
			for h := range tx.Expand(id, dir, types...) {
				if _, twice := got[h.Edge]; twice {
					t.Fatalf("edge %d yielded twice", h.Edge)
				}
				got[h.Edge] = h.Other
			}
			if !maps.Equal(want, got) {
				t.Fatalf("around node %d, direction %d, type %q: %v, want %v", id, dir, typ, got, want)
			}
		}
	}
}

func (m *model) compareIndexes(t *rapid.T, tx *Tx, same func(string, any, any)) {
	values := map[any][]NodeID{}
	var prefixed []NodeID
	texts := map[string][]NodeID{}
	for _, id := range slices.Sorted(maps.Keys(m.nodes)) {
		n := m.nodes[id]
		if v, ok := n.props["key"]; ok && n.labels["A"] {
			got, err := tx.NodeByKey("A", v)
			if err != nil || got != id {
				t.Fatalf("NodeByKey(%v) = %d, %v, want %d", v, got, err, id)
			}
		}
		if !n.labels["B"] {
			continue
		}
		if v, ok := n.props["value"]; ok {
			if _, list := v.([]any); !list {
				values[number(v)] = append(values[number(v)], id)
			}
			if s, ok := v.(string); ok && strings.HasPrefix(s, "a") {
				prefixed = append(prefixed, id)
			}
		}
		if s, ok := n.props["text"].(string); ok {
			for _, q := range []string{"智能", "ai", "手"} {
				if strings.Contains(strings.ToLower(s), q) {
					texts[q] = append(texts[q], id)
				}
			}
		}
	}
	for v, ids := range values {
		same(fmt.Sprintf("seek %v", v), ids, slices.Collect(tx.IndexSeek("B", "value", v)))
	}
	m.compareEdgeIndex(tx, same)
	up := slices.Collect(tx.IndexRange("B", "value", Bound{}, Bound{}, false))
	down := slices.Collect(tx.IndexRange("B", "value", Bound{}, Bound{}, true))
	slices.Reverse(down)
	same("index both ways", up, down)
	entries, distinct := tx.IndexStats("B", "value")
	same("entries", int64(len(up)), entries)
	same("distinct values", int64(len(values)), distinct)
	got := slices.Sorted(tx.IndexPrefix("B", "value", "a"))
	same("prefix", prefixed, got)
	for _, q := range []string{"智能", "ai", "手"} {
		var got []NodeID
		for h := range tx.Search("B", `"`+q+`"`, 0) {
			got = append(got, h.Node)
		}
		slices.Sort(got)
		same("search "+q, texts[q], got)
	}
}

func (m *model) compareEdgeIndex(tx *Tx, same func(string, any, any)) {
	values := map[any][]EdgeID{}
	entries := 0
	for _, id := range slices.Sorted(maps.Keys(m.edges)) {
		v, ok := m.edges[id].Props["value"]
		if _, list := v.([]any); !ok || list || m.edges[id].Type != "OWNS" {
			continue
		}
		values[number(v)] = append(values[number(v)], id)
		entries++
	}
	for v, ids := range values {
		same(fmt.Sprintf("seek edges %v", v), ids, slices.Collect(tx.EdgeSeek("OWNS", "value", v)))
	}
	same("seek edges without", []EdgeID(nil), slices.Collect(tx.EdgeSeek("OWNS", "value", "no such value")))
	n, distinct := tx.EdgeIndexStats("OWNS", "value")
	same("entries of edges", int64(entries), n)
	same("distinct values of edges", int64(len(values)), distinct)
}

// number makes equal what openCypher holds equal: 2 and 2.0.
func number(v any) any {
	if i, ok := v.(int64); ok {
		return float64(i)
	}
	return v
}

func declareIndexes(tx *Tx) {
	no(tx.EnsureKey("A", "key"))
	no(tx.EnsureIndex("B", "value"))
	no(tx.EnsureText("B", "text"))
	no(tx.EnsureEdgeIndex("OWNS", "value"))
}

func TestTheGraphAgreesWithPlainMaps(t *testing.T) {
	dir := t.TempDir()
	files := 0
	rapid.Check(t, func(t *rapid.T) {
		files++
		path := filepath.Join(dir, fmt.Sprint(files))
		g := must(Open(path, nil))
		defer func() { g.Close() }()
		m := newModel()
		// Indexes declared over a filled graph have to end up the same.
		late := rapid.Bool().Draw(t, "declare late")
		if !late {
			no(g.Update(bg, func(tx *Tx) error { declareIndexes(tx); return nil }))
		}
		undo := errors.New("undo")
		for range rapid.IntRange(1, 6).Draw(t, "transactions") {
			next := m.clone()
			abort := rapid.IntRange(0, 4).Draw(t, "abort") == 0
			err := g.Update(bg, func(tx *Tx) error {
				actions := map[string]func(*rapid.T){}
				for name, op := range operations {
					actions[name] = func(t *rapid.T) {
						defer func() {
							if r := recover(); r != nil && r != (pointless{}) {
								panic(r)
							}
						}()
						op(&session{t, tx, next})
					}
				}
				t.Repeat(actions)
				if !late {
					next.compare(t, tx)
				}
				if abort {
					return undo
				}
				return nil
			})
			if abort && !errors.Is(err, undo) || !abort && err != nil {
				t.Fatalf("Update = %v", err)
			}
			if !abort {
				m = next
			}
			if rapid.Bool().Draw(t, "reopen") {
				no(g.Close())
				g = must(Open(path, nil))
			}
		}
		if late {
			unique := true
			for id, n := range m.nodes {
				unique = unique && !m.keyTaken(id, n.labels, n.props["key"])
			}
			if !unique {
				t.Skip("keys clash")
			}
			no(g.Update(bg, func(tx *Tx) error { declareIndexes(tx); return nil }))
		}
		no(g.View(bg, func(tx *Tx) error { m.compare(t, tx); return nil }))
		for err := range g.Check(bg) {
			t.Fatal(err)
		}
	})
}
