package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// holding are the verbs that put a person into a post: P担任C的T.
var holding = []string{"担任", "出任", "接任", "就任", "升任", "兼任", "曾任", "现任", "履新", "获任", "被任命为", "获委任为", "当选为", "当选", "任职", "为新任", "为"}

// appointments reads posts from verbs: 将接替波特，担任该公司纽约办事处主管, 任命张三为总裁.
func (r *reader) appointments() {
	text := r.d.Slice(r.s.Span)
	for _, verb := range holding {
		for at := 0; ; {
			k := strings.Index(text[at:], verb)
			if k < 0 {
				break
			}
			k += at
			at = k + len(verb)
			if verb == "为" && !strings.Contains(text[:k], "任命") && !strings.Contains(text[:k], "聘任") && !strings.Contains(text[:k], "委任") {
				continue
			}
			r.appointment(r.s.Start+k, r.s.Start+at, verb)
		}
	}
}

// appointment reads one verb of holding at [start, end).
func (r *reader) appointment(start, end int, verb string) {
	person := r.subjectPerson(start)
	if person == nil {
		return
	}
	clause := r.d.Text[end:r.s.End]
	if k := strings.IndexAny(clause, "，。；！？"); k >= 0 {
		clause = clause[:k]
	}
	title, titleStart := r.lastTitle(end, end+len(clause))
	if title == nil {
		return
	}
	firm := r.firmBetween(end, titleStart)
	from := end
	if firm != nil {
		from = firm.End
	} else if firm = r.firmBefore(start); firm == nil {
		return
	}
	words := strings.TrimLeft(r.d.Text[from:title.End], "的 ")
	if utf8.RuneCountInString(words) > 20 || words == "" {
		words = r.d.Slice(title.Span)
	}
	for _, t := range splitTitles(words) {
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: person.Start, End: title.End}}, Confidence: 0.8, Rule: "verb of holding a post"},
			Person: person.Entity, Title: strings.TrimSpace(t), Company: firm.Entity, Former: verb == "曾任",
		})
	}
}

// subjectPerson is the person named last before byte at who is not replaced or
// succeeded there.
func (r *reader) subjectPerson(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || r.kind(m) != document.Person {
			continue
		}
		if hasAnySuffix(r.d.Text[r.s.Start:m.Start], "接替", "取代", "接任", "继任", "替换", "顶替", "(", "（") {
			continue
		}
		return m
	}
	return nil
}

func (r *reader) lastTitle(from, to int) (*document.Mention, int) {
	var last *document.Mention
	first := to
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind == document.JobTitle && m.Start >= from && m.End <= to {
			last = m
			first = min(first, m.Start)
		}
	}
	return last, first
}

func (r *reader) firmBetween(from, to int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.firm(m) && m.Start >= from && m.End <= to {
			return m
		}
	}
	return nil
}

func (r *reader) firmBefore(at int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.kind(m) == document.Company && m.End <= at {
			return m
		}
	}
	return nil
}
