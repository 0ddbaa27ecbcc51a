package semantic

import (
	"maps"

	"github.com/newsgraph/kg/query/cypher"
)

// walk is a walk over the clauses of one single query.
type walk struct {
	*checker
	scope   scope
	columns []column
}

func (c *checker) single(q *cypher.SingleQuery, s scope, sub bool) ([]column, error) {
	w := &walk{checker: c, scope: s}
	for i, clause := range q.Clauses {
		last := i == len(q.Clauses)-1
		if err := w.clause(clause); err != nil {
			return nil, err
		}
		if last && !sub && !ends(clause) {
			return nil, cypher.Errorf(clause.Offset(), "InvalidClauseComposition", "a query cannot end here").
				WithHint("end it with RETURN or with a clause that writes")
		}
	}
	return w.columns, nil
}

// ends tells whether a query can end with a clause.
func ends(c cypher.Clause) bool {
	switch c := c.(type) {
	case *cypher.Return, *cypher.Call:
		return true
	case *cypher.CallSubquery:
		return Writes(c.Query)
	}
	return updating(c)
}

func (w *walk) clause(clause cypher.Clause) error {
	switch c := clause.(type) {
	case *cypher.Match:
		return w.match(c)
	case *cypher.Unwind:
		k, err := w.expr(c.List, w.scope, plain)
		if err != nil {
			return err
		}
		return w.bind(c.Var, kind{base: k.elem})
	case *cypher.With:
		outputs, err := w.projection(&c.Projection, c.Where, true)
		if err != nil {
			return err
		}
		w.scope = scope{}
		for _, o := range outputs {
			w.scope[o.name] = o.kind
		}
		return nil
	case *cypher.Return:
		outputs, err := w.projection(&c.Projection, nil, false)
		w.columns = outputs
		return err
	case *cypher.Call:
		return w.call(c)
	case *cypher.CallSubquery:
		return w.subquery(c)
	}
	return w.update(clause)
}

// bind adds a variable that must be new.
func (w *walk) bind(v *cypher.Variable, k kind) error {
	if _, ok := w.scope[v.Name]; ok {
		return alreadyBound(v)
	}
	w.scope = w.scope.with(v.Name, k)
	return nil
}

func alreadyBound(v *cypher.Variable) error {
	return cypher.Errorf(v.Offset(), "VariableAlreadyBound", "variable %s is bound already", v.Name).
		WithHint("give the new one another name")
}

func (w *walk) update(clause cypher.Clause) error {
	switch c := clause.(type) {
	case *cypher.Create:
		for _, p := range c.Paths {
			if err := w.creation(p, false); err != nil {
				return err
			}
		}
	case *cypher.Merge:
		if err := w.creation(c.Path, true); err != nil {
			return err
		}
		if err := w.setItems(c.OnCreate); err != nil {
			return err
		}
		return w.setItems(c.OnMatch)
	case *cypher.Set:
		return w.setItems(c.Items)
	case *cypher.Remove:
		for _, item := range c.Items {
			if _, err := w.expr(item.Target, w.scope, plain); err != nil {
				return err
			}
		}
	case *cypher.Delete:
		for _, e := range c.Exprs {
			if err := w.deletion(e); err != nil {
				return err
			}
		}
	case *cypher.Foreach:
		return w.foreach(c)
	}
	return nil
}

func (w *walk) setItems(items []cypher.SetItem) error {
	for _, item := range items {
		if _, err := w.expr(item.Target, w.scope, plain); err != nil {
			return err
		}
		if item.Value != nil {
			if _, err := w.expr(item.Value, w.scope, plain); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walk) deletion(e cypher.Expr) error {
	if _, ok := e.(*cypher.HasLabels); ok {
		return cypher.Errorf(e.Offset(), "InvalidDelete", "labels and types cannot be deleted").WithHint("labels are removed with REMOVE")
	}
	k, err := w.expr(e, w.scope, plain)
	if err == nil && !k.open() && !k.is(node, rel, path) {
		err = cypher.Errorf(e.Offset(), "InvalidArgumentType", "only nodes, relationships and paths can be deleted")
	}
	return err
}

func (w *walk) foreach(c *cypher.Foreach) error {
	k, err := w.expr(c.List, w.scope, plain)
	if err != nil {
		return err
	}
	outer := w.scope
	defer func() { w.scope = outer }()
	if err := w.bind(c.Var, kind{base: k.elem}); err != nil {
		return err
	}
	for _, clause := range c.Body {
		if err := w.update(clause); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) subquery(c *cypher.CallSubquery) error {
	inner := scope{}
	if _, ok := c.Query.Parts[0].Clauses[0].(*cypher.With); ok {
		inner = maps.Clone(w.scope)
	}
	columns, err := w.query(c.Query, inner, true)
	if err != nil {
		return err
	}
	for _, col := range columns {
		if err := w.bind(&cypher.Variable{Pos: c.Pos, Name: col.name}, col.kind); err != nil {
			return err
		}
	}
	return nil
}

var procedureTypes = map[string][]base{
	"STRING": {text}, "INTEGER": {integer}, "FLOAT": {float, integer}, "NUMBER": {float, integer}, "BOOLEAN": {boolean},
	"LIST": {list}, "MAP": {mapping}, "NODE": {node}, "PATH": {path},
}

func (w *walk) call(c *cypher.Call) error {
	p := w.procs.Lookup(c.Procedure)
	if p == nil {
		err := cypher.Errorf(c.Offset(), "ProcedureNotFound", "there is no procedure %s", c.Procedure)
		err.Kind = "ProcedureError"
		if near := cypher.Nearest(c.Procedure, w.procs.Names()); near != "" {
			err.WithHint("did you mean %s?", near)
		}
		return err
	}
	if c.YieldAll && !c.Standalone {
		return cypher.Errorf(c.Offset(), "UnexpectedSyntax", "YIELD * stands in a query of its own only").WithHint("name the columns")
	}
	if !c.Explicit {
		if !c.Standalone {
			return cypher.Errorf(c.Offset(), "InvalidArgumentPassingMode", "within a query, a procedure needs its arguments in parentheses")
		}
		for _, param := range p.Params {
			if _, ok := w.params[param.Name]; ok || !param.Optional {
				c.Args = append(c.Args, &cypher.Parameter{Pos: c.Pos, Name: param.Name})
			}
		}
	}
	if n := len(c.Args); n < p.Required() || n > len(p.Params) {
		return cypher.Errorf(c.Offset(), "InvalidNumberOfArguments", "%s takes %d arguments, not %d", p.Name, p.Required(), n)
	}
	for i, a := range c.Args {
		k, err := w.expr(a, w.scope, plain)
		if err != nil {
			return err
		}
		if wanted := procedureTypes[p.Params[i].Type]; wanted != nil && !k.open() && !k.is(wanted...) {
			return cypher.Errorf(a.Offset(), "InvalidArgumentType", "argument %s of %s is a %s", p.Params[i].Name, p.Name, p.Params[i].Type)
		}
	}
	return w.yield(c)
}

func (w *walk) yield(c *cypher.Call) error {
	outputs, _ := w.procs.Outputs(c.Procedure)
	known := map[string]bool{}
	for _, name := range outputs {
		known[name] = true
		if c.Standalone && !c.HasYield {
			w.columns = append(w.columns, column{name: name})
		}
	}
	for _, item := range c.Yield {
		if !known[item.Field] {
			return cypher.Errorf(item.Var.Offset(), "UndefinedVariable", "%s has no column %s", c.Procedure, item.Field)
		}
		if err := w.bind(item.Var, kind{}); err != nil {
			return err
		}
		w.columns = append(w.columns, column{name: item.Var.Name})
	}
	if !c.Standalone {
		w.columns = nil
	}
	return w.where(c.Where, w.scope)
}
