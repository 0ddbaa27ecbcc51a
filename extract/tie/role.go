package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// posts reads the posts in appositions: 腾讯总裁兼投资委员会主席刘炽平, 时任Zynga COO的
// 约翰·沙珀特, 张三（华星董事长）, 张三是华星的董事长.
func (r *reader) posts() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.kind(m) == document.Person && m.Form == document.Named && !r.alias(i) && !r.before(i) && !r.equated(m) && !r.possessed(m) {
			r.behind(i)
		}
	}
}

// alias reports whether the name at i only repeats the one before it, in a
// bracket: (Dan Porter).
func (r *reader) alias(i int) bool {
	return i > 0 && r.mentions[i-1].Entity == r.mentions[i].Entity && strings.Trim(r.d.Text[r.mentions[i-1].End:r.mentions[i].Start], "（( ") == ""
}

// before reads the titles that stand directly before the person at i, and whose
// they are.
func (r *reader) before(i int) bool {
	person := &r.mentions[i]
	chain := r.titlesUntil(person.Start)
	if len(chain) == 0 {
		return r.listedPost(i)
	}
	firm, own := r.firmOfTitles(chain[0].Start)
	if !own && r.strangerBefore(chain[0].Start) {
		return false
	}
	if !own && strings.HasSuffix(r.d.Text[r.s.Start:chain[0].Start], "的") {
		return false // 该事件的负责人: of no firm
	}
	if firm == nil {
		firm = r.firmOfList(i, chain[0].Start)
	}
	if firm == nil {
		r.unhoused(person, chain)
		return false
	}
	if r.byline(chain[0], person) {
		return true
	}
	start := chain[0].Start
	if own {
		start = firm.End
	}
	former := r.former(firm, chain[0], own)
	for k, title := range chain {
		words := r.d.Slice(title)
		if k == 0 && own {
			words = r.fullTitle(start, title)
		}
		if k > 0 {
			// 工商联副主席、华星董事长张三: each post is at the firm before it
			if next := r.firstIn(chain[k-1].End, title.Start, company); next != nil {
				firm, words = next, r.fullTitle(next.End, title)
				former = r.former(firm, title, true)
			}
		}
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: min(firm.Start, title.Start), End: person.End}}, Confidence: 0.9, Rule: "post before the name"},
			Person: person.Entity, Title: words, Company: firm.Entity, Former: former,
		})
	}
	return true
}

// firmOfList is the firm of the post that the person before the one at i holds, when the post at
// byte start goes on a list of posts with their holders: 华星总裁张三、财务主管李四. nil otherwise.
func (r *reader) firmOfList(i, start int) *document.Mention {
	k := i - 1
	for k >= 0 && (r.mentions[k].Kind == document.JobTitle || r.kind(&r.mentions[k]) != document.Person || r.mentions[k].End > start) {
		k--
	}
	if k < 0 {
		return nil
	}
	words := strings.Trim(r.d.Text[r.mentions[k].End:start], "）) ")
	if !hasAnyPrefix(words, "、", "和", "及", "以及", "与") || runes(words) > 10 {
		return nil
	}
	for n := len(r.d.Facts.Roles) - 1; n >= 0; n-- {
		role := &r.d.Facts.Roles[n]
		last := role.Evidence[len(role.Evidence)-1]
		if last.Start < r.s.Start {
			return nil
		}
		if role.Person == r.mentions[k].Entity {
			return &document.Mention{Span: document.Span{Start: start, End: start}, Kind: document.Company, Form: document.Pronoun, Entity: role.Company}
		}
	}
	return nil
}

// equated reads a post that a word equates with the person behind it: 法定代表人为黄志强.
func (r *reader) equated(p *document.Mention) bool {
	at := p.Start
	for _, w := range []string{"为", "是", "系"} {
		if strings.HasSuffix(r.d.Text[r.s.Start:at], w) {
			at -= len(w)
			break
		}
	}
	if at == p.Start {
		return false
	}
	chain := r.titlesUntil(at)
	if len(chain) == 0 || chain[len(chain)-1].End != at {
		return false
	}
	firm, own := r.firmOfTitles(chain[0].Start)
	if !own {
		if firm = r.spokenBefore(chain[0].Start); firm != nil && r.copula(firm.Start) {
			firm = r.spokenBefore(firm.Start) // 其控股股东为大河，实际控制人为: of whose
		}
		if firm == nil {
			firm = r.implied(chain[0].Start)
		}
	}
	if firm == nil {
		return false
	}
	for _, title := range chain {
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: title.Start, End: p.End}}, Confidence: 0.8, Rule: "post equated with a name"},
			Person: p.Entity, Title: r.d.Slice(title), Company: firm.Entity,
		})
	}
	return true
}

// listedPost gives the person at i the posts of the one before in a list: 分析师
// 张三、李四.
func (r *reader) listedPost(i int) bool {
	if i == 0 || r.kind(&r.mentions[i-1]) != document.Person || strings.TrimSpace(r.between(r.mentions[i-1].End, r.mentions[i].Start)) != "、" {
		return false
	}
	p, before := &r.mentions[i], &r.mentions[i-1]
	if r.titleStarts(p.End) {
		return false // 董事长张三、李四总经理
	}
	found := false
	for k := len(r.d.Facts.Roles) - 1; k >= 0; k-- {
		role := r.d.Facts.Roles[k]
		last := role.Evidence[len(role.Evidence)-1]
		if role.Person != before.Entity || last.End != before.End {
			break
		}
		role.Person, role.Evidence = p.Entity, []document.Span{{Start: last.Start, End: p.End}}
		r.addRole(role)
		found = true
	}
	return found
}

// titleStarts reports whether a title begins at byte at.
func (r *reader) titleStarts(at int) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && m.Start == at {
			return true
		}
	}
	return false
}

// strangerBefore reports whether a name that is no mention stands right before a
// post, so that the post is there and not at a firm named elsewhere: 360|董事长周鸿祎.
func (r *reader) strangerBefore(at int) bool {
	tokens := r.d.Tokens[r.s.Tokens.First:r.s.Tokens.End]
	for k := len(tokens) - 1; k >= 0; k-- {
		t := &tokens[k]
		if t.End > at {
			continue
		}
		word := r.d.Slice(t.Span)
		if t.End < at || strings.ContainsAny(word, "，。；：、！？“”（）()《》") || t.Tag == "" {
			return false
		}
		switch word {
		case "公司", "本公司", "该公司", "该行", "本行", "同时", "此外":
			return false
		case "集团":
			return k > 0 && tokens[k-1].End == t.Start && (tokens[k-1].Tag == "m" || tokens[k-1].Tag == "eng")
		}
		return t.Tag == "eng" || t.Tag == "m" || t.Tag == "nz" || t.Tag == "nt" || t.Tag == "x"
	}
	return false
}

// byline reports whether a title and the name behind it only say who reports:
// 新京报讯（记者 张三）, 本报记者 张三 北京报道.
func (r *reader) byline(title document.Span, person *document.Mention) bool {
	if r.class(r.d.Slice(title)) != "media" {
		return false
	}
	after := strings.TrimLeft(r.d.Text[person.End:r.s.End], " ")
	return hasAnyPrefix(after, "）", ")", "、", "/", "〕", "】", "]") || containsAny(after[:min(len(after), 30)], "报道", "报导", "摄", "讯", "发自") ||
		strings.TrimSpace(r.d.Text[r.s.Start:title.Start]) == "" || after == "" ||
		runes(r.d.Text[r.s.Start:title.Start]) <= 8 && strings.HasPrefix(r.d.Text[person.End:], " ")
}

// unhoused keeps corporate posts that stand before a person with no firm in
// their sentence, until the article has been read.
func (r *reader) unhoused(person *document.Mention, chain []document.Span) {
	spoken := r.spokenOf()
	if m := r.spokenBefore(chain[0].Start); m != nil {
		spoken = m.Entity
	}
	for _, title := range chain {
		if !r.corporate(r.d.Slice(title)) {
			continue
		}
		r.homeless = append(r.homeless, homeless{spoken: spoken, role: document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: title.Start, End: person.End}}, Confidence: 0.6, Rule: "post at the company spoken of"},
			Person: person.Entity, Title: r.d.Slice(title), Former: hasAnySuffix(r.d.Text[r.s.Start:title.Start], "前", "原", "时任"),
		}})
	}
}

// spokenBefore is the last company before byte at that the sentence speaks of.
func (r *reader) spokenBefore(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= at && r.is(m, company) && !r.isObject(m) && !r.judges(i) {
			return m
		}
	}
	return nil
}

// titlesUntil is the chain of titles that ends at byte end: 总裁兼投资委员会主席.
func (r *reader) titlesUntil(end int) []document.Span {
	var chain []document.Span
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.Kind != document.JobTitle || m.End > end {
			continue
		}
		if honorific(r.d.Slice(m.Span)) {
			break
		}
		gap := strings.Trim(r.d.Text[m.End:end], " 、“《")
		if len(chain) == 0 && gap != "" && gap != "的" && gap != "之一" && gap != "（" && gap != "(" || len(chain) > 0 && !joinsTitles(r.d.Text[m.End:end]) {
			break
		}
		chain = append([]document.Span{m.Span}, chain...)
		end = m.Start
	}
	return chain
}

// honorific reports whether a title only addresses somebody.
func honorific(title string) bool {
	switch title {
	case "先生", "女士", "小姐", "太太", "老师", "同志":
		return true
	}
	return false
}

// joinsTitles reports whether words stand between two titles of one person:
// 兼, 、, or 兼投资委员会.
func joinsTitles(words string) bool {
	words = strings.TrimSpace(words)
	return words == "" || hasAnyPrefix(words, "兼", "、", "及", "和", "暨", "与", "以及", "/", "，兼") && runes(words) <= 8 && !containsAny(words, "，", "。", "；")
}

// firmOfTitles finds the firm that titles starting at byte start belong to: the
// one right before them (own), else the one that the sentence has spoken of.
func (r *reader) firmOfTitles(start int) (firm *document.Mention, own bool) {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > start || !r.is(m, firms) {
			continue
		}
		words := r.d.Text[m.End:start]
		if runes(words) <= 14 && !strings.ContainsAny(words, "，。；：、！？“”") && !r.hasVerb(document.Span{Start: m.End, End: start}) && !r.personIn(m.End, start) {
			if outer := r.outerFirm(i, start); outer != nil {
				return outer, true
			}
			return m, true
		}
		break
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End <= start && r.is(m, firms) && !r.isObject(m) && r.otherPost(i, start) {
			return nil, false
		}
		if m.End <= start && r.is(m, firms) && !r.isObject(m) {
			words := r.d.Text[m.End:start]
			if runes(words) <= 40 && containsAny(words, "宣布", "公告", "表示", "称", "披露", "透露", "发布", "一职", "职务", "辞去", "卸任", "、", "和", "及", "的") {
				return m, false
			}
			return nil, false
		}
	}
	return nil, false
}

// otherPost reports whether the firm at i has a post of its own behind it, and a
// comma stands between that and byte start: 是OPPO的前负责人，|副总裁樊苏洲.
func (r *reader) otherPost(i, start int) bool {
	if i+1 >= len(r.mentions) {
		return false
	}
	t := &r.mentions[i+1]
	return t.Kind == document.JobTitle && t.End < start && strings.HasPrefix(strings.TrimLeft(r.between(r.mentions[i].End, t.Start), "的"), "前") && strings.Contains(r.between(t.End, start), "，")
}

// outerFirm is the firm before the organization at i when that is a part of it:
// the 投资委员会 of 腾讯投资委员会主席.
func (r *reader) outerFirm(i, start int) *document.Mention {
	if r.kind(&r.mentions[i]) != document.Organization || i == 0 {
		return nil
	}
	m := &r.mentions[i-1]
	if m.Kind == document.JobTitle && i > 1 {
		m = &r.mentions[i-2]
	}
	words := r.between(m.End, r.mentions[i].Start)
	if r.is(m, firms) && m.End <= r.mentions[i].Start && (words == "" || strings.HasSuffix(words, "兼")) {
		return m
	}
	return nil
}

func (r *reader) personIn(from, to int) bool { return r.firstIn(from, to, person) != nil }

// hasVerb reports whether a stretch holds a verb of its own, so that what
// follows is no title of the name before.
func (r *reader) hasVerb(s document.Span) bool {
	for _, t := range r.d.Tokens[r.s.Tokens.First:r.s.Tokens.End] {
		if t.Start >= s.Start && t.End <= s.End && (t.Tag == "v" || t.Tag == "p" || t.Tag == "d") && !holdsVerb(r.d.Slice(t.Span)) {
			return true
		}
	}
	return false
}

func holdsVerb(word string) bool { return hasAnyPrefix(word, "前", "原", "现任", "时任", "兼") }

// former reports whether words say that a post was held before: 前, 原, 时任.
func (r *reader) former(firm *document.Mention, title document.Span, own bool) bool {
	if own {
		if inside := strings.TrimLeft(r.d.Text[firm.End:title.Start], "的 "); hasAnyPrefix(inside, "前", "原") {
			return true
		}
		return hasAnySuffix(strings.TrimRight(r.d.Text[r.s.Start:firm.Start], " "), "时任", "前", "原", "曾任", "曾经的")
	}
	return hasAnySuffix(r.d.Text[r.s.Start:title.Start], "前", "原", "时任", "曾任")
}

// fullTitle is a title with what its firm's words add: 纽约办事处主管 of 该公司纽约
// 办事处主管.
func (r *reader) fullTitle(start int, title document.Span) string {
	words := strings.TrimLeft(r.d.Text[start:title.Start], "的 》”）")
	for _, p := range []string{"公司", "前任", "前", "原", "现任", "时任", "新任"} {
		words = strings.TrimPrefix(words, p)
	}
	if runes(words) > 10 || strings.ContainsAny(words, "（）()“”《》0123456789从将由") {
		words = ""
	}
	return words + r.d.Slice(title)
}

// behind reads a post in a bracket or an apposition behind the person at i, or
// after 是.
func (r *reader) behind(i int) {
	p := &r.mentions[i]
	at := p.End
	if i+1 < len(r.mentions) && r.alias(i+1) {
		at = r.mentions[i+1].End
		i++
	}
	opening := ""
	rest := strings.TrimLeft(r.d.Text[at:r.s.End], "）) ")
	for _, w := range []string{"（", "(", "，", "是", "为", "系", "现为", "现任", "，现任", "，是"} {
		if strings.HasPrefix(rest, w) && len(w) > len(opening) {
			opening = w
		}
	}
	if opening == "" || i+1 >= len(r.mentions) {
		return
	}
	begin := r.s.End - len(rest) + len(opening)
	firm := &r.mentions[i+1]
	if !r.is(firm, firms) || firm.Start < begin {
		return
	}
	switch strings.Trim(r.d.Text[begin:firm.Start], " “《") {
	case "", "前", "原", "现", "时任", "现任", "曾任", "美国", "中国":
	default:
		return
	}
	k := i + 2
	if k >= len(r.mentions) {
		return
	}
	t := &r.mentions[k]
	if t.Kind != document.JobTitle {
		return
	}
	words := r.d.Text[firm.End:t.Start]
	if t.Start < firm.End || runes(words) > 12 || strings.ContainsAny(words, "，。；：") {
		return
	}
	after := r.d.Text[t.End:r.s.End]
	if opening == "，" && !hasAnyPrefix(after, "，", "。", "）", "、") && after != "" {
		return
	}
	for _, title := range append([]document.Span{t.Span}, r.titlesAfter(k)...) {
		words := r.d.Slice(title)
		if title == t.Span {
			words = r.fullTitle(firm.End, title)
		}
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: p.Start, End: title.End}}, Confidence: 0.85, Rule: "post behind the name"},
			Person: p.Entity, Title: words, Company: firm.Entity, Former: r.former(firm, title, true),
		})
	}
}

// titlesAfter are the titles that are joined behind the one at i.
func (r *reader) titlesAfter(i int) []document.Span {
	var more []document.Span
	end := r.mentions[i].End
	for k := i + 1; k < len(r.mentions); k++ {
		m := &r.mentions[k]
		if m.Kind != document.JobTitle || m.Start < end || m.Start == end || !joinsTitles(r.d.Text[end:m.Start]) {
			break
		}
		more = append(more, m.Span)
		end = m.End
	}
	return more
}
