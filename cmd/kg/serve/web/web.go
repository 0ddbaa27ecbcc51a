// Package web holds the page of kg serve as it was built: dist/ is checked in, so that
// go install needs no npm.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files are the files of the page; index.html is its entry, assets/ has names that
// change with their content.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return files
}
