package graph

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/text"
)

// Hit is a node that a search found.
type Hit struct {
	Node  NodeID
	Score float64 // BM25; comparable within one search alone
}

// The constants of BM25: how soon a word's repetition stops to matter, and how much a long text is
// held against it. Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// textGap is how far apart the positions of two properties of a node are, so that no phrase reaches
// from one into the other.
const textGap = 100

// Search yields the nodes with a label whose text has any of the query's terms, the best first, limit of them
// or, for 0, all. "Quoted text" has to stand as it is, a word* stands for all that begin so; scripts, case and
// width do not matter. It yields nothing where the label has no text index.
func (tx *Tx) Search(label, query string, limit int) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		x, err := tx.find(FullText, label, "")
		if err != nil {
			return
		}
		if tx.writable {
			if err := tx.flushText(x.id); err != nil {
				return
			}
		}
		for _, h := range tx.rank(x, text.Parse(query), limit) {
			if !yield(h) {
				return
			}
		}
	}
}

func (tx *Tx) rank(x index, clauses []text.Clause, limit int) []Hit {
	docs := float64(tx.count(countEntries, x.id))
	mean := float64(tx.count(countTokens, x.id)) / docs
	segments := tx.segments(x.id)
	scores := map[NodeID]float64{}
	norms := map[NodeID]float64{}
	for _, c := range clauses {
		found := tx.match(x, segments, c)
		df := float64(len(found))
		idf := math.Log1p((docs - df + 0.5) / (df + 0.5))
		for id, n := range found {
			norm, ok := norms[id]
			if !ok {
				norm = bm25K * (1 - bm25B + bm25B*float64(tx.textLength(x, id))/mean)
				norms[id] = norm
			}
			scores[id] += idf * float64(n) * (bm25K + 1) / (float64(n) + norm)
		}
		if tx.interrupted() {
			return nil
		}
	}
	hits := make([]Hit, 0, len(scores))
	for id, score := range scores {
		hits = append(hits, Hit{id, score})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Node, b.Node))
	})
	if limit > 0 && len(hits) > limit {
		hits = hits[:limit]
	}
	return hits
}

// match returns how often each node's text has a clause.
func (tx *Tx) match(x index, segments []segment, c text.Clause) map[NodeID]int {
	// at holds where the clause may begin; each part keeps of it what it agrees with.
	var at map[NodeID][]int
	for i, p := range c {
		next := map[NodeID][]int{}
		for id, positions := range tx.postings(x, segments, p.Text, p.Prefix) {
			before, seen := at[id]
			if i > 0 && !seen {
				continue
			}
			for _, pos := range positions {
				start := pos - p.Offset
				if i == 0 || slices.Contains(before, start) {
					next[id] = append(next[id], start)
				}
			}
		}
		at = next
	}
	n := make(map[NodeID]int, len(at))
	for id, starts := range at {
		n[id] = len(starts)
	}
	return n
}

// postings yields the nodes with a term, or with terms that begin so, and the term's positions, which
// are valid until the next.
func (tx *Tx) postings(x index, segments []segment, term string, prefix bool) iter.Seq2[NodeID, []int] {
	return func(yield func(NodeID, []int) bool) {
		var list []posting
		var positions []int
		one := func(key, encoded []byte) bool {
			var ok bool
			if list, ok = appendPostings(list[:0], encoded); !ok {
				tx.damaged(tablePosting, key)
				return false
			}
			for _, p := range list {
				if positions = appendPositions(positions[:0], p.positions); !yield(p.node, positions) {
					return false
				}
			}
			return true
		}
		for i := range segments {
			key := append(segments[i].key(), term...)
			if !prefix {
				if list := tx.get(tablePosting, key); list != nil && !one(key, list) {
					return
				}
				continue
			}
			for _, list := range tx.run(tablePosting, key) {
				if !one(key, list) {
					return
				}
			}
		}
	}
}

func (tx *Tx) textLength(x index, id NodeID) uint64 {
	key := idKey(idKey(nil, x.id), uint64(id))
	n, size := codec.Uint(tx.get(tableTextNode, key))
	if size == 0 {
		tx.damaged(tableTextNode, key)
	}
	return n
}

// text returns the strings of a record that a text index covers.
func (x *index) text(rec *codec.Node) []string {
	var list []string
	for _, p := range x.props {
		switch v := x.value(rec, p).(type) {
		case string:
			list = append(list, v)
		case []any:
			for _, e := range v {
				if s, ok := e.(string); ok {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// updateText brings a text index from a node's old strings to its new.
func (tx *Tx) updateText(x index, id NodeID, before, after []string) error {
	if slices.Equal(before, after) {
		return nil
	}
	var old, total int
	var err error
	if len(before) > 0 {
		if old, err = tx.removeText(x, id, before); err != nil {
			return err
		}
	}
	if len(after) > 0 {
		if total, err = tx.addText(x, id, after); err != nil {
			return err
		}
	}
	return tx.recordText(x, id, int64(old), int64(total))
}

// recordText keeps the length of a node's text. A text of no terms is as none.
func (tx *Tx) recordText(x index, id NodeID, before, after int64) error {
	tx.add(after-before, countTokens, x.id)
	key := idKey(idKey(nil, x.id), uint64(id))
	switch {
	case after > 0 && before == 0:
		tx.add(1, countEntries, x.id)
	case after == 0 && before > 0:
		tx.add(-1, countEntries, x.id)
	}
	if after == 0 {
		return tx.delete(tableTextNode, key)
	}
	return tx.put(tableTextNode, key, codec.AppendUint(nil, uint64(after)))
}
