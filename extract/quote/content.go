package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// A part is one run of content.
type part struct {
	document.Span
	speech bool // a quotation, without its marks
	mixed  bool // words with a quotation in them
}

// content collects what cue number k of the paragraph governs: the quotations
// before its region, then what follows, up to the next cue or the reporter's
// own words. taken marks the pieces that a statement holds.
func (a *attributor) content(pieces []piece, cues []cue, k int, taken []bool) []part {
	c := &cues[k]
	parts := a.leadingQuotes(pieces, cues, k, taken)
	limit := len(pieces)
	if k+1 < len(cues) {
		limit = a.regionStart(pieces, &cues[k+1])
		limit = a.giveQuotes(pieces, c, &cues[k+1], limit)
	}
	if !c.strong {
		parts = append(parts, part{Span: document.Span{Start: c.start, End: pieces[c.piece].full.End}})
	}
	direct := false // the content opened with a quotation
	last := pieces[c.piece].sentence
	for i := c.piece + 1; i < limit; i++ {
		p := &pieces[i]
		if taken[i] {
			break
		}
		if p.speech() {
			if i == c.piece+1 && c.strong {
				direct = true
			}
			taken[i] = true
			last = p.sentence
			parts = append(parts, part{Span: a.d.Quotations[p.quotation].Inner, speech: true})
			continue
		}
		if i == c.piece+1 && c.strong && endMark(pieces[c.piece].end) {
			break // “Q”，X说。 what follows is the reporter's
		}
		if direct || p.sentence != last && !a.goesOn(pieces, i, c) {
			break
		}
		if i > c.piece && hasAnyPrefix(a.d.Slice(p.Span), "这就不", "这不禁", "这不得不", "这令人", "这让人", "这使人") {
			break // …，这就不禁令人怀疑: the reporter judges
		}
		last = p.sentence
		taken[i] = true
		parts = append(parts, part{Span: p.full})
	}
	if a.documentOnly(c, parts) {
		return nil
	}
	return a.withoutLead(parts)
}

// withoutLead drops a first clause that only announces the content: 得出的结论
// 是，.
func (a *attributor) withoutLead(parts []part) []part {
	if len(parts) < 2 || parts[0].speech {
		return parts
	}
	first := strings.TrimRight(a.d.Slice(parts[0].Span), "，：")
	if utf8.RuneCountInString(first) <= 10 && hasAnySuffix(first, "结论是", "观点是", "看法是", "理由是", "判断是", "原因是", "答案是", "说法是", "回答是") {
		return parts[1:]
	}
	return parts
}

// leadingQuotes takes the quotations that stand directly before a cue's region
// in its paragraph: “Q”，X说 and “Q。”面对提问，X表示.
func (a *attributor) leadingQuotes(pieces []piece, cues []cue, k int, taken []bool) []part {
	c := &cues[k]
	first := a.regionStart(pieces, c)
	var parts []part
	for i := first - 1; i >= 0 && pieces[i].speech() && !taken[i]; i-- {
		if i > 0 && pieces[i-1].end == '：' || i > 0 && a.asks(pieces[i-1]) {
			break // the clause before brings the quotation in
		}
		taken[i] = true
		inner := a.d.Quotations[pieces[i].quotation].Inner
		parts = append([]part{{Span: inner, speech: true}}, parts...)
	}
	return parts
}

// asks reports whether a clause ends with a verb of asking, so that the
// quotation behind it is a question: 有股东问到，“…”.
func (a *attributor) asks(p piece) bool {
	return !p.speech() && hasAnySuffix(a.d.Slice(p.Span), "问", "问道", "问到", "问及", "提问", "追问", "询问", "发问")
}

func hasAnySuffix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// regionStart is the index of the first clause of the reporter's words around
// the cue: adverbial clauses of its sentence belong to it (面对提问，).
func (a *attributor) regionStart(pieces []piece, c *cue) int {
	i := c.piece
	for i > 0 && !pieces[i-1].speech() && pieces[i-1].sentence == pieces[i].sentence &&
		(pieces[i-1].Start >= c.source.start(pieces[i].Start) || a.isAdverbial(pieces[i-1])) {
		i--
	}
	return i
}

// isAdverbial reports whether a clause only sets the scene for the next: a time,
// an occasion, a topic.
func (a *attributor) isAdverbial(p piece) bool {
	text := a.d.Slice(p.Span)
	if p.end == '；' {
		return false
	}
	if utf8.RuneCountInString(text) <= 6 || dateLen(text) > 0 {
		return true
	}
	for _, open := range []string{"在", "对于", "对", "谈到", "谈及", "谈起", "至于", "针对", "面对", "关于", "就", "当", "据", "随后", "昨日", "近日", "日前", "今日", "被问"} {
		if strings.HasPrefix(text, open) {
			return true
		}
	}
	return strings.HasSuffix(text, "时") || strings.HasSuffix(text, "上") || strings.HasSuffix(text, "后")
}

// giveQuotes decides whose the quotations between two cues are. Directly before
// a cue with another source they are that cue's (“…。”招行行长马蔚华表示); with the
// same source they close what he said first.
func (a *attributor) giveQuotes(pieces []piece, c, next *cue, limit int) int {
	if c.source.entity == next.source.entity && !(c.strong && limit-2 != c.piece && closes(pieces, next)) {
		return limit
	}
	for limit-1 > c.piece && pieces[limit-1].speech() {
		if limit-2 == c.piece && c.strong && !endMark(pieces[c.piece].end) {
			break // X说，“Q”Y说: Q directly follows its cue
		}
		if end := pieces[limit-1].end; end == '。' {
			break
		}
		if before := &pieces[limit-2]; !before.speech() && before.end == '，' && limit-2 > c.piece && before.sentence == pieces[limit-1].sentence {
			break // X说，…，“Q。”Y说: Q goes on what X says
		}
		limit--
	}
	return limit
}

// closes reports whether a cue only closes the quotation before it: “Q”X说。
func closes(pieces []piece, c *cue) bool {
	return c.strong && endMark(pieces[c.piece].end) && c.piece > 0 && pieces[c.piece-1].speech()
}

// goesOn reports whether the sentence that begins with clause i is still the
// words of cue c's source. People go on to the paragraph's end unless the
// reporter can be heard, firms while nothing else is spoken of; what a document of a
// person says is one sentence.
func (a *attributor) goesOn(pieces []piece, i int, c *cue) bool {
	text := a.d.Slice(pieces[i].Span)
	for _, w := range reporterOpenings {
		if strings.HasPrefix(text, w) {
			return false
		}
	}
	if dateLen(text) > 0 || reporterActs(text) || a.turnsTo(pieces, i, c) {
		return false
	}
	if c.source.kind == document.Person && narrates(a.d.Text[pieces[i].Start:]) {
		return false
	}
	if !c.strong && hasAnySuffix(a.d.Slice(c.verb), "宣布", "宣告") {
		return false
	}
	switch c.source.kind {
	case document.Company, document.Organization:
		return a.firmGoesOn(pieces, i, c)
	}
	if c.class == documentVerb && c.source.kind != document.Person {
		return false
	}
	if opens := a.mentionsIn(pieces[i].Span); len(opens) > 0 && opens[0].Start == pieces[i].Start && opens[0].Form == document.Named && opens[0].Kind == document.Company &&
		hasAnyPrefix(a.d.Text[opens[0].End:pieces[i].End], "日前", "此前", "近日", "刚刚", "上周", "上月", "今天", "昨天", "周一", "周二", "周三", "周四", "周五") {
		return false // Facebook|日前完成了收购
	}
	return !a.names(document.Span{Start: pieces[i].Start, End: min(pieces[i].End, pieces[i].Start+30)}, c.source.entity)
}

// firmGoesOn reports whether the sentence that begins with clause i is still what a
// firm or its document says: it opens with no name and no time of its own, and is
// no row of figures. With a word that joins it, it may name others.
func (a *attributor) firmGoesOn(pieces []piece, i int, c *cue) bool {
	text := a.d.Slice(pieces[i].Span)
	if c.class == documentVerb && !strings.Contains(a.d.Text[pieces[c.piece].Start:c.verb.End], "公告") {
		return false
	}
	opening := document.Span{Start: pieces[i].Start, End: min(pieces[i].End, pieces[i].Start+len("本次交易的"))}
	if ms := a.mentionsIn(opening); len(ms) > 0 && ms[0].Start == opening.Start && ms[0].Entity == c.source.entity && ms[0].Form == document.Named {
		return false
	}
	for _, w := range []string{"同时", "此外", "另外", "因此", "未来", "公司将", "我们", "公司还"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	if hasAnyPrefix(text, "目前", "截至", "截止", "报告期", "上半年", "下半年", "今年", "去年", "本季", "全年", "一季度", "二季度", "三季度", "四季度", "第", "该公司", "公司是", "公司股", "公司于", "公司成立", "不过", "但", "然而", "而", "有", "对此", "对于", "据", "在此之前", "在此前", "受", "市场", "业内", "分析", "其中", "这", "数据", "根据", "从", "按") {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(text); '0' <= r && r <= '9' {
		return false
	}
	if ms := a.mentionsIn(opening); len(ms) > 0 && ms[0].Entity >= 0 && ms[0].Entity != c.source.entity && ms[0].Kind != document.Topic && ms[0].Kind != document.Product {
		return false
	}
	return !a.inFigures(pieces, i)
}

// inFigures reports whether the sentence that begins with clause i is a row of figures.
func (a *attributor) inFigures(pieces []piece, i int) bool {
	digits, total := 0, 0
	for k := i; k < len(pieces) && !pieces[k].speech() && pieces[k].sentence == pieces[i].sentence; k++ {
		for _, r := range a.d.Slice(pieces[k].Span) {
			total++
			if '0' <= r && r <= '9' {
				digits++
			}
		}
	}
	return digits*8 > total
}

// turnsTo reports whether the sentence that begins with clause i turns to what
// somebody else does or declines to say: 对此，华星方面不予置评; 大河发言人确认了谈判.
func (a *attributor) turnsTo(pieces []piece, i int, c *cue) bool {
	for k := i; k < len(pieces) && !pieces[k].speech() && pieces[k].sentence == pieces[i].sentence; k++ {
		text := a.d.Slice(pieces[k].Span)
		for _, w := range []string{"置评", "未回应", "不予回应", "未作回应", "未透露", "拒绝透露", "未获回复"} {
			if strings.Contains(text, w) {
				return true
			}
		}
	}
	first := a.mentionsIn(pieces[i].Span)
	if len(first) == 0 || first[0].Start != pieces[i].Start || first[0].Entity < 0 || first[0].Entity == c.source.entity || first[0].Form != document.Named {
		return false
	}
	after := a.d.Text[first[0].End:pieces[i].End]
	for _, w := range []string{"发言人", "相关负责人", "有关负责人", "负责人", "方面"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// reporterActs reports whether a clause has a reporter as its subject: 商报记者
// 查询工商信息发现.
func reporterActs(clause string) bool {
	k := strings.Index(clause, "记者")
	return k >= 0 && utf8.RuneCountInString(clause[:k]) <= 8 && !strings.Contains(clause[:k], "告诉") && !strings.Contains(clause[:k], "对")
}

// reporterOpenings begin a sentence that is the reporter's.
var reporterOpenings = []string{
	"记者", "据悉", "据了解", "据介绍", "据报道", "据记者", "据统计", "据公开", "公开资料", "公开信息", "公开数据", "资料显示", "数据显示", "值得一提", "值得注意", "值得关注",
	"截至发稿", "截至记者", "截止发稿", "需要说明", "需要指出", "某种程度上", "本报", "笔者", "新浪科技", "新浪财经", "财报显示", "公告显示", "年报显示", "天眼查", "企查查", "Wind", "工商资料", "事实上，记者",
	"也有人", "但也有人", "然而也有人", "不过也有人", "也有网友", "有网友", "不少网友", "也有媒体", "但也有媒体", "随后，", "当日", "当天", "昨日", "近日", "日前", "不过，记者", "而在此前", "受此消息",
}

// names reports whether span names entity e.
func (a *attributor) names(span document.Span, e int) bool {
	for _, m := range a.mentionsIn(span) {
		if m.Entity == e && m.Form == document.Named && span.Contains(m.Span) {
			return true
		}
	}
	return false
}

// documentOnly reports whether what a document says is figures alone; those are
// figures and growth, no statement.
func (a *attributor) documentOnly(c *cue, parts []part) bool {
	if c.class != documentVerb {
		return false
	}
	digits, total := 0, 0
	for _, p := range parts {
		if text := a.d.Slice(p.Span); !strings.ContainsAny(text, "0123456789") && utf8.RuneCountInString(text) >= 12 {
			return false // …，但市场依然高度集中
		}
		for _, w := range []string{"收购", "协议", "转让", "辞去", "聘任", "合作", "终止", "违约"} {
			if strings.Contains(a.d.Slice(p.Span), w) {
				return false // what was done is told, with its price
			}
		}
		for _, r := range a.d.Slice(p.Span) {
			total++
			if r >= '0' && r <= '9' {
				digits++
			}
		}
	}
	return digits*8 > total
}

func endMark(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '…' }

// statement joins parts into a statement of speaker.
func statement(d *document.Document, speaker int, parts []part) document.Statement {
	s := document.Statement{Speaker: speaker}
	var b strings.Builder
	quoted, plain := false, false
	for _, p := range parts {
		text := d.Slice(p.Span)
		quoted = quoted || p.speech || p.mixed
		plain = plain || !p.speech
		if b.Len() > 0 && !endsWithMark(b.String()) {
			b.WriteString("，")
		}
		b.WriteString(text)
		if n := len(s.Content); n > 0 && !p.speech && s.Content[n-1].End == p.Start {
			s.Content[n-1].End = p.End
		} else {
			s.Content = append(s.Content, p.Span)
		}
	}
	s.Text = strings.TrimSpace(strings.TrimRight(b.String(), "，；：、, \n"))
	s.Evidence = append([]document.Span(nil), s.Content...)
	switch {
	case quoted && plain:
		s.Form = document.Mixed
	case quoted:
		s.Form = document.Direct
	default:
		s.Form = document.Indirect
	}
	return s
}

func endsWithMark(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("，。；：！？…、—,.;:!?", r)
}

// narrates reports whether a sentence opens with a turn and tells of its speaker by a
// pronoun, so that the reporter has the word again: 然而，当他真正开始.
func narrates(text string) bool {
	for _, turn := range []string{"然而，", "然而", "不过，", "不过", "但", "但是，", "可是，"} {
		if rest, ok := strings.CutPrefix(text, turn); ok && hasAnyPrefix(rest, "当他", "当她", "在他", "在她") && !strings.HasPrefix(rest, "在他看来") {
			return true
		}
	}
	return hasAnyPrefix(text, "当他", "当她")
}
