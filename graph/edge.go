package graph

import (
	"bytes"
	"fmt"
	"iter"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// EdgeID is an edge's number, stable for life and never given out again. 0 is no edge.
type EdgeID uint64

// Edge is a copy of an edge, the caller's to keep and change.
type Edge struct {
	ID       EdgeID
	Type     string
	From, To NodeID
	Props    map[string]any
}

// edgeEnds reads an edge but for its properties, whose bytes it returns.
func (tx *Tx) edgeEnds(id EdgeID) (e codec.Edge, props []byte, err error) {
	tx.key = idKey(tx.key[:0], uint64(id))
	b := tx.get(tableEdge, tx.key)
	if b == nil {
		return e, nil, fmt.Errorf("edge %d: %w", id, ErrNotFound)
	}
	if props, err = codec.EdgeEnds(b, &e); err != nil {
		return e, nil, tx.damaged(tableEdge, tx.key)
	}
	return e, props, nil
}

func (tx *Tx) edgeRecord(id EdgeID) (*codec.Edge, error) {
	tx.key = idKey(tx.key[:0], uint64(id))
	b := tx.get(tableEdge, tx.key)
	if b == nil {
		return nil, fmt.Errorf("edge %d: %w", id, ErrNotFound)
	}
	rec, err := codec.EdgeRecord(b)
	if err != nil {
		return nil, tx.damaged(tableEdge, tx.key)
	}
	return rec, nil
}

// Edge returns an edge with all that it carries. The error wraps ErrNotFound if there is none.
func (tx *Tx) Edge(id EdgeID) (Edge, error) {
	rec, b, err := tx.edgeEnds(id)
	if err != nil {
		return Edge{}, err
	}
	props, err := tx.propMap(b)
	if err != nil {
		return Edge{}, tx.damaged(tableEdge, idKey(nil, uint64(id)))
	}
	return Edge{id, tx.name(symbolType, rec.Type), NodeID(rec.From), NodeID(rec.To), props}, nil
}

// Ends returns an edge's type and the nodes that it joins, without its properties. The error wraps
// ErrNotFound if there is none.
func (tx *Tx) Ends(id EdgeID) (typ TypeID, from, to NodeID, err error) {
	e, _, err := tx.edgeEnds(id)
	return TypeID(e.Type), NodeID(e.From), NodeID(e.To), err
}

// EdgeProp returns one property of an edge. It is false for a property or an edge that does not exist.
func (tx *Tx) EdgeProp(id EdgeID, key string) (any, bool) {
	k := tx.KeyID(key)
	if k == 0 {
		return nil, false
	}
	_, props, err := tx.edgeEnds(id)
	if err != nil {
		return nil, false
	}
	v, err := codec.Property(props, uint32(k), nil)
	if err != nil {
		tx.damaged(tableEdge, tx.key)
	}
	return v, v != nil
}

// Edges yields all edges of a type, or of all types if typ is "", in order of their ids. It reads
// all edges there are.
func (tx *Tx) Edges(typ string) iter.Seq[EdgeID] {
	want := tx.TypeID(typ)
	return func(yield func(EdgeID) bool) {
		if typ != "" && want == 0 {
			return
		}
		for k, v := range tx.run(tableEdge, nil) {
			id, n := codec.Uint(k)
			var e codec.Edge
			if _, err := codec.EdgeEnds(v, &e); err != nil || n == 0 {
				tx.damaged(tableEdge, k)
				return
			}
			if (want == 0 || e.Type == uint32(want)) && !yield(EdgeID(id)) {
				return
			}
		}
	}
}

// Out yields the edges that leave a node, of the given types or of all; see Expand for the order.
func (tx *Tx) Out(id NodeID, types ...string) iter.Seq[Edge] { return tx.around(id, Out, types) }

// In yields the edges that enter a node.
func (tx *Tx) In(id NodeID, types ...string) iter.Seq[Edge] { return tx.around(id, In, types) }

// Both yields the edges that leave or enter a node.
func (tx *Tx) Both(id NodeID, types ...string) iter.Seq[Edge] { return tx.around(id, Both, types) }

func (tx *Tx) around(id NodeID, dir Direction, types []string) iter.Seq[Edge] {
	return func(yield func(Edge) bool) {
		var ids []TypeID
		for _, t := range types {
			if id := tx.TypeID(t); id != 0 {
				ids = append(ids, id)
			}
		}
		if len(types) > 0 && len(ids) == 0 {
			return
		}
		for h := range tx.Expand(id, dir, ids...) {
			e, err := tx.Edge(h.Edge)
			if err != nil {
				tx.damaged(tableAdjacency, idKey(nil, uint64(id)))
				return
			}
			if !yield(e) {
				return
			}
		}
	}
}

// FindEdge returns the first edge of a type between two nodes that has exactly these properties. The
// error wraps ErrNotFound if there is none, ErrInvalid for a value that a graph cannot hold. It reads
// the edges of the type between the two, none of the other edges that they have.
func (tx *Tx) FindEdge(from NodeID, typ string, to NodeID, props map[string]any) (EdgeID, error) {
	missing := fmt.Errorf("edge of type %s from node %d to node %d: %w", typ, from, to, ErrNotFound)
	rec := codec.Edge{Type: uint32(tx.TypeID(typ)), From: uint64(from), To: uint64(to)}
	if rec.Type == 0 {
		return 0, missing
	}
	var known bool
	var err error
	if rec.Props, known, err = tx.knownProps(props); err != nil {
		return 0, err
	} else if !known {
		return 0, missing
	}
	want := codec.AppendEdge(nil, &rec)
	for k, sum := range tx.run(tableAdjacency, adjacencyRun(nil, rec.From, 0, rec.Type, rec.To)) {
		if len(sum) > 0 && !bytes.Equal(sum, codec.Checksum(want)) {
			continue
		}
		id, n := codec.Uint(k)
		if n == 0 || n != len(k) {
			return 0, tx.damaged(tableAdjacency, adjacencyRun(nil, rec.From, 0, rec.Type, rec.To))
		}
		tx.key = idKey(tx.key[:0], id)
		if bytes.Equal(tx.get(tableEdge, tx.key), want) {
			return EdgeID(id), nil
		}
	}
	if tx.err != nil {
		return 0, tx.err
	}
	return 0, missing
}

// knownProps is setProps without new names: known is false if a property's name is none of the graph's.
func (tx *Tx) knownProps(props map[string]any) (list []codec.Prop, known bool, err error) {
	for name, v := range props {
		if v, err = codec.Canonical(v); err != nil {
			return nil, false, fmt.Errorf("%w: property %s: %w", ErrInvalid, name, err)
		}
		k := tx.symbol(symbolKey, name)
		if v == nil {
			continue
		}
		if k == 0 {
			return nil, false, nil
		}
		i, _ := codec.Find(list, k)
		list = slices.Insert(list, i, codec.Prop{Key: k, Value: v})
	}
	return list, true, nil
}

// CreateEdge adds an edge. Edges may be parallel, and from and to the same. The error wraps
// ErrNotFound if either node does not exist, ErrInvalid for a value that a graph cannot hold.
func (tx *Tx) CreateEdge(from NodeID, typ string, to NodeID, props map[string]any) (EdgeID, error) {
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	t, err := tx.intern(symbolType, typ)
	if err != nil {
		return 0, err
	}
	rec := codec.Edge{Type: t, From: uint64(from), To: uint64(to)}
	if rec.Props, err = tx.setProps(nil, props); err != nil {
		return 0, err
	}
	id := EdgeID(tx.meta.nextEdge)
	tx.meta.nextEdge++
	tx.metaChanged = true
	record := codec.AppendEdge(nil, &rec)
	if err := tx.link(id, &rec, record); err != nil {
		return 0, fmt.Errorf("create edge: %w", err)
	}
	if err := tx.indexEdge(id, t, nil, rec.Props); err != nil {
		return 0, err
	}
	return id, tx.put(tableEdge, idKey(nil, uint64(id)), record)
}

// edgeSum is the value of an edge in adjacency, where it leaves a node: the checksum of its record, so
// that FindEdge need not read those of all edges between two nodes; nothing for an edge without
// properties.
func edgeSum(e *codec.Edge, record []byte) []byte {
	if len(e.Props) == 0 {
		return []byte{}
	}
	return codec.Checksum(record)
}

// link adds all that follows from an edge with a record: both ends and counters. unlink removes it.
func (tx *Tx) link(id EdgeID, e *codec.Edge, record []byte) error {
	if err := tx.countEdge(e, 1); err != nil {
		return err
	}
	tx.key = adjacencyKey(tx.key[:0], e.From, 0, e.Type, e.To, uint64(id))
	if err := tx.put(tableAdjacency, tx.key, edgeSum(e, record)); err != nil {
		return err
	}
	tx.key = adjacencyKey(tx.key[:0], e.To, 1, e.Type, e.From, uint64(id))
	return tx.put(tableAdjacency, tx.key, nil)
}

func (tx *Tx) unlink(id EdgeID, e *codec.Edge) error {
	if err := tx.countEdge(e, -1); err != nil {
		return err
	}
	tx.key = adjacencyKey(tx.key[:0], e.From, 0, e.Type, e.To, uint64(id))
	if err := tx.delete(tableAdjacency, tx.key); err != nil {
		return err
	}
	tx.key = adjacencyKey(tx.key[:0], e.To, 1, e.Type, e.From, uint64(id))
	return tx.delete(tableAdjacency, tx.key)
}

// countEdge counts an edge that comes or goes. The error wraps ErrNotFound if one of its nodes does not exist.
func (tx *Tx) countEdge(e *codec.Edge, delta int64) error {
	var buf [8]uint32
	tx.graph.memo.forget(e.From, e.To)
	for dir, end := range [2]uint64{e.From, e.To} {
		labels, err := tx.labelIDs(buf[:0], NodeID(end))
		if err != nil {
			return err
		}
		tx.countPatterns(delta, labels, byte(dir), e.Type)
	}
	tx.add(delta, countEdges)
	tx.add(delta, countType, uint64(e.Type))
	return nil
}

// SetEdgeProp sets one property of an edge; a nil value removes it.
func (tx *Tx) SetEdgeProp(id EdgeID, key string, value any) error {
	return tx.SetEdgeProps(id, map[string]any{key: value})
}

// SetEdgeProps sets some properties of an edge and keeps the others; nil values remove.
func (tx *Tx) SetEdgeProps(id EdgeID, props map[string]any) error {
	return tx.changeEdge(id, func(rec *codec.Edge) (err error) {
		rec.Props, err = tx.setProps(rec.Props, props)
		return err
	})
}

// ReplaceEdgeProps gives an edge exactly these properties.
func (tx *Tx) ReplaceEdgeProps(id EdgeID, props map[string]any) error {
	return tx.changeEdge(id, func(rec *codec.Edge) (err error) {
		rec.Props, err = tx.setProps(nil, props)
		return err
	})
}

func (tx *Tx) changeEdge(id EdgeID, f func(*codec.Edge) error) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	rec, err := tx.edgeRecord(id)
	if err != nil {
		return err
	}
	before := slices.Clone(rec.Props)
	if err := f(rec); err != nil {
		return fmt.Errorf("edge %d: %w", id, err)
	}
	if err := tx.indexEdge(id, rec.Type, before, rec.Props); err != nil {
		return err
	}
	record := codec.AppendEdge(nil, rec)
	tx.key = adjacencyKey(tx.key[:0], rec.From, 0, rec.Type, rec.To, uint64(id))
	if err := tx.put(tableAdjacency, tx.key, edgeSum(rec, record)); err != nil {
		return err
	}
	return tx.put(tableEdge, idKey(nil, uint64(id)), record)
}

// DeleteEdge removes an edge with its evidence. The error wraps ErrNotFound if there is none.
func (tx *Tx) DeleteEdge(id EdgeID) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	rec, err := tx.edgeRecord(id)
	if err != nil {
		return err
	}
	if err := tx.removeAllEvidence(id); err != nil {
		return err
	}
	if err := tx.unlink(id, rec); err != nil {
		return err
	}
	if err := tx.indexEdge(id, rec.Type, rec.Props, nil); err != nil {
		return err
	}
	return tx.delete(tableEdge, idKey(nil, uint64(id)))
}
