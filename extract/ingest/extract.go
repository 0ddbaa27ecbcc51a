package ingest

import (
	"context"
	"errors"
	"fmt"

	"github.com/newsgraph/kg/extract"
	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/graph"
)

// extract sets the job's document, unless the graph has the article already.
// A panic, which only a mistake in a stage can cause, costs one article and
// not the whole run.
func (r *run) extract(ctx context.Context, j *job) {
	path := j.article.Meta.Path
	defer func() {
		if p := recover(); p != nil {
			j.document, j.err = nil, fmt.Errorf("read %s: extraction failed: %v; please report this with the article", path, p)
		}
	}()
	known, err := r.known(ctx, j.article.Meta.Hash)
	if err != nil || known {
		j.graphErr = err
		return
	}
	if j.document, j.err = extract.Article(ctx, j.article, r.opts.Extract); j.err == nil {
		forgetWords(j.document)
	}
	j.article = nil
}

// forgetWords drops what storing does not need: many documents wait for it.
func forgetWords(d *document.Document) {
	d.Tokens, d.Sentences, d.Paragraphs, d.Quotations, d.Boilerplate, d.Offsets = nil, nil, nil, nil, nil, nil
}

// known reports whether the graph has an article with these bytes.
func (r *run) known(ctx context.Context, hash string) (found bool, err error) {
	err = r.graph.View(ctx, func(tx *graph.Tx) error {
		_, err := tx.NodeByKey("Article", hash)
		found = err == nil
		if errors.Is(err, graph.ErrNotFound) {
			return nil
		}
		return err
	})
	return found, err
}
