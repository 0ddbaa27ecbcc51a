package mention

import (
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// fromArticles is the rule of names that stand in no table and that earlier
// articles taught.
const fromArticles = "learned from earlier articles"

// learned proposes the names that earlier articles taught, less surely than those
// of the tables: what this article itself says of a name goes first. They say that
// something is a name, not what: which node of the graph it is, is told when the
// article is stored.
func (f *finder) learned() {
	for _, l := range hit.FindLearned(f.lex, f.d.Text) {
		kind := l.Kind.Entity()
		if !f.borders.Whole(l.Span) || !f.wholeName(l.Span, kind) || f.term(l.Form) || f.lowercase != nil && f.startsLike(l.Span) {
			continue
		}
		weight := f.context(l.Span, kind)
		switch {
		case l.Ambiguous:
		case f.longerThanHit(l.Span):
			weight = 1 // more than a name of the tables: 华为云谷 is not 华为云
		default:
			weight = 0.7 + 0.2*min(weight, 1)
		}
		f.propose(l.Start, l.End, kind, min(weight, 1), fromArticles)
	}
}

// longerThanHit reports whether a name of the tables begins where s does and ends
// before.
func (f *finder) longerThanHit(s document.Span) bool {
	h, ok := f.hitAt(s.Start)
	return ok && h.End < s.End
}
