package function

import (
	"time"

	"github.com/newsgraph/kg/graph/temporal"
	"github.com/newsgraph/kg/query/cypher"
)

// temporalFuncs are the constructors and truncations of each kind, and the functions on durations.
func temporalFuncs() []Func {
	var funcs []Func
	for _, kind := range []temporal.Kind{temporal.KindDate, temporal.KindLocalTime, temporal.KindTime,
		temporal.KindLocalDateTime, temporal.KindDateTime} {
		now := func(env *Env, args []any) (any, error) { return current(kind, env.Now, args) }
		clock := func(_ *Env, args []any) (any, error) { return current(kind, time.Now(), args) }
		funcs = append(funcs,
			Func{Name: string(kind), Min: 0, Max: 1, Call: func(env *Env, args []any) (any, error) { return construct(kind, env, args) }},
			Func{Name: string(kind) + ".truncate", Min: 1, Max: 3, Call: func(env *Env, args []any) (any, error) { return truncate(kind, env, args) }},
			Func{Name: string(kind) + ".transaction", Min: 0, Max: 1, Call: now},
			Func{Name: string(kind) + ".statement", Min: 0, Max: 1, Call: now},
			Func{Name: string(kind) + ".realtime", Min: 0, Max: 1, Call: clock})
	}
	return append(funcs,
		Func{Name: "duration", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) { return construct(temporal.KindDuration, env, args) }},
		between("duration.between", temporal.Between), between("duration.inMonths", temporal.BetweenMonths),
		between("duration.inDays", temporal.BetweenDays), between("duration.inSeconds", temporal.BetweenSeconds),
		Func{Name: "datetime.fromEpoch", Min: 2, Max: 2, Call: fromEpoch},
		Func{Name: "datetime.fromEpochMillis", Min: 1, Max: 1, Call: func(env *Env, args []any) (any, error) {
			millis, ok := args[0].(int64)
			if !ok {
				return nil, wrongType("datetime.fromEpochMillis", args[0], "an integer")
			}
			return temporal.DateTimeOfEpoch(millis/1000, millis%1000*1_000_000), nil
		}},
		Func{Name: "timestamp", Call: func(env *Env, _ []any) (any, error) { return env.Now.UnixMilli(), nil }})
}

func temporalError(v any, err error) (any, error) {
	if err != nil {
		return nil, cypher.RuntimeErrorf("ArgumentError", "InvalidArgumentValue", "%v", err)
	}
	return v, nil
}

func construct(kind temporal.Kind, env *Env, args []any) (any, error) {
	if len(args) == 0 {
		return current(kind, env.Now, nil)
	}
	switch v := args[0].(type) {
	case string:
		return temporalError(temporal.Parse(kind, v))
	case map[string]any:
		return temporalError(temporal.New(kind, v))
	}
	return temporalError(temporal.Convert(kind, args[0]))
}

// current is the time now, in the zone that an argument may name.
func current(kind temporal.Kind, now time.Time, args []any) (any, error) {
	at := temporal.FromTime(now.UTC())
	if len(args) > 0 {
		zone, ok := args[0].(string)
		if m, isMap := args[0].(map[string]any); isMap {
			zone, ok = m["timezone"].(string)
		}
		if !ok {
			return nil, wrongType(string(kind), args[0], "the name of a time zone")
		}
		var err error
		if at, err = at.In(zone); err != nil {
			return temporalError(nil, err)
		}
	}
	return temporalError(temporal.Convert(kind, at))
}

func truncate(kind temporal.Kind, env *Env, args []any) (any, error) {
	unit, ok := args[0].(string)
	if !ok {
		return nil, wrongType(string(kind)+".truncate", args[0], "the name of a unit")
	}
	var at any = temporal.FromTime(env.Now.UTC())
	if len(args) > 1 {
		at = args[1]
	}
	var fields map[string]any
	if len(args) > 2 {
		if fields, ok = args[2].(map[string]any); !ok {
			return nil, wrongType(string(kind)+".truncate", args[2], "a map")
		}
	}
	return temporalError(temporal.Truncate(kind, unit, at, fields))
}

func between(name string, f func(from, to any) (temporal.Duration, error)) Func {
	return Func{Name: name, Min: 2, Max: 2, Call: func(_ *Env, args []any) (any, error) {
		d, err := f(args[0], args[1])
		return temporalError(d, err)
	}}
}

func fromEpoch(_ *Env, args []any) (any, error) {
	seconds, okS := args[0].(int64)
	nanos, okN := args[1].(int64)
	if !okS || !okN {
		return nil, wrongType("datetime.fromEpoch", args[0], "two integers")
	}
	return temporal.DateTimeOfEpoch(seconds, nanos), nil
}

// Member reads a property of a value that is no part of the graph: a key of a map or a field of a
// temporal value. ok is false where the value has no properties at all.
func Member(v any, name string) (member any, ok bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case map[string]any:
		return v[name], true
	case temporal.Date, temporal.LocalTime, temporal.Time, temporal.LocalDateTime, temporal.DateTime, temporal.Duration:
		member, _ = temporal.Component(v, name)
		return member, true
	}
	return nil, false
}
