package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestArticlesAreDistinctAndTheSameForTheSameSeed(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		shared = "../../../../shared"
	}
	made, err := readCorpus(shared)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("shared/ is not beside the project: %v", err)
	} else if err != nil {
		t.Fatal(err)
	}
	one, again, other := newWriter(made, 1), newWriter(made, 1), newWriter(made, 2)
	seen := map[string]bool{}
	size := 0
	for range 1000 {
		text := one.article()
		if text != again.article() {
			t.Fatal("the same seed makes another article")
		}
		for _, a := range []string{text, other.article()} {
			if seen[a] {
				t.Fatalf("twice the same article:\n%s", a)
			}
			seen[a] = true
		}
		size += len(text)
	}
	if mean := size / 1000; mean < 2000 || mean > 8000 {
		t.Errorf("articles have %d bytes on average", mean)
	}
}

func TestNamesAreSlotsAndNumbersChange(t *testing.T) {
	made := &corpus{sentences: []template{cut("华为和华为技术2019年营收12亿元，3月比1月多5%", []slotName{{"华为", "company", 0}, {"华为技术", "company", 1}})}}
	w := newWriter(made, 1)
	w.cast = []string{"甲", "乙"}
	w.sentence()
	got := w.text.String()
	if !strings.Contains(got, "甲和乙") && !strings.Contains(got, "乙和甲") {
		t.Errorf("%s: not the names of the cast", got)
	}
	if strings.Contains(got, "12亿") || !strings.Contains(got, "，3月比1月多") {
		t.Errorf("%s: numbers are not changed as they should", got)
	}
}
