package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/kv"
)

// The tables of the store; doc.go gives the keys and values of each.
type tableID uint8

const (
	tableMeta tableID = iota
	tableSymbol
	tableSchema
	tableNode
	tableEdge
	tableAdjacency
	tableLabel
	tableKey
	tableIndex
	tableName
	tableAlias
	tableEvidence
	tableCited
	tablePosting
	tableSegment
	tableTextNode
	tableCount
	tableEnd
)

var tableNames = [tableEnd]string{
	"meta", "symbol", "schema", "node", "edge", "adjacency", "label", "key", "index", "name", "alias",
	"evidence", "cited", "posting", "segment", "textnode", "count",
}

// ascending are the tables whose new keys begin with new numbers of nodes, edges or segments.
var ascending = [tableEnd]bool{
	tableNode: true, tableEdge: true, tableLabel: true, tableAlias: true, tableEvidence: true, tableCited: true,
	tablePosting: true, tableSegment: true, tableTextNode: true,
}

// Tx is a transaction: a snapshot of the graph and, within Update, the changes made to it. It lives
// as long as the function that it was passed to, and serves one goroutine at a time.
//
// The graph may be changed while one of the iterators runs: the iterator goes on behind the place
// where it was, and whether it yields what was added ahead of it is not defined.
//
// Iterators yield no errors, because only damage to the file, or the end of the transaction's
// context, can cause any. On such an error they end; Err returns it, and so do View and Update.
type Tx struct {
	graph    *Graph
	kv       kv.Tx
	ctx      context.Context
	writable bool
	err      error

	tables  [tableEnd]kv.Table
	idle    [tableEnd]*scan // finished scans, to be used again
	writes  uint64          // counts changes, so that scans know when to seek anew
	longest int             // no value can be longer
	symbols *symbols
	schema  *schema // nil in a View; see schemaOf

	meta        meta // in an Update
	metaChanged bool
	counts      map[string]*int64 // changes to counters, by key, not yet written
	texts       map[uint64]*textBuffer
	key, key2   []byte // for building keys
	unpacked    codec.Unpacked
}

func newTx(ctx context.Context, g *Graph, ktx kv.Tx, writable bool) *Tx {
	tx := &Tx{graph: g, kv: ktx, ctx: ctx, writable: writable, symbols: g.symbols.Load(), longest: int(ktx.Size())}
	if writable {
		tx.schema = g.schema
		tx.counts = map[string]*int64{}
		tx.texts = map[uint64]*textBuffer{}
		if b := tx.get(tableMeta, metaKey); b != nil {
			m, err := decodeMeta(b)
			tx.meta = m
			tx.fail(err)
		}
	}
	return tx
}

// Err is the damage that an iterator met, a write that failed, or the end of the context, or nil.
func (tx *Tx) Err() error { return tx.err }

// Size is how many bytes the file has, as this transaction sees it.
func (tx *Tx) Size() int64 { return tx.kv.Size() }

// Version tells states of the graph apart: it grows with every Update that commits. Compacting the
// file starts it anew.
func (tx *Tx) Version() uint64 { return tx.kv.Version() }

func (tx *Tx) fail(err error) {
	if err != nil && tx.err == nil {
		tx.err = err
	}
}

// damaged records damage found in a table at a key.
func (tx *Tx) damaged(t tableID, key []byte) error {
	key = key[:min(len(key), 40)] // its length may be what is damaged
	err := fmt.Errorf("%s: %w: %s %x; kg check tells more", tx.graph.path, ErrDamaged, tableNames[t], key)
	tx.fail(err)
	return err
}

// interrupted tells whether the context has ended.
func (tx *Tx) interrupted() bool {
	err := tx.ctx.Err()
	tx.fail(err)
	return err != nil
}

func (tx *Tx) table(t tableID) kv.Table {
	if tx.tables[t] == nil {
		table, err := tx.kv.Table(tableNames[t])
		if err != nil || table == nil {
			tx.fail(fmt.Errorf("%w: table %s is missing (%v)", ErrDamaged, tableNames[t], err))
			table = noTable{}
		}
		if tx.writable && ascending[t] {
			table.Ascending()
		}
		tx.tables[t] = table
	}
	return tx.tables[t]
}

// get returns the value of a key, nil if there is none.
func (tx *Tx) get(t tableID, key []byte) []byte {
	v := tx.table(t).Get(key)
	if len(v) > tx.longest {
		tx.damaged(t, key)
		return nil
	}
	return v
}

func (tx *Tx) put(t tableID, key, value []byte) error {
	tx.writes++
	if value == nil {
		value = []byte{} // get tells absence by nil
	}
	tx.longest = max(tx.longest, len(value))
	err := tx.table(t).Put(key, value)
	tx.fail(err) // a change that is half made must not be committed
	return err
}

// putSorted puts keys that come in ascending order and are new.
func (tx *Tx) putSorted(t tableID, pairs iter.Seq2[[]byte, []byte]) error {
	tx.writes++
	err := tx.table(t).PutSorted(func(yield func(k, v []byte) bool) {
		for k, v := range pairs {
			tx.longest = max(tx.longest, len(v))
			if !yield(k, v) {
				return
			}
		}
	})
	tx.fail(err)
	return err
}

func (tx *Tx) delete(t tableID, key []byte) error {
	tx.writes++
	err := tx.table(t).Delete(key)
	tx.fail(err)
	return err
}

// maxKey is longer than any key: a name, or a term of MaxTerm, and some numbers.
const maxKey = maxName + 1<<10

// mayWrite is the first thing that every change asks.
func (tx *Tx) mayWrite() error {
	if !tx.writable {
		return fmt.Errorf("%w: writing needs Update, this is a View", ErrReadOnly)
	}
	return tx.err
}

func (tx *Tx) commit() error {
	if tx.interrupted() {
		return tx.err
	}
	if err := tx.flushTexts(); err != nil {
		return err
	}
	if err := tx.flushCounts(); err != nil {
		return err
	}
	if tx.metaChanged {
		if err := tx.put(tableMeta, metaKey, tx.meta.encode()); err != nil {
			return err
		}
	}
	if tx.err != nil {
		return tx.err
	}
	version := tx.Version()
	if err := tx.kv.Commit(); err != nil {
		return errors.Join(err, tx.graph.lookAgain())
	}
	tx.graph.symbols.Store(tx.symbols)
	tx.graph.version.Store(version)
	if tx.graph.schema != tx.schema {
		tx.graph.schema = tx.schema
		tx.graph.schemas.Add(1)
	}
	return nil
}

// scan goes over the keys of a table that have a prefix. Within an Update it finds its place again
// after changes.
type scan struct {
	tx     *Tx
	table  tableID
	cursor kv.Cursor
	prefix []byte
	last   []byte // the key it stands on, kept where the graph may change
	writes uint64

	idle     *scan     // the next in Tx.idle
	expander *Expander // over this scan, of tableAdjacency
	room     [32]byte  // for a prefix
}

// scan returns a scan that stands nowhere. release gives it back.
func (tx *Tx) scan(t tableID) *scan {
	if s := tx.idle[t]; s != nil {
		tx.idle[t] = s.idle
		return s
	}
	var s *scan
	if t == tableAdjacency {
		both := &struct { // in one piece of memory
			scan
			Expander
		}{}
		s = &both.scan
		s.expander = &both.Expander
		s.expander.scan = s
	} else {
		s = &scan{}
	}
	s.tx, s.table, s.cursor = tx, t, tx.table(t).Cursor()
	s.prefix = s.room[:0]
	return s
}

func (s *scan) release() { s.idle, s.tx.idle[s.table] = s.tx.idle[s.table], s }

// seek sets the prefix and moves to its first key; nil if there is none.
func (s *scan) seek(prefix []byte) (k, v []byte) {
	s.prefix = append(s.prefix[:0], prefix...)
	return s.to(s.prefix)
}

// to moves to the first key with the prefix that is not less than key.
func (s *scan) to(key []byte) (k, v []byte) {
	if s.expander != nil {
		s.expander.ahead = nil
	}
	s.writes = s.tx.writes
	k, v = s.cursor.Seek(key)
	return s.here(k, v)
}

func (s *scan) next() (k, v []byte) {
	if s.writes != s.tx.writes {
		s.writes = s.tx.writes
		k, v = s.cursor.Seek(s.last)
		if bytes.Equal(k, s.last) {
			k, v = s.cursor.Next()
		}
	} else {
		k, v = s.cursor.Next()
	}
	return s.here(k, v)
}

func (s *scan) here(k, v []byte) ([]byte, []byte) {
	if k == nil || !bytes.HasPrefix(k, s.prefix) {
		return nil, nil
	}
	if len(k) > maxKey || len(v) > s.tx.longest {
		// What lies behind the file's end is not to be looked at.
		s.tx.damaged(s.table, k)
		return nil, nil
	}
	if s.tx.writable {
		s.last = append(s.last[:0], k...)
	}
	return k, v
}

// run yields the keys of a table that begin with prefix, without it, and their values.
func (tx *Tx) run(t tableID, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		s := tx.scan(t)
		defer s.release()
		n := 0
		for k, v := s.seek(prefix); k != nil; k, v = s.next() {
			if !yield(k[len(s.prefix):], v) {
				return
			}
			if n++; n%1024 == 0 && tx.interrupted() {
				return
			}
		}
	}
}

// ids yields the ids that end the keys of a table that begin with prefix.
func (tx *Tx) ids(t tableID, prefix []byte) iter.Seq[NodeID] {
	return func(yield func(NodeID) bool) {
		for rest := range tx.run(t, prefix) {
			id, n := codec.Uint(rest)
			if n == 0 || n != len(rest) {
				tx.damaged(t, append(bytes.Clone(prefix), rest...))
				return
			}
			if !yield(NodeID(id)) {
				return
			}
		}
	}
}

// noTable stands for a table that a damaged file lacks.
type noTable struct{}

func (noTable) Get([]byte) []byte                         { return nil }
func (noTable) Put(_, _ []byte) error                     { return ErrDamaged }
func (noTable) PutSorted(iter.Seq2[[]byte, []byte]) error { return ErrDamaged }
func (noTable) Ascending()                                {}
func (noTable) Delete([]byte) error                       { return ErrDamaged }
func (noTable) Cursor() kv.Cursor                         { return noCursor{} }

type noCursor struct{}

func (noCursor) First() (k, v []byte)      { return nil, nil }
func (noCursor) Last() (k, v []byte)       { return nil, nil }
func (noCursor) Next() (k, v []byte)       { return nil, nil }
func (noCursor) Prev() (k, v []byte)       { return nil, nil }
func (noCursor) Seek([]byte) (k, v []byte) { return nil, nil }
