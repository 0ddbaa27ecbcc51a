package graph

import (
	"bytes"
	"cmp"
	"iter"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/text"
)

// Hit is a node that a search found.
type Hit struct {
	Node  NodeID
	Score float64 // BM25; comparable within one search alone
}

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

// match returns the nodes of a segment whose text has a clause.
func (tx *Tx) match(s *segment, c text.Clause) []match {
	if len(c) == 1 && !c[0].Prefix {
		found, ok := appendMatches(nil, tx.list(s, []byte(c[0].Text)))
		if !ok {
			tx.damaged(tablePosting, s.key())
			return nil
		}
		return found
	}
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
