package main

import (
	"bytes"
	"encoding/binary"
	"slices"

	bolt "go.etcd.io/bbolt"
)

var boltTables = [][]byte{[]byte("node"), []byte("name"), []byte("edge"), []byte("out"), []byte("in")}

// endKey is how one writes an edge's end straight on bbolt: node, type, other, edge.
func endKey(node, other, edge int) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 32), uint64(node))
	b = binary.BigEndian.AppendUint64(b, 1)
	b = binary.BigEndian.AppendUint64(b, uint64(other))
	return binary.BigEndian.AppendUint64(b, uint64(edge))
}

func idBytes(id int) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }

// edgePairs are the entries of an edge in the last three tables.
func edgePairs(id, from, to int) [3]boltPair {
	return [3]boltPair{{idBytes(id), endKey(from, to, 0)[:24]}, {endKey(from, to, id), nil}, {endKey(to, from, id), nil}}
}

type boltPair struct{ k, v []byte }

// loadBolt sorts each table in memory and puts it in one transaction.
func loadBolt(dir, path string) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	defer db.Close()
	tables := make([][]boltPair, len(boltTables))
	err = eachNode(dir, func(id int, name string, sector int) error {
		tables[0] = append(tables[0], boltPair{idBytes(id), append([]byte{byte(sector)}, name...)})
		tables[1] = append(tables[1], boltPair{[]byte(name), idBytes(id)})
		return nil
	})
	if err != nil {
		return err
	}
	id := 0
	err = eachEdge(dir, func(from, to int) error {
		id++
		for i, p := range edgePairs(id, from, to) {
			tables[2+i] = append(tables[2+i], p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for t, pairs := range tables {
		slices.SortFunc(pairs, func(a, b boltPair) int { return bytes.Compare(a.k, b.k) })
		err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket(boltTables[t])
			if err != nil {
				return err
			}
			b.FillPercent = 0.95
			for _, p := range pairs {
				if err := b.Put(p.k, p.v); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return db.Close()
}

// boltStore is what a program would do that needs this graph and nothing else.
type boltStore struct {
	db     *bolt.DB
	search searcher
}

func openBolt(_, path string) store { return &boltStore{db: must(bolt.Open(path, 0o600, nil))} }

func (s *boltStore) close() { check(s.db.Close()) }

func (s *boltStore) view(f func(tx *bolt.Tx)) {
	check(s.db.View(func(tx *bolt.Tx) error { f(tx); return nil }))
}

func (s *boltStore) sector(name string) (sector int) {
	s.view(func(tx *bolt.Tx) {
		id := tx.Bucket(boltTables[1]).Get([]byte(name))
		sector = int(tx.Bucket(boltTables[0]).Get(id)[0])
	})
	return sector
}

// ends follows the edges of a table.
func ends(tx *bolt.Tx, table []byte) neighbours {
	c := tx.Bucket(table).Cursor()
	prefix := binary.BigEndian.AppendUint64(make([]byte, 8, 16), 1)
	return func(node int, f func(int)) {
		binary.BigEndian.PutUint64(prefix, uint64(node))
		for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			f(int(binary.BigEndian.Uint64(k[16:])))
		}
	}
}

func (s *boltStore) around(node int) (n int) {
	s.view(func(tx *bolt.Tx) {
		ends(tx, boltTables[3])(node, func(other int) {
			if other != 0 {
				n++
			}
		})
	})
	return n
}

func (s *boltStore) reach(node, hops int) (n int) {
	s.view(func(tx *bolt.Tx) { n = s.search.reach(ends(tx, boltTables[3]), node, hops) })
	return n
}

func (s *boltStore) distance(from, to int) (d int) {
	s.view(func(tx *bolt.Tx) {
		d = s.search.distance(ends(tx, boltTables[3]), ends(tx, boltTables[4]), from, to)
	})
	return d
}

// degrees counts the edges that enter each node.
func (s *boltStore) degrees() (list []int) {
	s.view(func(tx *bolt.Tx) {
		c := tx.Bucket(boltTables[4]).Cursor()
		for k, _ := c.First(); k != nil; k, _ = c.Next() {
			node := int(binary.BigEndian.Uint64(k))
			for node >= len(list) {
				list = append(list, 0)
			}
			list[node]++
		}
	})
	return list
}

func (s *boltStore) sectors() []int {
	counts := make([]int, sectors)
	degrees := s.degrees()
	s.view(func(tx *bolt.Tx) {
		c := tx.Bucket(boltTables[0]).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if id := int(binary.BigEndian.Uint64(k)); id < len(degrees) {
				counts[v[0]] += degrees[id]
			}
		}
	})
	return counts
}

func (s *boltStore) top() []int { return ten(s.degrees()) }

func (s *boltStore) link(from, to int) {
	check(s.db.Update(func(tx *bolt.Tx) error {
		last, _ := tx.Bucket(boltTables[2]).Cursor().Last()
		for i, p := range edgePairs(int(binary.BigEndian.Uint64(last))+1, from, to) {
			if err := tx.Bucket(boltTables[2+i]).Put(p.k, p.v); err != nil {
				return err
			}
		}
		return nil
	}))
}
