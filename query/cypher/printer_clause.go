package cypher

import "strconv"

func (p *printer) query(q *Query) {
	switch q.Mode {
	case ModeExplain:
		p.WriteString("EXPLAIN ")
	case ModeProfile:
		p.WriteString("PROFILE ")
	}
	union := "\nUNION\n"
	if q.UnionAll {
		union = "\nUNION ALL\n"
	}
	p.list(len(q.Parts), union, func(i int) {
		clauses := q.Parts[i].Clauses
		p.list(len(clauses), "\n", func(j int) { p.clause(clauses[j]) })
	})
}

func (p *printer) clause(c Clause) {
	switch c := c.(type) {
	case *Match:
		if c.Optional {
			p.WriteString("OPTIONAL ")
		}
		p.WriteString("MATCH ")
		p.paths(c.Paths)
		p.optional(" WHERE ", c.Where)
	case *Unwind:
		p.optional("UNWIND ", c.List)
		p.word(" AS ", c.Var.Name, "")
	case *With:
		p.WriteString("WITH ")
		p.projection(&c.Projection)
		p.optional(" WHERE ", c.Where)
	case *Return:
		p.WriteString("RETURN ")
		p.projection(&c.Projection)
	case *CallSubquery:
		p.WriteString("CALL { ")
		p.query(c.Query)
		p.WriteString(" }")
	case *Call:
		p.call(c)
	default:
		p.update(c)
	}
}

func (p *printer) update(c Clause) {
	switch c := c.(type) {
	case *Create:
		p.WriteString("CREATE ")
		p.paths(c.Paths)
	case *Merge:
		p.WriteString("MERGE ")
		p.path(c.Path)
		if len(c.OnCreate) > 0 {
			p.WriteString(" ON CREATE SET ")
			p.setItems(c.OnCreate)
		}
		if len(c.OnMatch) > 0 {
			p.WriteString(" ON MATCH SET ")
			p.setItems(c.OnMatch)
		}
	case *Set:
		p.WriteString("SET ")
		p.setItems(c.Items)
	case *Remove:
		p.WriteString("REMOVE ")
		p.list(len(c.Items), ", ", func(i int) {
			p.target(c.Items[i].Target)
			for _, l := range c.Items[i].Labels {
				p.word(":", l, "")
			}
		})
	case *Delete:
		if c.Detach {
			p.WriteString("DETACH ")
		}
		p.WriteString("DELETE ")
		p.exprs(c.Exprs)
	case *Foreach:
		p.word("FOREACH (", c.Var.Name, " IN ")
		p.expr(c.List)
		p.WriteString(" | ")
		p.list(len(c.Body), " ", func(i int) { p.clause(c.Body[i]) })
		p.WriteByte(')')
	}
}

func (p *printer) call(c *Call) {
	p.WriteString("CALL " + functionName(c.Procedure))
	if c.Explicit {
		p.WriteByte('(')
		p.exprs(c.Args)
		p.WriteByte(')')
	}
	switch {
	case c.YieldAll:
		p.WriteString(" YIELD *")
	case c.HasYield && len(c.Yield) == 0:
		p.WriteString(" YIELD -")
	case c.HasYield:
		p.WriteString(" YIELD ")
		p.list(len(c.Yield), ", ", func(i int) {
			p.word("", c.Yield[i].Field, "")
			if v := c.Yield[i].Var; v.Name != c.Yield[i].Field {
				p.word(" AS ", v.Name, "")
			}
		})
	}
	p.optional(" WHERE ", c.Where)
}

func (p *printer) setItems(items []SetItem) {
	p.list(len(items), ", ", func(i int) {
		item := items[i]
		p.target(item.Target)
		switch {
		case item.Value == nil:
			for _, l := range item.Labels {
				p.word(":", l, "")
			}
		case item.Merge:
			p.optional(" += ", item.Value)
		default:
			p.optional(" = ", item.Value)
		}
	})
}

func (p *printer) target(e Expr) { p.operand(e) }

func (p *printer) projection(pr *Projection) {
	if pr.Distinct {
		p.WriteString("DISTINCT ")
	}
	if pr.All {
		p.WriteByte('*')
		if len(pr.Items) > 0 {
			p.WriteString(", ")
		}
	}
	p.list(len(pr.Items), ", ", func(i int) {
		p.expr(pr.Items[i].Expr)
		if a := pr.Items[i].Alias; a != nil {
			p.word(" AS ", a.Name, "")
		}
	})
	if len(pr.OrderBy) > 0 {
		p.WriteString(" ORDER BY ")
		p.list(len(pr.OrderBy), ", ", func(i int) {
			p.expr(pr.OrderBy[i].Expr)
			if pr.OrderBy[i].Descending {
				p.WriteString(" DESC")
			}
		})
	}
	p.optional(" SKIP ", pr.Skip)
	p.optional(" LIMIT ", pr.Limit)
}

func (p *printer) paths(paths []*PathPattern) {
	p.list(len(paths), ", ", func(i int) { p.path(paths[i]) })
}

func (p *printer) path(path *PathPattern) {
	if path.Var != nil {
		p.word("", path.Var.Name, " = ")
	}
	switch path.Shortest {
	case ShortestOne:
		p.WriteString("shortestPath(")
		defer p.WriteByte(')')
	case ShortestAll:
		p.WriteString("allShortestPaths(")
		defer p.WriteByte(')')
	}
	p.node(path.Nodes[0])
	for i, r := range path.Rels {
		p.rel(r)
		p.node(path.Nodes[i+1])
	}
}

func (p *printer) node(n *NodePattern) {
	p.WriteByte('(')
	p.detail(n.Var, n.Labels, "", n.Props, n.Where)
	p.WriteByte(')')
}

func (p *printer) detail(v *Variable, labels LabelExpr, length string, props, where Expr) {
	if v != nil {
		p.WriteString(Quote(v.Name))
	}
	p.labels(labels)
	p.WriteString(length)
	p.optional(" ", props)
	p.optional(" WHERE ", where)
}

func (p *printer) rel(r *RelPattern) {
	if r.Dir == Incoming {
		p.WriteByte('<')
	}
	p.WriteString("-[")
	length := ""
	if r.VarLength {
		length = "*" + strconv.Itoa(r.Min) + ".."
		if r.Max >= 0 {
			length += strconv.Itoa(r.Max)
		}
	}
	p.detail(r.Var, r.Types, length, r.Props, r.Where)
	p.WriteString("]-")
	if r.Dir == Outgoing {
		p.WriteByte('>')
	}
}

func (p *printer) labels(e LabelExpr) {
	if e != nil {
		p.WriteByte(':')
		p.labelExpr(e)
	}
}

func (p *printer) labelExpr(e LabelExpr) {
	switch e := e.(type) {
	case *LabelName:
		p.WriteString(Quote(e.Name))
	case *LabelAny:
		p.WriteByte('%')
	case *LabelNot:
		p.WriteByte('!')
		p.labelExpr(e.X)
	case *LabelAnd:
		p.labelPair(e.X, "&", e.Y)
	case *LabelOr:
		p.labelPair(e.X, "|", e.Y)
	}
}

func (p *printer) labelPair(x LabelExpr, op string, y LabelExpr) {
	p.WriteByte('(')
	p.labelExpr(x)
	p.WriteString(op)
	p.labelExpr(y)
	p.WriteByte(')')
}
