package boltkv

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"
)

// holder names the process that has the file locked, as "process 1234, kg ingest", or is empty where
// the system does not tell. Linux lists locks in /proc/locks:
//
//	1: FLOCK  ADVISORY  WRITE 1234 fe:00:123456 0 EOF
func holder(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return ""
	}
	inode := fmt.Sprintf(":%d", stat.Ino)
	for line := range strings.Lines(string(locks)) {
		f := strings.Fields(line)
		if len(f) >= 6 && f[1] == "FLOCK" && strings.HasSuffix(f[5], inode) && f[4] != "0" && f[4] != "-1" {
			return "process " + f[4] + command(f[4])
		}
	}
	return ""
}

// command is ", " and the command of a process with its first argument if that is a word, or empty
// where the system does not tell.
func command(process string) string {
	line, err := os.ReadFile("/proc/" + process + "/cmdline")
	args := strings.Split(string(line), "\x00")
	name := filepath.Base(args[0])
	switch {
	case err != nil || !isWord(name):
		return ""
	case len(args) > 1 && isWord(args[1]) && args[1][0] != '-':
		return ", " + name + " " + args[1]
	}
	return ", " + name
}

// isWord tells whether s is what programs and their commands are usually called, and safe to print.
func isWord(s string) bool {
	return s != "" && len(s) <= 64 && !strings.ContainsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("-_.", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
