package graph

import (
	"fmt"
	"iter"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// NodeID is a node's number, stable for life and never given out again. 0 is no node.
type NodeID uint64

// Node is a copy of a node, the caller's to keep and change.
type Node struct {
	ID     NodeID
	Labels []string // in the order that the graph first saw them
	Props  map[string]any
}

func idKey(b []byte, id uint64) []byte { return codec.AppendUint(b, id) }

// nodeBytes returns a node's record. The error wraps ErrNotFound.
func (tx *Tx) nodeBytes(id NodeID) ([]byte, error) {
	tx.key = idKey(tx.key[:0], uint64(id))
	b := tx.get(tableNode, tx.key)
	if b == nil {
		return nil, fmt.Errorf("node %d: %w", id, ErrNotFound)
	}
	return b, nil
}

func (tx *Tx) nodeRecord(id NodeID) (*codec.Node, error) {
	b, err := tx.nodeBytes(id)
	if err != nil {
		return nil, err
	}
	rec, err := codec.NodeRecord(b)
	if err != nil {
		return nil, tx.damaged(tableNode, tx.key)
	}
	return rec, nil
}

// Node returns a node with all that it carries. The error wraps ErrNotFound if there is none.
func (tx *Tx) Node(id NodeID) (Node, error) {
	b, err := tx.nodeBytes(id)
	if err != nil {
		return Node{}, err
	}
	var room [8]uint32
	labels, props, err := codec.NodeLabels(room[:0], b)
	if err != nil {
		return Node{}, tx.damaged(tableNode, tx.key)
	}
	n := Node{ID: id, Labels: tx.labelNames(labels)}
	if n.Props, err = tx.propMap(props); err != nil {
		return Node{}, tx.damaged(tableNode, idKey(nil, uint64(id)))
	}
	return n, nil
}

func (tx *Tx) labelNames(ids []uint32) []string {
	names := make([]string, len(ids))
	for i, l := range ids {
		names[i] = tx.name(symbolLabel, l)
	}
	return names
}

// remembered is where the transaction remembers strings that it has unpacked, nil where their bytes do not stay where they are.
func (tx *Tx) remembered() *codec.Unpacked {
	if tx.writable {
		return nil
	}
	return &tx.unpacked
}

// propMap reads the properties of a record.
func (tx *Tx) propMap(props []byte) (map[string]any, error) {
	m := map[string]any{}
	err := codec.EachProperty(props, tx.remembered(), func(n int) { m = make(map[string]any, n) }, func(key uint32, v any) {
		m[tx.name(symbolKey, key)] = v
	})
	return m, err
}

// HasNode tells whether a node exists.
func (tx *Tx) HasNode(id NodeID) bool {
	tx.key = idKey(tx.key[:0], uint64(id))
	return tx.get(tableNode, tx.key) != nil
}

// Labels returns a node's labels, none if it does not exist.
func (tx *Tx) Labels(id NodeID) []string {
	ids, err := tx.labelIDs(nil, id)
	if err != nil {
		return nil
	}
	return tx.labelNames(ids)
}

func (tx *Tx) labelIDs(dst []uint32, id NodeID) ([]uint32, error) {
	b, err := tx.nodeBytes(id)
	if err != nil {
		return nil, err
	}
	ids, _, err := codec.NodeLabels(dst, b)
	if err != nil {
		return nil, tx.damaged(tableNode, tx.key)
	}
	return ids, nil
}

// HasLabel tells whether a node has a label.
func (tx *Tx) HasLabel(id NodeID, label string) bool {
	l := tx.LabelID(label)
	return l != 0 && tx.HasLabelID(id, l)
}

// HasLabelID is HasLabel for a label's number.
func (tx *Tx) HasLabelID(id NodeID, label LabelID) bool {
	key := idKey(idKey(tx.key[:0], uint64(label)), uint64(id))
	tx.key = key
	return tx.get(tableLabel, key) != nil
}

// Prop returns one property of a node, reading no other. It is false for a property or a node that
// does not exist.
func (tx *Tx) Prop(id NodeID, key string) (any, bool) {
	k := tx.KeyID(key)
	if k == 0 {
		return nil, false
	}
	b, err := tx.nodeBytes(id)
	if err != nil {
		return nil, false
	}
	var buf [8]uint32
	_, props, err := codec.NodeLabels(buf[:0], b)
	if err != nil {
		tx.damaged(tableNode, tx.key)
		return nil, false
	}
	v, err := codec.Property(props, uint32(k), tx.remembered())
	if err != nil {
		tx.damaged(tableNode, tx.key)
	}
	return v, v != nil
}

// Nodes yields all nodes in order of their ids.
func (tx *Tx) Nodes() iter.Seq[NodeID] { return tx.ids(tableNode, nil) }

// NodesByLabel yields the nodes with a label in order of their ids.
func (tx *Tx) NodesByLabel(label string) iter.Seq[NodeID] {
	l := tx.LabelID(label)
	if l == 0 {
		return func(func(NodeID) bool) {}
	}
	return tx.ids(tableLabel, idKey(nil, uint64(l)))
}

// CreateNode adds a node. Properties whose value is nil are left out. The error wraps ErrInvalid for
// a value that a graph cannot hold, ErrExists for a unique key that is taken.
func (tx *Tx) CreateNode(labels []string, props map[string]any) (NodeID, error) {
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	rec, err := tx.newRecord(labels, props)
	if err != nil {
		return 0, err
	}
	id := NodeID(tx.meta.nextNode)
	tx.meta.nextNode++
	tx.metaChanged = true
	tx.add(1, countNodes)
	return id, tx.storeNode(id, nil, rec)
}

func (tx *Tx) newRecord(labels []string, props map[string]any) (*codec.Node, error) {
	rec := &codec.Node{}
	for _, name := range labels {
		l, err := tx.intern(symbolLabel, name)
		if err != nil {
			return nil, err
		}
		rec.Labels = append(rec.Labels, l)
	}
	slices.Sort(rec.Labels)
	rec.Labels = slices.Compact(rec.Labels)
	var err error
	rec.Props, err = tx.setProps(nil, props)
	return rec, err
}

// setProps returns props with changes made; a nil value removes a property.
func (tx *Tx) setProps(props []codec.Prop, changes map[string]any) ([]codec.Prop, error) {
	props = slices.Clone(props)
	for name, v := range changes {
		v, err := codec.Canonical(v)
		if err != nil {
			return nil, fmt.Errorf("%w: property %s: %w", ErrInvalid, name, err)
		}
		k := tx.symbol(symbolKey, name)
		if v != nil {
			if k, err = tx.intern(symbolKey, name); err != nil {
				return nil, err
			}
		}
		switch i, found := codec.Find(props, k); {
		case v == nil && found:
			props = slices.Delete(props, i, i+1)
		case v != nil && found:
			props[i].Value = v
		case v != nil:
			props = slices.Insert(props, i, codec.Prop{Key: k, Value: v})
		}
	}
	return props, nil
}

// storeNode writes a node and all that follows from the difference to what it was. old is nil for a
// new node, rec for one that goes.
func (tx *Tx) storeNode(id NodeID, old, rec *codec.Node) error {
	if err := tx.indexNode(id, old, rec); err != nil {
		return err
	}
	key := idKey(nil, uint64(id))
	if rec == nil {
		return tx.delete(tableNode, key)
	}
	return tx.put(tableNode, key, codec.AppendNode(nil, rec))
}

// changeNode rewrites a node by way of f, which must not change what it is given.
func (tx *Tx) changeNode(id NodeID, f func(rec codec.Node) (codec.Node, error)) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	old, err := tx.nodeRecord(id)
	if err != nil {
		return err
	}
	rec, err := f(*old)
	if err != nil {
		return fmt.Errorf("node %d: %w", id, err)
	}
	return tx.storeNode(id, old, &rec)
}

// SetProp sets one property of a node; a nil value removes it.
func (tx *Tx) SetProp(id NodeID, key string, value any) error {
	return tx.SetProps(id, map[string]any{key: value})
}

// SetProps sets some properties of a node and keeps the others; nil values remove.
func (tx *Tx) SetProps(id NodeID, props map[string]any) error {
	return tx.changeNode(id, func(rec codec.Node) (_ codec.Node, err error) {
		rec.Props, err = tx.setProps(rec.Props, props)
		return rec, err
	})
}

// ReplaceProps gives a node exactly these properties.
func (tx *Tx) ReplaceProps(id NodeID, props map[string]any) error {
	return tx.changeNode(id, func(rec codec.Node) (_ codec.Node, err error) {
		rec.Props, err = tx.setProps(nil, props)
		return rec, err
	})
}

// RemoveProp removes a property of a node. Removing what is not there is no error.
func (tx *Tx) RemoveProp(id NodeID, key string) error { return tx.SetProp(id, key, nil) }

// AddLabel adds a label to a node. Adding it twice is no error.
func (tx *Tx) AddLabel(id NodeID, label string) error {
	return tx.changeNode(id, func(rec codec.Node) (codec.Node, error) {
		l, err := tx.intern(symbolLabel, label)
		if i, found := slices.BinarySearch(rec.Labels, l); err == nil && !found {
			rec.Labels = slices.Insert(slices.Clone(rec.Labels), i, l)
		}
		return rec, err
	})
}

// RemoveLabel removes a label from a node. Removing what is not there is no error.
func (tx *Tx) RemoveLabel(id NodeID, label string) error {
	return tx.changeNode(id, func(rec codec.Node) (codec.Node, error) {
		if i, found := slices.BinarySearch(rec.Labels, uint32(tx.LabelID(label))); found {
			rec.Labels = slices.Delete(slices.Clone(rec.Labels), i, i+1)
		}
		return rec, nil
	})
}

// DeleteNode removes a node with its names. The error wraps ErrInUse if it has edges or evidence
// cites it; DetachDelete removes those too.
func (tx *Tx) DeleteNode(id NodeID) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	rec, err := tx.nodeRecord(id)
	if err != nil {
		return err
	}
	for h := range tx.Expand(id, Both) {
		return fmt.Errorf("delete node %d: %w by edge %d of type %s", id, ErrInUse, h.Edge, tx.TypeName(h.Type))
	}
	for edge := range tx.cited(id) {
		return fmt.Errorf("delete node %d: %w by the evidence of edge %d", id, ErrInUse, edge)
	}
	if err := tx.removeNames(id); err != nil {
		return err
	}
	tx.add(-1, countNodes)
	return tx.storeNode(id, rec, nil)
}

// DetachDelete removes a node with its names, its edges, and the evidence that cites it. Edges
// that lose evidence so stay; Forget is what removes them.
func (tx *Tx) DetachDelete(id NodeID) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	for h := range tx.Expand(id, Both) {
		if err := tx.DeleteEdge(h.Edge); err != nil {
			return err
		}
	}
	for edge := range tx.cited(id) {
		if _, err := tx.RemoveEvidence(edge, id); err != nil {
			return err
		}
	}
	return tx.DeleteNode(id)
}
