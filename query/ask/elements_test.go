package ask

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestElementsAreWhatTheColumnsName asks a question of every form with and without elements.
func TestElementsAreWhatTheColumnsName(t *testing.T) {
	tests := []struct {
		question string
		nodes    []string // columns
		edge     string   // type of the first
	}{
		{"who said AI将成为公司未来业务增长的放大器", []string{"speaker", "text", "about"}, "SAID"},
		{"who talks about WeChat", []string{"speaker", "text", "about"}, "SAID"},
		{"what did 詹姆斯 say", []string{"speaker", "text", "about"}, "SAID"},
		{"what did Tencent report", []string{"subject", "metric"}, "REPORTED"},
		{"腾讯的净利润是多少", []string{"subject", "metric"}, "REPORTED"},
		{"how much did 腾讯's 净利润 grow", []string{"subject", "metric"}, "GREW_BY"},
		{"which companies grew 净利润 by more than 1%", []string{"subject", "metric"}, "GREW_BY"},
		{"who is 刘炽平", []string{"name", "from", "to"}, "HOLDS_POSITION"},
		{"who works for 腾讯", []string{"person", "company"}, "HOLDS_POSITION"},
		{"what does 腾讯 offer", []string{"from", "to"}, "OFFERS"},
		{"how are 刘炽平 and 微信 connected", []string{"names"}, "HOLDS_POSITION"},
		{"what do sources disagree on", []string{"subject", "metric"}, "REPORTED"},
	}
	g := openSample(t)
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			plain, err := Ask(context.Background(), g, tt.question, &Options{Now: today})
			if err != nil {
				t.Fatal(err)
			}
			a, err := Ask(context.Background(), g, tt.question, &Options{Now: today, Elements: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Rows) == 0 || len(a.Rows) != len(plain.Rows) {
				t.Fatalf("%d rows, without elements %d", len(a.Rows), len(plain.Rows))
			}
			if diff := cmp.Diff(plain.Columns, a.Columns); diff != "" {
				t.Errorf("columns (-without +with elements):\n%s", diff)
			}
			if plain.Query.Text != a.Query.Text {
				t.Errorf("the query shown is %s", a.Query.Text)
			}
			for i, row := range a.Rows {
				if diff := cmp.Diff(plain.Rows[i].Values, row.Values); diff != "" {
					t.Errorf("row %d (-without +with elements):\n%s", i, diff)
				}
			}
			first := a.Rows[0]
			for _, column := range tt.nodes {
				if len(first.Nodes[column]) == 0 {
					t.Errorf("no nodes of column %s in %v", column, first.Nodes)
				}
			}
			if len(first.Edges) == 0 || first.Edges[0].Type != tt.edge {
				t.Errorf("edges %v, want %s first", first.Edges, tt.edge)
			}
			if hash := first.Sources[0].Hash; hash == "" {
				t.Error("the source has no hash")
			}
		})
	}
}
