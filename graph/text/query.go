package text

import (
	"strings"
	"unicode/utf8"
)

// Clause is a part of a query: terms that stand in a text one behind the other, at the distances
// that their positions give.
type Clause []Part

// Part is a term of a clause.
type Part struct {
	Text   string
	Offset int  // of its position from the clause's first
	Prefix bool // any term that begins so
}

// Parse splits a query into clauses. Text in double quotes, straight, curved or Chinese, is a
// phrase and makes one clause; of other text each term makes one. A word with * behind it stands
// for all words that begin so. It never fails: what holds no term is passed over.
func Parse(query string) []Clause {
	var clauses []Clause
	for query != "" {
		i := strings.IndexAny(query, quotes)
		if i < 0 {
			return append(clauses, loose(query)...)
		}
		clauses = append(clauses, loose(query[:i])...)
		query = cutQuote(query[i:])
		phrase := query
		if j := strings.IndexAny(query, quotes); j >= 0 {
			phrase = query[:j]
			query = cutQuote(query[j:])
		} else {
			query = ""
		}
		if c := phraseOf(phrase); len(c) > 0 {
			clauses = append(clauses, c)
		}
	}
	return clauses
}

const quotes = "\"“”「」『』"

// cutQuote returns what is behind the quotation mark that s begins with.
func cutQuote(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[n:]
}

func phraseOf(s string) Clause {
	var c Clause
	first, prev := -1, Term{Last: true}
	for t := range Terms(s) {
		if first < 0 {
			first = t.Position
		}
		// The last character of a run is in the pair before it.
		if !t.Last || prev.Last || prev.Position+1 != t.Position || !paired(prev.Text) {
			c = append(c, Part{Text: t.Text, Offset: t.Position - first, Prefix: t.Last})
		}
		prev = t
	}
	return c
}

// loose makes a clause of every term.
func loose(s string) []Clause {
	var clauses []Clause
	for _, field := range strings.Fields(s) {
		word, prefix := strings.CutSuffix(field, "*")
		for _, p := range phraseOf(word) {
			clauses = append(clauses, Clause{{Text: p.Text, Prefix: p.Prefix}})
		}
		if n := len(clauses); prefix && n > 0 {
			clauses[n-1][0].Prefix = true
		}
	}
	return clauses
}

// paired tells whether a term is a pair of characters rather than a word.
func paired(term string) bool {
	for _, r := range term {
		return cjk(r)
	}
	return false
}
