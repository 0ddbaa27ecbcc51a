package main

import (
	"encoding/binary"
	"hash/crc32"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// TestADatabaseOfAnOlderFormIsBroughtUpToDate asks one that says it is of format 3.
func TestADatabaseOfAnOlderFormIsBroughtUpToDate(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kg.db")
	kg := func(args ...string) string {
		t.Helper()
		out, err := exec.Command("kg", append(args, "--db", db)...).CombinedOutput()
		if err != nil {
			t.Fatalf("kg %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	kg("ingest", filepath.Join("..", "..", "testdata", "articles", "tencent-2022q4.txt"))
	setFormat(t, db, 3)
	const note = "was of an older form and is brought into the present one"
	for _, noted := range []bool{true, false} {
		out := kg("query", "MATCH (c:Company) RETURN c.name")
		if !strings.Contains(out, "腾讯") || strings.Contains(out, note) != noted {
			t.Errorf("note expected: %v, got\n%s", noted, out)
		}
	}
	kg("check")
}

// setFormat writes the version of the layout into a database; see graph/meta.go.
func setFormat(t *testing.T, path string, format uint32) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte("meta"))
		b := append([]byte(nil), meta.Get([]byte("meta"))...)
		binary.BigEndian.PutUint32(b[len("kggraph"):], format)
		body := b[:len(b)-crc32.Size]
		return meta.Put([]byte("meta"), binary.BigEndian.AppendUint32(body, crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli))))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
