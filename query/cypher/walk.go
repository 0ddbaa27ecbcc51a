package cypher

// Children calls f for the expressions that e is directly made of, in the order written. Those of the
// patterns and queries in it are among them.
func Children(e Expr, f func(Expr)) {
	visit := func(list ...Expr) {
		for _, x := range list {
			if x != nil {
				f(x)
			}
		}
	}
	switch e := e.(type) {
	case *ListLiteral:
		visit(e.Items...)
	case *MapLiteral:
		visit(e.Values...)
	case *Property:
		visit(e.X)
	case *Index:
		visit(e.X, e.I)
	case *Slice:
		visit(e.X, e.From, e.To)
	case *Unary:
		visit(e.X)
	case *Binary:
		visit(e.X, e.Y)
	case *Comparison:
		visit(e.Operands...)
	case *IsNull:
		visit(e.X)
	case *HasLabels:
		visit(e.X)
	case *FunctionCall:
		visit(e.Args...)
	case *Case:
		visit(e.Operand)
		for _, w := range e.Whens {
			visit(w.Tests...)
			visit(w.Then)
		}
		visit(e.Else)
	case *ListComprehension:
		visit(e.List, e.Where, e.Yield)
	case *Quantifier:
		visit(e.List, e.Where)
	case *Reduce:
		visit(e.Init, e.List, e.Step)
	case *PatternComprehension:
		PathExprs(e.Path, f)
		visit(e.Where, e.Yield)
	case *PatternExpr:
		PathExprs(e.Path, f)
	case *Subquery:
		queryExprs(e.Query, f)
	case *MapProjection:
		f(e.Var)
		for _, item := range e.Items {
			visit(item.Value)
		}
	}
}

// PathExprs calls f for the expressions of a pattern, its variables among them.
func PathExprs(p *PathPattern, f func(Expr)) {
	visit := func(v *Variable, props, where Expr) {
		if v != nil {
			f(v)
		}
		if props != nil {
			f(props)
		}
		if where != nil {
			f(where)
		}
	}
	visit(p.Var, nil, nil)
	for _, n := range p.Nodes {
		visit(n.Var, n.Props, n.Where)
	}
	for _, r := range p.Rels {
		visit(r.Var, r.Props, r.Where)
	}
}

func queryExprs(q *Query, f func(Expr)) {
	visit := func(list ...Expr) {
		for _, x := range list {
			if x != nil {
				f(x)
			}
		}
	}
	projection := func(p *Projection) {
		for _, item := range p.Items {
			f(item.Expr)
		}
		for _, s := range p.OrderBy {
			f(s.Expr)
		}
		visit(p.Skip, p.Limit)
	}
	for _, part := range q.Parts {
		for _, c := range part.Clauses {
			updateExprs(c, f)
			switch c := c.(type) {
			case *Match:
				for _, p := range c.Paths {
					PathExprs(p, f)
				}
				visit(c.Where)
			case *Unwind:
				visit(c.List)
			case *With:
				projection(&c.Projection)
				visit(c.Where)
			case *Return:
				projection(&c.Projection)
			case *Call:
				visit(c.Args...)
				visit(c.Where)
			case *CallSubquery:
				queryExprs(c.Query, f)
			}
		}
	}
}

// updateExprs calls f for the expressions of a clause that changes the graph.
func updateExprs(c Clause, f func(Expr)) {
	setItems := func(items []SetItem) {
		for _, item := range items {
			f(item.Target)
			if item.Value != nil {
				f(item.Value)
			}
		}
	}
	switch c := c.(type) {
	case *Create:
		for _, p := range c.Paths {
			PathExprs(p, f)
		}
	case *Merge:
		PathExprs(c.Path, f)
		setItems(c.OnCreate)
		setItems(c.OnMatch)
	case *Set:
		setItems(c.Items)
	case *Remove:
		for _, item := range c.Items {
			f(item.Target)
		}
	case *Delete:
		for _, e := range c.Exprs {
			f(e)
		}
	case *Foreach:
		f(c.List)
		for _, inner := range c.Body {
			updateExprs(inner, f)
		}
	}
}

// tooDeep finds an expression that is nested deeper than limit; nil if there is none.
func tooDeep(e Expr, limit int) (found Expr) {
	if limit == 0 {
		return e
	}
	Children(e, func(x Expr) {
		if found == nil {
			found = tooDeep(x, limit-1)
		}
	})
	return found
}

// Any tells whether f holds for e or an expression within it.
func Any(e Expr, f func(Expr) bool) bool {
	if e == nil {
		return false
	}
	found := f(e)
	Children(e, func(x Expr) {
		if !found {
			found = Any(x, f)
		}
	})
	return found
}

// Variables returns the names of all variables that an expression mentions, those that it binds itself
// among them.
func Variables(e Expr) map[string]bool {
	names := map[string]bool{}
	Any(e, func(x Expr) bool {
		if v, ok := x.(*Variable); ok {
			names[v.Name] = true
		}
		return false
	})
	return names
}

// Conjuncts splits an expression at its outermost ANDs.
func Conjuncts(e Expr) []Expr {
	if e == nil {
		return nil
	}
	if b, ok := e.(*Binary); ok && b.Op == OpAnd {
		return append(Conjuncts(b.X), Conjuncts(b.Y)...)
	}
	return []Expr{e}
}

// Patterns calls f for every path that a query matches, those in its expressions among them, not for those
// that it creates.
func Patterns(q *Query, f func(*PathPattern)) {
	for _, part := range q.Parts {
		for _, c := range part.Clauses {
			switch c := c.(type) {
			case *Match:
				for _, p := range c.Paths {
					f(p)
				}
			case *CallSubquery:
				Patterns(c.Query, f)
			}
		}
	}
	queryExprs(q, func(e Expr) {
		Any(e, func(x Expr) bool {
			switch x := x.(type) {
			case *PatternComprehension:
				f(x.Path)
			case *PatternExpr:
				f(x.Path)
			case *Subquery:
				Patterns(x.Query, f)
			}
			return false
		})
	})
}

// LabelNames calls f for every name in a label expression.
func LabelNames(e LabelExpr, f func(*LabelName)) {
	switch e := e.(type) {
	case *LabelName:
		f(e)
	case *LabelNot:
		LabelNames(e.X, f)
	case *LabelAnd:
		LabelNames(e.X, f)
		LabelNames(e.Y, f)
	case *LabelOr:
		LabelNames(e.X, f)
		LabelNames(e.Y, f)
	}
}
