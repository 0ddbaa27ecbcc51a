// Package complete finishes the words of openCypher and of questions as they
// are typed: keywords, labels, types, properties, and the names of entities.
//
// Start with [Read] and [Words.At]. [Words.With] takes names from elsewhere than memory.
package complete

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/query/schema"
)

// keywords of openCypher that begin or join clauses.
var keywords = []string{
	"AND", "AS", "ASC", "CALL", "CASE", "CONTAINS", "CREATE", "DELETE", "DESC", "DETACH", "DISTINCT", "ELSE", "END", "ENDS WITH",
	"EXISTS", "EXPLAIN", "IN", "IS NOT NULL", "IS NULL", "LIMIT", "MATCH", "MERGE", "NOT", "ON CREATE SET", "ON MATCH SET",
	"OPTIONAL MATCH", "OR", "ORDER BY", "PROFILE", "REMOVE", "RETURN", "SET", "SKIP", "STARTS WITH", "THEN", "UNION", "UNWIND",
	"WHEN", "WHERE", "WITH", "XOR", "YIELD",
}

// Words are what can be completed.
type Words struct {
	labels, types, keys []string
	names               Names
}

// Candidate is what a word can become.
type Candidate struct {
	Text  string
	Kind  Kind
	Label string // of the node that has a name, where Names tells it
}

// Kind is what a Candidate is in the language.
type Kind string

// The kinds.
const (
	Keyword  Kind = "keyword"
	Label    Kind = "label"
	Type     Kind = "type"
	Property Kind = "property"
	Name     Kind = "name"
)

// Names finds up to limit names that begin as prefix does, in either script and case.
type Names func(prefix string, limit int) []Candidate

// With returns the same words with other names.
func (w *Words) With(names Names) *Words {
	with := *w
	with.names = names
	return &with
}

// name is a name of an entity, and the form by which it is looked up.
type name struct{ folded, text string }

// maxNames bounds the names that are kept.
const maxNames = 200_000

// Read gathers the words of a graph. Names are those of the nodes with the
// labels named.
func Read(tx *graph.Tx, named []string) (*Words, error) {
	s, err := schema.Read(tx)
	if err != nil {
		return nil, err
	}
	w := &Words{keys: s.Keys}
	for _, l := range s.Labels {
		w.labels = append(w.labels, l.Name)
	}
	for _, t := range s.Types {
		w.types = append(w.types, t.Name)
	}
	var kept kept
	for _, label := range named {
		for id := range tx.NodesByLabel(label) {
			for _, text := range tx.Names(id) {
				kept = append(kept, name{fold.Name(text), text})
			}
			if len(kept) > maxNames {
				break
			}
		}
	}
	slices.SortFunc(kept, func(a, b name) int { return cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.text, b.text)) })
	w.names = slices.Compact(kept).starting
	return w, tx.Err()
}

// kept are names in memory, in order of their folded forms.
type kept []name

func (k kept) starting(prefix string, limit int) (found []Candidate) {
	folded := fold.Name(prefix)
	i, _ := slices.BinarySearchFunc(k, folded, func(n name, f string) int { return cmp.Compare(n.folded, f) })
	for ; i < len(k) && len(found) < limit && strings.HasPrefix(k[i].folded, folded); i++ {
		found = append(found, Candidate{Text: k[i].text, Kind: Name})
	}
	return found
}

// At is what can stand for the last word of text, which ends at the cursor:
// start is the byte at which that word begins, and no more than limit
// candidates replace it.
func (w *Words) At(text string, limit int) (start int, candidates []Candidate) {
	if open := openQuote(text); open >= 0 {
		return open, w.named(text[open:], limit)
	}
	start = len(text)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		start -= size
	}
	word := text[start:]
	before := strings.TrimRight(text[:start], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	switch bracket := openBracket(text[:start]); {
	case (last == ':' || last == '|') && bracket == '[':
		return start, starting(Type, w.types, word, limit)
	case (last == ':' || last == '|' || last == '&') && bracket != '{':
		return start, starting(Label, w.labels, word, limit)
	case last == '.', (last == '{' || last == ',') && bracket == '{':
		return start, starting(Property, w.keys, word, limit)
	case word == "":
		return start, nil
	}
	found := starting(Keyword, keywords, word, limit)
	found = append(found, w.named(word, limit-len(found))...)
	if len(found) == 0 {
		return w.within(text, start, limit)
	}
	return start, found
}

// longestName is how many characters of a word are tried as the beginning of a name.
const longestName = 12

// within is for scripts that are written without spaces: it finds names that begin as the word's end does, its longest end
// that is the beginning of any.
func (w *Words) within(text string, start, limit int) (int, []Candidate) {
	first := start
	for i := utf8.RuneCountInString(text[start:]); i > longestName; i-- {
		_, size := utf8.DecodeRuneInString(text[first:])
		first += size
	}
	for i, r := range text[first:] {
		if i+first > start && unicode.Is(unicode.Han, r) {
			if found := w.named(text[first+i:], limit); len(found) > 0 {
				return first + i, found
			}
		}
	}
	return start, nil
}

// starting are those words that begin as prefix does, in either case.
func starting(kind Kind, words []string, prefix string, limit int) (found []Candidate) {
	for _, w := range words {
		if len(w) >= len(prefix) && strings.EqualFold(w[:len(prefix)], prefix) && len(found) < limit {
			found = append(found, Candidate{Text: w, Kind: kind})
		}
	}
	return found
}

// named are the names that begin as prefix does.
func (w *Words) named(prefix string, limit int) []Candidate {
	if fold.Name(prefix) == "" || limit <= 0 {
		return nil
	}
	return w.names(prefix, limit)
}

// openQuote is where the text within a quotation mark begins that is not
// closed, -1 for none.
func openQuote(text string) int {
	open, mark := -1, rune(0)
	for i, r := range text {
		switch {
		case mark == 0 && (r == '\'' || r == '"'):
			open, mark = i+1, r
		case r == mark:
			open, mark = -1, 0
		}
	}
	return open
}

// openBracket is the innermost bracket that is not closed, 0 for none.
func openBracket(text string) rune {
	var open []rune
	for _, r := range text {
		switch r {
		case '(', '[', '{':
			open = append(open, r)
		case ')', ']', '}':
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[len(open)-1]
}
