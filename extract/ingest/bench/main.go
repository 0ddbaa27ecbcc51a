// Command bench measures how fast kg starts, ingests and answers, on any number of
// distinct articles made from real ones (articles.go):
//
//	go run ./extract/ingest/bench
//
// It builds kg and runs it as a user would, a process for each part of the
// articles (ingest.go, process.go). On the same text, or the first 10 MB of a long
// part, and with the same cores it runs gse alone, in turn with kg, so that the ratio of the two holds on a busy machine
// too. Then it asks questions of the database that came of it (start.go).
//
// With -statements 1000000 it goes on until the database holds so many and prints
// the curve.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
)

// within is what the program does in processes of their own.
var within = map[string]func(args []string) error{"measure": measure, "gse": cutFolder}

type options struct {
	articles   int
	statements int64
	shared     string
	seed       uint64
	keep       string
	runs       int
}

func main() {
	if len(os.Args) > 2 && within[os.Args[1]] != nil {
		if err := within[os.Args[1]](os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		return
	}
	var o options
	flag.IntVar(&o.articles, "articles", 20_000, "how many `articles` to ingest")
	flag.Int64Var(&o.statements, "statements", 0, "instead go on until the database holds so many `statements`")
	flag.StringVar(&o.shared, "shared", "../shared", "the `folder` with the gold articles and FinRE")
	flag.Uint64Var(&o.seed, "seed", 1, "another `number` makes other articles")
	flag.StringVar(&o.keep, "keep", "", "keep the database as this `file`")
	flag.IntVar(&o.runs, "runs", 20, "how often to start a command of which the time is taken")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	made, err := readCorpus(o.shared)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w; the articles are made from those in shared/, name the folder with -shared", err)
	} else if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "kg-bench-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	b := &bench{
		options: o, folder: folder, kg: filepath.Join(folder, "kg"), db: filepath.Join(folder, "kg.db"),
		writer: newWriter(made, o.seed),
	}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	if o.keep != "" {
		b.db = o.keep
		if _, err := os.Stat(b.db); err == nil {
			return fmt.Errorf("%s exists; name a new file with -keep", b.db)
		}
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", b.kg, "github.com/newsgraph/kg/cmd/kg")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build kg: %w", err)
	}
	fmt.Printf("%s %s/%s, %d cores\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	if err := b.ingest(ctx); err != nil {
		return err
	}
	return b.start(ctx)
}
