package clean

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/phrase"
)

// boilerplate finds the lines of text that are not the article's own words:
// disclaimers, share and download prompts, credits, captions. It looks at
// how a line begins, at short lines as a whole, and at phrases that only such
// lines hold.
func boilerplate(text string) (spans []document.Span) {
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if isBoilerplate(text[start:end]) {
			spans = append(spans, document.Span{Start: start, End: end})
		}
		start = end + 1
	}
	return spans
}

// maxPrompt bounds, in characters, the lines that are judged by a phrase.
const maxPrompt = 120

// maxCaption bounds, in characters, the captions that are known by their end.
const maxCaption = 14

// marks are the words that give such lines away: at their start, at that of lines
// of no great length, at the end of short ones, or anywhere.
var marks = sync.OnceValue(func() *struct{ openings, captions, endings, phrases phrase.Table[bool] } {
	var m struct{ openings, captions, endings, phrases phrase.Table[bool] }
	m.openings.Add(true,
		"免责声明", "免责条款", "温馨提示", "风险提示：", "责任编辑", "责编", "本文编辑", "编辑：", "编辑|", "校对：",
		"审核：", "版权声明", "版权所有", "特别声明", "郑重声明", "重要声明", "转载声明", "声明：", "文章来源", "图片来源", "扫码", "扫一扫", "扫描二维码", "长按识别",
		"点击阅读原文", "请继续往下阅读", "我是广告", "一手掌握经济脉动", "不用抽 不用抢", "不用抽", "热门赛事", "加入为 google", "将 yahoo", "本网站之文字", "阅读原文", "相关阅读", "相关新闻", "延伸阅读", "推荐阅读", "更多精彩", "更多内容",
		"更多新闻", "欢迎关注", "关注我们", "关注微信公众号", "微信公众号：", "下载app", "点击下载", "打开app",
		"分享到", "分享至", "返回搜狐", "打印本页", "关闭窗口", "上一篇", "下一篇", "我要评论", "网友评论", "举报",
		"本文不构成", "海量资讯", "continue reading below", "read more", "advertisement", "sign up for", "subscribe to", "copyright ©",
		"all rights reserved", "disclaimer:", "click here", "follow us on", "photo:", "image source")
	m.captions.Add(true, "来源：", "图源", "图：", "图/", "图为", "图说")
	m.endings.Add(true,
		"截图", "资料图", "示意图", "配图", "供图", "图片", "摄影", "视觉中国", "图虫创意")
	m.phrases.Add(true,
		"转载请注明", "不得转载", "禁止转载", "未经授权", "未经许可", "未经书面", "不代表本站", "不代表本网",
		"仅代表作者本人", "作者个人观点", "不构成投资建议", "不作为投资", "不构成任何投资", "投资有风险",
		"入市需谨慎", "入市须谨慎", "据此操作", "版权归原作者", "侵权请联系", "如有侵权", "独家稿件", "二维码",
		"点击关注", "公众号获取", "客户端下载", "责任编辑", "(责编", "（责编", "(编辑", "（编辑：", "all rights reserved")
	return &m
})

func isBoilerplate(line string) bool {
	m := marks()
	words := strings.TrimLeft(line, "【[(（*※▲△◆■●·-—_ ")
	if _, _, ok := m.openings.At(words, 0); ok {
		return true
	}
	if len(line) > maxPrompt*utf8.UTFMax {
		return false
	}
	n := utf8.RuneCountInString(line)
	if n > maxPrompt {
		return false
	}
	if _, _, ok := m.captions.At(words, 0); ok {
		return true // a long line is a caption and the article, which lost the break between them
	}
	if _, _, _, ok := m.phrases.Find(line, 0); ok {
		return true
	}
	if n > maxCaption {
		return false
	}
	for i := 0; i < len(line); i = phrase.Next(line, i) {
		if _, word, ok := m.endings.At(line, i); ok && i+len(word) == len(line) {
			return true
		}
	}
	return false
}

// findInserts removes what news sites put between two paragraphs and their
// markup no longer shows: prompts to read on and labels of advertisements.
func findInserts(text string) (edits []edit) {
	const prompt, label = "Continue Reading Below", "ADVERTISEMENT"
	for i := 0; ; {
		at := strings.Index(text[i:], prompt)
		if at < 0 {
			return edits
		}
		start := i + at
		i = start + len(prompt)
		if strings.HasPrefix(strings.TrimLeft(text[i:], " "), label) {
			i += strings.Index(text[i:], label) + len(label)
		}
		edits = append(edits, edit{start, i, "\n"})
	}
}
