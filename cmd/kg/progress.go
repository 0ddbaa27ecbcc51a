package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on standard error. The nil *progress shows nothing.
type progress struct {
	bar *progressbar.ProgressBar
}

// progress starts a bar, nil where standard error is no terminal.
func (s *streams) progress(what string) *progress {
	if !s.errIsTTY {
		return nil
	}
	p := &progress{progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(s.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetTheme(progressbar.Theme{Saucer: "█", SaucerPadding: "░", BarStart: "", BarEnd: ""}),
	)}
	_ = p.bar.RenderBlank()
	return p
}

// report moves the bar. total is 0 while nobody knows it.
func (p *progress) report(done, total int64, what string) {
	if p == nil {
		return
	}
	if total > 0 && p.bar.GetMax64() != total {
		p.bar.ChangeMax64(total)
	}
	if total > 0 {
		done = min(done, total-1) // the last byte read is not the last one stored
	}
	p.bar.Describe(what)
	_ = p.bar.Set64(done) // only a closed terminal makes it fail
}

// finish takes the bar away.
func (p *progress) finish() {
	if p != nil {
		_ = p.bar.Clear()
	}
}
