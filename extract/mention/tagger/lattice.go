package tagger

import "math"

// lattice finds the best labels for a sentence (Viterbi's algorithm).
type lattice struct {
	scores [][labels]float64 // of each label of each character
	value  [][labels]float64 // of the best path to it
	back   [][labels]Label   // the label before on that path
	path   []Label
}

// grow makes room for n characters.
func (l *lattice) grow(n int) {
	if cap(l.scores) < n {
		l.scores = make([][labels]float64, 2*n)
		l.value = make([][labels]float64, 2*n)
		l.back = make([][labels]Label, 2*n)
		l.path = make([]Label, 2*n)
	}
	l.scores, l.value, l.back, l.path = l.scores[:n], l.value[:n], l.back[:n], l.path[:n]
}

// mayFollow lists the labels that may stand before each label.
var mayFollow = [labels][]Label{
	Outside: {Outside, End, Single},
	Begin:   {Outside, End, Single},
	Single:  {Outside, End, Single},
	Inside:  {Begin, Inside},
	End:     {Begin, Inside},
}

// best is the path of n labels with the highest sum of scores and transitions,
// valid until the next call. A sentence starts and ends outside of names.
func (l *lattice) best(n int, transitions *[labels][labels]float64) []Label {
	if n == 0 {
		return nil
	}
	for k := range labels {
		l.value[0][k] = l.scores[0][k] + transitions[Outside][k]
	}
	l.value[0][Inside], l.value[0][End] = math.Inf(-1), math.Inf(-1)
	for i := 1; i < n; i++ {
		for k := range labels {
			best, from := math.Inf(-1), Outside
			for _, j := range mayFollow[k] {
				if v := l.value[i-1][j] + transitions[j][k]; v > best {
					best, from = v, j
				}
			}
			l.value[i][k], l.back[i][k] = best+l.scores[i][k], from
		}
	}
	end := Outside
	for _, k := range []Label{End, Single} {
		if l.value[n-1][k] > l.value[n-1][end] {
			end = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.path[i] = end
		end = l.back[i][end]
	}
	return l.path
}
