// Package semantic checks that a query means something before any of it runs: that its variables exist and
// are used as what they are, that aggregates stand where they may, that functions and procedures exist and
// are called as they must be. Errors are those of openCypher, with their kinds and details.
//
// Start with Check. clause.go follows a query from clause to clause, pattern.go looks at patterns,
// expr.go at expressions.
package semantic

import (
	"slices"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/procedure"
)

// base is what is known of a value before the query runs.
type base uint8

const (
	unknown base = iota
	null
	boolean
	integer
	float
	text
	list
	mapping
	node
	rel
	path
	moment // a temporal value
)

// kind is a base and, for lists, that of the elements.
type kind struct{ base, elem base }

func (k kind) is(bases ...base) bool { return slices.Contains(bases, k.base) }

// open tells whether a value may turn out to be anything.
func (k kind) open() bool { return k.base == unknown || k.base == null }

// scope is the variables that can be seen, with their kinds.
type scope map[string]kind

func (s scope) with(name string, k kind) scope {
	t := make(scope, len(s)+1)
	for n, x := range s {
		t[n] = x
	}
	t[name] = k
	return t
}

func (s scope) names() []string {
	var names []string
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

type checker struct {
	procs  *procedure.Registry
	params map[string]any
}

// Check checks a query, and completes the calls of procedures that take their arguments from the
// parameters. The error is an *cypher.Error.
func Check(q *cypher.Query, procs *procedure.Registry, params map[string]any) error {
	c := &checker{procs, params}
	_, err := c.query(q, scope{}, false)
	return err
}

// Writes tells whether a query changes the graph.
func Writes(q *cypher.Query) bool {
	for _, part := range q.Parts {
		for _, c := range part.Clauses {
			if updating(c) {
				return true
			}
			if sub, ok := c.(*cypher.CallSubquery); ok && Writes(sub.Query) {
				return true
			}
		}
	}
	return false
}

func updating(c cypher.Clause) bool {
	switch c.(type) {
	case *cypher.Create, *cypher.Merge, *cypher.Set, *cypher.Remove, *cypher.Delete, *cypher.Foreach:
		return true
	}
	return false
}

// query checks a query in a scope and returns the names and kinds of its columns, in order. The last clause
// of a subquery may be anything.
func (c *checker) query(q *cypher.Query, s scope, sub bool) ([]column, error) {
	var first []column
	for i, part := range q.Parts {
		columns, err := c.single(part, s, sub)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = columns
			continue
		}
		if !sameNames(first, columns) {
			return nil, cypher.Errorf(part.Offset(), "DifferentColumnsInUnion", "the parts of a UNION must return the same columns")
		}
	}
	return first, nil
}

type column struct {
	name string
	kind kind
}

func sameNames(a, b []column) bool {
	names := func(list []column) []string {
		var names []string
		for _, c := range list {
			names = append(names, c.name)
		}
		slices.Sort(names)
		return names
	}
	return slices.Equal(names(a), names(b))
}
