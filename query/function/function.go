// Package function holds the functions of the language: scalar, list, string, mathematical, temporal,
// those that read the graph, and the aggregates.
//
// Lookup and LookupAggregate find one by name, in any case. Each group has a file with a table.
package function

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

// Env is what functions may ask of the query that calls them.
type Env struct {
	Ctx context.Context
	Tx  *graph.Tx
	Now time.Time // of the statement
	// MemoryLimit bounds what a query holds at a time, in bytes; 0 does not.
	MemoryLimit int64
	memory      int64
}

// Charge counts memory that the query now holds; negative amounts give it back. The error says that
// the bound is reached.
func (e *Env) Charge(bytes int64) error {
	e.memory += bytes
	if e.MemoryLimit > 0 && e.memory > e.MemoryLimit {
		return cypher.RuntimeErrorf("MemoryLimitExceeded", "MemoryLimitExceeded",
			"the query needs more than %d MiB of memory", e.MemoryLimit>>20).
			WithHint("add a LIMIT, make the pattern narrower, or raise the memory limit")
	}
	return nil
}

// Fits tells whether the query can make a value of so many bytes. Who keeps the value charges for it.
func (e *Env) Fits(bytes int64) error {
	err := e.Charge(bytes)
	e.memory -= bytes
	return err
}

// Func is a function of the language.
type Func struct {
	Name     string // as it is best written
	Min, Max int    // number of arguments; Max is -1 for any
	// Nulls says that the function wants to see null arguments; otherwise null in gives null out.
	Nulls bool
	Call  func(env *Env, args []any) (any, error)
}

// Aggregate is an aggregating function. New makes the state of one group.
type Aggregate struct {
	Name     string
	Min, Max int
	New      func() Aggregator
}

// Aggregator sees the values of a group, one call for each row, then gives the result.
type Aggregator interface {
	Add(args []any) error
	Result() any
}

var tables = sync.OnceValue(func() map[string]*Func {
	m := map[string]*Func{}
	for _, table := range [][]Func{graphFuncs, listFuncs, stringFuncs, mathFuncs, conversionFuncs, temporalFuncs()} {
		for i := range table {
			m[strings.ToLower(table[i].Name)] = &table[i]
		}
	}
	return m
})

// Lookup finds a function by name, nil if there is none.
func Lookup(name string) *Func { return tables()[strings.ToLower(name)] }

// LookupAggregate finds an aggregate by name, nil if there is none.
func LookupAggregate(name string) *Aggregate {
	for i := range aggregates {
		if strings.EqualFold(aggregates[i].Name, name) {
			return &aggregates[i]
		}
	}
	return nil
}

// Names lists all functions and aggregates, for suggestions.
func Names() []string {
	var names []string
	for _, f := range tables() {
		names = append(names, f.Name)
	}
	for i := range aggregates {
		names = append(names, aggregates[i].Name)
	}
	return names
}

// Apply calls f, or gives null for a null argument where f does not want any.
func (f *Func) Apply(env *Env, args []any) (any, error) {
	if !f.Nulls {
		for _, a := range args {
			if a == nil {
				return nil, nil
			}
		}
	}
	return f.Call(env, args)
}

func wrongType(name string, v any, wanted string) error {
	return cypher.RuntimeErrorf("TypeError", "InvalidArgumentValue", "%s() wants %s, not %s (%s)",
		name, wanted, value.TypeName(v), value.Literal(v))
}
