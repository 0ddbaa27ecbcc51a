package graph

import (
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/newsgraph/kg/graph/internal/codec"
)

// IndexKind tells what an index is for.
type IndexKind byte

const (
	UniqueKey IndexKind = 'k' // finds the one node with a label and a value; see NodeByKey
	Ordered   IndexKind = 'o' // finds nodes by value, range and prefix; see IndexSeek
	FullText  IndexKind = 't' // finds nodes by the words of properties; see Search
	OfEdges   IndexKind = 'e' // finds edges by value; see EdgeSeek
)

// String returns "key", "index", "text" or "edge".
func (k IndexKind) String() string {
	switch k {
	case UniqueKey:
		return "key"
	case Ordered:
		return "index"
	case OfEdges:
		return "edge"
	}
	return "text"
}

// Index describes an index over the nodes with a label or the edges of a type.
type Index struct {
	Kind  IndexKind
	Label string   // of OfEdges, the type
	Props []string // one, but for FullText
}

// index is an Index with numbers for names. Its id begins the keys of its entries.
type index struct {
	id    uint64
	kind  IndexKind
	label uint32 // of OfEdges, the type
	props []uint32
}

// schema is the indexes of a graph, by label and, those over edges, by type. A value is never changed: a writer
// makes a copy.
type schema struct{ byLabel, byType map[uint32][]index }

// of returns the indexes of a kind's sort: those over nodes or those over edges.
func (s *schema) of(kind IndexKind) map[uint32][]index {
	if kind == OfEdges {
		return s.byType
	}
	return s.byLabel
}

// all returns the indexes in the order in which they were made.
func (s *schema) all() []index {
	var all []index
	for _, lists := range [...]map[uint32][]index{s.byLabel, s.byType} {
		for _, list := range lists {
			all = append(all, list...)
		}
	}
	slices.SortFunc(all, func(a, b index) int { return cmp.Compare(a.id, b.id) })
	return all
}

// single tells whether there is an index of the kind for each property, and not one for all.
func (k IndexKind) single() bool { return k == Ordered || k == OfEdges }

// The key of an index is its kind, its label or type and, if it is Ordered or OfEdges, its property, so that there is
// one unique key and one text index a label. The value is its id and its properties.
func (x *index) schemaKey() []byte {
	b := codec.AppendUint([]byte{byte(x.kind)}, uint64(x.label))
	if x.kind.single() {
		b = codec.AppendUint(b, uint64(x.props[0]))
	}
	return b
}

func (x *index) schemaValue() []byte {
	b := codec.AppendUint(nil, x.id)
	for _, p := range x.props {
		b = codec.AppendUint(b, uint64(p))
	}
	return b
}

func decodeIndex(k, v []byte) (x index, ok bool) {
	if len(k) == 0 {
		return x, false
	}
	x.kind = IndexKind(k[0])
	label, n := codec.Uint(k[1:])
	x.label = uint32(label)
	ok = n > 0 && (x.kind == UniqueKey || x.kind == Ordered || x.kind == FullText || x.kind == OfEdges)
	x.id, n = codec.Uint(v)
	ok = ok && n > 0
	for v = v[n:]; ok && len(v) > 0; v = v[n:] {
		var p uint64
		p, n = codec.Uint(v)
		ok = n > 0
		x.props = append(x.props, uint32(p))
	}
	return x, ok && len(x.props) > 0 && bytes.Equal(k, x.schemaKey())
}

func readSchema(tx *Tx) (*schema, error) {
	s := &schema{map[uint32][]index{}, map[uint32][]index{}}
	for k, v := range tx.run(tableSchema, nil) {
		x, ok := decodeIndex(k, v)
		if !ok {
			return nil, tx.damaged(tableSchema, k)
		}
		list := s.of(x.kind)
		list[x.label] = append(list[x.label], x)
	}
	return s, tx.err
}

// find returns an index of this snapshot. label is a type for OfEdges; prop matters for it and Ordered alone.
func (tx *Tx) find(kind IndexKind, label, prop string) (index, error) {
	x := index{kind: kind, label: tx.symbol(kind.symbols(), label), props: []uint32{0}}
	if kind.single() {
		x.props[0] = uint32(tx.KeyID(prop))
	}
	k := x.schemaKey()
	if v := tx.get(tableSchema, k); v != nil && x.label != 0 {
		if x, ok := decodeIndex(k, v); ok {
			return x, nil
		}
		return x, tx.damaged(tableSchema, k)
	}
	what := label
	if prop != "" {
		what += "." + prop
	}
	return x, fmt.Errorf("%s of %s: %w", kind, what, ErrNotFound)
}

// Indexes yields the indexes there are.
func (tx *Tx) Indexes() iter.Seq[Index] {
	return func(yield func(Index) bool) {
		for k, v := range tx.run(tableSchema, nil) {
			x, ok := decodeIndex(k, v)
			if !ok {
				tx.damaged(tableSchema, k)
				return
			}
			if !yield(tx.describe(x)) {
				return
			}
		}
	}
}

func (tx *Tx) describe(x index) Index {
	d := Index{Kind: x.kind, Label: tx.name(x.kind.symbols(), x.label)}
	for _, p := range x.props {
		d.Props = append(d.Props, tx.name(symbolKey, p))
	}
	return d
}

// HasIndex tells whether a label's property has an Ordered index.
func (tx *Tx) HasIndex(label, prop string) bool {
	_, err := tx.find(Ordered, label, prop)
	return err == nil
}

// IndexVersion is a number that changes when a commit has added or dropped an index, for those who keep plans: while
// it is as it was, no index has come that a plan could use now. It is not part of the snapshot.
func (tx *Tx) IndexVersion() uint64 { return tx.graph.schemas.Load() }

// KeyOf returns the property that is the unique key of a label, "" if it has none.
func (tx *Tx) KeyOf(label string) string {
	x, err := tx.find(UniqueKey, label, "")
	if err != nil {
		return ""
	}
	return tx.name(symbolKey, x.props[0])
}

// EnsureKey makes a property the unique key of a label: no two nodes with the label may have the
// same value for it, and NodeByKey finds the one that has. Nodes without the property are no
// concern of it. If it is the key already, nothing happens. The error wraps ErrExists if two
// nodes have the same value, or another property is the key.
func (tx *Tx) EnsureKey(label, prop string) error { return tx.ensure(UniqueKey, label, prop) }

// EnsureIndex declares an ordered index over a property of the nodes with a label and fills it.
// Lists and maps are not indexed. If there is such an index, nothing happens.
func (tx *Tx) EnsureIndex(label, prop string) error { return tx.ensure(Ordered, label, prop) }

// EnsureText declares the full text index over some properties of the nodes with a label and fills
// it. If there is one over other properties, it is made anew. Strings, and strings in lists, are indexed.
func (tx *Tx) EnsureText(label string, props ...string) error {
	return tx.ensure(FullText, label, props...)
}

func (tx *Tx) ensure(kind IndexKind, label string, props ...string) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	if len(props) == 0 {
		return fmt.Errorf("%s of %s: %w: it names no property", kind, label, ErrInvalid)
	}
	l, err := tx.intern(kind.symbols(), label)
	if err != nil {
		return err
	}
	x := index{kind: kind, label: l}
	for _, name := range props {
		p, err := tx.intern(symbolKey, name)
		if err != nil {
			return err
		}
		x.props = append(x.props, p)
	}
	slices.Sort(x.props)
	x.props = slices.Compact(x.props)
	switch old, err := tx.find(kind, label, props[0]); {
	case err == nil && slices.Equal(old.props, x.props):
		return nil
	case err == nil && kind == UniqueKey:
		return fmt.Errorf("key of %s: %w: it is %s; drop that first", label, ErrExists, tx.name(symbolKey, old.props[0]))
	case err == nil:
		if err := tx.dropIndex(old); err != nil {
			return err
		}
	}
	x.id = tx.meta.nextID
	tx.meta.nextID++
	tx.metaChanged = true
	if err := tx.put(tableSchema, x.schemaKey(), x.schemaValue()); err != nil {
		return err
	}
	tx.alterSchema(x, func(list []index) []index { return append(list, x) })
	return tx.fillIndex(x)
}

// alterSchema changes the list of indexes that x belongs to.
func (tx *Tx) alterSchema(x index, f func([]index) []index) {
	tx.schema = &schema{maps.Clone(tx.schema.byLabel), maps.Clone(tx.schema.byType)}
	lists := tx.schema.of(x.kind)
	lists[x.label] = f(slices.Clone(lists[x.label]))
}

// DropKey removes the unique key of a label. The error wraps ErrNotFound if it has none.
func (tx *Tx) DropKey(label string) error { return tx.drop(UniqueKey, label, "") }

// DropIndex removes an ordered index. The error wraps ErrNotFound if there is none.
func (tx *Tx) DropIndex(label, prop string) error { return tx.drop(Ordered, label, prop) }

// DropText removes the full text index of a label. The error wraps ErrNotFound if it has none.
func (tx *Tx) DropText(label string) error { return tx.drop(FullText, label, "") }

func (tx *Tx) drop(kind IndexKind, label, prop string) error {
	if err := tx.mayWrite(); err != nil {
		return err
	}
	x, err := tx.find(kind, label, prop)
	if err != nil {
		return err
	}
	return tx.dropIndex(x)
}

func (tx *Tx) dropIndex(x index) error {
	if err := tx.emptyIndex(x); err != nil {
		return err
	}
	tx.alterSchema(x, func(list []index) []index {
		return slices.DeleteFunc(list, func(y index) bool { return y.id == x.id })
	})
	return tx.delete(tableSchema, x.schemaKey())
}

// emptyIndex removes the entries of an index and sets its counters to zero.
func (tx *Tx) emptyIndex(x index) error {
	tables := []tableID{tableIndex}
	switch x.kind {
	case UniqueKey:
		tables = []tableID{tableKey}
	case FullText:
		if err := tx.flushText(x.id); err != nil {
			return err
		}
		tables = []tableID{tablePosting, tableSegment, tableTextNode}
	}
	prefix := idKey(nil, x.id)
	for _, t := range tables {
		for k := range tx.run(t, prefix) {
			if err := tx.delete(t, slices.Concat(prefix, k)); err != nil {
				return err
			}
		}
	}
	for _, kind := range []byte{countEntries, countDistinct, countTokens} {
		tx.add(-tx.count(kind, x.id), kind, x.id)
	}
	return tx.err
}

// fillIndex enters all nodes, or all edges, into an index that is empty.
func (tx *Tx) fillIndex(x index) error {
	if x.kind == OfEdges {
		return tx.fillEdges(x)
	}
	for id := range tx.ids(tableLabel, idKey(nil, uint64(x.label))) {
		rec, err := tx.nodeRecord(id)
		if err != nil {
			return err
		}
		if err := tx.updateIndex(x, id, nil, rec); err != nil {
			return err
		}
	}
	return tx.err
}

// indexNode brings labels, counters and indexes from a node's old record to its new. Either may be
// nil.
func (tx *Tx) indexNode(id NodeID, old, rec *codec.Node) error {
	var before, after []uint32
	if old != nil {
		before = old.Labels
	}
	if rec != nil {
		after = rec.Labels
	}
	if !slices.Equal(before, after) {
		if old != nil {
			tx.graph.memo = memo{} // of all that the node is a neighbour of
		}
		if err := tx.relabel(id, before, after); err != nil {
			return err
		}
	}
	labels := after
	if len(before) > 0 {
		labels = slices.Concat(before, after)
		slices.Sort(labels)
		labels = slices.Compact(labels)
	}
	for _, l := range labels {
		for _, x := range tx.schema.byLabel[l] {
			if err := tx.updateIndex(x, id, old, rec); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) relabel(id NodeID, before, after []uint32) error {
	for _, l := range before {
		if slices.Contains(after, l) {
			continue
		}
		tx.add(-1, countLabel, uint64(l))
		if err := tx.delete(tableLabel, idKey(idKey(nil, uint64(l)), uint64(id))); err != nil {
			return err
		}
	}
	for _, l := range after {
		if slices.Contains(before, l) {
			continue
		}
		tx.add(1, countLabel, uint64(l))
		if err := tx.put(tableLabel, idKey(idKey(nil, uint64(l)), uint64(id)), nil); err != nil {
			return err
		}
	}
	tx.recountPatterns(id, before, after)
	return tx.err
}

// updateIndex brings one index from a node's old record to its new.
func (tx *Tx) updateIndex(x index, id NodeID, old, rec *codec.Node) error {
	if x.kind == FullText {
		return tx.updateText(x, id, x.text(old), x.text(rec))
	}
	before, _ := x.entry(old)
	after, _ := x.entry(rec)
	return tx.moveEntry(x, before, after, uint64(id))
}

// value returns what a record has for an index, nil if the record is none of its nodes.
func (x *index) value(rec *codec.Node, prop uint32) any {
	if rec == nil {
		return nil
	}
	if _, ok := slices.BinarySearch(rec.Labels, x.label); !ok {
		return nil
	}
	if i, ok := codec.Find(rec.Props, prop); ok {
		return rec.Props[i].Value
	}
	return nil
}

// entry returns the key of a record's entry in a unique key or ordered index, without the node.
func (x *index) entry(rec *codec.Node) ([]byte, bool) {
	v := x.value(rec, x.props[0])
	if v == nil {
		return nil, false
	}
	return x.entryOf(v)
}

// entryOf returns the key of an entry for a value, without the node or edge; nil and false for a value that the index
// does not hold.
func (x *index) entryOf(v any) (entry []byte, ok bool) {
	if x.kind == UniqueKey {
		entry, ok = codec.AppendUnique(idKey(nil, x.id), v)
	} else {
		entry, ok = codec.AppendOrdered(idKey(nil, x.id), v)
	}
	if !ok {
		return nil, false
	}
	return entry, true
}
