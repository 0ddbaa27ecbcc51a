package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
)

// media proposes the outlet of a dateline (新浪科技讯, DoNews 4月2日消息), of a
// reporter (商报记者) and of a report that the article draws on (据彭博社报道).
func (f *finder) media() {
	text := f.d.Text
	for _, w := range []string{"》报道", "》报导", "》记者", "》杂志", "》获悉"} {
		f.appsOf(w, func(start, _ int) { f.titledMedium(start) })
	}
	for _, p := range f.d.Paragraphs {
		f.dateline(p.Span)
		f.sourceLine(p.Span)
	}
	for _, t := range f.d.Tokens {
		switch text[t.Start:t.End] {
		case "统计", "消息", "数据", "监测", "披露":
			f.outletBefore(t.Start)
		case "记者":
			f.employerOfReporter(t.Start)
			f.mediumBefore(t.Start, "medium of a reporter")
		case "专访", "采访":
			f.mediumAsking(t.Start)
		case "报道", "报导", "援引", "独家":
			f.outletBefore(t.Start)
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

// outletBefore proposes the site or paper between 据 and byte i: 据|北辰光伏网|统计.
func (f *finder) outletBefore(i int) {
	before := tail(f.before(i), 45)
	k := strings.LastIndex(before, "据")
	if k < 0 {
		return
	}
	name := before[k+len("据"):]
	if n := runes(name); n >= 3 && hasAnySuffix(name, "网", "报", "社", "周刊", "新闻", "之家") && !strings.ContainsAny(name, "，。；：、的 《》“”了") && !hasAnyPrefix(name, "该", "本", "悉") {
		f.propose(i-len(name), i, document.Organization, 1.0, "outlet of a report")
	}
}

// employerOfReporter proposes the site or paper that ends at byte i and begins where
// its sentence or bracket does: （江州文汇网|记者.
func (f *finder) employerOfReporter(i int) {
	before := f.before(i)
	name := before[strings.LastIndexAny(before, "（(【，。；：、“”《》 　")+1:]
	if r, size := utf8.DecodeRuneInString(name); r == utf8.RuneError && size == 1 {
		name = strings.TrimLeftFunc(name, func(r rune) bool { return r == utf8.RuneError })
	}
	if n := runes(name); n >= 3 && n <= 9 && hasAnySuffix(name, "网", "报", "社", "电视台", "周刊", "新闻") && !hasAnyPrefix(name, "本", "该") && !strings.ContainsAny(name, "的了在") {
		f.propose(i-len(name), i, document.Organization, 1.4, "medium of a reporter")
	}
}

// sourceLine proposes the outlet that a paragraph says the article is from: 本文来自海潮
// 观察, 文|海潮道记者.
func (f *finder) sourceLine(p document.Span) {
	line := head(f.d.Slice(p), 90)
	for _, cue := range []string{"本文来自", "文|", "文 | ", "文｜"} {
		rest, ok := strings.CutPrefix(line, cue)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "微信公众号"), "公众号")
		name := strings.Trim(rest, "：:“”《》")
		end := strings.IndexAny(name, "，。,（( ：:”》")
		if k := strings.Index(name, "记者"); k > 0 && (end < 0 || k < end) {
			end = k
		} else if cue != "本文来自" {
			return // an author
		}
		if end <= 0 {
			end = len(name)
		}
		start := p.Start + strings.Index(line, name)
		s := document.Span{Start: start, End: start + end}
		if n := f.runes(s); n < 2 || n > 10 || f.ordinary(s) || hasAnyPrefix(f.d.Slice(s), "本", "网络") {
			return
		}
		f.propose(s.Start, s.End, document.Organization, 0.9, "medium of a source line")
	}
}

// sources proposes the medium that the head or foot of a page names: 来源：江州家电网.
func (f *finder) sources() {
	for at := range f.behind("来源：") {
		name := strings.TrimLeft(f.after(at), " ")
		start := at + strings.Index(f.d.Text[at:], name)
		if end := strings.IndexAny(name, " ，。；：|/丨（(）)【】\t　"); end >= 0 {
			name = name[:end]
		}
		if n := runes(name); n >= 3 && n <= 10 && hasAnySuffix(name, "网", "报", "社", "周刊", "财经", "新闻", "杂志", "在线") && !hasAnyPrefix(name, "本", "互联网", "官网", "网络") {
			f.propose(start, start+len(name), document.Organization, 1.4, "medium of a source line")
		}
	}
}

// dateline proposes the outlet that a paragraph begins with.
func (f *finder) dateline(p document.Span) {
	line := head(f.d.Slice(p), 90)
	if f.agency(p, line) || f.siteNews(p, line) {
		return
	}
	name, rest, ok := strings.Cut(line, "讯")
	if !ok || strings.HasPrefix(rest, "息") || runes(name) > 10 || strings.ContainsAny(name, "，。：、,;:的腾通资快电") {
		first, ok := f.token(p.Start)
		if !ok || first.Tag != "eng" && !nameTag(first.Tag) {
			return
		}
		rest = strings.TrimLeft(f.d.Text[first.End:p.End], " ")
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

// agency proposes the news agency that a paragraph begins with, before a place and a
// day: 海潮社|江州9月22日电.
func (f *finder) agency(p document.Span, line string) bool {
	k := strings.Index(line, "社")
	if k <= 0 || runes(line[:k]) > 5 || strings.ContainsAny(line[:k], "，。、：旅报杂") {
		return false
	}
	end := k + len("社")
	day := strings.IndexAny(line[end:], "0123456789")
	if day < 0 || day > 5*len("江") || !dated(line[end+day:]) {
		return false
	}
	f.propose(p.Start, p.Start+end, document.Organization, 1.4, "agency of a dateline")
	return true
}

// siteNews proposes the medium whose news a paragraph begins as: 江州家电网|消息：.
func (f *finder) siteNews(p document.Span, line string) bool {
	name, rest, ok := strings.Cut(line, "消息")
	n := runes(name)
	if !ok || n < 4 || n > 10 || rest != "" && !hasAnyPrefix(rest, "：", "，", " ") || strings.ContainsAny(name, "，。、：（） 的据") || !hasAnySuffix(name, "网", "报", "在线", "周刊", "新闻", "财经") || hasAnyPrefix(name, "本", "该", "互联网", "官网") {
		return false
	}
	f.propose(p.Start, p.Start+len(name), document.Organization, 1.4, "medium of a dateline")
	return true
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

// titledMedium proposes the medium whose title closes at byte i, before what media do: 据《财经》|报道.
func (f *finder) titledMedium(i int) {
	before := tail(f.d.Text[:i], 45)
	k := strings.LastIndex(before, "《")
	if k < 0 {
		return
	}
	name := before[k+len("《"):]
	if n := runes(name); n >= 2 && n <= 8 && !strings.ContainsAny(name, "，。：；》的 ") {
		f.propose(i-len(name), i, document.Organization, 0.9, "title of a medium")
	}
}

// firmBefore reports whether the English words before byte i say that a firm follows,
// though it may be a medium: information company Reuters, director of Reuters.
func (f *finder) firmBefore(i int) bool {
	return f.lowercase != nil && hasAnySuffix(f.before(i), "company ", "director of ", "chairman of ", "CEO of ", "chief executive of ", "president of ", "acquire ", "acquired ", "acquisition of ", "shares of ", "shares in ", "owner of ")
}

// alsoMedium reports whether a name of the tables is that of a medium or an exchange as
// well as of the firm behind it. Articles name media for what they report.
func (f *finder) alsoMedium(h *hit.Hit) bool {
	for _, c := range h.Candidates {
		if e := f.lex.Entry(c.ID); e.Kind == lexicon.Organization && (f.lowercase != nil || e.Class == "media" || e.Class == "exchange") {
			return true
		}
	}
	return false
}

// asFirm reports whether the words behind byte i tell of a medium or an exchange
// as of a firm: its shares, its results.
func (f *finder) asFirm(i int) bool {
	if f.lowercase != nil {
		after := f.after(i)
		if n := len(after); strings.HasPrefix(after, "'s ") || strings.HasPrefix(after, "’s ") || strings.HasPrefix(after, "’ ") || strings.HasPrefix(after, "' ") {
			after = after[strings.IndexByte(after, ' '):]
			after = strings.TrimPrefix(strings.TrimPrefix(after, " outgoing"), " former")
			i += n - len(after)
		}
		if hasAnyPrefix(after, " shares", " stock", " Inc", " Corp", " Group", " appoints", " Appoints", " has announced the", " board", " revenue", " profit", " strategy") {
			return true
		}
		end, ok := f.titleAt(i + 1)
		return strings.HasPrefix(after, " ") && ok && !hasAnySuffix(f.d.Text[:end], "reporter", "correspondent", "journalist", "editor", "columnist")
	}
	return f.lowercase == nil && (tickerLen(f.d.Text[i:]) > 0 || hasAnyPrefix(strings.TrimPrefix(f.after(i), "的"), "股价", "财报", "上市", "营收", "净利", "市值", "融资", "集团", "控股", "估值", "股份", "股东", "业绩", "董事", "盈利", "公司"))
}
