package tagger

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Unknown stands in an Example for a character of which nobody told whether it
// belongs to a name.
const Unknown Label = labels

// Example is a sentence with its right labels, one a character, or Unknown.
type Example struct {
	Read   func(in *Input) // fills in the sentence
	Labels []Label
}

// Options of Learn.
type Options struct {
	AtLeast int     // features seen less often are left out
	Epochs  int     // passes over the examples
	Rate    float64 // of learning, of the first step
	L1, L2  float64 // what a weight costs: that it is not 0, and its size
	Bias    float64 // added to a name's logarithm of odds once all is learned
	Seed    uint64  // of the order of examples

	// Progress is told the mean loss of an example in each epoch.
	Progress func(epoch int, loss float64)
}

// Learn trains a model: a conditional random field (Lafferty, McCallum and
// Pereira 2001) whose likelihood sums over the labels of unknown characters
// (Tsuboi et al. 2008), by stochastic steps of rates that each weight has for
// itself and with a cost that makes most weights nothing (FTRL-proximal;
// McMahan et al. 2013).
func Learn(examples []Example, o Options) *Model {
	rng := rand.New(rand.NewPCG(o.Seed, o.Seed))
	l := &learner{o: o}
	l.read(examples)
	l.weight = make([][labels - 1]float32, len(l.features))
	l.memory = make([][labels - 1]memory, len(l.features))
	order := rng.Perm(len(examples))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			loss += l.step(l.sentences[k], examples[k].Labels)
		}
		o.Progress(epoch, loss/float64(max(len(order), 1)))
	}
	return l.model()
}

// read numbers the features that are seen often enough, and keeps those of each
// character of the examples.
func (l *learner) read(examples []Example) {
	count := make([]uint8, 1<<26) // by the higher bits of features
	l.sentences = make([][][]uint32, len(examples))
	var in Input
	for k, e := range examples {
		e.Read(&in)
		var flat []uint32
		ends := make([]int, len(e.Labels))
		for i := range e.Labels {
			flat = appendFeatures(flat, &in, i)
			ends[i] = len(flat)
		}
		l.sentences[k] = make([][]uint32, len(e.Labels))
		start := 0
		for i, end := range ends {
			l.sentences[k][i] = flat[start:end]
			start = end
		}
		for _, f := range flat {
			if c := &count[f>>6]; *c < math.MaxUint8 {
				*c++
			}
		}
	}
	number := map[uint32]uint32{}
	for _, sentence := range l.sentences {
		for i, character := range sentence {
			kept := character[:0]
			for _, f := range character {
				if int(count[f>>6]) < l.o.AtLeast {
					continue
				}
				n, ok := number[f]
				if !ok {
					n = uint32(len(l.features))
					number[f] = n
					l.features = append(l.features, f)
				}
				kept = append(kept, n)
			}
			sentence[i] = kept
		}
	}
}

// learner holds the weights and, for each, what FTRL-proximal remembers.
type learner struct {
	o         Options
	features  []uint32     // hash of each
	sentences [][][]uint32 // numbers of the features of each character of the examples

	weight [][labels - 1]float32 // of all labels but Outside
	memory [][labels - 1]memory
	trans  [labels][labels]float64
	transN [labels][labels]float64

	scores  [][labels]float64
	free    field
	bounded field
}

// step corrects the weights by one sentence and tells its loss.
func (l *learner) step(feats [][]uint32, gold []Label) float64 {
	n := len(gold)
	if n == 0 {
		return 0
	}
	l.scores = l.scores[:0]
	for _, character := range feats {
		s := [labels]float64{}
		for _, k := range character {
			w := &l.weight[k]
			for y := range w {
				s[y+1] += float64(w[y])
			}
		}
		l.scores = append(l.scores, s)
	}
	all := l.free.run(l.scores, &l.trans, nil)
	some := l.bounded.run(l.scores, &l.trans, gold)
	for i := range n {
		for y := 1; y < labels; y++ {
			g := l.free.marginal[i][y] - l.bounded.marginal[i][y]
			if math.Abs(g) < 1e-3 {
				continue
			}
			for _, k := range feats[i] {
				l.correct(k, y-1, g)
			}
		}
	}
	for j := range labels {
		for k := range labels {
			g := l.free.pair[j][k] - l.bounded.pair[j][k]
			l.transN[j][k] += g * g
			l.trans[j][k] -= l.o.Rate * g / (1 + math.Sqrt(l.transN[j][k]))
		}
	}
	return all - some
}

// memory is what FTRL-proximal remembers of a weight: the sum of its gradients,
// shifted, and that of their squares.
type memory struct{ z, n float32 }

// correct moves a weight of feature k against the gradient g.
func (l *learner) correct(k uint32, y int, g float64) {
	m, w := &l.memory[k][y], &l.weight[k][y]
	before := math.Sqrt(float64(m.n))
	after := math.Sqrt(float64(m.n) + g*g)
	z := float64(m.z) + g - (after-before)/l.o.Rate*float64(*w)
	m.z, m.n = float32(z), float32(after*after)
	if math.Abs(z) <= l.o.L1 {
		*w = 0
		return
	}
	*w = float32(-(z - math.Copysign(l.o.L1, z)) / ((1+after)/l.o.Rate + l.o.L2))
}

// model rounds the weights to bytes.
func (l *learner) model() *Model {
	var sizes []float64
	for _, w := range l.weight {
		for _, v := range w {
			if v != 0 {
				sizes = append(sizes, math.Abs(float64(v)))
			}
		}
	}
	slices.Sort(sizes)
	largest := 1.0
	if len(sizes) > 0 {
		// Few weights are large; clipping them leaves finer steps for the rest.
		largest = sizes[len(sizes)-1-len(sizes)/1000]
	}
	m := &Model{scale: largest / 127, transitions: l.trans}
	for j := range labels {
		m.transitions[j][Begin] += l.o.Bias
		m.transitions[j][Single] += l.o.Bias
	}
	var rows []uint64
	for k, f := range l.features {
		row := uint64(0)
		for y, v := range l.weight[k] {
			w := int8(max(-127, min(127, math.Round(float64(v)/m.scale))))
			row |= uint64(uint8(w)) << (8 * y)
		}
		if row != 0 && f != 0 {
			rows = append(rows, uint64(f)<<32|row)
		}
	}
	m.table = newTable(rows)
	return m
}
