package graph

import (
	"encoding/binary"
	"fmt"
	"iter"
	"math"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// Evidence is a place in an article that states what an edge states.
type Evidence struct {
	Article    NodeID
	Start, End int     // bytes of the article's text, Start included, End not
	Confidence float64 // from 0 to 1
}

func evidenceKey(b []byte, edge EdgeID, e Evidence) []byte {
	b = idKey(idKey(b, uint64(edge)), uint64(e.Article))
	return idKey(idKey(b, uint64(e.Start)), uint64(e.End))
}

func citedKey(b []byte, article NodeID, edge EdgeID) []byte {
	return idKey(idKey(b, uint64(article)), uint64(edge))
}

// AddEvidence adds evidence to an edge, any number of spans. The same span of the same article counts once; its
// confidence becomes the one given. The error wraps ErrNotFound if the edge or the article does not
// exist, ErrInvalid for a span or a confidence that cannot be.
func (tx *Tx) AddEvidence(edge EdgeID, list ...Evidence) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if _, _, err := tx.edgeEnds(edge); err != nil {
		return fmt.Errorf("add evidence: %w", err)
	}
	var article NodeID // of the evidence before
	for _, e := range list {
		if e.Start < 0 || e.End < e.Start || !(e.Confidence >= 0 && e.Confidence <= 1) {
			return fmt.Errorf("evidence %d-%d with confidence %v: %w", e.Start, e.End, e.Confidence, ErrInvalid)
		}
		if e.Article != article || article == 0 {
			if !tx.HasNode(e.Article) {
				return fmt.Errorf("add evidence: article: node %d: %w", e.Article, ErrNotFound)
			}
			article = e.Article
			tx.key = citedKey(tx.key[:0], article, edge)
			if err := tx.put(tableCited, tx.key, nil); err != nil {
				return err
			}
		}
		tx.key = evidenceKey(tx.key[:0], edge, e)
		value := binary.BigEndian.AppendUint64(make([]byte, 0, 12), math.Float64bits(e.Confidence))
		if err := tx.put(tableEvidence, tx.key, codec.AppendSum(value, tx.key)); err != nil {
			return err
		}
	}
	return nil
}

// Evidence yields the evidence of an edge in order of article and span.
func (tx *Tx) Evidence(edge EdgeID) iter.Seq[Evidence] {
	return func(yield func(Evidence) bool) {
		prefix := idKey(nil, uint64(edge))
		for k, v := range tx.run(tableEvidence, prefix) {
			e, ok := decodeEvidence(prefix, k, v)
			if !ok {
				tx.damaged(tableEvidence, append(prefix, k...))
				return
			}
			if !yield(e) {
				return
			}
		}
	}
}

// decodeEvidence reads a key after its edge, and its value.
func decodeEvidence(edge, k, v []byte) (e Evidence, ok bool) {
	article, n := codec.Uint(k)
	start, m := codec.Uint(k[n:])
	end, l := codec.Uint(k[n+m:])
	if n == 0 || m == 0 || l == 0 || n+m+l != len(k) || !codec.SumHolds(v, 8, edge, k) {
		return e, false
	}
	return Evidence{NodeID(article), int(start), int(end), math.Float64frombits(binary.BigEndian.Uint64(v))}, true
}

// CountEvidence is the number of evidences of an edge.
func (tx *Tx) CountEvidence(edge EdgeID) int {
	n := 0
	for range tx.run(tableEvidence, idKey(nil, uint64(edge))) {
		n++
	}
	return n
}

// EdgesCiting yields the edges that have evidence from an article, in order of their ids.
func (tx *Tx) EdgesCiting(article NodeID) iter.Seq[EdgeID] { return tx.cited(article) }

func (tx *Tx) cited(article NodeID) iter.Seq[EdgeID] {
	return func(yield func(EdgeID) bool) {
		for id := range tx.ids(tableCited, idKey(nil, uint64(article))) {
			if !yield(EdgeID(id)) {
				return
			}
		}
	}
}

// RemoveEvidence removes an article's evidence from an edge and returns how much there was.
func (tx *Tx) RemoveEvidence(edge EdgeID, article NodeID) (removed int, err error) {
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	prefix := idKey(idKey(nil, uint64(edge)), uint64(article))
	for k := range tx.run(tableEvidence, prefix) {
		if err := tx.delete(tableEvidence, append(prefix[:len(prefix):len(prefix)], k...)); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, tx.delete(tableCited, citedKey(nil, article, edge))
}

func (tx *Tx) removeAllEvidence(edge EdgeID) error {
	last := NodeID(0)
	for e := range tx.Evidence(edge) {
		if e.Article == last {
			continue
		}
		last = e.Article
		if _, err := tx.RemoveEvidence(edge, e.Article); err != nil {
			return err
		}
	}
	return tx.err
}

// Forgotten is what Forget removed.
type Forgotten struct {
	Evidence int      // spans
	Edges    int      // that had no other evidence
	Orphans  []NodeID // nodes that lost an edge by it and have none left, in order of their ids; they stay
}

// Forget undoes what the graph knows from an article: all of its evidence goes, and every edge that
// has no other. Edges that never had evidence are no concern of it, nor is the article's node.
func (tx *Tx) Forget(article NodeID) (Forgotten, error) {
	var f Forgotten
	if err := tx.mayWrite(); err != nil {
		return f, err
	}
	touched := map[NodeID]bool{}
	for edge := range tx.cited(article) {
		n, err := tx.RemoveEvidence(edge, article)
		if err != nil {
			return f, err
		}
		f.Evidence += n
		if tx.CountEvidence(edge) > 0 {
			continue
		}
		_, from, to, err := tx.Ends(edge)
		if err != nil {
			return f, err
		}
		if err := tx.DeleteEdge(edge); err != nil {
			return f, err
		}
		f.Edges++
		touched[from], touched[to] = true, true
	}
	f.Orphans = tx.withoutEdges(touched)
	return f, tx.err
}
