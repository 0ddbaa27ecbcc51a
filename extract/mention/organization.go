package mention

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// organizationSuffixes end names of organizations whatever stands before them.
var organizationSuffixes = []string{
	"委员会", "交易所", "交易中心", "研究院", "研究所", "研究中心", "研究会", "协会", "学会", "联合会", "联盟", "商会", "公会", "大学", "学院", "医院", "日报", "晚报", "早报", "时报", "商报", "晨报", "周刊", "周报", "新闻网", "财经网", "电视台", "通讯社", "出版社", "基金会", "设计院", "科学院", "实验室", "智库",
}

// officeSuffixes end names of offices that need a place or a body before them.
var officeSuffixes = []string{
	"法院", "检察院", "监管局", "管理局", "证监局", "银监局", "银保监局", "金融办", "金融局", "监管总局", "总局", "统计局", "工商局", "税务局", "公安局", "海关", "政府", "发改委", "国资委", "经信委", "商务局", "财政局", "财政厅", "金融监管局", "市场监管局", "住建局", "环保局", "教育局", "交通局", "专利局", "监察局", "仲裁委", "党委", "商务部", "财政部", "司法部", "能源部",
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
	f.heads()
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
	start := min(head, t.Start)
	named := false
	for n := 0; n < 6; n++ {
		p, ok := f.tokenBefore(start)
		if ok && f.joinsSubjects(p, head) {
			p, ok = f.tokenBefore(p.Start)
		}
		if !ok || f.post(p.Span) || !f.organizationPart(p, office) && !f.ofNation(p) {
			break
		}
		if word := f.d.Slice(p.Span); f.place(word) || nameTag(p.Tag) || word == "中央" || word == "国家" {
			named = true
		}
		start = p.Start
	}
	for start < head {
		p, ok := f.token(start)
		if !ok || p.End >= head || !introduces(f.d.Slice(p.Span), p.Tag) {
			break
		}
		start = p.End
	}
	if marked, ok := f.markedTo(t.End); ok && marked > start && marked < head {
		start = marked
	}
	lead := f.d.Text[start:max(start, head)]
	if start < t.Start || t.Start < head && nameTag(t.Tag) {
		if f.place(lead) || t.Start < head || lead == "市" || lead == "省" {
			named = true
		}
	}
	switch n := runes(lead); {
	case n < 2 && !(office && (lead == "市" || lead == "省")), n > 14, hasAnyPrefix(lead, "该", "本", "各", "某", "两", "这", "每", "多"):
		return
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

// organizationPart reports whether a word can stand in an organization's name.
func (f *finder) organizationPart(t document.Token, office bool) bool {
	word := f.d.Slice(t.Span)
	r, size := utf8.DecodeRuneInString(word)
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
	return ok && end == s.End && f.runes(s) > 2
}

// ofNation reports whether the noun t for a kind of company stands behind a place,
// and so in the name of a body: 东澜|网站|推广基金会.
func (f *finder) ofNation(t document.Token) bool {
	place, ok := f.tokenBefore(t.Start)
	return ok && f.place(f.d.Slice(place.Span)) && roleWord(f.d.Slice(t.Span))
}

// media proposes the outlet of a dateline (新浪科技讯, DoNews 4月2日消息), of a
// reporter (商报记者) and of a report that the article draws on (据彭博社报道).
func (f *finder) media() {
	text := f.d.Text
	for _, p := range f.d.Paragraphs {
		f.dateline(p.Span)
	}
	for _, t := range f.d.Tokens {
		switch text[t.Start:t.End] {
		case "记者":
			f.mediumBefore(t.Start, "medium of a reporter")
		case "专访", "采访":
			f.mediumAsking(t.Start)
		case "报道", "报导", "援引", "独家":
			if strings.Contains(tail(f.before(t.Start), 60), "据") || text[t.Start:t.End] == "援引" {
				f.mediumBefore(t.Start, "medium of a report")
			}
		}
	}
}

// mediumAsking proposes the medium that somebody speaks to: 接受|海潮之声|专访.
func (f *finder) mediumAsking(end int) {
	before := tail(f.before(end), 40)
	k := strings.LastIndex(before, "接受")
	if k < 0 {
		return
	}
	start := end - len(before) + k + len("接受")
	if t, ok := f.tokenBefore(end); ok && strings.HasSuffix(f.d.Slice(t.Span), "记者") {
		end = t.Start
	}
	if start >= end {
		return
	}
	name := f.d.Text[start:end]
	s := document.Span{Start: start, End: end}
	if n := runes(name); n < 2 || n > 10 || strings.ContainsAny(name, "，。、：；的了“”《》（）() ") || hasAnyPrefix(name, "本", "该", "某", "多家", "媒体", "记者", "各", "外界", "笔者", "采访", "专") || hasAnySuffix(name, "媒体", "记者", "独家", "书面", "电话", "联合") || f.ordinary(s) || f.isCompany(name) {
		return
	}
	f.propose(start, end, document.Organization, 0.75, "medium that asks")
}

// dateline proposes the outlet that a paragraph begins with.
func (f *finder) dateline(p document.Span) {
	line := head(f.d.Slice(p), 90)
	name, _, ok := strings.Cut(line, "讯")
	if !ok || runes(name) > 10 || strings.ContainsAny(name, "，。：、,;:的腾通资快电") {
		first, ok := f.token(p.Start)
		if !ok || first.Tag != "eng" && !nameTag(first.Tag) {
			return
		}
		rest := strings.TrimLeft(f.d.Text[first.End:p.End], " ")
		if !dated(head(rest, 40)) {
			return
		}
		name = f.d.Slice(first.Span)
	}
	name = strings.TrimPrefix(name, "【")
	if k := strings.IndexAny(name, "0123456789 "); k >= 0 {
		name = name[:k]
	}
	if n := runes(name); n < 2 || f.place(name) || hasAnyPrefix(name, "本报", "本网", "本刊", "该", "综合") {
		return
	}
	start := p.Start + strings.Index(line, name)
	f.propose(start, start+len(name), document.Organization, 0.85, "medium of a dateline")
}

// dated reports whether text goes on with a day and 消息 or 讯.
func dated(text string) bool {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return false
	}
	rest := strings.TrimLeft(text, "0123456789年月日 ")
	return hasAnyPrefix(rest, "消息", "讯", "电", "报道") && strings.Contains(text, "日")
}

// mediumBefore proposes the name that ends at end, or just before a place or
// date there, when it looks like a medium.
func (f *finder) mediumBefore(end int, rule string) {
	t, ok := f.tokenBefore(end)
	if !ok {
		return
	}
	name := f.d.Slice(t.Span)
	switch {
	case hasAnyPrefix(name, "本", "该"), runes(name) < 2:
	case rule == "medium of a report" && hasAnySuffix(name, "社", "报", "时报", "新闻"):
		f.propose(t.Start, end, document.Organization, 1.3, rule)
	case f.isCompany(name):
	case hasAnySuffix(name, "报", "网", "社", "刊", "台", "财经", "新闻"):
		f.propose(t.Start, end, document.Organization, 0.7, rule)
	case t.Tag == "eng" && isUpper(rune(name[0])) && rule == "medium of a report":
		f.propose(t.Start, end, document.Organization, 0.75, rule)
	}
}

// isCompany reports whether the tables know word as a company.
func (f *finder) isCompany(word string) bool {
	for _, c := range f.lex.Lookup(lexicon.Names, word) {
		if f.lex.Kind(c.ID) == lexicon.Company {
			return true
		}
	}
	return false
}
