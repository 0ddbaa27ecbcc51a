package function

import (
	"slices"
	"unicode/utf8"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

var listFuncs = []Func{
	{Name: "size", Min: 1, Max: 1, Call: size},
	{Name: "isEmpty", Min: 1, Max: 1, Call: isEmpty},
	{Name: "head", Min: 1, Max: 1, Call: listFunc("head", func(l []any) any {
		if len(l) == 0 {
			return nil
		}
		return l[0]
	})},
	{Name: "last", Min: 1, Max: 1, Call: listFunc("last", func(l []any) any {
		if len(l) == 0 {
			return nil
		}
		return l[len(l)-1]
	})},
	{Name: "tail", Min: 1, Max: 1, Call: listFunc("tail", func(l []any) any {
		if len(l) == 0 {
			return l
		}
		return l[1:]
	})},
	{Name: "range", Min: 2, Max: 3, Call: rangeList},
	{Name: "reverse", Min: 1, Max: 1, Call: reverse},
	{Name: "coalesce", Min: 1, Max: -1, Nulls: true, Call: func(_ *Env, args []any) (any, error) {
		for _, a := range args {
			if a != nil {
				return a, nil
			}
		}
		return nil, nil
	}},
}

func listFunc(name string, f func([]any) any) func(*Env, []any) (any, error) {
	return func(_ *Env, args []any) (any, error) {
		l, ok := args[0].([]any)
		if !ok {
			return nil, wrongType(name, args[0], "a list")
		}
		return f(l), nil
	}
}

func size(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case string:
		return int64(utf8.RuneCountInString(v)), nil
	case []any:
		return int64(len(v)), nil
	case map[string]any:
		return int64(len(v)), nil
	case []byte:
		return int64(len(v)), nil
	}
	return nil, wrongType("size", args[0], "a list or a string")
}

func isEmpty(env *Env, args []any) (any, error) {
	n, err := size(env, args)
	return n == int64(0), err
}

func rangeList(env *Env, args []any) (any, error) {
	var n [3]int64
	n[2] = 1
	for i, a := range args {
		v, ok := a.(int64)
		if !ok {
			return nil, cypher.RuntimeErrorf("ArgumentError", "InvalidArgumentType", "range() wants integers, not %s", value.TypeName(a))
		}
		n[i] = v
	}
	from, to, step := n[0], n[1], n[2]
	if step == 0 {
		return nil, cypher.RuntimeErrorf("ArgumentError", "NumberOutOfRange", "the step of range() must not be 0")
	}
	if step > 0 && from > to || step < 0 && from < to {
		return []any{}, nil
	}
	length := uint64(to-from)/uint64(step) + 1
	if step < 0 {
		length = uint64(from-to)/uint64(-step) + 1
	}
	if length > 1<<40 {
		length = 1 << 40
	}
	if err := env.Fits(int64(length) * 24); err != nil {
		return nil, err
	}
	list := make([]any, length)
	for i := range list {
		list[i] = from + int64(i)*step
	}
	return list, nil
}

func reverse(_ *Env, args []any) (any, error) {
	switch v := args[0].(type) {
	case string:
		runes := []rune(v)
		slices.Reverse(runes)
		return string(runes), nil
	case []any:
		v = slices.Clone(v)
		slices.Reverse(v)
		return v, nil
	}
	return nil, wrongType("reverse", args[0], "a list or a string")
}
