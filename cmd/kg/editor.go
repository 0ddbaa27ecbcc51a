package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/peterh/liner"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/complete"
	"github.com/newsgraph/kg/query/profile"
)

// editor reads statements from a terminal, with history and completion.
type editor struct {
	shell   *shell
	line    *liner.State
	history string          // file, "" for none
	words   *complete.Words // nil until they are needed
	size    int64           // of the database when words were read
}

// newEditor takes over the terminal; the caller must close.
func newEditor(s *shell) *editor {
	e := &editor{shell: s, line: liner.NewLiner(), history: historyPath()}
	e.line.SetCtrlCAborts(true)
	e.line.SetTabCompletionStyle(liner.TabPrints)
	e.line.SetWordCompleter(e.complete)
	if file, err := os.Open(e.history); err == nil {
		_, _ = e.line.ReadHistory(file) // a damaged history is no history
		file.Close()
	}
	return e
}

// close gives the terminal back and keeps the history.
func (e *editor) close() error {
	err := e.line.Close()
	if e.history == "" {
		return err
	}
	return errors.Join(err, writeFile(e.history, 0o600, func(w io.Writer) error {
		_, err := e.line.WriteHistory(w)
		return err
	}))
}

// historyPath is the file of earlier statements, "" where there is no place for
// it.
func historyPath() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	folder = filepath.Join(folder, "kg")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return filepath.Join(folder, "history")
}

// next reads a statement, which may go over several lines; io.EOF is the end.
// Ctrl-C drops what was typed.
func (e *editor) next() (string, error) {
	text, prompt := "", "kg> "
	for {
		line, err := e.line.Prompt(prompt)
		if errors.Is(err, liner.ErrPromptAborted) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		text += line + "\n"
		if finished(text) {
			if strings.TrimSpace(text) != "" {
				e.line.AppendHistory(strings.Join(strings.Fields(text), " "))
			}
			return text, nil
		}
		prompt = "  > "
	}
}

// complete offers what can stand at the cursor, a number of characters into the
// line.
func (e *editor) complete(line string, cursor int) (head string, words []string, tail string) {
	runes := []rune(line)
	head, tail = string(runes[:cursor]), string(runes[cursor:])
	if strings.HasPrefix(head, ".") && !strings.Contains(head, " ") {
		return "", commandsStarting(head), tail
	}
	e.refresh()
	if e.words == nil {
		return head, nil, tail
	}
	const most = 60
	start, candidates := e.words.At(head, most)
	for _, c := range candidates {
		words = append(words, c.Text)
	}
	return head[:start], words, tail
}

func commandsStarting(prefix string) (found []string) {
	for _, c := range shellCommands {
		if name := strings.Fields(c.name)[0]; strings.HasPrefix(name, prefix) {
			found = append(found, name)
		}
	}
	return found
}

// refresh reads the words if the database has changed since. What goes wrong
// costs only the completion.
func (e *editor) refresh() {
	info, err := os.Stat(e.shell.db)
	if err != nil || e.words != nil && info.Size() == e.size {
		return
	}
	e.size = info.Size()
	_ = e.shell.view(context.Background(), func(tx *graph.Tx) error {
		e.words, err = complete.Read(tx, profile.Entities)
		return err
	})
}
