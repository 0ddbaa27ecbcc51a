package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// byShortForm joins each name with the one fuller name of the article that it
// abbreviates. A short form that fits several fuller names joins the one named
// most nearly before its first mention; names that the tables know as different
// things are never joined.
func (c *clusters) byShortForm() {
	fuller := c.byInitial()
	for s := range c.names {
		short := &c.names[s]
		best := -1
		for _, f := range fuller[initial(short.kind, short.text)] {
			if f == s || inCountry(c.names[f].surface) && c.headed(f) || c.apart[[2]int{s, f}] || c.differ(s, f) && !c.sameFirm(short.surface, c.names[f].surface) && !c.registered(s, f) || !abbreviates(short.kind, short.surface, c.names[f].surface) && !c.ofMaker(s, f) {
				continue
			}
			if best < 0 || c.closer(s, f, best) {
				best = f
			}
		}
		if best >= 0 {
			c.union(best, s, "short for "+c.names[best].surface)
		}
	}
}

// byCountry joins the name of a firm in a country with that of the firm: 快手中国
// and 快手.
func (c *clusters) byCountry() {
	for f := range c.names {
		n := &c.names[f]
		if n.kind != document.Company || n.known != "" {
			continue
		}
		for _, country := range []string{"中国", "（中国）", "(中国)", "大中华区"} {
			base, ok := strings.CutSuffix(n.surface, country)
			if !ok || runes(base) < 2 {
				continue
			}
			if s, ok := c.byText[nameKey{n.kind, fold(base)}]; ok && !c.headed(f) {
				c.union(s, f, c.names[s].surface+" in a country")
			}
		}
	}
}

// inCountry reports whether a name is that of what a firm has in China.
func inCountry(name string) bool {
	return strings.HasSuffix(name, "中国") || strings.HasSuffix(name, "（中国）") || strings.HasSuffix(name, "(中国)")
}

// headed reports whether a post follows the name f somewhere, so that it is a firm
// with a head of its own: 云麓中国|总裁.
func (c *clusters) headed(f int) bool {
	for i := 0; i+1 < len(c.d.Mentions); i++ {
		if c.of[i] == f && c.d.Mentions[i+1].Kind == document.JobTitle && c.d.Mentions[i+1].Start == c.d.Mentions[i].End {
			return true
		}
	}
	return false
}

// registered reports whether the name f is that of s with nothing but its legal
// form behind it, so that they are one whatever else an article defines f to be
// called: 苏宁云商 and 苏宁云商集团股份有限公司.
func (c *clusters) registered(s, f int) bool {
	rest, ok := strings.CutPrefix(c.names[f].surface, c.names[s].surface)
	if !ok || c.names[f].known != "" && c.names[f].known == c.names[s].known {
		return false
	}
	return legalOnly(rest) && runes(c.names[s].surface) >= 3
}

type initialKey struct {
	kind  document.Kind
	first rune
}

func initial(kind document.Kind, text string) initialKey {
	for _, r := range text {
		return initialKey{kind, r}
	}
	return initialKey{kind, 0}
}

// byInitial lists the names by the characters that a short form of them may
// begin with: the first four, and the first of each part of a personal name.
func (c *clusters) byInitial() map[initialKey][]int {
	index := map[initialKey][]int{}
	for f := range c.names {
		n := &c.names[f]
		var keys []initialKey
		add := func(k initialKey) {
			for _, old := range keys {
				if old == k {
					return
				}
			}
			keys = append(keys, k)
			index[k] = append(index[k], f)
		}
		i := 0
		for _, r := range n.text {
			if i++; i <= 4 {
				add(initialKey{n.kind, r})
			}
		}
		for _, part := range strings.FieldsFunc(n.surface, nameSeparator) {
			add(initial(n.kind, fold(part)))
		}
	}
	return index
}

func nameSeparator(r rune) bool { return r == '·' || r == ' ' || r == '・' || r == '•' }

// closer reports whether a's first mention before s is nearer than b's; one
// behind s is farther than all before it.
func (c *clusters) closer(s, a, b int) bool {
	distance := func(n int) int {
		if d := c.names[s].first - c.names[n].first; d >= 0 {
			return d
		}
		return len(c.d.Text) + c.names[n].first
	}
	return distance(a) < distance(b)
}

func abbreviates(kind document.Kind, short, full string) bool {
	if runes(short) >= runes(full) {
		return false
	}
	switch kind {
	case document.Person:
		return shortPerson(short, full)
	case document.Company, document.Organization:
		return shortCompany(short, full)
	case document.Product:
		return strings.HasPrefix(fold(full), fold(short)) && runes(short) >= 2 && !variant(full[min(len(short), len(full)):]) && !strings.ContainsAny(full[len(short):], "0123456789")
	}
	return false
}

// ofMaker reports whether the product f is s with the name of a firm of the article
// before it: 华为P20 and P20.
func (c *clusters) ofMaker(s, f int) bool {
	maker, ok := strings.CutSuffix(c.names[f].surface, c.names[s].surface)
	if !ok || maker == "" || c.names[s].kind != document.Product {
		return false
	}
	_, named := c.byText[nameKey{document.Company, fold(maker)}]
	return named
}

// variant reports whether rest makes another product of a model: Pro of P20 Pro.
func variant(rest string) bool {
	switch strings.TrimSpace(rest) {
	case "S", "X", "Mini", "Pro", "Pro Max", "Pro+", "Plus", "Max", "Ultra", "Turbo", "Lite", "mini", "Air", "SE":
		return true
	}
	return false
}

// shortPerson reports whether short is one part of a foreign name: 詹姆斯 of
// 詹姆斯·米歇尔, Porter of Dan Porter.
func shortPerson(short, full string) bool {
	parts := strings.FieldsFunc(full, nameSeparator)
	if len(parts) < 2 && !han(full) {
		rest, ok := strings.CutSuffix(full, short) // Schmidt of EricSchmidt
		return ok && len(rest) >= 2 && len(short) > 2 && unicode.IsUpper(rune(short[0])) && unicode.IsLower(rune(rest[len(rest)-1]))
	}
	if len(parts) < 2 {
		return han(full) && runes(full) >= 5 && runes(short) >= 2 && strings.HasSuffix(full, short) // 鲍尔默 of 史蒂夫鲍尔默
	}
	if strings.Contains(short, " ") && strings.HasSuffix(full, " "+short) {
		return true // De Giorgi of Diego De Giorgi
	}
	for _, p := range parts {
		if strings.EqualFold(p, short) && runes(p) >= 2 {
			return true
		}
	}
	return false
}

// legal are the words at the end of a company's name that say what it is by law,
// and that its short forms leave out or change.
var legal = []string{
	"股份有限公司", "有限责任公司", "控股有限公司", "集团有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团", "控股", "股份",
}

// shortCompany reports whether short abbreviates full: its beginning without
// generic words (腾讯 of 腾讯控股), its core after a place (格力 of 珠海格力电器), or
// characters of it in order that begin with the first and cover its parts (招行
// of 招商银行).
func shortCompany(short, full string) bool {
	if !han(short) {
		s, f := strings.ToLower(short), strings.ToLower(full)
		return len(s) >= 3 && strings.HasPrefix(f, s) && !latinLetter(f[len(s)]) && !latinPart(full[len(s):])
	}
	n := runes(short)
	if n < 2 {
		return false
	}
	if branchIn(full, short) {
		return false // 上纬（香港）投资有限公司 is a firm of 上纬
	}
	if strings.HasSuffix(short, "股份") && !strings.Contains(full, "股份") {
		return false // 华轮股份 is listed; 江州华轮控股有限公司 is what holds it
	}
	if rest, ok := strings.CutSuffix(short, "政府"); ok && full == rest+"人民政府" {
		return true
	}
	if bank := strings.Replace(full, "农村商业银行", "农商银行", 1); bank != full {
		return shortCompany(strings.Replace(short, "农商行", "农商银行", 1), bank)
	}
	if n >= 4 && endsAs(full, short) {
		return true
	}
	if i := strings.Index(full, short); i == 0 || i > 0 && i <= 9 && !part(full[i+len(short):]) {
		return !part(full[i+len(short):])
	}
	for _, level := range []string{"市", "省"} { // 佛山维他 of 佛山市维他食品有限公司
		if without := strings.Replace(full, level, "", 1); without != full && strings.HasPrefix(without, short) && !part(without[len(short):]) {
			return true
		}
	}
	for _, g := range legal {
		if core, ok := strings.CutSuffix(short, g); ok && runes(core) >= 2 {
			if i := strings.Index(full, core); i >= 0 && i <= 9 && !part(full[i+len(core):]) && (g == "公司" || legalOnly(full[i+len(core):])) {
				return true
			}
		}
	}
	if core, ok := strings.CutSuffix(short, "集团"); ok {
		whole, _, group := strings.Cut(full, "集团")
		return group && runes(core) == 2 && acronym(core, whole) // 鞍钢集团 of 鞍山钢铁集团公司
	}
	if n >= 4 && strings.Contains(full, "合伙企业") && hasAnySuffix(short, "投资", "基金", "资本", "创投") && subsequence(short, full) {
		return true // 镇江投资 of 镇江鼎强智能制造投资合伙企业（有限合伙）
	}
	return n <= 3 && !strings.HasSuffix(short, "公司") && acronym(short, full)
}

// subsequence reports whether the characters of short stand in full in order.
func subsequence(short, full string) bool {
	for _, r := range short {
		k := strings.IndexRune(full, r)
		if k < 0 {
			return false
		}
		full = full[k+utf8.RuneLen(r):]
	}
	return true
}

func hasAnySuffix(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// branchIn reports whether full is short, a place in brackets and a business of its own.
func branchIn(full, short string) bool {
	rest, ok := strings.CutPrefix(full, short)
	if !ok || !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "(") {
		return false
	}
	_, business, closed := strings.Cut(strings.Replace(rest, ")", "）", 1), "）")
	return closed && !legalOnly(business)
}

// endsAs reports whether a full name goes out with a short one and what the firm is
// by law: 远大元和实业集团有限公司 with 元和实业.
func endsAs(full, short string) bool {
	i := strings.Index(full, short)
	return i > 0 && runes(full[i+len(short):]) >= 4 && legalOnly(full[i+len(short):])
}

// legalOnly reports whether rest is nothing but what a company is by law: 宝钢集团 may
// be 上海宝钢有限公司, but is not 上海宝钢国际贸易有限公司.
func legalOnly(rest string) bool {
	for _, w := range legal {
		rest = strings.Replace(rest, w, "", 1)
	}
	return rest == ""
}

// part reports whether what a full name has more than a short one makes it
// another thing: a branch, a subsidiary, a fund of it.
func part(rest string) bool {
	for _, w := range []string{"分公司", "分行", "支行", "营业部", "子公司", "事业部", "研究院", "研究所", "基金会", "大学", "工作室", "电子银行部"} {
		if strings.HasSuffix(rest, w) {
			return true
		}
	}
	if strings.HasSuffix(rest, "公司") {
		for _, w := range []string{"销售", "进出口", "贸易", "物业", "租赁", "小额贷款", "财务", "保理", "置业"} {
			if strings.Contains(rest, w) {
				return true
			}
		}
	}
	return false
}

// latinPart reports whether what a full Latin name has more than a short one makes it
// a part of the firm: Europe of Acme Europe, Goods of Acme Goods.
func latinPart(rest string) bool {
	words := strings.Fields(rest)
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "Europe", "Asia", "America", "Americas", "Africa", "China", "Japan", "Korea", "India", "UK", "USA", "Canada", "Australia", "Germany", "France", "Brazil", "Mexico", "Taiwan",
		"Goods", "Cable", "Music", "Cloud", "Ventures", "Capital", "Studios", "Pictures", "Foundation", "Labs", "Research", "Getaways", "Now", "Maps", "Mobile", "Finance", "Financial", "Bank", "Insurance", "Records":
		return true
	}
	return false
}

// acronym reports whether short takes its first character from the beginning of
// full and the others in order, the last from a branch of business.
func acronym(short, full string) bool {
	s, f := []rune(short), []rune(full)
	if s[0] != f[0] {
		return false
	}
	at := 0
	for _, r := range s {
		for at < len(f) && f[at] != r {
			at++
		}
		if at == len(f) {
			return false
		}
		at++
	}
	return strings.ContainsRune("行证保航钢铁药电汽油化建铝煤控信投券险车网委院局会所", s[len(s)-1])
}

func latinLetter(b byte) bool { return b >= 'a' && b <= 'z' }
