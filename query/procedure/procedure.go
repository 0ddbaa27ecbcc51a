// Package procedure holds what CALL can call: those that describe the database, and kg's own.
//
// A Registry finds procedures by name; Builtin has all that kg comes with.
package procedure

import (
	"slices"
	"strings"
	"sync"

	"github.com/newsgraph/kg/query/function"
)

// Param is an argument or a column of a procedure. Type is as in the TCK: STRING, INTEGER, FLOAT, NUMBER,
// BOOLEAN, LIST, MAP, NODE or ANY.
type Param struct {
	Name, Type string
	Default    any  // of an argument that may be left out
	Optional   bool // the argument may be left out
}

// Procedure is one procedure.
type Procedure struct {
	Name    string
	Params  []Param
	Outputs []Param
	// Call calls yield for every row of the result, and ends with its error if it gives one.
	Call func(env *function.Env, args []any, yield func(row []any) error) error
	// By is the column by which the rows come, those with the highest values first; "" if they come in no such order.
	// Best is then Call for someone who hardly wants more of them than the first few.
	By   string
	Best func(env *function.Env, args []any, few int, yield func(row []any) error) error
}

// Required is the number of arguments that cannot be left out.
func (p *Procedure) Required() int {
	n := 0
	for _, param := range p.Params {
		if !param.Optional {
			n++
		}
	}
	return n
}

// Registry is a set of procedures.
type Registry struct{ byName map[string]*Procedure }

// NewRegistry makes a registry of procedures.
func NewRegistry(procedures ...Procedure) *Registry {
	r := &Registry{map[string]*Procedure{}}
	for i := range procedures {
		r.byName[strings.ToLower(procedures[i].Name)] = &procedures[i]
	}
	return r
}

var builtin = sync.OnceValue(func() *Registry {
	return NewRegistry(slices.Concat(databaseProcedures, schemaProcedures, graphProcedures)...)
})

// Builtin is the registry of all that kg comes with, and of more where given.
func Builtin(more ...Procedure) *Registry {
	if len(more) == 0 {
		return builtin()
	}
	return NewRegistry(slices.Concat(databaseProcedures, schemaProcedures, graphProcedures, more)...)
}

// Lookup finds a procedure by name, in any case; nil if there is none.
func (r *Registry) Lookup(name string) *Procedure { return r.byName[strings.ToLower(name)] }

// Outputs lists the names of a procedure's columns.
func (r *Registry) Outputs(name string) ([]string, bool) {
	p := r.Lookup(name)
	if p == nil {
		return nil, false
	}
	var names []string
	for _, o := range p.Outputs {
		names = append(names, o.Name)
	}
	return names, true
}

// OrderedBy is the column by which a procedure's rows come, the highest first; "" if there is none.
func (r *Registry) OrderedBy(name string) string {
	if p := r.Lookup(name); p != nil {
		return p.By
	}
	return ""
}

// Names lists all procedures, sorted.
func (r *Registry) Names() []string {
	var names []string
	for _, p := range r.byName {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return names
}
