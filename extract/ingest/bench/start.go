package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/newsgraph/kg/graph"
)

// known is what the questions ask about, of the database that was made.
type known struct {
	person, company string // of whom the database knows about as much as a screen shows
	words           string // of a statement
}

// screen is how many statements or figures that is.
const screen = 20

// start times whole processes, from the first byte to the exit.
func (b *bench) start(ctx context.Context) error {
	k, err := b.known(ctx)
	if err != nil {
		return err
	}
	article := filepath.Join(b.folder, "article.txt")
	fmt.Println("aim ms  median ms  best ms  peak MB  whole process")
	question := func(text string) []string { return []string{"query", "--db", b.db, text} }
	for _, c := range []struct {
		aim  int
		name string
		args []string
	}{
		{15, "version", []string{"version"}},
		{700, "ingest of one article", []string{"ingest", "--db", filepath.Join(b.folder, "one.db"), article}},
		{700, "ingest of one more", []string{"ingest", "--db", b.db, article}},
		{40, "", question("who said " + k.words)},
		{40, "", question("谁说了" + k.words)},
		{40, "", question("what did " + k.person + " say")},
		{40, "", question(k.person + "说了什么")},
		{40, "", question("what did " + k.company + " report")},
		{40, "", question(k.company + "公布了哪些数据")},
		{40, "", question("what is " + k.company + "'s revenue")},
		{40, "", question("how much did " + k.company + "'s revenue grow")},
		{40, "", question("谁提到" + k.company)},
		{40, "", question(k.person + "是谁")},
		{40, "", question("who works for " + k.company)},
		{40, "", question("how are " + k.person + " and " + k.company + " connected")},
		{40, "", []string{"show", "--db", b.db, k.company}},
	} {
		if c.name == "" {
			c.name = c.args[0] + " " + c.args[len(c.args)-1]
		}
		took, peak, err := b.times(ctx, article, c.args)
		if err != nil {
			fmt.Printf("%s: %s\n", c.name, err)
			continue
		}
		fmt.Printf("%6d  %9.1f  %7.1f  %7.0f  %s\n", c.aim, ms(took[len(took)/2]), ms(took[0]), float64(peak)/1e6, c.name)
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// times runs kg some times, with another article each time, and returns how long
// each took, the shortest first, and the most memory that one needed.
func (b *bench) times(ctx context.Context, article string, args []string) (took []time.Duration, peak int64, err error) {
	for range max(b.runs, 1) {
		os.Remove(filepath.Join(b.folder, "one.db"))
		if err := os.WriteFile(article, []byte(b.writer.article()), 0o666); err != nil {
			return nil, 0, err
		}
		u, err := b.command(ctx, append([]string{b.kg}, args...)...)
		if err != nil {
			return nil, 0, err
		}
		took = append(took, u.Wall)
		peak = max(peak, u.Peak)
	}
	slices.Sort(took)
	return took, peak, nil
}

// known looks up whom to ask about.
func (b *bench) known(ctx context.Context) (k known, err error) {
	g, err := graph.Open(b.db, &graph.Options{ReadOnly: true})
	if err != nil {
		return k, err
	}
	defer g.Close()
	err = g.View(ctx, func(tx *graph.Tx) error {
		about := func(label, edge string) (name string) {
			best := screen + 1
			for id := range tx.NodesByLabel(label) {
				v, _ := tx.Prop(id, "name")
				n := tx.Degree(id, graph.Out, tx.TypeID(edge)) - screen
				if n = max(n, -n); n < best && len(slices.Collect(tx.NodesByName(v.(string)))) == 1 {
					best, name = n, v.(string)
				}
			}
			return name
		}
		k.person, k.company = about("Person", "SAID"), about("Company", "REPORTED")
		last := graph.NodeID(0)
		for id := range tx.NodesByLabel("Statement") {
			last = id
		}
		v, _ := tx.Prop(last, "text")
		k.words = firstRunes(v.(string), 12)
		return tx.Err()
	})
	return k, err
}

func firstRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
