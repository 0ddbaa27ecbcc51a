package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// companySuffixes end companies' names. Strong ones make any run of words
// before them a name; weak ones need a word before them that the dictionary
// does not hold.
var companySuffixes = []struct {
	text   string
	strong bool
}{
	{"股份有限公司", true}, {"有限责任公司", true}, {"控股有限公司", true}, {"集团有限公司", true}, {"有限公司", true}, {"股份公司", true},
	{"集团公司", true}, {"投资公司", true}, {"证券公司", false}, {"科技公司", false}, {"公司", false}, {"集团", false}, {"控股", false}, {"股份", false},
	{"银行", false}, {"证券", false}, {"基金", false}, {"保险", false}, {"人寿", false}, {"财险", false}, {"信托", false}, {"期货", false}, {"资本", false}, {"创投", false}, {"资管", false},
	{"科技", false}, {"电子", false}, {"电器", false}, {"汽车", false}, {"航空", false}, {"药业", false}, {"制药", false}, {"生物", false}, {"医药", false}, {"医疗", false},
	{"能源", false}, {"电力", false}, {"石化", false}, {"钢铁", false}, {"重工", false}, {"地产", false}, {"置业", false}, {"实业", false}, {"投资", false}, {"咨询", false}, {"通信", false}, {"通讯", false},
	{"传媒", false}, {"影业", false}, {"互娱", false}, {"软件", false}, {"半导体", false}, {"微电子", false}, {"光电", false}, {"新材", false}, {"材料", false}, {"食品", false}, {"乳业", false}, {"酒业", false},
	{"物流", false}, {"快递", false}, {"速递", false}, {"商城", false}, {"百货", false}, {"超市", false}, {"网", false}, {"旅行网", false}, {"在线", false}, {"国际", false}, {"咖啡", false}, {"律师事务所", true}, {"会计师事务所", true},
}

// companies proposes names by their form: a brand and a company's suffix.
func (f *finder) companies() {
	text := f.d.Text
	for k := range f.d.Tokens {
		end := f.d.Tokens[k].End
		for _, s := range companySuffixes {
			head := end - len(s.text)
			if head < 0 || text[head:end] != s.text || !f.boundary(head) && s.text != "网" {
				continue
			}
			f.companyEnding(head, end, s.strong)
			break
		}
	}
}

// companyEnding proposes the name whose suffix is [head, end).
func (f *finder) companyEnding(head, end int, strong bool) {
	start, unknown := f.brandStart(head, strong)
	if start == head || runes(f.d.Text[start:head]) > 16 {
		return
	}
	switch {
	case strong:
		f.propose(start, end, document.Company, 1.0, "company by form")
	case unknown && !f.common(start, end):
		f.propose(start, end, document.Company, 0.62, "brand and company suffix")
	}
}

// common reports whether [start, end) is an ordinary word of the dictionary.
func (f *finder) common(start, end int) bool {
	single, tag := f.tokenOver(start, end)
	return single && tag != "nt" && tag != "nz" && tag != "x" && tag != ""
}

// brandStart walks back from a suffix over the words that a company's name is
// made of. unknown tells that one of them is no ordinary word.
func (f *finder) brandStart(head int, strong bool) (start int, unknown bool) {
	start = head
	k, ok := f.endsAt[head]
	limit := 3
	if strong {
		limit = 8
	}
	for n := 0; ok && n < limit; n++ {
		t := f.d.Tokens[k]
		word := f.d.Slice(t.Span)
		if !f.namePart(word, t.Tag, strong, n) {
			break
		}
		if t.Tag == "x" || t.Tag == "nz" || t.Tag == "nrt" || t.Tag == "nr" || t.Tag == "eng" || utf8.RuneCountInString(word) == 1 {
			unknown = true
		}
		start = t.Start
		k, ok = f.endsAt[t.Start]
	}
	return start, unknown
}

// namePart reports whether a word can stand in a company's name.
func (f *finder) namePart(word, tag string, strong bool, n int) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if !isHan(r) && !isLatin(r) && r != '（' && r != '(' && r != '）' && r != ')' {
		return false
	}
	if strings.Contains("的了在和与及或对向由从为是有等以而但该其这那某各每将被把给让使据称说到于之并还也都又就", word) {
		return false
	}
	switch tag {
	case "p", "c", "u", "uj", "d", "r", "m", "t", "y", "ul", "uz", "ud", "f", "q":
		return false
	case "v", "vd", "vg":
		return strong && n < 6 && utf8.RuneCountInString(word) == 2 && !f.boundaryVerb(word)
	}
	if r == '（' || r == '(' || r == '）' || r == ')' {
		return strong
	}
	return true
}

// boundaryVerb are verbs that stand before a company's name and never in it.
func (f *finder) boundaryVerb(word string) bool {
	switch word {
	case "隶属", "收购", "成立", "设立", "持有", "控股", "参股", "入股", "投资", "转让", "增持", "减持", "拥有", "来自", "成为", "作为", "包括", "委托", "起诉", "合作", "签署", "出售", "购买", "介绍", "表示":
		return true
	}
	return len(f.lex.Lookup(lexicon.Verbs, word)) > 0
}

// tickers proposes the name directly before a bracketed ticker: 茂迪 (6244-TW),
// 腾讯控股（00700.HK）.
func (f *finder) tickers() {
	text := f.d.Text
	for i := 0; i < len(text); i++ {
		if text[i] != '(' && !strings.HasPrefix(text[i:], "（") {
			continue
		}
		if n := tickerLen(text[i:]); n == 0 {
			continue
		}
		end := len(strings.TrimRight(text[:i], " "))
		start := f.nameBefore(end)
		if start < end {
			f.propose(start, end, document.Company, 1.1, "name before a ticker")
		}
	}
}

// nameBefore is the start of the words that can be a name and end at end.
func (f *finder) nameBefore(end int) int {
	start := end
	k, ok := f.endsAt[end]
	for n := 0; ok && n < 4; n++ {
		t := f.d.Tokens[k]
		word := f.d.Slice(t.Span)
		if !f.namePart(word, t.Tag, false, n) || t.Tag == "v" || n > 0 && f.roleWord(word) {
			break
		}
		start = t.Start
		k, ok = f.endsAt[t.Start]
	}
	return start
}

// roleWord are nouns that say what kind of company follows: 厂商茂迪.
func (f *finder) roleWord(word string) bool {
	return hasAnySuffix(word, []string{"厂", "厂商", "商", "业者", "巨头", "龙头", "公司", "企业", "大厂", "集团", "股", "平台", "运营商", "开发商", "机构"})
}

// tickerLen is the length of a bracketed stock code at the start of s, or 0.
func tickerLen(s string) int {
	open := 1
	if strings.HasPrefix(s, "（") {
		open = len("（")
	}
	end := strings.IndexAny(s[open:], "）)")
	if end <= 0 || end > 40 {
		return 0
	}
	inner := strings.TrimSpace(s[open : open+end])
	for _, label := range []string{"股票代码", "证券代码", "代码", "NYSE", "NASDAQ", "Nasdaq", "纽交所", "纳斯达克", "港交所", "HKEX", "SEHK", "SZ", "SH", "HK"} {
		inner = strings.TrimLeft(strings.TrimPrefix(inner, label), "：: ")
	}
	digits, letters := 0, 0
	for _, r := range inner {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z':
			letters++
		case r == '.' || r == '-' || r == ' ' || r == ',':
		default:
			return 0
		}
	}
	if digits >= 4 && digits <= 6 && letters <= 5 || digits == 0 && letters >= 1 && letters <= 5 && len(inner) < end {
		return open + end
	}
	return 0
}
