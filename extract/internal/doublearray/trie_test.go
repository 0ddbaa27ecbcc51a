package doublearray

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func mustOpen(t testing.TB, entries []Entry, extra ...rune) Trie {
	t.Helper()
	image, err := Build(entries, extra)
	if err != nil {
		t.Fatal(err)
	}
	trie, rest, err := Open(image)
	if err != nil {
		t.Fatal(err)
	}
	if len(rest) != 0 {
		t.Fatalf("%d bytes are left after the trie", len(rest))
	}
	return trie
}

func TestEveryKeyAndNothingElseIsFound(t *testing.T) {
	key := rapid.StringOfN(rapid.RuneFrom([]rune("腾讯控股银行abz𠮷")), 1, 6, -1)
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.MapOf(key, rapid.Uint32Range(0, MaxValue)).Draw(rt, "entries")
		var entries []Entry
		for k, v := range want {
			entries = append(entries, Entry{k, v})
		}
		trie := mustOpen(t, entries)
		for k, v := range want {
			if got, ok := trie.Lookup(k); !ok || got != v {
				rt.Fatalf("Lookup(%q) = %d, %v; want %d", k, got, ok, v)
			}
		}
		for range 20 {
			probe := key.Draw(rt, "probe")
			if _, ok := trie.Lookup(probe); ok {
				if _, known := want[probe]; !known {
					rt.Fatalf("Lookup(%q) finds a key that was never given", probe)
				}
			}
		}
	})
}

func TestExtraRunesHaveCodesAndNoEdges(t *testing.T) {
	trie := mustOpen(t, []Entry{{"银行", 7}}, '鼠', '银')
	if trie.Code('鼠') == 0 || trie.Code('龙') != 0 {
		t.Errorf("codes of 鼠 and 龙 are %d and %d; want one and none", trie.Code('鼠'), trie.Code('龙'))
	}
	if _, ok := trie.Step(trie.Root(), trie.Code('鼠')); ok {
		t.Error("the extra rune 鼠 leads from the root")
	}
}

func TestNoRuneBreaksTheTrie(t *testing.T) {
	trie := mustOpen(t, []Entry{{"银行", 0}})
	for _, r := range []rune{-1, 0, 0xD800, 0x10FFFF, 0x110000, 1 << 30} {
		if c := trie.Code(r); c != 0 {
			t.Errorf("rune %#x has code %d", r, c)
		}
	}
}

func TestBuildRefusesBadKeys(t *testing.T) {
	for name, entries := range map[string][]Entry{
		"an empty key":         {{"", 1}},
		"invalid UTF-8":        {{"\xff", 1}},
		"a key given twice":    {{"银行", 1}, {"银行", 2}},
		"a value out of range": {{"银行", MaxValue + 1}},
	} {
		if _, err := Build(entries, nil); err == nil {
			t.Errorf("Build accepts %s", name)
		}
	}
}

func FuzzOpen(f *testing.F) {
	image, err := Build([]Entry{{"银行", 1}, {"银", 2}, {"a股", 3}}, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(image, "银行")
	f.Add(image[:100], "a")
	f.Fuzz(func(t *testing.T, image []byte, key string) {
		if trie, _, err := Open(image); err == nil {
			trie.Lookup(key)
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	var entries []Entry
	for len(entries) < 50_000 {
		key := string([]rune{'一' + rune(random.IntN(3000)), '一' + rune(random.IntN(3000)), '一' + rune(random.IntN(300))})
		if !seen[key] {
			seen[key] = true
			entries = append(entries, Entry{key, uint32(len(entries))})
		}
	}
	trie := mustOpen(b, entries)
	b.ReportMetric(float64(len(trie.units))/8/float64(len(entries)), "units/key")
	i := 0
	for b.Loop() {
		if _, ok := trie.Lookup(entries[i%len(entries)].Key); !ok {
			b.Fatal("a key is missing")
		}
		i++
	}
}

func TestPairsAreWhatTwoStepsLeadTo(t *testing.T) {
	image, err := Build([]Entry{{"公司", 1}, {"公", 2}, {"司法", 3}, {"公司法人", 4}, {"a股", 5}}, []rune("未"))
	if err != nil {
		t.Fatal(err)
	}
	trie, _, err := Open(image)
	if err != nil {
		t.Fatal(err)
	}
	var codes []uint16
	for _, r := range "公司法人未公a股司x公公司" {
		codes = append(codes, trie.Code(r))
	}
	nodes := make([]Node, len(codes))
	trie.Pairs(nodes, codes)
	trie.Pairs(nil, nil)
	for i := range codes {
		var want Node
		if i+1 < len(codes) {
			if n, ok := trie.Step(trie.Root(), codes[i]); ok {
				if n, ok := trie.Step(n, codes[i+1]); ok {
					want = n
				}
			}
		}
		if nodes[i] != want {
			t.Errorf("the pair at %d leads to %x, want %x", i, nodes[i], want)
		}
	}
}
