// Package bystander tells names that a sentence holds but does not speak of: the
// medium that reports (36氪获悉, 接受第一财经专访), its reporter (记者 张三), and the
// investors in another's round (由红杉领投).
package bystander

import (
	"strings"

	"github.com/newsgraph/kg/extract/internal/wordset"
)

// reports are the words by which a name before them does the reporting.
var reports = wordset.Of("获悉", "记者", "讯", "专访", "采访", "报道", "报导", "首发", "注意到", "了解到", "查询发现", "消息称")

var (
	tells   = wordset.Of("告诉", "告知", "致电")
	towards = wordset.Of("从", "向", "对")
	says    = wordset.Of("表示", "透露", "称", "坦言", "说", "证实", "确认")
	marks   = wordset.Of("，", "。", "；", "：", "\n")
)

// Reports reports whether the name from byte start to byte end of text stands for
// the medium that reports, by the words around it.
func Reports(text string, start, end int) bool {
	lead, rest := text[max(0, start-len("接受 ")*2):start], text[end:]
	lead = strings.TrimRight(lead, " 《“")
	rest = strings.TrimLeft(rest, " 》”")
	switch {
	case tells.Ends(lead):
		return true
	case strings.HasSuffix(lead, "接受"):
		return strings.Contains(clause(rest), "访")
	case towards.Ends(lead) && !strings.HasPrefix(rest, "记者"):
		return !strings.HasSuffix(lead, "从") && says.Begins(rest)
	}
	return reports.Begins(rest) || dispatches(rest)
}

// dispatches reports whether text begins with the day of a dispatch: 7月1日讯, 13日电.
func dispatches(text string) bool {
	rest := strings.TrimLeft(text, "0123456789年月日 ")
	return len(rest) < len(text) && (strings.HasPrefix(rest, "讯") || strings.HasPrefix(rest, "电")) && strings.HasSuffix(strings.TrimRight(text[:len(text)-len(rest)], " "), "日")
}

// invests are the words by which a name before them puts in money, those that
// count first standing first.
var invests = []string{"领投", "跟投", "参投", "独家投资的", "联合投资的", "参与投资", "参与其中"}

var investsSet = wordset.Of(invests...)

// Invests reports whether text, which follows a name, makes it one of the
// investors in what is spoken of: 领投, 、高瓴等机构跟投.
func Invests(text string) bool {
	text = clause(text)
	if !investsSet.In(text) {
		return false
	}
	for _, w := range invests {
		if k := strings.Index(text, w); k >= 0 {
			return !strings.Contains(text[:k], "融资") && !strings.Contains(text[:k], "由")
		}
	}
	return false
}

// buys are verbs of buying, and bought the nouns that they begin instead.
var (
	buys   = []string{"收购", "并购", "入股", "买下", "竞购", "认购"}
	buySet = wordset.Of(buys...)
	bought = wordset.Of("方", "人", "案", "的")
	breaks = wordset.Of("，", "。", "；", "：", "、", "\n")
)

// Taken reports whether a verb of buying stands before a name in its clause, so
// that it is what is bought: 斥资46亿欧元收购芬兰体育用品商|Amer Sports. lead is the text
// before the name.
func Taken(lead string) bool {
	lead = lead[max(0, len(lead)-len("收购")-36):]
	if !buySet.In(lead) {
		return false
	}
	if k := breaks.FindLast(lead); k >= 0 {
		lead = lead[k:]
	}
	for _, w := range buys {
		if k := strings.LastIndex(lead, w); k >= 0 {
			return !bought.Begins(lead[k+len(w):])
		}
	}
	return false
}

var writes = wordset.Of("记者", "通讯员", "编辑", "撰文", "采写", "摄影", "编译", "作者", "特约记者", "实习生")

// Writes reports whether the person whose name begins at byte start of text and
// ends at end is a reporter: （记者 张三）, 记者张三／台北报导.
func Writes(text string, start, end int) bool {
	lead := strings.TrimRight(text[max(0, start-18):start], " 　:：")
	return writes.Ends(lead) && !strings.HasSuffix(lead, "总编辑") // a post, not a byline
}

// maxClause bounds, in bytes, a clause; English text has none of the marks.
const maxClause = 400

// clause is the beginning of text up to its first mark.
func clause(text string) string {
	text = text[:min(len(text), maxClause)]
	if k := marks.Find(text); k >= 0 {
		return text[:k]
	}
	return text
}
