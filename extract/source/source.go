// Package source reads articles from files: plain text, HTML, Markdown, JSON
// and JSON Lines, alone, in folders, or packed with gzip and zip, in whichever
// charset they are.
//
// Start with [Read]. kind.go tells what a file is, charset.go decodes it, and
// each kind has a reader of its own.
package source

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/offset"
)

// Article is one article as it was read, before any cleaning.
type Article struct {
	Meta document.Meta // what the file itself tells
	Text string        // decoded, markup of the file format removed

	// Offsets leads from Text to the bytes of the file, unpacked if it was
	// packed; nil when they are the same.
	Offsets document.OffsetMap
}

// Options say how to read. nil is the same as the zero value.
type Options struct {
	Kind    Kind              // Auto finds out
	Charset string            // IANA name; "" finds out
	Fields  map[string]string // JSON: article field (text, title, url, outlet, author, published, lang) to the path of keys, a.b.c, that holds it
	// MaxBytes bounds what is read for one article, unpacked. 0 stands for
	// DefaultMaxBytes. JSON Lines and archives can be of any length: each of
	// their articles is bounded.
	MaxBytes int64
}

// DefaultMaxBytes is the size above which a file is taken for no article.
const DefaultMaxBytes = 32 << 20

// Errors that Read wraps with the place where they occurred.
var (
	ErrTooLarge = errors.New("too large for an article")
	ErrBinary   = errors.New("not a text file")
	ErrNoFile   = errors.New("a folder, a pipe or a device, not a file")
)

// Read yields the articles of path: a file, a folder with all below it that
// has a known extension, or "-" for standard input. An error belongs to one
// file or one article; the next ones still follow, unless ctx is done.
func Read(ctx context.Context, path string, opts *Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		r := newReader(ctx, opts, yield)
		if path == "-" {
			r.stream(path, os.Stdin)
			return
		}
		for file, err := range Files(ctx, path) {
			more := true
			if err != nil {
				more = r.fail(file, err)
			} else {
				more = r.file(file)
			}
			if !more {
				return
			}
		}
	}
}

// ReadFrom is Read for what comes out of in. name stands in Meta.Path and its
// extension tells the kind where the content leaves it open.
func ReadFrom(ctx context.Context, name string, in io.Reader, opts *Options) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		newReader(ctx, opts, yield).stream(name, in)
	}
}

// reader carries one call of Read. Its methods return false when the caller
// wants no more.
type reader struct {
	ctx    context.Context
	opts   Options
	yield  func(*Article, error) bool
	packed int // archives that it is within
}

func newReader(ctx context.Context, opts *Options, yield func(*Article, error) bool) *reader {
	r := &reader{ctx: ctx, yield: yield}
	if opts != nil {
		r.opts = *opts
	}
	if r.opts.MaxBytes <= 0 {
		r.opts.MaxBytes = DefaultMaxBytes
	}
	return r
}

// fail reports an error of the file or article called name.
func (r *reader) fail(name string, err error) bool {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err // its text has the name, too
	}
	return r.yield(nil, fmt.Errorf("read %s: %w", name, err))
}

func (r *reader) file(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, err)
	}
	defer f.Close()
	return r.stream(path, f)
}

// stream reads whatever in holds.
func (r *reader) stream(name string, in io.Reader) bool {
	if err := r.ctx.Err(); err != nil {
		return r.fail(name, err)
	}
	head := bufio.NewReaderSize(in, sniffBytes)
	start, err := head.Peek(sniffBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return r.fail(name, err)
	}
	switch {
	case isGzip(start):
		return r.gzip(name, head)
	case isZip(start):
		return r.zip(name, head)
	}
	kind := r.opts.Kind
	if kind == Auto {
		kind = sniff(name, start)
	}
	if kind == JSONLines {
		return r.jsonLines(name, head)
	}
	data, err := r.all(head)
	if err != nil {
		return r.fail(name, err)
	}
	return r.bytes(name, kind, data)
}

// all reads the rest of in, if it is not more than an article can have.
func (r *reader) all(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, r.opts.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > r.opts.MaxBytes {
		return nil, fmt.Errorf("%w: more than %d bytes; split it into articles or raise the limit", ErrTooLarge, r.opts.MaxBytes)
	}
	return data, nil
}

// bytes reads the articles of a file that was read as a whole.
func (r *reader) bytes(name string, kind Kind, data []byte) bool {
	declared := r.opts.Charset
	if declared == "" && kind == HTML {
		declared = declaredCharset(data)
	}
	text, charset, way, err := decode(data, declared, r.opts.Charset != "")
	if err != nil {
		return r.fail(name, err)
	}
	a := &Article{Text: text, Offsets: way, Meta: document.Meta{Path: name, Charset: charset, Hash: hash(data)}}
	switch kind {
	case HTML:
		readHTML(a)
	case Markdown:
		readMarkdown(a)
	case JSON:
		return r.json(name, a)
	}
	return r.yield(a, nil)
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// derive replaces the text of a by one made from it.
func (a *Article) derive(text string, way *offset.Map) {
	a.Text, a.Offsets = text, offset.Join(a.Offsets, way)
}
