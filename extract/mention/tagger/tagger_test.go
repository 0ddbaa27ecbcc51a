package tagger

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func learn(t testing.TB, examples []Example) *Model {
	return Learn(examples, Options{AtLeast: 1, Epochs: 20, Rate: 0.3, L1: 0.01, L2: 0.1, Seed: 1, Progress: func(int, float64) {}})
}

// plain reads a text without words or hits.
func plain(text string) func(*Input) { return func(in *Input) { in.Reset(text) } }

// marked is an example whose name stands at characters [start, end); from unknown
// on nobody told.
func marked(text string, start, end, unknown int) Example {
	e := Example{Read: plain(text), Labels: make([]Label, len([]rune(text)))}
	for i := start; i < end; i++ {
		e.Labels[i] = Inside
	}
	for i := unknown; i < len(e.Labels); i++ {
		e.Labels[i] = Unknown
	}
	e.Labels[start], e.Labels[end-1] = Begin, End
	return e
}

func TestLearnFindsNamesByWhatStandsAround(t *testing.T) {
	m := learn(t, []Example{
		marked("收购云麓集团股权", 2, 6, 8), marked("收购启岸集团股权", 2, 6, 8), marked("收购晶岳集团股权", 2, 6, 8),
		marked("持有岚川集团股份", 2, 6, 8), {Read: plain("天气很好没有风"), Labels: make([]Label, 7)},
	})
	var in Input
	in.Reset("收购海潮集团股权")
	names := New(m).Names(nil, &in)
	if len(names) != 1 {
		t.Fatalf("names = %v", names)
	}
	start, end := in.Bytes(names[0])
	if got := "收购海潮集团股权"[start:end]; got != "海潮集团" || names[0].Odds <= 0 {
		t.Errorf("found %q with margin %v", got, names[0].Odds)
	}
}

func TestAModelReadsBackAsItWasWritten(t *testing.T) {
	m := learn(t, []Example{marked("收购云麓集团股权", 2, 6, 8)})
	back, err := Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, back, cmp.AllowUnexported(Model{}, table{}, block{})); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownCharactersTeachNothing(t *testing.T) {
	read := func(l Label) []Name {
		examples := []Example{marked("收购云麓集团股权", 2, 6, 8), marked("收购启岸集团股权", 2, 6, 8), {Read: plain("天气很好没有风"), Labels: make([]Label, 7)}}
		for _, text := range []string{"收购晶岳集团股权", "收购岚川集团股权", "收购东澜集团股权", "收购红石集团股权"} {
			examples = append(examples, Example{Read: plain(text), Labels: slices.Repeat([]Label{l}, 8)})
		}
		var in Input
		in.Reset("收购海潮集团股权")
		return New(learn(t, examples)).Names(nil, &in)
	}
	if names := read(Outside); len(names) != 0 {
		t.Errorf("taught that most are none, the model finds %v", names)
	}
	if names := read(Unknown); len(names) != 1 {
		t.Errorf("not told what most are, the model finds %v", names)
	}
}

// TestFieldAgreesWithTryingAllLabels compares sums and probabilities with those
// of each way to label a short sentence.
func TestFieldAgreesWithTryingAllLabels(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		scores := make([][labels]float64, 4)
		gold := []Label{Unknown, Unknown, Unknown, Unknown}
		if rng.IntN(2) == 0 {
			gold[1] = Outside
		}
		var trans [labels][labels]float64
		for k := range labels {
			for i := range scores {
				scores[i][k] = rng.NormFloat64()
			}
			for j := range labels {
				trans[j][k] = rng.NormFloat64()
			}
		}
		sum, begins := 0.0, 0.0 // over all ways, over those that begin a name at character 2
		var try func(path []Label, score float64)
		try = func(path []Label, score float64) {
			last := Outside
			if len(path) > 0 {
				last = path[len(path)-1]
			}
			if len(path) == len(scores) {
				if last != Begin && last != Inside {
					sum += math.Exp(score)
					if path[2] == Begin {
						begins += math.Exp(score)
					}
				}
				return
			}
			for k := range Label(labels) {
				if slices.Contains(mayFollow[k], last) && (gold[len(path)] == Unknown || gold[len(path)] == k) {
					try(append(path[:len(path):len(path)], k), score+trans[last][k]+scores[len(path)][k])
				}
			}
		}
		try(nil, 0)
		var f field
		got := f.run(scores, &trans, gold)
		if math.Abs(got-math.Log(sum)) > 1e-9 || math.Abs(f.marginal[2][Begin]-begins/sum) > 1e-9 {
			t.Fatalf("sum %v and marginal %v, want %v and %v", got, f.marginal[2][Begin], math.Log(sum), begins/sum)
		}
	}
}

func TestTableKeepsTheFeaturesThatWeighMost(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	want := map[uint32]uint32{}
	for len(want) < mostRows+1000 {
		want[rng.Uint32()] = uint32(1 + rng.IntN(100))
	}
	for f := range uint32(50) {
		want[^f] = 90 // they have one prefix
	}
	var rows []uint64
	for f, w := range want {
		rows = append(rows, uint64(f)<<32|uint64(w))
	}
	table := newTable(rows)
	lost := 0
	for f, w := range want {
		switch weightOf(&table, f) {
		case w:
		case 0:
			lost++
			if w > 5 {
				t.Fatalf("feature %#x of weight %d is lost", f, w)
			}
		default:
			t.Fatalf("feature %#x has weight %d, want %d", f, weightOf(&table, f), w)
		}
		if _, known := want[f+1]; !known && weightOf(&table, f+1) != 0 {
			t.Fatalf("feature %#x has a weight", f+1)
		}
	}
	if lost != 1050 {
		t.Errorf("%d features are lost, want 1050", lost)
	}
}

// weightOf is the first weight of one feature.
func weightOf(table *table, feature uint32) uint32 {
	var s sum
	places := table.known(nil, []uint32{feature})
	for n := len(places); n > 0; {
		n = table.add(&s, places[:n])
	}
	return uint32(s.of(Begin))
}

func TestASumHasTheWeightsOfEachLabel(t *testing.T) {
	rows := []uint64{7<<32 | 0xff_80_7f_01, 8<<32 | 0x01_80_7f_00, math.MaxUint32<<32 | 0x7f_80_7f_81}
	table := layOut(rows)
	var s sum
	places := table.known(nil, []uint32{8, 6, math.MaxUint32, 7, 9, math.MaxUint32 - 1})
	for n := len(places); n > 0; {
		n = table.add(&s, places[:n])
	}
	got := []int{s.of(Begin), s.of(Inside), s.of(End), s.of(Single)}
	if diff := cmp.Diff([]int{1 + 0 - 127, 3 * 127, -3 * 128, -1 + 1 + 127}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedModelsAreRefused(t *testing.T) {
	good := learn(t, []Example{marked("收购云麓集团股权", 2, 6, 8)}).Encode()
	for name, data := range map[string][]byte{
		"empty": nil, "no weights": good[:header], "cut": good[:len(good)-3], "without its last row": good[:len(good)-8], "with a row twice": append(bytes.Clone(good), good[len(good)-8:]...), "other magic": append([]byte("xxxx"), good[4:]...),
	} {
		if _, err := Decode(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestInputMarksWordsAndHits(t *testing.T) {
	var in Input
	in.Reset("在腾讯A")
	in.Word(0, 3, "p")
	in.Word(3, 9, "nt")
	in.Hit(3, 9, HitCompany)
	if diff := cmp.Diff([]uint8{WordStart | WordEnd | WordLink, WordStart | WordName, WordEnd | WordName, 0}, in.Words); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]uint8{0, HitStart | HitInside | HitCompany, HitEnd | HitInside | HitCompany, 0}, in.Table); diff != "" {
		t.Error(diff)
	}
	in.Reset("")
	if names := New(Default()).Names(nil, &in); len(names) != 0 {
		t.Errorf("names in an empty sentence: %v", names)
	}
}

func BenchmarkNames(b *testing.B) {
	const text = "记者从掌中付获悉,目前该公司提供的远程支付方式由光大银行与中国银联共同推出。"
	var in Input
	t := New(Default())
	var names []Name
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		in.Reset(text)
		names = t.Names(names[:0], &in)
	}
}

func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		if _, err := Decode(modelData); err != nil {
			b.Fatal(err)
		}
	}
}
