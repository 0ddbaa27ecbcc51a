package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"

	"github.com/newsgraph/kg/graph/fold"
	"github.com/newsgraph/kg/graph/internal/codec"
	"github.com/newsgraph/kg/graph/internal/extsort"
	"github.com/newsgraph/kg/graph/kv"
	"github.com/newsgraph/kg/graph/kv/boltkv"
)

// LoadOptions of Load. A nil *LoadOptions and its zero value mean the same.
type LoadOptions struct {
	// Memory is how many bytes the loader may fill before it sorts on disk. 0 means 256 MiB.
	Memory int
	// Progress, if set, is told now and then how far the load is.
	Progress func(Progress)
}

// Progress is how far a long operation is.
type Progress struct {
	Phase string // what is being done, in a word or two
	Done  int64  // nodes, edges or entries of this phase
	Total int64  // 0 where it is not known
}

// Loader adds nodes and edges in bulk. It serves one goroutine at a time, as long as the function
// that it was passed to.
type Loader struct {
	graph    *Graph
	ctx      context.Context
	progress func(Progress)
	memory   int

	ktx   kv.Tx
	tx    *Tx
	first meta // as the load began

	nodes, edges []extsort.Pair // records not yet put, by ascending id
	pending      int            // their bytes
	sorters      [tableEnd]*extsort.Sorter
	counts       map[string]*int64
	done         int64
	key          []byte
}

const (
	// loadBatch is how many bytes a loader commits at once.
	loadBatch = 16 << 20
	// loadStep is how many nodes and edges pass between looks at memory and context.
	loadStep = 1 << 12
)

// Load adds what f gives to the Loader: millions of nodes and edges in a fraction of the time that
// Update takes, in bounded memory. It writes in several commits, so that readers may see a part;
// but in the end it has happened whole or, after an error or when the process or machine fails, not
// at all: what is left of it is taken back, at once or by the next Open. Updates wait meanwhile.
// Unique keys are tried at the end.
func (g *Graph) Load(ctx context.Context, opts *LoadOptions, f func(*Loader) error) error {
	if opts == nil {
		opts = &LoadOptions{}
	}
	if g.refusesWrites() {
		return fmt.Errorf("load into %s: %w", g.path, ErrReadOnly)
	}
	select {
	case g.writer <- struct{}{}:
		defer func() { <-g.writer }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if g.closed.Load() {
		return fmt.Errorf("%s: %w", g.path, ErrClosed)
	}
	g.memo = memo{}
	l := &Loader{graph: g, ctx: ctx, progress: opts.Progress, memory: opts.Memory, counts: map[string]*int64{}}
	if l.memory <= 0 {
		l.memory = 256 << 20
	}
	if l.progress == nil {
		l.progress = func(Progress) {}
	}
	err := boltkv.Guard(func() error { return l.run(f) })
	l.close()
	if err != nil {
		err = errors.Join(err, l.takeBack())
		return fmt.Errorf("load into %s: %w", g.path, err)
	}
	return nil
}

func (l *Loader) run(f func(*Loader) error) error {
	if err := l.begin(); err != nil {
		return err
	}
	l.tx.meta.loading = true
	l.tx.meta.loadingNode, l.tx.meta.loadingEdge = l.tx.meta.nextNode, l.tx.meta.nextEdge
	l.first = l.tx.meta
	l.tx.metaChanged = true
	if err := l.commit(); err != nil {
		return err
	}
	if err := f(l); err != nil {
		return err
	}
	if err := l.flush(); err != nil {
		return err
	}
	if err := l.merge(); err != nil {
		return err
	}
	l.tx.counts = l.counts
	l.tx.meta.loading = false
	l.tx.metaChanged = true
	return l.tx.commit()
}

func (l *Loader) begin() error {
	ktx, err := l.graph.store.Begin(true)
	if err != nil {
		return err
	}
	l.ktx, l.tx = ktx, newTx(l.ctx, l.graph, ktx, true)
	return l.tx.err
}

// commit makes what was put durable and goes on in a new transaction. Counters wait for the end.
func (l *Loader) commit() error {
	for k, n := range l.tx.counts {
		if sum := l.counts[k]; sum != nil {
			*sum += *n
		} else {
			l.counts[k] = n
		}
	}
	clear(l.tx.counts)
	if err := l.tx.commit(); err != nil {
		return err
	}
	return l.begin()
}

func (l *Loader) close() {
	boltkv.Guard(func() error {
		if l.ktx == nil {
			return nil
		}
		return l.ktx.Rollback()
	})
	for _, s := range l.sorters {
		if s != nil {
			s.Close()
		}
	}
}

// takeBack undoes a load that failed after its mark was set.
func (l *Loader) takeBack() error {
	if !l.first.loading {
		return nil
	}
	return l.graph.transact(context.Background(), true, func(tx *Tx) error {
		if !tx.meta.loading {
			return nil
		}
		return tx.undoLoad()
	})
}

// sort gives an entry to the sorter of a table.
func (l *Loader) sort(t tableID, key, value []byte) {
	if l.sorters[t] == nil {
		l.sorters[t] = extsort.New(filepath.Dir(l.graph.path))
	}
	l.sorters[t].Add(key, value)
}

// step looks, now and then, whether it is time to write something out.
func (l *Loader) step() error {
	if l.pending >= loadBatch {
		if err := l.flush(); err != nil {
			return err
		}
	}
	if l.done++; l.done%loadStep != 0 {
		return nil
	}
	if err := l.ctx.Err(); err != nil {
		return err
	}
	l.progress(Progress{Phase: "read", Done: l.done})
	for {
		total, largest := 0, (*extsort.Sorter)(nil)
		for _, s := range l.sorters {
			if s == nil {
				continue
			}
			if total += s.Size(); largest == nil || s.Size() > largest.Size() {
				largest = s
			}
		}
		if total <= l.memory {
			return nil
		}
		if err := largest.Spill(); err != nil {
			return err
		}
	}
}

// flush puts and commits the records that wait.
func (l *Loader) flush() error {
	for _, t := range []struct {
		table tableID
		pairs *[]extsort.Pair
	}{{tableNode, &l.nodes}, {tableEdge, &l.edges}} {
		if err := l.tx.table(t.table).PutSorted(pairs(*t.pairs)); err != nil {
			return err
		}
		clear(*t.pairs)
		*t.pairs = (*t.pairs)[:0]
	}
	l.pending = 0
	return l.commit()
}

// Node adds a node; see Tx.CreateNode.
func (l *Loader) Node(labels []string, props map[string]any) (NodeID, error) {
	rec, err := l.tx.newRecord(labels, props)
	if err != nil {
		return 0, err
	}
	id := NodeID(l.tx.meta.nextNode)
	l.tx.meta.nextNode++
	l.tx.metaChanged = true
	l.tx.add(1, countNodes)
	l.nodes = append(l.nodes, extsort.Pair{Key: idKey(nil, uint64(id)), Value: codec.AppendNode(nil, rec)})
	l.pending += len(l.nodes[len(l.nodes)-1].Value)
	for _, label := range rec.Labels {
		l.tx.add(1, countLabel, uint64(label))
		l.key = idKey(idKey(l.key[:0], uint64(label)), uint64(id))
		l.sort(tableLabel, l.key, nil)
		for _, x := range l.tx.schema.byLabel[label] {
			if err := l.index(x, id, rec); err != nil {
				return 0, err
			}
		}
	}
	return id, l.step()
}

func (l *Loader) index(x index, id NodeID, rec *codec.Node) error {
	if x.kind != FullText {
		if entry, ok := x.entry(rec); ok {
			l.sortEntry(entry, uint64(id))
		}
		return nil
	}
	total, err := l.tx.addText(x, id, x.text(rec))
	if total == 0 || err != nil {
		return err
	}
	l.tx.add(1, countEntries, x.id)
	l.tx.add(int64(total), countTokens, x.id)
	l.sort(tableTextNode, idKey(idKey(nil, x.id), uint64(id)), codec.AppendUint(nil, uint64(total)))
	return nil
}

// sortEntry keeps an entry of a node or edge for mergeIndexes. The id is kept in the value too: addEntry puts it
// where it belongs.
func (l *Loader) sortEntry(entry []byte, id uint64) {
	l.sort(tableIndex, idKey(slices.Clip(entry), id), idKey(nil, id))
}

// Edge adds an edge; see Tx.CreateEdge. Its nodes may be new or old.
func (l *Loader) Edge(from NodeID, typ string, to NodeID, props map[string]any) (EdgeID, error) {
	t, err := l.tx.intern(symbolType, typ)
	if err != nil {
		return 0, err
	}
	for _, id := range [2]NodeID{from, to} {
		if !l.exists(id) {
			return 0, fmt.Errorf("edge of type %s: node %d: %w", typ, id, ErrNotFound)
		}
	}
	rec := codec.Edge{Type: t, From: uint64(from), To: uint64(to)}
	if len(props) > 0 {
		if rec.Props, err = l.tx.setProps(nil, props); err != nil {
			return 0, err
		}
	}
	id := l.tx.meta.nextEdge
	l.tx.meta.nextEdge++
	l.tx.metaChanged = true
	l.tx.add(1, countEdges)
	l.tx.add(1, countType, uint64(t))
	record := codec.AppendEdge(nil, &rec)
	l.edges = append(l.edges, extsort.Pair{Key: idKey(nil, id), Value: record})
	l.pending += 2 * len(record)
	l.key = adjacencyKey(l.key[:0], rec.From, 0, t, rec.To, id)
	l.sort(tableAdjacency, l.key, edgeSum(&rec, record))
	l.key = adjacencyKey(l.key[:0], rec.To, 1, t, rec.From, id)
	l.sort(tableAdjacency, l.key, nil)
	for _, x := range l.tx.schema.byType[t] {
		if entry, ok := x.edgeEntry(rec.Props); ok {
			l.sortEntry(entry, id)
		}
	}
	return EdgeID(id), l.step()
}

func (l *Loader) exists(id NodeID) bool {
	if uint64(id) >= l.first.loadingNode {
		return uint64(id) < l.tx.meta.nextNode
	}
	return l.tx.HasNode(id)
}

// Name adds a name to a node; see Tx.AddName.
func (l *Loader) Name(id NodeID, name string) error {
	folded := fold.Name(name)
	if folded == "" || len(name) > maxName || len(folded) > maxName || !l.exists(id) {
		return fmt.Errorf("name %.40q of node %d: %w", name, id, ErrInvalid)
	}
	l.sort(tableName, nameKey(nil, folded, id), nil)
	alias := aliasKey(nil, id, name)
	l.sort(tableAlias, alias, codec.AppendSum(nil, alias))
	return l.step()
}

// merge puts what the sorters hold.
func (l *Loader) merge() error {
	for t, s := range l.sorters {
		if s == nil {
			continue
		}
		var err error
		if tableID(t) == tableIndex {
			err = l.mergeIndexes(s)
		} else {
			err = l.mergeTable(tableID(t), s)
		}
		if err != nil {
			return err
		}
		s.Close()
	}
	return nil
}

// mergeIndexes adds the entries of unique keys and ordered indexes in the order of their keys.
func (l *Loader) mergeIndexes(s *extsort.Sorter) error {
	kinds := map[uint64]index{}
	for _, x := range l.tx.schema.all() {
		kinds[x.id] = x
	}
	size := 0
	for p, err := range s.Sorted() {
		if err != nil {
			return err
		}
		x, _ := codec.Uint(p.Key)
		id, _ := codec.Uint(p.Value)
		entry := p.Key[:len(p.Key)-len(p.Value)]
		if err := l.tx.addEntry(kinds[x], entry, id); err != nil {
			return err
		}
		if size += len(p.Key); size >= loadBatch {
			size = 0
			if err := l.commit(); err != nil {
				return err
			}
		}
	}
	return l.commit()
}

func (l *Loader) mergeTable(t tableID, s *extsort.Sorter) error {
	patterns := &patternCounter{}
	var batch []extsort.Pair
	put := func() error {
		if t == tableAdjacency {
			patterns.countAll(l.tx, batch)
		}
		if err := l.tx.table(t).PutSorted(pairs(batch)); err != nil {
			return err
		}
		l.done += int64(len(batch))
		l.progress(Progress{Phase: "write " + tableNames[t], Done: l.done})
		clear(batch)
		batch = batch[:0]
		return l.commit()
	}
	size := 0
	for p, err := range s.Sorted() {
		if err != nil {
			return err
		}
		batch = append(batch, p)
		if size += entryOverhead + len(p.Key) + len(p.Value); size >= loadBatch {
			size = 0
			if err := put(); err != nil {
				return err
			}
		}
	}
	return put()
}

// entryOverhead is what a pair takes in a page of bbolt, or of memory, beside its bytes.
const entryOverhead = 16

func pairs(list []extsort.Pair) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		for _, p := range list {
			if !yield(p.Key, p.Value) {
				return
			}
		}
	}
}

// patternCounter counts patterns of adjacency keys that come in order, reading each node once.
type patternCounter struct {
	node   uint64
	labels []uint32
}

func (c *patternCounter) countAll(tx *Tx, batch []extsort.Pair) {
	dir, typ, n := byte(0), uint32(0), int64(0)
	flush := func() {
		if n > 0 {
			tx.countPatterns(n, c.labels, dir, typ)
		}
		n = 0
	}
	for _, p := range batch {
		node, size := codec.Uint(p.Key[1:])
		t, _ := codec.Uint(p.Key[1+size:])
		if d := p.Key[0]; node != c.node || d != dir || uint32(t) != typ {
			flush()
			dir, typ = d, uint32(t)
		}
		if node != c.node {
			c.node = node
			c.labels, _ = tx.labelIDs(c.labels[:0], NodeID(node))
		}
		n++
	}
	flush()
}
