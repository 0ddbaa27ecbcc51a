package function

import (
	"strings"
	"unicode"

	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/value"
)

var stringFuncs = []Func{
	text("toUpper", strings.ToUpper), text("upper", strings.ToUpper), text("toLower", strings.ToLower), text("lower", strings.ToLower),
	text("trim", strings.TrimSpace), text("btrim", strings.TrimSpace),
	text("ltrim", func(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }),
	text("rtrim", func(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }),
	{Name: "replace", Min: 3, Max: 3, Call: func(env *Env, args []any) (any, error) {
		s, err := textArgs("replace", args)
		if err != nil {
			return nil, err
		}
		if err := env.Fits(int64(strings.Count(s[0], s[1])) * int64(len(s[2]))); err != nil {
			return nil, err
		}
		return strings.ReplaceAll(s[0], s[1], s[2]), nil
	}},
	{Name: "split", Min: 2, Max: 2, Call: func(env *Env, args []any) (any, error) {
		s, err := textArgs("split", args)
		if err != nil {
			return nil, err
		}
		if err := env.Fits(int64(strings.Count(s[0], s[1])) * 32); err != nil {
			return nil, err
		}
		list := []any{}
		for part := range strings.SplitSeq(s[0], s[1]) {
			list = append(list, part)
		}
		return list, nil
	}},
	{Name: "substring", Min: 2, Max: 3, Call: substring},
	{Name: "left", Min: 2, Max: 2, Call: func(_ *Env, args []any) (any, error) {
		return cut("left", args, func(r []rune, n int) []rune { return r[:n] })
	}},
	{Name: "right", Min: 2, Max: 2, Call: func(_ *Env, args []any) (any, error) {
		return cut("right", args, func(r []rune, n int) []rune { return r[len(r)-n:] })
	}},
}

func text(name string, f func(string) string) Func {
	return Func{Name: name, Min: 1, Max: 1, Call: func(_ *Env, args []any) (any, error) {
		s, ok := args[0].(string)
		if !ok {
			return nil, wrongType(name, args[0], "a string")
		}
		return f(s), nil
	}}
}

func textArgs(name string, args []any) ([]string, error) {
	texts := make([]string, len(args))
	for i, a := range args {
		s, ok := a.(string)
		if !ok {
			return nil, wrongType(name, a, "strings")
		}
		texts[i] = s
	}
	return texts, nil
}

// length reads the argument of a string function that counts characters.
func length(name string, v any) (int, error) {
	n, ok := v.(int64)
	if !ok {
		return 0, wrongType(name, v, "a number of characters")
	}
	if n < 0 {
		return 0, cypher.RuntimeErrorf("ArgumentError", "NegativeIntegerArgument", "%s() cannot take %d characters", name, n)
	}
	return int(min(n, 1<<40)), nil
}

func cut(name string, args []any, f func([]rune, int) []rune) (any, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, wrongType(name, args[0], "a string")
	}
	n, err := length(name, args[1])
	if err != nil {
		return nil, err
	}
	runes := []rune(s)
	return string(f(runes, min(n, len(runes)))), nil
}

func substring(_ *Env, args []any) (any, error) {
	s, ok := args[0].(string)
	if !ok {
		return nil, wrongType("substring", args[0], "a string")
	}
	runes := []rune(s)
	start, err := length("substring", args[1])
	if err != nil {
		return nil, err
	}
	end := len(runes)
	start = min(start, end)
	if len(args) == 3 {
		n, err := length("substring", args[2])
		if err != nil {
			return nil, err
		}
		end = min(end, start+n)
	}
	return string(runes[start:end]), nil
}

// Matches tells for the operators STARTS WITH, ENDS WITH and CONTAINS; anything but two strings is
// unknown.
func Matches(op cypher.Op, a, b any) value.Truth {
	s, okA := a.(string)
	t, okB := b.(string)
	if !okA || !okB {
		return value.Unknown
	}
	switch op {
	case cypher.OpStartsWith:
		return value.Of(strings.HasPrefix(s, t))
	case cypher.OpEndsWith:
		return value.Of(strings.HasSuffix(s, t))
	}
	return value.Of(strings.Contains(s, t))
}
