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
	active    side = iota // Acme acquired Widget: the subject, then the objects
	passive               // Widget, owned by Acme: the first end stands behind
	between               // Acme teamed up with Widget; between either of two names
	supplying             // Acme supplies cells to Widget
	inWhich               // Widget, in which Acme owns a stake
	selling               // Acme sold Widget to Larkin: the first end stands last
	apart                 // the word between two names that touch it: Acme unit Widget
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
	add("holds_stake", active, firms|person, company, "stake in", "stakes in", "holding in", "interest in", "shareholder in", "shareholder of", "percent of", "% of")
	add("competes_with", between, company, company, "competes with", "compete with", "competing with", "competes against", "compete against", "competing against", "competition from", "competition with", "rival", "rivals", "rivals such as", "rivals like", "rivals including", "rivals include", "competitor", "competitors", "competitors such as", "competitors like", "competitors including", "competitors include",
		"competes directly with", "compete directly with", "rival to", "rivals with", "challenge to", "pressure from rivals", "battle with", "up against", "rivalry with", "going up against", "behind rival", "at rival")
	add("cooperates_with", between, firms, firms, "partnered with", "partners with", "partnering with", "partner with", "partnership with", "teamed up with", "teaming up with", "teams up with", "team up with", "cooperate with", "cooperating with", "collaborates with", "collaborate with", "collaborated with", "collaboration with", "collaborating with", "joint venture with", "alliance with", "in partnership with", "working with", "works with", "work with", "joined forces with", "joining forces with", "signed a deal with", "a deal with", "an agreement with", "licensing agreement with", "struck a deal with", "tied up with")
	add("supplies", active, company, company, "supplier to", "supplier of", "suppliers to", "supplier for", "sells to")
	add("supplies", supplying, company, company, "supply", "supplying", "supplies", "provide", "sells", "sell")
	add("holds_stake", inWhich, firms|person, company, "in which")
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
		if r.inName(s) || r.inTitle(s) && t.relation != "founded" && t.relation != "offers" || r.englishDenied(&t, s) {
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
		if r.is(m, company) && !r.englishObject(m) && !r.judges(i) && (!owns(r.d.Text[m.End:r.s.End]) || m.Start == r.s.Start) {
			r.here = m.Entity
			return
		}
	}
}

func (r *reader) englishTie(t *englishTie, s document.Span, taken map[int]bool) {
	switch t.side {
	case active:
		r.tieActive(t, s, taken)
	case passive:
		r.tiePassive(t, s)
	case between:
		r.tieMutual(t, s, taken)
	case supplying:
		buyer := r.nameBehindTo(s.End)
		seller := r.subjectNot(s.Start, t.from, taken)
		if buyer != nil && seller != nil && r.is(buyer, t.to) {
			r.join(&trigger{relation: t.relation}, r.one(seller), r.one(buyer), s)
		}
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
		return
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
		return
	}
	rel := trigger{relation: t.relation}
	if rel.relation == "acquired" && containsAny(strings.ToLower(r.d.Text[s.End:to[0].Start]), "stake", "shares", "interest", "percent", "%") {
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
	if firm := r.firmSpokenOf(p.Start); firm != nil {
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
	if from == nil && t.relation == "competes_with" {
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

// englishObjects are the names that follow byte at with nothing but articles and
// descriptions between, and those listed with the first.
func (r *reader) englishObjects(at int, t *englishTie) []*document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < at || m.Kind == document.JobTitle || r.kind(m) == document.Topic || m.Form == document.Pronoun {
			continue
		}
		gap := r.d.Text[at:m.Start]
		if t.to&person != 0 && r.is(m, company) && i+1 < len(r.mentions) && r.mentions[i+1].Kind == document.JobTitle && r.mentions[i+1].Start == m.End+1 {
			continue // founded by former Acme manager Jane Doe
		}
		if !r.is(m, t.to) {
			if possessive(r.d.Text[m.End:r.s.End]) > 0 && wordCount(gap) <= 6 {
				continue // buy Alphabet's Waymo
			}
			return nil
		}
		if !describing(gap, t.relation) {
			return nil
		}
		if n := possessive(r.d.Text[m.End:r.s.End]); n > 0 && r.d.Text[m.End] != 's' {
			if next := r.nameStarting(m.End + n); next != nil && r.is(next, t.to) && next != m {
				return r.englishList(r.index(next), t.to)
			}
			if t.relation == "acquired" || t.relation == "holds_stake" || t.relation == "offers" {
				return nil // a part of it
			}
		}
		return r.englishList(i, t.to)
	}
	return nil
}

// describing reports whether words between a tie and its object only describe
// the object.
func describing(gap, relation string) bool {
	limit := 7
	if relation == "offers" || relation == "left" {
		limit = 5
	}
	if wordCount(gap) > limit || strings.ContainsAny(gap, ";:.“”\"()") && !strings.Contains(gap, "U.S.") {
		return false
	}
	if strings.Contains(gap, ",") {
		return false
	}
	padded := " " + strings.TrimSpace(gap) + " "
	if containsAny(padded, " to ", " from ", " by ", " with ", " that ", " as ", " after ", " and ", " for ", " against ", " because ", " when ", " at ", " than ", " on ", " By ") {
		return false
	}
	if containsAny(padded, " in ", " of ") {
		return relation == "acquired" || relation == "invested_in" && !strings.Contains(padded, " of ") || relation == "cooperates_with"
	}
	return true
}

// englishList is the name at i and the fitting names that are listed behind it,
// with articles and descriptions between.
func (r *reader) englishList(i int, kinds kinds) []*document.Mention {
	found := []*document.Mention{&r.mentions[i]}
	for k := i + 1; k < len(r.mentions); k++ {
		m, last := &r.mentions[k], found[len(found)-1]
		if m.Start < last.End || m.Kind == document.JobTitle {
			continue
		}
		words := r.undescribed(last.End, m.Start)
		for _, w := range []string{"the", "its"} {
			words = strings.TrimSpace(strings.TrimSuffix(words, " "+w))
		}
		if !r.is(m, kinds) || words != "," && words != "and" && words != ", and" && words != "or" && words != "&" && words != "as well as" {
			break
		}
		if hasAnyPrefix(r.d.Text[m.End:r.s.End], " said", " reported", " have ", " has ", " will ", " are ", " fell", " rose") && words == "," {
			break
		}
		found = append(found, m)
	}
	return found
}

// undescribed is the text between two names of a list without the titles and the
// trades that describe the second: and existing investor Acme.
func (r *reader) undescribed(from, to int) string {
	words := strings.TrimSpace(strings.TrimPrefix(r.d.Text[from:to], "."))
	for i := range r.mentions {
		if t := &r.mentions[i]; t.Kind == document.JobTitle && t.Start >= from && t.End == to-1 {
			words = strings.TrimSpace(strings.TrimSuffix(words, r.d.Slice(t.Span)))
		}
	}
	if rest, ok := strings.CutPrefix(words, "and "); ok && wordCount(rest) <= 3 {
		switch lastWords(rest, 1) {
		case "investor", "investors", "rival", "partner", "fund", "giant", "competitor", "backer", "firm", "existing", "retailer", "bank", "existing investors":
			return "and"
		}
		if strings.HasSuffix(rest, "maker") || wordCount(rest) == 1 && hasAnySuffix(rest, "'s", "’s") {
			return "and"
		}
	}
	return words
}

// subjectNot is the subject of the tie at byte at that is no object of another.
func (r *reader) subjectNot(at int, kinds kinds, taken map[int]bool) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > at || !r.is(m, kinds) || taken[m.Start] || r.englishObject(m) || owns(r.d.Text[m.End:at]) {
			continue
		}
		return r.head(i, kinds)
	}
	if words := strings.ToLower(lastWords(r.d.Text[r.s.Start:at], 4)); kinds&company != 0 && (containsAny(" "+words+" ", " it ", " its ") || strings.HasPrefix(r.d.Text[r.s.Start:r.s.End], "It ")) {
		if e := r.spokenOf(); e >= 0 {
			return &document.Mention{Span: document.Span{Start: at, End: at}, Kind: document.Company, Entity: e}
		}
	}
	return nil
}

func (r *reader) englishSubject(at int, kinds kinds) *document.Mention {
	return r.subjectNot(at, kinds, nil)
}

// owns reports whether the words behind a name make it an owner only.
func owns(after string) bool {
	n := possessive(after)
	return n > 0 && after[0] != 's' // a lost apostrophe leaves it open
}

// possessive is the length of the mark of a possessive at the start of text, or
// 0. Scrapers lose the apostrophe: Alcoas operations.
func possessive(text string) int {
	rest := strings.TrimPrefix(text, ".")
	for _, mark := range []string{"'s ", "’s ", "' ", "’ ", "s "} {
		if strings.HasPrefix(rest, mark) {
			return len(text) - len(rest) + len(mark)
		}
	}
	return 0
}

// englishObject reports whether a name is governed by a preposition or stands in
// brackets.
func (r *reader) englishObject(m *document.Mention) bool {
	if hasAnyPrefix(r.d.Text[m.End:r.s.End], ", which ", ", who ", ", whose ") {
		return false // what follows is its own clause
	}
	before := strings.TrimRight(r.d.Text[r.s.Start:m.Start], "“\" ")
	return hasAnySuffix(before, "(", " to", " by", " from", " with", " against", " of", " than", " in", " on", " for", " at", " like", " such as", " including", " to the", " rival", " told", "In", "At", "From", "With", "Like", "Unlike", "For", "To")
}

// nameEnding is the name that ends right before byte at.
func (r *reader) nameEnding(at int) *document.Mention {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.End <= at && strings.Trim(r.d.Text[m.End:at], " ,") == "" && r.kind(m) != document.None {
			return m
		}
	}
	return nil
}

// nameStarting is the name that starts right behind byte at.
func (r *reader) nameStarting(at int) *document.Mention {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Start >= at && strings.TrimSpace(r.d.Text[at:m.Start]) == "" && r.kind(m) != document.None {
			return m
		}
	}
	return nil
}

// possessives reads Acme's new Widget 3, Acme's Lumen unit and its Widget 3.
func (r *reader) possessives() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if !r.is(m, company|product) || m.Form != document.Named {
			continue
		}
		owner := r.nameOwning(m.Start, company)
		if owner == nil {
			if before := lastWords(r.d.Text[r.s.Start:m.Start], 3); r.is(m, product) && containsAny(" "+before+" ", " its ", " their ") {
				if s := r.lastFirm(m.Start); s != nil {
					r.join(&trigger{relation: "offers"}, r.one(s), r.englishList(i, product), document.Span{Start: m.Start, End: m.Start})
				} else if e := r.spokenOf(); e >= 0 {
					r.join(&trigger{relation: "offers"}, []*document.Mention{{Span: m.Span, Entity: e}}, r.englishList(i, product), document.Span{Start: m.Start, End: m.Start})
				}
			}
			continue
		}
		words := r.d.Text[owner.End:m.Start]
		if containsAny(words+" ", " for ", " of ", " to ", " and ", " on ", " in ", " with ", " by ", " rival", " bid ", " parent", " competitor", " partner", " supplier", " former", " owner") {
			continue
		}
		mark := document.Span{Start: owner.End, End: owner.End + 1}
		after := r.d.Text[m.End:r.s.End]
		switch {
		case r.is(m, product):
			r.join(&trigger{relation: "offers"}, r.one(owner), r.englishList(i, product), mark)
		case hasAnyPrefix(after, " unit", " subsidiary", " division", " business", " arm", " brand") || containsAny(words, "unit", "subsidiary"):
			r.join(&trigger{relation: "owns"}, r.one(owner), r.one(m), mark)
		}
	}
}

// lastFirm is the company that a sentence names last before byte at.
func (r *reader) lastFirm(at int) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= at && r.is(m, company) {
			return m
		}
	}
	return nil
}

// hyphens reads Acme-owned Widget, Acme parent Holding and Widget maker Acme.
func (r *reader) hyphens() {
	for i := 0; i+1 < len(r.mentions); i++ {
		a, b := &r.mentions[i], &r.mentions[i+1]
		if b.Start < a.End || !r.is(b, company) {
			continue
		}
		mark := document.Span{Start: a.End, End: b.Start}
		switch words := strings.TrimSpace(r.d.Text[a.End:b.Start]); {
		case words == "-owned" && r.is(a, firms):
			r.join(&trigger{relation: "owns"}, r.one(a), r.one(b), mark)
		case words == "-backed" && r.is(a, firms):
			r.join(&trigger{relation: "invested_in"}, r.one(a), r.one(b), mark)
		case (words == "parent" || words == "owner" || words == "'s parent" || words == "'s parent," || words == "'s owner," || words == "parent company" || words == "'s parent company,") && r.is(a, company|product):
			rel := "owns"
			if r.is(a, product) {
				rel = "offers"
			}
			r.join(&trigger{relation: rel}, r.one(b), r.one(a), mark)
		case (words == "maker" || words == "developer" || words == "creator" || words == "publisher" || words == "operator") && r.is(a, product):
			r.join(&trigger{relation: "offers"}, r.one(b), r.one(a), mark)
		case (words == "supplier" || words == "'s supplier") && r.is(a, company):
			r.join(&trigger{relation: "supplies"}, r.one(b), r.one(a), mark)
		case (words == "'s largest shareholder," || words == "shareholder" || words == "'s biggest shareholder,") && r.is(a, company):
			r.join(&trigger{relation: "holds_stake"}, r.one(b), r.one(a), mark)
		}
	}
}

// englishDenied reports whether the words before a tie take its statement back
// or leave it open.
func (r *reader) englishDenied(t *englishTie, s document.Span) bool {
	before := r.d.Text[max(r.s.Start, s.Start-48):s.Start]
	if k := strings.LastIndexAny(before, ",;"); k >= 0 {
		before = before[k:]
	}
	before = strings.ToLower(before)
	if containsAny(before, " not ", "n't ", "denied", " may ", " might ", " could ", "considering", "failed to", "in talks", "rumor", "never ", "abandon", "reject", "scrapped", "block ", "exploring", "interested in", "plan to sell", "no plans", "if ", "called off", "terminated", "called off") {
		return true
	}
	return strings.Contains(before, " would ") && t.relation != "acquired"
}
