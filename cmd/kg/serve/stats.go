package serve

import (
	"github.com/newsgraph/kg/query/schema"
)

// Stats is what the database holds.
type Stats struct {
	Nodes      int64        `json:"nodes"`
	Edges      int64        `json:"edges"`
	Labels     []statsLabel `json:"labels"`
	Types      []statsType  `json:"types"`
	Keys       []string     `json:"keys"`
	Articles   int64        `json:"articles"`
	Statements int64        `json:"statements"`
	FileBytes  int64        `json:"file_bytes"`
	Version    string       `json:"version"`
	State      uint64       `json:"state"`
	Writable   bool         `json:"writable"`
	Limits     struct {
		MaxRows   int   `json:"max_rows"`
		TimeoutMS int64 `json:"timeout_ms"`
	} `json:"limits"`
}

type statsLabel struct {
	Name  string   `json:"name"`
	Count int64    `json:"count"`
	Keys  []string `json:"keys"`
}

type statsType struct {
	Name  string   `json:"name"`
	Count int64    `json:"count"`
	From  []string `json:"from"`
	To    []string `json:"to"`
}

func (s *Server) stats(c *call) (any, error) {
	shape, err := s.shape.read(c.tag, func() (*schema.Schema, error) { return schema.Read(c.tx) })
	if err != nil {
		return nil, err
	}
	out := &Stats{
		Nodes: c.tx.CountNodes(), Edges: c.tx.CountEdges(), Labels: []statsLabel{}, Types: []statsType{}, Keys: some(shape.Keys),
		Articles: c.tx.CountLabel("Article"), Statements: c.tx.CountLabel("Statement"), FileBytes: c.tx.Size(),
		Version: s.opts.Version, State: c.tx.Version(), Writable: s.opts.Write,
	}
	out.Limits.MaxRows, out.Limits.TimeoutMS = s.opts.MaxRows, s.opts.Timeout.Milliseconds()
	for _, l := range shape.Labels {
		out.Labels = append(out.Labels, statsLabel{l.Name, l.Count, some(l.Keys)})
	}
	for _, t := range shape.Types {
		out.Types = append(out.Types, statsType{t.Name, t.Count, some(t.From), some(t.To)})
	}
	return out, nil
}

// some is a list that JSON writes as [] where it is empty.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
