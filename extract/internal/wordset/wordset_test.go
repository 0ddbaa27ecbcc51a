package wordset_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

var words = []string{"公司", "公司债", "的", "、", "é", "Ltd.", " of ", "%", "𠮷野家", "至少", "a"}

// texts hold the words, parts of them, and what shares bytes with them.
var texts = []string{"", "公", "公司", "母公司", "公司债券", "司公", "至少三家", "三家至少", "café", "é", "Foo Ltd.", "bank of China", "of", "12%", "𠮷野家", "𠮷野", "cba", "、", "\xe5\x85", "\xff公司", "的的", "公司的公司"}

func TestASetTellsWhatEachWordWouldTell(t *testing.T) {
	set := wordset.Of(words...)
	for _, text := range texts {
		has := func(f func(string, string) bool) int {
			return slices.IndexFunc(words, func(w string) bool { return f(text, w) })
		}
		if got, want := set.Index(text), has(strings.HasPrefix); got != want {
			t.Errorf("%q begins with word %d, want %d", text, got, want)
		}
		if got, want := set.Begins(text), has(strings.HasPrefix) >= 0; got != want {
			t.Errorf("%q begins with a word: %t, want %t", text, got, want)
		}
		if got, want := set.Ends(text), has(strings.HasSuffix) >= 0; got != want {
			t.Errorf("%q ends with a word: %t, want %t", text, got, want)
		}
		if got, want := set.In(text), has(strings.Contains) >= 0; got != want {
			t.Errorf("%q holds a word: %t, want %t", text, got, want)
		}
		first, last := -1, -1
		for _, w := range words {
			if k := strings.Index(text, w); k >= 0 && (first < 0 || k < first) {
				first = k
			}
			last = max(last, strings.LastIndex(text, w))
		}
		if got := set.Find(text); got != first {
			t.Errorf("%q holds a word first at %d, want %d", text, got, first)
		}
		if got := set.FindLast(text); got != last {
			t.Errorf("%q holds a word last at %d, want %d", text, got, last)
		}
		at := make([]int, len(words))
		set.Last(text, at)
		for i, w := range words {
			if want := strings.LastIndex(text, w); at[i] != want {
				t.Errorf("%q holds %q last at %d, want %d", text, w, at[i], want)
			}
		}
	}
}
