package cypher

import "strings"

var clauseKeywords = []string{"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "REMOVE",
	"DELETE", "DETACH", "FOREACH", "CALL", "UNION", "WHERE", "ORDER", "SKIP", "LIMIT"}

func (p *parser) query() *Query {
	p.enter()
	defer p.leave()
	q := &Query{Pos: p.pos()}
	switch {
	case p.isWord("EXPLAIN"):
		q.Mode = ModeExplain
		p.advance()
	case p.isWord("PROFILE"):
		q.Mode = ModeProfile
		p.advance()
	}
	q.Parts = append(q.Parts, p.singleQuery())
	for p.isWord("UNION") {
		at := p.tok.start
		p.advance()
		all := p.acceptWord("ALL")
		if !all {
			p.acceptWord("DISTINCT")
		}
		if len(q.Parts) > 1 && all != q.UnionAll {
			panic(Errorf(at, "InvalidClauseComposition", "UNION and UNION ALL cannot stand in one query"))
		}
		q.UnionAll = all
		q.Parts = append(q.Parts, p.singleQuery())
	}
	return q
}

func (p *parser) singleQuery() *SingleQuery {
	s := &SingleQuery{Pos: p.pos()}
	for {
		c := p.clause()
		if c == nil {
			break
		}
		s.Clauses = append(s.Clauses, c)
		if _, last := c.(*Return); last {
			break
		}
	}
	if len(s.Clauses) == 0 {
		p.unexpected("a clause such as MATCH, CREATE or RETURN")
	}
	return s
}

// clause reads a clause, or returns nil where none starts.
func (p *parser) clause() Clause {
	if p.tok.kind != tokenIdent {
		return nil
	}
	pos := p.pos()
	switch strings.ToUpper(p.tok.text) {
	case "OPTIONAL", "MATCH":
		return p.match(pos)
	case "UNWIND":
		p.advance()
		list := p.expr()
		p.expectWord("AS")
		return &Unwind{Pos: pos, List: list, Var: p.variable()}
	case "WITH":
		p.advance()
		return &With{Pos: pos, Projection: p.projection(), Where: p.where()}
	case "RETURN":
		p.advance()
		return &Return{Pos: pos, Projection: p.projection()}
	case "CREATE":
		p.advance()
		return &Create{Pos: pos, Paths: p.paths()}
	case "MERGE":
		p.advance()
		return p.merge(pos)
	case "SET":
		p.advance()
		return &Set{Pos: pos, Items: p.setItems()}
	case "REMOVE":
		p.advance()
		return p.remove(pos)
	case "DETACH", "DELETE":
		return p.delete(pos)
	case "FOREACH":
		p.advance()
		return p.foreach(pos)
	case "CALL":
		p.advance()
		return p.call(pos)
	}
	return nil
}

func (p *parser) match(pos Pos) *Match {
	m := &Match{Pos: pos, Optional: p.acceptWord("OPTIONAL")}
	p.expectWord("MATCH")
	m.Paths = p.paths()
	m.Where = p.where()
	return m
}

func (p *parser) where() Expr {
	if p.acceptWord("WHERE") {
		return p.expr()
	}
	return nil
}

func (p *parser) projection() Projection {
	var pr Projection
	if p.acceptWord("DISTINCT") {
		pr.Distinct = true
	} else if p.isWord("ALL") && !p.peekSign("(") && !p.peekWord("AS") && !p.peekSign(",") {
		p.advance()
	}
	if p.acceptSign("*") {
		pr.All = true
		if p.acceptSign(",") {
			p.list(func() { pr.Items = append(pr.Items, p.returnItem()) })
		}
	} else {
		p.list(func() { pr.Items = append(pr.Items, p.returnItem()) })
	}
	if p.isWord("ORDER") {
		p.advance()
		p.expectWord("BY")
		p.list(func() { pr.OrderBy = append(pr.OrderBy, p.sortItem()) })
	}
	if p.acceptWord("SKIP") || p.acceptWord("OFFSET") {
		pr.Skip = p.expr()
	}
	if p.acceptWord("LIMIT") {
		pr.Limit = p.expr()
	}
	return pr
}

func (p *parser) returnItem() ReturnItem {
	start := p.tok.start
	item := ReturnItem{Expr: p.expr()}
	item.Text = strings.TrimSpace(p.lex.source[start:p.prevEnd])
	if p.acceptWord("AS") {
		item.Alias = p.variable()
	}
	return item
}

func (p *parser) sortItem() SortItem {
	item := SortItem{Expr: p.expr()}
	switch {
	case p.acceptWord("DESC"), p.acceptWord("DESCENDING"):
		item.Descending = true
	case p.acceptWord("ASC"), p.acceptWord("ASCENDING"):
	}
	return item
}

func (p *parser) merge(pos Pos) *Merge {
	m := &Merge{Pos: pos, Path: p.path()}
	for p.acceptWord("ON") {
		switch {
		case p.acceptWord("CREATE"):
			p.expectWord("SET")
			m.OnCreate = append(m.OnCreate, p.setItems()...)
		case p.acceptWord("MATCH"):
			p.expectWord("SET")
			m.OnMatch = append(m.OnMatch, p.setItems()...)
		default:
			p.unexpected("CREATE or MATCH", "CREATE", "MATCH")
		}
	}
	return m
}

func (p *parser) setItems() (items []SetItem) {
	p.list(func() { items = append(items, p.setItem()) })
	return items
}

func (p *parser) setItem() SetItem {
	item := SetItem{Pos: p.pos(), Target: p.postfix()}
	switch _, isProperty := item.Target.(*Property); {
	case !isProperty && p.isSign(":"):
		item.Labels = p.labelSet()
	case !isProperty && p.acceptSign("+="):
		item.Merge = true
		item.Value = p.expr()
	case p.acceptSign("="):
		item.Value = p.expr()
	default:
		p.unexpected("= and the new value")
	}
	return item
}

// labelSet reads :A:B.
func (p *parser) labelSet() (labels []string) {
	for p.acceptSign(":") {
		labels = append(labels, p.name("a label"))
	}
	return labels
}

func (p *parser) remove(pos Pos) *Remove {
	r := &Remove{Pos: pos}
	p.list(func() {
		item := RemoveItem{Pos: p.pos(), Target: p.postfix()}
		if _, isProperty := item.Target.(*Property); !isProperty {
			if !p.isSign(":") {
				p.unexpected("a property or a label to remove")
			}
			item.Labels = p.labelSet()
		}
		r.Items = append(r.Items, item)
	})
	return r
}

func (p *parser) delete(pos Pos) *Delete {
	d := &Delete{Pos: pos, Detach: p.acceptWord("DETACH")}
	p.expectWord("DELETE")
	p.list(func() { d.Exprs = append(d.Exprs, p.expr()) })
	return d
}

func (p *parser) foreach(pos Pos) *Foreach {
	p.enter()
	defer p.leave()
	p.expectSign("(")
	f := &Foreach{Pos: pos, Var: p.variable()}
	p.expectWord("IN")
	f.List = p.barEnded(p.expr)
	p.expectSign("|")
	for !p.acceptSign(")") {
		switch c := p.clause().(type) {
		case *Create, *Merge, *Set, *Remove, *Delete, *Foreach:
			f.Body = append(f.Body, c)
		default:
			p.unexpected("an updating clause or )")
		}
	}
	if len(f.Body) == 0 {
		p.unexpected("an updating clause")
	}
	return f
}

func (p *parser) call(pos Pos) Clause {
	if p.acceptSign("{") {
		c := &CallSubquery{Pos: pos, Query: p.query()}
		p.expectSign("}")
		return c
	}
	c := &Call{Pos: pos, Procedure: p.dottedName("a procedure")}
	if p.acceptSign("(") {
		c.Explicit = true
		if !p.isSign(")") {
			p.list(func() { c.Args = append(c.Args, p.expr()) })
		}
		p.expectSign(")")
	}
	if p.acceptWord("YIELD") {
		c.HasYield = true
		if p.acceptSign("*") {
			c.YieldAll = true
			return c
		}
		if p.acceptSign("-") {
			return c
		}
		p.list(func() {
			item := YieldItem{Var: p.variable()}
			item.Field = item.Var.Name
			if p.acceptWord("AS") {
				item.Var = p.variable()
			}
			c.Yield = append(c.Yield, item)
		})
		c.Where = p.where()
	}
	return c
}

func (p *parser) dottedName(what string) string {
	name := p.name(what)
	for p.acceptSign(".") {
		name += "." + p.name(what)
	}
	return name
}
