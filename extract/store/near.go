package store

import (
	"hash/fnv"
	"math"
	"slices"
	"strings"

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

// near finds a statement of the same speaker in another article that is an
// edition of the one with this sketch and folded text, 0 when there is none.
func (w *writer) near(sketch []int64, speaker, folded string) (graph.NodeID, error) {
	if sketch == nil {
		return 0, nil
	}
	own := pairs(nil, folded)
	var others []uint64
	var compared []graph.NodeID // with no success, most of them by each of the sketches
	for i, s := range sketch {
		for id := range w.tx.IndexSeek("Statement", sketches[i], s) {
			if w.written[id] || slices.Contains(compared, id) {
				continue
			}
			compared = append(compared, id)
			key, _ := w.tx.Prop(id, "key")
			words, ok := strings.CutPrefix(asString(key), speaker+"|")
			if !ok { // another speaker's with the same hash
				text, _ := w.tx.Prop(id, "text")
				words = foldText(asString(text))
			}
			if others = pairs(others[:0], words); dice(own, others) >= nearlySame {
				return id, nil
			}
		}
	}
	return 0, w.tx.Err()
}

// pairs appends the character pairs of a text to dst and sorts them.
func pairs(dst []uint64, text string) []uint64 {
	var last rune
	for _, r := range text {
		if last != 0 {
			dst = append(dst, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	slices.Sort(dst)
	return dst
}

// dice is the share of character pairs that two texts have in common (Dice
// 1945): 1 for equal texts, 0 for texts without a common pair.
func dice(a, b []uint64) float64 {
	all := len(a) + len(b)
	if all == 0 {
		return 0
	}
	common := 0
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x < y:
			a = a[1:]
		case y < x:
			b = b[1:]
		default:
			common++
			a, b = a[1:], b[1:]
		}
	}
	return 2 * float64(common) / float64(all)
}
