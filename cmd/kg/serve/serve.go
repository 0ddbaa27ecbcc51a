// Package serve is the HTTP side of kg: a JSON API over one database, described in openapi.yaml,
// and the page that explores it.
//
// Start with [Run], or with [New] for the handler alone. routes.go is the list of routes; a resource has a file of
// its own. guard.go says who may ask, limit.go how much at a time, database.go keeps the file open no longer than
// requests come, problem.go tells what went wrong.
package serve

import (
	"io"
	"log"
	"net/http"
	"runtime"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/newsgraph/kg/graph"
	"github.com/newsgraph/kg/query/complete"
	"github.com/newsgraph/kg/query/schema"
)

// Options of a server. Path is needed; the zero value of the others is a default.
type Options struct {
	Path    string        // of the database
	Write   bool          // allow requests that change it
	Wait    time.Duration // for another process to let go of it; 0 means 5 s
	Timeout time.Duration // of a request; 0 means 30 s
	MaxRows int           // of one answer; 0 means 10,000
	Host    string        // the name or address that it listens on, "" for all
	Port    string        // names the cookie
	Token   string        // that every request needs; "" for none
	Version string        // of kg
	Log     io.Writer     // for what went wrong within the server; nil for nothing
}

// The defaults of Options.
const (
	DefaultTimeout = 30 * time.Second
	DefaultMaxRows = 10_000
	defaultWait    = 5 * time.Second
)

// Server is the handler of all requests. Close it after the last.
type Server struct {
	opts    Options
	db      *graph.Shared
	queries *gate
	reads   *gate
	bodies  *gate // of queries, where they may be large
	writes  *gate // of articles
	words   kept[*complete.Words]
	shape   kept[*schema.Schema]
	page    *page
	log     *log.Logger
	handler http.Handler
}

// New returns the handler over a database, which is opened when the first request needs it.
func New(opts Options) *Server {
	if opts.Wait <= 0 {
		opts.Wait = defaultWait
	}
	if opts.Timeout <= 0 {
		opts.Timeout = DefaultTimeout
	}
	if opts.MaxRows <= 0 {
		opts.MaxRows = DefaultMaxRows
	}
	if opts.Log == nil {
		opts.Log = io.Discard
	}
	processors := runtime.GOMAXPROCS(0)
	s := &Server{
		opts: opts, db: graph.Share(opts.Path, &graph.Options{Timeout: opts.Wait, ReadOnly: !opts.Write}).Linger(idleTurn, busyTurn),
		queries: newGate(4*processors, 64), reads: newGate(8*processors, 256), bodies: newGate(8*processors, 256), writes: newGate(4, 16),
		page: newPage(), log: log.New(opts.Log, "kg: ", 0),
	}
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.CompressionLevel(2), gzhttp.EnableZstd(false))
	if err != nil {
		panic(err) // the options are constants
	}
	g := &guard{host: opts.Host, token: opts.Token, cookie: "kg-" + opts.Port, logged: s.logged}
	s.handler = s.recovered(g.wrap(compress(s.mux())))
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close closes the database.
func (s *Server) Close() error { return s.db.Close() }
