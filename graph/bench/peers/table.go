package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// table gathers the results of peers that had the same graph.
type table struct {
	o     *options
	peers []string
	best  map[string]*result
	ask   map[string]int64 // peak memory of the phases after load
}

func newTable(o *options, peers []string) *table {
	t := &table{o, peers, map[string]*result{}, map[string]int64{}}
	for _, p := range peers {
		t.best[p] = &result{Rates: map[string]float64{}, Answers: map[string][]int{}}
	}
	return t
}

// add takes the result of a phase, the best of each figure.
func (t *table) add(peer, phase string, r *result) {
	b := t.best[peer]
	if phase == "load" {
		b.Load, b.Disk, b.Memory = r.Load, r.Disk, r.Memory
		if r.Load == 0 {
			b.Memory = 0 // it had nothing to load
		}
		return
	}
	t.ask[peer] = max(t.ask[peer], r.Memory)
	for figure, rate := range r.Rates {
		b.Rates[figure] = max(b.Rates[figure], rate)
	}
	for figure, answers := range r.Answers {
		b.Answers[figure] = answers
	}
}

var figures = []string{"names/s", "1 hop/s", "2 hops/s", "3 hops/s", "paths/s", "aggregates/s", "top tens/s", "commits/s"}

// print prints the figures, and in brackets how many times the graph's rate each is.
func (t *table) print(w io.Writer) {
	fmt.Fprintf(w, "\n%d nodes, %d edges; best of %d rounds; in brackets, times the rate of graph\n\n", t.o.nodes, t.o.edges, t.o.rounds)
	t.row(w, "", func(peer string) string { return peer })
	t.row(w, "load s", func(peer string) string { return nonzero(t.best[peer].Load, "%.1f") })
	t.row(w, "disk MiB", func(peer string) string { return nonzero(mib(t.best[peer].Disk), "%.0f") })
	t.row(w, "load peak MiB", func(peer string) string { return nonzero(mib(t.best[peer].Memory), "%.0f") })
	t.row(w, "ask peak MiB", func(peer string) string { return nonzero(mib(t.ask[peer]), "%.0f") })
	for _, figure := range figures {
		t.row(w, figure, func(peer string) string {
			rate := t.best[peer].Rates[figure]
			if rate == 0 || peer == "graph" {
				return nonzero(rate, "%s")
			}
			return fmt.Sprintf("%s (%s)", short(rate), ratio(rate/t.best["graph"].Rates[figure]))
		})
	}
}

func (t *table) row(w io.Writer, head string, cell func(peer string) string) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s", head)
	for _, p := range t.peers {
		fmt.Fprintf(&b, " %14s", cell(p))
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

func mib(bytes int64) float64 { return float64(bytes) / (1 << 20) }

// nonzero formats a number, "-" for 0.
func nonzero(v float64, format string) string {
	switch {
	case v == 0:
		return "-"
	case format == "%s":
		return short(v)
	}
	return fmt.Sprintf(format, v)
}

// short writes a rate in three digits or so.
func short(v float64) string {
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%.2fM", v/1e6)
	case v >= 1e4:
		return fmt.Sprintf("%.0fk", v/1e3)
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

func ratio(v float64) string {
	if v >= 10 {
		return fmt.Sprintf("%.0f", v)
	}
	return strconv.FormatFloat(v, 'g', 2, 64)
}

// agree compares the answers of all peers with those of the first.
func (t *table) agree() error {
	var errs []error
	for figure, want := range t.best[t.peers[0]].Answers {
		for _, p := range t.peers[1:] {
			if got := t.best[p].Answers[figure]; !slices.Equal(got, want) {
				errs = append(errs, fmt.Errorf("%s: %s answers %v, %s %v", figure, p, got, t.peers[0], want))
			}
		}
	}
	return errors.Join(errs...)
}
