package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"iter"
	"maps"
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
	scores := map[NodeID]float64{}
	norms := map[NodeID]float64{}
	for _, c := range clauses {
		found := tx.match(x, c)
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
func (tx *Tx) match(x index, c text.Clause) map[NodeID]int {
	// at holds where the clause may begin; each part keeps of it what it agrees with.
	var at map[NodeID][]int
	for i, p := range c {
		next := map[NodeID][]int{}
		for id, positions := range tx.postings(x, p.Text, p.Prefix) {
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

// postings yields the nodes with a term, or with terms that begin so, and the term's positions.
func (tx *Tx) postings(x index, term string, prefix bool) iter.Seq2[NodeID, []int] {
	return func(yield func(NodeID, []int) bool) {
		key := append(idKey(nil, x.id), term...)
		if !prefix {
			key = append(key, 0)
		}
		for k, v := range tx.run(tableText, key) {
			if prefix {
				k = k[bytes.IndexByte(k, 0)+1:]
			}
			id, n := codec.Uint(k)
			positions, ok := decodePositions(v)
			if n == 0 || n != len(k) || !ok {
				tx.damaged(tableText, key)
				return
			}
			if !yield(NodeID(id), positions) {
				return
			}
		}
	}
}

func textKey(b []byte, x index, term string, id NodeID) []byte {
	return idKey(append(append(idKey(b, x.id), term...), 0), uint64(id))
}

// Positions are varints, each the distance from the one before.
func encodePositions(positions []int) []byte {
	b := make([]byte, 0, 2*len(positions))
	last := 0
	for _, p := range positions {
		b = binary.AppendUvarint(b, uint64(p-last))
		last = p
	}
	return b
}

func decodePositions(b []byte) ([]int, bool) {
	positions := make([]int, 0, len(b))
	last := 0
	for len(b) > 0 {
		d, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, false
		}
		last += int(d)
		positions, b = append(positions, last), b[n:]
	}
	return positions, true
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

// termPositions returns the terms of some strings, where they stand, and how many there are.
func termPositions(list []string) (terms map[string][]int, total int) {
	terms = map[string][]int{}
	start := 0
	for _, s := range list {
		end := start
		for t := range text.Terms(s) {
			end = start + t.Position
			terms[t.Text] = append(terms[t.Text], end)
			total++
		}
		start = end + textGap
	}
	return terms, total
}

// updateText brings a text index from a node's old strings to its new.
func (tx *Tx) updateText(x index, id NodeID, before, after []string) error {
	if slices.Equal(before, after) {
		return nil
	}
	old, oldTotal := termPositions(before)
	terms, total := termPositions(after)
	for term := range old {
		if _, stays := terms[term]; !stays {
			if err := tx.delete(tableText, textKey(nil, x, term, id)); err != nil {
				return err
			}
		}
	}
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		if slices.Equal(old[term], terms[term]) {
			continue
		}
		if err := tx.put(tableText, textKey(nil, x, term, id), encodePositions(terms[term])); err != nil {
			return err
		}
	}
	return tx.recordText(x, id, int64(oldTotal), int64(total))
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
