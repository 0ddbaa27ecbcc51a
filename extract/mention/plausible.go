package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// plausible reports whether a span that the model marks can be a company's name
// at all: Han, or capitalized Latin, that is no ordinary word and, unless the
// model is confident, cuts no dictionary word in two.
func (f *finder) plausible(s marked) bool {
	text := f.d.Slice(s.Span)
	first, last := f.runeAt(s.Start), f.runeBefore(s.End)
	switch {
	case s.odds < certain && f.twoFirms(s.Span), f.clause(s.Span), f.wordBehindLatin(s.Span):
		return false
	case f.callsSomebody(s.Span), s.odds < certain && f.firmAndDeed(s.Span):
		return false
	case s.Empty(), int(f.titleFrom[s.Start]) == s.End && !f.isCompany(text), f.productFrom[s.Start], f.technology(s.Span), f.wares(s.Span) && !f.isCompany(text), f.index(s.End), s.odds < 2*confident && f.ofPlace(s.Span) && !(s.odds >= confident && f.houseOfPlace(s.Span) || s.odds >= confident*3/2 && f.tradeOfTown(s.Span) || f.formalPlace(s.Span)), s.odds < confident && !(f.boundary(s.Start) && f.boundary(s.End)), f.term(text), f.kindOfCompany(text) && !f.formalPlace(s.Span), f.personParts.begins(text) && companySuffix(text).form == weak, !balanced(text):
		return false
	case !isHan(first):
		return !(latinName(text) && (f.titleBefore(s.Start) || inBracket(f.before(s.Start)) && (f.translitBefore(s.Start-1) || wordKind(strings.Fields(text)) == document.Person))) && (isUpper(first) || s.odds >= confident && numbered(text)) && !strings.ContainsAny(text, ",;:/“”") && !(s.odds < confident && strings.ToUpper(text) == text && len(text) < 3)
	case runes(text) < 2, runes(text) == 2 && (last == '总' || last == '董') && f.chars.surname.of(first) > 0, last == '的' && (!f.isCompany(text) || hasAnySuffix(f.before(s.Start), "最", "更", "很", "太", "真")), last == '等', strings.ContainsAny(text, "，。；：、“”《》〔〕【】丨|@ "), !isHan(last) && last != '）' && last != ')' && !latinOrDigit(last):
		return false
	case last == '为' && f.posted(s.Span), hasAnySuffix(text, "领投", "跟投", "参投"):
		return false
	case !f.isCompany(text) && containsAny(text, postVerbs...):
		return false
	case f.ordinal(s.Span), s.odds < 2*confident && f.noNoun(s.Span):
		return false
	case f.saysWhat(s.Span), f.kindByWords(s.Span) && !(s.odds >= 2*confident && f.startsInTown(s.Span)), nicknames[text], noPerson[text], f.holders[text], s.odds < confident*3/2 && f.compound(s.Span) && companySuffix(text).text == "" && !f.isCompany(text), hasAnySuffix(text, events...):
		return false
	case !f.isCompany(text) && (s.odds < certain && companySuffix(text).text == "" && f.inListOfWares(s.Span) || f.site(s.Span) && !(s.odds >= 2*confident && strings.HasSuffix(text, "高速")) || f.branchOfPlace(s.Span) || f.sortOf(s.Span) || s.odds < 2*confident && f.tradeOf(s.Span) && !((s.odds >= confident || f.markedAgain(s)) && f.startsInTown(s.Span))):
		return false
	case f.foreignPerson(s.Span), s.odds < confident*5/4 && f.place(text), s.odds < 2*confident && companySuffix(text).form == weak && f.suffixGoesOn(s.End), hasAnyPrefix(f.after(s.End), "银行部", "事业部"):
		return false
	case !f.isCompany(text) && (hasAnyPrefix(f.after(s.End), organizationSuffixes...) || s.odds < confident && f.kindFollows(s.End)):
		return false
	}
	if t, ok := f.token(s.Start); ok && t.Len() == len("本") && strings.Contains("本其各两", f.d.Slice(t.Span)) {
		return false
	}
	if !isHan(first) && inBracket(f.before(s.Start)) && f.titleBefore(strings.LastIndexAny(f.d.Text[:s.Start], "（(")) || strings.HasPrefix(text, "著名") {
		return false // 投资经理(Senior Associate)
	}
	if containsAny(text, "该公司", "运动员", "仅", "受让") && !f.isCompany(text) || f.personParts.within(text) && companySuffix(text).text == "" {
		return false // 年底前|该公司, 传|辛诺夫斯基
	}
	if hasAnySuffix(f.d.Text[:s.Start], "位于", "坐落于", "地处") && companySuffix(text).text == "" && !f.isCompany(text) {
		return false // 位于|汉福德的工厂
	}
	if !isHan(first) && hasAnySuffix(text, "细胞", "抗体", "蛋白", "病毒", "基因组") && !f.isCompany(text) {
		return false
	}
	if f.digital(s.Span) {
		return false // Windows|8
	}
	return !hasAnyPrefix(text, "该", "某", "这", "那", "唯一", "唯二", "非", "图源", "来源", "全球", "多家", "数家", "上述", "有关", "相关", "当季", "当月", "当年", "当日", "今年", "去年", "上半年", "下半年") && (s.odds >= confident || !f.holdsFunctionWord(s.Span))
}

// numbered reports whether text begins with a number and goes on as the names of firms
// do that begin so: 9号店, 99同城, 9-Eleven. It counts nothing.
func numbered(text string) bool {
	rest := strings.TrimLeft(text, "0123456789")
	return rest != text && runes(rest) >= 2 && len(text)-len(rest) <= 3 && !measured(rest) && !hasAnyPrefix(rest, "家", "大", "只", "名", "位", "强", "股", "号线", "G", "D")
}

// digital reports whether s is a product of the tables with a number behind it.
func (f *finder) digital(s document.Span) bool {
	name := strings.TrimRight(f.d.Slice(s), "0123456789. ")
	return len(name) < s.Len() && f.knownProduct(name)
}

// postVerbs give somebody a post or take it, and stand in no name of a firm: 李立|担任|公司总经理.
var postVerbs = []string{"任命", "聘任", "委任", "提名", "担任", "出任", "代任", "接任", "兼任", "升任", "转任", "历任", "曾任", "现任", "时任", "辞任", "卸任", "离任", "任职", "辞去"}

// ordinal reports whether s starts with the number of its place, and so is one of several,
// or with how many there are: 第一波, 九大资管.
func (f *finder) ordinal(s document.Span) bool {
	text := f.d.Slice(s)
	if f.isCompany(text) {
		return false
	}
	return hasAnyPrefix(text, "第一", "第二", "第三", "第四") && companySuffix(text).text == "" ||
		hasAnyPrefix(text, "三大", "四大", "五大", "六大", "七大", "八大", "九大", "十大") && (companySuffix(text).text == "" || companySuffix(text).form == weak)
}

// noNoun reports whether s is one word of the dictionary that is neither a noun nor a name: 满天飞.
func (f *finder) noNoun(s document.Span) bool {
	t, ok := f.token(s.Start)
	if !ok || t.End != s.End || f.isCompany(f.d.Slice(s)) || t.Tag == "" {
		return false
	}
	return strings.IndexByte("ilvdazmrcp", t.Tag[0]) >= 0
}

// saysWhat reports whether 是 or 为 stands as a word within s, which then says what
// something is: 创新药|是|公司, 华鼎|为|公司治理.
func (f *finder) saysWhat(s document.Span) bool {
	if strings.HasSuffix(f.d.Slice(s), "为公司") {
		return true
	}
	for _, is := range []string{"是", "为"} {
		if k := strings.Index(f.d.Slice(s), is); k > 0 && f.boundary(s.Start+k) && f.boundary(s.Start+k+len(is)) && !f.isCompany(f.d.Slice(s)) {
			return true
		}
	}
	return false
}

// kindByWords reports whether s is ordinary words and 公司 behind them, and so tells
// of what kind a company is: 清洁机器人公司.
func (f *finder) kindByWords(s document.Span) bool {
	if strings.HasSuffix(f.d.Slice(s), "为集团") {
		return true // 晋升为|集团
	}
	if hasAnyPrefix(f.d.Slice(s), postVerbs...) {
		return true // 任命|集团
	}
	core, ok := strings.CutSuffix(f.d.Slice(s), "公司")
	if !ok || core == "" || f.isCompany(core) || companySuffix(f.d.Slice(s)).text != "公司" {
		return false
	}
	if place, ok := f.lex.Longest(lexicon.Places, core, 0); f.isTopic(core) || ok && country(core[:place.End]) && f.isTopic(core[place.End:]) {
		return true // 新能源汽车|公司
	}
	for at := s.Start; at < s.Start+len(core); {
		t, ok := f.token(at)
		if !ok || t.End > s.Start+len(core) || t.Tag == "" || f.surelyCompany(t.Span) {
			return false
		}
		switch t.Tag {
		case "n", "v", "vn", "a", "an", "b", "l", "i":
		case "nz":
			if !f.isTopic(f.d.Slice(t.Span)) {
				return false
			}
		default:
			return false
		}
		at = t.End
	}
	return true
}

// balanced reports whether text closes each bracket that it opens, and no other.
func balanced(text string) bool {
	return strings.Count(text, "(") == strings.Count(text, ")") && strings.Count(text, "（") == strings.Count(text, "）")
}

// kindFollows reports whether a word for a kind of company stands at byte i, to
// which what stands before it belongs: 德国机器人|厂商.
func (f *finder) kindFollows(i int) bool {
	t, ok := f.token(i)
	return ok && roleWord(f.d.Slice(t.Span)) && !hasAnyPrefix(f.d.Slice(t.Span), "公司", "集团", "旗下", "平台")
}

// roleEnds reports whether a word for a kind of company ends at byte i.
func (f *finder) roleEnds(i int) bool {
	return hasAnySuffix(f.before(i), "大厂", "厂商", "巨头", "龙头", "公司", "制造商", "运营商", "开发商", "供应商", "服务商", "平台", "企业", "厂", "商")
}

// twoFirms reports whether s is two names of the tables without a word between
// them: 阿里|苏宁.
func (f *finder) twoFirms(s document.Span) bool {
	for _, h := range f.hitsIn(s.Start, s.Start+1) {
		rest := f.d.Text[h.End:max(h.End, s.End)]
		if h.End < s.End && runes(rest) >= 2 && f.isCompany(rest) && f.isCompany(f.d.Slice(h.Span)) && companySuffix(rest).text != rest {
			return true
		}
	}
	return false
}

// posted reports whether a post follows s, and a verb of choosing stands before
// it, so that its last character is no part of a name: 聘任韩慧华为执行副总裁.
func (f *finder) posted(s document.Span) bool {
	_, ok := f.titleAt(s.End)
	return ok && f.choosing(s.Start)
}

// technology reports whether s is a topic of the tables, by itself or with a word
// such as 技术 behind it, or a technology in Latin letters with words behind it:
// AI伺服器, VR眼镜.
func (f *finder) technology(s document.Span) bool {
	h, ok := f.hitAt(s.Start)
	if !ok || companySuffix(f.d.Slice(s)).form == strong {
		return false
	}
	if h.Span == s || h.End < s.End && generalWord(f.d.Text[h.End:s.End]) {
		return h.Sure() && h.Topic(f.lex)
	}
	return !isHan(f.runeAt(s.Start)) && h.End < s.End && isHan(f.runeAt(h.End)) && slices.ContainsFunc(h.Candidates, func(c lexicon.Candidate) bool {
		return !c.Ambiguous && f.lex.Kind(c.ID) == lexicon.Topic
	})
}

// generalWord reports whether word, behind a topic, goes on telling of the topic.
func generalWord(word string) bool {
	switch word {
	case "技术", "行业", "产业", "市场", "领域", "平台", "系统", "产品", "服务", "业务", "公司", "企业", "机构":
		return true
	}
	return false
}

// ofPlace reports whether s is a place and a topic or a kind of company: 中国互联网.
func (f *finder) ofPlace(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	if !ok || place.End >= s.End {
		return false
	}
	rest := document.Span{Start: place.End, End: s.End}
	if suffix := companySuffix(f.d.Slice(rest)); suffix.form != weak && suffix.text != f.d.Slice(rest) {
		return f.kindByWords(rest)
	}
	return roleWord(f.d.Slice(rest)) || generic()[f.d.Slice(rest)] || f.technology(rest) || f.things(rest)
}

// houseOfPlace reports whether s is a town or a province and a word for a house of
// finance, as such houses are named: 浙江证券. A country has many: 美国银行.
func (f *finder) houseOfPlace(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	if !ok || country(f.d.Slice(place.Span)) {
		return false
	}
	switch f.d.Text[place.End:max(place.End, s.End)] {
	case "证券", "信托", "期货", "银行":
		return true
	}
	return false
}

// tradeOfTown reports whether s is a town or a province and a trade, by which the firms
// of a country are told apart: 江州海运.
func (f *finder) tradeOfTown(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	rest := document.Span{Start: place.End, End: s.End}
	if !ok || place.End >= s.End || country(f.d.Slice(place.Span)) {
		return false
	}
	trade := strings.TrimSuffix(f.d.Slice(rest), "公司")
	return runes(trade) == 2 && !strings.HasPrefix(trade, "分") && !strings.HasPrefix(trade, "子")
}

// formalPlace reports whether s begins with a place that is written in full, as in
// registered names, and ends as those of firms do: 江州市高速公路开发公司.
func (f *finder) formalPlace(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	if !ok {
		return false
	}
	end := place.End
	if r := f.runeAt(min(end, s.End)); end < s.End && strings.ContainsRune("市省县", r) {
		end += utf8.RuneLen(r)
	}
	return end < s.End && hasAnySuffix(f.d.Text[s.Start:end], "市", "省", "县", "自治区") && companySuffix(f.d.Slice(s)).form != weak && runes(f.d.Text[end:s.End]) >= 4
}

// startsInTown reports whether s starts with a place that is no country.
func (f *finder) startsInTown(s document.Span) bool {
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start)
	return ok && place.End < s.End && !country(f.d.Slice(place.Span))
}

// things reports whether s is two or more ordinary nouns: 扫地|机器人.
func (f *finder) things(s document.Span) bool {
	n := 0
	for at := s.Start; at < s.End; n++ {
		t, ok := f.token(at)
		if !ok || t.Tag != "n" || t.End > s.End {
			return false
		}
		at = t.End
	}
	return n >= 2 && companySuffix(f.d.Slice(s)).text == ""
}

// foreignPerson reports whether s is a transliterated name behind a post or
// before its Latin form, which are a person's.
func (f *finder) foreignPerson(s document.Span) bool {
	text := f.d.Slice(s)
	for _, r := range text {
		if f.chars.translit.of(r) == 0 {
			return false
		}
	}
	inner, ok := bracket(f.after(s.End))
	return runes(text) <= longestPart && (f.titleBefore(s.Start) || ok && latinName(inner) && wordKind(strings.Fields(inner)) == document.Person)
}

// holdsFunctionWord reports whether a word of s is one that no name holds.
func (f *finder) holdsFunctionWord(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok {
			return false
		}
		switch t.Tag {
		case "p", "c", "d", "r", "uj", "ul", "uz", "ud", "u", "y":
			return t.Len() > 3 || strings.ContainsRune(stopWords, f.runeAt(at))
		}
		at = t.End
	}
	return false
}

// common reports whether every word of s is an ordinary one and the last is no
// suffix of companies.
func (f *finder) common(s document.Span) bool {
	for at := s.Start; at < s.End; {
		t, ok := f.token(at)
		if !ok || t.Tag == "x" || t.Tag == "" || t.Tag == "eng" || t.End > s.End {
			return false
		}
		at = t.End
	}
	return companySuffix(f.d.Slice(s)).text == ""
}

// mostlyHan reports whether a sentence is Chinese.
func mostlyHan(text string) bool {
	han := 0
	for _, r := range text {
		if isHan(r) {
			han++
		}
	}
	return han*6 > len(text)
}
