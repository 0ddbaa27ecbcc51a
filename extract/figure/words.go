package figure

import (
	"sync"

	"github.com/newsgraph/kg/extract/internal/phrase"
)

// A cue is a word that bears on the numbers around it.
type cue struct {
	kind anchorKind
	sign int    // of a change: +1 or -1
	code string // of a comparison, a basis, a metric
	mode mode
}

// mode narrows what a cue does.
type mode uint8

const (
	plain   mode = iota
	nominal      // a change that is a noun: its number follows 为 or 达 (增幅为5%)
	bare         // a change of one character: its number follows directly (涨5%)
	wide         // a forecast that holds for the rest of the sentence (预计)
	narrow       // a forecast that holds for the number of its clause (市场预期的)
)

// cues are the words of change, comparison, accounting, forecast and dealing.
var cues = sync.OnceValue(func() *phrase.Table[cue] {
	t := new(phrase.Table[cue])
	up, down := cue{kind: changeAnchor, sign: 1}, cue{kind: changeAnchor, sign: -1}
	t.Add(up, "增长", "增加", "增收", "增至", "上涨", "上升", "提升", "提高", "攀升", "飙升", "激增", "大增", "猛增", "劲增", "暴增", "剧增", "骤增", "递增", "倍增", "扩大", "回升", "反弹", "成长", "大涨", "暴涨", "飙涨", "走高", "跃升", "攀高", "升至", "涨至", "收涨", "净增", "新增", "多增", "上调", "跳增", "升温", "扬升", "上扬", "扩阔", "走阔", "拉升", "抬升", "弹升", "跃增", "扬",
		"rose", "rise", "rises", "rising", "increased", "increase", "increases", "increasing", "grew", "grow", "grows", "growing", "growth", "climbed", "climb", "jumped", "jump", "surged", "surge", "soared", "gained", "gain", "up", "advanced", "higher", "expanded", "improved", "swelled", "spiked", "added", "adding", "edged up", "ticked up", "leapt", "opened")
	t.Add(down, "下降", "下滑", "下跌", "减少", "降低", "衰退", "缩水", "萎缩", "收窄", "回落", "大跌", "暴跌", "锐减", "骤降", "大降", "大减", "剧减", "走低", "缩减", "滑落", "下挫", "重挫", "骤减", "降至", "跌至", "减至", "收跌", "净减", "下调", "腰斩", "收缩", "下探", "急跌", "倒退", "缩窄", "缩减至", "减慢", "回吐", "下行", "急挫", "挫", "蒸发",
		"fell", "fall", "falls", "falling", "decreased", "decrease", "declined", "decline", "declines", "declining", "dropped", "drop", "drops", "slid", "slumped", "slump", "plunged", "plunge", "tumbled", "down", "shrank", "lower", "contracted", "sank", "slipped", "dipped", "narrowed", "cut", "sagged", "edged down", "shed")
	t.Add(cue{kind: changeAnchor, sign: 1, mode: nominal}, "增幅", "增速", "涨幅", "升幅", "增长率", "增长幅度", "增长速度", "成长率", "成长幅度", "复合增长率", "同比增速", "growth rate")
	t.Add(cue{kind: changeAnchor, sign: -1, mode: nominal}, "跌幅", "降幅", "减幅", "下降幅度", "衰退幅度")
	t.Add(cue{kind: changeAnchor, sign: 1, mode: bare}, "增", "涨", "升")
	t.Add(cue{kind: changeAnchor, sign: -1, mode: bare}, "减", "降", "跌")

	compare := func(code string, sign int, words ...string) {
		t.Add(cue{kind: compareAnchor, code: code, sign: sign}, words...)
	}
	compare("yoy", 0, "同比", "按年", "year over year", "year-over-year", "year on year", "year-on-year", "on year", "on-year", "on the year", "yoy", "y/y", "annually")
	compare("yoy", 1, "年增率", "年微增", "年略增", "年大增", "年增长率", "年增长", "年增", "年成长率", "年成长", "年涨", "年升")
	compare("yoy", -1, "年减率", "年减", "年微减", "年略减", "年大减", "年衰退", "年跌", "年降")
	compare("qoq", 0, "环比", "按季", "quarter over quarter", "quarter-over-quarter", "quarter on quarter", "quarter-on-quarter", "qoq", "q/q", "sequentially", "sequential")
	compare("qoq", 1, "季增率", "季增", "季微增", "季略增", "季大增", "季成长", "季升")
	compare("qoq", -1, "季减率", "季减", "季微减", "季略减", "季大减", "季跌", "季降", "季衰退")
	compare("mom", 0, "按月", "month over month", "month-over-month", "month on month", "month-on-month", "mom", "m/m")
	compare("mom", 1, "月增率", "月增", "月微增", "月略增", "月大增", "月成长", "月升")
	compare("mom", -1, "月减率", "月减", "月微减", "月略减", "月大减", "月跌", "月降", "月衰退")

	basis := func(code string, words ...string) { t.Add(cue{kind: basisAnchor, code: code}, words...) }
	basis("Non-IFRS", "non-ifrs", "非国际财务报告准则", "非国际会计准则", "非国际准则")
	basis("Non-GAAP", "non-gaap", "非美国通用会计准则", "非美国公认会计准则", "非公认会计准则", "非通用会计准则", "非gaap", "不按美国通用会计准则")
	basis("GAAP", "gaap", "美国通用会计准则", "美国公认会计准则", "按美国通用会计准则")
	basis("扣非", "扣除非经常性损益", "扣非", "扣除非经常性损益后")
	basis("经调整", "经调整后", "经调整", "调整后")
	basis("adjusted", "adjusted")
	basis("excluding certain items", "excluding certain items", "excluding one-time items", "excluding items", "excluding special items", "excluding one-time charges")

	t.Add(cue{kind: forecastAnchor, mode: wide}, "预料", "预计", "预测", "有望", "料将", "或将", "力争", "目标是", "目标为", "业绩指引", "指引", "展望", "将达", "可望", "可达", "预估", "拟", "计划",
		"expects", "expect", "forecasts", "forecast", "projects", "guidance", "outlook", "plans to", "aims to", "is likely to", "will reach", "is expected to", "are expected to", "estimated", "estimates that", "predicts", "targets")
	t.Add(cue{kind: forecastAnchor, mode: narrow}, "目标", "预期", "估计", "目标价", "市场预期", "分析师平均预期", "市场普遍预期", "一致预期", "此前预期", "前瞻",
		"looking for", "expected", "expectations", "estimates", "estimate", "projections", "projected", "consensus", "target price", "price target", "analysts expected", "had expected", "expectation")

	t.Add(cue{kind: againstAnchor}, "compared with", "compared to", "versus", "against", "vs", "up from", "down from", "相比之下", "而去年同期", "上年同期")
	t.Add(cue{kind: shareAnchor}, "占", "贡献", "中的比重", "的比重", "的占比", "中的占比", "中占比", "占据", "占到", "accounted for", "accounting for", "contributed", "made up", "represented")
	t.Add(cue{kind: respectiveAnchor}, "分别", "依次", "各为", "respectively")
	t.Add(cue{kind: amongAnchor}, "其中", "of which")
	t.Add(cue{kind: dealAnchor}, "收购", "并购", "买下", "购得", "购入", "拿下", "竞得", "入股", "买入", "认购", "收购了", "接手", "私有化", "投资", "注资",
		"acquire", "acquired", "acquires", "acquiring", "acquisition of", "buy", "bought", "buys", "buying", "purchase of", "takeover of", "purchased", "take over", "buyout of", "merger with", "deal for", "deal to buy", "deal to acquire", "takeover")
	t.Add(cue{kind: payAnchor}, "斥资", "耗资", "出资", "作价", "豪掷", "以", "for", "in a deal worth", "in a deal valued at", "in a")
	t.Add(cue{kind: segmentAnchor}, "业务", "板块", "分部", "事业部", "事业群", "业务线", "产品线", "部门", "business", "unit", "division", "segment", "operations", "businesses")
	t.Add(cue{kind: thisProductAnchor}, "这款游戏", "该游戏", "该应用", "这款应用", "该产品", "这款产品", "该平台", "该软件", "这款软件", "该app", "this game", "the game", "the app")
	t.Add(cue{kind: verbMetricAnchor, code: "net_profit"}, "earned", "lost")
	t.Add(cue{kind: verbMetricAnchor, code: "employees"}, "employs", "employing", "employed", "workforce of")
	t.Add(cue{kind: verbMetricAnchor, code: "valuation"}, "values", "valuing")
	return t
})

// fillers are words that may stand between a number and what it is of without
// naming another thing.
var fillers = sync.OnceValue(func() *phrase.Table[struct{}] {
	t := new(phrase.Table[struct{}])
	t.Add(struct{}{}, "远不如", "不如", "远不及", "不及", "逊于", "优于", "大幅度", "大幅", "小幅", "微幅", "略有", "略微", "显著", "明显", "持续", "继续", "再度", "再次", "进一步", "快速", "稳步", "强劲", "双双", "双", "均", "皆", "都", "也", "则", "还", "更", "已", "又", "约", "近", "逾", "超过", "超", "达到", "达", "为", "至", "实现", "录得", "取得", "呈现", "呈", "创", "创下", "创历史新高", "历史新高", "创新高", "新高", "单季", "单月", "同期", "与", "比", "较", "相比", "并", "且", "而", "但", "了", "的", "在", "按", "其", "该", "数据", "财务指标", "仅", "共", "合计", "总计", "为止", "a轮", "b轮", "c轮", "d轮", "e轮", "f轮", "a+轮", "b+轮", "c+轮", "d+轮", "pre-a轮", "天使轮", "种子轮", "首轮", "新一轮", "系列", "独家", "左右", "终场", "尾盘", "最终", "以上", "多", "有所", "出现",
		"a ", "the", "by", "of", "and", "to", "was", "were", "about", "around", "nearly", "almost", "roughly", "more than", "over", "or", "in", "from", "which", "is", "at", "that", "an", "sharply", "slightly", "some", "as much as", "as high as", "as low as", "flat", "unchanged", "little changed")
	return t
})
