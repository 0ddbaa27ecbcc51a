package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/bystander"
	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
)

// A source is whose word a cue reports.
type source struct {
	entity  int
	kind    document.Kind
	span    document.Span // the words that name it; empty when carried
	carried bool          // the cue before it in the sentence gives the source: 并称
}

func (s source) start(def int) int {
	if s.span.Empty() {
		return def
	}
	return s.span.Start
}

// sourceOf finds the source of the cue in clause i: in the words before the
// verb, else in the clauses before it in the sentence, nearest first.
func (a *attributor) sourceOf(pieces []piece, i int, c, last *cue) (source, bool) {
	p := &pieces[i]
	before := document.Span{Start: p.Start, End: c.verb.Start}
	if s, ok := a.sourceIn(before, c); ok {
		return s, true
	}
	if reporter(a.d.Slice(before)) || unnamed(a.d.Slice(before)) {
		return source{}, false
	}
	joins := carries(a.d.Slice(before))
	if joins && last != nil && pieces[last.piece].sentence == p.sentence {
		return last.source.carry(), true
	}
	if !joins && (c.class == judgeVerb && !c.strong || subject(a.d.Slice(before))) {
		return source{}, false // the reporter, or somebody else, is the subject
	}
	for j := i - 1; j >= 0; j-- {
		q := &pieces[j]
		if q.speech() || q.sentence != p.sentence {
			break
		}
		if s, ok := a.subjectOf(q.Span); ok {
			return s, true
		}
	}
	if joins && last != nil {
		return last.source.carry(), true
	}
	if len(a.sources) > 0 && itsWriting(a.d.Slice(before)+a.d.Slice(c.verb)) {
		e := a.sources[len(a.sources)-1]
		return source{entity: e, kind: a.d.Entities[e].Kind, carried: true}, true
	}
	if a.issuer >= 0 && strings.HasPrefix(a.d.Slice(c.verb), "公告") {
		return source{entity: a.issuer, kind: a.d.Entities[a.issuer].Kind, carried: true}, true
	}
	return source{}, false
}

// itsWriting reports whether a cue's clause only names a text that was spoken of before:
// 邮件中强调, 他的信中称.
func itsWriting(clause string) bool {
	for _, w := range []string{"邮件", "信", "内部信", "公开信", "声明", "文", "文章", "推文", "帖子", "微博"} {
		for _, open := range []string{"", "该", "这封", "在", "此外，"} {
			if rest, ok := strings.CutPrefix(clause, open+w+"中"); ok && utf8.RuneCountInString(rest) <= 6 {
				return true
			}
		}
	}
	return false
}

// carry is the source of a cue that goes on with the one before: 并称.
func (s source) carry() source {
	s.span, s.carried = document.Span{}, true
	return s
}

// subjectOf finds the subject of a clause before the verb's own: the person or
// firm that is named first and is no object, or the person in whose post the
// firm is named (腾讯总裁刘炽平).
func (a *attributor) subjectOf(span document.Span) (source, bool) {
	gaps := a.adverbials(span)
	if s, ok := a.describedIn(span, gaps); ok && s.span.Start == span.Start {
		return s, true
	}
	mentions := a.mentionsIn(span)
	for i := range mentions {
		m := &mentions[i]
		if m.End > span.End || m.Kind == document.JobTitle || within(gaps, m.Span) || a.isObject(m, span) {
			continue
		}
		s, ok := a.mentioned(m)
		if !ok {
			continue
		}
		if s.kind != document.Person {
			if p, ok := a.officer(mentions[i:]); ok {
				return p, true
			}
		}
		return s, true
	}
	return source{}, false
}

// officer is the person whose title stands between the firm that is named first
// and his name.
func (a *attributor) officer(mentions []document.Mention) (source, bool) {
	for k := range mentions[1:] {
		m := &mentions[k+1]
		if m.Kind != document.Person || m.Form != document.Named {
			continue
		}
		s, ok := a.mentioned(m)
		return s, ok && a.endsWithTitle(mentions[0].End, m.Start)
	}
	return source{}, false
}

// endsWithTitle reports whether the words from from to to are short and end with
// a post.
func (a *attributor) endsWithTitle(from, to int) bool {
	if to-from > 60 {
		return false
	}
	for i := from; i < to; i++ {
		if m, ok := a.lex.Longest(lexicon.Titles, a.d.Text, i); ok && m.End == to {
			return true
		}
	}
	return false
}

// mentioned is the speaker whom m names or points at, if it can speak.
func (a *attributor) mentioned(m *document.Mention) (source, bool) {
	entity := m.Entity
	if m.Form == document.Pronoun && entity < 0 {
		entity = a.antecedent(m)
	}
	if m.Form == document.Nominal && a.d.Slice(m.Span) == "公司" && a.issuer >= 0 {
		entity = a.issuer // who announced, not whom the announcement is about
	}
	if entity < 0 {
		return source{}, false
	}
	if m.Kind == document.Person && m.Form == document.Named && bystander.Writes(a.d.Text, m.Start, m.End) {
		return source{}, false
	}
	s := source{entity: entity, kind: a.d.Entities[entity].Kind, span: m.Span}
	return s, s.kind == document.Person || s.kind == document.Source || s.kind == document.Company || s.kind == document.Organization
}

// sourceIn finds the source among the words before the verb in its clause: the
// last person or described source, else the first firm of the last group.
func (a *attributor) sourceIn(span document.Span, c *cue) (source, bool) {
	var person, described, company source
	beside := false // a firm is named right before the verb
	gaps := a.adverbials(span)
	if s, ok := a.describedIn(span, gaps); ok {
		described = s
	}
	mentions := a.mentionsIn(span)
	for i := range mentions {
		m := &mentions[i]
		if m.End > span.End || within(gaps, m.Span) || a.isObject(m, span) || a.bracketed(m, span) || c.class != accordVerb && a.placed(m, span) {
			continue
		}
		s, ok := a.mentioned(m)
		switch {
		case !ok:
		case s.kind == document.Person, s.kind == document.Source:
			person = s
		default:
			if company.span.Empty() || m.Start > company.span.End {
				company = s
			}
			beside = m.Form == document.Named && m.End == span.End
		}
	}
	holder, held := a.holderIn(span, gaps)
	switch {
	case held && holder.span.End > person.span.End:
		return holder, true
	case beside && company.span.Start >= described.span.End && c.class != tellVerb && person.span.Empty():
		return company, true // 失去市场第一的|诺基亚宣布
	case !described.span.Empty() && described.span.End > person.span.End:
		return described, true
	case !person.span.Empty():
		return person, true
	case !company.span.Empty() && c.class != tellVerb:
		return company, true
	}
	return source{}, false
}

// objectLeads stand before names that are no subjects.
var objectLeads = wordset.Of("对", "向", "与", "跟", "给", "接受", "告诉", "针对", "关于", "至于", "谈到", "谈及", "对于", "提到", "提及", "面对", "回应", "比", "被", "将", "把", "遭遇", "遭", "受", "通过")

// isObject reports whether mention m is not the subject of its clause: the
// listener or partner of a preposition (对腾讯, 向记者, 接受新华社采访), or the
// owner of something (腾讯的).
func (a *attributor) isObject(m *document.Mention, span document.Span) bool {
	before := a.d.Text[span.Start:a.postStart(m, span)]
	after := a.d.Text[m.End:span.End]
	if objectLeads.Ends(before) {
		return true
	}
	if strings.HasPrefix(after, "的") || m.Kind != document.Person && strings.HasPrefix(after, "记者") {
		return true
	}
	return false
}

// postStart is where the post begins that stands before a name, 与董事长|郭广昌, or
// the name itself.
func (a *attributor) postStart(m *document.Mention, span document.Span) int {
	start := m.Start
	before := a.mentionsIn(document.Span{Start: span.Start, End: start})
	for _, t := range slices.Backward(before) {
		if t.Kind != document.JobTitle || t.End != start {
			break
		}
		start = t.Start
	}
	return start
}

var (
	opening  = wordset.Of("（", "(")
	brackets = wordset.Of("（", "(", "）", ")")
)

// bracketed reports whether a name stands in a bracket, where it only says what
// else the one before is called.
func (a *attributor) bracketed(m *document.Mention, span document.Span) bool {
	const longest = 512 // a sentence may be as long as the article, with a name in every word
	before := a.d.Text[max(span.Start, m.Start-longest):m.Start]
	last := brackets.FindLast(before)
	return last >= 0 && opening.Begins(before[last:])
}

// placed reports whether a name is only where something is said: 在微博称.
func (a *attributor) placed(m *document.Mention, span document.Span) bool {
	return m.Kind != document.Person && hasAnySuffix(a.d.Text[span.Start:m.Start], "在", "于", "通过", "在其", "通过其", "官方", "个人")
}

// adverbialWords open the adverbials that are looked for.
var adverbialWords = wordset.Of("在", "接受", "于", "通过", "回应", "回答", "谈及", "针对", "就")

// adverbials lists the parts of span that cannot hold the source: 在…时, 在…上,
// 接受…采访, 据….
func (a *attributor) adverbials(span document.Span) []document.Span {
	text := a.d.Slice(span)
	var gaps []document.Span
	if !adverbialWords.In(text) {
		return nil
	}
	for _, open := range []string{"在", "接受", "于", "通过", "回应", "回答", "谈及", "针对", "就"} {
		at := 0
		for {
			k := strings.Index(text[at:], open)
			if k < 0 {
				break
			}
			k += at
			end := closeOf(text[k+len(open):])
			if end < 0 {
				at = k + len(open)
				continue
			}
			end += k + len(open)
			gaps = append(gaps, document.Span{Start: span.Start + k, End: span.Start + end})
			at = end
		}
	}
	return gaps
}

// closeOf is where an adverbial that has just been opened ends, or -1.
func closeOf(text string) int {
	best := -1
	for _, mark := range []string{"时", "上", "中", "里", "后", "期间", "采访", "会议", "之际", "前", "下", "提问", "问题"} {
		if k := strings.Index(text, mark); k > 0 && utf8.RuneCountInString(text[:k]) <= 40 && k+len(mark) > best {
			best = k + len(mark)
		}
	}
	return best
}

// maxBack is how many mentions antecedent looks back over.
const maxBack = 500

// antecedent is whom the pronoun m means when resolve could not tell: 他 is the
// person who was named last or the source who spoke last, whichever is nearer.
func (a *attributor) antecedent(m *document.Mention) int {
	best, at := -1, -1
	before := a.mentionsIn(document.Span{End: m.Start})
	for _, o := range slices.Backward(before[max(0, len(before)-maxBack):]) {
		if o.Entity >= 0 && o.Kind == document.Person && o.Form == document.Named {
			best, at = o.Entity, o.Start
			break
		}
	}
	for _, s := range slices.Backward(a.described) {
		if s.start < m.Start {
			if s.start > at {
				best = s.entity
			}
			break
		}
	}
	return best
}

// reporter reports whether the words before a verb make the reporter its
// subject: 记者了解到, 据悉, 据了解.
func reporter(before string) bool {
	if hasAnySuffix(before, "公开", "公开资料", "公开信息", "公开数据", "工商资料", "工商信息", "公开报道") {
		return true
	}
	for _, w := range []string{"记者", "笔者", "小编", "据悉", "据了解"} {
		if strings.HasSuffix(before, w) || strings.HasPrefix(before, w) {
			return true
		}
	}
	return false
}

// unnamed reports whether the words before a verb bring in a speaker of whom
// nothing is said: 有消息(称), 有媒体(报道).
func unnamed(before string) bool {
	k := strings.LastIndex(before, "有")
	return k >= 0 && utf8.RuneCountInString(before[k:]) <= 5
}

// carries reports whether the words before a verb only join it to the cue
// before: 并称, 还表示, 同时指出.
func carries(before string) bool {
	before = strings.TrimSpace(before)
	for _, w := range []string{"并", "还", "同时", "并且", "而且", "进一步", "也", "此外", "又", "再次", "随后", "并进一步", "同时也", "此外还", "另外", "接着", "最后", "还特别", "并特别"} {
		if before == w {
			return true
		}
	}
	return false
}

// subject reports whether the words before a verb hold a subject of their own
// that is not one of the mentions: a noun after which adverbs may stand.
func subject(before string) bool {
	before = strings.TrimSpace(before)
	return utf8.RuneCountInString(before) > 8 && !hasPreposition(before)
}

func within(gaps []document.Span, s document.Span) bool {
	for _, g := range gaps {
		if g.Contains(s) {
			return true
		}
	}
	return false
}
