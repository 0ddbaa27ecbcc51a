package tagger

import "math"

// field sums over all ways to label a sentence (the forward-backward
// algorithm). Sums are scaled to 1 at each character.
type field struct {
	forward, backward [][labels]float64
	local             [][labels]float64 // exponentials of the scores
	marginal          [][labels]float64 // probability of each label of each character
	scale             []float64
	pair              [labels][labels]float64 // expected number of each pair of neighbours
}

// run takes the scores of each character's labels. Where gold tells a label,
// only that one is possible. It returns the logarithm of the sum.
func (c *field) run(scores [][labels]float64, trans *[labels][labels]float64, gold []Label) float64 {
	n := len(scores)
	c.grow(n)
	var step [labels][labels]float64
	for k := range Label(labels) {
		for _, j := range mayFollow[k] {
			step[j][k] = math.Exp(trans[j][k])
		}
	}
	all := 0.0
	for i := range n {
		largest := math.Inf(-1)
		for k, s := range scores[i] {
			if gold == nil || gold[i] == Unknown || gold[i] == Label(k) {
				largest = max(largest, s)
			}
		}
		all += largest
		for k, s := range scores[i] {
			c.local[i][k] = 0
			if gold == nil || gold[i] == Unknown || gold[i] == Label(k) {
				c.local[i][k] = math.Exp(s - largest)
			}
		}
	}
	previous := [labels]float64{Outside: 1}
	for i := range n {
		sum := 0.0
		f := &c.forward[i]
		for k := range Label(labels) {
			v := 0.0
			for _, j := range mayFollow[k] {
				v += previous[j] * step[j][k]
			}
			f[k] = v * c.local[i][k]
			sum += f[k]
		}
		if i == n-1 {
			sum -= f[Begin] + f[Inside]
			f[Begin], f[Inside] = 0, 0
		}
		c.scale[i] = sum
		all += math.Log(sum)
		for k := range f {
			f[k] /= sum
		}
		previous = *f
	}
	c.backward[n-1] = [labels]float64{Outside: 1, End: 1, Single: 1}
	c.pair = [labels][labels]float64{}
	for i := n - 1; i > 0; i-- {
		b := [labels]float64{}
		for k := range Label(labels) {
			ahead := c.local[i][k] * c.backward[i][k] / c.scale[i]
			if ahead == 0 {
				continue
			}
			for _, j := range mayFollow[k] {
				v := step[j][k] * ahead
				b[j] += v
				c.pair[j][k] += c.forward[i-1][j] * v
			}
		}
		c.backward[i-1] = b
	}
	for i := range n {
		for k := range labels {
			c.marginal[i][k] = c.forward[i][k] * c.backward[i][k]
		}
	}
	for k := range labels {
		c.pair[Outside][k] += c.marginal[0][k]
	}
	return all
}

// grow makes room for n characters.
func (c *field) grow(n int) {
	for len(c.scale) < n {
		c.forward = append(c.forward, [labels]float64{})
		c.backward = append(c.backward, [labels]float64{})
		c.local = append(c.local, [labels]float64{})
		c.marginal = append(c.marginal, [labels]float64{})
		c.scale = append(c.scale, 0)
	}
}
