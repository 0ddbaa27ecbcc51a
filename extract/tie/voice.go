package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// passives are the words before an agent or a patient.
var (
	passives = wordset.Of("被", "遭", "获", "由")
	fronters = wordset.Of("对", "将", "把", "向", "给")
)

// agent is who acts in a passive: after 被, 遭 or 由, and where that word
// stands; at is -1 when the clause is active.
func (r *reader) agent(c, s document.Span, kinds kinds) (agent *document.Mention, at int) {
	at = -1
	if !passives.In(r.d.Text[c.Start:s.Start]) {
		return nil, at
	}
	for _, w := range []string{"被", "遭", "获得", "获", "由"} {
		if k := strings.LastIndex(r.d.Text[c.Start:s.Start], w); k >= 0 {
			if m := r.firstIn(c.Start+k+len(w), s.Start, kinds); m != nil && runes(r.d.Text[c.Start+k+len(w):m.Start]) <= 4 {
				return m, c.Start + k
			}
			if w == "被" && runes(r.d.Text[c.Start+k:s.Start]) <= 4 {
				at = c.Start + k
			}
		}
	}
	return nil, at
}

// receiver is who stands right before 获得 but for a time, though a preposition begins the clause:
// 在华星去年|获得大河的投资之后.
func (r *reader) receiver(at int, kinds kinds) *document.Mention {
	if !strings.HasPrefix(r.d.Text[at:], "获") {
		return nil
	}
	c := r.clause(document.Span{Start: at, End: at})
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || m.Start < c.Start || !r.is(m, kinds) {
			continue
		}
		if strings.Trim(r.d.Text[m.End:at], "0123456789年月日去今初底末曾再已将 ") == "" {
			return m
		}
		return nil
	}
	return nil
}

// agents are the agent of a passive and the names listed with it before the verb.
func (r *reader) agents(agent *document.Mention, s document.Span) []*document.Mention {
	i := r.index(agent)
	if i < 0 {
		return r.one(agent)
	}
	list := r.list(i, firms|person)
	for len(list) > 1 && list[len(list)-1].End > s.Start {
		list = list[:len(list)-1]
	}
	return list
}

// patient is what is acted on when it stands before its verb: 对华星的收购,
// 将华星收购.
func (r *reader) patient(t *trigger, c, s document.Span) (*document.Mention, int) {
	if !fronters.In(r.d.Text[c.Start:s.Start]) {
		return nil, -1
	}
	words := []string{"对", "将", "把", "向", "给"}
	if t.relation == "sued" {
		words = words[:3] // 向法院起诉 names the court
	}
	for _, w := range words {
		k := strings.LastIndex(r.d.Text[c.Start:s.Start], w)
		if k < 0 {
			continue
		}
		at := c.Start + k
		if m := r.firstIn(at+len(w), s.Start, t.to); m != nil && m.Start == at+len(w) && runes(r.d.Text[m.End:s.Start]) <= 8 || m != nil && t.relation == "sued" && m.Start == at+len(w) && strings.HasSuffix(r.d.Slice(s), "告") {
			return m, at
		}
	}
	return nil, -1
}
