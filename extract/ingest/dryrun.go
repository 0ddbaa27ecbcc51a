package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/newsgraph/kg/graph"
)

// A dry run of no more than one batch stores that in a transaction and takes it
// back, which takes no longer on a large graph. As each batch has to see what those
// before it brought, several are stored in a temporary copy of the graph.

// errTakenBack ends a transaction that is to have no effect.
var errTakenBack = errors.New("a dry run stores nothing")

// finish stores the last batch.
func (b *batch) finish() error {
	if _, copied := b.graph.(*graphCopy); b.run.opts.DryRun && !copied && len(b.documents) > 0 {
		if err := b.store(b.documents, true); !errors.Is(err, graph.ErrInvalid) {
			return err
		}
	}
	return b.flush()
}

// graphCopy is a graph in a temporary folder.
type graphCopy struct {
	*graph.Graph
	folder string
}

// copyGraph has batches from now on stored in a copy of the graph.
func (b *batch) copyGraph() (err error) {
	if _, copied := b.graph.(*graphCopy); copied {
		return nil
	}
	c := &graphCopy{}
	if c.folder, err = os.MkdirTemp("", "kg-*"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(c.folder))
		}
	}()
	file, err := os.Create(filepath.Join(c.folder, "copy.db"))
	if err != nil {
		return err
	}
	// As for a batch that is stored, what has been extracted is counted even if the run ends meanwhile.
	_, err = b.graph.Backup(context.Background(), file)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	if c.Graph, err = graph.Open(file.Name(), nil); err != nil {
		return err
	}
	b.graph = c
	return nil
}

// removeCopy removes the copy, if one was made.
func (b *batch) removeCopy() error {
	c, copied := b.graph.(*graphCopy)
	if !copied {
		return nil
	}
	return errors.Join(c.Close(), os.RemoveAll(c.folder))
}
