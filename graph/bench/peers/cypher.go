package main

import (
	"fmt"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query"
)

// cypherStore is kg's openCypher over the file that loadGraph made.
type cypherStore struct{ g *graph.Graph }

func openCypher(_, path string) store { return &cypherStore{must(graph.Open(path, nil))} }

func (s *cypherStore) close() { check(s.g.Close()) }

type params = map[string]any

// rows runs a query to its end and returns its rows.
func (s *cypherStore) rows(text string, p params) (rows [][]any) {
	res := must(query.Run(bg, s.g, text, p, &query.Options{Write: true}))
	for row, err := range res.Rows() {
		check(err)
		rows = append(rows, row)
	}
	return rows
}

// one returns the one number that a query answers, -1 if it answers nothing.
func (s *cypherStore) one(text string, p params) int {
	rows := s.rows(text, p)
	if len(rows) == 0 {
		return -1
	}
	return int(rows[0][0].(int64))
}

func (s *cypherStore) sector(name string) int {
	return s.one("CALL kg.entity($name) YIELD node RETURN node.sector", params{"name": name})
}

func (s *cypherStore) around(node int) int {
	return s.one("MATCH (a:Company {id: $id})-[:KNOWS]->(b) RETURN count(b)", params{"id": node})
}

func (s *cypherStore) reach(node, hops int) int {
	text := fmt.Sprintf("MATCH (a:Company {id: $id})-[:KNOWS*1..%d]->(b) WHERE b <> a RETURN count(DISTINCT b)", hops)
	return s.one(text, params{"id": node})
}

func (s *cypherStore) distance(from, to int) int {
	if from == to {
		return 0 // openCypher wants two nodes
	}
	return s.one("MATCH (a:Company {id: $a}), (b:Company {id: $b}) MATCH p = shortestPath((a)-[:KNOWS*]->(b)) RETURN length(p)",
		params{"a": from, "b": to})
}

func (s *cypherStore) sectors() []int {
	counts := make([]int, sectors)
	for _, row := range s.rows("MATCH (a:Company)-[:KNOWS]->(b:Company) RETURN b.sector, count(*)", nil) {
		counts[row[0].(int64)] = int(row[1].(int64))
	}
	return counts
}

func (s *cypherStore) top() (best []int) {
	for _, row := range s.rows("MATCH (b:Company)<-[:KNOWS]-(a) RETURN b.id, count(*) AS degree ORDER BY degree DESC, b.id LIMIT 10", nil) {
		best = append(best, int(row[0].(int64)))
	}
	return best
}

func (s *cypherStore) link(from, to int) {
	s.rows("MATCH (a:Company {id: $a}), (b:Company {id: $b}) CREATE (a)-[:KNOWS]->(b)", params{"a": from, "b": to})
}
