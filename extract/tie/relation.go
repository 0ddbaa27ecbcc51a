package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// relations reads the sentence's relations: each trigger looks for its two ends
// on the sides that its order tells, within its clause and the subject before.
func (r *reader) relations() {
	if len(r.mentions) < 2 {
		return
	}
	text := r.d.Slice(r.s.Span)
	for i := range triggers {
		t := &triggers[i]
		for at := 0; ; {
			k := strings.Index(text[at:], t.text)
			if k < 0 {
				break
			}
			k += at
			at = k + len(t.text)
			span := document.Span{Start: r.s.Start + k, End: r.s.Start + at}
			if r.insideName(span) || r.denied(span.Start) {
				continue
			}
			r.relation(t, span)
		}
	}
}

// insideName reports whether a trigger is part of a name: the 投资 of 众贷投资公司.
func (r *reader) insideName(s document.Span) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != document.JobTitle && m.Overlaps(s) {
			return true
		}
	}
	return false
}

// denied reports whether the words before a trigger take its statement back or
// put it in the future.
func (r *reader) denied(at int) bool {
	before := r.d.Text[r.s.Start:at]
	if utf8.RuneCountInString(before) > 6 {
		k := len(before)
		for range 6 {
			_, size := utf8.DecodeLastRuneInString(before[:k])
			k -= size
		}
		before = before[k:]
	}
	return containsAny(before, "未", "没有", "否认", "不会", "拟", "计划", "或将", "传", "考虑", "放弃", "终止", "避免", "不再", "反")
}

func (r *reader) relation(t *trigger, s document.Span) {
	switch t.order {
	case forward:
		if r.passive(s) {
			r.tie(t, r.firstAfterPassive(s, t.from), r.lastBefore(r.passiveAt(s), t.to), s)
			return
		}
		r.tieAll(t, r.lastBefore(s.Start, t.from), r.after(s.End, t.to), s)
	case backward:
		switch t.relation {
		case "founded":
			r.tie(t, r.directlyAfter(s.End, t.from), r.directlyBefore(s.Start, t.to), s)
		case "supplies":
			r.tie(t, r.lastBefore(s.Start, t.from), r.directlyBefore(s.Start, t.to), s)
		default:
			r.tie(t, r.directlyAfter(s.End, t.from), r.lastBefore(s.Start, t.to), s)
		}
	case adjacent:
		r.tieAll(t, r.directlyBefore(s.Start, t.from), r.listAfter(s.End, t.to), s)
	case together:
		r.together(t, s)
	}
}

// together ties the first fitting name before the trigger to the others of its
// clause: 光大与移动、联通、电信合作.
func (r *reader) together(t *trigger, s document.Span) {
	start, end := r.clause(s)
	var from *document.Mention
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < start || m.End > end || m.Overlaps(s) {
			continue
		}
		switch {
		case from == nil && t.from&(1<<r.kind(m)) != 0:
			from = m
		case from != nil && t.to&(1<<r.kind(m)) != 0 && (m.Start > s.End || r.joined(from, m, s)):
			r.tie(t, from, m, s)
		}
	}
}

// joined reports whether two names before a trigger are its partners: a word
// that joins stands between them.
func (r *reader) joined(a, b *document.Mention, s document.Span) bool {
	if b.Start < a.End {
		return false
	}
	return containsAny(r.d.Text[a.End:b.Start], "与", "和", "同", "跟", "及", "、", "从", "在") || r.d.Text[a.End:b.Start] == ""
}

// clause is the clause around s, together with the clause before when it has
// no subject of its own.
func (r *reader) clause(s document.Span) (start, end int) {
	text := r.d.Text
	start = r.s.Start
	if k := strings.LastIndexAny(text[r.s.Start:s.Start], "，；"); k >= 0 {
		_, size := utf8.DecodeRuneInString(text[r.s.Start+k:])
		start = r.s.Start + k + size
	}
	end = r.s.End
	if k := strings.IndexAny(text[s.End:r.s.End], "，；。"); k >= 0 {
		end = s.End + k
	}
	return start, end
}

func (r *reader) tie(t *trigger, from, to *document.Mention, s document.Span) {
	if from == nil || to == nil || from.Entity == to.Entity {
		return
	}
	start, end := min(from.Start, to.Start, s.Start), max(from.End, to.End, s.End)
	r.addRelation(document.Relation{
		Basis: document.Basis{Evidence: []document.Span{{Start: start, End: end}}, Confidence: 0.7, Rule: "trigger " + t.text},
		From:  from.Entity, To: to.Entity, Type: t.relation,
	})
}

func (r *reader) tieAll(t *trigger, from *document.Mention, to []*document.Mention, s document.Span) {
	for _, m := range to {
		r.tie(t, from, m, s)
	}
}

// lastBefore is the last fitting name before byte at in the sentence; a name in
// brackets or after a preposition does not count.
func (r *reader) lastBefore(at int, kinds uint16) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || kinds&(1<<r.kind(m)) == 0 {
			continue
		}
		if hasAnySuffix(r.d.Text[r.s.Start:m.Start], "对", "向", "与", "和", "（", "(", "在", "于", "从", "被") || utf8.RuneCountInString(r.d.Text[m.End:at]) > 40 {
			continue
		}
		return m
	}
	return nil
}

// after lists the fitting names that follow byte at in its clause: the first,
// and those that are listed with it.
func (r *reader) after(at int, kinds uint16) []*document.Mention {
	_, end := r.clause(document.Span{Start: at, End: at})
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || m.End > end+3 || kinds&(1<<r.kind(m)) == 0 {
			continue
		}
		if utf8.RuneCountInString(r.d.Text[at:m.Start]) > 14 {
			return nil
		}
		return r.list(i, kinds)
	}
	return nil
}

// listAfter is after for names that directly follow.
func (r *reader) listAfter(at int, kinds uint16) []*document.Mention {
	if m := r.directlyAfter(at, kinds); m != nil {
		for i := range r.mentions {
			if &r.mentions[i] == m {
				return r.list(i, kinds)
			}
		}
	}
	return nil
}

// list is the name at i and the fitting names that are listed behind it.
func (r *reader) list(i int, kinds uint16) []*document.Mention {
	found := []*document.Mention{&r.mentions[i]}
	for k := i + 1; k < len(r.mentions); k++ {
		m, last := &r.mentions[k], found[len(found)-1]
		if kinds&(1<<r.kind(m)) == 0 || m.Start < last.End {
			continue
		}
		switch strings.Trim(r.d.Text[last.End:m.Start], "》《“” ") {
		case "、", "和", "及", "与", "以及":
			found = append(found, m)
		default:
			return found
		}
	}
	return found
}

// directlyAfter is the fitting name that begins within a few characters of at:
// 旗下移动游戏《你画我猜》.
func (r *reader) directlyAfter(at int, kinds uint16) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || kinds&(1<<r.kind(m)) == 0 {
			continue
		}
		between := r.d.Text[at:m.Start]
		if utf8.RuneCountInString(between) > 8 || strings.ContainsAny(between, "，。；、") {
			return nil
		}
		return m
	}
	return nil
}

// directlyBefore is the fitting name that ends at byte at.
func (r *reader) directlyBefore(at int, kinds uint16) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if kinds&(1<<r.kind(m)) == 0 || m.End > at {
			continue
		}
		if b := strings.TrimSpace(r.d.Text[m.End:at]); b == "" || b == "的" || b == "联合" {
			return m
		}
	}
	return nil
}

// passive reports whether the trigger is passive: 华星被腾讯收购.
func (r *reader) passive(s document.Span) bool { return r.passiveAt(s) >= 0 }

func (r *reader) passiveAt(s document.Span) int {
	start, _ := r.clause(s)
	if k := strings.LastIndex(r.d.Text[start:s.Start], "被"); k >= 0 {
		return start + k
	}
	return -1
}

func (r *reader) firstAfterPassive(s document.Span, kinds uint16) *document.Mention {
	at := r.passiveAt(s)
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start >= at && m.End <= s.Start && kinds&(1<<r.kind(m)) != 0 {
			return m
		}
	}
	return nil
}
