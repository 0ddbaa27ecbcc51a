package graph

import (
	"fmt"
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// LabelID, TypeID and KeyID are the numbers that stand for the names of labels, edge types and
// property keys. They are given out from 1 and never change. 0 stands for a name that is not in use.
type (
	LabelID uint32
	TypeID  uint32
	KeyID   uint32
)

// kinds of symbols, the first byte of their keys in tableSymbol.
const (
	symbolLabel = 'l'
	symbolType  = 't'
	symbolKey   = 'p'
)

// maxName is the longest name of a label, type, property or node, in bytes.
const maxName = 1 << 12

// symbols are the interned names. A value is never changed: a writer that needs more makes a copy.
type symbols struct{ labels, types, keys names }

type names struct {
	ids  map[string]uint32
	list []string // by id, from 1
}

func (s *symbols) kind(kind byte) *names {
	switch kind {
	case symbolLabel:
		return &s.labels
	case symbolType:
		return &s.types
	}
	return &s.keys
}

func readSymbols(tx *Tx) (*symbols, error) {
	s := &symbols{}
	for _, kind := range []byte{symbolLabel, symbolType, symbolKey} {
		n := s.kind(kind)
		n.ids = map[string]uint32{}
		for name, v := range tx.run(tableSymbol, []byte{kind}) {
			id, size := codec.Uint(v)
			if size == 0 || id == 0 || id > 1<<24 || !codec.SumHolds(v, size, []byte{kind}, name) {
				return nil, tx.damaged(tableSymbol, name)
			}
			n.ids[string(name)] = uint32(id)
			for uint64(len(n.list)) < id {
				n.list = append(n.list, "")
			}
			n.list[id-1] = string(name)
		}
		if i := slices.Index(n.list, ""); i >= 0 {
			return nil, fmt.Errorf("%w: symbol %c %d has no name", ErrDamaged, kind, i+1)
		}
	}
	return s, tx.err
}

// symbol returns the id of a name, 0 if it has none.
func (tx *Tx) symbol(kind byte, name string) uint32 {
	if id := tx.symbols.kind(kind).ids[name]; id != 0 {
		return id
	}
	if tx.writable {
		return 0
	}
	id, _ := codec.Uint(tx.get(tableSymbol, append([]byte{kind}, name...)))
	return uint32(id)
}

// intern returns the id of a name and gives it one if it has none.
func (tx *Tx) intern(kind byte, name string) (uint32, error) {
	if id := tx.symbols.kind(kind).ids[name]; id != 0 {
		return id, nil
	}
	if name == "" || len(name) > maxName {
		return 0, fmt.Errorf("%w: a name of %d bytes; labels, types and property keys have 1 to %d", ErrInvalid, len(name), maxName)
	}
	if tx.symbols == tx.graph.symbols.Load() {
		tx.symbols = &symbols{tx.symbols.labels.clone(), tx.symbols.types.clone(), tx.symbols.keys.clone()}
	}
	n := tx.symbols.kind(kind)
	n.list = append(n.list, name)
	id := uint32(len(n.list))
	n.ids[name] = id
	key := append([]byte{kind}, name...)
	return id, tx.put(tableSymbol, key, codec.AppendSum(codec.AppendUint(nil, uint64(id)), key))
}

func (n names) clone() names { return names{maps.Clone(n.ids), slices.Clone(n.list)} }

// name returns the name of an id, "" if it is not in use.
func (tx *Tx) name(kind byte, id uint32) string {
	if id == 0 {
		return ""
	}
	if list := tx.symbols.kind(kind).list; int(id) <= len(list) {
		return list[id-1]
	}
	if tx.writable {
		return ""
	}
	// The snapshot is newer than the symbols at hand.
	s, err := readSymbols(tx)
	if err != nil {
		tx.fail(err)
		return ""
	}
	tx.symbols = s
	if list := s.kind(kind).list; int(id) <= len(list) {
		return list[id-1]
	}
	return ""
}

// LabelID returns the number of a label, 0 if no node ever had it.
func (tx *Tx) LabelID(name string) LabelID { return LabelID(tx.symbol(symbolLabel, name)) }

// TypeID returns the number of an edge type, 0 if no edge ever had it.
func (tx *Tx) TypeID(name string) TypeID { return TypeID(tx.symbol(symbolType, name)) }

// KeyID returns the number of a property key, 0 if nothing ever had it.
func (tx *Tx) KeyID(name string) KeyID { return KeyID(tx.symbol(symbolKey, name)) }

// LabelName returns the name of a label, "" for a number not in use.
func (tx *Tx) LabelName(id LabelID) string { return tx.name(symbolLabel, uint32(id)) }

// TypeName returns the name of an edge type, "" for a number not in use.
func (tx *Tx) TypeName(id TypeID) string { return tx.name(symbolType, uint32(id)) }

// KeyName returns the name of a property key, "" for a number not in use.
func (tx *Tx) KeyName(id KeyID) string { return tx.name(symbolKey, uint32(id)) }

// AllLabels returns the names of all labels that a node now has, sorted.
func (tx *Tx) AllLabels() []string {
	return tx.used(symbolLabel, func(id uint32) bool { return tx.CountLabel(tx.name(symbolLabel, id)) > 0 })
}

// AllTypes returns the names of all types that an edge now has, sorted.
func (tx *Tx) AllTypes() []string {
	return tx.used(symbolType, func(id uint32) bool { return tx.CountType(tx.name(symbolType, id)) > 0 })
}

// AllKeys returns the names of all property keys that were ever in use, sorted.
func (tx *Tx) AllKeys() []string { return tx.used(symbolKey, func(uint32) bool { return true }) }

func (tx *Tx) used(kind byte, inUse func(id uint32) bool) []string {
	var list []string
	for name, v := range tx.run(tableSymbol, []byte{kind}) {
		if id, _ := codec.Uint(v); inUse(uint32(id)) {
			list = append(list, string(name))
		}
	}
	return list
}
