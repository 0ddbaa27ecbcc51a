//go:build !unix

package boltkv

import (
	"os"
	"time"
)

// share does nothing where locks are mandatory: reading what another process writes fails there.
func share(*os.File, time.Duration) error { return nil }
