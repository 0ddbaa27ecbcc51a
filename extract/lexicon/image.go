package lexicon

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/internal/doublearray"
)

// The layout of an image, little-endian:
//
//	8 bytes      "kglexic1"
//	4 x u32      number of entries E, forms F, candidates C, bytes of records R
//	E x u8       kinds, padded to 4 bytes
//	(E+1) x u32  where each record starts, and the end of the last
//	(F+1) x u32  where each form's candidates start, and the end of the last
//	C x u32      entry << 1 | ambiguous
//	R bytes      records: the fields of an entry, separated by tabs
//	trie         folded forms, after the rune of their table, to form numbers
const (
	magic     = "kglexic1"
	headBytes = len(magic) + 4*4
	fields    = 11 // of a record

	codeField  = 3
	classField = 6
)

// A layer reads an image in place.
type layer struct {
	first      ID // of its entries
	kinds      []byte
	records    []byte
	starts     []byte // of records
	lists      []byte // starts of lists of candidates
	candidates []byte
	trie       doublearray.Trie
	roots      [tables]root
}

// root is the node that the forms of a table are below.
type root struct {
	node doublearray.Node
	ok   bool // it has any
}

// open checks that the parts fit the image; it trusts what Build wrote in them.
func open(image []byte, first ID) (layer, error) {
	if len(image) < headBytes || string(image[:len(magic)]) != magic {
		return layer{}, errors.New("lexicon: not an image of names of this version")
	}
	entries, forms := uint64(u32(image, 2)), uint64(u32(image, 3))
	candidates, records := uint64(u32(image, 4)), uint64(u32(image, 5))
	rest := image[headBytes:]
	padded := (entries + 3) &^ 3
	if padded+(entries+1)*4+(forms+1)*4+candidates*4+records > uint64(len(rest)) {
		return layer{}, fmt.Errorf("lexicon: %d entries and %d forms do not fit an image of %d bytes", entries, forms, len(image))
	}
	cut := func(n uint64) []byte {
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	l := layer{first: first, kinds: cut(padded)[:entries]}
	l.starts = cut((entries + 1) * 4)
	l.lists = cut((forms + 1) * 4)
	l.candidates = cut(candidates * 4)
	l.records = cut(records)
	var err error
	if l.trie, _, err = doublearray.Open(rest); err != nil {
		return layer{}, fmt.Errorf("lexicon: %w", err)
	}
	l.findRoots()
	return l, nil
}

func u32(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[i*4:]) }

func (l *layer) end() ID { return l.first + ID(len(l.kinds)) }

func (l *layer) kind(i ID) Kind { return Kind(l.kinds[i]) }

func (l *layer) field(i ID, n int) string {
	record := l.records[u32(l.starts, int(i)):u32(l.starts, int(i)+1)]
	for range n {
		_, record, _ = bytes.Cut(record, []byte{'\t'})
	}
	value, _, _ := bytes.Cut(record, []byte{'\t'})
	return string(value)
}

func (l *layer) entry(i ID) Entry {
	record := string(l.records[u32(l.starts, int(i)):u32(l.starts, int(i)+1)])
	var f [fields]string
	for n := range f {
		f[n], record, _ = strings.Cut(record, "\t")
	}
	weight := 0.0
	if f[10] != "" { // as of most; an error would be made for each
		weight, _ = strconv.ParseFloat(f[10], 64)
	}
	return Entry{
		Kind: l.kind(i), Name: f[0], Full: f[1], English: f[2], Code: f[codeField], Owner: f[4], Title: f[5], Class: f[classField],
		Tickers: values(f[7]), Aliases: values(f[8]), Ambiguous: values(f[9]), Weight: weight,
	}
}

func (e *Entry) record() string {
	weight := ""
	if e.Weight != 0 {
		weight = strconv.FormatFloat(e.Weight, 'g', -1, 64)
	}
	return strings.TrimRight(strings.Join([]string{
		e.Name, e.Full, e.English, e.Code, e.Owner, e.Title, e.Class,
		strings.Join(e.Tickers, "|"), strings.Join(e.Aliases, "|"), strings.Join(e.Ambiguous, "|"), weight,
	}, "\t"), "\t")
}

// values are the parts of a cell that holds several.
func values(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// forms are the keys under which an entry is found.
func (e *Entry) forms() []string {
	if e.Kind == Verb {
		return []string{e.Name} // its English is a gloss
	}
	all := append([]string{e.Name, e.Full, e.English}, e.Aliases...)
	if e.Kind == Metric {
		all = e.Aliases
	}
	return slices.DeleteFunc(slices.Clone(all), func(form string) bool { return form == "" })
}

// Build makes the image of the entries. The same entries in the same order
// give the same bytes.
func Build(entries []Entry) ([]byte, error) {
	lists := map[string][]uint32{}
	add := func(key string, entry int, ambiguous bool) {
		c := uint32(entry) << 1
		if ambiguous {
			c |= 1
		}
		list := lists[key]
		if n := len(list); n > 0 && list[n-1]>>1 == uint32(entry) { // two forms of one entry fold to one key
			list[n-1] |= c & 1
			return
		}
		lists[key] = append(list, c)
	}
	var kinds, records, starts []byte
	for i, e := range entries {
		kinds = append(kinds, byte(e.Kind))
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(records)))
		records = append(records, e.record()...)
		for _, form := range e.forms() {
			add(tableOf(e.Kind).key(form), i, slices.Contains(e.Ambiguous, form))
		}
		for _, ticker := range e.Tickers {
			add(Tickers.key(plainTicker(ticker)), i, false)
		}
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(records)))

	keys := make([]string, 0, len(lists))
	for key := range lists {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var candidates, listStarts []byte
	trieEntries := make([]doublearray.Entry, len(keys))
	for i, key := range keys {
		listStarts = binary.LittleEndian.AppendUint32(listStarts, uint32(len(candidates)/4))
		slices.SortFunc(lists[key], func(a, b uint32) int { return cmp.Compare(a>>1, b>>1) })
		for _, c := range lists[key] {
			candidates = binary.LittleEndian.AppendUint32(candidates, c)
		}
		trieEntries[i] = doublearray.Entry{Key: key, Value: uint32(i)}
	}
	listStarts = binary.LittleEndian.AppendUint32(listStarts, uint32(len(candidates)/4))
	trie, err := doublearray.Build(trieEntries, nil)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}

	image := []byte(magic)
	for _, n := range []int{len(entries), len(keys), len(candidates) / 4, len(records)} {
		image = binary.LittleEndian.AppendUint32(image, uint32(n))
	}
	for len(kinds)%4 != 0 {
		kinds = append(kinds, 0)
	}
	return slices.Concat(image, kinds, starts, listStarts, candidates, records, trie), nil
}
