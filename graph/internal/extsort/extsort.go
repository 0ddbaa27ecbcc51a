// Package extsort sorts more key-value pairs than memory holds: it sorts what fits, writes it to a
// temporary file as a run, and merges the runs at the end. Knuth, TAOCP 3, 5.4.
package extsort

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// Sorter collects pairs in any order and yields them by key. The zero value is not usable; see New.
type Sorter struct {
	dir     string
	buf     []byte // keys and values, one behind the other
	entries []entry
	file    *os.File // holds the runs, one behind the other; nil before the first
	ends    []int64  // of the runs in it
}

// entry is a pair in buf. head is the key's first 8 bytes, which decide most comparisons.
type entry struct {
	head       uint64
	at         int
	klen, vlen uint32
}

const entrySize = 24

// New returns an empty Sorter that spills to a temporary file in dir. Close it.
func New(dir string) *Sorter { return &Sorter{dir: dir} }

// Add adds a pair. It copies both.
func (s *Sorter) Add(key, value []byte) {
	var head [8]byte
	copy(head[:], key)
	s.entries = append(s.entries, entry{binary.BigEndian.Uint64(head[:]), len(s.buf), uint32(len(key)), uint32(len(value))})
	s.buf = append(append(s.buf, key...), value...)
}

// Size is the memory in use, in bytes.
func (s *Sorter) Size() int { return len(s.buf) + len(s.entries)*entrySize }

func (s *Sorter) key(e entry) []byte { return s.buf[e.at:][:e.klen:e.klen] }

func (s *Sorter) pair(e entry) (k, v []byte) {
	return s.key(e), s.buf[e.at+int(e.klen):][:e.vlen:e.vlen]
}

func (s *Sorter) sort() {
	slices.SortFunc(s.entries, func(a, b entry) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return bytes.Compare(s.key(a), s.key(b))
	})
}

// Spill writes what is in memory to a run.
func (s *Sorter) Spill() error {
	if len(s.entries) == 0 {
		return nil
	}
	if err := s.create(); err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	s.sort()
	w := bufio.NewWriterSize(s.file, 1<<18)
	var sizes []byte
	for _, e := range s.entries {
		sizes = binary.AppendUvarint(sizes[:0], uint64(e.klen))
		sizes = binary.AppendUvarint(sizes, uint64(e.vlen))
		w.Write(sizes)
		w.Write(s.buf[e.at:][:e.klen+e.vlen])
	}
	s.buf, s.entries = s.buf[:0], s.entries[:0]
	if err := w.Flush(); err != nil { // a bufio.Writer keeps its first error
		return fmt.Errorf("sort: %w", err)
	}
	end, err := s.file.Seek(0, io.SeekCurrent)
	s.ends = append(s.ends, end)
	return err
}

// create makes the file for runs. Where the system allows it, it loses its name at once, so that
// nothing is left of it when the process ends, however it ends.
func (s *Sorter) create() (err error) {
	if s.file == nil {
		if s.file, err = os.CreateTemp(s.dir, ".kg-sort-*"); err == nil {
			os.Remove(s.file.Name())
		}
	}
	return err
}

// Sorted yields the pairs by key, once; of equal keys all, in no given order. The slices are valid until
// Close. An error, yielded with no pair, ends it.
func (s *Sorter) Sorted() iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		if s.file == nil {
			s.sort()
			for _, e := range s.entries {
				k, v := s.pair(e)
				if !yield(Pair{k, v}, nil) {
					return
				}
			}
			return
		}
		if err := s.Spill(); err != nil {
			yield(Pair{}, err)
			return
		}
		s.buf, s.entries = nil, nil
		if err := s.merge(yield); err != nil {
			yield(Pair{}, err)
		}
	}
}

// Pair is a key and its value.
type Pair struct{ Key, Value []byte }

func (s *Sorter) merge(yield func(Pair, error) bool) error {
	var h runs
	start := int64(0)
	for _, end := range s.ends {
		r := &run{in: bufio.NewReaderSize(io.NewSectionReader(s.file, start, end-start), blockSize)}
		start = end
		switch err := r.next(); err {
		case nil:
			h = append(h, r)
		case io.EOF:
		default:
			return fmt.Errorf("sort: %w", err)
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		r := h[0]
		if !yield(r.pair, nil) {
			return nil
		}
		switch err := r.next(); err {
		case nil:
			heap.Fix(&h, 0)
		case io.EOF:
			heap.Pop(&h)
		default:
			return fmt.Errorf("sort: %w", err)
		}
	}
	return nil
}

// Close removes the file and frees the memory.
func (s *Sorter) Close() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
	*s = Sorter{dir: s.dir}
}

// run reads a run back.
type run struct {
	in    *bufio.Reader
	pair  Pair
	block []byte // memory for pairs to come
}

const blockSize = 1 << 16

func (r *run) next() error {
	klen, err := binary.ReadUvarint(r.in)
	if err != nil {
		return err
	}
	vlen, err := binary.ReadUvarint(r.in)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	size := int(klen + vlen)
	if len(r.block) < size {
		r.block = make([]byte, max(size, blockSize))
	}
	b := r.block[:size:size]
	r.block = r.block[size:]
	if _, err := io.ReadFull(r.in, b); err != nil {
		return io.ErrUnexpectedEOF
	}
	r.pair = Pair{b[:klen:klen], b[klen:]}
	return nil
}

type runs []*run

func (h runs) Len() int           { return len(h) }
func (h runs) Less(i, j int) bool { return bytes.Compare(h[i].pair.Key, h[j].pair.Key) < 0 }
func (h runs) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runs) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runs) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
