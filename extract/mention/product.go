package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// products proposes what stands between the marks of a work's title or a
// quotation when the words around it say that it is a game, an app or the like,
// and not a document.
func (f *finder) products() {
	for _, q := range f.d.Quotations {
		inner := f.d.Slice(q.Inner)
		n := runes(inner)
		if n < 2 || n > 16 || strings.ContainsAny(inner, "，。！？；：、\n") || q.Guessed {
			continue
		}
		if q.Title {
			f.titled(q, inner)
		} else if n <= 8 {
			f.quoted(q)
		}
	}
	f.listed()
}

// listed proposes the titles and quoted names that stand in one list with that of a
// product: 《星海远征》与《云上牧场》.
func (f *finder) listed() {
	quotations := f.d.Quotations
	join := func(from, to int) {
		a, b := quotations[from], quotations[to]
		inner := f.d.Slice(b.Inner)
		if f.productFrom[a.Inner.Start] && a.Title == b.Title && !writing(inner) && !f.productFrom[b.Inner.Start] && runes(inner) <= 16 {
			f.propose(b.Inner.Start, b.Inner.End, document.Product, 0.7, "name in a list of products")
			f.productFrom[b.Inner.Start] = true
		}
	}
	beside := func(i int) bool {
		if quotations[i].End > quotations[i+1].Start {
			return false
		}
		switch f.d.Text[quotations[i].End:quotations[i+1].Start] {
		case "", "、", "和", "与", "及", "以及", "或", "，":
			return true
		}
		return false
	}
	for i := 0; i+1 < len(quotations); i++ {
		if beside(i) {
			join(i, i+1)
		}
	}
	for i := len(quotations) - 2; i >= 0; i-- {
		if beside(i) {
			join(i+1, i)
		}
	}
}

var productWords = []string{"游戏", "手游", "端游", "App", "APP", "应用", "软件", "玩家", "版号", "新作", "续作", "下载", "测试", "玩法", "IP", "关卡", "电影", "影片", "票房", "剧集", "综艺"}

// titled weighs a title in 《》.
func (f *finder) titled(q document.Quotation, inner string) {
	if writing(inner) {
		return
	}
	before, after := f.before(q.Start), f.after(q.End)
	around := tail(before, 36) + head(after, 36)
	w := 0.0
	for _, word := range productWords {
		if strings.Contains(around, word) {
			w += 0.4
		}
	}
	if hasAnySuffix(before, "推出", "上线", "发行", "开发", "研发", "旗下", "旗下的", "代理", "推出了", "推出的", "研发的", "开发的", "运营的", "运营", "手游", "游戏", "出品") || hasAnyPrefix(after, usersOf...) || hasAnyPrefix(after, "上线", "的玩家", "团队", "公测", "工作室", "开发", "手游", "系列", "IP") {
		w += 0.4
	}
	if w > 0 && isLatin(f.runeAt(q.Inner.Start)) && strings.Contains(inner, " ") {
		w += 0.3 // 《Sea of Thieves》: whole
	}
	if w > 0 {
		f.propose(q.Inner.Start, q.Inner.End, document.Product, min(w+0.3, 1.2), "title of a product")
		f.productFrom[q.Inner.Start] = true
	}
}

// quoted weighs a name in quotation marks: “掌上生活”App.
func (f *finder) quoted(q document.Quotation) {
	before, after := f.before(q.Start), f.after(q.End)
	if modelName(f.d.Slice(q.Inner)) && released(before) && !hasAnyPrefix(after, "模式", "计划", "战略", "活动", "方案", "政策", "行动", "工程", "理念", "概念", "标准", "体系") {
		f.propose(q.Inner.Start, q.Inner.End, document.Product, 0.8, "quoted name of a model")
		return
	}
	if hasAnyPrefix(after, "系列") && (f.companyEnds(q.Start) || released(before)) || strings.HasSuffix(f.d.Slice(q.Inner), "系列") && released(before) {
		f.propose(q.Inner.Start, q.Inner.End, document.Product, 0.8, "quoted name of a series")
		return
	}
	if f.productsFollow(q.Start) {
		f.propose(q.Inner.Start, q.Inner.End, document.Product, 0.8, "quoted name in a list of products")
		f.productFrom[q.Inner.Start] = true
		return
	}
	if hasAnyPrefix(strings.TrimLeft(after, " "), "App", "APP", "app", "手机应用", "客户端", "小程序", "公众号", "大模型", "软件", "手游", "游戏", "浏览器", "操作系统", "品牌", "系列手机", "芯片") {
		f.propose(q.Inner.Start, q.Inner.End, document.Product, 0.6, "quoted name of a product")
	}
}

// productsFollow reports whether the words before byte i say that names of products follow: 主要产品有,
// 旗下品牌包括.
func (f *finder) productsFollow(i int) bool {
	before := strings.TrimRight(f.before(i), "：: ")
	for _, verb := range []string{"主要有", "有", "包括", "包括了", "包含", "涵盖", "分别为", "分别是", "为"} {
		if noun, ok := strings.CutSuffix(before, verb); ok && hasAnySuffix(noun, "产品", "应用", "软件", "游戏", "手游", "品牌", "App", "APP", "车型", "机型", "型号") {
			return true
		}
	}
	return false
}

// companyEnds reports whether a firm of the tables stands right before byte i.
func (f *finder) companyEnds(i int) bool {
	start := f.nameBefore(i)
	return start < i && f.isCompany(f.d.Text[start:i])
}

// modelName reports whether a name in marks is Han or Latin letters and then the
// letters and digits of a model: 小白鲸J1.
func modelName(name string) bool {
	letters := strings.TrimRight(name, "0123456789 ")
	last, _ := utf8.DecodeLastRuneInString(letters)
	first, _ := utf8.DecodeRuneInString(name)
	return len(letters) < len(name) && isLatin(last) && len(letters) > 2 || len(letters) == len(name) && isHan(first) && isUpper(last)
}

// released reports whether the clause before a name says that something comes out:
// 推出首款扫拖一体机器人.
func released(before string) bool {
	if k := strings.LastIndexAny(before, "，。；：、"); k >= 0 {
		before = before[k:]
	}
	for _, w := range []string{"推出", "发布", "上线", "研发", "上市"} {
		if k := strings.LastIndex(before, w); k >= 0 && runes(before[k:]) <= 16 {
			return true
		}
	}
	return false
}

// writings end the titles of documents and media.
var writings = []string{"报告", "办法", "条例", "规定", "通知", "意见", "公告", "法", "规划", "纲要", "方案", "指南", "协议", "协议书", "合同", "函", "信", "书", "报", "周刊", "杂志", "决定", "标准", "规则", "制度", "细则", "计划", "白皮书", "蓝皮书", "年鉴", "时报", "日报", "新闻", "问答", "声明", "倡议", "章程", "批复", "说明", "清单", "目录", "榜", "榜单", "论坛", "解读", "讲话", "快报", "月报", "年报", "宣言", "解释", "准则"}

// writing reports whether a title is a document's or a medium's, not a
// product's.
func writing(title string) bool {
	return hasAnySuffix(title, writings...) || strings.Contains(title, "关于") || strings.Contains(title, "》")
}

// head and tail are the first and the last n bytes of s, in whole characters.
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

// apps proposes the app that is named by its firm and what it is: 搜狐新闻|客户端,
// 百度|手机助手.
func (f *finder) apps() {
	for _, noun := range []string{"客户端", "App", "APP", "app", "小程序", "公众号"} {
		f.appsOf(noun, f.app)
	}
	for _, noun := range softwareNouns {
		f.appsOf(noun, f.software)
	}
}

// softwareNouns are kinds of software that a firm's name makes a product's: 应用 would
// not, 手机助手 does.
var softwareNouns = []string{"手机助手", "手机管家", "安全卫士", "杀毒", "浏览器", "输入法", "桌面", "云盘", "网盘", "云音乐", "影音", "贴吧", "文库", "地图", "电台", "阅读", "应用商店", "应用市场", "游戏中心", "随身WiFi", "路由器"}

// appsOf calls propose with each place of noun.
func (f *finder) appsOf(noun string, propose func(head, end int)) {
	for at := range f.behind(noun) {
		if !latinAt(f.d.Text, at) {
			propose(at-len(noun), at)
		}
	}
}

// software proposes the one whose noun is [head, end), right behind the name of a firm
// or a Latin word: 百度|地图, GO|桌面.
func (f *finder) software(head, end int) {
	p, ok := f.tokenBefore(head)
	if !ok || !f.borders.At(end) {
		return
	}
	if name := f.d.Slice(p.Span); f.surelyCompany(p.Span) || p.Tag == "eng" && isUpper(rune(name[0])) && len(name) > 1 && !f.term(name) && (f.isCompany(name) || f.count(name) > 1 && len(name) <= 12 && !f.isTopic(name)) {
		f.propose(p.Start, end, document.Product, 1.1, "software of a firm")
	}
}

// series proposes the products that a Latin name and 系列 mean: GO系列.
func (f *finder) series() {
	f.appsOf("系列", func(head, end int) {
		p, ok := f.tokenBefore(head)
		if !ok || p.Tag != "eng" || p.Len() < 2 || !isUpper(f.runeAt(p.Start)) || f.term(f.d.Slice(p.Span)) || latinOrDigit(f.runeBefore(p.Start)) {
			return
		}
		f.propose(p.Start, end, document.Product, 0.6, "series of a Latin name")
	})
}

// app proposes the one whose noun is [head, end), when the name of a firm and one
// or two nouns stand before it.
func (f *finder) app(head, end int) {
	start := head
	for n := 0; n < 3; n++ {
		p, ok := f.tokenBefore(start)
		if !ok || p.Tag != "n" && p.Tag != "vn" && !nameTag(p.Tag) || !isHan(f.runeAt(p.Start)) {
			return
		}
		start = p.Start
		if f.isCompany(f.d.Slice(p.Span)) {
			if n > 0 {
				f.propose(start, end, document.Product, 0.9, "app of a firm")
			}
			return
		}
	}
}
