package mention

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// organizationSuffixes end names of organizations whatever stands before them.
var organizationSuffixes = []string{
	"委员会", "交易所", "交易中心", "研究院", "研究所", "研究中心", "研究会", "协会", "学会", "联合会", "联盟", "商会", "公会", "大学", "学院", "医院", "日报", "晚报", "早报", "时报", "商报", "晨报", "周刊", "周报", "新闻网", "财经网", "电视台", "通讯社", "出版社", "基金会", "设计院", "科学院", "实验室", "智库", "管委会", "组委会", "促进会", "联谊会", "理事会", "总工会", "干校", "党校", "中学", "博物馆", "电台", "卫视", "杂志社", "导报", "都市报", "证券报", "经济报", "青年报", "认证中心", "信息中心", "监测中心", "检测中心", "评审中心", "审评中心", "鉴定中心", "登记中心", "疾控中心", "传媒中心", "融媒体中心",
}

// officeSuffixes end names of offices that need a place or a body before them.
var officeSuffixes = []string{
	"法院", "检察院", "地检署", "检察署", "调查局", "监管局", "管理局", "证监局", "银监局", "银保监局", "金融办", "金融局", "监管总局", "总局", "统计局", "工商局", "税务局", "公安局", "海关", "政府", "发改委", "国资委", "经信委", "商务局", "财政局", "财政厅", "金融监管局", "市场监管局", "住建局", "环保局", "教育局", "交通局", "专利局", "监察局", "仲裁委", "党委", "商务部", "财政部", "司法部", "能源部", "统战部", "宣传部", "组织部", "省委", "市委", "区委", "县委", "州委", "纪委", "监委", "政协", "人社局", "人社厅", "民政局", "民政厅", "规划局", "国土局", "国土资源局", "自然资源局", "自然资源厅", "国土资源厅", "房管局", "住建厅", "住建委", "建委", "规土委", "规自局", "交通委", "交委", "交通厅", "交通运输局", "交通运输厅", "教育厅", "教委", "科技局", "科技厅", "科委", "卫生局", "卫生厅", "卫健委", "卫计委", "卫健局", "药监局", "食药监局", "质监局", "水利局", "水利厅", "水务局", "农业局", "农业厅", "农业农村局", "农业农村厅", "林业局", "林业厅", "旅游局", "旅游委", "文旅局", "文旅厅", "文化局", "文化厅", "体育局", "审计局", "审计厅", "审计署", "商务厅", "商务委", "经信局", "经信厅", "工信局", "工信厅", "工信委", "经贸委", "发改局", "物价局", "环境局", "生态环境局", "生态环境厅", "环保厅", "地税局", "国税局", "公安厅", "公安分局", "监管分局", "银监分局", "银保监分局", "税务分局", "工商分局", "海关总署", "安监局", "应急管理局", "应急管理厅", "城管局", "城管执法局", "粮食局", "烟草局", "电监局", "信访局", "邮政管理局", "通信管理局", "法制办", "政府办", "办公厅", "金融工作局", "金融工作办公室", "中心支行", "侨联", "工商联", "妇联", "残联", "文联", "作协", "科协", "消协", "记协", "贸促会", "团委",
}

// suffixes are those of a list by their last character, in the list's order:
// most words end in none of these.
type suffixes map[rune][]string

func suffixesOf(list []string) suffixes {
	s := suffixes{}
	for _, suffix := range list {
		last, _ := utf8.DecodeLastRuneInString(suffix)
		s[last] = append(s[last], suffix)
	}
	for _, list := range s {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) }) // 市场监管局 before 监管局
	}
	return s
}

// of is the first suffix of the list that a word has, "" when it has none.
func (s suffixes) of(word string) string {
	last, _ := utf8.DecodeLastRuneInString(word)
	for _, suffix := range s[last] {
		if strings.HasSuffix(word, suffix) {
			return suffix
		}
	}
	return ""
}

// organizationEndings are the suffixes of organizations and of offices.
var organizationEndings = sync.OnceValue(func() [2]suffixes {
	return [2]suffixes{suffixesOf(organizationSuffixes), suffixesOf(officeSuffixes)}
})

// organizations proposes names by their form, and media by the words around.
func (f *finder) organizations() {
	endings := organizationEndings()
	for _, t := range f.d.Tokens {
		word := f.d.Text[max(0, t.End-15):t.End]
		for i := range endings {
			if s := endings[i].of(word); s != "" {
				f.organizationEnding(t, t.End-len(s), i == 1)
			}
		}
	}
	f.media()
	f.sources()
	f.heads()
	f.titledHeads()
}

// titled proposes the organizations whose suffix and a post of theirs are one word
// to the dictionary: 池江|商会会长.
func (f *finder) titledHeads() {
	for _, t := range f.d.Tokens {
		i, ok := f.wordTitle(t)
		if !ok {
			continue
		}
		for k, endings := range organizationEndings() {
			if s := endings.of(f.d.Text[t.Start:i]); s != "" {
				f.organizationEnding(document.Token{Span: document.Span{Start: t.Start, End: i}, Tag: t.Tag}, i-len(s), k == 1)
			}
		}
	}
}

// joinsSubjects reports whether the word t joins the two subjects that a school is
// named for: 经济|与|管理学院.
func (f *finder) joinsSubjects(t document.Token, head int) bool {
	word := f.d.Slice(t.Span)
	if word != "与" && word != "和" || !hasAnyPrefix(f.d.Text[head:], "学院", "研究院", "研究所") {
		return false
	}
	subject, ok := f.tokenBefore(t.Start)
	if !ok || subject.End != t.Start || subject.Tag != "n" && subject.Tag != "vn" {
		return false
	}
	school, ok := f.tokenBefore(subject.Start)
	return ok && school.End == subject.Start && hasAnySuffix(f.d.Slice(school.Span), "大学", "学院", "研究院")
}

// heads proposes the organizations whose suffix the tables took for the
// beginning of a post: 经济观察研究院|院长.
func (f *finder) heads() {
	for start, end := range f.titleFrom {
		if end == 0 {
			continue
		}
		for _, s := range organizationSuffixes {
			if stop := start + len(s); stop < int(end) && strings.HasPrefix(f.d.Text[start:], s) {
				f.organizationEnding(document.Token{Span: document.Span{Start: start, End: stop}}, start, false)
			}
		}
	}
}

// organizationEnding proposes the name whose last word is t and whose suffix
// starts at head.
func (f *finder) organizationEnding(t document.Token, head int, office bool) {
	if strings.HasSuffix(f.d.Text[:t.End], "交易所") && hasAnyPrefix(f.after(t.End), "产生", "得", "涉", "需", "引", "带来", "导致", "致", "获") {
		return // what dealing brings: 出售股份交易|所产生之费用
	}
	start := min(head, t.Start)
	named := false
	for n := 0; n < 6; n++ {
		p, ok := f.tokenBefore(start)
		if ok && f.joinsSubjects(p, head) {
			p, ok = f.tokenBefore(p.Start)
		}
		if !ok || f.post(p.Span) || !f.organizationPart(p, office) && !f.ofNation(p) && !(n > 0 && !office && f.ofTechnology(p)) {
			break
		}
		if word := f.d.Slice(p.Span); f.place(word) || nameTag(p.Tag) || word == "中央" || word == "国家" {
			named = true
		}
		start = p.Start
	}
	for start < head {
		p, ok := f.token(start)
		if word := f.d.Slice(p.Span); !ok || p.End >= head || !introduces(word, p.Tag) && word != "原" {
			break
		}
		start = p.End
	}
	if marked, ok := f.markedTo(t.End, false); ok && marked > start && marked < head {
		start = marked
	}
	start = f.pastVerb(start, head)
	if h, ok := f.bodyBefore(start); ok && !named || ok && f.place(f.d.Text[start:head]) {
		start, named = h, true
	}
	lead := f.d.Text[start:max(start, head)]
	if start < t.Start || t.Start < head && nameTag(t.Tag) {
		if f.place(lead) || t.Start < head || lead == "市" || lead == "省" {
			named = true
		}
	}
	switch n := runes(lead); {
	case n < 2 && !(office && (lead == "市" || lead == "省")), n > 20, hasAnyPrefix(lead, "该", "本", "各", "某", "两", "这", "每", "多"):
		return
	case f.onlyActs(start, head), f.ofBoard(start, head, t.End), sortsOfBodies[lead]:
		return
	case strings.HasSuffix(f.d.Text[:t.End], "中学") && hasAnyPrefix(f.after(t.End), "到", "习", "会", "得", "过"):
		return // 共事过程中|学到
	case office && (!named || start == t.Start && !f.place(lead)), f.suffixGoesOn(t.End):
		return
	case strings.HasSuffix(f.d.Text[:t.End], "交易所"):
		f.propose(start, t.End, document.Organization, surest, "organization by form")
	case named:
		f.propose(start, t.End, document.Organization, 0.8, "organization by form")
	default:
		f.propose(start, t.End, document.Organization, 0.6, "organization by form")
	}
}

// pastVerb is where a name that ends at head begins behind a verb before a place,
// for no name goes on so: 批准|江州市长河商会.
func (f *finder) pastVerb(start, head int) int {
	verb := false
	for at := start; at < head; {
		t, ok := f.token(at)
		if !ok || t.End > head {
			break
		}
		if verb && f.place(f.d.Slice(t.Span)) {
			start, verb = at, false
		}
		verb = verb || t.Tag == "v" || t.Tag == "r"
		at = t.End
	}
	return start
}

// bodyBefore is where the authority begins that the tables know and that ends at
// byte i: what follows is an office of it, 国家税务总局|江州监管局.
func (f *finder) bodyBefore(i int) (start int, ok bool) {
	for _, h := range f.hitsIn(i-context, i) {
		if h.End != i {
			continue
		}
		for _, c := range h.Candidates {
			if f.lex.Kind(c.ID) == lexicon.Organization && !c.Ambiguous {
				return h.Start, true
			}
		}
	}
	return 0, false
}

// onlyActs reports whether nothing but one verb stands in [start, head): 收到|交易所.
func (f *finder) onlyActs(start, head int) bool {
	t, ok := f.token(start)
	return ok && t.End == head && t.Tag == "v"
}

// sortsOfBodies stand before the word for a body and tell of what sort it is: 社区|大学,
// 行业|联盟.
var sortsOfBodies = set(`行业 广告 产业 社区 名牌 知名 著名 重点 综合 科研 企业 商业 战略 技术 创新 校园 私立 公立 国外 海外 国内 顶尖 民间 权威 专业 独立 本地 当地 地方 一流 高等 普通 职业 三甲 公办 民办 行业自律 产业技术创新 战略合作 相关行业 同行业 国际知名 价格 品牌 利益 攻守 攻守同盟 厂商 供应商 渠道 买方 卖方 媒体 网站 家电 第三方 内部 核心 联合 重点实验 大型 中型 综合性 专科 省级 市级 地市级 县级 国家级`)

// boardWords are what the committees of a company's own board are named by.
var boardWords = set("董事会 监事会 公司 战略 决策 提名 薪酬 考核 审计 风险 控制 管理 发展 投资 专门 专业 ESG 可持续 合规 预算 关联交易 关联 交易 治理 执行 监督 委员会 科技 创新 与 和 及 、 内控 财务 信息 披露 消费者 权益 保护 风险管理 风险控制 投资决策 审计委员会")

// ofBoard reports whether s is a committee of a company's own board: 提名委员会.
func (f *finder) ofBoard(start, head, end int) bool {
	if f.d.Text[head:end] != "委员会" {
		return false
	}
	for at := start; at < head; {
		t, ok := f.token(at)
		if !ok {
			return false
		}
		word, pair := f.d.Text[at:min(t.End, head)], len("战略")
		if !boardWords[word] && !(len(word) == 2*pair && boardWords[word[:pair]] && boardWords[word[pair:]]) {
			return false
		}
		at = t.End
	}
	return true
}

// organizationPart reports whether a word can stand in an organization's name.
func (f *finder) organizationPart(t document.Token, office bool) bool {
	word := f.d.Slice(t.Span)
	r, size := utf8.DecodeRuneInString(word)
	if !office && isUpper(r) && len(word) > 2 && t.Tag == "eng" {
		return true // Symbian|基金会
	}
	if !isHan(r) || size == len(word) && strings.ContainsRune(stopWords, r) || strings.HasSuffix(word, "于") {
		return false
	}
	if word == "市" || word == "省" || word == "区" || word == "县" {
		return true
	}
	place := f.place(word) || size < len(word) && hasAnySuffix(word, "省", "市", "区", "县", "州", "镇", "旗")
	if office {
		return place || word == "国家" || word == "全国" || word == "中央" || t.Tag == "ns" || t.Tag == "nt" || t.Tag == "x"
	}
	switch t.Tag {
	case "v":
		return size < len(word) && !f.actingVerb(word)
	case "n", "nz", "nt", "ns", "nr", "x", "", "j", "vn", "l", "an", "b":
		return !roleWord(word) || place
	}
	return place
}

// post reports whether s is a post: a body's name begins behind it at the earliest.
func (f *finder) post(s document.Span) bool {
	end, ok := f.titleAt(s.Start)
	return ok && end == s.End && f.runes(s) > 2 && !strings.HasSuffix(f.d.Slice(s), "者")
}

// ofTechnology reports whether the Latin word t stands behind a place, and so in the
// name of a body: 江州|3G|产业联盟.
func (f *finder) ofTechnology(t document.Token) bool {
	word := f.d.Slice(t.Span)
	if len(word) > 4 || strings.IndexFunc(word, isHan) >= 0 || strings.ToUpper(word) != word {
		return false
	}
	for {
		place, ok := f.tokenBefore(t.Start)
		if !ok || place.End != t.Start {
			return false
		}
		if f.place(f.d.Slice(place.Span)) {
			return true
		}
		if t = place; t.Len() > 2 || strings.IndexFunc(f.d.Slice(t.Span), isHan) >= 0 {
			return false // 3|G is two words
		}
	}
}

// ofNation reports whether the noun t for a kind of company stands behind a place,
// and so in the name of a body: 东澜|网站|推广基金会.
func (f *finder) ofNation(t document.Token) bool {
	place, ok := f.tokenBefore(t.Start)
	return ok && f.place(f.d.Slice(place.Span)) && roleWord(f.d.Slice(t.Span))
}

// isCompany reports whether the tables know word as a company.
func (f *finder) isCompany(word string) bool { return f.isKind(word, lexicon.Company) }

// isKind reports whether the tables know word as a name of a kind, among others.
func (f *finder) isKind(word string, kind lexicon.Kind) bool { return f.lex.Knows(word, kind) }

// surelyKind is isKind for words that are nothing else.
func (f *finder) surelyKind(word string, kind lexicon.Kind) bool {
	return slices.ContainsFunc(f.lex.Lookup(lexicon.Names, word), func(c lexicon.Candidate) bool { return !c.Ambiguous && f.lex.Kind(c.ID) == kind })
}
