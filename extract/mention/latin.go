package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// latin proposes names in Latin letters: runs of capitalized words whose own
// words (Holdings, University, Tim) or whose neighbours (CEO of, said, 宣布) tell
// their kind.
func (f *finder) latin() {
	if isEnglish(f.d) {
		f.englishNames()
		return
	}
	tokens := f.d.Tokens
	for i := 0; i < len(tokens); {
		n := f.capitalRun(i)
		if n == 0 {
			i++
			continue
		}
		f.run(i, i+n)
		i += n
	}
}

// capitalRun counts the tokens from i on that make one run of capitalized
// words. Small words join only where a name may hold them: Bank of America.
func (f *finder) capitalRun(i int) int {
	tokens, text := f.d.Tokens, f.d.Text
	if !f.capital(tokens[i]) {
		return 0
	}
	n := 1
	for i+n < len(tokens) {
		t := tokens[i+n]
		gap := text[tokens[i+n-1].End:t.Start]
		switch {
		case gap == " " && f.capital(t):
			n++
		case gap == "" && text[t.Start:t.End] == "." && tokens[i+n-1].Len() == 1 && i+n+1 < len(tokens) && text[t.End:tokens[i+n+1].Start] == " " && f.capital(tokens[i+n+1]):
			n += 2 // John V. Oyler
		case gap == " " && i+n+1 < len(tokens) && (joiner(text[t.Start:t.End])) && f.capital(tokens[i+n+1]) && text[t.End:tokens[i+n+1].Start] == " " && f.joins(tokens[i:i+n], text[t.Start:t.End]):
			n += 2
		default:
			return n
		}
	}
	return n
}

func (f *finder) capital(t document.Token) bool {
	word := f.d.Slice(t.Span)
	return isUpper(rune(word[0])) && (t.Tag == "eng" || t.Tag == "nz" || t.Tag == "x" || t.Tag == "n" || t.Tag == "") && word[len(word)-1] < 0x80
}

func joiner(word string) bool { return word == "of" || word == "&" || word == "for" }

// joins reports whether the words before a small word are such that the name
// goes on behind it.
func (f *finder) joins(words []document.Token, small string) bool {
	last := f.d.Slice(words[len(words)-1].Span)
	return small == "&" || organizationWord(last) || small == "of" && last == "Bank"
}

// run weighs the kinds of the run of tokens [i, j) and proposes the best.
func (f *finder) run(i, j int) {
	tokens := f.d.Tokens
	for i < j && f.functionWord(tokens[i], i) {
		i++
	}
	if i == j {
		return
	}
	s := document.Span{Start: tokens[i].Start, End: tokens[j-1].End}
	// Titles before a person are no part of the name.
	for i+1 < j && f.honorific(tokens[i].Span) {
		i++
		s.Start = tokens[i].Start
	}
	for end, ok := f.titleAt(s.Start); ok && end < s.End; end, ok = f.titleAt(s.Start) {
		for i < j && tokens[i].Start < end {
			i++
		}
		if i == j {
			return
		}
		s.Start = tokens[i].Start
	}
	words := strings.Fields(f.d.Slice(s))
	if notNames()[words[0]] && len(words) == 1 || f.term(f.d.Slice(s)) || f.titleTo[s.End] > 0 && int(f.titleTo[s.End])-1 <= s.Start {
		return
	}
	if f.afterHan(s) {
		f.latinInHan(s, words)
	} else {
		f.latinInLatin(s, words)
	}
}

// functionWord reports whether a capitalized word is capital only because it
// starts a sentence.
func (f *finder) functionWord(t document.Token, i int) bool {
	word := f.d.Slice(t.Span)
	return functionWords()[word] || functionWords()[strings.ToLower(word)] && len(word) > 1
}

func (f *finder) honorific(s document.Span) bool {
	switch f.d.Slice(s) {
	case "Mr", "Mrs", "Ms", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Sir", "Prof", "Prof.":
		return true
	}
	return false
}

// afterHan reports whether s stands in Chinese text.
func (f *finder) afterHan(s document.Span) bool {
	before, after := strings.TrimRight(tail(f.before(s.Start), 12), " "), strings.TrimLeft(head(f.after(s.End), 12), " ")
	return before != "" && before[len(before)-1] >= 0x80 || after != "" && after[0] >= 0x80 || before == "" && after == ""
}

// latinHolder is the rule of Latin names behind a post.
const latinHolder = "Latin name behind a post"

// latinInHan weighs a Latin name in Chinese text.
func (f *finder) latinInHan(s document.Span, words []string) {
	before, after := strings.TrimRight(f.before(s.Start), " "), strings.TrimLeft(f.after(s.End), " ")
	text := f.d.Slice(s)
	acronym := len(text) <= 3 && strings.ToUpper(text) == text
	if inBracket(before) && f.titleBefore(strings.LastIndexAny(f.d.Text[:s.Start], "（(")) {
		return // 高级投资经理(Senior Associate)
	}
	if len(words) > 1 && len(words) < 4 && latinName(text) && (f.titleBefore(s.Start) || s.Start > 0 && f.d.Text[s.Start-1] == ' ' && f.titleBefore(s.Start-1)) {
		f.propose(s.Start, s.End, document.Person, 1.1, latinHolder) // 首席执行官Heather Turner
		return
	}
	if _, ok := surnameJoined(text); ok && f.titleBefore(s.Start) && !f.isCompany(text) {
		f.propose(s.Start, s.End, document.Person, 1.1, latinHolder) // 执行主席EricSchmidt
		return
	}
	switch kind := wordKind(words); {
	case len(words) == 1 && len(text) > 6 && hasAnySuffix(text, "Ltd", "Limited", "Inc", "Corp", "LLC", "Holdings", "Group", "Ltd."):
		f.propose(s.Start, s.End, document.Company, 0.9, "Latin name by form")
	case kind == document.Person && len(words) > 1:
		w := 0.7
		if len(words) < 4 && latinName(text) && (hasAnySuffix(before, "和", "与", "及", "、") || hasAnyPrefix(after, "加入", "加盟", "担任", "出任", "和", "与", "、", "在", "曾", "是", "共同", "离职", "的")) {
			w = 1
		}
		f.propose(s.Start, s.End, document.Person, w, "Latin personal name")
	case kind != document.None:
		f.propose(s.Start, s.End, kind, 0.8, "Latin name by form")
	case len(words) > 1 && latinName(text) && (f.titleBefore(s.Start) || f.speechAfter(s.End) || hasAnySuffix(before, "持股者", "投资者", "企业家", "创业者", "作者", "学者", "科学家", "设计师", "工程师", "导演")):
		f.propose(s.Start, s.End, document.Person, 0.6, "Latin personal name")
	}
	if inBracket(before) && !acronym {
		f.gloss(s, before, after)
	}
	if hasAnySuffix(before, "公司", "开发商", "厂商", "供应商", "收购", "收购了", "巨头", "企业", "集团", "加盟", "入股", "运营商", "工作室", "机构", "零售商", "制造商", "初创公司", "投资了", "加入", "离开", "服务商", "股东", "竞争对手", "提供商", "生产商", "子公司") ||
		hasAnyPrefix(after, "公司", "集团", "宣布", "首席", "CEO", "COO", "CFO", "CTO", "创始人", "联合创始人", "联席", "总裁", "董事", "发言人", "股价", "财报", "旗下", "的股价", "中国区", "员工", "则", "随后", "承认", "股票", "股东", "公布", "起诉") || f.speechAfter(s.End) {
		w := 0.55
		if acronym {
			w = 0.3
		}
		f.propose(s.Start, s.End, document.Company, w, "Latin name in a company's place")
	}
	if hasAnySuffix(before, "应用", "游戏", "软件", "手机", "产品", "推出", "推出了", "发布", "发布了", "模型", "芯片", "浏览器", "聊天机器人", "机器人", "社交平台", "操作系统", "手游", "《") ||
		hasAnyPrefix(after, "App", "APP", "应用", "软件", "游戏", "手机", "平台", "芯片", "模型", "大模型", "客户端", "浏览器", "用户", "机器人", "这样的服务", "》") {
		w := 0.5
		if acronym || strings.ToUpper(text) == text && len(text) < 5 {
			w = 0.3
		}
		if hasAnySuffix(before, "《") {
			w += 0.2
		}
		f.propose(s.Start, s.End, document.Product, w, "Latin name in a product's place")
	}
	if (hasAnySuffix(before, hanWares...) || hasAnyPrefix(after, hanWares...) && f.makerBefore(s.Start)) && len(text) > 2 && !f.isCompany(text) {
		f.propose(s.Start, s.End, document.Product, 1.1, "Latin name of a ware")
	}
	if hasAnyPrefix(after, "领投", "跟投", "参投", "独家投资") {
		f.propose(s.Start, s.End, document.Company, 0.85, "Latin name of an investor")
	}
	if len(words) == 1 && len(text) > 5 && hasAnySuffix(text, "News", "Daily", "Times", "Post") {
		f.propose(s.Start, s.End, document.Organization, 0.6, "Latin name of a medium")
	}
	if hasAnySuffix(before, "科技博客", "科技网站", "财经网站", "博客网站", "新闻网站", "出版物", "刊物", "科技媒体") || hasAnySuffix(before, "接受", "接受了") && hasAnyPrefix(after, "采访", "专访", "的采访", "的专访", "记者") {
		f.propose(s.Start, s.End, document.Organization, 0.8, "Latin name of a medium")
	}
	if hasAnySuffix(before, "网站", "媒体", "报纸", "杂志", "据") && hasAnyPrefix(after, "报道", "报导", "消息", "援引", "称") {
		f.propose(s.Start, s.End, document.Organization, 0.8, "Latin name of a medium")
	}
}

// hanWares are kinds of things that are sold under a name of their own.
var hanWares = []string{"头盔", "平板", "平板电脑", "手环", "手表", "智能手表", "眼镜", "耳机", "音箱", "路由器", "相机", "无人机", "游戏机", "主机", "手柄", "控制器", "处理器", "显卡", "引擎", "网游", "页游", "端游", "新游", "大作", "代表作有", "代表作", "车型", "轿车", "跑车", "皮卡", "电动车", "笔记本", "笔记本电脑", "超极本", "机顶盒", "阅读器", "电子书", "输入法", "虚拟现实设备", "可穿戴设备"}

func inBracket(before string) bool { return hasAnySuffix(before, "（", "(", "（即", "（英文名") }

// gloss proposes the Latin name in the brackets behind a Chinese one, with the
// kind of that.
func (f *finder) gloss(s document.Span, before, after string) {
	if !hasAnyPrefix(after, "）", ")", "，", ",") {
		return
	}
	before = strings.TrimRight(strings.TrimRight(before, "即英文名"), "（( ")
	end := s.Start - (len(f.before(s.Start)) - len(before))
	switch {
	case strings.HasSuffix(before, "》"):
		f.propose(s.Start, s.End, document.Product, 0.6, "Latin name of a title")
	case latinName(f.d.Slice(s)) && f.translitBefore(end):
		f.propose(s.Start, s.End, document.Person, 0.9, "Latin name of a person")
	case hasAnySuffix(before, "公司", "集团", "银行", "证券", "资本"):
		f.propose(s.Start, s.End, document.Company, 0.8, "Latin name of a company")
	case hasAnySuffix(before, organizationSuffixes...):
		f.propose(s.Start, s.End, document.Organization, 0.8, "Latin name of an organization")
	}
}

// translitBefore reports whether two transliteration characters stand before
// byte i.
func (f *finder) translitBefore(i int) bool {
	last := f.runeBefore(i)
	return f.chars.translit.of(last) > 0 && f.chars.translit.of(f.runeBefore(i-len(string(last)))) > 0 || strings.Contains(tail(f.d.Text[:i], 15), "·")
}

// latinInLatin weighs a name in English text.
func (f *finder) latinInLatin(s document.Span, words []string) {
	before, after := f.before(s.Start), f.after(s.End)
	start := strings.TrimSpace(before) == "" || hasAnySuffix(strings.TrimSpace(before), ".", "!", "?", "“", "\"", ":")
	title := f.titleBefore(len(strings.TrimRight(f.d.Text[:s.Start], " "))) || hasAnySuffix(before, "Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Mr ", "Ms ", "Dr ")
	// Klaus Kleinfeld, (now) chief executive of
	post := f.titleWithin(s.End, after)
	said := hasAnyPrefix(after, " said", " says", " told", " added", ", who", " wrote", " tweeted") || hasAnySuffix(before, "said ", "says ")
	switch kind := wordKind(words); {
	case kind == document.Company:
		f.propose(s.Start, s.End, kind, 0.85, "Latin name by form")
		return
	case kind == document.Organization:
		f.propose(s.Start, s.End, kind, 1.15, "Latin name by form")
		return
	case kind == document.Person && len(words) > 1 && len(words) < 5:
		f.propose(s.Start, s.End, document.Person, 0.75, "Latin personal name")
		return
	case len(words) > 1 && len(words) < 4 && latinName(f.d.Slice(s)) && !placeWords(words) && (title || post || said):
		f.propose(s.Start, s.End, document.Person, 0.65, "Latin personal name")
		return
	case len(words) == 1 && hasAnySuffix(before, "Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Mr ", "Ms "):
		f.propose(s.Start, s.End, document.Person, 0.7, "Latin surname")
		return
	}
	if placeWords(words) || len(words) > 4 {
		return
	}
	w := 0.0
	if hasAnyPrefix(after, "'s chief", "’s chief", "'s CEO", "’s CEO", "'s shares", "’s shares", "'s stock", "’s stock", "'s revenue", "’s revenue", " shares", " stock", " reported", " Inc", " Corp", " announced", " acquired", " unveiled", ", a maker", ", the maker", ", which makes", ", a subsidiary", ", a unit", ", owner of", ", the owner", ", the parent", " launched", " posted") {
		w += 0.55
	}
	if hasAnySuffix(before, "shares of ", "CEO of ", "chief executive of ", "unit of ", "subsidiary of ", "owned by ", "acquired ", "acquire ", "founder of ", "co-founder of ", "president of ", "chairman of ", "at rival ", "rival ", "startup ", "start-up ", "company ", "firm ", "maker ", "competitor ", "invested in ", "executive officer of ", "called ", "giant ", "developer ") {
		w += 0.55
	}
	if said {
		w += 0.3
	}
	if strings.ToUpper(f.d.Slice(s)) == f.d.Slice(s) && len(strings.Join(words, "")) < 4 {
		w -= 0.3
	}
	if start {
		w -= 0.1
	}
	if w >= threshold-0.05 {
		f.propose(s.Start, s.End, document.Company, w, "Latin name in a company's place")
	}
}

// titleWithin reports whether a post follows byte i after a comma: , now chief
// executive of; , the company's chief executive.
func (f *finder) titleWithin(i int, after string) bool {
	if !strings.HasPrefix(after, ", ") {
		return false
	}
	for k := range head(after, 40) {
		if _, ok := f.titleAt(i + k); ok {
			return true
		}
	}
	return false
}
