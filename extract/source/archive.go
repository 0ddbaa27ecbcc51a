package source

import (
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// gzip reads a packed file.
func (r *reader) gzip(name string, in io.Reader) bool {
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return r.fail(name, err)
	}
	return r.stream(name, unpacked)
}

// zip reads every member of an archive that has a known extension. Members
// are called archive.zip/member. The archive is spooled to a temporary file:
// its directory stands at its end.
func (r *reader) zip(name string, in io.Reader) bool {
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
	for _, member := range archive.File {
		full := name + "/" + member.Name
		if strings.HasSuffix(member.Name, "/") || kindByName(unpackedName(member.Name)) == Auto {
			continue
		}
		if !r.member(full, member) {
			return false
		}
	}
	return true
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
