package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// usersOf are what is counted of a product behind its name.
var usersOf = []string{"月活跃用户", "日活跃用户", "月活", "日活", "活跃用户", "注册用户", "用户数", "用户规模", "用户量", "用户超", "用户突破", "用户达", "累计用户", "付费用户", "会员数", "下载量", "装机量", "MAU", "DAU", "月流水", "日流水"}

// owned proposes the products that only the words around say to be some: those whose users
// are counted behind 旗下, and those of which a sentence says whose goods they are.
func (f *finder) owned() {
	for at := range f.behind("旗下", "旗下的") {
		f.countedProduct(at)
	}
	for at := range f.behind(goodsNouns...) {
		f.waresBefore(at)
	}
}

// countedProduct proposes the name at byte i up to what is counted of its users: 旗下|鲸落|月活
// 跃用户数.
func (f *finder) countedProduct(i int) {
	rest := head(f.after(i), 48)
	i += len(rest) - len(strings.TrimLeft(rest, "的"))
	rest = strings.TrimLeft(rest, "的")
	end := -1
	for _, w := range usersOf {
		if k := strings.Index(rest, w); k > 0 && (end < 0 || k < end) {
			end = k
		}
	}
	if end < 0 {
		return
	}
	name := strings.TrimRight(rest[:end], "的")
	s := document.Span{Start: i, End: i + len(name)}
	if n := runes(name); n < 2 || n > 8 && isHan(f.runeAt(i)) || n > 16 || strings.ContainsAny(name, "，。、：；（）()《》“”0123456789 ") || f.plainWords(s) || f.ordinary(s) || f.holdsFunctionWord(s) || f.isCompany(name) || hasAnySuffix(name, "平台", "产品", "应用", "业务", "公司", "网站", "集团") || !f.borders.At(s.End) {
		return
	}
	f.propose(s.Start, s.End, document.Product, 1.2, "product whose users are counted")
	f.productFrom[s.Start] = true
}

// goodsNouns say what goods are to the firm that sells them.
var goodsNouns = []string{"大单品", "核心单品", "核心产品", "主打产品", "拳头产品", "明星产品", "主力产品", "主导产品", "热销产品", "主力车型", "热销车型", "爆款产品", "王牌产品"}

// waresBefore proposes the names of a list of which a sentence says that they are the goods of a
// firm, by the noun that ends at byte end: 澜春、澜特曲等都是云麓的|大单品.
func (f *finder) waresBefore(end int) {
	const most = 60 // characters of such a list
	before := f.before(end)
	k := -1
	for _, is := range []string{"都是", "均是", "均为", "也是", "皆为"} {
		if at := strings.LastIndex(before, is); at > k {
			k = at
		}
	}
	if k < 0 || runes(before[k:]) > 16 || strings.ContainsAny(before[k:], "，。；：") || !strings.Contains(before[k:], "的") {
		return
	}
	words := before[:k]
	if cut := strings.LastIndexAny(words, "。；：？！“”"); cut >= 0 {
		words = words[cut:]
		words = strings.TrimLeft(words, "。；：？！“”")
	}
	if runes(words) > most {
		return
	}
	start := end - len(before) + k - len(words)
	list := strings.TrimRight(strings.TrimRight(words, "， "), "等")
	for _, s := range f.waresIn(list, start) {
		f.propose(s.Start, s.End, document.Product, 1.3, "goods of a firm")
		f.productFrom[s.Start] = true
	}
}

// waresIn are the items at the end of a list that starts at byte start, each of them short and no
// plain words; none where one of them is not so.
func (f *finder) waresIn(list string, start int) []document.Span {
	for _, lead := range []string{"至于", "包括", "其中", "例如", "比如"} {
		if rest, ok := strings.CutPrefix(list, lead); ok {
			start, list = start+len(lead), rest
		}
	}
	items := f.items(start, list, "、", "，", "以及", "和", "及", "与")
	if len(items) < 2 || slices.ContainsFunc(items, func(s document.Span) bool {
		n := f.runes(s)
		return n < 2 || n > 7 || f.ordinary(s) || f.plainWords(s) || f.holdsFunctionWord(s) || f.isCompany(f.d.Slice(s))
	}) {
		return nil
	}
	return items
}
