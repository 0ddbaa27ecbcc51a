// Package web holds the page of kg serve. It is written in TypeScript, in src/, where
// main.ts is the place to start reading; as it was built, in dist/, it is checked in, so
// that go install needs no npm. After a change, in this folder:
//
//	npm ci
//	npm run build   # types, and dist/, the same bytes every time
//	npm test        # in Chromium, against kg itself
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
