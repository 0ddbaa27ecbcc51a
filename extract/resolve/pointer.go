package resolve

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/bystander"
	"github.com/newsgraph/kg/extract/lexicon"
)

// point gives every pointer its antecedent: the entity of a fitting kind that
// the discourse holds in focus at that place. It is centering (Grosz, Joshi and
// Weinstein 1995) in its simplest form: what the same paragraph named last, the
// subject of a sentence before what stands behind it; else what the article is
// about.
func point(d *document.Document, lex *lexicon.Lexicon) {
	p := pointers{d: d, lex: lex, topic: [2]int{-1, -1}}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for p.paragraph < len(d.Paragraphs)-1 && d.Paragraphs[p.paragraph+1].Start <= m.Start {
			p.paragraph++
		}
		if m.Form != document.Named && m.Entity < 0 {
			m.Entity = p.antecedent(i)
			if m.Entity >= 0 {
				e := &d.Entities[m.Entity]
				e.Mentions = append(e.Mentions, i)
			}
		}
	}
}

type pointers struct {
	d         *document.Document
	lex       *lexicon.Lexicon
	paragraph int    // index of the paragraph of the mention at hand
	topic     [2]int // the company and the organization that the article names most, once asked for
}

func (p *pointers) antecedent(i int) int {
	m := &p.d.Mentions[i]
	word := p.d.Slice(m.Span)
	switch {
	case m.Kind == document.Person && m.Form == document.Nominal:
		return p.bySurname(i, word)
	case m.Kind == document.Person:
		return p.personBefore(i)
	case word == "前者":
		return p.former(i)
	case word == "后者":
		return p.latter(i)
	case word == "其":
		return p.owner(i)
	case m.Kind == document.Company && strings.HasPrefix(p.d.Meta.Lang, "en"):
		return p.englishFirm(i, word)
	}
	return p.company(i, word)
}

func (p *pointers) start() int {
	if len(p.d.Paragraphs) == 0 {
		return 0
	}
	return p.d.Paragraphs[p.paragraph].Start
}

// bySurname finds whom 刘总 or 张先生 means: the one person of the surname, the
// one named last when there are several.
func (p *pointers) bySurname(i int, word string) int {
	_, size := utf8.DecodeRuneInString(word)
	for k := i - 1; k >= 0; k-- {
		o := &p.d.Mentions[k]
		if o.Kind == document.Person && o.Form == document.Named && o.Entity >= 0 && strings.HasPrefix(p.d.Entities[o.Entity].Name, word[:size]) {
			return o.Entity
		}
	}
	for e := range p.d.Entities {
		if p.d.Entities[e].Kind == document.Person && strings.HasPrefix(p.d.Entities[e].Name, word[:size]) {
			return e
		}
	}
	return -1
}

// personBefore finds what 他 or 她 means: the person who was the subject of the
// sentence before, else the one named last in this paragraph or the one before.
func (p *pointers) personBefore(i int) int {
	from := 0
	if p.paragraph > 1 {
		from = p.d.Paragraphs[p.paragraph-2].Start
	}
	last := -1
	for k := i - 1; k >= 0 && p.d.Mentions[k].Start >= from; k-- {
		o := &p.d.Mentions[k]
		if o.Kind != document.Person || o.Entity < 0 {
			continue
		}
		if last < 0 {
			last = o.Entity
		}
		if !p.object(o) {
			return o.Entity
		}
	}
	return last
}

// object reports whether o is the object of a preposition or an owner: 对刘炽平,
// 刘炽平的.
func (p *pointers) object(o *document.Mention) bool {
	before, after := p.d.Text[max(0, o.Start-6):o.Start], p.d.Text[o.End:]
	if bystander.Invests(after) || bystander.Taken(p.d.Text[max(0, o.Start-90):o.Start]) {
		return true
	}
	for _, w := range []string{"对", "向", "与", "和", "由", "给", "据", "被", "把", "将", "从", "比", "替", "接替", "收购", "投资", "持有"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasPrefix(after, "的")
}

// judges reports whether the firm that mention k names is only where an analyst
// works, who speaks of another: 中金公司分析师王芳认为，公司….
func (p *pointers) judges(k int) bool {
	if k+1 >= len(p.d.Mentions) {
		return false
	}
	t := &p.d.Mentions[k+1]
	if t.Kind != document.JobTitle || t.Start < p.d.Mentions[k].End || runes(p.d.Text[p.d.Mentions[k].End:t.Start]) > 8 {
		return false
	}
	for _, c := range p.lex.Lookup(lexicon.Titles, p.d.Slice(t.Span)) {
		return p.lex.Class(c.ID) == "analyst"
	}
	return false
}

// former and latter find what 前者 and 后者 mean: the last but one and the last
// thing named before in the paragraph.
func (p *pointers) latter(i int) int {
	for k := i - 1; k >= 0 && p.d.Mentions[k].Start >= p.start(); k-- {
		if o := &p.d.Mentions[k]; o.Entity >= 0 && o.Form == document.Named && o.Kind != document.Topic && p.near(o.End, p.d.Mentions[i].Start) {
			return o.Entity
		}
	}
	return -1
}

func (p *pointers) former(i int) int {
	last := p.latter(i)
	for k := i - 1; last >= 0 && k >= 0 && p.d.Mentions[k].Start >= p.start(); k-- {
		if o := &p.d.Mentions[k]; o.Entity >= 0 && o.Entity != last && o.Form == document.Named && o.Kind != document.Topic {
			return o.Entity
		}
	}
	return -1
}

// near reports whether at most one sentence ends between two places.
func (p *pointers) near(from, to int) bool { return strings.Count(p.d.Text[from:to], "。") <= 1 }

// owner finds what 其 means: the first company of the sentence before it, when
// there is one.
func (p *pointers) owner(i int) int {
	m := &p.d.Mentions[i]
	if e := p.acted(i); e >= 0 {
		return e
	}
	best := -1
	for k := i - 1; k >= 0 && p.d.Mentions[k].Start >= p.start(); k-- {
		o := &p.d.Mentions[k]
		if !p.near(o.End, m.Start) {
			break
		}
		if o.Entity < 0 || o.Kind != document.Company && o.Kind != document.Organization && o.Kind != document.Person {
			continue
		}
		if best < 0 || !p.object(o) {
			best = o.Entity
		}
		if !p.object(o) {
			break
		}
	}
	return best
}

// acted finds what 其 means behind a verb that acts on it: 入股搜狗，持有其36.5%的股份. It
// is the company named last, when another acts; -1 when no such verb stands there.
func (p *pointers) acted(i int) int {
	m := &p.d.Mentions[i]
	before := p.d.Text[max(0, m.Start-12):m.Start]
	acts := false
	for _, w := range []string{"持有", "占", "控股", "增持", "减持", "入股", "收购", "拥有", "转让"} {
		acts = acts || strings.HasSuffix(before, w)
	}
	last := -1
	for k := i - 1; acts && k >= 0 && p.d.Mentions[k].Start >= p.start() && p.near(p.d.Mentions[k].End, m.Start); k-- {
		o := &p.d.Mentions[k]
		if o.Entity < 0 || o.Kind != document.Company {
			continue
		}
		if last < 0 {
			last = o.Entity
		} else if o.Entity != last {
			return last
		}
	}
	return -1
}

// company finds what 该公司, 公司 or 该行 means.
func (p *pointers) company(i int, word string) int {
	m := &p.d.Mentions[i]
	object := -1
	for k := i - 1; k >= 0 && p.d.Mentions[k].Start >= p.start(); k-- {
		o := &p.d.Mentions[k]
		if o.Entity < 0 || !p.fits(o, m.Kind, word) || bystander.Reports(p.d.Text, o.Start, o.End) || p.judges(k) || p.actsOn(o, m) || p.underwrites(o) {
			continue
		}
		if !p.object(o) {
			return o.Entity
		}
		if object < 0 {
			object = o.Entity
		}
	}
	if object >= 0 {
		return object
	}
	return p.most(m.Kind, word)
}

func (p *pointers) fits(o *document.Mention, kind document.Kind, word string) bool {
	if o.Kind != kind || o.Form == document.Pronoun {
		return false
	}
	if strings.HasSuffix(word, "行") || strings.HasSuffix(word, "银行") {
		return strings.HasSuffix(p.d.Entities[o.Entity].Name, "行")
	}
	if strings.HasSuffix(word, "券商") {
		return strings.Contains(p.d.Entities[o.Entity].Name, "证券")
	}
	return true
}

// most is the entity of a kind that the article names most often.
func (p *pointers) most(kind document.Kind, word string) int {
	slot := 0
	if kind == document.Organization {
		slot = 1
	}
	if p.topic[slot] < 0 {
		count := 0
		for e := range p.d.Entities {
			if n := len(p.d.Entities[e].Mentions); p.d.Entities[e].Kind == kind && n > count {
				p.topic[slot], count = e, n
			}
		}
	}
	if e := p.topic[slot]; e >= 0 && p.fits(&document.Mention{Kind: kind, Entity: e}, kind, word) {
		return e
	}
	return -1
}

// actsOn reports whether o is the subject of the clause whose object m is, so that m must
// be another: 京东|在|该公司.
func (p *pointers) actsOn(o, m *document.Mention) bool {
	if o.End > m.Start || runes(p.d.Text[o.End:m.Start]) > 4 {
		return false
	}
	for _, w := range []string{"在", "对", "向", "从", "与", "为", "将", "持有", "收购", "入股", "投资", "起诉", "离开", "加入", "控制"} {
		if strings.HasSuffix(p.d.Text[o.End:m.Start], w) {
			return true
		}
	}
	return false
}

// underwrites reports whether the firm o only serves the one that goes public or deals:
// 华星证券为本次IPO的主承销商.
func (p *pointers) underwrites(o *document.Mention) bool {
	rest := p.d.Text[o.End:]
	if end := strings.IndexAny(rest, "\n"); end >= 0 {
		rest = rest[:end]
	}
	sentence, _, _ := strings.Cut(rest, "。")
	clause, _, _ := strings.Cut(sentence, "，")
	for _, w := range []string{"承销商", "保荐人", "保荐机构", "财务顾问", "簿记管理人", "账簿管理人"} {
		if strings.Contains(clause, w) && (strings.Contains(clause, "为") || strings.Contains(clause, "担任")) {
			return true
		}
	}
	return false
}
