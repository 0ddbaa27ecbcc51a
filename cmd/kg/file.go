package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writeFile makes a file with what write writes, at once and durably: until that
// is whole, and when it fails, there is none, or the one that was there before.
func writeFile(path string, mode os.FileMode, write func(io.Writer) error) error {
	partial := path + ".partial"
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		partial = path // a device, a pipe or a link is not to be replaced
	}
	file, err := os.OpenFile(partial, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return fmt.Errorf("open %s: %w; name a file in a folder that exists and that you may write to", path, errors.Unwrap(err))
	}
	err = write(file)
	if err == nil && partial != path {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil && partial != path {
		err = rename(partial, path)
	}
	if err != nil && partial != path {
		os.Remove(partial)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// rename puts a file in its place, durably where the system can do that.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	if folder, err := os.Open(filepath.Dir(to)); err == nil {
		defer folder.Close()
		_ = folder.Sync() // some systems cannot
	}
	return nil
}
