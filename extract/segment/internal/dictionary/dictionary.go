// Package dictionary holds the words that the segmenter knows, with their
// weights and tags, and the model for the words that it does not: gse's
// simplified dictionary and its HMM, compiled into one image that is embedded
// and read in place. Nothing is parsed or copied when a program starts.
//
// Start with [Dictionary]; [Build] makes the image, and the program in gen
// calls it with what gse carries:
//
//	go generate ./extract/segment/internal/dictionary
//
// The layout of the image, little-endian:
//
//	8 bytes       "kgwords1"
//	f64           weight of a rune that is no word
//	4 x f64       weight of a run that starts in state B, E, M, S
//	4 x 4 x f64   weight of going from a state to another
//	u32, u32      number of classes C, of rows of emissions E
//	C x f64       weight of each class
//	C x 8 bytes   tag of each class, padded with zeros
//	E x 4 x f32   weight of a rune, by its code, in each state; 0 for none
//	trie          words to classes, as package doublearray lays it out
//
// A class is a pair of weight and tag; there are far fewer of them than words.
// Weights are natural logarithms of probabilities.
package dictionary

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/newsgraph/kg/extract/internal/doublearray"
)

//go:generate go run ./gen -out words.img

//go:embed words.img
var image []byte

const (
	magic     = "kgwords1"
	tagBytes  = 8
	rowBytes  = States * 4
	headBytes = len(magic) + 8 + States*8 + States*States*8 + 4 + 4
)

// The states of a rune within a word of the HMM.
const (
	Begin = iota
	End
	Middle
	Single
	States
)

// Dictionary reads an image.
type Dictionary struct {
	doublearray.Trie
	Unknown float64                 // weight of a rune that is no word
	Start   [States]float64         // weight of a run that starts in a state
	Next    [States][States]float64 // weight of going from a state to another

	weights   []byte
	tags      []string
	emissions []byte
}

// Default is the embedded dictionary.
var Default = sync.OnceValue(func() *Dictionary {
	d, err := Open(image)
	if err != nil {
		panic(err) // the image is compiled in and checked by this package's test
	}
	return d
})

// Open reads an image in place.
func Open(image []byte) (*Dictionary, error) {
	if len(image) < headBytes || string(image[:len(magic)]) != magic {
		return nil, errors.New("dictionary: not a word image of this version: run go generate ./extract/segment/... to remake it")
	}
	at := len(magic)
	float := func() float64 {
		at += 8
		return math.Float64frombits(binary.LittleEndian.Uint64(image[at-8:]))
	}
	d := &Dictionary{Unknown: float()}
	for s := range d.Start {
		d.Start[s] = float()
	}
	for s := range d.Next {
		for next := range d.Next[s] {
			d.Next[s][next] = float()
		}
	}
	classes := uint64(binary.LittleEndian.Uint32(image[at:]))
	rows := uint64(binary.LittleEndian.Uint32(image[at+4:]))
	rest := image[headBytes:]
	if size := classes*(8+tagBytes) + rows*rowBytes; size > uint64(len(rest)) {
		return nil, fmt.Errorf("dictionary: %d classes and %d rows do not fit an image of %d bytes", classes, rows, len(image))
	}
	d.weights, rest = rest[:classes*8], rest[classes*8:]
	d.tags = internTags(rest[:classes*tagBytes])
	rest = rest[classes*tagBytes:]
	d.emissions, rest = rest[:rows*rowBytes], rest[rows*rowBytes:]
	var err error
	d.Trie, _, err = doublearray.Open(rest)
	return d, err
}

// internTags makes strings of padded tags, one of each kind.
func internTags(padded []byte) []string {
	known := map[[tagBytes]byte]string{}
	tags := make([]string, len(padded)/tagBytes)
	for i := range tags {
		raw := [tagBytes]byte(padded[i*tagBytes:])
		tag, ok := known[raw]
		if !ok {
			tag = string(bytes.TrimRight(raw[:], "\x00"))
			known[raw] = tag
		}
		tags[i] = tag
	}
	return tags
}

// Weight is the weight of the word that ends at n, if one does.
func (d *Dictionary) Weight(n doublearray.Node) (float64, bool) {
	class, ok := n.Value()
	if !ok {
		return 0, false
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(d.weights[class*8:])), true
}

// Tag is the part of speech of the word that ends at n, "" when none does.
func (d *Dictionary) Tag(n doublearray.Node) string {
	class, ok := n.Value()
	if !ok {
		return ""
	}
	return d.tags[class]
}

// never is the weight of what the model has never seen.
const never = -3.14e100

// Emissions are the weights of the rune with the code in each state.
func (d *Dictionary) Emissions(code uint16) [States]float64 {
	weights := [States]float64{never, never, never, never}
	at := int(code) * rowBytes
	if at >= len(d.emissions) {
		return weights
	}
	row := d.emissions[at : at+rowBytes]
	for s := range weights {
		if w := math.Float32frombits(binary.LittleEndian.Uint32(row[s*4:])); w != 0 {
			weights[s] = float64(w)
		}
	}
	return weights
}
