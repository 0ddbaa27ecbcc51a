package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A search for a few skips what it can; one for all does not.
func TestTheBestOfASearchAreTheFirstOfAll(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) { no(tx.EnsureText("A", "text")) })
	r := rand.New(rand.NewPCG(3, 4))
	words := []string{"的", "公司", "公司的", "增长", "净利润", "AI", "net", "profit", "腾讯", "营收", "云", "大模型"}
	phrase := func(most int) string {
		var b strings.Builder
		for range 1 + r.IntN(most) {
			// The first words are common, the last ones rare.
			b.WriteString(words[min(r.IntN(len(words)), r.IntN(len(words)))] + []string{"", " ", "，"}[r.IntN(3)])
		}
		return b.String()
	}
	for range 30 { // some segments
		update(t, g, func(tx *Tx) {
			for range 1 + r.IntN(60) {
				must(tx.CreateNode([]string{"A"}, map[string]any{"text": phrase(40)}))
			}
		})
	}
	view(t, g, func(tx *Tx) {
		for range 300 {
			query := phrase(6)
			switch r.IntN(4) {
			case 0:
				query += ` "` + phrase(2) + `"`
			case 1:
				query += " pro*"
			}
			all := slices.Collect(tx.Search("A", query, 0))
			if !slices.IsSortedFunc(all, compareHits) {
				t.Fatalf("%s: out of order", query)
			}
			for _, limit := range []int{1, 2, 7, 50, 1000} {
				want := all[:min(limit, len(all))]
				if diff := cmp.Diff(want, slices.Collect(tx.Search("A", query, limit))); diff != "" {
					t.Fatalf("%s, the best %d: %s", query, limit, diff)
				}
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	g := open(b)
	no(addTexts(g, newsTexts(5000)))
	for _, limit := range []int{10, 50, 1000} {
		b.Run(fmt.Sprint(limit), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				view(b, g, func(tx *Tx) {
					for range tx.Search("A", "一丁丂七丄丅丆万丈三", limit) {
					}
				})
			}
		})
	}
}
