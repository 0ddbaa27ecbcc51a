package mention

import (
	"slices"
	"strings"
	"sync"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/mention/tagger"
)

// mark asks the linear model for the companies of each sentence.
func (f *finder) mark() {
	r := readers.Get().(*sentenceReader)
	defer readers.Put(r)
	t, in := r.tagger, &r.in
	var names []tagger.Name
	hits := f.hits
	for _, s := range f.d.Sentences {
		for len(hits) > 0 && hits[0].Start < s.Start {
			hits = hits[1:]
		}
		n := 0
		for n < len(hits) && hits[n].Start < s.End {
			n++
		}
		if !mostlyHan(f.d.Slice(s.Span)) {
			continue
		}
		in.Read(f.d.Text, s.Span, f.d.Tokens[s.Tokens.First:s.Tokens.End], hits[:n], f.lex)
		names = t.Names(names[:0], in)
		for _, name := range names {
			start, end := in.Bytes(name)
			f.marked = append(f.marked, marked{document.Span{Start: s.Start + start, End: s.Start + end}, name.Odds, true})
		}
		loneliness(f.marked[len(f.marked)-len(names):])
	}
	f.remember()
}

// A sentenceReader is what the linear model reads sentences with. Its buffers are
// worth keeping from one article to the next.
type sentenceReader struct {
	tagger *tagger.Tagger
	in     tagger.Input
}

var readers = sync.Pool{New: func() any { return &sentenceReader{tagger: tagger.New(tagger.Default())} }}

// tagged proposes the company names that the model marks.
func (f *finder) tagged() {
	for _, m := range f.marked {
		m.End = m.Start + len(strings.TrimRight(f.d.Slice(m.Span), " "))
		m.Start = f.pastHaving(m.Span)
		m.Start = f.pastConjunction(m.Span)
		m.Start = f.pastEvent(m.Span)
		m.Start = f.withoutPlace(m.Span)
		m.Start = f.withoutEpithet(m.Span)
		if m.odds < confident {
			m.Start = f.pastIntroduction(m.Span)
		}
		m.End = f.withoutPost(m)
		m.End = f.withoutAdverb(m.Span)
		m.Span = f.wholeRun(m.Span)
		m.End = f.withoutDeal(m.Span)
		if f.plausible(m) && !hit.PlaceAndWord(f.lex, f.d.Text, m.Span) {
			f.propose(m.Start, m.End, document.Company, f.modelWeight(m), linearModel)
		}
	}
}

// wholeRun is s with the capitalized words that it stands beside in one Latin name: Knight of
// Knight Sky.
func (f *finder) wholeRun(s document.Span) document.Span {
	if f.lowercase != nil || !isUpper(f.runeAt(s.Start)) || f.isCompany(f.d.Slice(s)) {
		return s
	}
	for {
		t, ok := f.token(min(s.End+1, len(f.d.Text)))
		if !ok || f.d.Text[s.End] != ' ' || !f.capital(t) || t.Len() < 2 || f.term(f.d.Slice(t.Span)) || f.isCompany(f.d.Slice(t.Span)) {
			return s
		}
		s.End = t.End
	}
}

const linearModel = "linear model"

// A marked span is what the linear model takes for a company, with the natural
// logarithm of how much likelier that is than not.
type marked struct {
	document.Span
	odds float64
	lone bool // no other company stands in the sentence
}

// loneliness tells of the companies of a sentence which have no other beside
// them that the model is confident of.
func loneliness(sentence []marked) {
	sure := 0
	for _, m := range sentence {
		if m.odds >= confident {
			sure++
		}
	}
	for i := range sentence {
		m := &sentence[i]
		m.lone = sure == 0 || sure == 1 && m.odds >= confident
	}
}

// confident are the odds from which on the model is believed over what the
// dictionary makes of the words.
const confident = 4

// certain are the odds from which on it is believed that two names of the tables
// side by side are one: 东风裕隆.
const certain = 10

// markedOver reports whether the model marks a company that starts at byte i and ends
// beyond end.
func (f *finder) markedOver(i, end int) bool {
	k, ok := slices.BinarySearchFunc(f.marked, i, func(m marked, at int) int { return m.Start - at })
	return ok && f.marked[k].End > end && f.marked[k].odds >= confident/2
}

// markedTo is where the model begins the company that ends at end. Of a name that
// ends as registered ones do, the model need not be sure.
func (f *finder) markedTo(end int, registered bool) (start int, ok bool) {
	i, ok := slices.BinarySearchFunc(f.marked, end, func(m marked, at int) int { return m.End - at })
	if !ok || f.marked[i].odds < confident/2 && !registered {
		return 0, false
	}
	return f.marked[i].Start, true
}

// modelWeight turns the model's odds into a weight. The model is believed where
// it makes more of a name that the tables know; ordinary words, names made of
// them, short names and those without another company beside them need better
// odds, for the model was taught with sentences that name several.
func (f *finder) modelWeight(s marked) float64 {
	w := min(0.5+s.odds/9, 0.95)
	if h, ok := f.hitWithin(s.Span); ok && h.End == s.End && h.Start > s.Start && s.odds < 2*confident && !h.Sure() && !f.branchOf(s.Start, h.Start) {
		w -= 0.35 // 开怼|荣耀
	}
	if h, ok := f.hitWithin(s.Span); ok && h.Span != s.Span && h.Sure() && s.odds >= confident/2 {
		if h.End == s.End && (f.roleEnds(h.Start) || f.twoPlaces(s.Start, h.Start) || s.odds < 2*confident && !f.branchOf(s.Start, h.Start)) {
			return 0 // IC设计大厂|联发科
		}
		if f.moreThan(h.Span, s) {
			return joint
		}
		return 0.95
	} else if ok && h.Span == s.Span {
		if h.Sure() {
			return 0 // the tables tell what it is
		}
		if t, ok := f.tokenBefore(s.Start); ok && (t.Tag == "m" || t.Tag == "q" || t.Tag == "mq") {
			w -= 0.4 // 一个苹果
		}
		if s.odds >= confident/4 && f.firmBeside(s.Span) {
			return w // among firms 苹果 is one
		}
		if f.ordinary(s.Span) {
			w -= 0.25
		}
		if s.lone {
			w -= 0.1
		}
		switch context := f.companyContext(s.Span); {
		case context >= 0.5:
			w += 0.1
		case context < 0.3:
			w -= 0.1
		}
		return w
	}
	if s.lone && (s.odds < confident*3/4 || companySuffix(f.d.Slice(s.Span)).text == "" && f.companyContext(s.Span) < 0.2) {
		w -= 0.15
	}
	if s.odds < confident/2 && companySuffix(f.d.Slice(s.Span)).text == "" && !f.markedAgain(s) {
		w -= 0.15 // nothing but one weak guess speaks for it
	}
	if len(f.d.Sentences) > 3 && s.odds < confident*3/2 && !f.markedAgain(s) && f.companyContext(s.Span) < 0.5 {
		w -= 0.3 // an article gives more than one sign of a firm
	}
	switch {
	case f.ordinary(s.Span):
		w -= 0.3
	case len(f.d.Slice(s.Span)) == 3:
		w -= 0.2 // an abbreviation: FMG
	case f.common(s.Span):
		w -= 0.1
	case f.runes(s.Span) == 2:
		w -= 0.05
	}
	switch context := f.companyContext(s.Span); {
	case context >= 0.5:
		w += 0.1
	case context < 0.2 && s.lone:
		w -= 0.15
	case context < 0.3 && f.runes(s.Span) == 2:
		w -= 0.1
	}
	if strings.HasSuffix(f.d.Slice(s.Span), "智能") && hasAnyPrefix(f.after(s.End), "音箱", "音响", "手表", "眼镜", "电视", "家居", "门锁") {
		w -= 0.5 // its wares
	}
	if hasAnyPrefix(strings.TrimLeft(f.after(s.End), "”》 "), "App", "APP", "应用", "软件", "手游", "小程序") {
		w -= 0.3 // a product
	}
	if f.plain(s.Span) && f.companyContext(s.Span) < 0.5 {
		w -= 0.3
		if s.odds < confident || hasAnySuffix(f.d.Slice(s.Span), "环境", "教育", "文化", "旅游", "贸易", "技术", "信息") {
			w -= 0.2
		}
	}
	if f.personFrom[s.Start] && f.runes(s.Span) <= 4 {
		w -= 0.3
		if companySuffix(f.d.Slice(s.Span)).text == "" && f.runes(s.Span) == 3 {
			w -= 0.2
		}
	}
	if strings.HasSuffix(f.before(s.Start), "“") && strings.HasPrefix(f.after(s.End), "”") && s.odds < 2*confident {
		w -= 0.2 // quoted as the names of products are
	}
	if strings.HasSuffix(f.d.Slice(s.Span), "网") && strings.HasSuffix(f.before(s.Start), "据") {
		w -= 0.5 // an outlet
	}
	if companySuffix(f.d.Slice(s.Span)).text == "" && f.holdsPerson(s.Span) {
		w -= 0.5 // 嘉奖|郭又乐
	}
	if endings := organizationEndings(); endings[0].of(f.d.Slice(s.Span)) != "" || endings[1].of(f.d.Slice(s.Span)) != "" {
		w -= 0.4 // 电视台, 侨联
	}
	return w
}

// moreThan reports whether the model is to be believed that a firm of the tables at an end
// of s is but a part of a name, which the parts would else outweigh: 云麓|赛门软件. It must be
// certain, unless s ends as firms do or with a number: 云麓|公司, 云麓99.
func (f *finder) moreThan(h document.Span, s marked) bool {
	rest := f.d.Text[h.End:max(h.End, s.End)]
	if strings.ContainsAny(rest, "（(") || f.withinName(s.Span) || f.holdsPerson(s.Span) || h.Start == s.Start && f.isNamed(rest) && !f.oneFirm(s.Span) {
		return false
	}
	if s.odds >= certain {
		return h.Start > s.Start || f.runes(h) == 2 || companySuffix(rest).form == firm
	}
	return h.Start == s.Start && (s.odds >= confident && strings.Trim(rest, "0123456789") == "" || s.odds >= 3*confident/2 && companySuffix(rest).form == firm)
}

// isNamed reports whether the tables hold name as that of a firm or a product.
func (f *finder) isNamed(name string) bool { return f.isCompany(name) || f.knownProduct(name) }

// oneFirm reports whether the words around s tell that it is one firm, though two names
// stand side by side in it: 合资公司|云麓赛门, 云麓赛门|董事长.
func (f *finder) oneFirm(s document.Span) bool {
	_, post := f.titleAt(s.End)
	return post || hasAnySuffix(f.before(s.Start), "公司", "企业", "合资")
}

// withinName reports whether a longer name of a firm that holds s is proposed.
func (f *finder) withinName(s document.Span) bool {
	return slices.ContainsFunc(f.candidates, func(c candidate) bool {
		return c.kind == document.Company && c.weight >= 1 && c.Start <= s.Start && s.End <= c.End && c.Span != s
	})
}

// firmBeside reports whether the sentence of s names another firm that the tables are sure
// of.
func (f *finder) firmBeside(s document.Span) bool {
	i, _ := slices.BinarySearchFunc(f.d.Sentences, s.Start, func(sentence document.Sentence, at int) int {
		if sentence.End <= at {
			return -1
		}
		return 1
	})
	if i == len(f.d.Sentences) {
		return false
	}
	return slices.ContainsFunc(f.hitsIn(f.d.Sentences[i].Start, f.d.Sentences[i].End), func(h hit.Hit) bool {
		return h.Sure() && !h.Overlaps(s) && f.d.Slice(h.Span) != f.d.Slice(s) && f.isCompany(f.d.Slice(h.Span))
	})
}

// holdsPerson reports whether somebody is proposed who starts within s.
func (f *finder) holdsPerson(s document.Span) bool {
	for at := s.Start + 1; at < s.End; at++ {
		if f.personFrom[at] {
			return true
		}
	}
	return false
}

// twoPlaces reports whether [start, end) is two places, one in the other, that tell
// where a firm is and begin no name: 浙江|嘉善|立讯精密.
func (f *finder) twoPlaces(start, end int) bool {
	first, ok := f.lex.Longest(lexicon.Places, f.d.Text, start)
	if !ok || first.End >= end {
		return false
	}
	second, ok := f.lex.Longest(lexicon.Places, f.d.Text, first.End)
	if !ok {
		t, word := f.token(first.End)
		return word && t.End == end && t.Tag == "ns"
	}
	return second.End == end
}

// branchOf reports whether the words [start, end) before the name of a firm can begin
// that of another: 上海|大众, and not 开怼|荣耀.
func (f *finder) branchOf(start, end int) bool {
	t, ok := f.token(start)
	if !ok || t.End > end {
		return false
	}
	word := f.d.Slice(t.Span)
	return f.place(word) || f.isCompany(word) || nameTag(t.Tag) && t.Tag != "x" && t.Tag != "" || !isHan(f.runeAt(start))
}

// markedAgain reports whether the model marks the name of s at another place of
// the article too.
func (f *finder) markedAgain(s marked) bool {
	places, ok := f.places[f.d.Slice(s.Span)]
	return ok && (places.first != s.Start || places.last != s.Start)
}

// places are where the model first and last marks a name.
type places struct{ first, last int }

// remember notes the places of the marked names.
func (f *finder) remember() {
	f.places = make(map[string]places, len(f.marked))
	for _, m := range f.marked {
		name := f.d.Slice(m.Span)
		p, ok := f.places[name]
		if !ok {
			p.first = m.Start
		}
		p.last = m.Start
		f.places[name] = p
	}
}

// hitWithin is a company of the tables that s begins or ends with.
func (f *finder) hitWithin(s document.Span) (*hit.Hit, bool) {
	hits := f.hitsIn(s.Start, s.End)
	for i := range hits {
		h := &hits[i]
		if h.Start != s.Start && h.End != s.End || h.End > s.End {
			continue
		}
		for _, c := range h.Candidates {
			if f.lex.Kind(c.ID) == lexicon.Company {
				return h, true
			}
		}
	}
	return nil, false
}
