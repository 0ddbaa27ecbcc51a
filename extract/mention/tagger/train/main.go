// Command train makes the tagger's weights out of the sentences of FinRE:
//
//	go generate ./extract/mention/tagger
//
// FinRE is a tab-separated file of (head company, tail company, relation,
// sentence). It marks two companies of each sentence and leaves the others
// unmarked, so a character without a mark is weak evidence of no name. Three
// things make up for that: a name that is marked in one sentence counts as
// marked in all of them, and so does what the tables are sure is a company; and
// Learn is told to favour names. The tables' hits are hidden from half of the examples, by turns, so
// that the model learns how names look and not only that the tables know them.
//
// A first model is trained without one sentence in ten, to report recall on those;
// the weights that are written come from all sentences, and depend on nothing
// else than the training file, the tables and the seed.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/mention/hit"
	"github.com/newsgraph/kg/extract/mention/tagger"
	"github.com/newsgraph/kg/extract/segment"
)

func main() {
	log.SetFlags(0)
	finre := flag.String("finre", "", "FinRE's train.txt")
	out := flag.String("out", "model.bin", "where to write the weights")
	buckets := flag.Int("buckets", 1<<17, "feature buckets; a bucket takes 5 bytes")
	epochs := flag.Int("epochs", 8, "passes over the sentences")
	bias := flag.Float64("bias", 10, "handicap of names against no name while training")
	seed := flag.Uint64("seed", 1, "of the order of examples")
	flag.Parse()
	sentences, err := read(*finre)
	if err != nil {
		log.Fatal("train: ", err)
	}
	t := trainer{lex: lexicon.Default(), marks: count(sentences)}
	var train []sentence
	var held []sentence
	for i, s := range sentences {
		if i%10 == 0 {
			held = append(held, s)
		} else {
			train = append(train, s)
		}
	}
	options := tagger.Options{
		Buckets: *buckets, Epochs: *epochs, Bias: *bias, Seed: *seed, Prepare: t.prepare,
		Progress: func(epoch int, right float64) { log.Printf("epoch %d: %.4f of characters right", epoch, right) },
	}
	t.report(tagger.Learn(t.examples(train), options), train, held)
	model := tagger.Learn(t.examples(sentences), options)
	if err := os.WriteFile(*out, model.Encode(), 0o644); err != nil {
		log.Fatal("train: ", err)
	}
}

// A sentence of FinRE with the names marked in it.
type sentence struct {
	text  string
	names []string
}

// read joins the rows of one sentence. <N> stands for a number.
func read(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []sentence
	index := map[string]int{}
	rows := bufio.NewScanner(f)
	for rows.Scan() {
		row := strings.Split(strings.ReplaceAll(rows.Text(), "<N>", "0"), "\t")
		if len(row) != 4 {
			continue // blank lines part the rows
		}
		i, ok := index[row[3]]
		if !ok {
			i = len(all)
			index[row[3]] = i
			all = append(all, sentence{text: row[3]})
		}
		for _, name := range row[:2] {
			if !slices.Contains(all[i].names, name) {
				all[i].names = append(all[i].names, name)
			}
		}
	}
	return all, rows.Err()
}

func count(sentences []sentence) map[string]int {
	n := map[string]int{}
	for _, s := range sentences {
		for _, name := range s.names {
			n[name]++
		}
	}
	return n
}

type trainer struct {
	lex   *lexicon.Lexicon
	marks map[string]int // in how many sentences a name is marked
}

// examples labels each sentence with the names marked in it, then those marked
// elsewhere, then those of the tables; the longer first.
func (t *trainer) examples(sentences []sentence) []tagger.Example {
	var elsewhere []string
	for name, n := range t.marks {
		if r := utf8.RuneCountInString(name); r >= 4 || r == 3 && n >= 2 || r == 2 && n >= 5 {
			elsewhere = append(elsewhere, name)
		}
	}
	longer := func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }
	slices.SortFunc(elsewhere, longer)
	examples := make([]tagger.Example, len(sentences))
	for i, s := range sentences {
		e := tagger.Example{Text: s.text, Labels: make([]tagger.Label, utf8.RuneCountInString(s.text))}
		slices.SortFunc(s.names, longer)
		for _, names := range [][]string{s.names, elsewhere, t.sure(s.text)} {
			for _, name := range names {
				label(e.Labels, s.text, name)
			}
		}
		examples[i] = e
	}
	return examples
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

// prepare reads a sentence for the learner, half of the time without some of
// its hits.
func (t *trainer) prepare(in *tagger.Input, text string, rng *rand.Rand) {
	t.readInput(in, text, func() bool { return rng == nil || rng.IntN(2) == 0 })
}

func (t *trainer) readInput(in *tagger.Input, text string, keep func() bool) {
	d := &document.Document{Text: text}
	d.Sentences = []document.Sentence{{Span: document.Span{End: len(text)}}}
	segment.Words(d)
	borders := hit.NewBorders(d)
	var kept []hit.Hit
	var whole []document.Span
	for _, h := range hit.Find(nil, t.lex, text) {
		if !borders.Allow(h.Span) || !keep() {
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

// report prints the share of marked names that the model finds in the sentences
// held back, with all hits shown, and of those never seen marked.
func (t *trainer) report(m *tagger.Model, train, held []sentence) {
	seen := count(train)
	tag := tagger.New(m)
	var in tagger.Input
	marked, found, unseen, unseenFound, all := 0, 0, 0, 0, 0
	for _, s := range held {
		t.prepare(&in, s.text, nil)
		got := map[string]bool{}
		for _, n := range tag.Names(nil, &in) {
			start, end := in.Bytes(n)
			got[s.text[start:end]] = true
			all++
		}
		for _, name := range s.names {
			marked++
			if got[name] {
				found++
			}
			if seen[name] == 0 {
				unseen++
				if got[name] {
					unseenFound++
				}
			}
		}
	}
	fmt.Printf("held back: %d of %d marked names found (%.3f), of those unseen in training %d of %d (%.3f); %d names found in all\n",
		found, marked, ratio(found, marked), unseenFound, unseen, ratio(unseenFound, unseen), all)
}

func ratio(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
