package main

import (
	"bufio"
	"os"
	"slices"
	"strings"

	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
)

// A sentence of FinRE with the names marked in it.
type sentence struct {
	text  string
	names []string
}

// read joins the rows of one sentence. <N> stands for a number.
func read(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []sentence
	index := map[string]int{}
	rows := bufio.NewScanner(f)
	for rows.Scan() {
		row := strings.Split(strings.ReplaceAll(rows.Text(), "<N>", "8"), "\t")
		if len(row) != 4 {
			continue // blank lines part the rows
		}
		for i, cell := range row {
			if i != 2 {
				row[i] = cleaned(cell)
			}
		}
		i, ok := index[row[3]]
		if !ok {
			i = len(all)
			index[row[3]] = i
			all = append(all, sentence{text: row[3]})
		}
		for _, name := range row[:2] {
			if !slices.Contains(all[i].names, name) {
				all[i].names = append(all[i].names, name)
			}
		}
	}
	return all, rows.Err()
}

// cleaned is text as extraction sees it.
func cleaned(text string) string {
	var d document.Document
	clean.Clean(&d, text, nil, nil)
	return d.Text
}

// count is in how many sentences each name is marked.
func count(sentences []sentence) map[string]int {
	n := map[string]int{}
	for _, s := range sentences {
		for _, name := range s.names {
			n[name]++
		}
	}
	return n
}
