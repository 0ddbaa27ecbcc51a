package dictionary

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/newsgraph/kg/extract/internal/doublearray"
)

// Word is a word as a frequency list has it.
type Word struct {
	Text      string
	Frequency float64
	Tag       string
}

// Model is an HMM over the states of runes within words. Weights are natural
// logarithms; what is not in a map is never seen.
type Model struct {
	Start [States]float64
	Next  [States][States]float64
	Emit  [States]map[rune]float64
}

// Build makes an image. The total is what the frequencies are fractions of.
func Build(words []Word, total float64, model Model) ([]byte, error) {
	classes, entries, err := classify(words)
	if err != nil {
		return nil, err
	}
	var runes []rune
	for _, emit := range model.Emit {
		for r := range emit {
			runes = append(runes, r)
		}
	}
	trie, err := doublearray.Build(entries, runes)
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	emissions, err := emissionRows(trie, runes, model)
	if err != nil {
		return nil, err
	}

	image := []byte(magic)
	float := func(w float64) { image = binary.LittleEndian.AppendUint64(image, math.Float64bits(w)) }
	float(-math.Log(total))
	for _, w := range model.Start {
		float(w)
	}
	for _, row := range model.Next {
		for _, w := range row {
			float(w)
		}
	}
	image = binary.LittleEndian.AppendUint32(image, uint32(len(classes)))
	image = binary.LittleEndian.AppendUint32(image, uint32(len(emissions)))
	for _, c := range classes {
		float(math.Log(c.frequency) - math.Log(total))
	}
	for _, c := range classes {
		image = append(image, c.tag[:]...)
	}
	for _, row := range emissions {
		for _, w := range row {
			image = binary.LittleEndian.AppendUint32(image, math.Float32bits(w))
		}
	}
	return append(image, trie...), nil
}

type class struct {
	frequency float64
	tag       [tagBytes]byte
}

// classify numbers the different pairs of frequency and tag in order of their
// first word.
func classify(words []Word) ([]class, []doublearray.Entry, error) {
	var classes []class
	number := map[class]uint32{}
	entries := make([]doublearray.Entry, len(words))
	for i, w := range words {
		if len(w.Tag) > tagBytes || w.Frequency <= 0 {
			return nil, nil, fmt.Errorf("dictionary: word %q has tag %q and frequency %g; a tag has at most %d bytes, a frequency is above 0", w.Text, w.Tag, w.Frequency, tagBytes)
		}
		c := class{frequency: w.Frequency}
		copy(c.tag[:], w.Tag)
		n, ok := number[c]
		if !ok {
			n = uint32(len(classes))
			number[c] = n
			classes = append(classes, c)
		}
		entries[i] = doublearray.Entry{Key: w.Text, Value: n}
	}
	return classes, entries, nil
}

// emissionRows orders the model's emissions by the trie's codes.
func emissionRows(trie []byte, runes []rune, model Model) ([][States]float32, error) {
	t, _, err := doublearray.Open(trie)
	if err != nil {
		return nil, err
	}
	var rows [][States]float32
	for _, r := range runes {
		code := int(t.Code(r))
		if need := code + 1 - len(rows); need > 0 {
			rows = slices.Grow(rows, need)[:code+1]
		}
		for s, emit := range model.Emit {
			rows[code][s] = float32(emit[r])
		}
	}
	return rows, nil
}
