package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// A post is a run of titles of one person: chairman and chief executive.
type post struct {
	titles     []document.Span
	start, end int
}

// englishPosts reads the posts around each run of titles: Acme chief executive
// Jane Doe; Jane Doe, an analyst at Widget; Jane Doe will be CEO of Acme. A post
// of a firm's officers without a firm is at the one that the text speaks of.
func (r *reader) englishPosts() {
	for i := 0; i < len(r.mentions); i++ {
		if r.mentions[i].Kind != document.JobTitle {
			continue
		}
		p, last := r.postAt(i)
		r.listed = r.readPost(p)
		i = last
	}
}

// postAt is the run of titles that begins with mention i, and its last mention.
func (r *reader) postAt(i int) (post, int) {
	p := post{titles: []document.Span{r.mentions[i].Span}, start: r.mentions[i].Start, end: r.mentions[i].End}
	for k := i + 1; k < len(r.mentions); k++ {
		m := &r.mentions[k]
		if m.Kind != document.JobTitle || m.Start < p.end {
			break
		}
		switch strings.TrimSpace(r.d.Text[p.end:m.Start]) {
		case "", "and", ",", ", and", "&", "and the", "and a", "/":
		default:
			return p, k - 1
		}
		p.titles, p.end, i = append(p.titles, m.Span), m.End, k
	}
	return p, i
}

// heldPost is who holds a post at a firm that a sentence names, and where that ends, for
// the posts of his that it lists behind: treasurer at Acme, chairman of Widget.
type heldPost struct {
	person *document.Mention
	end    int
	former bool
}

// listedWith reports whether post p stands in one list with the post before.
func (r *reader) listedWith(p post) bool {
	if r.listed.person == nil || r.listed.end > p.start || r.listed.end < r.s.Start {
		return false
	}
	switch strings.TrimSpace(r.d.Text[r.listed.end:p.start]) {
	case ",", "and", ", and", "and a", ", a", ", and a":
		return true
	}
	return false
}

// readPost finds who holds a post, and where.
func (r *reader) readPost(p post) (held heldPost) {
	firm, after := r.firmOfPost(p)
	person := r.holderBehind(p, after)
	if person == nil {
		person = r.holderBefore(p, firm)
	}
	former := r.formerEnglish(p.start)
	if firm == nil && trade(r.d.Slice(p.titles[0])) && len(p.titles) == 1 && r.firmBefore(p) == nil {
		return held
	}
	if person == nil && firm != nil && r.listedWith(p) {
		person, former = r.listed.person, former || r.listed.former
	}
	if person == nil {
		return held
	}
	others := r.sharedBoards(p, firm)
	people := r.sharedTitle(p, person)
	if firm != nil && firm.Start >= p.end {
		held = heldPost{person, firm.End, former}
	}
	if firm == nil {
		if firm = r.firmBefore(p); firm == nil {
			firm = r.firmHeld(person, p)
		}
		if firm == nil && r.corporate(r.d.Slice(p.titles[0])) {
			firm = r.firmSpokenOf(min(p.start, person.Start))
		}
	}
	if firm == nil {
		return held
	}
	start, end := min(person.Start, p.start, firm.Start), max(person.End, p.end, firm.End)
	if firm.Empty() {
		start, end = min(person.Start, p.start), max(person.End, p.end)
	}
	for _, title := range p.titles {
		if r.verbal(title) || noPost(r.d.Slice(title)) || r.class(r.d.Slice(title)) == "honorary" {
			continue // Chairman Sir Peter
		}
		r.addRole(document.Role{
			Basis:  document.Basis{Evidence: []document.Span{{Start: start, End: end}}, Confidence: 0.8, Rule: "English post"},
			Person: person.Entity, Title: r.d.Slice(title), Company: firm.Entity,
			Former: former,
		})
		if !former && r.appoints(person, p) {
			r.join(&trigger{relation: "appointed"}, r.one(firm), append(r.one(person), people...), title)
		}
		for _, other := range people {
			r.addRole(document.Role{
				Basis:  document.Basis{Evidence: []document.Span{{Start: start, End: max(end, other.End)}}, Confidence: 0.8, Rule: "English post"},
				Person: other.Entity, Title: r.d.Slice(title), Company: firm.Entity, Former: former,
			})
		}
		for _, other := range others {
			r.addRole(document.Role{
				Basis:  document.Basis{Evidence: []document.Span{{Start: start, End: max(end, other.End)}}, Confidence: 0.8, Rule: "English post"},
				Person: person.Entity, Title: r.d.Slice(title), Company: other.Entity, Former: former,
			})
		}
		if r.class(r.d.Slice(title)) == "founder" && strings.Contains(strings.ToLower(r.d.Slice(title)), "founder") && r.is(firm, company) {
			r.join(&trigger{relation: "founded"}, append(r.one(person), people...), r.one(firm), title)
		}
	}
	return held
}

// appoints reports whether the words between a person and a post tell that he is given it:
// will be joining the company as, has been appointed, was named.
func (r *reader) appoints(person *document.Mention, p post) bool {
	if person.End > p.start {
		return false
	}
	words := r.d.Text[person.End:p.start] + " "
	return !strings.Contains(words, " who ") && (containsAny(words, " been appointed ", " was appointed ", " been named ", " was named ", " been promoted ", " was promoted ", " been elected ", " was elected ", " been hired ", " will become ", " will take over as ", " takes over as ") ||
		strings.HasSuffix(strings.TrimRight(words, " "), " as") && containsAny(words, " joins ", " will join ", " be joining ", " has joined ") || containsAny(words, " as its new ", " as the new ", " as new ", " as the company's new ", " as the company’s new "))
}

// sharedTitle are the people behind the first who share a title in the plural: co-founders
// Jane Doe and John Roe.
func (r *reader) sharedTitle(p post, first *document.Mention) []*document.Mention {
	i := r.index(first)
	if i < 0 || first.Start < p.end || !strings.HasSuffix(r.d.Slice(p.titles[len(p.titles)-1]), "founders") {
		return nil
	}
	return r.englishList(i, person)[1:]
}

// sharedBoards are the firms listed behind the first of which somebody is a director:
// non-executive director of Acme, Widget and Larkin.
func (r *reader) sharedBoards(p post, firm *document.Mention) []*document.Mention {
	title := strings.ToLower(r.d.Slice(p.titles[0]))
	if firm == nil || firm.Start < p.end || !hasAnySuffix(title, "director", "board member", "adviser", "advisor") || strings.Contains(title, "managing") {
		return nil
	}
	i := r.index(firm)
	if i < 0 {
		return nil
	}
	return r.englishList(i, firms)[1:]
}

// trade reports whether a title is somebody's trade, which says nothing of a firm that the
// text speaks of: a former journalist.
func trade(title string) bool {
	switch strings.ToLower(title) {
	case "journalist", "venture capitalist", "lawyer", "banker", "consultant", "economist", "engineer", "professor":
		return true
	}
	return false
}

// verbal reports whether the word of a post is a verb: who will head the firm.
func (r *reader) verbal(title document.Span) bool {
	switch r.d.Slice(title) {
	case "head", "chair", "partner", "host":
		return hasAnySuffix(r.d.Text[r.s.Start:title.Start], " will ", " to ", " would ", " can ", " may ")
	}
	return false
}

// noPost reports whether a word of the titles is what somebody is to a firm and no
// post at it.
func noPost(title string) bool {
	if title == "general" {
		return true // the annual general meeting
	}
	switch strings.ToLower(title) {
	case "shareholder", "investor", "owner", "entrepreneur", "customer", "author", "host":
		return true
	}
	return false
}

// firmHeld is the firm at which a person is known to hold a post, for another of
// his posts that names none.
func (r *reader) firmHeld(person *document.Mention, p post) *document.Mention {
	for i := range r.d.Facts.Roles {
		if old := &r.d.Facts.Roles[i]; old.Person == person.Entity && !old.Former {
			return &document.Mention{Span: document.Span{Start: p.start, End: p.start}, Kind: document.Company, Entity: old.Company}
		}
	}
	return nil
}

// firmOfPost is the firm of "CEO of Acme" and "analyst at Widget", and where its
// name ends.
func (r *reader) firmOfPost(p post) (firm *document.Mention, end int) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < p.end || m.Kind == document.JobTitle || r.kind(m) == document.None {
			continue
		}
		if r.kind(m) == document.Person && m.Start == p.end+1 {
			if firm := r.firmOfHolder(m); firm != nil {
				return firm, p.end
			}
		}
		if !r.is(m, firms) {
			return nil, p.end
		}
		words := strings.Fields(r.d.Text[p.end:m.Start])
		if n := len(words); n == 0 || n > 9 || strings.ContainsAny(r.d.Text[p.end:m.Start], ",.;“\"") {
			return nil, p.end
		}
		for k := range words {
			switch words[k] {
			case "of", "at", "for", "with":
				if rest := strings.Join(words[k+1:], " "); len(words)-k <= 5 && !(k+1 < len(words) && strings.HasSuffix(words[k+1], "ing")) && !containsAny(" "+rest+" ", " and ", " to ", " who ") {
					return m, m.End
				}
			}
		}
		return nil, p.end
	}
	return nil, p.end
}

// firmOfHolder is the firm of "analyst Jane Doe of Widget".
func (r *reader) firmOfHolder(person *document.Mention) *document.Mention {
	m := r.firstIn(person.End, r.s.End, firms)
	if m == nil {
		return nil
	}
	switch r.d.Text[person.End:m.Start] {
	case " of ", " at ", " with ", " from ", " of the ", ", of ":
		return m
	}
	return nil
}

// firmBefore is the firm of "Acme CEO" and "Acme's (former) chief executive".
func (r *reader) firmBefore(p post) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > p.start || r.kind(m) == document.None || m.Form == document.Pronoun {
			continue
		}
		if !r.is(m, firms) {
			return nil
		}
		words := r.d.Text[m.End:p.start]
		if hasAnyPrefix(words, ", where ", " where ", "., where ", ". where ") && wordCount(words) <= 8 {
			return m // from Acme, where he was treasurer
		}
		words = strings.TrimSpace(words[possessive(words):])
		if words == "" || wordCount(words) <= 3 && !strings.ContainsAny(words, ",.;:“\"()") && !containsAny(" "+words+" ", " and ", " said ", " named ", " of ", " to ", " as ", " by ", " told ", " with ", " for ", " is ", " was ", " names ", " hired ", " appointed ") {
			return m
		}
		return nil
	}
	return nil
}

func wordCount(s string) int { return len(strings.Fields(s)) }

// holderBehind is the person of "CEO Jane Doe" and "CEO of Acme, Jane Doe".
func (r *reader) holderBehind(p post, after int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Start < p.end || m.Kind == document.JobTitle && m.Start < after {
			continue
		}
		if r.kind(m) != document.Person {
			if m.End <= after {
				continue
			}
			return nil
		}
		if m.Form != document.Named {
			return nil
		}
		gap := r.d.Text[p.end:m.Start]
		if gap == " " || gap == ", " && !r.heldBefore(p) || m.Start >= after && after > p.end && (r.d.Text[after:m.Start] == ", " || r.d.Text[after:m.Start] == " ") {
			return m
		}
		return nil
	}
	return nil
}

// heldBefore reports whether a person stands right before a post, so that the
// next one is another's: Jane Doe, chairman, John Roe.
func (r *reader) heldBefore(p post) bool {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= p.start && r.kind(m) == document.Person {
			return len(r.d.Text[m.End:p.start]) < 60 && strings.HasPrefix(r.d.Text[m.End:p.start], ", ") && strings.Count(r.d.Text[m.End:p.start], ",") == 1
		}
	}
	return false
}

// holderBefore is the person of "Jane Doe, now CEO of Acme", "Jane Doe ... will
// be CEO" and "named Jane Doe as CEO".
func (r *reader) holderBefore(p post, firm *document.Mention) *document.Mention {
	for i := len(r.mentions) - 1; i >= 0; i-- {
		m := &r.mentions[i]
		if m.End > p.start || r.kind(m) != document.Person {
			continue
		}
		words := degrees.Replace(r.d.Text[m.End:p.start])
		if hasAnyPrefix(words, "'s", "’s") || strings.ContainsAny(words, ".;“”\"") && !strings.HasPrefix(words, "., ") {
			return nil
		}
		if holds := heldBy(words); !holds && !r.namedTo(m, words) {
			return nil
		}
		return m
	}
	return nil
}

// degrees stand between a name and a post: Jane Doe, Ph.D., president.
var degrees = strings.NewReplacer(", Ph.D.", "", ", PhD", "", ", M.D.", "", ", MD", "", ", J.D.", "", ", M.B.A.", "", ", MBA", "", ", CFA", "", ", CPA", "", ", Esq.", "", ", Jr.", "")

// heldBy reports whether the words between a person and a title give him the
// title: an apposition, or a verb of being and becoming.
func heldBy(words string) bool {
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(words, "."), ", "); ok {
		if age, after, ok := strings.Cut(rest, ", "); ok && len(age) == 2 {
			rest = after
		}
		if !strings.Contains(rest, ",") && wordCount(rest) <= 5 && !containsAny(" "+rest+" ", " succeeding ", " succeeds ", " replacing ", " replaces ", " said ", " told ", " asked ", " and ", " joined ", " who works ", " by ", " with ", " which ") {
			return true
		}
		for _, who := range []string{"who is ", "who was ", "who has been ", "who serves as ", "who served as ", "who became ", "who will become ", "who is still ", "whose resume includes ", "whose résumé includes ", "whose career includes ", "whose roles include ", "who previously was ", "who previously served as ", "who had been ", "who has served as ", "who has been the "} {
			if after, ok := strings.CutPrefix(rest, who); ok {
				return !strings.Contains(after, ",") && wordCount(after) <= 5
			}
		}
	}
	if hasAnySuffix(words, resignationAs...) {
		return true // Jane Doe has …, but her resignation as
	}
	if wordCount(words) > 14 || strings.Count(words, ",") > 2 {
		return false
	}
	tail := " " + lastWords(words, 7) + " "
	return containsAny(tail, " be ", " is ", " was ", " been ", " become ", " becomes ", " became ", " as ", " named ", " appointed ", " serves ", " elected ", " the role of ", " the post of ", " the position of ", " the title of ", " promoted to ", " over as ", " down as ", " stepping down as ") && !containsAny(tail, " said ", " told ", " and ", " by ")
}

// resignationAs stand before a post that the person named last has or had.
var resignationAs = func() (words []string) {
	for _, whose := range []string{"his", "her", "their"} {
		for _, what := range []string{"resignation", "appointment", "role", "position", "job", "post", "tenure", "departure", "retirement", "election", "promotion", "stint", "nomination", "years", "time"} {
			words = append(words, " "+whose+" "+what+" as ")
		}
	}
	return words
}()

// lastWords are the last n words of s without commas.
func lastWords(s string, n int) string {
	words := strings.Fields(strings.ReplaceAll(s, ",", ""))
	return strings.Join(words[max(0, len(words)-n):], " ")
}

// namedTo reports whether a verb of appointing stands before the person and only
// an article between him and the title: names Jane Doe (its new) CEO.
func (r *reader) namedTo(m *document.Mention, words string) bool {
	if wordCount(words) > 3 || strings.ContainsAny(words, ",") {
		return false
	}
	before := strings.ToLower(strings.TrimSpace(r.d.Text[r.s.Start:m.Start]))
	return hasAnySuffix(before, "named", "names", "appointed", "appoints", "hired", "hires", "elected", "elects", "promoted", "promotes", "naming", "appointing", "hiring", "promoting")
}

// firmSpokenOf is the firm whose officers a sentence speaks of before byte at:
// its subject, else the company that the text speaks of.
func (r *reader) firmSpokenOf(at int) *document.Mention {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.End <= at && r.is(m, company) && !r.englishObject(m) && !r.counts(m) && !owns(r.d.Text[m.End:r.s.End]) && !(i+1 < len(r.mentions) && r.mentions[i+1].Kind == document.JobTitle && r.mentions[i+1].Start == m.End+1) {
			return m
		}
	}
	e := r.here
	if e < 0 {
		e = r.main
	}
	if e >= 0 {
		return &document.Mention{Span: document.Span{Start: at, End: at}, Kind: document.Company, Entity: e}
	}
	return nil
}

// formerEnglish reports whether the words before a title say that it is held no
// more.
func (r *reader) formerEnglish(title int) bool {
	words := strings.ToLower(r.d.Text[max(r.s.Start, title-30):title])
	if k := strings.LastIndexAny(words, ",;"); k >= 0 {
		words = words[k:]
	}
	for _, appointed := range []string{" was named", " was appointed", " was promoted", " was elected", " was hired", " has been named", " has been appointed", " has been promoted", " has been elected", " has been hired"} {
		words = strings.ReplaceAll(words, appointed, "")
	}
	return containsAny(words, "former ", "ex-", " was ", "then-", "onetime ", "served as ", "previously ", "down as ", "retired ", "resigned as ")
}
