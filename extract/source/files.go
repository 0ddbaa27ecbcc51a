package source

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// IsArticle tells by a file's name whether Read would read it where it is found
// in a folder: it has a known extension and is not hidden.
func IsArticle(path string) bool {
	return !strings.HasPrefix(filepath.Base(path), ".") && kindByName(unpackedName(path)) != Auto
}

// Files yields the files that Read would read for path, in its order: path
// itself, or the articles that a folder and all below it hold, but for hidden
// folders.
func Files(ctx context.Context, path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			yield(path, err)
			return
		}
		err = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			hidden := err == nil && strings.HasPrefix(entry.Name(), ".") && file != path
			more := true
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				more = yield(file, err)
			case hidden && entry.IsDir():
				return fs.SkipDir
			case entry.IsDir(), !IsArticle(file):
			default:
				more = yield(file, regular(file, entry))
			}
			if !more {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(path, err)
		}
	}
}

// regular returns an error for what only looks like a file by its name: reading
// a pipe or a device that somebody left in a folder might never end.
func regular(file string, entry fs.DirEntry) error {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		mode = info.Mode()
	}
	if !mode.IsRegular() {
		return ErrNoFile
	}
	return nil
}
