package figure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
)

// findSubject reads whose number the metric or number at anchor i is, from the
// words before it in its clause: a product (QQ的移动月活数), a segment with its
// noun (增值服务业务) or bare (国际市场游戏收入).
func (r *reader) findSubject(f *frame, i int) {
	f.entity, f.segment, f.lasting = -1, "", false
	switch f.metric.code {
	case "share_price", "market_value", "eps":
		return // of a company, never of a part
	case "net_profit":
		if ofShareholders(f.metric) {
			return
		}
	}
	if r.d.Meta.Lang == "en" && r.subjectBehind(f, i) {
		return
	}
	crossed := false
	for k := i - 1; k >= 0; k-- {
		a := &r.anchors[k]
		switch a.kind {
		case quantityAnchor, stopAnchor:
			k = -1
			continue
		case breakAnchor:
			if open := r.dashBefore(k); open >= 0 {
				k = open
				continue
			}
			part := k > 0 && r.anchors[k-1].kind == segmentAnchor // 销售板块扭亏为盈，实现…
			if crossed || k == 0 || r.anchors[k-1].End != a.Start && !part || r.unknown(a.End, r.anchors[i].Start) > 8 {
				k = -1
			}
			crossed = true
			continue
		case productAnchor:
			if r.d.Meta.Lang != "en" || (!crossed || a.Start == r.start) && f.metric.code != "employees" && f.metric.code != "net_profit" {
				f.entity = a.index
				if part := r.partOfProduct(f, k, i); part != "" {
					f.entity, f.segment = -1, part
				}
				return
			}
		case segmentAnchor:
			f.segment, f.lasting = a.text, true
			if a.index >= 0 {
				f.company = a.index
			}
			return
		case companyAnchor:
			if !a.source && !a.object {
				k = -1
				continue
			}
		}
		if k == 0 {
			break
		}
	}
	if countsUsers(f.metric) {
		f.entity = r.productBefore(i)
	}
	if i > 0 && f.metric.code == "revenue_share" && r.anchors[i-1].kind == metricAnchor && r.anchors[i-1].End == r.anchors[i].Start {
		f.segment = r.bareSegment(i - 1) // 移动端收入占总营收的10%
		return
	}
	if f.entity < 0 && r.anchors[i].kind == metricAnchor && f.metric.code != "market_share" {
		f.segment = r.bareSegment(i)
		if f.segment == "" {
			f.segment = r.countedBefore(i)
		}
	}
}

// ofShareholders reports whether a metric is the profit of the firm's shareholders, and so of no
// part of it.
func ofShareholders(m metric) bool {
	return m.code == "net_profit" && containsAny(m.text, []string{"归属于母公司", "归属母公司", "归属于上市公司", "归母"})
}

// partOfProduct is the part of the business that nouns behind the product at anchor k
// name before the revenue at anchor i: 微博|增值服务|营收; "" for none.
func (r *reader) partOfProduct(f *frame, k, i int) string {
	if f.metric.code != "revenue" || r.d.Meta.Lang == "en" || r.anchors[i].kind != metricAnchor {
		return ""
	}
	start, end := r.anchors[k].End, r.anchors[i].Start
	last := r.tokenEnding(end)
	if utf8.RuneCountInString(r.d.Text[start:end]) < 2 || r.runBefore(end, true) != start || last < 0 || !strings.HasPrefix(r.d.Tokens[last].Tag, "n") && r.d.Tokens[last].Tag != "vn" {
		return ""
	}
	return r.d.Text[r.anchors[k].Start:end]
}

// productBefore is the product that the sentence of the users at anchor i speaks
// of, unless a company was named since: 这款游戏上线仅6周，但已经吸引了3500万用户.
func (r *reader) productBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		switch r.anchors[k].kind {
		case productAnchor:
			return r.anchors[k].index
		case companyAnchor, quantityAnchor, stopAnchor:
			return -1
		}
	}
	return -1
}

// dashBefore is the dash that opens the aside which the dash at anchor k closes,
// or -1: operations -- which include mining -- reported.
func (r *reader) dashBefore(k int) int {
	if r.d.Slice(r.anchors[k].Span) != "--" {
		return -1
	}
	for open := k - 1; open > 0; open-- {
		if r.d.Slice(r.anchors[open].Span) == "--" {
			return open
		}
	}
	return -1
}

// bareSegment is the segment that a metric's own words or the nouns directly
// before it name: 国际市场游戏 of 国际市场游戏收入; "" for none.
func (r *reader) bareSegment(i int) string {
	a, floor := &r.anchors[i], r.start
	if i > 0 && r.anchors[i-1].kind != metricAnchor {
		floor = r.anchors[i-1].End
	}
	stem, end := "", a.Start
	for _, w := range []string{"净收入", "收入", "营收", "毛利率", "销售额", " revenue", " sales"} {
		if s, ok := strings.CutSuffix(a.metric.text, w); ok && slices.Contains(partStems, strings.ToLower(s)) {
			stem = s
		}
	}
	if r.d.Meta.Lang == "en" && stem == "" && a.metric.code == "revenue" {
		return r.englishPart(end, floor)
	}
	words := r.nounsBefore(end, floor)
	if r.d.Meta.Lang == "en" {
		return strings.TrimSpace(words + " " + stem)
	}
	if words == "" && stem == "" {
		words = r.ownerWords(i, floor)
	}
	if words == "" && stem == "" && i > 0 && r.anchors[i-1].kind == companyAnchor && oneOf(r.between(i-1, i), "核心", "核心的") {
		return r.d.Slice(r.anchors[i-1].Span) + "核心" // 百度核心营收: a part that its firm calls so
	}
	if stem != "" && words == "" && strings.HasSuffix(r.d.Text[floor:end], "非") {
		return "非" + stem
	}
	if words+stem == "" {
		return r.wholeClause(i)
	}
	return words + stem
}

// ownerWords is the Latin name of a part which 的 ties to the metric at anchor i and that all of the
// clause before is: 来自于|Mac|的营收; "" for none.
func (r *reader) ownerWords(i, floor int) string {
	a := &r.anchors[i]
	rest, ok := strings.CutSuffix(r.d.Text[max(r.clauseStart(i), floor):a.Start], "的")
	if !ok || a.metric.code != "revenue" {
		return ""
	}
	for _, w := range []string{"其中", "此外", "来自于", "来自"} {
		rest = strings.TrimPrefix(rest, w)
	}
	for _, c := range rest {
		if c >= utf8.RuneSelf {
			return ""
		}
	}
	if rest = strings.TrimSpace(rest); len(rest) < 2 || rest[0] < 'A' || rest[0] > 'z' {
		return ""
	}
	return rest
}

// countedBefore is the part whose count an earlier clause of the sentence told with
// the same words as the clause of anchor i begins with: 手机支付|累计交易5779万笔；累计交易金额为….
func (r *reader) countedBefore(i int) string {
	start := r.clauseStart(i)
	clause := strings.TrimLeft(r.d.Text[start:r.anchors[i].End], " ")
	if !strings.HasPrefix(clause, "累计") {
		return ""
	}
	words := clause[:min(len(clause), len("累计交易"))]
	k := strings.Index(r.d.Text[r.start:start], words)
	if k <= 0 {
		return ""
	}
	return r.nounsBefore(r.start+k, r.clauseAt(r.start+k))
}

// clauseAt is where the clause begins that byte at lies in.
func (r *reader) clauseAt(at int) int {
	start := r.start
	for k := range r.anchors {
		if a := &r.anchors[k]; a.End <= at && (a.kind == breakAnchor || a.kind == stopAnchor || a.kind == companyAnchor) {
			start = a.End
		}
	}
	return start
}

// wholeClause is all of the clause before the metric at anchor i when that is a
// word or two which name a part of the business, though the dictionary has no
// noun there: 直销收入, 系列酒收入.
func (r *reader) wholeClause(i int) string {
	start := r.clauseStart(i)
	if i > 0 && r.anchors[i-1].End > start {
		if k := r.anchors[i-1].kind; k != amongAnchor && k != listAnchor {
			return ""
		}
		start = r.anchors[i-1].End
	}
	switch r.anchors[i].metric.text {
	case "收入", "营收", "销售额", "销售收入", "毛利率":
	default:
		return ""
	}
	words := strings.TrimSpace(r.d.Text[start:r.anchors[i].Start])
	if n := utf8.RuneCountInString(words); n < 2 || n > 5 || strings.ContainsAny(words, "”“（）()") {
		return ""
	}
	for k := r.tokenEnding(r.anchors[i].Start); k >= 0 && r.d.Tokens[k].Start >= start; k-- {
		word, tag := r.d.Slice(r.d.Tokens[k].Span), r.d.Tokens[k].Tag
		if slices.Contains(neverNamed, word) || slices.Contains(qualifiers, word) || tag != "" && strings.ContainsRune("dprmtuyc", rune(tag[0])) {
			return ""
		}
	}
	return words
}

// partStems are the parts of a business that the lexicon's own words for
// revenue name.
var partStems = []string{"手续费及佣金", "手续费", "利息", "非利息", "广告", "在线广告", "游戏", "订阅", "服务", "产品", "海外", "境外", "交易", "其他", "租金", "advertising", "ad", "subscription"}

// nounsBefore are the nouns that end at byte end, no further back than floor, without the qualifiers that
// say how a number was counted.
func (r *reader) nounsBefore(end, floor int) string {
	start := min(max(r.runBefore(end, false), floor), end)
	if start < end {
		start = max(r.pairStart(r.listStart(start)), floor)
	}
	words := strings.TrimSuffix(r.d.Text[start:end], "的")
	for again := true; again; {
		again = false
		for _, q := range qualifiers {
			if rest, ok := strings.CutPrefix(words, q); ok && !(q == "中国" && hasAnyPrefix(rest, []string{"内地", "大陆", "区", "市场"})) {
				words, again = rest, true
			}
			if rest, ok := strings.CutSuffix(words, q); ok {
				words, again = rest, true
			}
		}
	}
	if utf8.RuneCountInString(words) < 2 {
		return ""
	}
	return r.sizeBefore(words, end, floor) + words
}

// sizeBefore is the word for a size that the nouns which end at byte end begin with, though the
// dictionary cuts it off, when nothing else stands before it in its clause: 中小|尺寸, 大|客户.
func (r *reader) sizeBefore(words string, end, floor int) string {
	start := strings.LastIndex(r.d.Text[floor:end], words)
	if start < 0 {
		return ""
	}
	before := strings.TrimLeft(r.d.Text[max(floor, r.clauseAt(floor+start)):floor+start], " ")
	if k := strings.LastIndexAny(before, "月季年度"); k >= 0 {
		_, size := utf8.DecodeRuneInString(before[k:])
		before = before[k+size:]
	}
	if oneOf(before, "大", "小", "中", "中小", "中大", "大中", "超大") {
		return before
	}
	return ""
}

// qualifiers say how a number was counted, not of what.
var qualifiers = []string{"该股", "累计", "合并", "单季", "单月", "当季", "当期", "季度", "年度", "全年", "总", "年", "月", "日", "季", "平均", "新增", "整体", "集团", "公司", "综合", "净", "实现", "录得", "取得", "全球", "主营", "营业", "归属", "其中", "其", "该", "本", "税后", "税前", "经调整", "报告期", "报告", "中国", "财务", "同期", "今年", "去年", "最新", "合计", "共", "期内", "上市公司", "母公司", "股东", "普通股", "经营", "的", "业务", "旗下", "业绩", "高", "首", "上半", "下半", "半", "季报", "年报", "财报", "合并报表", "含税", "未税", "自结", "核心", "方面", "部分", "以及", "估计", "预估", "初步", "个股", "个别", "总体", "前", "第", "北京时间", "人民币", "新台币", "港股", "美股", "单位", "企业", "厂商", "股价", "盘中", "盘后", "数", "量", "每", "活动", "H股", "A股", "港股", "单车", "均", "交易", "运营", "营运", "短期", "长期", "摊薄", "基本", "稀释", "每股", "目标", "计划", "股票", "股份", "资金", "自有资金", "手上", "账上", "手头", "股权持有人", "权益持有人", "业主", "拥有人", "收盘", "开盘"}

// segmentEnding is the segment whose noun (业务, division) lies from byte head to
// byte end: the noun with the words that say which.
func (r *reader) segmentEnding(head, end int) document.Span {
	if r.d.Meta.Lang == "en" {
		return r.englishSegment(end)
	}
	start := r.runBefore(head, true)
	if start == head {
		start = min(start, r.runBefore(end, true))
	}
	for again := true; again; {
		again = false
		for _, q := range qualifiers {
			if strings.HasPrefix(r.d.Text[start:end], q) && len(q) < end-start {
				start += len(q)
				again = true
			}
		}
	}
	start = r.pairStart(r.listStart(start))
	if utf8.RuneCountInString(r.d.Text[start:end]) < 4 {
		return document.Span{}
	}
	return document.Span{Start: start, End: end}
}

// listStart is where the clause begins whose list of nouns ends with 其他 before byte start
// and names one part in all: 汽车、汽车相关产品及其他|产品业务. start itself when there is none.
func (r *reader) listStart(start int) int {
	const most = 24 // characters
	before := r.d.Text[r.start:start]
	if !hasAnySuffix(before, []string{"及其他", "及其它", "和其他", "和其它", "与其他", "与其它"}) {
		return start
	}
	k := strings.LastIndexAny(before, "，。；：")
	if k >= 0 {
		_, size := utf8.DecodeRuneInString(before[k:])
		k += size
	} else {
		k = 0
	}
	list := strings.TrimPrefix(before[k:], "其中")
	begin := start - len(list)
	if utf8.RuneCountInString(list) > most || r.inName(document.Span{Start: begin, End: start}) {
		return start
	}
	return begin
}

// pairStart is where the pair of nouns begins of which the second begins at byte
// start, when both name one part: 打印与成像部门. start itself when there is none.
func (r *reader) pairStart(start int) int {
	k := r.tokenEnding(start)
	if k < 1 || !slices.Contains([]string{"与", "及", "和"}, r.d.Slice(r.d.Tokens[k].Span)) {
		return start
	}
	first := &r.d.Tokens[k-1]
	word := r.d.Slice(first.Span)
	if first.End != r.d.Tokens[k].Start || !strings.HasPrefix(first.Tag, "n") && !strings.HasPrefix(first.Tag, "v") || slices.Contains(neverNamed, word) || slices.Contains(qualifiers, word) || len(r.lex.Lookup(lexicon.Metrics, word)) > 0 || hasAnySuffix(word, []string{"业务", "部门", "板块", "分部"}) || r.inName(first.Span) {
		return start
	}
	if before, _ := utf8.DecodeLastRuneInString(r.d.Text[r.start:first.Start]); first.Start > r.start && !r.periodEnds(first.Start) && !strings.ContainsRune("，；：。其中·•—-", before) && !(k > 1 && r.d.Tokens[k-2].End == first.Start && r.inName(r.d.Tokens[k-2].Span)) {
		return start
	}
	return first.Start
}

// periodEnds reports whether a period of the sentence ends at byte at.
func (r *reader) periodEnds(at int) bool {
	return slices.ContainsFunc(r.periods, func(p period.Period) bool { return p.End == at })
}

// runBefore is where the run of nouns begins that ends at byte end. Verbs may
// be part of a segment's name when named is set.
func (r *reader) runBefore(end int, named bool) int {
	start := end
	if topic := r.topicEnding(end); topic >= 0 {
		start = topic
	}
	k := r.tokenEnding(start)
	if k < 0 {
		k = r.tokenAround(start)
		if k >= 0 && segmentWord(r.d.Text[r.d.Tokens[k].Start:start], r.d.Tokens[k].Tag, named) && !r.inName(r.d.Tokens[k].Span) {
			start = max(r.d.Tokens[k].Start, r.start)
			k--
		}
	}
	for ; k >= 0; k-- {
		t := &r.d.Tokens[k]
		if t.End != start || t.Start < r.start || !segmentWord(r.d.Slice(t.Span), t.Tag, named) || r.inName(t.Span) {
			break
		}
		start = t.Start
	}
	return start
}

// topicEnding is where the topic (云计算) begins that ends at byte end, or -1.
func (r *reader) topicEnding(end int) int {
	for i := r.mention; i < len(r.d.Mentions) && r.d.Mentions[i].Start < end; i++ {
		if m := &r.d.Mentions[i]; m.End == end && m.Entity >= 0 && r.d.Entities[m.Entity].Kind == document.Topic {
			return m.Start
		}
	}
	return -1
}

// segmentWord reports whether a word can be part of a segment's name.
func segmentWord(word, tag string, named bool) bool {
	if slices.Contains(neverNamed, word) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(word)
	if strings.ContainsRune("，。；：、（）()“”《》,.;:-—…！？%", c) || '0' <= c && c <= '9' {
		return false
	}
	if tag == "" || word == "端" { // 移动端: no verb here
		return true
	}
	switch tag[0] {
	case 'n', 'b', 'j', 'x', 'e', 'f', 's', 'g', 'h', 'k', 'z':
		return true
	case 'v', 'l', 'i':
		return tag == "vn" || named && utf8.RuneCountInString(word) > 1
	}
	return false
}

// neverNamed are words that surround a segment's name without being of it.
var neverNamed = []string{"影响", "冲击", "拖累", "推升", "激励", "带旺", "挹注", "牵动", "支撑", "反映", "使得", "导致", "包括", "发展", "推动", "布局", "剥离", "出售", "收购", "拓展", "聚焦", "专注", "从事", "开展", "加大", "带动", "显示", "表示", "实现", "录得", "达到", "取得", "公布", "发布", "披露", "增长", "下降", "来自", "贡献", "获得", "预计", "预估", "受惠", "受益于", "受益", "受到", "得益于", "得益", "由于", "因为", "以及", "其中", "公司", "集团", "报告期", "值得一提的是", "此外", "另外", "同时", "方面", "季度", "财报", "去年", "今年", "据悉", "数据", "出货", "创下", "创", "拥有", "超过", "突破", "成为", "提升", "推出", "负责", "主要", "扩大", "占", "占比", "经调整", "调整", "后", "前", "上", "下", "中", "内", "时", "约", "近", "达", "仅", "为", "是", "有", "和", "与", "及", "并", "则", "等", "该", "向", "以", "将", "已", "也", "还", "在", "对", "于", "由", "从", "被", "让", "使", "均", "皆", "我国", "全国"}

// tokenEnding is the index of the token that ends at byte end, or -1.
func (r *reader) tokenEnding(end int) int {
	k, ok := slices.BinarySearchFunc(r.d.Tokens, end, func(t document.Token, at int) int { return t.End - at })
	if !ok {
		return -1
	}
	return k
}

// tokenAround is the index of the token that byte at lies within, or -1.
func (r *reader) tokenAround(at int) int {
	k, ends := slices.BinarySearchFunc(r.d.Tokens, at, func(t document.Token, at int) int { return t.End - at })
	if !ends && k < len(r.d.Tokens) && r.d.Tokens[k].Start < at {
		return k
	}
	return -1
}

// inName reports whether a span is part of a company's, a person's or a
// product's name.
func (r *reader) inName(s document.Span) bool {
	for i := r.mention; i < len(r.d.Mentions) && r.d.Mentions[i].Start < s.End; i++ {
		m := &r.d.Mentions[i]
		if m.Overlaps(s) && m.Entity >= 0 && r.d.Entities[m.Entity].Kind != document.Topic {
			return true
		}
	}
	return false
}
