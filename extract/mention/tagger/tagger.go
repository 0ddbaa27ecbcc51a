// Package tagger marks company names in Chinese text with a small linear model:
// a conditional random field (Lafferty, McCallum and Pereira 2001) over the
// characters of a sentence, with hashed features (Weinberger et al. 2009),
// trained on the financial sentences of FinRE.
//
// It sees characters and their neighbours, the borders of dictionary words and
// the hits of the name tables; what it learns is the company that names keep:
// how they begin and end, and what stands around them. The weights are data,
// made by the program in the folder train and embedded here.
//
// Start with [Tagger.Names].
package tagger

import (
	_ "embed"
	"sync"
)

//go:generate go run ./train -finre ../../../../shared/finre/train.txt -out model.bin

// A Label is the place of one character in a name.
type Label uint8

// The labels: outside, and the beginning, inside, end of a name or a name of
// one character.
const (
	Outside Label = iota
	Begin
	Inside
	End
	Single
	labels = 5
)

// Name is one name found: characters [Start, End) of the input, and the natural
// logarithm of how much likelier it is to be a name than not.
type Name struct {
	Start, End int
	Odds       float64
}

// Model holds weights. It is safe for concurrent use.
type Model struct {
	table       table // of the weights
	transitions [labels][labels]float64
	scale       float64 // of a weight's unit
}

//go:embed model.bin
var modelData []byte

// Default is the model built into the program.
var Default = sync.OnceValue(func() *Model {
	m, err := Decode(modelData)
	if err != nil {
		panic("tagger: the embedded model is damaged: " + err.Error())
	}
	return m
})

// Tagger runs a Model. It keeps buffers between sentences: one goroutine each.
type Tagger struct {
	m          *Model
	feats      []uint32 // of one character
	places     []place  // of all
	characters []character
	lattice    lattice
}

// New returns a Tagger of m.
func New(m *Model) *Tagger { return &Tagger{m: m} }

// Names appends the names found in in to dst, in order.
func (t *Tagger) Names(dst []Name, in *Input) []Name {
	path := t.label(in)
	for i := 0; i < len(path); i++ {
		j := i
		switch path[i] {
		case Outside:
			continue
		case Begin:
			for path[j] != End {
				j++
			}
		}
		dst = append(dst, Name{i, j + 1, t.odds(i, j+1)})
		i = j
	}
	return dst
}

// odds is the natural logarithm of how much likelier the labels of a name are
// than none, given all other labels.
func (t *Tagger) odds(start, end int) float64 {
	path, trans := t.lattice.path, &t.m.transitions
	prev, after := Outside, Outside
	if start > 0 {
		prev = path[start-1]
	}
	sum := -trans[prev][Outside]
	for i := start; i < end; i++ {
		sum += t.lattice.scores[i][path[i]] + trans[prev][path[i]] - trans[Outside][Outside]
		prev = path[i]
	}
	sum += trans[Outside][Outside]
	if end < len(path) {
		after = path[end]
		sum += trans[prev][after] - trans[Outside][after]
	}
	return sum
}

func (t *Tagger) label(in *Input) []Label {
	n := len(in.Text)
	t.lattice.grow(n)
	t.score(in)
	return t.lattice.best(n, &t.m.transitions)
}

// score sums up the weights of each character's labels. It first finds the places of
// all, then reads them, so that the processor waits for the memory of many at a time.
func (t *Tagger) score(in *Input) {
	table := &t.m.table
	t.places, t.characters = t.places[:0], t.characters[:0]
	for i := range in.Text {
		first := len(t.places)
		t.feats = appendFeatures(t.feats[:0], in, i)
		t.places = table.known(t.places, t.feats)
		t.characters = append(t.characters, character{first: first, end: len(t.places)})
	}
	for i := range t.characters {
		c := &t.characters[i]
		c.end = c.first + table.add(&c.sum, t.places[c.first:c.end])
	}
	for i := range t.characters {
		c := &t.characters[i]
		for n := c.end - c.first; n > 0; {
			n = table.add(&c.sum, t.places[c.first:c.first+n])
		}
		scores := &t.lattice.scores[i]
		for k := Begin; k < labels; k++ {
			scores[k] = float64(c.sum.of(k)) * t.m.scale
		}
	}
}

// A character has the places of its features that are still to be looked at, and
// the sum of what was found.
type character struct {
	first, end int
	sum        sum
}
