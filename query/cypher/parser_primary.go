package cypher

import (
	"math"
	"strconv"
	"strings"
)

func (p *parser) primary() Expr {
	p.enter()
	defer p.leave()
	pos := p.pos()
	switch p.tok.kind {
	case tokenInt, tokenFloat:
		x, _ := p.signedNumber(pos, false)
		return x
	case tokenString:
		x := &Literal{Pos: pos, Value: p.tok.text}
		p.advance()
		return x
	case tokenParam:
		x := &Parameter{Pos: pos, Name: p.tok.text}
		p.advance()
		return x
	case tokenQuoted:
		if p.callAhead() {
			return p.functionCall()
		}
		return p.variable()
	case tokenIdent:
		return p.word()
	}
	switch {
	case p.isSign("("):
		return p.parenthesized()
	case p.isSign("["):
		return p.bracketed()
	case p.isSign("{"):
		return p.mapLiteral()
	}
	p.unexpected("an expression")
	return nil
}

func (p *parser) parenthesized() Expr {
	pos := p.pos()
	if path := p.patternAhead(); path != nil {
		return &PatternExpr{Pos: pos, Path: path}
	}
	p.expectSign("(")
	var x Expr
	p.unbarred(func() { x = p.expr() })
	p.expectSign(")")
	return x
}

// signedNumber reads a number; ok is false, and nothing read, for a sign before
// something that is to be negated as a whole.
func (p *parser) signedNumber(pos Pos, negative bool) (x Expr, ok bool) {
	text, at := p.tok.text, p.tok.start
	if p.tok.kind == tokenFloat {
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(Errorf(at, "FloatingPointOverflow", "%s is too large for a float", text))
		}
		p.advance()
		if negative {
			f = -f
		}
		return &Literal{Pos: pos, Value: f}, true
	}
	base := 0
	if len(text) > 1 && text[0] == '0' && isDigit(text[1]) {
		base = 10
	}
	u, err := strconv.ParseUint(text, base, 64)
	limit := uint64(math.MaxInt64)
	if negative {
		limit++
	}
	if err != nil || u > limit {
		panic(Errorf(at, "IntegerOverflow", "%s is outside the range of integers", text))
	}
	p.advance()
	if negative {
		u = -u
	}
	return &Literal{Pos: pos, Value: int64(u)}, true
}

// callAhead reports whether a function call starts here: a dotted name, then "(".
func (p *parser) callAhead() bool {
	ahead := p.lex
	for {
		t := ahead.next()
		if t.kind == tokenPunct && t.text == "(" {
			return true
		}
		if t.kind != tokenPunct || t.text != "." {
			return false
		}
		if t = ahead.next(); t.kind != tokenIdent && t.kind != tokenQuoted {
			return false
		}
	}
}

// word reads what starts with an unquoted word: a literal, a construct with a name of
// its own, a function call or a variable.
func (p *parser) word() Expr {
	pos, next := p.pos(), p.peek()
	open := next.kind == tokenPunct && next.text == "("
	brace := next.kind == tokenPunct && next.text == "{"
	lower := strings.ToLower(p.tok.text)
	switch {
	case lower == "true" || lower == "false":
		if !open {
			p.advance()
			return &Literal{Pos: pos, Value: lower == "true"}
		}
	case lower == "null":
		p.advance()
		return &Literal{Pos: pos}
	case lower == "nan" || lower == "inf" || lower == "infinity":
		if isLiteralFollow(next) {
			p.advance()
			return &Literal{Pos: pos, Value: floatWord(lower)}
		}
	case lower == "case" && (next.kind != tokenPunct || strings.Contains("({[-+", next.text)):
		return p.caseExpr()
	case brace && (lower == "exists" || lower == "count" || lower == "collect"):
		return p.subquery(lower)
	case brace:
		return p.mapProjection()
	case open && (lower == "shortestpath" || lower == "allshortestpaths"):
		return &PatternExpr{Pos: pos, Path: p.shortestPath()}
	case open && (lower == "all" || lower == "any" || lower == "none" || lower == "single"):
		if q := p.quantifier(lower); q != nil {
			return q
		}
	case open && lower == "reduce":
		return p.reduce()
	}
	if p.callAhead() {
		return p.functionCall()
	}
	return p.variable()
}

// isLiteralFollow keeps inf, infinity and nan usable as names: where a dot, a bracket or
// a colon follows, they are variables.
func isLiteralFollow(next token) bool {
	return next.kind != tokenPunct || !strings.Contains(".[(:", next.text)
}

func floatWord(lower string) float64 {
	if lower == "nan" {
		return math.NaN()
	}
	return math.Inf(1)
}

func (p *parser) quantifier(kind string) Expr {
	q := &Quantifier{Pos: p.pos(), Kind: kind}
	head := func() bool {
		p.advance()
		p.expectSign("(")
		q.Var = p.variable()
		return p.acceptWord("IN")
	}
	if !p.try(head) {
		return nil
	}
	p.unbarred(func() {
		q.List = p.expr()
		q.Where = p.where()
	})
	p.expectSign(")")
	return q
}

func (p *parser) reduce() Expr {
	r := &Reduce{Pos: p.pos()}
	p.advance()
	p.expectSign("(")
	r.Acc = p.variable()
	p.expectSign("=")
	r.Init = p.expr()
	p.expectSign(",")
	r.Var = p.variable()
	p.expectWord("IN")
	r.List = p.barEnded(p.expr)
	p.expectSign("|")
	p.unbarred(func() { r.Step = p.expr() })
	p.expectSign(")")
	return r
}

// subquery reads EXISTS { query or pattern } and its like.
func (p *parser) subquery(kind string) Expr {
	s := &Subquery{Pos: p.pos(), Kind: kind}
	p.advance()
	p.expectSign("{")
	p.unbarred(func() {
		if p.isSign("(") || p.isName() && p.peekSign("=") {
			at := p.pos()
			m := &Match{Pos: at, Paths: p.paths(), Where: p.where()}
			s.Query = &Query{Pos: at, Parts: []*SingleQuery{{Pos: at, Clauses: []Clause{m}}}}
		} else {
			s.Query = p.query()
		}
	})
	p.expectSign("}")
	return s
}

func (p *parser) mapProjection() Expr {
	m := &MapProjection{Pos: p.pos(), Var: p.variable()}
	p.expectSign("{")
	p.unbarred(func() {
		if !p.isSign("}") {
			p.list(func() { m.Items = append(m.Items, p.projectionItem(m.Var)) })
		}
	})
	p.expectSign("}")
	return m
}

func (p *parser) projectionItem(of *Variable) ProjectionItem {
	pos := p.pos()
	if p.acceptSign(".") {
		if p.acceptSign("*") {
			return ProjectionItem{All: true}
		}
		key := p.name("a property")
		return ProjectionItem{Key: key, Value: &Property{Pos: pos, X: of, Name: key}}
	}
	v := p.variable()
	if p.acceptSign(":") {
		return ProjectionItem{Key: v.Name, Value: p.expr()}
	}
	return ProjectionItem{Key: v.Name, Value: v}
}

func (p *parser) mapLiteral() Expr {
	m := &MapLiteral{Pos: p.pos()}
	p.expectSign("{")
	p.unbarred(func() {
		if !p.isSign("}") {
			p.list(func() {
				if !p.isName() {
					p.unexpectedKey()
				}
				m.Keys = append(m.Keys, p.name("a key"))
				p.expectSign(":")
				m.Values = append(m.Values, p.expr())
			})
		}
	})
	p.expectSign("}")
	return m
}

// unexpectedKey is unexpected, whatever is wrong with the token itself.
func (p *parser) unexpectedKey() {
	panic(Errorf(p.tok.start, "UnexpectedSyntax", "unexpected %s, expected a key", p.found()))
}

// bracketed reads a list, a list comprehension or a pattern comprehension.
func (p *parser) bracketed() Expr {
	pos := p.pos()
	if t := p.peek(); t.kind == tokenIdent || t.kind == tokenQuoted || t.text == "(" {
		if x := p.patternComprehension(pos); x != nil {
			return x
		}
	}
	p.expectSign("[")
	if p.isName() && p.peekWord("IN") {
		return p.listComprehension(pos)
	}
	list := &ListLiteral{Pos: pos}
	p.unbarred(func() {
		if !p.isSign("]") {
			p.list(func() { list.Items = append(list.Items, p.expr()) })
		}
	})
	p.expectSign("]")
	return list
}

func (p *parser) listComprehension(pos Pos) Expr {
	l := &ListComprehension{Pos: pos, Var: p.variable()}
	p.expectWord("IN")
	l.List = p.barEnded(p.expr)
	if p.acceptWord("WHERE") {
		l.Where = p.barEnded(p.expr)
	}
	if p.acceptSign("|") {
		p.unbarred(func() { l.Yield = p.expr() })
	}
	p.expectSign("]")
	return l
}

func (p *parser) patternComprehension(pos Pos) Expr {
	if p.notPattern[int(pos)] {
		return nil
	}
	c := &PatternComprehension{Pos: pos}
	head := func() bool {
		p.advance()
		if !p.isSign("(") && !(p.isName() && p.peekSign("=")) {
			return false
		}
		c.Path = p.path()
		return len(c.Path.Rels) > 0 && (p.isSign("|") || p.isWord("WHERE"))
	}
	if !p.try(head) {
		p.notPattern[int(pos)] = true
		return nil
	}
	if p.acceptWord("WHERE") {
		c.Where = p.barEnded(p.expr)
	}
	p.expectSign("|")
	p.unbarred(func() { c.Yield = p.expr() })
	p.expectSign("]")
	return c
}
