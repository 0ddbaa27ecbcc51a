// Package tagger marks company names in Chinese text with a small linear model:
// a first-order sequence tagger trained by the averaged perceptron (Collins
// 2002) on the financial sentences of FinRE, with hashed features (Weinberger
// et al. 2009).
//
// It sees characters and their neighbours, the borders of dictionary words and
// the hits of the name tables; what it learns is the company that names keep:
// how they begin and end, and what stands around them. The weights are data,
// made by the program in the folder train and embedded here.
package tagger

import (
	_ "embed"
	"math"
	"sync"
)

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

// allowed tells which label may follow which.
var allowed = [labels][labels]bool{
	Outside: {Outside: true, Begin: true, Single: true},
	Begin:   {Inside: true, End: true},
	Inside:  {Inside: true, End: true},
	End:     {Outside: true, Begin: true, Single: true},
	Single:  {Outside: true, Begin: true, Single: true},
}

// Input is one sentence as the tagger sees it.
type Input struct {
	Text  []rune
	Words []uint8 // per character: bits of Word
	Table []uint8 // per character: bits of Hit; nil when no table was asked
}

// Bits of Input.Words: where the character stands in its dictionary word, and
// what kind of word that is.
const (
	WordStart uint8 = 1 << iota
	WordEnd
	WordName    // a name to the dictionary: nr, nt, ns, nz
	WordVerb    // v
	WordNoun    // n
	WordUnknown // not in the dictionary
)

// Bits of Input.Table: where the character stands in a hit of the name tables,
// and the kind of that name.
const (
	HitStart uint8 = 1 << iota
	HitInside
	HitEnd
	HitCompany
	HitOther     // a person, a product, an organization
	HitAmbiguous // also an ordinary word
	HitPlace
)

// Name is one name found: characters [Start, End) of the input and the margin,
// per character, by which the path through it beats the path around it.
type Name struct {
	Start, End int
	Margin     float64
}

// Model holds weights. It is safe for concurrent use.
type Model struct {
	weights     []int8 // [feature bucket * labels + label]
	transitions [labels][labels]float64
	scale       float64
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
	m      *Model
	feats  []uint32
	scores [][labels]float64
	best   [][labels]float64
	back   [][labels]Label
	path   []Label
}

// New returns a Tagger of m.
func New(m *Model) *Tagger { return &Tagger{m: m} }

// Names appends the names found in in to dst.
func (t *Tagger) Names(dst []Name, in Input) []Name {
	path := t.decode(in)
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case Single:
			dst = append(dst, Name{i, i + 1, t.margin(i, i+1)})
		case Begin:
			j := i + 1
			for j < len(path) && path[j] == Inside {
				j++
			}
			if j < len(path) && path[j] == End {
				dst = append(dst, Name{i, j + 1, t.margin(i, j+1)})
				i = j
			}
		}
	}
	return dst
}

// margin is the mean over the name's characters of how far the label taken
// beats Outside.
func (t *Tagger) margin(start, end int) float64 {
	sum := 0.0
	for i := start; i < end; i++ {
		sum += t.scores[i][t.path[i]] - t.scores[i][Outside]
	}
	return sum / float64(end-start)
}

// decode is Viterbi's algorithm.
func (t *Tagger) decode(in Input) []Label {
	n := len(in.Text)
	t.grow(n)
	if n == 0 {
		return nil
	}
	buckets := uint32(len(t.m.weights) / labels)
	for i := range n {
		t.feats = appendFeatures(t.feats[:0], in, i)
		var s [labels]float64
		for _, f := range t.feats {
			w := t.m.weights[int(f%buckets)*labels:][:labels]
			for l := range s {
				s[l] += float64(w[l])
			}
		}
		for l := range s {
			s[l] *= t.m.scale
		}
		t.scores[i] = s
		if i == 0 {
			for l := range labels {
				t.best[0][l] = math.Inf(-1)
				if allowed[Outside][l] {
					t.best[0][l] = s[l] + t.m.transitions[Outside][l]
				}
			}
			continue
		}
		for l := range labels {
			t.best[i][l] = math.Inf(-1)
			for k := range labels {
				if !allowed[k][l] {
					continue
				}
				if v := t.best[i-1][k] + t.m.transitions[k][l] + s[l]; v > t.best[i][l] {
					t.best[i][l], t.back[i][l] = v, Label(k)
				}
			}
		}
	}
	end := Outside
	for _, l := range []Label{End, Single} {
		if t.best[n-1][l] > t.best[n-1][end] {
			end = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		t.path[i] = end
		end = t.back[i][end]
	}
	return t.path
}

func (t *Tagger) grow(n int) {
	if cap(t.scores) < n {
		t.scores = make([][labels]float64, n)
		t.best = make([][labels]float64, n)
		t.back = make([][labels]Label, n)
		t.path = make([]Label, n)
	}
	t.scores, t.best, t.back, t.path = t.scores[:n], t.best[:n], t.back[:n], t.path[:n]
}
