package codec

import (
	"bytes"
	"cmp"
	"math"
	"math/big"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/graph/temporal"
)

func TestUintsKeepTheirOrderAndComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Uint64().Draw(t, "a")>>rapid.IntRange(0, 63).Draw(t, "shift"), rapid.Uint64().Draw(t, "b")
		x, y := AppendUint(nil, a), AppendUint(nil, b)
		if bytes.Compare(x, y) != cmp.Compare(a, b) {
			t.Fatalf("%d is %x, %d is %x", a, x, b, y)
		}
		if got, n := Uint(append(x, 0xff)); got != a || n != len(x) {
			t.Fatalf("%d came back as %d, %d bytes", a, got, n)
		}
	})
}

func TestUintsAreReadInTheirShortestFormAlone(t *testing.T) {
	for _, b := range [][]byte{{}, {0xf8}, {0xf8, 5}, {0xf9, 0, 255}, {0xfa, 0, 1, 2}, {0xfa, 1, 2}, {0xff, 1}} {
		if v, n := Uint(b); n != 0 {
			t.Errorf("%x was read as %d", b, v)
		}
	}
}

var anyScalar = rapid.OneOf(
	rapid.Map(rapid.Bool(), func(v bool) any { return v }),
	rapid.Map(rapid.Int64(), func(v int64) any { return v }),
	rapid.Map(rapid.Int64Range(1<<53-3, 1<<53+3), func(v int64) any { return v }),
	rapid.SampledFrom([]any{int64(math.MaxInt64), int64(math.MinInt64), float64(1 << 53), math.Inf(1), math.Inf(-1), 0.0, float64(1 << 63), -float64(1 << 63)}),
	rapid.Map(rapid.Float64(), func(v float64) any { return v }),
	rapid.Map(rapid.String(), func(v string) any { return v }),
	rapid.SampledFrom([]any{"", "\x00", "\x00\x00", "a\x00", "a", strings.Repeat("x", 600), strings.Repeat("x", 512), []byte{0, 1}}),
	rapid.Map(rapid.Int64(), func(v int64) any { return temporal.Date{Days: v} }),
	rapid.Map(rapid.Int64Range(-1e15, 1e15), func(v int64) any { return temporal.Time{Nanos: v, Offset: int32(v % 50000)} }),
	rapid.Map(rapid.Int64(), func(v int64) any { return temporal.LocalTime{Nanos: v} }),
	rapid.Map(rapid.Int64(), func(v int64) any { return temporal.LocalDateTime{Seconds: v, Nanos: int32(v % 1e9)} }),
	rapid.Map(rapid.Int64(), func(v int64) any { return temporal.DateTime{Seconds: v, Nanos: 5, Offset: 3600, Zone: "Asia/Shanghai"} }),
	rapid.Map(rapid.Int64Range(-1e9, 1e9), func(v int64) any { return temporal.Duration{Months: v, Days: 3, Seconds: v / 2, Nanos: 7} }),
)

func TestValuesComeBack(t *testing.T) {
	nested := rapid.Deferred(func() *rapid.Generator[any] {
		return rapid.OneOf(anyScalar,
			rapid.Map(rapid.SliceOfN(anyScalar, 0, 4), func(v []any) any { return v }),
			rapid.Map(rapid.MapOfN(rapid.String(), anyScalar, 0, 4), func(v map[string]any) any { return v }))
	})
	rapid.Check(t, func(t *rapid.T) {
		v := nested.Draw(t, "value")
		b := AppendValue(nil, v)
		got, rest, err := Value(append(b, 'r'))
		if err != nil || string(rest) != "r" {
			t.Fatalf("%v: rest %q, error %v", v, rest, err)
		}
		if diff := gocmp.Diff(v, got, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
		if rest, ok := skip(append(b, 'r'), 0); !ok || string(rest) != "r" {
			t.Fatalf("skip leaves %q", rest)
		}
	})
}

func TestOrderedValuesSortAsOpenCypherDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := anyScalar.Draw(t, "v"), anyScalar.Draw(t, "w")
		a, ok1 := AppendOrdered(nil, v)
		b, ok2 := AppendOrdered(nil, w)
		if !ok1 || !ok2 {
			t.Fatal("a scalar has no order")
		}
		if n, ok := OrderedSize(append(a, 0xff, 0)); !ok || n != len(a) {
			t.Fatalf("size of %x: %d", a, n)
		}
		got := bytes.Compare(a, b)
		switch x := v.(type) {
		case string:
			if y, ok := w.(string); ok && len(x) <= MaxOrderedString && len(y) <= MaxOrderedString && got != cmp.Compare(x, y) {
				t.Fatalf("%q against %q: %d", x, y, got)
			}
		case int64, float64:
			if want, ok := compareNumbers(v, w); ok && got != want {
				t.Fatalf("%v against %v: %d, want %d", v, w, got, want)
			}
		case temporal.Date:
			if y, ok := w.(temporal.Date); ok && got != cmp.Compare(x.Days, y.Days) {
				t.Fatalf("%v against %v: %d", x, y, got)
			}
		}
	})
}

// compareNumbers compares exactly, without the codec's tricks.
func compareNumbers(v, w any) (int, bool) {
	exact := func(v any) (*big.Float, bool) {
		switch v := v.(type) {
		case int64:
			return new(big.Float).SetPrec(200).SetInt64(v), true
		case float64:
			if v != v {
				return nil, false
			}
			return new(big.Float).SetPrec(200).SetFloat64(v), true
		}
		return nil, false
	}
	x, ok1 := exact(v)
	y, ok2 := exact(w)
	if !ok1 || !ok2 {
		return 0, false
	}
	return x.Cmp(y), true
}

func TestARecordWithAFlippedBitIsRefused(t *testing.T) {
	record := AppendNode(nil, &Node{Labels: []uint32{1, 2}, Props: []Prop{{1, "腾讯"}, {3, int64(7)}}})
	for i := range record {
		for bit := range 8 {
			b := bytes.Clone(record)
			b[i] ^= 1 << bit
			if _, err := NodeRecord(b); err == nil {
				t.Errorf("bit %d of byte %d", bit, i)
			}
		}
	}
}

func TestLongStringsOfNodesArePacked(t *testing.T) {
	news := strings.Repeat("腾讯公布第四季度业绩，净利润同比增长百分之十二。", 3)
	for i := range 60 {
		news += strings.Repeat(string(rune(0x4e00+i*37)), 1+i%3) + "公司" + string(rune(0x5000+i*11))
	}
	random := make([]byte, 5000)
	for i := range random {
		random[i] = byte(i * i * 2654435761 >> 7)
	}
	for name, s := range map[string]string{
		"news": news[:1024], "longer news": strings.Repeat(news, 5), "nothing to gain": string(random),
		"too much to gain": strings.Repeat("长", 100_000), "short": news[:1023], "empty": "",
	} {
		record := AppendNode(nil, &Node{Labels: []uint32{1}, Props: []Prop{{1, s}, {2, "behind"}}})
		if strings.Contains(name, "news") && len(record) >= len(s) {
			t.Errorf("%s: %d bytes in %d", name, len(s), len(record))
		}
		if n, err := NodeRecord(record); err != nil || n.Props[0].Value != s {
			t.Errorf("%s does not come back: %v", name, err)
		}
		_, props, _ := NodeLabels(nil, record)
		if v, err := Property(props, 2, nil); v != "behind" || err != nil {
			t.Errorf("%s: what is behind it is %v, %v", name, v, err)
		}
		var u Unpacked
		for range 2 { // the second is remembered
			for key, want := range map[uint32]any{1: s, 2: "behind", 3: nil} {
				if v, err := Property(props, key, &u); v != want || err != nil {
					t.Errorf("%s, remembered: property %d is %v, %v", name, key, v, err)
				}
			}
		}
	}
}

func TestAPackedStringThatLiesAboutItsLengthIsRefused(t *testing.T) {
	packed := appendPacked(nil, strings.Repeat("腾讯公布业绩 0123456789", 50))
	if packed[0] != tagPacked {
		t.Fatal("not packed")
	}
	for size := range uint64(4000) {
		_, rest, _ := uvarint(packed[1:])
		if s, _, ok := unpack(append(appendUvarint(nil, size), rest...)); ok && uint64(len(s)) != size {
			t.Errorf("%d bytes, said to be %d", len(s), size)
		}
	}
}

func FuzzRecord(f *testing.F) {
	f.Add(AppendNode(nil, &Node{Labels: []uint32{1}, Props: []Prop{{1, []any{"x", 1.5, map[string]any{"a": nil}}}}})[recordHead:])
	f.Add(AppendEdge(nil, &Edge{Type: 1, From: 2, To: 300, Props: []Prop{{9, temporal.DateTime{Zone: "UTC"}}}})[recordHead:])
	f.Add(AppendNode(nil, &Node{Labels: []uint32{1}, Props: []Prop{{1, strings.Repeat("腾讯 ", 200) + "x"}}})[recordHead:])
	f.Fuzz(func(t *testing.T, body []byte) {
		record := seal(append([]byte{recordVersion, 0, 0, 0, 0}, body...), 0)
		if n, err := NodeRecord(record); err == nil {
			again, err := NodeRecord(AppendNode(nil, n))
			if err != nil {
				t.Fatalf("%x was read, but not what it was written as: %v", body, err)
			}
			if diff := gocmp.Diff(n, again, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
				t.Fatal(diff)
			}
			for _, p := range n.Props {
				AppendOrdered(nil, p.Value)
			}
		}
		EdgeRecord(record)
		Property(body, 1, &Unpacked{})
		OrderedSize(body)
		Uint(body)
	})
}

func TestUniqueKeysAreShortAndAsDifferentAsTheirValues(t *testing.T) {
	long := strings.Repeat("长", 100)
	values := []any{"", "a", "a\x00", long, long + "a", "x" + long, long[:maxUniqueString], long[:maxUniqueString+1], []byte(long), int64(1), true}
	seen := map[string]any{}
	for _, v := range values {
		b, ok := AppendUnique(nil, v)
		if other, twice := seen[string(b)]; twice || !ok || len(b) > 2*maxUniqueString {
			t.Errorf("%.20v: key of %d bytes, as %.20v", v, len(b), other)
		}
		seen[string(b)] = v
	}
}
