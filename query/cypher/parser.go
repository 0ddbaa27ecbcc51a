package cypher

import (
	"strings"
)

// maxDepth bounds the nesting of a query, so that no input can exhaust the stack.
const maxDepth = 400

// Bounds of a query: of its length, in bytes, since data belongs in parameters; and of the depth of its tree,
// which in a chain of operators grows with the chain's length.
const (
	maxSource = 1 << 20
	maxTree   = 5000
)

// Parse reads a query. Its error, if any, is an [*Error].
func Parse(source string) (q *Query, err error) {
	if len(source) > maxSource {
		return nil, Errorf(-1, "UnexpectedSyntax", "the query has %d bytes, more than %d", len(source), maxSource).
			WithHint("pass data as parameters")
	}
	p := &parser{lex: lexer{source: source}, notPattern: map[int]bool{}}
	defer p.recoverError(&err)
	p.advance()
	q = p.query()
	p.acceptSign(";")
	if p.tok.kind != tokenEOF {
		p.unexpected("a clause or the end of the query")
	}
	queryExprs(q, func(e Expr) {
		if deep := tooDeep(e, maxTree); deep != nil {
			panic(Errorf(deep.Offset(), "UnexpectedSyntax", "an expression has more than %d operators in a row", maxTree).
				WithHint("use a list and IN, all(), any() or reduce()"))
		}
	})
	markStandalone(q)
	return q, nil
}

// ParseExpr reads a single expression.
func ParseExpr(source string) (e Expr, err error) {
	p := &parser{lex: lexer{source: source}, notPattern: map[int]bool{}}
	defer p.recoverError(&err)
	p.advance()
	e = p.expr()
	if p.tok.kind != tokenEOF {
		p.unexpected("the end of the expression")
	}
	return e, nil
}

// parser is a recursive descent over the tokens, with precedence climbing for
// expressions. An error unwinds it by panic, as in text/template/parse; Parse alone
// recovers it.
type parser struct {
	lex     lexer
	tok     token
	prevEnd int // end of the token before tok
	depth   int
	// notPattern has the offsets of parentheses that were tried as the start of a
	// pattern and are none, so that nested ones are not tried over and over.
	notPattern map[int]bool
	// barEnds counts the brackets in which | ends an expression, and so cannot mean
	// "or" between labels.
	barEnds int
}

func (p *parser) recoverError(err *error) {
	switch e := recover().(type) {
	case nil:
	case *Error:
		*err = e.In(p.lex.source)
	default:
		panic(e)
	}
}

func (p *parser) advance() {
	p.prevEnd = p.tok.end
	p.tok = p.lex.next()
}

// mark and reset allow a try that may fail.
type mark struct {
	lex     lexer
	tok     token
	prevEnd int
	depth   int
}

func (p *parser) mark() mark   { return mark{p.lex, p.tok, p.prevEnd, p.depth} }
func (p *parser) reset(m mark) { p.lex, p.tok, p.prevEnd, p.depth = m.lex, m.tok, m.prevEnd, m.depth }

// try runs f and reports whether it parsed; if not, the parser stands where it stood.
func (p *parser) try(f func() bool) (ok bool) {
	m, bars := p.mark(), p.barEnds
	defer func() {
		if e := recover(); e != nil {
			if _, isError := e.(*Error); !isError {
				panic(e)
			}
			ok = false
		}
		if !ok {
			p.reset(m)
			p.barEnds = bars
		}
	}()
	return f()
}

func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		panic(Errorf(p.tok.start, "UnexpectedSyntax", "the query is nested more than %d levels deep", maxDepth))
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) pos() Pos { return Pos(p.tok.start) }

// unexpected raises an error at the current token.
func (p *parser) unexpected(expected string, keywords ...string) {
	if p.tok.kind == tokenIllegal {
		panic(p.tok.err)
	}
	err := Errorf(p.tok.start, "UnexpectedSyntax", "unexpected %s, expected %s", p.found(), expected)
	if p.tok.kind == tokenIdent {
		if len(keywords) == 0 {
			keywords = clauseKeywords
		}
		if near := Nearest(p.tok.text, keywords); near != "" && !strings.EqualFold(near, p.tok.text) {
			err.WithHint("did you mean %s?", near)
		}
	}
	panic(err)
}

func (p *parser) found() string {
	if p.tok.kind == tokenEOF {
		return "end of the query"
	}
	text := []rune(p.lex.source[p.tok.start:p.tok.end])
	if len(text) > 30 {
		text = append(text[:30], '…')
	}
	return string(text)
}

// isWord reports whether the current token is the keyword.
func (p *parser) isWord(word string) bool {
	return p.tok.kind == tokenIdent && strings.EqualFold(p.tok.text, word)
}

func (p *parser) acceptWord(word string) bool {
	if p.isWord(word) {
		p.advance()
		return true
	}
	return false
}

func (p *parser) expectWord(word string) {
	if !p.acceptWord(word) {
		p.unexpected(word, word)
	}
}

func (p *parser) isSign(sign string) bool { return p.tok.kind == tokenPunct && p.tok.text == sign }

func (p *parser) acceptSign(sign string) bool {
	if p.isSign(sign) {
		p.advance()
		return true
	}
	return false
}

func (p *parser) expectSign(sign string) {
	if !p.acceptSign(sign) {
		p.unexpected(sign)
	}
}

// peek is the token after the current one.
func (p *parser) peek() token {
	ahead := p.lex
	return ahead.next()
}

func (p *parser) peekSign(sign string) bool {
	t := p.peek()
	return t.kind == tokenPunct && t.text == sign
}

func (p *parser) peekWord(word string) bool {
	t := p.peek()
	return t.kind == tokenIdent && strings.EqualFold(t.text, word)
}

// name reads an identifier of any kind.
func (p *parser) name(what string) string {
	if p.tok.kind != tokenIdent && p.tok.kind != tokenQuoted {
		p.unexpected(what)
	}
	name := p.tok.text
	p.advance()
	return name
}

func (p *parser) isName() bool { return p.tok.kind == tokenIdent || p.tok.kind == tokenQuoted }

func (p *parser) variable() *Variable {
	pos := p.pos()
	return &Variable{Pos: pos, Name: p.name("a variable")}
}

// list reads items separated by commas.
func (p *parser) list(item func()) {
	item()
	for p.acceptSign(",") {
		item()
	}
}

// markStandalone tells a query that is nothing but a CALL from a CALL within one.
func markStandalone(q *Query) {
	if len(q.Parts) != 1 || len(q.Parts[0].Clauses) != 1 {
		return
	}
	if c, ok := q.Parts[0].Clauses[0].(*Call); ok {
		c.Standalone = true
	}
}
