package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// roles reads the posts in appositions: 腾讯总裁兼投资委员会主席刘炽平, 时任Zynga COO的
// 约翰·沙珀特, 张三（华星董事长）.
func (r *reader) roles() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.kind(m) != document.Person || m.Form != document.Named {
			continue
		}
		if !r.before(i) {
			r.behind(i)
		}
	}
}

// before reads the titles that stand between a company and the person at i.
func (r *reader) before(i int) bool {
	person := &r.mentions[i]
	for k := i - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if !r.firm(m) || m.End > person.Start {
			continue
		}
		middle := r.d.Text[m.End:person.Start]
		if inner := r.innerFirm(k, i); inner {
			continue
		}
		return r.post(person, m, document.Span{Start: m.End, End: person.Start}, middle)
	}
	return false
}

// innerFirm reports whether an organization between the company at k and the
// person at i is part of a title: the 投资委员会 of 腾讯总裁兼投资委员会主席. The mention
// at k then is such a part itself when a company stands before it.
func (r *reader) innerFirm(k, i int) bool {
	m := &r.mentions[k]
	if r.kind(m) != document.Organization || k == 0 {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		o := &r.mentions[j]
		if !r.firm(o) {
			continue
		}
		between := r.d.Text[o.End:m.Start]
		return utf8.RuneCountInString(between) <= 12 && hasAnySuffix(between, "兼", "、", "") && r.endsWithTitle(o.End, strings.TrimRight(between, "兼、和及"))
	}
	return false
}

func (r *reader) endsWithTitle(start int, words string) bool {
	return words != "" && r.titleEnds(start+len(words))
}

// titleEnds reports whether a job title ends at byte end.
func (r *reader) titleEnds(end int) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && m.End == end {
			return true
		}
	}
	return false
}

// post records the titles of words, which stand in span between firm and
// person, and reports whether there was one.
func (r *reader) post(person, firm *document.Mention, span document.Span, words string) bool {
	trimmed := strings.TrimRight(words, "的 、")
	if trimmed == "" || utf8.RuneCountInString(trimmed) > 30 || strings.ContainsAny(trimmed, "，。；：！？“”") {
		return false
	}
	former := hasAnySuffix(r.d.Text[r.s.Start:firm.Start], "时任", "前", "原", "曾任") || strings.HasPrefix(strings.TrimSpace(trimmed), "前") || strings.HasPrefix(strings.TrimSpace(trimmed), "原")
	found := false
	at := span.Start
	for _, part := range splitTitles(trimmed) {
		k := strings.Index(r.d.Text[at:span.End], part)
		start := at + k
		at = start + len(part)
		title := strings.TrimLeft(strings.TrimSpace(part), "的")
		title = strings.TrimPrefix(strings.TrimPrefix(title, "前"), "原")
		if title == "" || !r.titleEnds(at) || r.hasVerb(document.Span{Start: start, End: at}) {
			continue
		}
		found = true
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: firm.Start, End: person.End}}, Confidence: 0.9, Rule: "post before the name"},
			Person: person.Entity, Title: title, Company: firm.Entity, Former: former,
		})
	}
	return found
}

// splitTitles cuts several titles of one person: 总裁兼投资委员会主席.
func splitTitles(words string) []string {
	return strings.FieldsFunc(strings.NewReplacer("兼任", "、", "兼", "、", "暨", "、", "及", "、", "以及", "、").Replace(words), func(r rune) bool { return r == '、' || r == '/' })
}

// hasVerb reports whether a span holds a verb of its own, so that it is no
// title: 宣布前总裁.
func (r *reader) hasVerb(s document.Span) bool {
	for _, t := range r.d.Tokens[r.s.Tokens.First:r.s.Tokens.End] {
		if t.Start >= s.Start && t.End <= s.End && (t.Tag == "v" || t.Tag == "p") && !r.inTitle(t.Span) {
			return true
		}
	}
	return false
}

func (r *reader) inTitle(s document.Span) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && m.Overlaps(s) {
			return true
		}
	}
	return false
}

// behind reads a post in brackets or in an apposition behind the person at i.
func (r *reader) behind(i int) {
	person := &r.mentions[i]
	rest := r.d.Text[person.End:r.s.End]
	if !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "(") {
		return
	}
	end := strings.IndexAny(rest, "）)")
	if end < 0 || end > 90 {
		return
	}
	for k := i + 1; k < len(r.mentions); k++ {
		m := &r.mentions[k]
		if m.Start > person.End+end {
			return
		}
		if r.firm(m) {
			span := document.Span{Start: m.End, End: person.End + end}
			r.post(person, m, span, r.d.Slice(span))
			return
		}
	}
}
