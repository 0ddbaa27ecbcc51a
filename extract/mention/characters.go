package mention

import (
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/lexicon"
)

// characters are the tables of single characters, by rune, so that asking for
// each character of a text costs next to nothing.
type characters struct {
	surname  weights            // people per 10,000 who bear it
	compound map[string]float32 // surnames of two characters
	translit weights            // 1 to 5

	beginsCompound runeSet // the first characters of surnames of two
}

// A runeSet holds Han characters of the first plane.
type runeSet [0xa000 / 64]uint64

func newRuneSet(runes string) *runeSet {
	s := &runeSet{}
	for _, r := range runes {
		s.add(r)
	}
	return s
}

func (s *runeSet) add(r rune) { s[r>>6] |= 1 << (r & 63) }

func (s *runeSet) has(r rune) bool { return uint32(r>>6) < uint32(len(s)) && s[r>>6]>>(r&63)&1 != 0 }

// weights are those of characters; most have none.
type weights struct{ byRune []float32 }

// of is the weight of r, 0 when it has none.
func (w *weights) of(r rune) float32 {
	if int(r) >= len(w.byRune) {
		return 0
	}
	return w.byRune[r]
}

func (w *weights) set(r rune, weight float32) {
	if more := int(r) + 1 - len(w.byRune); more > 0 {
		w.byRune = append(w.byRune, make([]float32, more)...)
	}
	w.byRune[r] = weight
}

// characterTables reads them once; users do not add to them.
var characterTables = sync.OnceValue(func() *characters {
	c := &characters{compound: map[string]float32{}}
	lex := lexicon.Default()
	for _, e := range lex.Entries(lexicon.Surname) {
		if r, size := utf8.DecodeRuneInString(e.Name); size == len(e.Name) {
			c.surname.set(r, float32(e.Weight))
		} else {
			c.compound[e.Name] = float32(e.Weight)
			c.beginsCompound.add(r)
		}
	}
	for _, e := range lex.Entries(lexicon.Transliteration) {
		r, _ := utf8.DecodeRuneInString(e.Name)
		c.translit.set(r, float32(e.Weight))
	}
	return c
})

// neverGiven are characters that stand in no given name but often behind one.
const neverGiven = "企在也都就来不内外尚说称对将则是的了和与及或还又并但而且从被把给让向由于为以已曾各每其这那他她它们我你您着过得很更最该此个位名等上下里前后时所没只再却仍至到跟比像地"

var neverGivenSet = newRuneSet(neverGiven)

func mayBeGiven(r rune) bool { return isHan(r) && !neverGivenSet.has(r) }
