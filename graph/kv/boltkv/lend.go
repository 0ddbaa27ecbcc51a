package boltkv

import (
	"bytes"
	"errors"
	"os"
	"time"
)

// lent is what a file looked like when it was let go of.
type lent struct {
	size    int64
	changed time.Time
	metas   []byte // the two pages of which a commit writes one
}

// Lend lets go of the file, so that other processes can use it, but keeps it open and mapped for Options.Lent. To open
// a large file anew costs more than a small transaction, and then each page that is read costs a fault again. The
// Store must not be used meanwhile but for Close. It is false where the system does not know such locks, or the file
// cannot be told from a changed one; the file is as it was then.
func (s *Store) Lend() bool {
	now, err := s.look()
	if err != nil || !unlock(s.file) {
		return false
	}
	s.lent = &now
	return true
}

// retake takes the file back, or returns kv.ErrLocked where another process has it. same tells whether it still stands
// at its path and nobody wrote to it, so that the Store is as good as one that is opened now; where it is false the
// Store can only be closed.
func (s *Store) retake(exclusive bool) (same bool, err error) {
	if s.lent == nil {
		return false, errors.New("the file was not lent")
	}
	if err := lock(s.file, exclusive); err != nil {
		return false, err
	}
	was := s.lent
	s.lent = nil
	there, err := os.Stat(s.path)
	if err != nil || !os.SameFile(there, s.info) {
		return false, nil
	}
	now, err := s.look()
	return err == nil && now.size == was.size && now.changed.Equal(was.changed) && bytes.Equal(now.metas, was.metas), nil
}

func (s *Store) look() (l lent, err error) {
	info, err := s.file.Stat()
	if err != nil {
		return l, err
	}
	l = lent{size: info.Size(), changed: info.ModTime(), metas: make([]byte, 2*s.db.Info().PageSize)}
	_, err = s.file.ReadAt(l.metas, 0)
	return l, err
}
