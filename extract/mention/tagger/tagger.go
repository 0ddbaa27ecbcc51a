// Package tagger marks company names in Chinese text with a small linear model:
// a first-order sequence tagger trained by the averaged perceptron (Collins
// 2002) on the financial sentences of FinRE, with hashed features (Weinberger
// et al. 2009).
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

// Name is one name found: characters [Start, End) of the input and the margin,
// per character, by which the labels of a name beat those of none.
type Name struct {
	Start, End int
	Margin     float64
}

// Model holds weights. It is safe for concurrent use.
type Model struct {
	rows        []uint64 // of a feature bucket: an int8 for each label, from the lowest byte up
	transitions [labels][labels]float64
	scale       float64 // of a weight's unit
}

//go:embed model.bin
var modelData []byte

// Default is the model built into the program.
var Default = sync.OnceValue(func() *Model {
	m, err := decode(modelData)
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
		dst = append(dst, Name{i, j + 1, t.margin(i, j+1)})
		i = j
	}
	return dst
}

// margin is the mean over the name's characters of how far the label taken
// beats Outside.
func (t *Tagger) margin(start, end int) float64 {
	sum := 0.0
	for i := start; i < end; i++ {
		sum += t.lattice.scores[i][t.lattice.path[i]] - t.lattice.scores[i][Outside]
	}
	return sum / float64(end-start)
}

func (t *Tagger) label(in *Input) []Label {
	n := len(in.Text)
	t.lattice.grow(n)
	rows := t.m.rows
	mask := uint32(len(rows) - 1)
	for i := range n {
		t.feats = appendFeatures(t.feats[:0], in, i)
		var sum [labels]int32
		for _, f := range t.feats {
			row := rows[f&mask]
			sum[0] += int32(int8(row))
			sum[1] += int32(int8(row >> 8))
			sum[2] += int32(int8(row >> 16))
			sum[3] += int32(int8(row >> 24))
			sum[4] += int32(int8(row >> 32))
		}
		for k := range sum {
			t.lattice.scores[i][k] = float64(sum[k]) * t.m.scale
		}
	}
	return t.lattice.best(n, &t.m.transitions)
}
