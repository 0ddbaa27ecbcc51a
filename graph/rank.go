package graph

import (
	"cmp"
	"math"
	"slices"

	"github.com/newsgraph/kg/graph/text"
)

// The constants of BM25: how soon a word's repetition stops to matter, and how much a long text is
// held against it. Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
const (
	bm25K = 1.2
	bm25B = 0.75
	// bm25Least is the norm of a text that is endlessly short.
	bm25Least = bm25K * (1 - bm25B)
)

// A match is a node whose text has a clause, and how often.
type match struct {
	node NodeID
	n    int
}

func (tx *Tx) rank(x index, clauses []text.Clause, limit int) []Hit {
	segments := tx.segments(x.id)
	// matches holds those of each segment and clause, in order of the nodes.
	matches := make([][][]match, len(segments))
	df := make([]float64, len(clauses))
	for i := range segments {
		matches[i] = make([][]match, len(clauses))
		for j, c := range clauses {
			matches[i][j] = tx.match(&segments[i], c)
			df[j] += float64(len(matches[i][j]))
		}
		if tx.interrupted() {
			return nil
		}
	}
	docs := float64(tx.count(countEntries, x.id))
	r := &ranking{tx: tx, index: x, best: best{limit: limit}, mean: float64(tx.count(countTokens, x.id)) / docs}
	for _, n := range df {
		r.idf = append(r.idf, math.Log1p((docs-n+0.5)/(n+0.5)))
	}
	for i := range matches {
		r.segment(matches[i])
		matches[i] = nil
	}
	return r.best.sorted()
}

// ranking scores nodes and keeps the best. It is MaxScore, of Turtle and Flood, Query Evaluation: Strategies and
// Optimizations, 1995: clauses that even all together add too little to make a node one of the best, as common pairs
// of characters do, are only looked up for nodes that others have found.
type ranking struct {
	tx    *Tx
	index index
	mean  float64   // length of a text
	idf   []float64 // of each clause
	best  best
}

// weight is what n occurrences of a clause add to the score of a text with a norm.
func (r *ranking) weight(clause, n int, norm float64) float64 {
	return r.idf[clause] * float64(n) * (bm25K + 1) / (float64(n) + norm)
}

// clauseMatches is the matches of a clause in a segment, those that are still to come.
type clauseMatches struct {
	matches []match
	clause  int
	most    float64 // that a match adds to a score
	before  float64 // that the lists before this one add together
}

// at moves to a node or the next after it, and returns how often the node has the clause.
func (l *clauseMatches) at(node NodeID) int {
	if len(l.matches) > 0 && l.matches[0].node < node {
		step := 1
		for step < len(l.matches) && l.matches[step].node < node {
			step *= 2
		}
		from := step / 2
		i, _ := slices.BinarySearchFunc(l.matches[from:min(step+1, len(l.matches))], node, func(m match, id NodeID) int { return cmp.Compare(m.node, id) })
		l.matches = l.matches[from+i:]
	}
	if len(l.matches) > 0 && l.matches[0].node == node {
		return l.matches[0].n
	}
	return 0
}

// lists returns the matches of a segment, the clauses that add least to a score first.
func (r *ranking) lists(matches [][]match) []clauseMatches {
	var lists []clauseMatches
	for j, m := range matches {
		if len(m) == 0 {
			continue
		}
		n := 0
		for _, one := range m {
			n = max(n, one.n)
		}
		lists = append(lists, clauseMatches{matches: m, clause: j, most: r.weight(j, n, bm25Least)})
	}
	slices.SortFunc(lists, func(a, b clauseMatches) int {
		return cmp.Or(cmp.Compare(a.most, b.most), cmp.Compare(a.clause, b.clause))
	})
	sum := 0.0
	for i := range lists {
		lists[i].before = sum
		sum += lists[i].most
	}
	return lists
}

// segment ranks the matches of each clause in one segment, node by node.
func (r *ranking) segment(matches [][]match) {
	lists := r.lists(matches)
	counts := make([]int, len(r.idf)) // of a node, by clause
	finding := 0                      // the first list that can find one of the best
	for {
		for finding < len(lists) && !r.best.takes(lists[finding].before+lists[finding].most) {
			finding++
		}
		node := NodeID(math.MaxUint64)
		for i := finding; i < len(lists); i++ {
			if m := lists[i].matches; len(m) > 0 {
				node = min(node, m[0].node)
			}
		}
		if node == math.MaxUint64 {
			return
		}
		if most := r.count(lists, finding, node, counts); r.best.takes(most) {
			norm := bm25K * (1 - bm25B + bm25B*float64(r.tx.textLength(r.index, node))/r.mean)
			score := 0.0
			for j, n := range counts {
				if n > 0 {
					score += r.weight(j, n, norm)
				}
			}
			r.best.add(Hit{node, score})
		}
		for i := finding; i < len(lists); i++ {
			if m := lists[i].matches; len(m) > 0 && m[0].node == node {
				lists[i].matches = m[1:]
			}
		}
	}
}

// count counts the clauses that a node has, and returns a bound of its score; it stops where that is too low.
func (r *ranking) count(lists []clauseMatches, finding int, node NodeID, counts []int) (most float64) {
	clear(counts)
	for i := len(lists) - 1; i >= 0; i-- {
		l := &lists[i]
		if i < finding && !r.best.takes(most+l.before+l.most) {
			return 0
		}
		n := 0
		if i < finding {
			n = l.at(node)
		} else if len(l.matches) > 0 && l.matches[0].node == node {
			n = l.matches[0].n
		}
		if n > 0 {
			counts[l.clause] = n
			most += r.weight(l.clause, n, bm25Least)
		}
	}
	return most
}

// best keeps the best hits: a heap whose first is the worst of them.
type best struct {
	limit int // 0 for all
	hits  []Hit
}

// rounding is more than sums of the same numbers in another order differ by.
const rounding = 1 + 1e-9

// takes tells whether a hit with a score, or a little less, may be among the best.
func (b *best) takes(score float64) bool {
	return b.limit <= 0 || len(b.hits) < b.limit || score*rounding >= b.hits[0].Score
}

// compareHits orders the better first.
func compareHits(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Node, b.Node))
}

func (b *best) add(h Hit) {
	if b.limit <= 0 || len(b.hits) < b.limit {
		if b.hits = append(b.hits, h); len(b.hits) == b.limit {
			slices.SortFunc(b.hits, func(a, b Hit) int { return compareHits(b, a) }) // which is a heap
		}
		return
	}
	if compareHits(h, b.hits[0]) >= 0 {
		return
	}
	i := 0
	for child := 1; child < len(b.hits); child = 2*i + 1 {
		if right := child + 1; right < len(b.hits) && compareHits(b.hits[right], b.hits[child]) > 0 {
			child = right
		}
		if compareHits(b.hits[child], h) <= 0 {
			break
		}
		b.hits[i] = b.hits[child]
		i = child
	}
	b.hits[i] = h
}

// sorted returns the best hits in order.
func (b *best) sorted() []Hit {
	slices.SortFunc(b.hits, compareHits)
	return b.hits
}
