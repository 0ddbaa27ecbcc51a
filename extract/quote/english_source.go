package quote

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// sourceBefore finds the subject of the verb at byte verb of unit s, and where
// its words begin: the name that ends before the verb, one with an apposition
// between, a pronoun, or a described source.
func (a *attributor) sourceBefore(s document.Span, verb int, quotes []int) (source, int, bool) {
	end := s.Start + len(withoutCode(withoutAdverbs(a.d.Text[s.Start:verb])))
	begin := a.clauseBegin(s, end, quotes)
	phrase := a.d.Text[begin:end]
	if phrase == "" {
		return source{}, 0, false
	}
	last := phrase[strings.LastIndexByte(phrase, ' ')+1:]
	span := document.Span{Start: end - len(last), End: end}
	switch strings.ToLower(last) {
	case "he", "she":
		return a.sourceOfEntity(a.personBefore(span), span)
	case "it":
		return a.sourceOfEntity(a.firmBefore(span.Start), span)
	case "and", "but", "then":
		src, ok := a.mainSubject(document.Span{Start: s.Start, End: span.Start}, quotes)
		return src, s.Start, ok && src.span.Start < begin+len(phrase)
	case "who", "which", "that", "they", "we", "i", "you", "as", "to":
		return source{}, 0, false
	}
	if strings.HasSuffix(phrase, ",") {
		return a.appositive(s, begin, end, quotes)
	}
	if src, ok := a.pointedBefore(begin, end); ok {
		return src, src.span.Start, true
	}
	if k := strings.Index(phrase, ", who "); k >= 0 {
		if src, ok := a.namedBefore(begin, begin+k); ok && src.kind == document.Person {
			return src, begin, true // Jane Doe, who joined in 2006 said
		}
	}
	if k := strings.LastIndexByte(phrase, ','); k >= 0 {
		begin += k + 1
		begin += len(a.d.Text[begin:end]) - len(strings.TrimLeft(a.d.Text[begin:end], " "))
	}
	if src, ok := a.namedBefore(begin, end); ok {
		return src, begin, true
	}
	if src, ok := a.describedSource(begin, end); ok {
		return src, begin, true
	}
	return source{}, 0, false
}

// clauseBegin is where the clause that ends at byte end begins: behind the last
// quotation, semicolon, dash or conjunction of unit s.
func (a *attributor) clauseBegin(s document.Span, end int, quotes []int) int {
	begin := s.Start
	for _, k := range quotes {
		if q := a.d.Quotations[k]; q.End <= end {
			begin = max(begin, q.End)
		}
	}
	for _, mark := range []string{"; ", "--", "—", ": ", ", but ", ", while ", ", and ", ", as "} {
		if k := strings.LastIndex(a.d.Text[begin:end], mark); k >= 0 && begin+k+len(mark) < end {
			begin += k + len(mark)
		}
	}
	for begin < end && strings.IndexByte(" ,", a.d.Text[begin]) >= 0 {
		begin++
	}
	return begin
}

// sourceOfEntity is the source that a pointing word means, if it can speak.
func (a *attributor) sourceOfEntity(entity int, span document.Span) (source, int, bool) {
	if entity < 0 {
		return source{}, 0, false
	}
	return source{entity: entity, kind: a.d.Entities[entity].Kind, span: span}, span.Start, true
}

// personBefore is whom he or she means: who spoke last in the paragraph, unless a
// sentence since then begins with somebody else.
func (a *attributor) personBefore(s document.Span) int {
	e := a.antecedent(&document.Mention{Span: s})
	last := a.lastCue
	if last.entity < 0 || last.kind != document.Person || strings.Contains(a.d.Text[last.span.End:s.Start], "\n") {
		return e
	}
	for _, m := range a.mentionsIn(document.Span{Start: last.span.End, End: s.Start}) {
		if m.Kind == document.Person && m.Form == document.Named && m.Entity >= 0 && m.Entity != last.entity && hasAnySuffix(strings.TrimRight(a.d.Text[:m.Start], " "), ".", "”", "\"") {
			return e
		}
	}
	return last.entity
}

// firmBefore is the firm that it means before byte i: the one that spoke last in
// the paragraph, else the subject named last.
func (a *attributor) firmBefore(i int) int {
	before := a.mentionsIn(document.Span{End: i})
	for _, m := range slices.Backward(before[max(0, len(before)-maxBack):]) {
		if m.Entity < 0 || m.Kind != document.Company && m.Kind != document.Organization {
			continue
		}
		if !hasAnySuffix(a.d.Text[:m.Start], " of ", " to ", " by ", " from ", " with ", " at ", " in ", " for ", " than ", " and ", ", ", "(") {
			return m.Entity
		}
	}
	return -1
}

// namedBefore is the name that ends at byte end, when it is the subject of the
// words from begin on: it itself, or who is called by his post or his relation
// to it (a spokesman for Acme) when that is no name.
func (a *attributor) namedBefore(begin, end int) (source, bool) {
	mentions := a.mentionsIn(document.Span{Start: begin, End: end})
	for i := len(mentions) - 1; i >= 0; i-- {
		m := &mentions[i]
		if m.End != end && !(m.End+1 == end && a.d.Text[m.End] == '.') {
			if m.End < end && m.Kind != document.JobTitle {
				break
			}
			continue
		}
		src, ok := a.mentioned(m)
		if !ok {
			return source{}, false
		}
		lead := strings.TrimSpace(a.d.Text[begin:m.Start])
		if src.kind == document.Person {
			return src, true
		}
		if hasAnySuffix(lead, " of", " for", " at", " to", " with", " by", " from", " in") || headIn(lead) != "" {
			return a.employed(mentions[:i], m.Start) // a spokesman for Acme, Jane Doe of Acme
		}
		return src, true
	}
	return source{}, false
}

// pointedBefore is the firm that the whole phrase from begin to end points at: the
// Columbus, Ohio-based chain.
func (a *attributor) pointedBefore(begin, end int) (source, bool) {
	for _, m := range a.mentionsIn(document.Span{Start: begin, End: end}) {
		if m.Form == document.Nominal && m.End == end {
			return a.mentioned(&m)
		}
	}
	return source{}, false
}

// employed is the last of mentions when it is a person and only a preposition
// stands between him and byte at.
func (a *attributor) employed(mentions []document.Mention, at int) (source, bool) {
	if len(mentions) == 0 {
		return source{}, false
	}
	m := &mentions[len(mentions)-1]
	src, ok := a.mentioned(m)
	return src, ok && src.kind == document.Person && m.End < at && wordsIn(a.d.Text[m.End:at]) <= 2
}

// describedSource makes a source of the words from begin to end when their head
// is a noun of people: a person familiar with the matter, an Acme spokeswoman.
func (a *attributor) describedSource(begin, end int) (source, bool) {
	phrase := a.d.Text[begin:end]
	for _, lead := range []string{"But ", "And ", "However, ", "Meanwhile, ", "Still, ", "Some ", "Separately, "} {
		if rest, ok := strings.CutPrefix(phrase, lead); ok && lead != "Some " {
			begin, phrase = end-len(rest), rest
		}
	}
	if k := strings.LastIndex(phrase, " and "); k >= 0 && headIn(phrase[k+len(" and "):]) != "" && headIn(phrase[:k]) == "" && wordsIn(phrase[:k]) > 2 {
		begin, phrase = begin+k+len(" and "), phrase[k+len(" and "):] // Acme backs the deal and some investors said
	}
	if n := wordsIn(phrase); n == 0 || n > 14 {
		return source{}, false
	}
	head := headIn(phrase)
	if head == "" || strings.Contains(phrase, "$") || wordsIn(phrase[:strings.Index(strings.ToLower(phrase), head)]) > 6 {
		return source{}, false
	}
	span := document.Span{Start: begin, End: end}
	e, ok := a.describe(span, head)
	if !ok {
		return source{}, false
	}
	for _, article := range []string{"a ", "an ", "the ", "A ", "An ", "The ", "one ", "One "} {
		if rest, ok := strings.CutPrefix(phrase, article); ok && !slices.Contains(a.d.Entities[e].Aliases, rest) && a.d.Entities[e].Kind == document.Source {
			a.d.Entities[e].Aliases = append(a.d.Entities[e].Aliases, rest)
		}
	}
	return source{entity: e, kind: a.d.Entities[e].Kind, span: span}, true
}

// headIn is the noun of people that heads a phrase, or "".
func headIn(phrase string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		switch w {
		case "of", "for", "at", "with", "who", "in", "from", "to", "familiar", "close", "briefed", "covering", "polled":
			words = words[:i]
		default:
			continue
		}
		break
	}
	if len(words) == 0 {
		return ""
	}
	last := strings.ToLower(strings.Trim(words[len(words)-1], ",.’'"))
	if slices.Contains(englishHeads, last) {
		return last
	}
	return ""
}

// englishHeads are the nouns of described sources.
var englishHeads = []string{"person", "people", "source", "sources", "spokesman", "spokeswoman", "spokesperson", "spokespeople", "analyst", "analysts", "official", "officials", "executive", "executives", "economist", "economists", "investor", "investors", "management", "representative", "representatives", "lawyer", "lawyers",
	"companies", "regulators", "prosecutors", "researchers", "critics", "plaintiffs", "shareholders", "strategists", "traders", "experts", "scientists", "dealers", "customers", "employees", "workers", "attorneys", "attorney", "consultants", "bankers", "authorities", "police", "banks", "brokers", "firms", "carmakers", "airlines", "retailers", "suppliers", "observers", "insiders", "board", "union", "ministry", "government", "two", "newspaper"}

// appositive is the name whose apposition or relative clause closes with a comma
// at byte end: Jane Doe, chief executive of Acme, said. It stands first in its
// clause, but for a post or a conjunction.
func (a *attributor) appositive(s document.Span, begin, end int, quotes []int) (source, int, bool) {
	if whole := a.clauseStartOf(s, quotes, end); whole < begin {
		begin = whole
	}
	for _, m := range a.mentionsIn(document.Span{Start: begin, End: end}) {
		src, ok := a.mentioned(&m)
		if ok && src.kind == document.Person && m.End < end && a.calledBefore(begin, m.Start) {
			return src, begin, true // Acme's lawyer, Jane Doe of Widget,
		}
		if !ok || m.End >= end || a.d.Text[m.End] != ',' && !strings.HasPrefix(a.d.Text[m.End:], " (") && !strings.HasPrefix(a.d.Text[m.End:], "., ") {
			continue
		}
		lead := strings.TrimSpace(a.d.Text[begin:m.Start])
		if src.kind != document.Person && (hasAnySuffix(lead, " of", " for", " at", " to", " with", " by", " from", " in", "In", "At", "For", "With") || headIn(lead) != "") {
			continue
		}
		return src, begin, true
	}
	first, _, _ := strings.Cut(a.d.Text[begin:end], ",")
	if src, ok := a.describedSource(begin, begin+len(first)); ok && len(first) < end-begin {
		return src, begin, true
	}
	return source{}, 0, false
}

// calledBefore reports whether the words from begin to end are a noun of people
// or a post with a comma, which a name explains.
func (a *attributor) calledBefore(begin, end int) bool {
	called, ok := strings.CutSuffix(strings.TrimSpace(a.d.Text[begin:end]), ",")
	return ok && !strings.Contains(called, ",") && (headIn(called) != "" || a.endsWithTitle(max(begin, begin+len(called)-40), begin+len(called)))
}

// clauseStartOf is the end of the last quotation before byte end, or the start
// of the unit.
func (a *attributor) clauseStartOf(s document.Span, quotes []int, end int) int {
	begin := s.Start
	for _, k := range quotes {
		if q := a.d.Quotations[k]; q.End <= end {
			begin = max(begin, q.End)
		}
	}
	for begin < end && strings.IndexByte(" ,", a.d.Text[begin]) >= 0 {
		begin++
	}
	return begin
}

// mainSubject is the first name of a stretch that no preposition governs.
func (a *attributor) mainSubject(s document.Span, quotes []int) (source, bool) {
	for _, m := range a.mentionsIn(s) {
		if m.End > s.End || a.quoteAt(m.Start, quotes) != nil {
			continue
		}
		lead := a.d.Text[s.Start:m.Start]
		after := a.d.Text[m.End:s.End]
		if hasAnySuffix(lead, "(", "In ", "At ", "For ", "With ", "From ", "Under ", " of ", " in ", " at ", " for ", " with ", " to ", " by ", " from ", " than ") || hasAnyPrefix(after, "'s ", "’s ", "' ", "’ ", "s ") {
			continue
		}
		if src, ok := a.mentioned(&m); ok {
			if officer, ok := a.officerOf(&m, s); ok {
				return officer, true
			}
			return src, true
		}
	}
	return source{}, false
}

// officerOf is the person whose post and name stand right behind the firm m in s: Acme
// chief executive Jane Doe.
func (a *attributor) officerOf(m *document.Mention, s document.Span) (source, bool) {
	if m.Kind == document.Person {
		return source{}, false
	}
	for _, next := range a.mentionsIn(document.Span{Start: m.End, End: s.End}) {
		if next.Kind == document.JobTitle {
			continue
		}
		at := len(strings.TrimRight(a.d.Text[:next.Start], " "))
		if next.Kind != document.Person || at <= m.End || at-m.End > maxTitle || strings.ContainsAny(a.d.Text[m.End:at], ",.;“”") || !a.endsWithTitle(m.End, at) {
			break
		}
		return a.mentioned(&next)
	}
	return source{}, false
}

// sourceBehind is whose word the words from byte at on report: said (Acme's
// chief executive,) Jane Doe; according to (a report by) Acme.
func (a *attributor) sourceBehind(at, end int) (source, bool) {
	limit := min(end, at+maxTitle+30)
	var firm source
	for _, m := range a.mentionsIn(document.Span{Start: at, End: limit}) {
		src, ok := a.mentioned(&m)
		if m.End > end || !ok {
			continue
		}
		lead := strings.TrimSpace(a.d.Text[at:m.Start])
		switch {
		case strings.ContainsAny(lead, ".;“\"") && !strings.HasSuffix(lead, "Dr.") && !strings.HasSuffix(lead, "Mr.") && !strings.HasSuffix(lead, "Ms."):
		case src.kind == document.Person && m.Form == document.Named && (strings.Count(lead, ",") == 0 || strings.Count(lead, ",") == 1 && strings.HasSuffix(lead, ",")) && (firm.span.Empty() || firmsOwn(a.d.Text[firm.span.End:m.Start])):
			return src, true
		case firm.span.Empty() && src.kind != document.Person && wordsIn(lead) <= 5 && !strings.Contains(lead, ","):
			firm = src
		}
	}
	phrase := strings.TrimLeft(a.d.Text[at:limit], " ")
	begin := limit - len(phrase)
	if k := strings.IndexAny(phrase, ",.;“\""); k >= 0 {
		phrase = phrase[:k]
	}
	if head := headIn(phrase); head != "" && (firm.span.Empty() || firm.span.End < begin+len(phrase)) {
		if src, ok := a.describedSource(begin, begin+len(phrase)); ok {
			return src, true
		}
	}
	return firm, !firm.span.Empty()
}

// firmsOwn reports whether words between a firm and a person make him its own.
func firmsOwn(words string) bool {
	return hasAnyPrefix(words, "'s ", "’s ", " ", "' ") && !strings.Contains(words, " said ") && len(words) < maxTitle
}

// hasAnyPrefix reports whether s begins with one of words.
func hasAnyPrefix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}
