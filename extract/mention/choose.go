package mention

import (
	"slices"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/document"
)

// choose keeps the set of candidates without overlap that has the greatest
// weight (weighted interval scheduling). The weight of a candidate counts by its
// length, so that a long name beats the names within it; job titles stand apart
// and overlap nothing but each other.
func choose(cs []candidate) []candidate {
	var names, titles []candidate
	for _, c := range cs {
		if c.kind == document.JobTitle {
			titles = append(titles, c)
		} else if c.weight >= threshold {
			names = append(names, c)
		}
	}
	kept := schedule(names)
	for _, t := range schedule(titles) {
		if !overlapsAny(kept, t.Span) {
			kept = append(kept, t)
		}
	}
	slices.SortFunc(kept, func(a, b candidate) int { return a.Start - b.Start })
	return kept
}

// threshold is the weight below which a candidate is not believed.
const threshold = 0.5

func schedule(cs []candidate) []candidate {
	slices.SortStableFunc(cs, func(a, b candidate) int {
		if a.End != b.End {
			return a.End - b.End
		}
		return b.Start - a.Start
	})
	best := make([]float64, len(cs)+1)
	take := make([]bool, len(cs))
	prev := make([]int, len(cs))
	for i, c := range cs {
		p := i
		for p > 0 && cs[p-1].End > c.Start {
			p--
		}
		prev[i] = p
		with := best[p] + worth(c)
		if with > best[i] {
			best[i+1], take[i] = with, true
		} else {
			best[i+1] = best[i]
		}
	}
	var kept []candidate
	for i := len(cs); i > 0; {
		if take[i-1] {
			kept = append(kept, cs[i-1])
			i = prev[i-1]
		} else {
			i--
		}
	}
	slices.Reverse(kept)
	return kept
}

// worth grows with a candidate's weight and, a little less than evenly, with
// its length: one long name is worth more than the two shorter ones in it only
// when it is nearly as sure.
func worth(c candidate) float64 { return c.weight * (1 + float64(c.Len())/12) }

func overlapsAny(cs []candidate, s document.Span) bool {
	for _, c := range cs {
		if c.Overlaps(s) {
			return true
		}
	}
	return false
}

func runes(s string) int { return utf8.RuneCountInString(s) }
