package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// entities makes an Entity of each cluster, in order of first mention, and
// points the mentions at it.
func (c *clusters) entities(lex *lexicon.Lexicon) []document.Entity {
	var all []document.Entity
	index := make([]int, len(c.names)) // entity + 1 of each cluster's head
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		m.Entity = -1
		if c.of[i] < 0 {
			continue
		}
		root := c.find(c.of[i])
		if index[root] == 0 {
			all = append(all, document.Entity{Kind: c.names[root].kind, Known: c.names[root].known, Rule: m.Rule})
			index[root] = len(all)
		}
		m.Entity = index[root] - 1
		e := &all[m.Entity]
		e.Mentions = append(e.Mentions, i)
		if surface := c.names[c.of[i]].surface; !slices.Contains(e.Aliases, surface) {
			e.Aliases = append(e.Aliases, surface)
			if tie := c.names[c.of[i]].tie; tie != "" {
				if e.Ties == nil {
					e.Ties = map[string]string{}
				}
				e.Ties[surface] = tie
			}
		}
		if n := markedAs(c.d.Text[:m.Start]); n > 0 && m.Kind == document.Company {
			if name := c.d.Text[m.Start-n : m.End]; !slices.Contains(e.Aliases, name) {
				e.Aliases = append(e.Aliases, name)
			}
		}
	}
	for i := range all {
		e := &all[i]
		entry := entryOf(lex, e)
		e.English, e.Tickers, e.Owner = entry.English, entry.Tickers, entry.Owner
		best := 0
		for k, a := range e.Aliases {
			if fuller(a, e.Aliases[best], &entry) {
				best = k
			}
		}
		e.Name = e.Aliases[best]
		e.Aliases = slices.Delete(e.Aliases, best, best+1)
		// Who reads 波音公司 has read 波音.
		if rest, ok := strings.CutPrefix(e.Name, entry.Name); ok && slices.Contains(legal, rest) && !slices.Contains(e.Aliases, entry.Name) {
			e.Aliases = append(e.Aliases, entry.Name)
		}
		if e.Kind == document.Company {
			if short := cmp.Or(withoutForm(e.Name), plainCompany(lex, e.Name)); short != "" && !slices.Contains(e.Aliases, short) {
				e.Aliases = append(e.Aliases, short)
			}
		}
	}
	return all
}

// markedAs is the length of the exchange's mark for a company in trouble that text
// ends with: *ST, S*ST.
func markedAs(text string) int {
	rest, ok := strings.CutSuffix(text, "ST")
	if !ok {
		return 0
	}
	return len(text) - len(strings.TrimRight(rest, "*S"))
}

// latinForms say at the end of a Latin name what a firm is by law.
var latinForms = []string{" Inc", " Inc.", " Corp", " Corp.", " Ltd", " Ltd.", " Co", " Co.", " LLC", " plc", " PLC", " AG", " SA", " NV", " SE", " GmbH", " Corporation", " Limited"}

// withoutForm is a Latin name without its legal form, "" when it has none: who
// reads Adidas AG has read Adidas.
func withoutForm(name string) string {
	for _, form := range latinForms {
		if rest, ok := strings.CutSuffix(name, form); ok && rest != "" {
			return strings.TrimRight(rest, ", ")
		}
	}
	return ""
}

// plainCompany is what stands before 公司 in the name of a firm, "" where that is no name by itself: who reads
// 大河电子公司 has read 大河电子, but who reads 石家庄公司 or 江州分公司 no firm of that name.
func plainCompany(lex *lexicon.Lexicon, name string) string {
	short, ok := strings.CutSuffix(name, "公司")
	if !ok || utf8.RuneCountInString(short) < 3 || hasAnySuffix(short, "有限", "责任", "集团", "股份", "控股", "分", "总") || len(lex.Lookup(lexicon.Places, short)) > 0 {
		return ""
	}
	return short
}

// entryOf is the entry of the tables under which e is known, or a zero one.
func entryOf(lex *lexicon.Lexicon, e *document.Entity) lexicon.Entry {
	if e.Known == "" {
		return lexicon.Entry{}
	}
	for _, c := range lex.Lookup(lexicon.Names, e.Known) {
		if entry := lex.Entry(c.ID); entry.Name == e.Known && entry.Kind.Entity() == e.Kind {
			return entry
		}
	}
	return lexicon.Entry{}
}

// fuller reports whether a is the fuller name: Han before Latin, the tables'
// own before a nickname, then the longer.
func fuller(a, b string, known *lexicon.Entry) bool {
	if hanA, hanB := han(a), han(b); hanA != hanB {
		return hanA
	}
	if !han(a) && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
		return len(a) > len(b) // Slack Technologies Inc of Slack
	}
	if ra, rb := rank(a, known), rank(b, known); ra != rb {
		return ra > rb
	}
	return runes(a) > runes(b)
}

func rank(name string, known *lexicon.Entry) int {
	switch {
	case name == known.Full:
		return 2
	case name == known.Name:
		return 1
	}
	return 0
}
