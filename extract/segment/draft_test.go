package segment

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/newsgraph/kg/extract/document"
)

// TestADraftEndsAsCuttingAnewDoes cuts texts with spans anywhere, also within
// numbers, dates and Latin words.
func TestADraftEndsAsCuttingAnewDoes(t *testing.T) {
	part := rapid.SampledFrom([]string{"公司", "收购", "竞争对手", "刘炽平", "等人", "2022", "年", "报告期", "3月", "31日", "1,449.5", "亿", "元", "AT&T", "GPT-4", " ", "，", "——", "万科", "增长", "%", "的", "9:30", "股"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 1, 24).Draw(t, "parts"), "")
		var bounds []int
		for i := range text {
			bounds = append(bounds, i)
		}
		bounds = append(bounds, len(text))
		place := rapid.SampledFrom(bounds)
		middle := place.Draw(t, "middle")
		var known []document.Span
		for range rapid.IntRange(0, 5).Draw(t, "spans") {
			a, b := place.Draw(t, "a"), place.Draw(t, "b")
			known = append(known, document.Span{Start: min(a, b), End: max(a, b)})
		}
		divided := func() *document.Document {
			return &document.Document{Text: text, Sentences: []document.Sentence{
				{Span: document.Span{End: middle}}, {Span: document.Span{Start: middle, End: len(text)}},
			}}
		}
		plain, anew, drafted := divided(), divided(), divided()
		Words(plain)
		WordsWith(anew, known)
		draft := Begin(drafted)
		if diff := cmp.Diff(plain.Tokens, drafted.Tokens); diff != "" {
			t.Errorf("%q is drafted otherwise than it is cut (-cut +drafted):\n%s", text, diff)
		}
		draft.Finish(known)
		if diff := cmp.Diff(anew.Tokens, drafted.Tokens); diff != "" {
			t.Errorf("%q with %v (-cut anew +drafted):\n%s", text, known, diff)
		}
		if diff := cmp.Diff(anew.Sentences, drafted.Sentences); diff != "" {
			t.Errorf("sentences of %q with %v (-cut anew +drafted):\n%s", text, known, diff)
		}
	})
}
