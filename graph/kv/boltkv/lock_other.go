//go:build !unix

package boltkv

import "os"

// lock does nothing where locks are mandatory: reading what another process writes fails there.
func lock(*os.File, bool) error { return nil }

func unlock(*os.File) bool { return false }
