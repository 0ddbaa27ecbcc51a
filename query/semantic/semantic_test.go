package semantic

import (
	"errors"
	"testing"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/procedure"
)

func TestCheckFindsWhatMeansNothing(t *testing.T) {
	tests := []struct{ query, detail string }{ // no detail: the query is sound
		{"MATCH (n) RETURN n", ""},
		{"MATCH (n) RETURN m", "UndefinedVariable"},
		{"MATCH (n) WITH n.x AS x RETURN n", "UndefinedVariable"},
		{"MATCH (n) WITH n.x AS x WHERE n.y = 1 RETURN x", ""},
		{"MATCH (n) WITH DISTINCT n.x AS x WHERE n.y = 1 RETURN x", "UndefinedVariable"},
		{"MATCH (n) RETURN DISTINCT n.x ORDER BY n.x", ""},
		{"MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", "UndefinedVariable"},
		{"MATCH (n) RETURN n.x, count(*) ORDER BY count(*), n.x", ""},
		{"MATCH (n) RETURN n.x + count(*)", "AmbiguousAggregationExpression"},
		{"MATCH (n) RETURN n.x, n.x + count(*)", ""},
		{"MATCH (n) RETURN count(count(n))", "NestedAggregation"},
		{"MATCH (n) WHERE count(n) > 1 RETURN n", "InvalidAggregation"},
		{"MATCH (n) WITH n.x RETURN 1", "NoExpressionAlias"},
		{"RETURN 1 AS a, 2 AS a", "ColumnNameConflict"},
		{"RETURN *", "NoVariablesInScope"},
		{"RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion"},
		{"MATCH (n)", "InvalidClauseComposition"},
		{"MATCH (n)-[n]->() RETURN n", "VariableTypeConflict"},
		{"MATCH p = (n)-[r]->() RETURN length(n)", "InvalidArgumentType"},
		{"MATCH p = (a)-->(p) RETURN p", "VariableAlreadyBound"},
		{"MATCH (a)-[r]->()-[r]->() RETURN r", "RelationshipUniquenessViolation"},
		{"CREATE (a)-[:R]-(b)", "RequiresDirectedRelationship"},
		{"CREATE (a)-[:R|S]->(b)", "NoSingleRelationshipType"},
		{"CREATE (a), (a)", "VariableAlreadyBound"},
		{"MATCH (a) CREATE (a)-[:R]->(b)", ""},
		{"MATCH (n) DELETE n:L", "InvalidDelete"},
		{"MATCH (n) RETURN n LIMIT n.x", "NonConstantExpression"},
		{"MATCH (n) RETURN n SKIP -1", "NegativeIntegerArgument"},
		{"MATCH (n) WHERE NOT (n)-->() RETURN n", ""},
		{"MATCH (n) RETURN (n)-->()", "UnexpectedSyntax"},
		{"MATCH (n) WHERE (n)-->(m) RETURN n", "UndefinedVariable"},
		{"RETURN nosuch(1)", "UnknownFunction"},
		{"RETURN size()", "InvalidNumberOfArguments"},
		{"RETURN 1 AND true", "InvalidArgumentType"},
		{"RETURN 'a' * 2", "InvalidArgumentType"},
		{"RETURN [x IN [1, 2] WHERE x > 1 | x * 2]", ""},
		{"CALL no.such()", "ProcedureNotFound"},
		{"CALL kg.entity(1)", "InvalidArgumentType"},
		{"CALL kg.entity() YIELD node RETURN node", "InvalidNumberOfArguments"},
		{"CALL kg.entity('x') YIELD node RETURN node", ""},
		{"RETURN $missing", "MissingParameter"},
		{"MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n", "InvalidClauseComposition"},
	}
	for _, test := range tests {
		q, err := cypher.Parse(test.query)
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		err = Check(q, procedure.Builtin(), nil)
		var e *cypher.Error
		got := ""
		if errors.As(err, &e) {
			got = e.Detail
		}
		if got != test.detail || err != nil && e == nil {
			t.Errorf("%s: got %q (%v), want %q", test.query, got, err, test.detail)
		}
	}
}

func TestWritesSeesIntoSubqueries(t *testing.T) {
	for text, want := range map[string]bool{
		"MATCH (n) RETURN n":                     false,
		"MATCH (n) SET n.x = 1":                  true,
		"CALL { CREATE (n) } RETURN 1":           true,
		"CALL { MATCH (n) RETURN n } RETURN n":   false,
		"RETURN 1 AS x UNION MERGE (x) RETURN x": true,
	} {
		q, err := cypher.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := Writes(q); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}
