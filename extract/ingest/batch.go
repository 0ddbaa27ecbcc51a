package ingest

import (
	"context"
	"errors"
	"time"

	"github.com/newsgraph/kg/extract/document"
	"github.com/newsgraph/kg/extract/learn"
	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// A batch is stored when it holds so many articles or bytes of text or is so old:
// enough to spread the cost of the pages that a transaction rewrites, which is
// what a large graph spends most on; few enough that those pages fit into memory,
// to stop soon, and to lose little when the machine fails. The first are small: the cost of a change grows with
// what a transaction has added to the same page, and an empty graph has but one
// for each table.
const (
	firstArticles = 8
	batchArticles = 512
	batchBytes    = 1 << 20
	batchAge      = 15 * time.Second
	// So much is extracted while one batch is written: as much again, so that nobody waits.
	aheadArticles = batchArticles
	aheadBytes    = batchBytes
)

// batch gathers documents and stores them together.
type batch struct {
	run       *run
	graph     Graph // where they are stored
	documents []*document.Document
	bytes     int
	began     time.Time // when the first came
	stored    int       // articles of this run
}

// take adds what became of a job and stores the batch when it is full.
func (b *batch) take(j *job) error {
	if j.graphErr != nil {
		return j.graphErr
	}
	b.run.tell()
	switch {
	case j.err != nil:
		b.run.summary.Failed = append(b.run.summary.Failed, j.err)
	case j.document == nil:
		b.run.summary.Articles[store.Unchanged]++
	default:
		if len(b.documents) == 0 {
			b.began = time.Now()
		}
		b.documents = append(b.documents, j.document)
		b.bytes += len(j.document.Text)
	}
	if len(b.documents) < min(max(firstArticles, b.stored), batchArticles) && b.bytes < batchBytes && time.Since(b.began) < batchAge {
		return nil
	}
	return b.flush()
}

// flush stores the batch in one transaction. When an article is at fault, each
// is stored alone, so that only that one is left out; anything else that goes
// wrong, a full disk or a damaged graph, ends the run.
func (b *batch) flush() error {
	if len(b.documents) == 0 {
		return nil
	}
	if b.run.opts.DryRun {
		if err := b.copyGraph(); err != nil {
			return err
		}
	}
	documents := b.documents
	b.documents, b.bytes = nil, 0
	err := b.store(documents, false)
	if !errors.Is(err, graph.ErrInvalid) {
		return err
	}
	for i := range documents {
		err := b.store(documents[i:i+1], false)
		switch {
		case errors.Is(err, graph.ErrInvalid):
			b.run.summary.Failed = append(b.run.summary.Failed, err)
		case err != nil:
			return err
		}
	}
	return nil
}

// store writes documents in one transaction and counts them when that is done, or
// taken back if that is asked.
func (b *batch) store(documents []*document.Document, takeBack bool) error {
	var results []store.Result
	// It is done even if the run ends meanwhile.
	err := b.graph.Update(context.Background(), func(tx *graph.Tx) error {
		// Another file may stand in the place of the one that was there.
		if err := prepare(tx); err != nil {
			return err
		}
		results = results[:0]
		for _, d := range documents {
			res, err := store.Article(tx, d, b.run.opts.Extract.Lexicon)
			if err != nil {
				return err
			}
			results = append(results, res)
		}
		if err := learn.Note(tx, results); err != nil {
			return err
		}
		if takeBack {
			return errTakenBack
		}
		return nil
	})
	if err != nil && !errors.Is(err, errTakenBack) {
		return err
	}
	b.stored += len(results)
	for _, res := range results {
		b.run.summary.add(res)
	}
	return nil
}
