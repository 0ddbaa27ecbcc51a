package query_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

func Example() {
	dir, err := os.MkdirTemp("", "kg")
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
	if _, err := query.Run(ctx, g, `CREATE (:Person {name: '马化腾'})-[:SAID]->(:Statement {text: 'AI是增长的放大器'})`,
		nil, &query.Options{Write: true}); err != nil {
		log.Fatal(err)
	}
	res, err := query.Run(ctx, g, "MATCH (p:Person)-[:SAID]->(s) WHERE s.text CONTAINS $word RETURN p.name, s.text",
		map[string]any{"word": "AI"}, nil)
	if err != nil {
		log.Fatal(err)
	}
	for row, err := range res.Rows() {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(row...)
	}
	// Output: 马化腾 AI是增长的放大器
}
