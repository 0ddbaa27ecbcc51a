package exchange

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/newsgraph/kg/graph"
)

// FuzzReadJSONL reads any bytes as an export. What is read, or is read of it
// before an error, is a sound graph that can be written and read again.
func FuzzReadJSONL(f *testing.F) {
	f.Add([]byte("{}\n[]\nnull"))
	f.Add(bytes.Repeat([]byte("["), 20_000))
	if export := sampleExport(f); len(export) > 0 {
		f.Add(export)
		f.Add(export[:len(export)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := empty(t)
		_, err := ReadJSONL(t.Context(), g, bytes.NewReader(data))
		for damage := range g.Check(t.Context()) {
			t.Fatal(damage)
		}
		if err != nil {
			return
		}
		out := written(t, g)
		again := empty(t)
		if _, err := ReadJSONL(t.Context(), again, bytes.NewReader(out)); err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, out)
		}
	})
}

func empty(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "kg.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func written(t testing.TB, g *graph.Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := g.View(t.Context(), func(tx *graph.Tx) error { return WriteJSONL(tx, &b) }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sampleExport is the export of a graph that has one of each.
func sampleExport(f *testing.F) []byte {
	g := empty(f)
	err := g.Update(f.Context(), func(tx *graph.Tx) error {
		if err := tx.EnsureKey("Company", "name"); err != nil {
			return err
		}
		a, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "一", "n": []any{1, 2.5, nil, "x"}})
		if err != nil {
			return err
		}
		if err := tx.AddName(a, "壹"); err != nil {
			return err
		}
		edge, err := tx.CreateEdge(a, "OWNS", a, map[string]any{"share": 0.5})
		if err != nil {
			return err
		}
		return tx.AddEvidence(edge, graph.Evidence{Article: a, End: 3, Confidence: 1})
	})
	if err != nil {
		f.Fatal(err)
	}
	return written(f, g)
}
