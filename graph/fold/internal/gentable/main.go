// Command gentable writes the table of traditional characters and their simplified forms that
// package fold embeds, from the TSCharacters dictionary of OpenCC as the module
// github.com/longbridgeapp/opencc carries it:
//
//	go generate ./graph/fold
//
// Each line of the dictionary is a character, a tab and its simplified forms, the commonest first.
// The table is pairs of 3-byte little-endian code points, sorted by the first.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

const module = "github.com/longbridgeapp/opencc@v0.3.13"

func main() {
	log.SetFlags(0)
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		log.Fatalf("download %s: %v", module, err)
	}
	dir := ""
	for line := range strings.Lines(string(out)) {
		if _, v, ok := strings.Cut(line, `"Dir": "`); ok {
			dir = strings.TrimRight(v, "\",\n")
		}
	}
	pairs, err := read(filepath.Join(dir, "dictionary", "TSCharacters.txt"))
	if err != nil {
		log.Fatal(err)
	}
	var table []byte
	for _, p := range pairs {
		for _, r := range p {
			table = append(table, byte(r), byte(r>>8), byte(r>>16))
		}
	}
	if err := os.WriteFile("simplified.bin", table, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d characters, the first %#x\n", len(pairs), pairs[0][0])
}

func read(path string) ([][2]rune, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs [][2]rune
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		from, to, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			continue
		}
		r, n := utf8.DecodeRuneInString(from)
		s, _ := utf8.DecodeRuneInString(to)
		if n == len(from) && r != s {
			pairs = append(pairs, [2]rune{r, s})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return int(a[0] - b[0]) })
	return pairs, lines.Err()
}
