// Command gen compiles the tables of names into the image that package
// lexicon embeds. Run it through
//
//	go generate ./extract/lexicon
//
// It refuses faulty tables, naming the file and line of every fault, and
// prints what it has compiled.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/newsgraph/kg/extract/lexicon"
)

func main() {
	log.SetFlags(0)
	tables := flag.String("tables", "tables", "folder of the tables")
	out := flag.String("out", "names.img", "file to write")
	flag.Parse()
	if err := run(*tables, *out); err != nil {
		log.Fatal(err)
	}
}

func run(tables, out string) error {
	entries, err := lexicon.ReadTables(os.DirFS(tables))
	if err != nil {
		return err
	}
	image, err := lexicon.Build(entries)
	if err != nil {
		return err
	}
	report(entries)
	fmt.Printf("%s: %d entries, %d bytes\n", out, len(entries), len(image))
	return os.WriteFile(out, image, 0o644)
}

// report prints how many entries of each kind there are, and how many owners
// of products and employers of people are in no table.
func report(entries []lexicon.Entry) {
	count := map[lexicon.Kind]int{}
	names := map[string]bool{}
	for _, e := range entries {
		count[e.Kind]++
		for _, name := range append([]string{e.Name, e.Full, e.English}, e.Aliases...) {
			names[name] = true
		}
	}
	for k := lexicon.Company; k <= lexicon.Transliteration; k++ {
		fmt.Printf("%6d %s\n", count[k], k)
	}
	for _, e := range entries {
		if e.Owner != "" && !names[e.Owner] {
			fmt.Printf("note: %s %s belongs to %s, which no table lists\n", e.Kind, e.Name, e.Owner)
		}
	}
}
