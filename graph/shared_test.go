package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Two values of Shared on one file are to each other what two processes are: each has a lock of its
// own.

func shared(t *testing.T) (path string, s *Shared) {
	path = filepath.Join(t.TempDir(), "graph")
	s = Share(path, &Options{Timeout: time.Minute})
	no(s.Update(bg, func(tx *Tx) error { return tx.EnsureKey("N", "n") }))
	return path, s
}

func create(n int64) func(*Tx) error {
	return func(tx *Tx) error {
		_, err := tx.CreateNode([]string{"N"}, map[string]any{"n": n})
		return err
	}
}

func TestASharedFileIsOpenOnlyWhileItIsUsed(t *testing.T) {
	path, s := shared(t)
	for i := range int64(3) {
		no(s.Update(bg, create(i)))
		g := must(Open(path, nil))
		update(t, g, func(tx *Tx) { no(create(10 + i)(tx)) })
		if err := s.opened(); !errors.Is(err, ErrLocked) {
			t.Errorf("beside a writer: %v, want ErrLocked", err)
		}
		no(g.Close())
	}
	no(s.View(bg, func(tx *Tx) error {
		if n := tx.CountNodes(); n != 6 {
			t.Errorf("%d nodes, want 6", n)
		}
		return nil
	}))
	if err := Share(path, &Options{ReadOnly: true}).Update(bg, create(1)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Update of what is shared read-only: %v", err)
	}
}

func TestASharedFileLingersForAWhile(t *testing.T) {
	path, s := shared(t)
	s.Linger(50*time.Millisecond, time.Hour)
	no(s.View(bg, func(*Tx) error { return nil }))
	if _, err := Open(path, nil); !errors.Is(err, ErrLocked) {
		t.Errorf("right after its use: %v, want ErrLocked", err)
	}
	no(Share(path, &Options{Timeout: time.Minute}).Update(bg, create(1)))

	s = Share(path, nil).Linger(time.Hour, time.Hour)
	no(s.View(bg, func(*Tx) error { return nil }))
	no(s.Update(bg, create(2))) // which opens it again, for writing
	no(s.View(bg, func(tx *Tx) error {
		if n := tx.CountNodes(); n != 2 {
			t.Errorf("%d nodes, want 2", n)
		}
		return nil
	}))
	no(s.Close())
	no(s.Close())
	no(must(Open(path, nil)).Close())
	no(s.View(bg, func(*Tx) error { return nil }))
	no(s.Close())
}

// opened tries to open the file without waiting.
func (s *Shared) opened() error {
	return Share(s.path, nil).View(bg, func(*Tx) error { return nil })
}

func TestReadersAndWritersOfOneSharedGraphRunBesideEachOther(t *testing.T) {
	_, s := shared(t)
	var wg sync.WaitGroup
	var last atomic.Int64
	for range 4 {
		wg.Go(func() {
			for last.Load() < 100 {
				before := last.Load()
				no(s.View(bg, func(tx *Tx) error {
					if n := tx.CountNodes(); n < before {
						t.Errorf("%d nodes, %d were there", n, before)
					}
					return nil
				}))
			}
		})
	}
	for i := int64(1); i <= 100; i++ {
		no(s.Update(bg, create(i)))
		last.Store(i)
	}
	wg.Wait()
}

func TestWhoIsBusyWithASharedFileLetsOthersIn(t *testing.T) {
	for name, busy := range map[string]func(*Shared, int64) error{
		"many readers of a file that lingers": func(s *Shared, n int64) error {
			return s.View(bg, func(*Tx) error { return nil })
		},
		"a writer": func(s *Shared, n int64) error { return s.Update(bg, create(1000+n)) },
		"many readers": func(s *Shared, n int64) error {
			return s.View(bg, func(*Tx) error { time.Sleep(time.Millisecond); return nil })
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, s := shared(t)
			if strings.Contains(name, "lingers") {
				s.Linger(time.Hour, standardTurn)
			}
			var wg sync.WaitGroup
			var uses atomic.Int64
			done := make(chan struct{})
			for range 4 {
				wg.Go(func() {
					for {
						select {
						case <-done:
							return
						default:
							no(busy(s, uses.Add(1)))
						}
					}
				})
			}
			for uses.Load() < 50 {
				time.Sleep(time.Millisecond)
			}
			other := Share(path, &Options{Timeout: time.Minute})
			for i := range int64(5) {
				no(other.Update(bg, create(i)))
				no(other.View(bg, func(*Tx) error { return nil }))
			}
			close(done)
			wg.Wait()
			t.Logf("%d uses meanwhile", uses.Load())
		})
	}
}

func TestALongReaderHoldsUpNoOtherReaderOfASharedGraph(t *testing.T) {
	_, s := shared(t)
	no(s.View(bg, func(*Tx) error {
		for began := time.Now(); time.Since(began) < 2*standardTurn; {
			ctx, cancel := context.WithTimeout(bg, time.Minute)
			var wg sync.WaitGroup
			wg.Go(func() { no(s.View(ctx, func(*Tx) error { return nil })) })
			wg.Wait()
			cancel()
		}
		return nil
	}))
}

func TestNothingIsLostWhereOneCompactsAFileThatOthersWriteTo(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be replaced there")
	}
	path, _ := shared(t)
	const each = 50
	var wg sync.WaitGroup
	done := make(chan struct{})
	for w := range int64(3) {
		s := Share(path, &Options{Timeout: time.Minute})
		wg.Go(func() {
			for i := range int64(each) {
				no(s.Update(bg, create(w*each+i)))
			}
		})
	}
	compacted := 0
	go func() { wg.Wait(); close(done) }()
	for ended := false; !ended; compacted++ {
		select {
		case <-done:
			ended = true
		default:
		}
		g := must(Open(path, &Options{Timeout: time.Minute}))
		no(g.CompactInPlace(bg, nil))
		if err := g.Update(bg, create(-1)); !errors.Is(err, ErrClosed) {
			t.Fatalf("Update afterwards: %v, want ErrClosed", err)
		}
	}
	g := must(Open(path, nil))
	defer g.Close()
	sound(t, g)
	view(t, g, func(tx *Tx) {
		if n := tx.CountNodes(); n != 3*each {
			t.Errorf("%d nodes, want %d; compacted %d times", n, 3*each, compacted)
		}
	})
}

func TestCompactingInPlaceKeepsTheModeAndALink(t *testing.T) {
	path, _ := shared(t)
	link := path + ".link"
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	no(os.Chmod(path, 0o640))
	no(must(Open(link, nil)).CompactInPlace(bg, nil))
	if info := must(os.Lstat(link)); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link has become a file")
	}
	if mode := must(os.Stat(path)).Mode(); runtime.GOOS != "windows" && mode != 0o640 {
		t.Errorf("mode %v, want the one before", mode)
	}
}

func TestWhoWaitsForAFileIsToldForWhom(t *testing.T) {
	path, _ := shared(t)
	g := must(Open(path, nil))
	ctx, cancel := context.WithCancel(bg)
	told := make(chan string, 1)
	waiting := Share(path, &Options{Timeout: time.Hour, Waiting: func(holder string) { told <- holder; cancel() }})
	if err := waiting.View(ctx, func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("View = %v, want that it ends with its context", err)
	}
	if holder := <-told; runtime.GOOS == "linux" && !strings.HasPrefix(holder, fmt.Sprintf("process %d, ", os.Getpid())) {
		t.Errorf("the holder is %q, want this process", holder)
	}
	no(g.Close())
	no(waiting.View(bg, func(*Tx) error { return nil }))
}
