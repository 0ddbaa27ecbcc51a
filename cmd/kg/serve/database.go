package serve

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"time"

	"github.com/newsgraph/kg/extract/store"
	"github.com/newsgraph/kg/graph"
)

// The database is open while requests come and a little longer, and now and then let go of when they come all the
// time, so that other processes can write to it.
const (
	idleTurn = time.Second
	busyTurn = 3 * time.Second // less than other commands wait
)

// use calls f with the graph open. Requests share it; one that writes waits for those that read.
func (s *Server) use(ctx context.Context, write bool, f func(*graph.Graph) error) error {
	if !write {
		return s.db.Read(ctx, f)
	}
	began := false
	wait, cancel := context.WithTimeout(ctx, 2*s.opts.Wait) // another process is waited for once
	defer cancel()
	err := s.db.Write(wait, func(g *graph.Graph) error {
		began = true
		return f(g)
	})
	if !began && wait.Err() != nil && ctx.Err() == nil {
		return newProblem(http.StatusServiceUnavailable, kindBusy, "queries are running that do not end; try again").retry(1)
	}
	return err
}

// prepare makes the database of a server that writes, if there is none.
func (s *Server) prepare(ctx context.Context) error {
	if _, err := os.Stat(s.opts.Path); !s.opts.Write || !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return s.db.Update(ctx, store.Prepare)
}
