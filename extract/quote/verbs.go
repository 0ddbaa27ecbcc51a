package quote

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/lexicon"
)

// A verbClass tells how a verb of saying takes its content.
type verbClass uint8

const (
	sayVerb      verbClass = iota + 1 // 表示, 称, 说, 透露
	judgeVerb                         // 认为, 预计
	stressVerb                        // 强调, 建议: often a noun object
	documentVerb                      // 显示, 公告称, 获悉: what a document or an office says
	tellVerb                          // 告诉: takes a listener, then the content
	accordVerb                        // 看来, 的观点是
)

// A verb is a verb or noun of saying as the lexicon knows it.
type verb struct {
	class     verbClass
	ambiguous bool // reports speech only where a mark sets the content off
}

// complementing are the endings of the verbs after which the content may follow
// without a mark: 称由于…, 宣布将关闭…. After the others a noun follows: 公布财报.
var complementing = []string{"称", "说", "指", "表示", "指出", "认为", "宣布", "透露", "坦言", "直言", "承认", "否认", "证实", "预计", "预测", "预期", "预估", "预料", "相信", "坚信", "确信", "深信", "坦承", "断言", "呼吁"}

// speechless are forms of the lexicon that give nobody's words: prepositions, what
// a medium reports of others, and names that one gives oneself.
var speechless = []string{"根据", "按", "按照", "依据", "报道", "自称", "号称", "说明", "看", "考虑", "计划", "打算", "提出", "规定", "明确", "发布", "公布", "解读", "说到", "反映"}

// complements reports whether the verb form takes a clause directly.
func complements(form string) bool {
	for _, c := range complementing {
		if strings.HasSuffix(form, c) {
			return true
		}
	}
	return false
}

// verbClassOf maps the lexicon's classes to how a verb takes its content.
func verbClassOf(form, class string) verbClass {
	switch class {
	case "think", "predict":
		return judgeVerb
	case "stress", "call":
		return stressVerb
	case "document":
		return documentVerb
	case "accord":
		if form == "获悉" || form == "了解到" || form == "得知" {
			return documentVerb
		}
		return accordVerb
	}
	for _, tell := range []string{"告诉", "告知", "通知"} {
		if form == tell {
			return tellVerb
		}
	}
	return sayVerb
}

// verbAt is the longest verb of saying that starts at byte i and ends by end.
func (a *attributor) verbAt(i, end int) (verb, int, bool) {
	m, ok := a.lex.Longest(lexicon.Verbs, a.d.Text, i)
	if !ok || m.End > end {
		return verb{}, 0, false
	}
	c := m.Candidates[0]
	form := a.d.Slice(m.Span)
	v := verb{class: verbClassOf(form, a.lex.Class(c.ID)), ambiguous: c.Ambiguous}
	if v.class == accordVerb && strings.HasPrefix(form, "据") || slices.Contains(speechless, form) && !(form == "说明" && strings.HasPrefix(a.d.Text[m.End:], "，")) {
		return verb{}, 0, false
	}
	if form == "威胁" && strings.HasSuffix(a.d.Text[:i], "的") {
		return verb{}, 0, false // 竞争对手的威胁
	}
	return v, m.End, true
}
