package complete_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/complete"
)

func TestWordsAreCompletedByWhatStandsBeforeThem(t *testing.T) {
	w := words(t)
	tests := []struct {
		name  string
		text  string
		start int
		want  []string
	}{
		{"a clause", "mat", 0, []string{"MATCH"}},
		{"a label", "MATCH (c:Com", 9, []string{"Company"}},
		{"any label", "MATCH (c:", 9, []string{"Company", "Person"}},
		{"a second label", "MATCH (c:Company|P", 17, []string{"Person"}},
		{"a type", "MATCH (p)-[:HOL", 12, []string{"HOLDS_POSITION"}},
		{"a type that has a variable", "MATCH (p)-[r:h", 13, []string{"HOLDS_POSITION"}},
		{"a property", "RETURN c.na", 9, []string{"name"}},
		{"a property in a map", "MATCH (c {na", 10, []string{"name"}},
		{"a name in quotation marks, in any script", "MATCH (c {name: '騰", 17, []string{"腾讯", "腾讯控股"}},
		{"a name in a question", "what did Ten", 9, []string{"Tencent"}},
		{"a name at the end of Chinese words", "谁说了騰讯", 9, []string{"腾讯", "腾讯控股"}},
		{"nothing before a word has begun", "RETURN ", 7, nil},
		{"nothing like it", "xyz", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start, candidates := w.At(tt.text, 10)
			var got []string
			for _, c := range candidates {
				got = append(got, c.Text)
			}
			if start != tt.start {
				t.Errorf("the word begins at %d, want %d", start, tt.start)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("candidates (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoMoreThanTheLimitIsOffered(t *testing.T) {
	if _, got := words(t).At("MATCH (c:", 1); len(got) != 1 {
		t.Errorf("got %v, want one", got)
	}
}

func FuzzAt(f *testing.F) {
	w := words(f)
	for _, seed := range []string{"MATCH (c:Com", "'", "a.b", "\xff騰", "{,"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if start, _ := w.At(text, 5); start < 0 || start > len(text) {
			t.Errorf("the word begins at %d of %d bytes", start, len(text))
		}
	})
}

func words(t testing.TB) *complete.Words {
	t.Helper()
	g, err := graph.Open(filepath.Join(t.TempDir(), "g.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	err = g.Update(t.Context(), func(tx *graph.Tx) error {
		tencent, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "腾讯"})
		if err != nil {
			return err
		}
		for _, n := range []string{"腾讯", "腾讯控股", "Tencent"} {
			if err := tx.AddName(tencent, n); err != nil {
				return err
			}
		}
		person, err := tx.CreateNode([]string{"Person"}, map[string]any{"name": "刘炽平"})
		if err != nil {
			return err
		}
		_, err = tx.CreateEdge(person, "HOLDS_POSITION", tencent, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var w *complete.Words
	if err := g.View(t.Context(), func(tx *graph.Tx) error {
		w, err = complete.Read(tx, []string{"Company", "Person"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return w
}
