package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/segment"
)

// tables proposes the names that the lexicon knows. A name that is also an
// ordinary word needs the context to say so; of several things that share a
// name the context chooses.
func (f *finder) tables() {
	for i := range f.hits {
		f.known(&f.hits[i])
		f.shorter(i)
	}
}

// shorter proposes the shorter name that ends where another begins within the i-th
// hit and goes on behind it: 腾讯|网易, of which 腾讯网 is the longest at its place.
func (f *finder) shorter(i int) {
	h := &f.hits[i]
	for _, next := range f.hits[i+1:] {
		if next.Start >= h.End {
			return
		}
		if next.End <= h.End || !next.Sure() {
			continue
		}
		if found := f.lex.Lookup(lexicon.Names, f.d.Text[h.Start:next.Start]); len(found) > 0 {
			f.known(&hit.Hit{Span: document.Span{Start: h.Start, End: next.Start}, Candidates: found})
		}
	}
}

// inTable is the rule of the tables' names.
const inTable = "table of names"

func (f *finder) known(h *hit.Hit) {
	name := f.d.Slice(h.Span)
	if strings.HasSuffix(name, "为") && f.posted(h.Span) && isHan(f.runeBefore(h.Start)) && !strings.ContainsRune("为任职", f.runeBefore(h.Start)) {
		return // 聘任韩慧|华为执行副总裁
	}
	if strings.HasPrefix(name, "华") && strings.HasSuffix(f.d.Text[:h.Start], "访") {
		return // 访华|为期三天
	}
	if hasAnyPrefix(name, "日", "月", "年", "元", "亿", "万", "点", "倍", "家", "股") && h.Start > 0 && strings.ContainsRune("0123456789一二三四五六七八九十百千万亿", f.runeBefore(h.Start)) {
		return // 十一月六日|电, 90元|大关
	}
	if f.lowercase != nil && f.startsLike(h.Span) {
		return
	}
	if strings.HasPrefix(name, "中国") && companySuffix(name).form != firm && f.ofTrade(h.End) {
		return // 中国食品|产业
	}
	if f.index(h.End) {
		return // Nasdaq composite index
	}
	if strings.HasSuffix(f.d.Text[:h.Start], "(") && strings.HasPrefix(f.d.Text[h.End:], ":") && strings.ToUpper(name) == name {
		return // (NYSE:ACM)
	}
	if (name == "一财" || name == "这一财") && hasAnyPrefix(f.d.Text[h.End:], "季", "年") {
		return // 这一财季
	}
	if f.withinCountry(h.Span) {
		return // 美|国新能源
	}
	if f.plus(h.Span) || f.lowercase != nil && f.inPlace(h) {
		return
	}
	if end := f.withoutSplit(h); end < h.End {
		short := document.Span{Start: h.Start, End: end}
		f.known(&hit.Hit{Span: short, Candidates: f.lex.Lookup(lexicon.Names, f.d.Slice(short))})
		return
	}
	if !h.Sure() && f.ordinary(h.Span) && f.firmTo(h.Start) {
		return // 苹果|高端|手机
	}
	if hasAnyPrefix(f.after(h.End), "事业群", "事业部", "业务群", "事业本部") {
		return // 互动娱乐|事业群
	}
	if hasAnySuffix(name, "股份", "控股") && hasAnyPrefix(f.d.Text[h.End:], "公司", "有限公司") && (f.nameTo(h.Start) || !f.boundary(h.Start)) {
		return // 康希诺|生物股份|公司
	}
	if f.term(name) || strings.HasSuffix(name, "网") && hasAnyPrefix(f.d.Text[h.End:], "站", "络", "点", "民", "友", "页", "红") {
		return
	}
	for _, c := range h.Candidates {
		kind := f.lex.Kind(c.ID).Entity()
		if kind == document.None {
			continue
		}
		w := f.knownWeight(h, c, kind)
		switch medium := f.alsoMedium(h); {
		case medium && kind == document.Company && !f.asFirm(h.End) && !f.firmBefore(h.Start):
			w -= 0.4
		case medium && kind == document.Organization && f.lowercase != nil && (f.asFirm(h.End) || f.firmBefore(h.Start)):
			w -= 0.5
		}
		if kind == document.Organization && hasAnyPrefix(f.after(h.End), "党员", "预备党员") {
			continue // tells of a person
		}
		if kind == document.Product && f.platform(h) {
			w += 0.3
		}
		if kind == document.Company && f.staffed(h.End) {
			w += 0.4
		}
		if _, post := f.titleAt(h.End); post && kind == document.Product && c.Ambiguous && !f.isCompany(name) && f.staffed(h.End) {
			kind, w = document.Company, 0.95 // 转转|CEO黄炜: the firm that is named for it
		}
		if kind == document.Product && c.Ambiguous && isUpper(f.runeAt(h.Start)) && f.ownerNamed(c.ID) {
			w = max(w, 0.6)
		}
		if kind == document.Product && f.inLatinRun(h.Span) {
			w -= 0.6
		}
		if w < 0.15 {
			continue
		}
		if kind == document.Person {
			if end, longer := f.longerPerson(h.Span); longer {
				f.propose(h.Start, end, kind, 1, "person longer than one of the tables")
				continue
			}
		}
		e := f.lex.Entry(c.ID)
		if !f.written(h.Span, &e) {
			continue
		}
		s := h.Span
		if kind == document.Company {
			s.End += legalForm(f.after(s.End))
			f.inCountry(h, w)
		}
		f.candidates = append(f.candidates, candidate{Span: s, kind: kind, weight: w, known: e.Name, rule: inTable})
		f.version(h.Span, kind, w)
	}
}

// withinCountry reports whether s begins with the last character of a country's name.
func (f *finder) withinCountry(s document.Span) bool {
	const han = len("美")
	if s.Start < han || !strings.HasPrefix(f.d.Text[s.Start:], "国") || f.boundary(s.Start) && f.count(f.d.Slice(s)) > f.count(f.d.Text[s.Start-han:s.End]) {
		return false
	}
	place, ok := f.lex.Longest(lexicon.Places, f.d.Text, s.Start-han)
	return ok && place.End == s.Start+han && country(f.d.Slice(place.Span))
}

// plus proposes the service that is a firm's or a product's name with a plus behind it:
// Acme+.
func (f *finder) plus(s document.Span) bool {
	text := f.d.Text
	if !strings.HasPrefix(text[s.End:], "+") || !isLatin(f.runeBefore(s.End)) || s.End+1 < len(text) && latinOrDigit(f.runeAt(s.End+1)) {
		return false
	}
	f.propose(s.Start, s.End+1, document.Product, 1, "name with a plus")
	return true
}

// inPlace reports whether a name only ends that of a place: Times
// Square.
func (f *finder) inPlace(h *hit.Hit) bool {
	if h.Start < 2 || f.d.Text[h.Start-1] != ' ' {
		return false
	}
	before := f.d.Text[max(0, h.Start-20) : h.Start-1]
	return englishPlace(before[strings.LastIndexAny(before, " \n\"“(")+1:] + " " + f.d.Slice(h.Span))
}

// firmTo reports whether the name of a firm that is nothing else ends at byte i, right
// before what stands there.
func (f *finder) firmTo(i int) bool {
	t, ok := f.tokenBefore(i)
	return ok && t.Len() > len("华") && f.isCompany(f.d.Slice(t.Span))
}

// inLatinRun reports whether a Latin name in Chinese text is one word of a longer name
// that the tables do not know: the Sky of Knight Sky.
func (f *finder) inLatinRun(s document.Span) bool {
	if f.lowercase != nil || !isLatin(f.runeAt(s.Start)) {
		return false
	}
	before, after := f.before(s.Start), f.after(s.End)
	if t, ok := f.tokenBefore(max(0, s.Start-1)); ok && strings.HasSuffix(before, " ") && f.capital(t) && t.Len() > 1 && !f.isCompany(f.d.Slice(t.Span)) && !f.term(f.d.Slice(t.Span)) {
		return true
	}
	word := strings.TrimPrefix(after, " ")
	return word != after && len(word) > 1 && isUpper(rune(word[0])) && 'a' <= word[1] && word[1] <= 'z' && variantLen(after) == 0
}

// nameTo reports whether a name of the tables or an unknown word ends at byte i.
func (f *finder) nameTo(i int) bool {
	t, ok := f.tokenBefore(i)
	return ok && t.Len() > len("公") && nameTag(t.Tag) && !f.place(f.d.Slice(t.Span))
}

// ownerNamed reports whether the article names the firm of a product, by a name that is
// nothing else, so that Surface is Microsoft's.
func (f *finder) ownerNamed(product lexicon.ID) bool {
	owner := f.lex.Entry(product).Owner
	if owner == "" {
		return false
	}
	for _, c := range f.lex.Lookup(lexicon.Names, owner) {
		if f.spelled[c.ID] {
			return true
		}
	}
	return false
}

// withoutSplit is where a hit ends without its last character, where that begins the word behind it and what is left is
// a firm too: 京东|方面, 京东|方式. It is the hit's own end otherwise: 京东方|面板.
func (f *finder) withoutSplit(h *hit.Hit) int {
	last, size := utf8.DecodeLastRuneInString(f.d.Slice(h.Span))
	at := h.End - size
	if !isHan(last) || f.boundary(h.End) && f.boundary(at) || !f.isCompany(f.d.Text[h.Start:at]) {
		return h.End
	}
	if f.wordFrom(at) <= size || f.wordFrom(h.End) > utf8.RuneLen(f.runeAt(h.End)) {
		return h.End
	}
	return at
}

// wordFrom is the length of the dictionary's word that the Han characters from byte i on begin with, whatever words the
// text was cut into; 0 where none does.
func (f *finder) wordFrom(i int) int {
	const ahead = 4 // characters that tell where a word ends
	end := i
	for n := 0; n < ahead && end < len(f.d.Text) && isHan(f.runeAt(end)); n++ {
		end += utf8.RuneLen(f.runeAt(end))
	}
	words := segment.Cut(f.d.Text[i:end])
	if len(words) == 0 || nameTag(words[0].Tag) {
		return 0
	}
	return words[0].End
}

// platform reports whether the words around a name of a firm and of its service
// mean the service: on it, by an account of it.
func (f *finder) platform(h *hit.Hit) bool {
	before, after := f.before(h.Start), f.after(h.End)
	return hasAnySuffix(before, "官方", "转发", "条", "发", "登录", "下载", "打开", "刷", "发布在", "发表在") || hasAnySuffix(before, "在", "通过", "其") && hasAnyPrefix(after, "上", "发", "中", "表示", "公布", "回应", "账号", "辟谣", "宣布", "否认", "予以", "平台") || hasAnyPrefix(after, "账号", "粉丝", "网友", "博主", "辟谣", "客户端", "内测")
}

// inCountry proposes the firm that a known one has in a country, when its post
// follows: 云麓中国|总裁, 云麓集团（中国）|总裁.
func (f *finder) inCountry(h *hit.Hit, weight float64) {
	for _, country := range countries {
		end := h.End + len(country)
		if !strings.HasPrefix(f.d.Text[h.End:], country) {
			continue
		}
		if _, ok := f.titleAt(end); ok && !strings.HasPrefix(f.d.Text[end:], "事业") {
			f.propose(h.Start, end, document.Company, max(weight, 0.9), "firm in a country")
		}
	}
}

// countries stand behind the name of a firm for what it has there.
var countries = []string{"中国", "（中国）", "(中国)"}

// ofTrade reports whether the words at byte i go on to a trade, so that a name of
// a country's firm before is only its country and branch: 中国生物|医药行业.
func (f *finder) ofTrade(i int) bool {
	after := head(f.after(i), 15)
	for _, w := range []string{"行业", "产业", "市场", "企业"} {
		if k := strings.Index(after, w); k >= 0 && !strings.ContainsAny(after[:k], "，。、的在与和") && !hasAnyPrefix(after[k+len(w):], "园", "基地") {
			return true
		}
	}
	return false
}

// legalForm is the length of the words behind a Latin name that say what the firm
// is by law: " Inc", ", Ltd.".
func legalForm(after string) int {
	rest := strings.TrimPrefix(after, ",")
	word, ok := strings.CutPrefix(rest, " ")
	if !ok {
		return 0
	}
	for _, w := range legalWords {
		if w != "Group" && w != "Holdings" && strings.HasPrefix(word, w) && !latinAt(word, len(w)) {
			return len(after) - len(word) + len(w)
		}
	}
	return 0
}

// knownWeight is how sure it is that the hit stands for c. An ambiguous word
// needs the context; where it is a name in any case, as of a product and of the
// firm behind it, the context only chooses.
func (f *finder) knownWeight(h *hit.Hit, c lexicon.Candidate, kind document.Kind) float64 {
	context := f.context(h.Span, kind)
	name := f.d.Slice(h.Span)
	switch {
	case kind == document.Topic:
		return 0.5 // any name that holds the word is worth more
	case kind == document.Person && f.runes(h.Span) == 2 && hasAnySuffix(name, "总", "董"):
		return 0 // a surname and a post, which points at whoever the article means
	case kind == document.Person && f.runes(h.Span) == 2 && isWord(name):
		return min(context, 0.95)
	case generic()[name]:
		return min(context, 0.95) - 0.4
	case !c.Ambiguous:
		return 1 + 0.2*context
	case h.Sure():
		return 0.95 + 0.2*context
	case f.spelled[c.ID] && strings.ToUpper(name) == name && isUpper(rune(name[0])):
		return 0.95 // RIM, of an article that names Research In Motion
	}
	return max(min(context, 0.95), f.atHome(h.Span, c, context))
}

// spelledOut are the firms that the article calls by a name of theirs that is
// nothing else, so that their abbreviations are names too.
func (f *finder) spelledOut() map[lexicon.ID]bool {
	firms := map[lexicon.ID]bool{}
	for i := range f.hits {
		for _, c := range f.hits[i].Candidates {
			if !c.Ambiguous && f.lex.Kind(c.ID) == lexicon.Company {
				firms[c.ID] = true
			}
		}
	}
	return firms
}

// term reports whether a Latin word is a term and not a name: a known one, or
// an abbreviation that the article explains in brackets, CPC（点击付费）.
func (f *finder) term(word string) bool { return notNames()[word] || f.terms[word] }

// explained finds the abbreviations that have their meaning in brackets.
func (f *finder) explained() map[string]bool {
	terms := map[string]bool{}
	for _, t := range f.d.Tokens {
		word := f.d.Slice(t.Span)
		if len(word) > 5 || !isUpper(rune(word[0])) || strings.ToUpper(word) != word {
			continue
		}
		if inner, ok := bracket(f.after(t.End)); ok && f.meaning(inner) {
			terms[word] = true
		}
	}
	return terms
}

// meaning reports whether the text in a bracket explains a term: Chinese words
// that are no name themselves.
func (f *finder) meaning(inner string) bool {
	if r, _ := utf8.DecodeRuneInString(inner); !isHan(r) || strings.ContainsAny(inner, "0123456789") {
		return false
	}
	for _, c := range f.lex.Lookup(lexicon.Names, inner) {
		if f.lex.Kind(c.ID).Entity() != document.Topic {
			return false
		}
	}
	return !containsAny(inner, "公司", "集团", "银行", "简称", "下称", "组织", "协会", "股", "旗下")
}

// bracket is the text within the bracket that text starts with.
func bracket(text string) (inner string, ok bool) {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}, {" (", ")"}} {
		if rest, open := strings.CutPrefix(text, pair[0]); open {
			inner, _, ok = strings.Cut(rest, pair[1])
			return inner, ok
		}
	}
	return "", false
}

// written reports whether a Latin name is written as a name: with a capital
// letter, unless the tables write it small.
func (f *finder) written(s document.Span, e *lexicon.Entry) bool {
	name := f.d.Slice(s)
	if name[0] < 'a' || name[0] > 'z' {
		return true
	}
	if !f.afterHan(s) && strings.ToLower(name) == name {
		return false
	}
	for _, form := range append([]string{e.Name, e.Full, e.English}, e.Aliases...) {
		if form == name {
			return true
		}
	}
	return false
}

// version proposes a product with the number of its model: GPT-4, iPhone 14
// Pro, 小米13.
func (f *finder) version(s document.Span, kind document.Kind, weight float64) {
	if kind != document.Product {
		return
	}
	text := f.d.Text
	last, _ := utf8.DecodeLastRuneInString(text[:s.End])
	if n := variantLen(text[s.End:]); n > 0 && isLatin(last) && strings.ContainsAny(f.d.Slice(s), "0123456789") {
		f.propose(s.Start, s.End+n, kind, weight, "product with a version") // iPhone 14 Pro| Max
	}
	if isLatin(last) && s.Len() > 3 {
		for _, word := range []string{" S", " X", " Lite", " Pro", " Mini"} {
			if strings.HasPrefix(text[s.End:], word) && !latinAt(text, s.End+len(word)) && !(f.lowercase != nil && len(word) == 2) {
				f.propose(s.Start, s.End+len(word), kind, weight, "product with a version") // Xbox One| S
			}
		}
	}
	end := s.End
	if end < len(text) && (text[end] == ' ' || text[end] == '-') && isLatin(last) {
		end++
	}
	digits := end
	for digits < len(text) && (text[digits] >= '0' && text[digits] <= '9' || text[digits] == '.' && digits > end) {
		digits++
	}
	if last >= '0' && last <= '9' && digits == s.End {
		if n := variantLen(text[s.End:]); n > 0 {
			f.propose(s.Start, s.End+n, kind, weight, "product with a version")
		}
		return
	}
	n := digits - end
	for digits > end && text[digits-1] == '.' {
		digits--
	}
	if n == 0 || n > 4 || measured(text[digits:]) {
		return
	}
	if n := variantLen(text[digits:]); n > 0 {
		digits += n
	} else if hasAnyPrefix(text[digits:], "S", "s") && !latinAt(text, digits+1) {
		digits++
	}
	if latinAt(text, digits) {
		return
	}
	f.propose(s.Start, digits, kind, weight, "product with a version")
}

func latinAt(text string, i int) bool { return i < len(text) && isLatin(rune(text[i])) }

// measured reports whether the number before after counts something, and so is
// no version.
func measured(after string) bool {
	return hasAnyPrefix(strings.TrimLeft(after, " "), "%", "％", "年", "月", "日", "亿", "万", "千", "个", "家", "元", "倍", "款", "台", "部", "人", "岁", "余", "多", "次", "点", "周", "天", "小时", "，000", ",")
}

// titles proposes the posts, and the post within one that may begin with the
// end of a name: 院长 of 研究院院长, 副总裁 of 集团副总裁.
func (f *finder) titles() {
	for start, end := range f.titleFrom {
		if end == 0 {
			continue
		}
		f.propose(start, int(end), document.JobTitle, 0.9, "table of titles")
		for _, s := range endsOfNames {
			if !strings.HasPrefix(f.d.Text[start:], s) {
				continue
			}
			if m, ok := f.lex.Longest(lexicon.Titles, f.d.Text, start+len(s)); ok && m.End == int(end) {
				f.propose(m.Start, m.End, document.JobTitle, 0.9, "table of titles")
			}
		}
	}
}

// endsOfNames are those with which posts begin.
var endsOfNames = append([]string{"集团", "证券", "银行", "分行", "公司", "分公司", "基金", "保险", "投资"}, organizationSuffixes...)
