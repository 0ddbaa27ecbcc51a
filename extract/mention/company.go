package mention

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// A suffix ends companies' names.
type suffix struct {
	text string
	form form
}

// form tells how much a suffix says.
type form uint8

const (
	weak   form = iota // a branch of business: 科技, 银行; the model or the context must agree
	strong             // a firm whatever stands before: 有限公司
	firm               // 集团, 公司: a firm, when what stands before is a name
)

// companySuffixes, the longer of two before its ending.
var companySuffixes = []suffix{
	{"股份有限公司", strong}, {"有限责任公司", strong}, {"控股有限公司", strong}, {"集团有限公司", strong}, {"有限公司", strong}, {"股份公司", strong}, {"合伙企业（有限合伙）", strong}, {"合伙企业（普通合伙）", strong}, {"基金（有限合伙）", strong}, {"中心（有限合伙）", strong}, {"合伙企业", strong}, {"律师事务所", strong}, {"法律事务所", strong}, {"会计师事务所", strong}, {"评估事务所", strong}, {"株式会社", strong},
	{"集团公司", firm}, {"投资公司", firm}, {"证券公司", firm}, {"科技公司", firm}, {"保险公司", firm}, {"基金公司", firm}, {"总公司", firm}, {"分公司", firm}, {"公司", firm}, {"集团", firm}, {"控股", firm}, {"股份", firm},
	{"信用合作联社", firm}, {"信用联社", firm}, {"信用社联合社", firm}, {"信用社", firm}, {"农商银行", firm}, {"农商行", firm}, {"村镇银行", firm}, {"金矿", firm}, {"煤矿", firm}, {"铁矿", firm}, {"铜矿", firm}, {"总厂", firm}, {"制药厂", firm}, {"水泥厂", firm}, {"化工厂", firm}, {"机械厂", firm}, {"发电厂", firm}, {"商业银行", firm}, {"银行", weak}, {"证券", weak}, {"基金", weak}, {"保险", weak}, {"人寿", weak}, {"财险", weak}, {"信托", weak}, {"期货", weak}, {"资本", weak}, {"创投", weak}, {"资管", weak}, {"租赁", weak}, {"财富", weak}, {"金融", weak}, {"金服", weak},
	{"科技", weak}, {"微电子", weak}, {"光电子", weak}, {"电子", weak}, {"电器", weak}, {"电气", weak}, {"汽车", weak}, {"航空", weak}, {"药业", weak}, {"制药", weak}, {"生物", weak}, {"医药", weak}, {"医疗", weak}, {"新能源", weak}, {"新材料", weak},
	{"能源", weak}, {"电力", weak}, {"石化", weak}, {"化工", weak}, {"钢铁", weak}, {"矿业", weak}, {"铝业", weak}, {"铜业", weak}, {"重工", weak}, {"机械", weak}, {"重机", weak}, {"地产", weak}, {"置业", weak}, {"置地", weak}, {"实业", weak}, {"投资", weak}, {"咨询", weak}, {"通信", weak}, {"通讯", weak}, {"建设", weak}, {"建工", weak}, {"水泥", weak}, {"玻璃", weak}, {"纸业", weak},
	{"传媒", weak}, {"影业", weak}, {"文化", weak}, {"娱乐", weak}, {"互娱", weak}, {"网络", weak}, {"信息", weak}, {"软件", weak}, {"半导体", weak}, {"光电", weak}, {"新材", weak}, {"材料", weak}, {"食品", weak}, {"乳业", weak}, {"酒业", weak}, {"啤酒", weak}, {"饮料", weak}, {"服饰", weak}, {"农业", weak},
	{"物流", weak}, {"快递", weak}, {"速递", weak}, {"商城", weak}, {"百货", weak}, {"超市", weak}, {"商贸", weak}, {"贸易", weak}, {"旅行网", weak}, {"旅游", weak}, {"酒店", weak}, {"网", weak}, {"在线", weak}, {"国际", weak}, {"咖啡", weak}, {"智能", weak}, {"机器人", weak}, {"教育", weak}, {"环保", weak}, {"环境", weak}, {"高科", weak}, {"技术", weak},
}

// suffixesByEnd holds the suffixes by their last rune.
var suffixesByEnd = sync.OnceValue(func() map[rune][]suffix {
	m := make(map[rune][]suffix, 64)
	for _, s := range companySuffixes {
		r, _ := utf8.DecodeLastRuneInString(s.text)
		m[r] = append(m[r], s)
	}
	return m
})

// companySuffix is the longest suffix that text ends with.
func companySuffix(text string) suffix {
	r, _ := utf8.DecodeLastRuneInString(text)
	for _, s := range suffixesByEnd()[r] {
		if strings.HasSuffix(text, s.text) {
			return s
		}
	}
	return suffix{}
}

// companies proposes names by their form: a place, a brand and a suffix.
func (f *finder) companies() {
	for _, t := range f.d.Tokens {
		if s := f.suffixOf(t); s.text != "" {
			f.companyEnding(t.End-len(s.text), t.End, s)
		}
	}
	f.jointFirms()
}

// jointFirms proposes the firm that is named for two others: 华岳-德意汽车, and, where
// the second ends as firms do, 华岳德意汽车.
func (f *finder) jointFirms() {
	for i := 0; i+1 < len(f.hits); i++ {
		a := &f.hits[i]
		if !f.isCompany(f.d.Slice(a.Span)) {
			continue
		}
		for k := i + 1; k < len(f.hits) && f.hits[k].Start <= a.End+1; k++ {
			b := &f.hits[k]
			switch name := f.d.Slice(b.Span); {
			case b.Start < a.End || !f.isCompany(name) || f.ordinary(a.Span):
			case b.Start == a.End+1 && f.d.Text[a.End] == '-' && a.Sure() && b.Sure(),
				b.Start == a.End && isHan(f.runeAt(b.Start)) && companySuffix(name).form == weak && companySuffix(name).text != "" && companySuffix(name).text != name && companySuffix(f.d.Slice(a.Span)).text == "":
				f.propose(a.Start, b.End, document.Company, joint, "firm named for two")
			}
		}
	}
}

// joint weighs more than the two firms a third is named for.
const joint = 2

// suffixOf is the longest suffix that ends with t and starts where a word does;
// the longest of all when none does.
func (f *finder) suffixOf(t document.Token) suffix {
	text := f.d.Text[:t.End]
	longest := companySuffix(text)
	if longest.text == "" || f.boundary(t.End-len(longest.text)) {
		return longest
	}
	for _, s := range suffixesByEnd()[f.runeBefore(t.End)] {
		if strings.HasSuffix(text, s.text) && f.boundary(t.End-len(s.text)) {
			return s
		}
	}
	return longest
}

// pastCopula is where a brand begins that would start within a clause: at the firm of the tables behind 是 or 为, as in
// 买入方是|平安证券有限责任公司; else it is start.
func (f *finder) pastCopula(start, head int) int {
	for _, h := range f.hitsIn(start, head) {
		if h.Start > start && hasAnySuffix(f.d.Text[start:h.Start], "是", "为") && f.isCompany(f.d.Slice(h.Span)) {
			return h.Start
		}
	}
	return start
}

// companyEnding proposes the name whose suffix is [head, end).
func (f *finder) companyEnding(head, end int, s suffix) {
	b := f.brandBefore(head, s.form)
	if start, ok := f.markedTo(end, b.start < head && s.form == strong); ok && start < head && !hasAnySuffix(f.d.Text[:start], "（", "(") && !(s.form == strong && f.opensName(b.start, start)) {
		b.start, b.named = start, true
	}
	b.start = f.pastCopula(b.start, head)
	if k := strings.Index(f.d.Text[b.start:head], "由"); k >= 0 && runes(f.d.Text[b.start+k:head]) > 2 && !hasAnySuffix(f.d.Text[:b.start+k], "自", "理", "事", "缘") {
		b.start += k + len("由") // 融资由|鸥陵资本领投
	}
	if t, ok := f.token(b.start); ok && t.End > head {
		// The suffix is part of a word: 招商银行 in the dictionary.
		if nameTag(t.Tag) && t.End == end && t.Tag == "nt" {
			f.propose(t.Start, end, document.Company, 0.3, "company in the dictionary")
		}
		return
	}
	if s.text == "公司" && hasAnySuffix(f.d.Text[:head], "为", "是") && !f.isCompany(f.d.Text[b.start:head]) {
		return // 陈立为|公司董事
	}
	if b.start == head || f.index(end) || f.kindOfCompany(f.d.Text[b.start:end]) || runes(f.d.Text[b.start:head]) > 18 || f.suffixGoesOn(end) {
		return
	}
	n := runes(f.d.Text[b.start:head])
	switch {
	case b.known && s.text == "股份", b.known && s.text == "控股" && (f.holding(b.start, end) || hasAnyPrefix(f.after(end), "股东", "子公司", "权", "比例", "了", "的", "、参股", "孙公司", "企业", "地位", "公司")):
		return // its shares, or that it holds shares
	case s.form == strong && n >= 2:
		f.propose(b.start, end, document.Company, 1.1, "company by form")
	case s.form == firm && f.kindByWords(document.Span{Start: b.start, End: end}):
		return
	case s.form == firm && (b.named || b.place && ofDistrict(s.text)):
		w := 0.4 // 公司 alone is little: the model must agree
		if b.place {
			w += 0.25
		} else if s.text == "集团" || s.text == "集团公司" || isLatin(f.runeBefore(head)) {
			w += 0.15
		}
		if b.known {
			w = 1
		}
		f.propose(b.start, end, document.Company, w, "brand and company suffix")
	case s.form == weak && b.named && n >= 2:
		w := 0.2
		if b.place {
			w += 0.15
		}
		if f.companyContext(document.Span{Start: b.start, End: end}) >= 0.5 {
			w += 0.2
		}
		if inner, ok := bracket(f.after(end)); ok && latinName(inner) {
			w += 0.35 // 鸥陵资本(Ocean Ridge)
		}
		f.propose(b.start, end, document.Company, w, "brand and branch of business")
	}
}

// holding reports whether 控股 before byte i, behind the firm that starts at start, is the
// verb, by what is held: a share or a firm, 云麓集团|控股|60%, 云麓股份|控股|星河电子.
func (f *finder) holding(start, i int) bool {
	if strings.IndexAny(f.after(i), "0123456789") == 0 {
		return !hasAnySuffix(f.before(start), "持有", "持", "购", "出售", "转让", "购买")
	}
	h, ok := f.hitAt(i)
	return ok && h.Sure() && f.isCompany(f.d.Slice(h.Span)) && companySuffix(f.d.Slice(h.Span)).text != f.d.Slice(h.Span)
}

// opensName reports whether [start, end) is what registered names begin with: a
// place and more, or what would be a company by itself: 平高|东芝高压开关有限公司.
func (f *finder) opensName(start, end int) bool {
	if start >= end {
		return false
	}
	if h, ok := f.hitAt(end); ok && h.Sure() && f.verbTo(end) {
		return false // 江州筹建|云麓有限公司
	}
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, start)
	if ok && place.End <= end || f.isCompany(f.d.Text[start:end]) {
		return true
	}
	marked, ok := f.markedTo(end, false)
	return ok && marked == start
}

// ofDistrict reports whether the banks with a suffix are named for nothing but the
// place they serve: 江州市商业银行.
func ofDistrict(suffix string) bool { return hasAnySuffix(suffix, "行", "社") }

// suffixGoesOn reports whether the word at end makes what stands before it
// something else than a company: 光大电子|银行部, 手机银行|业务.
func (f *finder) suffixGoesOn(end int) bool {
	return hasAnyPrefix(f.after(end), "站", "装置", "系统", "部门", "业务", "行业", "产业", "市场", "领域", "概念股", "板块", "用户", "客户", "技术", "设备", "产品", "服务", "业协会", "化")
}

// kindOfCompany reports whether text says what kind of company is meant, and
// names none: 网上银行, 增持|上市公司, 上海|分公司.
func (f *finder) kindOfCompany(text string) bool {
	if hasAnyPrefix(text, "对", "赴", "来") && companySuffix(text).form == weak && hasAnySuffix(text, "投资", "贸易") {
		return true // 对美投资
	}
	if hasAnyPrefix(text, "次季", "首季", "上季", "本季", "全季", "单季") {
		return true
	}
	if generic()[text] || runes(text) <= 2 && roleWord(text) || strings.HasSuffix(text, "子公司") && !hasAnySuffix(text, "电子公司", "量子公司", "分子公司") || hasAnySuffix(text, "上市公司", "母公司", "全资控股", "成员银行", "会员银行", "合作银行", "发卡银行", "托管银行", "存管银行", "代销银行", "开户银行", "往来银行", "辖区证券公司", "新发股份", "增发股份", "流通股份", "限售股份", "标的股份", "全部股份", "部分股份") {
		return true
	}
	if rest, ok := strings.CutSuffix(text, "公司"); ok && roleWord(rest) {
		return true // P2P公司
	}
	for _, w := range [...]string{"本土分公司", "本土公司", "分公司"} {
		if rest, ok := strings.CutSuffix(text, w); ok {
			return f.place(rest)
		}
	}
	if place, ok := f.lex.Longest(lexicon.Places, text, 0); ok && generic()[text[place.End:]] && strings.HasSuffix(text, "公司") {
		return true // 芬兰手游公司
	}
	rest, ok := strings.CutSuffix(text, "公司")
	return ok && (country(rest) || rest == "孵化器") // 作为一家中国公司
}

// A brand is what stands before a suffix.
type brand struct {
	start int
	named bool // one of its words is no ordinary word
	place bool // it starts with a place
	known bool // it is a company that the tables know
}

// brandBefore walks back from a suffix over the words that a company's name is
// made of.
func (f *finder) brandBefore(head int, form form) brand {
	b := brand{start: head}
	limit := 3
	if form == strong {
		limit = 9
	}
	for n := 0; n < limit; n++ {
		t, ok := f.tokenBefore(b.start)
		if !ok || !f.namePart(t, form) {
			break
		}
		b.start = t.Start
		word := f.d.Slice(t.Span)
		isPlace := f.place(word)
		if f.isCompany(word) {
			b.named, b.known = true, n == 0
		}
		switch {
		case isPlace:
			b.place = true
			b.named = b.named || n > 0
		case t.Tag == "x" || t.Tag == "" || t.Tag == "nz" || strings.HasPrefix(t.Tag, "nr") || t.Tag == "eng" && isUpper(rune(word[0])):
			b.named = true
		}
		if isPlace && form != strong {
			break
		}
	}
	return f.trim(b, head)
}

// place reports whether word is a place.
func (f *finder) place(word string) bool { return f.lex.Knows(word, lexicon.Place) }

// trim takes words off the start of a brand that introduce the name and are no
// part of it: 平台众贷网, 厂商茂迪, 诉北京…公司. A name often starts with a place: an
// ordinary word right before one does not belong to it.
func (f *finder) trim(b brand, head int) brand {
	start := b.start
	names := false // a word of the name has been seen
	ordinary := false
	for at := b.start; at < head; {
		t, ok := f.token(at)
		if !ok || t.End >= head {
			break
		}
		word := f.d.Slice(t.Span)
		switch {
		case f.isCompany(word):
			if at > start && !names && f.verbTo(at) {
				start = at // 整体|并入|云麓集团资产管理有限公司
			}
			names = true
		case at == start && (introduces(word, t.Tag) || opensBracket(word, f.d.Text[at:head])), !names && (word == "原" || word == "诉" || word == "及" || word == "并"):
			start = t.End
		case at > start && f.place(word) && (!names || ordinary) && !hasAnySuffix(f.d.Text[:at], "（", "("):
			start = at
		}
		isName := nameTag(t.Tag)
		names = names || isName && start < t.End
		ordinary = !isName && utf8.RuneCountInString(word) > 1
		at = t.End
	}
	b.start = start
	return b
}

// verbTo reports whether a verb of two characters or more ends at byte i, or one and 为.
func (f *finder) verbTo(i int) bool {
	t, ok := f.tokenBefore(i)
	if ok && f.d.Slice(t.Span) == "为" {
		t, ok = f.tokenBefore(t.Start)
	}
	return ok && t.Tag == "v" && f.runes(t.Span) >= 2
}

// opensBracket reports whether word opens a bracket that rest does not close.
func opensBracket(word, rest string) bool {
	return (word == "（" || word == "(") && !strings.ContainsAny(rest, "）)")
}

// introduces reports whether a word at the start of a run says what kind of
// company follows, or is no part of a name.
func introduces(word, tag string) bool {
	if hasAnySuffix(word, "季", "期内", "按年", "年内") {
		return true
	}
	switch tag {
	case "v", "p", "d", "c", "m", "q", "r", "f", "t", "a", "ad":
		return true
	}
	return roleWord(word)
}

// roleWord reports whether a word says what kind of company follows: 厂商茂迪.
func roleWord(word string) bool {
	switch word {
	case "公司", "企业", "平台", "机构", "品牌", "股东", "东家", "老东家", "旗下", "网站", "媒体", "客户", "对手", "央企", "国企", "民企", "外企", "法人", "工作室", "P2P", "O2O", "OTA", "IT", "独角兽", "新贵", "隶属于", "集团", "方", "商", "厂", "互联网", "移动互联网", "中概股", "概念股", "老牌", "知名", "大牌", "第三方", "VC", "PE", "风投", "投行":
		return true
	}
	return utf8.RuneCountInString(word) > 2 && hasAnySuffix(word, "厂", "厂商", "业者", "马股", "标股", "头股", "念股", "值股", "金股", "双雄", "三雄", "双虎", "巨头", "龙头", "公司", "企业", "大厂", "股东", "平台", "运营商", "开发商", "经销商", "供应商", "制造商", "服务商", "零售商", "代工厂", "机构", "对手", "伙伴", "品牌") ||
		utf8.RuneCountInString(word) == 2 && hasAnySuffix(word, "企", "商") && word != "招商" || word == "厂商" || word == "巨头" || word == "龙头" || word == "业者" || word == "大厂" || word == "股东"
}

// stopWords never stand in a company's name.
const stopWords = "月的了在和与及或对向由从为是有等以而但该其这那某各每将被把给让使据称说到于之并还也都又就经因如按则"

// namePart reports whether a word can stand in a company's name.
func (f *finder) namePart(t document.Token, form form) bool {
	word := f.d.Slice(t.Span)
	r, size := utf8.DecodeRuneInString(word)
	if strings.ContainsRune("（()）", r) {
		return form == strong && (r == '）' || r == ')' || r == '（' || r == '(')
	}
	if !isHan(r) && !isLatin(r) || size == len(word) && strings.ContainsRune(stopWords, r) || notNames()[word] || roleWord(word) {
		return false
	}
	if r == '丨' {
		return false // a bar that looks like a character
	}
	if form == strong && hasAnySuffix(word, "一期", "二期", "三期", "四期", "五期", "壹号", "贰号", "叁号", "一号", "二号") {
		return true
	}
	switch t.Tag {
	case "p", "c", "u", "uj", "d", "r", "m", "t", "y", "ul", "uz", "ud", "f", "q", "df", "uv", "ug":
		return false
	case "v", "vd", "vg", "a", "ad", "b":
		return form == strong && !f.actingVerb(word)
	}
	return true
}

// actingVerbs stand before a company's name and never in it.
var actingVerbs = []string{"接受", "出席", "参加", "参与", "加入", "访问", "拜访", "担任", "出任", "当选", "邀请", "加盟", "对话", "隶属", "隶属于", "收购", "成立", "设立", "持有", "参股", "入股", "转让", "增持", "减持", "拥有", "来自", "成为", "作为", "包括", "委托", "起诉", "合作", "签署", "出售", "购买", "介绍", "表示", "创办", "创立", "组建", "注资", "授予", "通过", "指控", "支持", "属于", "位于", "获得", "获", "控制", "聘请", "任职", "就职", "更名", "改制", "变更", "名为", "叫做", "旗下", "入主", "重组", "并购", "诉", "任", "为", "购", "售", "获", "向", "是", "有", "买", "卖", "持", "占", "称", "指", "告", "令"}

func (f *finder) actingVerb(word string) bool {
	return slices.Contains(actingVerbs, word) || f.lex.Knows(word, lexicon.Verb)
}
