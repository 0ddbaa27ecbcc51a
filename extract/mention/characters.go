package mention

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/lexicon"
)

// characters are the tables of single characters, by rune, so that asking for
// each character of a text costs next to nothing.
type characters struct {
	surname  map[rune]float32   // people per 10,000 who bear it
	compound map[string]float32 // surnames of two characters
	translit map[rune]float32   // weight 1 to 5
}

// characterTables reads them once; users do not add to them.
var characterTables = sync.OnceValue(func() *characters {
	c := &characters{map[rune]float32{}, map[string]float32{}, map[rune]float32{}}
	lex := lexicon.Default()
	for _, e := range lex.Entries(lexicon.Surname) {
		if r, size := utf8.DecodeRuneInString(e.Name); size == len(e.Name) {
			c.surname[r] = float32(e.Weight)
		} else {
			c.compound[e.Name] = float32(e.Weight)
		}
	}
	for _, e := range lex.Entries(lexicon.Transliteration) {
		r, _ := utf8.DecodeRuneInString(e.Name)
		c.translit[r] = float32(e.Weight)
	}
	return c
})

// neverGiven are characters that stand in no given name but often behind one.
const neverGiven = "企在也都就来不内外尚说称对将则是的了和与及或还又并但而且从被把给让向由于为以已曾各每其这那他她它们我你您着过得很更最该此个位名等上下里前后时所没只再却仍至到跟比像地"

func mayBeGiven(r rune) bool { return isHan(r) && !strings.ContainsRune(neverGiven, r) }
