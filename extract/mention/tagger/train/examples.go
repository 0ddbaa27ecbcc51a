package main

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/mention/tagger"
	"github.com/newsgraph/kg/extract/segment"
)

// A trainer makes examples of sentences.
type trainer struct {
	lex   *lexicon.Lexicon
	marks map[string]int // in how many sentences a name is marked

	pool  []string // names to put in the place of others
	doubt float64  // odds from which on an unmarked name may be one
}

func newTrainer(lex *lexicon.Lexicon, sentences []sentence, doubt float64) *trainer {
	return &trainer{lex: lex, marks: count(sentences), pool: names(lex), doubt: doubt}
}

// learn makes weights of the sentences.
func (t *trainer) learn(sentences []sentence, o tagger.Options) *tagger.Model {
	return tagger.Learn(t.examples(sentences, t.doubts(sentences, o)), o)
}

// doubts finds what may be names that nobody marked: those that weights made
// from the other half of the sentences find in each half.
func (t *trainer) doubts(sentences []sentence, o tagger.Options) map[string][]string {
	var halves [2][]sentence
	for i, s := range sentences {
		halves[i%2] = append(halves[i%2], s)
	}
	doubts := map[string][]string{}
	o.Epochs, o.Bias = (o.Epochs+1)/2, 0
	var in tagger.Input
	for i, half := range halves {
		tag := tagger.New(tagger.Learn(t.examples(half, nil), o))
		for _, s := range halves[1-i] {
			t.read(&in, s.text, all)
			for _, n := range tag.Names(nil, &in) {
				if n.Odds > t.doubt {
					start, end := in.Bytes(n)
					doubts[s.text] = append(doubts[s.text], s.text[start:end])
				}
			}
		}
	}
	return doubts
}

// examples reads each sentence thrice; see the package comment. The names marked
// in a sentence count before those marked elsewhere and those of the tables, and
// the longer before the shorter.
func (t *trainer) examples(sentences []sentence, doubts map[string][]string) []tagger.Example {
	names := t.elsewhere()
	rng := rand.New(rand.NewPCG(1, 1))
	half := func(string) bool { return rng.IntN(2) == 0 }
	once := func(name string) bool { return t.marks[name] != 1 }
	var examples []tagger.Example
	add := func(s sentence, doubts []string, keep func(string) bool) {
		labels := t.labels(s, names)
		doubt(labels, s.text, doubts)
		examples = append(examples, tagger.Example{Labels: labels, Read: func(in *tagger.Input) { t.read(in, s.text, keep) }})
	}
	for _, s := range sentences {
		add(s, doubts[s.text], once)
		add(s, doubts[s.text], half)
	}
	for _, s := range sentences {
		other, made := t.invent(s, rng)
		add(other, doubts[s.text], func(name string) bool { return !made[name] && half(name) })
	}
	for _, s := range ordinary() {
		for _, keep := range []func(string) bool{all, half, all, half} {
			labels := make([]tagger.Label, utf8.RuneCountInString(s.text))
			for _, name := range s.names {
				label(labels, s.text, name)
			}
			examples = append(examples, tagger.Example{Labels: labels, Read: func(in *tagger.Input) { t.read(in, s.text, keep) }})
		}
	}
	return examples
}

// elsewhere are the names that are a company's wherever they stand, the longest
// first.
func (t *trainer) elsewhere() []string {
	var names []string
	for name, n := range t.marks {
		if r := utf8.RuneCountInString(name); r >= 4 || r == 3 && n >= 2 || r == 2 && n >= 5 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, longer)
	return names
}

// longer orders the longer of two names first.
func longer(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }

// labels are those of s, with what else is known to be a company's name in it.
func (t *trainer) labels(s sentence, elsewhere []string) []tagger.Label {
	labels := make([]tagger.Label, utf8.RuneCountInString(s.text))
	slices.SortFunc(s.names, longer)
	for _, names := range [][]string{s.names, elsewhere, t.sure(s.text)} {
		for _, name := range names {
			label(labels, s.text, name)
		}
	}
	return labels
}

// invent puts other companies of the tables in the place of those marked in s,
// and tells which it put there.
func (t *trainer) invent(s sentence, rng *rand.Rand) (sentence, map[string]bool) {
	made := map[string]bool{}
	out := sentence{text: s.text}
	slices.SortFunc(s.names, longer)
	for _, name := range s.names {
		other := t.pool[rng.IntN(len(t.pool))]
		if utf8.RuneCountInString(name) < 2 || strings.Contains(out.text, other) || slices.ContainsFunc(out.names, func(n string) bool { return strings.Contains(n, name) }) {
			out.names = append(out.names, name)
			continue
		}
		out.text = strings.ReplaceAll(out.text, name, other)
		out.names = append(out.names, other)
		made[other] = true
	}
	return out, made
}

// sure are the names of three or more characters that the tables know to be a
// company wherever they stand.
func (t *trainer) sure(text string) []string {
	var names []string
	for _, h := range hit.Find(nil, t.lex, text) {
		name := text[h.Start:h.End]
		if h.Sure() && t.lex.Kind(h.Candidates[0].ID) == lexicon.Company && utf8.RuneCountInString(name) >= 3 {
			names = append(names, name)
		}
	}
	return names
}

// doubt makes unknown the characters of names that no other name overlaps.
func doubt(labels []tagger.Label, text string, names []string) {
	for _, name := range names {
		n := utf8.RuneCountInString(name)
		for at := 0; ; {
			k := strings.Index(text[at:], name)
			if k < 0 {
				break
			}
			k += at
			at = k + len(name)
			first := utf8.RuneCountInString(text[:k])
			for i := range labels[first : first+n] {
				if labels[first+i] == tagger.Outside {
					labels[first+i] = tagger.Unknown
				}
			}
		}
	}
}

// label marks each place of name in text that no other name overlaps.
func label(labels []tagger.Label, text, name string) {
	n := utf8.RuneCountInString(name)
	for at := 0; ; {
		k := strings.Index(text[at:], name)
		if k < 0 || n == 0 {
			return
		}
		k += at
		at = k + len(name)
		first := utf8.RuneCountInString(text[:k])
		span := labels[first : first+n]
		if slices.ContainsFunc(span, func(l tagger.Label) bool { return l != tagger.Outside }) {
			continue
		}
		for i := range span {
			span[i] = tagger.Inside
		}
		span[0], span[n-1] = tagger.Begin, tagger.End
		if n == 1 {
			span[0] = tagger.Single
		}
	}
}

// read fills in with a sentence, without the hits of names that are not to be kept.
func (t *trainer) read(in *tagger.Input, text string, keep func(name string) bool) {
	d := &document.Document{Text: text}
	d.Sentences = []document.Sentence{{Span: document.Span{End: len(text)}}}
	segment.Words(d)
	borders := hit.NewBorders(d)
	var kept []hit.Hit
	var whole []document.Span
	for _, h := range hit.Find(nil, t.lex, text) {
		if !borders.Allow(h.Span) || !keep(text[h.Start:h.End]) {
			continue
		}
		kept = append(kept, h)
		if h.Sure() && !h.Topic(t.lex) {
			whole = append(whole, h.Span)
		}
	}
	segment.WordsWith(d, whole)
	in.Read(text, d.Sentences[0].Span, d.Tokens, kept, t.lex)
}

// all keeps every hit.
func all(string) bool { return true }

// names are the Chinese names of the companies that the tables list and their
// other forms, of the long ones every fourth or so.
func names(lex *lexicon.Lexicon) []string {
	var all []string
	for _, e := range lex.Entries(lexicon.Company) {
		for _, name := range append([]string{e.Name, e.Full}, e.Aliases...) {
			r, _ := utf8.DecodeRuneInString(name)
			if n := utf8.RuneCountInString(name); r >= 0x3400 && r <= 0x9fff && n >= 2 && (n <= 6 || len(all)%4 == 0) {
				all = append(all, name)
			}
		}
	}
	return all
}
