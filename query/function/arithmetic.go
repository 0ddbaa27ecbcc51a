package function

import (
	"math"

	"github.com/newsgraph/kg/graph/temporal"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

func wrongOperands(op string, a, b any) error {
	return cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "%s %s %s is not defined", value.TypeName(a), op, value.TypeName(b))
}

func overflow(op string, a, b any) error {
	return cypher.RuntimeErrorf("ArithmeticError", "IntegerOverflow", "%v %s %v is outside the range of integers", a, op, b)
}

// Add is the operator +: of numbers, strings, lists, durations and points in time.
func Add(a, b any) (any, error) {
	switch x := a.(type) {
	case int64:
		if y, ok := b.(int64); ok {
			sum := x + y
			if (sum > x) != (y > 0) && y != 0 {
				return nil, overflow("+", a, b)
			}
			return sum, nil
		}
	case []any:
		if b == nil {
			return nil, nil
		}
		if y, ok := b.([]any); ok {
			return append(x[:len(x):len(x)], y...), nil
		}
		return append(x[:len(x):len(x)], b), nil
	}
	if a == nil || b == nil {
		return nil, nil
	}
	if y, ok := b.([]any); ok {
		return append([]any{a}, y...), nil
	}
	if x, ok := value.Float(a); ok {
		if y, ok := value.Float(b); ok {
			return x + y, nil
		}
	}
	return addOther(a, b)
}

func addOther(a, b any) (any, error) {
	_, aText := a.(string)
	_, bText := b.(string)
	if (aText || bText) && concatenable(a) && concatenable(b) {
		return value.Text(a) + value.Text(b), nil
	}
	if d, ok := a.(temporal.Duration); ok {
		a, b = b, any(d)
	}
	if d, ok := b.(temporal.Duration); ok {
		if sum, err := temporal.Add(a, d); err == nil {
			return sum, nil
		}
	}
	return nil, wrongOperands("+", a, b)
}

func concatenable(v any) bool {
	switch v.(type) {
	case map[string]any, value.Node, value.Rel, *value.Path, bool:
		return false
	}
	return true
}

// Subtract is the operator -.
func Subtract(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			difference := x - y
			if (difference < x) != (y > 0) && y != 0 {
				return nil, overflow("-", a, b)
			}
			return difference, nil
		}
	}
	if x, ok := value.Float(a); ok {
		if y, ok := value.Float(b); ok {
			return x - y, nil
		}
	}
	if d, ok := b.(temporal.Duration); ok {
		if rest, err := temporal.Add(a, d.Negate()); err == nil {
			return rest, nil
		}
	}
	return nil, wrongOperands("-", a, b)
}

// Multiply is the operator *.
func Multiply(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			product := x * y
			if x != 0 && (product/x != y || x == -1 && y == math.MinInt64) {
				return nil, overflow("*", a, b)
			}
			return product, nil
		}
	}
	if x, ok := value.Float(a); ok {
		if y, ok := value.Float(b); ok {
			return x * y, nil
		}
	}
	if d, ok := b.(temporal.Duration); ok {
		a, b = any(d), a
	}
	if d, ok := a.(temporal.Duration); ok {
		if _, isNumber := value.Float(b); isNumber {
			return durationResult(d.Multiply(b))
		}
	}
	return nil, wrongOperands("*", a, b)
}

func durationResult(d temporal.Duration, err error) (any, error) {
	if err != nil {
		return nil, cypher.RuntimeErrorf("ArithmeticError", "NumberOutOfRange", "%v", err)
	}
	return d, nil
}

// Divide is the operator /; of two integers it is an integer.
func Divide(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			switch {
			case y == 0:
				return nil, cypher.RuntimeErrorf("ArithmeticError", "DivisionByZero", "division by zero")
			case x == math.MinInt64 && y == -1:
				return nil, overflow("/", a, b)
			}
			return x / y, nil
		}
	}
	if x, ok := value.Float(a); ok {
		if y, ok := value.Float(b); ok {
			return x / y, nil
		}
	}
	if d, ok := a.(temporal.Duration); ok {
		if _, isNumber := value.Float(b); isNumber {
			return durationResult(d.Divide(b))
		}
	}
	return nil, wrongOperands("/", a, b)
}

// Modulo is the operator %; the result has the sign of the dividend.
func Modulo(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			switch y {
			case 0:
				return nil, cypher.RuntimeErrorf("ArithmeticError", "DivisionByZero", "remainder of a division by zero")
			case -1:
				return int64(0), nil
			}
			return x % y, nil
		}
	}
	x, okX := value.Float(a)
	y, okY := value.Float(b)
	if okX && okY {
		return math.Mod(x, y), nil
	}
	return nil, wrongOperands("%", a, b)
}

// Power is the operator ^, always a float.
func Power(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	x, okX := value.Float(a)
	y, okY := value.Float(b)
	if okX && okY {
		return math.Pow(x, y), nil
	}
	return nil, wrongOperands("^", a, b)
}

// Negate is the unary -.
func Negate(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case int64:
		if v == math.MinInt64 {
			return nil, overflow("-", 0, v)
		}
		return -v, nil
	case float64:
		return -v, nil
	case temporal.Duration:
		return v.Negate(), nil
	}
	return nil, cypher.RuntimeErrorf("TypeError", "InvalidArgumentType", "-%s is not defined", value.TypeName(v))
}
