package tie

import (
	"strings"
	"sync"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/phrase"
)

// side tells where the ends of an English tie stand.
type side uint8

const (
	active      side = iota // Acme acquired Widget: the subject, then the objects
	passive                 // Widget, owned by Acme: the first end stands behind
	between                 // Acme teamed up with Widget; between either of two names
	supplying               // Acme supplies cells to Widget
	holder                  // Acme is Widget's largest shareholder
	inWhich                 // Widget, in which Acme owns a stake
	selling                 // Acme sold Widget to Larkin: the first end stands last
	participant             // Acme and Alpha took part in the round of the firm spoken of
	apart                   // the word between two names that touch it: Acme unit Widget
)

// An englishTie is a word that ties two names.
type englishTie struct {
	relation string
	side     side
	from, to kinds
}

// englishTies is the table of words that tie.
var englishTies = sync.OnceValue(func() *phrase.Table[englishTie] {
	t := new(phrase.Table[englishTie])
	add := func(relation string, s side, from, to kinds, words ...string) {
		t.Add(englishTie{relation, s, from, to}, words...)
	}
	add("acquired", active, firms|person, company|product, "acquired", "acquires", "acquire", "acquiring", "bought", "buys", "buy", "buying", "purchased", "purchases", "purchase of", "acquisition of", "takeover of", "took over", "buyout of", "takeover bid for", "bid for", "snapped up", "scooped up")
	add("acquired", passive, firms|person, company|product, "acquired by", "bought by", "purchased by", "bought out by", "sold to", "sale to", "sold itself to", "acquisition by", "takeover by")
	add("acquired", selling, firms|person, company, "sold", "sell", "selling", "sale of", "divested")
	add("owns", passive, firms, company|product, "owned by", "controlled by", "a subsidiary of", "a unit of", "subsidiary of", "unit of", "a division of", "division of", "arm of", "part of", "a brand of")
	add("owns", active, firms, company|product, "owns", "wholly owns", "which owns", "owner of", "parent of", "parent company of", "the parent of")
	add("offers", active, company, product, "launched", "launches", "launching", "released", "releases", "unveiled", "unveils", "unveiling", "introduced", "introduces", "introducing", "rolled out", "rolling out", "makes", "making", "maker of", "makers of", "developed", "develops", "developer of", "operates", "operator of", "sells", "offers", "provides", "publishes", "publisher of", "announced", "shipping", "debuted", "built", "runs", "showed", "showed off", "demonstrated")
	add("offers", passive, company, product, "made by", "developed by", "built by", "launched by", "sold by", "published by", "produced by", "from")
	add("invested_in", active, firms|person, company, "invested in", "invests in", "invest in", "investment in", "investor in", "investors in", "investing in", "backed", "backs", "backer of", "backers of", "invested", "put money into", "led an investment in", "poured money into")
	add("invested_in", passive, firms|person, company, "backed by", "funded by", "investors including", "investors include", "investors such as", "backers include", "backers including", "led by", "co-led by", "participation from", "investment from", "funding from")
	add("invested_in", participant, firms|person, company, "also participated in the round", "participated in the round", "participated in the funding", "participated in the financing", "joined the round", "also joined the round", "took part in the round", "also took part in the round", "also participated", "also invested", "led the round", "co-led the round")
	add("holds_stake", active, firms|person, company, "stake in", "stakes in", "holding in", "interest in", "shareholder in", "shareholder of", "percent of", "% of")
	add("competes_with", between, company, company, "competes with", "compete with", "competing with", "competes against", "compete against", "competing against", "competition from", "competition with", "rival", "rivals", "rivals such as", "rivals like", "rivals including", "rivals include", "competitor", "competitors", "competitors such as", "competitors like", "competitors including", "competitors include",
		"competes directly with", "compete directly with", "rival to", "rivals with", "challenge to", "pressure from rivals", "battle with", "up against", "rivalry with", "going up against", "behind rival", "at rival")
	add("cooperates_with", between, firms, firms, "partnered with", "partners with", "partnering with", "partner with", "partnership with", "teamed up with", "teaming up with", "teams up with", "team up with", "cooperate with", "cooperating with", "collaborates with", "collaborate with", "collaborated with", "collaboration with", "collaborating with", "joint venture with", "alliance with", "in partnership with", "working with", "works with", "work with", "joined forces with", "joining forces with", "signed a deal with", "a deal with", "an agreement with", "licensing agreement with", "struck a deal with", "tied up with")
	add("supplies", active, company, company, "supplier to", "supplier of", "suppliers to", "supplier for", "sells to")
	add("supplies", supplying, company, company, "supply", "supplying", "supplies", "provide", "sells", "sell")
	add("holds_stake", inWhich, firms|person, company, "in which")
	add("holds_stake", holder, firms|person, company, "biggest shareholder", "largest shareholder", "top shareholder", "biggest investor", "largest investor", "controlling shareholder", "second-largest shareholder", "majority shareholder", "majority owner")
	add("supplies", passive, company, company, "supplied by", "suppliers include", "suppliers including", "suppliers such as", "buys chips from")
	add("sued", active, firms|person, firms|person, "sued", "sues", "suing", "filed a lawsuit against", "lawsuit against", "filed suit against", "files suit against", "suit against", "complaint against", "case against", "sue")
	add("sued", passive, firms|person, firms|person, "sued by", "lawsuit by", "lawsuit from", "lawsuit filed by", "suit filed by", "brought by", "complaint by")
	add("listed_on", active, company, organization|company, "listed on", "went public on", "trades on", "trade on", "debuted on", "listing on", "list on", "traded on")
	add("founded", active, person|company, company, "founded", "co-founded", "cofounded", "founder of", "co-founder of")
	add("founded", passive, person|company, company, "founded by", "co-founded by", "cofounded by", "started by", "created by")
	add("appointed", active, firms, person, "appointed", "appoints", "named", "names", "hired", "hires", "promoted", "promotes", "elected", "tapped")
	add("left", active, person, firms, "left", "leaving", "leaves", "resigned from", "resigned", "resigns", "stepped down from", "stepped down", "steps down", "stepping down", "step down", "quit", "quits", "departed", "retired from", "retiring from", "is leaving", "parted ways with", "was fired", "was ousted", "ousted from", "retiring", "retire", "retired")
	add("owns", apart, firms, company, "subsidiary", "unit", "division", "-owned")
	add("invested_in", apart, firms, company, "-backed")
	return t
})

// englishRelations reads what the words that tie say of the names around them.
func (r *reader) englishRelations() {
	table := englishTies()
	taken := map[int]bool{} // names that a tie of the sentence has as objects
	for i := r.s.Start; i < r.s.End; {
		t, word, ok := table.At(r.d.Text[:r.s.End], i)
		if !ok {
			i = phrase.Next(r.d.Text, i)
			continue
		}
		s := document.Span{Start: i, End: i + len(word)}
		if n := passivePart(r.d.Text[s.End:r.s.End]); n > 0 && t.side == active && strings.HasSuffix(word, "ed") {
			t.side, s.End = passive, s.End+n // founded in 1998 by
		}
		i = s.End
		if r.inName(s) || r.inTitle(s) && t.relation != "founded" && t.relation != "offers" && t.side != holder || r.englishDenied(&t, s) {
			continue
		}
		r.englishTie(&t, s, taken)
	}
	r.possessives()
	r.hyphens()
}

// passivePart is the length of what makes a participle passive: by, in 1998 by; or
// 0.
func passivePart(after string) int {
	rest := after
	if words := strings.Fields(after); len(words) > 2 && words[0] == "in" && len(words[1]) == 4 && words[1][0] <= '2' {
		rest = after[len(" in 1998"):]
	}
	if strings.HasPrefix(rest, " by ") {
		return len(after) - len(rest) + len(" by")
	}
	return 0
}

// englishFollow moves the discourse on past the sentence at hand: to its subject.
func (r *reader) englishFollow() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if r.is(m, company) && !r.englishObject(m) && !r.judges(i) && !r.counts(m) && (!owns(r.d.Text[m.End:r.s.End]) || m.Start == r.s.Start) && !r.passing(m.Entity) {
			r.here = m.Entity
			return
		}
	}
}

// counts reports whether a name is that of who counted what analysts expect: the FactSet
// estimate.
func (r *reader) counts(m *document.Mention) bool {
	return hasAnyPrefix(r.d.Text[m.End:r.s.End], " estimate", " consensus", " forecast", " survey", " poll", " expectation", " data")
}

func (r *reader) englishTie(t *englishTie, s document.Span, taken map[int]bool) {
	switch t.side {
	case active:
		r.tieActive(t, s, taken)
	case passive:
		r.tiePassive(t, s)
	case between:
		r.tieMutual(t, s, taken)
	case participant:
		if e := r.spokenOf(); e >= 0 {
			if m := r.englishSubject(s.Start, t.from); m != nil && m.Entity != e {
				investors := r.one(m)
				if k := r.index(m); k >= 0 {
					investors = r.englishList(k, t.from)
				}
				r.join(&trigger{relation: t.relation}, investors, []*document.Mention{{Span: document.Span{Start: s.Start, End: s.Start}, Kind: document.Company, Entity: e}}, s)
			}
		}
	case supplying:
		buyer := r.nameBehindTo(s.End)
		if buyer == nil {
			buyer = r.suppliedWith(s.End)
		}
		seller := r.subjectNot(s.Start, t.from, taken)
		if buyer != nil && seller != nil && r.is(buyer, t.to) {
			r.join(&trigger{relation: t.relation}, r.one(seller), r.one(buyer), s)
		}
	case holder:
		r.tieHolder(t, s)
	case inWhich:
		held, holder := r.nameEnding(s.Start), r.nameStarting(s.End)
		if held != nil && holder != nil && r.is(held, t.to) && r.is(holder, t.from) && containsAny(r.d.Text[holder.End:min(r.s.End, holder.End+60)], " stake", " percent", "%") {
			r.join(&trigger{relation: t.relation}, r.one(holder), r.one(held), s)
		}
	case selling:
		if sold := r.englishObjects(s.End, t); sold != nil {
			last := sold[len(sold)-1]
			if buyer := r.nameBehindTo(last.End); buyer != nil && r.is(buyer, t.from) {
				r.join(&trigger{relation: t.relation}, r.one(buyer), sold, s)
			}
		}
	case apart:
		owner, owned := r.nameEnding(s.Start), r.nameStarting(s.End)
		if owner != nil && owned != nil && r.is(owner, t.from) && r.is(owned, t.to) {
			r.join(&trigger{relation: t.relation}, r.one(owner), r.one(owned), s)
		}
	}
}

// suppliedWith is the firm behind byte at that is supplied with something: supply carmaker
// Acme with engines.
func (r *reader) suppliedWith(at int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || r.kind(m) == document.None {
			continue
		}
		if !r.is(m, company) || !describing(r.d.Text[at:m.Start], "supplies") || !strings.HasPrefix(r.d.Text[m.End:r.s.End], " with ") {
			return nil
		}
		return m
	}
	return nil
}

// tieHolder reads Acme is Widget's largest shareholder, and Widget's largest
// shareholder, Acme.
func (r *reader) tieHolder(t *englishTie, s document.Span) {
	held := r.nameOwning(s.Start, t.to)
	if held == nil {
		return
	}
	from := r.nameStarting(s.End)
	if from == nil && strings.HasPrefix(r.d.Text[s.End:r.s.End], ", ") {
		from = r.nameStarting(s.End + len(","))
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if from == nil && m.End < held.Start && r.is(m, t.from) && (r.d.Text[m.End:held.Start] == " is " || r.d.Text[m.End:held.Start] == ", ") {
			from = m
		}
	}
	if from != nil && r.is(from, t.from) {
		r.join(&trigger{relation: t.relation}, r.one(from), r.one(held), s)
	}
}

// nameBehindTo is the name that to leads to from byte at on: (business) to Acme.
func (r *reader) nameBehindTo(at int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || r.kind(m) == document.None {
			continue
		}
		gap := r.d.Text[at:m.Start]
		k := strings.Index(gap, " to ")
		if k < 0 || wordCount(gap[:k]) > 2 || wordCount(gap[k:]) > 5 || strings.ContainsAny(gap, ",;.") {
			return nil
		}
		return m
	}
	return nil
}

// tieActive reads Acme acquired Widget.
func (r *reader) tieActive(t *englishTie, s document.Span, taken map[int]bool) {
	word := strings.ToLower(r.d.Slice(s))
	to := r.englishObjects(s.End, t)
	switch {
	case t.relation == "left" && to == nil:
		r.resigned(s, word)
		return
	case t.relation == "acquired" && to == nil:
		r.boughtFrom(s, taken)
		if to = r.relative(s.Start, t); to == nil {
			return
		}
	case to == nil:
		return
	case t.relation == "appointed" && !r.titled(to[0]):
		return
	case word == "percent of" || word == "% of":
		if !r.holdsShare(s.Start) {
			return
		}
	}
	from := r.subjectNot(s.Start, t.from, taken)
	if from == nil {
		from = r.describedFirm(word, s)
	}
	if from == nil {
		return
	}
	rel := trigger{relation: t.relation}
	if rel.relation == "acquired" && to[0].Start > s.End && containsAny(strings.ToLower(r.d.Text[s.End:to[0].Start]), "stake", "shares", "interest", "percent", "%") {
		if containsAny(strings.ToLower(r.d.Text[s.End:to[0].Start]), "majority", "controlling", "remaining", "rest of") {
			rel.relation = "acquired"
		} else {
			return // read at "stake in"
		}
	}
	for _, m := range to {
		taken[m.Start] = true
		one := rel
		if one.relation == "owns" && r.is(m, product) && !strings.HasSuffix(word, "owns") {
			one.relation = "offers"
		}
		r.join(&one, r.one(from), r.one(m), s)
	}
}

// describedFirm is the firm that the text speaks of when a sentence begins by calling it
// what it makes: The maker of Frosties earned.
func (r *reader) describedFirm(word string, s document.Span) *document.Mention {
	if !strings.HasSuffix(word, "r of") || !strings.EqualFold(strings.TrimSpace(r.d.Text[r.s.Start:s.Start]), "the") {
		return nil
	}
	if e := r.spokenOf(); e >= 0 {
		return &document.Mention{Span: document.Span{Start: s.Start, End: s.Start}, Kind: document.Company, Entity: e}
	}
	return nil
}

// relative is the name that a relative clause is of whose subject acts on it:
// Widget, which Acme bought in 2016.
func (r *reader) relative(at int, t *englishTie) []*document.Mention {
	from := r.englishSubject(at, t.from)
	if from == nil || wordCount(r.d.Text[from.End:max(at, from.End)]) > 2 {
		return nil
	}
	before := r.d.Text[r.s.Start:from.Start]
	for _, w := range []string{", which ", " that ", ", a company ", ", the company "} {
		if head, ok := strings.CutSuffix(before, w); ok {
			if m := r.nameEnding(r.s.Start + len(head)); m != nil && r.is(m, t.to) {
				return r.one(m)
			}
		}
	}
	return nil
}

// boughtFrom reads Acme buys batteries from Widget: who sells it goods supplies it.
func (r *reader) boughtFrom(s document.Span, taken map[int]bool) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < s.End || m.Kind == document.JobTitle {
			continue
		}
		gap := strings.TrimSpace(r.d.Text[s.End:m.Start])
		goods, ok := strings.CutSuffix(gap, " from")
		if !ok || !r.is(m, company) || goods == "" || wordCount(goods) > 3 || strings.ContainsAny(goods, "$%,;.") || containsAny(" "+goods+" ", " stake ", " shares ", " business ", " unit ", " company ", " assets ", " rights ", " it ") {
			return
		}
		if buyer := r.subjectNot(s.Start, company, taken); buyer != nil {
			r.join(&trigger{relation: "supplies"}, r.englishList(i, company), r.one(buyer), s)
		}
		return
	}
}

// resigned reads a person who leaves without saying where: the firm that the
// text speaks of, or that of his post.
func (r *reader) resigned(s document.Span, word string) {
	switch word {
	case "resigned", "resigns", "stepped down", "steps down", "stepping down", "step down", "was fired", "was ousted", "retiring", "retire", "retired":
	default:
		return
	}
	p := r.englishSubject(s.Start, person)
	if p == nil || strings.Count(r.d.Text[p.End:s.Start], " ") > 8 {
		return
	}
	if e := r.knownEmployer(p.Entity); e >= 0 {
		r.join(&trigger{relation: "left"}, r.one(p), []*document.Mention{{Span: s, Kind: document.Company, Entity: e}}, s)
		return
	}
	firm := r.firmHeld(p, post{start: p.Start})
	if firm == nil {
		firm = r.firmSpokenOf(p.Start)
	}
	if firm != nil {
		r.join(&trigger{relation: "left"}, r.one(p), r.one(firm), s)
	}
}

// titled reports whether a title follows a person within a few words, so that a
// verb of naming appoints him.
func (r *reader) titled(p *document.Mention) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == document.JobTitle && (m.Start >= p.End && m.Start-p.End < 50 || m.End <= p.Start && p.Start-m.End < 30) {
			return true
		}
	}
	return false
}

// holdsShare reports whether a verb of holding stands before a share of a firm:
// owns about 15 percent of.
func (r *reader) holdsShare(at int) bool {
	before := r.d.Text[max(r.s.Start, at-40):at]
	return containsAny(before, " owns ", " holds ", " own ", " hold ", " owned ", " held ", " owning ", " holding ")
}

// tiePassive reads Widget, owned by Acme, and Widget is a unit of Acme.
func (r *reader) tiePassive(t *englishTie, s document.Span) {
	from := r.englishObjects(s.End, &englishTie{relation: t.relation, to: t.from})
	if from == nil {
		return
	}
	word := strings.ToLower(r.d.Slice(s))
	var to *document.Mention
	switch word {
	case "from", "part of":
		if to = r.nameEnding(s.Start); word == "part of" {
			to = r.englishSubject(s.Start, t.to)
			if to == nil || !containsAny(r.d.Text[to.End:s.Start], " is ", ", ") || wordCount(r.d.Text[to.End:s.Start]) > 3 {
				return
			}
		}
	case "led by", "co-led by", "participation from", "investment from", "funding from":
		if !containsAny(r.d.Text[r.s.Start:s.Start], "round", "funding", "raised", "financing", "investment") {
			return
		}
		to = r.englishSubject(s.Start, t.to)
		if to == nil {
			to = r.firmSpokenOf(s.Start)
		}
	case "sold to", "sale to", "brought by", "lawsuit by", "lawsuit from":
		to = r.englishSubject(s.Start, t.to)
	default:
		to = r.patientBefore(s.Start, t.to)
	}
	if to == nil || !r.is(to, t.to) {
		return
	}
	rel := trigger{relation: t.relation}
	if rel.relation == "owns" && r.is(to, product) {
		rel.relation = "offers"
		from = companiesOnly(r, from)
	}
	r.join(&rel, from, r.one(to), s)
}

func companiesOnly(r *reader, ms []*document.Mention) []*document.Mention {
	var kept []*document.Mention
	for _, m := range ms {
		if r.is(m, company) {
			kept = append(kept, m)
		}
	}
	return kept
}

// patientBefore is what a passive before byte at is of: the name right before
// it, but for an apposition or a verb of being, else the subject.
func (r *reader) patientBefore(at int, kinds kinds) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || r.kind(m) == document.None || r.kind(m) == document.Topic {
			continue
		}
		if words := r.d.Text[m.End:at]; r.is(m, kinds) && wordCount(words) <= 6 && (strings.TrimSpace(words) == "" || !strings.Contains(words, " and ") && (strings.HasPrefix(words, ", ") || containsAny(words+" ", " is ", " was ", " were ", " are ", " been ", " be ", " which ", " by "))) {
			return m
		}
		break
	}
	if m := r.englishSubject(at, kinds); m != nil {
		return m
	}
	if strings.TrimSpace(r.d.Text[r.s.Start:at]) != "" {
		return nil
	}
	for i := range r.mentions { // Founded by Jane Doe, Acme makes
		if m := &r.mentions[i]; m.Start > at && r.is(m, kinds) && !r.is(m, person) && !owns(r.d.Text[m.End:r.s.End]) && (strings.HasSuffix(r.d.Text[at:m.Start], ", ") || strings.HasSuffix(r.d.Text[at:m.Start], "-based ")) {
			return m
		}
	}
	return nil
}

// tieMutual reads Acme teamed up with Widget; rivals Acme and Widget.
func (r *reader) tieMutual(t *englishTie, s document.Span, taken map[int]bool) {
	to := r.englishObjects(s.End, t)
	if to == nil {
		return
	}
	from := r.nameOwning(s.Start, t.from)
	if from == nil {
		from = r.subjectNot(s.Start, t.from, taken)
	}
	if from == nil {
		if e := r.spokenOf(); e >= 0 {
			from = &document.Mention{Span: s, Kind: document.Company, Entity: e}
		}
	}
	if from == nil {
		return
	}
	r.join(&trigger{relation: t.relation}, r.one(from), to, s)
}

// nameOwning is the name whose possessive stands right before byte at: Acme's
// rival.
func (r *reader) nameOwning(at int, kinds kinds) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || r.kind(m) == document.None {
			continue
		}
		words := r.d.Text[m.End:at]
		if r.is(m, kinds) && possessive(words) > 0 && wordCount(words) <= 3 {
			return m
		}
		return nil
	}
	return nil
}

// englishDenied reports whether the words before a tie take its statement back
// or leave it open.
func (r *reader) englishDenied(t *englishTie, s document.Span) bool {
	before := r.d.Text[max(r.s.Start, s.Start-48):s.Start]
	if k := strings.LastIndexAny(before, ",;"); k >= 0 {
		before = before[k:]
	}
	before = strings.ToLower(before)
	if containsAny(before, " not ", "n't ", "denied", " may ", " might ", " could ", "considering", "failed to", "in talks", "rumor", "never ", "abandon", "reject", "scrapped", "block ", "exploring", "interested in", "plan to sell", "no plans", "if ", "called off", "terminated", " ended ", " ends ", " ending ", " end its ") {
		return true
	}
	return strings.Contains(before, " would ") && t.relation != "acquired" && !containsAny(before, " it would buy", " it would acquire", " it would invest", " it would take")
}

// passing reports whether a company is named only once in an article that is about
// another.
func (r *reader) passing(company int) bool {
	return r.main >= 0 && company != r.main && len(r.d.Entities[company].Mentions) == 1 && len(r.d.Entities[r.main].Mentions) > 3
}
