package lexicon

import (
	"fmt"
	"io"
	"slices"
)

// ReadNames reads a user's own names. The file has the form of the tables,
// with the columns
//
//	kind  name  aliases  english  tickers  owner
//
// where kind is company, organization, product, person or topic, and the
// owner of a person is where they work.
func ReadNames(r io.Reader, file string) ([]Entry, error) {
	sources, err := readRows(r, file, userColumns, 0)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	entries := make([]Entry, len(sources))
	for i, s := range sources {
		entries[i] = s.Entry
	}
	return entries, nil
}

// With is the lexicon with more entries, which come first where a form has
// several. An entry of the kind and name of a known one, and of a person the
// employer, is added to it. The lexicon itself stays as it was.
func (l *Lexicon) With(entries []Entry) (*Lexicon, error) {
	first := ID(l.Len())
	extended := &Lexicon{layers: slices.Clone(l.layers), replaced: map[ID]ID{}, learned: l.learned}
	for old, by := range l.replaced {
		extended.replaced[old] = by
	}
	merged := make([]Entry, len(entries))
	for i, e := range entries {
		if known, ok := l.known(&e); ok {
			entry := l.Entry(known)
			entry.add(e)
			extended.replace(known, first+ID(i))
			e = entry
		}
		merged[i] = e
	}
	image, err := Build(merged)
	if err != nil {
		return nil, err
	}
	added, err := open(image, first)
	if err != nil {
		return nil, err
	}
	extended.layers = append(extended.layers, added)
	return extended, nil
}

// known is the entry that is the same as e.
func (l *Lexicon) known(e *Entry) (ID, bool) {
	for _, c := range l.Lookup(tableOf(e.Kind), e.Name) {
		if k := l.Entry(c.ID); k.identity() == e.identity() {
			return c.ID, true
		}
	}
	return 0, false
}

// replace makes every ID that stood for old stand for by.
func (l *Lexicon) replace(old, by ID) {
	for earlier, now := range l.replaced {
		if now == old {
			l.replaced[earlier] = by
		}
	}
	l.replaced[old] = by
}
