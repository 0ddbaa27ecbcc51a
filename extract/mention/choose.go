package mention

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/document"
)

// threshold is the weight below which a candidate is not believed.
const threshold = 0.5

// choose keeps the set of candidates without overlap that has the greatest
// worth (weighted interval scheduling; Kleinberg and Tardos, Algorithm Design,
// 6.1). Rules that propose the same thing add to each other's weight. Topics and
// job titles stand apart: they overlap no name and not each other, so that the
// words of a name do not outweigh it.
func choose(cs []candidate) []candidate {
	var names, topics, titles []candidate
	merged := merge(cs)
	for i, c := range merged {
		switch {
		case tailOfKnown(merged[i:], c), partOfKnown(merged[i:], c):
		case c.kind == document.JobTitle:
			titles = append(titles, c)
		case c.weight < threshold:
		case c.kind == document.Topic:
			topics = append(topics, c)
		default:
			names = append(names, c)
		}
	}
	kept := schedule(names)
	for _, words := range [][]candidate{topics, titles} {
		words = slices.DeleteFunc(words, func(w candidate) bool { return overlapsAny(kept, w.Span) })
		kept = append(kept, schedule(words)...)
		slices.SortFunc(kept, byStart)
	}
	return kept
}

// tailOfKnown reports whether c is but the end of a company's name that the tables hold whole, so that with another
// name before it it must not outweigh that: 中国信达资产|管理股份有限公司. from are the candidates from c on, as merge
// sorts them: of those that end together the shortest come first.
func tailOfKnown(from []candidate, c candidate) bool {
	if c.kind != document.Company || c.known != "" {
		return false
	}
	for _, k := range from {
		if k.End != c.End {
			return false
		}
		if k.Start < c.Start && k.kind == document.Company && k.known != "" && k.weight >= 1 {
			return true
		}
	}
	return false
}

// partOfKnown reports whether c is a firm of the tables within a longer one that they are
// as sure of: 株机公司 of 中国南车株机公司. from are the candidates from c on, by their ends.
func partOfKnown(from []candidate, c candidate) bool {
	const longest = 90 // bytes of a name
	if c.kind != document.Company || c.known == "" {
		return false
	}
	for _, k := range from {
		if k.End-c.Start > longest {
			return false
		}
		if k.Start <= c.Start && k.Len() > c.Len() && k.kind == document.Company && k.known != "" && k.rule == inTable && k.weight >= 1 {
			return true
		}
	}
	return false
}

func byStart(a, b candidate) int { return a.Start - b.Start }

// merge adds up the candidates of one span and kind. The rule that weighs most
// gives its name.
func merge(cs []candidate) []candidate {
	slices.SortStableFunc(cs, func(a, b candidate) int {
		return cmp.Or(a.End-b.End, b.Start-a.Start, int(a.kind)-int(b.kind), cmp.Compare(b.weight, a.weight))
	})
	merged := cs[:0]
	for _, c := range cs {
		if n := len(merged); n > 0 && merged[n-1].Span == c.Span && merged[n-1].kind == c.kind {
			m := &merged[n-1]
			if m.rule != c.rule {
				m.weight = max(m.weight, min(m.weight+c.weight, surest))
			}
			m.known = cmp.Or(m.known, c.known)
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// surest is the most that rules add up to.
const surest = 1.2

// schedule wants its candidates as merge sorts them, by their end.
func schedule(cs []candidate) []candidate {
	best := make([]float64, len(cs)+1)
	take := make([]bool, len(cs))
	prev := make([]int, len(cs))
	for i, c := range cs {
		p := i
		for p > 0 && cs[p-1].End > c.Start {
			p--
		}
		prev[i] = p
		best[i+1] = best[i]
		if with := best[p] + worth(c); with > best[i] {
			best[i+1], take[i] = with, true
		}
	}
	var kept []candidate
	for i := len(cs); i > 0; {
		if take[i-1] {
			kept = append(kept, cs[i-1])
			i = prev[i-1]
		} else {
			i--
		}
	}
	slices.Reverse(kept)
	return kept
}

// worth grows with a candidate's weight and, a little less than evenly, with
// its length: one long name is worth more than the two shorter ones in it only
// when it is nearly as sure.
func worth(c candidate) float64 { return c.weight * (1 + float64(c.Len())/12) }

// overlapsAny wants sorted candidates without overlap.
func overlapsAny(sorted []candidate, s document.Span) bool {
	i, _ := slices.BinarySearchFunc(sorted, s.Start, func(c candidate, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	return i < len(sorted) && sorted[i].Overlaps(s)
}

// listed is what a ticker behind one place of a name adds to what it is a firm.
const listed = 100

// holder is what a post before one place of a Latin name adds to what it is a
// person's.
const holder = 3

// staffed reports whether a post of somebody stands at byte i or a few nouns on, as
// behind a firm: 云麓|搜索平台技术负责人李立.
func (f *finder) staffed(i int) bool {
	for n := 0; n < 5; n++ {
		if end, ok := f.titleAt(i); ok {
			r := f.runeAt(end)
			return f.chars.surname.of(r) > 0.5 || isUpper(r)
		}
		t, ok := f.token(i)
		if !ok || t.Tag != "n" && t.Tag != "vn" && t.Tag != "nz" && t.Tag != "v" && t.Tag != "x" || t.Len() == len("的") {
			return false
		}
		i = t.End
	}
	return false
}

// employer is what the post of somebody behind a name of the tables adds to what it is a
// firm, and not its product.
const employer = 20

// fellow is what somebody joined to one place of a name that only the model takes for a
// firm's adds to what it is a person's.
const fellow = 0.7

// besidePerson reports whether only the model takes c for a firm, which is called like a
// person and joined to one of people: 肖远|和应立青.
func (f *finder) besidePerson(c candidate, people map[string]bool) bool {
	name := f.d.Slice(c.Span)
	if c.rule != linearModel || c.known != "" || runes(name) < 2 || runes(name) > 3 || f.chars.surname.of(f.runeAt(c.Start)) < 1 || companySuffix(name).text != "" {
		return false
	}
	before, after := f.before(c.Start), f.after(c.End)
	for _, joint := range [...]string{"和", "与", "及"} {
		rest, joined := strings.CutPrefix(after, joint)
		first, joins := strings.CutSuffix(before, joint)
		for person := range people {
			if joined && strings.HasPrefix(rest, person) || joins && strings.HasSuffix(first, person) {
				return true
			}
		}
	}
	return false
}

// peopleOf are the names of the people among candidates.
func (f *finder) peopleOf(cs []candidate) map[string]bool {
	people := map[string]bool{}
	for _, c := range cs {
		if c.kind == document.Person {
			people[f.d.Slice(c.Span)] = true
		}
	}
	return people
}

// oneKind gives each name one kind throughout the article, that of the greatest
// weight in sum: 去哪儿 is the firm or its product, not both by turns. A name with a
// ticker is a firm's.
func (f *finder) oneKind(cs []candidate) []candidate {
	d := f.d
	type sum struct {
		weights [document.Source + 1]float64
		known   [document.Source + 1]string
	}
	sums := map[string]*sum{}
	people := f.peopleOf(cs)
	for _, c := range cs {
		name := d.Slice(c.Span)
		s := sums[name]
		if s == nil {
			s = &sum{}
			sums[name] = s
		}
		s.weights[c.kind] += c.weight
		if c.rule == latinHolder {
			s.weights[c.kind] += holder
		}
		if f.besidePerson(c, people) {
			s.weights[document.Person] += fellow
		}
		if c.kind == document.Company && tickerLen(strings.TrimLeft(head(d.Text[c.End:], 80), " ")) > 0 {
			s.weights[c.kind] += listed
		}
		if c.kind == document.Company && c.known != "" && f.staffed(c.End) {
			s.weights[c.kind] += employer
		}
		s.known[c.kind] = cmp.Or(s.known[c.kind], c.known)
	}
	for i := range cs {
		c := &cs[i]
		if c.kind == document.JobTitle {
			continue
		}
		s := sums[d.Slice(c.Span)]
		for kind, w := range s.weights {
			if document.Kind(kind) != document.JobTitle && w > s.weights[c.kind] {
				c.kind = document.Kind(kind)
			}
		}
		c.known = s.known[c.kind]
	}
	return cs
}
