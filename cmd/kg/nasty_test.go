//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// good is the article that has to be there whatever stands beside it.
const good = "小米集团创始人雷军表示，小米将坚持投入研发。"

// zeros yields as many zero bytes as are asked for.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// zipOf packs files, in the order of their names and contents.
func zipOf(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: members[i], Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(f, members[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// gzipOf packs what r yields.
func gzipOf(t *testing.T, r io.Reader) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func randomBytes(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return string(b)
}

// nested is a text packed with gzip many times over.
func nested(t *testing.T, text string, times int) string {
	for range times {
		text = gzipOf(t, strings.NewReader(text))
	}
	return text
}

// nastyFile is a file that an article should not be, and what kg ingest does
// about it.
type nastyFile struct {
	content string
	refused []string // the files and articles in it of which it says that they cannot be read
	read    []string // those that it stores after all; others are left open
}

func nasty(t *testing.T) map[string]nastyFile {
	return map[string]nastyFile{
		"binary.txt":                     {content: "\x7fELF\x02\x01\x01\x00" + randomBytes(1<<16), refused: []string{"binary.txt"}},
		"noise.txt":                      {content: randomBytes(1 << 16), refused: []string{"noise.txt"}},
		"noise.html":                     {content: "<html>" + randomBytes(1<<16), refused: []string{"noise.html"}},
		"empty.txt":                      {content: "", refused: []string{"empty.txt"}},
		"blank.html":                     {content: "<html><body>  </body></html>", refused: []string{"blank.html"}},
		"oneline.txt":                    {content: strings.Repeat("腾讯控股营业收入增长。", 1<<14)},
		"unbroken.txt":                   {content: strings.Repeat("增", 1<<17)},
		"letters.txt":                    {content: strings.Repeat("a", 1<<20)},
		"huge.txt":                       {content: strings.Repeat("x", 33<<20), refused: []string{"huge.txt"}},
		"deep.html":                      {content: "<html><body>" + strings.Repeat("<div><b>", 100_000) + good},
		"tables.html":                    {content: "<html><body>" + strings.Repeat("<table><tr><td>", 3_000) + good},
		"unclosed.html":                  {content: "<html><body>" + strings.Repeat("<p title=\"", 50_000), refused: []string{"unclosed.html"}},
		"entities.html":                  {content: "<html><body><p>" + strings.Repeat("&#x10FFFF;&amp;lt;", 50_000)},
		"utf16.txt":                      {content: "\xff\xfe\x3a\xd8"},
		"gb.html":                        {content: "<meta charset=gb18030><p>\xff\xff\xfe\x81\x30</p>"},
		"nosuch.html":                    {content: "<meta charset=x-nosuch><p>" + good + "1</p>", read: []string{"nosuch.html"}},
		"nul.txt":                        {content: good[:9] + "\x00\x00" + good[9:], read: []string{"nul.txt"}},
		"marks.txt":                      {content: "\u202e" + strings.Repeat("\u202e\u2066雷军\u2069表示\u200f，", 2_000) + "“好”。", read: []string{"marks.txt"}},
		"escapes.txt":                    {content: "\x1b]0;owned\x07\x1b[31m雷军\x1b[0m表示：“\x1b[2J你好。”"},
		"quotes.txt":                     {content: strings.Repeat("“他说", 10_000), read: []string{"quotes.txt"}},
		"closed.txt":                     {content: strings.Repeat("”", 10_000)},
		"quoted.txt":                     {content: strings.Repeat("雷军表示：“好。”", 5_000)},
		"brackets.txt":                   {content: strings.Repeat("（", 20_000) + strings.Repeat("《", 20_000)},
		"digits.txt":                     {content: "腾讯控股营业收入" + strings.Repeat("9", 1_000) + "亿元，同比增长" + strings.Repeat("1", 1_000) + "%。", read: []string{"digits.txt"}},
		"han.txt":                        {content: "腾讯控股净利润" + strings.Repeat("一亿", 5_000) + "元。"},
		"separators.txt":                 {content: "腾讯控股净利润" + strings.Repeat("1,", 50_000) + "元" + strings.Repeat("-.%", 50_000)},
		"dates.txt":                      {content: strings.Repeat("2023年13月45日9999年第9季度", 5_000)},
		"array.json":                     {content: strings.Repeat("[", 100_000)},
		"objects.json":                   {content: strings.Repeat(`{"text":`, 100_000), refused: []string{"objects.json"}},
		"lists.json":                     {content: `{"title":` + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000) + `,"text":"` + good + `2"}`, read: []string{"lists.json"}},
		"surrogates.json":                {content: `{"text":"\ud800\ud800\udc00\u` + `12` + `"}`, refused: []string{"surrogates.json"}},
		"keys.json":                      {content: "{" + strings.Repeat(`"a":1,`, 200_000) + `"text":"` + good + `3"}`, read: []string{"keys.json"}},
		"cut.jsonl":                      {content: `{"text":"` + good + "4\"}\n{\"text\":\n\xff\xfe\nnull\n[]\n" + `{"text":"` + good + `5"}`, refused: []string{"cut.jsonl:2", "cut.jsonl:3", "cut.jsonl:4", "cut.jsonl:5"}, read: []string{"cut.jsonl:1", "cut.jsonl:6"}},
		"bomb.txt.gz":                    {content: gzipOf(t, io.LimitReader(zeros{}, 256<<20)), refused: []string{"bomb.txt.gz"}},
		"bomb.jsonl.gz":                  {content: gzipOf(t, io.LimitReader(zeros{}, 256<<20)), refused: []string{"bomb.jsonl.gz:1"}},
		"cut.txt.gz":                     {content: gzipOf(t, strings.NewReader(good))[:20], refused: []string{"cut.txt.gz"}},
		"nested.txt.gz":                  {content: nested(t, good, 1_000), refused: []string{"nested.txt.gz"}},
		"bomb.zip":                       {content: zipOf(t, "zeros.txt", strings.Repeat("\x00", 64<<20), "good.txt", good+"6"), refused: []string{"bomb.zip/zeros.txt"}, read: []string{"bomb.zip/good.txt"}},
		"traversal.zip":                  {content: zipOf(t, "../../escaped.txt", good+"7", "/tmp/escaped.txt", good+"8", `..\..\escaped.txt`, good+"9"), refused: []string{"traversal.zip/../../escaped.txt", "traversal.zip//tmp/escaped.txt", "traversal.zip/..\\..\\escaped.txt"}},
		"many.zip":                       {content: zipOf(t, slices.Repeat([]string{"an.txt", " "}, 2_000)...), refused: []string{"many.zip/an.txt"}},
		"inner.zip":                      {content: zipOf(t, "a.txt", zipOf(t, "b.txt", zipOf(t, "c.txt", good))), refused: []string{"inner.zip/a.txt/b.txt"}},
		"cut.zip":                        {content: zipOf(t, "a.txt", good)[:40], refused: []string{"cut.zip"}},
		"--db=owned.db":                  {content: good + "10"},
		"-rf.txt":                        {content: good + "11", read: []string{"-rf.txt"}},
		"a\nb\x1b[31m.txt":               {content: " ", refused: []string{"a b�[31m.txt"}},
		"\xff\xfe.txt":                   {content: good + "12"},
		strings.Repeat("名", 80) + ".txt": {content: good + "13"},
		"good.txt":                       {content: good, read: []string{"good.txt"}},
	}
}

// limits of one kg process over nasty files: bytes of memory and time to end.
// They are far above what it takes, and far below what a file could make it take.
const (
	nastyMemory = 1 << 30
	nastyTime   = 2 * time.Minute
)

// bounded runs kg in a folder, which has to end within the limits and without
// a panic.
func bounded(t *testing.T, folder string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), nastyTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "kg", args...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("kg %q did not end", args)
	}
	// Linux counts in KiB, other systems in other units.
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" && usage.Maxrss<<10 > nastyMemory {
		t.Errorf("kg %q took %d MiB", args, usage.Maxrss>>10)
	}
	if status = cmd.ProcessState.ExitCode(); status > 1 || strings.Contains(errs.String(), "goroutine ") {
		t.Fatalf("kg %q: %v\n%.2000s", args, err, errs.String())
	}
	return out.String(), errs.String(), status
}

func TestNastyFilesCostALineEachAndTheRestIsStored(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads a hundred megabytes")
	}
	folder := filepath.Join(t.TempDir(), "in", "side") // something to lead out of
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	refused := map[string]bool{}
	files := nasty(t)
	for name, f := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(f.content), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, r := range f.refused {
			refused[r] = true
		}
	}
	for _, err := range []error{
		os.Symlink("loop.txt", filepath.Join(folder, "loop.txt")),
		os.Symlink(".", filepath.Join(folder, "self")),
		os.Mkdir(filepath.Join(folder, "folder.txt"), 0o700),
		os.Symlink("folder.txt", filepath.Join(folder, "link.txt")),
		os.Symlink("/dev/zero", filepath.Join(folder, "zero.txt")),
		syscall.Mkfifo(filepath.Join(folder, "pipe.txt"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"loop.txt", "link.txt", "zero.txt", "pipe.txt"} {
		refused[name] = true
	}

	db := filepath.Join(t.TempDir(), "kg.db")
	out, errs, status := bounded(t, folder, "ingest", "--db", db, ".")
	if status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	told := map[string]bool{}
	for line := range strings.Lines(errs) {
		name, said := strings.CutPrefix(line, "kg: read ")
		name, _, _ = strings.Cut(name, ": ")
		if !said || !refused[name] {
			t.Errorf("it said %q", line)
		}
		told[name] = true
		if strings.ContainsFunc(line, drives) {
			t.Errorf("control characters in %q", line)
		}
	}
	for name := range refused {
		if told[name] {
			continue
		}
		t.Errorf("it said nothing of %s", name)
	}
	var added int
	if _, err := fmt.Sscanf(out, "articles %d new", &added); err != nil || added == 0 {
		t.Fatalf("it printed %q", out)
	}

	listed, _, _ := bounded(t, folder, "articles", "--db", db, "--format", "csv")
	for name, f := range files {
		for _, path := range f.read {
			if !strings.Contains(listed, path) {
				t.Errorf("%q of %q is lost", path, name)
			}
		}
	}
	if !begun(t, db) {
		t.Error("there is no database")
	}
	if out, _, _ := bounded(t, folder, "ingest", "--db", db, "."); !strings.HasPrefix(out, fmt.Sprintf("articles    0 new, %d unchanged, 0 replaced", added)) {
		t.Errorf("again it printed %q, want %d unchanged", out, added)
	}
	for _, outside := range []string{"owned.db", "../escaped.txt", "../../escaped.txt"} {
		if _, err := os.Lstat(filepath.Join(folder, outside)); err == nil {
			t.Errorf("%s was made", outside)
		}
	}
	for _, args := range [][]string{
		{"articles", "--db", db},
		{"articles", "show", "escapes.txt", "--db", db},
		{"query", "--db", db, "MATCH (s:Statement)<-[r]-(p) RETURN p.name, s.text LIMIT 500"},
		{"query", "--db", db, "--format", "markdown", "MATCH (a:Article) RETURN a.path, left(a.text, 300)"},
		{"query", "--db", db, "--format", "json", "MATCH (a:Article) RETURN a.path, left(a.text, 300)"},
		{"query", "--db", db, "what did 雷军 say"},
		{"query", "--db", db, "--evidence", "谁说了你好"},
		{"query", "--db", db, strings.Repeat("(", 50_000)},
		{"query", "--db", db, "RETURN " + strings.Repeat("[", 50_000)},
		{"query", "--db", db, "RETURN " + strings.Repeat("-", 50_000) + "1"},
		{"query", "--db", db, "RETURN " + strings.Repeat("1+", 50_000) + "1"},
		{"query", "--db", db, "RETURN '\x1b]0;owned\x07', \"\u202e\""},
		{"query", "--db", db, "who said " + strings.Repeat("说", 20_000)},
		{"query", "--db", db, "\x1b[31m\xff\u202e?"},
		{"query", "--db", db, "MATCH (\x1b[31m) RETURN 1"},
		{"show", "--db", db, "\x1b[31m"},
		{"forget", "--db", db, "\x1b[31m"},
	} {
		out, errs, _ := bounded(t, folder, args...)
		if i := strings.IndexFunc(out+errs, drives); i >= 0 {
			t.Errorf("kg %.60q drives the terminal: %.200q", args, (out + errs)[i:])
		}
	}
}
