package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// launchWords bring in the names of products in Latin letters.
var launchWords = []string{"推出了", "推出", "发布了", "发布", "产品包括", "开发了", "研发了", "推出的", "发布的", "上线了", "车型包括", "包括旗下"}

// productNouns say behind a Latin name that it is a product.
var productNouns = []string{"软件", "平台", "系统", "芯片", "相机", "机器人", "模型", "手机", "耳机", "车型", "服务", "应用", "App", "APP", "套件", "引擎", "传感器", "处理器", "助手", "操作系统", "电动车", "轿车", "SUV", "平板", "手表", "电视", "眼镜", "头显"}

// launched proposes the Latin names that a firm is said to bring out: 推出了
// Alpha-One相机、Beta软件和Gamma.
func (f *finder) launched() {
	for at := range f.behind(launchWords...) {
		f.launch(at)
	}
}

// launch proposes the items of the list that begins at byte i. An item of which
// no word says that it is a product counts when another of the list does.
func (f *finder) launch(i int) {
	rest := f.after(i)
	if k := strings.IndexAny(rest, "，。；：（(“《"); k >= 0 {
		rest = rest[:k]
	}
	var items []document.Span
	sure := false
	for start := 0; start < len(rest); {
		size := strings.Index(rest[start:], "、")
		for _, joint := range []string{"和", "及", "以及", "与"} {
			if k := strings.Index(rest[start:], joint); k >= 0 && (size < 0 || k < size) {
				size = k
			}
		}
		end := len(rest)
		if size >= 0 {
			end = start + size
		}
		item := rest[start:end]
		if n := latinHead(item); n > 0 {
			items = append(items, document.Span{Start: i + start, End: i + start + n})
			sure = sure || containsAny(item[n:], productNouns...)
		}
		if end == len(rest) {
			break
		}
		_, step := utf8.DecodeRuneInString(rest[end:])
		start = end + step
	}
	if !sure {
		return
	}
	for _, s := range items {
		if name := f.d.Slice(s); !f.term(name) && !f.isCompany(name) {
			f.propose(s.Start, s.End, document.Product, 0.8, "Latin name in a list of products")
			f.productFrom[s.Start] = true
		}
	}
}

// latinHead is the length of the Latin name that text begins with, 0 for none.
func latinHead(text string) int {
	if text == "" || !isUpper(rune(text[0])) {
		return 0
	}
	n := 0
	for n < len(text) && (latinOrDigit(rune(text[n])) || text[n] == '-' || text[n] == ' ' || text[n] == '.') {
		n++
	}
	n = len(strings.TrimRight(text[:n], " -."))
	// The 3 of Eye 3D相机 and the letters of a number's unit are no part of it.
	if k := strings.IndexAny(text[:n], "0123456789"); k > 0 && n < len(text) && text[k-1] == ' ' && isLatin(rune(text[n-1])) {
		n = len(strings.TrimRight(text[:k], " "))
	}
	if n < 2 {
		return 0
	}
	return n
}
