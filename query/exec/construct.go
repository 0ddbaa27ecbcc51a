package exec

import (
	"fmt"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
	"github.com/newsgraph/kg/query/plan"
	"github.com/newsgraph/kg/query/value"
)

// construct compiles the expressions that bind variables or match patterns.
func (c *compiler) construct(e cypher.Expr, s *plan.Scope) (eval, error) {
	switch e := e.(type) {
	case *cypher.ListComprehension:
		return c.listComprehension(e, s)
	case *cypher.Quantifier:
		return c.quantifier(e, s)
	case *cypher.Reduce:
		return c.reduce(e, s)
	case *cypher.PatternComprehension:
		return c.patternComprehension(e, s)
	case *cypher.PatternExpr:
		return c.patternExpr(e, s)
	case *cypher.Subquery:
		return c.subquery(e, s)
	case *cypher.MapProjection:
		return c.mapProjection(e, s)
	}
	return nil, fmt.Errorf("no way to compute %T", e)
}

// elements is a list whose elements are bound to a slot one by one, and a condition on each.
type elements struct {
	list  eval
	slot  int
	where eval // nil for no condition
	scope *plan.Scope
}

func (c *compiler) elements(v *cypher.Variable, list, where cypher.Expr, s *plan.Scope) (e elements, err error) {
	if e.list, err = c.expr(list, s); err != nil {
		return e, err
	}
	e.slot = c.planner.NewSlot()
	e.scope = s.With(v.Name, e.slot)
	if where != nil {
		e.where, err = c.expr(where, e.scope)
	}
	return e, err
}

// each calls f for every element with the truth of the condition. isNull says that there is no list.
func (e *elements) each(r *Run, f func(v any, t value.Truth) error) (isNull bool, err error) {
	v, err := e.list(r)
	if err != nil || v == nil {
		return true, err
	}
	list, ok := v.([]any)
	if !ok {
		return false, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a list is wanted, not a %s", value.TypeName(v))
	}
	for _, x := range list {
		if err := r.tick(); err != nil {
			return false, err
		}
		r.row[e.slot] = x
		t := value.True
		if e.where != nil {
			w, err := e.where(r)
			if err != nil {
				return false, err
			}
			if t, err = truth(w); err != nil {
				return false, err
			}
		}
		if err := f(x, t); err != nil {
			return false, err
		}
	}
	return false, nil
}

func (c *compiler) listComprehension(e *cypher.ListComprehension, s *plan.Scope) (eval, error) {
	items, err := c.elements(e.Var, e.List, e.Where, s)
	if err != nil {
		return nil, err
	}
	yield := load(items.slot)
	if e.Yield != nil {
		if yield, err = c.expr(e.Yield, items.scope); err != nil {
			return nil, err
		}
	}
	return func(r *Run) (any, error) {
		list := collection{}
		isNull, err := items.each(r, func(_ any, t value.Truth) error {
			if t != value.True {
				return nil
			}
			return list.add(r, yield)
		})
		return list.done(r, isNull, err)
	}, nil
}

// collection is a list under construction; until it is done, it charges for what it holds.
type collection struct {
	list  []any
	bytes int64
}

func (c *collection) add(r *Run, e eval) error {
	v, err := e(r)
	if err != nil {
		return err
	}
	c.list = append(c.list, v)
	n := value.Size(v)
	c.bytes += n
	return r.Charge(n)
}

// done returns the list, or null. Who keeps it charges for it.
func (c *collection) done(r *Run, isNull bool, err error) (any, error) {
	_ = r.Charge(-c.bytes) // giving back cannot fail
	switch {
	case err != nil || isNull:
		return nil, err
	case c.list == nil:
		return []any{}, nil
	}
	return c.list, nil
}

func (c *compiler) quantifier(e *cypher.Quantifier, s *plan.Scope) (eval, error) {
	items, err := c.elements(e.Var, e.List, e.Where, s)
	if err != nil {
		return nil, err
	}
	return func(r *Run) (any, error) {
		var count [3]int
		isNull, err := items.each(r, func(_ any, t value.Truth) error {
			count[t]++
			return nil
		})
		if err != nil || isNull {
			return nil, err
		}
		return quantified(e.Kind, count).Value(), nil
	}, nil
}

// quantified decides by how often the condition was false, true and unknown.
func quantified(kind string, count [3]int) value.Truth {
	no, yes, unknown := count[value.False], count[value.True], count[value.Unknown]
	switch kind {
	case "all":
		switch {
		case no > 0:
			return value.False
		case unknown > 0:
			return value.Unknown
		}
		return value.True
	case "single":
		switch {
		case yes > 1:
			return value.False
		case unknown > 0:
			return value.Unknown
		}
		return value.Of(yes == 1)
	}
	any := value.False
	switch {
	case yes > 0:
		any = value.True
	case unknown > 0:
		any = value.Unknown
	}
	if kind == "none" {
		return any.Not()
	}
	return any
}

func (c *compiler) reduce(e *cypher.Reduce, s *plan.Scope) (eval, error) {
	initial, err := c.expr(e.Init, s)
	if err != nil {
		return nil, err
	}
	acc := c.planner.NewSlot()
	items, err := c.elements(e.Var, e.List, nil, s)
	if err != nil {
		return nil, err
	}
	step, err := c.expr(e.Step, items.scope.With(e.Acc.Name, acc))
	if err != nil {
		return nil, err
	}
	return func(r *Run) (any, error) {
		start, err := initial(r)
		if err != nil {
			return nil, err
		}
		r.row[acc] = start
		isNull, err := items.each(r, func(any, value.Truth) error {
			v, err := step(r)
			r.row[acc] = v
			return err
		})
		if err != nil || isNull {
			return nil, err
		}
		return r.row[acc], nil
	}, nil
}

func (c *compiler) patternComprehension(e *cypher.PatternComprehension, s *plan.Scope) (eval, error) {
	op, scope, err := c.planner.Pattern(s, e.Path, e.Where)
	if err != nil {
		return nil, err
	}
	yield, err := c.expr(e.Yield, scope)
	if err != nil {
		return nil, err
	}
	return c.collected(op, yield)
}

// collected runs a plan and lists what yield gives for each of its rows.
func (c *compiler) collected(op plan.Op, yield eval) (eval, error) {
	var list collection
	start, err := c.compile(op, func(r *Run) error { return list.add(r, yield) })
	return func(r *Run) (any, error) {
		list = collection{}
		err := start(r)
		return list.done(r, false, err)
	}, err
}

// exists runs a plan until it gives a row.
func (c *compiler) exists(op plan.Op) (eval, error) {
	found := &stop{}
	start, err := c.compile(op, func(*Run) error { return found })
	return func(r *Run) (any, error) {
		err := start(r)
		if err == found {
			return true, nil
		}
		return false, err
	}, err
}

func (c *compiler) patternExpr(e *cypher.PatternExpr, s *plan.Scope) (eval, error) {
	if e.Path.Shortest == cypher.AnyLength {
		op, _, err := c.planner.Pattern(s, e.Path, nil)
		if err != nil {
			return nil, err
		}
		return c.exists(op)
	}
	path := *e.Path
	path.Var = &cypher.Variable{Pos: e.Pos, Name: "shortest path"}
	op, scope, err := c.planner.Pattern(s, &path, nil)
	if err != nil {
		return nil, err
	}
	yield, err := c.expr(path.Var, scope)
	if err != nil {
		return nil, err
	}
	all, err := c.collected(op, yield)
	if err != nil || path.Shortest == cypher.ShortestAll {
		return all, err
	}
	return func(r *Run) (any, error) {
		v, err := all(r)
		if list, ok := v.([]any); ok && len(list) > 0 {
			return list[0], err
		}
		return nil, err
	}, nil
}

func (c *compiler) subquery(e *cypher.Subquery, s *plan.Scope) (eval, error) {
	p, err := c.planner.Subquery(s, e.Query)
	if err != nil {
		return nil, err
	}
	switch e.Kind {
	case "exists":
		return c.exists(p.Root)
	case "collect":
		if len(p.Slots) != 1 {
			return nil, cypher.Errorf(e.Offset(), "InvalidArgumentType", "COLLECT { … } must return one column, not %d", len(p.Slots))
		}
		return c.collected(p.Root, load(p.Slots[0]))
	}
	n := int64(0)
	start, err := c.compile(p.Root, func(*Run) error {
		n++
		return nil
	})
	return func(r *Run) (any, error) {
		n = 0
		err := start(r)
		return n, err
	}, err
}

func (c *compiler) mapProjection(e *cypher.MapProjection, s *plan.Scope) (eval, error) {
	of, err := c.expr(e.Var, s)
	if err != nil {
		return nil, err
	}
	values := make([]eval, len(e.Items))
	for i, item := range e.Items {
		if !item.All {
			if values[i], err = c.expr(item.Value, s); err != nil {
				return nil, err
			}
		}
	}
	return func(r *Run) (any, error) {
		v, err := of(r)
		if err != nil || v == nil {
			return nil, err
		}
		m := map[string]any{}
		nested := false
		for i, item := range e.Items {
			if item.All {
				props, ok, err := function.Properties(r.Tx, v)
				if err != nil {
					return nil, err
				}
				if !ok {
					return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "a %s has no properties", value.TypeName(v))
				}
				for key, p := range props {
					m[key] = p
				}
				continue
			}
			if m[item.Key], err = values[i](r); err != nil {
				return nil, err
			}
			nested = nested || isNested(m[item.Key])
		}
		return m, fits(r, m, nested)
	}, nil
}
