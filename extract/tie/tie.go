// Package tie reads the ties that an article states: who holds which post
// (roles), and how companies, products, organizations and people belong together
// (relations).
//
// A sentence is read through its mentions and its triggers, words that tie what
// stands around them (trigger.go). Posts stand in appositions
// (role.go), or follow verbs of holding, appointing and leaving (appoint.go). A
// relation looks for its two ends on the sides that its trigger tells
// (relation.go, ends.go; mutual.go for partners and rivals, voice.go for passives, holding.go for what is held or
// owned without saying by whom); what the clause says of money, share and date
// goes with it (detail.go). English has posts and triggers of its own
// (english_post.go; english_tie.go with english_ends.go and english_beside.go).
//
// What a sentence leaves out, the company that a post is at or that has a parent,
// is the company that the text speaks of (discourse.go). Who put money into whom
// has words of its own (financing.go), and so has a list of customers or rivals
// (roster.go).
//
// Find needs Sentences, Tokens, Mentions and Entities of the Document and sets
// Facts.Roles and Facts.Relations.
package tie

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/market"
	"github.com/newsgraph/kg/extract/internal/wordset"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Find reads the posts and the relations of d. lex tells the classes of titles.
func Find(d *document.Document, lex *lexicon.Lexicon) {
	r := &reader{d: d, lex: lex, discourse: newDiscourse(d), english: d.Meta.Lang == "en", home: market.Currency(d), roles: map[roleKey]int{}, relations: map[relationKey]int{}}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if d.Paragraphs[s.Paragraph].Kind == document.Boilerplate {
			continue
		}
		r.enter(s)
		if len(r.mentions) == 0 {
			continue
		}
		if r.english {
			r.englishPosts()
			r.englishRelations()
		} else {
			r.posts()
			r.triggers()
			r.financing()
			r.rosters()
		}
		if r.english {
			r.englishFollow()
		} else {
			r.follow()
		}
	}
	r.settle()
}

// reader looks at one sentence at a time.
type reader struct {
	d   *document.Document
	lex *lexicon.Lexicon
	discourse
	english  bool
	home     string // currency of a bare 元
	s        *document.Sentence
	mentions []document.Mention // of the sentence, in order
	next     int                // first mention that the next sentence may hold
	ahead    outlook
	day      string // that the sentence names, once it is dated
	dated    bool
	listed   heldPost // of the post before

	roles     map[roleKey]int
	relations map[relationKey]int
}

func (r *reader) enter(s *document.Sentence) {
	all := r.d.Mentions
	for r.next < len(all) && all[r.next].Start < s.Start {
		r.next++
	}
	end := r.next
	for end < len(all) && all[end].Start < s.End && all[end].End <= s.End {
		end++
	}
	if r.s != nil && r.s.Paragraph != s.Paragraph {
		r.turnPage()
	}
	r.s, r.mentions, r.dated = s, all[r.next:end], false
}

// triggers reads what each trigger of the sentence ties.
func (r *reader) triggers() {
	table := triggers()
	for i := r.s.Start; ; {
		at, t, word, ok := table.Find(r.d.Text[:r.s.End], i)
		if !ok {
			return
		}
		i = at
		span := document.Span{Start: i, End: i + len(word)}
		i = span.End
		if !slices.ContainsFunc(t, func(t trigger) bool { return !r.idle(&t, span) }) {
			continue
		}
		ended := strings.HasSuffix(r.d.Text[r.s.Start:span.Start], "不再")
		if r.inName(span) || !ended && r.denied(span) && !r.ownsStill(t, span) {
			continue
		}
		for k := range t {
			if (t[k].order == reversed || !r.inTitle(span)) && (!ended || t[k].order == holds) {
				r.tie(&t[k], span)
			}
		}
	}
}

// idle reports at a glance that a trigger ties nothing: no end stands where it
// must. Most of 的 and 是 do not.
func (r *reader) idle(t *trigger, s document.Span) bool {
	switch t.order {
	case adjacent:
		return t.relation != "owns" && r.touching(s.Start, t.from) == nil
	case belonging:
		return r.starting(s.End, 1, t.from) == nil
	}
	return false
}

// ownsStill reports whether what stands before the noun at s only plans something with whom
// it names: 拟与|控股股东, 拟委托|全资子公司.
func (r *reader) ownsStill(t []trigger, s document.Span) bool {
	if len(t) == 0 || t[0].order != adjacent && t[0].order != reversed {
		return false
	}
	return hasAnySuffix(strings.TrimSuffix(strings.TrimRight(r.d.Text[r.s.Start:s.Start], " "), "其"), "与", "和", "向", "由", "委托", "携手", "通过", "对", "公司", "将")
}

func (r *reader) kind(m *document.Mention) document.Kind {
	if m.Entity < 0 {
		return document.None
	}
	return r.d.Entities[m.Entity].Kind
}

// is reports whether m is of one of the kinds of a set.
func (r *reader) is(m *document.Mention, kinds kinds) bool { return kinds&(1<<r.kind(m)) != 0 }

// inName reports whether a span is part of a name: the 投资 of 众贷投资公司.
func (r *reader) inName(s document.Span) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Overlaps(s) && m.Entity >= 0 && r.kind(m) != document.Topic {
			return true
		}
	}
	return false
}

// inTitle reports whether a span is part of a title: the 投资 of 投资总监.
func (r *reader) inTitle(s document.Span) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && m.Overlaps(s) {
			return true
		}
	}
	return false
}

// between is the text between two mentions, or to one from a place.
func (r *reader) between(from, to int) string {
	if from > to {
		return ""
	}
	return r.d.Text[from:to]
}

// The marks that divide clauses.
var (
	chineseMarks = wordset.Of("，", "；", "。", "！", "？")
	englishMarks = wordset.Of(",", ";")
)

// clause is the stretch around s up to the marks that divide clauses.
func (r *reader) clause(s document.Span) document.Span {
	c := document.Span{Start: r.s.Start, End: r.s.End}
	marks := chineseMarks
	if r.english {
		marks = englishMarks
	}
	if k := marks.FindLast(r.d.Text[c.Start:s.Start]); k >= 0 {
		_, size := utf8.DecodeRuneInString(r.d.Text[c.Start+k:])
		c.Start += k + size
	}
	if k := marks.Find(r.d.Text[s.End:c.End]); k >= 0 {
		c.End = s.End + k
	}
	return c
}

type roleKey struct {
	person, company int
	title           string
}

func (r *reader) addRole(role document.Role) {
	role.Title = strings.TrimSpace(role.Title)
	switch role.Title {
	case "", "股东", "大股东", "控股股东", "第一大股东":
		return // who owns shares holds no post
	}
	key := roleKey{role.Person, role.Company, strings.ToLower(role.Title)}
	if i, ok := r.roles[key]; ok {
		old := &r.d.Facts.Roles[i]
		old.Evidence = append(old.Evidence, role.Evidence...)
		old.Since, old.Until = first(old.Since, role.Since), first(old.Until, role.Until)
		return
	}
	r.roles[key] = len(r.d.Facts.Roles)
	r.d.Facts.Roles = append(r.d.Facts.Roles, role)
	if founds(role.Title) && r.d.Entities[role.Company].Kind == document.Company {
		r.addRelation(document.Relation{
			Basis: document.Basis{Evidence: role.Evidence, Confidence: role.Confidence, Rule: "post of a founder"},
			From:  role.Person, To: role.Company, Type: "founded",
		})
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

type relationKey struct {
	from, to int
	typ      string
}

func (r *reader) addRelation(rel document.Relation) {
	if rel.From == rel.To {
		return
	}
	key := relationKey{rel.From, rel.To, rel.Type}
	i, ok := r.relations[key]
	if !ok && mutual(rel.Type) {
		i, ok = r.relations[relationKey{rel.To, rel.From, rel.Type}]
	}
	if !ok {
		r.relations[key] = len(r.d.Facts.Relations)
		r.d.Facts.Relations = append(r.d.Facts.Relations, rel)
		return
	}
	old := &r.d.Facts.Relations[i]
	old.Evidence = append(old.Evidence, rel.Evidence...)
	old.Date = first(old.Date, rel.Date)
	if old.Amount == nil {
		old.Amount = rel.Amount
	}
	if old.Share == nil {
		old.Share = rel.Share
	}
}

// mutual reports whether a relation holds in both directions and is stored in
// one.
func mutual(typ string) bool { return typ == "cooperates_with" || typ == "competes_with" }

func hasAnySuffix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

func hasAnyPrefix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func runes(s string) int { return utf8.RuneCountInString(s) }
