package figure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/phrase"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/period"
	"github.com/newsgraph/kg/extract/quantity"
)

type anchorKind uint8

const (
	breakAnchor       anchorKind = iota // ， or a comma
	stopAnchor                          // ；
	listAnchor                          // 、
	periodAnchor                        // index is of reader.periods
	companyAnchor                       // index is of Document.Entities
	productAnchor                       // the same
	segmentAnchor                       // its text is the segment's name
	basisAnchor                         // 扣非, Non-IFRS
	metricAnchor                        // 营收
	compareAnchor                       // 同比
	changeAnchor                        // 增长
	forecastAnchor                      // 预计
	againstAnchor                       // compared with
	shareAnchor                         // 占, 贡献
	respectiveAnchor                    // 分别
	amongAnchor                         // 其中
	dealAnchor                          // 收购
	payAnchor                           // 斥资
	thisProductAnchor                   // 这款游戏: becomes a productAnchor
	verbMetricAnchor                    // earned: becomes a metricAnchor
	asideAnchor                         // an aside with its commas: , its best market,
	quantityAnchor                      // index is of reader.quantities
)

// An anchor is a place of a sentence that bears on its numbers.
type anchor struct {
	document.Span
	cue
	index  int
	text   string
	metric metric
	object bool // a name that is not what the clause speaks of
	source bool // a name that only tells who says so
	used   bool // a metric that a number before it has taken
}

// collect fills r.anchors with those of a sentence, in order, and reports
// whether it holds a number.
func (r *reader) collect(s *document.Sentence) bool {
	text := r.d.Slice(s.Span)
	r.start, r.end = s.Start, s.End
	r.anchors = r.anchors[:0]
	r.quantities = quantity.Append(r.quantities[:0], text)
	r.periods = period.Append(r.periods[:0], text, r.ref)
	r.nameAnchors(s)
	numbers := false
	for i := range r.quantities {
		q := &r.quantities[i]
		q.Start, q.End = q.Start+s.Start, q.End+s.Start
		if r.converted(i) {
			continue
		}
		if q.Kind != quantity.Duration {
			r.anchors = append(r.anchors, anchor{Span: q.Span, cue: cue{kind: quantityAnchor}, index: i})
			numbers = true
		}
	}
	r.endFiscal(text)
	for i := range r.periods {
		p := &r.periods[i]
		p.Start, p.End = p.Start+s.Start, p.End+s.Start
		if r.named(p.Span) {
			p.Value, p.Kind = "", period.None // the Jan of Jan Koum
			continue
		}
		r.recall(p)
		r.ownQuarter(p)
		if r.first != "" && strings.HasPrefix(r.d.Slice(p.Span), "报告期") {
			p.Value = r.first // of which the report is, whatever was told of since
		}
		if r.birth(p) || r.d.Meta.Lang == "en" && r.sinceEvent(p) {
			p.Since = true
		}
		p.AsOf = p.AsOf || strings.HasSuffix(r.d.Text[s.Start:p.Start], "as of ")
		r.anchors = append(r.anchors, anchor{Span: p.Span, cue: cue{kind: periodAnchor}, index: i})
	}
	if !numbers {
		return false
	}
	r.metricAnchors(text)
	r.wordAnchors(text)
	slices.SortStableFunc(r.anchors, func(a, b anchor) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	r.settle()
	r.closeAsides()
	return true
}

// endFiscal gives a company's own quarter the calendar's when the text tells in a bracket when it
// ended: 2019财年第3季（截至6月29日止）.
func (r *reader) endFiscal(text string) {
	for i := 1; i < len(r.periods); i++ {
		p, end := &r.periods[i-1], &r.periods[i]
		if p.Kind != period.Quarter || end.Kind != period.Day || len(end.Value) != len("2006-01-02") || p.End > end.Start {
			continue
		}
		if open := strings.TrimSpace(text[p.End:end.Start]); open != "（" && open != "(" {
			continue
		}
		month := int(end.Value[5]-'0')*10 + int(end.Value[6]-'0')
		p.Value = end.Value[:4] + "Q" + strconv.Itoa((month+2)/3)
		r.periods = slices.Delete(r.periods, i, i+1)
	}
}

// named reports whether s lies within a person's or a company's name.
func (r *reader) named(s document.Span) bool {
	for i := r.mention; i < len(r.d.Mentions) && r.d.Mentions[i].Start <= s.Start; i++ {
		if m := &r.d.Mentions[i]; m.Contains(s) && (m.Kind == document.Person || m.Kind == document.Company) && m.Form == document.Named {
			return true
		}
	}
	return false
}

// birth reports whether a period only tells when something began, long before
// what is reported: 成立于2016年, 2016年成立.
func (r *reader) birth(p *period.Period) bool {
	before := strings.TrimRight(r.d.Text[r.start:p.Start], " ")
	return hasAnySuffix(before, []string{"成立于", "创立于", "创办于", "始建于", "创建于", "毕业于", "诞生于", "出生于", "founded in", "established in", "started in"}) ||
		p.Kind == period.Year && hasAnyPrefix(r.d.Text[p.End:r.end], []string{"成立", "创立", "创办", "创建", "出生", "毕业", "加入", "上市", "登陆"})
}

// recall resolves a quarter that only an earlier one explains: 当季, when the
// text has spoken of the whole year since.
func (r *reader) recall(p *period.Period) {
	if p.Value != "" {
		if p.Kind == period.Quarter && !p.Compared && !p.Since && !p.Until {
			r.quarter = p.Value
		}
		if p.Kind == period.Month && !p.Compared && !p.Since && !p.Until {
			r.month = p.Value
		}
		return
	}
	again := period.Find(r.d.Slice(p.Span), period.Reference{Date: r.ref.Date, Current: r.quarter})
	if len(again) == 1 && again[0].Kind == period.Quarter {
		p.Value, p.Kind = again[0].Value, again[0].Kind
	}
}

// metricAnchors adds the metrics of the lexicon. Words that touch are one:
// 合并月活 and 用户数 of 合并月活用户数.
func (r *reader) metricAnchors(text string) {
	first := len(r.anchors)
	taken := r.anchors[:first]
	for i := 0; i < len(text); {
		if end := r.takenUntil(taken, r.start+i); end > 0 {
			i = end - r.start
			continue
		}
		m, ok := r.lex.Longest(lexicon.Metrics, text, i)
		if !ok {
			i = phrase.Next(text, i)
			continue
		}
		i = m.End
		if turned(text, m.Start, m.End) {
			continue
		}
		if text[m.Start:m.End] == "报" && hasAnyPrefix(text[m.End:], []string{"价", "告", "表", "道", "名", "酬", "导"}) {
			continue
		}
		if perShare(text[m.Start:m.End]) || r.d.Meta.Lang == "en" && r.inName(document.Span{Start: r.start + m.Start, End: r.start + m.End}) || priced(text, m.Start) || m.Candidates[0].Ambiguous && r.cutsWord(r.start+m.Start, r.start+m.End) {
			continue
		}
		e := r.metricOf(m.Candidates[0].ID)
		if e.code == "operating_profit" && strings.HasSuffix(text[:m.Start], "非") {
			e = code{"other", "money"} // 非运营亏损
		}
		e = transacted(e, text[m.Start:m.End], text[:m.Start], text)
		a := anchor{Span: document.Span{Start: r.start + m.Start, End: r.start + m.End}, cue: cue{kind: metricAnchor},
			metric: metric{code: e.code, class: e.class, text: text[m.Start:m.End], vague: m.Candidates[0].Ambiguous}}
		if last := len(r.anchors) - 1; last >= first && r.anchors[last].End == a.Start && r.anchors[last].metric.class == a.metric.class {
			r.anchors[last].End = a.End
			r.anchors[last].metric.text += a.metric.text
			r.anchors[last].metric.vague = r.anchors[last].metric.vague && a.metric.vague
			continue
		}
		r.anchors = append(r.anchors, a)
	}
}

// turned reports whether the profit or loss that lies from start to end is not one but what a
// result turned from or into: 扭亏为盈, 由盈转亏.
func turned(text string, start, end int) bool {
	switch text[start:end] {
	case "亏":
		return hasAnySuffix(text[:start], []string{"扭", "转", "由"})
	case "盈":
		return hasAnySuffix(text[:start], []string{"转", "由", "为"})
	}
	return strings.HasSuffix(text[:start], "扭")
}

// cutsWord reports whether a span begins within a word and ends beyond it: the
// 现金 of 套现金额.
func (r *reader) cutsWord(start, end int) bool {
	k := r.tokenAround(start)
	return k >= 0 && r.d.Tokens[k].End < end
}

// perShare reports whether a word only says what a price is for.
func perShare(word string) bool {
	return word == "a share" || word == "per share" || word == "每股" || word == "share"
}

// transacted tells the price of one deal from what a company handles for others:
// without a word of dealing 交易额 is the latter.
func transacted(c code, word, before, sentence string) code {
	if hasAnySuffix(before, []string{"短期", "长期"}) && strings.HasPrefix(word, "投资") {
		return code{"assets", "money"}
	}
	if (word == "成交额" || word == "成交金额") && containsAny(sentence, []string{"涨", "跌", "换手", "股价", "收报"}) {
		return code{"other", "turnover"} // of shares, which nobody reports
	}
	switch word {
	case "成交量", "总成交量":
		return code{"other", ""} // of shares
	case "交易额", "交易金额", "成交金额", "交易总额":
		if !containsAny(sentence, []string{"收购", "并购", "转让", "出售", "交割", "本次交易", "该交易"}) {
			return code{"other", ""}
		}
	}
	return c
}

// takenUntil is the end of the name, number or period that holds byte at, or 0:
// the 年 of 2022年营收 is no part of a metric.
func (r *reader) takenUntil(taken []anchor, at int) int {
	for i := range taken {
		if a := &taken[i]; a.Start <= at && at < a.End {
			return a.End
		}
	}
	return 0
}

// wordAnchors adds the cues, the marks that divide clauses and the segments.
func (r *reader) wordAnchors(text string) {
	table := cues()
	for i := 0; i < len(text); {
		if n := orRate(text[i:]); n > 0 && r.d.Meta.Lang == "en" {
			i += n
			continue
		}
		if kind, size := mark(text[i:]); size > 0 {
			r.add(anchor{cue: cue{kind: kind}}, i, i+size)
			i += size
			continue
		}
		if size := closing(text, i); size > 0 {
			r.add(anchor{cue: cue{kind: metricAnchor}, metric: metric{code: "share_price", class: "money", text: "收", vague: true}}, i, i+size)
			i += size
			continue
		}
		c, word, ok := table.At(text, i)
		if !ok {
			i = phrase.Next(text, i)
			continue
		}
		if after := r.pastYear(i, len(word)); after > i {
			i = after
			continue
		}
		end := i + len(word)
		switch c.kind {
		case segmentAnchor:
			if hasAnyPrefix(text[end:], []string{"量", "员"}) {
				break // 业务量 is a count
			}
			if s := r.segmentEnding(r.start+i, r.start+end); s.Len() > 0 {
				r.anchors = append(r.anchors, anchor{Span: s, cue: c, text: r.d.Slice(s), index: r.ownerBefore(s.Start)})
			}
		case thisProductAnchor:
			if r.product >= 0 {
				r.add(anchor{cue: cue{kind: productAnchor}, index: r.product}, i, end)
			}
		case verbMetricAnchor:
			class := "money"
			if c.code == "employees" {
				class = "person"
			}
			if word == "lost" && !strings.HasPrefix(text[end:], " $") {
				r.add(anchor{cue: cue{kind: changeAnchor, sign: -1}, text: word}, i, end)
				break
			}
			r.add(anchor{cue: cue{kind: metricAnchor}, metric: metric{code: c.code, class: class, text: word, vague: true}}, i, end)
		default:
			r.add(anchor{cue: c, text: word}, i, end)
		}
		i = end
	}
}

// pastYear is where the period ends that byte i of the sentence lies in, when the word of n
// bytes there only seems to be one of comparison because a word of change follows the
// period: 较2024年|减少15%. It is 0 otherwise.
func (r *reader) pastYear(i, n int) int {
	text := r.d.Text[r.start:r.end]
	if !hasAnyPrefix(text[i:], []string{"年", "季", "月"}) {
		return 0
	}
	for k := range r.anchors {
		a := &r.anchors[k]
		if a.kind != periodAnchor || a.Start >= r.start+i || a.End <= r.start+i || a.End >= r.start+i+n {
			continue
		}
		if c, _, ok := cues().At(text, a.End-r.start); ok && c.kind == changeAnchor && c.mode != bare {
			return a.End - r.start
		}
	}
	return 0
}

// closing is the length of a bare 收 at byte i before the price at which a share
// closed, 0 for none: 裕隆收42.05元, 昨收88.5元.
func closing(text string, i int) int {
	rest, ok := strings.CutPrefix(text[i:], "收")
	if !ok || rest == "" || rest[0] < '0' || rest[0] > '9' || hasAnySuffix(text[:i], []string{"营", "年", "月", "季", "报", "税", "创", "征", "回", "吸", "应", "预", "只", "仅", "共"}) {
		return 0
	}
	return len("收")
}

func (r *reader) add(a anchor, start, end int) {
	a.Start, a.End = r.start+start, r.start+end
	r.anchors = append(r.anchors, a)
}

// mark tells what kind of break a text starts with, and its length.
func mark(text string) (anchorKind, int) {
	switch {
	case strings.HasPrefix(text, "，"):
		return breakAnchor, len("，")
	case strings.HasPrefix(text, "；"), strings.HasPrefix(text, "。"):
		return stopAnchor, len("；")
	case strings.HasPrefix(text, "、"):
		return listAnchor, len("、")
	case strings.HasPrefix(text, " - ") && len(text) > len(" - ") && (text[3] >= utf8.RuneSelf || '0' <= text[3] && text[3] <= '9'):
		return stopAnchor, len(" - ") // the items of a digest
	case strings.HasPrefix(text, ", "), strings.HasPrefix(text, "--"):
		return breakAnchor, 2
	case strings.HasPrefix(text, "; "):
		return stopAnchor, 2
	}
	return 0, 0
}

// settle drops what lies within a longer anchor: the 3% of a name, the 年 of a
// number's unit, the 增 of 增长率.
func (r *reader) settle() {
	kept := r.anchors[:0]
	for _, a := range r.anchors {
		n := len(kept)
		if n == 0 || a.Start >= kept[n-1].End {
			kept = append(kept, a)
			continue
		}
		last := &kept[n-1]
		switch {
		case last.kind == metricAnchor && a.kind == companyAnchor && a.End <= last.End:
			continue // 归属于本行股东的净利润
		case last.kind == periodAnchor && a.kind == quantityAnchor && a.End <= last.End && !r.quantities[a.index].Scaled:
			continue // the 1至8月 of 今年1至8月
		case rank(a.kind) <= rank(last.kind), a.kind == basisAnchor && last.kind == metricAnchor:
			continue
		case n >= 2 && a.Start < kept[n-2].End:
			continue
		}
		*last = a
	}
	r.anchors = kept
}

// closeAsides makes one anchor of an aside between an English metric and its
// verb: sales in China, its best market, rose 22%.
func (r *reader) closeAsides() {
	if r.d.Meta.Lang != "en" {
		return
	}
	open := -1
	for k := 0; k+1 < len(r.anchors); k++ {
		switch r.anchors[k].kind {
		case breakAnchor:
			next := &r.anchors[k+1]
			if open >= 0 && next.kind == changeAnchor && next.Start <= r.anchors[k].End+1 {
				r.anchors[open].kind, r.anchors[open].End = asideAnchor, r.anchors[k].End
				r.anchors = slices.Delete(r.anchors, open+1, k+1)
				return
			}
			open = k
		case quantityAnchor, changeAnchor, metricAnchor, stopAnchor:
			open = -1
		}
	}
}

// rank decides between anchors that overlap.
func rank(k anchorKind) int {
	switch k {
	case quantityAnchor, basisAnchor:
		return 6
	case companyAnchor, productAnchor:
		return 5
	case periodAnchor:
		return 4
	case segmentAnchor:
		return 3
	case metricAnchor:
		return 2
	}
	return 1
}
