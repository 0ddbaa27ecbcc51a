package mention

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/phrase"
	"github.com/newsgraph/kg/extract/lexicon"
)

// persons proposes Chinese personal names: a surname and one or two characters,
// where words around them say that a person is meant.
func (f *finder) persons() {
	for _, t := range f.d.Tokens {
		if r := f.runeAt(t.Start); isHan(r) {
			f.personAt(t.Start)
			if r == '对' && t.Tag == "x" {
				f.personAt(t.Start + len("对")) // 对孙|廉洁给予警告
			}
		}
	}
	// A list is read from its end too: 朱洪澜、叶朋、陆奇, where only the last is
	// known.
	for i := len(f.d.Tokens) - 1; i > 0; i-- {
		if t := f.d.Tokens[i]; joinsPeople(f.d.Slice(t.Span)) && f.personListed(t.End) {
			for given := 2; given > 0; given-- {
				if start := t.Start - (1+given)*len("朱"); start >= 0 && utf8.RuneStart(f.d.Text[start]) && f.boundary(start) && !f.personFrom[start] {
					f.personAt(start)
				}
			}
		}
	}
}

// joinsPeople reports whether a word stands between the last people of a list.
func joinsPeople(word string) bool {
	return word == "、" || word == "及" || word == "与" || word == "和"
}

// personListed reports whether a person begins at byte i.
func (f *finder) personListed(i int) bool {
	if f.personFrom[i] {
		return true
	}
	t, ok := f.token(i)
	return ok && f.knownPersonTo(t.End)
}

// personAt weighs the names of one and of two given characters at i.
func (f *finder) personAt(i int) {
	text := f.d.Text
	r, size := utf8.DecodeRuneInString(text[i:])
	frequency, end := float64(f.chars.surname.of(r)), i+size
	if !f.chars.beginsCompound.has(r) {
		if frequency == 0 && !f.choosing(i) && !f.titleBefore(i) {
			return // as for most characters of a text
		}
	} else if next, size2 := utf8.DecodeRuneInString(text[end:]); isHan(next) {
		if w := f.chars.compound[text[i:end+size2]]; w > 0 {
			f.givenAfter(i, end+size2, float64(w)+20)
		}
	}
	if strings.ContainsRune("的了在是才则却竟遂上下", r) {
		return
	}
	if r == '曾' && f.onceDid(i) {
		return
	}
	if strings.HasPrefix(text[i:], "季度") || strings.ContainsRune("封双包条段项", r) && hasAnySuffix(text[:i], "这", "那", "一", "两", "几", "该", "首") {
		return // 高于|季度初, 这|封信
	}
	if place, ok := f.lex.Longest(lexicon.Places, text, i); ok && f.runes(place.Span) >= 2 && f.markedOver(i, place.End) {
		return // 唐山|云麓集团
	}
	if r == '和' || r == '由' || f.onDay(i) || strings.HasPrefix(text[i:], "高管") || f.givenHere(i) {
		return
	}
	if frequency == 0 && strings.ContainsRune(neverGiven+"才便竟遂亦皆均", r) {
		return
	}
	if frequency == 0 {
		// A name of a rare surname: only a title before it, or a verb of choosing
		// somebody, tells.
		switch {
		case f.choosing(i):
			frequency = 0.5
		case f.titleBefore(i):
			frequency = 0.01
		default:
			return
		}
	}
	f.givenAfter(i, end, frequency)
	f.unknownWord(i, frequency)
}

// onceDid reports whether 曾 at byte i is the adverb before a verb: 董事长|曾|起诉.
func (f *finder) onceDid(i int) bool {
	t, ok := f.token(i)
	next, more := f.token(t.End)
	return ok && more && t.Tag == "d" && next.Tag != "" && strings.ContainsRune("vdp", rune(next.Tag[0]))
}

// unknownWord proposes the name of three characters that the dictionary does not
// know, whatever they are: 黎|已铭. A cue must still stand beside it.
func (f *finder) unknownWord(i int, frequency float64) {
	t, ok := f.token(i)
	if given, two := f.token(t.End); ok && two && t.Len() == len("黎") && given.Tag == "x" && given.End == given.Start+2*len("黎") {
		t.End, t.Tag = given.End, "x"
	}
	if !ok || t.Tag != "x" || frequency < 1 || f.runes(t.Span) != 3 || !f.shaped(t.Span) || companySuffix(f.d.Slice(t.Span)).text != "" || f.isCompany(f.d.Slice(t.Span)) {
		return
	}
	if cue, _ := f.personCue(t.Span); cue > 0 {
		f.propose(t.Start, t.End, document.Person, min(cue+0.5, 1), "unknown word and context")
		f.personFrom[i] = true
	}
}

// onDay reports whether 于 stands at byte i beside a day, and so is no surname: 日前|于
// 法说会指出, 于|当日辞任.
func (f *finder) onDay(i int) bool {
	day, ok := strings.CutPrefix(f.d.Text[i:], "于")
	return ok && (hasAnySuffix(f.before(i), "日前", "日", "今天", "昨天", "上午", "下午", "晚间", "稍早", "先前", "此前") || hasAnyPrefix(day, onDays...))
}

// givenHere reports whether a frequent surname stands right before byte i as a
// word of its own, so that what starts at i is the given name: 陈|黎明.
func (f *finder) givenHere(i int) bool {
	t, ok := f.tokenBefore(i)
	if !ok || t.End != i {
		return false
	}
	r, size := utf8.DecodeRuneInString(f.d.Text[t.Start:])
	return size == t.Len() && f.chars.surname.of(r) >= 50 && !strings.ContainsRune("和于任成向对高方安时", r)
}

// givenAfter proposes the surname [i, end) with one and with two given
// characters.
func (f *finder) givenAfter(i, end int, frequency float64) {
	last := f.afterPerson
	defer func() { f.afterPerson = last }()
	if t, ok := f.token(end); ok && frequency >= 1 && t.Len() == 2*len("向") && strings.HasPrefix(t.Tag, "nr") && !mayBeGiven(f.runeAt(end)) && f.titleBefore(i) {
		f.propose(i, t.End, document.Person, 0.9, "surname and given name") // 书记何|向东
		last = t.End
		f.personFrom[i] = true
		return
	}
	for given := 1; given <= 2; given++ {
		r, size := utf8.DecodeRuneInString(f.d.Text[end:])
		if !mayBeGiven(r) && !(given == 2 && f.alwaysIts(i, end)) {
			return
		}
		end += size
		if given == 1 && (r == '总' || r == '董') {
			continue // 雷总 points at a 雷 named elsewhere
		}
		s := document.Span{Start: i, End: end}
		if noPerson[f.d.Slice(s)] || given == 2 && r == '因' && hasAnyPrefix(f.after(end), "个人", "工作", "年龄", "身体", "健康", "涉嫌", "病") {
			continue // 许岚|因个人原因
		}
		if given == 2 && hasAnyPrefix(f.d.Text[end-size:], "接任", "接替", "接手", "接棒", "出任", "担任", "升任", "离任", "卸任", "辞任", "辞去", "加入", "加盟", "执掌", "掌舵", "坦言", "透露") {
			continue // 范敏|接任
		}
		if f.surelyCompany(s) && !f.titleBefore(i) {
			return // 高盛表示, 王老吉表示
		}
		if w := f.personWeight(s, given, frequency); w >= threshold {
			f.propose(i, end, document.Person, w, "surname and context")
			if given == 2 && w >= 0.8 && (f.titleBefore(i) || agedHan(f.after(end)) || f.isPosted(end) || f.postInBracket(end) || becomes(f.after(end))) {
				f.holders[f.d.Slice(s)] = true
			}
			last = end
			f.personFrom[i] = true
		}
	}
}

// surelyCompany reports whether the tables know s as a company wherever it
// stands, and as no person.
func (f *finder) surelyCompany(s document.Span) bool {
	h, ok := f.hitAt(s.Start)
	if !ok || h.Span != s {
		return false
	}
	sure := false
	for _, c := range h.Candidates {
		switch f.lex.Kind(c.ID) {
		case lexicon.Company:
			sure = sure || !c.Ambiguous
		case lexicon.Person:
			return false
		}
	}
	return sure
}

// onDays are the times before which 于 is no surname: 创始人于今日辞职.
var onDays = []string{"今日", "今年", "今天", "今晚", "近日", "近期", "近年", "昨日", "昨天", "昨晚", "去年", "明年", "明日", "本周", "本月", "上周", "上月", "下周", "下月", "当日", "当天", "日前", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "年底", "年初", "月底", "月初", "当年", "同日", "次日"}

// noPerson are words of news that begin like a name and that the dictionary does
// not know.
var noPerson = set(`一职 一名 一位 一代 三大 博文 推文 代任 作有 作为 向记者 向媒体 向美媒 向本报 于记者 向检调 向检警 向法官 信心 荣膺 荣获 荣登 官微 官网 官宣 官媒 官博 官方 万字 万元 万亿 万家 满周年 荣誉 名誉 成稿 扎堆 高阶 高新 高峰 高位 高价 高校 时竟 时任 时称 时均 时都 时还 时则 时曾 时也 应用 温控 车企 车商 车机 房企 房贷 金主 高管 高层 高企 高铁 高端 项目 安卓 云端 云上 云厂 包邮 包机 游客 游企 乐视 花呗 强强 强势 明星 明确 明年 成都 成本 成员 成功 房东 车主 司机 经理 经纪 方向 方面 方案 方式 单日 单季 单价 单一 水电 水务 米面 段子 路演 路透 安全 安防 后续 后市 干货 党委 边缘 全员 全网 全球 全面 全新 相关 道琼 道指 严重 严格 严控 程序 连锁 连续`)

// personWeight adds up what speaks for a name at s. Without a cue around it no
// surname makes a name.
func (f *finder) personWeight(s document.Span, given int, frequency float64) float64 {
	cue, speech := f.personCue(s)
	if cue == 0 {
		return 0
	}
	w := cue
	switch {
	case frequency >= 20:
		w += 0.1
	case frequency < 0.1:
		w -= 0.35
	case frequency < 1:
		w -= 0.2
	}
	t, ok := f.token(s.Start)
	switch {
	case strings.HasPrefix(f.after(s.End), "等"), leavesBecause(f.after(s.End)): // which end a name, whatever the dictionary makes of it
	case !f.borders.Free(s.End):
		w -= 0.35
	case !f.boundary(s.End):
		w -= 0.15
	}
	switch {
	case !ok:
	case t.End == s.End && (t.Tag == "x" || t.Tag == "" || strings.HasPrefix(t.Tag, "nr")):
		w += 0.2 // a guess, or a name to the dictionary, which is no better
	case t.End == s.End && !(speech && f.titleBefore(s.Start) && t.Tag[0] == 'n'):
		w -= 0.7 // an ordinary word
	case t.End < s.End && t.Len() > 3 && !nameTag(t.Tag):
		w -= 0.4 // begins with an ordinary word
	case t.End < s.End && given == 2:
		if last, ok := f.tokenBefore(s.End); ok && last.Len() > 3 && last.Start > s.Start && last.Tag != "x" && last.Tag != "" {
			w -= 0.1 // a surname and a word: 李建国 as 李/建国
		}
	}
	if after := f.after(s.End); after == "" || hasAnyPrefix(after, "（", "(", "、", "，", "。", "等", "和", "与", "）", " ", "在", "的", "曾", "则", "是", "还", "也", "将", "于", "：", "及", "\n") {
		w += 0.1
	}
	if before := f.before(s.Start); before == "" || hasAnySuffix(before, "、", "（", "(", "由", "对", "向", "是", "和", "与", "《", "“", "，", "。") {
		w += 0.05
	}
	if given == 2 {
		w += 0.05
	}
	if given == 2 && speech && f.titleBefore(s.Start) && !strings.ContainsRune("和与及于任成向对在由称说为", f.runeAt(s.Start)) {
		// A given name that is a firm's too: 副会长迟|京东指出
		if _, size := utf8.DecodeRuneInString(f.d.Text[s.Start:]); f.isCompany(f.d.Text[s.Start+size : s.End]) {
			w += 0.3
		}
	}
	if given == 1 && (f.goesOn(s) || f.longerGiven(s)) {
		w -= 0.35
	}
	return w
}

// goesOn reports whether the next character belongs to the name that s begins,
// because the words that only names have stand behind that: 朱文|倩表示.
func (f *finder) goesOn(s document.Span) bool {
	next, size := utf8.DecodeRuneInString(f.d.Text[s.End:])
	if !mayBeGiven(next) || f.runes(s) != 2 || f.speechAfter(s.End) {
		return false
	}
	if f.byline(s.Start, s.End+size) {
		return true
	}
	if t, ok := f.token(s.End); ok && t.Len() > size && t.Tag != "x" && t.Tag != "" {
		return false // a word of its own begins there
	}
	end := s.End + size
	if t, ok := f.token(s.End); ok && t.End == end && nameTag(t.Tag) && f.titleBefore(s.Start) {
		if after, ok := f.token(end); ok && after.Tag != "" && strings.ContainsRune("dtpvf", rune(after.Tag[0])) && after.Tag != "vn" {
			return true // 会长潘进|丁|先前
		}
	}
	return f.speechAfter(end) || hasAnyPrefix(f.after(end), "到龄", "退休", "离职", "履新", "已", "均", "曾", "转任", "出任", "担任", "接任", "接替", "升任", "辞任", "辞去", "卸任", "获任", "先生", "女士", " ", "，", "。", "、", "：", "（", "(", "）", "】", "]", "」", "〕") || f.after(end) == "" || f.byline(s.Start, end)
}

// alwaysIts reports whether 其 stands behind [i, end) at every place of the article, twice at
// least, so that it ends the name: 丁国|其. As a pronoun it would not.
func (f *finder) alwaysIts(i, end int) bool {
	if !strings.HasPrefix(f.d.Text[end:], "其") {
		return false
	}
	n := f.count(f.d.Text[i:end])
	return n > 1 && f.count(f.d.Text[i:end+len("其")]) == n
}

// longerGiven reports whether the article writes one more character behind the two of
// s at every place, and so in the name: 谢恩|伟.
func (f *finder) longerGiven(s document.Span) bool {
	next, size := utf8.DecodeRuneInString(f.d.Text[s.End:])
	if f.runes(s) != 2 || !mayBeGiven(next) {
		return f.runes(s) == 2 && f.alwaysIts(s.Start, s.End)
	}
	n := f.count(f.d.Slice(s))
	return n > 1 && f.count(f.d.Text[s.Start:s.End+size]) == n
}

// byline reports whether [start, end) stands between 记者 and what a reporter did or
// where: 记者唐一菘摄, 记者唐一菘／台北.
func (f *finder) byline(start, end int) bool {
	return hasAnySuffix(strings.TrimRight(f.before(start), " "), "记者", "通讯员", "编译", "编辑") && hasAnyPrefix(strings.TrimLeft(f.after(end), " "), "摄", "报道", "报导", "综合", "编译", "/", "／", "|", "｜")
}

// appointed reports whether s stands in a list of people who get a post: 聘任李锋、
// 韩慧华为执行副总裁.
func (f *finder) appointed(s document.Span) bool {
	if !f.choosing(s.Start) {
		return false
	}
	at := f.pastNames(s.End)
	rest, ok := strings.CutPrefix(f.after(at), "为")
	if !ok {
		return false
	}
	end := at + len("为") // the firm may stand before the post: 为该行行长
	for i := range head(rest, 30) {
		if strings.HasPrefix(rest[i:], "，") || strings.HasPrefix(rest[i:], "。") {
			return false
		}
		if _, title := f.titleAt(end + i); title {
			return true
		}
	}
	return false
}

// pastNames is where the list ends that goes on at byte i with names of two or three
// characters: 、周岚|和|吴刚.
func (f *finder) pastNames(i int) int {
	for n := 0; n < 8; n++ {
		mark := f.runeAt(i)
		if !strings.ContainsRune("、和及与", mark) {
			break
		}
		at := i + utf8.RuneLen(mark)
		r := f.runeAt(at)
		if f.chars.surname.of(r) < 1 {
			break
		}
		end := at + utf8.RuneLen(r)
		for given := 0; given < 2 && mayBeGiven(f.runeAt(end)) && !strings.ContainsRune("和及与", f.runeAt(end)); given++ {
			end += utf8.RuneLen(f.runeAt(end))
		}
		i = end
	}
	return i
}

// choosing reports whether a verb of choosing somebody stands before byte i in
// its clause.
func (f *finder) choosing(i int) bool {
	k, _ := slices.BinarySearch(f.chosen, i+1)
	if k == 0 {
		return false
	}
	verb := f.chosen[k-1] // its end
	return verb-len("聘任") >= i-len(f.before(i)) && !strings.ContainsAny(f.d.Text[verb:i], "，。；：")
}

// choosingVerbs are those of choosing somebody for a post.
var choosingVerbs = sync.OnceValue(func() *phrase.Table[struct{}] {
	t := new(phrase.Table[struct{}])
	t.Add(struct{}{}, "聘任", "任命", "选举", "提名", "委任", "聘请", "推选", "聘用")
	return t
})

// choosings lists where the verbs of choosing in a text end.
func choosings(text string) (ends []int) {
	verbs := choosingVerbs()
	for i := 0; i < len(text); i = phrase.Next(text, i) {
		if _, verb, ok := verbs.At(text, i); ok {
			ends = append(ends, i+len(verb))
		}
	}
	return ends
}

// holdsShares reports whether s stands where a shareholder does, before what he holds,
// as a firm could too: only a name of three characters whose given one is no word is
// taken for a person's.
func (f *finder) holdsShares(s document.Span, before, after string) bool {
	if !hasAnyPrefix(after, "持有", "持股", "直接持有", "合计持有", "减持", "增持", "质押", "所持") || before != "" && !hasAnySuffix(before, "，", "、", "；", "。", "股东", "和", "与", "及", "其中", "致行动人") {
		return false
	}
	first := f.runeAt(s.Start)
	return f.runes(s) == 3 && f.chars.surname.of(first) >= 1 && !f.isCompany(f.d.Slice(s)) && !isWord(f.d.Slice(s)[utf8.RuneLen(first):])
}
