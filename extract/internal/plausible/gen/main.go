// Command gen counts the character bigrams of gse's dictionary and writes the
// table that package plausible embeds. Run it through
//
//	go generate ./extract/internal/plausible
//
// A word of frequency f adds f to each pair of neighbours in it, to its first
// character as a start and to its last as an end. A pair is kept when it is
// clearly likelier than the end of one word and the start of another would
// make it; the rest need no row.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/kg/extract/internal/plausible"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	c := counts{pairs: map[rune]map[rune]float64{}, start: map[rune]float64{}, end: map[rune]float64{}, all: map[rune]float64{}}
	if err := c.readDictionary(); err != nil {
		log.Fatal(err)
	}
	image, pairs := c.table()
	fmt.Printf("bigrams.img: %d pairs, %d bytes\n", pairs, len(image))
	if err := os.WriteFile("bigrams.img", image, 0o644); err != nil {
		log.Fatal(err)
	}
}

type counts struct {
	pairs           map[rune]map[rune]float64
	start, end, all map[rune]float64
	words           float64
}

func (c *counts) readDictionary() error {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	if err != nil {
		return fmt.Errorf("find gse's source: %w", err)
	}
	f, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "data", "dict", "zh", "s_1.txt"))
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		freq, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return fmt.Errorf("line %q: %w", lines.Text(), err)
		}
		if word := []rune(fields[0]); !slices.ContainsFunc(word, func(r rune) bool { return !plausible.Han(r) }) {
			c.add(word, freq)
		}
	}
	return lines.Err()
}

func (c *counts) add(word []rune, freq float64) {
	c.words += freq
	c.start[word[0]] += freq
	c.end[word[len(word)-1]] += freq
	for i, r := range word {
		c.all[r] += freq
		if i > 0 {
			if c.pairs[word[i-1]] == nil {
				c.pairs[word[i-1]] = map[rune]float64{}
			}
			c.pairs[word[i-1]][r] += freq
		}
	}
}

func (c *counts) table() (image []byte, pairs int) {
	var rows []byte
	for r := rune(plausible.First); r <= plausible.Last; r++ {
		image = binary.LittleEndian.AppendUint32(image, uint32(pairs))
		image = append(image, quantize(c.start[r]/c.words), quantize(c.end[r]/c.all[r]))
		for _, next := range slices.Sorted(maps.Keys(c.pairs[r])) {
			within := c.pairs[r][next] / c.all[r]
			apart := c.end[r] / c.all[r] * c.start[next] / c.words
			if within > 2*apart {
				rows = binary.LittleEndian.AppendUint16(rows, uint16(next))
				rows = append(rows, quantize(within+apart))
				pairs++
			}
		}
	}
	image = binary.LittleEndian.AppendUint32(image, uint32(pairs))
	return append(image, rows...), pairs
}

// quantize writes a probability as its cost.
func quantize(p float64) byte {
	if !(p > 0) {
		return plausible.Never
	}
	return byte(min(plausible.Never-1, math.Round(-math.Log(p)/plausible.Unit)))
}
