package tagger

import (
	"math"
	"math/rand/v2"
)

// Example is a sentence with its right labels, one a character.
type Example struct {
	Text   string
	Labels []Label
}

// Options of Learn.
type Options struct {
	Buckets int     // feature buckets of the model, a power of two
	Epochs  int     // passes over the examples
	Bias    float64 // added to Outside while training: the larger, the more names the model marks
	Seed    uint64  // of the order of examples and of Prepare's generator

	// Prepare reads an example's text before it is seen. It may hide features
	// of it, so that the model does not lean on what a table knows by heart.
	Prepare func(in *Input, text string, rng *rand.Rand)

	// Progress is told the share of characters labelled right in each epoch.
	Progress func(epoch int, right float64)
}

// Learn trains a model with the averaged perceptron.
func Learn(examples []Example, o Options) *Model {
	weights := o.Buckets * labels
	l := &learner{bias: o.Bias, mask: uint32(o.Buckets - 1),
		weight: make([]float64, weights), total: make([]float64, weights), stamp: make([]int, weights)}
	rng := rand.New(rand.NewPCG(o.Seed, o.Seed))
	order := rng.Perm(len(examples))
	var in Input
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			o.Prepare(&in, examples[k].Text, rng)
			right += l.step(&in, examples[k].Labels)
			all += len(in.Text)
		}
		o.Progress(epoch, float64(right)/float64(max(all, 1)))
	}
	return l.model()
}

// learner holds the perceptron's weights with lazily summed totals.
type learner struct {
	bias          float64
	mask          uint32
	weight, total []float64
	stamp         []int
	trans         [labels][labels]float64
	transTotal    [labels][labels]float64
	transStamp    [labels][labels]int
	now           int
	feats         [][]uint32
	lattice       lattice
}

// step predicts one sentence, corrects the weights, and counts the labels that
// were right.
func (l *learner) step(in *Input, gold []Label) int {
	l.now++
	path := l.predict(in)
	right := 0
	prevGold, prevPath := Outside, Outside
	for i := range gold {
		if path[i] == gold[i] {
			right++
		} else {
			for _, f := range l.feats[i] {
				l.add(int(f&l.mask)*labels+int(gold[i]), 1)
				l.add(int(f&l.mask)*labels+int(path[i]), -1)
			}
		}
		if prevGold != prevPath || gold[i] != path[i] {
			l.addTransition(prevGold, gold[i], 1)
			l.addTransition(prevPath, path[i], -1)
		}
		prevGold, prevPath = gold[i], path[i]
	}
	return right
}

func (l *learner) predict(in *Input) []Label {
	n := len(in.Text)
	for len(l.feats) < n {
		l.feats = append(l.feats, nil)
	}
	l.lattice.grow(n)
	for i := range n {
		l.feats[i] = appendFeatures(l.feats[i][:0], in, i)
		s := &l.lattice.scores[i]
		*s = [labels]float64{Outside: l.bias}
		for _, f := range l.feats[i] {
			w := l.weight[int(f&l.mask)*labels:][:labels]
			for k := range s {
				s[k] += w[k]
			}
		}
	}
	return l.lattice.best(n, &l.trans)
}

func (l *learner) add(i int, d float64) {
	l.total[i] += float64(l.now-l.stamp[i]) * l.weight[i]
	l.stamp[i] = l.now
	l.weight[i] += d
}

func (l *learner) addTransition(j, k Label, d float64) {
	l.transTotal[j][k] += float64(l.now-l.transStamp[j][k]) * l.trans[j][k]
	l.transStamp[j][k] = l.now
	l.trans[j][k] += d
}

// model averages the weights over all steps and rounds them to bytes.
func (l *learner) model() *Model {
	l.now++
	largest := 0.0
	for i := range l.weight {
		l.add(i, 0)
		l.total[i] /= float64(l.now)
		largest = max(largest, math.Abs(l.total[i]))
	}
	// Few weights are large; clipping them leaves finer steps for the rest.
	m := &Model{scale: max(largest/3, 1e-9) / 127, rows: make([]uint64, len(l.total)/labels)}
	for i, t := range l.total {
		w := int8(max(-127, min(127, math.Round(t/m.scale))))
		m.rows[i/labels] |= uint64(uint8(w)) << (8 * (i % labels))
	}
	for j := range labels {
		for k := range labels {
			l.addTransition(Label(j), Label(k), 0)
			m.transitions[j][k] = l.transTotal[j][k] / float64(l.now)
		}
	}
	return m
}
