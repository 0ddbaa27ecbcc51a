package quote

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// holderIn finds the person whom a post without a name means: 公司董事长表示, when
// the article tells who that is.
func (a *attributor) holderIn(span document.Span, gaps []document.Span) (source, bool) {
	mentions := a.mentionsIn(span)
	for i := len(mentions) - 1; i >= 0; i-- {
		m := &mentions[i]
		if m.Kind != document.JobTitle || m.End > span.End || within(gaps, m.Span) {
			continue
		}
		if !a.adverbsOnly(m.End, span.End) || a.isObject(m, span) || a.personIn(document.Span{Start: m.End, End: span.End}) {
			return source{}, false
		}
		firm, start := a.firmOf(mentions[:i], m)
		e, ok := a.holder(a.d.Slice(m.Span), firm)
		if !ok {
			return source{}, false
		}
		return source{entity: e, kind: document.Person, span: document.Span{Start: start, End: m.End}}, true
	}
	return source{}, false
}

// firmOf is the firm directly before a post, -1 for none, and where the two
// begin.
func (a *attributor) firmOf(before []document.Mention, title *document.Mention) (firm, start int) {
	if len(before) > 0 {
		m := &before[len(before)-1]
		if m.Entity >= 0 && m.End <= title.Start && strings.Trim(a.d.Text[m.End:title.Start], "的 ") == "" {
			return m.Entity, m.Start
		}
	}
	return -1, title.Start
}

// holder is the one person who holds a post, at a firm when that is known.
func (a *attributor) holder(title string, firm int) (int, bool) {
	found := -1
	for i := range a.d.Facts.Roles {
		r := &a.d.Facts.Roles[i]
		rest, ok := strings.CutSuffix(r.Title, title)
		if !ok || strings.HasSuffix(rest, "副") || r.Former || firm >= 0 && r.Company != firm {
			continue
		}
		if found >= 0 && found != r.Person {
			return 0, false
		}
		found = r.Person
	}
	return found, found >= 0
}
