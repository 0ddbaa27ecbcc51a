package source

import (
	"bytes"
	"path/filepath"
	"strings"
)

// Kind is the format of a file.
type Kind uint8

// The kinds of file.
const (
	Auto Kind = iota // found by the content and the name
	Plain
	HTML
	Markdown
	JSON
	JSONLines
	archive // gzip or zip
)

// sniffBytes is how much of a file is looked at to know its kind.
const sniffBytes = 4096

// kindByName is the kind that a file's extension tells, Auto for none.
func kindByName(name string) Kind {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".text":
		return Plain
	case ".html", ".htm", ".xhtml", ".shtml":
		return HTML
	case ".md", ".markdown":
		return Markdown
	case ".json":
		return JSON
	case ".jsonl", ".ndjson":
		return JSONLines
	case ".gz", ".zip":
		return archive
	}
	return Auto
}

// unpackedName is name without the .gz of a packed file.
func unpackedName(name string) string {
	if unpacked, ok := strings.CutSuffix(name, ".gz"); ok && kindByName(unpacked) != Auto {
		return unpacked
	}
	return name
}

// sniff tells what a file is by its first bytes and, where these leave it
// open, its name.
func sniff(name string, start []byte) Kind {
	named := kindByName(unpackedName(name))
	body := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case named == Markdown, named == JSONLines:
		return named
	case looksHTML(body):
		return HTML
	case len(body) > 1 && body[0] == '{' && looksJSON(body[1:], `"}`):
		if named != JSON && jsonLinesFollow(body) {
			return JSONLines
		}
		return JSON
	case len(body) > 1 && body[0] == '[' && looksJSON(body[1:], `{]`):
		return JSON
	case named == HTML && bytes.IndexByte(body, '<') >= 0:
		return HTML
	}
	return Plain
}

// looksHTML reports whether a page starts here, not text with some markup.
func looksHTML(body []byte) bool {
	start := bytes.ToLower(body[:min(len(body), 1024)])
	for _, opening := range [...]string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(start, []byte(opening)) {
			return true
		}
	}
	return bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<html")) ||
		bytes.HasPrefix(start, []byte("<!--")) && bytes.Contains(start, []byte("<html"))
}

// looksJSON reports whether the first byte after white space is one of next.
func looksJSON(rest []byte, next string) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) == 0 || strings.IndexByte(next, rest[0]) >= 0
}

// jsonLinesFollow reports whether the first line is an object by itself and
// another line follows it.
func jsonLinesFollow(body []byte) bool {
	line, rest, found := bytes.Cut(body, []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return found && bytes.HasSuffix(bytes.TrimRight(line, " \t\r"), []byte("}")) && len(rest) > 0 && rest[0] == '{'
}

func isGzip(start []byte) bool { return bytes.HasPrefix(start, []byte{0x1f, 0x8b, 8}) }
func isZip(start []byte) bool  { return bytes.HasPrefix(start, []byte("PK\x03\x04")) }
