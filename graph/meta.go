package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"github.com/newsgraph/kg/graph/kv"
)

// formatVersion is the version of the layout that doc.go describes. A file of a newer one is
// refused, one of an older is migrated by the functions in migrate.go.
const formatVersion = 4

// meta is the one record of tableMeta:
//
//	"kggraph", format u32, next node u64, next edge u64, next id u64, loading u8,
//	loading node u64, loading edge u64, CRC-32C of all before u32
//
// all big-endian.
type meta struct {
	format   uint32
	nextNode uint64
	nextEdge uint64
	nextID   uint64 // of an index or a segment of one
	// While a Load is under way, loading is set and the two numbers are the first ids that it
	// gives out. A process that finds it set at Open takes back what an interrupted load left.
	loading     bool
	loadingNode uint64
	loadingEdge uint64
}

const (
	metaMagic = "kggraph"
	metaSize  = len(metaMagic) + 4 + 3*8 + 1 + 2*8 + 4
)

var metaKey = []byte("meta")

func (m *meta) encode() []byte {
	b := append(make([]byte, 0, metaSize), metaMagic...)
	b = binary.BigEndian.AppendUint32(b, m.format)
	b = binary.BigEndian.AppendUint64(b, m.nextNode)
	b = binary.BigEndian.AppendUint64(b, m.nextEdge)
	b = binary.BigEndian.AppendUint64(b, m.nextID)
	if m.loading {
		b = append(b, 1)
	} else {
		b = append(b, 0)
	}
	b = binary.BigEndian.AppendUint64(b, m.loadingNode)
	b = binary.BigEndian.AppendUint64(b, m.loadingEdge)
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// castagnoli is the polynomial that processors know.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func decodeMeta(b []byte) (meta, error) {
	var m meta
	if len(b) < len(metaMagic)+8 || string(b[:len(metaMagic)]) != metaMagic {
		return m, fmt.Errorf("%w: not a graph of this program", ErrFormat)
	}
	if crc32.Checksum(b[:len(b)-4], castagnoli) != binary.BigEndian.Uint32(b[len(b)-4:]) {
		return m, fmt.Errorf("%w: checksum of the meta record", ErrDamaged)
	}
	f := b[len(metaMagic):]
	m.format = binary.BigEndian.Uint32(f)
	if m.format > formatVersion {
		return m, fmt.Errorf("%w: the file has format %d, this program knows up to %d; use a newer version of it", ErrFormat, m.format, formatVersion)
	}
	if len(b) != metaSize {
		return m, fmt.Errorf("%w: meta record of %d bytes", ErrDamaged, len(b))
	}
	m.nextNode = binary.BigEndian.Uint64(f[4:])
	m.nextEdge = binary.BigEndian.Uint64(f[12:])
	m.nextID = binary.BigEndian.Uint64(f[20:])
	m.loading = f[28] != 0
	m.loadingNode = binary.BigEndian.Uint64(f[29:])
	m.loadingEdge = binary.BigEndian.Uint64(f[37:])
	return m, nil
}

// load reads what the graph keeps in memory, after making a new file a graph.
func (g *Graph) load() error {
	ktx, err := g.store.Begin(!g.readOnly)
	if err != nil {
		return err
	}
	defer ktx.Rollback()
	fresh := ktx.Empty()
	if fresh && g.readOnly {
		return kv.ErrEmpty
	}
	t, err := ktx.Table(tableNames[tableMeta])
	if err != nil {
		return err
	}
	var m meta
	switch {
	case t != nil && t.Get(metaKey) != nil:
		if m, err = decodeMeta(t.Get(metaKey)); err != nil {
			return err
		}
	case !fresh:
		return fmt.Errorf("%w: a bbolt file of another program", ErrFormat)
	default:
		m = meta{format: formatVersion, nextNode: 1, nextEdge: 1, nextID: 1}
		for _, name := range tableNames {
			if _, err := ktx.Table(name); err != nil {
				return err
			}
		}
		if err := t.Put(metaKey, m.encode()); err != nil {
			return err
		}
	}
	tx := newTx(context.Background(), g, ktx, !g.readOnly)
	if tx.symbols, err = readSymbols(tx); err != nil {
		return err
	}
	if tx.schema, err = readSchema(tx); err != nil {
		return err
	}
	g.symbols.Store(tx.symbols)
	g.schema = tx.schema
	g.version.Store(tx.Version())
	if !fresh {
		return g.settle(tx, m)
	}
	return ktx.Commit()
}

// lookAgain reads what the graph keeps in memory anew, after a commit that failed: the store may have
// made the change all the same, and knows names then that are not to be given out again.
func (g *Graph) lookAgain() error {
	ktx, err := g.store.Begin(false)
	if err != nil {
		return err
	}
	defer ktx.Rollback()
	tx := newTx(context.Background(), g, ktx, false)
	symbols, err := readSymbols(tx)
	if err != nil {
		return err
	}
	schema, err := readSchema(tx)
	if err != nil {
		return err
	}
	g.symbols.Store(symbols)
	g.schema = schema
	g.schemas.Add(1)
	g.version.Store(tx.Version())
	return nil
}

// settle brings a file that was found into the present state: it undoes a load that was cut off and
// migrates an older format, in one transaction.
func (g *Graph) settle(tx *Tx, m meta) error {
	if !m.loading && m.format == formatVersion {
		return nil
	}
	switch {
	case g.readOnly && m.loading:
		return fmt.Errorf("a bulk load into it was cut off: %w", ErrUnsettled)
	case g.readOnly:
		return fmt.Errorf("its format %d is older: %w", m.format, ErrUnsettled)
	}
	tx.meta = m
	if m.loading {
		if err := tx.undoLoad(); err != nil {
			return fmt.Errorf("take back a bulk load that was cut off: %w", err)
		}
	}
	for ; tx.meta.format < formatVersion; tx.meta.format++ {
		migrate := migrations[tx.meta.format]
		if migrate == nil {
			return fmt.Errorf("%w: the file has format %d, which this program cannot bring to %d", ErrFormat, tx.meta.format, formatVersion)
		}
		if err := migrate(tx); err != nil {
			return fmt.Errorf("migrate from format %d: %w", tx.meta.format, err)
		}
	}
	tx.metaChanged = true
	return tx.commit()
}
