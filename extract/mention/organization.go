package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

var organizationSuffixes = []string{
	"委员会", "交易所", "研究院", "研究所", "研究中心", "协会", "学会", "联合会", "联盟", "商会", "大学", "学院", "日报", "晚报", "早报", "时报", "商报", "周刊", "周报", "新闻网", "财经网", "电视台", "通讯社", "出版社",
	"法院", "检察院", "监管局", "管理局", "证监局", "银监局", "金融办", "监管总局", "总局", "财政部", "商务部", "央行", "基金会", "统计局", "工商局", "税务局", "公安局", "海关", "政府", "发改委", "国资委",
}

// organizations proposes names by their form: words and an organization's
// suffix, media before 讯 and 记者.
func (f *finder) organizations() {
	text := f.d.Text
	for k := range f.d.Tokens {
		end := f.d.Tokens[k].End
		for _, s := range organizationSuffixes {
			head := end - len(s)
			if head < 0 || text[head:end] != s {
				continue
			}
			start, _ := f.brandStart(head, true)
			if _, ok := f.startsAt[head]; !ok {
				// The suffix is part of a dictionary word: 中央财经大学, 金融办.
				start = min(start, f.d.Tokens[k].Start)
				if s2, _ := f.brandStart(f.d.Tokens[k].Start, true); s2 < start {
					start = s2
				}
			}
			if n := runes(text[start:head]); n >= 1 && n <= 14 {
				f.propose(start, end, document.Organization, 0.75, "organization by form")
			}
			break
		}
	}
	f.media()
}

// media proposes the outlet of a dateline (新浪科技讯, DoNews 4月2日消息) and of a
// reporter (商报记者).
func (f *finder) media() {
	text := f.d.Text
	for _, word := range []string{"记者", "讯 ", "讯　", "报道"} {
		for at := 0; ; {
			k := strings.Index(text[at:], word)
			if k < 0 {
				break
			}
			k += at
			at = k + len(word)
			f.mediumBefore(k, word)
		}
	}
}

// mediumBefore proposes the name that ends at end when it looks like a medium.
func (f *finder) mediumBefore(end int, word string) {
	k, ok := f.endsAt[end]
	if !ok {
		return
	}
	t := f.d.Tokens[k]
	name := f.d.Slice(t.Span)
	if word == "记者" && !hasAnySuffix(name, []string{"报", "网", "社", "刊", "台"}) || name == "本报" || utf8.RuneCountInString(name) < 2 {
		return
	}
	if word == "记者" {
		f.propose(t.Start, end, document.Organization, 0.7, "medium of a reporter")
	}
}
