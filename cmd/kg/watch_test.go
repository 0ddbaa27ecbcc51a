package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWatchIngestsWhatIsThereAndWhatComes reads the summaries as they are
// printed: the first of the article that is there, the second of the new one.
func TestWatchIngestsWhatIsThereAndWhatComes(t *testing.T) {
	folder := t.TempDir()
	article := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	article("a.txt", "雷军表示，小米将坚持投入研发。")
	out, print := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	o := &watchOptions{settle: time.Millisecond}
	o.global = &global{io: &streams{out: print, err: io.Discard}, db: filepath.Join(t.TempDir(), "kg.db")}
	o.paths = []string{folder}
	ended := make(chan error, 1)
	go func() {
		err := runWatch(ctx, o)
		print.Close()
		ended <- err
	}()
	lines := bufio.NewScanner(out)
	stored := 0
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "articles    1 new, 0 unchanged") {
			continue
		}
		if stored++; stored == 1 {
			article("b.txt", "张勇表示，阿里巴巴会继续投入云计算。")
		} else {
			stop()
		}
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if stored != 2 {
		t.Errorf("%d articles stored, want 2", stored)
	}
}
