//go:build unix

package boltkv

import (
	"errors"
	"os"
	"syscall"

	"github.com/newsgraph/kg/graph/kv"
)

// lock keeps f, until it is closed, from being opened for writing and, where exclusive is set, for
// reading, or returns kv.ErrLocked where it is: pages that somebody writes at the moment look like
// damage.
func lock(f *os.File, exclusive bool) error {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return kv.ErrLocked
	}
	return err
}

// unlock takes back what lock did, and what bbolt does when it opens a file, and tells whether it did.
func unlock(f *os.File) bool { return syscall.Flock(int(f.Fd()), syscall.LOCK_UN) == nil }
