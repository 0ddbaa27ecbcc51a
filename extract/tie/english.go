package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// englishPosts reads the posts around each title: Acme chief executive Jane
// Doe; Jane Doe, chief executive of Acme; Jane Doe will be CEO of Acme.
func (r *reader) englishPosts() {
	for i := range r.mentions {
		t := &r.mentions[i]
		if t.Kind != document.JobTitle {
			continue
		}
		firm, after := r.firmBehindTitle(i)
		if firm == nil {
			firm = r.firmBeforeTitle(t)
		}
		p := r.personBehindTitle(t, after)
		if p == nil {
			p = r.personBeforeTitle(t)
		}
		if firm == nil && p != nil && corporate(r.class(strings.ToLower(r.d.Slice(t.Span)))) {
			if firm = r.spokenFirm(min(p.Start, t.Start)); firm == nil {
				firm = r.implied(min(p.Start, t.Start))
			}
		}
		if p == nil || firm == nil {
			continue
		}
		start, end := min(p.Start, t.Start, firm.Start), max(p.End, t.End, firm.End)
		role := document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: start, End: end}}, Confidence: 0.8, Rule: "English post"},
			Person: p.Entity, Title: r.d.Slice(t.Span), Company: firm.Entity,
			Former: r.formerEnglish(start, t.Start),
		}
		r.addRole(role)
	}
}

// firmBehindTitle is the firm of "CEO of Acme", and where it ends.
func (r *reader) firmBehindTitle(i int) (firm *document.Mention, end int) {
	t := &r.mentions[i]
	for k := i + 1; k < len(r.mentions); k++ {
		m := &r.mentions[k]
		if m.Kind == document.JobTitle && strings.Trim(r.d.Text[t.End:m.Start], ", ") == "and" {
			t = m // chairman and CEO of Acme
			continue
		}
		if !r.is(m, firms) {
			return nil, t.End
		}
		words := strings.TrimSpace(r.d.Text[t.End:m.Start])
		if strings.Count(words, " ") <= 4 && (words == "of" || words == "at" || words == "for" || strings.HasSuffix(words, " of") || strings.HasSuffix(words, " at") || words == "of the") && !strings.ContainsAny(words, ",.;") {
			return m, m.End
		}
		return nil, t.End
	}
	return nil, t.End
}

// firmBeforeTitle is the firm of "Acme CEO" and "Acme's chief executive".
func (r *reader) firmBeforeTitle(t *document.Mention) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > t.Start || !r.is(m, firms) {
			continue
		}
		words := strings.TrimSpace(r.d.Text[m.End:t.Start])
		for _, w := range []string{"'s", "’s", "s"} {
			words = strings.TrimSpace(strings.TrimPrefix(words, w))
		}
		if words == "" || words == "and" || words == "former" || words == "new" || strings.Count(words, " ") < 3 && strings.HasSuffix(words, " and") && r.titleIn(m.End, t.Start) {
			return m
		}
		return nil
	}
	return nil
}

func (r *reader) titleIn(from, to int) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && m.Start >= from && m.End <= to {
			return true
		}
	}
	return false
}

// personBehindTitle is the person of "CEO Jane Doe" and "CEO of Acme, Jane Doe".
func (r *reader) personBehindTitle(t *document.Mention, after int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < t.End || r.kind(m) != document.Person {
			continue
		}
		if words := strings.TrimSpace(r.d.Text[t.End:m.Start]); words == "" || words == "," || m.Start >= after && strings.Trim(r.d.Text[after:m.Start], ", ") == "" || strings.Trim(words, ", ") == "and" {
			return m
		}
		if m.Start >= t.End && r.titleIn(t.End, m.Start) && runes(r.d.Text[t.End:m.Start]) < 40 && strings.HasPrefix(strings.TrimSpace(r.d.Text[t.End:m.Start]), "and ") {
			return m // chairman and chief executive Jane Doe
		}
		return nil
	}
	return nil
}

// personBeforeTitle is the person of "Jane Doe, now CEO of Acme", "Jane Doe ...
// will be CEO" and "named Jane Doe as CEO".
func (r *reader) personBeforeTitle(t *document.Mention) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > t.Start || r.kind(m) != document.Person {
			continue
		}
		words := r.d.Text[m.End:t.Start]
		if strings.Count(words, " ") > 14 || strings.HasPrefix(words, "'s") || strings.HasPrefix(words, "’s") {
			return nil
		}
		padded := " " + strings.TrimSpace(strings.NewReplacer(",", " ").Replace(words)) + " "
		direct := strings.Count(strings.TrimSpace(padded), " ") <= 3 && strings.HasPrefix(words, ",")
		if direct || containsAny(padded, " be ", " is ", " was ", " become ", " becomes ", " became ", " as ", " named ", " appointed ", " serves ", " to the post of ", " promoted ") || strings.TrimSpace(padded) == "" {
			return m
		}
		return nil
	}
	return nil
}

// spokenFirm is the firm that a sentence has spoken of before byte at.
func (r *reader) spokenFirm(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= at && r.is(m, company) {
			return m
		}
	}
	return nil
}

func (r *reader) formerEnglish(start, title int) bool {
	words := strings.ToLower(r.d.Text[max(r.s.Start, start-10):title])
	return containsAny(words, "former ", "ex-", " was ", "then-", "onetime ")
}

// englishLeaving reads "Jane Doe left Acme", "stepped down as CEO of Acme".
func (r *reader) englishLeaving(t *trigger, s document.Span) {
	p := r.actor(s.Start)
	if p == nil || strings.Count(r.d.Text[p.End:s.Start], " ") > 12 {
		return
	}
	c := r.clause(s)
	if m := r.firstIn(s.End, c.End, firms); m != nil && runes(r.d.Text[s.End:m.Start]) <= 30 {
		r.join(t, r.one(p), r.one(m), s)
	}
}
