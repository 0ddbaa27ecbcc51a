package tagger

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plain reads a text without words or hits.
func plain(in *Input, text string, _ *rand.Rand) { in.Reset(text) }

func learn(t testing.TB, examples []Example) *Model {
	return Learn(examples, Options{Buckets: 1 << 12, Epochs: 20, Seed: 1, Prepare: plain, Progress: func(int, float64) {}})
}

// marked is an example whose name stands at characters [start, end).
func marked(text string, start, end int) Example {
	e := Example{Text: text, Labels: make([]Label, len([]rune(text)))}
	for i := start; i < end; i++ {
		e.Labels[i] = Inside
	}
	e.Labels[start], e.Labels[end-1] = Begin, End
	return e
}

func TestLearnFindsNamesByWhatStandsAround(t *testing.T) {
	m := learn(t, []Example{
		marked("收购云麓集团股权", 2, 6), marked("收购启岸集团股权", 2, 6), marked("收购晶岳集团股权", 2, 6),
		marked("持有岚川集团股份", 2, 6), {Text: "天气很好没有风", Labels: make([]Label, 7)},
	})
	var in Input
	in.Reset("收购海潮集团股权")
	names := New(m).Names(nil, &in)
	if len(names) != 1 {
		t.Fatalf("names = %v", names)
	}
	start, end := in.Bytes(names[0])
	if got := "收购海潮集团股权"[start:end]; got != "海潮集团" || names[0].Margin <= 0 {
		t.Errorf("found %q with margin %v", got, names[0].Margin)
	}
}

func TestAModelReadsBackAsItWasWritten(t *testing.T) {
	m := learn(t, []Example{marked("收购云麓集团股权", 2, 6)})
	back, err := decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, back, cmp.AllowUnexported(Model{})); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedModelsAreRefused(t *testing.T) {
	good := learn(t, nil).Encode()
	for name, data := range map[string][]byte{
		"empty": nil, "no weights": good[:header], "cut": good[:len(good)-3], "odd number of buckets": good[:len(good)-labels], "other magic": append([]byte("xxxx"), good[4:]...),
	} {
		if _, err := decode(data); err == nil {
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
	if diff := cmp.Diff([]uint8{WordStart | WordEnd, WordStart | WordName, WordEnd | WordName, 0}, in.Words); diff != "" {
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
		if _, err := decode(modelData); err != nil {
			b.Fatal(err)
		}
	}
}
