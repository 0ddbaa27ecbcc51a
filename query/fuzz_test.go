package query_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/newsgraph/kg/query"
)

// FuzzRun runs anything as a query on a small graph: whatever it is, there is an end and no
// panic.
func FuzzRun(f *testing.F) {
	for _, text := range []string{
		"MATCH (a)-[r]->(b) WHERE a.name < b.name RETURN a, r, b ORDER BY a.name LIMIT 3",
		"MATCH p = (a)-[*0..2]-(b) RETURN length(p), nodes(p), count(DISTINCT a)",
		"UNWIND [1, 2.5, 'x', null] AS x WITH x, collect(x) AS l RETURN x + l, l[0], size(l), toString(x)",
		"MATCH (c:Company) OPTIONAL MATCH (c)<-[:SAID]-(p) RETURN c {.*, n: p.name}, [(c)--(d) | labels(d)]",
		"RETURN date('2023-01-31') + duration('P1M'), datetime({year: 2023, timezone: 'Asia/Shanghai'}), time.truncate('hour', time())",
		"MATCH (a:Person), (b:Person) RETURN shortestPath((a)-[*]-(b)), EXISTS { (a)-->(b) }, COUNT { MATCH (a)--(x) RETURN x }",
		"CALL kg.search('微信') YIELD node, score RETURN node, score UNION CALL kg.entity('腾讯') YIELD node RETURN node, 1 AS score",
		"CALL { UNWIND range(1, 3) AS x RETURN x } WITH x WHERE x > 1 RETURN reduce(s = 0, y IN [x] | s + y)",
		"MERGE (n:N {x: 1}) ON CREATE SET n.y = 2 WITH n CREATE (n)-[:R]->(m) DETACH DELETE m RETURN n",
	} {
		f.Add(text)
	}
	if root := os.Getenv("KG_TCK"); root != "" { // more to start from, where one wants to fuzz for long
		for _, s := range tckScenarios(f, root) {
			for _, text := range s.queries() {
				f.Add(text)
			}
		}
	}
	g := openNews(f)
	opts := &query.Options{Timeout: 2 * time.Second, MemoryLimit: 64 << 20}
	f.Fuzz(func(t *testing.T, text string) {
		params := map[string]any{"n": 1, "name": "腾讯", "list": []any{1, "a"}}
		res, err := query.Run(context.Background(), g, text, params, opts)
		if err != nil {
			_ = err.Error()
			return
		}
		n := 0
		for _, err := range res.Rows() {
			if err != nil {
				_ = err.Error()
			}
			if n++; n > 1000 {
				break
			}
		}
	})
}
