package exec

import (
	"fmt"
	"regexp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// binary compiles an operator of two operands.
func (c *compiler) binary(x, y cypher.Expr, s *plan.Scope, f func(r *Run, a, b any) (any, error)) (eval, error) {
	left, err := c.expr(x, s)
	if err != nil {
		return nil, err
	}
	right, err := c.expr(y, s)
	if err != nil {
		return nil, err
	}
	return func(r *Run) (any, error) {
		a, err := left(r)
		if err != nil {
			return nil, err
		}
		b, err := right(r)
		if err != nil {
			return nil, err
		}
		return f(r, a, b)
	}, nil
}

// truth reads a value as a condition. Anything but true, false and null is an error.
func truth(v any) (value.Truth, error) {
	switch v {
	case true:
		return value.True, nil
	case false:
		return value.False, nil
	case nil:
		return value.Unknown, nil
	}
	return value.Unknown, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "%s is no condition, a %s", value.Literal(v), value.TypeName(v))
}

func (c *compiler) unary(e *cypher.Unary, s *plan.Scope) (eval, error) {
	x, err := c.expr(e.X, s)
	return func(r *Run) (any, error) {
		v, err := x(r)
		if err != nil {
			return nil, err
		}
		switch e.Op {
		case cypher.OpNot:
			t, err := truth(v)
			return t.Not().Value(), err
		case cypher.OpSubtract:
			return function.Negate(v)
		}
		if _, ok := value.Float(v); !ok && v != nil {
			return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "+%s is not defined", value.TypeName(v))
		}
		return v, nil
	}, err
}

func (c *compiler) binaryOp(e *cypher.Binary, s *plan.Scope) (eval, error) {
	switch e.Op {
	case cypher.OpAnd, cypher.OpOr:
		return c.shortCircuit(e, s)
	case cypher.OpXor:
		return c.binary(e.X, e.Y, s, func(_ *Run, a, b any) (any, error) {
			x, err := truth(a)
			if err != nil {
				return nil, err
			}
			y, err := truth(b)
			if err != nil || x == value.Unknown || y == value.Unknown {
				return nil, err
			}
			return x != y, nil
		})
	case cypher.OpIn:
		return c.binary(e.X, e.Y, s, in)
	case cypher.OpStartsWith, cypher.OpEndsWith, cypher.OpContains:
		return c.binary(e.X, e.Y, s, func(_ *Run, a, b any) (any, error) { return function.Matches(e.Op, a, b).Value(), nil })
	case cypher.OpMatches:
		return c.binary(e.X, e.Y, s, matches())
	}
	if e.Op == cypher.OpAdd || e.Op == cypher.OpConcat {
		return c.binary(e.X, e.Y, s, add)
	}
	f, ok := map[cypher.Op]func(a, b any) (any, error){
		cypher.OpSubtract: function.Subtract,
		cypher.OpMultiply: function.Multiply, cypher.OpDivide: function.Divide, cypher.OpModulo: function.Modulo,
		cypher.OpPower: function.Power}[e.Op]
	if !ok {
		return nil, fmt.Errorf("no operator %s", e.Op)
	}
	return c.binary(e.X, e.Y, s, func(_ *Run, a, b any) (any, error) { return f(a, b) })
}

// add is the operator +, which must not make a value larger than memory.
func add(r *Run, a, b any) (any, error) {
	if n := length(a) + length(b); n > 1<<16 {
		if err := r.Fits(n); err != nil {
			return nil, err
		}
	}
	return function.Add(a, b)
}

// length is about how many bytes a string or a list takes, but for what the list holds.
func length(v any) int64 {
	switch v := v.(type) {
	case string:
		return int64(len(v))
	case []any:
		return 16 * int64(len(v))
	}
	return 0
}

func (c *compiler) shortCircuit(e *cypher.Binary, s *plan.Scope) (eval, error) {
	left, err := c.expr(e.X, s)
	if err != nil {
		return nil, err
	}
	right, err := c.expr(e.Y, s)
	if err != nil {
		return nil, err
	}
	decided := value.Of(e.Op == cypher.OpOr) // true decides OR, false decides AND
	return func(r *Run) (any, error) {
		a, err := left(r)
		if err != nil {
			return nil, err
		}
		x, err := truth(a)
		if err != nil || x == decided {
			return x.Value(), err
		}
		b, err := right(r)
		if err != nil {
			return nil, err
		}
		y, err := truth(b)
		if err != nil || y == decided {
			return y.Value(), err
		}
		if x == value.Unknown {
			return nil, nil
		}
		return y.Value(), nil
	}, nil
}

func in(_ *Run, x, y any) (any, error) {
	if y == nil {
		return nil, nil
	}
	list, ok := y.([]any)
	if !ok {
		return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "IN wants a list, not a %s", value.TypeName(y))
	}
	result := value.False
	for _, e := range list {
		switch value.Equal(x, e) {
		case value.True:
			return true, nil
		case value.Unknown:
			result = value.Unknown
		}
	}
	return result.Value(), nil
}

// matches is the operator =~, which remembers the last expression it has compiled.
func matches() func(*Run, any, any) (any, error) {
	var pattern string
	var compiled *regexp.Regexp
	return func(_ *Run, a, b any) (any, error) {
		text, okA := a.(string)
		expr, okB := b.(string)
		if !okA || !okB {
			return nil, nil
		}
		if compiled == nil || pattern != expr {
			re, err := regexp.Compile("^(?s:" + expr + ")$")
			if err != nil {
				return nil, cypher.RuntimeErrorf("ArgumentError", "InvalidRegularExpression", "%v", err)
			}
			pattern, compiled = expr, re
		}
		return compiled.MatchString(text), nil
	}
}

// comparison compiles a chain: every neighbouring pair has to compare.
func (c *compiler) comparison(e *cypher.Comparison, s *plan.Scope) (eval, error) {
	operands, err := c.exprs(e.Operands, s)
	if err != nil {
		return nil, err
	}
	return func(r *Run) (any, error) {
		a, err := operands[0](r)
		if err != nil {
			return nil, err
		}
		result := value.True
		for i, op := range e.Ops {
			b, err := operands[i+1](r)
			if err != nil {
				return nil, err
			}
			if result = result.And(compare(op, a, b)); result == value.False {
				return false, nil
			}
			a = b
		}
		return result.Value(), nil
	}, nil
}

func compare(op cypher.Op, a, b any) value.Truth {
	switch op {
	case cypher.OpEqual:
		return value.Equal(a, b)
	case cypher.OpNotEqual:
		return value.Equal(a, b).Not()
	}
	c := value.Compare(a, b)
	switch c {
	case value.Incomparable:
		return value.Unknown
	case value.Unordered:
		return value.False
	}
	switch op {
	case cypher.OpLess:
		return value.Of(c < 0)
	case cypher.OpLessEq:
		return value.Of(c <= 0)
	case cypher.OpGreater:
		return value.Of(c > 0)
	}
	return value.Of(c >= 0)
}

func (c *compiler) hasLabels(e *cypher.HasLabels, s *plan.Scope) (eval, error) {
	x, err := c.expr(e.X, s)
	return func(r *Run) (any, error) {
		v, err := x(r)
		if err != nil || v == nil {
			return nil, err
		}
		switch v := v.(type) {
		case value.Node:
			return hasLabels(r.Tx, v.ID, e.Labels), nil
		case value.Rel:
			return hasType(r.Tx.TypeName(v.Type), e.Labels), nil
		}
		return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s has no labels", value.TypeName(v))
	}, err
}

func hasLabels(tx *graph.Tx, id graph.NodeID, e cypher.LabelExpr) bool {
	switch e := e.(type) {
	case *cypher.LabelName:
		return tx.HasLabel(id, e.Name)
	case *cypher.LabelNot:
		return !hasLabels(tx, id, e.X)
	case *cypher.LabelAnd:
		return hasLabels(tx, id, e.X) && hasLabels(tx, id, e.Y)
	case *cypher.LabelOr:
		return hasLabels(tx, id, e.X) || hasLabels(tx, id, e.Y)
	}
	return len(tx.Labels(id)) > 0
}

func hasType(name string, e cypher.LabelExpr) bool {
	switch e := e.(type) {
	case *cypher.LabelName:
		return name == e.Name
	case *cypher.LabelNot:
		return !hasType(name, e.X)
	case *cypher.LabelAnd:
		return hasType(name, e.X) && hasType(name, e.Y)
	case *cypher.LabelOr:
		return hasType(name, e.X) || hasType(name, e.Y)
	}
	return true
}
