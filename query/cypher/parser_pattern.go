package cypher

import (
	"strconv"
	"strings"
)

func (p *parser) paths() (paths []*PathPattern) {
	p.list(func() { paths = append(paths, p.path()) })
	return paths
}

// path reads [variable =] pattern.
func (p *parser) path() *PathPattern {
	pos := p.pos()
	var v *Variable
	if p.isName() && p.peekSign("=") {
		v = p.variable()
		p.advance()
	}
	path := p.pathSelector()
	path.Pos, path.Var = pos, v
	return path
}

// pathSelector reads shortestPath(…), allShortestPaths(…), ANY SHORTEST, ALL SHORTEST
// or a plain pattern.
func (p *parser) pathSelector() *PathPattern {
	shortest := AnyLength
	switch {
	case p.isWord("shortestPath") && p.peekSign("("), p.isWord("allShortestPaths") && p.peekSign("("):
		return p.shortestPath()
	case p.isWord("ANY") && p.peekWord("SHORTEST"):
		shortest = ShortestOne
	case p.isWord("ALL") && p.peekWord("SHORTEST"):
		shortest = ShortestAll
	}
	if shortest == AnyLength {
		return p.pattern()
	}
	p.advance()
	p.advance()
	if !p.acceptWord("PATHS") {
		p.acceptWord("PATH")
	}
	return p.shortestOf(shortest, p.tok.start, p.pattern())
}

func (p *parser) shortestPath() *PathPattern {
	kind := ShortestOne
	if p.isWord("allShortestPaths") {
		kind = ShortestAll
	}
	at := p.tok.start
	p.advance()
	p.expectSign("(")
	path := p.shortestOf(kind, at, p.pattern())
	p.expectSign(")")
	return path
}

func (p *parser) shortestOf(kind Shortest, at int, path *PathPattern) *PathPattern {
	if len(path.Rels) != 1 {
		panic(Errorf(at, "InvalidRelationshipPattern", "a shortest path goes over exactly one relationship pattern, as in (a)-[*]-(b)"))
	}
	path.Shortest = kind
	return path
}

// pattern reads (node)-[rel]-(node)….
func (p *parser) pattern() *PathPattern {
	path := &PathPattern{Pos: p.pos(), Nodes: []*NodePattern{p.nodePattern()}}
	for p.isSign("-") || p.isSign("<") {
		path.Rels = append(path.Rels, p.relPattern())
		path.Nodes = append(path.Nodes, p.nodePattern())
	}
	return path
}

func (p *parser) nodePattern() *NodePattern {
	n := &NodePattern{Pos: p.pos()}
	if !p.acceptSign("(") {
		p.unexpected("a node such as (n:Label)")
	}
	if p.isName() && !p.startsInlineWhere() && !p.startsIsLabel() {
		n.Var = p.variable()
	}
	n.Labels = p.isLabelExpr()
	n.Props = p.patternProps()
	n.Where = p.where()
	p.expectSign(")")
	return n
}

// startsInlineWhere tells (WHERE …) from a variable called where.
func (p *parser) startsInlineWhere() bool {
	if !p.isWord("WHERE") {
		return false
	}
	t := p.peek()
	return t.kind != tokenPunct || !strings.Contains(":){", t.text)
}

func (p *parser) startsIsLabel() bool {
	t := p.peek()
	return p.isWord("IS") && (t.kind == tokenIdent || t.kind == tokenQuoted)
}

// isLabelExpr reads :labels or IS labels, or returns nil.
func (p *parser) isLabelExpr() LabelExpr {
	if p.acceptSign(":") || p.acceptWord("IS") {
		return p.labelOr(true)
	}
	return nil
}

func (p *parser) labelOr(bar bool) LabelExpr {
	p.enter()
	defer p.leave()
	x := p.labelAnd(bar)
	for bar && p.isSign("|") {
		pos := p.pos()
		p.advance()
		p.acceptSign(":")
		x = &LabelOr{Pos: pos, X: x, Y: p.labelAnd(bar)}
	}
	return x
}

func (p *parser) labelAnd(bar bool) LabelExpr {
	x := p.labelFactor(bar)
	for p.isSign("&") || p.isSign(":") {
		pos := p.pos()
		p.advance()
		x = &LabelAnd{Pos: pos, X: x, Y: p.labelFactor(bar)}
	}
	return x
}

func (p *parser) labelFactor(bar bool) LabelExpr {
	p.enter()
	defer p.leave()
	pos := p.pos()
	switch {
	case p.acceptSign("!"):
		return &LabelNot{Pos: pos, X: p.labelFactor(bar)}
	case p.acceptSign("%"):
		return &LabelAny{Pos: pos}
	case p.acceptSign("("):
		x := p.labelOr(true)
		p.expectSign(")")
		return x
	}
	return &LabelName{Pos: pos, Name: p.name("a label or type")}
}

// patternProps reads {properties} or $parameter, or returns nil.
func (p *parser) patternProps() Expr {
	switch {
	case p.isSign("{"):
		return p.mapLiteral()
	case p.tok.kind == tokenParam:
		x := &Parameter{Pos: p.pos(), Name: p.tok.text}
		p.advance()
		return x
	}
	return nil
}

func (p *parser) relPattern() *RelPattern {
	r := &RelPattern{Pos: p.pos(), Min: 1, Max: 1}
	left := p.acceptSign("<")
	p.expectSign("-")
	if p.acceptSign("[") {
		p.relDetail(r)
		p.expectSign("]")
	}
	p.expectSign("-")
	right := p.acceptSign(">")
	switch {
	case left && !right:
		r.Dir = Incoming
	case right && !left:
		r.Dir = Outgoing
	}
	return r
}

func (p *parser) relDetail(r *RelPattern) {
	if p.isName() && !p.startsInlineWhere() && !p.startsIsLabel() {
		r.Var = p.variable()
	}
	r.Types = p.isLabelExpr()
	if p.acceptSign("*") {
		p.relLength(r)
	} else if p.isSign("..") {
		panic(Errorf(p.tok.start, "InvalidRelationshipPattern", "a length needs a star").WithHint("write *1.."))
	}
	r.Props = p.patternProps()
	r.Where = p.where()
}

// relLength reads what follows the star: nothing, n, n.., ..m or n..m.
func (p *parser) relLength(r *RelPattern) {
	r.VarLength, r.Min, r.Max = true, 1, -1
	if n, ok := p.pathLength(); ok {
		r.Min, r.Max = n, n
		if p.acceptSign("..") {
			r.Max = -1
		} else {
			return
		}
	} else if !p.acceptSign("..") {
		if p.isSign("-") {
			panic(Errorf(p.tok.start, "InvalidRelationshipPattern", "a length cannot be negative"))
		}
		return
	}
	if n, ok := p.pathLength(); ok {
		r.Max = n
	}
}

func (p *parser) pathLength() (int, bool) {
	if p.tok.kind != tokenInt {
		return 0, false
	}
	n, err := strconv.ParseInt(p.tok.text, 0, 32)
	if err != nil {
		panic(Errorf(p.tok.start, "InvalidRelationshipPattern", "%s is too long for a path", p.tok.text))
	}
	p.advance()
	return int(n), true
}

// patternAhead tries to read a path of at least one relationship, where an expression
// in parentheses might stand as well.
func (p *parser) patternAhead() *PathPattern {
	at := p.tok.start
	if p.notPattern[at] {
		return nil
	}
	var path *PathPattern
	if !p.try(func() bool { path = p.pattern(); return len(path.Rels) > 0 }) {
		p.notPattern[at] = true
		return nil
	}
	return path
}
