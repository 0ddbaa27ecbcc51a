package graph

// memo is what writers derived from the edges of nodes; see Tx.Remember. It outlives transactions: nobody else can
// have written to the file while it is the same Graph.
type memo struct {
	lists map[string]map[NodeID][]NodeID
	size  int // of all lists and entries
}

// memoFull is the size at which a memo begins anew, some 30 MB.
const memoFull = 1 << 20

// Remember returns what derive does. In an Update it may be what derive returned before for the same node, in this
// transaction or an earlier one: it must depend on nothing but the edges of the node and the labels of nodes, and the
// list must not be changed. That is for what is asked of the same nodes time and again while many others are added.
func (tx *Tx) Remember(what string, id NodeID, derive func() []NodeID) []NodeID {
	if !tx.writable {
		return derive()
	}
	m := &tx.graph.memo
	if list, ok := m.lists[what][id]; ok {
		return list
	}
	list := derive()
	if tx.err != nil {
		return list
	}
	if m.size += entrySize + len(list); m.size > memoFull {
		*m = memo{size: entrySize + len(list)}
	}
	if m.lists == nil {
		m.lists = map[string]map[NodeID][]NodeID{}
	}
	if m.lists[what] == nil {
		m.lists[what] = map[NodeID][]NodeID{}
	}
	m.lists[what][id] = list
	return list
}

// entrySize is what an entry takes beside its list, in ids.
const entrySize = 4

// forget drops what was derived from the edges of nodes, one of which changes.
func (m *memo) forget(nodes ...uint64) {
	for _, lists := range m.lists {
		for _, id := range nodes {
			if list, ok := lists[NodeID(id)]; ok {
				m.size -= entrySize + len(list)
				delete(lists, NodeID(id))
			}
		}
	}
}
