package cypher

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEOF    tokenKind = iota
	tokenIdent            // word, keyword or not
	tokenQuoted           // `word`
	tokenInt              // text is the digits with their prefix, without underscores
	tokenFloat
	tokenString
	tokenParam
	tokenPunct   // text is the sign
	tokenIllegal // err says why
)

type token struct {
	kind       tokenKind
	text       string // decoded: no quotes, no escapes, no dollar sign
	start, end int    // byte offsets in the source
	err        *Error
}

// lexer cuts source into tokens on demand. An error is a token, raised by the
// parser only if it comes to stand on it.
type lexer struct {
	source string
	pos    int
}

func (l *lexer) next() token {
	if err := l.skipSpace(); err != nil {
		return token{kind: tokenIllegal, start: err.Offset, end: len(l.source), err: err}
	}
	start := l.pos
	if start >= len(l.source) {
		return token{kind: tokenEOF, start: start, end: start}
	}
	r, size := utf8.DecodeRuneInString(l.source[start:])
	switch {
	case r >= '0' && r <= '9', r == '.' && isDigit(l.at(1)):
		return l.number()
	case isIdentStart(r):
		l.pos += size
		l.skipWhile(isIdentPart)
		return token{kind: tokenIdent, text: l.source[start:l.pos], start: start, end: l.pos}
	case r == '\'' || r == '"' || r == '`':
		return l.quoted(byte(r))
	case r == '$':
		return l.parameter()
	}
	return l.punct(r, size)
}

func (l *lexer) at(ahead int) byte {
	if l.pos+ahead < len(l.source) {
		return l.source[l.pos+ahead]
	}
	return 0
}

func (l *lexer) skipWhile(ok func(rune) bool) {
	for l.pos < len(l.source) {
		r, size := utf8.DecodeRuneInString(l.source[l.pos:])
		if !ok(r) {
			return
		}
		l.pos += size
	}
}

// skipSpace skips white space and comments; an unfinished comment is an error.
func (l *lexer) skipSpace() *Error {
	for {
		l.skipWhile(unicode.IsSpace)
		switch {
		case strings.HasPrefix(l.source[l.pos:], "//"):
			l.skipWhile(func(r rune) bool { return r != '\n' })
		case strings.HasPrefix(l.source[l.pos:], "/*"):
			end := strings.Index(l.source[l.pos+2:], "*/")
			if end < 0 {
				return Errorf(l.pos, "UnexpectedSyntax", "this comment does not end").WithHint("close it with */")
			}
			l.pos += 2 + end + 2
		default:
			return nil
		}
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isIdentStart(r rune) bool { return r == '_' || unicode.IsLetter(r) }

func isIdentPart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

// number reads an integer (decimal, 0x, 0o) or a float. A number that runs into
// letters is illegal.
func (l *lexer) number() token {
	start := l.pos
	kind := tokenInt
	if l.at(0) == '0' && (l.at(1)|0x20 == 'x' || l.at(1) == 'o') {
		l.pos += 2
		l.skipWhile(isIdentPart)
	} else {
		l.digits()
		if l.at(0) == '.' && isDigit(l.at(1)) {
			kind = tokenFloat
			l.pos++
			l.digits()
		}
		if l.exponent() {
			kind = tokenFloat
		}
		if c := l.at(0) | 0x20; (c == 'f' || c == 'd') && !isIdentPart(l.runeAt(1)) {
			kind = tokenFloat
			l.pos++
		}
		l.skipWhile(isIdentPart)
	}
	text := strings.ReplaceAll(l.source[start:l.pos], "_", "")
	t := token{kind: kind, text: text, start: start, end: l.pos}
	if !validNumber(&t) {
		t.kind = tokenIllegal
		t.err = Errorf(start, "InvalidNumberLiteral", "%q is not a number", l.source[start:l.pos])
	}
	return t
}

func (l *lexer) runeAt(ahead int) rune {
	if l.pos+ahead >= len(l.source) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(l.source[l.pos+ahead:])
	return r
}

func (l *lexer) digits() {
	for isDigit(l.at(0)) || l.at(0) == '_' && isDigit(l.at(1)) {
		l.pos++
	}
}

func (l *lexer) exponent() bool {
	if l.at(0)|0x20 != 'e' {
		return false
	}
	ahead := 1
	if l.at(1) == '+' || l.at(1) == '-' {
		ahead = 2
	}
	if !isDigit(l.at(ahead)) {
		return false
	}
	l.pos += ahead
	l.digits()
	return true
}

func validNumber(t *token) bool {
	var err error
	if t.kind == tokenFloat {
		t.text = strings.TrimRight(t.text, "fFdD")
		_, err = strconv.ParseFloat(t.text, 64)
	} else {
		_, err = strconv.ParseUint(t.text, 0, 64)
		if isDigit(t.text[0]) && len(t.text) > 1 && isDigit(t.text[1]) { // a leading zero is not octal
			_, err = strconv.ParseUint(t.text, 10, 64)
		}
	}
	numErr, ok := err.(*strconv.NumError)
	return !ok || numErr.Err == strconv.ErrRange // too big is the parser's to tell
}

func (l *lexer) parameter() token {
	start := l.pos
	l.pos++
	if l.at(0) == '`' {
		t := l.quoted('`')
		t.start = start
		if t.kind == tokenQuoted {
			t.kind = tokenParam
		}
		return t
	}
	l.skipWhile(isIdentPart)
	t := token{kind: tokenParam, text: l.source[start+1 : l.pos], start: start, end: l.pos}
	if t.text == "" {
		t.kind = tokenIllegal
		t.err = Errorf(start, "UnexpectedSyntax", "a parameter needs a name").WithHint("write $name")
	}
	return t
}

// quoted reads a string or a backticked name. A doubled quote stands for itself.
func (l *lexer) quoted(quote byte) token {
	start := l.pos
	t := token{kind: tokenString, start: start}
	if quote == '`' {
		t.kind = tokenQuoted
	}
	l.pos++
	var b strings.Builder
	for l.pos < len(l.source) {
		c := l.source[l.pos]
		switch {
		case c == quote && l.at(1) == quote:
			b.WriteByte(quote)
			l.pos += 2
		case c == quote:
			l.pos++
			t.text, t.end = b.String(), l.pos
			return t
		case c == '\\' && quote != '`':
			if err := l.escape(&b); err != nil {
				l.pos = len(l.source)
				return token{kind: tokenIllegal, start: start, end: l.pos, err: err}
			}
		default:
			b.WriteByte(c)
			l.pos++
		}
	}
	err := Errorf(start, "UnexpectedSyntax", "this %c is never closed", quote)
	return token{kind: tokenIllegal, start: start, end: l.pos, err: err}
}

var escapes = [256]byte{'\\': '\\', '\'': '\'', '"': '"', '`': '`', 't': '\t', 'b': '\b', 'n': '\n', 'r': '\r', 'f': '\f'}

func (l *lexer) escape(b *strings.Builder) *Error {
	start := l.pos
	c := l.at(1)
	l.pos += 2
	if r := escapes[c]; r != 0 {
		b.WriteByte(r)
		return nil
	}
	var lengths []int
	switch c {
	case 'u':
		lengths = []int{4}
	case 'U':
		lengths = []int{8, 6}
	default:
		return Errorf(start, "UnexpectedSyntax", "unknown escape in a string").WithHint(`write \\ for a backslash`)
	}
	for _, n := range lengths {
		if l.pos+n > len(l.source) {
			continue
		}
		code, err := strconv.ParseUint(l.source[l.pos:l.pos+n], 16, 32)
		if err == nil && code <= unicode.MaxRune {
			b.WriteRune(rune(code))
			l.pos += n
			return nil
		}
	}
	return Errorf(start, "InvalidUnicodeLiteral", `\%c needs %d hexadecimal digits of a Unicode character`, c, lengths[len(lengths)-1])
}

var twoSigns = []string{"<=", ">=", "<>", "=~", "+=", "..", "||"}

func (l *lexer) punct(r rune, size int) token {
	start := l.pos
	for _, s := range twoSigns {
		if strings.HasPrefix(l.source[start:], s) {
			l.pos += 2
			return token{kind: tokenPunct, text: s, start: start, end: l.pos}
		}
	}
	l.pos += size
	t := token{kind: tokenPunct, text: l.source[start:l.pos], start: start, end: l.pos}
	if strings.ContainsRune("&*:,=!><{[(-.%+?}]);/|^", r) {
		return t
	}
	t.kind = tokenIllegal
	if r < utf8.RuneSelf {
		t.err = Errorf(start, "UnexpectedSyntax", "unexpected %q", r)
	} else {
		t.err = Errorf(start, "InvalidUnicodeCharacter", "unexpected character %q", r)
		if unicode.Is(unicode.Pd, r) {
			t.err.WithHint("for minus, write -")
		}
	}
	return t
}
