// Command gen compiles OpenCC's dictionaries into the images that package
// script embeds. Run it through
//
//	go generate ./extract/script
//
// OpenCC's chains are folded into one table: a key of Taiwan's or Hong Kong's
// variants is led to its standard traditional form and from there to the
// simplified one. Where the standard table knows a character itself, it wins.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/kg/extract/internal/doublearray"
)

const module = "github.com/longbridgeapp/opencc@v0.3.13"

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return fmt.Errorf("download %s: %w", module, err)
	}
	_, dir, _ := strings.Cut(string(out), `"Dir": "`)
	dir, _, _ = strings.Cut(dir, `"`)

	standard, err := read(dir, "TSCharacters", "TSPhrases")
	if err != nil {
		return err
	}
	variants, err := read(dir, "HKVariantsRev", "TWVariantsRev", "HKVariantsRevPhrases", "TWVariantsRevPhrases")
	if err != nil {
		return err
	}
	simple := map[string]bool{}
	for _, value := range standard {
		simple[value] = true
	}
	table := maps.Clone(standard)
	for key, value := range variants {
		// 么 is a simplified character, whatever it is a variant of.
		if _, known := standard[key]; !known && !simple[key] {
			table[key] = convert(value, standard)
		}
	}
	if err := write("simplify.img", table); err != nil {
		return err
	}
	regional, err := read(dir, "TWPhrasesRev")
	if err != nil {
		return err
	}
	words := map[string]string{}
	for key, value := range regional {
		from, to := convert(key, table), convert(value, table)
		if from != to && utf8.RuneCountInString(from) > 1 {
			words[from] = to
		}
	}
	return write("words.img", words)
}

// read merges dictionaries; of several values the first counts.
func read(dir string, names ...string) (map[string]string, error) {
	m := map[string]string{}
	for _, name := range names {
		f, err := os.Open(filepath.Join(dir, "dictionary", name+".txt"))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			key, values, ok := strings.Cut(lines.Text(), "\t")
			if !ok {
				continue
			}
			value, _, _ := strings.Cut(values, " ")
			m[key] = value
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// convert replaces the longest keys of m in s.
func convert(s string, m map[string]string) string {
	var b strings.Builder
	for len(s) > 0 {
		n := len(s)
		for ; n > 0; n-- {
			if v, ok := m[s[:n]]; ok {
				b.WriteString(v)
				break
			}
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

func write(file string, m map[string]string) error {
	var entries []doublearray.Entry
	var values []byte
	at := map[string]uint32{}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		value := m[key]
		if _, ok := at[value]; !ok {
			at[value] = uint32(len(values))
			values = append(values, byte(len(value)))
			values = append(values, value...)
		}
		entries = append(entries, doublearray.Entry{Key: key, Value: at[value]})
	}
	image, err := doublearray.Build(entries, nil)
	if err != nil {
		return err
	}
	image = binary.LittleEndian.AppendUint32(image, uint32(len(values)))
	image = append(image, values...)
	fmt.Printf("%s: %d keys, %d bytes\n", file, len(m), len(image))
	return os.WriteFile(file, image, 0o644)
}
