package ask

import (
	"slices"
	"strings"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/text"
)

// searched is the text that a question's query searches statements for, "" if it does not.
func (q *Question) searched() string {
	switch {
	case q.Form == WhoSaid:
		return q.Text
	case (q.Form == WhoTalks || q.Form == Said) && q.About.Text != "" && q.About.Label == "":
		return q.About.Text
	}
	return ""
}

// wanted are the words that a statement is searched for.
type wanted struct {
	text     string
	phrases  []string            // folded, of the text in quotation marks: a statement must have them
	terms    []string            // of the text, folded: those that say what it is about
	marks    []string            // of the text, folded: those to mark
	synonyms map[string][]string // folded other names of what the text names, by the folded name in it
	written  []string            // the same other names, as they were written
}

// maxSynonyms bounds how many other names of one thing are searched for.
const maxSynonyms = 6

// wanted finds the words of a text, and the other names of the things that it names: who asks for AI
// also finds 人工智能, where the graph has both for names of one topic.
func (n names) wanted(s string) *wanted {
	w := &wanted{text: s, phrases: quoted(s), synonyms: map[string][]string{}}
	w.terms, w.marks = telling(s)
	if len(w.terms) == 0 {
		w.terms = w.marks
	}
	ph := newPhrase(s)
	for from := 0; from < ph.len(); from++ {
		for to := min(ph.len(), from+maxName); to > from; to-- {
			if cutsWord(ph, from) || cutsWord(ph, to) {
				continue
			}
			name := ph.slice(from, to).String()
			if n.addSynonyms(w, name) {
				from = to - 1
				break
			}
		}
	}
	return w
}

// idle are the characters and words that say little of what a text is about.
const idle = "的了是在有和与也都就而及或一这那其该应会要能可将被把对从为不很更最还但因所以我你他她它们个么吗呢吧"

var idleWords = strings.Fields("a an the is are was were be been will would of to in on at for and or that this it its as by with from has have had not do does did")

// telling returns the terms of a text, folded, each once: those that say what it is about, and
// those to mark, among which are also pairs of characters one of which says little.
func telling(s string) (terms, marks []string) {
	for t := range text.Terms(s) {
		if slices.Contains(marks, t.Text) || slices.Contains(idleWords, t.Text) || t.Last && len(marks) > 0 {
			continue
		}
		marks = append(marks, t.Text)
		if !strings.ContainsAny(t.Text, idle) {
			terms = append(terms, t.Text)
		}
	}
	return terms, marks
}

// maxName is how many characters of a text are tried for a name.
const maxName = 16

func cutsWord(ph phrase, i int) bool {
	return i > 0 && i < ph.len() && wordRune(ph.folded[i-1]) && wordRune(ph.folded[i])
}

// addSynonyms adds the other names of the one topic or product that has a name.
func (n names) addSynonyms(w *wanted, name string) bool {
	found := n.named(name, []string{"Topic", "Product"})
	if len(found) != 1 {
		return false
	}
	folded := fold.Name(name)
	for _, other := range n.tx.Names(found[0].Node) {
		f := fold.Name(other)
		if f != folded && !slices.Contains(w.synonyms[folded], f) && len(w.synonyms[folded]) < maxSynonyms {
			w.synonyms[folded] = append(w.synonyms[folded], f)
			w.written = append(w.written, other)
		}
	}
	return true
}

// quoted returns what stands in quotation marks, folded.
func quoted(s string) []string {
	var list []string
	for {
		i := strings.IndexAny(s, "\"“「『")
		if i < 0 {
			return list
		}
		s = s[i:]
		s = s[len(string([]rune(s)[:1])):]
		j := strings.IndexAny(s, "\"”」』")
		if j < 0 {
			return list
		}
		if f := foldedText(s[:j]); f != "" {
			list = append(list, f)
		}
		s = s[j:]
		s = s[len(string([]rune(s)[:1])):]
	}
}

// query is the text to search for: the words, and the other names as phrases.
func (w *wanted) query() string {
	q := w.text
	for _, s := range w.written {
		q += ` "` + s + `"`
	}
	return q
}

// foldedText folds a text rune by rune and drops its punctuation, so that quotations are compared by
// their words.
func foldedText(s string) string {
	return strings.Map(func(r rune) rune {
		if r = fold.Rune(r); r < 0 || strings.ContainsRune(" \t\n,，。;；:：?？!！、…—\"“”'‘’「」『』()（）《》·", r) {
			return -1
		}
		return r
	}, s)
}

// Quote is the sentence of a statement that fits best what was searched for.
type Quote struct {
	Sentence string
	Matches  [][2]int // stretches of Sentence, in bytes, that were searched for
	coverage float64  // of the terms searched for, how many the statement has
}

// minCoverage is the share of the terms searched for that a statement must have to be an answer;
// with less it only comes near one.
const minCoverage = 0.7

// choose keeps the statements that have what was searched for, and marks it in them.
func (a *Answer) choose(w *wanted) {
	var rows, near []Row
	for _, r := range a.Rows {
		r.Quote = w.quote(r.text("text"))
		if r.Quote.coverage >= minCoverage && w.hasPhrases(r.text("text")) {
			rows = append(rows, r)
		} else {
			near = append(near, r)
		}
	}
	slices.SortStableFunc(near, func(a, b Row) int {
		switch {
		case a.Quote.coverage > b.Quote.coverage:
			return -1
		case a.Quote.coverage < b.Quote.coverage:
			return 1
		}
		return 0
	})
	a.Rows = rows
	if len(rows) == 0 {
		a.Near = near[:min(len(near), 3)]
	}
}

func (w *wanted) hasPhrases(s string) bool {
	folded := foldedText(s)
	for _, p := range w.phrases {
		if !strings.Contains(folded, p) {
			return false
		}
	}
	return true
}

// quote finds the sentence of a statement with most of the words.
func (w *wanted) quote(statement string) *Quote {
	best := &Quote{}
	most := -1
	for sentence := range sentences(statement) {
		matches := w.matches(sentence)
		covered := 0
		for _, m := range matches {
			covered += m[1] - m[0]
		}
		if covered > most {
			most = covered
			best.Sentence, best.Matches = sentence, matches
		}
	}
	best.coverage = w.coverage(statement)
	return best
}

// coverage is the share of the terms that a statement has, itself or as another name.
func (w *wanted) coverage(statement string) float64 {
	has := map[string]bool{}
	for t := range text.Terms(statement) {
		has[t.Text] = true
	}
	folded := fold.Name(statement)
	for name, others := range w.synonyms {
		if slices.ContainsFunc(others, func(o string) bool { return strings.Contains(folded, o) }) {
			for t := range text.Terms(name) {
				has[t.Text] = true
			}
		}
	}
	n := 0
	for _, t := range w.terms {
		if has[t] {
			n++
		}
	}
	if len(w.terms) == 0 {
		return 0
	}
	return float64(n) / float64(len(w.terms))
}
