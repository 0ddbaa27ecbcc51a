package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// siteEndings end the names of sites, roads, waters and events.
var siteEndings = suffixesOf([]string{"南岸", "北岸", "东岸", "西岸", "两岸", "沿岸", "城际", "高速", "铁路", "公路", "国道", "联络线", "地铁", "火车站", "车站", "大桥", "园区", "产业园", "工业园", "科技园", "开发区", "高新区", "新区", "自贸区", "保税区", "大厦", "广场", "大楼", "中心", "街道", "大道", "社区", "城区", "胡同", "峰会", "论坛", "大会", "年会", "展会", "博览会", "大赛", "奥运会", "世界杯", "弊案", "案件", "专案", "条例", "协定", "协议", "计划", "政策", "措施", "方案"})

// siteFollows is what goes on from the name of a place to what kind of place it is:
// 燕矶|镇, 武黄城际|铁路.
var siteFollows = []string{"镇", "乡", "村", "县", "街道", "铁路", "公路", "高速", "联络线", "大桥", "机场", "车站", "路口", "峰会", "论坛", "大会", "圈", "工业园", "园区", "开发区", "产业园", "科技园", "高新区", "会计准则", "展会", "展上", "车展"}

// site reports whether s names a place, a road or an event and no firm.
func (f *finder) site(s document.Span) bool {
	return siteEndings.of(f.d.Slice(s)) != "" || f.runes(s) <= 4 && hasAnyPrefix(f.after(s.End), siteFollows...) || hasAnyPrefix(f.after(s.End), "展上", "展会", "车展", "博览会") || f.eventAt(s.End) || f.districtAt(s) || f.plant(s)
}

// plant reports whether s is a place and the plant that somebody has there: 台南南科厂; or
// two countries that something is between: 台美|晶片.
func (f *finder) plant(s document.Span) bool {
	text := f.d.Slice(s)
	if hasAnyPrefix(text, "台美", "美台", "中美", "美中", "两岸", "中日", "日韩", "美日") && f.runes(s) <= 5 && companySuffix(text).form == weak {
		return true
	}
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	return ok && place.End < s.End && hasAnySuffix(text, "厂", "厂区", "总部", "园区") && f.runes(s) <= 6
}

// districtAt reports whether s is a place and the name of a district of it:
// 深圳市光明|区.
func (f *finder) districtAt(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	return ok && place.End < s.End && hasAnyPrefix(f.d.Text[s.End:], "区", "县", "镇")
}

// eventAt reports whether byte i lies within the word for an event: 金融科技峰|会.
func (f *finder) eventAt(i int) bool {
	_, size := utf8.DecodeLastRuneInString(f.d.Text[:i])
	return hasAnyPrefix(f.d.Text[i-size:], "峰会", "论坛", "大会", "年会")
}

// sortOf reports whether s tells of what sort something is: 对战类|游戏.
func (f *finder) sortOf(s document.Span) bool {
	_, noun, ok := strings.Cut(f.d.Slice(s), "类")
	at := s.End - len(noun)
	t, word := f.token(at)
	return ok && noun != "" && word && t.End == s.End && t.Tag == "n"
}

// waresListed are what lists of goods end in: 海鲜、肉禽等品类.
var waresListed = []string{"品类", "商品", "产品", "食品", "食材", "用品", "原料", "原材料", "品种", "设备", "服务", "功能", "场景", "领域", "行业"}

// inListOfWares reports whether s stands in a list that ends in what goods or trades it lists.
func (f *finder) inListOfWares(s document.Span) bool {
	list, rest, ok := strings.Cut(head(f.after(s.End), 60), "等")
	if !ok || strings.ContainsAny(list, "，。；：（(") || !strings.HasPrefix(list, "、") && (list != "" || !strings.HasSuffix(f.d.Text[:s.Start], "、")) {
		return false
	}
	if end := strings.IndexAny(rest, "，。；、"); end >= 0 {
		rest = rest[:end]
	}
	return runes(rest) <= 5 && hasAnySuffix(rest, waresListed...) && !containsAny(rest, "公司", "企业", "厂", "商的", "品牌", "机构", "平台", "旗下")
}

// firmAndDeed reports whether s is a firm of the tables and an ordinary verb that a noun
// goes on from, and so what the firm did: 复星|创业|历史.
func (f *finder) firmAndDeed(s document.Span) bool {
	if strings.HasSuffix(f.d.Slice(s), "创业") && hasAnyPrefix(f.after(s.End), "历史", "历程", "故事", "经历", "初期", "之初", "元老", "团队", "者", "时") {
		return true
	}
	h, ok := f.hitAt(s.Start)
	if !ok || h.End >= s.End || !f.isCompany(f.d.Slice(h.Span)) || companySuffix(f.d.Slice(s)).text != "" || f.isCompany(f.d.Slice(s)) {
		return false
	}
	t, ok := f.token(h.End)
	if ok && t.End == s.End && t.Tag == "n" && runes(f.d.Slice(t.Span)) >= 3 {
		return true // 华星|资金链
	}
	if !ok || t.End != s.End || t.Tag != "v" && t.Tag != "vn" {
		return false
	}
	next, ok := f.token(s.End)
	return t.Tag == "v" || ok && next.Len() > len("的") && next.Tag == "n"
}

// tradeOf reports whether s is a place and one ordinary word of two characters, as
// in 中国快递.
func (f *finder) tradeOf(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	if !ok || place.End >= s.End || runes(f.d.Text[place.End:s.End]) > 2 {
		return false
	}
	t, ok := f.token(place.End)
	return ok && t.End == s.End && (t.Tag == "n" || t.Tag == "vn" || t.Tag == "v") && (companySuffix(f.d.Slice(s)).text == "" || country(f.d.Text[s.Start:place.End]))
}

// country reports whether a place is a country with firms that news tells of as
// those of a trade.
func country(place string) bool {
	switch place {
	case "中国", "美国", "日本", "韩国", "英国", "德国", "法国", "印度", "亚洲", "欧洲":
		return true
	}
	return false
}

// wares reports whether s is an abbreviation and a word for wares, and so no firm:
// BI软件.
func (f *finder) wares(s document.Span) bool {
	text := f.d.Slice(s)
	noun := strings.TrimLeft(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+")
	switch noun {
	case "软件", "系统", "平台", "技术", "芯片", "产品", "服务", "设备", "模型", "工具", "应用", "市场", "行业", "业务", "时代", "概念", "用户", "指数", "板块", "赛道", "方案", "产业", "标准", "制度":
		return len(noun) < len(text)
	}
	return sizes[text]
}

// sizes are what goods are told apart by: 中小尺寸出货量, 大尺寸面板厂.
var sizes = map[string]bool{"大尺寸": true, "中尺寸": true, "小尺寸": true, "中小尺寸": true, "中大尺寸": true, "大中尺寸": true, "超大尺寸": true}

// branchOfPlace reports whether s is a place and a branch of business, which the
// words behind go on from to what firms are meant: 法国电子|支付企业.
func (f *finder) branchOfPlace(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	return ok && place.End < s.End && companySuffix(f.d.Slice(s)).text == f.d.Text[place.End:s.End] && f.ofTrade(s.End)
}

// plain reports whether s is nothing but ordinary words, a place apart, the last a
// branch of business that is also the word for a thing: 政策|环境, 往来|银行.
func (f *finder) plain(s document.Span) bool {
	if companySuffix(f.d.Slice(s)).form != weak {
		return false
	}
	words := 0
	for at := s.Start; at < s.End; words++ {
		t, ok := f.token(at)
		if !ok || t.End > s.End || nameTag(t.Tag) && !f.place(f.d.Slice(t.Span)) {
			return false
		}
		at = t.End
	}
	return words > 1
}

// index reports whether the words at byte i go on to the name of a share index,
// which is named for an exchange or a firm.
func (f *finder) index(i int) bool {
	words := strings.TrimPrefix(f.after(i), " ")
	if rest, ok := strings.CutPrefix(words, "500"); ok {
		return !hasAnyPrefix(strings.TrimLeft(rest, "0123456789,.余多 "), "万", "亿", "千", "百", "元", "美元", "个", "家", "名", "人", "强", "台", "部", "辆", "股", "%")
	}
	return hasAnyPrefix(words, "industrial average", "Industrial Average", "composite", "Composite", "index", "Index", "100 index", "指数", "工业指数", "综合指数", "综指", "工业平均指数", "成份指数", "成分指数", "平均指数")
}

// nicknames are what writers call several firms together.
var nicknames = set(`三通一达 四通一达 通达系 三桶油 两桶油 四大行 五大行 六大行 国有五大行 国有六大行 四大会计师事务所 蔚小理 招保万金 碧恒万 京沪深 三大运营商 四小龙 四小花旦 七巨头 七姐妹 科技七巨头 外媒 台媒 港媒 美媒 日媒 韩媒 英媒 德媒 俄媒 印媒 陆媒 官媒 央媒 党媒 图源 来源 图片来源 资料来源 数据来源 文源 原标题 责编`)
