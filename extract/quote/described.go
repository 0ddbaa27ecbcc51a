package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// heads are the nouns that end a described source, longest first where one
// ends another.
var heads = []string{
	"分析人士", "分析员", "业内人士", "知情人士", "内部人士", "消息人士", "权威人士", "人士", "知情者", "负责人", "发言人", "代言人",
	"高级管理人员", "管理人员", "工作人员", "研究人员", "技术人员", "销售人员", "客服人员", "从业人员", "从业者", "人员",
	"管理层", "高层", "高管", "官员", "专家", "分析师", "经济学家", "学者", "教授", "研究员", "律师", "员工", "老板", "店员", "店主", "导购", "客服",
	"投资者", "投资人", "股民", "消费者", "用户", "业主", "网友", "市民", "村民", "经销商", "代理商", "供应商", "销售经理", "基金经理", "经理", "总监", "主管",
	"消息", "消息源", "外媒", "台媒", "港媒", "美媒", "日媒", "韩媒", "英媒", "德媒", "俄媒", "印媒", "陆媒", "官媒", "央媒", "观点", "市场", "机构", "交易员", "操盘手", "创业者", "企业家", "创始人", "董事长", "总裁", "副总裁", "总经理", "CEO", "合伙人", "店长", "主任", "法人", "外资", "业界", "业内", "家长", "医生", "司机", "骑手", "商家", "卖家", "买家",
}

var headSet = wordset.Of(heads...)

// vague heads make a source only with a modifier of their own: 市场 alone is
// no speaker.
var vague = map[string]bool{"消息": true, "观点": true, "市场": true, "机构": true, "人员": true, "用户": true, "经理": true, "教授": true, "老板": true, "总监": true, "主管": true, "创始人": true, "董事长": true, "总裁": true, "副总裁": true, "总经理": true, "CEO": true, "合伙人": true, "主任": true, "人士": true}

// leading words are no part of the description.
var leading = []string{
	"有", "另有", "还有", "也有", "又有", "更有", "曾有", "据", "根据", "按照", "对此", "不过", "但是", "但", "而", "同时", "此外", "另外", "随后", "然而", "因此", "所以", "其中", "目前",
	"日前", "近日", "昨日", "今日", "昨天", "今天", "当日", "当天", "有关", "事后", "此前", "早前", "之后", "最近", "近期", "一些", "不少", "多数", "部分", "与此同时", "例如", "比如", "就连", "甚至", "记者从", "从",
}

var leadingSet = wordset.Of(leading...)

// described is one mention of a described source.
type described struct{ start, entity int }

// describedIn finds the last described source in span that lies outside gaps.
func (a *attributor) describedIn(span document.Span, gaps []document.Span) (source, bool) {
	span = cited(a.d.Text, span)
	text := a.d.Slice(span)
	if !headSet.In(text) {
		return source{}, false
	}
	best := document.Span{Start: -1}
	var head string
	a.headsAt = slices.Grow(a.headsAt[:0], len(heads))[:len(heads)]
	headSet.Last(text, a.headsAt)
	for i, h := range heads {
		k := a.headsAt[i]
		if k < 0 {
			continue
		}
		s := document.Span{Start: span.Start + k, End: span.Start + k + len(h)}
		if strings.HasPrefix(a.d.Text[s.End:], "办") && hasAnySuffix(h, "总裁", "董事长", "总经理", "CEO") {
			continue // 总裁办: the firm's office
		}
		if within(gaps, s) || !a.adverbsOnly(s.End, span.End) || a.talkedTo(s) || !a.starts[s.End] && len(a.d.Tokens) > 0 && !a.wordEnd(s.End) {
			continue
		}
		if s.End > best.End || s.End == best.End && s.Start < best.Start {
			best, head = s, h
		}
	}
	if best.Start < 0 {
		return source{}, false
	}
	if named := a.nameAfter(best, span); named {
		return source{}, false // 分析师张萌: the person is the source
	}
	start := a.descriptionStart(span, best)
	if a.personIn(document.Span{Start: start, End: best.Start}) || hasAnySuffix(a.d.Text[start:best.Start], "对", "向", "给", "与", "跟") {
		return source{}, false // 张三对员工说
	}
	if hasPreposition(a.d.Text[start:best.Start]) || strings.Contains(a.d.Text[start:best.Start], "《") || strings.Contains(a.d.Text[start:best.Start], "通过") || strings.Contains(a.d.Text[start:best.Start], "因为") || strings.Contains(a.d.Text[start:best.Start], "由于") {
		return source{}, false
	}
	full := document.Span{Start: start, End: best.End}
	if vague[head] && (full.Len() == len(head) || hasAnySuffix(a.d.Slice(full), "好消息", "坏消息")) {
		return source{}, false
	}
	entity, ok := a.describe(full, head)
	if !ok {
		return source{}, false
	}
	return source{entity: entity, kind: a.d.Entities[entity].Kind, span: full}, true
}

// talkedTo reports whether the head at s is only who is spoken with: 高层和|投资者|交流时.
func (a *attributor) talkedTo(s document.Span) bool {
	return hasAnySuffix(a.d.Text[:s.Start], "和", "与", "同", "跟") && talks.Begins(a.d.Text[s.End:])
}

var talks = wordset.Of("交流", "沟通", "对话", "座谈", "互动", "见面")

// personIn reports whether span names a person.
func (a *attributor) personIn(span document.Span) bool {
	return slices.ContainsFunc(a.mentionsIn(span), func(m document.Mention) bool {
		return m.Kind == document.Person && m.Form == document.Named && m.Entity >= 0
	})
}

// hasPreposition reports whether a noun phrase is governed by a preposition, so
// that it cannot be the subject: 对投资人提出建议.
func hasPreposition(phrase string) bool {
	return prepositions.Begins(phrase)
}

var prepositions = wordset.Of("对", "向", "给", "与", "跟", "为", "把", "将", "被", "让", "使", "帮助", "提醒", "针对", "就", "在", "从", "通过", "以")

// wordEnd accepts a head whose end the segmenter put inside a word, unless a
// Han character that belongs to a longer noun follows.
func (a *attributor) wordEnd(end int) bool {
	r, _ := utf8.DecodeRuneInString(a.d.Text[end:])
	return !strings.ContainsRune("会团院所化部局处", r)
}

// nameAfter reports whether a person's name follows the head, or a firm's directly: 外资
// 高盛.
func (a *attributor) nameAfter(head, span document.Span) bool {
	for _, m := range a.mentionsIn(document.Span{Start: head.End, End: span.End}) {
		if (m.Kind == document.Person || m.Kind == document.Company && m.Start == head.End) && m.Form == document.Named && m.End <= span.End {
			return true
		}
	}
	return false
}

// adverbsOnly reports whether the words between a description and its verb can
// stand between subject and verb; they must not be long enough for a verb with
// an object of its own.
func (a *attributor) adverbsOnly(from, to int) bool {
	words := a.d.Text[from:to]
	for _, listener := range []string{"和投资者", "与投资者", "和分析师", "与分析师", "和媒体", "与媒体"} {
		if rest, ok := strings.CutPrefix(words, listener); ok && talks.Begins(rest) {
			words = rest // 高层|和投资者|交流时
		}
	}
	if strings.HasPrefix(words, "的") || strings.HasPrefix(words, "、") || strings.HasPrefix(words, "和") {
		return false
	}
	return utf8.RuneCountInString(words) <= 24
}

// descriptionStart is where the description that ends with head begins: after
// the clause's leading words, dates and a relative clause before a name.
func (a *attributor) descriptionStart(span, head document.Span) int {
	start := span.Start
	text := a.d.Text
	if k := strings.LastIndex(text[start:head.Start], "——"); k >= 0 {
		start += k + len("——")
	}
	for again := true; again; {
		again = false
		if i := leadingSet.Index(text[start:head.Start]); i >= 0 {
			start += len(leading[i])
			again = true
		}
		if n := dateLen(text[start:head.Start]); n > 0 {
			start += n
			again = true
		}
	}
	// 从事网贷业务的北京宜信投资公司相关负责人: the name begins the description.
	for _, m := range a.mentionsIn(document.Span{Start: start + 1, End: head.Start}) {
		if m.End <= head.Start && m.Form == document.Named && strings.HasSuffix(text[start:m.Start], "的") {
			return m.Start
		}
	}
	for utf8.RuneCountInString(text[start:head.End]) > 24 {
		k := strings.Index(text[start:head.Start], "的")
		if k < 0 {
			return head.Start
		}
		start += k + len("的")
	}
	return start
}

// dateLen is the length of a day or time at the start of text, with the comma's
// absence: 4月2日, 当地时间周一, 昨日下午.
func dateLen(text string) int {
	i := 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune("0123456789年月日号上下午晚间凌晨时点分周星期一二三四五六", r) {
			break
		}
		i += size
	}
	if i >= 6 && strings.ContainsAny(text[:i], "日月午晚") {
		return i
	}
	return 0
}

// describe returns the entity of a described source: the one whom 该高层 or 上述
// 负责人 points back to, one with the same description, or a new one.
func (a *attributor) describe(span document.Span, head string) (int, bool) {
	name := strings.TrimSpace(a.d.Slice(span))
	for _, pointer := range []string{"该", "上述", "这位", "这名", "前述", "此"} {
		if rest, ok := strings.CutPrefix(name, pointer); ok && utf8.RuneCountInString(rest) <= 8 {
			if e, ok := a.lastSpeaker(head); ok {
				return e, true
			}
		}
	}
	if e, ok := a.byName[name]; ok {
		a.described = append(a.described, described{span.Start, e})
		return e, true
	}
	e := document.Entity{Kind: document.Source, Name: name, Rule: "described source"}
	for _, count := range []string{"一位", "一名", "某位", "某", "多位", "多名", "数位", "两位", "几位", "另一位", "另一名", "另一家", "一家"} {
		if rest, ok := strings.CutPrefix(name, count); ok && rest != "" {
			e.Aliases = append(e.Aliases, rest)
			break
		}
	}
	a.d.Entities = append(a.d.Entities, e)
	entity := len(a.d.Entities) - 1
	a.byName[name] = entity
	a.described = append(a.described, described{span.Start, entity})
	return entity, true
}

// lastSpeaker is the latest speaker whom a pointer with this head can mean.
func (a *attributor) lastSpeaker(head string) (int, bool) {
	for _, e := range slices.Backward(a.sources) {
		if s := &a.d.Entities[e]; s.Kind == document.Source && strings.HasSuffix(s.Name, head) {
			return e, true
		}
	}
	for _, e := range slices.Backward(a.sources) {
		if k := a.d.Entities[e].Kind; k == document.Source || k == document.Person {
			return e, true
		}
	}
	return 0, false
}

// cited is the part of span that names whose word a medium cites, where it cites somebody: 彭博社援引|消息人士|
// 的说法.
func cited(text string, span document.Span) document.Span {
	for _, w := range []string{"援引", "引述", "引用"} {
		k := strings.LastIndex(text[span.Start:span.End], w)
		if k < 0 {
			continue
		}
		rest := text[span.Start+k+len(w) : span.End]
		trimmed := rest
		for _, end := range []string{"的说法", "的消息", "的话", "的观点", "的爆料", "的"} {
			if t, ok := strings.CutSuffix(rest, end); ok {
				trimmed = t
				break
			}
		}
		if trimmed != "" && headSet.Ends(trimmed) {
			return document.Span{Start: span.Start + k + len(w), End: span.Start + k + len(w) + len(trimmed)}
		}
	}
	return span
}
