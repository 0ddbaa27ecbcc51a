package query_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// openNews opens a graph of a few companies, people and what they say.
func openNews(tb testing.TB) *graph.Graph {
	tb.Helper()
	g := openScratch(tb)
	err := g.Update(context.Background(), func(tx *graph.Tx) error {
		if err := errors.Join(tx.EnsureKey("Company", "name"), tx.EnsureIndex("Person", "name"), tx.EnsureText("Statement", "text")); err != nil {
			return err
		}
		_, err := tx.CreateNode([]string{"Article"}, map[string]any{"title": "财报", "text": "开场。马化腾说，微信很好。完。", "published": "2023-03-22"})
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	mustRun(tb, g, `CREATE (t:Company {name: '腾讯', founded: 1998}), (a:Company {name: '阿里巴巴', founded: 1999}),
		(p:Person {name: '马化腾'}), (q:Person {name: '张勇'}), (w:Product {name: '微信'}),
		(s:Statement {text: '微信很好'}), (u:Statement {text: 'AI是增长的放大器'}),
		(p)-[:HOLDS_POSITION {title: 'CEO'}]->(t), (q)-[:HOLDS_POSITION {title: 'CEO'}]->(a), (t)-[:OFFERS]->(w),
		(p)-[:SAID]->(s), (s)-[:ABOUT]->(w), (p)-[:SAID]->(u), (a)-[:COMPETES_WITH]->(t)`)
	err = g.Update(context.Background(), func(tx *graph.Tx) error {
		for id := range tx.NodesByLabel("Company") {
			name, _ := tx.Prop(id, "name")
			if err := tx.AddName(id, name.(string)); err != nil {
				return err
			}
		}
		for article := range tx.NodesByLabel("Article") {
			for edge := range tx.Edges("SAID") {
				return tx.AddEvidence(edge, graph.Evidence{Article: article, Start: 9, End: 36, Confidence: 0.9})
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func mustRun(tb testing.TB, g *graph.Graph, text string) *query.Result {
	tb.Helper()
	res, err := query.Run(context.Background(), g, text, nil, &query.Options{Write: true})
	if err != nil {
		tb.Fatalf("%s\n%v", text, err)
	}
	return res
}

// rowsOf runs a query and shows its rows, values separated by |.
func rowsOf(tb testing.TB, g *graph.Graph, text string, params map[string]any) ([]string, error) {
	tb.Helper()
	res, err := query.Run(context.Background(), g, text, params, nil)
	if err != nil {
		return nil, err
	}
	rows := []string{}
	for row, err := range res.Rows() {
		if err != nil {
			return rows, err
		}
		var cells []string
		for _, v := range row {
			cells = append(cells, fmt.Sprint(v))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows, nil
}

func TestQueries(t *testing.T) {
	g := openNews(t)
	tests := []struct {
		name, query string
		params      map[string]any
		want        []string
	}{
		{"a pattern in Chinese", "MATCH (人:Person)-[:HOLDS_POSITION]->(公司:Company) RETURN 人.name, 公司.name ORDER BY 公司.founded", nil,
			[]string{"马化腾|腾讯", "张勇|阿里巴巴"}},
		{"a unique key", "MATCH (c:Company {name: $n}) RETURN c.founded", map[string]any{"n": "腾讯"}, []string{"1998"}},
		{"an ordered index", "MATCH (p:Person) WHERE p.name STARTS WITH '马' RETURN p.name", nil, []string{"马化腾"}},
		{"labels", "CALL db.labels()", nil, []string{"Article", "Company", "Person", "Product", "Statement"}},
		{"relationship types", "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN count(t)", nil, []string{"5"}},
		{"indexes", "CALL db.indexes() YIELD kind, label RETURN kind, label ORDER BY label", nil, []string{"key|Company", "index|Person", "text|Statement"}},
		{"properties of nodes", "CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName, propertyTypes, mandatory WHERE 'Company' IN nodeLabels RETURN propertyName, propertyTypes, mandatory", nil,
			[]string{"founded|[Integer]|true", "name|[String]|true"}},
		{"properties of relationships", "CALL db.schema.relTypeProperties() YIELD relType, propertyName WHERE propertyName IS NOT NULL RETURN relType, propertyName", nil,
			[]string{":`HOLDS_POSITION`|title"}},
		{"what joins what", "CALL db.schema.patterns() YIELD label, relationshipType, direction, count WHERE label = 'Product' RETURN relationshipType, direction, count ORDER BY relationshipType", nil,
			[]string{"ABOUT|in|1", "OFFERS|in|1"}},
		{"full text", "CALL kg.search('放大器') YIELD node, score RETURN node.text, score > 0", nil, []string{"AI是增长的放大器|true"}},
		{"full text under a label", "CALL kg.search('微信', 'Statement') YIELD node RETURN node.text", nil, []string{"微信很好"}},
		{"an entity by a name in other characters", "CALL kg.entity('騰訊') YIELD node RETURN node.name", nil, []string{"腾讯"}},
		{"how two entities are connected", "CALL kg.path('腾讯', '阿里巴巴', 3) YIELD path RETURN length(path), [n IN nodes(path) | n.name]", nil,
			[]string{"1|[腾讯 阿里巴巴]"}},
		{"no path within too few hops", "CALL kg.path('腾讯', '阿里巴巴', 0) YIELD path RETURN path", nil, []string{}},
		{"evidence of a relationship", "MATCH ()-[r:SAID]->() WITH evidence(r) AS list WHERE size(list) > 0 UNWIND list AS e RETURN e.title, e.published, e.start, e.sentence", nil,
			[]string{"财报|2023-03-22|9|马化腾说，微信很好。"}},
		{"a shortest path", "MATCH p = shortestPath((a:Person {name: '马化腾'})-[*]-(b:Person {name: '张勇'})) RETURN [n IN nodes(p) | n.name]", nil,
			[]string{"[马化腾 腾讯 阿里巴巴 张勇]"}},
		{"a shortest path with a bound", "MATCH p = shortestPath((a:Person {name: '马化腾'})-[*..2]-(b:Person {name: '张勇'})) RETURN p", nil, []string{}},
		{"all shortest paths with a type", "MATCH (p:Person {name: '马化腾'}), (w:Product) MATCH q = allShortestPaths((p)-[:HOLDS_POSITION|OFFERS|SAID|ABOUT*]->(w)) RETURN length(q)", nil,
			[]string{"2", "2"}},
		{"the first rows of a sort", "UNWIND range(1, 5000) AS x RETURN x % 1000 AS y, x ORDER BY y DESC, x LIMIT 3", nil, []string{"999|999", "999|1999", "999|2999"}},
		{"a subquery", "MATCH (c:Company) CALL { WITH c MATCH (c)<-[:HOLDS_POSITION]-(p) RETURN p.name AS boss } RETURN c.name, boss ORDER BY boss", nil,
			[]string{"阿里巴巴|张勇", "腾讯|马化腾"}},
		{"a count of a subquery", "MATCH (p:Person) RETURN p.name, COUNT { (p)-[:SAID]->() } AS n ORDER BY n", nil, []string{"张勇|0", "马化腾|2"}},
		{"a map projection", "MATCH (c:Company {name: '腾讯'}) RETURN c {.name, age: 2023 - c.founded}", nil, []string{"map[age:25 name:腾讯]"}},
		{"a reduction", "RETURN reduce(s = 0, x IN [1, 2, 3] | s + x)", nil, []string{"6"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := rowsOf(t, g, test.query, test.params)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestErrorsShowThePlaceAndWhatToDo(t *testing.T) {
	g := openNews(t)
	tests := []struct{ query, want string }{
		{"MTACH (n) RETURN n", "SyntaxError: line 1, column 1: unexpected MTACH, expected a clause such as MATCH, CREATE or RETURN; did you mean MATCH?\n  MTACH (n) RETURN n\n  ^"},
		{"MATCH (公司:Company)\nRETURN 公司名", "SyntaxError: line 2, column 8: variable 公司名 is not defined; did you mean 公司?\n  RETURN 公司名\n         ^"},
		{"RETURN coutn([1])", "SyntaxError: line 1, column 8: there is no function coutn(); did you mean count()?\n  RETURN coutn([1])\n         ^"},
		{"MATCH p = shortestPath((a)-[*2..]-(b)) RETURN p", "SyntaxError: line 1, column 27: a shortest path has no least length but 0 or 1\n  MATCH p = shortestPath((a)-[*2..]-(b)) RETURN p\n                            ^"},
		{"RETURN round()", "SyntaxError: line 1, column 8: round() takes 1 to 2 arguments, not 0\n  RETURN round()\n         ^"},
		{"CALL db.label()", "ProcedureError: line 1, column 1: there is no procedure db.label; did you mean db.labels?\n  CALL db.label()\n  ^"},
	}
	for _, test := range tests {
		_, err := query.Run(context.Background(), g, test.query, nil, nil)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\ngot  %v\nwant %s", test.query, err, test.want)
		}
	}
}

func TestNotesTellOfLabelsAndTypesThatNothingHas(t *testing.T) {
	g := openNews(t)
	res, err := query.Run(context.Background(), g, "MATCH (p:Persn)-[:SAID|SAYS]->(s:Statement) WHERE (p)-->(:City) RETURN s", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"nothing has the label Persn; did you mean Person?", "nothing has the type SAYS; did you mean SAID?", "nothing has the label City"}
	if diff := cmp.Diff(want, res.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestAWritingQueryNeedsLeave(t *testing.T) {
	g := openNews(t)
	for _, text := range []string{"CREATE (n)", "MATCH (n) DETACH DELETE n", "CALL { CREATE (n) } RETURN 1", "FOREACH (x IN [1] | CREATE ())"} {
		if _, err := query.Run(context.Background(), g, text, nil, nil); !errors.Is(err, query.ErrReadOnly) {
			t.Errorf("%s: got %v", text, err)
		}
	}
	got, err := rowsOf(t, g, "MATCH (n) RETURN count(n)", nil)
	if err != nil || got[0] != "8" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestAWriteThatFailsLeavesNothingBehind(t *testing.T) {
	g := openNews(t)
	_, err := query.Run(context.Background(), g, "CREATE (:Company {name: '百度'}) CREATE (:Company {name: '腾讯'})", nil, &query.Options{Write: true})
	var e *query.Error
	if !errors.As(err, &e) || e.Kind != "ConstraintVerificationFailed" {
		t.Fatalf("got %v", err)
	}
	got, err := rowsOf(t, g, "MATCH (c:Company) RETURN count(c)", nil)
	if err != nil || got[0] != "2" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestWritesAreCounted(t *testing.T) {
	g := openNews(t)
	res := mustRun(t, g, "MATCH (c:Company) SET c.seen = true, c:Seen WITH c CREATE (c)-[:IN]->(:City {name: '深圳', n: 1})")
	want := query.Counters{NodesCreated: 2, RelationshipsCreated: 2, PropertiesSet: 6, LabelsAdded: 4}
	if diff := cmp.Diff(want, res.Counters); diff != "" {
		t.Error(diff)
	}
	res = mustRun(t, g, "MATCH (n:City) DETACH DELETE n")
	if diff := cmp.Diff(query.Counters{NodesDeleted: 2, RelationshipsDeleted: 2}, res.Counters); diff != "" {
		t.Error(diff)
	}
	res = mustRun(t, g, "FOREACH (x IN range(1, 3) | MERGE (n:N {x: x % 2}) ON MATCH SET n.twice = true)")
	if diff := cmp.Diff(query.Counters{NodesCreated: 2, PropertiesSet: 3, LabelsAdded: 2}, res.Counters); diff != "" {
		t.Error(diff)
	}
}

func TestARunawayQueryEnds(t *testing.T) {
	g := openNews(t)
	endless := "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c "
	tests := []struct{ name, query string }{
		{"rows", endless + "RETURN collect([a, b, c])"},
		{"sorted rows", endless + "RETURN a ORDER BY a + b"},
		{"groups", endless + "RETURN a, b, c, count(*)"},
		{"different rows", endless + "RETURN DISTINCT a, b, c"},
		{"a range", "RETURN size(range(1, 1000000000000))"},
		{"a string", "RETURN size(reduce(s = 'xxxxxxxx', i IN range(1, 60) | s + s))"},
		{"lists of lists", "RETURN size([x IN range(1, 100000) | [y IN range(1, 100000) | x]])"},
		{"maps of maps", "RETURN reduce(m = {a: 1}, i IN range(1, 60) | {a: m, b: m})"},
		{"lists in lists", "RETURN reduce(l = [1], i IN range(1, 60) | [l] + [l])"},
		{"maps made from nodes", "MATCH (c:Company) WITH c LIMIT 1 RETURN reduce(m = {a: 1}, i IN range(1, 60) | c {.name, a: m, b: m})"},
		{"texts replaced", "RETURN reduce(s = 'x', i IN range(1, 60) | replace(s, 'x', 'xxxxxxxxxx'))"},
		{"a text split", "RETURN split(reduce(s = 'x', i IN range(1, 22) | s + s), '')"},
		{"lists out of lists", "RETURN size(reduce(l = [1], i IN range(1, 60) | l + l))"},
	}
	for _, test := range tests {
		t.Run("held by memory: "+test.name, func(t *testing.T) {
			res, err := query.Run(context.Background(), g, test.query, nil, &query.Options{MemoryLimit: 32 << 20})
			if err != nil {
				t.Fatal(err)
			}
			for _, err = range res.Rows() {
				if err != nil {
					break
				}
			}
			var e *query.Error
			if !errors.As(err, &e) || e.Kind != "MemoryLimitExceeded" {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("held by time", func(t *testing.T) {
		res, err := query.Run(context.Background(), g, endless+"RETURN count(*)", nil, &query.Options{Timeout: 20 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		for _, err = range res.Rows() {
			if err != nil {
				break
			}
		}
		if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "20ms") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("held by its caller", func(t *testing.T) {
		res, err := query.Run(context.Background(), g, endless+"RETURN a", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for range res.Rows() {
			if n++; n == 3 {
				break
			}
		}
	})
}

func TestALongChainOfOperatorsRuns(t *testing.T) {
	g := openNews(t)
	for _, text := range []string{
		"RETURN 1" + strings.Repeat(" + 1", 4000),
		"MATCH (n) WHERE n.x = 1" + strings.Repeat(" OR n.x = 1", 4000) + " RETURN n",
		"MATCH (n) WHERE n.x = 1" + strings.Repeat(" AND n.x = 1", 4000) + " RETURN n",
		"MATCH (n) RETURN count(*)" + strings.Repeat(" + 1", 4000) + " AS c ORDER BY c",
	} {
		if _, err := rowsOf(t, g, text, nil); err != nil {
			t.Errorf("%.40s…: %v", text, err)
		}
	}
}

func TestMemoryIsGivenBackByWhatIsStoppedEarly(t *testing.T) {
	g := openNews(t)
	for _, inner := range []string{"RETURN y ORDER BY y LIMIT 1", "WITH y, count(*) AS c RETURN y LIMIT 1", "RETURN DISTINCT y LIMIT 1"} {
		text := "UNWIND range(1, 2000) AS x CALL { UNWIND range(1, 100) AS y " + inner + " } RETURN count(*)"
		res, err := query.Run(context.Background(), g, text, nil, &query.Options{MemoryLimit: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range res.Rows() {
			if err != nil {
				t.Errorf("%s: %v", inner, err)
			}
		}
	}
}

func TestExplainShowsThePlan(t *testing.T) {
	g := openNews(t)
	tests := []struct{ query, want string }{
		{"EXPLAIN MATCH (p:Person)-[:HOLDS_POSITION]->(c:Company {name: '腾讯'}) RETURN p.name LIMIT 1", `Limit 1  (expected 1)
Project p.name  (expected 1)
Expand (c)<-[:HOLDS_POSITION]-(p)  (expected 1)
Scan (c:Company) by key name = '腾讯'  (expected 1)
Argument  (expected 1)
`},
	}
	for _, test := range tests {
		res, err := query.Run(context.Background(), g, test.query, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, res.Plan); diff != "" {
			t.Error(diff)
		}
	}
}

func TestProfileCountsRows(t *testing.T) {
	g := openNews(t)
	res := mustRun(t, g, "PROFILE MATCH (p:Person)-[:SAID]->(s) RETURN s.text")
	n := 0
	for _, err := range res.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 2 || !strings.Contains(res.Plan, "Expand (p)-[:SAID]->(s)") || !strings.Contains(res.Plan, "actual 2)") {
		t.Errorf("%d rows\n%s", n, res.Plan)
	}
}
