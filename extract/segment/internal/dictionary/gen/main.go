// Command gen compiles the dictionary and the HMM that gse carries into the
// image that package dictionary embeds. Run it through
//
//	go generate ./extract/segment/internal/dictionary
//
// The words come from gse's embedded simplified dictionary, loaded by gse
// itself, so that every rule of its loader holds here too. The HMM's tables
// are not exported; they are read from gse's source in the module cache.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strings"

	"github.com/go-ego/gse"

	"github.com/newsgraph/kg/extract/segment/internal/dictionary"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	out := flag.String("out", "words.img", "file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		log.Fatal(err)
	}
}

func run(out string) error {
	words, total, err := loadWords()
	if err != nil {
		return err
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	if err != nil {
		return fmt.Errorf("find gse's source: %w", err)
	}
	model, err := readModel(os.DirFS(strings.TrimSpace(string(dir))))
	if err != nil {
		return err
	}
	image, err := dictionary.Build(words, total, model)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d words, %d bytes\n", out, len(words), len(image))
	return os.WriteFile(out, image, 0o644)
}

// loadWords lists gse's simplified dictionary as its loader understands it.
func loadWords() ([]dictionary.Word, float64, error) {
	seg := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, 0, fmt.Errorf("load gse's dictionary: %w", err)
	}
	words := make([]dictionary.Word, len(seg.Dict.Tokens))
	for i := range seg.Dict.Tokens {
		token := &seg.Dict.Tokens[i]
		words[i] = dictionary.Word{Text: token.Text(), Frequency: token.Freq(), Tag: token.Pos()}
	}
	return words, seg.Dict.TotalFreq(), nil
}
