package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/mattn/go-runewidth"
)

// formats are the forms in which rows are printed.
var formats = []string{"table", "json", "jsonl", "csv", "markdown"}

// formatUsage describes the flag --format.
const formatUsage = "output `format`: table, json, jsonl, csv or markdown"

func checkFormat(format string) error {
	if !slices.Contains(formats, format) {
		return usagef("--format %q: choose %s", format, strings.Join(formats, ", "))
	}
	return nil
}

// rows are a result with named columns. Values are what encoding/json writes;
// a table shows nil as nothing.
type rows struct {
	columns []string
	values  [][]any
}

func (r *rows) add(values ...any) { r.values = append(r.values, values) }

// print writes rows in a format. A table is cut to the width of the terminal
// unless wide is set.
func (s *streams) print(r *rows, format string, wide bool) error {
	b := bufio.NewWriter(s.out)
	var err error
	switch format {
	case "json", "jsonl":
		err = r.json(b, format == "json")
	case "csv":
		err = r.csv(b, s.outWidth > 0)
	case "markdown":
		_, err = b.WriteString(r.table(s, 0, true))
	default:
		width := s.outWidth
		if wide {
			width = 0
		}
		_, err = b.WriteString(r.table(s, width, false))
	}
	if err != nil {
		return err
	}
	return b.Flush()
}

// json writes an object a row, on lines of their own, in an array if asked.
func (r *rows) json(w *bufio.Writer, array bool) error {
	names := make([][]byte, len(r.columns))
	for i, c := range r.columns {
		var err error
		if names[i], err = encodeJSON(c); err != nil {
			return err
		}
	}
	if array {
		w.WriteByte('[')
	}
	for i, row := range r.values {
		if array {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString("\n  ")
		}
		w.WriteByte('{')
		for j, v := range row {
			if j > 0 {
				w.WriteString(", ")
			}
			value, err := encodeJSON(v)
			if err != nil {
				return fmt.Errorf("column %s: %w", r.columns[j], err)
			}
			w.Write(names[j])
			w.WriteString(": ")
			w.Write(value)
		}
		w.WriteByte('}')
		if !array {
			w.WriteByte('\n')
		}
	}
	if array && len(r.values) > 0 {
		w.WriteByte('\n')
	}
	if array {
		w.WriteString("]\n")
	}
	return nil
}

// encodeJSON is json.Marshal that leaves <, > and & as they are, and nothing
// that drives a terminal.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return escaped(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// escaped is JSON with the characters escaped that drive a terminal and that
// encoding/json leaves as they are. Such stand in strings only.
func escaped(text []byte) []byte {
	if !bytes.ContainsFunc(text, drives) {
		return text
	}
	var b []byte
	for _, r := range string(text) {
		if drives(r) {
			b = fmt.Appendf(b, "\\u%04x", r)
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// csv writes values as they are, but what drives a terminal not to one.
func (r *rows) csv(w io.Writer, terminal bool) error {
	out := csv.NewWriter(w)
	if err := out.Write(r.columns); err != nil {
		return err
	}
	for _, row := range r.values {
		line := make([]string, len(row))
		for i, v := range row {
			if line[i] = cell(v); terminal {
				line[i] = printable(line[i])
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// table lays rows out for reading, in columns cut so that a line has no more
// than width cells of the terminal; 0 leaves them whole.
func (r *rows) table(s *streams, width int, markdown bool) string {
	cells := make([][]string, len(r.values))
	for i, row := range r.values {
		cells[i] = make([]string, len(row))
		for j, v := range row {
			cells[i][j] = strings.Join(strings.Fields(printable(cell(v))), " ")
		}
	}
	widths := r.widths(cells, width)
	t := table.NewWriter()
	head := make(table.Row, len(r.columns))
	configs := make([]table.ColumnConfig, len(r.columns))
	for i, c := range r.columns {
		head[i] = runewidth.Truncate(printable(c), widths[i], "…")
		configs[i].Number = i + 1
		if r.numeric(i) {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	t.AppendHeader(head)
	for _, row := range cells {
		line := make(table.Row, len(row))
		for j, c := range row {
			line[j] = runewidth.Truncate(c, widths[j], "…")
		}
		t.AppendRow(line)
	}
	t.SetColumnConfigs(configs)
	if markdown {
		return t.RenderMarkdown() + "\n"
	}
	t.SetStyle(tableStyle())
	var b strings.Builder
	for line := range strings.Lines(t.Render() + "\n") {
		line = strings.TrimRight(line, " \n")
		if b.Len() == 0 {
			line = s.styled(bold, line)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// widths are those of the columns: as wide as their cells, unless a line would
// become wider than total; then the widest give way.
func (r *rows) widths(cells [][]string, total int) []int {
	widths := make([]int, len(r.columns))
	sum := gap * (len(widths) - 1)
	for i, c := range r.columns {
		widths[i] = runewidth.StringWidth(c)
		for _, row := range cells {
			widths[i] = max(widths[i], runewidth.StringWidth(row[i]))
		}
		sum += widths[i]
	}
	const least = 6
	for total > 0 && sum > total {
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= least {
			break
		}
		widths[widest]--
		sum--
	}
	return widths
}

// gap is the space between columns.
const gap = 2

func tableStyle() table.Style {
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", strings.Repeat(" ", gap)
	style.Format.Header = text.FormatDefault
	return style
}

// numeric reports whether a column holds nothing but numbers.
func (r *rows) numeric(column int) bool {
	found := false
	for _, row := range r.values {
		switch row[column].(type) {
		case nil:
		case int, int64, float64:
			found = true
		default:
			return false
		}
	}
	return found
}

// cell is a value as text.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case fmt.Stringer:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	b, err := encodeJSON(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}
