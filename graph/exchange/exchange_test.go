package exchange_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/exchange"
	"github.com/newsgraph/kg/graph/temporal"
)

var update = flag.Bool("update", false, "write the golden files anew")

func open(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "g.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

// small is a graph with a property of every type, names, evidence and indexes.
func small(t testing.TB) *graph.Graph {
	t.Helper()
	g := open(t)
	err := g.Update(t.Context(), func(tx *graph.Tx) error {
		must := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		must(tx.EnsureKey("Company", "name"))
		must(tx.EnsureText("Article", "text"))
		must(tx.EnsureIndex("Article", "url"))
		must(tx.EnsureEdgeIndex("SAID", "verb"))
		tencent, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "腾讯", "tickers": []any{"0700.HK", "a;b"}, "rank": 1.0, "label": "<own> & \"co\""})
		must(err)
		must(tx.AddName(tencent, "騰訊控股"))
		must(tx.AddName(tencent, "Tencent"))
		gone, err := tx.CreateNode([]string{"Company"}, nil)
		must(err)
		must(tx.DeleteNode(gone)) // so that numbers have a gap
		person, err := tx.CreateNode([]string{"Person", "Speaker"}, map[string]any{
			"name": "刘炽平's \\ friend\nand `more`", "rank": int64(2), "nan": math.NaN(), "inf": math.Inf(-1), "bytes": []byte{0, 255},
			"date": temporal.Date{Days: 19438}, "far": temporal.Date{Days: 9e6},
			"time": temporal.Time{Nanos: 3_600_000_000_001, Offset: -19800}, "localtime": temporal.LocalTime{Nanos: 1e9},
			"datetime":      temporal.DateTime{Seconds: 1679443200, Nanos: 5e8, Offset: 28800, Zone: "Asia/Shanghai"},
			"localdatetime": temporal.LocalDateTime{Seconds: -1, Nanos: 1},
			"duration":      temporal.Duration{Months: 14, Days: -3, Seconds: -1, Nanos: 5e8},
			"yes":           true, "least": int64(math.MinInt64), "nested": []any{[]any{int64(1)}, "x"},
		})
		must(err)
		article, err := tx.CreateNode([]string{"Article"}, map[string]any{"text": "腾讯总裁刘炽平表示。", "url": "https://example.org"})
		must(err)
		post, err := tx.CreateEdge(person, "HOLDS_POSITION", tencent, map[string]any{"title": "总裁", "share": 0.5})
		must(err)
		must(tx.AddEvidence(post, graph.Evidence{Article: article, Start: 0, End: 21, Confidence: 0.9}))
		must(tx.AddEvidence(post, graph.Evidence{Article: article, Start: 6, End: 21, Confidence: 1}))
		_, err = tx.CreateEdge(article, "MENTIONS", tencent, map[string]any{"count": int64(1)})
		must(err)
		_, err = tx.CreateEdge(article, "MENTIONS", person, map[string]any{"count": 1.5})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t *testing.T, g *graph.Graph, f func(*graph.Tx, io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.View(t.Context(), func(tx *graph.Tx) error { return f(tx, &b) }); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSONLinesLoseNothing(t *testing.T) {
	first := write(t, small(t), exchange.WriteJSONL)
	g := open(t)
	read, err := exchange.ReadJSONL(t.Context(), g, strings.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if want := (exchange.Read{Nodes: 3, Edges: 3}); read != want {
		t.Errorf("read %+v, want %+v", read, want)
	}
	// Once more, for the numbers that the gap in the first has shifted.
	second := write(t, g, exchange.WriteJSONL)
	again := open(t)
	if _, err := exchange.ReadJSONL(t.Context(), again, strings.NewReader(second)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(second, write(t, again, exchange.WriteJSONL)); diff != "" {
		t.Errorf("after a round trip (-want +got):\n%s", diff)
	}
	for err := range again.Check(t.Context()) {
		t.Errorf("check: %v", err)
	}
	err = again.View(t.Context(), func(tx *graph.Tx) error {
		n, err := tx.NodeByName("騰訊控股")
		if err != nil || n.Props["name"] != "腾讯" {
			t.Errorf("by name: %v, %v; want 腾讯", n, err)
		}
		if _, err := tx.NodeByKey("Company", "腾讯"); err != nil {
			t.Errorf("by key: %v", err)
		}
		for range tx.Search("Article", "刘炽平", 0) {
			return nil
		}
		t.Error("the text index finds nothing")
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestGoldenForms(t *testing.T) {
	g := small(t)
	got := map[string]string{
		"small.jsonl":   write(t, g, exchange.WriteJSONL),
		"small.graphml": write(t, g, exchange.WriteGraphML),
		"small.cypher":  write(t, g, exchange.WriteCypher),
	}
	files := map[string]*closer{}
	err := g.View(t.Context(), func(tx *graph.Tx) error {
		return exchange.WriteCSV(tx, func(name string) (io.WriteCloser, error) {
			files[name] = &closer{}
			return files[name], nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range files {
		if !file.closed {
			t.Errorf("%s was not closed", name)
		}
		got[name] = file.String()
	}
	for name, text := range got {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

type closer struct {
	bytes.Buffer
	closed bool
}

func (c *closer) Close() error { c.closed = true; return nil }

// TestGraphMLRefersOnlyToWhatItDeclares reads the form back as any reader of
// GraphML does: keys before data, nodes before edges.
func TestGraphMLRefersOnlyToWhatItDeclares(t *testing.T) {
	var doc struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Name string `xml:"attr.name,attr"`
		} `xml:"key"`
		Nodes []element `xml:"graph>node"`
		Edges []element `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(write(t, small(t), exchange.WriteGraphML)), &doc); err != nil {
		t.Fatal(err)
	}
	declared, names := map[string]string{}, map[string]bool{}
	for _, k := range doc.Keys {
		declared[k.ID] = k.For
		if names[k.For+k.Name] {
			t.Errorf("the name %s is declared twice for %ss", k.Name, k.For)
		}
		names[k.For+k.Name] = true
	}
	ids := map[string]bool{}
	for _, n := range doc.Nodes {
		ids[n.ID] = true
		n.check(t, declared, "node")
	}
	for _, e := range doc.Edges {
		if !ids[e.Source] || !ids[e.Target] {
			t.Errorf("edge %s leads from %s to %s, of which one is no node", e.ID, e.Source, e.Target)
		}
		e.check(t, declared, "edge")
	}
	if len(doc.Nodes) != 3 || len(doc.Edges) != 3 {
		t.Errorf("%d nodes and %d edges, want 3 of each", len(doc.Nodes), len(doc.Edges))
	}
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key string `xml:"key,attr"`
	} `xml:"data"`
}

func (e *element) check(t *testing.T, declared map[string]string, of string) {
	for _, d := range e.Data {
		if declared[d.Key] != of {
			t.Errorf("%s %s has data %s, which is declared for %q", of, e.ID, d.Key, declared[d.Key])
		}
	}
}

func TestWhatIsNoExportIsRefusedWithItsLine(t *testing.T) {
	const header = `{"kg":1}` + "\n"
	tests := []struct{ name, text, want string }{
		{"nothing", "", "line 0: not a graph in JSON Lines: it is empty"},
		{"text", "hello", "line 1: not a graph"},
		{"a later version", `{"kg":2}`, "line 1: not a graph in JSON Lines of version 1"},
		{"a line of nothing", header + "{}", "line 2: not a graph in JSON Lines: neither"},
		{"an edge before its nodes", header + `{"edge":1,"type":"A","from":1,"to":2}`, "line 2: edge 1: not a graph in JSON Lines: node 1 does not stand before it"},
		{"an unknown index", header + `{"index":"odd","label":"A","on":["b"]}`, `line 2: not a graph in JSON Lines: index "odd"`},
		{"a date that is none", header + `{"node":1,"props":{"d":{"$date":"soon"}}}`, "line 2: node 1: property d: "},
		{"a value of no type", header + `{"node":1,"props":{"d":{"$odd":[1]}}}`, "is no value of $odd"},
		{"evidence of no article", header + `{"node":1}` + "\n" + `{"edge":1,"type":"A","from":1,"to":1,"evidence":[{"article":9}]}`, "node 9 does not stand before it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := exchange.ReadJSONL(t.Context(), open(t), strings.NewReader(tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	_, err := exchange.ReadJSONL(t.Context(), open(t), strings.NewReader("x"))
	if !errors.Is(err, exchange.ErrForm) {
		t.Errorf("error %v, want ErrForm", err)
	}
}
