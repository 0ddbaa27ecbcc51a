package cypher

import (
	"errors"
	"strings"
	"testing"
)

var samples = []string{
	"MATCH (n) RETURN n",
	"MATCH (a:A:B {x: 1})-[r:R|S*1..3 {y: $p}]->(b)<--(), p = (c)--(d) WHERE a.x < 3 <= b.y AND NOT (a)-->(b) RETURN DISTINCT a, b AS `b c` ORDER BY a.x DESC, b SKIP 1 LIMIT $n",
	"OPTIONAL MATCH (公司:公司)-[:发布]->(产品) WITH 公司, count(*) AS 数 WHERE 数 > 1 RETURN *",
	"UNWIND [1, -2, 3.5, 'a\\'b', null, true] AS x RETURN [y IN range(1, x) WHERE y % 2 = 0 | y ^ 2], x[0], x[1..2], x[..-1]",
	"CREATE (a {x: 1})-[:R]->(b) SET a.x = 2, a += {y: 3}, a:L:M REMOVE a.y, a:L DETACH DELETE b",
	"MERGE (a:A {x: 1}) ON CREATE SET a.t = date() ON MATCH SET a.n = a.n + 1",
	"CALL kg.search('x') YIELD node AS n, score WHERE score > 1 RETURN n UNION ALL MATCH (n) RETURN n",
	"MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = n.x } RETURN CASE n.x WHEN 1 THEN 'a' ELSE 'b' END, COUNT { (n)--() }",
	"RETURN all(x IN [1] WHERE x > 0), reduce(s = 0, x IN [1, 2] | s + x), [(a)-->(b) WHERE a.x | b.y], n {.x, .*, y: 1}",
	"FOREACH (x IN [1, 2] | CREATE (:N {x: x}) FOREACH (y IN [x] | MERGE (:M)))",
	"EXPLAIN MATCH p = shortestPath((a)-[*..5]-(b)) RETURN length(p) // comment",
	"CALL { WITH 1 AS x RETURN x } RETURN x IS NOT NULL, x:A, x =~ 'a.*', x STARTS WITH 'y', x IN [1] XOR false",
}

// roundTrip fails unless what is printed parses to what prints the same.
func roundTrip(t *testing.T, text string) {
	t.Helper()
	q, err := Parse(text)
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || e.Message == "" || err.Error() == "" {
			t.Fatalf("%q: got %#v", text, err)
		}
		return
	}
	printed := Print(q)
	again, err := Parse(printed)
	if err != nil {
		t.Fatalf("%q printed as\n%s\nis no query: %v", text, printed, err)
	}
	if twice := Print(again); twice != printed {
		t.Fatalf("%q printed as\n%s\nand then as\n%s", text, printed, twice)
	}
}

func TestPrintedQueriesParseToTheSame(t *testing.T) {
	for _, text := range samples {
		if _, err := Parse(text); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
		roundTrip(t, text)
	}
}

func TestNestingIsBounded(t *testing.T) {
	for _, part := range []string{"(", "[", "{a: ", "NOT ", "-", "CASE WHEN ", "x[", "size(", "EXISTS { MATCH (a) WHERE "} {
		if _, err := Parse("RETURN " + strings.Repeat(part, 100_000)); err == nil {
			t.Errorf("100,000 times %q parses", part)
		}
	}
	if _, err := Parse("RETURN 1" + strings.Repeat(" + 1", 4000)); err != nil {
		t.Errorf("a long sum: %v", err)
	}
	for _, part := range []string{" + 1", " OR 1", ".x", "[0]", " IS NULL", "^2"} {
		for _, clause := range []string{"RETURN x", "CREATE ({x: x", "SET x.x = x"} {
			if _, err := Parse(clause + strings.Repeat(part, 150_000)); err == nil {
				t.Errorf("%s and 150,000 times %q parses", clause, part)
			}
		}
	}
	if _, err := Parse("RETURN 1" + strings.Repeat(" + 1", 400_000)); err == nil {
		t.Error("a query of more than a megabyte parses")
	}
}

func TestNearestIsWhatWasMeant(t *testing.T) {
	for _, test := range []struct{ word, want string }{{"MTACH", "MATCH"}, {"retrun", "RETURN"}, {"x", ""}, {"banana", ""}} {
		if got := Nearest(test.word, []string{"MATCH", "RETURN", "WITH"}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.word, got, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range samples {
		f.Add(text)
	}
	f.Fuzz(roundTrip)
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(samples[1])))
	for b.Loop() {
		if _, err := Parse(samples[1]); err != nil {
			b.Fatal(err)
		}
	}
}
