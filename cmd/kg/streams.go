package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"unicode"

	"golang.org/x/term"
)

// streams are a command's input and outputs, and what is known of them.
type streams struct {
	in       io.Reader
	out      io.Writer
	err      io.Writer
	inIsTTY  bool
	outWidth int // columns of the terminal that out is, 0 when it is none
	errIsTTY bool
	color    bool
	noPager  bool
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
	s.inIsTTY = term.IsTerminal(int(os.Stdin.Fd()))
	s.errIsTTY = term.IsTerminal(int(os.Stderr.Fd()))
	return s
}

// setColor follows the --color flag.
func (s *streams) setColor(when string) error {
	switch when {
	case "auto":
	case "always":
		s.color = true
	case "never":
		s.color = false
	default:
		return usagef("--color %q: choose auto, always or never", when)
	}
	return nil
}

// paged runs print, on a terminal through the pager that $PAGER names or less,
// which shows at once what fits on the screen.
func (s *streams) paged(print func() error) error {
	pager := os.Getenv("PAGER")
	if pager == "" {
		pager = "less"
	}
	command := strings.Fields(pager)
	if s.outWidth == 0 || s.noPager || len(command) == 0 {
		return print()
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr = s.out, s.err
	cmd.Env = os.Environ()
	if os.Getenv("LESS") == "" {
		cmd.Env = append(cmd.Env, "LESS=FRX", "LESSCHARSET=utf-8")
	}
	pipe, err := cmd.StdinPipe()
	if err != nil || cmd.Start() != nil {
		return print() // no such pager
	}
	out := s.out
	s.out = pipe
	err = print()
	s.out = out
	pipe.Close()
	waitErr := cmd.Wait()
	if errors.Is(err, syscall.EPIPE) {
		err = nil // the reader has seen enough
	}
	if err == nil {
		err = waitErr
	}
	return err
}

// The styles of text on a terminal.
const (
	bold  = "1"
	faint = "2"
	cyan  = "36"
)

// styled is text in a style, as it is where there is no colour.
func (s *streams) styled(style, text string) string {
	if !s.color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// printable replaces control characters, which a name or a text from an article
// could drive the terminal with.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if drives(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// drives reports whether a character does more to a terminal than show itself,
// a line's end or a space.
func drives(r rune) bool {
	return r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}
