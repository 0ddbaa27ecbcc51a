package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// TestDocsAreCurrent compares docs/ with what the commands say of themselves.
// With -update it writes docs/ anew: reference.md and a man page a command.
func TestDocsAreCurrent(t *testing.T) {
	want := generateDocs(t)
	if *update {
		if err := os.RemoveAll("docs"); err != nil {
			t.Fatal(err)
		}
		for name, text := range want {
			path := filepath.Join("docs", name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := map[string]string{}
	err := fs.WalkDir(os.DirFS("docs"), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join("docs", path))
		got[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs are not those of the commands; go test ./cmd/kg -run Docs -update writes them (-want +got):\n%s", diff)
	}
}

func generateDocs(t *testing.T) map[string]string {
	root := newRoot(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	root.DisableAutoGenTag = true
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	files := map[string]string{}
	var reference bytes.Buffer
	date := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) // man pages want one; it must not change by itself
	anchor := func(file string) string {
		return "#" + strings.ReplaceAll(strings.TrimSuffix(file, ".md"), "_", "-")
	}
	for _, cmd := range documented(root) {
		if err := doc.GenMarkdownCustom(cmd, &reference, anchor); err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		header := doc.GenManHeader{Section: "1", Source: "kg", Manual: "kg", Date: &date}
		if err := doc.GenMan(cmd, &header, &page); err != nil {
			t.Fatal(err)
		}
		files["man/"+strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1"] = page.String()
	}
	files["reference.md"] = reference.String()
	return files
}

// documented are a command and all below it.
func documented(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			list = append(list, documented(c)...)
		}
	}
	return list
}

// TestEveryCommandShowsAnExample holds help to what it promises.
func TestEveryCommandShowsAnExample(t *testing.T) {
	root := newRoot(&streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	for _, cmd := range documented(root) {
		if cmd.Example == "" && cmd.Runnable() {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: the short help %q is none, or ends with a full stop", cmd.CommandPath(), cmd.Short)
		}
	}
}
