// Package lexicon knows names: companies, organizations, products, people and
// topics, and the words that stand around them: titles of posts, verbs of
// saying, words for metrics, places, surnames and the characters that foreign
// names are transcribed with.
//
// Start with [Default] and [Lexicon.Find]. The tables are plain TSV files in
// tables/, compiled into one image that is embedded and read in place:
//
//	go generate ./extract/lexicon
//
// A table's first line that is no comment names its columns. Lines that start
// with # are comments. Several values in a cell are separated by |. Names are
// in simplified script. A name that starts with ? is also an ordinary word or
// is shared with something that no table lists: it is a name only where the
// context says so.
//
//	companies-*.tsv    name, full, english, tickers, aliases
//	organizations*.tsv name, english, aliases, kind
//	products*.tsv      name, english, owner, aliases, kind
//	people*.tsv        name, english, aliases, company, title
//	topics*.tsv        name, english, aliases
//	titles.tsv         title, english, class
//	verbs.tsv          verb, class, english
//	metrics.tsv        code, zh, en, words_zh, words_en, unit
//	places.tsv         place, kind
//	surnames.tsv       surname, weight
//	translit.tsv       char, weight
//
// Tickers have the form 600519.SH, 0700.HK, 2330.TW, AAPL.US. A weight is a
// number above 0. A name stands once in a file, except that people may share
// one when they work in different places. Rows of one name in several
// files become one entry, as of a company that is listed in several places;
// rows that both give a full name or a ticker, and agree in nothing, are two
// things under one name and an error. An alias may belong to several entries:
// a match gives them all.
package lexicon

import (
	_ "embed"
	"fmt"
	"iter"
	"sync"

	"github.com/newsgraph/kg/extract/document"
)

//go:generate go run ./gen -tables tables -out names.img

//go:embed names.img
var image []byte

// Kind tells what an entry is.
type Kind uint8

// The kinds of entry.
const (
	Company Kind = iota + 1
	Organization
	Product
	Person
	Topic
	Title
	Verb
	Metric
	Place
	Surname
	Transliteration
	kindEnd
)

var kindNames = [kindEnd]string{"", "company", "organization", "product", "person", "topic", "title", "verb", "metric", "place", "surname", "transliteration"}

func (k Kind) String() string {
	if k >= kindEnd {
		return fmt.Sprintf("kind %d", uint8(k))
	}
	return kindNames[k]
}

// Entity is the kind of node that an entry names, document.None when it
// names none.
func (k Kind) Entity() document.Kind {
	switch k {
	case Company:
		return document.Company
	case Organization:
		return document.Organization
	case Product:
		return document.Product
	case Person:
		return document.Person
	case Topic:
		return document.Topic
	case Title:
		return document.JobTitle
	}
	return document.None
}

// Entry is one row of a table. Fields that its kind does not have are empty.
type Entry struct {
	Kind      Kind
	Name      string // as the news writes it; of a metric, the Chinese name
	Full      string // registered name of a company
	English   string
	Code      string   // of a metric: revenue, net_profit, mau
	Owner     string   // who owns a product, where a person works
	Title     string   // a person's post
	Class     string   // kind of organization, product or place; class of title or verb; unit of a metric
	Tickers   []string // 600519.SH, 0700.HK
	Aliases   []string // every other form; of a metric, its words in both languages
	Ambiguous []string // those of the forms above that are names only in context
	Weight    float64  // of a surname or a transliteration character
}

// ID numbers the entries of a Lexicon from 0. It is no lasting key.
type ID uint32

// Lexicon finds names in text. It is safe for concurrent use. The zero Lexicon
// knows none.
type Lexicon struct {
	layers   []layer   // the last one overrules
	replaced map[ID]ID // entries of earlier layers that a later one extends
	learned  *learned
}

// Default is the lexicon of the embedded tables.
var Default = sync.OnceValue(func() *Lexicon {
	l, err := open(image, 0)
	if err != nil {
		panic(err) // the image is compiled in and checked by this package's test
	}
	return &Lexicon{layers: []layer{l}}
})

// Len is the number of entries.
func (l *Lexicon) Len() int {
	if len(l.layers) == 0 {
		return 0
	}
	return int(l.layers[len(l.layers)-1].end())
}

// Entries lists all entries of a kind.
func (l *Lexicon) Entries(k Kind) iter.Seq2[ID, Entry] {
	return func(yield func(ID, Entry) bool) {
		for id := range ID(l.Len()) {
			if _, old := l.replaced[id]; old || l.Kind(id) != k {
				continue
			}
			if !yield(id, l.Entry(id)) {
				return
			}
		}
	}
}

// Entry is the entry with the ID.
func (l *Lexicon) Entry(id ID) Entry {
	layer := l.layerOf(id)
	return layer.entry(id - layer.first)
}

// Kind is the kind of the entry, without reading the rest of it.
func (l *Lexicon) Kind(id ID) Kind {
	layer := l.layerOf(id)
	return layer.kind(id - layer.first)
}

// Class is the class of the entry, without reading the rest of it.
func (l *Lexicon) Class(id ID) string {
	layer := l.layerOf(id)
	return layer.field(id-layer.first, classField)
}

// Code is the code of the metric, without reading the rest of its entry.
func (l *Lexicon) Code(id ID) string {
	layer := l.layerOf(id)
	return layer.field(id-layer.first, codeField)
}

func (l *Lexicon) layerOf(id ID) *layer {
	i := len(l.layers) - 1
	for l.layers[i].first > id {
		i--
	}
	return &l.layers[i]
}
