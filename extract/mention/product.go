package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// products proposes what stands between the marks of a work's title when the
// words around say that it is a game, an app or the like, and not a document.
func (f *finder) products() {
	for _, q := range f.d.Quotations {
		if !q.Title {
			continue
		}
		inner := f.d.Slice(q.Inner)
		if runes(inner) > 16 || document_(inner) {
			continue
		}
		around := tail(f.before(q.Start), 36) + head(f.after(q.End), 36)
		w := 0.0
		for _, word := range []string{"游戏", "手游", "端游", "App", "APP", "应用", "软件", "玩家", "上线", "开发", "推出", "发行", "版号", "新作", "续作", "下载", "用户"} {
			if strings.Contains(around, word) {
				w += 0.4
			}
		}
		if w >= threshold-0.1 {
			f.propose(q.Inner.Start, q.Inner.End, document.Product, min(w+0.3, 1), "title of a product")
		}
	}
}

// document_ reports whether a title is a document's or a medium's, not a
// product's.
func document_(title string) bool {
	return hasAnySuffix(title, []string{"报告", "办法", "条例", "规定", "通知", "意见", "公告", "法", "规划", "纲要", "方案", "指南", "协议", "合同", "函", "信", "书", "报", "周刊", "杂志", "决定", "标准", "规则", "制度", "细则", "计划", "白皮书", "蓝皮书", "年鉴", "时报", "日报", "新闻", "问答", "声明", "倡议", "章程"})
}

func head(s string, n int) string {
	for i := range s {
		if i >= n {
			return s[:i]
		}
	}
	return s
}

func tail(s string, n int) string {
	for i := range s {
		if i >= len(s)-n {
			return s[i:]
		}
	}
	return ""
}
