package source

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// maxPacked is how often a file may be packed: with gzip within a zip, but not
// over and over, as files are that unpack to themselves.
const maxPacked = 2

// gzip reads a packed file.
func (r *reader) gzip(name string, in io.Reader) bool {
	if r.packed == maxPacked {
		return r.fail(name, errPacked)
	}
	r.packed++
	defer func() { r.packed-- }()
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return r.fail(name, err)
	}
	return r.stream(name, unpacked)
}

var errPacked = fmt.Errorf("packed more than %d times over; unpack it first", maxPacked)

// zip reads every member of an archive that has a known extension. Members
// are called archive.zip/member. The archive is spooled to a temporary file:
// its directory stands at its end.
func (r *reader) zip(name string, in io.Reader) bool {
	if r.packed == maxPacked {
		return r.fail(name, errPacked)
	}
	if r.packed > 0 { // it may unpack to any size
		in = io.LimitReader(in, r.opts.MaxBytes)
	}
	r.packed++
	defer func() { r.packed-- }()
	spool, err := os.CreateTemp("", "kg-*.zip")
	if err != nil {
		return r.fail(name, err)
	}
	defer os.Remove(spool.Name())
	defer spool.Close()
	size, err := io.Copy(spool, in)
	if err != nil {
		return r.fail(name, err)
	}
	archive, err := zip.NewReader(spool, size)
	if err != nil {
		return r.fail(name, err)
	}
	if overlapping(archive, size) {
		return r.fail(name, fmt.Errorf("its members overlap, as only those of a zip bomb do"))
	}
	for _, member := range archive.File {
		full := name + "/" + member.Name
		if strings.HasSuffix(member.Name, "/") || kindByName(unpackedName(member.Name)) == Auto {
			continue
		}
		if !filepath.IsLocal(member.Name) || strings.Contains(member.Name, `\`) {
			if !r.fail(full, fmt.Errorf("its name leads out of the archive; it is not read")) {
				return false
			}
			continue
		}
		if !r.member(full, member) {
			return false
		}
	}
	return true
}

// overlapping reports whether the members say that they hold more bytes than
// the archive does. No archive of others can unpack to more than 1032 times its
// size, which bounds the work that a small one can make.
func overlapping(archive *zip.Reader, size int64) bool {
	rest := uint64(size)
	for _, member := range archive.File {
		if member.CompressedSize64 > rest {
			return true
		}
		rest -= member.CompressedSize64
	}
	return false
}

func (r *reader) member(name string, member *zip.File) bool {
	if isZipName(name) {
		return r.fail(name, fmt.Errorf("an archive within an archive; unpack it first"))
	}
	in, err := member.Open()
	if err != nil {
		return r.fail(name, err)
	}
	defer in.Close()
	return r.stream(name, in)
}

func isZipName(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".zip") }
