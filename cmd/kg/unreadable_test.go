//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestWhatMayNotBeReadCostsALineEach runs kg as somebody else where the test's
// own user may read everything.
func TestWhatMayNotBeReadCostsALineEach(t *testing.T) {
	folder, err := os.MkdirTemp("", "kg-unreadable-*") // t.TempDir lets nobody else in
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "kg") // by this name the test's program is kg
	if err := copyFile(program, os.Args[0]); err != nil {
		t.Fatal(err)
	}
	articles := filepath.Join(folder, "articles")
	if err := os.Mkdir(articles, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"a.txt": good, "closed.txt": good + "1", "closed/b.txt": good + "2", "z.txt": good + "3"} {
		path := filepath.Join(articles, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// A database that may be read and not written, in a folder that may not be written.
	shelf := filepath.Join(folder, "shelf")
	if err := os.Mkdir(shelf, 0o755); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(shelf, "kg.db")
	if out, err := exec.Command("kg", "ingest", "--db", db, filepath.Join(articles, "a.txt")).CombinedOutput(); err != nil {
		t.Fatalf("kg ingest: %v\n%s", err, out)
	}
	for path, mode := range map[string]os.FileMode{
		folder: 0o777, articles: 0o755, filepath.Join(articles, "closed.txt"): 0, filepath.Join(articles, "closed"): 0, db: 0o444, shelf: 0o555,
	} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(filepath.Join(articles, "closed"), 0o700)
	defer os.Chmod(shelf, 0o700)
	kg := func(args ...string) (stdout, stderr string, status int) {
		cmd := exec.Command(program, args...)
		var out, errs bytes.Buffer
		cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
		cmd.Env = append(os.Environ(), "KG_CONFIG="+filepath.Join(folder, "config"))
		if os.Getuid() == 0 {
			const nobody = 65534
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Skipf("cannot run as somebody else: %v", err)
		}
		return out.String(), errs.String(), cmd.ProcessState.ExitCode()
	}
	out, errs, status := kg("ingest", "--db", "kg.db", "articles")
	if want := "kg: read articles/closed: permission denied\nkg: read articles/closed.txt: permission denied\n"; errs != want || status != 1 {
		t.Errorf("status %d, it said %q, want %q", status, errs, want)
	}
	if want := "articles    2 new, 0 unchanged, 0 replaced, 2 failed\n"; !strings.HasPrefix(out, want) {
		t.Errorf("it printed %q, want %q", out, want)
	}
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"extract", "articles/closed.txt"}, "permission denied"},
		{[]string{"ingest", "articles/closed.txt"}, "permission denied"},
		{[]string{"ingest", "articles/z.txt", "--db", "shelf/kg.db"}, "permission denied"},
		{[]string{"ingest", "articles/z.txt", "--db", "shelf/new.db"}, "permission denied"},
		{[]string{"compact", "--db", "shelf/kg.db"}, "permission denied"},
		{[]string{"query", "--db", "articles/closed.txt", "RETURN 1"}, "permission denied"},
	} {
		if _, errs, status := kg(test.args...); status != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, test.want) {
			t.Errorf("kg %s: status %d, it said %q; want a line with %q", test.args, status, errs, test.want)
		}
	}
	if out, errs, status := kg("query", "--db", "shelf/kg.db", "MATCH (a:Article) RETURN count(a)"); status != 0 || !strings.Contains(out, "1") {
		t.Errorf("a database that may only be read: status %d, %q, %q", status, out, errs)
	}
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closeErr := out.Close(); err == nil {
		err = closeErr
	}
	return err
}
