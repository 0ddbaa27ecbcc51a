package mention

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// personCue weighs the words around s that only people have: a post, a verb of
// saying, another person in a list. speech tells that a verb of saying follows.
func (f *finder) personCue(s document.Span) (w float64, speech bool) {
	before, after := f.before(s.Start), f.after(s.End)
	if strings.HasSuffix(before, "、") && f.afterPerson == s.Start-len("、") || f.afterPerson == s.Start-len("和") && hasAnySuffix(before, "和", "与", "及") || hasAnySuffix(before, "、", "和", "与", "及") && f.knownPersonTo(s.Start-len("、")) {
		w += 0.35
	}
	if hasAnyPrefix(after, "、", "及") && f.personListed(s.End+len("、")) {
		w += 0.35
	}
	if f.ofFirm(s) {
		w += 0.5
	}
	if t, ok := f.token(s.Start); ok && t.End == s.End && f.runes(s) == 3 && (t.Tag == "x" || strings.HasPrefix(t.Tag, "nr")) && strings.HasPrefix(after, "《") {
		w += 0.35 // the author
	}
	if f.titleBefore(s.Start) {
		w += 0.45
	}
	if end, ok := f.titleAt(s.End); ok && !f.possessiveTitle(end) {
		w += 0.3
	}
	if f.ownsPost(s.End) {
		w += 0.45
	}
	if hasAnyPrefix(after, "先生", "女士", "本人", "博士", "教授") {
		w += 0.4
	}
	if leavesBecause(after) {
		w += 0.45
	}
	if hasAnySuffix(before, "实际控制人之一", "创始人之一", "股东之一", "实控人之一", "负责人之一") || severalPeople(after) && f.runes(s) == 3 && f.chars.surname.of(f.runeAt(s.Start)) >= 1 {
		w += 0.5
	}
	if hasAnySuffix(before, "对", "对于") && hasAnyPrefix(after, "给予警告", "予以警告", "责令改正", "采取出具警示函", "出具警示函", "采取监管", "处以", "实施行政处罚", "作出行政处罚", "采取市场禁入", "采取终身", "给予公开谴责", "给予通报批评", "予以公开谴责", "予以通报批评", "予以监管") && f.chars.surname.of(f.runeAt(s.Start)) > 0 && !f.isCompany(f.d.Slice(s)) {
		w += 0.6 // who is punished
	}
	if hasAnySuffix(before, "股东", "自然人", "实际控制人", "实控人", "一致行动人", "持有人") && (hasAnyPrefix(after, "的", "通知", "、", "；", "持有", "拟", "及") && f.runes(s) == 3 && f.chars.surname.of(f.runeAt(s.Start)) >= 1 || f.count(f.d.Slice(s)) > 1) {
		w += 0.45
	}
	if f.holdsShares(s, before, after) {
		w += 0.45
	}
	if hasAnySuffix(before, "由", "及", "、", "与", "和") && hasAnyPrefix(after, "全资拥有", "拥有", "实益拥有", "各自拥有", "各拥有", "各持有", "分别持有", "分别拥有", "为公司董事", "均为") {
		w += 0.45
	}
	if hasAnyPrefix(after, "所主导", "所创办", "所创立", "所持", "所领导", "所经营", "所控制", "操盘") {
		w += 0.45
	}
	if f.appointed(s) {
		w += 0.7
	}
	if f.compound(s) && (strings.HasSuffix(before, "、") || strings.HasPrefix(after, "、")) {
		w += 0.4
	}
	if agedHan(after) || f.postInBracket(s.End) || becomes(after) {
		w += 0.5
	} else if f.isPosted(s.End) {
		w += 0.45
	}
	if hasAnySuffix(before, "摄影师", "导演", "演员", "歌手", "作家", "学者", "经济学家", "主播", "博主", "设计师", "工程师", "主持人", "投资者", "消费者", "市民", "车主", "店主") {
		w += 0.3
	}
	if equal := len(before) - len(strings.TrimRight(before, "为是：")); equal > 0 && f.titleBefore(s.Start-equal) {
		w += 0.4 // 法定代表人为黄志强
	}
	if born(after) || hasAnySuffix(strings.TrimRight(before, "”"), "之父", "之母", "夫人", "妻子", "丈夫", "之子", "之女", "儿子", "女儿", "父亲", "母亲", "弟弟", "哥哥", "兄弟") {
		w += 0.9
	}
	if _, post := f.titleAt(s.End + len("由")); post && strings.HasPrefix(after, "由") {
		w += 0.45 // 杨又荣由市长升任
	}
	if (strings.HasSuffix(before, "变更为") || strings.HasSuffix(before, "由") && strings.HasPrefix(after, "变更")) && containsAny(tail(before, 48), "法定代表人", "法人", "董事长", "总经理", "实际控制人") {
		w += 0.6
	}
	if hasAnySuffix(before, "职务的", "一职的", "下属的", "出身的", "岁的") {
		w += 0.45
	}
	if hasAnyPrefix(after, "获批", "获任", "拟任", "拟出任", "将出任", "将担任", "将任", "已不再担任", "不再担任", "升任", "调任", "转任", "赴任", "接棒", "执掌") {
		w += 0.45
	}
	if hasAnyPrefix(after, "出任", "担任", "代任", "接任", "辞去", "离任", "掌舵", "辞职", "履新") {
		w += 0.3
	}
	if hasAnySuffix(before, "记者", "记者 ", "编辑", "编辑：", "编辑 ", "运动员", "选手", "作者：", "记者：", "名叫", "聘任", "任命", "选举", "聘请", "创始人") {
		w += 0.3
	}
	if f.speechAfter(s.End) {
		return w + 0.4, true
	}
	return w, false
}

// severalPeople reports whether after counts the people of whom a name is the first: 等14名.
func severalPeople(after string) bool {
	rest, ok := strings.CutPrefix(after, "等")
	count := strings.TrimLeft(rest, "0123456789一二三四五六七八九十多余 ")
	return ok && len(count) < len(rest) && hasAnyPrefix(count, "名", "人", "位自然人", "位股东", "位高管", "位董事")
}

// leavesBecause reports whether after tells why somebody leaves a post: 因工作安排离任.
func leavesBecause(after string) bool {
	clause, _, _ := strings.Cut(after, "，")
	return strings.HasPrefix(clause, "因") && containsAny(clause, "不再担任", "辞去", "辞任", "离任", "卸任", "辞职", "离职", "退休")
}

// ownsPost reports whether byte i is followed by 的 and a post that is called one: 刘岚|的首席运营官(COO)职务.
func (f *finder) ownsPost(i int) bool {
	if !strings.HasPrefix(f.d.Text[i:], "的") {
		return false
	}
	end, ok := f.titleAt(i + len("的"))
	if !ok {
		return false
	}
	rest := f.d.Text[end:]
	if inner, bracketed := bracket(rest); bracketed {
		rest = strings.TrimLeft(rest[strings.Index(rest, inner)+len(inner):], "）)")
	}
	return hasAnyPrefix(rest, "职务", "一职", "职位", "的职务")
}

// ofFirm reports whether s stands in a list or at its end behind a firm and 的, as
// people do: 云麓体育的高珊珊、.
func (f *finder) ofFirm(s document.Span) bool {
	before, of := strings.CutSuffix(f.d.Text[:s.Start], "的")
	if !of || f.runes(s) != 3 || f.chars.surname.of(f.runeAt(s.Start)) < 1 || !hasAnyPrefix(f.after(s.End), "、", "等", "和", "与", "，", "。") {
		return false
	}
	t, ok := f.tokenBefore(len(before))
	if !ok {
		return false
	}
	word := f.d.Slice(t.Span)
	suffix := companySuffix(word)
	if _, marked := f.markedTo(len(before), false); marked || f.isCompany(word) {
		return true
	}
	firm, ok := f.tokenBefore(t.Start)
	return suffix.text == word && ok && firm.End == t.Start && (firm.Tag == "x" || nameTag(firm.Tag) || f.isCompany(f.d.Text[firm.Start:t.End])) && !f.place(f.d.Slice(firm.Span))
}

// compound reports whether s is a surname of two characters and a given name of two:
// 欧阳家立.
func (f *finder) compound(s document.Span) bool {
	text := f.d.Slice(s)
	return len(text) == 4*len("欧") && f.chars.compound[text[:2*len("欧")]] > 0
}

// becomes reports whether after tells what somebody is or becomes: 则先后担任.
func becomes(after string) bool {
	return hasAnyPrefix(pastAdverbs(after), "现任", "曾任", "历任", "时任", "兼任", "代任", "毕业于", "出生于", "出生在", "辞任", "卸任", "辞去", "辞职", "离任", "当选", "担任", "出任", "任职", "离职", "到龄退休", "履新", "晋升", "升任")
}

// pastAdverbs is after without the adverbs that stand before what somebody becomes:
// 则先后|担任.
func pastAdverbs(after string) string {
	for again := true; again; {
		again = false
		for _, w := range []string{"则", "先后", "都", "均", "曾", "也", "还", "已", "将", "相继", "一度", "正式", "于今年", "此前"} {
			if rest, ok := strings.CutPrefix(after, w); ok {
				after, again = rest, true
			}
		}
	}
	return after
}

// postInBracket reports whether the bracket at byte i tells somebody's firm and
// post: （云麓控股首席经济学家）.
func (f *finder) postInBracket(i int) bool {
	after := f.after(i)
	inner, ok := bracket(after)
	if !ok || runes(inner) > 20 || strings.ContainsAny(inner, "，。；") {
		return false
	}
	at := i + strings.Index(after, inner)
	start := int(f.titleTo[at+len(inner)]) - 1
	return start > at
}

// born reports whether a year of birth follows: 1965年出生, 生于1965年.
func born(after string) bool {
	rest, ok := strings.CutPrefix(after, "生于")
	rest = strings.TrimLeft(rest, "，")
	if ok && rest != "" && rest[0] >= '1' && rest[0] <= '2' {
		return true
	}
	rest = strings.TrimLeft(strings.TrimLeft(after, "（(，"), "0123456789年月日")
	return len(rest) < len(after) && (strings.HasPrefix(rest, "出生") || strings.HasPrefix(rest, "生，") || strings.HasPrefix(rest, "生）"))
}

// agedHan reports whether an age in brackets follows: （53岁）.
func agedHan(after string) bool {
	inner, ok := bracket(after)
	age, years := strings.CutSuffix(inner, "岁")
	return ok && years && len(age) == 2 && age[0] >= '1' && age[0] <= '9'
}

// isPosted reports whether the words at byte i say who somebody is by his post:
// 仍是云麓中国总裁.
func (f *finder) isPosted(i int) bool {
	after := f.after(i)
	rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "依然"), "仍然"), "仍")
	is, ok := strings.CutPrefix(rest, "是")
	if post, becomes := strings.CutPrefix(rest, "成为公司的"); becomes {
		_, title := f.titleAt(i + len(after) - len(post))
		return title
	}
	if !ok {
		is, ok = strings.CutPrefix(strings.TrimPrefix(rest, "均"), "为公司") // 陈立为公司董事
	}
	if !ok {
		return false
	}
	at := i + len(after) - len(is)
	for k := range head(is, 45) {
		switch r := f.runeAt(at + k); {
		case r == '的':
			at += len("的") + len(is[k+len("的"):]) - len(strings.TrimLeft(is[k+len("的"):], "前原现首任"))
			end, ok := f.titleAt(at + k)
			return ok && end < len(f.d.Text) && strings.ContainsRune("，。；、", f.runeAt(end))
		case strings.ContainsRune("，。；：、", r):
			return false
		}
		if end, ok := f.titleAt(at + k); ok && (k > 0 || strings.HasSuffix(f.d.Text[:at], "公司")) {
			return end < len(f.d.Text) && strings.ContainsRune("，。；、", f.runeAt(end))
		}
	}
	return false
}

// knownPersonTo reports whether the name of a person of the tables ends at byte i.
func (f *finder) knownPersonTo(i int) bool {
	t, ok := f.tokenBefore(i)
	return ok && t.Len() >= 2*len("程") && f.surelyKind(f.d.Slice(t.Span), lexicon.Person)
}

// possessiveTitle reports whether a title that ends at byte i begins a name
// itself, so that it says nothing of the words before it: 万达总裁王健林.
func (f *finder) possessiveTitle(i int) bool {
	return f.chars.surname.of(f.runeAt(i)) > 0 && !f.speechAfter(i)
}
