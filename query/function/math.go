package function

import (
	"math"
	"math/rand/v2"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

var mathFuncs = []Func{
	{Name: "abs", Min: 1, Max: 1, Call: abs},
	{Name: "sign", Min: 1, Max: 1, Call: sign},
	{Name: "round", Min: 1, Max: 2, Call: round},
	float("ceil", math.Ceil), float("floor", math.Floor), float("sqrt", math.Sqrt), float("exp", math.Exp),
	float("log", math.Log), float("log10", math.Log10), float("sin", math.Sin), float("cos", math.Cos),
	float("tan", math.Tan), float("cot", func(x float64) float64 { return 1 / math.Tan(x) }),
	float("asin", math.Asin), float("acos", math.Acos), float("atan", math.Atan),
	float("degrees", func(x float64) float64 { return x * 180 / math.Pi }),
	float("radians", func(x float64) float64 { return x * math.Pi / 180 }),
	float("haversin", func(x float64) float64 { return (1 - math.Cos(x)) / 2 }),
	{Name: "atan2", Min: 2, Max: 2, Call: func(_ *Env, args []any) (any, error) {
		y, okY := value.Float(args[0])
		x, okX := value.Float(args[1])
		if !okX || !okY {
			return nil, wrongType("atan2", args[0], "numbers")
		}
		return math.Atan2(y, x), nil
	}},
	{Name: "pi", Call: func(*Env, []any) (any, error) { return math.Pi, nil }},
	{Name: "e", Call: func(*Env, []any) (any, error) { return math.E, nil }},
	{Name: "rand", Call: func(env *Env, _ []any) (any, error) { return rand.Float64(), nil }},
	{Name: "isNaN", Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		f, ok := value.Float(args[0])
		if !ok {
			return nil, wrongType("isNaN", args[0], "a number")
		}
		return f != f, nil
	}},
}

func float(name string, f func(float64) float64) Func {
	return Func{Name: name, Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		x, ok := value.Float(args[0])
		if !ok {
			return nil, wrongType(name, args[0], "a number")
		}
		return f(x), nil
	}}
}

func abs(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case int64:
		if v == math.MinInt64 {
			return nil, overflow("-", 0, v)
		}
		return max(v, -v), nil
	case float64:
		return math.Abs(v), nil
	}
	return nil, wrongType("abs", args[0], "a number")
}

func sign(_ *Env, args []any) (any, error) {
	f, ok := value.Float(args[0])
	switch {
	case !ok:
		return nil, wrongType("sign", args[0], "a number")
	case f > 0:
		return int64(1), nil
	case f < 0:
		return int64(-1), nil
	}
	return int64(0), nil
}

// round rounds half up, to a number of decimal places if one is given.
func round(_ *Env, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return nil, wrongType("round", args[0], "a number")
	}
	if len(args) == 1 {
		return math.Floor(f + 0.5), nil
	}
	places, ok := args[1].(int64)
	if !ok || places < 0 || places > 300 {
		return nil, cypher.RuntimeErrorf("ArgumentError", "NumberOutOfRange", "round() wants 0 to 300 places, not %s", value.Literal(args[1]))
	}
	scale := math.Pow(10, float64(places))
	if scaled := f * scale; !math.IsInf(scaled, 0) {
		return math.Copysign(math.Round(math.Abs(scaled))/scale, f), nil
	}
	return f, nil
}
