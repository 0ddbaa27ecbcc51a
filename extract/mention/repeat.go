package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// repeat finds every name that was chosen wherever else the article writes it:
// a name is a name in the whole article.
func (f *finder) repeat(chosen []candidate) []candidate {
	seen := map[string]candidate{}
	for _, c := range chosen {
		text := f.d.Slice(c.Span)
		if old, ok := seen[text]; c.kind != document.JobTitle && (!ok || c.weight > old.weight) {
			seen[text] = c
		}
	}
	for text, c := range seen {
		for _, p := range shortForms(text, c.kind) {
			if _, ok := seen[p]; !ok {
				seen[p] = candidate{kind: c.kind, weight: c.weight, rule: "part of " + text}
			}
		}
	}
	texts := make([]string, 0, len(seen))
	for t := range seen {
		if utf8.RuneCountInString(t) >= 2 {
			texts = append(texts, t)
		}
	}
	slices.SortFunc(texts, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for _, t := range texts {
		c := seen[t]
		for at := 0; ; {
			k := strings.Index(f.d.Text[at:], t)
			if k < 0 {
				break
			}
			s := document.Span{Start: at + k, End: at + k + len(t)}
			at = s.End
			if overlapsNames(chosen, s) || !f.wholeName(s, c.kind) {
				continue
			}
			rule := c.rule
			if !strings.HasPrefix(rule, "part of") {
				rule = "repeats a name: " + rule
			}
			chosen = append(chosen, candidate{Span: s, kind: c.kind, weight: c.weight, known: c.known, rule: rule})
		}
	}
	slices.SortFunc(chosen, func(a, b candidate) int { return a.Start - b.Start })
	return chosen
}

// shortForms are the parts of a name by which an article may go on.
func shortForms(text string, kind document.Kind) []string {
	if kind != document.Person {
		return nil
	}
	var parts []string
	for _, p := range strings.Split(text, "·") {
		if p != text && utf8.RuneCountInString(p) >= 2 {
			parts = append(parts, p)
		}
	}
	return parts
}

// wholeName rejects a place where the name is part of a longer word.
func (f *finder) wholeName(s document.Span, kind document.Kind) bool {
	text := f.d.Text
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	if isLatin(first) {
		prev, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		next, _ := utf8.DecodeRuneInString(text[s.End:])
		return !isLatin(prev) && !isLatin(next)
	}
	if utf8.RuneCountInString(text[s.Start:s.End]) >= 3 {
		return true
	}
	return f.boundary(s.Start) && f.boundary(s.End) || kind == document.Person
}

func overlapsNames(cs []candidate, s document.Span) bool {
	for _, c := range cs {
		if c.kind != document.JobTitle && c.Overlaps(s) {
			return true
		}
	}
	return false
}
