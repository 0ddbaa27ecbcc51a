// Package pinyin tells whether a syllable is a Mandarin reading of a
// character. Its table is compiled by gen from go-pinyin's data and read in
// place, so that it costs nothing until a text holds readings.
package pinyin

//go:generate go run ./gen

import (
	_ "embed"
	"encoding/binary"
	"strings"
)

// The table, little-endian: for each character from First to Last the u16
// index of its set of readings; then the number n of sets, n u32 offsets and
// the sets, each a list of syllables in a form of Fold with a comma after
// every one.
//
//go:embed readings.img
var image string

// The characters that the table covers.
const (
	First = 0x3400
	Last  = 0x9fff
)

// Reads reports whether syllable, written with its tone mark, is a reading of
// the character r.
func Reads(r rune, syllable string) bool {
	if syllable == "" || strings.Contains(syllable, ",") {
		return false
	}
	set, want := readings(r), Fold(syllable)+","
	for len(set) > 0 {
		if strings.HasPrefix(set, want) {
			return true
		}
		comma := strings.IndexByte(set, ',')
		set = set[comma+1:]
	}
	return false
}

func readings(r rune) string {
	if r < First || r > Last {
		return ""
	}
	index := int(u16(image[2*(r-First):]))
	sets := image[2*(Last-First+1):]
	n := int(u32(sets))
	start, end := u32(sets[4+4*index:]), u32(sets[4+4*index+4:])
	return sets[4+4*(n+1)+int(start) : 4+4*(n+1)+int(end)]
}

func u16(s string) uint16 { return binary.LittleEndian.Uint16([]byte(s[:2])) }
func u32(s string) uint32 { return binary.LittleEndian.Uint32([]byte(s[:4])) }

// Toned reports whether r is a vowel with a tone mark (āáǎà, ...), which only
// pinyin uses in all four forms.
func Toned(r rune) bool {
	return strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", r)
}

// Letter reports whether r can stand in a syllable.
func Letter(r rune) bool {
	return 'a' <= r && r <= 'z' || r == 'ü' || r == 'ɡ' || r == 'ɑ' || r >= 0x80 && Toned(r)
}

// Fold writes the letters that typesetters use for g and a in pinyin as the
// common ones.
func Fold(syllable string) string {
	if !strings.ContainsAny(syllable, "ɡɑ") {
		return syllable
	}
	return strings.NewReplacer("ɡ", "g", "ɑ", "a").Replace(syllable)
}
