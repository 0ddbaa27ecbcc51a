package main

import (
	"database/sql"
	"errors"

	_ "modernc.org/sqlite"
)

func dialSQLite(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-65536)&_pragma=mmap_size(1073741824)")
	if err == nil {
		db.SetMaxOpenConns(1) // one goroutine asks, and prepared statements stay with their connection
	}
	return db, err
}

// loadSQLite fills the tables in one transaction and makes the indexes last.
func loadSQLite(dir, path string) (err error) {
	db, err := dialSQLite(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, q := range []string{
		"CREATE TABLE node (id INTEGER PRIMARY KEY, name TEXT, sector INTEGER)",
		"CREATE TABLE edge (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)",
	} {
		if _, err := tx.Exec(q); err != nil {
			return err
		}
	}
	node, err := tx.Prepare("INSERT INTO node VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	err = eachNode(dir, func(id int, name string, sector int) error {
		_, err := node.Exec(id, name, sector)
		return err
	})
	if err != nil {
		return err
	}
	edge, err := tx.Prepare("INSERT INTO edge (a, b) VALUES (?, ?)")
	if err != nil {
		return err
	}
	err = eachEdge(dir, func(from, to int) error {
		_, err := edge.Exec(from, to)
		return err
	})
	if err != nil {
		return err
	}
	for _, q := range []string{
		"CREATE UNIQUE INDEX node_name ON node(name)", "CREATE INDEX edge_out ON edge(a, b)", "CREATE INDEX edge_in ON edge(b, a)",
		"ANALYZE",
	} {
		if _, err := tx.Exec(q); err != nil {
			return err
		}
	}
	return tx.Commit()
}

type sqliteStore struct {
	db       *sql.DB
	prepared map[string]*sql.Stmt
	search   searcher
}

func openSQLite(_, path string) store {
	return &sqliteStore{db: must(dialSQLite(path)), prepared: map[string]*sql.Stmt{}}
}

func (s *sqliteStore) close() { check(s.db.Close()) }

func (s *sqliteStore) statement(q string) *sql.Stmt {
	if s.prepared[q] == nil {
		s.prepared[q] = must(s.db.Prepare(q))
	}
	return s.prepared[q]
}

func (s *sqliteStore) one(q string, args ...any) (n int) {
	check(s.statement(q).QueryRow(args...).Scan(&n))
	return n
}

func (s *sqliteStore) sector(name string) int {
	return s.one("SELECT sector FROM node WHERE name = ?", name)
}

func (s *sqliteStore) around(node int) int {
	return s.one("SELECT count(b) FROM edge WHERE a = ?", node)
}

// reach is a query: faster here than a search in Go that asks for the edges of each node.
func (s *sqliteStore) reach(node, hops int) int {
	const q = `WITH RECURSIVE r(n, hops) AS (SELECT ?1, 0 UNION SELECT b, hops + 1 FROM r JOIN edge ON a = n WHERE hops < ?2)
SELECT count(DISTINCT n) - 1 FROM r`
	return s.one(q, node, hops)
}

func (s *sqliteStore) ends(q string) neighbours {
	stmt := s.statement(q)
	return func(node int, f func(int)) {
		rows := must(stmt.Query(node))
		defer rows.Close()
		for rows.Next() {
			var other int
			check(rows.Scan(&other))
			f(other)
		}
		check(rows.Err())
	}
}

func (s *sqliteStore) distance(from, to int) int {
	return s.search.distance(s.ends("SELECT b FROM edge WHERE a = ?"), s.ends("SELECT a FROM edge WHERE b = ?"), from, to)
}

func (s *sqliteStore) sectors() []int {
	counts := make([]int, sectors)
	rows := must(s.statement("SELECT sector, count(*) FROM edge JOIN node ON node.id = b GROUP BY sector").Query())
	defer rows.Close()
	for rows.Next() {
		var sector, n int
		check(rows.Scan(&sector, &n))
		counts[sector] = n
	}
	check(rows.Err())
	return counts
}

func (s *sqliteStore) top() (best []int) {
	rows := must(s.statement("SELECT b, count(*) AS degree FROM edge GROUP BY b ORDER BY degree DESC, b LIMIT 10").Query())
	defer rows.Close()
	for rows.Next() {
		var node, degree int
		check(rows.Scan(&node, &degree))
		best = append(best, node)
	}
	check(rows.Err())
	return best
}

func (s *sqliteStore) link(from, to int) {
	must(s.statement("INSERT INTO edge (a, b) VALUES (?, ?)").Exec(from, to))
}
