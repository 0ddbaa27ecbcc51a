package mention

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

func TestWhatStandsAroundAPlaceEndsWithItsParagraph(t *testing.T) {
	text := "\n华星电子\n\n刘芳" + strings.Repeat("表示", 40) + "\n"
	f := &finder{d: &document.Document{Text: text}}
	for k := range 2 * len(text) {
		i := k * 7 % len(text) // to and fro
		if !utf8.RuneStart(text[i]) {
			continue
		}
		start, end := max(0, i-context), min(len(text), i+context)
		for start < i && !utf8.RuneStart(text[start]) {
			start++
		}
		before, after := text[start:i], text[i:end]
		before = before[strings.LastIndexByte(before, '\n')+1:]
		after, _, _ = strings.Cut(after, "\n")
		if got := f.before(i); got != before {
			t.Errorf("before(%d) = %q, want %q", i, got, before)
		}
		if got := f.after(i); got != after {
			t.Errorf("after(%d) = %q, want %q", i, got, after)
		}
	}
}
