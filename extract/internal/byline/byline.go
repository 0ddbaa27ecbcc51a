// Package byline tells the medium that reports from the firms that it reports
// on: 36氪获悉, 接受第一财经专访, 告诉界面新闻. Such a name is not what the text speaks of.
package byline

import (
	"slices"
	"strings"
)

// reports are the words by which a name before them does the reporting.
var reports = []string{"获悉", "记者", "讯", "专访", "采访", "报道", "报导", "首发", "注意到", "了解到", "查询发现", "消息称"}

// Names reports whether the name from byte start to byte end of text stands for
// the medium that reports, by the words around it.
func Names(text string, start, end int) bool {
	lead, rest := text[max(0, start-len("接受 ")*2):start], text[end:]
	lead = strings.TrimRight(lead, " 《“")
	rest = strings.TrimLeft(rest, " 》”")
	begins := func(w string) bool { return strings.HasPrefix(rest, w) }
	switch {
	case endsWith(lead, "告诉", "告知", "致电"):
		return true
	case endsWith(lead, "接受"):
		return strings.Contains(clause(rest), "访")
	case endsWith(lead, "从", "向", "对") && !begins("记者"):
		return !endsWith(lead, "从") && slices.ContainsFunc([]string{"表示", "透露", "称", "坦言", "说", "证实", "确认"}, begins)
	}
	return slices.ContainsFunc(reports, begins)
}

// clause is the beginning of text up to its first mark.
func clause(text string) string {
	if k := strings.IndexAny(text, "，。；：\n"); k >= 0 {
		return text[:k]
	}
	return text
}

func endsWith(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}
