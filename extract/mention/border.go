package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// pastHaving is where s starts without a noun and 有 that lead to a name:
// 嘉宾有|云麓资本.
func (f *finder) pastHaving(s document.Span) int {
	k := strings.Index(f.d.Slice(s), "有")
	if k <= 0 || f.runes(s) < 6 {
		return s.Start
	}
	if t, ok := f.token(s.Start); ok && t.End == s.Start+k && t.Len() > len("有") && !f.isCompany(f.d.Slice(t.Span)) && runes(f.d.Text[t.End:s.End]) > 3 {
		if t, ok := f.token(t.End); !ok || t.Len() == len("有") || t.Tag == "x" {
			return s.Start + k + len("有")
		}
	}
	return s.Start
}

// pastConjunction is where s starts without the conjunction before a name that the
// model marks elsewhere: 但|众贷网.
func (f *finder) pastConjunction(s document.Span) int {
	first := f.runeAt(s.Start)
	start := s.Start + utf8.RuneLen(first)
	if _, again := f.places[f.d.Text[start:s.End]]; again && strings.ContainsRune("但而且若因如由与及或占较系", first) {
		return start
	}
	return s.Start
}

// pastIntroduction is where s starts without the words that introduce a name:
// 平台|众贷网. A single character is as often a name's first: 恒|毅投资.
func (f *finder) pastIntroduction(s document.Span) int {
	for {
		t, ok := f.token(s.Start)
		if ok && f.belongs(t, s) {
			return s.Start
		}
		if !ok || t.End >= s.End || f.runes(t.Span) == 1 || !introduces(f.d.Slice(t.Span), t.Tag) || f.isCompany(f.d.Slice(t.Span)) {
			return s.Start
		}
		s.Start = t.End
	}
}

// belongs reports whether the number or verb t at the start of s is part of the name, for
// what is left would be but one word for a trade: 九五|投资.
func (f *finder) belongs(t document.Token, s document.Span) bool {
	word, rest := f.d.Slice(t.Span), document.Span{Start: t.End, End: max(t.End, s.End)}
	if f.runes(t.Span) != 2 || t.Tag != "m" && t.Tag != "v" || f.actingVerb(word) || hasAnySuffix(word, "个", "家", "只", "大", "名", "所") {
		return false
	}
	return f.ordinary(rest) || companySuffix(f.d.Slice(s)).text == f.d.Slice(rest)
}

// withoutAdverb is where s ends when all but its last character is a name of the
// tables and the last one begins the predicate: 鸿海|并与辉达合作, 鸿海|昨收.
func (f *finder) withoutAdverb(s document.Span) int {
	if h, ok := f.hitAt(s.Start); ok && h.Sure() {
		rest := f.d.Text[h.End:max(s.End, h.End)]
		if _, post := f.titleAt(s.End); post && strings.HasSuffix(rest, "业") && runes(rest) <= 4 {
			return h.End // 瑞信|电讯业分析师
		}
		if trade, ok := strings.CutPrefix(f.d.Text[s.End:], "业"); ok && rest != "" && runes(rest) <= 3 {
			if _, post := f.titleAt(len(f.d.Text) - len(trade)); post {
				return h.End // 瑞信|电讯|业分析师
			}
		}
		if runes(rest) == 1 && strings.Contains("并则也将与和及还又已仍再均曾在向对因受", rest) || hasAnyPrefix(rest, "昨", "今", "去年") {
			return h.End
		}
	}
	last := f.runeBefore(s.End)
	if at := s.End - utf8.RuneLen(last); at > s.Start && strings.ContainsRune("暂已将仍未均亦曾拟恐", last) && f.runes(s) > 2 {
		return at
	}
	return s.End
}

// withoutPost is where s ends without the post of a person: 百济神州|联合创始人.
func (f *finder) withoutPost(s marked) int {
	if core, ok := strings.CutSuffix(f.d.Slice(s.Span), "卡"); ok && f.isCompany(core) && !f.isCompany(f.d.Slice(s.Span)) {
		return s.Start + len(core) // its cards
	}
	if core, ok := strings.CutSuffix(f.d.Slice(s.Span), "股份"); ok && f.isCompany(core) && !f.isCompany(f.d.Slice(s.Span)) && (s.odds < 2*confident || f.dealtIn(s.Span)) {
		return s.Start + len(core) // its shares
	}
	if text := f.d.Slice(s.Span); strings.HasSuffix(text, "集团") && s.odds >= confident && !f.isCompany(strings.TrimSuffix(text, "集团")) {
		return s.End // 云麓集团|副总裁
	}
	if start := int(f.titleTo[s.End]) - 1; start > s.Start {
		return start
	}
	if strings.HasSuffix(f.d.Slice(s.Span), "证券") && s.odds >= confident {
		return s.End // 云麓证券|分析师
	}
	for at := s.Start; at < s.End && !f.boundary(s.End); { // 江州市侨联|荣誉主席
		t, ok := f.token(at)
		if !ok {
			break
		}
		if t.End > s.End && at > s.Start && f.titleFrom[at] > 0 {
			return at
		}
		at = t.End
	}
	return s.End
}

// dealtIn reports whether the words around s, which ends with 股份, tell of shares that
// change hands and not of a firm of that name: 减持|五矿股份, 五矿股份|8.8万股.
func (f *finder) dealtIn(s document.Span) bool {
	next, _ := utf8.DecodeRuneInString(f.after(s.End))
	return hasAnySuffix(f.before(s.Start), "持", "持有", "出售", "售出", "卖出", "抛售", "转让", "买入", "买进", "购入", "购买", "收购", "认购", "回购", "质押", "冻结", "套现", "所持的", "持有的", "的", "万股", "亿股") ||
		'0' <= next && next <= '9' || hasAnyPrefix(f.after(s.End), "的比例", "比例", "数量", "总数", "质押", "被冻结", "权益", "转让")
}
