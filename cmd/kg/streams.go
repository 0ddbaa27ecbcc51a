package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// streams are a command's input and outputs, and what is known of them.
type streams struct {
	in       io.Reader
	out      io.Writer
	err      io.Writer
	outWidth int // columns of the terminal that out is, 0 when it is none
	errIsTTY bool
	color    bool
}

func systemStreams() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		s.outWidth = 80
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			s.outWidth = w
		}
		s.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	s.errIsTTY = term.IsTerminal(int(os.Stderr.Fd()))
	return s
}

// printable replaces control characters, which a name or a text from an article
// could drive the terminal with.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, s)
}
