package main

import (
	"os"

	"github.com/newsgraph/kg/extract/lexicon"
)

// readNames is the built-in lexicon with the names of a user's file, nil for
// the lexicon alone when there is no file.
func readNames(path string) (*lexicon.Lexicon, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err, "--names takes a table of names; see kg extract --help")
	}
	defer file.Close()
	entries, err := lexicon.ReadNames(file, path)
	if err != nil {
		return nil, err
	}
	return lexicon.Default().With(entries)
}
