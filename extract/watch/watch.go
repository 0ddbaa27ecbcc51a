// Package watch waits for articles to come into folders.
//
// Start with [Folders].
package watch

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/newsgraph/kg/extract/source"
)

// Folders yields the articles that are written to folders and to those below
// them, each time that nothing has been written for a while, settle, so that
// files are whole. Files that are there already are not told. An error is a
// folder that cannot be watched; after it nothing follows. It ends with ctx.
//
// ready, if not nil, is called once, when nothing will be missed any more; its
// error is yielded and ends the watch.
func Folders(ctx context.Context, folders []string, settle time.Duration, ready func() error) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		events, err := fsnotify.NewWatcher()
		if err != nil {
			yield(nil, fmt.Errorf("watch: %w", err))
			return
		}
		defer events.Close()
		w := &watcher{events: events, written: map[string]bool{}}
		for _, folder := range folders {
			if err := w.add(folder, false); err != nil {
				yield(nil, err)
				return
			}
		}
		if ready != nil {
			if err := ready(); err != nil {
				yield(nil, err)
				return
			}
		}
		w.wait(ctx, settle, yield)
	}
}

type watcher struct {
	events  *fsnotify.Watcher
	written map[string]bool // since the last yield
}

// wait collects what is written and yields it when it has settled.
func (w *watcher) wait(ctx context.Context, settle time.Duration, yield func([]string, error) bool) {
	timer := time.NewTimer(settle)
	timer.Stop()
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-w.events.Errors:
			yield(nil, fmt.Errorf("watch: %w", err))
			return
		case e := <-w.events.Events:
			if err := w.take(e); err != nil {
				yield(nil, err)
				return
			}
			if len(w.written) > 0 {
				timer.Reset(settle)
			}
		case <-timer.C:
			paths := slices.Sorted(maps.Keys(w.written))
			clear(w.written)
			if !yield(paths, nil) {
				return
			}
		}
	}
}

// take notes what an event tells.
func (w *watcher) take(e fsnotify.Event) error {
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		delete(w.written, e.Name) // a file renamed into the folder is a Create
		return nil
	}
	if !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write) {
		return nil
	}
	return w.add(e.Name, true)
}

// add watches path if it is a folder, with those below; files are noted as
// written if they are new.
func (w *watcher) add(path string, new bool) error {
	err := filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && new:
			return nil // gone again
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && len(entry.Name()) > 2:
			return fs.SkipDir
		case entry.IsDir():
			return w.events.Add(path)
		case new && source.IsArticle(path):
			w.written[path] = true
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("watch %s: %w", path, err)
	}
	return nil
}
