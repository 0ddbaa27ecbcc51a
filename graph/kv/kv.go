// Package kv is the seam under the graph: an ordered key-value store with snapshot reads and one
// writer at a time. Package graph is written against these four small interfaces and nothing else,
// so that another engine can stand where bbolt stands; boltkv is the driver that is used today.
//
// The seam is shaped so that bbolt loses nothing by it: values are never copied on the way out, and
// bbolt's own cursor is a Cursor as it is.
package kv

import (
	"errors"
	"io"
	"iter"
)

// Errors that drivers wrap, whatever engine is behind them.
var (
	// ErrLocked says that another process holds the store.
	ErrLocked = errors.New("store is in use by another process")
	// ErrEmpty says that a store to be read was created and never filled.
	ErrEmpty = errors.New("it holds nothing yet; run again what was to fill it")
	// ErrDamaged says that the store's file is not sound.
	ErrDamaged = errors.New("store is damaged")
)

// Store is an ordered key-value store, divided into named tables.
type Store interface {
	// Begin starts a transaction: a snapshot for reading, or, where writable is set, the only
	// writing transaction, waiting for an earlier one to end.
	Begin(writable bool) (Tx, error)
	// Check reads the whole store and yields what is structurally wrong with it. It never
	// panics and ends on any input.
	Check() iter.Seq[error]
	// Close waits for open transactions to end and frees the store.
	Close() error
}

// Tx is a transaction. Slices that it hands out are valid until it ends and must not be written to.
type Tx interface {
	// Table returns a table, or nil where it does not exist. In a writing transaction it is made
	// if it does not.
	Table(name string) (Table, error)
	// Drop removes a table with all that is in it. Removing what is not there is no error.
	Drop(name string) error
	// Empty tells whether the store has no table at all.
	Empty() bool
	// Commit makes the changes durable and ends the transaction.
	Commit() error
	// Rollback ends the transaction without effect. After Commit it does nothing.
	Rollback() error
	// Version counts the commits of the store, that of this transaction included if it writes.
	Version() uint64
	// Size is the size of the store in bytes, as this transaction sees it.
	Size() int64
	// WriteTo writes a copy of the whole store as this transaction sees it.
	io.WriterTo
}

// Table is a sorted run of keys.
type Table interface {
	// Get returns the value of a key, nil if there is none.
	Get(key []byte) []byte
	// Put sets a key. The store keeps value, not key, until the transaction ends.
	Put(key, value []byte) error
	// PutSorted sets many keys that arrive in ascending order, and packs them tighter than Put.
	// The store keeps values, not keys, until the transaction ends.
	PutSorted(pairs iter.Seq2[[]byte, []byte]) error
	// Ascending says that most keys put in this transaction come behind those that are there, of
	// the table or of a run of keys in it. They are packed tighter then.
	Ascending()
	// Delete removes a key. Removing what is not there is no error.
	Delete(key []byte) error
	// Cursor returns a cursor that stands nowhere yet. After a write to the table, it has to be
	// placed anew.
	Cursor() Cursor
}

// Cursor moves over a table in key order. A nil key says that there is none there.
type Cursor interface {
	First() (key, value []byte)
	Last() (key, value []byte)
	Next() (key, value []byte)
	Prev() (key, value []byte)
	// Seek moves to the first key that is not less than the one given.
	Seek(key []byte) (k, value []byte)
}
