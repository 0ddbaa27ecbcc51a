package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// speechIn lists the outermost quotations within span that are speech, in
// order, as indexes into Document.Quotations.
func (a *attributor) speechIn(span document.Span) []int {
	var ids []int
	r := a.quotationsIn(span)
	for i := r.First; i < r.End; i++ {
		if q := a.d.Quotations[i]; q.End <= span.End && q.Depth == 0 && !q.Title && a.isSpeech(q) {
			ids = append(ids, i)
		}
	}
	return ids
}

// isSpeech tells a quotation of somebody's words from a term, a title or scare
// quotes. Words between marks are speech when they form a clause of their own:
// a cue's colon or comma stands before them, or the sentence ends within them,
// or they are long and have inner punctuation. What is built into the
// reporter's clause on both sides (所谓“入场费”的成本) is a term.
func (a *attributor) isSpeech(q document.Quotation) bool {
	text := a.d.Text
	inner := text[q.Inner.Start:q.Inner.End]
	n := utf8.RuneCountInString(inner)
	if n < 2 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:q.Start])
	after, _ := utf8.DecodeRuneInString(text[q.End:])
	opens := q.Start == 0 || strings.ContainsRune("，。！？；：…”\n 　", before)
	joined := isWord(after) // 入场费”的: the reporter's clause goes on
	switch {
	case before == '：' || before == ':':
		return n >= 4 || endsSentence(inner)
	case endsSentence(inner):
		return n >= 4 && (opens || n >= 8)
	case !opens && a.verbEndsAt(q.Start):
		return n >= 6 // 说“…”
	case !opens:
		return n >= 14 && strings.ContainsAny(inner, "，；") && !joined
	case strings.HasSuffix(inner, "，"):
		return n >= 3
	case joined:
		// “Q”X说: a short quotation before its cue, when a cue follows.
		return n >= 5 && a.cueFollows(q.End)
	case n >= 6:
		return true
	}
	return after == '，' && a.cueFollows(q.End+len("，"))
}

// verbEndsAt reports whether a verb of saying ends at byte i.
func (a *attributor) verbEndsAt(i int) bool {
	const longest = 4 * len("说")
	verbs := a.verbsIn(document.Span{Start: max(0, i-longest), End: i})
	return len(verbs) > 0 && verbs[0].End == i
}

// cueFollows reports whether the clause at byte i ends with a verb of saying, as
// in “Q”张圣说。
func (a *attributor) cueFollows(i int) bool {
	end := len(a.d.Text)
	if k := strings.IndexAny(a.d.Text[i:], "，。：“\n"); k >= 0 {
		end = i + k
	}
	verbs := a.verbsIn(document.Span{Start: i, End: end})
	return len(verbs) > 0 && verbs[0].End == end
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
