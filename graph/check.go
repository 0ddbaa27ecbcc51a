package graph

import (
	"bytes"
	"context"
	"fmt"
	"hash/maphash"
	"iter"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/kv/boltkv"
)

// Check reads the whole graph and yields what is wrong with it, nothing if it is sound: the pages of
// the file; every record; every edge at both of its ends and every end of an edge; every entry of every index,
// and that none is missing; every counter. It reads a snapshot, beside other readers and a writer, and never panics.
// Where the pages are broken, it says so and looks no further. Ending the loop ends the check.
func (g *Graph) Check(ctx context.Context) iter.Seq[error] {
	return func(yield func(error) bool) {
		sound := true
		report := func(err error) bool {
			sound = false
			return yield(err)
		}
		if err := boltkv.Guard(func() error {
			for err := range g.store.Check() {
				if !report(err) {
					break
				}
			}
			return nil
		}); err != nil {
			report(err)
		}
		if !sound {
			return
		}
		stopped := false
		err := g.View(ctx, func(tx *Tx) error {
			c := &checker{tx: tx, seed: maphash.MakeSeed(), counts: map[string]int64{}, texts: map[textOf]uint64{}, yield: func(err error) bool {
				stopped = stopped || !yield(err)
				return !stopped
			}}
			c.run()
			return nil
		})
		if err != nil && !stopped {
			yield(err)
		}
	}
}

// checker computes from nodes, edges, names and evidence what must be in the other tables, and
// looks it up there; as every table is then counted, none can hold more.
type checker struct {
	tx      *Tx
	yield   func(error) bool
	stopped bool
	counts  map[string]int64 // counters as they should be
	entries [tableEnd]int64  // keys that must be in each table
	schema  *schema
	texts   map[textOf]uint64 // the sum over a text's terms, each with its positions, of their hashes
	seed    maphash.Seed
}

func (c *checker) report(t tableID, key []byte, format string, args ...any) {
	if !c.stopped {
		key = key[:min(len(key), 40)]
		c.stopped = !c.yield(fmt.Errorf("%s: %w: %s %x: %s", c.tx.graph.path, ErrDamaged, tableNames[t], key, fmt.Sprintf(format, args...)))
	}
}

func (c *checker) run() {
	s, err := readSchema(c.tx)
	if err != nil {
		return // Tx.Err has it
	}
	c.schema = s
	for _, step := range []func(){c.meta, c.nodes, c.edges, c.postings, c.aliases, c.evidence, c.distinct, c.numbers} {
		if !c.stopped && c.tx.err == nil {
			step()
		}
	}
	for _, t := range []tableID{tableAdjacency, tableLabel, tableKey, tableIndex, tableName, tableCited, tableTextNode} {
		if c.stopped || c.tx.err != nil {
			return
		}
		n := int64(0)
		for range c.tx.run(t, nil) {
			n++
		}
		if n > c.entries[t] {
			c.report(t, nil, "it has %d entries, of which nothing is known of %d", n, n-c.entries[t])
		}
	}
}

// expect says that a table must have a key, and with what value.
func (c *checker) expect(t tableID, key, value []byte) {
	c.entries[t]++
	got := c.tx.get(t, key)
	switch {
	case got == nil:
		c.report(t, key, "missing")
	case !bytes.Equal(got, value):
		c.report(t, key, "it holds %x, not %x", got, value)
	}
}

func (c *checker) add(n int64, kind byte, ids ...uint64) {
	c.counts[string(countKey(nil, kind, ids...))] += n
}

func (c *checker) meta() {
	m, err := decodeMeta(c.tx.get(tableMeta, metaKey))
	if err != nil {
		c.report(tableMeta, metaKey, "%v", err)
		return
	}
	for _, t := range []struct {
		table tableID
		next  uint64
	}{{tableNode, m.nextNode}, {tableEdge, m.nextEdge}} {
		if k, _ := c.tx.table(t.table).Cursor().Last(); k != nil {
			if id, _ := codec.Uint(k); id >= t.next {
				c.report(t.table, k, "the next to be given out is %d", t.next)
			}
		}
	}
}

func (c *checker) nodes() {
	for k, v := range c.tx.run(tableNode, nil) {
		id, n := codec.Uint(k)
		rec, err := codec.NodeRecord(v)
		if n != len(k) || n == 0 || err != nil {
			c.report(tableNode, k, "not readable")
			continue
		}
		c.add(1, countNodes)
		for _, l := range rec.Labels {
			if c.tx.name(symbolLabel, l) == "" {
				c.report(tableNode, k, "label %d has no name", l)
			}
			c.add(1, countLabel, uint64(l))
			c.expect(tableLabel, idKey(idKey(nil, uint64(l)), id), []byte{})
			for _, x := range c.schema.byLabel[l] {
				c.index(x, NodeID(id), rec)
			}
		}
		c.props(tableNode, k, rec.Props)
		if c.stopped {
			return
		}
	}
}

func (c *checker) props(t tableID, k []byte, props []codec.Prop) {
	for i, p := range props {
		if c.tx.name(symbolKey, p.Key) == "" {
			c.report(t, k, "property %d has no name", p.Key)
		}
		if i > 0 && props[i-1].Key >= p.Key {
			c.report(t, k, "properties are out of order")
		}
	}
}

func (c *checker) index(x index, id NodeID, rec *codec.Node) {
	if x.kind == FullText {
		c.text(x, id, x.text(rec))
		return
	}
	entry, ok := x.entry(rec)
	if !ok {
		return
	}
	node := idKey(nil, uint64(id))
	c.add(1, countEntries, x.id)
	if x.kind == UniqueKey {
		c.add(1, countDistinct, x.id)
		c.expect(tableKey, entry, node)
	} else {
		c.expect(tableIndex, append(entry, node...), []byte{})
	}
}

// distinct counts the values of ordered indexes.
func (c *checker) distinct() {
	var last []byte
	for k := range c.tx.run(tableIndex, nil) {
		x, n := codec.Uint(k)
		size, ok := codec.OrderedSize(k[n:])
		if n == 0 || !ok {
			c.report(tableIndex, k, "not readable")
			return
		}
		if entry := k[:n+size]; !bytes.Equal(entry, last) {
			c.add(1, countDistinct, x)
			last = append(last[:0], entry...)
		}
	}
}

func (c *checker) edges() {
	var labels []uint32
	for k, v := range c.tx.run(tableEdge, nil) {
		id, n := codec.Uint(k)
		e, err := codec.EdgeRecord(v)
		if n != len(k) || n == 0 || err != nil {
			c.report(tableEdge, k, "not readable")
			continue
		}
		if c.tx.name(symbolType, e.Type) == "" {
			c.report(tableEdge, k, "type %d has no name", e.Type)
		}
		c.props(tableEdge, k, e.Props)
		c.add(1, countEdges)
		c.add(1, countType, uint64(e.Type))
		for _, x := range c.schema.byType[e.Type] {
			if entry, ok := x.edgeEntry(e.Props); ok {
				c.add(1, countEntries, x.id)
				c.expect(tableIndex, idKey(entry, id), []byte{})
			}
		}
		for dir, ends := range [2][2]uint64{{e.From, e.To}, {e.To, e.From}} {
			sum := []byte{}
			key := adjacencyKey(nil, ends[0], byte(dir), e.Type, ends[1], id)
			if dir == 0 {
				sum = edgeSum(e, v)
			}
			c.expect(tableAdjacency, key, sum)
			b := c.tx.get(tableNode, idKey(nil, ends[0]))
			if b == nil {
				c.report(tableEdge, k, "node %d at one of its ends does not exist", ends[0])
				continue
			}
			if labels, _, err = codec.NodeLabels(labels[:0], b); err != nil {
				continue // nodes reported it
			}
			for _, l := range labels {
				c.add(1, countPattern, uint64(dir), uint64(l), uint64(e.Type))
			}
		}
		if c.stopped {
			return
		}
	}
}

func (c *checker) aliases() {
	names := map[string]bool{} // folded names of the present node
	last := uint64(0)
	for k, v := range c.tx.run(tableAlias, nil) {
		if !codec.SumHolds(v, 0, k) {
			c.report(tableAlias, k, "not readable")
		}
		id, n := codec.Uint(k)
		if n == 0 || !c.tx.HasNode(NodeID(id)) {
			c.report(tableAlias, k, "its node does not exist")
			continue
		}
		if id != last {
			clear(names)
			last = id
		}
		if folded := fold.Name(string(k[n:])); !names[folded] {
			names[folded] = true
			c.expect(tableName, nameKey(nil, folded, NodeID(id)), []byte{})
		}
		if c.stopped {
			return
		}
	}
}

func (c *checker) evidence() {
	var lastEdge uint64
	var lastArticle NodeID
	for k, v := range c.tx.run(tableEvidence, nil) {
		edge, n := codec.Uint(k)
		e, ok := decodeEvidence(k[:n], k[n:], v)
		if n == 0 || !ok {
			c.report(tableEvidence, k, "not readable")
			continue
		}
		if c.tx.get(tableEdge, k[:n]) == nil {
			c.report(tableEvidence, k, "edge %d does not exist", edge)
		}
		if !c.tx.HasNode(e.Article) {
			c.report(tableEvidence, k, "article %d does not exist", e.Article)
		}
		if edge != lastEdge || e.Article != lastArticle {
			c.expect(tableCited, citedKey(nil, e.Article, EdgeID(edge)), []byte{})
			lastEdge, lastArticle = edge, e.Article
		}
		if c.stopped {
			return
		}
	}
}

func (c *checker) numbers() {
	for k, v := range c.tx.run(tableCount, nil) {
		n, size := codec.Uint(v)
		if want := c.counts[string(k)]; int64(n) != want || size != len(v) {
			c.report(tableCount, k, "it counts %d, there are %d", n, want)
		}
		delete(c.counts, string(k))
	}
	for k, n := range c.counts {
		if n != 0 {
			c.report(tableCount, []byte(k), "it is missing, there are %d", n)
		}
	}
}
