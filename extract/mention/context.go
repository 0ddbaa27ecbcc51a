package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// context weighs, from 0 to about 1, whether the words around s are those that
// stand around a name of the kind.
func (f *finder) context(s document.Span, kind document.Kind) float64 {
	switch kind {
	case document.Company:
		return f.companyContext(s)
	case document.Person:
		return f.personContext(s)
	case document.Product:
		return f.productContext(s)
	case document.Organization:
		return f.organizationContext(s)
	}
	return 0.3
}

func (f *finder) companyContext(s document.Span) float64 {
	before, after := f.before(s.Start), f.after(s.End)
	w := 0.0
	if tickerLen(strings.TrimLeft(after, " ")) > 0 {
		return 1
	}
	if hasAnyPrefix(after, "公司", "集团", "旗下", "股份", "股价", "财报", "总裁", "董事", "董秘", "副总裁", "高管", "创始人", "发言人", "CEO", "CFO", "COO", "官方", "宣布", "发布", "回应", "则", "方面", "员工", "门店", "市值", "估值", "融资", "出货", "交付", "的营收", "营收", "收入", "亏损", "盈利", "净利", "的股价", "等公司", "等企业", "等巨头", "内部", "创办人", "执行长", "控股", "的子公司", "在公告", "公告", "公布", "新机", "新品", "概念股", "自结", "法说", "董事会", "股东会", "受惠", "表示", "指出", "今日", "昨日", "将", "已", "正", "有意", "计划", "拟", "首席", "产品", "供应链", "高端", "旗舰", "手机", "汽车", "电脑", "中国", "'s ", "’s ", " Inc", " Corp", " said", " reported", " shares") {
		w += 0.5
	}
	if rest, ok := strings.CutPrefix(after, "以"); ok && rest != "" && '0' <= rest[0] && rest[0] <= '9' {
		w += 0.5 // 小米|以4200万部排名第三
	}
	if modelLen(after) > 0 {
		w += 0.5 // 小米|MIX3
	}
	if t, ok := f.token(s.End); ok && f.surelyKind(f.d.Slice(t.Span), lexicon.Person) {
		w += 0.5 // 小米|雷军
	}
	if hasAnyPrefix(after, "一家", "是什么品牌") && hasAnySuffix(before, "靠", "只有", "觉得", "单靠", "仅") {
		w += 0.5 // 靠|小米|一家
	}
	if hasAnyPrefix(after, "系的", "系高管", "系员工", "系公司", "系企业") {
		w += 0.35 // 出身联想|系的
	}
	if f.speechAfter(s.End) {
		w += 0.4
	}
	if _, ok := f.titleAt(s.End); ok {
		w += 0.2
	}
	if hasAnySuffix(before, "收购", "投资", "入股", "持有", "起诉", "公司", "巨头", "厂商", "厂", "商", "龙头", "子公司", "母公司", "供应商", "加盟", "加入", "离开", "企业", "据", "与", "以及", "和", "由", "对", "向", "旗下", "入主", "增持", "减持", "竞争对手", "通过", "作为", "业者", "大厂", "双雄", "三雄", "双虎", "股王", "股后", "权王", "黑马", "指标股", "概念股", "个股", "shares of ", "CEO of ", "chief executive of ", "executive of ", "chairman of ", "president of ", "founder of ") {
		w += 0.35
	}
	if hasAnyPrefix(after, "、", "和", "与", "以及", "等") || strings.HasSuffix(before, "、") {
		w += 0.2
	}
	if f.amongFirms(s) {
		w += 0.3
	}
	if f.startsParagraph(s.Start) || hasAnySuffix(before, "。", "，", "；", "：") {
		w += 0.1
	}
	return w
}

// amongFirms reports whether s stands in a list beside a name that the tables know
// as a firm's and nothing else: 华为、小米、索尼.
func (f *finder) amongFirms(s document.Span) bool {
	firm := func(t document.Token, ok bool) bool {
		return ok && t.Len() > len("华") && f.surelyCompany(t.Span)
	}
	return strings.HasSuffix(f.d.Text[:s.Start], "、") && firm(f.tokenBefore(s.Start-len("、"))) ||
		strings.HasPrefix(f.d.Text[s.End:], "、") && firm(f.token(s.End+len("、")))
}

func (f *finder) personContext(s document.Span) float64 {
	w := 0.0
	if f.titleBefore(s.Start) || hasAnySuffix(f.before(s.Start), "Mr. ", "Ms. ", "Mr ", "Ms ", "先生", "女士") {
		w += 0.6
	}
	if f.speechAfter(s.End) {
		w += 0.4
	}
	if _, ok := f.titleAt(s.End); ok {
		w += 0.4
	}
	return w
}

func (f *finder) productContext(s document.Span) float64 {
	before, after := f.before(s.Start), f.after(s.End)
	w := 0.0
	if hasAnyPrefix(strings.TrimLeft(after, " ”》"), "App", "APP", "用户", "平台", "软件", "应用", "手机", "系统", "游戏", "客户端", "小程序", "公众号", "浏览器", "系列", "芯片", "模型", "机型", "新品", "的用户", "月活", "日活", "版本", "上线", "这样的服务", "技术", "app ", "users") {
		w += 0.5
	}
	if hasAnySuffix(strings.TrimRight(before, "《“"), "旗下", "推出", "发布", "上线", "使用", "下载", "产品", "应用", "游戏", "软件", "手机", "通过", "版", "新品", "例如", "研发的", "开发的", "打开", "登录") {
		w += 0.4
	}
	if hasAnySuffix(before, "《", "“") {
		w += 0.2
	}
	if hasAnyPrefix(after, "、", "和", "与", "等") || hasAnySuffix(before, "、", "和") {
		w += 0.1
	}
	return w
}

func (f *finder) organizationContext(s document.Span) float64 {
	before, after := f.before(s.Start), f.after(s.End)
	w := 0.0
	if f.speechAfter(s.End) || hasAnyPrefix(after, "官网", "消息", "讯", "记者", "报道", "数据", "统计", "发布", "公布", "主席", "官员", "发言人", "规定", "要求", "批准", "主板", "创业板", "科创板", "上市", "挂牌", "正式挂牌") {
		w += 0.5
	}
	if hasAnySuffix(before, "登陆") {
		w += 0.35
	}
	if hasAnySuffix(before, "据", "经", "获", "由", "《", "向", "接受", "被", "来自", "援引") {
		w += 0.35
	}
	return w
}
