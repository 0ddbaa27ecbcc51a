package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestCheckedInImageIsWhatGseCarries(t *testing.T) {
	if testing.Short() {
		t.Skip("loading gse's own dictionary takes seconds")
	}
	fresh := filepath.Join(t.TempDir(), "words.img")
	if err := run(fresh); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../words.img")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("words.img is not what gse's dictionary compiles to; run go generate ./extract/segment/internal/dictionary")
	}
}
