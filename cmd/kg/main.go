// Command kg reads news articles into an embedded knowledge graph of
// companies, people and what they say, and answers questions about it.
//
// This folder is cobra and terminal handling only, one file a command; the work
// is done by packages extract, graph and query.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	os.Exit(run(systemStreams(), os.Args[1:]))
}

// run executes one command line and returns the exit status: 0 for success, 1
// for a failure, 2 for wrong usage, 130 when interrupted.
func run(io *streams, args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	root := newRoot(io)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var usage *usageError
	switch {
	case errors.Is(err, errSilent):
		return 1
	case errors.Is(err, errInterrupted):
		return 130
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(io.err, "kg: interrupted")
		return 130
	case errors.As(err, &usage):
		fmt.Fprintf(io.err, "kg: %s\n", oneLine(err))
		return 2
	}
	fmt.Fprintf(io.err, "kg: %s\n", oneLine(err))
	return 1
}

// errSilent and errInterrupted end a command that has told already what failed,
// or how to go on.
var (
	errSilent      = errors.New("failed")
	errInterrupted = errors.New("interrupted")
)

// usageError is a mistake in the command line itself.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// oneLine keeps an error on one line, without control characters.
func oneLine(err error) string {
	return strings.Join(strings.Fields(printable(err.Error())), " ")
}
