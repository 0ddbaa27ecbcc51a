package clean_test

import (
	"os"
	"strings"
	"testing"

	"github.com/go-ego/gse"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/segment"
)

// BenchmarkBesideGse cleans and divides the same text that gse cuts into
// words; the two rates are to be compared within one run.
func BenchmarkBesideGse(b *testing.B) {
	for _, name := range []string{"zhongdai-p2p-2013", "solar-modules-2022q3", "tencent-2022q4"} {
		raw, err := os.ReadFile(shared(b, "gold/articles/"+name+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		text := strings.Repeat(string(raw)+"\n", 20)
		b.Run(name+"/clean", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				cleaned(text, nil)
			}
		})
		b.Run(name+"/clean and divide", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var d *document.Document
				d, _ = cleaned(text, nil)
				segment.Text(d)
			}
		})
		b.Run(name+"/gse", func(b *testing.B) {
			seg := gse.Segmenter{SkipLog: true}
			if err := seg.LoadDictEmbed("zh_s"); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				seg.Pos(text)
			}
		})
	}
}
