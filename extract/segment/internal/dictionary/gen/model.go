package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strconv"

	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

// never is the weight of a transition that gse's tables do not list.
const never = -3.14e100

var stateOf = map[rune]int{
	'B': dictionary.Begin,
	'E': dictionary.End,
	'M': dictionary.Middle,
	'S': dictionary.Single,
}

// readModel reads the tables probStart, probTrans and probEmit of gse's
// package hmm. They are set by assignments of the form table['B'] = value.
func readModel(gse fs.FS) (dictionary.Model, error) {
	var m dictionary.Model
	for s := range m.Next {
		m.Emit[s] = map[rune]float64{}
		for next := range m.Next[s] {
			m.Next[s][next] = never
		}
	}
	for _, name := range []string{"hmm/viterbi.go", "hmm/prob_trans.go", "hmm/prob_emit.go"} {
		source, err := fs.ReadFile(gse, name)
		if err != nil {
			return m, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			return m, err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if assign, ok := n.(*ast.AssignStmt); ok && err == nil {
				err = readTable(&m, assign)
			}
			return err == nil
		})
		if err != nil {
			return m, fmt.Errorf("%s: %w", name, err)
		}
	}
	return m, checkModel(m)
}

func readTable(m *dictionary.Model, assign *ast.AssignStmt) error {
	target, ok := assign.Lhs[0].(*ast.IndexExpr)
	if !ok {
		return nil
	}
	table, ok := target.X.(*ast.Ident)
	if !ok {
		return nil
	}
	key, err := runeOf(target.Index)
	state, known := stateOf[key]
	if err != nil || !known {
		return nil
	}
	switch table.Name {
	case "probStart":
		m.Start[state], err = numberOf(assign.Rhs[0])
	case "probTrans":
		err = eachPair(assign.Rhs[0], func(next rune, weight float64) {
			m.Next[state][stateOf[next]] = weight
		})
	case "probEmit":
		if _, literal := assign.Rhs[0].(*ast.CompositeLit); literal {
			err = eachPair(assign.Rhs[0], func(r rune, weight float64) { m.Emit[state][r] = weight })
		}
	}
	return err
}

func eachPair(e ast.Expr, set func(rune, float64)) error {
	literal, ok := e.(*ast.CompositeLit)
	if !ok {
		return fmt.Errorf("want a map literal, found %T", e)
	}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return fmt.Errorf("want a key and a value, found %T", element)
		}
		key, err := runeOf(pair.Key)
		if err != nil {
			return err
		}
		value, err := numberOf(pair.Value)
		if err != nil {
			return err
		}
		set(key, value)
	}
	return nil
}

func runeOf(e ast.Expr) (rune, error) {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.CHAR {
		return 0, fmt.Errorf("want a rune, found %T", e)
	}
	r, _, _, err := strconv.UnquoteChar(literal.Value[1:], '\'')
	return r, err
}

func numberOf(e ast.Expr) (float64, error) {
	sign := 1.0
	if unary, ok := e.(*ast.UnaryExpr); ok && unary.Op == token.SUB {
		sign, e = -1, unary.X
	}
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return 0, fmt.Errorf("want a number, found %T", e)
	}
	f, err := strconv.ParseFloat(literal.Value, 64)
	return sign * f, err
}

// checkModel notices when gse has moved its tables.
func checkModel(m dictionary.Model) error {
	for s, emit := range m.Emit {
		if len(emit) < 1000 || m.Start[s] == 0 {
			return fmt.Errorf("state %d has %d emissions and start weight %g: gse's tables are not where they were", s, len(emit), m.Start[s])
		}
	}
	return nil
}
