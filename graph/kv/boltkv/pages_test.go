package boltkv

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// countingFile counts the pages that are read.
type countingFile struct {
	*bytes.Reader
	reads int
}

func (f *countingFile) ReadAt(b []byte, at int64) (int, error) {
	f.reads++
	return f.Reader.ReadAt(b, at)
}

// deepFile is a bbolt file with a tree of three levels of branch pages, four to seven keys a page.
func deepFile(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "deep")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("table"))
		for i := 0; i < 4000 && err == nil; i++ {
			err = b.Put(append(binary.BigEndian.AppendUint32(nil, uint32(i)), bytes.Repeat([]byte{1}, 560)...), nil)
		}
		return err
	})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// branchesByHeight are the branch pages of a file by how many levels of pages are below.
func branchesByHeight(data []byte) map[int][]int {
	const size = 4096
	heights := map[int][]int{}
	var height func(page int) int
	height = func(page int) int {
		b := data[page*size:]
		if order.Uint16(b[8:]) != branchFlag {
			return 0
		}
		return 1 + height(int(order.Uint64(b[pageHeader+8:])))
	}
	for page := 2; page < len(data)/size; page++ {
		if b := data[page*size:]; order.Uint16(b[8:]) == branchFlag && order.Uint64(b) == uint64(page) {
			h := height(page)
			heights[h] = append(heights[h], page)
		}
	}
	return heights
}

func TestAnOpeningReadsFewPagesOfALargeTree(t *testing.T) {
	data := deepFile(t)
	heights := branchesByHeight(data)
	if len(heights[3]) == 0 || len(heights[1]) < 100 {
		t.Fatalf("the tree is too small: %v", heights)
	}
	f := &countingFile{Reader: bytes.NewReader(data)}
	checkPages(f, anyTx, branchPages, func(err error) bool { t.Error(err); return true })
	if f.reads > len(heights[1]) {
		t.Errorf("%d reads where the lowest branch pages are %d", f.reads, len(heights[1]))
	}
	for _, height := range []int{2, 3} {
		t.Run(fmt.Sprint("a page above ", height), func(t *testing.T) {
			damaged := bytes.Clone(data)
			page := heights[height][len(heights[height])-1]
			order.PutUint64(damaged[page*4096+pageHeader+8:], uint64(heights[3][0])) // its first child is the root
			found := 0
			checkPages(&countingFile{Reader: bytes.NewReader(damaged)}, anyTx, branchPages, func(error) bool { found++; return true })
			if found == 0 {
				t.Error("nothing was found")
			}
		})
	}
}
