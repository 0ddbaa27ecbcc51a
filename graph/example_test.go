package graph_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/newsgraph/kg/graph"
)

func Example() {
	dir, err := os.MkdirTemp("", "graph")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	g, err := graph.Open(filepath.Join(dir, "news.kg"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer g.Close()
	ctx := context.Background()

	err = g.Update(ctx, func(tx *graph.Tx) error {
		if err := tx.EnsureText("Statement", "text"); err != nil {
			return err
		}
		tencent, err := tx.CreateNode([]string{"Company"}, map[string]any{"name": "腾讯"})
		if err != nil {
			return err
		}
		if err := tx.AddName(tencent, "騰訊控股"); err != nil {
			return err
		}
		statement, err := tx.CreateNode([]string{"Statement"}, map[string]any{"text": "AI是增长的放大器"})
		if err != nil {
			return err
		}
		article, err := tx.CreateNode([]string{"Article"}, map[string]any{"title": "财报"})
		if err != nil {
			return err
		}
		said, err := tx.CreateEdge(tencent, "SAID", statement, map[string]any{"verb": "表示"})
		if err != nil {
			return err
		}
		return tx.AddEvidence(said, graph.Evidence{Article: article, Start: 120, End: 165, Confidence: 0.9})
	})
	if err != nil {
		log.Fatal(err)
	}

	err = g.View(ctx, func(tx *graph.Tx) error {
		tencent, err := tx.NodeByName("腾讯控股") // in another script than it was added
		if err != nil {
			return err
		}
		for said := range tx.Out(tencent.ID, "SAID") {
			text, _ := tx.Prop(said.To, "text")
			fmt.Println(tencent.Props["name"], said.Props["verb"], text)
			for e := range tx.Evidence(said.ID) {
				fmt.Println("article", e.Article, "bytes", e.Start, "to", e.End)
			}
		}
		for hit := range tx.Search("Statement", "增长", 10) {
			fmt.Println("found node", hit.Node)
		}
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// 腾讯 表示 AI是增长的放大器
	// article 3 bytes 120 to 165
	// found node 2
}
