package tie

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/wordset"
)

// tie reads what the trigger at s ties.
func (r *reader) tie(t *trigger, s document.Span) {
	switch t.order {
	case forward:
		r.forward(t, s)
	case backward:
		r.join(t, r.starting(s.End, 12, t.from), r.one(r.subject(s.Start, t.to)), s)
	case adjacent:
		r.adjacent(t, s)
	case reversed:
		r.reversed(t, s)
	case together, joining:
		r.together(t, s)
	case holds:
		r.holding(s)
	case appoints:
		r.appointing(t, s)
	case leaves:
		r.leaving(t, s)
	case belonging:
		r.belonging(t, s)
	case controlled:
		r.controlled(t, s)
	}
}

// reach is how far behind an adjacent trigger its end may begin, in
// characters: a bare 的 ties only what touches it.
func reach(word string) int {
	if word == "的" {
		return 1
	}
	return 8
}

func (r *reader) one(m *document.Mention) []*document.Mention {
	if m == nil {
		return nil
	}
	return []*document.Mention{m}
}

// pointers make a noun of a verb behind them.
var pointers = wordset.Of("这起", "这次", "此次", "本次", "该", "此项", "该项", "这项", "上述", "这笔", "此")

// forward reads 腾讯收购华星, and its other voices: 华星被腾讯收购, 腾讯对华星的
// 收购, 由腾讯投资的华星.
func (r *reader) forward(t *trigger, s document.Span) {
	if pointers.Ends(r.d.Text[r.s.Start:s.Start]) {
		return // 这起收购是…: a noun
	}
	if t.relation == "holds_stake" && r.d.Slice(s) == "拥有" && !shareFollows(r.d.Text[s.End:r.s.End]) {
		return // 拥有专利
	}
	if t.relation == "holds_stake" && hasAnySuffix(r.d.Text[r.s.Start:s.Start], "将", "将合计", "将直接", "将间接") {
		return // 交易完成后，华星将持有
	}
	c := r.clause(s)
	if agent, at := r.agent(c, s, t.from); at >= 0 {
		if agent == nil {
			return
		}
		if t.relation == "supplies" {
			if to := r.objects(s.End, objectReach(t), t.to); to != nil {
				if t = r.supplying(t, s, to); t != nil {
					r.join(t, r.one(agent), to, s) // 由大河取得华星100%股份
				}
			}
			return
		}
		patient := r.subject(at, t.to)
		if patient == nil || strings.HasPrefix(r.d.Text[s.End:], "的") {
			if after := r.starting(s.End, 2, t.to); after != nil {
				r.join(t, r.one(agent), after, s)
				return
			}
		}
		if patient == nil {
			patient = r.receiver(at, t.to)
		}
		r.join(t, r.agents(agent, s), r.one(patient), s)
		return
	}
	if t.relation == "founded" && strings.HasPrefix(r.d.Text[s.End:], "的") {
		return // 起步于2004年成立的大河
	}
	if patient, at := r.patient(t, c, s); patient != nil {
		if from := r.subject(at, t.from); from != nil && from.Entity != patient.Entity {
			r.join(t, r.one(from), r.agents(patient, s), s)
		}
		return
	}
	to := r.objects(s.End, objectReach(t), t.to)
	if t.relation == "holds_stake" && to != nil && strings.ContainsAny(r.d.Text[s.End:to[0].Start], "%％") && strings.ContainsAny(r.d.Text[s.End:to[0].Start], "、，；") {
		to = nil // 软银持股30%、雅虎持股20%: the next holder
	}
	if to == nil && t.relation == "holds_stake" {
		to = r.one(r.justFounded(c, s))
	}
	if to == nil && (r.d.Slice(s) == "持股" || r.d.Slice(s) == "占股") {
		r.sharing(t, s)
		return
	}
	from := r.subject(s.Start, t.from)
	if holder := r.sameHolder(t, s); holder != nil {
		from = holder
	}
	if from == nil && t.relation == "acquired" && strings.HasSuffix(r.d.Text[r.s.Start:s.Start], "完成") && r.firstIn(r.s.Start, s.Start, firms) == nil {
		from = r.implied(s.Start) // 主要由于自2023年6月完成收购大河后
	}
	if to == nil || from == nil {
		return
	}
	if rival := r.rivalOf(to[len(to)-1]); rival != nil {
		to = r.one(rival)
	}
	from = r.approved(t, from, s)
	if t = r.supplying(t, s, to); t == nil {
		return
	}
	if t.relation == "acquired" && r.partOnly(to[len(to)-1], c) {
		return // 收购大河的电机业务: not 大河
	}
	if held := r.heldBy(to); held != nil {
		r.join(&trigger{relation: "holds_stake"}, to, held, s)
		to = held // 收购大河所持有的新河股份: not 大河
	}
	if k := r.index(from); k < 0 {
		r.join(t, r.one(from), to, s) // the one spoken of
		return
	} else if all := r.list(k, t.from); len(all) == len(to) && len(to) > 1 && all[len(all)-1].End <= s.Start {
		for k := range all { // A、B先后推出C和D
			r.join(t, all[k:k+1], to[k:k+1], s)
		}
		return
	}
	r.join(t, r.one(from), to, s)
}

// supplying is what taking something of the firms at to means: their orders and a place in their
// chain make a supplier, shares of them a holder, all of them an owner. It is nil when nothing of
// that is said.
func (r *reader) supplying(t *trigger, s document.Span, to []*document.Mention) *trigger {
	const most = 10 // characters up to what is taken
	word := r.d.Slice(s)
	if t.relation != "acquired" && t.relation != "supplies" || r.is(to[0], product) {
		return t
	}
	tail := firstOf(r.d.Text[to[len(to)-1].End:r.clause(s).End], most)
	switch {
	case containsAny(tail, "订单", "大单", "供应链", "急单", "长单"):
		return &trigger{relation: "supplies", order: t.order, from: company, to: company}
	case t.relation == "acquired" || strings.Contains(word, "客户") || hasAnySuffix(word, "供货", "给", "供应商是"):
		return t
	case word == "取得" && shareFollows(tail) && strings.Contains(tail, "股"):
		if hasAnyPrefix(strings.TrimSpace(tail), "100%", "100％") {
			return &trigger{relation: "acquired"}
		}
		return &trigger{relation: "holds_stake"}
	}
	return nil
}

// rivalOf is the company that a name brings in by what it is to it, nil when it does not: 投资了华星的主要竞争对手|大河.
func (r *reader) rivalOf(m *document.Mention) *document.Mention {
	next := r.firstIn(m.End, r.s.End, company)
	if next == nil || next.Entity == m.Entity {
		return nil
	}
	words := r.d.Text[m.End:next.Start]
	if !strings.HasPrefix(words, "的") && !strings.HasPrefix(words, "最") || runes(words) > 9 || strings.ContainsAny(words, "，。；：、") || !hasAnySuffix(words, "竞争对手", "对手") {
		return nil
	}
	return next
}

// approved is the firm that an authority lets do what the trigger at s says, where from is the
// authority: 投审会通过|华星|以3000万元收购.
func (r *reader) approved(t *trigger, from *document.Mention, s document.Span) *document.Mention {
	if r.kind(from) != document.Organization || from.End > s.Start {
		return from
	}
	between := r.d.Text[from.End:s.Start]
	for _, w := range []string{"通过", "核准", "批准", "同意", "准许"} {
		if k := strings.Index(between, w); k >= 0 {
			if m := r.firstIn(from.End+k+len(w), s.Start, company); m != nil {
				return m
			}
		}
	}
	return from
}

// shareFollows reports whether words begin with a share of a firm: 40.60%股权.
func shareFollows(words string) bool {
	rest := strings.TrimLeft(words, "约其该公司共 ")
	number := strings.TrimLeft(rest, "0123456789.")
	return number != rest && hasAnyPrefix(number, "%", "％")
}

// objectReach is how far behind its verb an object may begin, in characters.
func objectReach(t *trigger) int {
	if t.relation == "offers" {
		return 18
	}
	return 14
}

// firstIn is the first fitting name of a stretch.
func (r *reader) firstIn(from, to int, kinds kinds) *document.Mention {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Start >= from && m.End <= to && r.is(m, kinds) {
			return m
		}
	}
	return nil
}

// adjacent reads 腾讯旗下微信, and 微信是腾讯的子公司.
func (r *reader) adjacent(t *trigger, s document.Span) {
	owner := r.touching(s.Start, t.from)
	if owner == nil {
		owner = r.throughOwn(t, s)
	}
	if owner == nil {
		return
	}
	if owned := r.starting(s.End, reach(r.d.Slice(s)), t.to); owned != nil {
		if t.relation == "owns" && hasAnySuffix(r.d.Text[s.End:owned[0].Start], "与", "同", "向", "对", "和") {
			return // 旗下子公司近日与|大河: a partner
		}
		r.join(t, r.one(owner), owned, s)
		return
	}
	if t.relation == "owns" && r.copula(owner.Start) {
		r.join(t, r.one(owner), r.one(r.subject(owner.Start, t.to)), s)
	}
}

// copula reports whether 是 or the like ends at byte at.
func (r *reader) copula(at int) bool {
	return hasAnySuffix(strings.TrimRight(r.d.Text[r.s.Start:at], " "), "是", "为", "系", "成为", "作为", " is", " was", "身为")
}

// reversed reads 华星母公司腾讯, and 腾讯是华星的母公司.
func (r *reader) reversed(t *trigger, s document.Span) {
	owned := r.touching(s.Start, t.to)
	if owned == nil && strings.HasSuffix(r.d.Slice(s), "母公司") && r.opensClause(s.Start) {
		owned = r.implied(s.Start)
	}
	if owned == nil && t.relation == "holds_stake" && hasAnySuffix(r.d.Slice(s), "大股东", "控股股东") {
		owned = r.ownHolder(s)
	}
	if owned == nil {
		return
	}
	if from := r.starting(s.End, 8, t.from); from != nil && !strings.HasPrefix(r.d.Text[s.End:], "是否") {
		r.join(t, from[:1], r.one(owned), s)
		return
	}
	if r.copula(owned.Start) {
		if from := r.subject(owned.Start, t.from); from != nil {
			r.join(t, r.one(from), r.one(owned), s)
		}
	}
}

// ownHolder is whose controlling holder the words at s mean when they do not name the firm:
// 公司收到|控股股东, 华星拟与|控股股东.
func (r *reader) ownHolder(s document.Span) *document.Mention {
	before := strings.TrimRight(r.d.Text[r.s.Start:s.Start], " ")
	if r.opensClause(s.Start) || hasAnySuffix(before, "公司", "接到", "接", "获", "收到", "接获", "与", "向", "由", "从", "据", "、", "到", "其") {
		if m := r.subject(s.Start, company); m != nil {
			return m
		}
		return r.implied(s.Start)
	}
	return nil
}

// opensClause reports whether nothing but a pronoun stands before byte at in its
// clause.
func (r *reader) opensClause(at int) bool {
	c := r.clause(document.Span{Start: at, End: at})
	switch strings.Trim(r.d.Text[c.Start:at], " “") {
	case "", "其", "而", "据", "公司", "的":
		return true
	}
	return false
}

// belonging reads 微信是腾讯最核心的产品: what is called a company's product or
// asset is offered by it.
func (r *reader) belonging(t *trigger, s document.Span) {
	owner := r.starting(s.End, 1, t.from)
	if owner == nil {
		return
	}
	c := r.clause(document.Span{Start: owner[0].End, End: owner[0].End})
	words := strings.TrimRight(r.d.Text[owner[0].End:c.End], "。 ")
	if !hasAnySuffix(strings.TrimSuffix(words, "之一"), "产品", "资产", "应用", "平台", "软件", "游戏", "服务", "品牌", "模型", "单品", "车型") || r.firstIn(owner[0].End, c.End, company|product) != nil {
		return
	}
	var last *document.Mention
	all := hasAnySuffix(r.d.Text[r.s.Start:s.Start], "都", "均") // 澜春，澜特曲等都|是华星的大单品
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.End > s.Start || !r.is(m, t.to) || r.isObject(m) || last != nil && !listing(r.d.Text[last.End:m.Start]) && !(all && r.d.Text[last.End:m.Start] == "，") {
			continue
		}
		last = m
		r.join(t, owner, r.one(m), s)
	}
}

// join ties each of from to each of to.
func (r *reader) join(t *trigger, from, to []*document.Mention, s document.Span) {
	told := document.Relation{Type: t.relation}
	r.detail(&told, s)
	for _, a := range from {
		for _, b := range to {
			if a.Entity == b.Entity || t.relation == "listed_on" && !r.exchange(b.Entity) {
				continue
			}
			start, end := min(a.Start, b.Start, s.Start), max(a.End, b.End, s.End)
			rel := told
			rel.From, rel.To = a.Entity, b.Entity
			rel.Basis = document.Basis{Evidence: []document.Span{{Start: start, End: end}}, Confidence: 0.75, Rule: "trigger " + r.d.Slice(s)}
			r.addRelation(rel)
		}
	}
}

// exchange reports whether shares are traded at an entity.
func (r *reader) exchange(e int) bool {
	name := r.d.Entities[e].Name
	return hasAnySuffix(name, "交易所", "交所", "联交所", "上证所", "板", "市场", "股市") || containsAny(name, "纳斯达克", "纽交所", "新三板", "创业板", "科创板", "Nasdaq", "NASDAQ", "NYSE", "Exchange", "Euronext")
}

// denied reports whether the words before a trigger take its statement back or
// leave it open.
func (r *reader) denied(s document.Span) bool {
	c := r.clause(s)
	before := r.d.Text[c.Start:s.Start]
	if strings.HasPrefix(r.d.Text[s.End:], "案") || strings.HasPrefix(r.d.Text[s.End:], "传闻") {
		return true
	}
	if planned(before) {
		return true
	}
	if k := strings.LastIndex(before, "以"); k >= 0 && containsAny(before[k:], "元", "价格", "方式", "代价") {
		before = before[:k] // 试图以约380亿美元的价格
	}
	const most = 8 // characters
	if n := len(before) - most*utf8.UTFMax; n > 0 {
		before = before[(n+2)/3*3:]
	}
	for runes(before) > most {
		before = before[3:]
	}
	return denials.In(before)
}

// denials are words that take back what a verb behind them says, or leave it open.
var denials = wordset.Of("未", "没有", "否认", "不会", "计划", "有权", "或将", "传", "考虑", "放弃", "终止", "避免", "不再", "反对", "有意", "可能", "是否", "如果", "意欲", "谋求", "试图", "寻求", "洽谈", "商谈", "谈判", "打算", "希望", "准备", "差点", "邀请", "不是", "并非", "不曾", "将成为", "欲", "取消", "无法", "难以")

// planned reports whether 拟 stands in words as a word of its own.
func planned(words string) bool {
	if !strings.Contains(words, "拟") {
		return false
	}
	for k := range words {
		if strings.HasPrefix(words[k:], "拟") && !hasAnySuffix(words[:k], "模", "虚", "草", "比") {
			return true
		}
	}
	return false
}
