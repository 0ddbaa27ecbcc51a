package tagger

import (
	"math"
	"math/rand/v2"
)

// Example is a sentence with its right labels.
type Example struct {
	Input
	Labels []Label
}

// Learn trains a model of the given number of feature buckets with the averaged
// perceptron. drop is called before an example is seen and may hide features of
// it, so that the model does not lean on what a table knows by heart. progress
// is told the share of characters that were labelled right in each epoch.
func Learn(examples []Example, buckets, epochs int, seed uint64, drop func(*rand.Rand, *Example) Input, progress func(epoch int, right float64)) *Model {
	l := &learner{bias: 20,
		buckets: uint32(buckets),
		weight:  make([]float64, buckets*labels), total: make([]float64, buckets*labels), stamp: make([]int, buckets*labels),
	}
	l.m = &Model{weights: make([]int8, buckets*labels), scale: 1}
	rng := rand.New(rand.NewPCG(seed, seed))
	order := rng.Perm(len(examples))
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			in := drop(rng, &examples[k])
			right += l.step(in, examples[k].Labels)
			all += len(in.Text)
		}
		progress(epoch, float64(right)/float64(max(all, 1)))
	}
	return l.model()
}

// learner holds the perceptron's weights with lazily summed totals.
type learner struct {
	bias              float64
	m                 *Model
	buckets           uint32
	weight, total     []float64
	stamp             []int
	trans, transTotal [labels][labels]float64
	transStamp        [labels][labels]int
	now               int
	feats             [][]uint32
	best              [][labels]float64
	back              [][labels]Label
}

// step predicts one sentence, corrects the weights, and counts the labels that
// were right.
func (l *learner) step(in Input, gold []Label) int {
	l.now++
	path := l.predict(in)
	right := 0
	prevGold, prevPath := Outside, Outside
	for i := range gold {
		if path[i] == gold[i] {
			right++
		} else {
			for _, f := range l.feats[i] {
				l.add(int(f%l.buckets)*labels+int(gold[i]), 1)
				l.add(int(f%l.buckets)*labels+int(path[i]), -1)
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

func (l *learner) predict(in Input) []Label {
	n := len(in.Text)
	for len(l.feats) < n {
		l.feats = append(l.feats, nil)
		l.best = append(l.best, [labels]float64{})
		l.back = append(l.back, [labels]Label{})
	}
	for i := range n {
		l.feats[i] = appendFeatures(l.feats[i][:0], in, i)
		var s [labels]float64
		for _, f := range l.feats[i] {
			w := l.weight[int(f%l.buckets)*labels:][:labels]
			for k := range s {
				s[k] += w[k]
			}
		}
		s[Outside] += l.bias
		for k := range labels {
			l.best[i][k] = math.Inf(-1)
			if i == 0 {
				if allowed[Outside][k] {
					l.best[0][k] = s[k] + l.trans[Outside][k]
				}
				continue
			}
			for j := range labels {
				if allowed[j][k] {
					if v := l.best[i-1][j] + l.trans[j][k] + s[k]; v > l.best[i][k] {
						l.best[i][k], l.back[i][k] = v, Label(j)
					}
				}
			}
		}
	}
	path := make([]Label, n)
	if n == 0 {
		return path
	}
	end := Outside
	for _, k := range []Label{End, Single} {
		if l.best[n-1][k] > l.best[n-1][end] {
			end = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		path[i] = end
		end = l.back[i][end]
	}
	return path
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
	for i := range l.weight {
		l.add(i, 0)
	}
	largest := 0.0
	for i, t := range l.total {
		l.total[i] = t / float64(l.now)
		largest = max(largest, math.Abs(l.total[i]))
	}
	// Few weights are large; clipping them leaves finer steps for the rest.
	l.m.scale = max(largest/3, 1e-9) / 127
	for i, t := range l.total {
		l.m.weights[i] = int8(max(-127, min(127, math.Round(t/l.m.scale))))
	}
	for j := range labels {
		for k := range labels {
			l.addTransition(Label(j), Label(k), 0)
			l.m.transitions[j][k] = l.transTotal[j][k] / float64(l.now)
		}
	}
	return l.m
}
