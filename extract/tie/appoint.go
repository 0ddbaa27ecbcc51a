package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// holding reads a verb of holding a post: 将接替波特，担任该公司纽约办事处主管, 首席执行官
// 一职由汪群斌继任.
func (r *reader) holding(s document.Span) {
	p := r.actor(s.Start)
	if p == nil || r.d.Slice(s) == "任" && p.End != s.Start && !strings.HasSuffix(r.d.Text[p.End:s.Start], "，") {
		return
	}
	if r.d.Slice(s) == "任" && hasAnyPrefix(r.d.Text[s.End:], "何", "意", "务", "期", "由", "性", "凭") {
		return // 任何
	}
	c := r.clause(s)
	titles := r.titlesIn(s.End, c.End)
	if verb := r.d.Slice(s); verb == "为" || verb == "均为" || verb == "同为" {
		r.being(p, titles, c, s)
		return
	}
	firm := r.firstIn(s.End, titleStart(titles, c.End), firms)
	from := s.End
	if len(titles) == 0 {
		if titles = r.vacated(c, p); titles == nil {
			return
		}
		firm, from = r.firstIn(c.Start, titles[0].Start, firms), titles[0].Start
	}
	if firm == nil {
		firm = r.employer(s.Start, p)
	} else if firm.End <= titles[0].Start {
		from = firm.End
		firm = r.board(firm, p)
	}
	if firm == nil {
		return
	}
	verb := r.d.Slice(s)
	if (verb == "现任" || verb == "时任" || verb == "任") && r.personAt(titles[len(titles)-1].End) {
		return // 现任小米总裁王翔: the post of the one behind it
	}
	former := verb == "曾任" || verb == "历任" || verb == "时任" || hasAnySuffix(r.d.Text[c.Start:s.Start], "曾", "不再", "此前", "之前")
	for firm != nil {
		r.hold(p, firm, titles, from, s, former, false)
		firm, titles = r.nextPost(titles[len(titles)-1].End, c.End)
		if firm != nil {
			from = firm.End
		}
	}
}

// being reads 黄强、陈立及唐煌为公司董事: what each of a list is, where nothing but the post
// follows.
func (r *reader) being(p *document.Mention, titles []document.Span, c, s document.Span) {
	if p.End != s.Start || len(titles) == 0 || strings.Trim(r.d.Text[titles[len(titles)-1].End:c.End], "。 ") != "" {
		return
	}
	firm := r.firstIn(s.End, titles[0].Start, firms)
	if firm == nil && strings.HasPrefix(r.d.Text[s.End:titles[0].End], "公司") {
		firm = r.implied(s.Start)
	} else if firm == nil || strings.Trim(r.d.Text[firm.End:titles[0].Start], "的现任独立非执行 ") != "" {
		return
	}
	k := r.index(p)
	if k < 0 || firm == nil {
		return
	}
	for _, m := range r.list(r.index(r.head(k, person)), person) {
		if m.End <= s.Start {
			r.hold(m, firm, titles, max(firm.End, s.End), s, false, false)
		}
	}
}

// personAt reports whether a person's name begins at byte at.
func (r *reader) personAt(at int) bool {
	m := r.firstIn(at, r.s.End, person)
	return m != nil && m.Start == at
}

// board is the company that 公司 means in 董事会选举华星董事长张三担任公司董事长: not
// the one of the post that the person comes from.
func (r *reader) board(firm, p *document.Mention) *document.Mention {
	if firm.Form != document.Nominal || r.d.Slice(firm.Span) != "公司" {
		return firm
	}
	chain := r.titlesUntil(p.Start)
	if len(chain) == 0 {
		return firm
	}
	if own, ok := r.firmOfTitles(chain[0].Start); !ok || own == nil || own.Entity != firm.Entity || !r.startsClause(own) {
		return firm
	}
	if other := r.implied(firm.Start); other != nil && other.Entity != firm.Entity {
		return other
	}
	return firm
}

// startsClause reports whether a verb of choosing stands before a name.
func (r *reader) startsClause(m *document.Mention) bool {
	return hasAnySuffix(r.d.Text[r.s.Start:m.Start], "选举", "聘任", "任命", "聘请", "推选", "同意", "由", "选举了", "提名")
}

// vacated are the titles that a successor takes over: those before 一职由 in the
// clause, else the last that the sentence names without a person of its own.
func (r *reader) vacated(c document.Span, p *document.Mention) []document.Span {
	titles := r.titlesIn(c.Start, p.Start)
	if len(titles) > 0 && containsAny(r.d.Text[titles[len(titles)-1].End:p.Start], "一职", "职务", "由", "职位") {
		return titles
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.Kind != document.JobTitle || m.End > c.Start {
			continue
		}
		if i+1 < len(r.mentions) && r.kind(&r.mentions[i+1]) == document.Person && r.mentions[i+1].Start == m.End {
			continue
		}
		return []document.Span{m.Span}
	}
	return nil
}

// nextPost is the next firm with its titles of a list: 曾任淘宝网首席财务官、天猫总裁.
func (r *reader) nextPost(at, end int) (*document.Mention, []document.Span) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at {
			continue
		}
		if !r.is(m, firms) || m.End > end || !listing(r.d.Text[at:m.Start]) {
			return nil, nil
		}
		if titles := r.titlesIn(m.End, end); len(titles) > 0 && runes(r.d.Text[m.End:titles[0].Start]) <= 12 {
			return m, titles
		}
		return nil, nil
	}
	return nil, nil
}

// titleStart is where the first of titles begins, or end.
func titleStart(titles []document.Span, end int) int {
	if len(titles) > 0 {
		return titles[0].Start
	}
	return end
}

// counts begin words that tell how many posts somebody holds and name none.
var counts = wordset.Of("两个", "三个", "四个", "多个", "几个", "数个", "两大", "三大", "多项", "两项", "多家", "两家", "重要高管", "其他", "任何", "一个", "该")

// hold adds a role for each title; from is where the words of the first begin.
func (r *reader) hold(p, firm *document.Mention, titles []document.Span, from int, s document.Span, former, ends bool) {
	for k, title := range titles {
		words := r.d.Slice(title)
		if k == 0 && from <= title.Start {
			words = r.fullTitle(from, title)
		}
		if counts.Begins(words) {
			continue // 兼任|两个重要高管|岗位
		}
		role := document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: min(p.Start, title.Start, s.Start), End: max(p.End, title.End, s.End)}}, Confidence: 0.8, Rule: "verb " + r.d.Slice(s)},
			Person: p.Entity, Title: words, Company: firm.Entity, Former: former,
		}
		if ends {
			role.Until = r.date()
		} else if !former {
			role.Since = r.date()
		}
		r.addRole(role)
	}
}

// titlesIn are the titles of a stretch that are joined to its first.
func (r *reader) titlesIn(from, to int) []document.Span {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Kind != document.JobTitle || m.Start < from || m.End > to || honorific(r.d.Slice(m.Span)) || strings.HasPrefix(r.d.Text[m.End:to], "会") {
			continue // 辞任董事会工作
		}
		if strings.ContainsAny(r.d.Text[from:m.Start], "：“") || r.personIn(from, m.Start) {
			return nil
		}
		titles := []document.Span{m.Span}
		for _, t := range r.titlesAfter(i) {
			if t.End <= to {
				titles = append(titles, t)
			}
		}
		return titles
	}
	return nil
}

// actor is the person of the sentence who does what the verb at byte at says:
// the last one before it who is not replaced or succeeded there.
func (r *reader) actor(at int) *document.Mention {
	if k := strings.LastIndex(r.d.Text[r.s.Start:at], "自己"); k >= 0 && at-r.s.Start-k <= 36 {
		return r.firstIn(r.s.Start, r.s.Start+k, person) // 王兴称，自己将出任董事长
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || r.kind(m) != document.Person || r.alias(i) {
			continue
		}
		if hasAnySuffix(r.d.Text[r.s.Start:m.Start], "接替", "取代", "接任", "继任", "替换", "顶替", "接棒", "对", "向", "与", "和", "据", "以及") || hasAnyPrefix(r.d.Text[m.End:at], "的", "之邀", "邀请") && !strings.HasPrefix(r.d.Text[m.End:at], "的确") {
			continue
		}
		return m
	}
	return nil
}

// employer is the firm that a post without one belongs to: the one that the
// sentence has spoken of, else that of a post the person holds.
func (r *reader) employer(at int, p *document.Mention) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End <= at && r.is(m, firms) && !r.chosenFrom(m.Entity) && !hasAnySuffix(strings.TrimRight(r.d.Text[r.s.Start:m.Start], " “"), "据", "向", "（", "(") {
			return m
		}
	}
	return r.implied(at)
}

// chosenFrom reports whether an entity is the firm from which the sentence says
// that somebody is chosen: 选举地铁集团董事长张三.
func (r *reader) chosenFrom(firm int) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Entity == firm && r.startsClause(m) && i+1 < len(r.mentions) && r.mentions[i+1].Kind == document.JobTitle && r.mentions[i+1].Start == m.End {
			return true
		}
	}
	return false
}

// appointing reads 腾讯任命刘炽平为总裁: a post and who gave it.
func (r *reader) appointing(t *trigger, s document.Span) {
	c := r.clause(s)
	p := r.firstIn(s.End, c.End, person)
	if p == nil || runes(r.d.Text[s.End:p.Start]) > 14 {
		return
	}
	people := r.list(r.index(p), person)
	p = people[len(people)-1]
	titles := r.titlesIn(p.End, r.s.End)
	if len(titles) > 0 && runes(r.d.Text[p.End:titles[0].Start]) > 30 {
		titles = nil
	}
	firm := r.firstIn(p.End, titleStart(titles, p.End), firms)
	from := p.End
	if firm != nil {
		from = firm.End
		firm = r.board(firm, p)
	} else {
		firm = r.employer(s.Start, p)
	}
	if firm == nil {
		return
	}
	if len(titles) == 0 {
		return
	}
	if from == p.End {
		from = titles[0].Start
	}
	for _, p := range people {
		r.hold(p, firm, titles, from, s, false, false)
	}
	r.join(t, r.one(firm), people, s)
}

// resigning reads what a firm takes in from those who go: 收到总经理张三的书面辞职报告,
// 同意董事长张三和监事李四的辞职申请. It reports whether the words are such.
func (r *reader) resigning(t *trigger, s document.Span) bool {
	c := r.clause(s)
	last := -1
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Start >= c.Start && m.End <= s.Start && r.kind(m) == document.Person && !r.alias(i) {
			last = i
		}
	}
	if last < 0 {
		return false
	}
	words := r.d.Text[r.mentions[last].End:s.Start]
	if k := strings.Index(words, "的"); k < 0 || runes(words[k:]) > 6 || runes(words[:k]) > 2 {
		return false
	}
	for i := 0; i <= last; i++ {
		p := &r.mentions[i]
		if p.Start < c.Start || r.kind(p) != document.Person || r.alias(i) {
			continue
		}
		firm := r.employer(p.Start, p)
		if chain := r.titlesUntil(p.Start); len(chain) > 0 {
			if own, ok := r.firmOfTitles(chain[0].Start); ok && own != nil {
				firm = own
			}
		}
		if firm != nil {
			r.join(t, r.one(p), r.one(firm), s)
		}
	}
	return true
}

// leaving reads 刘炽平辞去腾讯总裁职务 and 波特已经从Zynga离职: the post ends, and the
// person is gone unless another post there is kept.
func (r *reader) leaving(t *trigger, s document.Span) {
	if r.resigning(t, s) {
		return
	}
	c := r.clause(s)
	p := r.actor(s.Start)
	if p == nil && r.d.Slice(s) == "免去" {
		p = r.firstIn(s.End, c.End, person)
	}
	if p == nil || r.personBetween(p.End, s.Start) {
		return
	}
	between := r.d.Text[min(p.End, s.Start):s.Start] // nothing where the person comes behind 免去
	if othersLeave(between) {
		return
	}
	titles := r.titlesIn(s.End, c.End)
	firm := r.firstIn(s.End, titleStart(titles, c.End), firms)
	if firm == nil {
		firm = r.leftFirm(p, s)
	}
	if firm == nil {
		return
	}
	if len(titles) > 0 {
		r.hold(p, firm, titles, titles[0].Start, s, true, true)
	}
	if containsAny(r.d.Text[s.End:r.s.End], "仍", "继续担任", "将继续", "转任", "仍然") {
		return
	}
	leavers := r.one(p)
	if hasAnySuffix(between, "都", "都决定", "均", "均已", "双双", "先后", "相继", "也都") {
		leavers = r.peopleIn(c.Start, p.End)
	}
	r.join(t, leavers, r.one(firm), s)
}

// peopleIn are the persons of a stretch.
func (r *reader) peopleIn(from, to int) []*document.Mention {
	var people []*document.Mention
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Start >= from && m.End <= to && r.kind(m) == document.Person {
			people = append(people, m)
		}
	}
	return people
}

// othersLeave reports whether the words between a person and a verb of leaving say that
// others go: 张三宣布四位高管离职, 张三说：“李总终于退休”.
func othersLeave(words string) bool {
	return containsAny(words, "“", "他们", "她们") || hasAnySuffix(words, "高管", "员工", "管理层", "人", "主管", "们", "成员", "经理")
}

func (r *reader) personBetween(from, to int) bool {
	m := r.firstIn(from, to, person)
	return m != nil && !r.alias(r.index(m))
}

// index is the place of m among the sentence's mentions.
func (r *reader) index(m *document.Mention) int {
	for i := range r.mentions {
		if &r.mentions[i] == m {
			return i
		}
	}
	return -1
}

// leftFirm is the firm that a person leaves: the one after 从 or 自, else the
// one that announces it, else that of the post named with the person.
func (r *reader) leftFirm(p *document.Mention, s document.Span) *document.Mention {
	if m := r.firstIn(p.End, s.Start, firms); m != nil && hasAnySuffix(strings.TrimRight(r.d.Text[p.End:m.Start], " "), "从", "自", "向") {
		return m
	}
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End <= p.Start && r.is(m, firms) && announces(r.d.Text[m.End:p.Start]) {
			return m
		}
	}
	return r.employer(p.Start, p)
}

// announces reports whether a firm's words begin what follows: 周一宣布，.
func announces(after string) bool {
	k := strings.IndexAny(after, "，：")
	return k >= 0 && containsAny(after[:k], "宣布", "公告", "表示", "证实", "发布", "确认", "披露", "称") && runes(after[:k]) <= 16
}
