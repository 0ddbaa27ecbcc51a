package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// A cue is a verb or noun of saying together with whose word it reports.
type cue struct {
	piece      int           // the clause that holds it
	verb       document.Span // the verb or noun
	class      verbClass
	source     source
	others     []source // who say the same: A和B均表示
	start      int      // where content may begin, after the mark behind the reporter's words
	strong     bool     // a mark or a quotation follows the reporter's words
	rule       string
	confidence float64
}

// cues finds the cues of a paragraph, in order.
func (a *attributor) cues(pieces []piece) []cue {
	var found []cue
	for i := range pieces {
		if pieces[i].speech() {
			continue
		}
		a.noteIssuer(&pieces[i])
		var last *cue
		if len(found) > 0 {
			last = &found[len(found)-1]
		}
		if c, ok := a.cueIn(pieces, i, last); ok {
			found = append(found, c)
		}
	}
	return found
}

// issues are what a company publishes.
var issues = wordset.Of("报告", "公告", "年报", "季报", "半年报", "财报", "业绩预告", "业绩快报", "减持计划", "增持计划", "回购计划", "预案")

// noteIssuer remembers the company that a clause says publishes a report: 华星晚间披露半年度报告.
func (a *attributor) noteIssuer(p *piece) {
	text := a.d.Slice(p.Span)
	if !issues.Ends(text) {
		return
	}
	k := max(strings.Index(text, "披露"), strings.Index(text, "发布"), strings.Index(text, "公布"), strings.Index(text, "宣布"))
	if k < 0 {
		return
	}
	for _, m := range a.mentionsIn(document.Span{Start: p.Start, End: p.Start + k}) {
		if m.Kind == document.Company && m.Form == document.Named && m.Entity >= 0 {
			a.issuer = m.Entity
			return
		}
	}
}

// cueIn finds the cue of clause i. last is the cue before it in the paragraph.
func (a *attributor) cueIn(pieces []piece, i int, last *cue) (cue, bool) {
	p := &pieces[i]
	if c, ok := a.labelCue(pieces, i); ok {
		return c, true
	}
	for _, v := range a.verbsIn(p.Span) {
		if a.noun(pieces, i, v.Span) || strings.HasSuffix(a.d.Text[p.Start:v.Start], "被") {
			continue // 腾讯被认为是推手
		}
		c := cue{piece: i, verb: v.Span, class: v.class}
		c.strong = a.endsRegion(pieces, i, &c)
		if !c.strong && !a.takesComplement(p, &c, v.ambiguous) {
			continue
		}
		src, ok := a.sourceOf(pieces, i, &c, last)
		if !ok {
			continue
		}
		if src.kind == document.Source && asking(a.d.Slice(v.Span)) {
			continue // 有投资者问: a question, which the answer tells
		}
		if learns(a.d.Slice(v.Span)) && !a.saidBy(src, p.Span) {
			continue
		}
		c.source = src
		c.others = a.chorus(src, p.Span)
		if a.nested(pieces, &c, last) {
			continue
		}
		a.sources = append(a.sources, src.entity)
		if src.kind == document.Company && strings.Contains(a.d.Slice(p.Span), "公告") {
			a.issuer = src.entity
		}
		if c.strong {
			c.rule, c.confidence = "cue", 0.9
		} else {
			c.rule, c.confidence = "cue with clause", 0.75
		}
		return c, true
	}
	return cue{}, false
}

var (
	revisions = wordset.Of("推升", "调升", "调高", "上修", "下修", "提高", "给予", "获得", "给出")
	refusals  = wordset.Of("未必", "并未", "没有", "拒绝", "难以", "无法", "无从")
	fromWords = wordset.Of("从", "就")
	received  = wordset.Of("受到", "获得", "深受", "备受", "普获")
	unsaid    = wordset.Of("作为", "未", "没有", "不予", "未能", "拒绝")
)

// noun reports whether a word of saying in clause i is only a noun there: 作为回应,
// 发布公告，称….
func (a *attributor) noun(pieces []piece, i int, word document.Span) bool {
	if a.d.Slice(word) == "评价" && revisions.In(a.d.Text[pieces[i].Start:word.Start]) {
		return true // 推升外资对晶圆代工的评价
	}
	if w := a.d.Slice(word); (w == "肯定" || w == "看好") && received.In(a.d.Text[pieces[i].Start:word.Start]) {
		return true // 受到大摩肯定
	}
	if refusals.In(a.d.Text[pieces[i].Start:word.Start]) {
		return true // 也未必会在文件中透露
	}
	if unsaid.Ends(a.d.Text[:word.Start]) {
		return true
	}
	if a.foresight(pieces, i, word) {
		return true
	}
	if a.d.Slice(word) == "来看" && fromWords.In(a.d.Text[pieces[i].Start:word.Start]) {
		return true // 从更换财务总监来看: what tells, not who
	}
	if a.d.Slice(word) == "指" {
		marked := word.End == pieces[i].End && (pieces[i].end == '，' || pieces[i].end == '：')
		return !a.namedUntil(word.Start) && !(marked && hasAnySuffix(a.d.Text[:word.Start], "上", "中", "时", "会", "后")) // 他指，; not 手指, 所指
	}
	if strings.HasSuffix(a.d.Slice(word), "声明") && pieces[i].end == '：' && i+1 < len(pieces) && hasAnyPrefix(a.d.Slice(pieces[i+1].Span), "本内容", "本文", "本网", "本站", "凡", "转载", "以上", "未经") {
		return true // the medium's own small print
	}
	if reckons(a.d.Slice(word)) && bases.Begins(a.d.Text[pieces[i].Start:word.Start]) {
		return true // 按照协会公布的价格测算: by the reporter
	}
	if a.d.Slice(word) == "警告" && hasAnySuffix(a.d.Text[:word.Start], "给予", "予以", "处以", "受到", "口头", "书面", "严重", "行政", "被", "以") {
		return true // a penalty
	}
	if a.d.Slice(word) == "公告" && hasAnySuffix(a.d.Text[:word.Start], "据", "按", "按照", "依据", "上述", "该", "相关", "有关") {
		return true
	}
	if i+1 == len(pieces) || !strings.HasPrefix(a.d.Slice(pieces[i+1].Span), "称") {
		return false
	}
	return a.d.Slice(word) == "公告" || hasAnySuffix(a.d.Text[:word.Start], "作出", "做出") // 做出回应，称…
}

// reckons reports whether a verb only works a number out.
func reckons(form string) bool { return form == "测算" || form == "计算" || form == "估算" }

var bases = wordset.Of("如按", "如以", "若按", "若以", "按", "以", "根据", "依据")

// foresight reports whether a word of expecting is what numbers are measured against
// and not what its clause's subject does: 低于预期5%, 市场预估.
func (a *attributor) foresight(pieces []piece, i int, word document.Span) bool {
	switch a.d.Slice(word) {
	case "预期", "预估", "估计":
		before := a.d.Text[pieces[i].Start:word.Start]
		for _, w := range []string{"超出", "高于", "低于", "不及", "符合", "好于", "超过", "不如", "优于"} {
			if strings.Contains(before, w) {
				return true
			}
		}
		for _, w := range []string{"此前", "先前", "原本", "之前"} {
			before = strings.TrimSuffix(before, w)
		}
		return hasAnySuffix(before, "于", "出", "合", "达", "到", "过", "超", "的", "及", "一致", "普遍", "平均")
	}
	return false
}

// namedUntil reports whether somebody's name or a pronoun ends at byte at.
func (a *attributor) namedUntil(at int) bool {
	const reach = 64 // bytes that a name may take
	for _, m := range a.mentionsIn(document.Span{Start: max(0, at-reach), End: at}) {
		if m.End == at && m.Entity >= 0 && (m.Kind == document.Person || m.Kind == document.Company || m.Kind == document.Organization) {
			return true
		}
	}
	return false
}

type verbMatch struct {
	document.Span
	verb
}

// verbsIn lists the verbs of saying in span whose ends are word boundaries, the
// longest at each place, the last in the clause first: in 在接受采访时坦言 the last
// verb is the cue.
func (a *attributor) verbsIn(span document.Span) []verbMatch {
	var found []verbMatch
	for i := span.Start; i < span.End; {
		_, size := utf8.DecodeRuneInString(a.d.Text[i:])
		if v, end, ok := a.verbAt(i, span.End); ok && a.boundary(i, end) {
			found = append(found, verbMatch{document.Span{Start: i, End: end}, v})
			size = end - i
		}
		i += size
	}
	slices.Reverse(found)
	return found[:min(len(found), maxVerbs)]
}

// maxVerbs is more verbs of saying than a clause has; a text of nothing but such
// verbs must not cost the square of its length.
const maxVerbs = 16

// boundary reports whether [start, end) are whole words. A one-syllable verb
// must be a word of its own, or the end of a verb of saying that the lexicon
// does not hold whole: the 称 of 名称 and the 说 of 来说 are none.
func (a *attributor) boundary(start, end int) bool {
	if end-start > len("说") {
		return true
	}
	if !a.starts[end] || inNoun(a.d.Text[:end]) {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(a.d.Text[:start]); a.starts[start] || strings.ContainsRune("时还则也并曾都又就再上中里后均亦却内间信件函文告书帖博媒地", r) {
		return true
	}
	const two = 2 * len("说") // 补充说, 反问道
	if start < two {
		return false
	}
	_, before, ok := a.verbAt(start-two, start)
	return ok && before == start
}

// inNoun reports whether text ends with a word whose last syllable is no verb of
// saying, though the syllable alone is one.
func inNoun(text string) bool {
	return nounEnds.Ends(text)
}

var nounEnds = wordset.Of("简称", "俗称", "全称", "名称", "职称", "人称", "号称", "自称", "堪称", "统称", "通称", "别称", "昵称", "谓称", "小说", "学说", "法说", "传说", "据说", "听说", "虽说", "再说", "来说", "可以说", "应该说", "句话说", "可说", "不消说", "不用说", "别说", "俗话说", "话说", "知道", "报道", "渠道", "频道", "味道", "通道", "街道", "管道", "轨道", "赛道", "人道", "厚道", "地道")

// endsRegion reports whether the reporter's words end with the verb: only
// particles, a listener or an occasion may follow it before the clause's mark.
// It sets where content may start.
func (a *attributor) endsRegion(pieces []piece, i int, c *cue) bool {
	p := &pieces[i]
	rest := a.d.Text[c.verb.End:p.End]
	c.start = p.full.End
	if c.class == tellVerb && a.onlyNames(c.verb.End, p.End) {
		rest = "记者" // 告诉36氪
	}
	next := i+1 < len(pieces) && pieces[i+1].speech() && pieces[i+1].Start == p.full.End
	if !listener(rest, c.class) {
		if p.end == '：' && strings.HasPrefix(rest, "了") && utf8.RuneCountInString(rest) <= 6 {
			return true // 指出了方向：
		}
		if c.piece > 0 && pieces[i-1].speech() && a.d.Slice(c.verb) == "表达" && endMark(p.end) {
			return true // “Q。”X在信中表达了信心。
		}
		if next && p.end == '：' && c.class != documentVerb && utf8.RuneCountInString(rest) <= 16 {
			return true // 强调了这款游戏的超速增长：“…”
		}
		return p.end == '：' && strings.HasSuffix(rest, "建议") || next && p.end == 0 && rest == ""
	}
	switch p.end {
	case '，', '：':
		return true
	case '。', '！', '？', '；', 0:
		// “Q”，X说。 or X说“Q”: the content is a quotation beside it.
		return next || i > 0 && pieces[i-1].speech()
	}
	return false
}

// onlyNames reports whether [start, end) is nothing but a name.
func (a *attributor) onlyNames(start, end int) bool {
	for _, m := range a.mentionsIn(document.Span{Start: start, End: end}) {
		if strings.Trim(a.d.Text[start:m.Start], "《“") == "" && (strings.Trim(a.d.Text[m.End:end], "》”") == "" || strings.TrimLeft(a.d.Text[m.End:end], "》”") == "记者") && m.Form == document.Named {
			return true
		}
	}
	return false
}

// asking reports whether a verb only puts a question.
func asking(form string) bool {
	return hasAnySuffix(form, "问", "问道", "问到", "问及", "提问", "追问", "询问", "发问")
}

// learns reports whether a verb of learning tells the medium's own finding when
// nobody is named from whom: 36氪获悉, but 从华星获悉.
func learns(form string) bool {
	return form == "获悉" || form == "了解到" || form == "得知"
}

// saidBy reports whether 从 stands before the source, so that it is its word.
func (a *attributor) saidBy(s source, clause document.Span) bool {
	start := s.start(clause.Start)
	return hasAnySuffix(a.d.Text[clause.Start:max(start, clause.Start)], "从", "自", "据")
}

// listener reports whether rest, what follows the verb in its clause, is only
// particles and the one who is told: 道, 记者, 《财经》记者, 媒体.
func listener(rest string, class verbClass) bool {
	rest = strings.TrimSpace(rest)
	for _, particle := range []string{"道", "到", "说", "称", "过"} {
		if rest == particle {
			return true
		}
	}
	if rest == "" {
		return class != tellVerb
	}
	if utf8.RuneCountInString(rest) > 14 {
		return false
	}
	for _, who := range []string{"记者", "媒体", "笔者", "我们", "大家", "投资者", "分析师", "作者", "本报", "者"} {
		if strings.HasSuffix(rest, who) {
			return class == tellVerb || class == sayVerb
		}
	}
	return false
}

// takesComplement reports whether what follows the verb within its clause is a
// clause that is said, rather than an object: 称由于…, 认为无法…, but not 称为, 表示
// 感谢, 强调了…的增长.
func (a *attributor) takesComplement(p *piece, c *cue, ambiguous bool) bool {
	form := a.d.Slice(c.verb)
	if c.class != tellVerb && (!complements(form) || ambiguous && form != "称" && form != "说" && form != "指" && form != "预期" && form != "预估") {
		return false
	}
	rest := a.d.Text[c.verb.End:p.End]
	if c.class == tellVerb {
		_, after, ok := strings.Cut(rest, "记者")
		if !ok || utf8.RuneCountInString(after) < 4 {
			return false
		}
		c.start = p.End - len(after)
		return true
	}
	if utf8.RuneCountInString(rest) < 4 {
		return false
	}
	for _, object := range []string{"了", "过", "着", "的", "之", "出", "为", "到", "感谢", "欢迎", "不满", "满意", "遗憾", "歉意", "支持", "关注", "担忧", "祝贺", "谴责", "理解", "敬意", "赞赏", "肯定", "一下"} {
		if strings.HasPrefix(rest, object) {
			return false
		}
	}
	c.start = c.verb.End
	return true
}

// sentenceStart is where the sentence of piece i begins.
func sentenceStart(pieces []piece, i int) int {
	for i > 0 && pieces[i-1].sentence == pieces[i].sentence && !pieces[i-1].speech() {
		i--
	}
	return pieces[i].Start
}

// saysMore reports whether c tells of a second thing that the speaker of the cue before has said: 公司公
// 告称，…；昨日，公司再次公告称，….
func (a *attributor) saysMore(pieces []piece, c, last *cue) bool {
	if c.class == judgeVerb || c.source.entity != last.source.entity {
		return false
	}
	for i := c.piece - 1; i > last.piece; i-- {
		if pieces[i].end == '；' {
			return true
		}
	}
	return false
}

// nested reports whether c lies in what an earlier cue of the sentence already
// reports, so that it is part of that content: 有人士称，厂商认为….
func (a *attributor) nested(pieces []piece, c, last *cue) bool {
	if last == nil {
		return false
	}
	own := c.source.span.Start >= sentenceStart(pieces, c.piece) && !c.source.span.Empty()
	if pieces[last.piece].sentence != pieces[c.piece].sentence {
		if last.strong && last.piece+1 < len(pieces) && pieces[last.piece+1].speech() {
			return false // after a quotation the reporter has the word
		}
		// Within what a person goes on to say, companies think and expect.
		spoken := last.source.kind == document.Person || last.source.kind == document.Source
		firm := c.source.kind == document.Company || c.source.kind == document.Organization
		return spoken && !c.strong && !c.source.carried && (!own || firm && c.class == judgeVerb)
	}
	if c.strong && (c.source.kind == document.Person || c.source.kind == document.Source || a.saysMore(pieces, c, last)) && own {
		return false
	}
	return !c.source.carried
}
