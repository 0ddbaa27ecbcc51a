package segment

import (
	"slices"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

// before lists the states that may precede a state.
var before = [dictionary.States][2]uint8{
	dictionary.Begin:  {dictionary.End, dictionary.Single},
	dictionary.End:    {dictionary.Begin, dictionary.Middle},
	dictionary.Middle: {dictionary.Begin, dictionary.Middle},
	dictionary.Single: {dictionary.End, dictionary.Single},
}

// readHidden appends the words that the HMM sees in a run of characters.
func (c *cutter) readHidden(tokens []document.Token, from, to int) []document.Token {
	c.decode(from, to)
	begin := from
	for i := from; i < to; i++ {
		switch c.states[i-from] {
		case dictionary.Begin:
			begin = i
			continue
		case dictionary.Middle:
			continue
		case dictionary.Single:
			begin = i
		}
		tokens = c.emit(tokens, begin, i+1, c.wordAt(begin, i+1))
		begin = i + 1
	}
	return tokens
}

// decode finds the most probable states of a run by Viterbi's algorithm. Of
// equal ones the later state wins, as in gse.
func (c *cutter) decode(from, to int) {
	n := to - from
	c.weights = slices.Grow(c.weights[:0], n)[:n]
	c.from = slices.Grow(c.from[:0], n)[:n]
	c.states = slices.Grow(c.states[:0], n)[:n]

	emit := c.dict.Emissions(c.codes[from])
	for s := range emit {
		c.weights[0][s] = emit[s] + c.dict.Start[s]
	}
	for t := 1; t < n; t++ {
		emit = c.dict.Emissions(c.codes[from+t])
		last := &c.weights[t-1]
		for s, previous := range before {
			p, q := previous[0], previous[1]
			byP := last[p] + c.dict.Next[p][s] + emit[s]
			byQ := last[q] + c.dict.Next[q][s] + emit[s]
			if byP > byQ {
				c.weights[t][s], c.from[t][s] = byP, p
			} else {
				c.weights[t][s], c.from[t][s] = byQ, q
			}
		}
	}
	state := uint8(dictionary.Single)
	if last := c.weights[n-1]; last[dictionary.End] > last[dictionary.Single] {
		state = dictionary.End
	}
	for t := n - 1; t >= 0; t-- {
		c.states[t] = state
		state = c.from[t][state]
	}
}
