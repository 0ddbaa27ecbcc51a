package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// rolls proposes the people of a bare list of names: 向郑启文、吴霞、……等八名自然人. No word
// stands around most of them, so the list is weighed as one: enough members that
// can be nothing but people make all of them people.
func (f *finder) rolls() {
	for at := 0; ; {
		k := strings.Index(f.d.Text[at:], "、")
		if k < 0 {
			return
		}
		at = f.roll(at+k) + len("、")
	}
}

// nearlyEnough is the evidence from which on the next member is a person too,
// though it has the name of a place or a firm.
const nearlyEnough = 1.4

// enough is the evidence from which on a list is one of people.
const enough = 2.0

// roll weighs the list whose first mark is at byte i, and returns the place of its
// last one.
func (f *finder) roll(i int) (last int) {
	var members []document.Span
	evidence := 0.0
	last = i
	for {
		start := last + len("、")
		end := f.chunk(start)
		if !strings.HasPrefix(f.d.Text[end:], "、") {
			break
		}
		s := document.Span{Start: start, End: end}
		if !f.shaped(s) || f.nothingPersonal(s) && evidence < nearlyEnough {
			break
		}
		evidence += f.unlikeWords(s)
		members = append(members, s)
		last = end
	}
	first, ok := f.rollHead(i)
	if ok {
		evidence += f.unlikeWords(first) / 2
		members = append(members, first)
		if f.titleBefore(first.Start) {
			evidence += 1.5
		} else if f.natural(f.before(first.Start)) {
			evidence++
		}
	}
	final, ok := f.rollTail(last + len("、"))
	if ok {
		evidence += f.unlikeWords(final) / 2
		members = append(members, final)
		if f.countsPeople(final.End) {
			evidence++
		}
		if hasAnyPrefix(f.d.Text[final.End:], "及", "和", "与") {
			if s, ok := f.rollTail(final.End + len("及")); ok && f.endsName(s.End) {
				members = append(members, s)
			}
		}
	}
	if evidence < enough || len(members) < 2 {
		return last
	}
	for _, s := range members {
		f.propose(s.Start, s.End, document.Person, surest, "list of people")
		f.personFrom[s.Start] = true
	}
	return last
}

// chunk is the end of the Han characters from byte i on, five at the most.
func (f *finder) chunk(i int) int {
	for n := 0; n < 5; n++ {
		r, size := utf8.DecodeRuneInString(f.d.Text[i:])
		if !isHan(r) {
			break
		}
		i += size
	}
	return i
}

// shaped reports whether s has the form of a Chinese personal name: a surname and
// one or two characters.
func (f *finder) shaped(s document.Span) bool {
	name := f.d.Slice(s)
	n := runes(name)
	first, size := utf8.DecodeRuneInString(name)
	if n < 2 || n > 4 || noPerson[name] {
		return false
	}
	given := name[size:]
	if _, more := utf8.DecodeRuneInString(given); n > 2 && f.chars.compound[name[:size+more]] > 0 {
		given = given[more:]
	} else if n == 4 || f.chars.surname.of(first) == 0 || first == '由' {
		return false
	}
	return !strings.ContainsAny(given, "的了与及或各该其这那等") && !(n > 2 && hasAnySuffix(given, "已", "曾", "也", "均", "将", "仍", "未"))
}

// nothingPersonal reports whether s is known as something that is no person.
func (f *finder) nothingPersonal(s document.Span) bool {
	name := f.d.Slice(s)
	if f.place(name) || f.surelyCompany(s) || roleWord(name) {
		return true
	}
	if _, title := f.titleAt(s.Start); title && f.titleFrom[s.Start] == int32(s.End) {
		return true
	}
	t, ok := f.token(s.Start)
	return ok && t.End == s.End && (t.Tag == "ns" || t.Tag == "nt")
}

// unlikeWords is how much the form of a name speaks for a person, from 0, an
// ordinary word, to 1.
func (f *finder) unlikeWords(s document.Span) float64 {
	t, ok := f.token(s.Start)
	whole := ok && t.End == s.End
	switch {
	case whole && !nameTag(t.Tag), f.isCompany(f.d.Slice(s)):
		return 0
	case whole && t.Tag == "nz":
		return 0.2
	case f.runes(s) == 2 && whole:
		return 0.6
	case f.runes(s) == 2:
		return 0.4
	}
	return 1
}

// rollHead is the name that ends at byte i, where the first mark of a list stands.
func (f *finder) rollHead(i int) (document.Span, bool) {
	best, ok := document.Span{}, false
	at := i
	for n := 1; n <= 4 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(f.d.Text[:at])
		if !isHan(r) {
			break
		}
		at -= size
		s := document.Span{Start: at, End: i}
		if n < 2 || !f.shaped(s) || f.nothingPersonal(s) || ok && f.introducedBy(at, size) {
			continue
		}
		if f.titleBefore(at) || at == 0 || !isHan(f.runeBefore(at)) {
			return s, true
		}
		if f.boundary(at) {
			best, ok = s, true
		}
	}
	return best, ok
}

// introducedBy reports whether the one character at byte i is a word before a name: 由|陈军.
func (f *finder) introducedBy(i, size int) bool {
	t, ok := f.token(i)
	return ok && t.Len() == size && introduces(f.d.Slice(t.Span), t.Tag)
}

// rollTail is the name that starts at byte i, behind the last mark of a list.
func (f *finder) rollTail(i int) (document.Span, bool) {
	best, ok := document.Span{}, false
	end := i
	for n := 1; n <= 4 && end < len(f.d.Text); n++ {
		r, size := utf8.DecodeRuneInString(f.d.Text[end:])
		if !isHan(r) {
			break
		}
		end += size
		s := document.Span{Start: i, End: end}
		if n < 2 || !f.shaped(s) || f.nothingPersonal(s) {
			continue
		}
		if f.endsName(end) {
			return s, true
		}
		if f.boundary(end) {
			best, ok = s, true
		}
	}
	return best, ok
}

// natural reports whether a list of people is brought in by the words before it.
func (f *finder) natural(before string) bool {
	return hasAnySuffix(before, "自然人", "自然人股东", "股东", "人员", "人员为", "成员", "委员", "对", "向", "与", "由", "包括", "分别为", "分别是", "：", "为")
}

// countsPeople reports whether the words behind a list count it as people:
// 等18名, 共10名自然人, 等人.
func (f *finder) countsPeople(i int) bool {
	rest := strings.TrimLeft(strings.TrimLeft(f.after(i), "等共计"), "0123456789一二三四五六七八九十多余 ")
	return hasAnyPrefix(rest, "名", "人", "位", "自然人", "先生", "女士", "同志")
}

// nameEnds are words behind a name that begin none.
var nameEnds = []string{"等", "及", "以及", "和", "与", "兼", "先生", "女士", "同志", "在", "的", "分别", "均", "也", "则", "还", "曾", "先后", "共同", "担任", "出任", "任", "作为", "为", "参加", "出席", "主持", "致辞", "宣读", "介绍", "少将", "中将", "上将", "教授", "博士", "院士", "律师", "一行", "陪同", "应邀", "代表", "向", "对", "就", "因", "从", "将", "是", "带领", "率", "获得", "荣获", "获评", "当选", "入选", "获颁", "认为", "获批", "拟任"}

// endsName reports whether a name that stands before byte i ends there: at a mark,
// or before a word that goes on.
func (f *finder) endsName(i int) bool {
	if i >= len(f.d.Text) || !isHan(f.runeAt(i)) && !latinOrDigit(f.runeAt(i)) {
		return true
	}
	return hasAnyPrefix(f.d.Text[i:], nameEnds...) && (f.boundary(i) || f.joinsName(i)) || f.speechAfter(i)
}

// joinsName reports whether 和 stands at byte i before a name that the tables know.
func (f *finder) joinsName(i int) bool {
	if !hasAnyPrefix(f.d.Text[i:], "和", "与", "及") {
		return false
	}
	h, ok := f.hitAt(i + len("和"))
	return ok && h.Sure()
}

// posted people stand between a post and a mark: 副会长周济恒、. Nothing else stands
// there, however the dictionary cuts it.
func (f *finder) postedPeople() {
	for _, end := range f.titleFrom {
		if end > 0 && f.titleBefore(int(end)) {
			f.postedPerson(int(end))
		}
	}
}

func (f *finder) postedPerson(i int) {
	text := f.d.Text
	for i < len(text) && text[i] == ' ' {
		i++
	}
	s, ok := f.rollTail(i)
	if ok && strings.HasPrefix(text[s.End:], "·") {
		return // 斯蒂芬 is the first part of 斯蒂芬·埃洛普
	}
	if !ok || !f.endsName(s.End) && !f.leaves(s.End) || f.words(s) && !f.leaves(s.End) {
		return
	}
	f.propose(s.Start, s.End, document.Person, 1.1, "name between a post and a mark")
	f.personFrom[i] = true
}

// words reports whether s is one ordinary word, or begins with one that acts or
// joins.
func (f *finder) words(s document.Span) bool {
	t, ok := f.token(s.Start)
	if !ok {
		return false
	}
	if t.End >= s.End {
		return !nameTag(t.Tag)
	}
	if t.Len() > utf8.UTFMax-1 && t.Tag != "" && strings.Contains("v p d c t r m", t.Tag[:1]) {
		return true
	}
	next, ok := f.token(t.End)
	return ok && strings.Contains("p c d v m r", t.Tag) && next.End == s.End && next.Len() > utf8.UTFMax-1 && !nameTag(next.Tag) && strings.ContainsRune("于任成向对和由从同时方明当应经并连管解曾", f.runeAt(s.Start))
}

// leaves reports whether the words at byte i tell what only people do with posts, so
// that even a word before them is a name: 所长助理金星|先后离职.
func (f *finder) leaves(i int) bool {
	return hasAnyPrefix(pastAdverbs(f.after(i)), "离职", "辞职", "在任", "上任", "履新", "去世", "被查", "落马", "加盟", "卸任", "退休", "离任", "病逝", "到任")
}

// workplaces end the names of where people work.
var workplaces = []string{"大学", "学院", "研究院", "研究所", "医院", "党校", "中学", "商会", "协会", "学会", "系", "所", "院", "处", "部", "科", "局", "厅", "集团", "公司", "银行", "证券", "基金", "中心", "报社", "出版社"}

// colleagues proposes the people of a list that tells only where each works: 江州大学
// 祝又锋、镜湖学院汪时龙等.
func (f *finder) colleagues() {
	for _, p := range f.d.Paragraphs {
		var people []document.Span
		for at := p.Start; ; {
			k := strings.IndexAny(f.d.Text[at:p.End], "、等")
			if k < 0 {
				break
			}
			at += k
			if s, ok := f.rollHead(at); ok && f.unlikeWords(s) >= 0.6 && hasAnySuffix(f.before(s.Start), workplaces...) && !f.titleBefore(s.Start) {
				people = append(people, s)
			}
			at += len("、")
		}
		if len(people) < 2 {
			continue
		}
		for _, s := range people {
			f.propose(s.Start, s.End, document.Person, 1.0, "name behind a workplace in a list")
			f.personFrom[s.Start] = true
		}
	}
}

// speakers proposes who is asked in an interview: the name before the colon that
// begins several paragraphs.
func (f *finder) speakers() {
	seen := map[string]document.Span{}
	for _, p := range f.d.Paragraphs {
		line := f.d.Slice(p.Span)
		k := strings.Index(head(line, 18), "：")
		if k < 0 {
			continue
		}
		s := document.Span{Start: p.Start, End: p.Start + k}
		if _, again := seen[line[:k]]; !again {
			seen[line[:k]] = s
			continue
		}
		if f.shaped(s) && !f.nothingPersonal(s) && !(f.words(s) && f.runes(s) == 2) {
			f.propose(s.Start, s.End, document.Person, surest, "speaker of an interview")
			f.personFrom[s.Start] = true
		}
	}
}

// callings stand before the names of those who made an article.
var callings = []string{"记者", "通讯员", "编辑", "责编", "作者", "采访人员", "编译", "实习生", "撰稿", "撰文", "摄影", "校对", "评论员", "主持人", "特派员", "监制"}

// signed proposes who signs an article with a name alone in brackets: （杜又佳）.
func (f *finder) signed() {
	for _, p := range f.d.Paragraphs {
		inner, ok := bracket(f.d.Slice(p.Span))
		start := p.Start + len("（")
		s := document.Span{Start: start, End: start + len(inner)}
		if ok && strings.HasPrefix(f.d.Slice(p.Span), "（") && s.End+len("）") == p.End && f.shaped(s) && !f.nothingPersonal(s) && !f.words(s) {
			f.propose(s.Start, s.End, document.Person, 1.0, "name that signs")
			f.personFrom[start] = true
		}
	}
}

// bylines proposes the people who made the article: 采访人员 梁又清, 记者 甘明宇 实习生 于澜.
func (f *finder) bylines() {
	for _, t := range f.d.Tokens {
		word := f.d.Slice(t.Span)
		switch word {
		case "讯", "网讯", "电":
			if f.isBracket(t.End) {
				f.makers(t.End)
			}
		case "摄", "供图":
			f.photographer(t.Start)
		case "者":
			if hasAnySuffix(f.d.Text[:t.End], "记 者", "作 者") {
				f.makers(t.End)
			}
		}
		for _, c := range callings {
			if strings.HasSuffix(word, c) {
				f.makers(t.End)
				break
			}
		}
	}
}

// makers proposes the names behind the calling that ends at byte i. They stand
// between marks, or only spaces.
func (f *finder) makers(i int) {
	text := f.d.Text
	rest := strings.TrimLeft(text[i:min(len(text), i+context)], " ：/丨|（(")
	start := min(len(text), i+context) - len(rest)
	marked := start > i
	for n := 0; n < 4; n++ {
		end, dated := f.beforeDateline(start)
		if !dated {
			end = f.chunk(start)
		}
		s := document.Span{Start: start, End: end}
		if dated && f.shaped(s) {
			f.propose(s.Start, s.End, document.Person, surest, "name in a byline")
			f.personFrom[start] = true
			return
		}
		if !f.shaped(s) || f.nothingPersonal(s) || f.words(s) || !marked && n == 0 && !f.endsByline(end) {
			return
		}
		f.propose(s.Start, s.End, document.Person, 1.0, "name in a byline")
		f.personFrom[start] = true
		next := strings.TrimLeft(text[end:min(len(text), end+context)], " 、，/")
		start = min(len(text), end+context) - len(next)
		if start == end || strings.ContainsRune(text[end:start], '，') {
			return
		}
	}
}

// beforeDateline is where the name at byte i ends when a place and a day or what is sent
// from there follow without a space: 记者吴家豪|台北15日电.
func (f *finder) beforeDateline(i int) (end int, ok bool) {
	end = i
	for n := 1; n <= 4; n++ {
		r, size := utf8.DecodeRuneInString(f.d.Text[end:])
		if !isHan(r) {
			return 0, false
		}
		end += size
		if n < 2 {
			continue
		}
		place, ok := f.lex.Longest(lexicon.Places, f.d.Text, end)
		if !ok {
			continue
		}
		rest := f.after(place.End)
		if day := strings.TrimLeft(rest, "0123456789"); day != rest && strings.HasPrefix(day, "日") || hasAnyPrefix(rest, "电）", "电)", "专电", "报导", "报道") {
			return end, true
		}
	}
	return 0, false
}

// isBracket reports whether a bracket opens at byte i.
func (f *finder) isBracket(i int) bool {
	return i < len(f.d.Text) && strings.ContainsRune("（(", f.runeAt(i))
}

// photographer proposes the name that stands alone before 摄: 中新社发 陈又畅 摄.
func (f *finder) photographer(i int) {
	end := len(strings.TrimRight(f.d.Text[:i], " "))
	if s, ok := f.rollHead(end); ok && !f.words(s) && (s.Start == 0 || strings.ContainsRune(" \n/：发者", f.runeBefore(s.Start))) {
		f.propose(s.Start, s.End, document.Person, 1.0, "name of a photographer")
		f.personFrom[s.Start] = true
	}
}

// writers proposes the writer whom the head of a page names between spaces before
// the day: 云麓网 苏又蓉 2021-08-23.
func (f *finder) writers() {
	for i, p := range f.d.Paragraphs {
		if i > 8 {
			return
		}
		line := f.d.Slice(p.Span)
		if strings.HasPrefix(line, "文/") {
			f.makers(p.Start + len("文"))
		}
		for at := 0; at < len(line); {
			k := strings.IndexByte(line[at:], ' ')
			if k < 0 {
				break
			}
			rest := strings.TrimLeft(line[at+k:], " ")
			s := document.Span{Start: p.Start + at, End: p.Start + at + k}
			if len(rest) > 4 && (strings.HasPrefix(rest, "20") || strings.HasPrefix(rest, "19")) && rest[4] == '-' && f.shaped(s) && !f.nothingPersonal(s) && !f.words(s) {
				f.propose(s.Start, s.End, document.Person, 0.9, "writer before the day")
			}
			at = len(line) - len(rest)
		}
	}
}

// endsByline reports whether a byline without a mark before its name goes on at byte
// i as bylines do.
func (f *finder) endsByline(i int) bool {
	return i >= len(f.d.Text) || strings.ContainsRune(" ）)、\n】", f.runeAt(i)) || hasAnyPrefix(f.d.Text[i:], "报道", "摄", "文")
}

// wordTitle is where the post begins that ends a longer word of the dictionary:
// 商会|会长.
func (f *finder) wordTitle(t document.Token) (int, bool) {
	if !strings.ContainsRune("长裁理监任事席官员师授", f.runeBefore(t.End)) {
		return 0, false
	}
	word := f.d.Slice(t.Span)
	if runes(word) < 4 {
		return 0, false
	}
	for i := range word {
		if i < len("管理") {
			continue
		}
		if m, ok := f.lex.Longest(lexicon.Titles, f.d.Text, t.Start+i); ok && m.End == t.End && m.Len() > utf8.UTFMax-1 {
			return t.Start + i, true
		}
	}
	return 0, false
}
