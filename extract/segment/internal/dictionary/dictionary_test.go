package dictionary

import (
	"testing"
)

func TestWordsHaveTheirWeightsAndTags(t *testing.T) {
	image, err := Build([]Word{{"银行", 10, "n"}, {"银", 2, "ng"}, {"行长", 10, "n"}}, 100, Model{
		Emit: [States]map[rune]float64{Begin: {'鼠': -1.5}, End: {'银': -2}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(image)
	if err != nil {
		t.Fatal(err)
	}
	bank, _ := d.Step(d.Root(), d.Code('银'))
	if tag := d.Tag(bank); tag != "ng" {
		t.Errorf("银 is tagged %q, want ng", tag)
	}
	bank, ok := d.Step(bank, d.Code('行'))
	weight, isWord := d.Weight(bank)
	if !ok || !isWord || weight > -2.3 || weight < -2.31 { // ln 0.1
		t.Errorf("银行 weighs %g, %v", weight, isWord)
	}
	if e := d.Emissions(d.Code('鼠')); e[Begin] != -1.5 || e[End] != never {
		t.Errorf("鼠 emits %v", e)
	}
	if e := d.Emissions(0); e[Single] != never {
		t.Errorf("an unknown rune emits %v", e)
	}
}

func TestOpenRefusesEveryShortenedImage(t *testing.T) {
	image, err := Build([]Word{{"银行", 10, "n"}}, 100, Model{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range image {
		if _, err := Open(image[:n]); err == nil {
			t.Fatalf("Open accepts %d of %d bytes", n, len(image))
		}
	}
}

func TestBuildRefusesWordsThatNoImageHolds(t *testing.T) {
	for name, word := range map[string]Word{
		"without frequency": {"银行", 0, "n"},
		"with a long tag":   {"银行", 1, "not-a-tag"},
		"without text":      {"", 1, "n"},
	} {
		if _, err := Build([]Word{word}, 100, Model{}); err == nil {
			t.Errorf("Build accepts a word %s", name)
		}
	}
}

func BenchmarkOpenEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(image); err != nil {
			b.Fatal(err)
		}
	}
}
