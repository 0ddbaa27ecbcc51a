package extract

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/newsgraph/kg/extract/clean"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/lexicon"
)

// Options say what the caller knows beforehand. The zero value knows nothing.
type Options struct {
	Published time.Time        // the day the article was published; overrides what it says itself
	Lexicon   *lexicon.Lexicon // the tables of names; nil for those built in
}

// File reads the articles of the file at path, or of in when path is "-".
func File(ctx context.Context, path string, in io.Reader, opts Options) ([]*document.Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d := &document.Document{Meta: document.Meta{Path: path, Published: opts.Published}}
	if err := Article(ctx, d, string(data), nil, opts); err != nil {
		return nil, err
	}
	return []*document.Document{d}, nil
}

// Article cleans the text of one article and fills d with what it says. way
// leads from raw back to the bytes of the file; nil when raw is the file.
func Article(ctx context.Context, d *document.Document, raw string, way document.OffsetMap, opts Options) error {
	lex := opts.Lexicon
	if lex == nil {
		lex = lexicon.Default()
	}
	clean.Clean(d, raw, way, nil)
	return Annotate(ctx, d, lex)
}
