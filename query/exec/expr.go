package exec

import (
	"fmt"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// eval computes an expression for the row as it stands.
type eval func(r *Run) (any, error)

func constant(v any) eval { return func(*Run) (any, error) { return v, nil } }

func (c *compiler) exprs(list []cypher.Expr, s *plan.Scope) ([]eval, error) {
	evals := make([]eval, len(list))
	for i, e := range list {
		var err error
		if evals[i], err = c.expr(e, s); err != nil {
			return nil, err
		}
	}
	return evals, nil
}

func (c *compiler) planned(e plan.Expr) (eval, error) { return c.expr(e.Expr, e.Scope) }

// optional compiles an expression that may be missing; its eval is then nil.
func (c *compiler) optional(e *plan.Expr) (eval, error) {
	if e == nil {
		return nil, nil
	}
	return c.planned(*e)
}

func (c *compiler) expr(e cypher.Expr, s *plan.Scope) (eval, error) {
	if slot, ok := s.Known(e); ok {
		return load(slot), nil
	}
	switch e := e.(type) {
	case *cypher.Variable:
		slot, ok := s.Slot(e.Name)
		if !ok {
			return nil, fmt.Errorf("variable %s has no slot", e.Name)
		}
		return load(slot), nil
	case *cypher.Literal:
		return constant(e.Value), nil
	case *cypher.Parameter:
		return c.parameter(e), nil
	case *cypher.ListLiteral:
		return c.list(e, s)
	case *cypher.MapLiteral:
		return c.mapLiteral(e, s)
	case *cypher.Property:
		return c.property(e, s)
	case *cypher.Index:
		return c.binary(e.X, e.I, s, index)
	case *cypher.Slice:
		return c.slice(e, s)
	case *cypher.Unary:
		return c.unary(e, s)
	case *cypher.Binary:
		return c.binaryOp(e, s)
	case *cypher.Comparison:
		return c.comparison(e, s)
	case *cypher.IsNull:
		x, err := c.expr(e.X, s)
		return func(r *Run) (any, error) {
			v, err := x(r)
			return (v == nil) != e.Not, err
		}, err
	case *cypher.HasLabels:
		return c.hasLabels(e, s)
	case *cypher.FunctionCall:
		return c.call(e, s)
	case *cypher.Case:
		return c.caseExpr(e, s)
	}
	return c.construct(e, s)
}

func load(slot int) eval { return func(r *Run) (any, error) { return r.row[slot], nil } }

func (c *compiler) parameter(e *cypher.Parameter) eval {
	return func(r *Run) (any, error) {
		v, ok := r.Params[e.Name]
		if !ok {
			return nil, &cypher.Error{Kind: "ParameterMissing", Detail: "MissingParameter", Phase: cypher.CompileTime,
				Message: "parameter $" + e.Name + " has no value", Offset: e.Offset()}
		}
		return v, nil
	}
}

func (c *compiler) list(e *cypher.ListLiteral, s *plan.Scope) (eval, error) {
	items, err := c.exprs(e.Items, s)
	return func(r *Run) (any, error) {
		list := make([]any, len(items))
		nested := false
		for i, item := range items {
			var err error
			if list[i], err = item(r); err != nil {
				return nil, err
			}
			nested = nested || isNested(list[i])
		}
		return list, fits(r, list, nested)
	}, err
}

// isNested tells whether a value holds others.
func isNested(v any) bool {
	switch v.(type) {
	case []any, map[string]any:
		return true
	}
	return false
}

// fits is an error where a value whose parts hold others is too large. What is in it several times
// counts each time, as it does for whoever reads it: ten lines of {a: m, b: m} would be endless.
func fits(r *Run, v any, nested bool) error {
	if !nested {
		return nil
	}
	return r.Fits(value.Size(v))
}

func (c *compiler) mapLiteral(e *cypher.MapLiteral, s *plan.Scope) (eval, error) {
	values, err := c.exprs(e.Values, s)
	return func(r *Run) (any, error) {
		m := make(map[string]any, len(values))
		nested := false
		for i, key := range e.Keys {
			v, err := values[i](r)
			if err != nil {
				return nil, err
			}
			m[key] = v
			nested = nested || isNested(v)
		}
		return m, fits(r, m, nested)
	}, err
}

func (c *compiler) property(e *cypher.Property, s *plan.Scope) (eval, error) {
	x, err := c.expr(e.X, s)
	return func(r *Run) (any, error) {
		v, err := x(r)
		if err != nil || v == nil {
			return nil, err
		}
		return property(r, v, e.Name)
	}, err
}

func property(r *Run, v any, name string) (any, error) {
	switch v := v.(type) {
	case value.Node:
		p, ok := r.Tx.Prop(v.ID, name)
		if !ok && r.writing && !r.Tx.HasNode(v.ID) {
			return nil, function.Deleted(v)
		}
		return p, nil
	case value.Rel:
		p, ok := r.Tx.EdgeProp(v.ID, name)
		if !ok && r.writing {
			if _, _, _, err := r.Tx.Ends(v.ID); err != nil {
				return nil, function.Deleted(v)
			}
		}
		return p, nil
	}
	if member, ok := function.Member(v, name); ok {
		return member, nil
	}
	return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s has no properties, so no %s", value.TypeName(v), name)
}

func index(r *Run, x, i any) (any, error) {
	if x == nil || i == nil {
		return nil, nil
	}
	switch x := x.(type) {
	case []any:
		n, ok := i.(int64)
		if !ok {
			return nil, cypher.RuntimeErrorf("TypeError", "ListElementAccessByNonInteger", "a list is indexed by integers, not by %s", value.TypeName(i))
		}
		if n < 0 {
			n += int64(len(x))
		}
		if n < 0 || n >= int64(len(x)) {
			return nil, nil
		}
		return x[n], nil
	case map[string]any, value.Node, value.Rel:
		key, ok := i.(string)
		if !ok {
			return nil, cypher.RuntimeErrorf("TypeError", "MapElementAccessByNonString", "a %s is indexed by strings, not by %s", value.TypeName(x), value.TypeName(i))
		}
		return property(r, x, key)
	}
	return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s cannot be indexed", value.TypeName(x))
}

func (c *compiler) slice(e *cypher.Slice, s *plan.Scope) (eval, error) {
	parts := []cypher.Expr{e.X, e.From, e.To}
	evals := make([]eval, 3)
	for i, part := range parts {
		if part != nil {
			var err error
			if evals[i], err = c.expr(part, s); err != nil {
				return nil, err
			}
		}
	}
	return func(r *Run) (any, error) {
		x, err := evals[0](r)
		if err != nil || x == nil {
			return nil, err
		}
		list, ok := x.([]any)
		if !ok {
			return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s cannot be sliced", value.TypeName(x))
		}
		ends := [2]int64{0, int64(len(list))}
		for i := range ends {
			if evals[i+1] == nil {
				continue
			}
			v, err := evals[i+1](r)
			if err != nil || v == nil {
				return nil, err
			}
			n, ok := v.(int64)
			if !ok {
				return nil, cypher.RuntimeErrorf("TypeError", "ListElementAccessByNonInteger", "a list is sliced by integers, not by %s", value.TypeName(v))
			}
			if n < 0 {
				n += int64(len(list))
			}
			ends[i] = min(max(n, 0), int64(len(list)))
		}
		if ends[0] >= ends[1] {
			return []any{}, nil
		}
		return list[ends[0]:ends[1]:ends[1]], nil
	}, nil
}

func (c *compiler) caseExpr(e *cypher.Case, s *plan.Scope) (eval, error) {
	type arm struct {
		tests []eval
		then  eval
	}
	operand, otherwise := constant(nil), constant(nil)
	var err error
	if e.Operand != nil {
		if operand, err = c.expr(e.Operand, s); err != nil {
			return nil, err
		}
	}
	if e.Else != nil {
		if otherwise, err = c.expr(e.Else, s); err != nil {
			return nil, err
		}
	}
	arms := make([]arm, len(e.Whens))
	for i, w := range e.Whens {
		if arms[i].tests, err = c.exprs(w.Tests, s); err != nil {
			return nil, err
		}
		if arms[i].then, err = c.expr(w.Then, s); err != nil {
			return nil, err
		}
	}
	return func(r *Run) (any, error) {
		x, err := operand(r)
		if err != nil {
			return nil, err
		}
		for _, a := range arms {
			for _, test := range a.tests {
				v, err := test(r)
				if err != nil {
					return nil, err
				}
				if e.Operand == nil && v == true || e.Operand != nil && value.Equal(x, v) == value.True {
					return a.then(r)
				}
			}
		}
		return otherwise(r)
	}, nil
}

func (c *compiler) call(e *cypher.FunctionCall, s *plan.Scope) (eval, error) {
	f := function.Lookup(e.Name)
	if f == nil {
		return nil, fmt.Errorf("no function %s", e.Name)
	}
	args, err := c.exprs(e.Args, s)
	if err != nil {
		return nil, err
	}
	return func(r *Run) (any, error) {
		values := make([]any, len(args))
		for i, a := range args {
			var err error
			if values[i], err = a(r); err != nil {
				return nil, err
			}
		}
		return f.Apply(&r.Env, values)
	}, nil
}
