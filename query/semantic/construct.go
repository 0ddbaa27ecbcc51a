package semantic

import "github.com/newsgraph/kg/query/cypher"

// construct checks the expressions that bind variables or hold patterns and queries.
func (c *checker) construct(e cypher.Expr, s scope, ctx context, condition bool) (kind, error) {
	switch e := e.(type) {
	case *cypher.Case:
		return c.caseExpr(e, s, ctx)
	case *cypher.ListComprehension:
		inner, err := c.elements(e.Var, e.List, e.Where, s, ctx)
		if err != nil || e.Yield == nil {
			return kind{base: list}, err
		}
		k, err := c.expr(e.Yield, inner, without(ctx))
		return kind{list, k.base}, err
	case *cypher.Quantifier:
		_, err := c.elements(e.Var, e.List, e.Where, s, ctx)
		return kind{base: boolean}, err
	case *cypher.Reduce:
		return c.reduce(e, s, ctx)
	case *cypher.PatternComprehension:
		inner, err := c.pattern([]*cypher.PathPattern{e.Path}, s)
		if err != nil {
			return kind{}, err
		}
		if err := c.where(e.Where, inner); err != nil {
			return kind{}, err
		}
		k, err := c.expr(e.Yield, inner, without(ctx))
		return kind{list, k.base}, err
	case *cypher.PatternExpr:
		return c.patternExpr(e, s, condition)
	case *cypher.Subquery:
		return c.subqueryExpr(e, s)
	case *cypher.MapProjection:
		if _, err := c.expr(e.Var, s, ctx); err != nil {
			return kind{}, err
		}
		for _, item := range e.Items {
			if item.Value != nil {
				if _, err := c.expr(item.Value, s, ctx); err != nil {
					return kind{}, err
				}
			}
		}
		return kind{base: mapping}, nil
	}
	return kind{}, nil
}

// without is a context for what is computed for each element of a list, where aggregates cannot be.
func without(ctx context) context {
	ctx.aggregates = false
	return ctx
}

func (c *checker) caseExpr(e *cypher.Case, s scope, ctx context) (kind, error) {
	if e.Operand != nil {
		if _, err := c.expr(e.Operand, s, ctx); err != nil {
			return kind{}, err
		}
	}
	var result kind
	merge := func(k kind, first bool) {
		if first {
			result = k
		} else if result != k {
			result = kind{}
		}
	}
	for i, w := range e.Whens {
		test := ctx
		test.condition = e.Operand == nil
		if _, err := c.all(w.Tests, s, test); err != nil {
			return kind{}, err
		}
		k, err := c.expr(w.Then, s, ctx)
		if err != nil {
			return kind{}, err
		}
		merge(k, i == 0)
	}
	if e.Else == nil {
		return kind{}, nil
	}
	k, err := c.expr(e.Else, s, ctx)
	merge(k, false)
	return result, err
}

func (c *checker) elements(v *cypher.Variable, items, where cypher.Expr, s scope, ctx context) (scope, error) {
	k, err := c.expr(items, s, ctx)
	if err != nil {
		return nil, err
	}
	inner := s.with(v.Name, kind{base: k.elem})
	return inner, c.where(where, inner)
}

func (c *checker) reduce(e *cypher.Reduce, s scope, ctx context) (kind, error) {
	if _, err := c.expr(e.Init, s, ctx); err != nil {
		return kind{}, err
	}
	inner, err := c.elements(e.Var, e.List, nil, s, ctx)
	if err != nil {
		return kind{}, err
	}
	_, err = c.expr(e.Step, inner.with(e.Acc.Name, kind{}), without(ctx))
	return kind{}, err
}

// patternExpr checks a pattern as a condition; it can bind nothing.
func (c *checker) patternExpr(e *cypher.PatternExpr, s scope, condition bool) (kind, error) {
	var unbound *cypher.Variable
	cypher.PathExprs(e.Path, func(x cypher.Expr) {
		if v, ok := x.(*cypher.Variable); ok && unbound == nil {
			if _, known := s[v.Name]; !known {
				unbound = v
			}
		}
	})
	if unbound != nil {
		return kind{}, c.undefined(unbound.Offset(), unbound.Name, s)
	}
	if !condition && e.Path.Shortest == cypher.AnyLength {
		return kind{}, cypher.Errorf(e.Offset(), "UnexpectedSyntax", "a pattern is a condition and can stand only where those do").
			WithHint("use exists(%s), or a pattern comprehension [(a)-->(b) | b]", cypher.PrintExpr(e))
	}
	if _, err := c.pattern([]*cypher.PathPattern{e.Path}, s); err != nil {
		return kind{}, err
	}
	switch e.Path.Shortest {
	case cypher.ShortestOne:
		return kind{base: path}, nil
	case cypher.ShortestAll:
		return kind{list, path}, nil
	}
	return kind{base: boolean}, nil
}

func (c *checker) subqueryExpr(e *cypher.Subquery, s scope) (kind, error) {
	if Writes(e.Query) {
		return kind{}, cypher.Errorf(e.Offset(), "InvalidClauseComposition", "a query within an expression cannot write")
	}
	columns, err := c.query(e.Query, s, true)
	if err != nil {
		return kind{}, err
	}
	switch e.Kind {
	case "exists":
		return kind{base: boolean}, nil
	case "count":
		return kind{base: integer}, nil
	}
	if len(columns) != 1 {
		return kind{}, wrongType(e, "COLLECT { … } must return one column")
	}
	return kind{list, columns[0].kind.base}, nil
}
