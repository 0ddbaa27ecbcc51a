// Command gen compiles go-pinyin's readings into the table that package
// pinyin embeds. Run it through
//
//	go generate ./extract/internal/pinyin
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"strings"

	data "github.com/mozillazg/go-pinyin"

	"github.com/newsgraph/kg/extract/internal/pinyin"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	sets := []string{""}
	index := map[string]uint16{"": 0}
	var image []byte
	for r := rune(pinyin.First); r <= pinyin.Last; r++ {
		set := ""
		if readings := data.PinyinDict[int(r)]; readings != "" {
			set = pinyin.Fold(strings.ReplaceAll(readings, " ", "")) + ","
		}
		i, ok := index[set]
		if !ok {
			i = uint16(len(sets))
			index[set] = i
			sets = append(sets, set)
		}
		image = binary.LittleEndian.AppendUint16(image, i)
	}
	image = binary.LittleEndian.AppendUint32(image, uint32(len(sets)))
	at := uint32(0)
	for _, set := range sets {
		image = binary.LittleEndian.AppendUint32(image, at)
		at += uint32(len(set))
	}
	image = binary.LittleEndian.AppendUint32(image, at)
	image = append(image, strings.Join(sets, "")...)
	fmt.Printf("readings.img: %d sets, %d bytes\n", len(sets), len(image))
	if err := os.WriteFile("readings.img", image, 0o644); err != nil {
		log.Fatal(err)
	}
}
