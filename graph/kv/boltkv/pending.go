package boltkv

import (
	"bytes"
	"iter"
	"slices"
	"sort"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/newsgraph/kg/graph/kv"
)

// bbolt splits a page that has grown too large when the transaction commits. Until then, each key that is put among
// others moves half of them on average, which makes a large transaction take time by the square of its size. So
// when a transaction has changed so much of a table, its further changes wait in memory, and go to bbolt in
// the order of their keys when it commits.
const pendingAfter = 1 << 10

// writeTable is a table of a writing transaction.
type writeTable struct {
	table
	changes int
	pending *pending // nil before pendingAfter
}

func (t *writeTable) waits() bool {
	if t.changes++; t.changes > pendingAfter && t.pending == nil {
		t.pending = &pending{}
	}
	return t.pending != nil
}

func (t *writeTable) Get(key []byte) []byte {
	if t.pending != nil {
		if at, found := t.pending.find(key); found {
			return t.pending.entry(at).value
		}
	}
	return t.table.Get(key)
}

func (t *writeTable) Put(key, value []byte) error {
	if !t.waits() {
		return t.table.Put(key, value)
	}
	if value == nil {
		value = []byte{} // nil is what a removed key has
	}
	return t.pending.put(key, value)
}

func (t *writeTable) Delete(key []byte) error {
	if !t.waits() {
		return t.table.Delete(key)
	}
	return t.pending.put(key, nil)
}

func (t *writeTable) PutSorted(pairs iter.Seq2[[]byte, []byte]) error {
	if t.pending == nil {
		return t.table.PutSorted(pairs)
	}
	for k, v := range pairs {
		if err := t.Put(k, v); err != nil {
			return err
		}
	}
	return nil
}

func (t *writeTable) Cursor() kv.Cursor { return &cursor{t: t, store: t.b.Cursor()} }

// flush gives bbolt what waits.
func (t *writeTable) flush() error {
	if t.pending == nil {
		return nil
	}
	for _, run := range t.pending.runs {
		for _, e := range run {
			var err error
			if e.value == nil {
				err = t.table.Delete(e.key)
			} else {
				err = t.table.Put(e.key, e.value)
			}
			if err != nil {
				return err
			}
		}
	}
	t.pending = nil
	return nil
}

// pending is a sorted list in runs of up to maxRun entries, none of them empty, so that an insertion moves few.
type pending struct{ runs [][]entry }

type entry struct{ key, value []byte } // value is nil where the key is to be removed

const maxRun = 256

// place is that of an entry, or the end behind the last run.
type place struct{ run, i int }

func (p *pending) entry(at place) *entry {
	if at.run == len(p.runs) {
		return nil
	}
	return &p.runs[at.run][at.i]
}

// find returns the place of the first entry whose key is not less, and whether it is the same.
func (p *pending) find(key []byte) (at place, found bool) {
	run := sort.Search(len(p.runs), func(i int) bool {
		r := p.runs[i]
		return bytes.Compare(r[len(r)-1].key, key) >= 0
	})
	if run == len(p.runs) {
		return place{run, 0}, false
	}
	i, found := slices.BinarySearchFunc(p.runs[run], key, func(e entry, key []byte) int { return bytes.Compare(e.key, key) })
	return place{run, i}, found
}

func (p *pending) next(at place) place {
	if at.i++; at.i == len(p.runs[at.run]) {
		return place{at.run + 1, 0}
	}
	return at
}

// before returns the entry before a place, nil if that is the first.
func (p *pending) before(at place) *entry {
	if at.i > 0 {
		return &p.runs[at.run][at.i-1]
	}
	if at.run == 0 {
		return nil
	}
	r := p.runs[at.run-1]
	return &r[len(r)-1]
}

func (p *pending) put(key, value []byte) error {
	switch { // what bbolt would say
	case len(key) == 0:
		return bolterrors.ErrKeyRequired
	case len(key) > bolt.MaxKeySize:
		return bolterrors.ErrKeyTooLarge
	}
	at, found := p.find(key)
	if found {
		p.runs[at.run][at.i].value = value
		return nil
	}
	e := entry{bytes.Clone(key), value}
	if at.run == len(p.runs) { // behind all others
		if last := at.run - 1; last >= 0 && len(p.runs[last]) < maxRun {
			p.runs[last] = append(p.runs[last], e)
		} else {
			p.runs = append(p.runs, append(make([]entry, 0, maxRun), e))
		}
		return nil
	}
	if len(p.runs[at.run]) == maxRun {
		half := p.runs[at.run][maxRun/2:]
		p.runs = slices.Insert(p.runs, at.run+1, append(make([]entry, 0, maxRun), half...))
		clear(half)
		p.runs[at.run] = p.runs[at.run][:maxRun/2]
		if at.i > maxRun/2 {
			at = place{at.run + 1, at.i - maxRun/2}
		}
	}
	p.runs[at.run] = slices.Insert(p.runs[at.run], at.i, e)
	return nil
}

// cursor goes over a table of bbolt and what waits for it as one.
type cursor struct {
	t     *writeTable
	store *bolt.Cursor

	merging          bool // whether anything waited when the cursor was placed
	storeKey, storeV []byte
	at               place
	key              []byte // where the cursor stands
	waiting          bool   // whether that is an entry of pending
	back             bool   // whether Prev led here, so that storeKey and at are not what comes next
}

func (c *cursor) First() (k, v []byte) {
	if c.merging = c.t.pending != nil; !c.merging {
		return c.store.First()
	}
	c.storeKey, c.storeV = c.store.First()
	c.at = place{}
	return c.forward()
}

func (c *cursor) Seek(key []byte) (k, v []byte) {
	if c.merging = c.t.pending != nil; !c.merging {
		return c.store.Seek(key)
	}
	c.storeKey, c.storeV = c.store.Seek(key)
	c.at, _ = c.t.pending.find(key)
	return c.forward()
}

// forward returns the first of what both sides stand at, passing over what is overwritten or removed.
func (c *cursor) forward() (k, v []byte) {
	c.back = false
	for {
		e := c.t.pending.entry(c.at)
		if e == nil || c.storeKey != nil && bytes.Compare(c.storeKey, e.key) < 0 {
			c.key, c.waiting = c.storeKey, false
			return c.storeKey, c.storeV
		}
		if bytes.Equal(c.storeKey, e.key) {
			c.storeKey, c.storeV = c.store.Next()
		}
		if e.value != nil {
			c.key, c.waiting = e.key, true
			return e.key, e.value
		}
		c.at = c.t.pending.next(c.at)
	}
}

func (c *cursor) Next() (k, v []byte) {
	switch {
	case !c.merging:
		return c.store.Next()
	case c.key == nil:
		return nil, nil
	case c.back:
		c.Seek(c.key)
	}
	if c.waiting {
		c.at = c.t.pending.next(c.at)
	} else {
		c.storeKey, c.storeV = c.store.Next()
	}
	return c.forward()
}

func (c *cursor) Last() (k, v []byte) {
	if c.merging = c.t.pending != nil; !c.merging {
		return c.store.Last()
	}
	return c.backward(nil)
}

func (c *cursor) Prev() (k, v []byte) {
	if !c.merging {
		return c.store.Prev()
	}
	if c.key == nil {
		return nil, nil
	}
	return c.backward(c.key)
}

// backward returns the last entry before a key, or, for nil, of all.
func (c *cursor) backward(key []byte) (k, v []byte) {
	c.back = true
	for {
		storeKey, storeV := c.storeBefore(key)
		at := place{len(c.t.pending.runs), 0}
		if key != nil {
			at, _ = c.t.pending.find(key)
		}
		e := c.t.pending.before(at)
		if e == nil || bytes.Compare(storeKey, e.key) > 0 {
			c.key = storeKey
			return storeKey, storeV
		}
		if e.value != nil {
			c.key = e.key
			return e.key, e.value
		}
		key = e.key
	}
}

// storeBefore moves bbolt's cursor to the last key before another, or, for nil, of all.
func (c *cursor) storeBefore(key []byte) (k, v []byte) {
	if key != nil {
		if k, _ := c.store.Seek(key); k != nil {
			return c.store.Prev()
		}
	}
	return c.store.Last()
}
