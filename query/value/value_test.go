package value

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph/temporal"
)

func anyValue() *rapid.Generator[any] {
	plain := rapid.OneOf(
		rapid.Just[any](nil),
		rapid.SampledFrom([]any{true, false, "", "a", "b", math.NaN(), math.Inf(1), 0.5, int64(math.MaxInt64), float64(1 << 62), math.Copysign(0, -1)}),
		rapid.Map(rapid.Int64Range(-3, 3), func(n int64) any { return n }),
		rapid.Map(rapid.IntRange(-3, 3), func(n int) any { return float64(n) }),
		rapid.SampledFrom([]any{temporal.Date{Days: 1}, temporal.Date{Days: 2}, temporal.Duration{Days: 1}, Node{1}, Node{2}, Rel{ID: 1}}),
	)
	lists := rapid.Map(rapid.SliceOfN(plain, 0, 3), func(l []any) any { return l })
	maps := rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"a", "b"}), plain, 0, 2), func(m map[string]any) any { return m })
	return rapid.OneOf(plain, lists, maps)
}

func TestOrderIsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(anyValue(), 3, 3).Draw(t, "values")
		a, b, c := list[0], list[1], list[2]
		if Order(a, b) != -Order(b, a) {
			t.Errorf("%v and %v: %d and %d", a, b, Order(a, b), Order(b, a))
		}
		if Order(a, b) <= 0 && Order(b, c) <= 0 && Order(a, c) > 0 {
			t.Errorf("%v, %v, %v are in order, but not the first and the last", a, b, c)
		}
	})
}

func TestKeysAreTheSameForValuesThatAreOneInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyValue().Draw(t, "a"), anyValue().Draw(t, "b")
		same := bytes.Equal(AppendKey(nil, a), AppendKey(nil, b))
		if (Order(a, b) == 0) != same {
			t.Errorf("%v and %v: order %d, same key %v", a, b, Order(a, b), same)
		}
		if Equal(a, b) == True && !same {
			t.Errorf("%v = %v, but their keys differ", a, b)
		}
	})
}

func TestEqualityIsUnknownWhereNullDecides(t *testing.T) {
	tests := []struct {
		a, b any
		want Truth
	}{
		{nil, nil, Unknown}, {int64(1), nil, Unknown}, {int64(1), 1.0, True}, {int64(1), "1", False},
		{[]any{int64(1), nil}, []any{int64(1), nil}, Unknown}, {[]any{int64(1), nil}, []any{int64(2), nil}, False},
		{[]any{nil}, []any{nil, nil}, False}, {math.NaN(), math.NaN(), False},
		{int64(math.MaxInt64), float64(1 << 63), False},
		{map[string]any{"a": nil}, map[string]any{"a": int64(1)}, Unknown}, {map[string]any{"a": nil}, map[string]any{"b": nil}, False},
		{"x", []any{}, False}, {Node{1}, Node{1}, True}, {Node{1}, []any{}, False}, {[]any{}, Node{1}, False},
	}
	for _, test := range tests {
		if got := Equal(test.a, test.b); got != test.want {
			t.Errorf("%v = %v: got %v, want %v", test.a, test.b, got, test.want)
		}
		if got := Equal(test.b, test.a); got != test.want {
			t.Errorf("%v = %v: got %v, want %v", test.b, test.a, got, test.want)
		}
	}
}

func TestSortingPutsTypesInTheirOrder(t *testing.T) {
	list := []any{nil, math.NaN(), 1.5, int64(1), true, "a", &Path{}, []any{}, Rel{}, Node{}, map[string]any{}}
	want := slices.Clone(list)
	slices.Reverse(want)
	slices.SortFunc(list, Order)
	for i := range want {
		if Order(list[i], want[i]) != 0 {
			t.Fatalf("got %v", list)
		}
	}
}
