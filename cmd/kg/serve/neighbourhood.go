package serve

import (
	"slices"
	"time"

	"github.com/newsgraph/kg/graph"
)

const dayFormat = time.DateOnly

// Bounds of a neighbourhood.
const (
	mostDepth      = 4
	mostNeighbours = 1000
	mostOfAType    = 2000 // edges of one type that are looked at, of one node
)

// neighbourhood is the graph around a node, breadth first.
func neighbourhood(c *call) (any, error) {
	id, err := parseID("parameter id", c.query.Get("id"))
	if err != nil {
		return nil, err
	}
	depth, err := c.number("depth", 1, 1, mostDepth)
	if err != nil {
		return nil, err
	}
	limit, err := c.number("limit", 200, 1, mostNeighbours)
	if err != nil {
		return nil, err
	}
	x := &exploration{reader: c.reader, picture: picture{mostNodes: limit, mostEdges: 5 * limit}}
	if x.from, err = c.date("from"); err != nil {
		return nil, err
	}
	if x.until, err = c.date("until"); err != nil {
		return nil, err
	}
	if x.until == "" {
		x.until = "9999-12-31"
	}
	if x.types = c.types(); x.types == nil {
		return Graph{Nodes: []Node{}, Edges: []Edge{}}, nil
	}
	if _, err := c.ref(graph.NodeID(id)); err != nil {
		return nil, err
	}
	if err := x.explore(graph.NodeID(id), depth); err != nil {
		return nil, err
	}
	return x.picture.graph(c.reader)
}

// types are those that the request follows: all but MENTIONS if it names none; none if it names only unknown ones.
func (c *call) types() []graph.TypeID {
	names := c.list("types")
	if len(names) == 0 {
		return c.otherTypes()
	}
	var list []graph.TypeID
	for _, name := range names {
		if id := c.tx.TypeID(name); id != 0 {
			list = append(list, id)
		}
	}
	return list
}

// exploration is a neighbourhood in the making.
type exploration struct {
	*reader
	picture
	types       []graph.TypeID
	from, until string // days
}

func (x *exploration) explore(start graph.NodeID, depth int) error {
	x.addNode(start)
	frontier := []graph.NodeID{start}
	for range depth {
		var next []graph.NodeID
		for _, id := range frontier {
			for _, h := range x.around(id) {
				if x.seen[h.Other] {
					continue
				}
				if !x.addNode(h.Other) {
					break
				}
				next = append(next, h.Other)
			}
			if x.tx.Err() != nil {
				return x.tx.Err()
			}
		}
		frontier = next
	}
	x.keep = x.within
	x.join(x.reader, x.types...)
	return x.tx.Err()
}

// around are the edges of a node, one of each type and direction in turn, so that a node with a thousand
// statements shows its other ties, too.
func (x *exploration) around(id graph.NodeID) []graph.Half {
	var runs [][]graph.Half
	for _, dir := range []graph.Direction{graph.Out, graph.In} {
		for _, typ := range x.types {
			var run []graph.Half
			seen := 0
			for h := range x.tx.Expand(id, dir, typ) {
				if seen++; seen > mostOfAType {
					x.truncated = true
					break
				}
				if x.within(id, h) {
					run = append(run, h)
				}
			}
			if len(run) > 0 {
				runs = append(runs, run)
			}
		}
	}
	var list []graph.Half
	for len(runs) > 0 && len(list) < x.mostNodes+1 {
		for i := range runs {
			list = append(list, runs[i][0])
			runs[i] = runs[i][1:]
		}
		runs = slices.DeleteFunc(runs, func(run []graph.Half) bool { return len(run) == 0 })
	}
	return list
}

// within tells whether an edge is of the time asked for, or of none.
func (x *exploration) within(id graph.NodeID, h graph.Half) bool {
	if x.from == "" && x.until == "9999-12-31" {
		return true
	}
	first, last := x.when(id, h)
	return (last == "" || last >= x.from) && (first == "" || first <= x.until)
}

// when are the days that an edge is of: a statement's day, a figure's period, the years of a post; "" for an open end.
func (x *exploration) when(id graph.NodeID, h graph.Half) (first, last string) {
	from, to := id, h.Other
	if h.Dir == graph.In {
		from, to = to, from
	}
	statement := graph.NodeID(0)
	switch x.tx.TypeName(h.Type) {
	case "SAID":
		statement = to
	case "ABOUT":
		statement = from
	case "MENTIONS":
		return x.day(from, "published")
	}
	if statement != 0 {
		return x.day(statement, "said_on")
	}
	since, _ := x.tx.EdgeProp(h.Edge, "since")
	until, _ := x.tx.EdgeProp(h.Edge, "until")
	if since != nil || until != nil {
		first, _ = days(textOf(since))
		_, last = days(textOf(until))
		return first, last
	}
	for _, key := range []string{"period", "date"} {
		if v, ok := x.tx.EdgeProp(h.Edge, key); ok {
			return days(textOf(v))
		}
	}
	return "", ""
}

func (x *exploration) day(id graph.NodeID, key string) (first, last string) {
	v, _ := x.tx.Prop(id, key)
	return days(textOf(v))
}
