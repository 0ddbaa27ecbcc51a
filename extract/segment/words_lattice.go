package segment

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/internal/doublearray"
	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

// A cutter finds the most probable way to read a text as words, as gse's Cut
// does with its HMM on: every dictionary word is an edge between two places in
// the text, the path with the highest product of probabilities is the reading,
// and runs of single characters on that path, where the dictionary fell
// silent, are read again by the HMM over characters.
//
// Two things differ from gse. Numbers, dates and Latin words are units (see
// words_unit.go) that no word may begin or end within. And a character that
// only begins words weighs what an unknown one weighs; gse gives it -Inf, so
// that one digit turns off the weights of all that stands before it.
//
// All slices are scratch that the next text reuses; a cutter serves one text
// at a time.
type cutter struct {
	dict  *dictionary.Dictionary
	runes []rune
	codes []uint16           // the dictionary's numbers for the runes, in lower case
	at    []int              // byte offset of each rune, and of the end
	pairs []doublearray.Node // where in the dictionary each rune and the next lead
	units []unit             // by the index of their first rune
	best  []edge             // the best reading from a rune to the end of the text
	words []word             // of the dictionary that start in the text, those at its end first
	upTo  []int              // where in words those end that start at a rune or behind it

	weights [][dictionary.States]float64 // Viterbi's, by rune of a run
	from    [][dictionary.States]uint8   // state before
	states  []uint8
}

// An edge is a word that starts at a rune.
type edge struct {
	weight float64 // of the reading from here to the end of the text
	end    int
	word   doublearray.Node // its place in the dictionary, 0 for none
}

// A word is one of the dictionary that starts at a rune.
type word struct {
	weight float64
	end    int
	place  doublearray.Node
}

// cut appends the words of text within s. The known spans are disjoint, in
// order, and start within s.
func (c *cutter) cut(tokens []document.Token, text string, s document.Span, known []document.Span) []document.Token {
	c.read(text, s)
	c.findUnits(known)
	c.findBest()
	return c.readBest(tokens)
}

// read decodes the text.
func (c *cutter) read(text string, s document.Span) {
	c.runes, c.codes, c.at = c.runes[:0], c.codes[:0], c.at[:0]
	for i := s.Start; i < s.End; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:s.End])
		}
		folded := r
		if 'A' <= r && r <= 'Z' {
			folded += 'a' - 'A'
		}
		c.runes = append(c.runes, r)
		c.codes = append(c.codes, c.dict.Code(folded))
		c.at = append(c.at, i)
		i += size
	}
	c.at = append(c.at, s.End)
}

// findBest fills best from the end of the text to its start, and words.
func (c *cutter) findBest() {
	n := c.growBest()
	c.pairs = slices.Grow(c.pairs[:0], n)[:n]
	c.dict.Pairs(c.pairs, c.codes)
	c.words, c.upTo = c.words[:0], slices.Grow(c.upTo[:0], n+1)[:n+1]
	c.upTo[n] = 0
	for i := n - 1; i >= 0; i-- {
		if c.units[i].end != 0 { // not within a unit
			first := len(c.words)
			c.findWords(i)
			c.best[i] = c.choose(i, c.words[first:])
		}
		c.upTo[i] = len(c.words)
	}
}

// growBest makes room for the readings and returns how many runes there are.
func (c *cutter) growBest() int {
	n := len(c.runes)
	if cap(c.best) <= n {
		c.best = make([]edge, 2*n+1)
	}
	c.best = c.best[:n+1]
	c.best[n] = edge{end: n}
	return n
}

// findWords appends to words those that start at rune i, the shortest first.
func (c *cutter) findWords(i int) {
	node := c.dict.Root()
	for j := i; j < len(c.runes) && c.units[j].kind.inWords(); {
		end := c.units[j].end
		ok := true
		if end == i+2 {
			node, ok = c.pairs[i], c.pairs[i] != 0
		} else {
			node, ok = c.walk(node, j, end)
		}
		if !ok {
			return
		}
		if weight, isWord := c.dict.Weight(node); isWord {
			c.words = append(c.words, word{weight, end, node})
		}
		j = end
	}
}

// choose is the best of the words that start at rune i, the longest of equals, or
// the unit there when it begins none.
func (c *cutter) choose(i int, words []word) edge {
	end := c.units[i].end
	best, found := edge{weight: c.dict.Unknown + c.best[end].weight, end: end}, false
	for k := range words {
		w := &words[k]
		if weight := w.weight + c.best[w.end].weight; !found || weight >= best.weight {
			best, found = edge{weight, w.end, w.place}, true
		}
	}
	return best
}

func (c *cutter) walk(node doublearray.Node, from, to int) (doublearray.Node, bool) {
	ok := true
	for i := from; i < to && ok; i++ {
		node, ok = c.dict.Step(node, c.codes[i])
	}
	return node, ok
}

// wordAt is the place in the dictionary of the runes, 0 when they have none.
func (c *cutter) wordAt(from, to int) doublearray.Node {
	node, ok := c.walk(c.dict.Root(), from, to)
	if !ok {
		return 0
	}
	return node
}

// readBest follows the best reading and hands every run of single characters
// on it to readRun.
func (c *cutter) readBest(tokens []document.Token) []document.Token {
	run := 0
	for i := 0; i < len(c.runes); {
		e := c.best[i]
		if e.end > c.units[i].end || c.units[i].kind == fixed {
			tokens = c.readRun(tokens, run, i)
			if c.units[i].kind == fixed {
				e.word = c.wordAt(i, e.end)
			}
			tokens = c.emit(tokens, i, e.end, e.word)
			run = e.end
		}
		i = e.end
	}
	return c.readRun(tokens, run, len(c.runes))
}

// readRun appends the words of a run that the dictionary reads as single
// units. As in gse, the HMM reads its characters again, unless the run as a
// whole is a word that the route decided against.
func (c *cutter) readRun(tokens []document.Token, from, to int) []document.Token {
	if from == to {
		return tokens
	}
	_, isWord := c.wordAt(from, to).Value()
	alone := isWord || c.units[from].end == to
	for i := from; i < to; {
		end := c.units[i].end
		if !alone && c.units[i].kind == han {
			for end < to && c.units[end].kind == han {
				end++
			}
		}
		if end-i > 1 && c.units[i].kind == han {
			tokens = c.readHidden(tokens, i, end)
		} else {
			tokens = c.emit(tokens, i, end, c.wordAt(i, end))
		}
		i = end
	}
	return tokens
}

// emit appends a token unless it is white space. The word is its place in the
// dictionary, 0 when it has none.
func (c *cutter) emit(tokens []document.Token, from, to int, word doublearray.Node) []document.Token {
	u := c.units[from]
	if u.kind == space {
		return tokens
	}
	tag := c.dict.Tag(word)
	if tag == "" {
		tag = u.kind.tag()
	}
	return append(tokens, document.Token{Span: document.Span{Start: c.at[from], End: c.at[to]}, Tag: tag})
}

func isHan(r rune) bool {
	return 0x4e00 <= r && r <= 0x9fff || r >= 0x2e80 && unicode.Is(unicode.Han, r)
}
