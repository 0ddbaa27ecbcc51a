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
	m       *Model
	feats   []uint32
	lattice lattice
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
	for i := range n {
		t.feats = t.m.table.known(appendFeatures(t.feats[:0], in, i))
		var sum [labels]int32
		for _, f := range t.feats {
			row := t.m.table.weights(f)
			sum[Begin] += int32(int8(row))
			sum[Inside] += int32(int8(row >> 8))
			sum[End] += int32(int8(row >> 16))
			sum[Single] += int32(int8(row >> 24))
		}
		for k := range sum {
			t.lattice.scores[i][k] = float64(sum[k]) * t.m.scale
		}
	}
	return t.lattice.best(n, &t.m.transitions)
}
