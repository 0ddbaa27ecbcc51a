package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/ask"
	"github.com/newsgraph/kg/query/cypher"
	"github.com/newsgraph/kg/query/schema"
)

// shell is a session of questions and queries.
type shell struct {
	*global
	format string
	wide   bool
	write  bool
	timing bool
}

func newShell(g *global) *cobra.Command {
	s := &shell{global: g}
	cmd := &cobra.Command{
		Use:   "shell",
		Short: "Ask one question after the other",
		Long: `Shell reads questions and openCypher, and answers them. A query can go over several
lines: it ends where it is complete, or with a semicolon. Tab completes keywords,
labels, types, properties and names; the arrow keys go through the history;
.help lists the commands that begin with a point.

The database is open only while something is answered. Where standard input is
no terminal the shell reads lines from it and prints nothing but the answers.`,
		Example: `  kg shell
  kg shell --write --db news.db
  kg shell <questions.txt`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runShell(cmd.Context(), s) },
	}
	f := cmd.Flags()
	f.StringVar(&s.format, "format", "table", formatUsage)
	f.BoolVar(&s.wide, "wide", false, "do not cut tables to the terminal")
	f.BoolVar(&s.write, "write", false, "allow queries that change the graph")
	return cmd
}

func runShell(ctx context.Context, s *shell) (err error) {
	if err := checkFormat(s.format); err != nil {
		return err
	}
	if err := s.view(ctx, func(*graph.Tx) error { return nil }); err != nil {
		return err // told before the first prompt
	}
	next := plainLines(s.io.in)
	if s.io.inIsTTY && s.io.outWidth > 0 {
		e := newEditor(s)
		defer func() { err = errors.Join(err, e.close()) }()
		next = e.next
		fmt.Fprintf(s.io.out, "kg %s; .help for help, .quit or Ctrl-D to leave\n", s.db)
	}
	failed := false
	for {
		text, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		text = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), ";"))
		if text == ".quit" || text == ".exit" {
			break
		}
		if text == "" {
			continue
		}
		if err := s.answer(ctx, text); err != nil {
			failed = true
			if !errors.Is(err, errSilent) {
				fmt.Fprintf(s.io.err, "kg: %s\n", oneLine(err))
			}
		}
	}
	if failed && !s.io.inIsTTY {
		return errSilent
	}
	return nil
}

// plainLines reads statements from what is no terminal.
func plainLines(in io.Reader) func() (string, error) {
	lines := bufio.NewReader(in)
	return func() (string, error) {
		var text strings.Builder
		for {
			line, err := lines.ReadString('\n')
			text.WriteString(line)
			if err != nil && text.Len() > 0 && errors.Is(err, io.EOF) {
				return text.String(), nil
			}
			if err != nil || finished(text.String()) {
				return text.String(), err
			}
		}
	}
}

// finished tells whether a text is whole: a command or a question always is, a
// query when it ends with a semicolon, when it can run, or when it is wrong in a
// way that nothing behind it can mend.
func finished(text string) bool {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, ";") || strings.HasPrefix(text, ".") || !ask.IsCypher(text) {
		return true
	}
	q, err := cypher.Parse(text)
	var wrong *cypher.Error
	switch {
	case err == nil:
		return ends(q)
	case !errors.As(err, &wrong) || wrong.Offset < 0:
		return true
	case wrong.Offset >= len(text):
		return false
	}
	return !strings.ContainsRune("'\"`/", rune(text[wrong.Offset])) // open quotes and comments are told where they begin
}

// ends tells whether the last clause of a query is one that it can end with.
func ends(q *cypher.Query) bool {
	clauses := q.Parts[len(q.Parts)-1].Clauses
	switch clauses[len(clauses)-1].(type) {
	case *cypher.Match, *cypher.Unwind, *cypher.With:
		return false
	}
	return true
}

// answer runs one command, question or query. Ctrl-C ends it and not the shell.
func (s *shell) answer(ctx context.Context, text string) error {
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), os.Interrupt)
	defer stop()
	began := time.Now()
	var err error
	if strings.HasPrefix(text, ".") {
		err = s.command(ctx, text)
	} else {
		o := &queryOptions{global: s.global, text: text, format: s.format, wide: s.wide, write: s.write}
		err = s.io.paged(func() error { return runQuery(ctx, o) })
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	if s.timing {
		fmt.Fprintf(s.io.err, "%s\n", time.Since(began).Round(10*time.Microsecond))
	}
	return err
}

// shellCommands are the commands of the shell in the order of .help.
var shellCommands = []struct{ name, help string }{
	{".help", "show this"},
	{".schema", "labels, types and properties of the graph"},
	{".format [" + strings.Join(formats, "|") + "]", "show or set the form of answers"},
	{".wide on|off", "whether tables may be wider than the terminal"},
	{".timing on|off", "whether to tell how long each answer took"},
	{".explain TEXT", "the openCypher of a question, or the plan of a query"},
	{".show NAME", "all that is known of a company, person or product"},
	{".quit", "leave"},
}

func (s *shell) command(ctx context.Context, text string) error {
	name, arg, _ := strings.Cut(text, " ")
	arg = strings.TrimSpace(arg)
	switch name {
	case ".help":
		for _, c := range shellCommands {
			fmt.Fprintf(s.io.out, "%-42s %s\n", c.name, c.help)
		}
		return nil
	case ".schema":
		return s.view(ctx, s.schema)
	case ".format":
		if arg == "" {
			_, err := fmt.Fprintln(s.io.out, s.format)
			return err
		}
		if !slices.Contains(formats, arg) {
			return fmt.Errorf("there is no format %q; choose %s", arg, strings.Join(formats, ", "))
		}
		s.format = arg
		return nil
	case ".wide":
		return onOff(&s.wide, name, arg)
	case ".timing":
		return onOff(&s.timing, name, arg)
	case ".explain":
		return runQuery(ctx, &queryOptions{global: s.global, text: arg, format: s.format, explain: true})
	case ".show":
		o := &showOptions{global: s.global, format: "text", limit: 20, wide: s.wide}
		return runShow(ctx, o, arg)
	}
	return fmt.Errorf("there is no command %s; .help lists them", name)
}

func onOff(value *bool, name, arg string) error {
	if arg != "on" && arg != "off" {
		return fmt.Errorf("%s takes on or off", name)
	}
	*value = arg == "on"
	return nil
}

// schema prints the shape of the graph.
func (s *shell) schema(tx *graph.Tx) error {
	shape, err := schema.Read(tx)
	if err != nil {
		return err
	}
	labels := &rows{columns: []string{"label", "nodes", "properties"}}
	for _, l := range shape.Labels {
		labels.add(l.Name, l.Count, strings.Join(l.Keys, ", "))
	}
	types := &rows{columns: []string{"type", "edges", "from", "to"}}
	for _, t := range shape.Types {
		types.add(t.Name, t.Count, strings.Join(t.From, ", "), strings.Join(t.To, ", "))
	}
	if err := s.io.print(labels, "table", s.wide); err != nil {
		return err
	}
	fmt.Fprintln(s.io.out)
	return s.io.print(types, "table", s.wide)
}
