//go:build unix

package boltkv

import (
	"errors"
	"os"
	"syscall"
	"time"

	"github.com/newsgraph/kg/graph/kv"
)

// pollEvery is how often a lock that another process holds is tried again.
const pollEvery = 20 * time.Millisecond

// share waits until no process has f open for writing, and keeps it so until f is closed: pages
// that somebody writes at the moment look like damage.
func share(f *os.File, timeout time.Duration) error {
	for deadline := time.Now().Add(timeout); ; time.Sleep(pollEvery) {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EWOULDBLOCK) && time.Now().After(deadline):
			return kv.ErrLocked
		case !errors.Is(err, syscall.EWOULDBLOCK):
			return err
		}
	}
}
