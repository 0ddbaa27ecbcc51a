package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"
)

func printedRows(t *testing.T, r *rows, format string, width int, color bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := (&streams{out: &b, outWidth: width, color: color}).print(r, format, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sampleRows() *rows {
	r := &rows{columns: []string{"name", "value"}}
	r.add("腾讯", int64(7))
	r.add("a\x1b[31m\n b", nil)
	return r
}

func TestRowsInEveryFormat(t *testing.T) {
	for format, want := range map[string]string{
		"table":    "name      value\n腾讯          7\na�[31m b\n",
		"csv":      "name,value\n腾讯,7\n\"a\x1b[31m\n b\",\n",
		"jsonl":    `{"name": "腾讯", "value": 7}` + "\n" + `{"name": "a\u001b[31m\n b", "value": null}` + "\n",
		"json":     "[\n" + `  {"name": "腾讯", "value": 7},` + "\n" + `  {"name": "a\u001b[31m\n b", "value": null}` + "\n]\n",
		"markdown": "| name | value |\n| --- | ---:|\n| 腾讯 | 7 |\n| a�[31m b |  |\n",
	} {
		t.Run(format, func(t *testing.T) {
			if diff := cmp.Diff(want, printedRows(t, sampleRows(), format, 0, false)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoRowsAreAnEmptyResult(t *testing.T) {
	r := &rows{columns: []string{"a"}}
	for format, want := range map[string]string{"json": "[]\n", "jsonl": "", "csv": "a\n", "table": "a\n"} {
		if got := printedRows(t, r, format, 0, false); got != want {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
	}
}

func TestATableFitsTheTerminal(t *testing.T) {
	r := &rows{columns: []string{"short", "long"}}
	r.add("腾讯", strings.Repeat("增长的放大器", 20))
	for _, color := range []bool{false, true} {
		for line := range strings.Lines(printedRows(t, r, "table", 40, color)) {
			line = strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "", "\n", "").Replace(line)
			if w := runewidth.StringWidth(line); w > 40 {
				t.Errorf("colour %v: a line has %d columns of 40: %q", color, w, line)
			}
		}
	}
}

func TestAPathKeepsItsEnd(t *testing.T) {
	if got := shortPath("/a/very/long/path/to/article.txt", 15); got != "…to/article.txt" {
		t.Errorf("got %q", got)
	}
	if got := shortPath("a.txt", 15); got != "a.txt" {
		t.Errorf("got %q", got)
	}
}
