package figure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/bystander"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// isObject reports whether a company is named for comparison or as the other
// side of a deal, not as what the clause speaks of.
func (r *reader) isObject(m *document.Mention) bool {
	before := strings.TrimRight(r.d.Text[r.start:m.Start], "了 “《")
	if bystander.Reports(r.d.Text[:r.end], m.Start, m.End) || bystander.Invests(r.d.Text[m.End:r.end]) || r.d.Meta.Lang != "en" && bystander.Taken(r.d.Text[r.start:m.Start]) {
		return true
	}
	return investing.Begins(r.d.Text[m.End:min(r.end, m.End+12)]) || objectWords.Ends(before)
}

var investing = wordset.Of("领投", "跟投", "参投", "投资的")

var objectWords = wordset.Of("收购", "入股", "投资", "并购", "竞购", "持有", "对", "向", "与", "和", "比", "较", "超过", "超越", "高于", "低于", "不及", "落后于", "领先", "给", "由", "于", "相较", "供应商", "客户", "替", "为", "从", "同", "跟", "在", "赴", "登陆", "获得", "获", "拥有", "包括", "包含", "涵盖",
	" such as", " including", " like", " with", " by", " than", " against", " acquire", " acquired", " buy", " bought", " from", " rival", " to", " for")

// isSource reports whether a company only tells what others did: research
// firms, brokers and media with their counts and opinions.
func (r *reader) isSource(m *document.Mention) bool {
	before, after := r.d.Text[r.start:m.Start], r.d.Text[m.End:min(r.end, m.End+60)]
	cited := citing.Ends(before)
	if !cited && !r.observes(m, before) {
		return false
	}
	if k := phraseMarks.Find(after); k >= 0 {
		after = after[:k]
	}
	if ownReports.In(after) {
		return false
	}
	return reporting.In(after) || cited && (after == "" || r.d.Meta.Lang == "en")
}

// observes reports whether the trade of a company, before whose name the words
// before stand, is to count and to judge others.
func (r *reader) observes(m *document.Mention, before string) bool {
	name := r.d.Entities[m.Entity].Name
	return observers.Ends(name) || observersWithin.In(name) || trades.Ends(strings.TrimRight(before, " "))
}

var (
	citing          = wordset.Of("据", "根据", "according to ", "polled by ")
	phraseMarks     = wordset.Of("，", "。", "；")
	ownReports      = wordset.Of("财报", "年报", "季报", "公告", "业绩", "招股书", "招股说明书", "财务报告", "earnings", "filing")
	reporting       = wordset.Of("数据", "报告", "统计", "显示", "预计", "预测", "预期", "估算", "估计", "认为", "指出", "表示", "称", "分析", "调查", "研究", "监测", "消息", "报道", "said", "estimates", "data", "report", "expects")
	observers       = wordset.Of("证券", "咨询", "研究", "数据", "资讯", "智库", "观察", "国际", "高盛", "摩根士丹利", "摩根大通", "瑞银", "花旗", "野村", "里昂", "大摩", "小摩", "中金公司", "中金", "IDC", "Gartner", "Canalys", "Counterpoint", "TrendForce", "集邦", "Omdia", "Refinitiv", "FactSet", "Wind", "标普", "穆迪", "惠誉", "彭博", "路透")
	observersWithin = wordset.Of("集邦", "TrendForce", "Counterpoint")
	trades          = wordset.Of("研调机构", "调研机构", "研究机构", "咨询公司", "咨询机构", "研究公司", "数据公司", "评级机构", "research firm")
)

// nobody reports whether the metric before is of a market or a trade.
func (r *reader) nobody(f *frame, m metric) bool {
	if f.metricAt < 0 || f.entity >= 0 {
		return false
	}
	if f.nobody && !r.companyBetween(f) {
		return true
	}
	f.nobody = r.ofMarket(f, m)
	return f.nobody
}

// ofMarket reports whether the words around the metric say that its number is of
// a market, a trade or a country.
func (r *reader) ofMarket(f *frame, m metric) bool {
	at := r.anchors[f.metricAt].Start
	if m.text == "渗透率" && !r.companyInClause(f.metricAt) {
		return true // of a technology in its market
	}
	if m.class == "money" && hasAnySuffix(strings.TrimRight(r.d.Text[r.start:at], " "), []string{"单票", "单车", "单吨", "吨", "人均", "每吨", "每台", "每辆"}) {
		return true // of one of many, not of the company
	}
	if !r.companyInClause(f.metricAt) && containsAny(r.d.Text[r.start:at], []string{"指数", "沪指", "深成指", "恒指", "两市", "大盘", "创业板指"}) {
		return true
	}
	if hasAnyPrefix(strings.TrimLeft(r.d.Text[r.clauseStart(f.metricAt):at], " "), []string{"我市", "我省", "我国", "全国"}) {
		return true
	}
	if r.together(f.metricAt) {
		return true
	}
	if r.companyBefore(f.metricAt) >= 0 && ownReports.In(r.d.Text[r.start:at]) {
		return false // 联想公布的财报显示，上季全球出货1410万台
	}
	if (m.class != "money" || m.code == "assets" || m.code == "debt") && !r.companyInClause(f.metricAt) && (f.segment == "" || m.class == "unit") {
		clause := strings.TrimLeft(r.d.Text[r.clauseStart(f.metricAt):at], " ")
		for _, p := range r.periods {
			clause = strings.TrimPrefix(clause, r.d.Slice(p.Span))
		}
		if containsAny(clause, []string{"我国", "我市", "我省", "全国", "全市", "全省"}) || hasAnyPrefix(clause, []string{"中国", "全球", "国内", "global", "worldwide"}) {
			return true
		}
	}
	if r.companyBefore(f.metricAt) < 0 && containsAny(r.d.Text[r.start:at], []string{"市场上", "市场中", "市场里", "行业中", "行业内"}) {
		return true // 支付市场上以网络支付为主，占比96%
	}
	words := r.d.Text[r.runBefore(at, true):at]
	return ofNobody(strings.TrimSuffix(words, "的"), m) || ofNobody(f.segment, m)
}

// together reports whether the clause of the metric at anchor i tells of several firms at once, and
// names none of them: 12家金控前3季获利, 整体金控获利.
func (r *reader) together(i int) bool {
	if r.companyInClause(i) || r.d.Meta.Lang == "en" {
		return false
	}
	clause := r.d.Text[r.clauseStart(i):r.anchors[i].Start]
	for _, w := range []string{"全体", "整体", "家"} {
		k := strings.Index(clause, w)
		if k < 0 || !firms.In(clause[k:]) {
			continue
		}
		if before := strings.TrimRight(clause[:k], " "); w != "家" || before != "" && (hasAnySuffix(before, []string{"多", "各", "数", "几", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "余", "大"}) || '0' <= before[len(before)-1] && before[len(before)-1] <= '9') {
			return true
		}
	}
	return false
}

// firms are words for firms of one trade.
var firms = wordset.Of("金控", "银行", "券商", "证券", "保险公司", "寿险", "上市公司", "企业", "厂商", "业者", "公司", "车企", "房企", "药企", "航空", "电商", "面板厂", "晶圆", "业")

// companyBetween reports whether a company was named between the last number
// that was reported and the metric at hand.
func (r *reader) companyBetween(f *frame) bool {
	for k := f.metricAt - 1; k >= 0; k-- {
		switch r.anchors[k].kind {
		case companyAnchor:
			return true
		case quantityAnchor:
			return false
		}
	}
	return false
}

// ofNobody reports whether words before a metric say that its number is of a
// market, a trade or a country rather than of a company.
func ofNobody(words string, m metric) bool {
	for _, w := range []string{"行业", "产业", "全国", "我国", "市场", "大盘", "板块", "沪深两市", "两市", "国内生产总值", "industry", "market"} {
		if w == "板块" && m.class == "money" && m.code != "share_price" && m.code != "market_value" {
			continue // 炼油板块经营利润: of a part of the company
		}
		if rest, ok := strings.CutSuffix(words, w); ok {
			return !(w == "市场" && (m.code == "revenue" || m.code == "revenue_share") && utf8.RuneCountInString(rest) <= 4 && rest != "")
		}
	}
	return hasAnyPrefix(words, []string{"我国", "我市", "我省", "全国", "全市", "全省", "全行业"})
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func hasAnySuffix(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

func hasAnyPrefix(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}
