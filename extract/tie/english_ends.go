package tie

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

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
			if t.relation == "invested_in" && r.is(m, firms) {
				if found := r.partnersOf(i); len(found) > 0 {
					return found
				}
			}
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

// partnersOf are the firm at mention i and those listed behind it of which a partner is
// named: Acme Ventures' Jane Doe and Widget Capital's John Roe.
func (r *reader) partnersOf(i int) []*document.Mention {
	var found []*document.Mention
	for i < len(r.mentions) {
		m := &r.mentions[i]
		n := possessive(r.d.Text[m.End:r.s.End])
		partner := r.nameStarting(m.End + n)
		if n == 0 || !r.is(m, firms) || partner == nil || partner.Start > m.End+n || !r.is(partner, person) {
			return found
		}
		found = append(found, m)
		i = r.index(partner) + 1
		if i < len(r.mentions) && !listing(r.d.Text[partner.End:r.mentions[i].Start]) {
			return found
		}
	}
	return found
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
	if such, ok := strings.CutSuffix(padded, " as "); ok && strings.HasPrefix(padded, " such ") {
		padded = such + " " // such consumer products as Frosties
	}
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
		if r.is(last, product) && r.is(m, product) {
			words = withoutNoun(words)
		}
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

// withoutNoun takes the noun that tells what a product is off the text between two of a
// list: Frosties cereal, Bolt shoes and Loop.
func withoutNoun(words string) string {
	n := 0
	for n < len(words) && words[n] >= 'a' && words[n] <= 'z' {
		n++
	}
	switch rest := strings.TrimSpace(words[n:]); rest {
	case ",", "and", ", and", "or":
		return rest
	}
	return words
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
		if words := r.d.Text[m.End:at]; strings.HasSuffix(strings.TrimRight(words, " "), ", which") && strings.TrimSpace(words) != ", which" {
			return nil // a unit without a name, which makes
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
