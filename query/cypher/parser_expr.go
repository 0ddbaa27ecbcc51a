package cypher

import (
	"strings"
)

// binary is a level of binary operators, loosest first; each associates to the left.
var binaryWords = []Op{OpOr, OpXor, OpAnd}

func (p *parser) expr() Expr {
	p.enter()
	defer p.leave()
	return p.logical(0)
}

func (p *parser) logical(level int) Expr {
	if level == len(binaryWords) {
		return p.not()
	}
	x := p.logical(level + 1)
	for p.isWord(string(binaryWords[level])) {
		pos := p.pos()
		p.advance()
		x = &Binary{Pos: pos, Op: binaryWords[level], X: x, Y: p.logical(level + 1)}
	}
	return x
}

func (p *parser) not() Expr {
	if p.isWord("NOT") {
		p.enter()
		defer p.leave()
		pos := p.pos()
		p.advance()
		return &Unary{Pos: pos, Op: OpNot, X: p.not()}
	}
	return p.comparison()
}

func (p *parser) comparison() Expr {
	x := p.predicate()
	var c *Comparison
	for p.tok.kind == tokenPunct {
		op := Op(p.tok.text)
		switch op {
		case OpEqual, OpNotEqual, OpLess, OpLessEq, OpGreater, OpGreaterEq:
		default:
			return orComparison(x, c)
		}
		if c == nil {
			c = &Comparison{Pos: p.pos(), Operands: []Expr{x}}
		}
		p.advance()
		c.Ops = append(c.Ops, op)
		c.Operands = append(c.Operands, p.predicate())
	}
	return orComparison(x, c)
}

func orComparison(x Expr, c *Comparison) Expr {
	if c != nil {
		return c
	}
	return x
}

// predicate reads the operators that bind tighter than = and looser than +.
func (p *parser) predicate() Expr {
	x := p.additive()
	for {
		pos := p.pos()
		switch {
		case p.acceptWord("IN"):
			x = &Binary{Pos: pos, Op: OpIn, X: x, Y: p.additive()}
		case p.acceptWord("CONTAINS"):
			x = &Binary{Pos: pos, Op: OpContains, X: x, Y: p.additive()}
		case p.isWord("STARTS"):
			p.advance()
			p.expectWord("WITH")
			x = &Binary{Pos: pos, Op: OpStartsWith, X: x, Y: p.additive()}
		case p.isWord("ENDS"):
			p.advance()
			p.expectWord("WITH")
			x = &Binary{Pos: pos, Op: OpEndsWith, X: x, Y: p.additive()}
		case p.acceptSign("=~"):
			x = &Binary{Pos: pos, Op: OpMatches, X: x, Y: p.additive()}
		case p.isWord("IS"):
			x = p.is(x)
		case p.isSign(":"):
			p.advance()
			x = &HasLabels{Pos: pos, X: x, Labels: p.labelOr(p.barEnds == 0)}
		default:
			return x
		}
	}
}

// is reads IS [NOT] NULL or IS labels.
func (p *parser) is(x Expr) Expr {
	pos := p.pos()
	p.advance()
	not := p.isWord("NOT") && p.peekWord("NULL")
	if not {
		p.advance()
	}
	if p.acceptWord("NULL") {
		return &IsNull{Pos: pos, X: x, Not: not}
	}
	return &HasLabels{Pos: pos, X: x, Labels: p.labelOr(p.barEnds == 0)}
}

func (p *parser) additive() Expr {
	x := p.multiplicative()
	for p.isSign("+") || p.isSign("-") || p.isSign("||") {
		pos, op := p.pos(), Op(p.tok.text)
		p.advance()
		x = &Binary{Pos: pos, Op: op, X: x, Y: p.multiplicative()}
	}
	return x
}

func (p *parser) multiplicative() Expr {
	x := p.power()
	for p.isSign("*") || p.isSign("/") || p.isSign("%") {
		pos, op := p.pos(), Op(p.tok.text)
		p.advance()
		x = &Binary{Pos: pos, Op: op, X: x, Y: p.power()}
	}
	return x
}

func (p *parser) power() Expr {
	x := p.unary()
	for p.isSign("^") {
		pos := p.pos()
		p.advance()
		x = &Binary{Pos: pos, Op: OpPower, X: x, Y: p.unary()}
	}
	return x
}

func (p *parser) unary() Expr {
	if !p.isSign("-") && !p.isSign("+") {
		return p.postfix()
	}
	p.enter()
	defer p.leave()
	pos, op := p.pos(), Op(p.tok.text)
	p.advance()
	if p.tok.kind == tokenInt || p.tok.kind == tokenFloat {
		if x, ok := p.signedNumber(pos, op == OpSubtract); ok {
			return p.postfixOf(x)
		}
	}
	return &Unary{Pos: pos, Op: op, X: p.unary()}
}

func (p *parser) postfix() Expr { return p.postfixOf(p.primary()) }

func (p *parser) postfixOf(x Expr) Expr {
	for {
		pos := p.pos()
		switch {
		case p.acceptSign("."):
			x = &Property{Pos: pos, X: x, Name: p.name("a property")}
		case p.acceptSign("["):
			x = p.indexOrSlice(pos, x)
		default:
			return x
		}
	}
}

func (p *parser) indexOrSlice(pos Pos, x Expr) Expr {
	if p.acceptSign("..") {
		s := &Slice{Pos: pos, X: x}
		if !p.isSign("]") {
			s.To = p.expr()
		}
		p.expectSign("]")
		return s
	}
	i := p.expr()
	if p.acceptSign("..") {
		s := &Slice{Pos: pos, X: x, From: i}
		if !p.isSign("]") {
			s.To = p.expr()
		}
		p.expectSign("]")
		return s
	}
	p.expectSign("]")
	return &Index{Pos: pos, X: x, I: i}
}

// barEnded runs f where a | ends the expression.
func (p *parser) barEnded(f func() Expr) Expr {
	p.barEnds++
	x := f()
	p.barEnds--
	return x
}

// unbarred runs f inside brackets of its own, where | has its usual meaning.
func (p *parser) unbarred(f func()) {
	bars := p.barEnds
	p.barEnds = 0
	f()
	p.barEnds = bars
}

func (p *parser) caseExpr() Expr {
	c := &Case{Pos: p.pos()}
	p.expectWord("CASE")
	if !p.isWord("WHEN") {
		c.Operand = p.expr()
	}
	for p.acceptWord("WHEN") {
		var w When
		w.Tests = append(w.Tests, p.expr())
		for c.Operand != nil && p.acceptSign(",") {
			w.Tests = append(w.Tests, p.expr())
		}
		p.expectWord("THEN")
		w.Then = p.expr()
		c.Whens = append(c.Whens, w)
	}
	if len(c.Whens) == 0 {
		p.unexpected("WHEN", "WHEN")
	}
	if p.acceptWord("ELSE") {
		c.Else = p.expr()
	}
	if !p.acceptWord("END") {
		p.unexpected("END of the CASE", "END", "ELSE", "WHEN")
	}
	return c
}

// functionCall reads name(args); the name has been looked at, not read.
func (p *parser) functionCall() Expr {
	f := &FunctionCall{Pos: p.pos(), Name: p.dottedName("a function")}
	p.expectSign("(")
	p.unbarred(func() {
		switch {
		case strings.EqualFold(f.Name, "count") && p.acceptSign("*"):
			f.Star = true
		case !p.isSign(")"):
			f.Distinct = p.acceptWord("DISTINCT")
			p.list(func() { f.Args = append(f.Args, p.expr()) })
		}
	})
	p.expectSign(")")
	return f
}
