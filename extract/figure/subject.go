package figure

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// findSubject reads whose number the metric at anchors[i] is, from the words
// before it: a product (QQ的移动月活数), or a segment (国际市场游戏收入).
func (r *reader) findSubject(f *frame, anchors []anchor, i int) {
	for k := i - 1; k >= 0 && anchors[k].kind != quantityAnchor; k-- {
		if anchors[k].kind == clauseAnchor && anchors[k].text != "、" {
			break
		}
		if anchors[k].kind == productAnchor {
			f.subject = anchors[k].entity
			return
		}
		if anchors[k].kind == companyAnchor {
			break
		}
	}
	f.segment = r.segmentBefore(anchors[i].Start)
}

// qualifiers say how a number was counted, not of what.
var qualifiers = []string{"累计", "合并", "移动", "单季", "单月", "当季", "当期", "季度", "年度", "全年", "总", "年", "月", "平均", "新增", "整体", "集团", "公司", "综合", "净", "实现", "录得", "取得", "全球", "主营", "营业", "归属", "其", "该", "其中", "本", "税后", "税前", "经调整", "报告", "中国", "财务", "同期", "今年", "去年", "最新", "合计", "共", "期内", "上市公司", "母公司", "股东", "普通股", "经营"}

// segmentBefore is the segment whose metric begins at byte end: the run of
// nouns that ends there, without qualifiers; "" when there is none.
func (r *reader) segmentBefore(end int) string {
	k := r.tokenEnding(end)
	start := end
	for ; k >= 0; k-- {
		t := r.d.Tokens[k]
		if t.End != start || !segmentWord(r.d.Slice(t.Span), t.Tag) || r.isEntity(t.Span) {
			break
		}
		start = t.Start
	}
	words := strings.TrimSuffix(r.d.Text[start:end], "的")
	for again := true; again; {
		again = false
		for _, q := range qualifiers {
			if rest, ok := strings.CutPrefix(words, q); ok {
				words, again = rest, true
			}
			if rest, ok := strings.CutSuffix(words, q); ok && !strings.HasSuffix(words, "业务") {
				words, again = rest, true
			}
		}
	}
	if utf8.RuneCountInString(words) < 2 {
		return ""
	}
	return words
}

func segmentWord(word, tag string) bool {
	if tag == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(word)
	if strings.ContainsRune("，。；：、（）()“”《》和与", r) {
		return false
	}
	switch tag[0] {
	case 'n', 'b', 'j', 'x', 'e', 'f', 's':
		return true
	case 'v':
		return tag == "vn"
	}
	return word == "的"
}

// tokenEnding is the index of the token that ends at byte end, or -1.
func (r *reader) tokenEnding(end int) int {
	lo, hi := 0, len(r.d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.d.Tokens[mid].End < end {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.d.Tokens) && r.d.Tokens[lo].End == end {
		return lo
	}
	return -1
}

func (r *reader) isEntity(s document.Span) bool {
	for i := r.mention; i < len(r.d.Mentions) && r.d.Mentions[i].Start < s.End; i++ {
		m := &r.d.Mentions[i]
		if m.Overlaps(s) && m.Entity >= 0 && r.d.Entities[m.Entity].Kind == document.Company {
			return true
		}
	}
	return false
}

// metricAfter reads the metric that follows the number in its clause (2876亿元
// 年收入, 3500万用户), with the subject before it.
func (r *reader) metricAfter(f *frame, anchors []anchor, i int) bool {
	q := &anchors[i].quantity
	for _, a := range anchors[i+1:] {
		if a.kind == clauseAnchor || a.kind == quantityAnchor {
			return false
		}
		if a.kind != metricAnchor || !fits(a.unit, q) || a.Start-anchors[i].End > 15 {
			continue
		}
		f.metric, f.unit, f.text, f.metricAt = a.metric, a.unit, a.text, a.Start
		if f.company < 0 {
			f.company = r.focus
		}
		f.subject, f.segment = -1, ""
		if f.product > 0 {
			f.subject = f.product
		}
		return f.company >= 0
	}
	return false
}

// taiwanese reports whether the article is of Taiwan's market.
func taiwanese(d *document.Document) bool {
	for _, w := range []string{"-TW)", "-TW）", "(TW", "新台币", "台股", ".TW"} {
		if strings.Contains(d.Text, w) {
			return true
		}
	}
	return false
}
