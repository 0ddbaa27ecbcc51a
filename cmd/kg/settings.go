package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// settings are the flags that can also be set by an environment variable, KG_
// and the name in capitals, and by a line "name = value" of the configuration
// file. A flag given wins over the variable, the variable over the file.
var settings = []string{"color", "db", "jobs", "names", "no-pager", "token"}

// applySettings sets those flags of a command that its line left open.
func applySettings(cmd *cobra.Command) error {
	path := configPath()
	configured, err := readConfig(path)
	if err != nil {
		return err
	}
	for _, name := range settings {
		flag := cmd.Flags().Lookup(name)
		if flag == nil || flag.Changed {
			continue
		}
		variable := "KG_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		value, from := os.Getenv(variable), "$"+variable
		if value == "" {
			value, from = configured[name], path
		}
		if value == "" {
			continue
		}
		if err := cmd.Flags().Set(name, value); err != nil {
			return usagef("%s: %s cannot be %q: %w", from, name, value, errors.Unwrap(err))
		}
	}
	return nil
}

// configPath is the configuration file, "" where the system has no place for it.
func configPath() string {
	if path := os.Getenv("KG_CONFIG"); path != "" {
		return path
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "kg", "config")
}

// readConfig reads the configuration file. That there is none is no error.
func readConfig(path string) (map[string]string, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(path, err, "it is kg's configuration; $KG_CONFIG names another")
	}
	defer file.Close()
	values := map[string]string{}
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if !ok || !slices.Contains(settings, name) {
			return nil, usagef("%s:%d: %q is no setting; write one of %s, as db = news.db", path, n, line, strings.Join(settings, ", "))
		}
		values[name] = strings.TrimSpace(value)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return values, nil
}
