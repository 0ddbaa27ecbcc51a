package cypher

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// printer writes a tree back as text. What it writes parses to the same tree.
type printer struct{ strings.Builder }

// Print returns a query as text, one clause a line.
func Print(q *Query) string {
	var p printer
	p.query(q)
	return p.String()
}

// PrintExpr returns an expression as text.
func PrintExpr(e Expr) string {
	var p printer
	p.expr(e)
	return p.String()
}

func (p *printer) list(n int, sep string, item func(i int)) {
	for i := range n {
		if i > 0 {
			p.WriteString(sep)
		}
		item(i)
	}
}

// Quote writes a name, in backticks where it needs them.
func Quote(name string) string {
	for i, r := range name {
		if i == 0 && !isIdentStart(r) || !isIdentPart(r) {
			return "`" + strings.ReplaceAll(name, "`", "``") + "`"
		}
	}
	if name == "" {
		return "``"
	}
	return name
}

// quoteVariable is Quote for where an expression stands: words that mean
// something else there are quoted.
func quoteVariable(name string) string {
	switch strings.ToLower(name) {
	case "case", "true", "false", "null", "nan", "inf", "infinity":
		return "`" + name + "`"
	}
	return Quote(name)
}

func (p *printer) word(before, name, after string) {
	p.WriteString(before + Quote(name) + after)
}

func (p *printer) optional(keyword string, e Expr) {
	if e != nil {
		p.WriteString(keyword)
		p.expr(e)
	}
}

func (p *printer) expr(e Expr) {
	switch e := e.(type) {
	case *Variable:
		p.WriteString(quoteVariable(e.Name))
	case *Literal:
		p.literal(e.Value)
	case *Parameter:
		p.WriteString("$" + Quote(e.Name))
	case *ListLiteral:
		p.WriteByte('[')
		p.exprs(e.Items)
		p.WriteByte(']')
	case *MapLiteral:
		p.WriteByte('{')
		p.list(len(e.Keys), ", ", func(i int) {
			p.word("", e.Keys[i], ": ")
			p.expr(e.Values[i])
		})
		p.WriteByte('}')
	case *Property:
		p.operand(e.X)
		p.word(".", e.Name, "")
	case *Index:
		p.operand(e.X)
		p.WriteByte('[')
		p.expr(e.I)
		p.WriteByte(']')
	case *Slice:
		p.operand(e.X)
		p.WriteByte('[')
		p.optional("", e.From)
		p.optional("..", e.To)
		if e.To == nil {
			p.WriteString("..")
		}
		p.WriteByte(']')
	case *Unary:
		p.WriteString(string(e.Op) + " ")
		if _, ok := e.X.(*Literal); ok { // + 0 would be read as a number with its sign
			p.WriteByte('(')
			p.expr(e.X)
			p.WriteByte(')')
		} else {
			p.operand(e.X)
		}
	case *Binary:
		p.operand(e.X)
		p.WriteString(" " + string(e.Op) + " ")
		p.operand(e.Y)
	case *Comparison:
		p.list(len(e.Operands), "", func(i int) {
			if i > 0 {
				p.WriteString(" " + string(e.Ops[i-1]) + " ")
			}
			p.operand(e.Operands[i])
		})
	case *IsNull:
		p.operand(e.X)
		p.WriteString(" IS ")
		if e.Not {
			p.WriteString("NOT ")
		}
		p.WriteString("NULL")
	case *HasLabels:
		p.operand(e.X)
		p.labels(e.Labels)
	default:
		p.construct(e)
	}
}

// construct writes the expressions that have keywords and brackets of their own.
func (p *printer) construct(e Expr) {
	switch e := e.(type) {
	case *FunctionCall:
		p.WriteString(functionName(e.Name) + "(")
		if e.Distinct {
			p.WriteString("DISTINCT ")
		}
		if e.Star {
			p.WriteByte('*')
		}
		p.exprs(e.Args)
		p.WriteByte(')')
	case *Case:
		p.WriteString("CASE")
		p.optional(" ", e.Operand)
		for _, w := range e.Whens {
			p.WriteString(" WHEN ")
			p.exprs(w.Tests)
			p.optional(" THEN ", w.Then)
		}
		p.optional(" ELSE ", e.Else)
		p.WriteString(" END")
	case *ListComprehension:
		p.word("[", e.Var.Name, " IN ")
		p.expr(e.List)
		p.optional(" WHERE ", e.Where)
		p.optional(" | ", e.Yield)
		p.WriteByte(']')
	case *Quantifier:
		p.word(e.Kind+"(", e.Var.Name, " IN ")
		p.expr(e.List)
		p.optional(" WHERE ", e.Where)
		p.WriteByte(')')
	case *Reduce:
		p.word("reduce(", e.Acc.Name, " = ")
		p.expr(e.Init)
		p.word(", ", e.Var.Name, " IN ")
		p.expr(e.List)
		p.optional(" | ", e.Step)
		p.WriteByte(')')
	case *PatternComprehension:
		p.WriteByte('[')
		p.path(e.Path)
		p.optional(" WHERE ", e.Where)
		p.optional(" | ", e.Yield)
		p.WriteByte(']')
	case *PatternExpr:
		p.path(e.Path)
	case *Subquery:
		p.WriteString(strings.ToUpper(e.Kind) + " { ")
		p.query(e.Query)
		p.WriteString(" }")
	case *MapProjection:
		p.word("", e.Var.Name, " {")
		p.list(len(e.Items), ", ", func(i int) {
			if e.Items[i].All {
				p.WriteString(".*")
				return
			}
			p.word("", e.Items[i].Key, ": ")
			p.expr(e.Items[i].Value)
		})
		p.WriteByte('}')
	}
}

func functionName(name string) string {
	parts := strings.Split(name, ".")
	for i := range parts {
		parts[i] = Quote(parts[i])
	}
	return strings.Join(parts, ".")
}

func (p *printer) exprs(list []Expr) {
	p.list(len(list), ", ", func(i int) { p.expr(list[i]) })
}

// operand writes an expression within another, in parentheses unless nothing can bind to its inside.
func (p *printer) operand(e Expr) {
	switch e.(type) {
	case *Unary, *Binary, *Comparison, *IsNull, *HasLabels, *PatternExpr:
		p.WriteByte('(')
		p.expr(e)
		p.WriteByte(')')
	default:
		p.expr(e)
	}
}

func (p *printer) literal(v any) {
	switch v := v.(type) {
	case nil:
		p.WriteString("null")
	case bool, int64:
		fmt.Fprint(p, v)
	case float64:
		switch {
		case math.IsNaN(v):
			p.WriteString("NaN")
		case math.IsInf(v, 0):
			p.WriteString("Infinity")
		default:
			s := strconv.FormatFloat(v, 'g', -1, 64)
			if !strings.ContainsAny(s, ".e") {
				s += ".0"
			}
			p.WriteString(s)
		}
	case string:
		p.WriteString("'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(v) + "'")
	}
}
