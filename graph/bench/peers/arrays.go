package main

// adjacency is compressed: the ends of node i's edges are others[starts[i]:starts[i+1]].
type adjacency struct{ starts, others []uint32 }

func newAdjacency(nodes int, ends [][2]uint32, from int) adjacency {
	a := adjacency{make([]uint32, nodes+2), make([]uint32, len(ends))}
	for _, e := range ends {
		a.starts[e[from]+1]++
	}
	for i := range nodes + 1 {
		a.starts[i+1] += a.starts[i]
	}
	next := append([]uint32(nil), a.starts...)
	for _, e := range ends {
		a.others[next[e[from]]] = e[1-from]
		next[e[from]]++
	}
	return a
}

func (a *adjacency) of(node int) []uint32 { return a.others[a.starts[node]:a.starts[node+1]] }

func (a *adjacency) each(node int, f func(int)) {
	for _, other := range a.of(node) {
		f(int(other))
	}
}

// arrayStore keeps all in memory and nothing on disk.
type arrayStore struct {
	names    map[string]uint32
	sectorOf []byte
	out, in  adjacency
	search   searcher
}

func openArrays(dir, _ string) store {
	s := &arrayStore{names: map[string]uint32{}, sectorOf: []byte{0}}
	check(eachNode(dir, func(id int, name string, sector int) error {
		s.names[name] = uint32(id)
		s.sectorOf = append(s.sectorOf, byte(sector))
		return nil
	}))
	var ends [][2]uint32
	check(eachEdge(dir, func(from, to int) error {
		ends = append(ends, [2]uint32{uint32(from), uint32(to)})
		return nil
	}))
	s.out, s.in = newAdjacency(len(s.names), ends, 0), newAdjacency(len(s.names), ends, 1)
	return s
}

func (s *arrayStore) close() {}

func (s *arrayStore) sector(name string) int { return int(s.sectorOf[s.names[name]]) }

func (s *arrayStore) around(node int) (n int) {
	for _, other := range s.out.of(node) {
		if other != 0 {
			n++
		}
	}
	return n
}

func (s *arrayStore) reach(node, hops int) int { return s.search.reach(s.out.each, node, hops) }

func (s *arrayStore) distance(from, to int) int {
	return s.search.distance(s.out.each, s.in.each, from, to)
}

func (s *arrayStore) sectors() []int {
	counts := make([]int, sectors)
	for id, sector := range s.sectorOf {
		counts[sector] += len(s.in.of(id))
	}
	return counts
}

func (s *arrayStore) top() []int {
	degrees := make([]int, len(s.sectorOf))
	for id := range degrees {
		degrees[id] = len(s.in.of(id))
	}
	return ten(degrees)
}

// link does nothing, and is not asked to: nothing here is durable.
func (s *arrayStore) link(int, int) {}
