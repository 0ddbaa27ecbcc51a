package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
	"github.com/newsgraph/kg/extract/source"
)

// Options say what the caller knows beforehand. The zero value knows nothing.
type Options struct {
	Published time.Time         // the day the articles were published; overrides what they say themselves
	URL       string            // the address of the article, where it does not tell it itself
	Fields    map[string]string // of JSON: article field to the path of keys that holds it
	Lexicon   *lexicon.Lexicon  // the tables of names; nil for those built in
	Clean     *clean.Options    // repairs to leave out or to list; nil for all
}

// ErrEmpty says that a file holds no text to read.
var ErrEmpty = errors.New("there is no text in it")

// Read yields what the articles of path say: of a file, of a folder with all
// below it, or of standard input for "-". An error belongs to one file or
// article; the next ones still follow, unless ctx is done.
func Read(ctx context.Context, path string, in io.Reader, opts Options) iter.Seq2[*document.Document, error] {
	articles := source.Read(ctx, path, &source.Options{Fields: opts.Fields})
	if path == "-" {
		articles = source.ReadFrom(ctx, path, in, &source.Options{Fields: opts.Fields})
	}
	return func(yield func(*document.Document, error) bool) {
		for a, err := range articles {
			var d *document.Document
			if err == nil {
				d, err = Article(ctx, a, opts)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Article reads what one article says.
func Article(ctx context.Context, a *source.Article, opts Options) (*document.Document, error) {
	lex := opts.Lexicon
	if lex == nil {
		lex = lexicon.Default()
	}
	d := &document.Document{Meta: a.Meta}
	if !opts.Published.IsZero() {
		d.Meta.Published = opts.Published
	}
	if d.Meta.URL == "" {
		d.Meta.URL = opts.URL
	}
	clean.Clean(d, a.Text, a.Offsets, opts.Clean)
	if strings.TrimSpace(d.Text) == "" {
		return nil, fmt.Errorf("read %s: %w", a.Meta.Path, ErrEmpty)
	}
	return d, Annotate(ctx, d, lex)
}
