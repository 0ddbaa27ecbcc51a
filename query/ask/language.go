package ask

import (
	"strconv"
	"strings"
)

// Wording of answers, in English and in Chinese.

// sayings are the fixed texts of answers.
var sayings = map[string][2]string{
	"about":     {"about ", "关于"},
	"former":    {"former", "前任"},
	"since":     {"since ", "自"},
	"until":     {"until ", "至"},
	"forecast":  {"forecast", "预测"},
	"by":        {" by ", "，来自"},
	"roughly":   {"about ", "约 "},
	"yoy":       {"year on year", "同比"},
	"qoq":       {"quarter on quarter", "环比"},
	"mom":       {"month on month", "环比（月）"},
	"nothing":   {"The graph has no answer to: ", "图谱里没有答案："},
	"agree":     {"No two articles give different values for the same figure", "没有两篇文章对同一数据给出不同的数值"},
	"spoke":     {"spoke of", "谈到"},
	"both":      {" are both spoken of: ", "同时被谈到："},
	"colon":     {": ", "："},
	"semicolon": {"; ", "；"},
	"near":      {"What comes near, ", "相近的说法，"},
	"instead":   {"Known: ", "已知："},
	"also":      {"also: ", "另有："},
	"statement": {" statement", " 条言论"},
	"article":   {" article", " 篇文章"},
	"grew":      {"grew", "增长"},
	"fell":      {"fell", "下降"},
	"9M":        {" 9M", " 前三季度"},
	"noperiod":  {"no period", "未注明时期"},
}

// say is a fixed text; "" where there is none of that name.
func (l Language) say(key string) string { return sayings[key][l] }

// kinds are the words for kinds of things.
var kinds = map[string][2]string{
	"Company": {"company", "公司"}, "Person": {"person", "人物"}, "Product": {"product", "产品"}, "Organization": {"organization", "机构"},
	"Topic": {"topic", "话题"}, "Metric": {"metric", "指标"}, "Source": {"source", "消息来源"}, "Statement": {"statement", "言论"},
	"period": {"periods", "时期"}, "metric": {"metrics", "指标"}, "topic": {"topics", "话题"}, "speaker": {"speakers", "说话人"},
	"relation": {"relations", "关系"}, "company": {"companies", "公司"}, "position": {"positions", "职务"},
}

func (l Language) kind(label string) string {
	if k, ok := kinds[label]; ok {
		return k[l]
	}
	return label
}

// verbs of the types of edge: from, verb, to.
var verbs = map[string][2]string{
	"SAID": {"said", "说"}, "ABOUT": {"is about", "谈的是"}, "HOLDS_POSITION": {"holds a position at", "任职于"}, "OFFERS": {"offers", "提供"}, "OWNS": {"owns", "拥有"},
	"HOLDS_STAKE": {"holds a stake in", "持股"}, "INVESTED_IN": {"invested in", "投资了"}, "ACQUIRED": {"acquired", "收购了"}, "COOPERATES_WITH": {"cooperates with", "合作方为"},
	"COMPETES_WITH": {"competes with", "竞争对手为"}, "SUPPLIES": {"supplies", "供货给"}, "SUED": {"sued", "起诉了"}, "LISTED_ON": {"is listed on", "上市于"}, "ISSUED": {"issued", "发布了"},
	"APPOINTED": {"appointed", "任命了"}, "LEFT": {"left", "离开了"}, "FOUNDED": {"founded", "创立了"},
}

func (l Language) verb(typ string) string {
	if v, ok := verbs[typ]; ok {
		return v[l]
	}
	return typ
}

// bracketed puts a remark in brackets; nothing where there is none.
func (l Language) bracketed(s string) string {
	switch {
	case s == "":
		return ""
	case l == Chinese:
		return "（" + s + "）"
	}
	return " (" + s + ")"
}

// period writes a canonical period; that of nine months is told from its year.
func (l Language) period(p string) string {
	if p == "" {
		return l.say("noperiod")
	}
	if y, ok := strings.CutSuffix(p, "9M"); ok {
		return y + l.say("9M")
	}
	return p
}

// stretch writes the period of a question.
func (l Language) stretch(p Period) string {
	switch {
	case p.Part != "":
		return strings.TrimPrefix(l.period(p.From), p.From[:len("2006")])
	case p.From == p.To:
		return strings.TrimPrefix(l.period(p.From), l.say("noperiod"))
	case p.To == "":
		return l.say("since") + p.From
	case p.From == "":
		return l.say("until") + p.To
	}
	return p.From + " – " + p.To
}

// rankedBy names the unit in which figures are ranked; "" for ratios.
func (l Language) rankedBy(unit string) string {
	switch word := currencyWords[unit]; {
	case unit == "1":
		return ""
	case l == English:
		return unitWord(unit, 1)
	case word != "":
		return word
	}
	return unitWord(unit, 2)
}

// count writes how many there are of something.
func (l Language) count(n int64, key string) string {
	s := strconv.FormatInt(n, 10) + l.say(key)
	if l == English && n != 1 {
		s += "s"
	}
	return s
}

// comma joins what is not empty.
func (l Language) comma(list ...string) string {
	mark := ", "
	if l == Chinese {
		mark = "，"
	}
	out := ""
	for _, s := range list {
		if s == "" {
			continue
		}
		if out != "" {
			out += mark
		}
		out += s
	}
	return out
}

// list joins names.
func (l Language) list(names []string) string {
	mark := ", "
	if l == Chinese {
		mark = "、"
	}
	out := ""
	for i, s := range names {
		if i > 0 {
			out += mark
		}
		out += s
	}
	return out
}

// quotes puts words in quotation marks.
func (l Language) quotes(s string) string { return "“" + s + "”" }
