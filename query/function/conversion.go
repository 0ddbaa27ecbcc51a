package function

import (
	"math"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/query/value"
)

var conversionFuncs = append(withOrNull(
	Func{Name: "toInteger", Min: 1, Max: 1, Call: toInteger},
	Func{Name: "toFloat", Min: 1, Max: 1, Call: toFloat},
	Func{Name: "toBoolean", Min: 1, Max: 1, Call: toBoolean},
	Func{Name: "toString", Min: 1, Max: 1, Call: toString},
), Func{Name: "toInt", Min: 1, Max: 1, Call: toInteger},
	Func{Name: "valueType", Min: 1, Max: 1, Nulls: true, Call: func(_ *Env, args []any) (any, error) {
		return strings.ToUpper(value.TypeName(args[0])), nil
	}})

// withOrNull adds for each function the one that gives null where the first gives an error.
func withOrNull(funcs ...Func) []Func {
	for _, f := range funcs {
		call := f.Call
		f.Name += "OrNull"
		f.Call = func(env *Env, args []any) (any, error) {
			v, err := call(env, args)
			if err != nil {
				return nil, nil
			}
			return v, nil
		}
		funcs = append(funcs, f)
	}
	return funcs
}

func toInteger(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case int64:
		return v, nil
	case float64:
		return integerOf(v), nil
	case bool:
		if v {
			return int64(1), nil
		}
		return int64(0), nil
	case string:
		v = strings.TrimSpace(v)
		if n, err := strconv.ParseInt(v, 0, 64); err == nil {
			return n, nil
		}
		if f, err := strconv.ParseFloat(v, 64); err == nil && !strings.ContainsAny(v, "xXpP_") {
			return integerOf(f), nil
		}
		return nil, nil
	}
	return nil, wrongType("toInteger", args[0], "a number, a string or a boolean")
}

// integerOf cuts the fraction off; a float out of the range of integers is null.
func integerOf(f float64) any {
	if f != f || f >= 1<<63 || f < -(1<<63) {
		return nil
	}
	return int64(math.Trunc(f))
}

func toFloat(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case int64:
		return float64(v), nil
	case float64:
		return v, nil
	case string:
		if f, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil {
			return f, nil
		}
		return nil, nil
	}
	return nil, wrongType("toFloat", args[0], "a number or a string")
}

func toBoolean(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case bool:
		return v, nil
	case int64:
		return v != 0, nil
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		}
		return nil, nil
	}
	return nil, wrongType("toBoolean", args[0], "a boolean, a string or an integer")
}

func toString(_ *Env, args []any) (any, error) {
	switch args[0].(type) {
	case []any, map[string]any, value.Node, value.Rel, *value.Path:
		return nil, wrongType("toString", args[0], "a plain value")
	}
	return value.Text(args[0]), nil
}
