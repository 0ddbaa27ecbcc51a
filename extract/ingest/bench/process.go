package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/go-ego/gse"
)

// usage is what a process used.
type usage struct {
	Wall, CPU time.Duration
	Read      int64 // bytes of text
	Written   int64 // bytes, to disk
	Heap      int64 // the most bytes of memory of its own, as seen from time to time
	Peak      int64 // the most bytes of memory, with the pages of files
}

func (u *usage) add(v usage) {
	u.Wall += v.Wall
	u.Read += v.Read
	u.CPU += v.CPU
	u.Written += v.Written
	u.Heap = max(u.Heap, v.Heap)
	u.Peak = max(u.Peak, v.Peak)
}

// command runs a program to its end. Its parent is a process of its own, because
// Linux counts what memory the parent has against the child.
func (b *bench) command(ctx context.Context, args ...string) (u usage, err error) {
	c := exec.CommandContext(ctx, b.self, append([]string{"measure"}, args...)...)
	var failed bytes.Buffer
	c.Stderr = &failed
	out, err := c.Output()
	if err != nil {
		return u, fmt.Errorf("%v: %w\n%s", args, err, failed.Bytes())
	}
	return u, json.Unmarshal(out, &u)
}

// measure runs a command line and prints its usage.
func measure(args []string) error {
	c := exec.Command(args[0], args[1:]...)
	c.Stderr = os.Stderr
	began := time.Now()
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	heap := make(chan int64)
	go func() { heap <- watchHeap(c.Process.Pid, ended) }()
	err := c.Wait()
	u := usage{Wall: time.Since(began), CPU: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
	close(ended)
	u.Heap = <-heap
	if r, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.Written, u.Peak = r.Oublock*512, r.Maxrss*1024 // as Linux counts
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(u)
}

// watchHeap returns the most memory of its own that a process had until it ended.
func watchHeap(pid int, ended <-chan struct{}) (most int64) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return most
		case <-tick.C:
		}
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)) // none but on Linux
		_, rest, _ := bytes.Cut(status, []byte("RssAnon:"))
		if fields := bytes.Fields(rest); len(fields) > 0 {
			kB, _ := strconv.ParseInt(string(fields[0]), 10, 64)
			most = max(most, kB*1024)
		}
	}
}

// rates are MB of text a second, and seconds of processor time a MB.
func (u *usage) rates() (mbs, cpu float64) {
	mb := float64(u.Read) / 1e6
	return mb / u.Wall.Seconds(), u.CPU.Seconds() / mb
}

// cut returns what gse takes to cut the files of a folder into words.
func (b *bench) cut(ctx context.Context, folder string) (u usage, err error) {
	out, err := exec.CommandContext(ctx, b.self, "gse", folder).Output()
	if err != nil {
		return u, fmt.Errorf("cut by gse: %w", err)
	}
	return u, json.Unmarshal(out, &u)
}

// cutMost is how many bytes gse cuts of one folder, whose pace does not depend on
// what was before: it would take a fifth of the time of a long run.
const cutMost = 10 << 20

// cutFolder cuts files of a folder into words by gse, with its dictionary and
// hidden Markov model, on all cores, and prints the usage, reading aside.
func cutFolder(args []string) error {
	seg := gse.Segmenter{SkipLog: true}
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		return err
	}
	var texts []string
	size := 0
	err := filepath.WalkDir(args[0], func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		texts = append(texts, string(b))
		if size += len(b); size >= cutMost && err == nil {
			return filepath.SkipAll
		}
		return err
	})
	if err != nil {
		return err
	}
	began, before := time.Now(), cpuTime()
	next := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for t := range next {
				seg.Cut(t, true)
			}
		})
	}
	for _, t := range texts {
		next <- t
	}
	close(next)
	workers.Wait()
	return json.NewEncoder(os.Stdout).Encode(usage{Wall: time.Since(began), CPU: cpuTime() - before, Read: int64(size)})
}

// cpuTime is what this process has used so far.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
