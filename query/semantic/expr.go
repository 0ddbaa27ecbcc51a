package semantic

import (
	"fmt"
	"strings"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/function"
)

// context says what may stand at a place.
type context struct {
	aggregates bool // aggregates may
	within     bool // inside an aggregate
	condition  bool // patterns may, as conditions
}

var plain = context{}

func (c *checker) undefined(offset int, name string, s scope) error {
	err := cypher.Errorf(offset, "UndefinedVariable", "variable %s is not defined", name)
	if near := cypher.Nearest(name, s.names()); near != "" {
		err.WithHint("did you mean %s?", near)
	}
	return err
}

func wrongType(e cypher.Expr, format string, args ...any) error {
	return cypher.Errorf(e.Offset(), "InvalidArgumentType", format, args...)
}

// where checks a condition, nil for none.
func (c *checker) where(e cypher.Expr, s scope) error {
	if e == nil {
		return nil
	}
	k, err := c.expr(e, s, context{condition: true})
	if err == nil && !k.open() && k.base != boolean {
		err = wrongType(e, "%s is no condition", cypher.PrintExpr(e))
	}
	return err
}

func (c *checker) all(list []cypher.Expr, s scope, ctx context) ([]kind, error) {
	kinds := make([]kind, len(list))
	for i, e := range list {
		var err error
		if kinds[i], err = c.expr(e, s, ctx); err != nil {
			return nil, err
		}
	}
	return kinds, nil
}

// expr checks an expression and returns what is known of its value.
func (c *checker) expr(e cypher.Expr, s scope, ctx context) (kind, error) {
	inner := ctx
	inner.condition = false
	switch e := e.(type) {
	case *cypher.Variable:
		k, ok := s[e.Name]
		if !ok {
			return kind{}, c.undefined(e.Offset(), e.Name, s)
		}
		return k, nil
	case *cypher.Literal:
		return literal(e.Value), nil
	case *cypher.Parameter:
		return c.parameter(e)
	case *cypher.ListLiteral:
		return c.listLiteral(e, s, inner)
	case *cypher.MapLiteral:
		_, err := c.all(e.Values, s, inner)
		return kind{base: mapping}, err
	case *cypher.Property:
		return c.property(e, s, inner)
	case *cypher.Index:
		kinds, err := c.all([]cypher.Expr{e.X, e.I}, s, inner)
		if err != nil {
			return kind{}, err
		}
		return kind{base: kinds[0].elem}, nil
	case *cypher.Slice:
		return c.slice(e, s, inner)
	case *cypher.Unary:
		return c.unary(e, s, ctx)
	case *cypher.Binary:
		return c.binary(e, s, ctx)
	case *cypher.Comparison:
		_, err := c.all(e.Operands, s, inner)
		return kind{base: boolean}, err
	case *cypher.IsNull:
		_, err := c.expr(e.X, s, inner)
		return kind{base: boolean}, err
	case *cypher.HasLabels:
		_, err := c.expr(e.X, s, inner)
		return kind{base: boolean}, err
	case *cypher.FunctionCall:
		return c.call(e, s, inner)
	}
	return c.construct(e, s, inner, ctx.condition)
}

func literal(v any) kind {
	switch v.(type) {
	case nil:
		return kind{base: null}
	case bool:
		return kind{base: boolean}
	case int64:
		return kind{base: integer}
	case float64:
		return kind{base: float}
	}
	return kind{base: text}
}

func (c *checker) parameter(e *cypher.Parameter) (kind, error) {
	if _, ok := c.params[e.Name]; !ok {
		err := cypher.Errorf(e.Offset(), "MissingParameter", "parameter $%s has no value", e.Name)
		err.Kind = "ParameterMissing"
		return kind{}, err
	}
	return kind{}, nil
}

func (c *checker) listLiteral(e *cypher.ListLiteral, s scope, ctx context) (kind, error) {
	kinds, err := c.all(e.Items, s, ctx)
	k := kind{base: list}
	for i, item := range kinds {
		if i == 0 {
			k.elem = item.base
		} else if k.elem != item.base {
			k.elem = unknown
		}
	}
	return k, err
}

func (c *checker) property(e *cypher.Property, s scope, ctx context) (kind, error) {
	k, err := c.expr(e.X, s, ctx)
	if err != nil {
		return kind{}, err
	}
	switch k.base {
	case path:
		return kind{}, wrongType(e, "a path has no properties")
	case boolean, integer, float, text, list:
		err := cypher.Errorf(e.Offset(), "InvalidArgumentType", "%s is no node, relationship or map, so it has no %s", cypher.PrintExpr(e.X), e.Name)
		err.Kind = "TypeError"
		return kind{}, err
	}
	return kind{}, nil
}

func (c *checker) slice(e *cypher.Slice, s scope, ctx context) (kind, error) {
	for _, part := range []cypher.Expr{e.From, e.To} {
		if part != nil {
			if _, err := c.expr(part, s, ctx); err != nil {
				return kind{}, err
			}
		}
	}
	return c.expr(e.X, s, ctx)
}

func (c *checker) unary(e *cypher.Unary, s scope, ctx context) (kind, error) {
	if e.Op == cypher.OpNot {
		return c.boolean(e.X, s, ctx)
	}
	ctx.condition = false
	return c.expr(e.X, s, ctx)
}

// boolean checks an operand of AND, OR, XOR and NOT.
func (c *checker) boolean(e cypher.Expr, s scope, ctx context) (kind, error) {
	k, err := c.expr(e, s, ctx)
	if err == nil && !k.open() && k.base != boolean {
		err = wrongType(e, "%s is no condition", cypher.PrintExpr(e))
	}
	return kind{base: boolean}, err
}

func (c *checker) binary(e *cypher.Binary, s scope, ctx context) (kind, error) {
	switch e.Op {
	case cypher.OpAnd, cypher.OpOr, cypher.OpXor:
		if _, err := c.boolean(e.X, s, ctx); err != nil {
			return kind{}, err
		}
		return c.boolean(e.Y, s, ctx)
	}
	ctx.condition = false
	kinds, err := c.all([]cypher.Expr{e.X, e.Y}, s, ctx)
	if err != nil {
		return kind{}, err
	}
	x, y := kinds[0], kinds[1]
	switch e.Op {
	case cypher.OpIn:
		if !y.open() && y.base != list {
			return kind{}, wrongType(e.Y, "IN wants a list")
		}
		return kind{base: boolean}, nil
	case cypher.OpStartsWith, cypher.OpEndsWith, cypher.OpContains, cypher.OpMatches:
		return kind{base: boolean}, nil
	case cypher.OpAdd, cypher.OpConcat:
		return sumKind(x, y), nil
	}
	for i, k := range kinds {
		if k.is(boolean, text, list, mapping, node, rel, path) {
			return kind{}, wrongType([]cypher.Expr{e.X, e.Y}[i], "%s cannot be computed with by %s", cypher.PrintExpr([]cypher.Expr{e.X, e.Y}[i]), e.Op)
		}
	}
	switch {
	case e.Op == cypher.OpPower:
		return kind{base: float}, nil
	case x.base == integer && y.base == integer:
		return kind{base: integer}, nil
	case x.is(integer, float) && y.is(integer, float):
		return kind{base: float}, nil
	}
	return kind{}, nil
}

func sumKind(x, y kind) kind {
	switch {
	case x.base == list || y.base == list:
		return kind{base: list}
	case x.base == integer && y.base == integer:
		return kind{base: integer}
	case x.is(integer, float) && y.is(integer, float):
		return kind{base: float}
	case x.base == text && y.base == text:
		return kind{base: text}
	}
	return kind{}
}

// argumentKinds are what the first argument of a function must be, where that is known before it runs.
var argumentKinds = map[string][]base{
	"labels": {node}, "type": {rel}, "length": {path}, "nodes": {path}, "relationships": {path},
	"size": {text, list, mapping}, "properties": {node, rel, mapping}, "keys": {node, rel, mapping},
	"startnode": {rel}, "endnode": {rel}, "evidence": {rel}, "names": {node},
}

// resultKinds are what functions give.
var resultKinds = map[string]kind{
	"count": {base: integer}, "size": {base: integer}, "length": {base: integer}, "id": {base: integer}, "type": {base: text},
	"labels": {list, text}, "keys": {list, text}, "nodes": {list, node}, "relationships": {list, rel}, "collect": {base: list},
	"range": {list, integer}, "startnode": {base: node}, "endnode": {base: node}, "properties": {base: mapping},
	"tostring": {base: text}, "tofloat": {base: float}, "tointeger": {base: integer}, "toboolean": {base: boolean},
	"rand": {base: float}, "exists": {base: boolean}, "date": {base: moment}, "time": {base: moment}, "localtime": {base: moment},
	"datetime": {base: moment}, "localdatetime": {base: moment}, "duration": {base: moment},
}

func (c *checker) call(e *cypher.FunctionCall, s scope, ctx context) (kind, error) {
	low, high, err := c.arity(e, &ctx)
	if err != nil {
		return kind{}, err
	}
	if n := len(e.Args); !e.Star && (n < low || high >= 0 && n > high) {
		return kind{}, cypher.Errorf(e.Offset(), "InvalidNumberOfArguments", "%s() takes %s, not %d", e.Name, arguments(low, high), n)
	}
	name := strings.ToLower(e.Name)
	if name == "exists" {
		ctx.condition = true
	}
	kinds, err := c.all(e.Args, s, ctx)
	if err != nil {
		return kind{}, err
	}
	if wanted := argumentKinds[name]; wanted != nil && !kinds[0].open() && !kinds[0].is(wanted...) {
		return kind{}, wrongType(e.Args[0], "%s() cannot be used on %s", e.Name, cypher.PrintExpr(e.Args[0]))
	}
	return resultKinds[name], nil
}

// arguments says how many arguments a function takes.
func arguments(low, high int) string {
	switch {
	case low == high && low == 1:
		return "1 argument"
	case low == high:
		return fmt.Sprintf("%d arguments", low)
	case high < 0:
		return fmt.Sprintf("at least %d arguments", low)
	}
	return fmt.Sprintf("%d to %d arguments", low, high)
}

// arity finds a function and how many arguments it takes; of an aggregate it checks the place, and changes
// ctx to that of its arguments.
func (c *checker) arity(e *cypher.FunctionCall, ctx *context) (low, high int, err error) {
	if a := function.LookupAggregate(e.Name); a != nil {
		switch {
		case ctx.within:
			return 0, 0, cypher.Errorf(e.Offset(), "NestedAggregation", "%s() cannot stand inside another aggregate", e.Name)
		case !ctx.aggregates:
			return 0, 0, cypher.Errorf(e.Offset(), "InvalidAggregation", "%s() cannot stand here; aggregates belong in WITH and RETURN", e.Name)
		}
		ctx.within = true
		return a.Min, a.Max, nil
	}
	f := function.Lookup(e.Name)
	if f == nil {
		err := cypher.Errorf(e.Offset(), "UnknownFunction", "there is no function %s()", e.Name)
		if near := cypher.Nearest(e.Name, function.Names()); near != "" {
			err.WithHint("did you mean %s()?", near)
		}
		return 0, 0, err
	}
	if ctx.within && f.Name == "rand" {
		return 0, 0, cypher.Errorf(e.Offset(), "NonConstantExpression", "rand() cannot stand inside an aggregate")
	}
	return f.Min, f.Max, nil
}
