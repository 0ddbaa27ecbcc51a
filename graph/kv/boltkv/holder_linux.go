package boltkv

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// holder names the process that has the file locked, as " (process 1234)", or is empty where the
// system does not tell. Linux lists locks in /proc/locks:
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
			return fmt.Sprintf(" (process %s)", f[4])
		}
	}
	return ""
}
