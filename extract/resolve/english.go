package resolve

import (
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// englishFirm finds what the company, the bank or the chipmaker means: the
// subject of the sentence before in its paragraph, else the company that the
// article is about.
func (p *pointers) englishFirm(i int, word string) int {
	m := &p.d.Mentions[i]
	if strings.HasPrefix(p.d.Text[m.End:], " also ") {
		return p.most(document.Company, word) // what the article is about
	}
	named := p.namedInSpeech(i)
	best := -1
	for k := i - 1; k >= 0 && p.d.Mentions[k].Start >= p.start(); k-- {
		o := &p.d.Mentions[k]
		if m.Start-o.Start > pointReach {
			break
		}
		if o.Entity < 0 || o.Kind != document.Company || o.Form == document.Pronoun || o.Entity == named {
			continue
		}
		if o.Form == document.Nominal && !strings.Contains(p.d.Text[o.End:m.Start], ". ") {
			continue // two that point in one sentence are two
		}
		if strings.Count(p.d.Text[o.End:m.Start], ". ") > 2 {
			break
		}
		if p.englishSubject(o) {
			best = o.Entity
			if strings.Contains(p.d.Text[o.End:m.Start], ". ") {
				break
			}
		}
	}
	if most := p.most(document.Company, word); best >= 0 && most >= 0 && most != named && len(p.d.Entities[best].Mentions) == 1 && len(p.d.Entities[most].Mentions) > 2 {
		return most // who is named once is not what the article is about
	}
	if best >= 0 {
		return best
	}
	return p.most(document.Company, word)
}

// namedInSpeech is the firm that the speech of the company at mention i begins with, and
// which is not the company itself: the company said Acme's profit rose; -1 for none.
func (p *pointers) namedInSpeech(i int) int {
	if i+1 >= len(p.d.Mentions) {
		return -1
	}
	next := &p.d.Mentions[i+1]
	if next.Form != document.Named || next.Kind != document.Company {
		return -1
	}
	switch p.d.Text[p.d.Mentions[i].End:next.Start] {
	case " said ", " said that ", " says ", " says that ", " added that ":
		return next.Entity
	}
	return -1
}

// pointReach is how far back, in bytes, what the company points at may stand; a text
// of nothing but such words must not cost the square of its length.
const pointReach = 2000

// englishSubject reports whether a name opens its sentence or a clause of it, so
// that what follows may point at it.
func (p *pointers) englishSubject(o *document.Mention) bool {
	before := p.d.Text[max(p.start(), o.Start-40):o.Start]
	if k := strings.LastIndex(before, ". "); k >= 0 {
		before = before[k+2:]
	}
	after := p.d.Text[o.End:]
	for _, w := range []string{"'s ", "’s ", "' ", "s "} {
		if strings.HasPrefix(after, w) {
			return len(strings.TrimSpace(before)) == 0
		}
	}
	for _, w := range []string{"", " said", " says", "-based", "maker", ",", "”", "\"", " and", " while", " as", " after", " when", " giant", " retailer", " company", " firm", " startup", " group", " bank", " carrier", "The", " that"} {
		if trimmed := strings.TrimRight(before, " "); w == "" && trimmed == "" || w != "" && strings.HasSuffix(trimmed, w) {
			return true
		}
	}
	return false
}

// sameFirm reports whether an English article that writes short and full means
// one firm, though the tables know its group and its main firm apart: Samsung and
// Samsung Electronics. Firms of a name of their own (Google Ventures) stay apart.
func (c *clusters) sameFirm(short, full string) bool {
	rest, ok := strings.CutPrefix(full, short+" ")
	if !ok || !strings.HasPrefix(c.d.Meta.Lang, "en") {
		return false
	}
	for _, word := range strings.Fields(rest) {
		switch strings.Trim(word, ".,") {
		case "Electronics", "Motor", "Motors", "Group", "Holdings", "Holding", "Corp", "Corporation", "Inc", "Co", "Company", "Ltd", "Limited", "Plc", "PLC", "plc", "AG", "SA", "NV", "SE", "International", "Industries", "Technologies", "Technology", "Platforms":
		default:
			return false
		}
	}
	return true
}
