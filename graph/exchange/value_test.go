package exchange

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph/temporal"
)

// values draws any property value, nested to a depth.
func values(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Int64().AsAny(), rapid.Float64().AsAny(), rapid.Bool().AsAny(), rapid.String().AsAny(),
		rapid.SliceOf(rapid.Byte()).AsAny(),
		rapid.Just[any](math.NaN()), rapid.Just[any]("\xff"), rapid.Just[any]("$date"),
		rapid.Custom(func(t *rapid.T) any {
			return temporal.Date{Days: rapid.Int64Range(-1e6, 1e7).Draw(t, "days")}
		}),
		rapid.Custom(func(t *rapid.T) any {
			return temporal.DateTime{Seconds: rapid.Int64().Draw(t, "seconds"), Nanos: rapid.Int32().Draw(t, "nanos"), Zone: rapid.String().Draw(t, "zone")}
		}),
		rapid.Custom(func(t *rapid.T) any {
			return temporal.Duration{Months: rapid.Int64().Draw(t, "months"), Nanos: rapid.Int32().Draw(t, "nanos")}
		}),
	}
	if depth > 0 {
		key := rapid.OneOf(rapid.String(), rapid.Just("$date"))
		kinds = append(kinds,
			rapid.Map(rapid.SliceOfN(values(depth-1), 0, 3), func(l []any) any { return l }),
			rapid.Map(rapid.MapOfN(key, values(depth-1), 0, 3), func(m map[string]any) any { return m }))
	}
	return rapid.OneOf(kinds...)
}

func TestEveryValueComesBackWithItsType(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[string]any{"v": values(2).Draw(t, "value")}
		data, err := appendObject(nil, want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readObject(data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", data, diff)
		}
	})
}

func FuzzReadObject(f *testing.F) {
	for _, seed := range []string{`{"a":1}`, `{"a":{"$date":"2023-03-22"}}`, `{"a":{"$datetime":[1,2,3,"x"]}}`, `{"a":{"$map":{"$b":[1.5,null]}}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		props, err := readObject(data)
		if err != nil {
			return
		}
		again, err := appendObject(nil, props)
		if err != nil {
			t.Fatalf("%q was read but cannot be written: %v", data, err)
		}
		if _, err := readObject(again); err != nil {
			t.Fatalf("%q was written but cannot be read: %v", again, err)
		}
	})
}
