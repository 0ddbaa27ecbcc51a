package store

import (
	"hash/fnv"
	"math"

	"github.com/newsgraph/kg/graph"
)

// Reprints and small edits of one statement are the same Statement. Two are
// compared only when they share a min-hash (Broder 1997) of their shingles for
// the same speaker, which statements of Jaccard similarity s do with probability
// 1-(1-s)^sketches; they are the same when most of their character pairs are.

// sketches are the properties that hold a statement's min-hashes.
var sketches = []string{"sketch0", "sketch1", "sketch2"}

const (
	shingle     = 4   // characters that are hashed together
	nearlySame  = 0.9 // share of common character pairs (Dice) of one statement's editions
	nearMinimum = 16  // characters; shorter statements must be equal
)

// sketch is the min-hashes of a statement's folded text, under the speaker's
// name; nil for a short text.
func sketch(speaker, folded string) []int64 {
	runes := []rune(folded)
	if len(runes) < nearMinimum {
		return nil
	}
	mins := make([]uint64, len(sketches))
	for i := range mins {
		mins[i] = math.MaxUint64
	}
	for i := 0; i+shingle <= len(runes); i++ {
		h := fnv.New64a()
		h.Write([]byte(string(runes[i : i+shingle])))
		x := h.Sum64()
		for k := range mins {
			mins[k] = min(mins[k], mix(x+uint64(k)*0x9e3779b97f4a7c15))
		}
	}
	h := fnv.New64a()
	h.Write([]byte(speaker))
	who := h.Sum64()
	out := make([]int64, len(mins))
	for i, m := range mins {
		// What one speaker said lies together in the index, where new entries cost a
		// page each otherwise.
		out[i] = int64(mix(who)&^math.MaxUint32 | mix(m)>>32)
	}
	return out
}

// mix is the finalizer of splitmix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// near finds a statement of another article that is an edition of the one with
// this sketch and folded text, 0 when there is none.
func (w *writer) near(sketch []int64, folded string) (graph.NodeID, error) {
	for i, s := range sketch {
		for id := range w.tx.IndexSeek("Statement", sketches[i], s) {
			text, ok := w.tx.Prop(id, "text")
			if !ok || w.written[id] {
				continue
			}
			if t, ok := text.(string); ok && dice(foldText(t), folded) >= nearlySame {
				return id, nil
			}
		}
	}
	return 0, w.tx.Err()
}

// dice is the share of character pairs that two texts have in common (Dice
// 1945): 1 for equal texts, 0 for texts without a common pair.
func dice(a, b string) float64 {
	pairs := map[[2]rune]int{}
	count := func(s string, step int) (n, common int) {
		var last rune
		for _, r := range s {
			if last != 0 {
				p := [2]rune{last, r}
				if step < 0 && pairs[p] > 0 {
					common++
				}
				pairs[p] += step
				n++
			}
			last = r
		}
		return n, common
	}
	n, _ := count(a, 1)
	m, common := count(b, -1)
	if n+m == 0 {
		return 0
	}
	return 2 * float64(common) / float64(n+m)
}
