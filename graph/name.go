package graph

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/internal/codec"
)

// A name's key is its folded form, a zero byte, which no folded form has, and the node.
func nameKey(b []byte, folded string, id NodeID) []byte {
	return idKey(append(append(b, folded...), 0), uint64(id))
}

func aliasKey(b []byte, id NodeID, name string) []byte {
	return append(idKey(b, uint64(id)), name...)
}

// AddName adds a name that a node goes by. A node can have many, and many nodes the same. Adding it
// twice is no error. The error wraps ErrInvalid for a name of which folding leaves nothing.
func (tx *Tx) AddName(id NodeID, name string) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if !tx.HasNode(id) {
		return fmt.Errorf("add name %q: node %d: %w", name, id, ErrNotFound)
	}
	folded := fold.Name(name)
	if folded == "" || len(name) > maxName || len(folded) > maxName {
		return fmt.Errorf("add name of %d bytes to node %d: %w: a name has a letter or digit and up to %d bytes", len(name), id, ErrInvalid, maxName)
	}
	alias := aliasKey(nil, id, name)
	if tx.get(tableAlias, alias) != nil {
		return nil // writing it again would cost its page
	}
	if err := tx.put(tableName, nameKey(nil, folded, id), nil); err != nil {
		return err
	}
	return tx.put(tableAlias, alias, codec.AppendSum(nil, alias))
}

// RemoveName removes one name of a node, as it was added. Removing what is not there is no error.
func (tx *Tx) RemoveName(id NodeID, name string) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if err := tx.delete(tableAlias, aliasKey(nil, id, name)); err != nil {
		return err
	}
	folded := fold.Name(name)
	for _, other := range tx.Names(id) {
		if fold.Name(other) == folded {
			return nil
		}
	}
	return tx.delete(tableName, nameKey(nil, folded, id))
}

func (tx *Tx) removeNames(id NodeID) error {
	for _, name := range tx.Names(id) {
		if err := tx.RemoveName(id, name); err != nil {
			return err
		}
	}
	return tx.err
}

// Names returns the names of a node as they were added, sorted.
func (tx *Tx) Names(id NodeID) []string {
	var list []string
	node := idKey(nil, uint64(id))
	for name, v := range tx.run(tableAlias, node) {
		if !codec.SumHolds(v, 0, node, name) {
			tx.damaged(tableAlias, append(node, name...))
			return list
		}
		list = append(list, string(name))
	}
	return list
}

// NodesByName yields the nodes that have a name which folds as this one does, in order of their ids:
// 騰訊, 腾讯 and, in full width, ＱＱ and qq find the same. See package fold.
func (tx *Tx) NodesByName(name string) iter.Seq[NodeID] {
	folded := fold.Name(name)
	if folded == "" {
		return func(func(NodeID) bool) {}
	}
	return tx.ids(tableName, append([]byte(folded), 0))
}

// NamesByPrefix yields the folded names that begin as prefix does when it is folded, each with every node that has it, in
// order of the names; all names for a prefix of which folding leaves nothing.
func (tx *Tx) NamesByPrefix(prefix string) iter.Seq2[string, NodeID] {
	folded := []byte(fold.Name(prefix))
	return func(yield func(string, NodeID) bool) {
		for rest := range tx.run(tableName, folded) {
			name, id, _ := bytes.Cut(rest, []byte{0})
			number, n := codec.Uint(id)
			if n == 0 || n != len(id) {
				tx.damaged(tableName, append(bytes.Clone(folded), rest...))
				return
			}
			if !yield(string(folded)+string(name), NodeID(number)) {
				return
			}
		}
	}
}

// NodeByName returns the one node with a name. The error wraps ErrNotFound if there is none, and
// ErrAmbiguous if there are several; NodesByName yields those.
func (tx *Tx) NodeByName(name string) (Node, error) {
	id, err := tx.nodeByName(name)
	if err != nil {
		return Node{}, err
	}
	return tx.Node(id)
}

func (tx *Tx) nodeByName(name string) (NodeID, error) {
	tx.key = fold.AppendName(tx.key[:0], name)
	if len(tx.key) > 0 {
		s := tx.scan(tableName)
		defer s.release()
		k, _ := s.seek(append(tx.key, 0))
		if k != nil {
			id, n := codec.Uint(k[len(s.prefix):])
			if n == 0 || len(s.prefix)+n != len(k) {
				return 0, tx.damaged(tableName, k)
			}
			if k, _ = s.next(); k != nil {
				other, _ := codec.Uint(k[len(s.prefix):])
				return 0, fmt.Errorf("name %q: %w: nodes %d, %d and perhaps more have it", name, ErrAmbiguous, id, other)
			}
			return NodeID(id), nil
		}
	}
	if tx.err != nil {
		return 0, tx.err
	}
	return 0, fmt.Errorf("name %q: %w", name, ErrNotFound)
}
