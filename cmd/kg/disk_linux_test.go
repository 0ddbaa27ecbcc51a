package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestADiskThatFailsAnywhereLosesNothing lets the nth write, sync or change of
// size by a thread of kg ingest fail, or all from the nth on, for every n.
func TestADiskThatFailsAnywhereLosesNothing(t *testing.T) {
	most := 3 * crashRuns(t)
	if err := exec.Command("strace", "-f", "-o", os.DevNull, "-e", "inject=fdatasync:error=EIO", "true").Run(); err != nil {
		t.Skipf("needs strace, and leave to use it: %v", err)
	}
	const articles = 20
	folder := generated(t, articles)
	want := &undisturbed{folder: folder, dumps: map[int][]string{}}
	failures := 0
	for _, call := range []string{"fdatasync:error=EIO", "pwrite64:error=EIO", "pwrite64:error=ENOSPC", "ftruncate:error=ENOSPC", "fsync:error=EIO"} {
		for _, further := range []string{"", "+"} {
			for n := 1; n <= most; n++ {
				what := fmt.Sprintf("%s:when=%d%s", call, n, further)
				db := filepath.Join(t.TempDir(), "kg.db")
				name, _, _ := strings.Cut(call, ":")
				cmd := exec.Command("strace", "-f", "-o", os.DevNull, "-e", "trace="+name, "-e", "inject="+what, "kg", "ingest", "--db", db, folder)
				var said bytes.Buffer
				cmd.Stderr = &said
				err := cmd.Run()
				if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1 || strings.Count(said.String(), "\n") != 1) {
					t.Fatalf("%s: %v; want status 1 and one line\n%s", what, err, said.Bytes())
				}
				if err == nil {
					want.whole(t, db, articles, what)
					break // no thread gets so far
				}
				failures++
				want.whole(t, db, 0, what)
				if out, err := exec.Command("kg", "ingest", "--db", db, folder).CombinedOutput(); err != nil {
					t.Fatalf("%s, afterwards: %v\n%s", what, err, out)
				}
				want.whole(t, db, articles, what+", afterwards")
			}
		}
	}
	t.Logf("%d failures", failures)
	if failures < 6 {
		t.Errorf("only %d failures", failures)
	}
}

// TestAFullFileSystemEndsAnIngestAndTheNextRunGoesOn fills a small file system.
func TestAFullFileSystemEndsAnIngestAndTheNextRunGoesOn(t *testing.T) {
	const articles = 60
	folder := generated(t, articles)
	want := &undisturbed{folder: folder, dumps: map[int][]string{}}
	disk := t.TempDir()
	for size := 64; ; size += size/2 + 16 {
		if err := syscall.Mount("kg", disk, "tmpfs", 0, fmt.Sprintf("size=%dk", size)); err != nil {
			t.Skipf("cannot make a small file system here: %v", err)
		}
		db := filepath.Join(disk, "kg.db")
		out, err := exec.Command("kg", "ingest", "--db", db, folder).CombinedOutput()
		what := fmt.Sprintf("with %d KiB", size)
		if err != nil && !strings.Contains(string(out), "no space left on device") {
			t.Errorf("%s: %v, it said %q", what, err, out)
		}
		want.whole(t, db, 0, what)
		if err == nil {
			want.whole(t, db, articles, what)
		} else if err := syscall.Mount("kg", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
			t.Fatal(err)
		} else if out, err := exec.Command("kg", "ingest", "--db", db, folder).CombinedOutput(); err != nil {
			t.Errorf("%s, then more: %v, it said %q", what, err, out)
		} else {
			want.whole(t, db, articles, what+", then more")
		}
		if unmount := syscall.Unmount(disk, 0); unmount != nil {
			t.Fatal(unmount)
		}
		if err == nil {
			return
		}
	}
}
