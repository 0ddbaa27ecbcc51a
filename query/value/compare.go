package value

import (
	"bytes"
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph/temporal"
)

// Truth is a value of ternary logic.
type Truth int8

// The three truths.
const (
	False Truth = iota
	True
	Unknown
)

// Of turns a Go bool into a Truth.
func Of(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Value is the truth as a value: true, false or null.
func (t Truth) Value() any {
	switch t {
	case True:
		return true
	case False:
		return false
	}
	return nil
}

// Not is the opposite; of Unknown, Unknown.
func (t Truth) Not() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// And is conjunction: False wins over Unknown.
func (t Truth) And(u Truth) Truth {
	switch {
	case t == False || u == False:
		return False
	case t == Unknown || u == Unknown:
		return Unknown
	}
	return True
}

// Equal is the operator =.
func Equal(a, b any) Truth {
	if a == nil || b == nil {
		return Unknown
	}
	switch a := a.(type) {
	case int64:
		switch b := b.(type) {
		case int64:
			return Of(a == b)
		case float64:
			return Of(compareIntFloat(a, b) == 0 && b == b)
		}
		return False
	case float64:
		switch b := b.(type) {
		case int64:
			return Of(compareIntFloat(b, a) == 0 && a == a)
		case float64:
			return Of(a == b)
		}
		return False
	case []any:
		if b, ok := b.([]any); ok {
			return equalLists(a, b)
		}
		return False
	case map[string]any:
		if b, ok := b.(map[string]any); ok {
			return equalMaps(a, b)
		}
		return False
	case []byte:
		b, ok := b.([]byte)
		return Of(ok && bytes.Equal(a, b))
	case Rel:
		b, ok := b.(Rel)
		return Of(ok && a.ID == b.ID)
	case *Path:
		b, ok := b.(*Path)
		return Of(ok && a.Equal(b))
	}
	switch b.(type) {
	case []byte, []any, map[string]any:
		return False
	}
	return Of(a == b)
}

func equalLists(a, b []any) Truth {
	if len(a) != len(b) {
		return False
	}
	result := True
	for i := range a {
		if result = result.And(Equal(a[i], b[i])); result == False {
			return False
		}
	}
	return result
}

func equalMaps(a, b map[string]any) Truth {
	if len(a) != len(b) {
		return False
	}
	result := True
	for key, x := range a {
		y, ok := b[key]
		if !ok {
			return False
		}
		result = result.And(Equal(x, y))
	}
	return result
}

// Ordering is the outcome of comparing two values with < and its like.
type Ordering int8

// The outcomes. Unordered is a number against NaN: every comparison is false. Incomparable is of
// different types, or with null: every comparison is unknown.
const (
	Less         Ordering = -1
	Same         Ordering = 0
	Greater      Ordering = 1
	Unordered    Ordering = 2
	Incomparable Ordering = 3
)

// Compare compares two values for the operators < <= > >=.
func Compare(a, b any) Ordering {
	switch a := a.(type) {
	case int64, float64:
		return compareNumbers(a, b)
	case string:
		if b, ok := b.(string); ok {
			return Ordering(strings.Compare(a, b))
		}
	case bool:
		if b, ok := b.(bool); ok {
			return Ordering(compareBools(a, b))
		}
	case []any:
		if b, ok := b.([]any); ok {
			return compareLists(a, b)
		}
	default:
		if c, ok := temporal.Compare(a, b); ok {
			return Ordering(c)
		}
	}
	return Incomparable
}

func compareNumbers(a, b any) Ordering {
	switch x := a.(type) {
	case int64:
		switch y := b.(type) {
		case int64:
			return Ordering(cmp.Compare(x, y))
		case float64:
			if math.IsNaN(y) {
				return Unordered
			}
			return Ordering(compareIntFloat(x, y))
		}
	case float64:
		if _, ok := Float(b); ok && math.IsNaN(x) {
			return Unordered
		}
		switch y := b.(type) {
		case int64:
			return Ordering(-compareIntFloat(y, x))
		case float64:
			if math.IsNaN(y) {
				return Unordered
			}
			return Ordering(cmp.Compare(x, y))
		}
	}
	return Incomparable
}

// compareIntFloat compares without rounding the integer.
func compareIntFloat(i int64, f float64) int {
	switch {
	case f >= 1<<63:
		return -1
	case f < -(1 << 63):
		return 1
	case f != f:
		return -1
	}
	whole := math.Trunc(f)
	if c := cmp.Compare(i, int64(whole)); c != 0 {
		return c
	}
	return cmp.Compare(0, f-whole)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareLists(a, b []any) Ordering {
	for i := range min(len(a), len(b)) {
		switch c := Compare(a[i], b[i]); {
		case c == Same:
		case c == Incomparable && Equal(a[i], b[i]) == True:
		default:
			return c
		}
	}
	return Ordering(cmp.Compare(len(a), len(b)))
}

// rank is the place of a value's type in the order of all values (openCypher CIP2016-06-14).
func rank(v any) int {
	switch v.(type) {
	case map[string]any:
		return 0
	case Node:
		return 1
	case Rel:
		return 2
	case []any:
		return 3
	case *Path:
		return 4
	case temporal.DateTime:
		return 5
	case temporal.LocalDateTime:
		return 6
	case temporal.Date:
		return 7
	case temporal.Time:
		return 8
	case temporal.LocalTime:
		return 9
	case temporal.Duration:
		return 10
	case []byte:
		return 11
	case string:
		return 12
	case bool:
		return 13
	case int64, float64:
		return 14
	}
	return 15 // null
}

// Order is the total order of all values that ORDER BY follows: null last, NaN the largest number.
func Order(a, b any) int {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			return cmp.Compare(x, y)
		}
	}
	if c := cmp.Compare(rank(a), rank(b)); c != 0 {
		return c
	}
	switch a := a.(type) {
	case int64, float64:
		return orderNumbers(a, b)
	case string:
		return strings.Compare(a, b.(string))
	case bool:
		return compareBools(a, b.(bool))
	case []byte:
		return bytes.Compare(a, b.([]byte))
	case Node:
		return cmp.Compare(a.ID, b.(Node).ID)
	case Rel:
		return cmp.Compare(a.ID, b.(Rel).ID)
	case *Path:
		return orderPaths(a, b.(*Path))
	case []any:
		return slices.CompareFunc(a, b.([]any), Order)
	case map[string]any:
		return orderMaps(a, b.(map[string]any))
	case temporal.Duration:
		return orderDurations(a, b.(temporal.Duration))
	}
	c, _ := temporal.Compare(a, b)
	return c
}

func orderNumbers(a, b any) int {
	if c := compareNumbers(a, b); c != Unordered {
		return int(c)
	}
	return compareBools(isNaN(a), isNaN(b))
}

func isNaN(v any) bool {
	f, ok := v.(float64)
	return ok && f != f
}

func orderPaths(a, b *Path) int {
	return cmp.Or(
		slices.CompareFunc(a.Nodes, b.Nodes, func(x, y Node) int { return cmp.Compare(x.ID, y.ID) }),
		slices.CompareFunc(a.Rels, b.Rels, func(x, y Rel) int { return cmp.Compare(x.ID, y.ID) }))
}

func orderMaps(a, b map[string]any) int {
	x, y := slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b))
	if c := slices.Compare(x, y); c != 0 {
		return c
	}
	for _, key := range x {
		if c := Order(a[key], b[key]); c != 0 {
			return c
		}
	}
	return 0
}

func orderDurations(a, b temporal.Duration) int {
	return cmp.Or(cmp.Compare(a.AverageSeconds(), b.AverageSeconds()), cmp.Compare(a.Months, b.Months),
		cmp.Compare(a.Days, b.Days), cmp.Compare(a.Seconds, b.Seconds), cmp.Compare(a.Nanos, b.Nanos))
}
