package quote

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// chorus are the others who say what a source says, named before it in one list:
// 分析师张三和券商研究员李四均表示. Firms must be said to speak alike: 腾讯和百度均表示.
func (a *attributor) chorus(s source, clause document.Span) []source {
	if s.span.Empty() || s.span.Start < clause.Start || s.kind == document.Source {
		return nil
	}
	var others []source
	mentions := a.mentionsIn(clause)
	first := s.span.Start
	for i := len(mentions) - 1; i >= 0; i-- {
		m := &mentions[i]
		if m.End > first || m.Form != document.Named {
			continue
		}
		o, ok := a.mentioned(m)
		if !ok || o.kind != s.kind || o.entity == s.entity {
			continue
		}
		if !a.listed(m.End, first, mentions[i+1:]) {
			break
		}
		others = append([]source{o}, others...)
		first = m.Start
	}
	if len(others) > 0 && s.kind != document.Person && !a.alike(s, clause) {
		return nil
	}
	return others
}

// listed reports whether from from to to there is a word that joins a list and
// nothing else but the names and posts of mentions.
func (a *attributor) listed(from, to int, mentions []document.Mention) bool {
	text := a.d.Text[from:to]
	if rest := strings.TrimLeft(text, ")）"); len(rest) < len(text) {
		from, text = to-len(rest), rest // 张三(Zhang San)和李四
	}
	joined := false
	for _, w := range []string{"、", "以及", "和", "及", "与"} {
		if rest, ok := strings.CutPrefix(text, w); ok {
			from, joined = to-len(rest), true
			break
		}
	}
	if !joined {
		return false
	}
	loose := utf8.RuneCountInString(a.d.Text[from:to])
	at := from
	for _, m := range mentions {
		if m.Start >= at && m.End <= to {
			loose -= utf8.RuneCountInString(a.d.Slice(m.Span))
			at = m.End
		}
	}
	return loose <= 4
}

// alike reports whether the words behind the list say that all of it speak.
func (a *attributor) alike(s source, clause document.Span) bool {
	rest := strings.TrimPrefix(a.d.Text[s.span.End:clause.End], "等")
	for _, w := range []string{"均", "都", "皆", "双双", "先后", "一致", "也都", "也均", "纷纷", "共同", "相继"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
