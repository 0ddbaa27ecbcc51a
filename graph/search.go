package graph

import (
	"bytes"
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
	r := &ranking{tx: tx, index: x, limit: limit, mean: float64(tx.count(countTokens, x.id)) / docs}
	for _, n := range df {
		r.idf = append(r.idf, math.Log1p((docs-n+0.5)/(n+0.5)))
	}
	for i := range matches {
		r.segment(matches[i])
		matches[i] = nil
	}
	r.cut()
	return r.hits
}

// ranking keeps the best hits.
type ranking struct {
	tx    *Tx
	index index
	limit int
	mean  float64   // length of a text
	idf   []float64 // of each clause
	hits  []Hit
	worst float64 // no hit with a lower score is among the best
}

// weight is what n occurrences of a clause add to the score of a text with a norm.
func (r *ranking) weight(clause, n int, norm float64) float64 {
	return r.idf[clause] * float64(n) * (bm25K + 1) / (float64(n) + norm)
}

// segment ranks the matches of each clause in one segment, node by node. The length of a text is looked up only
// if the shortest could be among the best.
func (r *ranking) segment(matches [][]match) {
	for {
		node := NodeID(math.MaxUint64)
		for _, list := range matches {
			if len(list) > 0 && list[0].node < node {
				node = list[0].node
			}
		}
		if node == math.MaxUint64 {
			return
		}
		most := 0.0
		for j, list := range matches {
			if len(list) > 0 && list[0].node == node {
				most += r.weight(j, list[0].n, bm25K*(1-bm25B))
			}
		}
		if most >= r.worst {
			norm := bm25K * (1 - bm25B + bm25B*float64(r.tx.textLength(r.index, node))/r.mean)
			score := 0.0
			for j, list := range matches {
				if len(list) > 0 && list[0].node == node {
					score += r.weight(j, list[0].n, norm)
				}
			}
			r.add(Hit{node, score})
		}
		for j, list := range matches {
			if len(list) > 0 && list[0].node == node {
				matches[j] = list[1:]
			}
		}
	}
}

func (r *ranking) add(h Hit) {
	if r.hits = append(r.hits, h); r.limit > 0 && len(r.hits) >= 2*r.limit {
		r.cut()
	}
}

// cut sorts the hits and keeps the best.
func (r *ranking) cut() {
	slices.SortFunc(r.hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Node, b.Node))
	})
	if r.limit > 0 && len(r.hits) >= r.limit {
		r.hits = r.hits[:r.limit]
		r.worst = r.hits[r.limit-1].Score
	}
}

// match returns the nodes of a segment whose text has a clause.
func (tx *Tx) match(s *segment, c text.Clause) []match {
	if len(c) == 1 {
		return count(tx.postings(s, c[0]))
	}
	lists := make([][]posting, len(c))
	shortest := 0
	for i, p := range c {
		if lists[i] = tx.postings(s, p); len(lists[i]) == 0 {
			return nil
		}
		if len(lists[i]) < len(lists[shortest]) {
			shortest = i
		}
	}
	var found []match
	rest := slices.Clone(lists)
	here := make([][]posting, len(c))
	for last, list := NodeID(0), lists[shortest]; len(list) > 0; list = list[1:] {
		node := list[0].node
		if node == last {
			continue
		}
		last = node
		everywhere := true
		for i := range rest {
			rest[i] = from(rest[i], node)
			n := 0
			for n < len(rest[i]) && rest[i][n].node == node {
				n++
			}
			here[i] = rest[i][:n]
			everywhere = everywhere && n > 0
		}
		if !everywhere {
			continue
		}
		if n := phrases(c, here); n > 0 {
			found = append(found, match{node, n})
		}
	}
	return found
}

// count turns postings into matches.
func count(list []posting) []match {
	found := make([]match, 0, len(list))
	for _, p := range list {
		n := 0
		for _, b := range p.positions {
			if b < 0x80 { // a varint ends
				n++
			}
		}
		if last := len(found) - 1; last >= 0 && found[last].node == p.node {
			found[last].n += n
		} else {
			found = append(found, match{p.node, n})
		}
	}
	return found
}

// from returns the part of a list that begins with a node or the next after it, most likely near.
func from(list []posting, node NodeID) []posting {
	step := 1
	for step < len(list) && list[step].node < node {
		step *= 2
	}
	i, _ := slices.BinarySearchFunc(list[:min(step+1, len(list))], node, func(p posting, id NodeID) int { return cmp.Compare(p.node, id) })
	return list[i:]
}

// phrases counts the places where all parts of a clause stand at their distances. here holds the
// postings of one node for each part.
func phrases(c text.Clause, here [][]posting) int {
	var starts, positions []int // where the clause may begin; each part keeps of it what it agrees with
	for i, list := range here {
		positions = positions[:0]
		for _, p := range list {
			positions = appendPositions(positions, p.positions)
		}
		for j := range positions {
			positions[j] -= c[i].Offset
		}
		if i == 0 {
			starts = slices.Clone(positions)
			slices.Sort(starts)
			continue
		}
		starts = slices.DeleteFunc(starts, func(s int) bool { return !slices.Contains(positions, s) })
	}
	return len(starts)
}

// postings returns the nodes of a segment with a term, or with terms that begin so, in order, a node
// once for each term.
func (tx *Tx) postings(s *segment, p text.Part) (list []posting) {
	if !p.Prefix {
		var ok bool
		if list, ok = appendPostings(nil, tx.list(s, []byte(p.Text))); !ok {
			tx.damaged(tablePosting, s.key())
			return nil
		}
		return list
	}
	terms := 0
	prefix := []byte(p.Text)
	tx.entriesFrom(s, prefix, func(term, encoded []byte) bool {
		if !bytes.HasPrefix(term, prefix) {
			return bytes.Compare(term, prefix) < 0
		}
		var ok bool
		if list, ok = appendPostings(list, encoded); !ok {
			tx.damaged(tablePosting, s.key())
		}
		terms++
		return ok
	})
	if tx.err != nil {
		return nil
	}
	if terms > 1 {
		slices.SortStableFunc(list, comparePostings)
	}
	return list
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
