package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/newsgraph/kg/graph"
)

// bench is one run of the benchmark.
type bench struct {
	options
	folder string
	kg     string // the program
	db     string
	self   string // this program
	writer *writer
}

// A step of the curve has so many articles of a run of fixed size, or so many
// statements.
const (
	steps          = 5
	stepStatements = 100_000
)

// measured is what ingesting some articles took.
type measured struct {
	articles int
	bytes    int64 // of the articles
	kg, gse  usage
}

func (m *measured) add(n measured) {
	m.articles += n.articles
	m.bytes += n.bytes
	m.kg.add(n.kg)
	m.gse.add(n.gse)
}

// ingest ingests the articles in steps and prints one line for each.
func (b *bench) ingest(ctx context.Context) error {
	fmt.Println("            articles  statements  articles/s   MB/s  gse MB/s  ratio  CPU s/MB  gse CPU s/MB  CPU ratio  file kB/article  file/text  written/text  heap MB  peak MB")
	var all measured
	var articles, statements int64
	size := max(b.articles/steps, 1)
	for {
		if b.statements > 0 && statements >= b.statements || b.statements == 0 && all.articles >= b.articles {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if b.statements > 0 && all.articles > 0 {
			size = int(stepStatements * int64(all.articles) / max(statements, 1))
		}
		m, err := b.step(ctx, size)
		if err != nil {
			return err
		}
		all.add(m)
		if articles, statements, err = b.count(ctx); err != nil {
			return err
		}
		if articles != int64(all.articles) {
			return fmt.Errorf("the database holds %d articles of %d", articles, all.articles)
		}
		if err := b.print("", m, all, statements); err != nil {
			return err
		}
	}
	if err := b.print("in all", all, all, statements); err != nil {
		return err
	}
	fmt.Println()
	return nil
}

// print prints a line about m, of a database that holds all.
func (b *bench) print(what string, m, all measured, statements int64) error {
	info, err := os.Stat(b.db)
	if err != nil {
		return err
	}
	mbs, cpu := m.kg.rates()
	gseMBs, gseCPU := m.gse.rates()
	fmt.Printf("%-10s %9d  %10d  %10.0f  %5.2f  %8.2f  %5.2f  %8.3f  %12.3f  %9.2f  %15.1f  %9.1f  %12.1f  %7.0f  %7.0f\n",
		what, all.articles, statements, float64(m.articles)/m.kg.Wall.Seconds(),
		mbs, gseMBs, mbs/gseMBs, cpu, gseCPU, gseCPU/cpu,
		float64(info.Size())/1e3/float64(all.articles), float64(info.Size())/float64(all.bytes),
		float64(m.kg.Written)/float64(m.bytes), float64(m.kg.Heap)/1e6, float64(m.kg.Peak)/1e6)
	return nil
}

// step makes articles, ingests them with kg and cuts them, or some of them, with gse.
func (b *bench) step(ctx context.Context, articles int) (measured, error) {
	m := measured{articles: articles}
	folder := filepath.Join(b.folder, "articles")
	defer os.RemoveAll(folder)
	for i := range articles {
		text := b.writer.article()
		m.bytes += int64(len(text))
		sub := filepath.Join(folder, fmt.Sprintf("%03d", i/100))
		if i%100 == 0 {
			if err := os.MkdirAll(sub, 0o777); err != nil {
				return m, err
			}
		}
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%02d.txt", i%100)), []byte(text), 0o666); err != nil {
			return m, err
		}
	}
	var err error
	if m.kg, err = b.command(ctx, b.kg, "ingest", "--db", b.db, folder); err != nil {
		return m, err
	}
	m.kg.Read = m.bytes
	m.gse, err = b.cut(ctx, folder)
	return m, err
}

// count returns how many articles and statements the database holds.
func (b *bench) count(ctx context.Context) (articles, statements int64, err error) {
	g, err := graph.Open(b.db, &graph.Options{ReadOnly: true})
	if err != nil {
		return 0, 0, err
	}
	defer g.Close()
	err = g.View(ctx, func(tx *graph.Tx) error {
		articles, statements = tx.CountLabel("Article"), tx.CountLabel("Statement")
		return nil
	})
	return articles, statements, err
}
