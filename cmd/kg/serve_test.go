package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// startServe runs kg serve as a process of its own and returns its address.
func startServe(t *testing.T, args ...string) (*exec.Cmd, string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "kg", append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "kg serve: ")
	if err != nil || !ok {
		t.Fatalf("the first line is %q, %v", line, err)
	}
	return cmd, address
}

// kgProcess runs a command as a process of its own.
func kgProcess(t *testing.T, args ...string) (string, error) {
	out, err := exec.CommandContext(t.Context(), "kg", args...).CombinedOutput()
	return string(out), err
}

func fetch(method, url, body string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		return "", err
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %s", response.StatusCode, b)
	}
	return string(b), err
}

func TestServeAndIngestSideBySide(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kg.db")
	article := "../../testdata/articles/tencent-2022q4.txt"
	if out, err := kgProcess(t, "ingest", "--db", db, article); err != nil {
		t.Fatal(err, out)
	}
	cmd, address := startServe(t, "--db", db)
	got, err := fetch(http.MethodPost, address+"api/query", `{"text": "who is 刘炽平"}`)
	if err != nil || !strings.Contains(got, `"form":"describe"`) {
		t.Errorf("%v: %s", err, got)
	}
	// The explorer is open; another process ingests.
	file := filepath.Join(t.TempDir(), "new.txt")
	if err := os.WriteFile(file, []byte("2023年5月1日，网易公布业绩。网易首席执行官丁磊表示：“这份业绩令人满意。”"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := kgProcess(t, "ingest", "--wait", "20s", "--db", db, file); err != nil {
		t.Fatal(err, out)
	}
	if got, err = fetch(http.MethodPost, address+"api/query", `{"text": "what did 丁磊 say"}`); err != nil || !strings.Contains(got, "令人满意") {
		t.Errorf("after the ingest: %v: %s", err, got)
	}
	if _, err := fetch(http.MethodPost, address+"api/articles", "x"); err == nil || !strings.Contains(err.Error(), "read_only") {
		t.Errorf("an article without --write: %v", err)
	}
	if runtime.GOOS == "windows" {
		return // it has no signals
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("stopped by SIGTERM: %v, want exit status 0", err)
	}
}

func TestServeWithWriteMakesItsDatabase(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kg.db")
	_, address := startServe(t, "--db", db, "--write")
	article, err := os.ReadFile("../../testdata/articles/tencent-2022q4.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, err := fetch(http.MethodPost, address+"api/articles?name=tencent.txt", string(article))
	if err != nil || !strings.Contains(got, `"outcome":"new"`) {
		t.Errorf("%v: %s", err, got)
	}
	if got, err = fetch(http.MethodGet, address+"api/stats", ""); err != nil || !strings.Contains(got, `"articles":1`) || !strings.Contains(got, `"writable":true`) {
		t.Errorf("%v: %s", err, got)
	}
	if out, err := kgProcess(t, "query", "--wait", "20s", "--db", db, "who is 刘炽平"); err != nil || !strings.Contains(out, "刘炽平") {
		t.Errorf("kg query beside it: %v: %s", err, out)
	}
}
