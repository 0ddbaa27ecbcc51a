package boltkv

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"strings"

	"github.com/newsgraph/kg/graph/kv"
)

// bbolt's file is pages of one size. Page 0 and 1 hold the two last commits' meta, the newer of
// which names the root of a tree of pages. All numbers are in the machine's byte order:
//
//	page    id u64, flags u16, count u16, overflow u32, elements, keys and values
//	meta    magic u32, version u32, page size u32, flags u32, root u64, sequence u64,
//	        freelist u64, pages u64, transaction u64, FNV-1a of all before u64
//	branch  element: place of key from element u32, its size u32, child page u64
//	leaf    element: flags u32, place of key u32, its size u32, size of value u32
//	bucket  a leaf element with flag 1; value: root u64, sequence u64, the page itself if root is 0
const (
	pageHeader   = 16
	elementSize  = 16
	metaSize     = 64
	bucketHeader = 16
	magic        = 0xED0CDAED
	noFreelist   = math.MaxUint64

	branchFlag   = 0x01
	leafFlag     = 0x02
	freelistFlag = 0x10
	bucketFlag   = 0x01

	// maxDepth is more levels than a tree of 2^64 pages has.
	maxDepth = 32
	// fewLevels of branch pages are read whole before a file is opened. Of a tree with more, the lowest level is
	// left out: it is nearly all of them, one for some hundred leaves, and an opening would take the longer
	// the larger the file is.
	fewLevels = 2
	// anyTx takes the newest commit there is.
	anyTx = 0
)

// scope is how much of the tree checkPages reads.
type scope int

const (
	branchPages scope = iota // what a search passes through on its way to a leaf; see fewLevels
	wholeTree
)

var order = binary.NativeEndian

type meta struct {
	pageSize, root, freelist, pages, tx uint64
}

// errOutdated says that a transaction's meta page has been written over by later ones.
var errOutdated = errors.New("outdated transaction")

// walker reads pages straight from the file, never through the memory map.
type walker struct {
	file  io.ReaderAt
	size  int64
	meta  meta
	scope scope
	seen  []uint64 // a bit for each page
	yield func(error) bool
	done  bool

	buffers [maxDepth + 1][]byte // of the pages on the way to the one at hand, by level
}

// nodeName tells where a node of a tree stands.
type nodeName struct {
	page   uint64
	inside int // so many buckets deep within the page
}

func (p nodeName) String() string {
	return fmt.Sprintf("page %d", p.page) + strings.Repeat(", bucket inside", p.inside)
}

// checkPages yields what is wrong with a bbolt file's pages, as the commit of transaction tx left
// them, or errOutdated. It bounds everything that it follows, so that it ends on any input.
func checkPages(f interface {
	io.ReaderAt
	io.Seeker
}, tx uint64, s scope, yield func(error) bool) {
	w := &walker{file: f, scope: s, yield: yield}
	var err error
	if w.size, err = f.Seek(0, io.SeekEnd); err != nil {
		yield(err)
		return
	}
	if err := w.findMeta(tx); err != nil {
		yield(err)
		return
	}
	w.seen = make([]uint64, w.meta.pages/64+1)
	free := w.freelist()
	w.tree(w.meta.root, nil, nil, maxDepth)
	if s != wholeTree {
		return
	}
	for id := uint64(2); id < w.meta.pages && !w.done; id++ {
		switch {
		case w.see(id) && free[id]:
			w.report("page %d is both in use and free", id)
		case !w.see(id) && !free[id]:
			w.report("page %d is neither in use nor free", id)
		}
	}
}

func (w *walker) report(format string, args ...any) {
	if !w.done {
		w.done = !w.yield(fmt.Errorf("%w: %s", kv.ErrDamaged, fmt.Sprintf(format, args...)))
	}
}

// findMeta finds the meta of a transaction, or the newest.
func (w *walker) findMeta(tx uint64) error {
	found, sound, newest := false, 0, uint64(0)
	// The second meta stands one page in; where the first is broken, its page size is not known.
	for _, at := range []int64{0, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16} {
		b := make([]byte, pageHeader+metaSize)
		if _, err := w.file.ReadAt(b, at); err != nil {
			break
		}
		b = b[pageHeader:]
		sum := fnv.New64a()
		sum.Write(b[:metaSize-8])
		m := meta{
			pageSize: uint64(order.Uint32(b[8:])), root: order.Uint64(b[16:]), freelist: order.Uint64(b[32:]),
			pages: order.Uint64(b[40:]), tx: order.Uint64(b[48:]),
		}
		if order.Uint32(b) != magic || order.Uint64(b[56:]) != sum.Sum64() || at != 0 && uint64(at) != m.pageSize {
			continue
		}
		sound, newest = sound+1, max(newest, m.tx)
		if m.tx == tx || tx == anyTx && (!found || m.tx > w.meta.tx) {
			w.meta, found = m, true
		}
	}
	if !found && newest > tx {
		return errOutdated
	}
	if !found {
		return fmt.Errorf("%w: it is no bbolt file, or both of its meta pages are broken", kv.ErrDamaged)
	}
	// bbolt opens such a file as the commit before left it, as after a commit that was cut off. But
	// that leaves the other page as it was, for a disk writes as little as this at once.
	if sound < 2 && w.scope == wholeTree {
		w.report("one of the two meta pages is broken; what the last commit changed may be missing")
	}
	m := w.meta
	if m.pageSize < 512 || m.pageSize > 1<<16 || m.pageSize&(m.pageSize-1) != 0 {
		return fmt.Errorf("%w: page size %d", kv.ErrDamaged, m.pageSize)
	}
	if m.pages > math.MaxInt64/m.pageSize || int64(m.pages*m.pageSize) > w.size {
		return fmt.Errorf("%w: %d bytes long where its %d pages need %d; the end is missing", kv.ErrDamaged, w.size, m.pages, m.pages*m.pageSize)
	}
	return nil
}

// see tells whether a page was read.
func (w *walker) see(id uint64) bool { return w.seen[id/64]>>(id%64)&1 != 0 }

// page reads a page with its overflow and checks its head. What it returns is valid until the next
// page of the level is read.
func (w *walker) page(id uint64, level int) (b []byte, flags uint16, ok bool) {
	if id < 2 || id >= w.meta.pages {
		w.report("page %d is outside the file's %d pages", id, w.meta.pages)
		return nil, 0, false
	}
	if w.buffers[level] == nil {
		w.buffers[level] = make([]byte, w.meta.pageSize)
	}
	head := w.buffers[level]
	if _, err := w.file.ReadAt(head, int64(id*w.meta.pageSize)); err != nil {
		w.report("page %d: %v", id, err)
		return nil, 0, false
	}
	overflow := uint64(order.Uint32(head[12:]))
	if got := order.Uint64(head); got != id || overflow >= w.meta.pages-id {
		w.report("page %d has a broken head (says page %d, overflow %d)", id, got, overflow)
		return nil, 0, false
	}
	for i := id; i <= id+overflow; i++ {
		if w.see(i) {
			w.report("page %d is used twice", i)
			return nil, 0, false
		}
		w.seen[i/64] |= 1 << (i % 64)
	}
	flags = order.Uint16(head[8:])
	if overflow == 0 {
		return head, flags, true
	}
	b = make([]byte, (1+overflow)*w.meta.pageSize)
	if _, err := w.file.ReadAt(b, int64(id*w.meta.pageSize)); err != nil {
		w.report("page %d: %v", id, err)
		return nil, 0, false
	}
	return b, flags, true
}

func (w *walker) freelist() map[uint64]bool {
	if w.meta.freelist == noFreelist {
		return nil
	}
	b, flags, ok := w.page(w.meta.freelist, 0)
	if !ok {
		return nil
	}
	count, ids := uint64(order.Uint16(b[10:])), b[pageHeader:]
	if count == math.MaxUint16 {
		count, ids = order.Uint64(ids), ids[8:]
	}
	if flags != freelistFlag || count > uint64(len(ids)/8) {
		w.report("page %d is no freelist", w.meta.freelist)
		return nil
	}
	var free map[uint64]bool
	if w.scope == wholeTree {
		free = make(map[uint64]bool, count)
	}
	last := uint64(1)
	for i := range count {
		id := order.Uint64(ids[8*i:])
		if id <= last || id >= w.meta.pages {
			w.report("freelist lists page %d after %d", id, last)
			return nil
		}
		if last = id; free != nil {
			free[id] = true
		}
	}
	return free
}

// tree checks a page and so many levels, itself counted: keys ascending, from low on and below high.
func (w *walker) tree(id uint64, low, high []byte, levels int) {
	switch {
	case w.done:
		return
	case levels == 0 && w.scope == wholeTree:
		w.report("page %d is deeper than a tree can be", id)
		return
	case levels == 0:
		switch {
		case id < 2 || id >= w.meta.pages:
			w.report("page %d is outside the file's %d pages", id, w.meta.pages)
		case w.see(id):
			w.report("page %d is used twice", id) // a search would go round for ever
		}
		return
	}
	if b, flags, ok := w.page(id, levels); ok {
		w.node(b, flags, nodeName{page: id}, low, high, levels)
	}
}

// branches counts the levels of branch pages in a table's tree, along its first keys: all leaves of
// a tree stand on one level.
func (w *walker) branches(root uint64) (levels int) {
	b := make([]byte, pageHeader+elementSize)
	for id := root; levels < maxDepth && id < w.meta.pages; levels++ {
		if _, err := w.file.ReadAt(b, int64(id*w.meta.pageSize)); err != nil || order.Uint16(b[8:]) != branchFlag {
			break
		}
		id = order.Uint64(b[pageHeader+8:])
	}
	return levels
}

func (w *walker) node(b []byte, flags uint16, name nodeName, low, high []byte, levels int) {
	if flags != branchFlag && flags != leafFlag {
		w.report("%s has type %#x where a tree is expected", name, flags)
		return
	}
	count := int(order.Uint16(b[10:]))
	if pageHeader+count*elementSize > len(b) || flags == branchFlag && count == 0 {
		w.report("%s has %d elements, more or less than it can", name, count)
		return
	}
	var last []byte
	for i := 0; i < count && !w.done; i++ {
		at := pageHeader + i*elementSize
		e := b[at : at+elementSize]
		key, value, ok := element(b, at, flags)
		switch {
		case !ok:
			w.report("%s: element %d reaches outside the page", name, i)
			return
		case i > 0 && bytes.Compare(last, key) >= 0:
			w.report("%s: key %d is out of order", name, i)
			return
		case bytes.Compare(key, low) < 0 || high != nil && bytes.Compare(key, high) >= 0:
			w.report("%s: key %d belongs on another page", name, i)
			return
		}
		last = key
		if flags == branchFlag {
			next := high
			if i+1 < count {
				if next, _, ok = element(b, at+elementSize, flags); !ok {
					w.report("%s: element %d reaches outside the page", name, i+1)
					return
				}
			}
			w.tree(order.Uint64(e[8:]), key, next, levels-1)
		} else if order.Uint32(e)&bucketFlag != 0 {
			w.bucket(value, name, levels)
		}
	}
}

func (w *walker) bucket(value []byte, name nodeName, levels int) {
	if len(value) < bucketHeader {
		w.report("%s: a bucket of %d bytes", name, len(value))
		return
	}
	if root := order.Uint64(value); root != 0 {
		levels--
		if w.scope == branchPages {
			deep := w.branches(root)
			if deep > fewLevels {
				deep--
			}
			levels = min(levels, deep)
		}
		w.tree(root, nil, nil, levels)
		return
	}
	if inline := value[bucketHeader:]; len(inline) < pageHeader {
		w.report("%s: a bucket of %d bytes", name, len(value))
	} else {
		name.inside++
		w.node(inline, order.Uint16(inline[8:]), name, nil, nil, levels)
	}
}

// element returns the key of the element at a place in a page and, in a leaf, its value.
func element(b []byte, at int, flags uint16) (key, value []byte, ok bool) {
	e := b[at : at+elementSize]
	var pos, ksize, vsize uint64
	if flags == branchFlag {
		pos, ksize = uint64(order.Uint32(e)), uint64(order.Uint32(e[4:]))
	} else {
		pos, ksize, vsize = uint64(order.Uint32(e[4:])), uint64(order.Uint32(e[8:])), uint64(order.Uint32(e[12:]))
	}
	start := uint64(at) + pos
	if pos < elementSize || start+ksize+vsize > uint64(len(b)) {
		return nil, nil, false
	}
	return b[start : start+ksize], b[start+ksize : start+ksize+vsize], true
}
