package graph

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// friends are the neighbours of a node that have a label.
func friends(tx *Tx, id NodeID) (list []NodeID) {
	for h := range tx.Expand(id, Both) {
		if tx.HasLabel(h.Other, "Friend") {
			list = append(list, h.Other)
		}
	}
	return list
}

func TestWhatIsRememberedIsWhatWouldBeDerivedNow(t *testing.T) {
	g := open(t)
	r := rand.New(rand.NewPCG(1, 2))
	var nodes []NodeID
	update(t, g, func(tx *Tx) {
		for range 8 {
			nodes = append(nodes, must(tx.CreateNode([]string{"Friend"}, nil)))
		}
	})
	derived := 0
	for range 300 {
		takenBack := r.IntN(4) == 0
		err := g.Update(bg, func(tx *Tx) error {
			for range 1 + r.IntN(4) {
				a, b := nodes[r.IntN(len(nodes))], nodes[r.IntN(len(nodes))]
				switch r.IntN(8) {
				case 0:
					no(tx.AddLabel(a, "Friend"))
				case 1:
					no(tx.RemoveLabel(a, "Friend"))
				case 2:
					for h := range tx.Expand(a, Both) {
						no(tx.DeleteEdge(h.Edge))
					}
				case 3:
					if a != b && !takenBack {
						no(tx.MergeNodes(a, b))
						nodes[slices.Index(nodes, b)] = must(tx.CreateNode([]string{"Friend"}, nil))
					}
				default:
					must(tx.CreateEdge(a, "KNOWS", b, nil))
				}
				for _, id := range nodes {
					got := tx.Remember("friends", id, func() []NodeID { derived++; return friends(tx, id) })
					if want := friends(tx, id); !slices.Equal(got, want) {
						t.Fatalf("node %d: remembered %v, want %v", id, got, want)
					}
				}
			}
			if takenBack {
				return errors.ErrUnsupported
			}
			return nil
		})
		if takenBack != (err != nil) {
			t.Fatal(err)
		}
	}
	if asked := 300 * 8; derived >= 2*asked {
		t.Errorf("derived %d times", derived)
	}
}

func TestAMemoThatIsFullBeginsAnew(t *testing.T) {
	g := open(t)
	update(t, g, func(tx *Tx) {
		id := must(tx.CreateNode(nil, nil))
		many := make([]NodeID, memoFull/2)
		for _, what := range []string{"a", "b", "c"} {
			tx.Remember(what, id, func() []NodeID { return many })
		}
		if len(g.memo.lists) != 1 || g.memo.size > memoFull {
			t.Errorf("%d lists of size %d, want the last alone", len(g.memo.lists), g.memo.size)
		}
	})
}
