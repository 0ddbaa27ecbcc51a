package cypher

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Phase says when an error was found.
type Phase string

// The phases of a query, in the words of the openCypher TCK.
const (
	CompileTime Phase = "compile time"
	Runtime     Phase = "runtime"
)

// Error is what a query did wrong. Kind and Detail are the openCypher names
// ("SyntaxError", "UndefinedVariable"), Offset is a byte offset in Source, or -1
// where no place can be named.
type Error struct {
	Kind, Detail string
	Phase        Phase
	Message      string // what was wrong
	Hint         string // what to do about it; may be empty
	Source       string // the query
	Offset       int
}

// Errorf makes a compile-time SyntaxError at offset.
func Errorf(offset int, detail, format string, args ...any) *Error {
	return &Error{Kind: "SyntaxError", Detail: detail, Phase: CompileTime, Offset: offset, Message: fmt.Sprintf(format, args...)}
}

// RuntimeErrorf makes an error of the given kind that only running the query can find.
func RuntimeErrorf(kind, detail, format string, args ...any) *Error {
	return &Error{Kind: kind, Detail: detail, Phase: Runtime, Offset: -1, Message: fmt.Sprintf(format, args...)}
}

// WithHint adds what to do about it.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// In names the query the error is about, so that Error can show the line.
func (e *Error) In(source string) *Error {
	e.Source = source
	return e
}

// Position is the line and column, both from 1, columns in characters; 0, 0 where
// the error has no place.
func (e *Error) Position() (line, column int) {
	if e.Offset < 0 || e.Offset > len(e.Source) {
		return 0, 0
	}
	before := e.Source[:e.Offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// Error shows kind, place and message, then the line with a caret under the place.
func (e *Error) Error() string {
	var b strings.Builder
	line, column := e.Position()
	fmt.Fprintf(&b, "%s: ", e.Kind)
	if line > 0 && e.Source != "" {
		fmt.Fprintf(&b, "line %d, column %d: ", line, column)
	}
	b.WriteString(e.Message)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	if line > 0 && e.Source != "" {
		e.writeExcerpt(&b)
	}
	return b.String()
}

func (e *Error) writeExcerpt(b *strings.Builder) {
	start := strings.LastIndexByte(e.Source[:e.Offset], '\n') + 1
	text := e.Source[start:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	b.WriteString("\n  " + strings.ReplaceAll(text, "\t", " ") + "\n  ")
	for _, r := range e.Source[start:e.Offset] {
		b.WriteString(strings.Repeat(" ", displayWidth(r)))
	}
	b.WriteByte('^')
}

// displayWidth is the number of terminal columns a character takes: two for the
// scripts that are written full width, so that the caret stands under the place.
func displayWidth(r rune) int {
	switch {
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60,
		r >= 0xffe0 && r <= 0xffe6, r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}

// Nearest is the candidate that looks most like word, or "" when none is near
// enough to be what was meant. Case does not count.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", 1+len([]rune(word))/3
	if utf8.RuneCountInString(word) < 2 {
		return ""
	}
	for _, c := range candidates {
		if d := editDistance(strings.ToLower(word), strings.ToLower(c)); d <= bestDistance && (best == "" || d < bestDistance) {
			best, bestDistance = c, d
		}
	}
	return best
}

// editDistance is the optimal string alignment distance: insert, delete, replace,
// or swap two neighbours.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	two, one, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
		two, one, row = one, row, two
	}
	return one[len(y)]
}
